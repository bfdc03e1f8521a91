"""What a process writes when it has a terminal."""

import os
import subprocess
from collections.abc import Mapping, Sequence

import pytest

pty = pytest.importorskip("pty")


def on_terminal(command: Sequence[str], env: Mapping[str, str]) -> bytes:
    """Give what a process writes with a terminal for stdout and stderr, to its end."""
    master, slave = pty.openpty()
    with subprocess.Popen(command, stdout=slave, stderr=slave, env=os.environ | env) as process:
        os.close(slave)
        written = b""
        while True:
            try:
                chunk = os.read(master, 4096)
            except OSError:  # Linux reports the other side's end so
                break
            if not chunk:
                break
            written += chunk
        process.wait(60)
    os.close(master)
    return written
