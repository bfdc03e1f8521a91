"""``clean`` and ``Cleaner``: a text in, an article out."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final, NoReturn

from cleaner.article import assemble
from cleaner.languages import Detector
from cleaner.lines import attach, read
from cleaner.models import Article
from cleaner.options import Options, known
from cleaner.rules.catalogue import Catalogue, load
from cleaner.rules.matcher import Matcher
from cleaner.tags import normal, pack_of, undeclared
from cleaner.verdicts import Judge

_TAG: Final = re.compile(
    r"<!doctype html|<html[\s>]|</(?:p|div|a|span|body|article|h[1-6]|li|td|script)>", re.IGNORECASE
)
HTML_WARNING: Final = "this looks like HTML: it was cleaned as text; for a page use clean_html"


class Cleaner:
    """A reusable cleaner: immutable, picklable, the same result on every call.

    ``preset`` says what the text is for: ``body``, ``corpus`` or ``light``. ``keep`` names
    categories to leave in the text; ``remove`` those to take out though the preset leaves them
    in. ``off`` names rules, by id, not to use. ``language`` declares the texts' language
    (BCP-47) instead of detecting it; a tag that no pack knows is taken as undeclared, which
    ``article.warnings`` says. ``packs`` are paths of rule packs to use besides the built-in
    ones. Raises OptionError for an unknown preset, category or rule, PackError for a pack that
    cannot be used.

    >>> cleaner = Cleaner(preset="corpus", keep={"byline"})
    >>> cleaner("The ferry was late again.\\n\\nCLICK HERE TO GET THE HARBOUR NEWS APP").text
    'The ferry was late again.'
    >>> cleaner
    Cleaner(preset='corpus', keep=['byline'])
    """

    __slots__ = ("_catalogue", "_judge", "_language", "_options", "_warnings")

    _catalogue: Catalogue
    _judge: Judge
    _language: str | None
    _options: Options
    _warnings: tuple[str, ...]

    def __init__(  # noqa: PLR0913 -- each dial has its own name, and no two can be mixed up
        self,
        language: str | None = None,
        keep: Iterable[str] = (),
        *,
        preset: str = "body",
        remove: Iterable[str] = (),
        off: Iterable[str] = (),
        packs: Iterable[str | Path] = (),
    ) -> None:
        options = Options(
            preset=preset, keep=keep, remove=remove, off=off, language=language, packs=packs
        )
        self._build(load(options.packs), options)

    def _build(self, catalogue: Catalogue, options: Options) -> None:
        known(options.off, catalogue.rules, "rule", "off")
        tag, pack, warnings = _declared(options.language, catalogue)
        for name, value in (
            ("_catalogue", catalogue),
            ("_judge", _judge(catalogue, options, pack)),
            ("_language", tag),
            ("_options", options),
            ("_warnings", warnings),
        ):
            object.__setattr__(self, name, value)

    @property
    def options(self) -> Options:
        """The dials as they are set; ``Cleaner(**dict(cleaner.options))`` is the same cleaner."""
        return self._options

    def __call__(self, text: str) -> Article:
        """Clean one text.

        Gives an Article whose removals' offsets count characters of ``text``. Raises
        TypeError when ``text`` is no str; never for what a text contains.
        """
        if not isinstance(text, str):
            raise TypeError(_no_text(text))
        decision = self._judge.decide(read(text), text)
        decision.language = self._language or decision.language
        html = (HTML_WARNING,) if "</" in text and len(_TAG.findall(text)) >= 3 else ()
        return assemble(text, decision, self._warnings + html)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a Cleaner is immutable: make another one with {name} set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a Cleaner is immutable: {name} cannot be deleted")

    def html(
        self, html: str | bytes, url: str | None = None, *, charset: str | None = None
    ) -> Article:
        """Clean the article of an HTML page.

        ``url`` is where the page was found, ``charset`` what the HTTP headers said of its
        encoding. Gives an Article whose spans index ``source_text``, the text extracted from
        the page, and whose ``metadata`` is what the page says of itself. A page without an
        article gives an empty one, with a warning that says why. Raises TypeError for what is
        neither str nor bytes, InputError for bytes that are something else by name (a PDF, an
        image, an archive) and for a page beyond the documented limits.

        >>> page = "<html><body><article><h1>Late</h1>" + "<p>The ferry was late.</p>" * 20
        >>> Cleaner().html(page).title
        'Late'
        """
        if not isinstance(html, str | bytes):
            raise TypeError(f"html() takes str or bytes of a page, not {type(html).__name__}")
        # Reading pages needs libraries that take longer to load than to clean a hundred texts.
        from cleaner.page.reading import NO_ARTICLE, read_page  # noqa: PLC0415 -- see above

        page = read_page(html, url, charset)
        lines = read(page.text)
        attach(lines, page.facts, page.text)
        decision = self._judge.decide(lines, page.text)
        decision.language = self._language or decision.language
        nothing = () if decision.lines or not page.text else (NO_ARTICLE,)
        article = assemble(page.text, decision, (*self._warnings, *page.warnings, *nothing))
        known = {"source_text": page.text, "metadata": page.metadata}
        return article.model_copy(update={**known, "title": article.title or page.title})

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (self._catalogue, self._options)

    def __repr__(self) -> str:
        return f"Cleaner({', '.join(self._options.shown())})"


def _restore(catalogue: Catalogue, options: Options) -> Cleaner:
    cleaner = Cleaner.__new__(Cleaner)
    cleaner._build(catalogue, options)
    return cleaner


def _judge(catalogue: Catalogue, options: Options, language: str | None) -> Judge:
    attribution = {tag: frozenset(w) for tag, w in catalogue.lists("attribution").items()}
    used = list(filter(options.uses, catalogue.structural))
    return Judge(
        matcher=Matcher(
            filter(options.uses, catalogue.phrases),
            catalogue.branches,
            (catalogue.names("agency"), catalogue.names("house"), catalogue.names("photo")),
            catalogue.lists("stopwords"),
        ),
        detector=Detector(catalogue.lists("stopwords")),
        attribution=attribution,
        structural=tuple(rule for rule in used if rule.where == "shape"),
        paged=tuple(rule for rule in used if rule.where == "page"),
        keep=frozenset(rule.id for rule in catalogue.all if options.leaves(rule)),
        language=language,
    )


def _declared(
    given: str | None, catalogue: Catalogue
) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Give the declared tag, the pack that it means, and what is to be said about it."""
    tag = None if given is None else normal(given)
    if tag is None or undeclared(tag):
        return None, None, ()
    packs = {*catalogue.words, *(rule.language for rule in catalogue.all)}
    pack = pack_of(tag, packs)
    if pack is None:
        return None, None, (f"no pack knows the language {given!r:.60}: taken as undeclared",)
    return tag, pack, ()


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


def clean_html(html: str | bytes, url: str | None = None, *, charset: str | None = None) -> Article:
    """Clean the article of an HTML page with the default settings; see ``Cleaner.html``.

    >>> page = "<html><body><article>" + "<p>The ferry was late again.</p>" * 20
    >>> clean_html(page).paragraphs[0]
    'The ferry was late again.'
    """
    return default().html(html, url, charset=charset)
