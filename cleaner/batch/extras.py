"""Packages that only some formats need: imported when first needed, or an error that says how."""

import sys
from importlib import import_module
from typing import Any

from cleaner.errors import MissingExtra


def arrow() -> Any:
    """Give pyarrow, its Parquet reader loaded; raises MissingExtra."""
    try:
        import_module("pyarrow.parquet")
        return import_module("pyarrow")
    except ImportError as error:
        raise MissingExtra("Parquet", "pyarrow", "batch") from error


def warc() -> Any:
    """Give fastwarc.warc; raises MissingExtra."""
    try:
        return import_module("fastwarc.warc")
    except ImportError as error:
        raise MissingExtra("reading web archives", "fastwarc", "batch") from error


def zstd() -> Any:
    """Give Python's zstd module, or the same for an older Python; raises MissingExtra."""
    try:
        name = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"
        return import_module(name)
    except ImportError as error:
        raise MissingExtra("Zstandard", "backports.zstd", "batch") from error
