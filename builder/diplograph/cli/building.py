"""`demo` and `build`."""

from pathlib import Path

import click

from diplograph.cli.progress import progress
from diplograph.errors import DocumentError

_OUTPUT = click.Path(path_type=Path)


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", "kg", required=True, type=_OUTPUT, metavar="KG", help="The folder to build.")
@click.option(
    "--corpus", type=_OUTPUT, metavar="FILE.toml", help="A description of the corpus: defaults, expected pages."
)
@click.option("--lang", default="", metavar="TAG", help="The language of documents that do not say theirs.")
@click.option("--publisher", default="", metavar="CODE", help="The publisher of documents that do not say theirs: CHN.")
@click.option("--workers", default=0, type=click.IntRange(0, 256), help="Processes; 0 takes one for each core.")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
def build(
    inputs: tuple[str, ...], kg: Path, corpus: Path | None, lang: str, publisher: str, workers: int, as_json: bool
) -> None:  # noqa: FBT001, PLR0913
    """Read documents (files or folders of .txt .md .html .jsonl) and build the graph KG from them."""
    from diplograph.pipeline import Options, build as run  # noqa: PLC0415

    options = Options(language=lang, publisher=publisher, corpus=corpus, workers=workers)
    with progress("reading") as tick:
        done = run([Path(each) for each in inputs], kg, options, tick=tick)
    _tell(done.summary(), done.lines(), as_json=as_json)
    if done.refusals:
        message = f"{len(done.refusals)} of the inputs refused (listed above and in {kg / 'report' / 'refusals.txt'}); the rest is built"
        raise DocumentError(message)


@click.command()
@click.option("-o", "--output", "folder", default="diplograph-demo", type=_OUTPUT, metavar="DIR", show_default=True)
@click.option("--workers", default=0, type=click.IntRange(0, 256), help="Processes; 0 takes one for each core.")
def demo(folder: Path, workers: int) -> None:
    """Build the shipped sample corpus, validate it, answer a question, export a network for Gephi."""
    from diplograph.demo import demonstrate  # noqa: PLC0415

    with progress("reading") as tick:
        for line in demonstrate(folder, workers=workers, tick=tick):
            click.echo(line)


def _tell(summary: dict[str, object], lines: list[str], *, as_json: bool) -> None:
    if as_json:
        import json  # noqa: PLC0415

        click.echo(json.dumps(summary, ensure_ascii=False, indent=1))
    else:
        for line in lines:
            click.echo(line)
