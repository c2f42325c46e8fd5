"""The group of commands, and how errors become exit codes."""

import os
import sys
import traceback

import click

from diplograph import __version__
from diplograph.cli.asking import packs, query, why, why_not
from diplograph.cli.building import build, demo
from diplograph.cli.checking import doctor, validate
from diplograph.cli.moving import export, load
from diplograph.errors import DiplographError

BUG = 70


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="diplograph")
def cli() -> None:
    """Build a knowledge graph of reported claims from official diplomatic readouts, and ask it who said what.

    Exit codes: 0 fine, 1 data do not conform, 2 usage, 3 input refused, 4 limit, 5 remote failure, 70 a bug.
    """


for command in (demo, build, validate, query, packs, why, why_not, export, load, doctor):
    cli.add_command(command)


def main() -> None:
    """Run the command line; errors are one line on standard error, and an exit code."""
    try:
        cli(standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.exceptions.Exit as ended:
        sys.exit(ended.exit_code)
    except DiplographError as error:
        click.echo(f"diplograph: {error}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:  # noqa: BLE001  the last resort, so that a bug is told apart from bad input
        if os.environ.get("DIPLOGRAPH_DEBUG"):
            traceback.print_exc()
        click.echo(
            f"diplograph: a bug: {type(error).__name__}: {error}; set DIPLOGRAPH_DEBUG=1 for the trace and report it",
            err=True,
        )
        sys.exit(BUG)
