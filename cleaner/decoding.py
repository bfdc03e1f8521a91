"""Bytes to text: decoded strictly, line ends untouched."""

import codecs
from typing import Final

from cleaner.errors import InputError

_MARKS: Final = (
    # UTF-32 first: its mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(place: str, data: bytes) -> str:
    """Give UTF-8, or what the byte order mark says, as text; raises InputError.

    >>> decoded("a.txt", b"caf\\xc3\\xa9")
    'café'
    """
    encoding = next((codec for mark, codec in _MARKS if data.startswith(mark)), "utf-8")
    try:
        # The mark goes after decoding, so that an error's place counts the file's bytes.
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        where = f"byte {error.start} (0x{data[error.start]:02x}) is no {encoding.upper()}"
        remedy = "Convert it first, for example with: iconv -f latin1 -t utf8"
        raise InputError(f"{place}: {where}. {remedy}") from None
