"""What went wrong with a file, in the words a user reads: the name, what is so, what to do."""

import errno
import stat
from typing import Final

from cleaner.errors import InputError

_REMEDIES: Final = {
    errno.ENOENT: "Check the name",
    errno.ENOTDIR: "Check the name",
    errno.EACCES: "Allow it, for example with: chmod u+rw",
    errno.EPERM: "Allow it, for example with: chmod u+rw",
    errno.EISDIR: "Name a file, or clean a folder with: cleaner clean FOLDER -o OUT",
    errno.ENOSPC: "Free some space and run it again",
    errno.EDQUOT: "Free some space and run it again",
    errno.EROFS: "Choose another folder",
    errno.ENAMETOOLONG: "Choose a shorter name",
    errno.ELOOP: "Mend the link",
}

_KINDS: Final = (
    (stat.S_ISDIR, "is a folder"),
    (stat.S_ISFIFO, "is a pipe"),
    (stat.S_ISSOCK, "is a socket"),
    (stat.S_ISCHR, "is a device"),
    (stat.S_ISBLK, "is a device"),
)


def check_kind(path: str, mode: int) -> None:
    """Raise InputError for what is no regular file."""
    for matches, what in _KINDS:
        if matches(mode):
            raise InputError(f"{path}: {what}. Only regular files are read here")


def of_file(name: str, error: OSError) -> InputError:
    """Give the error that names the file, what the system said, and what to do."""
    problem = error.strerror or str(error) or type(error).__name__
    remedy = _REMEDIES.get(error.errno or 0, "Check the file and run it again")
    return InputError(f"{name}: {problem}. {remedy}")


def internal(name: str, error: BaseException) -> str:
    """Give the line for an error that should not exist."""
    what = f"{type(error).__name__}: {error}".rstrip(": ")
    return f"{name}: {what}. This is a bug: please report it with the command and the text"
