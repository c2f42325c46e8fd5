"""The Turtle files of the project as triples and quads: ontology, schemes, shapes.

`python -m diplograph.packs.turtle` writes `vocab.py`, the ontology's terms as constants.
"""

import re
from collections.abc import Iterable, Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

import pyoxigraph as ox

from diplograph.errors import PackError
from diplograph.resources import collection, walk

ONTOLOGY = "https://w3id.org/diplograph/ontology"
NAMESPACE = f"{ONTOLOGY}#"
SHAPES = "https://w3id.org/diplograph/shapes#"
_GRAPHS = "https://w3id.org/diplograph/graph/"
_RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_VERSION_IRI = ox.NamedNode("http://www.w3.org/2002/07/owl#versionIRI")


def triples(file: Traversable) -> Iterator[ox.Triple]:
    """Yield the triples of a Turtle file; PackError names the file and line that cannot be read."""
    try:
        for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True):
            yield quad.triple
    except SyntaxError as error:
        message = f"{file.name}, line {error.lineno}: {error.msg}"
        raise PackError(message) from error


def axioms(*, dl: bool = False, alignments: bool = False) -> Iterator[ox.Triple]:
    """Yield the triples of the ontology: its OWL 2 RL core, and on demand the DL axioms and the alignments."""
    folder = collection("ontology")
    yield from triples(folder / "diplograph.ttl")
    parts = ["modules", *(["dl"] if dl else []), *(["alignments"] if alignments else [])]
    for part in parts:
        for file in walk(folder / part, ".ttl"):
            yield from triples(file)


def ontology() -> Iterator[ox.Quad]:
    """Yield what the graph `graph/ontology` holds: every triple of the core that needs no blank node.

    Labels, definitions, hierarchy, domains and ranges are among them; restrictions and lists, which need blank
    nodes, stay in the Turtle files, for the project's graphs hold none.
    """
    graph = ox.NamedNode(f"{_GRAPHS}ontology")
    for triple in axioms():
        if not any(isinstance(each, ox.BlankNode) for each in (triple.subject, triple.object)):
            yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def version_iri() -> ox.NamedNode:
    """Return the version IRI of the ontology (OWL 2 Structural Specification, section 3.1)."""
    for triple in triples(collection("ontology") / "diplograph.ttl"):
        if triple.predicate == _VERSION_IRI and isinstance(triple.object, ox.NamedNode):
            return triple.object
    message = "ontology/diplograph.ttl has no owl:versionIRI: add it to the header"
    raise PackError(message)


def schemes() -> Iterator[ox.Quad]:
    """Yield the concept schemes, each in its graph `graph/vocab/{scheme}`."""
    for file in walk(collection("ontology") / "schemes", ".ttl"):
        graph = ox.NamedNode(f"{_GRAPHS}vocab/{file.name.removesuffix('.ttl')}")
        for triple in triples(file):
            yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def shapes(part: str = "") -> Iterator[ox.Triple]:
    """Yield the shapes of one folder of `shapes/`: those of readout graphs, or of a named subfolder."""
    folder = collection("shapes")
    for entry in sorted((folder / part if part else folder).iterdir(), key=lambda each: each.name):
        if entry.name.endswith(".ttl"):
            yield from triples(entry)


def terms() -> Iterator[ox.NamedNode]:
    """Yield the terms that the ontology declares: classes first, then properties, each by name."""
    declared = {
        triple.subject
        for triple in axioms()
        if triple.predicate == _RDF_TYPE
        and isinstance(triple.subject, ox.NamedNode)
        and triple.subject.value.startswith(NAMESPACE)
    }
    yield from sorted(declared, key=lambda each: (each.value[len(NAMESPACE)].islower(), each.value))


def constants(named: Iterable[ox.NamedNode]) -> str:
    """Return the text of a module with one constant for each term, under the term's own name."""
    lines = [
        '"""The terms of the ontology, each under its own name: generated from its modules by `packs/turtle.py`."""',
        "# ruff: noqa: N816",
        "",
        "from typing import Final",
        "",
        "from pyoxigraph import NamedNode",
        "",
        f'NAMESPACE: Final = "{NAMESPACE}"',
        "",
    ]
    for term in named:
        name = term.value.removeprefix(NAMESPACE)
        if not re.fullmatch(r"[A-Za-z][A-Za-z0-9]*", name):
            message = f"{term.value}: the name of a term has to be a Python name in camel case"
            raise PackError(message)
        lines.append(f'{name}: Final = NamedNode(f"{{NAMESPACE}}{name}")')
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write `vocab.py` anew."""
    Path(__file__).parents[1].joinpath("vocab.py").write_text(constants(terms()), encoding="utf-8")


if __name__ == "__main__":
    main()
