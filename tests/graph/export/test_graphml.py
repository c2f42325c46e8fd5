"""GraphML: typed keys, complete when read back."""

import io

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from diplograph.graph.export.graphml import write_graphml
from diplograph.graph.export.xmltext import legal
from diplograph.graph.network import EDGE_COLUMNS, NODE_COLUMNS, Edge, Network, Node, network, networks

M = "{http://graphml.graphdrawing.org/xmlns}"
DRAWN = {"label", "x", "y", "size", "r", "g", "b"}


def written(net: Network) -> bytes:
    stream = io.BytesIO()
    write_graphml(net, stream)
    return stream.getvalue()


@pytest.mark.parametrize("name", networks())
def test_networkx_reads_every_node_edge_and_attribute(store: ox.Store, name: str):
    net = network(store, name)
    graph = nx.read_graphml(io.BytesIO(written(net)), force_multigraph=True)
    assert graph.is_directed() == net.directed
    assert set(graph.nodes) == {node.id for node in net.nodes}
    for node in net.nodes:
        expected = {column.name: column.value(node) for column in NODE_COLUMNS if column.value(node) not in (None, "")}
        found = dict(graph.nodes[node.id])
        assert {key: found[key] for key in DRAWN - {"label"}}.keys() | {"label"} == DRAWN
        assert {key: value for key, value in found.items() if key not in DRAWN} == expected
        assert found["label"] == node.label
        assert isinstance(found["x"], float)
        assert isinstance(found["degree"], int)
    edges = {key: ({source, target}, data) for source, target, key, data in graph.edges(keys=True, data=True)}
    assert set(edges) == {edge.id for edge in net.edges}
    for edge in net.edges:
        expected = {column.name: column.value(edge) for column in EDGE_COLUMNS if column.value(edge) not in (None, "")}
        expected = {key: legal(value) if isinstance(value, str) else value for key, value in expected.items()}
        ends, data = edges[edge.id]
        assert ends == {edge.source, edge.target}
        assert {key: value for key, value in data.items() if key != "id"} == expected | {
            "label": edge.kind,
            "weight": edge.weight,
        }


def test_every_key_is_declared_once_with_a_type_of_graphml(store: ox.Store):
    root = etree.fromstring(written(network(store, "stances")))
    keys = {key.get("id"): key.get("attr.type") for key in root.iter(f"{M}key")}
    assert len(keys) == len(list(root.iter(f"{M}key")))
    assert set(keys.values()) <= {"boolean", "int", "long", "float", "double", "string"}
    assert {data.get("key") for data in root.iter(f"{M}data")} <= set(keys)


@given(text=st.text(st.characters(exclude_categories=()), min_size=1, max_size=30))
@settings(max_examples=200, deadline=None)
def test_any_unicode_string_gives_a_well_formed_file_that_returns_it(text: str):
    node = Node(id=f"a{text}", iri="https://example.org/a", label=text, code="a", kind="k")
    edge = Edge(id="e", source=node.id, target=node.id, kind="k", weight=1, documents=1, quote=text)
    net = Network(name=text, summary="", directed=True, codebook="default", nodes=(node,), edges=(edge,))
    root = etree.fromstring(written(net))
    assert root.find(f".//{M}node").get("id") == legal(node.id)
    values = {data.get("key"): data.text for data in root.iter(f"{M}data")}
    assert (values["n_label"], values["e_quote"]) == (legal(text), legal(text))
