"""Where a run reads and writes: nothing that is there may be lost by it."""

import os
import stat
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from cleaner.batch.plan import STREAM, Plan
from cleaner.errors import PlanError


def check(plan: Plan) -> None:
    """Raise PlanError for inputs that are not there, and for outputs in the way of anything."""
    for name in plan.inputs:
        if name != STREAM and not os.path.lexists(name):
            raise PlanError(f"{name}: no such file or folder. Check the name")
        _keep_apart(name, plan)
    for role, path in _written(plan):
        _check_kind(role, path, folder=role == "output" and plan.form == "folder")
    for (role, one), (other, two) in combinations(_written(plan), 2):
        if os.path.realpath(one) == os.path.realpath(two):
            raise PlanError(f"{two}: is to be the {role} and the {other}. Choose two names")


def _keep_apart(name: str, plan: Plan) -> None:
    """Raise PlanError where an output would replace an input."""
    if name == STREAM:
        return
    if not plan.streaming and _holds(plan.output, name):
        raise PlanError(f"{name}: is in the output, which might replace it. Choose another output")
    begun = plan.journal is not None and plan.journal.exists()
    for place in (plan.output, plan.report):
        if place and not begun and Path(place).is_file() and _holds(name, place):
            raise PlanError(f"{place}: is one of the inputs. Choose another name")


def _holds(folder: str, path: str) -> bool:
    """Say whether ``path`` is in ``folder``, or is the same."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _written(plan: Plan) -> Iterator[tuple[str, Path]]:
    """Give what a run writes and keeps: each with what it is."""
    if not plan.streaming:
        yield "output", Path(plan.output)
    if plan.journal is not None:
        yield "ledger", plan.journal
    if plan.report is not None:
        yield "report", Path(plan.report)


def _check_kind(role: str, path: Path, *, folder: bool) -> None:
    """Raise PlanError where something stands that the output cannot replace or go into."""
    try:
        mode = path.stat().st_mode
    except OSError:  # nothing is there, or what is there is told when it is opened
        return
    if folder and not stat.S_ISDIR(mode):
        raise PlanError(f"{path}: is no folder. Choose another output, or a form with --to")
    if stat.S_ISDIR(mode) and not folder:
        raise PlanError(f"{path}: is a folder. The {role} has to be a file: choose another name")
    if not folder and not stat.S_ISREG(mode):
        raise PlanError(f"{path}: is no regular file. For JSONL on stdout, name - as the output")
