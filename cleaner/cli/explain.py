"""``cleaner explain``: a text as it stood, with what goes struck through, and why."""

from collections.abc import Iterator
from pathlib import Path

from cleaner.account import account
from cleaner.cli import colours, console, inputs, marks, reading, settings
from cleaner.cli.failures import UsageError
from cleaner.cli.parser import Arguments
from cleaner.cli.table import aligned
from cleaner.cli.tally import Tally
from cleaner.models import Article


def run(args: Arguments) -> int:
    """Show the text that the arguments name."""
    if args.file != reading.STDIN and reading.is_folder(Path(args.file)):
        raise UsageError(f"{args.file}: is a folder. Name one text of it")
    cleaner = settings.cleaner(args)
    text, article = inputs.named(cleaner, args.file)
    lines = account(text, article.removed)
    if _coloured(args.color):
        console.write(colours.painted(lines, console.columns()))
    else:
        for line in marks.marked(lines, console.room()):
            console.line(line)
    for line in _end(len(text), article, settings.source(args)):
        console.line(line)
    return 0


def _coloured(choice: str) -> bool:
    if not console.wants_colour(choice):
        return False
    if colours.available():
        return True
    if choice == "always":
        console.complain("no colour without rich. Install it with: pip install rich")
    return False


def _end(size: int, article: Article, config: Path | None) -> Iterator[str]:
    tally = Tally()
    tally.add(size, article)
    what = ", ".join(f"{category} {count}" for category, count in tally.categories.most_common())
    gone = f"{len(article.removed):,}, {tally.characters.total():,} characters"
    rows = [
        ["title", article.title or "(none)"],
        ["language", article.language],
        ["kept", f"{len(article.paragraphs):,} paragraphs, {len(article.text):,} characters"],
        ["removed", f"{gone} ({what})" if what else gone],
    ]
    rows += [["warning", warning] for warning in article.warnings]
    rows += [["config", str(config)]] if config else []
    yield ""
    yield from aligned(rows, right=())
