"""A folder, a dump, a million documents, and every one accounted for.

>>> import tempfile
>>> from pathlib import Path
>>> folder = Path(tempfile.mkdtemp())
>>> line = "The ferry was late again.\\\\n\\\\nCLICK HERE TO GET THE HARBOUR NEWS APP"
>>> _ = (folder / "in.jsonl").write_text(f'{{"text": "{line}", "n": 1.0}}')
>>> summary = run(folder / "in.jsonl", folder / "out.jsonl", jobs=0)
>>> summary.cleaned, summary.removals
(1, {'app': 1})
>>> (folder / "out.jsonl").read_text()
'{"text": "The ferry was late again.", "n": 1.0}\\n'
"""

import os
from collections.abc import Iterable, Mapping
from math import isfinite
from typing import Any

from cleaner.batch import places
from cleaner.batch.models import Entry, Summary
from cleaner.batch.plan import LIMIT, STREAM, Copies, Fields, Form, Plan, check, form_of
from cleaner.batch.progress import Progress
from cleaner.batch.runner import Watch, carry_out
from cleaner.batch.stopping import Interrupted
from cleaner.errors import PlanError

__all__ = ["Entry", "Interrupted", "Progress", "Summary", "run"]

Place = str | os.PathLike[str]


def run(  # noqa: PLR0913 -- each is a dial of its own, named as in the command
    inputs: Place | Iterable[Place],
    output: Place = STREAM,
    *,
    to: Form | None = None,
    json: bool = False,
    text_field: str = "text",
    id_field: str = "id",
    html_field: str | None = None,
    url_field: str = "url",
    options: Mapping[str, Any] | None = None,
    jobs: int | None = None,
    duplicates: Copies | None = None,
    report: Place | None = None,
    ledger: Place | None = None,
    limit: float = LIMIT,
    restart: bool = False,
    watch: Watch | None = None,
) -> Summary:
    """Clean files, folders, dumps and archives; give the account of every document.

    ``inputs`` are files or folders: .txt, .html, .jsonl, .parquet, .warc, each also .gz or .zst,
    and - for JSONL on stdin. ``output`` is a folder, a .jsonl (also .gz, .zst) or .parquet file,
    or - for JSONL on stdout; ``to`` says so where the name does not. ``json`` adds the whole
    article: a file beside each text, a field ``article`` in each record. The ``*_field`` name a
    record's fields; all others pass through untouched. ``options`` go to the Cleaner. ``jobs``
    is the number of worker processes, by default the cores available; 0 works in this process.
    ``duplicates`` marks or drops copies, ``report`` names an HTML page to write, ``ledger`` the
    ledger if not beside the output. A document of more than ``limit`` MB is refused. A run that
    was interrupted goes on where it was, unless ``restart``. ``watch`` is called as it goes.

    The order of the output is that of the input. No document raises: what fails is in the
    ledger. Raises PlanError for what cannot be done, ResumeError for a ledger of another run,
    OptionError and PackError as Cleaner does, MissingExtra, OSError where the output cannot be
    written, and Interrupted after SIGINT, everything done so far being safe.
    """
    plan = Plan(
        inputs=_names(inputs),
        output=os.fspath(output),
        form=form_of(os.fspath(output), to),
        article=json,
        fields=Fields(text_field, id_field, html_field, url_field),
        options=dict(options or {}),
        duplicates=duplicates,
        report=None if report is None else os.fspath(report),
        limit=int(limit * 1_000_000) if isfinite(limit) else 0,
        ledger=None if ledger is None else os.fspath(ledger),
    )
    check(plan)
    places.check(plan)
    return carry_out(plan, _workers(jobs), restart=restart, watch=watch)


def _names(inputs: Place | Iterable[Place]) -> tuple[str, ...]:
    given: Iterable[Place] = [inputs] if isinstance(inputs, str | os.PathLike) else inputs
    return tuple(os.fspath(name) for name in given)


def _workers(jobs: int | None) -> int:
    """Give the number of worker processes, by default the cores that this process may use."""
    if jobs is not None and jobs < 0:
        raise PlanError("there are no fewer than 0 worker processes")
    if jobs is not None:
        return jobs
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
