"""What the fixtures reach is pinned: it never falls silently, and no gain goes unpinned."""

from pathlib import Path

import pytest

from tests import floors


@pytest.fixture(scope="module")
def now() -> floors.Figures:
    return floors.measured()


def test_no_figure_falls_below_its_floor(now: floors.Figures) -> None:
    assert floors.fallen(now, floors.pinned()[0]) == []


def test_no_floor_lags_behind_its_figure(now: floors.Figures) -> None:
    assert floors.lagging(now, floors.pinned()[0]) == []  # mend with: python -m tests.floors


def test_every_lowered_floor_has_a_reason() -> None:
    assert all(line.count(": ") >= 2 for line in floors.pinned()[1])


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "floors.toml"
    path.write_text(floors.written({"ad": 0.5}, []), encoding="utf-8")
    monkeypatch.setattr(floors, "FILE", path)
    return path


def measure(monkeypatch: pytest.MonkeyPatch, figures: floors.Figures) -> None:
    monkeypatch.setattr(floors, "measured", lambda: figures)


def test_a_better_figure_raises_its_floor(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    measure(monkeypatch, {"ad": 0.75})
    assert floors.main([]) == 0
    assert floors.pinned() == ({"ad": 0.75}, [])


def test_a_floor_is_not_lowered_without_a_reason(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    measure(monkeypatch, {"ad": 0.25, "app": 1.0})
    assert floors.main([]) == 1
    assert floors.pinned() == ({"ad": 0.5}, [])


def test_a_lowered_floor_keeps_its_reason(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    measure(monkeypatch, {"ad": 0.25})
    assert floors.main(["--lower", "harder articles"]) == 0
    assert floors.pinned() == ({"ad": 0.25}, ["ad: 0.5 → 0.25: harder articles"])
