"""HTML that cannot be broken by what a document contains: every text is escaped on its way in."""

from html import escape
from importlib.resources import files
from string import Template
from typing import Final

from cleaner.models import encodable
from cleaner.visible import visible

_ASSETS: Final = files("cleaner.batch.report") / "assets"
_VOID: Final = {"input"}


class Safe(str):
    """Markup, as opposed to text that has to be escaped."""

    __slots__ = ()


def safe(text: str) -> Safe:
    """Give a text as markup: escaped, its controls and direction marks written out.

    >>> safe("</script>\\0\\u202e<b>")
    '&lt;/script&gt;\\\\x00\\\\u202e&lt;b&gt;'
    """
    return text if isinstance(text, Safe) else Safe(escape(visible(encodable(text))))


def tag(name: str, /, *children: str, **attributes: str | int | bool | None) -> Safe:
    """Give an element. An attribute's trailing underscore falls away, inner ones are hyphens;
    False and None leave it out, True leaves it without a value.

    >>> tag("td", "a < b", class_="num", data_n=3, hidden=False)
    '<td class="num" data-n="3">a &lt; b</td>'
    """
    opened = name + "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Safe(f"<{opened}>")
    return Safe(f"<{opened}>{''.join(map(safe, children))}</{name}>")


def _attribute(key: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{safe(str(value))}"'


def join(*parts: str) -> Safe:
    """Give one markup of several."""
    return Safe("".join(map(safe, parts)))


def asset(name: str) -> str:
    """Give the text of a file that travels with the report's code."""
    return (_ASSETS / name).read_text(encoding="utf-8")


def fill(name: str, /, **parts: str) -> Safe:
    """Give a template with its places filled in."""
    filled = {key: safe(part) for key, part in parts.items()}
    return Safe(Template(asset(name)).substitute(filled).strip())


def number(value: int) -> str:
    """Give a count with its thousands set apart.

    >>> number(1234567)
    '1,234,567'
    """
    return f"{value:,}"


def percent(part: int, whole: int) -> str:
    """Give a share with one decimal; a share too small for it is told from none.

    >>> percent(1, 3), percent(0, 3), percent(1, 100_000), percent(99_999, 100_000)
    ('33.3\\u202f%', '0\\u202f%', '<\\u202f0.1\\u202f%', '>\\u202f99.9\\u202f%')
    """
    if not part or not whole:
        return "0\u202f%"
    tenths = part * 1000 // whole
    if part == whole:
        return "100\u202f%"
    if not tenths:
        return "<\u202f0.1\u202f%"
    if part * 10_000 // whole >= 9_995:
        return ">\u202f99.9\u202f%"
    return f"{part / whole * 100:.1f}\u202f%"


def count(value: int, one: str, many: str = "") -> str:
    """Give a count with what is counted.

    >>> count(1, "rule"), count(2, "copy", "copies")
    ('1 rule', '2 copies')
    """
    return f"{value:,} {one if value == 1 else many or one + 's'}"
