"""Paragraphs that stand in the text a second time."""

import re
from typing import Final

from cleaner.draft import Draft, Found

SHORTEST: Final = 60
"""Characters: shorter lines may repeat, as answers, refrains and scores do. Questions may too:
an interviewer puts one to several people."""

_QUOTES: Final = re.compile("[„“”«»‟]")


def again(draft: Draft) -> Found:
    """A paragraph equal to an earlier one, typography and case aside."""
    seen: dict[str, int] = {}
    for number, line in enumerate(draft.lines):
        if (len(line.text) < SHORTEST and line.shape.size < SHORTEST) or line.text[-1] in "?؟？":
            continue
        first = seen.setdefault(_QUOTES.sub('"', line.folded), number)
        if first != number and number not in draft.labels:
            yield number, f"it stands in the text already, as line {first + 1}"
