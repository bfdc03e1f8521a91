"""What elements call themselves: words of tags, roles and names → the kind of text they hold.

General words of page makers, in several languages; none of one site. A word counts where it
stands by itself in a class, id, role, label or test name: ``related-links``, ``relatedLinks``
and ``related_links`` all say ``related``.
"""

import re
from collections.abc import Mapping
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
    "relacionados relacionado relacionada relaciones verwandt aehnliche similars similar "
    "correlati correlate correlato related-articles outbrain taboola read-next readnext "
    "up-next upnext lire-aussi leesook explore preview crosslink crosslinks inline-promo",
    "newsletter": "newsletter newsletters signup inline-signup inlinesignup mailing "
    "nieuwsbrief nyhetsbrev nyhedsbrev uutiskirje boletin subscribe-form email-signup",
    "share": "share sharing sharebar social socials social-media share-button teilen compartir "
    "partager condividi delen follow-us followus reporterr reaction-btns tooltip toast",
    "paywall": "regwall registration subscribe cta "
    "subscribe-box abo abobox membership nrplus-cta aboteaser metered-message offer upsell "
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
    "topics keywords schlagworte etiquetas visually-hidden sr-only screen-reader-text "
    "screenreader skip-link",
    "embed": "twitter-tweet instagram-media tiktok-embed fb-post embed-placeholder",
    "hidden": "modal popup popover lightbox",
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
_TAGS: Final = MappingProxyType(
    {
        "aside": "aside",
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
_NAMES: Final = ("class", "id", "itemprop", "aria-label", "data-testid", "data-component", "rel")
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PIECE: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_ABOUT: Final = frozenset({"has", "with", "no", "not", "without", "is", "can", "js"})
"""Words that begin a name which tells about the element, not what it holds: ``hasCaption``."""
LONGEST_NAME: Final = 300
"""Characters of an attribute that are looked at."""
Found = tuple[frozenset[str], str]
"""The kinds that an element is of, and the word that says so."""


def kinds_of(tag: str, attributes: Mapping[str, str]) -> Found | None:
    """Give the kinds of an element, and the word that told; None for one that says nothing.

    >>> kinds_of("div", {"class": "mt-4 relatedLinks"})
    (frozenset({'related'}), 'related')
    """
    kind = _TAGS.get(tag)
    if not attributes:
        return (frozenset({kind}), tag) if kind else None
    kinds = {kind} if kind else set()
    word = tag
    for name in _NAMES:
        value = attributes.get(name)
        if value:
            for found, said in _said(value[:LONGEST_NAME]):
                kinds.add(found)
                word = said
    role = _ROLES.get(attributes.get("role", ""))
    if role:
        kinds.add(role)
    if _is_hidden(attributes):
        kinds.add("unseen")
        word = "hidden"
    return (frozenset(kinds), word) if kinds else None


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    style = attributes.get("style")
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or bool(style and _HIDDEN.search(style[:LONGEST_NAME]))
    )


@lru_cache(maxsize=4096)
def _said(value: str) -> tuple[tuple[str, str], ...]:
    """Give the kinds that a name's words say; a cache, for names recur all over a page."""
    found = {}
    for token in value.split():
        pieces = [piece.lower() for piece in _PIECE.findall(token)]
        if pieces and pieces[0] in _ABOUT:
            continue
        for size in (1, 2, 3):
            for start in range(len(pieces) - size + 1):
                for joint in ("-", ""):
                    word = joint.join(pieces[start : start + size])
                    if word in KINDS:
                        found.setdefault(KINDS[word], word)
    return tuple(found.items())
