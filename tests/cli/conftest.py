"""The command line as a user meets it: arguments in, two streams and an exit code out."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from diplograph.cli.main import main
from diplograph.pipeline import Options, build
from diplograph.resources import collection

BUILDER = Path(__file__).parents[2] / "builder"
CHOSEN = ("2024-07-03-uzbekistan", "2025-06-17-kyrgyzstan", "2022-11-14-bali-cn", "2025-12-04-beijing-cn")


@dataclass(frozen=True)
class Outcome:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str

    def lines(self, start: str) -> list[str]:
        return [each for each in self.err.splitlines() if each.startswith(start)]

    @property
    def complaint(self) -> str:
        """Return the last word of a command that failed, which has to be one line, and no bug."""
        (line,) = self.lines("diplograph: ")
        assert self.err.endswith(f"{line}\n")
        assert "a bug" not in line
        return line.removeprefix("diplograph: ")

    def json(self) -> object:
        return json.loads(self.out)


Command = Callable[..., Outcome]
Start = Callable[..., subprocess.Popen[str]]


def _start(*arguments: object) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": str(BUILDER), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "diplograph", *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe, text=True, encoding="utf-8")


@pytest.fixture(scope="session")
def start() -> Start:
    """Give the command line as a process of its own."""
    return _start


@pytest.fixture
def diplograph(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Command]:
    """Give the command line as a function."""
    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments: object) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["diplograph", *map(str, arguments)])
        capsys.readouterr()
        try:
            main()
            code = 0
        except SystemExit as ended:
            code = int(ended.code or 0)
        printed = capsys.readouterr()
        return Outcome(code, printed.out, printed.err)

    yield run
    signal.signal(signal.SIGTERM, before)


@pytest.fixture(scope="session")
def readouts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with twelve of the sample readouts: four meetings in three languages."""
    folder = tmp_path_factory.mktemp("texts") / "readouts"
    folder.mkdir()
    for sample in collection("samples").iterdir():
        if sample.name.startswith(CHOSEN) and sample.name.endswith(("-en.md", "-fr.md", "-zh.md")):
            (folder / sample.name).write_bytes(sample.read_bytes())
    assert len(list(folder.iterdir())) == 12
    return folder


@pytest.fixture(scope="session")
def built(readouts: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a build that no test may change."""
    target = tmp_path_factory.mktemp("built") / "KG"
    build([readouts], target, Options(workers=1))
    return target


@pytest.fixture
def copied(built: Path, tmp_path: Path) -> Path:
    """Return a copy of the build, to be damaged."""
    return Path(shutil.copytree(built, tmp_path / "KG"))


@pytest.fixture(scope="session")
def finished(start: Start) -> Command:
    """Give the command line as a process of its own that is waited for."""

    def run(*arguments: object) -> Outcome:
        running = start(*arguments)
        out, err = running.communicate()
        return Outcome(running.returncode, out, err)

    return run
