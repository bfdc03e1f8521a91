"""Every phrase rule against strings of 100 kB made to slow it down.

Each attack is tried as one line of 100 kB, as lines of 300 and of 1000 characters, and as lines
of the greatest length at which the rule is still tried, by a Matcher that knows this rule alone.
The lines of one string are alike, so one is timed and counted as often as it fits; a string that
comes out slow is timed line by line before it is reported. Patterns are compiled before.

    python -m tests.benchmarks.attack [--rule ID] [--quick] [--over 50]
"""

import argparse
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleaner.errors import CleanerError
from cleaner.lines import Line
from cleaner.rules import phrases
from cleaner.rules.agencies import spoken_of
from cleaner.rules.catalogue import Catalogue, full, load
from cleaner.rules.index import Index
from cleaner.rules.matcher import Matcher
from cleaner.rules.model import Branch, Rule
from tests.benchmarks.attacks import Attack, attacks
from tests.benchmarks.measure import machine, table

SIZE = 100_000
_PATIENCE = 0.5
"""Seconds for one line."""
_ENOUGH = 2.0
"""Seconds for 100 kB: a rule found that slow is attacked no further."""
_QUICK = 25


class Finding(NamedTuple):
    """The slowest attack on one rule: seconds for 100 kB, and what it was."""

    seconds: float
    width: int
    line: str


def main(arguments: Sequence[str] | None = None) -> None:
    """Attack the rules and print the slow ones."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--rule", default="", help="only rules whose id begins so")
    parser.add_argument("--quick", action="store_true", help=f"{_QUICK} attacks on each rule")
    parser.add_argument("--over", type=float, default=50, help="milliseconds to report")
    options = parser.parse_args(arguments)
    rules = [rule for rule in _rules() if rule.id.startswith(options.rule)]
    signal.signal(signal.SIGALRM, _give_up)
    matchers = _Matchers(load())
    start = time.perf_counter()
    found: dict[str, Finding] = {}
    count = 0
    for number, rule in enumerate(rules):
        print(f"{number} of {len(rules)} {rule.id}{' ' * 30}", end="\r", file=sys.stderr)
        chosen = attacks(rule)
        chosen = chosen[:: max(1, len(chosen) // _QUICK)] if options.quick else chosen
        count += len(chosen)
        found[rule.id] = slowest(rule, matchers.of(rule), chosen, options.over / 1000)
    print(machine())
    print(f"{len(rules)} rules, {count} strings of 100 kB, {time.perf_counter() - start:.0f} s\n")
    _report(found, options.over)


def _rules() -> tuple[Rule, ...]:
    try:
        return full().phrases
    except CleanerError as error:
        print(f"the packs cannot be read: {error}")
        raise SystemExit(1) from None


def _report(found: dict[str, Finding], over: float) -> None:
    ordered = sorted(found.items(), key=lambda item: -item[1].seconds)
    slow = [(name, finding) for name, finding in ordered if finding.seconds * 1000 > over]
    shown = slow or ordered[:10]
    print(f"{len(slow)} rules over {over:g} ms (goal: none)" + ("" if slow else "; the slowest:"))
    rows = [
        [name, f"{finding.seconds * 1000:.1f}", str(finding.width), _short(finding.line)]
        for name, finding in shown
    ]
    print(table(["rule", "ms per 100 kB", "line length", "the line"], rows))


def _short(line: str) -> str:
    return repr(line if len(line) <= 70 else f"{line[:50]}…{line[-15:]}")


class _Matchers:
    """Makes Matchers of one rule."""

    def __init__(self, catalogue: Catalogue) -> None:
        names = catalogue.names
        self._names = names("agency"), names("house"), names("photo")
        self._branches: dict[str, list[Branch]] = defaultdict(list)
        for branch in catalogue.branches:
            self._branches[branch.rule].append(branch)

    def of(self, rule: Rule) -> Matcher:
        branches = self._branches[rule.id]
        if any(spoken_of(branch.pattern) for branch in branches):
            return Matcher([rule], Index.of(branches), self._names)
        return Matcher([rule], Index.of(branches))


def slowest(rule: Rule, matcher: Matcher, chosen: Sequence[Attack], over: float) -> Finding:
    """Give the attack that takes longest; times over ``over`` are of all the lines."""
    worst = Finding(0.0, 0, "")
    for number, attack in enumerate(chosen):
        if worst.seconds >= _ENOUGH:
            break
        for width in _widths(rule, number == 0):
            line = attack.line(width)
            if not line:
                continue
            taken = _time(matcher, rule.language, line, max(1, width), most=over)
            if taken > worst.seconds:
                worst = Finding(taken, width, line)
    return worst


def _widths(rule: Rule, first: bool) -> Iterator[int]:
    """Lengths of line; those that the rule never looks at are tried once."""
    yield from (300, 1000)
    yield phrases.LONGEST_INLINE if rule.where == "inline" else phrases.LONGEST_LINE
    if first or rule.where in {"head", "tail"}:
        yield SIZE


def _time(matcher: Matcher, language: str, line: str, width: int, most: float) -> float:
    """Time 100 kB of such lines: one of them, or all when the one is slow."""
    count = max(1, SIZE // width)
    once = _once(matcher, language, line)
    if once * count <= most / 2 or once >= _PATIENCE:
        return once * count
    once = min(_once(matcher, language, line) for _ in range(3))
    if once * count <= most or once * count > 20 * most:
        return once * count
    return sum(_once(matcher, language, line) for _ in range(count))


def _once(matcher: Matcher, language: str, text: str) -> float:
    line = Line(text, ((0, len(text)),), 0, text)
    signal.setitimer(signal.ITIMER_REAL, _PATIENCE)
    start = time.process_time()
    try:
        matcher.mark([line], language)
    except TimeoutError:
        return _PATIENCE
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return time.process_time() - start


def _give_up(number: int, frame: object) -> None:
    raise TimeoutError


if __name__ == "__main__":
    main()
