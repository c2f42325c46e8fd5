"""`export` and `load`."""

from pathlib import Path

import click

from diplograph.cli.options import CODEBOOK
from diplograph.cli.progress import progress
from diplograph.errors import UsageError

_PATH = click.Path(path_type=Path)
_LANGUAGE = "en"
_FORMATS = ("csv", "gexf", "graphml", "jsonld", "nquads", "trig", "turtle")
_PROFILES = ("gsp", "oxigraph")


@click.command(short_help="Write a graph or a network as a file.")
@click.argument("kg", type=_PATH)
@click.argument("format", type=click.Choice(_FORMATS), metavar="FORMAT")
@click.option("-o", "--output", "target", required=True, type=_PATH, metavar="FILE", help="The file to write.")
@click.option(
    "--network",
    default="endorsements",
    show_default=True,
    metavar="NAME",
    help="Which network, for gexf, graphml and csv: endorsements, stances, meetings, persons, cooperation …",
)
@CODEBOOK
@click.option("--language", default=_LANGUAGE, show_default=True, metavar="TAG", help="The language of the labels.")
def export(kg: Path, format: str, target: Path, network: str, codebook: str, language: str) -> None:  # noqa: A002
    """Write the graph KG, or one of its networks, as a file.

    \b
    gexf graphml               one network, for Gephi and other programs
    csv                        one network and all claims, a folder or .zip
    nquads trig turtle jsonld  the whole graph, for triple stores
    """  # noqa: D301  click's mark for lines kept as they are
    from diplograph.graph.export.formats import RDF_FORMATS  # noqa: PLC0415
    from diplograph.graph.export.formats import export as write  # noqa: PLC0415
    from diplograph.graph.kg import open_store, read_manifest, verify  # noqa: PLC0415

    (verify if format in RDF_FORMATS else read_manifest)(kg)
    _check_output(kg, format, target)
    if language != _LANGUAGE:
        from diplograph.graph.network import LANGUAGES  # noqa: PLC0415

        if language not in LANGUAGES:
            message = f"--language {language}: labels are in {', '.join(sorted(LANGUAGES))}"
            raise UsageError(message)
    write(kg, open_store(kg), format, target, network, codebook=codebook, language=language)
    click.echo(f"wrote {target}")


def _check_output(kg: Path, format: str, target: Path) -> None:  # noqa: A002  the word of the command line
    """Refuse an output that would harm the build, or of which the format makes something else."""
    if target.resolve().is_relative_to(kg.resolve()):
        message = f"{target} lies within the build {kg}, which holds nothing but itself: write elsewhere"
        raise UsageError(message)
    folder = format == "csv" and target.suffix != ".zip"
    if folder and target.is_file():
        message = f"{target} is a file, and csv makes a folder: give the path of one, or of a .zip"
        raise UsageError(message)
    if not folder and target.is_dir():
        message = f"{target} is a folder: give the path of a file, such as {target / f'graph.{format}'}"
        raise UsageError(message)


@click.command(short_help="Load a graph into a triple store.")
@click.argument("kg", type=_PATH)
@click.option(
    "--to",
    "profile",
    required=True,
    type=click.Choice(_PROFILES),
    help="What kind of store it is; gsp is any with the SPARQL 1.1 Graph Store Protocol.",
)
@click.option("--url", required=True, metavar="URL", help="Its address.")
@click.option(
    "--query-url",
    default="",
    metavar="URL",
    help="Where to send SPARQL queries, for stores that ask elsewhere (always for gsp).",
)
@click.option("--prune", is_flag=True, help="Delete graphs of this project that KG does not have.")
@click.option("--user", default="", metavar="NAME:PASSWORD", help="Where the store asks for one.")
@click.option("--bulk", is_flag=True, help="Send many graphs at once, into an empty store.")
def load(kg: Path, profile: str, url: str, query_url: str, prune: bool, user: str, bulk: bool) -> None:  # noqa: FBT001
    """Load the graph KG into a running triple store and compare the counts."""
    from diplograph.graph.kg import MASTER, verify  # noqa: PLC0415
    from diplograph.graph.load import load as send  # noqa: PLC0415

    verify(kg)
    name, _, password = user.partition(":")
    with progress("loading") as tick:
        done = send(
            kg / MASTER,
            profile,
            url,
            query_url=query_url or None,
            prune=prune,
            mode="bulk" if bulk else "replace",
            auth=(name, password) if name else None,
            progress=lambda count, _: tick(count, 0),
        )
    for graph in done.stale:
        click.echo(f"not in {kg}, left in the store (--prune deletes it): {graph}", err=True)
    click.echo(f"{done.url}: {done.graphs} graphs, {done.triples} triples, counts agree")
