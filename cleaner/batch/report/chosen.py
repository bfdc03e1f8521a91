"""Which documents the report shows: a sample, and those that are out of the ordinary."""

from bisect import insort
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, Final

from cleaner.batch.models import Entry
from cleaner.batch.report.document import Document, document, shorten

OUTLIERS: Final = 12
"""Documents of each kind of outlier."""

_SHORTEST: Final = 400
"""Characters: of a shorter text a large share goes soon."""

Place = tuple[int, int, Document]


@dataclass(slots=True)
class Ranking:
    """The ``size`` documents of the lowest rank; of two with one rank the earlier is first."""

    size: int
    places: list[Place] = field(default_factory=list)

    def wants(self, rank: int) -> bool:
        """Say whether a document of that rank, later than all others, has a place."""
        return len(self.places) < self.size or (self.size > 0 and rank < self.places[-1][0])

    def add(self, rank: int, shown: Document) -> None:
        """Give a document its place."""
        insort(self.places, (rank, shown.order, shown), key=lambda place: place[:2])
        del self.places[self.size :]


def _sample(entry: Entry, _: dict[str, Any]) -> int | None:
    """A number that follows from the id alone: a sample nobody chose, the same in every run."""
    digest = blake2b(entry.id.encode("utf-8", "surrogatepass"), digest_size=6).digest()
    return int.from_bytes(digest, "big")


def _share(entry: Entry, _: dict[str, Any]) -> int | None:
    if entry.chars_in < _SHORTEST or not entry.removed_chars:
        return None
    return -entry.removed_chars * 1_000_000 // entry.chars_in


def _size(entry: Entry, _: dict[str, Any]) -> int | None:
    return -entry.removed_chars or None


def _warned(entry: Entry, article: dict[str, Any]) -> int | None:
    return _sample(entry, article) if article["warnings"] else None


KINDS: Final[dict[str, Callable[[Entry, dict[str, Any]], int | None]]] = {
    "largest share": _share,
    "most removed": _size,
    "warning": _warned,
    "sample": _sample,
}
"""Why a document is shown → its rank, None if that is no reason to show it."""


@dataclass(slots=True)
class Chosen:
    """The documents that the report shows, by the reason why."""

    sample: int
    rankings: dict[str, Ranking] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for kind in KINDS:
            size = self.sample if kind == "sample" else OUTLIERS
            self.rankings.setdefault(kind, Ranking(size))

    def add(self, order: int, entry: Entry, text: str, article: dict[str, Any]) -> None:
        """Take in a document if one of the rankings has a place for it."""
        shown: Document | None = None
        for kind, rank_of in KINDS.items():
            rank, ranking = rank_of(entry, article), self.rankings[kind]
            if rank is None or not ranking.wants(rank):
                continue
            shown = shown or document(order, entry, text, article)
            ranking.add(rank, shown)

    def documents(self) -> Iterator[tuple[Document, list[str]]]:
        """Give the documents in the order of the input, each with why it is shown."""
        found: dict[int, tuple[Document, list[str]]] = {}
        for kind, ranking in self.rankings.items():
            for _, order, shown in ranking.places:
                found.setdefault(order, (shown, []))[1].append(kind)
        yield from (found[order] for order in sorted(found))

    def mark(self, firsts: Mapping[int, str]) -> None:
        """Note which of the documents is a copy, and of which one."""
        for shown, _ in self.documents():
            if shown.order in firsts:
                shown.duplicate_of = shorten(firsts[shown.order])

    def largest(self) -> list[Document]:
        """Give the documents that lost most characters, those that lost most first."""
        return [shown for _, _, shown in self.rankings["most removed"].places]
