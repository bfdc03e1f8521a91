"""The config file: ``cleaner.toml``, or ``[tool.cleaner]`` in ``pyproject.toml``.

Only the command line reads it. The library's result never depends on the folder it runs in.
"""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from cleaner.cli.failures import UsageError, of_file
from cleaner.errors import OptionError
from cleaner.options import Options

OWN: Final = "cleaner.toml"
PROJECT: Final = "pyproject.toml"


def dials(path: Path) -> dict[str, Any]:
    """Give the dials that a config file sets; raises UsageError for what is wrong with it.

    Paths of packs are taken from the file's own folder.
    """
    table = _table(path)
    if table is None:
        raise UsageError(f"{path}: has no [tool.cleaner]. Add it, or name another file")
    try:
        options = Options(**table)
    except OptionError as error:
        raise blamed(error, path) from None
    return {name: _value(name, options, path) for name in table}


def nearest(folder: Path) -> Path | None:
    """Give the first config file in ``folder`` and those above it, or None.

    In one folder ``cleaner.toml`` goes before ``pyproject.toml``, which counts if it has the
    table ``[tool.cleaner]``.
    """
    return next((path for path in _candidates(folder) if _table(path) is not None), None)


def blamed(error: OptionError, path: Path) -> UsageError:
    """Give the error as one that names the file and the key."""
    key = f"{error.option}: " if error.option else ""
    return UsageError(f"{path}: {key}{error}. Correct it there, or leave the file out: --no-config")


def _candidates(folder: Path) -> Iterator[Path]:
    for place in (folder, *folder.parents):
        for name in (OWN, PROJECT):
            if (place / name).is_file():
                yield place / name


def _table(path: Path) -> dict[str, Any] | None:
    data = _read(path)
    if path.name != PROJECT:
        return data
    tool = data.get("tool", {})
    table = tool.get("cleaner") if isinstance(tool, Mapping) else None
    if table is None or isinstance(table, dict):
        return table
    raise UsageError(f"{path}: tool.cleaner: is no table. Write [tool.cleaner] above the dials")


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode())
    except OSError as error:
        raise UsageError(f"{of_file(str(path), error)}, or leave it out: --no-config") from None
    except ValueError as error:  # no TOML, or no UTF-8
        raise UsageError(
            f"{path}: is no TOML: {error}. Mend it, or leave it out: --no-config"
        ) from None


def _value(name: str, options: Options, path: Path) -> Any:
    if name != "packs":
        return getattr(options, name)
    found = [path.parent / pack for pack in options.packs]
    for pack in found:
        if not pack.is_file():
            problem = f"no file {str(pack)!r}; a path counts from the config file's folder"
            raise blamed(OptionError(problem, "packs"), path)
    return found
