"""As a process: what only a real stdin, stdout, terminal or signal can show."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import CLEAN, FIRST, GONE, TEXT
from tests.terminal import on_terminal

CLEANER = [sys.executable, "-m", "cleaner"]
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is Linux's")


def _run(*argv: object, **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [*CLEANER, *map(str, argv)]
    return subprocess.run(command, capture_output=True, timeout=60, check=False, **options)  # type: ignore[call-overload,no-any-return]  # options go through


def _on_terminal(*argv: object, env: dict[str, str] | None = None) -> tuple[str, str]:
    """Give what a process writes with a terminal for stderr and stdout, and its stdout alone."""
    environment = {"TERM": "xterm", "COLUMNS": "60"} | (env or {})
    text = on_terminal([*CLEANER, *map(str, argv)], environment).decode()
    return text, text.replace("\r\n", "\n")


def test_bytes_go_in_and_come_out(pack: Path) -> None:
    result = _run("clean", "--pack", pack, input=TEXT.encode())
    assert (result.returncode, result.stdout, result.stderr) == (0, CLEAN.encode(), b"")


def test_output_is_utf8_whatever_the_locale() -> None:
    text = f"{FIRST} “Größe” 渡し船.\n"
    env = os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    assert _run("clean", input=text.encode(), env=env).stdout == text.encode()


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path, unbuffered: str) -> None:
    path = tmp_path / "long.txt"
    path.write_text("\n\n".join(f"{n}. {FIRST}" for n in range(5000)), encoding="utf-8")
    with subprocess.Popen(
        [*CLEANER, "clean", "--json", str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONUNBUFFERED": unbuffered},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


def _hear_ctrl_c() -> None:
    """What runs in a shell's background is deaf to it, and so are the processes that it starts."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_ctrl_c_is_one_line() -> None:
    with subprocess.Popen(
        [*CLEANER, "clean"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=_hear_ctrl_c,  # noqa: PLW1509 -- no thread runs here
    ) as process:
        time.sleep(2)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.startswith(b"cleaner: interrupted")
    assert err.count(b"\n") == 1


@LINUX
def test_a_full_disk_is_told_once(text: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [*CLEANER, "clean", str(text)], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert result.returncode == 1
    assert result.stderr.startswith(b"cleaner: stdout: No space left on device. ")
    assert result.stderr.count(b"\n") == 1


def test_a_closed_stdout_is_told_once(text: Path) -> None:
    command = 'exec "$0" -m cleaner clean "$1" >&-'
    result = subprocess.run(
        ["sh", "-c", command, sys.executable, str(text)], stderr=subprocess.PIPE, check=False
    )
    assert (result.returncode, result.stderr.count(b"\n")) == (1, 1)


def test_a_pipe_in_a_folder_never_hangs(folder: Path, out: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert _run("clean", folder, "-o", out).returncode == 1


def test_a_progress_bar_is_drawn_on_a_terminal(folder: Path, out: Path) -> None:
    raw, _ = _on_terminal("clean", folder, "-o", out)
    assert "cleaning" in raw
    assert "\x1b[" in raw


def test_failures_stay_readable_above_the_progress_bar(folder: Path, out: Path) -> None:
    (folder / "bad.txt").write_bytes(b"\xff")
    _, text = _on_terminal("clean", folder, "-o", out, env={"COLUMNS": "200"})
    assert f"cleaner: {folder / 'bad.txt'}: byte 0 (0xff) is no UTF-8" in text


def test_quiet_draws_no_progress_bar(folder: Path, out: Path) -> None:
    assert _on_terminal("clean", "--quiet", folder, "-o", out)[0] == ""


def test_no_progress_bar_is_drawn_into_a_pipe(folder: Path, out: Path) -> None:
    assert _run("clean", folder, "-o", out).stderr == b""


def test_explain_colours_on_a_terminal(text: Path, pack: Path) -> None:
    raw, _ = _on_terminal("explain", text, "--pack", pack)
    assert f"\x1b[9;33m{GONE}" in raw


def test_explain_is_plain_on_a_terminal_without_colour(text: Path, pack: Path) -> None:
    raw, shown = _on_terminal("explain", text, "--pack", pack, env={"NO_COLOR": "1"})
    assert "\x1b" not in raw
    assert f"- {GONE}\n" in shown
    assert max(map(len, shown.split("\n\ntitle")[0].splitlines())) <= 60


def test_version_loads_no_rule_and_no_terminal_library() -> None:
    code = "import sys; from cleaner.cli import main; main(['--version']); print(*sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert not {b"cleaner.rules", b"rich", b"trafilatura"} & set(result.stdout.split())
