"""Whatever a text contains: cleaned, no exception, nothing lost."""

import pytest

from cleaner import clean

SENTENCE = "The ferry left at dawn, and nobody was on deck to see it go that day."


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ufeff", "\u200b\u200e", "\x00"])
def test_a_blank_text_gives_an_empty_article(text: str) -> None:
    article = clean(text)
    assert (article.text, article.paragraphs, article.removed) == ("", (), ())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"])
def test_every_kind_of_line_end_ends_a_line(end: str) -> None:
    article = clean(f"{SENTENCE}{end}{SENTENCE[::-1]}.")
    assert article.paragraphs == (SENTENCE, f"{SENTENCE[::-1]}.")


@pytest.mark.parametrize(
    "dirt", ["\x00", "\ufeff", "\u200b", "\u200e", "\u200f", "\u202b", "\u2066", "\u00ad", "\x1b"]
)
def test_stray_characters_go_without_a_trace(dirt: str) -> None:
    text = SENTENCE.replace("dawn", f"da{dirt}wn") + dirt
    assert clean(text).text == SENTENCE


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u202f", "\u3000", "\t", "  "])
def test_every_kind_of_space_is_one_space(space: str) -> None:
    assert clean(SENTENCE.replace(" ", space)).text == SENTENCE


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    article = clean(f"{SENTENCE} \ud800 End of it.")
    assert article.text == f"{SENTENCE} \ufffd End of it."
    assert article.model_dump_json()


def test_a_lone_surrogate_in_a_removed_line_survives_json() -> None:
    text = f"{SENTENCE}\n\nCLICK HERE TO GET THE \ud800 APP\n\n{SENTENCE[:-1]} or night."
    article = clean(text)
    assert article.removed[0].text == "CLICK HERE TO GET THE \ud800 APP"
    assert "\ufffd" in article.model_dump_json()


def test_decomposed_letters_are_composed() -> None:
    assert clean("Das Cafe\u0301 war den ganzen Tag über geschlossen.").text.startswith("Das Café")


def test_joiners_stay_where_a_script_needs_them() -> None:
    persian = "کتاب\u200cها را روی میز گذاشت و از اتاق بیرون رفت."
    emoji = "They sent a 👩\u200d🚒 and nothing else, the whole night long, she said."
    assert clean(persian).text == persian
    assert clean(emoji).text == emoji


def test_typographic_quotes_stay_in_the_text_and_fold_in_the_digest() -> None:
    curly, plain = clean(f"“{SENTENCE}” she’d said…"), clean(f'"{SENTENCE}" she\'d said...')
    assert curly.text.startswith("“")
    assert curly.digest == plain.digest
    assert curly.digest != clean("Another text altogether.").digest
