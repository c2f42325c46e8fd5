"""What a codebook makes of the claims: levels, tiers, evidence classes, endorsements, shortcuts.

Each rule is a CONSTRUCT in `ontology/rules`, written for the codebook `default`; for another codebook the
names of the two graphs are replaced. Rules run in the order of their file names, so that a rule may read what those
before it wrote. A rule names the graphs that it reads besides readouts, and joins two readouts only by an event that
both report: so readouts may be worked through in batches, those with a common event together.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain

import pyoxigraph as ox

from diplograph.errors import PackError
from diplograph.graph import mint
from diplograph.packs.codebook import Codebook
from diplograph.packs.query import parse, substitute
from diplograph.resources import collection, walk

DEFAULT = "default"
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_GRAPH = re.compile(rf"<({re.escape(mint.graph(''))}[^<>\s]+)>")
_XSD = "http://www.w3.org/2001/XMLSchema#"


def graphs_of(name: str) -> dict[str, str]:
    """Return, for the graphs of the default codebook, those of another one."""
    kinds = ("codebook", "derived")
    return {mint.graph(kind, DEFAULT): mint.graph(kind, name) for kind in kinds}


def codebook_quads(book: Codebook) -> Iterator[ox.Quad]:
    """Yield the graph of a codebook, in which the graph itself stands for the codebook."""
    graph = ox.NamedNode(mint.graph("codebook", book.name))

    def quad(subject: ox.NamedNode, name: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
        return ox.Quad(subject, ox.NamedNode(mint.term(name)), value, graph)

    def integer(value: int) -> ox.Literal:
        return ox.Literal(str(value), datatype=ox.NamedNode(f"{_XSD}integer"))

    def boolean(value: bool) -> ox.Literal:  # noqa: FBT001 - a truth value is what the function writes
        return ox.Literal("true" if value else "false", datatype=ox.NamedNode(f"{_XSD}boolean"))

    definition = book.endorsement
    yield ox.Quad(graph, _TYPE, ox.NamedNode(mint.term("Codebook")), graph)
    yield quad(graph, "codebookName", ox.Literal(book.name))
    yield quad(graph, "codebookTitle", ox.Literal(book.title))
    yield quad(graph, "negatedSupportLevel", integer(book.negated_support))
    yield quad(graph, "minimumLevel", integer(definition.minimum_level))
    yield quad(graph, "excludesAuthor", boolean(definition.exclude_author))
    yield quad(graph, "excludesCollective", boolean(definition.exclude_collective))
    for name, scheme, codes in (
        ("endorsingModality", "modality", definition.modalities),
        ("endorsingVoice", "voice", definition.voices),
        ("endorsingAct", "act", definition.acts),
    ):
        for code in codes:
            yield quad(graph, name, ox.NamedNode(mint.concept(scheme, code)))
    for name, levels in (("codebookLevel", book.levels), ("levelAsSupport", book.opposition_as_support)):
        for strength, level in levels.items():
            yield quad(ox.NamedNode(mint.concept("strength", strength)), name, integer(level))


def rules() -> Iterator[tuple[str, str]]:
    """Yield the rules, each with its file name, in the order in which they run."""
    for file in walk(collection("ontology") / "rules", ".rq"):
        yield file.name, file.read_text(encoding="utf-8")


@cache
def graphs_read() -> frozenset[str]:
    """Return the IRIs of the graphs, other than those of readouts, that the rules name."""
    found = chain.from_iterable(_GRAPH.findall(text) for _, text in rules())
    return frozenset(found)


def batches(events: Mapping[str, tuple[str, ...]], size: int) -> Iterator[list[str]]:
    """Yield readouts in batches of at least a size, save the last; those that report one event stand in one batch.

    >>> list(batches({"a": ("x",), "b": (), "c": ("y", "x"), "d": ("y",)}, size=2))
    [['a', 'c', 'd'], ['b']]
    """
    root: dict[str, str] = {}

    def top(node: str) -> str:
        while root.setdefault(node, node) != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for readout, reported in events.items():
        for event in reported:
            root[top(f"event {event}")] = top(f"readout {readout}")
    groups: dict[str, list[str]] = {}
    for readout in sorted(events):
        groups.setdefault(top(f"readout {readout}"), []).append(readout)
    batch: list[str] = []
    for group in groups.values():
        batch += group
        if len(batch) >= size:
            yield batch
            batch = []
    if batch:
        yield batch


def derive(store: ox.Store, book: Codebook) -> int:
    """Write the graphs of a codebook into a store and return the count of derived quads.

    Those of a former run are removed. Works through the rules once; the time grows with the number of claims.
    """
    derived = ox.NamedNode(mint.graph("derived", book.name))
    for kind in ("codebook", "derived"):
        store.remove_graph(ox.NamedNode(mint.graph(kind, book.name)))
    store.extend(codebook_quads(book))
    for name, text in rules():
        parse(text, f"ontology/rules/{name.removesuffix('.rq')}")
        triples = store.query(substitute(text, values={}, iris=graphs_of(book.name)))
        if not isinstance(triples, ox.QueryTriples):
            message = f"ontology/rules/{name}: a rule is a CONSTRUCT query"
            raise PackError(message)
        store.extend(ox.Quad(each.subject, each.predicate, each.object, derived) for each in triples)
    return sum(1 for _ in store.quads_for_pattern(None, None, None, derived))


def derived_quads(store: ox.Store) -> Iterator[ox.Quad]:
    """Yield the quads of all derived graphs of a store."""
    prefix = mint.graph("derived", "")
    graphs = [name for name in store.named_graphs() if name.value.startswith(prefix)]
    return chain.from_iterable(store.quads_for_pattern(None, None, None, name) for name in graphs)
