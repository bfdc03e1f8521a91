"""The commands, their options and their help."""

import argparse
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any, Final, NoReturn

from cleaner import __version__
from cleaner.cli import batch_options
from cleaner.cli.failures import UsageError

Arguments = argparse.Namespace

COMMANDS: Final = ("clean", "batch", "explain", "rules")
RULES: Final = ("list", "show", "check")

_TOP: Final = """\
examples:
  cleaner clean scraped.txt > article.txt
  cleaner clean texts/ -o clean/
  cleaner batch dump.jsonl.gz -o clean.jsonl
  cleaner explain scraped.txt
  cleaner rules list"""

_CLEAN: Final = """\
examples:
  cleaner clean scraped.txt                    the article on stdout
  curl -s URL | cleaner clean --json           everything known about it
  cleaner clean --keep byline,date a.txt       leave bylines and dates in
  cleaner clean --preset light a.txt           take out only what surely is no article
  cleaner clean --report gone.jsonl a.txt      what was removed, and why
  cleaner clean page.html                      the article of a page
  cleaner clean texts/ -o clean/               every .txt and .html below a folder
  cleaner clean a.txt b.txt -o clean/          several files

exit code: 0 all fine, 1 a file failed (the others are done), 2 used wrongly"""

_EXPLAIN: Final = """\
examples:
  cleaner explain scraped.txt
  cleaner explain --color always scraped.txt | less -R"""

_RULES: Final = """\
examples:
  cleaner rules list --category app --language en --long
  cleaner rules show common.credit.label
  cleaner rules check my-pack.toml"""


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are exceptions: the program ends in one place only."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}. Try: {self.prog} --help")


def parse(argv: Sequence[str]) -> Arguments:
    """Give the arguments, with ``module``, the part of the CLI that carries them out.

    Raises UsageError for what does not exist, with the near matches, and SystemExit after
    help and version were printed.
    """
    top, rules = _build()
    if not argv:
        return Arguments(module="help", parser=top)
    _check(argv[0], COMMANDS, "cleaner")
    if argv[0] == "rules":
        if len(argv) == 1:
            return Arguments(module="help", parser=rules)
        _check(argv[1], RULES, "cleaner rules")
    return top.parse_args(argv)


def _check(word: str, known: Sequence[str], prog: str) -> None:
    if word.startswith("-") or word in known:
        return
    near = get_close_matches(word, known, n=2, cutoff=0.6)
    hint = f"Did you mean {' or '.join(near)}?" if near else f"There are {', '.join(known)}."
    raise UsageError(f"no command {word!r}. {hint} Try: {prog} --help")


def _layout(about: str, examples: str) -> dict[str, Any]:
    return {
        "description": about,
        "epilog": examples,
        "formatter_class": argparse.RawDescriptionHelpFormatter,
        "allow_abbrev": False,
    }


def _add(
    commands: "argparse._SubParsersAction[_Parser]", name: str, about: str, examples: str = ""
) -> _Parser:
    return commands.add_parser(name, help=about, **_layout(about, examples))


def _build() -> tuple[_Parser, _Parser]:
    about = "Turn scraped article text into the article itself."
    top = _Parser(prog="cleaner", **_layout(about, _TOP))
    top.add_argument("--version", action="version", version=f"cleaner {__version__}")
    commands = top.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    _clean(_add(commands, "clean", "clean a text or page, or all of them below a folder", _CLEAN))
    _batch(_add(commands, "batch", "clean folders, dumps and archives", batch_options.EXAMPLES))
    _explain(_add(commands, "explain", "show a text with what goes struck through", _EXPLAIN))
    rules = _add(commands, "rules", "list, show and check the rules", _RULES)
    _rules(rules)
    return top, rules


def _clean(parser: _Parser) -> None:
    parser.set_defaults(module="clean")
    parser.add_argument(
        "files",
        nargs="*",
        type=_name,
        metavar="FILE",
        help="a text (UTF-8, or UTF-16 with a byte order mark), a page (.html, .htm, also .gz), "
        "- or nothing for a text on stdin, or with -o a folder or several files",
    )
    parser.add_argument("-o", "--output", type=_name, metavar="OUT", help="folder to write to")
    parser.add_argument("--json", action="store_true", help="the whole result as JSON")
    parser.add_argument(
        "--report",
        type=_name,
        metavar="FILE",
        help="write what was removed as JSON lines, - for stderr; offsets count characters, "
        "without a byte order mark",
    )
    parser.add_argument(
        "-q", "--quiet", action="store_true", help="no progress, warnings and summary"
    )
    _settings(parser)


def _batch(parser: _Parser) -> None:
    batch_options.add(parser, _name)
    _settings(parser)


def _explain(parser: _Parser) -> None:
    parser.set_defaults(module="explain")
    parser.add_argument(
        "file",
        nargs="?",
        default="-",
        type=_name,
        metavar="FILE",
        help="a text or page, - for stdin",
    )
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="auto: on a terminal, unless NO_COLOR is set or TERM is dumb",
    )
    _settings(parser)


def _settings(parser: _Parser) -> None:
    """Add the options of every command that cleans: the dials, and where else they stand.

    One that is not given is None: the config file may speak.
    """
    dials = parser.add_argument_group("dials", "what goes and what stays; see docs/dials.md")
    dials.add_argument(
        "--preset", type=_name, metavar="NAME", help="what for: body (default), corpus or light"
    )
    _list(dials, "--keep", "CATEGORY", "leave these categories in the text")
    _list(dials, "--remove", "CATEGORY", "take these out though the preset does not")
    _list(dials, "--off", "RULE", "do not use these rules")
    dials.add_argument(
        "--language", type=_name, metavar="TAG", help="the texts' language, instead of detecting it"
    )
    dials.add_argument(
        "--pack",
        dest="packs",
        action="append",
        type=_name,
        metavar="FILE",
        help="use this rule pack besides the built-in ones; may be repeated",
    )
    config = dials.add_mutually_exclusive_group()
    config.add_argument(
        "--config",
        type=_name,
        metavar="FILE",
        help="read dials from this file, not from the nearest cleaner.toml or [tool.cleaner] in "
        "pyproject.toml; a dial given here goes before one in a file",
    )
    config.add_argument("--no-config", action="store_true", help="read no config file")


def _list(parser: "argparse._ActionsContainer", option: str, noun: str, about: str) -> None:
    parser.add_argument(
        option,
        action="extend",
        type=_names,
        metavar=f"{noun}[,{noun}]",
        help=f"{about}; may be repeated",
    )


def _rules(parser: _Parser) -> None:
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    listing = _add(commands, "list", "count the rules by category and language")
    listing.set_defaults(module="rules_list")
    _list(listing, "--category", "CATEGORY", "only these categories")
    _list(listing, "--language", "TAG", "only these languages; also: common, shape")
    listing.add_argument("--long", action="store_true", help="one line for each rule")
    listing.add_argument("--json", action="store_true", help="the rules as a JSON array")
    show = _add(commands, "show", "show one rule with its examples")
    show.set_defaults(module="rules_show")
    show.add_argument("id", metavar="ID", help="a rule's id, as in: common.credit.label")
    show.add_argument("--json", action="store_true", help="the rule as a JSON object")
    check = _add(commands, "check", "hold packs against their own examples")
    check.set_defaults(module="rules_check")
    check.add_argument(
        "packs", nargs="*", type=_name, metavar="PACK.toml", help="default: the built-in packs"
    )


def _name(value: str) -> str:
    # An unset shell variable must not come to mean the current folder.
    if not value:
        raise argparse.ArgumentTypeError("is empty")
    return value


def _names(value: str) -> list[str]:
    return [name.strip() for name in value.split(",") if name.strip()]
