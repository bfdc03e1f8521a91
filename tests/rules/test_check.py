"""What a pack's author is told: the file, the rule, the field, the fault and the remedy."""

from pathlib import Path

import pytest

from cleaner import Cleaner, PackError
from cleaner.rules.check import check

RULE = """
language = "en"
[[rule]]
id = "en.app.ring"
category = "app"
what = "Asks the reader to ring."
why = "No article sentence."
where = "line"
pattern = 'ring our bell (?:now|today)'
matches = ["Ring our bell now", "RING OUR BELL TODAY!", "▶ Ring our bell now"]
keeps = ["They ring our bell now and then.", "Ring our bell", "Nobody rang."]
since = "0.1"
"""


def pack(folder: Path, old: str = "", new: str = "") -> Path:
    path = folder / "own.toml"
    path.write_text(RULE.replace(old, new) if old else RULE, encoding="utf-8")
    return path


def test_a_good_pack_has_no_errors(tmp_path: Path) -> None:
    assert check(pack(tmp_path)) == []


def test_an_own_pack_is_used(tmp_path: Path) -> None:
    text = "The ferry left at dawn, and nobody saw it go that day.\n\nRing our bell today!"
    (removal,) = Cleaner(packs=[pack(tmp_path)])(text).removed
    assert removal.rule == "en.app.ring"


@pytest.mark.parametrize(
    ("old", "new", "field", "told"),
    [
        ('"app"\n', '"apps"\n', "category", "unknown"),
        ('"line"', '"lines"', "where", "unknown"),
        ("(?:now|today)", "(?:now|today", "pattern", "missing"),
        ("(?:now|today)", "(?=now)", "pattern", "looks around"),
        ("(?:now|today)", "(?:no+)+", "pattern", "repeats a repeat"),
        ("ring our bell (?:now|today)", r".{4}[a-z ]{3,40}", "pattern", "wants no word"),
        ('"Ring our bell now",', "", "matches", "2 examples"),
        ('"Nobody rang."', '"Ring our bell now"', "keeps", "matches"),
        ("RING OUR BELL TODAY!", "RING OUR BELLS TODAY!", "matches", "does not match"),
        ("(?:now|today)", "{bell}", "pattern", "no macro"),
        ('since = "0.1"', "", "since", "missing"),
        ('since = "0.1"', 'since = "0.1"\nzeal = 3', "zeal", "no such field"),
        ("en.app.ring", "EN app", "id", "is not like"),
        ("en.app.ring", "fr.app.ring", "id", "does not begin with en."),
    ],
)
def test_a_fault_is_named_with_its_place_and_remedy(
    tmp_path: Path, old: str, new: str, field: str, told: str
) -> None:
    path = pack(tmp_path, old, new)
    errors = check(path)
    assert any(error.field == field and told in error.problem for error in errors), errors
    assert all(str(path) in str(error) and "Remedy" in str(error) for error in errors)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"language = ", "Invalid value"),
        (b"language = 3", "language"),
        (b"lingo = 'en'", "no such table"),
        (b"\xff", "no UTF-8"),
    ],
)
def test_a_file_that_is_no_pack_is_refused(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(content)
    with pytest.raises(PackError, match=told):
        Cleaner(packs=[path])


def test_a_rule_id_that_is_taken_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="taken"):
        Cleaner(packs=[pack(tmp_path), pack(tmp_path)])
