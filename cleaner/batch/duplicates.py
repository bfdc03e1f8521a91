"""Copies of one another among the documents of a run, once cleaned.

Equal: one digest. Near: an estimated Jaccard similarity of their shingles of at least
``THRESHOLD``, by MinHash. The first of its copies, in the order of the input, stands for them
all: a match always names a document that is itself no copy.
"""

import struct
import unicodedata
from array import array
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from operator import eq
from typing import Any, Final, Literal, NamedTuple

import regex

from cleaner.errors import MissingExtra

THRESHOLD: Final = 0.7
"""Estimated Jaccard similarity from which two bodies are near-copies. Measured on the bodies that
four extractors gave of the same 209 news pages: 94 % of the pairs of one page reach it, no pair of
different pages is above 0.07. An edited copy is at 0.85 to 0.95; two reports of one event that
share a quotation are at 0.05, two that fill the same template with other figures at 0.2. The
standard error of the estimate, 0.04, is far from bridging that."""

SLOTS: Final = 128
"""Minima in a signature. Of each 16 bits are kept: two that differ agree once in 65,536."""

_BANDS: Final = 32
"""Groups of four slots; two bodies are compared if they agree in one group. At a similarity of
0.7 that misses one pair in 6,000, at 0.9 one in 10^14."""

_BUCKET: Final = 8
"""Documents of a group that later ones are compared with, so that a million pages made from one
template cost a million times eight comparisons in a group, and not their square."""

_WORDS: Final = 3
_CHARACTERS: Final = 5
"""Length of a shingle, in words or, where words are not set apart, in characters: about as much
text. Longer ones punish the change of a single word more, shorter ones stand in every text."""

SHORTEST: Final = 20
"""Shingles: a shorter body has too few for an estimate, and can only be an equal copy."""

_UNSPACED: Final = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_CHARACTER: Final = regex.compile(rf"[{_UNSPACED}]")
_TOKEN: Final = regex.compile(
    rf"[{_UNSPACED}]\p{{M}}*+|[[\p{{L}}\p{{M}}\p{{N}}]--[{_UNSPACED}]]++", regex.VERSION1
)

_SIGNATURE: Final = struct.Struct(f"<{SLOTS}H")
_BAND: Final = _SIGNATURE.size // _BANDS
_DIGEST: Final = 16
_UNSIGNED: Final = bytes(_SIGNATURE.size)
_SEED: Final = 1

# rensa and datasketch were compared. rensa: 6 µs for the shingles of an article, 1 ms and 3 MB to
# import, no dependency, wheels for Linux, macOS and Windows on both processors. datasketch is a
# pure wheel, but takes 500 µs (150 with a hash of our own) and imports numpy and scipy: 780 ms and
# 70 MB in each worker. Both are deterministic across processes and machines; both have once
# changed what a signature is, which is why the version of the algorithm is checked.
_ALGORITHM: Final = 2


class Match(NamedTuple):
    """The first of a document's copies, and how alike they are."""

    first: str
    kind: Literal["equal", "near"]


def signature(text: str) -> bytes:
    """Give the MinHash signature of a body: 256 bytes, or none if the body is very short.

    The same on every machine and in every process. Raises MissingExtra if rensa, of the extra
    ``duplicates``, is not installed.

    >>> story = " ".join(f"Boat {n} came back on time." for n in range(20))
    >>> len(signature(story)), signature(story) == signature(story.upper())
    (256, True)
    >>> signature("Too short to tell.")
    b''
    """
    minima = _minhash()(SLOTS, _SEED)
    shingles = _shingles(text)
    if len(shingles) < SHORTEST:
        return b""
    minima.update(shingles)
    return _SIGNATURE.pack(*[value & 0xFFFF for value in minima.digest()])


def _minhash() -> Any:
    try:
        from rensa import RMinHash  # noqa: PLC0415  # optional: the extra "duplicates"
    except ImportError as error:
        raise MissingExtra("finding near-duplicates", "rensa", "duplicates") from error
    if getattr(RMinHash, "ALGORITHM_VERSION", None) != _ALGORITHM:
        raise MissingExtra("finding near-duplicates", "another version of rensa", "duplicates")
    return RMinHash


def _shingles(text: str) -> list[str]:
    """The runs of words or, in scripts without spaces, of characters; case and form folded."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    tokens = _TOKEN.findall(text.casefold())
    characters = sum(map(bool, map(_CHARACTER.match, tokens)))
    size = _CHARACTERS if characters * 2 > len(tokens) else _WORDS
    return [" ".join(run) for run in zip(*[tokens[n:] for n in range(size)], strict=False)]


class Duplicates:
    """Finds the copies among documents that are added in any order.

    Keeps 290 bytes a document and its id, some 380 in all; ``resolve`` needs another 220 while it
    runs, and 20 µs. The result depends on the documents and their numbers alone.

    >>> story = " ".join(f"Boat {n} came back on time." for n in range(20))
    >>> duplicates = Duplicates()
    >>> duplicates.add(2, "c.txt", "digest of c", signature(story + " Nobody was hurt."))
    >>> duplicates.add(0, "a.txt", "digest of a", signature(story))
    >>> duplicates.add(1, "b.txt", "digest of a", signature(story))
    >>> duplicates.resolve()
    {1: Match(first='a.txt', kind='equal'), 2: Match(first='a.txt', kind='near')}
    """

    __slots__ = ("_digests", "_ids", "_orders", "_signatures")

    def __init__(self) -> None:
        self._orders = array("Q")
        self._ids: list[str] = []
        self._digests = bytearray()
        self._signatures = bytearray()

    def __len__(self) -> int:
        return len(self._orders)

    def add(self, order: int, id: str, digest: str, signature: bytes) -> None:  # noqa: A002 -- the ledger's name for it
        """Take in the document with number ``order`` in the input; numbers must differ."""
        self._orders.append(order)
        self._ids.append(id)
        self._digests += blake2b(digest.encode(), digest_size=_DIGEST).digest()
        self._signatures += signature or _UNSIGNED

    def resolve(self) -> Mapping[int, Match]:
        """Give, by number and in order, the match of every document that is a copy."""
        rows = sorted(range(len(self)), key=self._orders.__getitem__)
        equal = self._equal(rows)
        near = self._near([row for row in rows if row not in equal])
        matches: dict[int, Match] = {}
        for row in rows:
            first = equal.get(row, row)
            story = near.get(first, first)
            if story != row:
                kind: Literal["equal", "near"] = "equal" if story == first else "near"
                matches[self._orders[row]] = Match(self._ids[story], kind)
        return matches

    def _equal(self, rows: Sequence[int]) -> dict[int, int]:
        """The first row with the same digest, for every row that has one before it."""
        firsts: dict[bytes, int] = {}
        equal: dict[int, int] = {}
        for row in rows:
            first = firsts.setdefault(
                bytes(self._digests[row * _DIGEST : (row + 1) * _DIGEST]), row
            )
            if first != row:
                equal[row] = first
        return equal

    def _near(self, rows: Sequence[int]) -> dict[int, int]:
        """The first row like it that is itself like no earlier one, for every row that has one."""
        links = self._links(rows)
        near: dict[int, int] = {}
        for row in rows:
            kept = [earlier for earlier in links.get(row, ()) if earlier not in near]
            if kept:
                near[row] = min(kept, key=self._orders.__getitem__)
        return near

    def _links(self, rows: Sequence[int]) -> dict[int, set[int]]:
        """The earlier rows that a row is like."""
        links: dict[int, set[int]] = {}
        minima = memoryview(self._signatures).cast("H")
        for row, earlier in self._candidates(rows):
            known = links.get(row, ())
            new = [other for other in earlier if other not in known]
            alike = [other for other in new if _alike(minima, row, other)]
            if alike:
                links.setdefault(row, set()).update(alike)
        return links

    def _candidates(self, rows: Sequence[int]) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Rows with earlier rows of the same group: one group after another, to hold but one."""
        size = _SIGNATURE.size
        signed = [row for row in rows if any(self._signatures[row * size : (row + 1) * size])]
        for band in range(0, size, _BAND):
            buckets: dict[bytes, tuple[int, ...]] = {}
            for row in signed:
                start = row * size + band
                key = bytes(self._signatures[start : start + _BAND])
                earlier = buckets.get(key, ())
                if earlier:
                    yield row, earlier
                if len(earlier) < _BUCKET:
                    buckets[key] = (*earlier, row)


def _alike(minima: memoryview, row: int, other: int) -> bool:
    """Say whether the estimated similarity of two rows reaches the threshold."""
    one = minima[row * SLOTS : (row + 1) * SLOTS]
    two = minima[other * SLOTS : (other + 1) * SLOTS]
    equal: int = sum(map(eq, one, two))
    return equal >= THRESHOLD * SLOTS
