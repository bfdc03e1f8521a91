"""What a caller may set, validated: one name for each dial everywhere."""

from collections.abc import Iterable
from difflib import get_close_matches

from cleaner.categories import CATEGORIES
from cleaner.errors import OptionError


def known(given: Iterable[str], allowed: Iterable[str], kind: str) -> frozenset[str]:
    """Give the names as a set; raises OptionError for one that is not allowed.

    >>> sorted(known(["byline"], ["byline", "bio"], "category"))
    ['byline']
    """
    names = frozenset([given] if isinstance(given, str) else given)
    valid = set(allowed)
    for name in sorted(names - valid):
        near = get_close_matches(name, valid, n=3) or sorted(valid)[:40]
        raise OptionError(f"no {kind} {name!r}; near: {', '.join(near)}")
    return names


def categories(given: Iterable[str]) -> frozenset[str]:
    """Give the categories as a set; raises OptionError for an unknown one."""
    return known(given, CATEGORIES, "category")
