"""Help, start, and how each kind of failure ends."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from diplograph import __version__
from diplograph.cli import building
from diplograph.cli.main import cli
from diplograph.errors import DiplographError, LimitError, RemoteError, UsageError

ROOT = Path(__file__).parents[2]
Command = Callable[..., Any]
COMMANDS = ("demo", "build", "validate", "packs", "query", "why", "why-not", "export", "load", "doctor")


def test_the_bare_command_shows_what_there_is(diplograph: Command):
    outcome = diplograph()
    assert outcome.code == 0
    assert [each for each in COMMANDS if not re.search(rf"^  {each} ", outcome.out, re.MULTILINE)] == []


def test_the_version_is_told(diplograph: Command):
    assert diplograph("--version").out == f"diplograph, version {__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself_within_80_columns(diplograph: Command, name: str):
    outcome = diplograph(name, "--help")
    assert outcome.code == 0
    assert outcome.out.startswith(f"Usage: diplograph {name} ")
    assert max(map(len, outcome.out.splitlines())) <= 80


@pytest.mark.parametrize("name", COMMANDS)
def test_each_option_of_a_command_is_described(name: str):
    undescribed = [
        each.opts
        for each in cli.commands[name].params
        if isinstance(each, click.Option) and not each.help and each.name != "help"
    ]
    assert undescribed == []


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_cuts_no_line(diplograph: Command, name: str):
    line = next(each for each in diplograph("--help").out.splitlines() if each.startswith(f"  {name} "))
    assert line.endswith(".")
    assert not line.endswith("...")


def test_every_command_and_exit_code_is_in_the_papers():
    papers = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    assert [each for each in cli.commands if f"`{each}" not in papers] == []
    codes = {each.exit_code for each in (DiplographError, *DiplographError.__subclasses__())} | {0, 70}
    assert {int(each) for each in re.findall(r"^\| (\d+) \|", papers, re.MULTILINE)} == codes


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nope",), "no such command 'nope': see `diplograph --help`"),
        (("build",), "missing argument 'INPUT...': see `diplograph build --help`"),
        (("build", "x"), "missing option '-o' / '--output': see `diplograph build --help`"),
        (("query", "KG", "a/b", "--format", "xls"), "'xls' is not one of"),
        (("build", "x", "-o", "y", "--workers", "-1"), "see `diplograph build --help`"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(diplograph: Command, arguments: tuple[str, ...], words: str):
    outcome = diplograph(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert words in outcome.complaint


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (UsageError("over\nthere"), 2, "over there"),
        (RemoteError("far"), 5, "far"),
        (LimitError("much"), 4, "much"),
        (OSError(28, "No space left on device", "x/graph.nq"), 4, "x/graph.nq: No space left on device"),
        (PermissionError(13, "Permission denied", "x"), 2, "x: Permission denied: check"),
        (MemoryError(), 4, "out of memory"),
        (KeyboardInterrupt(), 130, "interrupted"),
    ],
)
def test_what_goes_wrong_underneath_ends_in_a_line_and_its_code(
    diplograph: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: BaseException, code: int, words: str
):
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(building, "progress", fail)
    outcome = diplograph("demo", "-o", tmp_path / "demo")
    assert outcome.code == code
    assert words in outcome.complaint


def test_a_bug_is_told_apart_and_shows_its_trace_on_demand(
    diplograph: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    def fail(*_: object) -> None:
        message = "no such thing"
        raise KeyError(message)

    monkeypatch.setattr(building, "progress", fail)
    outcome = diplograph("demo", "-o", tmp_path / "demo")
    assert outcome.code == 70
    assert outcome.err == (
        "diplograph: a bug: KeyError: 'no such thing'; set DIPLOGRAPH_DEBUG=1 for the trace and report it\n"
    )
    monkeypatch.setenv("DIPLOGRAPH_DEBUG", "1")
    assert "Traceback" in diplograph("demo", "-o", tmp_path / "demo").err


def test_help_loads_nothing_heavy():
    program = (
        "import sys; import diplograph.cli.main; "
        "print([each for each in ('pyoxigraph', 'rdflib', 'rich', 'msgspec', 'yaml') if each in sys.modules])"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT / "builder")}
    run = subprocess.run([sys.executable, "-c", program], env=environment, check=True, capture_output=True, text=True)
    assert run.stdout.strip() == "[]"


def test_a_reader_that_goes_away_is_no_error(start: Command, built: Path):
    running = start("query", built, "claims/all", "--format", "csv")
    running.stdout.readline()
    running.stdout.close()
    complaints = running.stderr.read()
    running.stderr.close()
    assert (running.wait(), complaints) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to be told by")
def test_a_build_that_is_told_to_end_leaves_nothing_behind(start: Command, readouts: Path, tmp_path: Path):
    running = start("build", readouts, "-o", tmp_path / "KG")
    deadline = time.monotonic() + 30
    while not list(tmp_path.rglob("spool")) and time.monotonic() < deadline:
        time.sleep(0.005)
    running.send_signal(signal.SIGTERM)
    running.communicate()
    assert running.returncode == 143
    assert list(tmp_path.iterdir()) == []
