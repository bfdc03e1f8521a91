"""What extraction lost comes back from the page's own structure."""

from cleaner import clean_html
from tests.pages import PARAGRAPHS, page


def test_the_standfirst_comes_back_and_a_warning_says_so() -> None:
    lead = "The ferry has come back, but nobody knows why it had been late for three nights."
    head = f"<meta name='description' content='{lead}'>"
    header = (
        f"<header><h1>The ferry that came back</h1><p class='article-teaser'>{lead}</p></header>"
    )
    article = clean_html(page(f"{head}<article>{header} ¶ ¶ ¶ ¶</article>"))
    assert article.paragraphs[0] == lead
    assert article.warnings == ("recovered paragraphs that extraction had lost",)


def test_a_dropped_paragraph_comes_back_between_its_neighbours() -> None:
    lost = PARAGRAPHS[1]
    body = f"<article> ¶ <p data-lp-replacement-content>{lost}</p> ¶ ¶ ¶</article>"
    article = clean_html(page(body))
    assert article.paragraphs[1] == lost
    assert article.warnings == ("recovered paragraphs that extraction had lost",)


def test_the_declared_body_stands_in_for_an_extraction_with_too_little() -> None:
    body = " ".join(PARAGRAPHS)
    script = f'<script type=\'application/ld+json\'>{{"articleBody": "{body}"}}</script>'
    article = clean_html(page(script + "<main><article> ¶ ¶ </article></main>"))
    assert article.paragraphs == (body,)
    assert "declared article body" in article.warnings[0]


def test_a_declared_body_of_one_update_does_not_replace_a_whole_live_blog() -> None:
    update = PARAGRAPHS[6] + " " + PARAGRAPHS[7] + " " + PARAGRAPHS[5]
    script = f'<script type=\'application/ld+json\'>{{"articleBody": "{update}"}}</script>'
    article = clean_html(page(script + "<article> ¶ ¶ ¶ ¶ ¶</article>"))
    assert article.paragraphs == tuple(PARAGRAPHS[:5])


def test_a_paragraph_that_the_page_has_once_stands_once() -> None:
    article = clean_html(page("<article> ¶ ¶ ¶ ¶</article>"))
    assert article.paragraphs == tuple(PARAGRAPHS[:4])


def test_a_layout_set_as_a_table_is_parted_into_its_paragraphs() -> None:
    cell = "<h1>The ferry that came back</h1> ¶ ¶ ¶ ¶"
    article = clean_html(page(f"<main><table><tr><td>{cell}</td></tr></table></main>"))
    assert article.paragraphs == tuple(PARAGRAPHS[:4])
