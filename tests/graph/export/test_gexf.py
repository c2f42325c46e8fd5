"""GEXF: valid, complete in every reader, the same bytes in every run."""

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from diplograph.graph.export.gexf import write_gexf
from diplograph.graph.export.xmltext import legal
from diplograph.graph.network import EDGE_COLUMNS, NODE_COLUMNS, Column, Edge, Network, Node, network, networks

HERE = Path(__file__).parent
G = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"


def written(net: Network) -> bytes:
    stream = io.BytesIO()
    write_gexf(net, stream)
    return stream.getvalue()


def present(columns: Sequence[Column[Any]], entry: Node | Edge) -> dict[str, Any]:
    """Return the attributes of a node or an edge as a reader should see them."""
    values = {column.name: column.value(entry) for column in columns}
    return {
        name: legal(value) if isinstance(value, str) else value
        for name, value in values.items()
        if value is not None and value != ""
    }


@pytest.fixture(scope="module")
def grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(HERE / "gexf-1.3.rng"))


@pytest.mark.parametrize("name", networks())
def test_every_network_is_valid_gexf(store: ox.Store, grammar: etree.RelaxNG, name: str):
    document = etree.fromstring(written(network(store, name)))
    assert grammar.validate(document), grammar.error_log
    assert len(document.find(f"{G}graph/{G}edges")) > 0


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        (b'version="1.3"', b'version="1.2"'),
        (b'type="anyURI"', b'type="date"'),
        (b'mode="dynamic"', b'mode="moving"'),
        (b'start="2024-12-01"', b'start="2024-12"'),
        (b'r="213"', b'r="256"'),
        (b'weight="1"', b'weight="one"'),
        (b'<viz:size value="40.0"/>', b'<viz:size value="-1"/>'),
        (b"</meta>", b"<created>now</created></meta>"),
    ],
)
def test_the_grammar_refuses_what_gexf_forbids(store: ox.Store, grammar: etree.RelaxNG, good: bytes, bad: bytes):
    text = written(network(store, "meetings"))
    assert good in text
    assert not grammar.validate(etree.fromstring(text.replace(good, bad, 1)))


@pytest.mark.parametrize("name", networks())
def test_identifiers_are_unique_and_references_lead_somewhere(store: ox.Store, name: str):
    graph = etree.fromstring(written(network(store, name))).find(f"{G}graph")
    assert graph is not None
    declared = {block.get("class"): [each.get("id") for each in block] for block in graph.findall(f"{G}attributes")}
    nodes, edges = graph.findall(f".//{G}node"), graph.findall(f".//{G}edge")
    ids = [node.get("id") for node in nodes]
    for group in (ids, [edge.get("id") for edge in edges], *declared.values()):
        assert len(group) == len(set(group))
    assert {end for edge in edges for end in (edge.get("source"), edge.get("target"))} <= set(ids)
    for kind, entries in (("node", nodes), ("edge", edges)):
        used = {value.get("for") for entry in entries for value in entry.iter(f"{G}attvalue")}
        assert used <= set(declared[kind])
    assert graph.find(f"{G}nodes").get("count") == str(len(nodes))
    assert graph.find(f"{G}edges").get("count") == str(len(edges))


@pytest.mark.parametrize("name", networks())
def test_networkx_reads_every_node_edge_and_attribute(store: ox.Store, name: str):
    net = network(store, name)
    graph = nx.read_gexf(io.BytesIO(written(net)))
    assert graph.is_directed() == net.directed
    assert set(graph.nodes) == {node.id for node in net.nodes}
    for node in net.nodes:
        found = graph.nodes[node.id]
        expected = present(NODE_COLUMNS, node)
        assert {key: found[key] for key in expected} == expected
        assert set(found) == {*expected, "label", "viz", *(("start", "end") if node.first else ())}
        assert (found["label"], found.get("start", ""), found.get("end", "")) == (node.label, node.first, node.last)
        assert set(found["viz"]) == {"color", "position", "size"}
    edges = {data["id"]: (set(ends), data) for *ends, data in graph.edges(data=True)}
    assert set(edges) == {edge.id for edge in net.edges}
    for edge in net.edges:
        ends, data = edges[edge.id]
        expected = present(EDGE_COLUMNS, edge)
        assert ends == {edge.source, edge.target}
        assert {key: data[key] for key in expected} == expected
        assert set(data) == {*expected, "id", "label", "weight", *(("start", "end") if edge.first else ())}
        assert (data["weight"], data.get("start", "")) == (edge.weight, edge.first)


def node_modules() -> str:
    folder = os.environ.get("DIPLOGRAPH_NODE_MODULES", "")
    if not Path(folder, "graphology-gexf").is_dir():
        pytest.skip("DIPLOGRAPH_NODE_MODULES names no folder with graphology-gexf, so Gephi Lite's reader is not tried")
    return folder


@pytest.mark.parametrize("name", networks())
def test_graphology_reads_every_node_edge_and_attribute(store: ox.Store, name: str, tmp_path: Path):
    folder = node_modules()
    net = network(store, name)
    file = tmp_path / "network.gexf"
    file.write_bytes(written(net))
    environment = os.environ | {"DIPLOGRAPH_NODE_MODULES": folder}
    run = subprocess.run(
        ["node", HERE / "read_gexf.mjs", file], check=True, capture_output=True, env=environment, encoding="utf-8"
    )
    answer = json.loads(run.stdout)
    nodes = dict(answer["nodes"])
    assert set(nodes) == {node.id for node in net.nodes}
    for node in net.nodes:
        expected = present(NODE_COLUMNS, node) | {"label": node.label}
        drawn = nodes[node.id]
        assert {key: value for key, value in drawn.items() if key not in ("color", "size", "x", "y", "z")} == expected
        assert drawn["color"].startswith("rgb(")
        assert drawn["size"] >= 4
        assert {"x", "y"} <= set(drawn)
    edges = {id_: ({source, target}, attributes) for id_, source, target, attributes in answer["edges"]}
    assert set(edges) == {edge.id for edge in net.edges}
    for edge in net.edges:
        ends, attributes = edges[edge.id]
        expected = present(EDGE_COLUMNS, edge) | {"label": edge.kind, "kind": edge.kind, "weight": edge.weight}
        assert ends == {edge.source, edge.target}
        assert {key: value for key, value in attributes.items() if key != "color"} == expected


def test_a_network_without_dates_is_static(store: ox.Store):
    graph = etree.fromstring(written(network(store, "co-attendance"))).find(f"{G}graph")
    assert graph.get("mode") == "static"
    assert graph.get("timeformat") is None
    assert [entry.get("start") for entry in graph.iter(f"{G}node")] == [None] * 3


def test_a_network_with_dates_is_dynamic_and_says_how_time_is_written(store: ox.Store):
    graph = etree.fromstring(written(network(store, "meetings"))).find(f"{G}graph")
    assert [graph.get(key) for key in ("mode", "timeformat", "timerepresentation")] == ["dynamic", "date", "interval"]


def test_an_edge_of_opposition_has_another_colour_than_one_of_support(store: ox.Store):
    graph = etree.fromstring(written(network(store, "stances")))
    colours = {edge.get("kind"): edge.find(f"{VIZ}color").attrib for edge in graph.iter(f"{G}edge")}
    assert dict(colours["positive"]) == {"r": "0", "g": "114", "b": "178"}
    assert dict(colours["negative"]) == {"r": "213", "g": "94", "b": "0"}


def test_no_colour_has_an_alpha_channel_which_some_readers_turn_grey(store: ox.Store):
    assert all(b' a="' not in written(network(store, name)) for name in networks())


ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=30)


@given(label=ANY_TEXT, quote=ANY_TEXT, name=ANY_TEXT)
@settings(max_examples=300, deadline=None)
def test_any_unicode_string_gives_a_well_formed_file_that_returns_it(label: str, quote: str, name: str):
    node = Node(id=f"a{name}", iri="https://example.org/a", label=label, code="a", kind="k")
    edge = Edge(id="e", source=node.id, target=node.id, kind="k", weight=1, documents=1, quote=quote)
    net = Network(name="n", summary=label, directed=True, codebook="default", nodes=(node,), edges=(edge,))
    root = etree.fromstring(written(net))
    found = root.find(f".//{G}node")
    assert found.get("id") == legal(node.id)
    assert found.get("label") == re.sub("[ \t\r\n]+", " ", legal(label)).strip(" ")
    values = {value.get("for"): value.get("value") for value in root.find(f".//{G}edge").iter(f"{G}attvalue")}
    assert values.get("quote", "") == legal(quote)
    assert root.find(f"{G}meta/{G}description").text == f"{legal(label)} (codebook: default)"


def test_the_order_of_an_edge_list_does_not_move_a_node(store: ox.Store):
    net = network(store, "endorsements")
    assert written(net) == written(network(store, "endorsements"))
    turned = replace(net, edges=tuple(reversed(net.edges)))
    places = [
        [dict(node.attrib) for node in etree.fromstring(written(each)).iter(f"{VIZ}position")] for each in (net, turned)
    ]
    assert places[0] == places[1]


PROGRAM = """
import hashlib, io, sys
import pyoxigraph as ox
from diplograph.graph.export.gexf import write_gexf
from diplograph.graph.export.graphml import write_graphml
from diplograph.graph.network import network, networks
store = ox.Store()
store.load(path=sys.argv[1], format=ox.RdfFormat.TRIG)
stream = io.BytesIO()
for name in networks():
    write_gexf(network(store, name), stream)
    write_graphml(network(store, name), stream)
print(hashlib.sha256(stream.getvalue()).hexdigest())
"""


def test_the_bytes_do_not_depend_on_the_hash_seed():
    digests = set()
    for seed in ("0", "1", "4711"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        run = subprocess.run(
            [sys.executable, "-c", PROGRAM, HERE / "small.trig"],
            check=True,
            capture_output=True,
            text=True,
            env=environment,
        )
        digests.add(run.stdout)
    assert len(digests) == 1
