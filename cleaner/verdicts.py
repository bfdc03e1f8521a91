"""Deciding: labels on lines and parts of lines, in rounds, until nothing more goes.

Every round judges the lines that are still there as if they were the whole text. The last
one takes nothing, so cleaning what was cleaned changes nothing. No evidence here depends on
blank lines, which the canonical text sets anew.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from cleaner.blocks import in_code, in_table
from cleaner.draft import Draft, Label
from cleaner.languages import UNKNOWN, Detector, distance, sample_of
from cleaner.lines import Line, Span, cut, source
from cleaner.rules.matcher import Matcher
from cleaner.rules.model import PARTS, Rule
from cleaner.rules.structural import FINDERS, page
from cleaner.shape import COMMAS, QUOTES

ENOUGH: Final = 1.0
"""The weight of signs that removes a line; long prose needs 1.4 times as much."""
LONG_PROSE: Final = 120
"""Characters."""
SENTENCE: Final = 5
"""Words: with fewer of them a line that ends in a colon is a label."""
_EDGE_LINES: Final = 12
LONGEST_SPEAKER: Final = 60
"""Characters from a comma to the full stop in which is said who says so."""
MOST_PARTS: Final = 6
"""Parts of one line that may go."""

_CLOSED: Final = frozenset(
    {"shape.comments.signed", "shape.caption.gallery"}
    | {f"shape.promo.{n}" for n in ("after-label", "under-label", "stamped", "dated", "glued")}
)
"""What stands below a phrase, in entries with dates, or apart from the text in pairs of lines: it
may well be longer than the article."""
AT_ONCE: Final = 500
"""Lines whose phrases are looked for together: what that takes in memory is bounded."""


class Gone(NamedTuple):
    """A span of the caller's string that goes, and why."""

    start: int
    end: int
    label: Label


@dataclass(slots=True)
class Decision:
    """What stays, what goes, and what the caller should know."""

    lines: list[Line]
    language: str = "und"
    sample: str | None = None
    title: str | None = None
    gone: list[Gone] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Judge:
    """Everything a decision needs besides the text: rules, word lists, what to leave in.

    ``keep`` holds the ids of rules whose finds stay in the text.
    """

    matcher: Matcher
    detector: Detector
    attribution: Mapping[str, frozenset[str]]
    structural: tuple[Rule, ...] = ()
    paged: tuple[Rule, ...] = ()
    keep: frozenset[str] = frozenset()
    language: str | None = None

    def decide(self, lines: list[Line], text: str) -> Decision:
        """Judge the lines of ``text``."""
        decision = Decision(lines)
        while lines and self._round(decision, text):
            lines = decision.lines
        if not lines:
            self._detect(decision)
        decision.gone.sort(key=lambda gone: gone.start)
        return decision

    def _round(self, decision: Decision, text: str) -> bool:
        """Take out what this round finds; say whether it found anything."""
        self._detect(decision)
        draft = self._labelled(decision.lines, decision.language)
        _abstain(draft, decision.warnings)
        found = len(decision.gone)
        if draft.labels or draft.matched:
            decision.lines = list(self._staying(draft, text, decision))
        return len(decision.gone) > found

    def _staying(self, draft: Draft, text: str, decision: Decision) -> Iterator[Line]:
        """Give what stays of the lines; note what goes, and the title."""
        for number, line in enumerate(draft.lines):
            label = draft.labels.get(number)
            if label is None:
                rest = self._cut(line, text, decision) if line.hits else line
                if rest is not None:
                    yield rest
                continue
            if label.rule.category == "title" and decision.title is None:
                decision.title = line.text
            if label.rule.id in self.keep:
                yield line
            else:
                decision.gone.append(Gone(*source(line), label))

    def _detect(self, decision: Decision) -> None:
        """Set the language of the lines that are there; find their phrases anew when it changes.

        Most rounds leave the sample, and so everything, as it is.
        """
        sample = sample_of([line.text for line in decision.lines])
        if sample == decision.sample:
            return
        first, before = decision.sample is None, decision.language
        decision.sample = sample
        decision.language = self.language or self.detector.detect(sample)
        if decision.lines and (first or decision.language != before):
            for line in decision.lines:
                line.hits.clear()
            for start in range(0, len(decision.lines), AT_ONCE):
                self.matcher.mark(decision.lines[start : start + AT_ONCE], decision.language)

    def _labelled(self, lines: list[Line], language: str) -> Draft:
        draft = Draft(lines, language, self.attribution.get(language, frozenset()))
        for number in draft.matched:
            _by_phrases(draft, number, lines[number])
        for rule in (*self.paged, *self.structural) if draft.paged else self.structural:
            for number, reason in list(FINDERS[rule.id](draft)):
                if rule.where != "shape" or not in_table(draft, number):
                    draft.labels.setdefault(number, Label(rule, reason))
        if draft.paged:
            page.spare(draft)
        return draft

    def _cut(self, line: Line, text: str, decision: Decision) -> Line | None:
        """Take the parts of a line that its rules name; the line is matched anew after each.

        A line of which part upon part would go is left as it is: it is no paragraph with a
        credit, and hostile text must not cost more than it is long.
        """
        rest: Line | None = line
        gone: list[Gone] = []
        while rest is not None and (part := next(self._parts(rest), None)):
            if len(gone) == MOST_PARTS:
                return line
            rest, span = cut(rest, part[1], text)
            gone.append(Gone(*span, Label(part[0], part[0].what)))
            if rest is not None:
                self.matcher.mark([rest], decision.language)
        decision.gone += gone
        return rest

    def _parts(self, line: Line) -> Iterator[tuple[Rule, Span]]:
        for rule, span in line.hits:
            if rule.where in PARTS and rule.id not in self.keep:
                yield rule, span


def _by_phrases(draft: Draft, number: int, line: Line) -> None:
    """Label a line that the phrase of a rule fits whole, or of which signs enough speak."""
    whole = [
        rule for rule, _ in line.hits if rule.where == "line" and _in_zone(rule, draft, number)
    ]
    if whole and not _spared(draft, number, line):
        rule = min(whole, key=lambda rule: _nearness(rule, draft))
        if rule.category != "embed" or not _announced(draft, number):
            draft.labels[number] = Label(rule, rule.what)
    elif found := _signs(draft, number, line):
        draft.labels[number] = found


def _nearness(rule: Rule, draft: Draft) -> tuple[int, bool, bool, str]:
    """Give what the first of the rules that fit a line is chosen by: a label reaches farther.

    But what marks an advertisement is no label: the article goes on below it.
    """
    far = distance(rule.language, draft.language)
    return far, rule.category != "ad", rule.spread == "none", rule.id


def _spared(draft: Draft, number: int, line: Line) -> bool:
    """Whether a line that a phrase fits whole is somebody's words, a table's or a program's."""
    if _quotation(line) or _tells(draft, line) or _attributed(draft, line):
        return True
    return in_table(draft, number) or in_code(draft, number)


def _announced(draft: Draft, number: int) -> bool:
    """Whether a sentence that stays ends in a colon right above: it says what follows."""
    if not number or number - 1 in draft.labels:
        return False
    above = draft.lines[number - 1].shape
    return above.colon and above.words >= SENTENCE


def _in_zone(rule: Rule, draft: Draft, number: int) -> bool:
    if rule.zone == "top":
        return number < max(_EDGE_LINES, len(draft.lines) // 5)
    if rule.zone == "bottom":
        return number >= min(len(draft.lines) - _EDGE_LINES, len(draft.lines) * 3 // 5)
    return True


def _quotation(line: Line) -> bool:
    return line.shape.quoted and line.text[-1] in "\"”»“'’」』"


def _tells(draft: Draft, line: Line) -> bool:
    """Whether a line goes on to tell the story: sentences, and somebody who says something.

    A link's text can stand in front of a paragraph, in one line with it.
    """
    shape = line.shape
    return shape.size >= 120 and shape.stopped and draft.reports(line)


def _attributed(draft: Draft, line: Line) -> bool:
    """Whether a sentence ends in who says so, behind a comma: “… in our app, said the mayor.”"""
    if not line.shape.stopped:
        return False
    comma = max(map(line.low.rfind, COMMAS))
    clause = line.low[comma:]
    if comma <= 0 or len(clause) > LONGEST_SPEAKER or ". " in clause:
        return False
    return draft.says(clause)


def _signs(draft: Draft, number: int, line: Line) -> Label | None:
    """Add up the signs of each category; the strongest decides when there is enough."""
    sums: dict[tuple[str, str], list[Rule]] = {}
    for rule, _ in line.hits:
        own = rule.language == draft.language or UNKNOWN in (rule.language, draft.language)
        if rule.where == "sign" and own and _in_zone(rule, draft, number):
            sums.setdefault((rule.category, rule.language), []).append(rule)
    if not sums:
        return None
    best = max(sums.values(), key=lambda rules: (sum(r.weight for r in rules), rules[0].id))
    long = line.shape.prose and line.shape.size >= LONG_PROSE
    needed = ENOUGH * 1.4 if long else ENOUGH
    if len(best) < 2 or sum(rule.weight for rule in best) < needed - 1e-9:
        return None
    if _quotation(line) or _speaks(draft, line):
        return None
    signs = ", ".join(f"{rule.id} ({rule.weight:g})" for rule in best)
    return Label(best[0], f"{len(best)} signs: {signs}")


def _speaks(draft: Draft, line: Line) -> bool:
    """Whether the line quotes somebody: quotation marks and a verb of reporting."""
    return any(mark in line.text for mark in QUOTES) and draft.reports(line)


def _abstain(draft: Draft, warnings: list[str]) -> None:
    """Take labels back when too little would stay."""
    if not draft.labels:
        return
    closed = {n for n, label in draft.labels.items() if label.rule.id in _CLOSED}
    by_shape = [n for n, x in draft.labels.items() if x.rule.where == "shape" and n not in closed]
    total = sum([len(line.text) for n, line in enumerate(draft.lines) if n not in closed])
    weak = sum([len(draft.lines[n].text) for n in by_shape])
    if by_shape and (weak * 2 > total or not draft.runs_on(0)):
        for number in by_shape:
            del draft.labels[number]
        _warn(warnings, "abstained: lines judged by shape alone were most of the text")
    if len(draft.labels) == len(draft.lines) and any(x.shape.prose for x in draft.lines):
        draft.labels.clear()
        _warn(warnings, "abstained: no running text would have stayed")


def _warn(warnings: list[str], text: str) -> None:
    if text not in warnings:
        warnings.append(text)
