"""One output file: it grows out of sight and is renamed when it is whole."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from cleaner.batch.files import Spool, naming, secure
from cleaner.batch.models import Entry
from cleaner.batch.plan import Plan
from cleaner.batch.work import Result

IN_OUTPUT: Final = {"cleaned", "empty"}
"""What becomes a record of the output."""


class Single:
    """The spool of an output file; what it becomes is up to each form."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._out = Path(plan.output)
        self._path = plan.work / "spool"
        # Gone is the spool of a run that ended between the output's name and the end.
        self._spool: Spool | None = None

    def _opened(self) -> Spool:
        if self._spool is None:
            self._spool = Spool(self._path)
        return self._spool

    def write(self, result: Result) -> list[Entry]:
        """Add a chunk."""
        self._opened().append(result.frame)
        self._opened().sync()
        return [outcome.entry for outcome in result.outcomes]

    def size(self) -> int:
        """Give the bytes that are in the spool."""
        return self._opened().size()

    def cut(self, size: int) -> None:
        """Leave the first ``size`` bytes."""
        self._opened().cut(size)

    def discard(self, entries: Iterable[Entry]) -> None:
        """Nothing stands under its name yet."""

    def close(self) -> None:
        """Let go of the spool."""
        if self._spool is not None:
            self._spool.close()
            self._spool = None

    def _name(self, path: Path) -> None:
        """Give what is whole the output's name."""
        with naming(self._out):
            path.replace(self._out)
        secure(self._out.parent)
