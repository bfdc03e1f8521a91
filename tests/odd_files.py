"""Files that are no readable text: each function makes one at a path."""

import os
import socket
from pathlib import Path


def dangling(path: Path) -> None:
    """A link to nothing."""
    path.symlink_to("nowhere")


def looping(path: Path) -> None:
    """A link to itself."""
    path.symlink_to(path.name)


def device(path: Path) -> None:
    """A link to a device that never ends."""
    path.symlink_to("/dev/zero")


def latin(path: Path) -> None:
    """A text that is no UTF-8."""
    path.write_bytes(b"caf\xe9")


def unix_socket(path: Path) -> None:
    """A socket."""
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's path has to be short
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(path.name)
    finally:
        os.chdir(here)
