"""Tables and program code: blocks that are the article's, whatever a line of them says alone."""

from itertools import takewhile
from typing import Final

import regex

from cleaner.draft import Draft
from cleaner.lines import Line

MOST_PHRASED: Final = 0.34
"""Share of a table's rows with a phrase: a table with more of them is furniture set as a table."""
LEAST_ROWS: Final = 3
"""Rows of a table that holds data."""
NEAREST: Final = 12
"""Rows to either side that are looked at."""
_CODE: Final = regex.compile(
    # Ends of statements and blocks, calls without a space, assignments, imports, definitions, a
    # tag alone on a line, a shell's prompt.
    r"[)\]}\"'];$|\{$|^[})\]]+[;,)]*$|\w\([^()]*\)[:;]?$|"
    r"^[A-Za-z_][A-Za-z_0-9.\[\]'\"]{0,60} ?[-+*/|]?= ?\S|^</?[a-z][a-z0-9]*+(?: [^<>]*+)?>$|"
    r"^(?:\$|>>>) \S|^(?:import|using|#include|from [\w.]++ import) [\w.{<\"'*,]++;?$|"
    r"^(?:def|class|function|var|let|const|return|public|private|static) \w.*[({:;=]$"
)
_LONGEST_CODE: Final = 200
"""Characters of a line that is looked at."""


def in_table(draft: Draft, number: int) -> bool:
    """Whether a line is a row of a table that holds data: rows are judged together.

    A single row is a box that the page drew around something, not a table, and one of empty cells
    holds nothing.
    """
    if draft.lines[number].text[0] != "|" or is_empty(draft.lines[number]):
        return False
    above = draft.lines[max(0, number - NEAREST) : number]
    below = draft.lines[number : number + NEAREST]
    beside = (*takewhile(_is_row, reversed(above)), *takewhile(_is_row, below))
    rows = [row for row in beside if not is_empty(row)]
    phrased = sum(any(rule.where == "line" for rule, _ in row.hits) for row in rows)
    return len(rows) >= LEAST_ROWS and phrased <= MOST_PHRASED * len(rows)


def _is_row(line: Line) -> bool:
    return cells(line) > 0


def cells(line: Line) -> int:
    """Give how many cells a line draws, each between two bars; 0 for one that is no row."""
    return line.text.count("|") - 1 if line.text[0] == "|" else 0


def is_empty(line: Line) -> bool:
    """Whether a line is a row of a table without anything in its cells."""
    return cells(line) > 0 and not line.text.strip("| ")


def in_code(draft: Draft, number: int) -> bool:
    """Whether a line stands by a line of a program, and is one of its lines."""
    beside = (number - 1, number + 1)
    return any(0 <= n < len(draft.lines) and is_code(draft.lines[n].text) for n in beside)


def is_code(text: str) -> bool:
    """Whether a line looks like a line of a program.

    >>> [is_code(line) for line in ("    total = sum(prices)", "She sang (twice).", "</head>")]
    [True, False, True]
    """
    return len(text) <= _LONGEST_CODE and _CODE.search(text.strip()) is not None
