"""Reviewers' decisions as quads of the graph `graph/review`, beside the claims and never in their place.

Each decision is a node of its own, with who decided, when and why. Of each claim decided on, the graph says that it is
reviewed, the verdict that stands, and the corrections that stand (`dg:correctedLevel` …), so that a query need not
weigh one decision against another.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

import pyoxigraph as ox

from diplograph.graph import mint
from diplograph.packs.decisions import ClaimDecision, Field, IdentityDecision, identities, standing

GRAPH = mint.graph("review")

_GRAPH = ox.NamedNode(GRAPH)
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_XSD = "http://www.w3.org/2001/XMLSchema#"
_POSITION = re.compile(
    rf"^<([^>]*#position-[0-9a-f]+)> <{re.escape(_TYPE.value)}> <{re.escape(mint.term('Position'))}> ".encode(),
    re.MULTILINE,
)
_SCHEMES: dict[Field, str] = {"topic": "topic", "modality": "modality", "voice": "voice"}


def review(claims: Iterable[ClaimDecision], same: Iterable[IdentityDecision] = ()) -> Iterator[ox.Quad]:
    """Yield the graph of all decisions; the same decisions in the same order give the same quads."""
    claims, same = tuple(claims), tuple(same)
    for decision in claims:
        yield from _claim_decision(decision)
    for claim, now in standing(claims).items():
        subject = ox.NamedNode(claim)
        yield _quad(subject, "reviewed", _literal("true", "boolean"))
        yield _quad(subject, "standingVerdict", _concept("verdict", now.verdict))
        for name, value in now.corrections.items():
            yield _quad(subject, f"corrected{name.capitalize()}", _value(name, value))
    for each in same:
        yield from _identity_decision(each)
    for (left, right), relation in identities(same).items():
        tie = "reviewedSameAs" if relation == "same-as" else "reviewedDifferentFrom"
        yield _quad(ox.NamedNode(left), tie, ox.NamedNode(right))
        yield _quad(ox.NamedNode(right), tie, ox.NamedNode(left))


def merged(block: bytes, names: Mapping[str, str]) -> bytes:
    """Return a readout's graph, given as canonical N-Quads, with each IRI of `names` written as what stands for it."""
    found = {iri for iri in names if f"<{iri}>".encode() in block}
    if not found:
        return block
    for iri in found:
        block = block.replace(f"<{iri}>".encode(), f"<{names[iri]}>".encode())
    return b"".join(sorted(set(block.splitlines(keepends=True))))


def claims_in(block: bytes) -> Iterator[str]:
    """Yield the IRIs of the claims in a readout's graph, given as canonical N-Quads."""
    return (each.decode() for each in _POSITION.findall(block))


def unmet(decisions: Iterable[ClaimDecision], claims: Collection[str]) -> Iterator[str]:
    """Yield a warning for each decided claim that is not among those of a build."""
    for claim in sorted({each.claim for each in decisions}):
        if claim not in claims:
            yield f"decision on a claim that this build does not make, kept without effect: {claim}"


def _claim_decision(decision: ClaimDecision) -> Iterator[ox.Quad]:
    slots = (decision.claim, decision.verdict, decision.field, decision.value)
    it = _decision("claim", *slots, decision.reviewer, decision.date, decision.reason)
    yield ox.Quad(it, _TYPE, ox.NamedNode(mint.term("ClaimDecision")), _GRAPH)
    yield _quad(it, "decidesOn", ox.NamedNode(decision.claim))
    yield _quad(it, "verdict", _concept("verdict", decision.verdict))
    if decision.field:
        yield _quad(it, "correctedField", _literal(decision.field))
        yield _quad(it, "correctedValue", _literal(decision.value))
    yield from _signature(it, decision)


def _identity_decision(decision: IdentityDecision) -> Iterator[ox.Quad]:
    slots = (decision.left, decision.relation, decision.right)
    it = _decision("identity", *slots, decision.reviewer, decision.date, decision.reason)
    yield ox.Quad(it, _TYPE, ox.NamedNode(mint.term("IdentityDecision")), _GRAPH)
    yield _quad(it, "compares", ox.NamedNode(decision.left))
    yield _quad(it, "compares", ox.NamedNode(decision.right))
    yield _quad(it, "identityVerdict", _concept("identity-verdict", decision.relation))
    yield from _signature(it, decision)


def _signature(it: ox.NamedNode, decision: ClaimDecision | IdentityDecision) -> Iterator[ox.Quad]:
    yield _quad(it, "reviewer", _literal(decision.reviewer))
    yield _quad(it, "reviewDate", _literal(decision.date, "date"))
    if decision.reason:
        yield _quad(it, "reason", _literal(decision.reason))


def _decision(kind: str, *slots: str) -> ox.NamedNode:
    return ox.NamedNode(f"{mint.BASE}id/decision/{kind}-{mint.digest(*slots)}")


def _value(name: Field, value: str) -> ox.NamedNode | ox.Literal:
    if name == "level":
        return _literal(value, "integer")
    scheme = _SCHEMES.get(name)
    return _concept(scheme, value) if scheme else ox.NamedNode(mint.actor(value))


def _concept(scheme: str, code: str) -> ox.NamedNode:
    return ox.NamedNode(mint.concept(scheme, code))


def _literal(value: str, datatype: str = "string") -> ox.Literal:
    return ox.Literal(value) if datatype == "string" else ox.Literal(value, datatype=ox.NamedNode(f"{_XSD}{datatype}"))


def _quad(subject: ox.NamedNode, name: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
    return ox.Quad(subject, ox.NamedNode(mint.term(name)), value, _GRAPH)
