"""What can go wrong, as one tree::

    CleanerError
    ├── PackError       a rule pack that cannot be used: file, rule, field and remedy
    ├── OptionError     an option that does not exist, with the near matches
    ├── InputError      a file that cannot be read or decoded: name, place and remedy
    ├── MissingExtra    an optional package that is not installed, and the extra that brings it
    ├── PlanError       a batch run that cannot be carried out as it was asked for
    │   └── ResumeError     a ledger that this run cannot go on from, and why
    └── WorkerError     worker processes that do not start

A text never raises for what it contains; only a value that is not a text does
(``TypeError``).
"""


class CleanerError(Exception):
    """The base of every error that this library raises on purpose."""


class PackError(CleanerError):
    """A rule pack that cannot be used.

    ``str(error)`` names the file, the rule's id, the field and the remedy.

    >>> print(PackError("my.toml", "xx.app.get", "pattern", "unbalanced '('", "close the group"))
    my.toml: rule 'xx.app.get': pattern: unbalanced '('. Remedy: close the group
    """

    def __init__(self, file: str, rule: str, field: str, problem: str, remedy: str) -> None:
        self.file, self.rule, self.field = file, rule, field
        self.problem, self.remedy = problem, remedy
        super().__init__(file, rule, field, problem, remedy)

    def __str__(self) -> str:
        place = [self.file, f"rule {self.rule!r}" if self.rule else "", self.field]
        where = ": ".join(part for part in place if part)
        return f"{where}: {self.problem}. Remedy: {self.remedy}"


class OptionError(CleanerError, ValueError):
    """An option that does not exist or takes no such value; names the near matches.

    ``option`` is the dial that is wrong, "" where no single one is.
    """

    def __init__(self, message: str, option: str = "") -> None:
        self.option = option
        super().__init__(message, option)

    def __str__(self) -> str:
        return str(self.args[0])


class InputError(CleanerError):
    """A file that cannot be read or decoded; names the file, the place and the remedy."""


class MissingExtra(CleanerError, ImportError):  # noqa: N818 -- says what is wrong, not that it is
    """An optional package that is not installed, or not in a version that works here.

    >>> print(MissingExtra("finding near-duplicates", "rensa", "duplicates"))
    finding near-duplicates needs rensa. Install it with: pip install 'article-cleaner[duplicates]'
    """

    def __init__(self, task: str, package: str, extra: str) -> None:
        self.task, self.package, self.extra = task, package, extra
        super().__init__(task, package, extra)

    def __str__(self) -> str:
        install = f"pip install 'article-cleaner[{self.extra}]'"
        return f"{self.task} needs {self.package}. Install it with: {install}"


class PlanError(CleanerError, ValueError):
    """A batch run that cannot be carried out as it was asked for; says what to change."""


class ResumeError(PlanError):
    """A ledger that this run cannot go on from; says what differs."""


class WorkerError(CleanerError, RuntimeError):
    """Worker processes that do not start, time after time."""
