"""What a folder job counts."""

from collections import Counter
from dataclasses import dataclass, field

from cleaner.models import Article


@dataclass
class Tally:
    """The counts of one folder job; categories and rules count removals."""

    skipped: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    read: int = 0
    cleaned: int = 0
    empty: int = 0
    characters_in: int = 0
    characters_out: int = 0
    categories: Counter[str] = field(default_factory=Counter)
    characters: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)

    def arrived(self) -> None:
        """Count one file that could be read."""
        self.read += 1

    def add(self, size: int, article: Article) -> None:
        """Count one text of ``size`` characters and the article it became."""
        self.cleaned += bool(article.text)
        self.empty += not article.text
        self.characters_in += size
        self.characters_out += len(article.text)
        self.warnings.update(article.warnings)
        for removal in article.removed:
            self.categories[removal.category] += 1
            self.characters[removal.category] += len(removal.text)
            self.rules[removal.rule] += 1
