"""The documents, side by side with a list of them; what was removed is struck through."""

from collections import Counter
from collections.abc import Sequence

from cleaner.batch.report.charts import meter
from cleaner.batch.report.chosen import KINDS
from cleaner.batch.report.document import Document, Note, Row
from cleaner.batch.report.findings import nothing
from cleaner.batch.report.markup import Safe, count, fill, join, number, percent, tag
from cleaner.batch.report.tables import chip, code
from cleaner.categories import family

Shown = tuple[Document, list[str]]


def viewer(documents: Sequence[Shown]) -> Safe:
    """Give the documents with their list, filters and buttons."""
    if not documents:
        return nothing("No document was cleaned.")
    notes = Counter(note.category for one, _ in documents for note in one.notes)
    why = Counter(kind for _, kinds in documents for kind in kinds)
    return fill(
        "viewer.html",
        kinds=join(*[_kind(kind, why[kind]) for kind in KINDS if why[kind]]),
        categories=join(*[_category(name, notes[name]) for name in sorted(notes)]),
        total=number(len(documents)),
        index=join(*[_item(one) for one, _ in documents]),
        documents=join(*[_document(one, kinds) for one, kinds in documents]),
    )


def _kind(kind: str, documents: int) -> Safe:
    box = tag("input", type="radio", name="kind", value=kind)
    return tag("label", box, tag("span", kind, " ", tag("b", number(documents))), class_="choice")


def _category(name: str, removals: int) -> Safe:
    box = tag("input", type="checkbox", name="category", value=name, checked=True)
    text = tag("span", name, " ", tag("b", number(removals)))
    return tag("label", box, text, class_=f"choice {family(name)}")


def _item(one: Document) -> Safe:
    link = tag(
        "a",
        tag("span", one.id, class_="label", dir="auto"),
        meter(one.removed_chars, one.chars_in, "fill gone"),
        tag("span", percent(one.removed_chars, one.chars_in), class_="share"),
        href=f"#document-{one.order}",
    )
    return tag("li", link)


def _document(one: Document, kinds: Sequence[str]) -> Safe:
    return fill(
        "document.html",
        anchor=f"document-{one.order}",
        kinds=",".join(kinds),
        categories=" ".join(sorted({note.category for note in one.notes})),
        badges=join(*[tag("span", kind, class_="badge") for kind in kinds]),
        name=one.id,
        facts=join(*[tag("li", fact) for fact in _facts(one)]),
        warnings=join(*[tag("p", warning, class_="warning") for warning in one.warnings]),
        rows=join(*[_row(one, row, place) for place, row in enumerate(one.rows)]),
    )


def _facts(one: Document) -> list[str]:
    facts = [
        tag("span", one.language, class_="language", data_tag=one.language),
        f"{number(one.chars_in)} characters, {number(one.chars_out)} of them the body",
        f"{percent(one.removed_chars, one.chars_in)} removed in {count(len(one.notes), 'piece')}",
    ]
    if one.source != one.id:
        facts.append(tag("span", one.source, dir="auto"))
    if one.duplicate_of:
        facts.append(join("a copy of ", tag("span", one.duplicate_of, dir="auto")))
    if one.rebuilt:
        facts.append("shown with all removals first: the text itself was not at hand")
    return facts


def _row(one: Document, row: Row, place: int) -> Safe:
    if not row.pieces:
        left_out = f"{count(row.left_out, 'character')} not shown"
        return tag("p", left_out, class_="left-out")
    pieces = [
        _removed(one.notes[piece.note], piece.text, f"why-{one.order}-{place}-{at}")
        if piece.note >= 0
        else tag("span", piece.text, class_="kept")
        for at, piece in enumerate(row.pieces)
    ]
    return tag("p", *pieces, dir="auto", class_="row")


def _removed(note: Note, text: str, name: str) -> Safe:
    """Struck through; a reader who points at it or moves the focus to it learns why."""
    why = tag(
        "span", chip(note.category), " ", code(note.rule), " ",
        tag("span", note.reason, class_="reason"), class_="why", id=name, role="tooltip",
        dir="ltr",
    )  # fmt: skip
    struck = tag("del", text, tabindex=0, aria_describedby=name)
    label = tag("span", note.category, class_="label", aria_hidden="true")
    return tag("span", struck, label, why, class_=f"removed {family(note.category)}",
               data_category=note.category)  # fmt: skip
