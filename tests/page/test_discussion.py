"""Readers' comments, and what is only called so."""

from cleaner import clean_html
from tests.pages import PARAGRAPHS, page

VOICES = [
    "I was on that ferry and nobody told us a thing until the lights came back at five.",
    "Nonsense, the crew went from cabin to cabin twice, and so did my own brother-in-law.",
    "Has anybody asked who pays for the tugs? It will be us again, as it was last winter.",
    "The old ferry would have turned around at the first lighthouse, and rightly so, I say.",
    "My neighbour sold his ticket on the morning of that day; some people have all the luck.",
    "They should have stayed in the harbour. Everybody on the quay could see what was coming.",
    "We waited for our daughter until noon, and the port office never once picked up the phone.",
    "So the wind is to blame once more? The wind has been blowing here since before my time.",
]


def talk(name: str) -> str:
    """Give the voices, each in an element, all of them in one."""
    items = "".join(f"<x-item class='{name}'><p>{voice}</p></x-item>" for voice in VOICES)
    return f"<x-box class='{name}_block'>{items}</x-box>"


def test_comments_go_also_where_they_are_as_long_as_the_text() -> None:
    html = page(f"<x-text> ¶ ¶ ¶ ¶ </x-text>{talk('reader_comment')}")
    assert clean_html(html).paragraphs == tuple(PARAGRAPHS[:4])


def test_an_article_that_is_called_a_comment_stays() -> None:
    html = page("<p>What happened on the ferry.</p><x-text class='comment'> ¶ ¶ ¶ ¶ </x-text>")
    assert clean_html(html).paragraphs[-4:] == tuple(PARAGRAPHS[:4])


def test_what_is_told_as_it_happens_stays() -> None:
    html = page(f"<p>Ferry 1</p><p>Storm 0</p>{talk('live_comments')}")
    assert clean_html(html).paragraphs[-len(VOICES) :] == tuple(VOICES)


def test_the_head_of_an_article_stays_in_an_element_that_counts_comments() -> None:
    head = f"<x-head class='comments'><p>{VOICES[0]} {VOICES[1]} {VOICES[2]}</p></x-head>"
    html = page(f"<x-text>{head} ¶ ¶ ¶ ¶ </x-text>")
    assert clean_html(html).paragraphs[0] == f"{VOICES[0]} {VOICES[1]} {VOICES[2]}"
