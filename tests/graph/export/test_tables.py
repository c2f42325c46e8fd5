"""CSV: RFC 4180, Gephi's headers, no formula for a spreadsheet."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplograph.graph.ask import Table
from diplograph.graph.export.tables import csv_lines, guarded, tables, write_tables
from diplograph.graph.network import EDGE_COLUMNS, NODE_COLUMNS, Network, network, networks


def files_of(net: Network, claims: Table | None = None, **options: bool) -> dict[str, bytes]:
    return {name: b"".join(parts) for name, parts in tables(net, claims, **options)}


def read(data: bytes, encoding: str = "utf-8") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(encoding), newline="")))


@pytest.mark.parametrize("name", networks())
def test_the_two_tables_hold_every_node_and_edge(store: ox.Store, name: str):
    net = network(store, name)
    files = files_of(net, guard=False)
    nodes, edges = read(files["nodes.csv"]), read(files["edges.csv"])
    assert [row["Id"] for row in nodes] == [node.id for node in net.nodes]
    assert [row["Id"] for row in edges] == [edge.id for edge in net.edges]
    for row, node in zip(nodes, net.nodes, strict=True):
        assert row["Label"] == node.label
        for column in NODE_COLUMNS:
            value = column.value(node)
            assert row[column.name] == ("" if value is None else str(value))
    for row, edge in zip(edges, net.edges, strict=True):
        assert (row["Source"], row["Target"], row["Weight"]) == (edge.source, edge.target, str(edge.weight))
        assert row["Type"] == ("Directed" if net.directed else "Undirected")
        assert row["about"] == "|".join(edge.about)
        assert row["level"] == ("" if edge.level is None else str(edge.level))


def test_a_quote_that_looks_like_a_formula_is_guarded_and_a_negative_number_is_not(store: ox.Store):
    met = {row["Id"]: row for row in read(files_of(network(store, "meetings"))["edges.csv"])}
    assert met["actor/CHN--met--actor/COG"]["quote"].startswith("'=SUM(1)")
    stances = {row["Id"]: row for row in read(files_of(network(store, "stances"))["edges.csv"])}
    assert stances["actor/KAZ--negative--topic/taiwan-independence"]["level"] == "-2"


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "＝1"])
def test_every_sign_that_begins_a_formula_is_guarded(text: str):
    assert guarded(text) == f"'{text}"


def test_lines_end_as_rfc_4180_wants_it():
    lines = list(csv_lines(["a", "b"], [["x,y", 'say "no"'], [None, -2]]))
    assert lines == ["a,b\r\n", '"x,y","say ""no"""\r\n', ",-2\r\n"]


@given(st.lists(st.lists(st.text(max_size=10), min_size=2, max_size=2), max_size=5))
@settings(deadline=None)
def test_any_table_is_read_back_as_it_was(rows: list[list[str]]):
    text = "".join(csv_lines(["a", "b"], rows, guard=False))
    assert list(csv.reader(io.StringIO(text, newline="")))[1:] == rows


def test_the_byte_order_mark_stands_only_where_asked_for(store: ox.Store):
    net = network(store, "meetings")
    with_mark, without = files_of(net, bom=True), files_of(net)
    assert with_mark["nodes.csv"] == b"\xef\xbb\xbf" + without["nodes.csv"]
    assert with_mark["datapackage.json"].startswith(b"{")


def test_the_description_names_the_columns_in_their_order(store: ox.Store):
    files = files_of(network(store, "endorsements"))
    package = json.loads(files["datapackage.json"])
    for resource in package["resources"]:
        header = files[resource["path"]].decode(resource["encoding"]).splitlines()[0].split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == header
    assert {column.name for column in EDGE_COLUMNS} <= {
        field["name"] for field in package["resources"][1]["schema"]["fields"]
    }


def claims() -> Table:
    integer = ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")
    rows = [
        (ox.NamedNode("https://example.org/1"), ox.Literal("-2", datatype=integer), ox.Literal("-2")),
        (ox.NamedNode("https://example.org/2"), None, ox.Literal("plain\x07")),
    ]
    return Table(("claim_iri", "level", "quote"), iter(rows))


def test_claims_keep_their_numbers_and_guard_their_words(store: ox.Store):
    files = files_of(network(store, "meetings"), claims())
    assert files["claims.csv"].decode() == (
        "claim_iri,level,quote\r\nhttps://example.org/1,-2,'-2\r\nhttps://example.org/2,,plain\ufffd\r\n"
    )
    assert [each["name"] for each in json.loads(files["datapackage.json"])["resources"]] == ["nodes", "edges", "claims"]


def test_a_folder_and_an_archive_hold_the_same_files(store: ox.Store, tmp_path: Path):
    files = files_of(network(store, "meetings"), claims())
    for name in ("net", "net.zip", "again.zip"):
        write_tables(tables(network(store, "meetings"), claims()), tmp_path / name)
    assert {path.name: path.read_bytes() for path in (tmp_path / "net").iterdir()} == files
    with zipfile.ZipFile(tmp_path / "net.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files
    assert (tmp_path / "net.zip").read_bytes() == (tmp_path / "again.zip").read_bytes()
