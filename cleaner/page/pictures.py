"""The page's pictures: what their elements say of them, what stands below them, and how.

Many pages set a caption as a paragraph like any other, right below its picture.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from cleaner.page.declared import letters
from cleaner.page.runs import UNSEEN, Place, Run

PICTURES: Final = ("img", "amp-img")
"""Elements that show a picture."""
SHORTEST: Final = 12
"""Characters of what tells of a picture; what is shorter may be a name for many a thing."""
SMALL: Final = 60
"""Pixels: a smaller picture is a sign, a face beside a name or a means of counting readers."""
STEPS: Final = 40
"""Elements after a picture in which its text is looked for."""
HEIGHT: Final = 2
"""Elements, from a block upwards, that may centre what it holds."""
Piece = tuple[Any, bool]
"""A piece of text: its element, and whether it stands behind that element instead of in it."""

_PIXELS: Final = re.compile(r"\s*([0-9]{1,4})(?:px)?\s*$")
_CENTRED: Final = re.compile(r"text-align\s*:\s*(\w+)", re.IGNORECASE)
_NAMES: Final = frozenset({"center", "centered", "aligncenter"})
_WORD: Final = re.compile(r"[a-z]+")


def pictured(tree: Any) -> frozenset[str]:
    """Give what the page's picture elements say of their pictures, as letters alone."""
    said = {
        letters(value)
        for image in tree.iter("img")
        for value in (image.get("alt"), image.get("title"))
        if value and len(value) >= SHORTEST
    }
    return frozenset(said - {""})


def below_pictures(tree: Any) -> frozenset[Piece]:
    """Give the pieces of text that come next after a picture, whatever element they stand in."""
    pictures = (image for image in tree.iter(*PICTURES) if not _is_small(image))
    return frozenset(piece for image in pictures if (piece := _next(image)))


def _is_small(image: Any) -> bool:
    sides = (_PIXELS.match(image.get(side) or "") for side in ("width", "height"))
    return any(side is not None and int(side[1]) < SMALL for side in sides)


def _next(image: Any) -> Piece | None:
    """Give the piece of text behind a picture; None where another picture comes first."""
    for element, behind in islice(_after(image), STEPS):
        if not behind and element.tag in PICTURES:
            return None
        text = element.tail if behind else element.text
        if text and not text.isspace() and (behind or element.tag not in UNSEEN):
            return element, behind
    return None


def _after(element: Any) -> Iterator[Piece]:
    """Give the places of text behind an element, in reading order."""
    behind = True
    while element is not None:
        yield element, behind
        inner = element.getnext() if behind else next(iter(element), None)
        if inner is not None:
            element, behind = inner, False
        elif behind:
            element = element.getparent()
        else:
            behind = True


def begins(run: Run) -> Piece:
    """Give the piece of text that a run begins with."""
    piece: Any = run.parts[0]
    return piece.getparent(), piece.is_tail


def centred(place: Place) -> bool:
    """Whether a block says, or one right around it, that its text is centred."""
    element = place.home.element
    for _ in range(HEIGHT):
        if element is None:
            return False
        said = _CENTRED.search(element.get("style") or "")
        if said:
            return said[1].lower() == "center"
        if element.tag == "center" or (element.get("align") or "").lower() == "center":
            return True
        if not _NAMES.isdisjoint(_WORD.findall((element.get("class") or "").lower())):
            return True
        element = element.getparent()
    return False
