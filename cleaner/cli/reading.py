"""Files to text: decoded strictly, line ends untouched, and an error that says what to do."""

import codecs
import stat
import sys
from pathlib import Path
from typing import Final

from cleaner.cli.failures import of_file
from cleaner.errors import InputError

STDIN: Final = "-"

_MARKS: Final = (
    # UTF-32 first: its mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_KINDS: Final = (
    (stat.S_ISDIR, "is a folder"),
    (stat.S_ISFIFO, "is a pipe"),
    (stat.S_ISSOCK, "is a socket"),
    (stat.S_ISCHR, "is a device"),
    (stat.S_ISBLK, "is a device"),
)


def named(name: str) -> str:
    """Give the text of the file that the user named, or of stdin; raises InputError."""
    return _decoded(name, named_bytes(name))


def named_bytes(name: str) -> bytes:
    """Give the bytes of the file that the user named, or of stdin; raises InputError."""
    try:
        return _stdin() if name == STDIN else Path(name).read_bytes()
    except OSError as error:
        raise of_file(name, error) from None


def regular(path: Path) -> str:
    """Give the text of a regular file; raises InputError, without opening it, for others."""
    return _decoded(str(path), regular_bytes(path))


def regular_bytes(path: Path) -> bytes:
    """Give the bytes of a regular file; raises InputError, without opening it, for others."""
    try:
        _check_kind(path, path.stat().st_mode)
        return path.read_bytes()
    except FileNotFoundError as error:
        if path.is_symlink():
            raise InputError(f"{path}: is a link to nothing. Mend or remove it") from None
        raise of_file(str(path), error) from None
    except OSError as error:
        raise of_file(str(path), error) from None


def is_folder(path: Path) -> bool:
    """Say whether there is a folder, or a link to one."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except OSError:
        return False


def is_missing(path: Path) -> bool:
    """Say whether nothing has that name, not even a link to nothing."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _stdin() -> bytes:
    if sys.stdin is None:
        raise InputError("-: stdin is closed. Name a file")
    return sys.stdin.buffer.read()


def _check_kind(path: Path, mode: int) -> None:
    for matches, what in _KINDS:
        if matches(mode):
            raise InputError(f"{path}: {what}. Only regular files are read here")


def _decoded(name: str, data: bytes) -> str:
    encoding = next((codec for mark, codec in _MARKS if data.startswith(mark)), "utf-8")
    try:
        # The mark goes after decoding, so that an error's place counts the file's bytes.
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        place = f"byte {error.start} (0x{data[error.start]:02x}) is no {encoding.upper()}"
        remedy = "Convert it first, for example with: iconv -f latin1 -t utf8"
        raise InputError(f"{name}: {place}. {remedy}") from None
