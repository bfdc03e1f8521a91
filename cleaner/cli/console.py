"""The one door to stdout and stderr."""

import errno
import os
import shutil
import sys
from contextlib import suppress
from typing import TextIO

from cleaner.visible import visible


def write(text: str) -> None:
    """Write ``text`` as it is to stdout: UTF-8 whatever the locale, line ends untouched."""
    _write(sys.stdout, text)


def line(text: str = "") -> None:
    """Write one line to stdout, safe for a terminal."""
    _write(sys.stdout, f"{visible(text)}\n")


def complain(message: str) -> None:
    """Write one line to stderr, safe for a terminal."""
    with suppress(OSError):
        if sys.stderr is not None:
            sys.stderr.write(f"cleaner: {visible(message)}\n")
            sys.stderr.flush()


def write_error(text: str) -> None:
    """Write ``text`` as it is to stderr, as UTF-8: a report that was sent there."""
    _write(sys.stderr, text)


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:  # closed by the caller, as in: cleaner clean x.txt >&-
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        stream.write(text)
        return
    stream.flush()
    data = memoryview(text.encode("utf-8", "backslashreplace"))
    while data:  # under PYTHONUNBUFFERED a write may take only a part
        data = data[buffer.write(data) or 0 :]
    if stream.isatty():  # somebody waits for it
        buffer.flush()


def flush() -> None:
    """Send out what is still held back, while an error can still be told."""
    if sys.stdout is not None:
        sys.stdout.flush()


def abandon() -> None:
    """Let go of a stdout that takes no more, so that Python's own last flush stays silent."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def is_terminal(stream: TextIO | None) -> bool:
    """Say whether a stream ends at a terminal."""
    return stream is not None and stream.isatty()


def columns() -> int:
    """Give the width of the terminal, or what COLUMNS says."""
    return max(shutil.get_terminal_size().columns, 20)


def room() -> int | None:
    """Give the width that stdout's lines have to keep to; None where nobody looks at them."""
    return columns() if is_terminal(sys.stdout) else None


def wants_colour(choice: str) -> bool:
    """Say whether to colour stdout; ``choice`` is auto, always or never."""
    if choice != "auto":
        return choice == "always"
    dull = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return is_terminal(sys.stdout) and not dull
