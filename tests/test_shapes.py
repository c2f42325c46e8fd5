"""Every shape is broken by one fixture at least, and by nothing else that the fixture holds."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib

from diplograph.graph.validate import Context, Report, validate, validate_reference
from diplograph.packs import turtle
from diplograph.resources import collection, walk

FIXTURES = Path(__file__).parent / "shapes"
SH = "http://www.w3.org/ns/shacl#"
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
HEADER = re.compile(r"# breaks dgsh:(\S+) at (\S+)\n# unlike (\S+)\n")
REFERENCE = {
    file.name.removesuffix(".ttl")
    for part in ("reference", "vocabulary")
    for file in walk(collection("shapes") / part, ".ttl")
}
VIOLATING = sorted(FIXTURES.rglob("violates-*.ttl"))
CONFORMING = sorted(FIXTURES.rglob("conforms-*.ttl"))


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def quads(path: Path) -> list[ox.Quad]:
    graph = ox.NamedNode("https://w3id.org/diplograph/graph/readout/fixture")
    return [
        ox.Quad(each.subject, each.predicate, each.object, graph)
        for each in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)
    ]


@cache
def context() -> Context:
    return Context.of(quads(FIXTURES / "context.ttl"))


@cache
def report(path: Path) -> Report:
    if path.parent.name in REFERENCE:
        return validate_reference(quads(path))
    return validate([*quads(FIXTURES / "readout.ttl"), *quads(path)], context())


def found(path: Path) -> set[tuple[str, str]]:
    return {(each.source_shape.removeprefix(turtle.SHAPES), each.focus_node) for each in report(path).results}


def all_shapes() -> Iterator[ox.Triple]:
    for part in ("", "reference", "vocabulary"):
        yield from turtle.shapes(part)


@pytest.mark.parametrize("path", CONFORMING, ids=name_of)
def test_what_conforms_gives_no_result_at_all(path: Path):
    assert found(path) == set()


@pytest.mark.parametrize("path", VIOLATING, ids=name_of)
def test_what_violates_is_found_at_its_focus_node_by_its_shape_and_by_no_other(path: Path):
    shape, focus, _ = header(path)
    assert found(path) == {(shape, focus)}


@pytest.mark.parametrize("path", VIOLATING, ids=name_of)
def test_what_violates_differs_from_what_conforms_in_one_thing(path: Path):
    right = {str(each) for each in quads(path.parent / header(path)[2])}
    wrong = {str(each) for each in quads(path)}
    gone, new = right - wrong, wrong - right
    assert gone | new
    assert (len(gone) <= 1 and len(new) <= 1) or renames(gone, new)


def header(path: Path) -> tuple[str, str, str]:
    match = HEADER.match(path.read_text(encoding="utf-8"))
    assert match, f"{path}: it begins with two lines: # breaks dgsh:SHAPE at IRI, # unlike FILE"
    return match[1], match[2], match[3]


def renames(gone: set[str], new: set[str]) -> bool:
    """Tell whether one IRI was replaced by another wherever it stood."""
    olds = {iri for each in gone for iri in re.findall(r"<[^>]*>", each)}
    news = {iri for each in new for iri in re.findall(r"<[^>]*>", each)}
    return any({each.replace(old, fresh) for each in gone} == new for old in olds - news for fresh in news - olds)


def test_every_shape_has_a_fixture_that_breaks_it():
    kinds = (ox.NamedNode(f"{SH}NodeShape"), ox.NamedNode(f"{SH}PropertyShape"))
    triples = list(all_shapes())
    named = {each.subject for each in triples if each.predicate == TYPE and each.object in kinds}
    speaking = {each.subject for each in triples if each.predicate.value == f"{SH}message"}
    broken = {ox.NamedNode(turtle.SHAPES + header(path)[0]) for path in VIOLATING}
    assert named & speaking == broken


def test_every_property_shape_has_an_iri_a_severity_and_a_message_that_is_a_sentence():
    values: dict[object, dict[str, list[object]]] = {}
    for each in all_shapes():
        values.setdefault(each.subject, {}).setdefault(each.predicate.value, []).append(each.object)
    shapes = [node for node, slots in values.items() if ox.NamedNode(f"{SH}PropertyShape") in slots.get(TYPE.value, [])]
    assert len(shapes) > 150
    for node in shapes:
        slots = values[node]
        assert isinstance(node, ox.NamedNode)
        assert len(slots[f"{SH}severity"]) == 1, node
        (message,) = slots[f"{SH}message"]
        assert message.language == "en", node
        assert re.fullmatch(r"(dg:|[A-Z]).*\.", message.value), node
        if slots[f"{SH}severity"][0].value == f"{SH}Violation":
            assert ": " in message.value, f"{node} does not say what to mend"


def test_no_message_is_repeated_within_one_file():
    seen: dict[tuple[str, str], str] = {}
    for each in all_shapes():
        if each.predicate.value == f"{SH}message":
            owner = each.subject.value.removeprefix(turtle.SHAPES).partition("-")[0]
            key = (owner, each.object.value)
            assert key not in seen, f"{each.subject} repeats {seen[key]}"
            seen[key] = each.subject.value


def test_every_property_shape_belongs_to_a_node_shape_and_none_is_named_that_does_not_exist():
    triples = list(all_shapes())
    declared = {
        each.subject for each in triples if each.predicate == TYPE and each.object.value == f"{SH}PropertyShape"
    }
    used = {each.object for each in triples if each.predicate.value == f"{SH}property"}
    assert used == declared


def test_every_shape_file_is_named_after_a_class_and_holds_the_shape_of_that_name():
    classes = {term.value.removeprefix(turtle.NAMESPACE) for term in turtle.terms()} | {"Concept"}
    for file in walk(collection("shapes"), ".ttl"):
        name = file.name.removesuffix(".ttl")
        assert name in classes
        assert ox.NamedNode(turtle.SHAPES + name) in {each.subject for each in turtle.triples(file)}


def test_every_class_and_property_in_the_shapes_is_a_term_of_the_ontology():
    terms = set(turtle.terms())
    used = {
        each
        for triple in all_shapes()
        for each in (triple.predicate, triple.object)
        if isinstance(each, ox.NamedNode) and each.value.startswith(turtle.NAMESPACE)
    }
    assert used
    assert used <= terms


def test_no_shape_runs_a_query():
    assert not [each for each in all_shapes() if each.predicate.value in {f"{SH}sparql", f"{SH}target", f"{SH}rule"}]


def test_the_shapes_are_themselves_valid_shapes():
    data = ox.serialize(all_shapes(), format=ox.RdfFormat.N_TRIPLES)
    shapes = rdflib.Graph().parse(data=data, format="nt")
    conforms, _, text = pyshacl.validate(rdflib.Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, text
