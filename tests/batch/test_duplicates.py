"""Copies among the documents of a run: equal ones, edited ones, and stories that just meet."""

import random
import subprocess
import sys
import tracemalloc
from itertools import permutations
from pathlib import Path

import pytest

from cleaner import clean
from cleaner.batch import duplicates as module
from cleaner.batch.duplicates import Duplicates, Match, signature
from cleaner.errors import MissingExtra
from tests.fixtures import FOLDER, read
from tests.test_founding import seed

pytest.importorskip("rensa", reason="rensa is not installed: pip install '.[duplicates]'")
STORIES = ["en/bridge", "ja/tokei", "th/talat", "zh/canal"]
STORY = " ".join(f"Boat {number} came back to the quay on time." for number in range(20))


def matches(*texts: str) -> dict[int, Match]:
    duplicates = Duplicates()
    for order, text in enumerate(texts):
        article = clean(text)
        duplicates.add(order, f"text {order}", article.digest, signature(article.text))
    return dict(duplicates.resolve())


def story(name: str) -> str:
    return read(FOLDER / "duplicates" / f"{name}.txt")


@pytest.mark.parametrize("name", STORIES)
def test_one_story_edited_twice_is_a_near_copy(name: str) -> None:
    assert matches(story(name), story(f"{name}-edited")) == {1: Match("text 0", "near")}


@pytest.mark.parametrize("name", STORIES)
def test_two_stories_about_one_event_are_no_copies(name: str) -> None:
    edited, rival = story(f"{name}-edited"), story(f"{name}-rival")
    assert matches(story(name), rival) == matches(edited, rival) == {}


def test_the_two_founding_texts_are_near_copies_once_cleaned() -> None:
    duplicates = Duplicates()
    for order, article in enumerate([seed("000"), seed("002")]):
        duplicates.add(order, f"seed {order}", article.digest, signature(article.text))
    assert duplicates.resolve() == {1: Match("seed 0", "near")}


def test_a_copy_that_differs_in_typography_alone_is_equal() -> None:
    text = story("en/bridge")
    assert matches(text, text.replace('"', "“").upper()) == {1: Match("text 0", "equal")}


def test_a_match_names_a_document_that_is_itself_no_copy() -> None:
    first, second = story("en/bridge"), story("en/bridge-edited")
    found = matches(first, second, second, first)
    assert found == {
        1: Match("text 0", "near"),
        2: Match("text 0", "near"),
        3: Match("text 0", "equal"),
    }


def test_the_order_of_adding_changes_nothing() -> None:
    texts = [story("en/bridge-edited"), story("en/bridge"), story("en/bridge-rival"), STORY]
    rows = [(n, f"text {n}", f"digest {n}", signature(text)) for n, text in enumerate(texts)]
    results = []
    for order in permutations(rows):
        duplicates = Duplicates()
        for row in order:
            duplicates.add(*row)
        results.append(list(duplicates.resolve().items()))
    assert results == [[(1, Match("text 0", "near"))]] * len(results)


def test_a_very_short_body_can_only_be_an_equal_copy() -> None:
    text = "Nobody was hurt, the harbour office said on Tuesday."
    assert signature(text) == b""
    duplicates = Duplicates()
    for order, digest in enumerate(["one", "other", "one"]):
        duplicates.add(order, str(order), digest, signature(text))
    assert duplicates.resolve() == {2: Match("0", "equal")}


def test_no_documents_have_no_copies() -> None:
    assert Duplicates().resolve() == {}


def test_a_signature_is_the_same_on_every_machine() -> None:
    characters = "".join(map(chr, range(0x4E00, 0x4E30)))
    assert signature(STORY).hex().startswith("c2856279866e69ca45e6e99a2d1be9a8")
    assert signature(f"運河のほとりで猫が三匹、{characters}").hex().startswith("cff86e27786e84e8")


def test_a_signature_is_the_same_in_another_process() -> None:
    code = f"from cleaner.batch.duplicates import signature; print(signature({STORY!r}).hex())"
    for hash_seed in "1", "2":
        done = subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": hash_seed}, check=True,
            capture_output=True, text=True, cwd=Path(__file__).parents[2],
        )  # fmt: skip
        assert done.stdout.strip() == signature(STORY).hex()


@pytest.mark.parametrize("text", ["", "\ud800" * 99, "\0 " * 99, "a\u0301" * 99, "😀 " * 99])
def test_any_text_has_a_signature_or_none(text: str) -> None:
    assert len(signature(text)) in {0, 256}


def test_a_document_costs_a_bounded_number_of_bytes() -> None:
    rng = random.Random(7)  # noqa: S311 -- made-up signatures
    tracemalloc.start()
    duplicates = Duplicates()
    for order in range(5000):
        duplicates.add(order, f"folder/{order:09}.txt", str(order), rng.randbytes(256))
    held = tracemalloc.get_traced_memory()[0]
    duplicates.resolve()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert held < 450 * 5000
    assert peak < 900 * 5000


def test_many_pages_of_one_template_are_compared_with_a_few_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared = 0
    alike = module._alike

    def counted(*args: object) -> bool:
        nonlocal compared
        compared += 1
        return alike(*args)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(module, "_alike", counted)
    rng = random.Random(7)  # noqa: S311 -- made-up signatures
    template = rng.randbytes(128)
    duplicates = Duplicates()
    for order in range(500):
        duplicates.add(order, str(order), str(order), template + rng.randbytes(128))
    assert duplicates.resolve() == {}
    assert compared <= 500 * 8 * 32


def test_without_rensa_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rensa", None)
    with pytest.raises(MissingExtra, match=r"pip install 'article-cleaner\[duplicates\]'"):
        signature(STORY)


def test_a_rensa_that_signs_otherwise_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_ALGORITHM", 3)
    with pytest.raises(MissingExtra, match="another version of rensa"):
        signature(STORY)
