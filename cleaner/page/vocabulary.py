"""What elements call themselves: words of tags, roles and names → the kind of text they hold.

General words of page makers, in several languages; none of one site. A word counts where it
stands by itself in a class, id, role, label or test name: ``related-links``, ``relatedLinks``
and ``related_links`` all say ``related``.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from types import MappingProxyType
from typing import Final

_WORDS: Final = {
    "caption": "caption captions figcaption bildunterschrift legende legenda didascalia "
    "pie-de-foto piefoto epigrafe bildtext bildetekst billedtekst kuvateksti",
    "credit": "credit credits photocredit copyright bildquelle fotocredit photographer fotograf",
    "related": "related recirc recirculation recommended recommendation recommendations "
    "recommends readmore seealso more-topic morelinks more-links most-popular mostpopular "
    "most-read mostread trending promo promos also-read alsoread relacionadas "
    "relacionados relacionado relacionada relaciones verwandt aehnliche similar "
    "correlati correlate correlato related-articles outbrain taboola read-next readnext "
    "up-next upnext lire-aussi leesook explore preview crosslink crosslinks inline-promo",
    "newsletter": "newsletter newsletters signup inline-signup inlinesignup mailing "
    "nieuwsbrief nyhetsbrev nyhedsbrev uutiskirje boletin subscribe-form email-signup",
    "share": "share sharing sharebar social socials social-media share-button teilen compartir "
    "partager condividi delen follow-us followus tooltip",
    "paywall": "regwall registration subscribe cta "
    "subscribe-box abo abobox membership aboteaser metered-message offer upsell "
    "donate donation spenden supporter support-us",
    "ad": "ad ads advert advertisement advertising adslot ad-slot sponsored anzeige werbung "
    "publicidad pubblicita publicite reklame reklam reklama annonse annons annonce affiliate",
    "bio": "author-bio authorbio bio biography about-author aboutauthor author-box authorbox "
    "author-info author-card autor-box",
    "byline": "byline bylines author authors autor autorin auteur autore authorname writer",
    "date": "timestamp pubdate publish-date published-date dateline datetime updated-date "
    "article-date post-date date",
    "meta": "meta metadata article-meta post-meta entry-meta article-info post-info info",
    "comments": "comment comments kommentare commentaires comentarios disqus respond",
    "nav": "breadcrumb breadcrumbs pagination pager menu navbar navigation tags taglist tag-list "
    "topics keywords schlagworte etiquetas",
    "embed": "twitter-tweet instagram-media tiktok-embed fb-post embed-placeholder",
    "button": "btn button",
    "hidden": "modal popup popover lightbox visually-hidden sr-only screen-reader-text "
    "screenreader skip-link",
    "teaser": "teaser teasers excerpt",
    "summary": "lead lede lede-text intro introduction standfirst dek deck subtitle subheadline "
    "sub-head subhead sub-headline subheading teaser-text summary chapo chapeau entradilla "
    "vorspann ingress synopsis sottotitolo sommario bajada copete anriss "
    "article-intro article-lead article-summary untertitel manchet podtitul zajawka "
    "alternativeheadline alternative-headline excerpt-text resumen",
}
KINDS: Final = MappingProxyType(
    {word: kind for kind, words in _WORDS.items() for word in words.split()}
)
_BEGINNINGS: Final = frozenset(word[:end] for word in KINDS for end in range(1, len(word) + 1))
"""What a word may begin with, for its pieces may be written apart: ``news-letter``."""
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
TELLING_TAGS: Final = frozenset(_TAGS)
"""Tags that tell what an element holds."""
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
_HIDING: Final = frozenset({"style", "hidden", "aria-hidden"})
TELLING: Final = _NAMES | _HIDING | {"role"}
"""Attributes that may tell what an element holds."""
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PIECE: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_DIGITS: Final = re.compile(r"[0-9]+")
_ABOUT: Final = frozenset({"has", "with", "no", "not", "without", "is", "can", "js"})
"""Words that begin a name which tells about the element, not what it holds: ``hasCaption``."""
LONGEST_NAME: Final = 300
"""Characters of an attribute that are looked at."""
MOST_PIECES: Final = 12
"""Words of one name that are looked at."""
Found = dict[str, str]
"""The kinds that an element is of, each with the word that says so."""
Said = tuple[frozenset[str], str]
"""The kinds that an element is of, and the word that says the last of them."""
NOTHING: Final[Said] = (frozenset(), "")


@lru_cache(maxsize=4_096)
def kinds_of(tag: str, attributes: tuple[tuple[str, str], ...]) -> Said:
    """Give the kinds of an element and the word that told; kept: elements recur in a page.

    Values are cut to LONGEST_NAME by whoever asks: what is kept must stay small.

    >>> kinds_of("div", (("class", "mt-4 relatedLinks"),))
    (frozenset({'related'}), 'related')
    """
    kind = _TAGS.get(tag)
    found = {kind: tag} if kind else {}
    for name, value in attributes:
        if name in _NAMES:
            found.update(_said(value))
        elif name == "role" and value in _ROLES:
            found[_ROLES[value]] = value
        elif name in _HIDING and _hides(name, value):
            found["unseen"] = "hidden"
    return (frozenset(found), next(reversed(found.values()))) if found else NOTHING


def _hides(name: str, value: str) -> bool:
    if name == "style":
        return bool(_HIDDEN.search(value))
    return name == "hidden" or value == "true"


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
        for word in _words(pieces):
            if word in KINDS:
                found.setdefault(KINDS[word], word)
    return found


def _words(pieces: list[str]) -> Iterator[str]:
    """Give the words that pieces may be, alone or up to three together."""
    for start, piece in enumerate(pieces):
        if piece not in _BEGINNINGS:
            continue
        for end in range(start + 1, min(start + 3, len(pieces)) + 1):
            yield "-".join(pieces[start:end])
            yield "".join(pieces[start:end])
