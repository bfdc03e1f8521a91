"""How far a run is, for whoever watches."""

from typing import NamedTuple


class Progress(NamedTuple):
    """Documents that are done, and bytes of the input files that were read for them.

    ``total`` is the bytes of all input files, None if nobody knows; ``resumed`` the documents
    that an earlier run had done.
    """

    documents: int
    failed: int
    chars_in: int
    chars_out: int
    bytes: int
    total: int | None
    resumed: int
