"""The formats of `export`, by name."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from diplograph.errors import UsageError
from diplograph.graph.ask import run
from diplograph.graph.export.gexf import write_gexf
from diplograph.graph.export.graphml import write_graphml
from diplograph.graph.export.rdf import write_jsonld, write_nquads, write_trig, write_turtle
from diplograph.graph.export.tables import tables, write_tables
from diplograph.graph.network import Network, network
from diplograph.packs.query import query

NETWORK_FORMATS: Mapping[str, Callable[[Network, BinaryIO], None]] = {"gexf": write_gexf, "graphml": write_graphml}
RDF_FORMATS: Mapping[str, Callable[[Path, Path], None]] = {
    "jsonld": write_jsonld,
    "nquads": write_nquads,
    "trig": write_trig,
    "turtle": write_turtle,
}
FORMATS = tuple(sorted([*NETWORK_FORMATS, *RDF_FORMATS, "csv"]))


def export(  # noqa: PLR0913
    kg: Path,
    store: ox.Store,
    format: str,  # noqa: A002  the word of the command line
    target: Path,
    name: str = "endorsements",
    *,
    codebook: str = "default",
    language: str = "en",
    guard: bool = True,
    bom: bool = False,
) -> None:
    """Write a knowledge graph, or one network of it, as a file.

    RDF formats are written from the master in the folder `kg`, networks from the store. `csv` makes a folder, or an
    archive where the target ends in `.zip`, with the network and all claims; `guard` and `bom` are its options.
    """
    if format in RDF_FORMATS:
        target.parent.mkdir(parents=True, exist_ok=True)
        RDF_FORMATS[format](kg, target)
    elif format in NETWORK_FORMATS:
        answer = network(store, name, codebook=codebook, language=language)
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as stream:
            NETWORK_FORMATS[format](answer, stream)
    elif format == "csv":
        answer = network(store, name, codebook=codebook, language=language)
        claims = run(store, query("claims/all"), {}, codebook)
        write_tables(tables(answer, claims, guard=guard, bom=bom), target)
    else:
        message = f"there is no export format {format!r}; there are {', '.join(FORMATS)}"
        raise UsageError(message)
