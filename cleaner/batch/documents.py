"""A document on its way to a worker, and the chunks that travel."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any, Final, Literal, NamedTuple

Kind = Literal["text file", "page file", "json", "row", "page", "failed", "skipped"]

MOST: Final = 128
"""Documents in a chunk."""

ENOUGH: Final = 512_000
"""Bytes of documents that make a chunk: a quarter of a second's work."""


class Document(NamedTuple):
    """One document: where it is or what it holds, as ``kind`` says.

    ``data`` is the path of a file, the bytes of a record, or why there is nothing to clean.
    ``target`` is its place in an output folder, without suffix; ``url`` and ``charset`` are what
    an archive says of a page.
    """

    source: str
    id: str
    kind: Kind
    data: Any
    target: str
    url: str | None = None
    charset: str | None = None


class Found(NamedTuple):
    """A document, its bytes, and a mark that is another when the input has changed."""

    document: Document
    size: int
    stamp: bytes


class Chunk(NamedTuple):
    """Documents that travel together. ``stamp`` stands for every input up to its end."""

    number: int
    documents: list[Document]
    size: int
    stamp: str


def chunks(found: Iterable[Found]) -> Iterator[Chunk]:
    """Pack documents into chunks: the same documents always into the same ones."""
    stamp = blake2b(digest_size=16)
    documents: list[Document] = []
    size = number = 0
    for document, bytes_, mark in found:
        documents.append(document)
        size += bytes_
        stamp.update(f"{document.source}\0{document.id}\0{bytes_}\0".encode(errors="replace"))
        stamp.update(mark)
        if len(documents) == MOST or size >= ENOUGH:
            yield Chunk(number, documents, size, stamp.hexdigest())
            documents, size, number = [], 0, number + 1
    if documents:
        yield Chunk(number, documents, size, stamp.hexdigest())
