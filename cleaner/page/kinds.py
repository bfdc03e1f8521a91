"""What bytes are when they are no page: told by how they begin, and refused by name."""

from typing import Final

from cleaner.errors import InputError

_BEGINNINGS: Final = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"\0\0\1\0", "an icon"),
    (b"PK\3\4", "a ZIP archive, or an office document or e-book made as one"),
    (b"PK\5\6", "an empty ZIP archive"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\0", "xz data"),
    (b"\x28\xb5\x2f\xfd", "Zstandard data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\7", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document of the old format"),
    (b"OggS", "Ogg audio or video"),
    (b"ID3", "MP3 audio"),
    (b"\x1aE\xdf\xa3", "Matroska or WebM video"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\0", "a program"),
    (b"SQLite format 3\0", "a database"),
    (b"WARC/", "a WARC archive"),
)
_REMEDIES: Final = {
    "gzip data": "Decompress it first, as in gzip.decompress(data)",
    "a WARC archive": "Give one record's HTML",
}


def kind_of(data: bytes) -> str | None:
    """Give what the bytes are when they surely are no page.

    >>> kind_of(b"%PDF-1.7 ...")
    'a PDF document'
    """
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind
    if data[:4] == b"RIFF" and data[8:12] in {b"WEBP", b"AVI ", b"WAVE"}:
        return "a WebP image" if data[8:12] == b"WEBP" else "audio or video"
    if data[4:8] == b"ftyp":
        return "an AVIF or HEIC image, or MP4 video"
    return "a tar archive" if data[257:262] == b"ustar" else None


def refuse(data: bytes) -> None:
    """Raise InputError for bytes that surely are no page; names what they are."""
    kind = kind_of(data)
    if kind:
        remedy = _REMEDIES.get(kind, "Give the bytes of an HTML page")
        raise InputError(f"this is {kind}, no HTML page. {remedy}")
