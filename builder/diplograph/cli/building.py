"""`demo` and `build`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from diplograph.cli.progress import progress
from diplograph.errors import DocumentError

if TYPE_CHECKING:
    from diplograph.pipeline import Built

_PATH = click.Path(path_type=Path)
_MOST_WARNINGS = 20


@click.command(short_help="Read documents and build a graph from them.")
@click.argument("inputs", nargs=-1, required=True, type=_PATH, metavar="INPUT...")
@click.option("-o", "--output", "kg", required=True, type=_PATH, metavar="KG", help="The folder to build.")
@click.option(
    "--corpus", type=_PATH, metavar="FILE.toml", help="A description of the corpus: defaults, expected pages."
)
@click.option("--decisions", type=_PATH, metavar="FILE.csv", help="Reviewers' decisions on single claims.")
@click.option("--same-as", type=_PATH, metavar="FILE.csv", help="Reviewers' decisions on what is one and the same.")
@click.option("--lang", default="", metavar="TAG", help="The language of documents that do not say theirs: fr.")
@click.option("--publisher", default="", metavar="CODE", help="The publisher of documents that do not say theirs: CHN.")
@click.option(
    "--workers", default=0, type=click.IntRange(0, 256), metavar="N", help="Processes; 0 takes one for each core."
)
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
def build(  # noqa: PLR0913, PLR0917
    inputs: tuple[Path, ...],
    kg: Path,
    corpus: Path | None,
    decisions: Path | None,
    same_as: Path | None,
    lang: str,
    publisher: str,
    workers: int,
    as_json: bool,  # noqa: FBT001
) -> None:
    """Read documents and build the graph KG from them.

    INPUT is a file or a folder of .txt, .md, .html or .jsonl files. What is known of a document (id, title, lang,
    published, publisher, medium, url, event) stands in its front matter, in a .json file beside it, or in its line.

    A former build at KG is replaced once the new one is whole. What cannot be read is listed, and the rest is built.

    \b
    diplograph build readouts/ -o KG
    """  # noqa: D301  click's mark for lines kept as they are
    from diplograph.pipeline import NothingReadError, Options  # noqa: PLC0415
    from diplograph.pipeline import build as run  # noqa: PLC0415

    options = Options(
        language=lang, publisher=publisher, corpus=corpus, decisions=decisions, same_as=same_as, workers=workers
    )
    try:
        with progress("reading") as tick:
            done = run(inputs, kg, options, tick=tick)
    except NothingReadError as error:
        for each in error.refusals:
            click.echo(f"refused: {each}", err=True)
        raise
    _tell(done, as_json=as_json)
    if done.refusals:
        inputs_refused = f"{len(done.refusals)} input{'s' * (len(done.refusals) > 1)} refused"
        message = f"{inputs_refused} (listed above and in {done.report('refusals')}); the rest is built"
        raise DocumentError(message)


@click.command(short_help="Build the shipped sample corpus and show what it is for.")
@click.option(
    "-o",
    "--output",
    "folder",
    default="diplograph-demo",
    type=_PATH,
    metavar="DIR",
    show_default=True,
    help="The folder to fill.",
)
@click.option(
    "--workers", default=0, type=click.IntRange(0, 256), metavar="N", help="Processes; 0 takes one for each core."
)
def demo(folder: Path, workers: int) -> None:
    """Build the shipped sample corpus, validate it, answer questions, export a network for Gephi."""
    from diplograph.demo import demonstrate  # noqa: PLC0415

    with progress("reading") as tick:
        for line in demonstrate(folder, workers=workers, tick=tick):
            click.echo(line)


def _tell(done: "Built", *, as_json: bool) -> None:
    """Tell what was done on standard output, and what to look at on standard error."""
    for each in done.warnings[:_MOST_WARNINGS]:
        click.echo(f"warning: {each}", err=True)
    if len(done.warnings) > _MOST_WARNINGS:
        click.echo(f"warning: {len(done.warnings) - _MOST_WARNINGS} more in {done.report('warnings')}", err=True)
    for each in done.refusals:
        click.echo(f"refused: {each}", err=True)
    if as_json:
        import json  # noqa: PLC0415

        click.echo(json.dumps(done.summary(), ensure_ascii=False, indent=1))
    else:
        for line in done.lines():
            click.echo(line)
