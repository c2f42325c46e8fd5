import pyoxigraph as ox
import pytest

from diplograph.graph import mint
from diplograph.graph.reference import reference, vocabularies

SKOS = "http://www.w3.org/2004/02/skos/core#"
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
XSD = "http://www.w3.org/2001/XMLSchema#"
DATATYPES = {XSD + name for name in ("string", "integer", "date", "boolean", "anyURI")}
LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


@pytest.fixture(scope="module")
def store():
    found = ox.Store()
    found.extend([*reference(), *vocabularies()])
    return found


def values(store: ox.Store, subject: str, term: str):
    predicate = ox.NamedNode(term if ":" in term else mint.term(term))
    return {quad.object for quad in store.quads_for_pattern(ox.NamedNode(subject), predicate, None, None)}


def test_the_same_data_give_the_same_quads():
    assert list(reference()) == list(reference())
    assert len(set(map(str, reference()))) == len(list(reference()))


def test_no_blank_node_and_no_datatype_beyond_the_contract_is_there(store: ox.Store):
    for quad in store:
        for each in (quad.subject, quad.object):
            assert not isinstance(each, ox.BlankNode), quad
        if isinstance(quad.object, ox.Literal):
            assert quad.object.datatype.value in DATATYPES | {LANG_STRING}, quad
            assert quad.object.language == (quad.object.language or "").lower() or quad.object.language is None, quad


def test_a_state_has_its_codes_its_region_and_its_names(store: ox.Store):
    iri = mint.actor("KAZ")
    assert values(store, iri, "iso2") == {ox.Literal("KZ")}
    assert values(store, iri, "m49Code") == {ox.Literal("398")}
    assert values(store, iri, "unStatus") == {ox.Literal("member")}
    names = values(store, iri, SKOS + "prefLabel")
    assert ox.Literal("哈萨克斯坦", language="zh") in names
    assert ox.Literal("Казахстан", language="ru") in names
    assert len(names) == 6


def test_no_label_in_the_graph_keeps_the_notation(store: ox.Store):
    for term in ("prefLabel", "altLabel"):
        for quad in store.quads_for_pattern(
            None, ox.NamedNode(SKOS + term), None, ox.NamedNode(mint.graph("reference"))
        ):
            assert not set("|*{}") & set(quad.object.value), quad


def test_a_person_holds_an_office_of_an_actor_over_a_time(store: ox.Store):
    holding = mint.holding("murat-nurtleu", "KAZ", "foreign-minister")
    assert values(store, holding, "heldBy") == {ox.NamedNode(mint.person("murat-nurtleu"))}
    office = mint.office("KAZ", "foreign-minister")
    assert values(store, holding, "office") == {ox.NamedNode(office)}
    assert values(store, office, "officeOf") == {ox.NamedNode(mint.actor("KAZ"))}
    assert values(store, office, "officeType") == {ox.NamedNode(mint.concept("office", "foreign-minister"))}


def test_a_city_lies_in_its_country(store: ox.Store):
    assert ox.NamedNode(mint.actor("CHN")) in values(store, mint.place("chengdu"), "within")


def test_a_topic_says_who_proposed_it_and_since_when(store: ox.Store):
    topic = mint.concept("topic", "ggi")
    assert values(store, topic, "proposedBy") == {ox.NamedNode(mint.actor("CHN"))}
    assert values(store, topic, "launchedOn") == {ox.Literal("2025-09-01", datatype=ox.NamedNode(XSD + "date"))}


def test_each_scheme_stands_in_its_own_graph():
    graphs = {quad.graph_name.value for quad in vocabularies()}
    start = "https://w3id.org/diplograph/graph/vocab/"
    assert {start + scheme for scheme in ("topic", "office", "area", "relationship")} <= graphs
