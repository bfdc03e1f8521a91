"""The options that every cleaning command shares."""

from cleaner.api import Cleaner
from cleaner.cli.parser import Arguments


def cleaner(args: Arguments) -> Cleaner:
    """Give the Cleaner that the options ask for; raises OptionError and PackError."""
    return Cleaner(language=args.language, keep=args.keep, off=args.off, packs=args.pack)
