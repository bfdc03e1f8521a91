"""Whole files or none: written under another name, then renamed."""

from pathlib import Path
from uuid import uuid4


def write(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8; a reader finds the old file or the whole new one.

    Raises OSError; then the old file, if any, is untouched.
    """
    # Short whatever the name is: a name may be as long as the file system allows.
    temporary = path.with_name(f".cleaner-{uuid4().hex}.tmp")
    try:
        with temporary.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
