"""Canonical N-Quads: written by us, read by the engine, and byte for byte what the engine writes."""

from pathlib import Path
from tempfile import gettempdir

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.graph import nquads

TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]))
NODE = ox.NamedNode("https://example.org/n")
GRAPH = ox.NamedNode("https://example.org/g")


@given(TEXT)
def test_a_string_is_escaped_just_as_the_engine_escapes_it(text: str):
    assert nquads.string(text) == str(ox.Literal(text))


@given(TEXT)
def test_a_string_comes_back_as_it_went(text: str):
    line = f"{NODE} {NODE} {nquads.string(text)} {GRAPH} .\n".encode()
    assert [quad.object.value for quad in nquads.quads(line)] == [text]


@given(TEXT, st.sampled_from(["en", "zh-hans", "und"]))
def test_a_quad_is_written_as_the_engine_writes_it(text: str, tag: str):
    quad = ox.Quad(NODE, NODE, ox.Literal(text, language=tag), GRAPH)
    assert nquads.line(quad).encode() + b"\n" == ox.serialize([quad], format=ox.RdfFormat.N_QUADS)


@pytest.mark.parametrize(
    ("tag", "written"),
    [("zh-Hans", "zh-hans"), ("", "und"), ("e n", "und"), ("en>", "und"), ("a", "und"), ("sr-Latn-RS", "sr-latn-rs")],
)
def test_a_tag_is_lower_case_and_well_formed(tag: str, written: str):
    assert nquads.tagged("x", tag) == f'"x"@{written}'


def test_a_block_is_sorted_and_holds_each_line_once():
    assert nquads.block(["b", "a", "b", "é", "z"]) == "a\nb\nz\né\n".encode()


@given(lines=st.lists(st.text(alphabet="abé\U0001f600", min_size=1, max_size=3), max_size=40))
def test_sorting_in_runs_gives_what_sorting_at_once_gives(lines: list[str]):
    assert list(nquads.ordered(lines, Path(gettempdir()), run=3)) == sorted(set(lines))


def test_the_graph_of_a_line_is_read_even_where_a_literal_looks_like_one():
    assert nquads.graph_of('<a:s> <a:p> "<a:x> ." <a:g> .') == "a:g"
