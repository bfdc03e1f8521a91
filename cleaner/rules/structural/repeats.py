"""Paragraphs that stand in the text a second time."""

from collections.abc import Iterator
from typing import Final

from cleaner.draft import Draft
from cleaner.rules.model import Rule
from cleaner.rules.structural.entry import Structural

SHORTEST: Final = 60
"""Characters: shorter lines may repeat, as answers, refrains and scores do."""


def again(draft: Draft) -> Iterator[tuple[int, str]]:
    """A paragraph equal to an earlier one, typography and case aside."""
    seen: dict[str, int] = {}
    for number, line in enumerate(draft.lines):
        if len(line.text) < SHORTEST and line.shape.size < SHORTEST:
            continue
        first = seen.setdefault(line.folded, number)
        if first != number and number not in draft.labels:
            yield number, f"it stands in the text already, as line {first + 1}"


RULES: Final = (
    Structural(
        Rule(
            "shape.repeat.paragraph",
            "repeat",
            "A paragraph that stands in the text a second time.",
            "Pages carry a summary box, a pull quote or a whole text twice; no article does.",
            since="0.1",
            matches=(
                "The ferry left at dawn, and nobody was on deck to see it go that day.\n"
                "It came back at noon with half of its lights broken by the storm outside.\n"
                "⟪The ferry left at dawn, and nobody was on deck to see it go that day.⟫",
            ),
        ),
        again,
    ),
)
