"""``clean`` and ``Cleaner``: a text in, an article out."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final

from cleaner import options
from cleaner.article import assemble
from cleaner.languages import Detector
from cleaner.lines import read
from cleaner.models import Article
from cleaner.rules.catalogue import Catalogue, load
from cleaner.rules.matcher import Matcher
from cleaner.verdicts import Judge

_TAG: Final = re.compile(
    r"<!doctype html|<html[\s>]|</(?:p|div|a|span|body|article|h[1-6]|li|td|script)>", re.IGNORECASE
)
HTML_WARNING: Final = "this looks like HTML: it was cleaned as text; for a page use clean_html"


class Cleaner:
    """A reusable cleaner: immutable, picklable, the same result on every call.

    ``language`` declares the texts' language (BCP-47) instead of detecting it. ``keep``
    names categories to leave in the text. ``off`` names rules, by id, not to use. ``packs``
    are paths of rule packs to use besides the built-in ones. Raises OptionError for an
    unknown category or rule, PackError for a pack that cannot be used.

    >>> cleaner = Cleaner(keep={"byline"})
    >>> cleaner("The ferry was late again.\\n\\nCLICK HERE TO GET THE HARBOUR NEWS APP").text
    'The ferry was late again.'
    """

    __slots__ = ("_catalogue", "_judge", "_settings")

    def __init__(
        self,
        language: str | None = None,
        keep: Iterable[str] = (),
        off: Iterable[str] = (),
        packs: Iterable[str | Path] = (),
    ) -> None:
        self._build(load(map(Path, packs)), language, options.categories(keep), frozenset(off))

    def _build(
        self, catalogue: Catalogue, language: str | None, keep: frozenset[str], off: frozenset[str]
    ) -> None:
        options.known(off, catalogue.rules, "rule")
        attribution = {tag: frozenset(w) for tag, w in catalogue.lists("attribution").items()}
        self._catalogue = catalogue
        self._settings = (language, keep, off)
        self._judge = Judge(
            matcher=Matcher(
                (rule for rule in catalogue.phrases if rule.id not in off),
                catalogue.branches,
                (catalogue.names("agency"), catalogue.names("house"), catalogue.names("photo")),
                catalogue.lists("stopwords"),
            ),
            detector=Detector(catalogue.lists("stopwords")),
            attribution=attribution,
            structural=tuple(rule for rule in catalogue.structural if rule.id not in off),
            keep=keep,
            language=language,
        )

    def __call__(self, text: str) -> Article:
        """Clean one text.

        Gives an Article whose removals' offsets count characters of ``text``. Raises
        TypeError when ``text`` is no str; never for what a text contains.
        """
        if not isinstance(text, str):
            raise TypeError(_no_text(text))
        decision = self._judge.decide(read(text), text)
        warnings = (HTML_WARNING,) if "</" in text and len(_TAG.findall(text)) >= 3 else ()
        return assemble(text, decision, warnings)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (self._catalogue, *self._settings)

    def __repr__(self) -> str:
        language, keep, off = self._settings
        return f"Cleaner(language={language!r}, keep={sorted(keep)}, off={sorted(off)})"


def _restore(catalogue: Catalogue, *settings: Any) -> Cleaner:
    cleaner = Cleaner.__new__(Cleaner)
    cleaner._build(catalogue, *settings)
    return cleaner


def _no_text(value: object) -> str:
    kind = type(value).__name__
    if isinstance(value, bytes | bytearray | memoryview):
        return (
            f"clean() takes str, not {kind}: decode it first, as in data.decode('utf-8'); "
            "for the bytes of an HTML page use clean_html"
        )
    return f"clean() takes str, not {kind}: give the article's text; for HTML use clean_html"


@cache
def default() -> Cleaner:
    """Give the Cleaner that ``clean`` uses; built when first needed."""
    return Cleaner()


def clean(text: str) -> Article:
    """Clean one text with the default settings; see ``Cleaner`` for others.

    Raises TypeError when ``text`` is no str; never for what a text contains.

    >>> article = clean("The ferry was late again.\\n\\nCLICK HERE TO GET THE HARBOUR NEWS APP")
    >>> article.text, article.removed[0].category
    ('The ferry was late again.', 'app')
    """
    return default()(text)
