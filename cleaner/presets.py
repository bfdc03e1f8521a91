"""Three settings for three readers: what each takes out of a text, and on what evidence."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple


class Preset(NamedTuple):
    """What a text is cleaned for.

    ``leaves`` names categories, and single rules by id, whose finds stay in the text. ``only``
    names the kinds of rule (``line``, ``head`` ...), and single rules by id, that are used at
    all; None: every rule.
    """

    purpose: str
    leaves: frozenset[str] = frozenset()
    only: frozenset[str] | None = None


PRESETS: Final[Mapping[str, Preset]] = MappingProxyType(
    {
        "body": Preset("the canonical body: equal for every copy of a story, and nothing else"),
        "corpus": Preset(
            "a document to train a language model on: the body under its headline",
            # A headline is written by somebody and opens the document, once; its repetitions go.
            leaves=frozenset({"shape.title.first-line", "page.title.headline"}),
        ),
        "light": Preset(
            "a text to read with care: only what surely belongs to the site goes",
            leaves=frozenset(
                {
                    *("title", "byline", "bio", "date", "source", "legal", "translation"),
                    *("caption", "credit", "alt"),
                }
            ),
            only=frozenset(
                {
                    *("line", "head", "tail", "inline"),
                    # A label is a phrase; without it, its headlines would look like subheadings.
                    "shape.promo.under-label",
                    # Its find stays: it tells the title.
                    "shape.title.first-line",
                }
            ),
        ),
    }
)
"""Preset → what it means. docs/dials.md shows them category by category."""
