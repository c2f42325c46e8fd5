"""The other syntaxes of RDF: nothing lost but what the docstring says."""

import gzip
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from diplograph.errors import UsageError
from diplograph.graph.export.rdf import graphs, write_jsonld, write_nquads, write_trig, write_turtle


def quads_of(path: Path, form: ox.RdfFormat) -> set[ox.Quad]:
    return set(ox.parse(path=path, format=form))


@pytest.fixture(scope="module")
def expected(kg: Path) -> set[ox.Quad]:
    return quads_of(kg / "graph.nq", ox.RdfFormat.N_QUADS)


def test_n_quads_are_the_master_to_the_byte(kg: Path, tmp_path: Path):
    write_nquads(kg, tmp_path / "out.nq")
    write_nquads(kg, tmp_path / "out.nq.gz")
    master = (kg / "graph.nq").read_bytes()
    assert (tmp_path / "out.nq").read_bytes() == master
    assert gzip.decompress((tmp_path / "out.nq.gz").read_bytes()) == master


def test_a_compressed_file_bears_no_clock_time_and_no_name(kg: Path, tmp_path: Path):
    write_nquads(kg, tmp_path / "out.nq.gz")
    head = (tmp_path / "out.nq.gz").read_bytes()[:10]
    assert head[3:8] == bytes(5)


def test_trig_keeps_every_quad_and_opens_each_graph_once(kg: Path, tmp_path: Path, expected: set[ox.Quad]):
    write_trig(kg, tmp_path / "out.trig")
    assert quads_of(tmp_path / "out.trig", ox.RdfFormat.TRIG) == expected
    text = (tmp_path / "out.trig").read_text(encoding="utf-8")
    assert text.count("{") == len({quad.graph_name for quad in expected})
    assert "dg:Endorsement" in text


def test_json_ld_keeps_every_quad(kg: Path, tmp_path: Path, expected: set[ox.Quad]):
    write_jsonld(kg, tmp_path / "out.jsonld")
    assert quads_of(tmp_path / "out.jsonld", ox.RdfFormat.JSON_LD) == expected


def test_turtle_is_the_merge_of_all_graphs_each_triple_once(kg: Path, tmp_path: Path, expected: set[ox.Quad]):
    write_turtle(kg, tmp_path / "out.ttl")
    triples = list(ox.parse(path=tmp_path / "out.ttl", format=ox.RdfFormat.TURTLE))
    assert {quad.triple for quad in triples} == {quad.triple for quad in expected}
    assert len(triples) == len({quad.triple for quad in expected})
    assert len(triples) < len(expected)


def test_rdflib_reads_the_same_from_turtle(kg: Path, tmp_path: Path, expected: set[ox.Quad]):
    write_turtle(kg, tmp_path / "out.ttl")
    graph = rdflib.Graph().parse(tmp_path / "out.ttl", format="turtle")
    assert len(graph) == len({quad.triple for quad in expected})


def test_graphs_are_put_together_and_sorted(kg: Path, expected: set[ox.Quad]):
    found = dict(graphs(kg / "graph.nq"))
    assert list(found) == sorted({str(quad.graph_name)[1:-1] for quad in expected})
    for name, triples in found.items():
        read = {quad.triple for quad in ox.parse(triples, format=ox.RdfFormat.N_TRIPLES)}
        assert read == {quad.triple for quad in expected if str(quad.graph_name) == f"<{name}>"}
        assert triples.splitlines() == sorted(triples.splitlines())


def test_a_compressed_master_has_the_same_graphs(kg: Path, tmp_path: Path):
    write_nquads(kg, tmp_path / "out.nq.gz")
    assert list(graphs(tmp_path / "out.nq.gz")) == list(graphs(kg / "graph.nq"))


def test_a_quad_without_a_graph_is_refused(tmp_path: Path):
    (tmp_path / "graph.nq").write_text('<a:s> <a:p> <a:o> <a:g> .\n<a:s> <a:p> "<x> ." .\n', encoding="utf-8")
    with pytest.raises(UsageError, match="named graph"):
        list(graphs(tmp_path / "graph.nq"))


def test_a_folder_without_a_master_is_refused(tmp_path: Path):
    with pytest.raises(UsageError, match=r"holds no graph\.nq"):
        write_trig(tmp_path, tmp_path / "out.trig")
