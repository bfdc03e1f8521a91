"""JSON lines and web archives: records in, records out."""

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.batch.extras import zstd
from cleaner.batch.records import Changes, JsonRecord
from cleaner.errors import InputError
from tests.batch.conftest import STORY, Run, command, entries, record, text
from tests.batch.test_folder import PAGE

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


# -- JSON lines ----------------------------------------------------------------------------


def test_a_dump_is_cleaned_record_by_record(run: Run, dump: Path, lines: Path) -> None:
    run(dump, lines)
    assert [row["text"] for row in _read(lines)] == [STORY.format(n=n) for n in range(10)]


def test_everything_but_the_text_passes_byte_for_byte(
    run: Run, tmp_path: Path, lines: Path
) -> None:
    line = '{ "n":1.50,"big":12345678901234567890123, "esc":"\\u00e9\\/", "text":"Late.", "z":[]}'
    (tmp_path / "in.jsonl").write_text(f"{line}\n", encoding="utf-8")
    run(tmp_path / "in.jsonl", lines)
    assert lines.read_text(encoding="utf-8") == f"{line}\n"


@given(st.dictionaries(st.text(), VALUES, max_size=5), st.sampled_from([None, 1]), st.booleans())
def test_a_changed_field_leaves_every_other_value(
    values: dict[str, Any], indent: int | None, ascii_: bool
) -> None:
    written = json.dumps(values, indent=indent, ensure_ascii=ascii_)
    changed = JsonRecord("a:1", written).line(Changes({"text": "new", "more": None}, None))
    assert repr(json.loads(changed)) == repr({**values, "text": "new", "more": None})


def test_of_a_doubled_field_the_last_counts() -> None:
    given_ = JsonRecord("a:1", '{"text": "a", "text": "b"}')
    assert given_.values["text"] == "b"
    assert given_.line(Changes({"text": "c"}, None)) == '{"text": "a", "text": "c"}'


@pytest.mark.parametrize("line", ["[1]", '"text"', "17", "null"])
def test_a_line_that_is_no_object_is_refused(line: str) -> None:
    with pytest.raises(InputError, match="not an object"):
        JsonRecord("a:1", line)


def test_the_fields_go_by_other_names_too(run: Run, tmp_path: Path, lines: Path) -> None:
    row = {"key": 7, "body": text(1), "page": None}
    (tmp_path / "in.jsonl").write_text(json.dumps(row), encoding="utf-8")
    run(tmp_path / "in.jsonl", lines, text_field="body", id_field="key", html_field="page")
    assert _read(lines) == [row | {"body": STORY.format(n=1)}]
    assert entries(Path(f"{lines}.ledger.jsonl"))[0].id == "7"


def test_a_page_in_a_record_is_cleaned_into_the_text(run: Run, tmp_path: Path, lines: Path) -> None:
    (tmp_path / "in.jsonl").write_text(json.dumps({"html": PAGE}), encoding="utf-8")
    run(tmp_path / "in.jsonl", lines, html_field="html")
    (row,) = _read(lines)
    assert row["html"] == PAGE
    assert row["text"].startswith(STORY.format(n=1))


def test_the_whole_article_can_come_along(run: Run, dump: Path, lines: Path) -> None:
    run(dump, lines, json=True)
    assert _read(lines)[0]["article"]["removed"][0]["category"] == "app"


def test_records_without_id_are_known_by_their_line(run: Run, tmp_path: Path, lines: Path) -> None:
    (tmp_path / "in.jsonl").write_text('\n{"text": "Late."}\n', encoding="utf-8")
    run(tmp_path / "in.jsonl", lines)
    assert entries(Path(f"{lines}.ledger.jsonl"))[0].id == "in.jsonl:2"


def test_records_go_into_a_folder_by_their_number(run: Run, dump: Path, out: Path) -> None:
    run(dump, out)
    path = out / "dump" / "0000002.txt"
    assert path.read_text(encoding="utf-8") == STORY.format(n=1) + "\n"
    assert entries(out / "ledger.jsonl")[1].output == "dump/0000002.txt"


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_dumps_are_read_and_written_compressed(
    run: Run, dump: Path, tmp_path: Path, suffix: str
) -> None:
    module = gzip if suffix == ".gz" else zstd()
    packed = tmp_path / f"packed.jsonl{suffix}"
    packed.write_bytes(module.compress(dump.read_bytes()))
    run(packed, tmp_path / f"clean.jsonl{suffix}")
    out = module.decompress((tmp_path / f"clean.jsonl{suffix}").read_bytes())
    assert len(out.splitlines()) == 10


def test_stdin_goes_to_stdout() -> None:
    done = command("-", "--jobs", 0, input=(record(1) + "{}\n" + record(2)).encode())
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["r1", "r2"]
    assert done.returncode == 1
    assert b"-:2: no field 'text'" in done.stderr


# -- web archives --------------------------------------------------------------------------


def warc_record(
    number: int, body: bytes, http: str = "200 OK", kind: str = "text/html", more: str = ""
) -> bytes:
    head = f"HTTP/1.1 {http}\r\nContent-Type: {kind}; charset=utf-8\r\n{more}"
    block = f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
    warc = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-00000000000{number}>\r\n"
        f"WARC-Target-URI: https://example.org/{number}\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return warc.encode() + block + b"\r\n\r\n"


def test_the_pages_of_an_archive_are_cleaned(run: Run, tmp_path: Path, lines: Path) -> None:
    packed = gzip.compress(PAGE.encode())
    records = [
        warc_record(1, PAGE.encode()),
        warc_record(2, b"gone", http="404 Not Found"),
        warc_record(3, b"\x89PNG", kind="image/png"),
        warc_record(4, packed, more="Content-Encoding: gzip\r\n"),
    ]
    (tmp_path / "in.warc.gz").write_bytes(b"".join(map(gzip.compress, records)))
    summary = run(tmp_path / "in.warc.gz", lines)
    assert (summary.cleaned, summary.skips) == (2, {"HTTP status 404": 1, "is image/png": 1})
    rows = _read(lines)
    assert [row["url"] for row in rows] == ["https://example.org/1", "https://example.org/4"]
    assert rows[1]["id"] == "00000000-0000-0000-0000-000000000004"
    assert rows[1]["text"].startswith(STORY.format(n=1))


def _chunked(body: bytes) -> bytes:
    parts = [body[start : start + 100] for start in range(0, len(body), 100)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in [*parts, b""])


ENCODINGS = [
    (_chunked, "Transfer-Encoding: chunked"),
    (gzip.compress, "Content-Encoding: gzip"),
]


@pytest.mark.parametrize(("pack", "head"), ENCODINGS)
def test_pages_are_unpacked_as_their_headers_say(
    run: Run, tmp_path: Path, lines: Path, pack: Callable[[bytes], bytes], head: str
) -> None:
    page = pack(PAGE.encode())
    (tmp_path / "in.warc").write_bytes(warc_record(1, page, more=f"{head}\r\n"))
    assert run(tmp_path / "in.warc", lines).cleaned == 1
    assert _read(lines)[0]["text"].startswith(STORY.format(n=1))


@pytest.mark.parametrize("head", ["Content-Encoding: gzip", "Transfer-Encoding: chunked"])
def test_a_page_that_is_not_packed_as_it_says_fails_alone(
    run: Run, tmp_path: Path, lines: Path, head: str
) -> None:
    bad = warc_record(2, b"neither gzip nor chunks", more=f"{head}\r\n")
    (tmp_path / "in.warc").write_bytes(
        warc_record(1, PAGE.encode()) + bad + warc_record(3, PAGE.encode())
    )
    summary = run(tmp_path / "in.warc", lines)
    assert (summary.cleaned, summary.failed) == (2, 1)
    assert "in.warc:2: cannot be unpacked as it says" in summary.failures[0]


def test_records_that_are_no_pages_are_skipped_with_the_reason(
    run: Run, tmp_path: Path, lines: Path
) -> None:
    untyped = warc_record(1, b"x", kind="")
    garbage = re.sub(
        rb"HTTP/1.1 200 .*?\r\n\r\n",
        lambda head: b"x" * len(head[0]),
        warc_record(2, b""),
        flags=re.S,
    )
    (tmp_path / "in.warc").write_bytes(untyped + garbage)
    assert run(tmp_path / "in.warc", lines).skips == {"is of no type": 1, "no HTTP response": 1}


def test_of_a_truncated_archive_what_is_whole_is_cleaned(
    run: Run, tmp_path: Path, lines: Path
) -> None:
    whole = warc_record(1, PAGE.encode()) + warc_record(2, PAGE.encode())
    (tmp_path / "plain.warc").write_bytes(whole[:-60])
    (tmp_path / "packed.warc.gz").write_bytes(
        b"".join(gzip.compress(warc_record(n, PAGE.encode())) for n in (1, 2))[:-60]
    )
    for name in ("plain.warc", "packed.warc.gz"):
        summary = run(tmp_path / name, lines, restart=True)
        assert (summary.cleaned, summary.failed) == (1, 1), name
        assert "in the middle" in summary.failures[0]


def test_a_broken_archive_says_after_which_record(run: Run, tmp_path: Path, lines: Path) -> None:
    (tmp_path / "in.warc").write_bytes(warc_record(1, PAGE.encode()) + b"junk\r\n" * 9)
    summary = run(tmp_path / "in.warc", lines)
    assert summary.cleaned == 1
    assert "in.warc: after record 1: " in summary.failures[0]


def test_a_packed_page_that_explodes_is_refused(run: Run, tmp_path: Path, lines: Path) -> None:
    bomb = gzip.compress(b"A" * 3_000_000)
    (tmp_path / "in.warc").write_bytes(warc_record(1, bomb, more="Content-Encoding: gzip\r\n"))
    summary = run(tmp_path / "in.warc", lines, limit=1)
    assert "more than the limit of 1 MB" in summary.failures[0]
