"""From questions to tables, and what cannot get through."""

import csv
import io
import json
import runpy
from pathlib import Path
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.errors import PackError, UsageError
from diplograph.graph import ask
from diplograph.graph.assemble import quads
from diplograph.graph.derive import derive
from diplograph.packs.codebook import codebook
from diplograph.packs.query import Query, parse, query, substitute

MADE = runpy.run_path(str(Path(__file__).with_name("readings.py")))
HEAD = '#+ summary: "s"\n#+ description: "d."\n'


@pytest.fixture(scope="module")
def store() -> ox.Store:
    made = ox.Store()
    for reading in MADE["READINGS"]:
        made.extend(quads(reading))
    derive(made, codebook("default"))
    return made


def echo(kind: str, scheme: str = "") -> Query:
    """Return a question that gives its parameter back."""
    text = f'{HEAD}#+ params: {{x: {{type: {kind}, scheme: "{scheme}", description: "what to echo"}}}}\n'
    return parse(f"{text}SELECT ?x WHERE {{ VALUES ?x {{ UNDEF }} }}", "test/echo")


def table(*cells: str) -> ask.Table:
    return ask.Table(("a", "b"), iter([(ox.Literal(cells[0]), None), (ox.NamedNode("a:b"), ox.Literal(cells[-1]))]))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_string_goes_through_as_a_string_and_never_as_syntax(text: str):
    answer = ask.run_text(ox.Store(), ask.bound(echo("string"), {"x": text}), "test")
    assert list(answer.rows) == [(text,)]


@pytest.mark.parametrize("value", ["a:b> <c:d", "a:b } DROP ALL #", "\\u003e", "no iri", "a:b\nc"])
def test_an_iri_that_is_none_is_refused(value: str):
    with pytest.raises(UsageError, match="parameter x="):
        ask.bound(echo("iri"), {"x": value})


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("integer", "three", "expected an integer"),
        ("date", "yesterday", "expected a date such as"),
        ("code", "KAZ }", "expected an identifier such as KAZ"),
    ],
)
def test_a_value_of_another_type_is_refused_with_what_was_expected(kind: str, value: str, expected: str):
    with pytest.raises(UsageError, match=expected):
        ask.bound(echo(kind), {"x": value})


@pytest.mark.parametrize(
    ("scheme", "value", "iri"),
    [
        ("actor", "party:CPC", "id/actor/party/CPC"),
        ("actor", "KAZ", "id/actor/KAZ"),
        ("topic", "gdi", "vocab/topic/gdi"),
    ],
)
def test_a_code_becomes_the_iri_of_its_scheme(scheme: str, value: str, iri: str):
    answer = ask.run_text(ox.Store(), ask.bound(echo("code", scheme), {"x": value}), "test")
    assert list(answer.rows) == [(f"https://w3id.org/diplograph/{iri}",)]


def test_an_unknown_parameter_is_refused_with_those_there_are():
    with pytest.raises(UsageError, match="it has initiative, least, reviewed, state"):
        ask.bound(query("endorsements/who-endorsed"), {"topic": "gdi"})


def test_an_unknown_question_is_refused_with_those_that_are_close():
    with pytest.raises(UsageError, match=r"endorsements/who-endorsed\b"):
        query("endorsements/who-endorses")


def test_a_codebook_that_the_build_lacks_is_refused(store: ox.Store):
    with pytest.raises(UsageError, match="it knows default"):
        ask.run(store, query("audit/stances"), {}, "strict")


def test_comments_and_strings_are_no_place_for_values():
    text = 'SELECT ?x { VALUES ?x { UNDEF } # VALUES ?x { 1 } <g:1>\n FILTER(?y = "<g:1> VALUES ?x { 2 }") <g:1> }'
    done = substitute(text, values={"x": "3"}, iris={"g:1": "g:2"})
    assert done == 'SELECT ?x { VALUES ?x { 3 } # VALUES ?x { 1 } <g:1>\n FILTER(?y = "<g:1> VALUES ?x { 2 }") <g:2> }'


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }",
        "ASK { service silent ?where { ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <http://localhost:1/> { ?s ?p ?o } }",
        "SELECT * { { SELECT * { OPTIONAL { SERVICE<http://localhost:1/>{ ?s ?p ?o } } } } }",
    ],
)
def test_a_query_that_would_leave_the_machine_is_refused(text: str):
    with pytest.raises(UsageError, match="SERVICE"):
        ask.run_text(ox.Store(), text, "mine.rq")


def test_a_query_that_does_not_parse_is_refused_with_its_name():
    with pytest.raises(UsageError, match=r"mine\.rq"):
        ask.run_text(ox.Store(), "SELEKT", "mine.rq")


def test_an_ask_query_answers_true_or_false():
    assert list(ask.run_text(ox.Store(), "ASK {}", "x").rows) == [("true",)]


def test_a_construct_query_is_no_table():
    with pytest.raises(UsageError, match="SELECT or ASK"):
        ask.run_text(ox.Store(), "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "x")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('#+ summary: "s"\nSELECT * {}', "missing required field `description`"),
        (f"{HEAD}#+ parms: {{}}\nSELECT * {{}}", "unknown field `parms`"),
        (f'{HEAD}#+ params: {{x: {{type: code, description: "d"}}}}\nSELECT ?y {{}}', r"no VALUES \?x"),
        (f'{HEAD}#+ params: {{x: {{type: colour, description: "d"}}}}\nSELECT ?x {{}}', "colour"),
    ],
)
def test_a_faulty_header_is_refused(text: str, message: str):
    with pytest.raises(PackError, match=message):
        parse(text, "test/faulty")


def test_a_header_that_promises_other_columns_is_refused(store: ox.Store):
    wrong = parse(f"{HEAD}#+ columns: [a, b]\nSELECT ?a WHERE {{ VALUES ?a {{ 1 }} }}", "test/wrong")
    with pytest.raises(PackError, match="promises the columns a, b"):
        ask.run(store, wrong, {})


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_csv_comes_back_as_it_went(text: str):
    written = "".join(ask.written(table(text), "csv"))
    assert list(csv.reader(io.StringIO(written, newline=""))) == [["a", "b"], [text, ""], ["a:b", text]]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_json_and_xml_are_what_the_engine_reads(text: str):
    expected = [[ox.Literal(text), None], [ox.NamedNode("a:b"), ox.Literal(text)]]
    read = ox.parse_query_results("".join(ask.written(table(text), "json")), format=ox.QueryResultsFormat.JSON)
    assert [[row["a"], row["b"]] for row in read] == expected
    ET.fromstring("".join(ask.written(table(text), "xml")))  # noqa: S314 - written two calls before


def test_typed_and_tagged_terms_keep_their_type_and_tag():
    integer = ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")
    terms = [(ox.Literal("7", datatype=integer), ox.Literal("été", language="fr"))]
    for form, kind in (("json", ox.QueryResultsFormat.JSON), ("xml", ox.QueryResultsFormat.XML)):
        text = "".join(ask.written(ask.Table(("a", "b"), iter(terms)), form))
        assert [(row["a"], row["b"]) for row in ox.parse_query_results(text, format=kind)] == terms
    assert json.loads("".join(ask.written(ask.Table(("a", "b"), iter(terms)), "json")))["head"]["vars"] == ["a", "b"]


def test_markdown_and_tsv_keep_one_solution_a_line():
    assert "".join(ask.written(table("x|y\n<b>"), "md")).splitlines()[2] == "| x\\|y &lt;b> |  |"
    assert "".join(ask.written(table("x\ty\n"), "tsv")).splitlines()[1] == "x\\ty\\n\t"


def test_columns_of_a_table_stand_under_one_another_in_any_script():
    lines = "".join(ask.written(table("一带一路"), "table")).splitlines()
    assert lines == ["a         b", "────────  ────────", "一带一路", "a:b       一带一路"]


def test_rows_are_read_as_they_are_asked_for(store: ox.Store):
    answer = ask.run(store, query("audit/stances"), {})
    first = next(iter(answer.rows))
    assert first[:3] == ("almaty-cn-en", "KAZ", "gdi")
    assert len(list(answer.rows)) == 27
