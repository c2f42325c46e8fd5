"""A bar for work that takes long, on a terminal alone, and gone before anything else is printed."""

import io
from contextlib import redirect_stderr

import pytest

from diplograph.cli import progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _xterm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")


def test_nothing_is_shown_where_standard_error_is_no_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(progress, "_PATIENCE", -1.0)
    with progress.progress("reading") as tick:
        tick(1, 2)
    assert capsys.readouterr() == ("", "")


def test_work_that_is_soon_done_shows_nothing():
    with redirect_stderr(Terminal()) as terminal, progress.progress("reading") as tick:
        tick(1, 2)
        tick(2, 2)
    assert terminal.getvalue() == ""


def test_long_work_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(progress, "_PATIENCE", -1.0)
    with redirect_stderr(Terminal()) as terminal, progress.progress("reading") as tick:
        tick(41, 99)
    assert "reading" in terminal.getvalue()
    assert "41/99" in terminal.getvalue()


def test_the_bar_is_gone_once_all_is_done(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(progress, "_PATIENCE", -1.0)
    with redirect_stderr(Terminal()) as terminal, progress.progress("reading") as tick:
        tick(1, 2)
        tick(2, 2)
        ended = terminal.getvalue()
        assert ended.endswith("\x1b[2K"), "the line of the bar is wiped"
    assert terminal.getvalue() == ended
