"""The typed edges: what a caller gets. Frozen pydantic models; their JSON Schema is committed."""

from functools import cached_property
from typing import Any

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    computed_field,
    field_serializer,
    model_validator,
)

from cleaner.canonical import digest


def encodable(text: str) -> str:
    """Give ``text`` with lone surrogates, which no encoding can hold, as U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


class Removal(BaseModel):
    """One stretch of the caller's string that is not the article.

    >>> removal = Removal(rule="en.app.get", category="app", reason="An app line.",
    ...     text="Get our app", start=0, end=11)
    >>> removal.category, removal.end - removal.start
    ('app', 11)
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    rule: str = Field(description="id of the rule that decided")
    category: str = Field(description="kind of boilerplate, one of the documented categories")
    reason: str = Field(description="why it was removed, in words")
    text: str = Field(description="what was removed, as it stood in the caller's string")
    start: int = Field(ge=0, description="first character in the caller's string")
    end: int = Field(ge=0, description="first character after it")

    @field_serializer("text", mode="wrap", when_used="json")
    def _encodable(self, text: str, handler: SerializerFunctionWrapHandler) -> Any:
        return handler(encodable(text))


class Metadata(BaseModel):
    """What a page says about its article; None where it says nothing.

    >>> Metadata(author="Ada Lund").author
    'Ada Lund'
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    title: str | None = Field(default=None, description="the headline as the page gives it")
    author: str | None = Field(default=None, description="authors, separated by a semicolon")
    date: str | None = Field(default=None, description="day of publication, YYYY-MM-DD")
    sitename: str | None = Field(default=None, description="name of the site")
    description: str | None = Field(
        default=None, description="summary for search engines and feeds"
    )
    url: str | None = Field(default=None, description="canonical URL, or the one that was given")


class Article(BaseModel):
    """The article itself, and an account of everything that was not.

    ``str(article)`` is ``article.text``. Spans count characters of the caller's string, or, where
    the caller gave a page, of ``source_text``.

    >>> article = Article(text="One.\\n\\nTwo.", paragraphs=("One.", "Two."))
    >>> str(article) == article.text, article.language
    (True, 'und')
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    text: str = Field(description="canonical body: the paragraphs, joined by a blank line")
    paragraphs: tuple[str, ...] = Field(description="the paragraphs of the body")
    title: str | None = Field(None, description="the headline, if the text carried one")
    language: str = Field("und", description="BCP-47 tag, declared or detected; und: unknown")
    removed: tuple[Removal, ...] = Field((), description="what was removed, in text order")
    kept: tuple[tuple[int, int], ...] = Field(
        (), description="spans (start, end) of the caller's string that make the body, in order"
    )
    warnings: tuple[str, ...] = Field((), description="what the caller should know")
    source_text: str | None = Field(
        default=None, description="of a page: the text extracted from it, which the spans index"
    )
    metadata: Metadata | None = Field(
        default=None, description="of a page: what it says about itself"
    )

    @computed_field(description="SHA-256 of the folded body, hexadecimal")  # type: ignore[prop-decorator]  # pydantic's own idiom
    @cached_property
    def digest(self) -> str:
        """Equal for two copies of a body that differ only in typography."""
        return digest(self.paragraphs)

    @model_validator(mode="before")
    @classmethod
    def _without_digest(cls, data: Any) -> Any:
        """Accept what ``model_dump`` gave: the digest follows from the body."""
        return {k: v for k, v in data.items() if k != "digest"} if isinstance(data, dict) else data

    def __str__(self) -> str:
        return self.text
