"""Files to text: decoded strictly, line ends untouched, and an error that says what to do."""

import stat
import sys
from pathlib import Path
from typing import Final

from cleaner.decoding import decoded
from cleaner.errors import InputError
from cleaner.faults import check_kind, of_file

STDIN: Final = "-"


def named(name: str) -> str:
    """Give the text of the file that the user named, or of stdin; raises InputError."""
    return decoded(name, named_bytes(name))


def named_bytes(name: str) -> bytes:
    """Give the bytes of the file that the user named, or of stdin; raises InputError."""
    try:
        return _stdin() if name == STDIN else Path(name).read_bytes()
    except OSError as error:
        raise of_file(name, error) from None


def regular(path: Path) -> str:
    """Give the text of a regular file; raises InputError, without opening it, for others."""
    return decoded(str(path), regular_bytes(path))


def regular_bytes(path: Path) -> bytes:
    """Give the bytes of a regular file; raises InputError, without opening it, for others."""
    try:
        check_kind(str(path), path.stat().st_mode)
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
