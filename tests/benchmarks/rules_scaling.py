"""What rules cost: the time per document with 1, 100, 1000 and 2000 invented rules.

Two kinds of invented rules: with keywords that no text holds (rules of all the languages
that a text is not in), and with words of the texts themselves, each in at most one document
in a hundred (rules whose patterns have to be tried). The goal holds for the first kind.

    python -m tests.benchmarks.rules_scaling --data FOLDER [--rounds 5]
"""

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from statistics import median

from cleaner.article import assemble
from cleaner.languages import Detector
from cleaner.lines import read
from cleaner.rules.branches import branches
from cleaner.rules.catalogue import Catalogue, load
from cleaner.rules.index import Index
from cleaner.rules.matcher import Matcher
from cleaner.rules.model import Rule
from cleaner.verdicts import Judge
from tests.benchmarks import texts
from tests.benchmarks.measure import goal, interleaved, machine, ratio, seeded, table

COUNTS = (1, 100, 1000, 2000)
GOAL = 1.5
_CONSONANTS, _VOWELS = "bcdfghjklmnprstvwz", "aeiou"


def main(arguments: Sequence[str] | None = None) -> None:
    """Time the catalogues in turn and print them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    texts.argument(parser)
    parser.add_argument("--rounds", type=int, default=5, help="rounds of all catalogues")
    parser.add_argument("--sample", type=int, default=200, help="documents to clean a round")
    options = parser.parse_args(arguments)
    documents = texts.load(options.data)
    documents = documents[:: max(1, len(documents) // options.sample)]
    runs = _runs(documents)
    for run in runs.values():
        run()
    _report(interleaved(runs, options.rounds), documents)


def _report(times: dict[str, list[float]], documents: list[str]) -> None:
    print(machine())
    size = sum(len(text) for text in documents)
    print(f"{len(documents)} documents, {size:,} characters, {len(times['no rules'])} rounds\n")
    rows = [
        [name, f"{median(own) / len(documents) * 1000:.3f}", _times(own, times)]
        for name, own in times.items()
    ]
    print(table(["", "ms/document", "of 1 rule"], rows))
    figure = ratio(times[f"{COUNTS[-1]} invented"], times["1 invented"])
    print(f"\ntime({COUNTS[-1]}) / time(1), invented: {figure:.2f}  {goal(figure, GOAL)}")


def _times(own: list[float], times: dict[str, list[float]]) -> str:
    return f"× {ratio(own, times['1 invented']):.2f}"


def _runs(documents: list[str]) -> dict[str, Callable[[], object]]:
    catalogue = load()
    known = _rare(documents)
    kinds = {
        "no rules": [],
        f"{len(catalogue.phrases)} built-in": list(catalogue.phrases),
        **{f"{n} invented": invented(n) for n in COUNTS},
        **{f"{n} on the texts' words": spoken(n, known) for n in COUNTS},
    }
    built_in = f"{len(catalogue.phrases)} built-in"
    return {
        name: _run(
            judge(rules, catalogue, catalogue.branches if name == built_in else None), documents
        )
        for name, rules in kinds.items()
    }


def judge(rules: Sequence[Rule], catalogue: Catalogue, branched: Index | None = None) -> Judge:
    """Give a judge with these phrase rules and the built-in word lists."""
    attribution = {tag: frozenset(words) for tag, words in catalogue.lists("attribution").items()}
    matcher = Matcher(rules, Index.of(branches(rules)) if branched is None else branched)
    return Judge(matcher, Detector(catalogue.lists("stopwords")), attribution)


def _run(judge: Judge, documents: list[str]) -> Callable[[], object]:
    return lambda: [assemble(text, judge.decide(read(text), text)) for text in documents]


def invented(count: int) -> list[Rule]:
    """Give rules with keywords made of syllables: no text holds them."""
    chance = seeded(7)
    words = [" ".join(_word(chance) for _ in range(2)) for _ in range(count * 3)]
    return [_rule(n, words[n * 3 : n * 3 + 3]) for n in range(count)]


def _word(chance: random.Random) -> str:
    return "q" + "".join(chance.choice(_CONSONANTS) + chance.choice(_VOWELS) for _ in "abc") + "x"


def spoken(count: int, words: list[str]) -> list[Rule]:
    """Give rules with keywords that texts do hold, now and then."""
    return [_rule(n, [words[n % len(words)]]) for n in range(count)]


def _rare(documents: list[str]) -> list[str]:
    """Words in at least two documents and in at most one of a hundred, the commonest first."""
    found = Counter(
        word for text in documents for word in set(re.findall(r"[^\W\d_]{4,}", text.lower()))
    )
    most = max(2, len(documents) // 100)
    return [word for word, number in found.most_common() if 2 <= number <= most] or ["said"]


def _rule(number: int, words: Sequence[str]) -> Rule:
    choice = "|".join(map(re.escape, words))
    return Rule(
        id=f"en.app.invented-{number}",
        category="app",
        what="Invented.",
        why="Invented.",
        where=("line", "tail", "sign")[number % 3],
        weight=0.5 if number % 3 == 2 else 1.0,
        pattern=rf"(?:get|read|download) (?:the|our) (?:{choice})(?: \w{{1,20}}){{0,4}} app",
    )


if __name__ == "__main__":
    main()
