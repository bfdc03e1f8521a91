"""What stands at a text's edges goes by fitted signs: the table, and where it is not asked."""

from types import MappingProxyType

import pytest

from cleaner import Article, clean
from cleaner.draft import Draft
from cleaner.lines import read
from cleaner.rules.structural import fitted
from cleaner.rules.structural.edges import MOST_LINES, above, below
from cleaner.rules.structural.signs import SIGNS

PARAGRAPH = "The ferry left Ostmouth at dawn, and nobody was on deck to see it go that {day}."
PARAGRAPHS = [PARAGRAPH.format(day=day) for day in ("Monday", "Tuesday", "Friday", "Sunday")]
LONG = [f"{line} {PARAGRAPH.format(day='winter')} {line}" for line in PARAGRAPHS]


def rules(article: Article) -> dict[str, str]:
    return {removal.text: removal.rule for removal in article.removed}


def test_every_sign_has_a_weight_and_every_weight_a_sign() -> None:
    weighed = {*fitted.table("above"), *fitted.table("below")} - {"bias"}
    assert weighed == set(SIGNS)


@pytest.mark.parametrize("side", ["above", "below"])
def test_no_sign_removes_a_line_alone(side: str) -> None:
    table = fitted.table(side)
    assert all(table["bias"].weight + sign.weight < 1 for sign in table.values())


def test_a_table_cannot_be_changed() -> None:
    assert isinstance(fitted.table("above"), MappingProxyType)


def test_the_reason_names_the_signs_that_speak_for_it() -> None:
    text = "\n".join([*LONG, "Share this article", "Harbour", "Quay"])
    reason = next(r.reason for r in clean(text).removed if r.text == "Harbour")
    assert "it has no end mark (1)" in reason
    assert "parts it from the text" in reason
    assert "-" not in reason.partition("signs:")[2]


def test_an_edge_is_what_stands_outside_the_first_and_last_paragraph() -> None:
    draft = Draft(read("\n".join(["Harbour", *PARAGRAPHS, "Print", "Top"])), "en")
    assert [edge and edge.numbers for edge in (above(draft), below(draft))] == [(0,), (5, 6)]


def test_two_paragraphs_have_no_edges() -> None:
    draft = Draft(read("\n".join(["Harbour", *PARAGRAPHS[:2], "Print"])), "en")
    assert above(draft) is below(draft) is None


def test_what_is_longer_than_a_page_s_furniture_is_no_edge() -> None:
    verses = [f"verse {n} of a long song" for n in range(MOST_LINES + 1)]
    assert below(Draft(read("\n".join([*PARAGRAPHS, *verses])), "en")) is None


@pytest.mark.parametrize(
    "ending",
    [
        ["What will the company pay for?", "New lights and a bell"],
        ["September 18 – Ostmouth, Old Pier", "September 21 – Skerry Point", "October 2 – Hythe"],
        ["The cook, of course"],
        ["“Never again”", "“Not with these lamps”"],
        ["Read it in one night.", "Then again slowly"],
    ],
    ids=["answer", "dates", "one line", "speech", "sentences"],
)
def test_an_article_may_end_in_short_lines(ending: list[str]) -> None:
    assert rules(clean("\n".join([*LONG, *ending]))) == {}


@pytest.mark.parametrize(
    "opening",
    [
        ["OSTMOUTH —"],
        ["【ソウル＝小池和樹】韓国の"],
        ["NEW HYTHE:"],
        ["“We shall not sail again”", "“Not without lights”"],
    ],
    ids=["dateline", "Japanese dateline", "dateline with colon", "speech"],
)
def test_an_article_may_begin_in_short_lines(opening: list[str]) -> None:
    assert rules(clean("\n".join([*opening, *LONG]))) == {}


def test_what_stands_by_a_picture_at_the_end_is_not_parted_from_the_text() -> None:
    ending = ["Passengers wait at the pier. (Dana Field/AFP)", "Flood Museum", "12 Quay Street"]
    assert rules(clean("\n".join([*LONG, *ending]))).keys() == {ending[0]}


def test_cleaning_again_changes_nothing() -> None:
    text = "\n".join(
        ["HarbourNews", "Print", "Ferry comes back", *LONG, "Share this article", "Harbour", "Quay"]
    )
    once = clean(text)
    assert clean(once.text).text == once.text
