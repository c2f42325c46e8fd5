"""Check data against the axioms of the ontology with HermiT, a reasoner of OWL 2 DL.

HermiT says only whether all holds together; where it does not, a plain look at disjoint classes and functional
properties names most culprits.
"""

import io
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations

import pyoxigraph as ox

from diplograph import vocab
from diplograph.errors import UsageError
from diplograph.packs import turtle

_OWL = "http://www.w3.org/2002/07/owl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_TYPE = ox.NamedNode(f"{_RDF}type")
_FIRST, _REST, _NIL = (ox.NamedNode(f"{_RDF}{name}") for name in ("first", "rest", "nil"))
_SUBCLASS, _DOMAIN, _RANGE = (ox.NamedNode(f"{_RDFS}{name}") for name in ("subClassOf", "domain", "range"))
_IMPORTS = ox.NamedNode(f"{_OWL}imports")
_DISJOINT, _MEMBERS = ox.NamedNode(f"{_OWL}disjointWith"), ox.NamedNode(f"{_OWL}members")
_ALL_DIFFERENT, _DISTINCT = ox.NamedNode(f"{_OWL}AllDifferent"), ox.NamedNode(f"{_OWL}distinctMembers")
_FUNCTIONAL, _ANNOTATION = (ox.NamedNode(f"{_OWL}{name}") for name in ("FunctionalProperty", "AnnotationProperty"))
_XSD = "http://www.w3.org/2001/XMLSchema#"
# The datatype map of OWL 2 (Structural Specification, section 4). xsd:date is not in it.
_XSD_NAMES = """
    decimal integer nonNegativeInteger nonPositiveInteger positiveInteger negativeInteger long int short byte
    unsignedLong unsignedInt unsignedShort unsignedByte double float string normalizedString token language
    Name NCName NMTOKEN boolean hexBinary base64Binary anyURI dateTime dateTimeStamp
"""
_DATATYPES = frozenset(
    {f"{_OWL}real", f"{_OWL}rational", f"{_RDF}langString", f"{_RDF}PlainLiteral", f"{_RDF}XMLLiteral"}
    | {f"http://www.w3.org/2001/XMLSchema#{name}" for name in _XSD_NAMES.split()}
)
_COUNTED = (vocab.hasSide, vocab.betweenParty)

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class Clash:
    """An individual that cannot be all that is said of it, and why."""

    individual: str
    message: str


@dataclass(frozen=True, slots=True)
class ReasonerReport:
    """Whether data and ontology hold together, the classes that nothing can belong to, and the clashes found."""

    consistent: bool
    unsatisfiable: tuple[str, ...] = ()
    clashes: tuple[Clash, ...] = ()

    @property
    def conforms(self) -> bool:
        """Tell whether all holds together and every class may have members."""
        return self.consistent and not self.unsatisfiable


def reasoner_view(quads: Iterable[ox.Quad | ox.Triple]) -> bytes:
    """Return quads as sorted N-Triples that a reasoner of OWL 2 can read.

    Graph names are dropped, and with them the difference between accounts; so are literals of datatypes outside
    the datatype map of OWL 2, such as xsd:date, and imports.
    """
    lines = set()
    for each in quads:
        if isinstance(each.object, ox.Literal) and each.object.datatype.value not in _DATATYPES:
            continue
        if each.predicate != _IMPORTS:
            lines.add(f"{each.subject} {each.predicate} {each.object} .\n")
    return "".join(sorted(lines)).encode()


def check(quads: Iterable[ox.Quad]) -> ReasonerReport:
    """Reason over the ontology with its DL axioms, the vocabulary, and the quads.

    Raises UsageError where there is no Java to run HermiT.
    """
    import owlready2  # noqa: PLC0415 - it takes half a second to load

    if shutil.which(owlready2.JAVA_EXE) is None:
        message = f"no {owlready2.JAVA_EXE!r} on the PATH: install a Java runtime to reason, or validate without it"
        raise UsageError(message)
    found = list(quads)
    sources: tuple[Iterable[ox.Quad | ox.Triple], ...] = (
        turtle.axioms(dl=True),
        turtle.schemes(),
        found,
        _different(found),
    )
    triples = (each for source in sources for each in source if each.predicate not in _schema().annotations)
    world = owlready2.World()
    base = world.get_ontology(turtle.ONTOLOGY)
    base.load(fileobj=io.BytesIO(reasoner_view(triples)), only_local=True)
    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return ReasonerReport(consistent=False, clashes=tuple(clashes(found)))
    unsatisfiable = sorted(each.iri for each in world.inconsistent_classes() if each is not owlready2.Nothing)
    return ReasonerReport(consistent=True, unsatisfiable=tuple(unsatisfiable))


def clashes(quads: Iterable[ox.Quad]) -> Iterator[Clash]:
    """Yield the clashes that need no reasoner: disjoint classes, and two values where only one can be.

    Classes follow from what is stated, from domains and from ranges. A graph without clashes may yet be inconsistent.
    """
    schema = _schema()
    classes: dict[str, dict[ox.NamedNode, str]] = {}
    values: dict[tuple[ox.NamedNode, str], set[str]] = {}
    for quad in sorted({(_iri(each.subject), each.predicate, each.object) for each in quads}, key=str):
        subject, predicate, value = quad
        for individual, cls, reason in _typing(schema, subject, predicate, value):
            classes.setdefault(individual, {}).setdefault(cls, reason)
        if predicate in schema.functional and isinstance(value, ox.NamedNode):
            values.setdefault((predicate, subject), set()).add(value.value)
    for individual, reasons in classes.items():
        yield from _disjoint(schema, individual, reasons)
    for (predicate, subject), found in values.items():
        if any(set(pair) <= group for pair in combinations(sorted(found), 2) for group in schema.different):
            named = " and ".join(sorted(found))
            yield Clash(subject, f"{_short(predicate)} takes one value, and {named} are two: keep the right one")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Schema:
    """What the axioms say, in the form in which clashes are looked for."""

    above: Mapping[ox.NamedNode, frozenset[ox.NamedNode]]
    domains: Mapping[ox.NamedNode, ox.NamedNode]
    ranges: Mapping[ox.NamedNode, ox.NamedNode]
    disjoint: frozenset[frozenset[ox.NamedNode]]
    functional: frozenset[ox.NamedNode]
    annotations: frozenset[ox.NamedNode]
    different: tuple[frozenset[str], ...] = field(default=())


@cache
def _schema() -> _Schema:
    triples = list(turtle.axioms())
    items: dict[Term, Term] = {each.subject: each.object for each in triples if each.predicate == _FIRST}
    rests: dict[Term, Term] = {each.subject: each.object for each in triples if each.predicate == _REST}

    def members(head: Term) -> Iterator[ox.NamedNode]:
        while head != _NIL:
            item = items[head]
            if isinstance(item, ox.NamedNode):
                yield item
            head = rests[head]

    def typed(kind: ox.NamedNode) -> frozenset[ox.NamedNode]:
        return frozenset(each for each, value in _named(triples, _TYPE) if value == kind)

    disjoint = {frozenset(pair) for pair in _named(triples, _DISJOINT)}
    for each in triples:
        if each.predicate == _MEMBERS:
            disjoint.update(frozenset(pair) for pair in combinations(members(each.object), 2))
    return _Schema(
        above=_above(triples),
        domains=dict(_named(triples, _DOMAIN)),
        ranges=dict(_named(triples, _RANGE)),
        disjoint=frozenset(disjoint),
        functional=typed(_FUNCTIONAL),
        annotations=typed(_ANNOTATION),
        different=tuple(
            frozenset(item.value for item in members(each.object)) for each in triples if each.predicate == _DISTINCT
        ),
    )


def _named(triples: Iterable[ox.Triple], predicate: ox.NamedNode) -> Iterator[tuple[ox.NamedNode, ox.NamedNode]]:
    """Yield both ends of the triples of one predicate, where both are IRIs."""
    for each in triples:
        subject, value = each.subject, each.object
        if each.predicate == predicate and isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode):
            yield subject, value


def _above(triples: Iterable[ox.Triple]) -> Mapping[ox.NamedNode, frozenset[ox.NamedNode]]:
    parents: dict[ox.NamedNode, set[ox.NamedNode]] = {}
    for lower, upper in _named(triples, _SUBCLASS):
        parents.setdefault(lower, set()).add(upper)

    def climb(each: ox.NamedNode) -> frozenset[ox.NamedNode]:
        return frozenset({each}.union(*(climb(parent) for parent in parents.get(each, ()))))

    return {each: climb(each) for each in parents}


def _typing(
    schema: _Schema, subject: str, predicate: ox.NamedNode, value: Term
) -> Iterator[tuple[str, ox.NamedNode, str]]:
    """Yield what one triple says on the classes of its ends, and in which words."""
    if predicate == _TYPE:
        if isinstance(value, ox.NamedNode):
            yield subject, value, "as stated"
        return
    if predicate in schema.domains:
        yield subject, schema.domains[predicate], f"for it has {_short(predicate)}"
    if predicate in schema.ranges and isinstance(value, ox.NamedNode):
        yield value.value, schema.ranges[predicate], f"for it is the {_short(predicate)} of {subject}"


def _disjoint(schema: _Schema, individual: str, reasons: Mapping[ox.NamedNode, str]) -> Iterator[Clash]:
    for left, right in combinations(sorted(reasons, key=lambda each: each.value), 2):
        lefts, rights = (schema.above.get(each, frozenset({each})) for each in (left, right))
        if any(frozenset((low, high)) in schema.disjoint for low in lefts for high in rights if low != high):
            one, other = f"{_short(left)} ({reasons[left]})", f"{_short(right)} ({reasons[right]})"
            yield Clash(individual, f"cannot be {one} and {other} at once: correct one of the two")


def _different(quads: Iterable[ox.Quad]) -> Iterator[ox.Triple]:
    """Yield that the actors differ from one another which a cardinality counts, for OWL assumes no unique names."""
    counted = {each.object for each in quads if each.predicate in _COUNTED and isinstance(each.object, ox.NamedNode)}
    actors = sorted(counted, key=lambda each: each.value)
    if len(actors) < 2:
        return
    cells = [ox.BlankNode(f"actors{number}") for number in range(len(actors))]
    whole = ox.BlankNode("actors")
    yield ox.Triple(whole, _TYPE, _ALL_DIFFERENT)
    yield ox.Triple(whole, _DISTINCT, cells[0])
    rests: list[ox.BlankNode | ox.NamedNode] = [*cells[1:], _NIL]
    for cell, actor, rest in zip(cells, actors, rests, strict=True):
        yield ox.Triple(cell, _FIRST, actor)
        yield ox.Triple(cell, _REST, rest)


def _iri(term: ox.NamedNode | ox.BlankNode | ox.Triple) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def _short(term: ox.NamedNode) -> str:
    return term.value.replace(turtle.NAMESPACE, "dg:")
