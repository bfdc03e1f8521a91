"""The kinds of boilerplate, under the one name that code, CLI, packs and JSON use."""

from types import MappingProxyType
from typing import Final

CATEGORIES: Final = MappingProxyType(
    {
        "translation": "banners and notes about a machine or human translation of the article",
        "caption": "captions of photos, videos and graphics",
        "credit": "the credit of a picture, standing alone or glued to a paragraph",
        "alt": "alt texts and image titles that stand beside a caption",
        "promo": "headlines and teasers of other stories",
        "readmore": "labelled cross links: Read more, Related, Lesen Sie auch",
        "app": "invitations to get or open an app",
        "newsletter": "prompts for newsletters, alerts and push messages",
        "share": "share bars and follow-us lines",
        "embed": "what is left of embedded posts, players and live blogs",
        "paywall": "prompts to subscribe, register, log in or support",
        "cookie": "consent, privacy, browser and JavaScript notices",
        "ad": "advertisement markers, sponsored and affiliate notices",
        "byline": "who wrote the article",
        "bio": "blurbs about the author, and how to reach the newsroom",
        "date": "times of publication and update, reading times",
        "source": "agency sign-offs and contributing reporters",
        "legal": "copyright, disclaimers, standards and corrections policies",
        "comments": "prompts and counters of comments, ratings and error reports",
        "nav": "breadcrumbs, section names, tag lists, galleries' counters, page controls",
        "title": "the headline of the article itself, and its repetitions",
        "repeat": "a paragraph of the article that stands in the text a second time",
    }
)
"""Category → what it holds. ``clean`` removes every one of them unless ``keep=`` names it."""

FAMILIES: Final = {
    "picture": ("caption", "credit", "alt"),
    "link": ("promo", "readmore", "nav"),
    "invitation": ("app", "newsletter", "share", "embed", "paywall", "comments"),
    "notice": ("cookie", "ad", "legal", "translation"),
    "about": ("title", "byline", "bio", "date", "source"),
    "copy": ("repeat",),
}
"""Categories that belong together: they have one colour wherever there are colours."""

_FAMILY: Final = {name: family for family, names in FAMILIES.items() for name in names}


def family(category: str) -> str:
    """Give the family of a category.

    >>> family("alt"), family("no such category")
    ('picture', 'notice')
    """
    return _FAMILY.get(category, "notice")
