"""Pages as publishers make them: the marked elements are the article, and nothing else is.

The fixtures mark their own truth: ``data-fixture="body"`` on every element of the article,
``data-fixture="title"`` on its headline.
"""

from pathlib import Path

import pytest
from lxml import html

from cleaner import Cleaner
from tests.fixtures import FOLDER, spaced

PAGES = sorted((FOLDER / "pages").glob("*/*.html"))
CLEANER = Cleaner()


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def marked(path: Path, kind: str) -> list[str]:
    tree = html.document_fromstring(path.read_bytes())
    found = tree.xpath(f"//*[@data-fixture='{kind}']")
    rows = [element.getparent() if element.tag in {"th", "td"} else element for element in found]
    return [spaced(row.text_content()) for row in rows]


def lines(text: str) -> list[str]:
    bare = [spaced(line.replace("|", " ").removeprefix("- ")) for line in text.split("\n")]
    return [line for line in bare if line.strip("- ")]


@pytest.mark.parametrize("path", PAGES, ids=name)
class TestPage:
    def test_the_body_is_the_article_and_nothing_else(self, path: Path) -> None:
        article = CLEANER.html(path.read_bytes())
        assert [unspaced(line) for line in lines(article.text)] == [
            unspaced(text) for text in marked(path, "body")
        ]

    def test_the_headline_is_the_title(self, path: Path) -> None:
        assert [CLEANER.html(path.read_bytes()).title] == marked(path, "title")

    def test_the_language_is_found(self, path: Path) -> None:
        assert CLEANER.html(path.read_bytes()).language == path.parent.name

    def test_every_character_of_the_extracted_text_is_accounted_for(self, path: Path) -> None:
        article = CLEANER.html(path.read_bytes())
        text = article.source_text or ""
        spans = sorted([*article.kept, *((r.start, r.end) for r in article.removed)])
        assert " ".join(text[start:end] for start, end in spans).split() == text.split()
        assert all(text[r.start : r.end] == r.text for r in article.removed)


def unspaced(text: str) -> str:
    return "".join(text.split())


def test_there_are_twenty_five_pages_in_eight_languages() -> None:
    assert len(PAGES) >= 25
    assert len({path.parent.name for path in PAGES}) >= 8
