"""The figures of the project's own fixtures, pinned: ``python -m tests.floors`` raises the pins.

A figure is a share, rounded down to three places. The pins stand in fixtures/floors.toml; a test
fails when a figure falls below its pin, and when a pin lags behind its figure. Lowering one takes
``--lower REASON``, and the reason is written down beside the pins.
"""

import argparse
import json
import math
import sys
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from cleaner import Article, clean
from cleaner.categories import CATEGORIES
from tests.fixtures import FOLDER, Expected, articles, negatives, spaced

FILE: Final = FOLDER / "floors.toml"
_HEAD: Final = """\
# What cleaning the fixtures reaches: shares, rounded down. Written by: python -m tests.floors
# It raises these figures; to lower one it needs --lower REASON, which is kept below.
"""
Figures = dict[str, float]


def measured() -> Figures:
    """Give the figures as they are now."""
    marked: Counter[str] = Counter()
    removed: Counter[str] = Counter()
    for expected in articles():
        _count(expected, clean(expected.text), marked, removed)
    texts = [text for _, text in negatives()]
    marked["negatives untouched"] = len(texts)
    removed["negatives untouched"] = sum(not clean(text).removed for text in texts)
    ordered = [*CATEGORIES, "body lines kept", "negatives untouched"]
    return {name: _down(removed[name], marked[name]) for name in ordered if marked[name]}


def _count(
    expected: Expected, article: Article, marked: Counter[str], removed: Counter[str]
) -> None:
    """Count the marked lines by category, and those of them removed under it; and the body."""
    wanted = Counter(expected.removed)
    gone = Counter((removal.category, spaced(removal.text)) for removal in article.removed)
    marked.update(category for category, _ in wanted.elements())
    removed.update(category for category, _ in (wanted & gone).elements())
    body = Counter(expected.body)
    kept = Counter(spaced(line) for part in article.paragraphs for line in part.split("\n"))
    marked["body lines kept"] += body.total()
    removed["body lines kept"] += (body & kept).total()


def _down(part: int, whole: int) -> float:
    return math.floor(1000 * part / whole) / 1000


def pinned() -> tuple[Figures, list[str]]:
    """Give the pins, and the reasons for which some were lowered."""
    data: dict[str, Any] = tomllib.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    return data.get("floors", {}), data.get("lowered", [])


def fallen(now: Mapping[str, float], pins: Mapping[str, float]) -> list[str]:
    """Name the figures that are below their pins, or gone.

    >>> fallen({"ad": 0.5}, {"ad": 0.75, "app": 1.0})
    ['ad: 0.75 → 0.5', 'app: 1.0 → 0.0']
    """
    return [
        f"{name}: {pin} → {now.get(name, 0.0)}"
        for name, pin in pins.items()
        if now.get(name, 0.0) < pin
    ]


def lagging(now: Mapping[str, float], pins: Mapping[str, float]) -> list[str]:
    """Name the figures that are better than their pins, or have none.

    >>> lagging({"ad": 0.5, "bio": 0.0}, {"ad": 0.25})
    ['ad: 0.25 → 0.5', 'bio: none → 0.0']
    """
    return [
        f"{name}: {pins.get(name, 'none')} → {figure}"
        for name, figure in now.items()
        if figure > pins.get(name, -1.0)
    ]


def written(now: Mapping[str, float], lowered: Sequence[str]) -> str:
    """Give the file's text."""
    reasons = "".join(f"  {json.dumps(why, ensure_ascii=False)},\n" for why in lowered)
    figures = "".join(f"{json.dumps(name)} = {figure}\n" for name, figure in now.items())
    return f"{_HEAD}\nlowered = [\n{reasons}]\n\n[floors]\n{figures}"


def main(argv: Sequence[str] | None = None) -> int:
    """Raise the pins to the figures; 1, and nothing written, if one would fall unargued."""
    parser = argparse.ArgumentParser(prog="floors")
    parser.add_argument("--lower", metavar="REASON", help="write the pins that fall, and why")
    reason = parser.parse_args(argv).lower
    now, (pins, lowered) = measured(), pinned()
    fell = fallen(now, pins)
    for line in fell:
        print(f"fell     {line}")
    if fell and not reason:
        print("nothing written: mend it, or argue it with --lower REASON")
        return 1
    for line in lagging(now, pins):
        print(f"raised   {line}")
    FILE.write_text(written(now, [*lowered, *(f"{line}: {reason}" for line in fell)]), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
