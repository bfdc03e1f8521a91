"""Bytes to characters, as a browser would."""

import codecs

import pytest

from cleaner import InputError, clean_html
from cleaner.page.decoding import codec_of, decode
from cleaner.page.kinds import kind_of

WORD = "größer – naïve"


def test_a_byte_order_mark_wins() -> None:
    data = codecs.BOM_UTF16_LE + f'<meta charset="latin1">{WORD}'.encode("utf-16-le")
    assert decode(data, "cp1251").text.endswith(WORD)


def test_the_headers_win_over_the_page() -> None:
    data = '<meta charset="iso-8859-1">привет'.encode("cp1251")
    assert decode(data, "windows-1251").text.endswith("привет")


@pytest.mark.parametrize(
    "named",
    [
        '<meta charset="windows-1252">',
        "<meta http-equiv='Content-Type' content='text/html; charset=ISO-8859-1'>",
        '<?xml version="1.0" encoding="iso-8859-1"?>',
    ],
)
def test_the_page_names_its_encoding(named: str) -> None:
    assert decode((named + WORD).encode("cp1252")).text == named + WORD


def test_bytes_that_are_utf_8_are_read_so_and_the_lie_is_told() -> None:
    decoded = decode(f'<meta charset="iso-8859-1">{WORD}'.encode())
    assert decoded.text.endswith(WORD)
    assert decoded.warnings == ("the page says cp1252, but is UTF-8",)


def test_a_page_that_is_not_the_utf_8_it_claims_to_be_is_guessed() -> None:
    text = "Die Fähre läuft am späten Abend über das Wattenmeer zurück, heißt es. " * 20
    decoded = decode(b'<meta charset="utf-8">' + text.encode("cp1252"))
    assert decoded.text.endswith(text)
    assert "but is not" in decoded.warnings[0]


def test_a_page_that_names_no_encoding_is_guessed() -> None:
    text = "Паром вернулся во вторник с половиной огней, и никто не знает почему. " * 20
    assert decode(text.encode("cp1251")).text == text


def test_what_cannot_be_decoded_becomes_a_replacement_character_and_is_counted() -> None:
    decoded = decode(b'<meta charset="shift_jis">' + b"\x81\xff" * 3)
    assert "\ufffd" in decoded.text
    assert "could not be decoded" in decoded.warnings[0]


def test_names_are_read_as_browsers_read_them() -> None:
    assert [codec_of(name) for name in ("latin1", "gb2312", "utf-16", "nonsense", None)] == [
        "cp1252",
        "gb18030",
        "utf-8",
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"RIFF\0\0\0\0WEBP", "a WebP image"),
        (b"PK\x03\x04", "a ZIP archive, or an office document or e-book made as one"),
        (b"\x1f\x8b\x08", "gzip data"),
        (b"\0\0\0\x18ftypavif", "an AVIF or HEIC image, or MP4 video"),
        (b"x" * 257 + b"ustar", "a tar archive"),
    ],
)
def test_other_files_are_refused_by_name(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind
    with pytest.raises(InputError, match=kind):
        clean_html(data)


def test_the_bytes_of_a_page_are_no_other_file() -> None:
    assert kind_of(b"<!DOCTYPE html><html>") is None
