"""On a line in one of the alphabets, ``re`` and ``regex`` say the same."""

import re

import pytest
import regex

from cleaner.rules.alphabet import ASCII, EVERYDAY, Alphabet

ALPHABETS = pytest.mark.parametrize("alphabet", [ASCII, EVERYDAY], ids=["ascii", "everyday"])
SHAPES = ["{}", "[{}]", "[^{}]", "[{}'.-]", "(?-i:{})", "(?-i:[{}&])"]
NAMES = ["p{L}", "p{Lu}", "p{Ll}", "p{Lo}", "p{N}", "p{M}", "P{L}", "p{Han}", "P{Han}"]
TURKISH = "iıIİ"
"""One letter, with a dot and without."""
WORDS = ["w", "d", "s", "W", "D", "S"]


def _chars(alphabet: Alphabet) -> str:
    """Give the characters of an alphabet that a canonical line can hold."""
    codes = (*range(0x20, 0x7F), *range(0xA0, 0xD800), *range(0xE000, 0x20000))
    return "".join(char for char in map(chr, codes) if alphabet.holds(char))


@ALPHABETS
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", [*NAMES, *WORDS])
def test_a_class_means_the_same_to_both_engines(alphabet: Alphabet, shape: str, name: str) -> None:
    pattern = shape.format(f"\\{name}")
    chars = _chars(alphabet)
    compiled = alphabet.compiled(pattern)
    assert compiled is not None
    # A mark has no case, but `regex` folds one of them to a Greek letter within a class.
    flags = regex.V0 if name == "p{M}" else regex.IGNORECASE | regex.V0
    assert compiled.findall(chars) == regex.findall(pattern, chars, flags)


@ALPHABETS
def test_a_letter_has_the_same_other_case_for_both_engines(alphabet: Alphabet) -> None:
    chars = _chars(alphabet)
    for char in filter(str.isalpha, chars):
        if char in TURKISH:
            continue
        compiled = alphabet.compiled(re.escape(char))
        assert compiled is not None
        expected = regex.findall(regex.escape(char), chars, regex.IGNORECASE | regex.V0)
        assert compiled.findall(chars) == expected, char


@pytest.mark.parametrize(
    "line",
    [
        "Zażółć gęślą jaźń",
        "Εφημεριδα «Αυγη»",
        "Її сон — №5",
        "שלום עולם",
        "وزارة الخارجية ٢٠٢٦",
        "▶ Đọc thêm",
        "Isı ve İşık",
    ],
)
def test_most_lines_of_the_world_with_spaces_are_everyday(line: str) -> None:
    assert EVERYDAY.holds(line)


@pytest.mark.parametrize("line", ["ひらがな", "हिन्दी", "m²", "שָׁלוֹם", "a\u203fb"])
def test_where_the_engines_part_a_line_is_not_everyday(line: str) -> None:
    assert not EVERYDAY.holds(line)


def test_a_property_that_is_not_written_out_is_left_to_regex() -> None:
    assert EVERYDAY.compiled(r"\p{Thai}+") is None
