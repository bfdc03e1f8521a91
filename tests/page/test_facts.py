"""What the page tells of an article beyond its text."""

import subprocess
import sys

from cleaner import Cleaner, clean_html
from tests.pages import PARAGRAPHS, page

HEAD = """<meta property='og:title' content='The ferry that came back'>
<meta name='author' content='Ada Lund'>
<meta property='article:published_time' content='2019-11-19'>
<meta property='og:site_name' content='Harbour Post'>
<meta name='description' content='It had been late for three nights.'>
<link rel='canonical' href='https://harbour.example/ferry'>"""
STORY = page(HEAD + "<article><h1>The ferry that came back</h1> ¶ ¶ ¶ ¶</article>")


def test_the_metadata_are_typed() -> None:
    found = clean_html(STORY).metadata
    assert found is not None
    assert (found.author, found.date, found.sitename) == ("Ada Lund", "2019-11-19", "Harbour Post")
    assert found.url == "https://harbour.example/ferry"
    assert found.description == "It had been late for three nights."


def test_the_title_is_the_pages_even_where_the_text_does_not_carry_it() -> None:
    assert clean_html(STORY.replace("<h1>The ferry that came back</h1>", "")).title == (
        "The ferry that came back"
    )


def test_removals_index_the_extracted_text() -> None:
    article = clean_html(STORY)
    text = article.source_text or ""
    assert [text[r.start : r.end] for r in article.removed] == ["The ferry that came back"]


def test_a_text_has_no_source_text_and_no_metadata() -> None:
    article = Cleaner()("The ferry was late again on Monday, the port office said.")
    assert (article.source_text, article.metadata) == (None, None)


def test_a_page_rule_can_be_switched_off() -> None:
    rules = {r.rule for r in Cleaner(off={"page.title.headline"}).html(STORY).removed}
    assert "page.title.headline" not in rules


def test_a_category_can_be_kept() -> None:
    article = Cleaner(keep={"title"}).html(STORY)
    assert article.paragraphs[0] == "The ferry that came back"


def test_the_same_page_gives_the_same_article_every_time() -> None:
    first = clean_html(STORY)
    assert all(clean_html(STORY) == first for _ in range(5))


def test_str_and_bytes_of_a_page_give_the_same_article() -> None:
    assert clean_html(STORY) == clean_html(STORY.encode())


def test_a_line_called_caption_is_body_where_the_whole_text_is_called_so() -> None:
    html = page("<div class='caption'><article> ¶ ¶ ¶ ¶</article></div>")
    assert clean_html(html).paragraphs == tuple(PARAGRAPHS[:4])


def test_importing_the_library_loads_no_html_library() -> None:
    code = "import sys, cleaner; cleaner.Cleaner(); print('trafilatura' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
