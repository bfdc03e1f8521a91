"""The title of an article is its headline, without the name of the site."""

import pytest

from cleaner import clean_html
from tests.pages import page

SITE = "<meta property='og:site_name' content='Harbour Post'>"
HEADLINE = "The ferry that came back"


def title(named: str, top: str = "", head: str = SITE) -> str | None:
    html = page(f"{head}<article>{top} ¶ ¶ ¶ ¶</article>")
    return clean_html(html.replace("<title>Page", f"<title>{named}")).title


@pytest.mark.parametrize(
    "named",
    [
        f"{HEADLINE} | Harbour Post",
        f"Harbour Post | {HEADLINE}",
        f"{HEADLINE} - Harbour Post",
        f"Harbour Post » {HEADLINE}",
        f"{HEADLINE}｜Harbour Post",
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_title(named: str) -> None:
    assert title("Page", head=f"{SITE}<meta property='og:title' content='{named}'>") == HEADLINE


def test_the_part_of_the_title_that_the_page_shows_as_a_heading_is_its_headline() -> None:
    shown = f"<h2>{HEADLINE}</h2>"
    assert title(f"{HEADLINE} | World | News", shown, head="") == HEADLINE


def test_a_mark_inside_a_headline_parts_nothing() -> None:
    named = "Night-ferry – the second week"
    assert title("Page", head=f"{SITE}<meta property='og:title' content='{named}'>") == named


def test_where_the_title_is_the_name_of_the_site_its_element_may_tell_the_headline() -> None:
    head = "<link rel='canonical' href='https://harbour-post.example/ferry'>"
    top = f"<div class='nav'><h1>Harbour-Post</h1></div><h3><a href='/ferry'>{HEADLINE}</a></h3>"
    html = page(f"{head}<main>{top}<div> ¶ ¶ ¶ ¶ </div></main>")
    named = f"<title>Harbour-Post » {HEADLINE}"
    assert clean_html(html.replace("<title>Page", named)).title == HEADLINE
