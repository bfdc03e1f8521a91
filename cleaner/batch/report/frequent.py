"""The lines that were removed most often, found in bounded memory."""

from dataclasses import dataclass, field
from typing import Any, Final

from cleaner.models import encodable

_KEPT: Final = 1_000
_MOST: Final = 4 * _KEPT
"""Lines that are counted at a time. When there are more, as many as are kept stay."""

_LONGEST: Final = 200
"""Characters of a line that are compared and shown."""


@dataclass(slots=True)
class FrequentLine:
    """A removed line as it first stood, why it went, and how often it was counted."""

    text: str
    category: str
    rule: str
    count: int = 0


@dataclass(slots=True)
class FrequentLines:
    """Misra and Gries' count of frequent items: lines that stand in most documents stay in it.

    A count is at most ``missed`` too small. White space and case are folded.

    >>> lines = FrequentLines()
    >>> for text in "Get our app", "get  our app", "Read more":
    ...     lines.add({"text": text, "category": "app", "rule": "en.app.get"})
    >>> [(line.text, line.count) for line in lines.top(5)]
    [('Get our app', 2)]
    """

    lines: dict[str, FrequentLine] = field(default_factory=dict)
    missed: int = 0

    def add(self, removal: dict[str, Any]) -> None:
        """Count one removal."""
        text = " ".join(removal["text"][: 2 * _LONGEST].split())[:_LONGEST]
        key = encodable(text.casefold())
        line = self.lines.get(key)
        if line is None:
            line = FrequentLine(encodable(text), removal["category"], removal["rule"])
            self.lines[key] = line
        line.count += 1
        if len(self.lines) > _MOST:
            self._trim()

    def _trim(self) -> None:
        counts = sorted((line.count for line in self.lines.values()), reverse=True)
        least = counts[_KEPT]
        self.missed += least
        for line in self.lines.values():
            line.count -= least
        self.lines = {key: line for key, line in self.lines.items() if line.count > 0}

    def top(self, number: int) -> list[FrequentLine]:
        """Give the lines that went more than once, the most frequent first."""
        ranked = sorted(self.lines.items(), key=lambda item: (-item[1].count, item[0]))
        return [line for _, line in ranked if line.count + self.missed > 1][:number]
