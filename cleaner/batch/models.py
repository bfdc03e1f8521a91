"""What a batch run says of its documents."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Status = Literal["cleaned", "empty", "failed", "skipped"]


class Entry(BaseModel):
    """One line of the ledger: what became of one document.

    >>> entry = Entry(id="a.txt", source="in/a.txt", status="cleaned", chars_in=40, chars_out=25)
    >>> entry.status, entry.error
    ('cleaned', None)
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: str = Field(description="the document's name in this run")
    source: str = Field(description="the file it came from")
    status: Status = Field(description="what became of it")
    error: str | None = Field(default=None, description="why it failed or was skipped")
    language: str = Field(default="und", description="BCP-47 tag; und: unknown")
    chars_in: int = Field(default=0, ge=0, description="characters of the text that was cleaned")
    chars_out: int = Field(default=0, ge=0, description="characters of the body")
    removals: dict[str, int] = Field(default_factory=dict, description="removals by category")
    rules: dict[str, int] = Field(default_factory=dict, description="removals by rule id")
    removed_chars: int = Field(default=0, ge=0, description="characters removed")
    digest: str = Field(default="", description="SHA-256 of the folded body")
    duplicate_of: str | None = Field(
        default=None, description="id of the first document it is a copy of"
    )
    output: str | None = Field(default=None, description="its file below an output folder")


class Summary(BaseModel):
    """How a batch run ended: ``inputs`` is the sum of the four that follow it.

    >>> Summary(inputs=3, cleaned=2, failed=1).removed_share
    0.0
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    inputs: int = Field(default=0, description="documents found")
    cleaned: int = Field(default=0, description="documents with a body")
    empty: int = Field(default=0, description="documents in which nothing is the article")
    failed: int = Field(
        default=0, description="documents that could not be read, cleaned or written"
    )
    skipped: int = Field(default=0, description="files and records that are of no kind to clean")
    duplicates: int = Field(
        default=0, description="cleaned documents that are copies of an earlier one"
    )
    resumed: int = Field(
        default=0, description="documents that an earlier, interrupted run had done"
    )
    chars_in: int = Field(default=0, description="characters of the texts that were cleaned")
    chars_out: int = Field(default=0, description="characters of their bodies")
    removals: dict[str, int] = Field(default_factory=dict, description="removals by category")
    rules: dict[str, int] = Field(default_factory=dict, description="removals by rule id")
    skips: dict[str, int] = Field(default_factory=dict, description="why files were skipped")
    failures: tuple[str, ...] = Field(default=(), description="the first failures, at most 20")
    output: str = Field(default="-", description="where the clean texts are; - for stdout")
    ledger: str | None = Field(default=None, description="where the ledger is")

    @property
    def removed_share(self) -> float:
        """The share of the characters that is gone, from 0 to 1."""
        return 1 - self.chars_out / self.chars_in if self.chars_in else 0.0
