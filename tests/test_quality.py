"""The benchmark reads checkouts in the layouts of their own repositories, and prints figures."""

import gzip
import json
from pathlib import Path

import pytest

from tests.benchmarks import quality
from tests.benchmarks.checkouts import evaldata, sources
from tests.benchmarks.datasets import pages

FIRST = "The ferry left at dawn on Monday, and nobody was on deck to see it go that day, they said."
SECOND = "It came back at noon with half of its lights broken by the storm outside the old harbour."
JUNK = "CLICK HERE TO GET THE HARBOUR NEWS APP"
HTML = (
    f'<html lang="en-GB"><body><article><p>{FIRST}</p><p>{SECOND}</p><p>{JUNK}</p></article></body>'
).encode()


def write(path: Path, content: bytes | str | object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not isinstance(content, bytes | str):
        content = json.dumps(content)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.fixture
def aeb(tmp_path: Path) -> None:
    folder = tmp_path / "article-extraction-benchmark"
    write(folder / "ground-truth.json", {"ab12": {"articleBody": f"{FIRST}\n\n{SECOND}"}})
    write(folder / "html" / "ab12.html.gz", gzip.compress(HTML))


def fundus(root: Path) -> None:
    versions = {
        "V1": {"body": {"sections": [{"headline": [], "paragraphs": ["Of another page."]}]}},
        "V1_1": {"body": {"summary": [FIRST], "sections": [{"paragraphs": [SECOND]}]}},
    }
    write(root / "uk" / "Herald.json", versions)
    write(root / "uk" / "Herald_2024_05_06.html.gz", gzip.compress(HTML))
    write(root / "uk" / "meta.info", "{}")


def test_article_extraction_benchmark_is_read(tmp_path: Path, aeb: None) -> None:
    (page,) = sources(tmp_path)
    assert (page.id, page.gold, page.language) == ("ab12", (FIRST, SECOND), "en")


@pytest.mark.parametrize("below", [".", "tests/resources/parser/test_data"])
def test_fundus_is_read_with_the_version_that_stands_in_the_page(
    tmp_path: Path, below: str
) -> None:
    fundus(tmp_path / "fundus" / below)
    (page,) = sources(tmp_path)
    assert (page.id, page.gold) == ("uk/Herald_2024_05_06.html.gz", (FIRST, SECOND))


ENTRY = {"file": "a.html", "with": ["ferry left"], "without": ["NEWS APP"]}


@pytest.mark.parametrize(
    ("data", "page"),
    [
        ("tests/evaldata.json", "tests/cache/a.html"),
        ("tests/evaldata.json", "tests/eval/a.html"),
        ("tests/evaldata.py", "tests/cache/a.html"),
        ("evaldata.json", "html/a.html.gz"),
    ],
)
def test_evaldata_is_read(tmp_path: Path, data: str, page: str) -> None:
    folder = tmp_path / "trafilatura"
    entries = {"https://example.org/a": ENTRY}
    write(folder / data, f"EVAL_PAGES = {entries!r}" if data.endswith(".py") else entries)
    write(folder / page, gzip.compress(HTML) if page.endswith(".gz") else HTML)
    (entry,) = evaldata(tmp_path)
    assert (entry.html, entry.wanted, entry.unwanted) == (HTML, ("ferry left",), ("NEWS APP",))


def test_texts_extracted_before_go_before_the_pages(tmp_path: Path, aeb: None) -> None:
    row = {"set": "own", "id": "1", "lang": "en", "text": "A text.", "gold": ["A text."]}
    write(tmp_path / "text" / "trafilatura.jsonl.gz", gzip.compress(json.dumps(row).encode()))
    assert [page.text for page in pages(tmp_path, ["trafilatura"])] == ["A text."]


def test_the_run_prints_raw_cleaned_and_perfect(
    tmp_path: Path, aeb: None, capsys: pytest.CaptureFixture[str]
) -> None:
    label = {"set": "article-extraction-benchmark", "id": "ab12", "extractor": "trafilatura"}
    write(tmp_path / "line-labels.jsonl", json.dumps(label | {"line": JUNK, "label": "app"}))
    write(tmp_path / "trafilatura" / "evaldata.json", {"https://example.org/a": ENTRY})
    write(tmp_path / "trafilatura" / "html" / "a.html", HTML)
    arguments = ["--data", str(tmp_path), "--extractor", "trafilatura", "--no-rivals"]
    assert quality.main(arguments) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    figures = {row[0]: row[1:] for row in rows if row}
    assert float(figures["raw"][0]) < 1
    assert figures["cleaner"][0] == figures["perfect"][0] == "1.0000"
    assert ["app", "1", "1", "1.000"] in rows
    assert ["en", "1", "1.000", "2", "1.0000"] in rows


def test_a_diff_names_the_lines_whose_verdict_changed(
    tmp_path: Path, aeb: None, capsys: pytest.CaptureFixture[str]
) -> None:
    common = ["--data", str(tmp_path), "--extractor", "trafilatura", "--no-rivals", "--brief"]
    one, two = tmp_path / "one", tmp_path / "two"
    quality.main([*common, "--save", str(one)])
    two.write_text("", encoding="utf-8")
    capsys.readouterr()
    assert quality.main(["--diff", str(two), str(one)]) == 0
    first, last = capsys.readouterr().out.splitlines()
    assert first.startswith("+ ")
    assert JUNK in first
    assert last == "0 removals, now 1 (+: 1)"


def test_without_data_it_says_what_to_name(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLEANER_CORPUS", raising=False)
    assert quality.main([]) == 0
    assert "--data" in capsys.readouterr().out
