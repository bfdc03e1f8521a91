"""The report of a run: what it counts, what it shows, and that nothing can break it."""

import base64
import hashlib
import re
from itertools import pairwise

import pytest

from cleaner import Cleaner
from cleaner.batch.duplicates import Match
from cleaner.batch.report import Report
from tests.batch.demo import HOSTILE, Added, added, demo, documents, failed
from tests.batch.page import Page


@pytest.fixture(scope="module")
def given() -> list[Added]:
    return list(documents())


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner()


def report_of(given: list[Added], sample: int = 40) -> Report:
    report = Report(sample)
    for one in given:
        report.add(*one)
    return report


@pytest.fixture(scope="module")
def page(given: list[Added]) -> Page:
    return Page(report_of(given).render())


def test_every_element_is_closed_and_ids_differ(page: Page) -> None:
    assert page.open == []
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_what_an_element_refers_to_is_there(page: Page) -> None:
    ids = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
    for _, attributes in page.elements:
        for name in ("aria-labelledby", "aria-describedby"):
            assert attributes.get(name) in {None, *ids}
        if attributes.get("href", "").startswith("#"):
            assert attributes["href"][1:] in ids


def test_the_counts_are_those_of_the_documents(given: list[Added], page: Page) -> None:
    entries = [entry for entry, _, _ in given]
    text = page.text()
    assert f"{len(entries)} documents, every one accounted for" in text
    assert f"{sum(entry.chars_in for entry in entries):,}" in text
    assert f"{sum(sum(entry.removals.values()) for entry in entries):,}" in text
    assert "3 failed" in text
    assert "1 skipped" in text


def test_headings_go_down_one_level_at_a_time(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_page_needs_nothing_from_elsewhere(page: Page) -> None:
    sources = [
        value
        for _, attributes in page.elements
        for name, value in attributes.items()
        if name in {"src", "href", "action", "srcset", "poster", "data"}
    ]
    assert sources
    assert all(source.startswith(("#", "data:image/svg+xml,")) for source in sources)
    assert not re.search(r"url\(|@import|https?://(?!www\.w3\.org/2000/svg)", demo_code(page))


def demo_code(page: Page) -> str:
    return " ".join(page.texts["style"] + page.texts["script"])


def test_its_policy_allows_its_own_style_and_script_and_no_others(page: Page) -> None:
    (policy,) = [
        attributes["content"]
        for attributes in page.all("meta")
        if attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    for tag in "style", "script":
        (text,) = page.texts[tag]
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_no_element_has_a_handler_or_a_style_of_its_own(page: Page) -> None:
    names = {name for _, attributes in page.elements for name in attributes}
    assert not [name for name in names if name.startswith("on") or name == "style"]


def test_a_hostile_text_stays_a_text(cleaner: Cleaner) -> None:
    html = report_of([added("</title><script>", HOSTILE, cleaner)]).render()
    page = Page(html)
    assert len(page.all("script")) == 1
    assert not page.all("img")
    assert "<script>window.broken = 1</script></script><!-- ]]> ${broken}" in page.text()
    assert not set(html) & {"\0", "\x1b", "\u202e", "\u2028", "\ud800"}
    html.encode("utf-8")


@pytest.mark.parametrize("name", ["\ud800.txt", "a\0b", "x" * 5000, "\u202egpj.exe", "", "<b>"])
def test_any_name_and_any_error_can_be_shown(cleaner: Cleaner, name: str) -> None:
    report = report_of([added(name, "One line.", cleaner), (failed(name, error=name), "", None)])
    restored = Report()
    restored.restore(report.state())
    assert restored.render() == report.render()
    assert Page(report.render()).open == []


def test_the_same_documents_give_the_same_page(given: list[Added]) -> None:
    assert report_of(given).render() == report_of(given).render()


@pytest.mark.parametrize("cut", [0, 1, 90, 181])
def test_a_run_that_was_interrupted_gives_the_page_of_one_that_was_not(
    given: list[Added], cut: int
) -> None:
    report = report_of(given[:cut])
    resumed = Report()
    resumed.restore(report.state())
    for one in given[cut:]:
        resumed.add(*one)
    assert resumed.render() == report_of(given).render()


def test_a_state_from_elsewhere_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        Report().restore(b"not a state")


def test_a_run_without_documents_has_a_page() -> None:
    text = Page(Report().render()).text()
    assert "0 documents, every one accounted for" in text
    assert "No document was cleaned." in text


def test_a_run_where_all_failed_has_a_page() -> None:
    text = Page(report_of([(failed("a"), "", None)]).render()).text()
    assert "1 document, every one accounted for" in text
    assert "cannot be read" in text


def test_the_first_failures_are_named_and_the_others_counted() -> None:
    text = Page(report_of([(failed(f"file-{n}"), "", None) for n in range(250)]).render()).text()
    assert "file-99 " in text
    assert "file-100 " not in text
    assert "and 150 more; the ledger names them all." in text


def test_the_sample_follows_from_the_ids_alone(cleaner: Cleaner) -> None:
    given = [added(f"text-{n}", "The ferry was late again.", cleaner) for n in range(60)]
    shown = [
        sorted(re.findall(r"text-\d+(?=</h3>)", report_of(some, 5).render()))
        for some in (given, given[::-1])
    ]
    assert shown[0] == shown[1]
    assert len(shown[0]) == 5


def test_documents_that_lost_most_are_shown_though_not_in_the_sample(cleaner: Cleaner) -> None:
    story = "The ferry to Ostmouth was late again on Tuesday, the port office said.\n\n" * 3
    story = "".join(f"{n}. {line}\n\n" for n, line in enumerate(story.split("\n\n")) if line)
    line = "CLICK HERE TO GET THE HARBOUR NEWS APP\n\n"
    given = [added(f"quiet-{n}", story, cleaner) for n in range(30)]
    given.insert(17, added("loud", story + line * 9, cleaner))
    page = report_of(given, 0).render()
    assert re.findall(r"([a-z0-9-]+)</h3>", page) == ["loud"]
    assert "largest share,most removed" in page


def test_lines_are_counted_in_bounded_memory(cleaner: Cleaner) -> None:
    entry, text, article = added("a", "Story.\n\nGET THE HARBOUR NEWS APP", cleaner)
    assert article
    (removal,) = article["removed"]
    report = Report(0)
    sizes = []
    for number in range(4000):
        unique = [{**removal, "text": f"Unique line {number} {part}"} for part in range(3)]
        report.add(entry, text, {**article, "removed": (removal, *unique)})
        if number % 1000 == 999:
            sizes.append(len(report.state()))
    assert max(sizes) < 2 * sizes[0]
    page = Page(report.render()).text()
    assert "GET THE HARBOUR NEWS APP" in page
    assert "may be up to" in page


def test_a_long_document_is_shown_with_its_removals_and_says_what_it_leaves_out(
    cleaner: Cleaner,
) -> None:
    story = "".join(
        f"Boat {n} came back to the quay on time, said Ada Lund.\n\n" for n in range(2000)
    )
    text = f"{story}CLICK HERE TO GET THE HARBOUR NEWS APP\n"
    page = report_of([added("long", text, cleaner)]).render()
    assert len(page) < 400_000
    assert "CLICK HERE TO GET THE HARBOUR NEWS APP" in page
    assert re.search(r"[\d,]+ characters not shown", page)


def test_a_line_of_very_many_parts_is_shown_in_part(cleaner: Cleaner) -> None:
    part = "Boat came. (photo) "
    entry, text, article = added("parts", part * 500, cleaner)
    assert article
    removal = {"rule": "a.credit.b", "category": "credit", "reason": "Why.", "text": "(photo)"}
    starts = [number * len(part) + part.index("(") for number in range(500)]
    removed = [{**removal, "start": start, "end": start + 7} for start in starts]
    page = report_of([(entry, text, {**article, "removed": removed})]).render()
    assert 10 < page.count("<del ") < 60
    assert re.search(r"[\d,]+ characters not shown", page)


def test_a_document_whose_text_is_not_at_hand_is_shown_from_its_parts(cleaner: Cleaner) -> None:
    entry, _, article = added("page", "The ferry was late again.\n\nGET OUR NEWS APP", cleaner)
    page = Page(report_of([(entry, "", article)]).render())
    assert "GET OUR NEWS APP" in page.texts["del"]
    assert "The ferry was late again." in page.texts["span"]
    assert "shown with all removals first" in page.text()


def test_a_copy_names_what_it_is_a_copy_of(cleaner: Cleaner) -> None:
    entry, text, article = added("second", "The ferry was late again.", cleaner)
    copy = entry.model_copy(update={"duplicate_of": "first"})
    page = Page(report_of([(copy, text, article)]).render()).text()
    assert "a copy of first" in page
    assert "copies of an earlier one 1" in page


@pytest.mark.parametrize("restored", [False, True])
def test_copies_can_be_told_when_all_documents_are_in(cleaner: Cleaner, restored: bool) -> None:
    report = report_of([added(name, "The ferry was late again.", cleaner) for name in "abc"])
    if restored:
        state = report.state()
        report = Report()
        report.restore(state)
    report.mark({2: Match("a", "equal")})
    page = Page(report.render()).text()
    assert page.count("a copy of a") == 1
    assert "copies of an earlier one 1" in page


def test_a_dump_for_json_is_as_good(cleaner: Cleaner) -> None:
    text = "The ferry was late.\n\nGET OUR FREE NEWS APP \ud800\n\nNobody was hurt."
    entry, text, article = added("a", text, cleaner)
    dumped = cleaner(text).model_dump(mode="json")
    assert article
    assert article["removed"]
    page = report_of([(entry, text, dumped)]).render()
    assert page == report_of([(entry, text, article)]).render()
    assert "was not at hand" not in page


def test_the_demo_makes_the_same_report(given: list[Added]) -> None:
    assert demo().render() == report_of(given).render()
