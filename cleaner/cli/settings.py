"""The dials of a command: those on the command line, then those of the config file."""

from pathlib import Path
from typing import Any

from cleaner.api import Cleaner
from cleaner.cli import config
from cleaner.cli.parser import Arguments
from cleaner.errors import OptionError
from cleaner.options import Options


def cleaner(args: Arguments) -> Cleaner:
    """Give the Cleaner that the options and the config file ask for.

    Raises UsageError for a config file that cannot be used, OptionError for an option on the
    command line, PackError for a pack.
    """
    below, given = _dials(args)
    try:
        return Cleaner(**below | given)
    except OptionError as error:
        path = source(args)
        if path and error.option in below and error.option not in given:
            raise config.blamed(error, path) from None
        raise


def options(args: Arguments) -> dict[str, Any]:
    """Give what the options and the config file say, by the names that Cleaner has for it."""
    below, given = _dials(args)
    return below | given


def _dials(args: Arguments) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give the dials of the config file, and those of the command line, which go before them."""
    path = source(args)
    given = _given(args)
    return _without(config.dials(path) if path else {}, given), given


def source(args: Arguments) -> Path | None:
    """Give the config file that counts for a command, if there is one."""
    if args.no_config:
        return None
    return Path(args.config) if args.config else config.nearest(Path.cwd())


def _given(args: Arguments) -> dict[str, Any]:
    dials = {name: getattr(args, name) for name in Options.model_fields}
    return {name: value for name, value in dials.items() if value is not None}


def _without(below: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """Give the file's dials without categories that the command line names the other way."""
    other = {"keep": given.get("remove", ()), "remove": given.get("keep", ())}
    return {name: below[name] - {*other[name]} if name in other else below[name] for name in below}
