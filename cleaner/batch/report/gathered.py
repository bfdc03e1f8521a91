"""What a report remembers: the whole of its state, plain enough to be written down."""

from dataclasses import dataclass, field

from cleaner.batch.report.chosen import Chosen
from cleaner.batch.report.failures import Failures
from cleaner.batch.report.frequent import FrequentLines
from cleaner.batch.report.totals import Totals


@dataclass(slots=True)
class Gathered:
    """All that a report remembers of the documents."""

    chosen: Chosen
    totals: Totals = field(default_factory=Totals)
    frequent: FrequentLines = field(default_factory=FrequentLines)
    failures: Failures = field(default_factory=Failures)
