"""Runs that write a report."""

from pathlib import Path

import pytest

from tests.batch.conftest import STORY, Run, record
from tests.batch.test_resume import PowerCutError, cut_after

pytestmark = pytest.mark.usefixtures("small_chunks")


def test_a_run_writes_its_report(run: Run, dump: Path, lines: Path, tmp_path: Path) -> None:
    run(dump, lines, report=tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert STORY.format(n=3) in page


def test_a_resumed_run_writes_the_report_of_an_undisturbed_one(
    run: Run, dump: Path, lines: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = tmp_path / "report.html"
    undisturbed = _taken_away(run, dump, lines, report)
    with monkeypatch.context() as cut:
        cut_after(2, cut)
        with pytest.raises(PowerCutError):
            run(dump, lines, report=report, restart=True)
    assert not report.exists()
    run(dump, lines, report=report)
    assert report.read_bytes() == undisturbed


def test_a_run_that_ends_before_its_report_writes_it_the_next_time(
    run: Run, dump: Path, lines: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = tmp_path / "report.html"
    undisturbed = _taken_away(run, dump, lines, report)
    with monkeypatch.context() as cut:
        cut.setattr("cleaner.batch.reporting.Reporting.publish", _no_power)
        with pytest.raises(PowerCutError):
            run(dump, lines, report=report, restart=True)
    assert run(dump, lines, report=report).resumed == 10
    assert report.read_bytes() == undisturbed


def _taken_away(run: Run, dump: Path, lines: Path, report: Path) -> bytes:
    """Give what an undisturbed run writes as its report, which is there no more."""
    run(dump, lines, report=report)
    written = report.read_bytes()
    report.unlink()
    return written


def _no_power(*_: object) -> None:
    raise PowerCutError


def test_a_report_counts_the_copies(run: Run, tmp_path: Path, lines: Path) -> None:
    (tmp_path / "in.jsonl").write_text(record(1) * 7 + record(2), encoding="utf-8")
    pages = []
    for how in (None, "mark"):
        run(tmp_path / "in.jsonl", lines, report=tmp_path / "r.html", duplicates=how, restart=True)
        pages.append((tmp_path / "r.html").read_text(encoding="utf-8"))
    assert ["copies of an earlier one" in page for page in pages] == [False, True]


def test_the_folder_of_a_report_is_made(run: Run, dump: Path, lines: Path, tmp_path: Path) -> None:
    run(dump, lines, report=tmp_path / "more" / "report.html")
    assert [path.name for path in (tmp_path / "more").iterdir()] == ["report.html"]


def test_a_report_inside_the_input_is_no_input(run: Run, folder: Path, out: Path) -> None:
    for _ in range(2):
        assert run(folder, out, report=folder / "report.html", restart=True).inputs == 2
