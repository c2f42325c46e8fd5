"""`export` and `load`."""

from pathlib import Path

import click

from diplograph.cli.progress import progress

_PATH = click.Path(path_type=Path)
_FORMATS = ("csv", "gexf", "graphml", "jsonld", "nquads", "trig", "turtle")
_PROFILES = ("gsp", "oxigraph")


@click.command()
@click.argument("kg", type=_PATH)
@click.argument("format", type=click.Choice(_FORMATS))
@click.option("-o", "--output", "target", required=True, type=_PATH, metavar="FILE", help="The file to write.")
@click.option(
    "--network",
    default="endorsements",
    show_default=True,
    metavar="NAME",
    help="Which network, for gexf, graphml and csv.",
)
@click.option("--codebook", default="default", show_default=True)
@click.option("--language", default="en", show_default=True, metavar="TAG", help="The language of the labels.")
def export(kg: Path, format: str, target: Path, network: str, codebook: str, language: str) -> None:  # noqa: A002, PLR0913
    """Write the graph KG, or one of its networks, as a file: for Gephi (gexf), for triple stores, for spreadsheets."""
    from diplograph.graph.export.formats import export as write  # noqa: PLC0415
    from diplograph.graph.kg import open_store  # noqa: PLC0415

    write(kg, open_store(kg), format, target, network, codebook=codebook, language=language)
    click.echo(f"wrote {target}")


@click.command()
@click.argument("kg", type=_PATH)
@click.option("--to", "profile", required=True, type=click.Choice(_PROFILES), help="What kind of store it is.")
@click.option("--url", required=True, help="Its address.")
@click.option(
    "--query-url", default="", help="Where to send SPARQL queries, for stores that ask elsewhere (always for gsp)."
)
@click.option("--prune", is_flag=True, help="Delete graphs of this project that KG does not have.")
@click.option("--user", default="", help="NAME:PASSWORD, where the store asks for one.")
@click.option("--bulk", is_flag=True, help="Send many graphs at once, into an empty store.")
def load(kg: Path, profile: str, url: str, query_url: str, prune: bool, user: str, bulk: bool) -> None:  # noqa: FBT001, PLR0913
    """Load the graph KG into a running triple store and compare the counts."""
    from diplograph.graph.kg import MASTER, read_manifest  # noqa: PLC0415
    from diplograph.graph.load import load as send  # noqa: PLC0415

    read_manifest(kg)
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
