"""What elements call themselves: words of tags, roles and names → the kind of text they hold.

General words of page makers, in several languages; none of one site. A word counts where it
stands by itself in a class, id, role, label or test name: ``related-links``, ``relatedLinks``
and ``related_links`` all say ``related``.
"""

import re
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

_WORDS: Final = {
    "caption": "caption captions fig-caption bild-unterschrift legende legenda didascalia "
    "pie-de-foto pie-foto epigrafe bild-text bilde-tekst billed-tekst kuva-teksti "
    "image-description image-desc photo-description photo-desc picture-description",
    "credit": "credit credits photo-credit copy-right bild-quelle foto-credit photographer "
    "fotograf",
    "related": "related recirc recirculation recommended recommendation recommendations "
    "recommends read-more see-also more-topic more-links most-popular most-read trending promo "
    "promos also-read relacionadas relacionados relacionado relacionada relaciones verwandt "
    "aehnliche similar correlati correlate correlato related-articles outbrain taboola read-next "
    "up-next lire-aussi lees-ook explore preview cross-link cross-links inline-promo",
    "newsletter": "news-letter news-letters sign-up inline-sign-up inline-signup mailing "
    "nieuws-brief nyhets-brev nyheds-brev uutis-kirje boletin subscribe-form email-signup",
    "share": "share sharing share-bar social socials social-media share-button teilen compartir "
    "partager condividi delen follow-us tool-tip",
    "paywall": "reg-wall registration subscribe cta "
    "subscribe-box abo abo-box membership abo-teaser metered-message offer upsell "
    "donate donation spenden supporter support-us",
    "ad": "ad ads advert advertisement advertising ad-slot sponsored anzeige werbung "
    "publicidad pubblicita publicite reklame reklam reklama annonse annons annonce affiliate",
    "bio": "author-bio bio biography about-author author-box author-info author-card autor-box",
    "byline": "by-line by-lines author authors autor autorin auteur autore author-name writer",
    "date": "time-stamp pub-date publish-date published-date date-line date-time updated-date "
    "article-date post-date date",
    "meta": "meta meta-data article-meta post-meta entry-meta article-info post-info info",
    "comments": "comment comments kommentare commentaires comentarios disqus respond",
    "nav": "bread-crumb bread-crumbs pagination pager menu nav-bar navigation tags tag-list "
    "topics keywords schlagworte etiquetas",
    "embed": "twitter-tweet instagram-media tiktok-embed fb-post embed-placeholder",
    "button": "btn button",
    "hidden": "modal popup popover light-box visually-hidden sr-only screen-reader "
    "screen-reader-text skip-link",
    "teaser": "teaser teasers excerpt",
    "summary": "lead lede lede-text intro introduction standfirst dek deck sub-title sub-headline "
    "sub-head sub-heading teaser-text summary chapo chapeau entradilla "
    "vorspann ingress synopsis sottotitolo sommario bajada copete anriss "
    "article-intro article-lead article-summary unter-titel manchet pod-titul zajawka "
    "alternative-headline excerpt-text resumen",
}
"""Words by kind; a hyphen stands where a name may part a word: ``newsLetter``, ``news_letter``."""
KINDS: Final = MappingProxyType(
    {word.replace("-", ""): kind for kind, words in _WORDS.items() for word in words.split()}
)
_OPENINGS: Final = frozenset(
    word.partition("-")[0] for words in _WORDS.values() for word in words.split() if "-" in word
)
"""What the words begin with that may be written apart."""
_TAGS: Final = MappingProxyType(
    {
        "aside": "aside",
        "button": "button",
        "amp-ad": "ad",
        "amp-social-share": "share",
        "nav": "nav",
        "footer": "footer",
        "header": "header",
        "figure": "figure",
        "figcaption": "caption",
        "article": "article",
        "form": "form",
        "address": "byline",
        "h1": "h1",
        "time": "date",
        "dialog": "hidden",
        "blockquote": "quote",
        "table": "table",
        "li": "item",
        "main": "main",
    }
)
_ROLES: Final = MappingProxyType(
    {
        "complementary": "aside",
        "navigation": "nav",
        "contentinfo": "footer",
        "dialog": "hidden",
        "alertdialog": "hidden",
        "search": "form",
        "note": "aside",
        "menu": "nav",
        "tooltip": "share",
    }
)
_NAMES: Final = frozenset(
    {"class", "id", "itemprop", "aria-label", "data-testid", "data-component", "rel"}
)
_STATES: Final = frozenset({"style", "hidden", "aria-hidden", "role"})
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PIECE: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_DIGITS: Final = re.compile(r"[0-9]+")
_ABOUT: Final = frozenset({"has", "with", "no", "not", "without", "is", "can", "js"})
"""Words that begin a name which tells about the element, not what it holds: ``hasCaption``."""
LONGEST_NAME: Final = 300
"""Characters of an attribute that are looked at."""
MOST_PIECES: Final = 12
"""Words of one name that are looked at."""
MOST_PARTS: Final = 3
"""Pieces that one word may be written in."""
Found = dict[str, str]
"""The kinds that an element is of, each with the word that says so."""
Said = tuple[frozenset[str], str]
"""The kinds that an element is of, and the word that says the last of them."""
NOTHING: Final[Said] = (frozenset(), "")


def kinds_of(element: Any) -> Said:
    """Give the kinds of an element and the word that told, by its tag and its attributes.

    >>> from lxml.html import fragment_fromstring
    >>> kinds_of(fragment_fromstring('<div class="mt-4 relatedLinks"></div>'))
    (frozenset({'related'}), 'related')
    """
    tag = element.tag
    kind = _TAGS.get(tag)
    found = {kind: tag} if kind else {}
    for name in element.keys():  # noqa: SIM118 -- an element iterates over its children
        if name in _NAMES:
            said = _said(element.get(name)[:LONGEST_NAME])
            if said:
                found.update(said)
        elif name in _STATES:
            found.update(_state(name, element.get(name)[:LONGEST_NAME]))
    return (frozenset(found), next(reversed(found.values()))) if found else NOTHING


def _state(name: str, value: str) -> Found:
    """Give what a role says, or that the element is hidden."""
    if name == "role":
        return {_ROLES[value]: value} if value in _ROLES else {}
    hides = _HIDDEN.search(value) if name == "style" else name == "hidden" or value == "true"
    return {"unseen": "hidden"} if hides else {}


@lru_cache(maxsize=16_384)
def _said(value: str) -> Found:
    """Give the kinds that the words of a name say, with the word for each; kept: they recur."""
    found: Found = {}
    for token in value.split():
        said = _says(token)
        if said:
            found.update(said)
    return found


@lru_cache(maxsize=16_384)
def _says(token: str) -> Found:
    """Give the kinds that one token says; kept, for the same tokens recur all over the web."""
    found: Found = {}
    for part in _DIGITS.split(token):  # what digits part is no word: the ``A0d`` of an identifier
        pieces = [piece.lower() for piece in _PIECE.findall(part)][:MOST_PIECES]
        if pieces and pieces[0] in _ABOUT:
            return found
        for start, piece in enumerate(pieces):
            if piece in KINDS:
                found.setdefault(KINDS[piece], piece)
            if piece in _OPENINGS:
                _join(pieces[start : start + MOST_PARTS], found)
    return found


def _join(pieces: list[str], found: Found) -> None:
    """Add what the first pieces together say."""
    for end in range(2, len(pieces) + 1):
        kind = KINDS.get("".join(pieces[:end]))
        if kind:
            found.setdefault(kind, "-".join(pieces[:end]))
