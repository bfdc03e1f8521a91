"""What inputs can have wrong with them: each fails alone, in words, and costs nothing else."""

import gzip
import json
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cleaner.batch.extras import arrow, zstd
from tests.batch.conftest import CLEAN, STORY, TEXT, Run, command, entries, record, tree
from tests.odd_files import dangling, device, latin, looping, unix_socket

ZEROS = bytes(10_000_000)


def _picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))


def _packed(path: Path) -> None:
    path.write_bytes(gzip.compress(TEXT.encode()))


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2_000_000_000)


BAD_TEXTS: list[tuple[Callable[[Path], object], str]] = [
    (dangling, "is a link to nothing"),
    (looping, "symbolic links"),
    (device, "is a device"),
    (unix_socket, "is a socket"),
    (os.mkfifo, "is a pipe"),
    (latin, "byte 3 (0xe9) is no UTF-8"),
    (_picture, "is a PNG image, whatever its name says"),
    (_packed, "is gzip data, whatever its name says"),
    (_sparse, "more than the limit of 64 MB"),
]


@pytest.mark.parametrize(("make", "why"), BAD_TEXTS)
def test_what_is_no_readable_text_fails_alone(
    run: Run, folder: Path, out: Path, make: Callable[[Path], object], why: str
) -> None:
    make(folder / "aa.txt")
    summary = run(folder, out)
    assert (summary.cleaned, summary.failed) == (2, 1)
    assert summary.failures[0].startswith(f"{folder / 'aa.txt'}: ")
    assert why in summary.failures[0]
    assert sorted(tree(out)) == ["a.txt", "ledger.jsonl", "sub/b.txt"]


@pytest.mark.parametrize("make", [_picture, _packed])
def test_a_dump_that_is_none_is_one_failure(
    run: Run, tmp_path: Path, lines: Path, make: Callable[[Path], object]
) -> None:
    make(tmp_path / "in.jsonl")
    summary = run(tmp_path / "in.jsonl", lines)
    assert (summary.inputs, summary.failed) == (1, 1)
    assert "whatever its name says" in summary.failures[0]


def test_a_folder_named_like_a_text_is_a_folder(run: Run, folder: Path, out: Path) -> None:
    (folder / "x.txt").mkdir()
    (folder / "x.txt" / "inner.txt").write_text(TEXT, encoding="utf-8")
    assert run(folder, out).cleaned == 3
    assert (out / "x.txt" / "inner.txt").read_text(encoding="utf-8") == CLEAN


def test_an_unreadable_file_fails_alone(run: Run, folder: Path, out: Path) -> None:
    (folder / "a.txt").chmod(0)
    if os.access(folder / "a.txt", os.R_OK):
        pytest.skip("this user may read everything")
    summary = run(folder, out)
    assert (summary.cleaned, summary.failed) == (1, 1)
    assert "Permission denied" in summary.failures[0]


def test_a_file_that_may_not_be_opened_fails_alone(
    run: Run, folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def refusing(path: str, *rest: int, **more: int) -> int:
        if str(path).endswith("texts/a.txt"):
            raise PermissionError(13, "Permission denied", path)
        return opened(path, *rest, **more)

    monkeypatch.setattr(os, "open", refusing)
    summary = run(folder, out)
    assert (summary.cleaned, summary.failed) == (1, 1)
    assert "Permission denied. Allow it" in summary.failures[0]


def test_a_name_that_is_no_utf8_comes_through(run: Run, folder: Path, out: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (folder / name).write_text(TEXT, encoding="utf-8")
    assert run(folder, out).cleaned == 3
    assert (out / name).read_text(encoding="utf-8") == CLEAN
    assert name in {entry.id for entry in entries(out / "ledger.jsonl")}
    assert run(folder, out.with_suffix(".jsonl")).cleaned == 3
    assert run(folder, out.with_suffix(".parquet")).cleaned == 3


@pytest.mark.parametrize("cut", [30, 1])
def test_of_a_truncated_dump_every_whole_record_is_cleaned(
    run: Run, dump: Path, lines: Path, cut: int
) -> None:
    packed = dump.with_name("dump.jsonl.gz")
    parts = [gzip.compress(line) for line in dump.read_bytes().splitlines(keepends=True)]
    packed.write_bytes(b"".join(parts)[:-cut])
    summary = run(packed, lines)
    assert summary.cleaned >= 9
    assert "ends in the middle of its compressed data" in summary.failures[-1]


def test_a_truncated_zstd_dump_is_told(run: Run, dump: Path, lines: Path) -> None:
    packed = dump.with_name("dump.jsonl.zst")
    packed.write_bytes(zstd().compress(dump.read_bytes())[:-5])
    assert "ends in the middle" in run(packed, lines).failures[-1]


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.warc.gz", "a.parquet.gz"])
def test_what_is_not_compressed_as_its_name_says_fails(
    run: Run, tmp_path: Path, lines: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(b"no gzip at all")
    assert "is no sound gzip data" in run(tmp_path / name, lines).failures[0]


@pytest.mark.parametrize("name", ["a.txt.zst", "a.jsonl.zst"])
def test_what_is_no_zstd_fails(run: Run, tmp_path: Path, lines: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"no zstd at all")
    assert "is no sound Zstandard data" in run(tmp_path / name, lines).failures[0]


@pytest.mark.parametrize(("name", "why"), [("a.parquet", "no sound Parquet"), ("a.warc", "WARC")])
def test_a_table_or_archive_that_is_none_fails(
    run: Run, tmp_path: Path, lines: Path, name: str, why: str
) -> None:
    (tmp_path / name).write_bytes(b"nothing of the kind\n" * 99)
    assert why in run(tmp_path / name, lines).failures[0]


def _within(megabytes: int) -> Callable[[], None]:
    def limit() -> None:
        size = megabytes * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (size, size))

    return limit


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to RLIMIT_AS")
@pytest.mark.parametrize("kind", ["txt", "jsonl"])
@pytest.mark.parametrize("packed", ["gz", "zst"])
def test_a_bomb_is_refused_in_little_memory(tmp_path: Path, kind: str, packed: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    module = gzip if packed == "gz" else zstd()
    (folder / f"bomb.{kind}.{packed}").write_bytes(module.compress(ZEROS) * 60)
    (folder / "good.txt").write_text(TEXT, encoding="utf-8")
    argv = [folder, "-o", tmp_path / "out", "--jobs", 0, "--limit", 5]
    done = command(*argv, preexec_fn=_within(700))
    assert done.returncode == 1
    assert b"more than the limit of 5 MB" in done.stdout
    assert (tmp_path / "out" / "good.txt").read_text(encoding="utf-8") == CLEAN


def test_a_line_of_200_mb_is_passed_over(run: Run, tmp_path: Path, lines: Path) -> None:
    with (tmp_path / "in.jsonl").open("wb") as file:
        file.write(record(1).encode() + b'{"text": "')
        for _ in range(20):
            file.write(ZEROS.replace(b"\0", b"a"))
        file.write(b'"}\n' + record(2).encode())
    summary = run(tmp_path / "in.jsonl", lines)
    assert (summary.cleaned, summary.failed) == (2, 1)
    assert "in.jsonl:2: holds more than the limit of 64 MB" in summary.failures[0]


BAD_LINES = [
    (b'{"text": "a"', "broken JSON, character 13"),
    (b"nonsense", "broken JSON, character 1"),
    (b'{"body": "a"}', "no field 'text'; there are: body"),
    (b'{"text": 17}', "field 'text' is a number, not a text"),
    (b'{"text": null}', "field 'text' is null, not a text"),
    (b"[1]", "is an array, not an object with fields"),
    (b'{"text": "caf\xe9"}', "byte 13 (0xe9) is no UTF-8"),
    (b'{"text": ' + b"[" * 100_000, "JSON that cannot be read"),
    (b'{"n": ' + b"9" * 5_000 + b"}", "JSON that cannot be read"),
]


@pytest.mark.parametrize(("line", "why"), BAD_LINES)
def test_a_bad_line_fails_alone(
    run: Run, tmp_path: Path, lines: Path, line: bytes, why: str
) -> None:
    (tmp_path / "in.jsonl").write_bytes(
        b"%s%s\n%s" % (record(1).encode(), line, record(2).encode())
    )
    summary = run(tmp_path / "in.jsonl", lines)
    assert (summary.cleaned, summary.failed) == (2, 1)
    assert f"in.jsonl:2: {why}" in summary.failures[0]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.warc", "a.parquet"])
def test_a_file_without_documents_is_accounted_for(
    run: Run, tmp_path: Path, lines: Path, name: str
) -> None:
    path = tmp_path / name
    if name.endswith("parquet"):
        arrow().parquet.write_table(arrow().table({"text": arrow().array([], "string")}), path)
    else:
        path.write_bytes(gzip.compress(b"") if name.endswith("gz") else b"")
    summary = run(path, lines)
    assert (summary.inputs, summary.skips) == (1, {"holds no document": 1})
    assert entries(Path(f"{lines}.ledger.jsonl"))[0].source == str(path)


def test_documents_of_one_id_are_all_cleaned(run: Run, tmp_path: Path, lines: Path) -> None:
    (tmp_path / "in.jsonl").write_text(record(1) * 3, encoding="utf-8")
    assert run(tmp_path / "in.jsonl", lines).cleaned == 3
    sources_ = [entry.source for entry in entries(Path(f"{lines}.ledger.jsonl"))]
    assert sources_ == [f"{tmp_path / 'in.jsonl'}:{n}" for n in (1, 2, 3)]


def test_a_text_whose_cleaning_breaks_fails_alone(
    run: Run, dump: Path, lines: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cleaner.batch.work import Bench

    cleaned = Bench._article

    def breaking(self: Bench, subject: object) -> object:
        if STORY.format(n=4) in str(subject):
            raise RuntimeError("no luck")
        return cleaned(self, subject)  # type: ignore[arg-type]  # it goes through as it is

    monkeypatch.setattr(Bench, "_article", breaking)
    summary = run(dump, lines)
    assert (summary.cleaned, summary.failed) == (9, 1)
    assert f"{dump}:5: RuntimeError: no luck. This is a bug" in summary.failures[0]


def test_a_file_where_a_folder_has_to_be_fails_its_documents_alone(
    run: Run, folder: Path, out: Path
) -> None:
    out.mkdir()
    (out / "sub").write_text("in the way", encoding="utf-8")
    summary = run(folder, out)
    assert (summary.cleaned, summary.failed) == (1, 1)
    assert (out / "sub").read_text(encoding="utf-8") == "in the way"


def test_a_read_only_output_is_one_line(folder: Path) -> None:
    done = command(folder, "-o", "/proc/clean", "--jobs", 0)
    assert done.returncode == 1
    assert done.stderr.startswith(b"cleaner: /proc/clean: ")
    assert done.stderr.count(b"\n") == 1


def test_a_folder_that_cannot_be_listed_is_one_failure(
    run: Run, folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = os.listdir

    def refusing(path: str) -> list[str]:
        if str(path).endswith("sub"):
            raise PermissionError(13, "Permission denied", path)
        return listed(path)

    monkeypatch.setattr(os, "listdir", refusing)
    summary = run(folder, out)
    assert (summary.cleaned, summary.failed) == (1, 1)
    assert f"{folder / 'sub'}: Permission denied" in summary.failures[0]


def test_what_stdout_gets_is_whole_records_only(dump: Path) -> None:
    done = command(dump, "-o", "-", "--jobs", 0)
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [
        f"r{n}" for n in range(10)
    ]
