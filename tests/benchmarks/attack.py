"""Every phrase rule against strings of 100 kB made to slow it down.

Each attack is tried as one line of 100 kB, as lines of 300 and of 1000 characters, and as lines
of the greatest length at which the rule is still tried, in the way that the Matcher tries them:
branch by branch on folded lines, whether or not a keyword stands in them. The lines of one
string are alike, so one is timed and counted as often as it fits; a string that comes out slow
is timed line by line before it is reported.

    python -m tests.benchmarks.attack [--rule ID] [--quick] [--over 50]
"""

import argparse
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from cleaner.errors import CleanerError
from cleaner.rules import phrases
from cleaner.rules.catalogue import full, load
from cleaner.rules.model import Rule
from cleaner.shape import core
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
    patterns = compiled_branches(rules)
    start = time.perf_counter()
    found: dict[str, Finding] = {}
    count = 0
    for number, rule in enumerate(rules):
        print(f"{number} of {len(rules)} {rule.id}{' ' * 30}", end="\r", file=sys.stderr)
        chosen = attacks(rule)
        chosen = chosen[:: max(1, len(chosen) // _QUICK)] if options.quick else chosen
        count += len(chosen)
        found[rule.id] = slowest(rule, patterns[rule.id], chosen, options.over / 1000)
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


def compiled_branches(rules: Sequence[Rule]) -> dict[str, list[Any]]:
    """Give the patterns of every rule's branches."""
    wanted = {rule.id: rule for rule in rules}
    patterns: dict[str, list[Any]] = defaultdict(list)
    for branch in load().branches:
        if branch.rule in wanted:
            patterns[branch.rule].append(phrases.compiled(wanted[branch.rule], branch.pattern))
    return patterns


def slowest(rule: Rule, patterns: list[Any], chosen: Sequence[Attack], over: float) -> Finding:
    """Give the attack that takes longest; times over ``over`` are of all the lines."""
    worst = Finding(0.0, 0, "")
    for number, attack in enumerate(chosen):
        if worst.seconds >= _ENOUGH:
            break
        for width in _widths(rule, number == 0):
            line = attack.line(width)
            if not line:
                continue
            taken = _time(rule, patterns, line, max(1, width), most=over)
            if taken > worst.seconds:
                worst = Finding(taken, width, line)
    return worst


def _widths(rule: Rule, first: bool) -> Iterator[int]:
    """Lengths of line; those that the rule never looks at are tried once."""
    yield from (300, 1000)
    yield phrases.LONGEST_INLINE if rule.where == "inline" else phrases.LONGEST_LINE
    if first or rule.where in {"head", "tail"}:
        yield SIZE


@lru_cache(maxsize=20_000)
def _core(line: str) -> phrases.Span:
    """The span that find is given; hostile.py times the making of it."""
    return core(line) if len(line) <= phrases.LONGEST_INLINE else (0, len(line))


def _time(rule: Rule, patterns: list[Any], line: str, width: int, most: float) -> float:
    """Time 100 kB of such lines: one of them, or all when the one is slow."""
    inner = _core(line)
    count = max(1, SIZE // width)
    once = _once(rule, patterns, line, inner)
    if once * count <= most / 2 or once >= _PATIENCE:
        return once * count
    once = min(once, _once(rule, patterns, line, inner))
    if once * count <= most or once * count > 20 * most:
        return once * count
    return sum(_once(rule, patterns, line, inner) for _ in range(count))


def _once(rule: Rule, patterns: list[Any], line: str, inner: phrases.Span) -> float:
    signal.setitimer(signal.ITIMER_REAL, _PATIENCE)
    start = time.perf_counter()
    try:
        for pattern in patterns:
            phrases.find(rule, pattern, line, inner)
    except TimeoutError:
        return _PATIENCE
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return time.perf_counter() - start


def _give_up(number: int, frame: object) -> None:
    raise TimeoutError


if __name__ == "__main__":
    main()
