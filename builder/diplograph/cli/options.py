"""Options that several commands take."""

import click

CODEBOOK = click.option(
    "--codebook",
    default="default",
    show_default=True,
    metavar="NAME",
    help="The rule pack that gives levels and endorsements.",
)
