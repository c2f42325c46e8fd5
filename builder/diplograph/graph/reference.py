"""The reference data and the vocabularies as quads: who and what the readouts speak of."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

import pyoxigraph as ox

from diplograph.graph import mint
from diplograph.graph.timespan import bounds
from diplograph.packs import reference as data
from diplograph.packs.inflect import dictionary_form
from diplograph.packs.reference import Label, Subject
from diplograph.packs.turtle import schemes

_GRAPH = ox.NamedNode(mint.graph("reference"))
_RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_PREFERRED, _ALTERNATIVE = ox.NamedNode(f"{_SKOS}prefLabel"), ox.NamedNode(f"{_SKOS}altLabel")
_DATE = ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")
_KINDS = {"organisation": "IntergovernmentalOrganisation", "party": "PoliticalParty", "group": "CountryGroup"}
_NAMES = {"name", "capital", "full"}


def vocabularies() -> Iterator[ox.Quad]:
    """Yield the schemes, each in its graph."""
    yield from schemes()


def reference() -> Iterator[ox.Quad]:
    """Yield the reference graph, without repetition; the order does not matter."""
    yield from _quads()


@cache
def _quads() -> tuple[ox.Quad, ...]:
    parts = (_states, _organisations, _places, _people, _series)
    return tuple(dict.fromkeys(quad for part in parts for quad in part()))


def _quad(subject: str, predicate: str | ox.NamedNode, value: str | ox.Literal) -> ox.Quad:
    """Return a quad of the reference graph; a predicate is a term of the ontology, a string value an IRI."""
    named = predicate if isinstance(predicate, ox.NamedNode) else ox.NamedNode(mint.term(predicate))
    return ox.Quad(ox.NamedNode(subject), named, ox.NamedNode(value) if isinstance(value, str) else value, _GRAPH)


def _type(subject: str, name: str) -> ox.Quad:
    return _quad(subject, _RDF_TYPE, mint.term(name))


def _labels(subject: Subject) -> dict[str, list[Label]]:
    found: dict[str, list[Label]] = defaultdict(list)
    for label in data.labels(subject):
        if len(label.codes) == 1:
            found[label.codes[0]].append(label)
    return found


def _named(iri: str, labels: list[Label]) -> Iterator[ox.Quad]:
    """Yield the preferred label of each language, and the other names as alternative labels."""
    preferred = {label.tag: dictionary_form(label.pattern) for label in labels if label.use == "label"}
    for tag, name in preferred.items():
        yield _quad(iri, _PREFERRED, ox.Literal(name, language=tag))
    for label in labels:
        name = dictionary_form(label.pattern)
        if label.use in _NAMES and preferred.get(label.tag) != name and "(" not in name:
            yield _quad(iri, _ALTERNATIVE, ox.Literal(name, language=label.tag))


def _region(name: str) -> str:
    return mint.place(mint.slug(name))


def _states() -> Iterator[ox.Quad]:
    names = _labels("state")
    for state in data.states():
        iri = mint.actor(state.code)
        yield _type(iri, "CountryOrArea")
        yield _quad(iri, "code", ox.Literal(state.code))
        yield _quad(iri, "iso3", ox.Literal(state.code))
        for term, value in (("iso2", state.iso2), ("m49Code", state.m49), ("unStatus", state.un_status)):
            if value:
                yield _quad(iri, term, ox.Literal(value))
        if (span := bounds(state.un_since) if state.un_since else None) is not None:
            yield _quad(iri, "unStatusSince", ox.Literal(span[0], datatype=_DATE))
        yield from _within_regions(iri, state)
        yield from _named(iri, names[state.code])


def _within_regions(iri: str, state: data.State) -> Iterator[ox.Quad]:
    for name in filter(None, (state.subregion, state.region)):
        yield _type(_region(name), "Region")
        yield _quad(_region(name), _PREFERRED, ox.Literal(name, language="en"))
    if state.subregion or state.region:
        yield _quad(iri, "inRegion", _region(state.subregion or state.region))
    if state.subregion and state.region and state.subregion != state.region:
        yield _quad(_region(state.subregion), "within", _region(state.region))


def _organisations() -> Iterator[ox.Quad]:
    names = {**_labels("organisation"), **_labels("group")}
    for each in (*data.organisations(), *data.groups()):
        iri = mint.actor(each.code)
        yield _type(iri, _KINDS.get(each.kind, "Organisation"))
        yield _quad(iri, "code", ox.Literal(each.code))
        yield from _named(iri, names.get(each.code, []))
        for member in each.members:
            yield _quad(mint.actor(member), "memberOfGroup", iri)


def _places() -> Iterator[ox.Quad]:
    names = _labels("place")
    for place in data.places():
        iri = mint.place(place.slug)
        yield _type(iri, "Venue" if place.kind == "venue" else "City")
        yield _quad(iri, "within", mint.place(place.within) if place.within else mint.actor(place.country))
        yield from _named(iri, names.get(place.slug, []))


def _people() -> Iterator[ox.Quad]:
    names = _labels("person")
    for person in data.people():
        iri = mint.person(person.slug)
        yield _type(iri, "Person")
        if person.actor:
            yield _quad(iri, "affiliatedWith", mint.actor(person.actor))
        yield from _named(iri, names.get(person.slug, []))
        for tenure in person.tenures:
            yield from _tenure(iri, tenure)


def _tenure(person: str, tenure: data.Tenure) -> Iterator[ox.Quad]:
    office, holding = mint.office(tenure.actor, tenure.office), mint.holding(tenure.person, tenure.actor, tenure.office)
    yield _type(office, "Office")
    yield _quad(office, "officeOf", mint.actor(tenure.actor))
    yield _quad(office, "officeType", mint.concept("office", tenure.office))
    yield _type(holding, "OfficeHolding")
    yield _quad(holding, "heldBy", person)
    yield _quad(holding, "office", office)
    if tenure.start or tenure.end:
        span = f"{tenure.start or '..'}/{tenure.end or '..'}"
        yield from _span(span, tenure)
        yield _quad(holding, "holdingAttestedDuring", mint.time(span))


def _span(edtf: str, tenure: data.Tenure) -> Iterator[ox.Quad]:
    iri = mint.time(edtf)
    yield _type(iri, "TimeSpan")
    yield _quad(iri, "edtf", ox.Literal(edtf))
    if tenure.start and (first := bounds(tenure.start)):
        yield _quad(iri, "notBefore", ox.Literal(first[0], datatype=_DATE))
    if tenure.end and (last := bounds(tenure.end)):
        yield _quad(iri, "notAfter", ox.Literal(last[1], datatype=_DATE))


def _series() -> Iterator[ox.Quad]:
    names = _labels("series")
    for each in data.series():
        iri = mint.series(each.slug)
        yield _type(iri, "EventSeries")
        if each.type:
            yield _quad(iri, "seriesType", mint.concept("event-type", each.type))
        if each.topic:
            yield _quad(iri, "seriesTopic", mint.concept("topic", each.topic))
        for side in each.sides:
            yield _quad(iri, "seriesSide", mint.actor(side))
        yield from _named(iri, names.get(each.slug, []))
