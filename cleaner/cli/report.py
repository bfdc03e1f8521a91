"""What was removed, as JSON lines."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Final, Self, TextIO

from cleaner.cli import console
from cleaner.cli.failures import UsageError, of_file
from cleaner.models import Article

STDERR: Final = "-"


class Report:
    """A file (or stderr) that collects removals; without a name it takes them and keeps none.

    Raises UsageError where it cannot be opened, InputError where it cannot be written to.
    """

    def __init__(self, name: str | None) -> None:
        self._name = name
        self._file: TextIO | None = None

    def __enter__(self) -> Self:
        if self._name and self._name != STDERR:
            try:
                self._file = Path(self._name).open(
                    "w", encoding="utf-8", errors="backslashreplace", newline="\n"
                )
            except OSError as error:
                raise UsageError(str(of_file(self._name, error))) from None
        return self

    def add(self, source: str, article: Article) -> None:
        """Write the removals of one text, a line each."""
        if self._name is None:
            return
        try:
            self._write("".join(_lines(source, article)))
        except BrokenPipeError:
            raise
        except OSError as error:
            name, self._name = self._name, None
            raise of_file(name, error) from None

    def _write(self, text: str) -> None:
        if self._file is None:
            console.write_error(text)
        else:
            self._file.write(text)
            self._file.flush()

    def __exit__(self, *_: object) -> None:
        # Every line was flushed when it was written: a close that fails has nothing to lose.
        if self._file is not None:
            with suppress(OSError):
                self._file.close()


def _lines(source: str, article: Article) -> list[str]:
    return [
        json.dumps(removal.model_dump(mode="json") | {"source": source}, ensure_ascii=False) + "\n"
        for removal in article.removed
    ]
