"""The group of commands, and how errors become exit codes."""

import errno
import logging
import os
import signal
import sys
import traceback

import click

from diplograph import __version__
from diplograph.cli.asking import packs, query, why, why_not
from diplograph.cli.building import build, demo
from diplograph.cli.checking import doctor, validate
from diplograph.cli.evaluating import annotate, evaluate, sample
from diplograph.cli.moving import export, load
from diplograph.errors import DiplographError, LimitError, UsageError

BUG = 70
INTERRUPTED = 130
TERMINATED = 143
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EFBIG}


class _InOrder(click.Group):
    """A group that lists its commands in the order in which they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, as they were added."""
        del ctx
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; a reader of its output that goes away, such as `head`, is no error."""
        try:
            answer = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise click.exceptions.Exit(0) from None
        return answer


@click.group(cls=_InOrder, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="diplograph")
def cli() -> None:
    """Build a knowledge graph of reported claims from official diplomatic readouts, and ask it who said what.

    Begin with `diplograph demo`. Each command has its own --help.

    Exit codes: 0 fine, 1 data do not conform, 2 usage, 3 input refused, 4 limit, 5 remote failure, 70 a bug.
    """


for command in (demo, build, validate, packs, query, why, why_not, export, load, annotate, sample, evaluate, doctor):
    cli.add_command(command)


def main() -> None:
    """Run the command line; errors are one line on standard error, and an exit code."""
    _prepare()
    try:
        cli(args=sys.argv[1:] or ["--help"], prog_name="diplograph", standalone_mode=False)
    except click.exceptions.Exit as ended:
        sys.exit(ended.exit_code)
    except (click.exceptions.Abort, click.ClickException, DiplographError, OSError, MemoryError) as error:
        message, code = _told(error)
    except Exception as error:  # noqa: BLE001  the last resort, so that a bug is told apart from bad input
        if os.environ.get("DIPLOGRAPH_DEBUG"):
            traceback.print_exc()
        code = BUG
        message = f"a bug: {type(error).__name__}: {error}; set DIPLOGRAPH_DEBUG=1 for the trace and report it"
    else:
        return
    click.echo(f"diplograph: {' '.join(message.split())}", err=True)
    sys.exit(code)


def _told(error: BaseException) -> tuple[str, int]:
    """Return the line that tells of an error which is no bug, and its exit code."""
    if isinstance(error, DiplographError):
        return str(error), error.exit_code
    if isinstance(error, click.UsageError):
        said = error.format_message().removesuffix(".")
        path = error.ctx.command_path if error.ctx else "diplograph"
        return f"{said[:1].lower()}{said[1:]}: see `{path} --help`", error.exit_code
    if isinstance(error, click.ClickException):
        return error.format_message(), error.exit_code
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        code = LimitError.exit_code if error.errno in _FULL else UsageError.exit_code
        return f"{where}{error.strerror or error}: check the path, its permissions and the space on the disk", code
    if isinstance(error, MemoryError):
        return "out of memory: give less at once, or use fewer --workers", LimitError.exit_code
    return "interrupted", INTERRUPTED


def _prepare() -> None:
    """Leave standard error to our own lines, write UTF-8 to files and pipes, tidy up when told to end."""
    logging.getLogger("stamina").addHandler(logging.NullHandler())
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
