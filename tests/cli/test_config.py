"""Dials on the command line and in the config file, and what a faulty file gets."""

from pathlib import Path

import pytest

from tests.cli.conftest import CLEAN, GONE, SIGN, TEXT, Run

KEEPS = 'keep = ["app"]\n'


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pack: Path) -> Path:
    """The working folder, two below the one that holds the pack."""
    folder = tmp_path / "one" / "two"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_every_dial_has_its_flag(run: Run, home: Path, pack: Path) -> None:
    result = run(
        "clean", "--preset", "light", "--keep", "app", "--remove", "source", "--off",
        "en.source.quokka", "--language", "en", "--pack", pack, stdin=TEXT,
    )  # fmt: skip
    assert (result.code, result.out, result.err) == (0, TEXT, "")


def test_a_preset_leaves_in_what_it_means_to(run: Run, home: Path, pack: Path) -> None:
    out = run("clean", "--preset", "light", "--pack", pack, stdin=TEXT).out
    assert GONE not in out
    assert SIGN in out


def test_remove_takes_out_what_a_preset_leaves_in(run: Run, home: Path, pack: Path) -> None:
    flags = ("--preset", "light", "--remove", "source", "--pack", pack)
    assert run("clean", *flags, stdin=TEXT).out == CLEAN


def test_the_nearest_config_file_above_counts(run: Run, home: Path, pack: Path) -> None:
    write(home.parent.parent / "cleaner.toml", "keep = ['app', 'source']\n")
    write(home.parent / "cleaner.toml", f"{KEEPS}packs = ['../{pack.name}']\n")
    out = run("clean", stdin=TEXT).out
    assert GONE in out
    assert SIGN not in out


def test_pyproject_counts_where_it_has_the_table(run: Run, home: Path, pack: Path) -> None:
    write(home.parent / "pyproject.toml", f"[tool.cleaner]\n{KEEPS}packs = ['../{pack.name}']\n")
    write(home / "pyproject.toml", "[tool.other]\nkeep = 3\n")
    assert GONE in run("clean", stdin=TEXT).out


def test_cleaner_toml_goes_before_pyproject_in_one_folder(run: Run, home: Path, pack: Path) -> None:
    write(home / "pyproject.toml", "[tool.cleaner]\nkeep = ['app']\n")
    write(home / "cleaner.toml", f"packs = ['{pack}']\n")
    assert run("clean", stdin=TEXT).out == CLEAN


def test_a_flag_replaces_the_dial_of_the_file(run: Run, home: Path, pack: Path) -> None:
    write(home / "cleaner.toml", f"{KEEPS}packs = ['{pack}']\n")
    out = run("clean", "--keep", "source", stdin=TEXT).out
    assert GONE not in out
    assert SIGN in out


def test_an_empty_flag_empties_the_dial(run: Run, home: Path, pack: Path) -> None:
    write(home / "cleaner.toml", f"{KEEPS}packs = ['{pack}']\n")
    assert run("clean", "--keep", "", stdin=TEXT).out == CLEAN


def test_what_a_flag_removes_is_not_kept_by_the_file(run: Run, home: Path, pack: Path) -> None:
    write(home / "cleaner.toml", f"{KEEPS}packs = ['{pack}']\n")
    assert run("clean", "--remove", "app", stdin=TEXT).out == CLEAN


def test_config_names_another_file(run: Run, home: Path, pack: Path) -> None:
    write(home / "cleaner.toml", "keep = 3\n")
    other = write(home.parent / "other.toml", f"packs = ['../{pack.name}']\n")
    assert run("clean", "--config", other, stdin=TEXT).out == CLEAN


def test_no_config_reads_none(run: Run, home: Path, pack: Path) -> None:
    write(home / "cleaner.toml", "keep = 3\n")
    assert run("clean", "--no-config", "--pack", pack, stdin=TEXT).out == CLEAN


def test_the_library_reads_no_config_file(home: Path) -> None:
    from cleaner import Cleaner, Options

    write(home / "cleaner.toml", KEEPS)
    assert Cleaner().options == Options()


def test_explain_names_the_config_file(run: Run, home: Path, text: Path) -> None:
    config = write(home / "cleaner.toml", KEEPS)
    assert f"config    {config}" in run("explain", text).out


FAULTS = {
    "no TOML": ("keep = [", "is no TOML"),
    "no UTF-8": ("keep = ['\udcff']", "is no TOML"),
    "unknown dial": ("kep = ['app']", "kep: no option 'kep'; near: keep"),
    "unknown preset": ("preset = 'bodies'", "preset: no preset 'bodies'; near: body"),
    "unknown category": ("remove = ['bylin']", "remove: no category 'bylin'; near: byline"),
    "unknown rule": ("off = ['shape.title.frist-line']", "off: no rule 'shape.title.frist-line'"),
    "another kind": ("keep = 3", "keep: keep takes a list of categories, not 3 (int)"),
    "keep and remove": ("keep = ['bio']\nremove = 'bio'", "keep: category 'bio' is in keep and"),
    "missing pack": ("packs = ['no.toml']", "packs: no file"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_file_is_named_with_key_fault_and_remedy(run: Run, home: Path, fault: str) -> None:
    content, told = FAULTS[fault]
    path = home / "cleaner.toml"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    result = run("clean", stdin=TEXT)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert f"{path}: {told}" in result.err
    assert "--no-config" in result.err


@pytest.mark.parametrize(
    ("content", "told"),
    [("[tool]\nx = 1", "has no [tool.cleaner]"), ("[tool]\ncleaner = 3", "tool.cleaner: is no")],
)
def test_a_project_file_without_the_table_is_refused_when_named(
    run: Run, home: Path, content: str, told: str
) -> None:
    path = write(home / "pyproject.toml", content)
    result = run("clean", "--config", path, stdin=TEXT)
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert f"{path}: {told}" in result.err


def test_a_config_file_that_is_not_there_is_a_usage_error(run: Run, home: Path) -> None:
    result = run("clean", "--config", "no.toml", stdin=TEXT)
    assert result.code == 2
    assert result.err.startswith("cleaner: no.toml: No such file")


def test_config_and_no_config_exclude_each_other(run: Run, home: Path) -> None:
    assert run("clean", "--config", "a.toml", "--no-config", stdin=TEXT).code == 2


def test_a_fault_on_the_command_line_is_not_put_on_the_file(run: Run, home: Path) -> None:
    write(home / "cleaner.toml", KEEPS)
    result = run("clean", "--keep", "bylin", stdin=TEXT)
    assert result.code == 2
    assert "cleaner.toml" not in result.err


def test_an_unknown_language_is_a_warning(run: Run, home: Path) -> None:
    result = run("clean", "--language", "tlh", stdin=TEXT)
    assert result.code == 0
    assert "-: warning: no pack knows the language 'tlh'" in result.err
