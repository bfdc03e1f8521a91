"""Bytes to characters, as a browser would, and a little wiser where a page lies.

In order: a byte order mark; what the caller knows from the HTTP headers; what the page says
of itself; and detection. Bytes that are UTF-8 beyond doubt are read as UTF-8, whatever the
page says.
"""

import codecs
import re
from typing import Final, NamedTuple

HEAD: Final = 4096
"""Bytes at the beginning of a page in which it may name its encoding."""
SAMPLE: Final = 60_000
"""Bytes by which an encoding is guessed where nothing names it."""
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMED: Final = re.compile(
    rb"""charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_AS_BROWSERS: Final = {
    # Browsers read these as the supersets that pages are really written in.
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
    # A page whose bytes could be searched for these names is not written in them.
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "utf-32": "utf-8",
}


class Decoded(NamedTuple):
    """A page's characters, and what the caller should know of how they were read."""

    text: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, charset: str | None = None) -> Decoded:
    """Give the characters of a page.

    ``charset`` is what the HTTP headers said. Never raises for what the bytes are: what cannot
    be decoded becomes U+FFFD, and a warning says so.

    >>> decode('<meta charset="latin1">café'.encode("latin-1")).text[-4:]
    'café'
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _read(data, codec)
    named = codec_of(charset) or _declared(data)
    if not data.isascii() and named != "utf-8":
        text = _as_utf8(data)
        if text is not None:
            lies = named is not None and named != "utf-8"
            return Decoded(text, (f"the page says {named}, but is UTF-8",) if lies else ())
    return _read(data, named or _guessed(data))


def codec_of(name: str | None) -> str | None:
    """Give the codec that a browser takes for a name, None for a name that is unknown.

    >>> codec_of("ISO-8859-1"), codec_of("no-such")
    ('cp1252', None)
    """
    try:
        known = codecs.lookup(name.strip()).name if name else None
    except (LookupError, ValueError):
        return None
    return _AS_BROWSERS.get(known, known) if known else None


def _declared(data: bytes) -> str | None:
    for match in _NAMED.finditer(data[:HEAD]):
        found = codec_of((match[1] or match[2]).decode("ascii", "replace"))
        if found:
            return found
    return None


def _as_utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _read(data: bytes, codec: str) -> Decoded:
    try:
        return Decoded(data.decode(codec))
    except (UnicodeDecodeError, LookupError):
        pass
    if codec in {"utf-8", "utf-8-sig"}:
        guessed = _guessed(data)
        if data.decode("utf-8", "replace").count("\ufffd") > len(data) // 1000 + 2:
            warning = f"the page says UTF-8, but is not; read as {guessed}"
            return Decoded(data.decode(guessed, "replace"), (warning,))
    text = data.decode(codec, "replace")
    return Decoded(text, (f"{text.count(chr(0xFFFD))} characters could not be decoded as {codec}",))


def _guessed(data: bytes) -> str:
    """Guess the encoding of a page that names none, or a wrong one."""
    if data.isascii():
        return "utf-8"
    from charset_normalizer import from_bytes  # noqa: PLC0415 -- few pages need it, and it is slow to load

    best = from_bytes(data[:SAMPLE]).best()
    return codec_of(best.encoding) or "cp1252" if best else "cp1252"
