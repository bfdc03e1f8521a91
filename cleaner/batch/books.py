"""All that a run writes, kept in step: output, signatures, report, and the ledger last.

Whatever the ledger's last checkpoint says is written is written, whatever happened after it.
"""

from contextlib import ExitStack, closing
from pathlib import Path

from cleaner.batch.copies import Signatures, settle
from cleaner.batch.files import clear, naming
from cleaner.batch.header import header
from cleaner.batch.ledger import Checkpoint, Ledger
from cleaner.batch.models import Summary
from cleaner.batch.plan import Plan
from cleaner.batch.reporting import Reporting
from cleaner.batch.sinks import sink
from cleaner.batch.tally import Tally
from cleaner.batch.work import Result
from cleaner.errors import ResumeError


class Books:
    """The books of one run, opened where an earlier one left them or begun anew.

    Raises ResumeError for a ledger of another run, PlanError while another run has it,
    MissingExtra for a form of output that is not installed, OSError where there is no writing.
    """

    def __init__(self, plan: Plan, *, restart: bool = False) -> None:
        self._plan = plan
        self.tally = Tally()
        self._sink = sink(plan)
        with ExitStack() as stack:
            stack.enter_context(closing(self._sink))
            self._ledger = self._opened(stack)
            resumed = self._resumed() if not restart else False
            if not resumed:
                self._begin()
            self._signatures = self._signed(stack)
            self._report = Reporting(Path(plan.report), plan.work) if plan.report else None
            if resumed and plan.work.exists():
                self._cut()
            self._stack = stack.pop_all()

    def _opened(self, stack: ExitStack) -> Ledger | None:
        journal = self._plan.journal
        if journal is None:
            return None
        with naming(journal.parent):
            journal.parent.mkdir(parents=True, exist_ok=True)
        return stack.enter_context(closing(Ledger(journal)))

    def _signed(self, stack: ExitStack) -> Signatures | None:
        if not self._plan.duplicates or self.done:
            return None
        return stack.enter_context(closing(Signatures(self._plan.work)))

    def _resumed(self) -> bool:
        """Say whether there is something to go on from."""
        if self._ledger is None or self._plan.streaming:
            return False
        if not self._ledger.resume(header(self._plan), self.tally):
            return False
        if not self._plan.work.is_dir() and not (self.done and Path(self._plan.output).exists()):
            what = self._plan.output if self.done else self._plan.work
            raise ResumeError(f"{self._ledger.path}: {what} is gone. Begin anew with --restart")
        return True

    def _begin(self) -> None:
        """Clear away what an earlier run began, then begin."""
        plan = self._plan
        if self._ledger:
            self._ledger.check()
            self._sink.discard(self._ledger.entries())
        if not plan.streaming:
            with naming(plan.work):
                clear(plan.work)
                plan.work.mkdir(parents=True, exist_ok=True)
        if plan.report:
            with naming(Path(plan.report).parent):
                Path(plan.report).parent.mkdir(parents=True, exist_ok=True)
        if self._ledger:
            self._ledger.begin(header(plan))

    def _cut(self) -> None:
        """Bring everything back to where it was at the last checkpoint."""
        chunk = self.last.chunk if self.last else None
        if self._report and chunk is not None:
            if self.done and not self._report.saved(chunk):
                self._report = None  # it is written
            else:
                self._report.restore(chunk)
        if self.done:  # what was written is perhaps under its name already
            return
        sizes = self.last.sizes if self.last else {}
        self._sink.cut(sizes.get("output", 0))
        if self._signatures:
            self._signatures.cut(sizes.get("signatures", 0))

    @property
    def last(self) -> Checkpoint | None:
        """The last checkpoint, if there is one."""
        return self._ledger.last if self._ledger else None

    @property
    def done(self) -> bool:
        """Whether every document is accounted for."""
        return self._ledger is not None and self._ledger.done

    def write(self, chunk: int, stamp: str, result: Result) -> None:
        """Write a chunk into all of the books; raises OSError, then it counts as not written."""
        entries = self._sink.write(result)
        sizes = {"output": self._sink.size()}
        if self._signatures:
            self._signatures.write(result.outcomes, entries)
            sizes["signatures"] = self._signatures.size()
        if self._report:
            self._report.add(result.outcomes, entries)
            self._report.save(chunk)
        if self._ledger:
            self._ledger.add(entries, Checkpoint(chunk, stamp, sizes))
        if self._report:
            self._report.forget(chunk - 1)
        for entry in entries:
            self.tally.add(entry)

    def finish(self) -> None:
        """Say that all is done, put everything under its name and clear up.

        After a crash in here it is called again: every step can be repeated.
        """
        if self._ledger and not self._ledger.done:
            if self._signatures:
                self.tally.duplicates = settle(
                    self._plan, self._ledger, self._signatures, self._sink
                )
            else:
                self._ledger.finish()
        if self._plan.streaming or not self._plan.work.exists():
            return
        assert self._ledger
        self._sink.publish(self._ledger.entries)
        if self._report:
            self._report.publish(self._ledger.entries())
        with naming(self._plan.work):
            clear(self._plan.work)

    def summary(self) -> Summary:
        """Give the counts, and where everything is."""
        ledger = str(self._ledger.path) if self._ledger else None
        return self.tally.summary(output=self._plan.output, ledger=ledger)

    def close(self) -> None:
        """Let go of every file."""
        self._stack.close()
