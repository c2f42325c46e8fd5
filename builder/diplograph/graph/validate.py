"""Check readout graphs against the shapes (SHACL), and their passages against their texts.

A report is a value and never an exception: data that break a shape are an answer.
"""

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Literal, Self

import pyoxigraph as ox

from diplograph import vocab
from diplograph.packs import turtle

if TYPE_CHECKING:
    import rdflib

Severity = Literal["Violation", "Warning", "Info"]
SEVERITIES: tuple[Severity, ...] = ("Violation", "Warning", "Info")

_SH = "http://www.w3.org/ns/shacl#"
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_SUBCLASS = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")
_MESSAGE = ox.NamedNode(f"{_SH}message")
_CLASS = ox.NamedNode(f"{_SH}class")
_QUOTE, _DIGEST = f"{turtle.SHAPES}Passage-quote", f"{turtle.SHAPES}Readout-digest"
_HEX = re.compile("[0-9a-f]{64}")
_REACH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One result of a validation (SHACL, section 3.6.2), with the words nearest to its focus node.

    `advice` is the part of the message that says what to do.
    """

    severity: Severity
    focus_node: str
    source_shape: str
    message: str
    path: str = ""
    value: str = ""
    sentence: str = ""

    @property
    def advice(self) -> str:
        """Return what to do about it, as the message of the shape says after its colon."""
        _, _, after = self.message.partition(": ")
        return after[:1].upper() + after[1:]

    def as_dict(self) -> dict[str, str]:
        """Return the result as a JSON object."""
        return {**asdict(self), "advice": self.advice}


@dataclass(frozen=True, slots=True)
class Report:
    """What the validation of one graph found, in a stable order: gravest first, then by focus node and shape."""

    graph: str
    results: tuple[Result, ...] = ()

    @property
    def conforms(self) -> bool:
        """Tell whether there is no violation; warnings and infos do not count."""
        return not any(each.severity == "Violation" for each in self.results)

    def counts(self) -> dict[Severity, int]:
        """Return the number of results of each severity."""
        found = Counter(each.severity for each in self.results)
        return {each: found[each] for each in SEVERITIES}

    def as_dict(self) -> dict[str, object]:
        """Return the report as a JSON object."""
        results = [each.as_dict() for each in self.results]
        return {"graph": self.graph, "conforms": self.conforms, "counts": self.counts(), "results": results}

    def as_text(self, *, least: Severity = "Warning") -> str:
        """Return the report as lines to read, leaving out what is lighter than the least severity."""
        shown = SEVERITIES[: SEVERITIES.index(least) + 1]
        counts = ", ".join(f"{number} {name}" for name, number in self.counts().items())
        lines = [f"{self.graph}: {'conforms' if self.conforms else 'does not conform'} ({counts})"]
        for each in self.results:
            if each.severity in shown:
                lines.append(f"  {each.severity}: {each.message}")
                lines.append(f"    at {each.focus_node} ({_local(each.source_shape)})")
                lines += [f"    {name} {text}" for name, text in (("path", each.path), ("value", each.value)) if text]
                lines += [f"    “{each.sentence}”"] if each.sentence else []
        return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class Context:
    """The classes of the things outside a readout graph that it may refer to: concepts, actors, places, series."""

    classes: Mapping[str, frozenset[ox.NamedNode]]

    @classmethod
    def of(cls, reference: Iterable[ox.Quad], vocabulary: Iterable[ox.Quad] | None = None) -> Self:
        """Gather a context from the reference graph and the vocabulary, by default the shipped one.

        Only classes that some shape asks for are kept, superclasses included.
        """
        ancestors, wanted = _ancestors(), _wanted()
        classes: dict[str, frozenset[ox.NamedNode]] = {}
        for source in (turtle.schemes() if vocabulary is None else vocabulary, reference):
            for quad in source:
                if quad.predicate == _TYPE and isinstance(quad.object, ox.NamedNode):
                    found = ancestors.get(quad.object, frozenset({quad.object})) & wanted
                    if found:
                        name = _text(quad.subject)
                        classes[name] = classes.get(name, frozenset()) | found
        return cls(classes)


def validate(quads: Iterable[ox.Quad], context: Context) -> Report:
    """Validate one readout graph: the shapes by pySHACL, quotes and digests in code points."""
    found = list(quads)
    graph = _text(found[0].graph_name) if found else ""
    links = _Links(found)
    results = [*_shacl(_data(found, context), ("",), links), *_misquotes(found, links), *_misdigests(found, links)]
    return Report(graph, _ordered(results))


def validate_reference(quads: Iterable[ox.Quad]) -> Report:
    """Validate the reference graph and the vocabulary together: what they refer to has to be among the quads."""
    found = list(quads)
    results = _shacl(_data(found), ("reference", "vocabulary"), _Links(()))
    return Report("reference", _ordered(results))


def validate_graph(readouts: Iterable[tuple[str, Iterable[ox.Quad]]], context: Context) -> Iterator[Report]:
    """Validate the readout graphs of a whole graph one by one, each under its key."""
    for key, quads in readouts:
        yield Report(key, validate(quads, context).results)


def _ordered(results: Iterable[Result]) -> tuple[Result, ...]:
    def key(each: Result) -> tuple[int, str, str, str]:
        return SEVERITIES.index(each.severity), each.focus_node, each.source_shape, each.value

    return tuple(sorted(results, key=key))


class _Links:
    """Who is linked with whom in one graph, to find the words nearest to a node."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self.neighbours: dict[str, set[str]] = {}
        self.words: dict[str, str] = {}
        self.texts: dict[str, str] = {}
        inside = []
        for quad in quads:
            subject, object_ = _text(quad.subject), quad.object
            if isinstance(object_, ox.NamedNode):
                if quad.predicate not in (_TYPE, vocab.inDocument):
                    inside.append((subject, object_.value))
            elif isinstance(object_, ox.Literal):
                if quad.predicate == vocab.exactText:
                    self.words[subject] = object_.value
                elif quad.predicate == vocab.text:
                    self.texts[subject] = object_.value
        subjects = {subject for subject, _ in inside} | self.words.keys()
        for left, right in inside:
            if right in subjects:
                self.neighbours.setdefault(left, set()).add(right)
                self.neighbours.setdefault(right, set()).add(left)

    def sentence(self, node: str) -> str:
        """Return the words of the nearest passage, the first by IRI among those equally near."""
        seen, queue = {node}, deque([(node, 0)])
        while queue:
            each, distance = queue.popleft()
            if each in self.words:
                return self.words[each]
            if distance < _REACH and each not in self.texts:
                for other in sorted(self.neighbours.get(each, set()) - seen):
                    seen.add(other)
                    queue.append((other, distance + 1))
        return ""


def _misquotes(quads: Iterable[ox.Quad], links: _Links) -> Iterator[Result]:
    """Compare each passage whose slots are sound with its text; unsound slots are the matter of the shapes."""
    passages: dict[str, dict[ox.NamedNode, set[str]]] = {}
    slots = (vocab.inDocument, vocab.charStart, vocab.charEnd, vocab.exactText)
    for quad in quads:
        if quad.predicate in slots:
            passages.setdefault(_text(quad.subject), {}).setdefault(quad.predicate, set()).add(_text(quad.object))
    for passage, values in passages.items():
        if len(values) < len(slots) or any(len(each) > 1 for each in values.values()):
            continue
        document, first, last, words = (next(iter(values[each])) for each in slots)
        text = links.texts.get(document)
        if text is None or not (first.isdecimal() and last.isdecimal()) or int(first) >= int(last):
            continue
        held = text[int(first) : int(last)]
        if held != words:
            yield _own(_QUOTE, passage, value=held, sentence=words)


def _misdigests(quads: Iterable[ox.Quad], links: _Links) -> Iterator[Result]:
    for quad in quads:
        if quad.predicate == vocab.textSha256:
            document, stated = _text(quad.subject), _text(quad.object)
            text = links.texts.get(document)
            if text is not None and _HEX.fullmatch(stated) and sha256(text.encode()).hexdigest() != stated:
                yield _own(_DIGEST, document, value=stated, sentence=text[:80])


def _own(shape: str, focus_node: str, *, value: str, sentence: str) -> Result:
    return Result(
        severity="Violation",
        focus_node=focus_node,
        source_shape=shape,
        message=_messages()[shape],
        value=value,
        sentence=sentence,
    )


def _shacl(data: "rdflib.Graph", parts: tuple[str, ...], links: _Links) -> Iterator[Result]:
    import pyshacl  # noqa: PLC0415 - it takes half a second to load
    from rdflib import RDF, SH  # noqa: PLC0415 - likewise

    shapes = _shapes(parts)
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", inplace=True, do_owl_imports=False)
    for node in report.subjects(RDF.type, SH.ValidationResult):
        focus = str(report.value(node, SH.focusNode))
        source = report.value(node, SH.sourceShape)
        yield Result(
            severity=_severity(str(report.value(node, SH.resultSeverity))),
            focus_node=focus,
            source_shape=str(source),
            message=str(report.value(node, SH.resultMessage)),
            path=_path(report, node),
            value=str(report.value(node, SH.value) or ""),
            sentence=links.sentence(focus) or links.texts.get(focus, "")[:80],
        )


def _data(quads: Iterable[ox.Quad], context: Context | None = None) -> "rdflib.Graph":
    """Return the quads as one graph, with the class hierarchy and the classes of what they refer to."""
    import rdflib  # noqa: PLC0415 - loaded only where a graph is validated

    classes = context.classes if context else {}
    graph = rdflib.Graph()
    for lower, upper in _hierarchy():
        graph.add((rdflib.URIRef(lower.value), rdflib.RDFS.subClassOf, rdflib.URIRef(upper.value)))
    outside: set[str] = set()
    for quad in quads:
        graph.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
        if isinstance(quad.object, ox.NamedNode) and quad.object.value in classes:
            outside.add(quad.object.value)
    for name in outside:
        for each in classes[name]:
            graph.add((rdflib.URIRef(name), rdflib.RDF.type, rdflib.URIRef(each.value)))
    return graph


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> "rdflib.term.Node":
    import rdflib  # noqa: PLC0415 - loaded only where a graph is validated

    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))
    return rdflib.BNode(str(term).removeprefix("_:"))


@cache
def _shapes(parts: tuple[str, ...]) -> "rdflib.Graph":
    import rdflib  # noqa: PLC0415 - loaded only where a graph is validated

    graph = rdflib.Graph()
    for part in parts:
        for each in turtle.shapes(part):
            graph.add((_term(each.subject), _term(each.predicate), _term(each.object)))
    return graph


@cache
def _messages() -> Mapping[str, str]:
    return {_text(each.subject): _text(each.object) for each in turtle.shapes() if each.predicate == _MESSAGE}


@cache
def _wanted() -> frozenset[ox.NamedNode]:
    """Return the classes that the shapes of readout graphs ask of value nodes (SHACL, section 4.1.1)."""
    return frozenset(
        each.object for each in turtle.shapes() if each.predicate == _CLASS and isinstance(each.object, ox.NamedNode)
    )


@cache
def _hierarchy() -> tuple[tuple[ox.NamedNode, ox.NamedNode], ...]:
    return tuple(
        (each.subject, each.object)
        for each in turtle.axioms()
        if each.predicate == _SUBCLASS
        and isinstance(each.subject, ox.NamedNode)
        and isinstance(each.object, ox.NamedNode)
    )


@cache
def _ancestors() -> Mapping[ox.NamedNode, frozenset[ox.NamedNode]]:
    """Return, for each class, itself and all classes above it."""
    above: dict[ox.NamedNode, set[ox.NamedNode]] = {}
    for lower, upper in _hierarchy():
        above.setdefault(lower, set()).add(upper)
        above.setdefault(upper, set())

    def climb(each: ox.NamedNode) -> frozenset[ox.NamedNode]:
        return frozenset({each}.union(*(climb(upper) for upper in above[each])))

    return {each: climb(each) for each in above}


def _severity(iri: str) -> Severity:
    name = _local(iri)
    return next((each for each in SEVERITIES if each == name), "Violation")


def _path(report: "rdflib.Graph", node: "rdflib.term.Node") -> str:
    """Return the result path where it is one predicate; a longer path is named by its shape."""
    from rdflib import SH, URIRef  # noqa: PLC0415 - loaded only where a graph is validated

    path = report.value(node, SH.resultPath)
    return str(path) if isinstance(path, URIRef) else ""


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]
