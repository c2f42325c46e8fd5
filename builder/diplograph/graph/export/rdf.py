"""A knowledge graph in the other syntaxes of RDF.

N-Quads, TriG and JSON-LD keep everything. Turtle has no named graphs: its one graph is the merge of all, in which a
triple no longer tells which readout it comes from. Statements, passages and descriptions name their readout themselves,
so that claims stay traceable; what gets lost is which readouts repeat a bare triple, such as an event's sides.
"""

import gzip
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from diplograph.errors import UsageError
from diplograph.graph import mint, nquads

MASTER = "graph.nq"
PREFIXES = {
    "dg": mint.ONTOLOGY,
    "dgv": f"{mint.BASE}vocab/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def write_nquads(kg: Path, target: Path) -> None:
    """Copy the master of a knowledge graph; a target that ends in `.gz` is compressed, without a clock time."""
    with master(kg).open("rb") as source:
        if target.suffix == ".gz":
            with target.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as packed:
                shutil.copyfileobj(source, packed)
        else:
            with target.open("wb") as plain:
                shutil.copyfileobj(source, plain)


def write_trig(kg: Path, target: Path) -> None:
    """Write one TriG document (RDF 1.1 TriG), graph by graph."""
    _write(_by_graph(master(kg)), target, ox.RdfFormat.TRIG, ox.RdfFormat.N_QUADS)


def write_jsonld(kg: Path, target: Path) -> None:
    """Write one JSON-LD document in expanded form (JSON-LD 1.1, section 5.1), graph by graph."""
    _write(_by_graph(master(kg)), target, ox.RdfFormat.JSON_LD, ox.RdfFormat.N_QUADS)


def write_turtle(kg: Path, target: Path) -> None:
    """Write one Turtle document (RDF 1.1 Turtle), the merge of all graphs, subject by subject."""
    with tempfile.TemporaryDirectory() as scratch:
        merged = nquads.ordered((_split(line)[1] for line in _lines(master(kg))), Path(scratch))
        _write(merged, target, ox.RdfFormat.TURTLE, ox.RdfFormat.N_TRIPLES)


def graphs(source: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the graphs of an N-Quads file, each with its IRI and its triples as sorted N-Triples.

    The quads of one graph need not stand together in the file. Memory holds one graph at a time.
    """
    for name, lines in groupby(_by_graph(source), key=nquads.graph_of):
        yield name, "".join(f"{_split(line)[1]}\n" for line in lines).encode()


def master(kg: Path) -> Path:
    """Return the file that holds all quads of a knowledge graph."""
    path = kg / MASTER
    if not path.is_file():
        message = f"{kg} holds no {MASTER}: give the folder that `diplograph build` wrote"
        raise UsageError(message)
    return path


def _lines(source: Path) -> Iterator[str]:
    with _opened(source) as stream:
        for line in stream:
            if written := line.rstrip("\n"):
                yield written


def _opened(source: Path) -> IO[str]:
    if source.suffix == ".gz":
        return gzip.open(source, "rt", encoding="utf-8", newline="\n")
    return source.open(encoding="utf-8", newline="\n")


def _split(line: str) -> tuple[str, str]:
    """Part a quad's line into the IRI of its graph and the line of its triple."""
    try:
        name = nquads.graph_of(line)
    except ValueError as error:
        message = f"every quad of a knowledge graph stands in a named graph, in canonical N-Quads: {error}"
        raise UsageError(message) from None
    return name, f"{line[: -len(name) - 5]} ."


def _by_graph(source: Path) -> Iterator[str]:
    """Yield the lines of an N-Quads file sorted by graph, then by triple."""
    with tempfile.TemporaryDirectory() as scratch:
        keyed = (f"{_split(line)[0]}\t{line}" for line in _lines(source))
        for line in nquads.ordered(keyed, Path(scratch)):
            yield line.partition("\t")[2]


def _write(lines: Iterable[str], target: Path, to: ox.RdfFormat, written_as: ox.RdfFormat) -> None:
    """Write lines, which are read from a file again since they may be many, in another syntax."""
    with tempfile.TemporaryFile() as spool:
        spool.writelines(f"{line}\n".encode() for line in lines)
        spool.seek(0)
        quads = ox.parse(spool, format=written_as)
        if to.supports_datasets:
            ox.serialize(quads, target, format=to, prefixes=PREFIXES)
        else:
            ox.serialize((quad.triple for quad in quads), target, format=to, prefixes=PREFIXES)
