"""Parquet tables: rows in, rows out, and what no table can hold."""

import gzip
import json
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cleaner.batch.extras import arrow
from tests.batch.conftest import STORY, Run, record, text


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _table(path: Path, **columns: Any) -> Any:
    table = arrow().table(columns)
    arrow().parquet.write_table(table, path)
    return table


def test_a_table_keeps_its_other_columns_as_they_are(run: Run, tmp_path: Path) -> None:
    arrow_ = arrow()
    times = arrow_.array([datetime(2020, 1, 1, tzinfo=UTC)] * 3, arrow_.timestamp("ns", "UTC"))
    money = arrow_.array([Decimal("1.50")] * 3, arrow_.decimal128(9, 2))
    table = _table(
        tmp_path / "in.parquet",
        text=arrow_.array([text(n) for n in range(3)], arrow_.large_string()),
        when=times,
        money=money,
        nested=[{"a": [1]}, None, {"a": []}],
    )
    run(tmp_path / "in.parquet", tmp_path / "out.parquet")
    got = arrow_.parquet.read_table(tmp_path / "out.parquet")
    assert got.schema.equals(table.schema)
    assert got.column("text").to_pylist() == [STORY.format(n=n) for n in range(3)]
    assert got.drop_columns(["text"]).equals(table.drop_columns(["text"]))


@pytest.mark.parametrize("kind", ["timestamp[ns]", "time64[ns]", "duration[ns]", "timestamp[ms]"])
def test_times_that_python_has_no_form_for_pass_through(
    run: Run, tmp_path: Path, lines: Path, kind: str
) -> None:
    arrow_ = arrow()
    number = 2**60 if kind == "timestamp[ms]" else 3
    times = arrow_.array([number], "int64").cast(kind)
    table = _table(tmp_path / "in.parquet", text=[text(1)], when=times)
    assert run(tmp_path / "in.parquet", tmp_path / "out.parquet").cleaned == 1
    got = arrow_.parquet.read_table(tmp_path / "out.parquet").column("when")
    assert got.cast("int64").equals(table.column("when").cast(got.type).cast("int64"))
    assert run(tmp_path / "in.parquet", lines).cleaned == 1
    assert isinstance(_read(lines)[0]["when"], str)


def test_a_text_column_keeps_all_that_it_declares(run: Run, tmp_path: Path) -> None:
    arrow_ = arrow()
    field = arrow_.field("text", arrow_.string(), nullable=False, metadata={"of": "ferries"})
    table = arrow_.table([[text(1)]], schema=arrow_.schema([field], metadata={"by": "me"}))
    arrow_.parquet.write_table(table, tmp_path / "in.parquet")
    run(tmp_path / "in.parquet", tmp_path / "out.parquet")
    got = arrow_.parquet.read_schema(tmp_path / "out.parquet")
    assert got.equals(arrow_.parquet.read_schema(tmp_path / "in.parquet"), check_metadata=True)


def test_row_groups_and_null_texts_keep_their_rows_apart(run: Run, tmp_path: Path) -> None:
    texts = [text(1), None, "", text(2)]
    table = arrow().table({"text": texts, "n": [1, 2, 3, 4]})
    arrow().parquet.write_table(table, tmp_path / "in.parquet", row_group_size=1)
    summary = run(tmp_path / "in.parquet", tmp_path / "out.parquet")
    assert (summary.cleaned, summary.empty, summary.failed) == (2, 1, 1)
    assert "in.parquet:2: field 'text' is null" in summary.failures[0]
    got = arrow().parquet.read_table(tmp_path / "out.parquet").to_pylist()
    assert [(row["n"], row["text"]) for row in got] == [
        (1, STORY.format(n=1)), (3, ""), (4, STORY.format(n=2)),
    ]  # fmt: skip


def test_a_column_that_is_no_utf8_fails_only_where_it_is_needed(
    run: Run, tmp_path: Path, lines: Path
) -> None:
    bad = arrow().array([b"\xff"], "binary").view("string")
    _table(tmp_path / "in.parquet", text=[text(1)], other=bad)
    assert run(tmp_path / "in.parquet", tmp_path / "out.parquet").cleaned == 1
    why = "in.parquet:1: column 'other' holds what is no UTF-8"
    assert why in run(tmp_path / "in.parquet", lines).failures[0]


def test_columns_of_one_name_are_refused(run: Run, tmp_path: Path, lines: Path) -> None:
    table = arrow().table([[text(1)], ["another"]], names=["text", "text"])
    arrow().parquet.write_table(table, tmp_path / "in.parquet")
    assert "2 columns are called 'text'" in run(tmp_path / "in.parquet", lines).failures[0]


def test_of_a_damaged_table_the_rows_before_are_cleaned(run: Run, tmp_path: Path) -> None:
    whole, path = tmp_path / "whole.parquet", tmp_path / "in.parquet"
    texts = [f"Ferry {n}. " + f"{n * n * 7919} " * 40 for n in range(400)]
    arrow().parquet.write_table(arrow().table({"text": texts}), whole, row_group_size=100)
    data = bytearray(whole.read_bytes())
    start = arrow().parquet.read_metadata(whole).row_group(3).column(0).dictionary_page_offset
    data[start : start + 99] = bytes(99)
    path.write_bytes(data)
    summary = run(path, tmp_path / "out.parquet")
    assert (summary.cleaned >= 256, summary.failed) == (True, 1)
    assert "in.parquet: after row " in summary.failures[0]


def test_a_table_becomes_records(run: Run, tmp_path: Path, lines: Path) -> None:
    _table(tmp_path / "in.parquet", text=[text(1)], raw=[b"\xff"], day=[datetime(2020, 1, 2)])
    run(tmp_path / "in.parquet", lines)
    expected = {"text": STORY.format(n=1), "raw": "/w==", "day": "2020-01-02T00:00:00"}
    assert _read(lines) == [expected]


def test_records_become_a_table(run: Run, dump: Path, tmp_path: Path) -> None:
    run(dump, tmp_path / "out.parquet")
    got = arrow().parquet.read_table(tmp_path / "out.parquet").to_pylist()
    assert got[9] == {"id": "r9", "text": STORY.format(n=9)}


@pytest.mark.usefixtures("small_chunks")
def test_columns_of_records_that_do_not_agree_become_text(run: Run, tmp_path: Path) -> None:
    values = [1, 2.5, None, "x", [1, 2], {"a": 1}, True]
    rows = "".join(record(n, v=value) for n, value in enumerate(values))
    (tmp_path / "in.jsonl").write_text(rows, encoding="utf-8")
    assert run(tmp_path / "in.jsonl", tmp_path / "out.parquet").cleaned == 7
    got = arrow().parquet.read_table(tmp_path / "out.parquet").column("v").to_pylist()
    assert [got[2], got[3], got[4], got[5]] == [None, "x", "[1, 2]", '{"a": 1}']


def test_a_lone_surrogate_does_not_keep_a_record_out_of_a_table(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(record(1, v=["\ud800"]), encoding="utf-8")
    run(tmp_path / "in.jsonl", tmp_path / "out.parquet")
    got = arrow().parquet.read_table(tmp_path / "out.parquet").column("v").to_pylist()
    assert got == [["\ufffd"]]


AWKWARD: list[tuple[list[Any], list[Any]]] = [
    ([{}, {}], ["{}", "{}"]),
    ([{"a": [{}]}], ['{"a": [{}]}']),
    ([{}, {"a": 1}], [{"a": None}, {"a": 1}]),
    ([2**70, 1], ["1180591620717411303424", "1"]),
    ([[1, "a"]], ['[1, "a"]']),
    ([1, 1.5, 2**60 + 1], ["1", "1.5", "1152921504606846977"]),
    ([1, 1.5], [1.0, 1.5]),
    ([None, None], [None, None]),
]


@pytest.mark.parametrize(("values", "expected"), AWKWARD)
def test_what_no_column_can_hold_becomes_text(
    run: Run, tmp_path: Path, values: list[Any], expected: list[Any]
) -> None:
    rows = "".join(record(n, v=value) for n, value in enumerate(values))
    (tmp_path / "in.jsonl").write_text(rows, encoding="utf-8")
    assert run(tmp_path / "in.jsonl", tmp_path / "out.parquet").failed == 0
    got = arrow().parquet.read_table(tmp_path / "out.parquet").column("v").to_pylist()
    assert got == expected


def test_a_compressed_table_is_read(run: Run, tmp_path: Path, lines: Path) -> None:
    _table(tmp_path / "in.parquet", text=[text(1)])
    packed = tmp_path / "in.parquet.gz"
    packed.write_bytes(gzip.compress((tmp_path / "in.parquet").read_bytes()))
    assert run(packed, lines).cleaned == 1


def test_values_of_a_dictionary_come_out_as_values(run: Run, tmp_path: Path) -> None:
    arrow_ = arrow()
    kinds = arrow_.array(["a", "b", "a"]).dictionary_encode()
    tags = arrow_.ListArray.from_arrays([0, 1, 3, 3], kinds)
    pairs = arrow_.StructArray.from_arrays([kinds], names=["tag"])
    texts = arrow_.array([text(n) for n in range(3)]).dictionary_encode()
    _table(tmp_path / "in.parquet", text=texts, kind=kinds, tags=tags, pairs=pairs)
    assert run(tmp_path / "in.parquet", tmp_path / "out.parquet").cleaned == 3
    got = arrow_.parquet.read_table(tmp_path / "out.parquet")
    assert got.column("kind").to_pylist() == ["a", "b", "a"]
    assert got.column("tags").to_pylist() == [["a"], ["b", "a"], []]
    assert got.column("pairs").to_pylist() == [{"tag": "a"}, {"tag": "b"}, {"tag": "a"}]
