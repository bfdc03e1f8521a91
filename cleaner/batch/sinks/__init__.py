"""Where the clean documents go: one sink for each form of output."""

from cleaner.batch.plan import Plan
from cleaner.batch.sinks.folder import Folder
from cleaner.batch.sinks.jsonl import Lines
from cleaner.batch.sinks.parquet import Table
from cleaner.batch.sinks.sink import Sink
from cleaner.batch.sinks.stream import Stream

__all__ = ["Sink", "sink"]


def sink(plan: Plan) -> Sink:
    """Give the sink that a plan asks for; its folders must be there. Raises MissingExtra."""
    if plan.streaming:
        return Stream()
    if plan.form == "folder":
        return Folder(plan)
    return Table(plan) if plan.form == "parquet" else Lines(plan)
