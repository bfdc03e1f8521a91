"""What is done with each document: read, cleaned, told of and made ready to be written."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from cleaner.api import Cleaner
from cleaner.batch import forms
from cleaner.batch.documents import Document
from cleaner.batch.duplicates import signature
from cleaner.batch.models import Entry
from cleaner.batch.pages import clean_page
from cleaner.batch.plan import Fields, Plan
from cleaner.batch.records import Changes, JsonRecord, Record, RowRecord, kind
from cleaner.batch.sources.opening import check_content, whole
from cleaner.decoding import decoded
from cleaner.errors import InputError
from cleaner.faults import internal
from cleaner.models import Article


class Outcome(NamedTuple):
    """What became of one document, and what only some runs ask for."""

    entry: Entry
    files: tuple[forms.File, ...] = ()
    signature: bytes = b""
    shown: tuple[str, dict[str, Any] | None] | None = None


class Result(NamedTuple):
    """What became of a chunk: ``frame`` is its part of a single output file."""

    outcomes: list[Outcome]
    frame: bytes


class _Subject(NamedTuple):
    """What there is to clean: a text or a page, and the record it came in."""

    id: str
    text: str | None
    page: bytes | str | None
    url: str | None
    record: Record | None
    charset: str | None = None


class Bench:
    """Cleans documents as a plan says. Raises what the Cleaner raises for wrong options."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._cleaner = Cleaner(**plan.options)
        self._form = forms.FORMS[plan.form]
        self._kept: list[Any] = []
        if plan.duplicates:
            signature("")  # says now, not in the middle, if its extra is missing

    def work(self, documents: Sequence[Document]) -> Result:
        """Give what became of the documents; never raises for what one of them contains."""
        self._kept = []
        outcomes = [self._outcome(document) for document in documents]
        return Result(outcomes, self._form.all(self._kept))

    def _outcome(self, document: Document) -> Outcome:
        if document.kind in {"failed", "skipped"}:
            return Outcome(_without(document, document.kind, document.data))
        try:
            return self._cleaned(document)
        except InputError as error:
            told = str(error)
            why = told if told.startswith(document.source) else f"{document.source}: {told}"
        except MemoryError:
            why = f"{document.source}: not enough memory for it. Allow less with --limit"
        except Exception as error:  # one poisonous document must not stop the others
            why = internal(document.source, error)
        return Outcome(_without(document, "failed", why))

    def _cleaned(self, document: Document) -> Outcome:
        subject = _subject(document, self._plan)
        text, article = self._article(subject)
        whole_ = article.model_dump_json() if self._plan.article else None
        files: tuple[forms.File, ...] = ()
        if self._plan.form == "folder":
            files = forms.files(document.target, article.text, whole_)
        else:
            self._keep(subject, article, whole_)
        entry = _entry(document, subject.id, text, article, files)
        signed = signature(article.text) if self._plan.duplicates and article.text else b""
        shown = (text, article.model_dump(mode="json")) if self._plan.report else None
        return Outcome(entry, files, signed, shown)

    def _article(self, subject: _Subject) -> tuple[str, Article]:
        """Give the text that was cleaned (of a page: what was found in it) and the article."""
        if subject.text is not None:
            return subject.text, self._cleaner(subject.text)
        assert subject.page is not None
        return clean_page(self._cleaner, subject.page, subject.url, subject.charset)

    def _keep(self, subject: _Subject, article: Article, whole_: str | None) -> None:
        if subject.record is not None:
            changes = Changes({self._plan.fields.text: article.text}, whole_)
            record = subject.record
        else:
            record = JsonRecord(subject.id, "{}")
            fields = {
                "id": subject.id,
                "text": article.text,
                "title": article.title,
                "language": article.language,
            }
            changes = Changes(fields | ({"url": subject.url} if subject.url else {}), whole_)
        self._kept.append(self._form.one(record, changes))


def _without(document: Document, status: Any, why: str) -> Entry:
    return Entry(id=document.id, source=document.source, status=status, error=why)


def _entry(
    document: Document, id_: str, text: str, article: Article, files: tuple[forms.File, ...]
) -> Entry:
    removed = article.removed
    return Entry(
        id=id_,
        source=document.source,
        status="cleaned" if article.text else "empty",
        language=article.language,
        chars_in=len(text),
        chars_out=len(article.text),
        removals=Counter(removal.category for removal in removed),
        rules=Counter(removal.rule for removal in removed),
        removed_chars=sum(removal.end - removal.start for removal in removed),
        digest=article.digest,
        output=files[-1][0] if files else None,
    )


# -- what there is to clean ----------------------------------------------------------------


def _subject(document: Document, plan: Plan) -> _Subject:
    """Give what there is to clean; raises InputError for what cannot be read."""
    place, data = document.source, document.data
    if document.kind == "page":
        check_content(place, data)
        return _Subject(document.id, None, data, document.url, None, document.charset)
    if document.kind == "json":
        return _recorded(document, JsonRecord(place, decoded(place, data)), plan.fields)
    if document.kind == "row":
        return _recorded(document, RowRecord(*data), plan.fields)
    content = whole(data, plan.limit)
    check_content(place, content)
    if document.kind == "page file":
        return _Subject(document.id, None, content, None, None)
    return _Subject(document.id, decoded(place, content), None, None, None)


def _recorded(document: Document, record: Record, fields: Fields) -> _Subject:
    values = record.values
    id_ = values.get(fields.id)
    id_ = document.id if id_ is None or isinstance(id_, dict | list) else str(id_)
    url = values.get(fields.url)
    url = url if isinstance(url, str) else None
    page = values.get(fields.html) if fields.html else None
    if isinstance(page, str | bytes):
        return _Subject(id_, None, page, url, record)
    text = values.get(fields.text)
    if isinstance(text, str):
        return _Subject(id_, text, None, url, record)
    raise InputError(f"{document.source}: {_missing(values, fields)}")


def _missing(values: Mapping[str, Any], fields: Fields) -> str:
    names = [name for name in (fields.html, fields.text) if name]
    for name in names:
        if name in values:
            return f"field {name!r} is {kind(values[name])}, not a text"
    have = ", ".join(map(str, list(values)[:10])) or "none"
    wanted = " and no ".join(map(repr, names))
    return f"no field {wanted}; there are: {have}. Name it with --text-field or --html-field"
