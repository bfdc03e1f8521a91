"""What a batch run says of its documents."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Entry(BaseModel):
    """One line of the ledger: what became of one document.

    >>> entry = Entry(id="a.txt", source="in/a.txt", status="cleaned", chars_in=40, chars_out=25)
    >>> entry.status, entry.error
    ('cleaned', None)
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: str = Field(description="the document's name in this run")
    source: str = Field(description="the file it came from")
    status: Literal["cleaned", "empty", "failed", "skipped"] = Field(
        description="what became of it"
    )
    error: str | None = Field(None, description="why it failed or was skipped")
    language: str = Field("und", description="BCP-47 tag; und: unknown")
    chars_in: int = Field(0, ge=0, description="characters of the text that was cleaned")
    chars_out: int = Field(0, ge=0, description="characters of the body")
    removals: dict[str, int] = Field(default_factory=dict, description="removals by category")
    rules: dict[str, int] = Field(default_factory=dict, description="removals by rule id")
    removed_chars: int = Field(0, ge=0, description="characters removed")
    digest: str = Field("", description="SHA-256 of the folded body")
    duplicate_of: str | None = Field(None, description="id of the first document it is a copy of")
