"""What extraction lost comes back from the page's own structure."""

import json

from lxml.html import fromstring

from cleaner import clean_html
from cleaner.page.alignment import Entry, Stream, entries_of
from cleaner.page.recovery import parted
from cleaner.page.runs import read_runs
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


def test_a_declared_body_in_markdown_is_read_as_the_page_would_show_it() -> None:
    first, *rest = PARAGRAPHS[:6]
    marked = ["+++dropcap", f"*{first[:4]}*{{: .small}}{first[4:]}", "+++", "[#image: /photos/1]"]
    linked = [f"[{text[:20]}](https://example.org/1){text[20:]}" for text in rest]
    body = json.dumps("\n\n".join([*marked, *linked]))
    script = f"<script type='application/ld+json'>{{\"articleBody\": {body}}}</script>"
    article = clean_html(page(script + "<main><article> ¶ ¶ </article></main>"))
    assert article.paragraphs == (first, *rest)


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


def lines_of(rows: list[str]) -> list[str]:
    return [entry.text for entry in parted([Entry(row, None) for row in rows], [], Stream([]))]


def test_a_table_drawn_around_lines_is_no_table() -> None:
    rows = [
        "| The ferry came back |",
        "|  |  |",
        r"| Tuesday \| Northfield |  |",
        "| It was late. |",
    ]
    assert lines_of(rows) == ["The ferry came back", "Tuesday | Northfield", "It was late."]


def test_a_table_of_data_keeps_its_rows_of_one_cell() -> None:
    rows = ["| Deck | Lamps |", "|---|---|", "| Crew |  |", "| upper | 12 |", "| lower | 4 |"]
    assert lines_of([*rows[:3], "|  |  |", *rows[3:]]) == rows


def test_a_declared_body_of_another_article_does_not_replace_the_one_on_the_page() -> None:
    other = "The wall against the sea will be raised by a metre. " * 60
    node = f'{{"@type": "NewsArticle", "headline": "A wall", "articleBody": "{other}"}}'
    script = f"<script type='application/ld+json'>{node}</script>"
    article = clean_html(
        page(script + "<article><h1>The ferry that came back</h1> ¶ ¶ ¶ ¶ ¶</article>")
    )
    assert article.paragraphs == tuple(PARAGRAPHS[:5])
    assert article.title == "The ferry that came back"


def test_a_body_that_only_the_declaration_holds_keeps_its_paragraphs() -> None:
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[:4]).replace('"', "'")
    script = f'<script type=\'application/ld+json\'>{{"articleBody": "{body}"}}</script>'
    article = clean_html(page(script + "<h1>The ferry that came back</h1><div id='app'></div>"))
    assert len(article.paragraphs) == 4


def test_an_article_that_is_not_free_may_be_cut_off() -> None:
    node = '{"@type": "NewsArticle", "isAccessibleForFree": "False"}'
    script = f"<script type='application/ld+json'>{node}</script>"
    article = clean_html(page(script + "<article> ¶ ¶ ¶ ¶</article>"))
    assert article.warnings == (
        "the page says that it is not free to read: the article may be cut off",
    )


def test_a_button_glued_to_a_sentence_is_parted_from_it() -> None:
    words = "<span>The lamps were never lit.</span><span class='c-btn'>Click To Tweet</span>"
    button = f"<a href='/t'>{words}</a>"
    article = clean_html(page(f"<article> ¶ ¶ <blockquote>{button}</blockquote> ¶ ¶</article>"))
    assert "The lamps were never lit." in article.paragraphs
    assert not any("Tweet" in text for text in article.paragraphs)


def test_a_standfirst_below_a_headline_of_the_second_rank_comes_back() -> None:
    lead = "The ferry has come back, but nobody knows why it had been late for three nights."
    head = "<meta property='og:title' content='The ferry that came back'>"
    heading = "<hgroup><h2>The ferry that came back</h2></hgroup>"
    top = f"{heading}<div class='x'><span>{lead}</span></div>"
    article = clean_html(page(f"{head}<main>{top}<div> ¶ ¶ ¶ ¶ </div></main>"))
    assert article.paragraphs[0] == lead


def test_a_text_that_advertisements_part_comes_back_whole() -> None:
    first = "".join(f"<p class='t'>{text}</p>" for text in PARAGRAPHS[:3])
    second = "".join(f"<p class='t'>{text}</p>" for text in PARAGRAPHS[3:5])
    parts = "<div class='ad-slot'>Ad</div>".join(
        f"<div class='part'><div class='articleBody'>{text}</div></div>" for text in (first, second)
    )
    article = clean_html(page(f"<main><h1>The ferry that came back</h1>{parts}</main>"))
    assert article.paragraphs == tuple(PARAGRAPHS[:5])


def test_the_text_ends_where_the_headline_of_another_article_stands() -> None:
    first = "".join(f"<p class='t'>{text}</p>" for text in PARAGRAPHS[:3])
    second = "".join(f"<p class='t'>{text}</p>" for text in PARAGRAPHS[3:5])
    stories = (
        f"<div class='story'><h1>{title}</h1><div class='articleBody'>{text}</div></div>"
        for title, text in (("The ferry that came back", first), ("The pier", second))
    )
    article = clean_html(page(f"<main>{''.join(stories)}</main>"))
    assert article.paragraphs == tuple(PARAGRAPHS[:3])


def test_the_dropped_item_of_a_list_comes_back() -> None:
    items = "<li>A lamp for the mole</li><li data-lp-replacement-content>A cable</li><li>A man</li>"
    article = clean_html(page(f"<article> ¶ ¶ <ul>{items}</ul> ¶ ¶</article>"))
    assert "- A lamp for the mole\n- A cable\n- A man" in article.text


def test_a_dropped_list_comes_back_below_the_line_that_announces_it() -> None:
    items = "<ul data-lp-replacement-content><li>A lamp for the mole</li><li>A cable</li></ul>"
    article = clean_html(page(f"<article> ¶ <p>What is missing:</p>{items} ¶ ¶ ¶</article>"))
    assert "- A lamp for the mole\n- A cable" in article.text


def test_a_dropped_list_of_links_stays_where_it_is() -> None:
    items = "".join(f"<li><a href='/{n}'>A story of the harbour</a></li>" for n in range(3))
    listed = f"<ul data-lp-replacement-content>{items}</ul>"
    article = clean_html(page(f"<article> ¶ <p>What was written:</p>{listed} ¶ ¶ ¶</article>"))
    assert "A story of the harbour" not in (article.source_text or "")


def test_a_standfirst_comes_back_from_below_the_tools_of_the_page() -> None:
    lead = "The ferry has come back, but nobody knows why it had been late for three nights."
    tools = "".join(f"<li>{tool}</li>" for tool in ("A", "A+", "Print", "Save", "12"))
    top = f"<h1>The ferry that came back</h1><ul>{tools}</ul><div class='synopsis'>{lead}</div>"
    article = clean_html(page(f"<main>{top}<article> ¶ ¶ ¶ ¶</article></main>"))
    assert article.paragraphs[0] == lead


def test_a_standfirst_comes_back_though_the_page_declares_only_its_beginning() -> None:
    lead = f"{PARAGRAPHS[6]} {PARAGRAPHS[7]}"
    head = f"<meta name='description' content='{PARAGRAPHS[6]}...'>"
    above = "<div>By</div><div>Ada</div><div>Three</div>"
    top = f"<h1>The ferry that came back</h1>{above}<div>{lead}</div>"
    article = clean_html(page(f"{head}<main>{top}<article> ¶ ¶ ¶ ¶</article></main>"))
    assert article.paragraphs[0] == lead


def test_a_short_paragraph_of_ideographs_is_a_paragraph() -> None:
    long = "渡し船は火曜日に戻ってきたが、灯りの半分は嵐で壊れていた。" * 2
    lost = "港の壁は来年、一メートル高くなることが決まった。"
    rest = f"<p>{long}</p>" * 3
    body = f"<article><p>{long}</p><p data-lp-replacement-content>{lost}</p>{rest}</article>"
    assert lost in clean_html(page(body)).text


def test_a_line_out_of_whose_middle_a_caption_was_left_is_cut_between_words() -> None:
    first = "The captain went below to count the blankets, and came back with “good news.”"
    last = "“We are going home tonight,” she told her crew, and nobody on the bridge believed her."
    caption = "<x-box class='caption'><x-line>The bridge of the ferry, last year</x-line></x-box>"
    runs = read_runs(fromstring(f"<div>{first}{caption}{last}</div>"))
    stream = Stream(runs)
    entries = entries_of(first + last, stream)
    assert [entry.text for entry in parted(entries, runs, stream)] == [first, last]
