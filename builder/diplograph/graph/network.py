"""Networks of actors, persons and topics, each the answer to one query of the pack `networks`.

A query of the pack selects one solution per occurrence of a tie: `source` and `target` (IRIs), `kind` (the kind of
tie), `item` (the thing that ties them: an event, a claim, a topic) and, where it has them, `about`, `level`, `date`
(EDTF), `document`, `quote`, and for nodes that no scheme names `source_name`, `target_name`, `source_actor`,
`target_actor`. Occurrences of one source, target and kind make one edge, whose weight is the number of its items.

A query tagged `projection` selects no `target`: its network ties every two sources that have an item in common.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Generic, Literal, TypeVar
from urllib.parse import unquote

import pyoxigraph as ox

from diplograph.errors import UsageError
from diplograph.graph import mint
from diplograph.graph.ask import run
from diplograph.graph.timespan import bounds
from diplograph.packs.query import Query, queries, query

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")

_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_ACTORS = f"{mint.BASE}id/actor/"
_GENERIC = {"actor", "collective-actor", "concept", "place", "topic"}
_BROAD = "organisation"

Value = str | int | None
Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An actor, a person or a topic of a network.

    `id` is the IRI without the part that all share, `actor` the code of the actor for whom a person took part.
    `degree` counts the edges, `weighted_degree` adds their weights, `documents` counts the readouts behind them.
    """

    id: str
    iri: str
    label: str
    code: str
    kind: str
    region: str = ""
    actor: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    degree: int = 0
    weighted_degree: int = 0
    documents: int = 0
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """All ties of one kind between two nodes.

    `weight` counts what ties them, `documents` the readouts that say so; `first` and `last` are the earliest and the
    latest day that their dates allow; `level` is the one farthest from zero; `quote` is the earliest example.
    """

    id: str
    source: str
    target: str
    kind: str
    weight: int
    documents: int
    about: tuple[str, ...] = ()
    level: int | None = None
    first: str = ""
    last: str = ""
    quote: str = ""
    quote_document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Nodes and edges, both in the order of their identifiers."""

    name: str
    summary: str
    directed: bool
    codebook: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Column(Generic[Entry]):
    """An attribute of nodes or edges as files carry it; an empty value is absent."""

    name: str
    type: Literal["string", "integer", "anyURI"]
    value: Callable[[Entry], Value]


def _label(tag: str) -> Callable[[Node], Value]:
    return lambda node: node.labels.get(tag)


NODE_COLUMNS: tuple[Column[Node], ...] = (
    Column("iri", "anyURI", lambda node: node.iri),
    Column("code", "string", lambda node: node.code),
    Column("kind", "string", lambda node: node.kind),
    Column("region", "string", lambda node: node.region),
    Column("actor", "string", lambda node: node.actor),
    Column("degree", "integer", lambda node: node.degree),
    Column("weighted_degree", "integer", lambda node: node.weighted_degree),
    Column("documents", "integer", lambda node: node.documents or None),
    Column("first", "string", lambda node: node.first),
    Column("last", "string", lambda node: node.last),
    Column("first_year", "integer", lambda node: int(node.first[:4]) if node.first else None),
    *(Column(f"label_{tag}", "string", _label(tag)) for tag in LANGUAGES),
)
EDGE_COLUMNS: tuple[Column[Edge], ...] = (
    Column("relation", "string", lambda edge: edge.kind),
    Column("documents", "integer", lambda edge: edge.documents or None),
    Column("about", "string", lambda edge: "|".join(edge.about)),
    Column("level", "integer", lambda edge: edge.level),
    Column("first", "string", lambda edge: edge.first),
    Column("last", "string", lambda edge: edge.last),
    Column("first_year", "integer", lambda edge: int(edge.first[:4]) if edge.first else None),
    Column("quote", "string", lambda edge: edge.quote),
    Column("quote_document", "string", lambda edge: edge.quote_document),
)


def networks() -> list[str]:
    """Return the names of the networks that the pack holds, sorted."""
    return sorted(_pack())


def network(store: ox.Store, name: str, *, codebook: str = "default", language: str = "en") -> Network:
    """Build the network of that name from a store that holds a knowledge graph.

    What the codebook derives (endorsements, levels) is read from `graph/derived/{codebook}`. Labels are in the language
    asked for, else in English, else as a document names the node, else the code.
    """
    question = _pack().get(name)
    if question is None:
        message = f"there is no network {name!r}; there are {', '.join(networks())}"
        raise UsageError(message)
    directed = "directed" in question.tags
    rows = _rows(store, question, codebook)
    ties, stated = _ties(_projected(rows) if "projection" in question.tags else rows, directed=directed)
    known = _known(store, codebook, {iri for tie in ties for iri in (tie.source, tie.target)})
    incident: dict[str, list[_Tie]] = {}
    for tie in ties:
        for iri in dict.fromkeys((tie.source, tie.target)):
            incident.setdefault(iri, []).append(tie)
    nodes = (_node(iri, incident[iri], known, stated.get(iri, _Stated()), language) for iri in incident)
    return Network(
        name=name,
        summary=question.summary,
        directed=directed,
        codebook=codebook,
        nodes=tuple(sorted(nodes, key=lambda node: node.id)),
        edges=tuple(sorted((tie.edge() for tie in ties), key=lambda edge: edge.id)),
    )


def short(iri: str) -> str:
    """Return an IRI of the project without what all have in common, any other as it is.

    >>> short("https://w3id.org/diplograph/id/actor/KAZ"), short("https://w3id.org/diplograph/vocab/topic/gdi")
    ('actor/KAZ', 'topic/gdi')
    """
    path = iri.removeprefix(mint.BASE)
    return path.removeprefix("id/").removeprefix("vocab/") if path != iri else iri


def code(iri: str) -> str:
    """Return the codebook's identifier of an actor, a person or a concept.

    >>> code("https://w3id.org/diplograph/id/actor/party/CPC"), code("https://w3id.org/diplograph/vocab/topic/gdi")
    ('party:CPC', 'gdi')
    """
    scheme, _, rest = short(iri).partition("/")
    return unquote(rest.replace("/", ":", 1) if scheme == "actor" else rest)


@dataclass(slots=True)
class _Tie:
    """The occurrences of one edge, while they are read."""

    source: str
    target: str
    kind: str
    items: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    about: set[str] = field(default_factory=set)
    levels: set[int] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    quotes: set[tuple[str, str, str]] = field(default_factory=set)

    def add(self, row: Mapping[str, str]) -> None:
        self.items.add(row.get("item", ""))
        span = bounds(row.get("date", ""))
        self.days.update(span or ())
        if document := row.get("document"):
            self.documents.add(document)
        if about := row.get("about"):
            self.about.add(about)
        if level := row.get("level"):
            self.levels.add(int(level))
        if quote := row.get("quote"):
            earliest = (span[0] if span else "9999-12-31", row.get("document", ""), quote)
            self.quotes = {min(self.quotes | {earliest})}

    def edge(self) -> Edge:
        _, document, quote = min(self.quotes, default=("", "", ""))
        source, target = short(self.source), short(self.target)
        return Edge(
            id=f"{source}--{self.kind}--{target}",
            source=source,
            target=target,
            kind=self.kind,
            weight=len(self.items),
            documents=len(self.documents),
            about=tuple(sorted(self.about)),
            level=max(self.levels, key=lambda level: (abs(level), level), default=None),
            first=min(self.days, default=""),
            last=max(self.days, default=""),
            quote=quote,
            quote_document=document,
        )


@dataclass(slots=True)
class _Stated:
    """What the documents themselves say of a node: its names and its actors."""

    names: set[str] = field(default_factory=set)
    actors: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Known:
    """What the reference data and the schemes say of a node."""

    classes: set[str] = field(default_factory=set)
    labels: dict[str, str] = field(default_factory=dict)
    region: str = ""


def _pack() -> dict[str, Query]:
    """Return the questions of the pack that make networks, by their names."""
    made = (query for query in queries() if query.name.startswith("networks/") and "network" in query.tags)
    return {query.name.partition("/")[2]: query for query in made}


def _rows(store: ox.Store, question: Query, codebook: str) -> Iterator[dict[str, str]]:
    """Yield the solutions of a question as strings; the unbound are left out."""
    table = run(store, question, {}, codebook)
    for row in table.rows:
        yield {name: value for name, value in zip(table.columns, row, strict=True) if value}


def _projected(rows: Iterable[Mapping[str, str]]) -> Iterator[dict[str, str]]:
    """Yield the one-mode projection of a two-mode network.

    Each two sources of an item are tied from the day on which the later one began.
    """
    firsts: dict[tuple[str, str, str], dict[str, tuple[str, str]]] = {}
    for row in rows:
        shared = firsts.setdefault((row.get("kind", ""), row["item"], row.get("about", "")), {})
        date = row.get("date", "")
        begin = (span[0] if (span := bounds(date)) else "9999-12-31", date)
        shared[row["source"]] = min(shared.get(row["source"], begin), begin)
    for (kind, item, about), shared in firsts.items():
        dated = {source: (begin if bounds(begin[1]) else ("", "")) for source, begin in sorted(shared.items())}
        for source, target in combinations(dated, 2):
            _, date = max(dated[source], dated[target])
            yield {"source": source, "target": target, "kind": kind, "item": item, "about": about, "date": date}


def _ties(rows: Iterable[Mapping[str, str]], *, directed: bool) -> tuple[list[_Tie], dict[str, _Stated]]:
    ties: dict[tuple[str, str, str], _Tie] = {}
    stated: dict[str, _Stated] = {}
    for row in rows:
        source, target, kind = row["source"], row["target"], row.get("kind", "")
        if not directed and target < source:
            source, target = target, source
        key = (source, target, kind)
        if key not in ties:
            ties[key] = _Tie(*key)
        ties[key].add(row)
        for end in ("source", "target"):
            if name := row.get(f"{end}_name"):
                stated.setdefault(row[end], _Stated()).names.add(name)
            if actor := row.get(f"{end}_actor"):
                stated.setdefault(row[end], _Stated()).actors.add(actor)
    return list(ties.values()), stated


def _known(store: ox.Store, codebook: str, wanted: set[str]) -> dict[str, _Known]:
    """Return what is known of the nodes, and of the actors for whom persons take part."""
    known: dict[str, _Known] = {}
    for node, class_, label, region in run(store, query("networks/nodes"), {}, codebook).solutions:
        if node is None or class_ is None or (node.value not in wanted and not node.value.startswith(_ACTORS)):
            continue
        entry = known.setdefault(node.value, _Known())
        entry.classes.add(class_.value)
        if isinstance(label, ox.Literal):
            entry.labels.setdefault((label.language or "en").lower(), label.value)
        if region is not None and not entry.region:
            entry.region = region.value.rpartition("/")[2]
    return known


def _node(iri: str, ties: list[_Tie], known: Mapping[str, _Known], stated: _Stated, language: str) -> Node:
    entry = known.get(iri, _Known())
    actors = sorted(stated.actors)
    regions = [entry.region, *(known[actor].region for actor in actors if actor in known)]
    labels = {tag: entry.labels[tag] for tag in LANGUAGES if tag in entry.labels}
    names = [labels.get(language), labels.get("en"), max(sorted(stated.names), key=len, default=""), code(iri)]
    days = {day for tie in ties for day in tie.days}
    return Node(
        id=short(iri),
        iri=iri,
        label=next(name for name in names if name),
        code=code(iri),
        kind=_kind(iri, entry.classes),
        region=next((region for region in regions if region), ""),
        actor="|".join(code(actor) for actor in actors),
        labels=labels,
        degree=len(ties),
        weighted_degree=sum(len(tie.items) for tie in ties),
        documents=len(set[str]().union(*(tie.documents for tie in ties))),
        first=min(days, default=""),
        last=max(days, default=""),
    )


def _kind(iri: str, classes: set[str]) -> str:
    """Return the most telling class in kebab case, else what the IRI says: `actor`, `party`, `person`, `topic`."""
    local = sorted(_WORD.sub("-", each.rpartition("#")[2].rpartition("/")[2]).lower() for each in classes)
    telling = sorted((name for name in local if name not in _GENERIC), key=lambda name: name == _BROAD)
    path = short(iri).split("/")
    by_path = path[1] if path[0] == "actor" and len(path) > 2 else path[0]
    by_path = "person" if "#person-" in iri else by_path
    return telling[0] if telling else by_path
