"""What a batch run is asked to do, checked and settled."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

from cleaner.errors import PlanError

Form = Literal["folder", "jsonl", "parquet"]
Copies = Literal["mark", "drop"]

STREAM: Final = "-"
"""stdin as an input, stdout as the output."""

LIMIT: Final = 64
"""Megabytes: a larger document is refused, so that no bomb fills the memory."""

_FORMS: Final[dict[str, Form]] = {".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet"}
_PACKED: Final = (".gz", ".zst")


@dataclass(frozen=True)
class Fields:
    """The names of a record's fields."""

    text: str = "text"
    id: str = "id"
    html: str | None = None
    url: str = "url"


@dataclass(frozen=True)
class Plan:
    """A batch run, settled. ``limit`` counts bytes; ``options`` go to the Cleaner."""

    inputs: tuple[str, ...]
    output: str
    form: Form
    article: bool = False
    fields: Fields = field(default_factory=Fields)
    options: Mapping[str, Any] = field(default_factory=dict)
    duplicates: Copies | None = None
    report: str | None = None
    limit: int = LIMIT * 1_000_000
    ledger: str | None = None

    @property
    def streaming(self) -> bool:
        """Whether the output goes to stdout."""
        return self.output == STREAM

    @property
    def journal(self) -> Path | None:
        """Where the ledger is, if there is one."""
        if self.ledger:
            return Path(self.ledger)
        if self.streaming:
            return None
        if self.form == "folder":
            return Path(self.output, "ledger.jsonl")
        return Path(f"{self.output.rstrip('/')}.ledger.jsonl")

    @property
    def work(self) -> Path:
        """The folder of what is not finished: on the output's own file system."""
        if self.form == "folder":
            return Path(self.output, ".partial")
        return Path(f"{self.output.rstrip('/')}.partial")


def form_of(output: str, to: Form | None) -> Form:
    """Give the form that ``to`` or else the output's name asks for.

    >>> form_of("clean.jsonl.gz", None), form_of("clean/", None), form_of("-", None)
    ('jsonl', 'folder', 'jsonl')
    """
    name = output.lower()
    packed = next((end for end in _PACKED if name.endswith(end)), "")
    named = _FORMS.get(Path(name.removesuffix(packed)).suffix)
    form = to or ("folder" if os.path.isdir(output) else named)  # noqa: PTH112 -- a mere name
    form = form or ("jsonl" if output == STREAM else "folder")
    if packed and form != "jsonl":
        raise PlanError(f"{output}: only JSONL is written compressed. Leave {packed} away")
    return form


def check(plan: Plan) -> None:
    """Raise PlanError for a plan that cannot be carried out."""
    if not plan.inputs:
        raise PlanError("no input. Name files or folders, or - for JSONL on stdin")
    if plan.streaming and (plan.form != "jsonl" or plan.duplicates or plan.report):
        raise PlanError("stdout takes JSONL alone, without duplicates and report. Name an output")
    if plan.inputs.count(STREAM) > 1:
        raise PlanError("stdin can be read once. Name - once")
    if plan.limit <= 0:
        raise PlanError("the limit has to be a number of MB, more than 0")
