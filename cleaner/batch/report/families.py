"""Categories by colour: what belongs together looks alike in charts and documents."""

from typing import Final

_FAMILIES: Final = {
    "picture": ("caption", "credit", "alt"),
    "link": ("promo", "readmore", "nav"),
    "invitation": ("app", "newsletter", "share", "embed", "paywall", "comments"),
    "notice": ("cookie", "ad", "legal", "translation"),
    "about": ("title", "byline", "bio", "date", "source"),
    "copy": ("repeat",),
}

_FAMILY: Final = {name: family for family, names in _FAMILIES.items() for name in names}


def family(category: str) -> str:
    """Give the family of a category, which the page's style has a colour for.

    >>> family("alt"), family("no such")
    ('picture', 'notice')
    """
    return _FAMILY.get(category, "notice")
