"""The options that every cleaning command shares."""

from typing import Any

from cleaner.api import Cleaner
from cleaner.cli.parser import Arguments


def cleaner(args: Arguments) -> Cleaner:
    """Give the Cleaner that the options ask for; raises OptionError and PackError."""
    return Cleaner(**options(args))


def options(args: Arguments) -> dict[str, Any]:
    """Give what the options say, by the names that Cleaner has for it."""
    return {"language": args.language, "keep": args.keep, "off": args.off, "packs": args.pack}
