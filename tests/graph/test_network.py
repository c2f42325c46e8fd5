"""Networks: what makes an edge, what makes its weight, and what makes none."""

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from diplograph.errors import UsageError
from diplograph.graph.network import Edge, Network, network, networks
from diplograph.packs.query import queries

SMALL = Path(__file__).parent / "export" / "small.trig"


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    store.load(path=SMALL, format=ox.RdfFormat.TRIG)
    return store


def edges(net: Network) -> dict[str, Edge]:
    return {edge.id: edge for edge in net.edges}


def test_the_pack_offers_its_networks_by_name():
    assert networks() == [
        "co-attendance",
        "co-endorsement",
        "cooperation",
        "endorsements",
        "meetings",
        "persons",
        "stances",
    ]


def test_two_readouts_of_one_meeting_weigh_one_and_count_two(store: ox.Store):
    edge = edges(network(store, "meetings"))["actor/CHN--met--actor/KAZ"]
    assert (edge.weight, edge.documents, edge.about) == (1, 2, ("meeting",))


def test_a_planned_meeting_is_no_tie(store: ox.Store):
    assert "consultation" not in {kind for edge in network(store, "meetings").edges for kind in edge.about}


def test_a_month_spans_its_days(store: ox.Store):
    edge = edges(network(store, "meetings"))["actor/CHN--met--actor/COG"]
    assert (edge.first, edge.last) == ("2025-02-01", "2025-02-28")


def test_a_summit_ties_each_pair_in_a_network_of_its_own(store: ox.Store):
    assert len(network(store, "co-attendance").edges) == 3
    assert "summit" not in {kind for edge in network(store, "meetings").edges for kind in edge.about}


def test_the_example_of_an_edge_is_the_earliest_quote(store: ox.Store):
    edge = edges(network(store, "endorsements"))["actor/KAZ--endorses--topic/gdi"]
    assert (edge.quote, edge.quote_document) == ("Kazakhstan firmly supports the initiative", "cn-1")
    assert (edge.weight, edge.documents, edge.level) == (2, 2, 4)


def test_the_words_date_a_stance_before_the_event_and_the_event_before_the_publication(store: ox.Store):
    found = edges(network(store, "endorsements"))
    assert found["actor/KAZ--endorses--topic/one-china-principle"].first == "1992-01-01"
    assert found["actor/KAZ--endorses--topic/gdi"].first == "2024-12-01"
    assert found["actor/COG--endorses--topic/gdi"].first == "2025-02-01"
    assert found["actor/CHN--endorses--topic/gci"].first == "2024-07-05"


def test_a_reported_position_is_no_stance(store: ox.Store):
    assert "topic/gsi" not in {node.id for node in network(store, "stances").nodes}


def test_support_and_opposition_are_ties_of_two_kinds(store: ox.Store):
    found = edges(network(store, "stances"))
    assert found["actor/KAZ--negative--topic/taiwan-independence"].level == -2
    assert found["actor/KAZ--positive--topic/one-china-principle"].level == 4


def test_another_codebook_gives_another_network(store: ox.Store):
    assert [edge.id for edge in network(store, "endorsements", codebook="strict").edges] == [
        "actor/KAZ--endorses--topic/gdi"
    ]
    assert network(store, "endorsements", codebook="strict").edges[0].level == 5
    assert network(store, "co-endorsement", codebook="strict").edges == ()


def test_a_codebook_that_the_build_lacks_is_refused(store: ox.Store):
    with pytest.raises(UsageError, match="lenient"):
        network(store, "endorsements", codebook="lenient")


def test_those_who_endorse_the_same_are_tied_from_the_later_day(store: ox.Store):
    (edge,) = network(store, "co-endorsement").edges
    assert (edge.source, edge.target, edge.about) == ("actor/COG", "actor/KAZ", ("gdi",))
    assert (edge.first, edge.weight) == ("2025-02-01", 1)


def test_cooperation_names_its_area(store: ox.Store):
    (edge,) = network(store, "cooperation").edges
    assert (edge.kind, edge.about, edge.first) == ("agreed", ("energy",), "2024-12-01")


def test_persons_of_one_side_do_not_face_each_other(store: ox.Store):
    pairs = {(edge.source, edge.target) for edge in network(store, "persons").edges}
    assert ("person/lin-an", "person/wu-mei") not in pairs
    assert len(pairs) == 3


def test_an_unregistered_person_has_the_name_of_the_document_and_the_region_of_the_actor(store: ox.Store):
    nodes = {node.code: node for node in network(store, "persons").nodes}
    node = nodes["cn-2-00000003#person-paul-mabiala"]
    assert (node.label, node.kind, node.actor, node.region) == ("Paul Mabiala", "person", "COG", "middle-africa")


def test_nodes_have_labels_kinds_and_counts(store: ox.Store):
    nodes = {node.code: node for node in network(store, "endorsements", language="fr").nodes}
    assert nodes["gdi"].label == "Initiative pour le développement mondial"
    assert nodes["one-china-principle"].label == "one-China principle"
    assert (nodes["gdi"].kind, nodes["gdi"].degree, nodes["gdi"].weighted_degree) == ("initiative", 2, 3)
    assert nodes["gdi"].documents == 3
    assert (nodes["KAZ"].first, nodes["KAZ"].last) == ("1992-01-01", "2024-12-01")


def test_an_actor_that_no_reference_knows_keeps_its_code(store: ox.Store):
    node = next(node for node in network(store, "co-attendance").nodes if node.code == "party:XYZ")
    assert (node.label, node.kind, node.region) == ("party:XYZ", "party", "")


@pytest.mark.parametrize(
    ("classes", "kind"),
    [
        (["Actor", "CollectiveActor", "Organisation", "PoliticalParty"], "political-party"),
        (["IntergovernmentalOrganisation", "Organisation"], "intergovernmental-organisation"),
        (["Actor", "Organisation"], "organisation"),
        (["Actor", "CountryOrArea", "Place"], "country-or-area"),
        (["Actor", "CollectiveActor"], "party"),
    ],
)
def test_the_kind_of_a_node_is_its_narrowest_class(store: ox.Store, classes: list[str], kind: str):
    fuller = ox.Store()
    fuller.extend(store)
    node, graph = (
        ox.NamedNode(f"https://w3id.org/diplograph/{path}") for path in ("id/actor/party/XYZ", "graph/reference")
    )
    type_ = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    for each in classes:
        fuller.add(ox.Quad(node, type_, ox.NamedNode(f"https://w3id.org/diplograph/ontology#{each}"), graph))
    assert {each.code: each.kind for each in network(fuller, "co-attendance").nodes}["party:XYZ"] == kind


def test_a_graph_without_reference_data_still_gives_networks(store: ox.Store):
    bare = ox.Store()
    bare.extend(
        quad for quad in store if "reference" not in str(quad.graph_name) and "vocab" not in str(quad.graph_name)
    )
    assert [edge.id for edge in network(bare, "endorsements").edges] == [
        edge.id for edge in network(store, "endorsements").edges
    ]


def test_an_unknown_network_is_refused_with_the_list(store: ox.Store):
    with pytest.raises(UsageError, match="meetings"):
        network(store, "friendship")


@pytest.mark.parametrize("name", [query.name for query in queries() if query.name.startswith("networks/")])
def test_a_second_engine_gives_the_same_solutions(store: ox.Store, name: str):
    question = next(query for query in queries() if query.name == name)
    data = rdflib.Dataset()
    data.parse(SMALL, format="trig")
    theirs = sorted(tuple("" if term is None else str(term) for term in row) for row in data.query(question.text))
    ours = sorted(
        tuple("" if (term := solution[column]) is None else term.value for column in question.columns)
        for solution in store.query(question.text)
    )
    assert theirs == ours
    assert ours
