"""Turn scraped article text into the article itself.

>>> from cleaner import clean
>>> clean("The ferry was late again.\\n\\nCLICK HERE TO GET THE HARBOUR NEWS APP").text
'The ferry was late again.'
"""

from typing import TYPE_CHECKING, Any

# Half of what the models need to load. Who imports cleaner will clean: the wait is shared
# between the import and the first call, and neither is long.
import pydantic as _pydantic  # noqa: F401
import regex as _regex  # noqa: F401

if TYPE_CHECKING:
    from cleaner.api import Cleaner, clean, clean_html
    from cleaner.categories import CATEGORIES
    from cleaner.errors import CleanerError, InputError, OptionError, PackError
    from cleaner.models import Article, Removal
    from cleaner.options import Options

__all__ = [
    "CATEGORIES",
    "Article",
    "Cleaner",
    "CleanerError",
    "InputError",
    "Metadata",
    "OptionError",
    "Options",
    "PackError",
    "Removal",
    "__version__",
    "clean",
    "clean_html",
]
__version__ = "0.1.0"

_HOMES = {
    "Article": "models",
    "CATEGORIES": "categories",
    "Cleaner": "api",
    "CleanerError": "errors",
    "InputError": "errors",
    "Metadata": "models",
    "OptionError": "errors",
    "Options": "options",
    "PackError": "errors",
    "Removal": "models",
    "clean": "api",
    "clean_html": "api",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: ``import cleaner`` itself costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'cleaner' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 -- nobody pays for what is not used

    value = getattr(import_module(f"cleaner.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
