"""The README cannot lie: its tour runs here, and what it shows is what the commands print."""

import re
import shlex
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from diplograph.cli.main import cli, main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
TOUR = re.findall(r"^```console\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def steps() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each command of the tour with the lines shown below it."""
    for block in TOUR:
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *shown = part.splitlines()
            yield command, tuple(shown)


def shown_in(line: str, printed: list[str]) -> bool:
    """Tell whether a line stands in what was printed, `…` standing for anything."""
    pattern = ".*".join(re.escape(part.strip(" ")) for part in re.split("…", line.strip()))
    return any(re.fullmatch(f" *{pattern}", each.rstrip(), re.DOTALL) for each in printed)


def run(command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    monkeypatch.setattr(sys, "argv", shlex.split(command))
    before = signal.getsignal(signal.SIGTERM)
    try:
        main()
        code = 0
    except SystemExit as ended:
        code = ended.code
    finally:
        signal.signal(signal.SIGTERM, before)
    printed = capsys.readouterr()
    assert code == 0, f"{command}\n{printed.err}"
    return printed.out


@pytest.mark.slow
def test_the_tour_runs_and_shows_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.chdir(tmp_path)
    compared = 0
    for command, lines in steps():
        printed = run(command, monkeypatch, capsys).splitlines()
        assert printed, command
        for line in lines:
            assert shown_in(line, printed), f"`{command}` does not print: {line}"
            compared += 1
    assert compared > 5
    for name in re.findall(r"`((?:demo|KG)/[\w./-]+)`", README):
        assert (tmp_path / name).exists(), f"the README names {name}, which the tour does not make"
    assert {"endorsements.gexf", "tables"} <= {each.name for each in tmp_path.iterdir()}


def test_a_line_that_is_not_printed_would_be_found_out():
    printed = ["  words     The two sides should ⟦build⟧, and more"]
    assert shown_in("  words     … ⟦build⟧, …", printed)
    assert not shown_in("  words     … ⟦built⟧, …", printed)
    assert not shown_in("words", printed)


def test_every_command_that_the_readme_names_exists():
    named = set(re.findall(r"^\$ diplograph ([\w-]+)|`diplograph ([\w-]+)", README, re.MULTILINE))
    names = {first or second for first, second in named}
    assert names >= {"demo", "build", "validate", "packs", "query", "why", "why-not", "export", "load"}
    assert names - set(cli.commands) == set()


def test_the_readme_is_short():
    assert len(README.splitlines()) <= 130
