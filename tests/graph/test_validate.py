"""Reports on readout graphs: what is found, in which words, in which order."""

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.graph import validate as module
from diplograph.graph.validate import Context, Report, Result, validate, validate_graph
from diplograph.packs import turtle

FIXTURES = Path(__file__).parents[1] / "shapes"
GRAPH = ox.NamedNode("https://w3id.org/diplograph/graph/readout/base-299a3785")
BASE = "https://w3id.org/diplograph/id/readout/base-299a3785"
DG = turtle.NAMESPACE


def quads(*paths: str) -> list[ox.Quad]:
    parsed = [each for path in paths for each in ox.parse((FIXTURES / path).read_bytes(), format=ox.RdfFormat.TURTLE)]
    return [ox.Quad(each.subject, each.predicate, each.object, GRAPH) for each in parsed]


@pytest.fixture(scope="module")
def context() -> Context:
    return Context.of(quads("context.ttl"))


def replaced(name: str, value: ox.Literal) -> list[ox.Quad]:
    """Return the base readout with the value of one property of the readout itself replaced."""
    predicate = ox.NamedNode(DG + name)
    return [
        ox.Quad(each.subject, each.predicate, value, GRAPH) if each.predicate == predicate else each
        for each in quads("readout.ttl")
    ]


def test_a_sound_readout_conforms_and_gives_no_result(context: Context):
    report = validate(quads("readout.ttl"), context)
    assert report == Report(GRAPH.value)
    assert report.conforms


def test_a_result_names_focus_node_shape_path_value_words_and_what_to_do(context: Context):
    report = validate(quads("readout.ttl", "Position/violates-polarity-other-scheme.ttl"), context)
    assert not report.conforms
    (result,) = report.results
    assert result.severity == "Violation"
    assert result.focus_node == f"{BASE}#content-new"
    assert result.source_shape == f"{turtle.SHAPES}Position-polarity"
    assert result.path == f"{DG}polarity"
    assert result.value == "https://w3id.org/diplograph/vocab/voice/own"
    assert result.sentence == "firmly supports the Global Development Initiative"
    assert result.advice == "Positive, negative or neutral."


def test_warnings_and_infos_leave_a_report_conforming(context: Context):
    warned = validate(quads("readout.ttl", "Content/violates-ruled-missing.ttl"), context)
    assert warned.conforms
    assert warned.counts() == {"Violation": 0, "Warning": 1, "Info": 0}


def test_a_text_that_was_changed_is_told_by_its_digest_and_by_the_quotes_behind_the_change(context: Context):
    text = next(each.object.value for each in quads("readout.ttl") if each.predicate.value == f"{DG}text")
    report = validate(replaced("text", ox.Literal(text.replace("Mr Nurtleu", "Nurtleu"))), context)
    shapes = [each.source_shape.removeprefix(turtle.SHAPES) for each in report.results]
    assert shapes.count("Readout-digest") == 1
    assert shapes.count("Passage-quote") == 4


def test_results_come_gravest_first_and_do_not_depend_on_the_order_of_quads(context: Context):
    faulty = quads(
        "readout.ttl", "Content/violates-ruled-missing.ttl", "Statement/violates-evidence-missing.ttl",
        "Participation/violates-evidenced-missing.ttl",
    )  # fmt: skip
    report = validate(faulty, context)
    assert [each.severity for each in report.results] == ["Violation", "Warning", "Info"]
    assert validate(list(reversed(faulty)), context) == report


def test_an_actor_that_no_reference_knows_is_a_violation_and_is_none_once_it_is_known(context: Context):
    faulty = quads("readout.ttl", "Position/violates-holder-unknown-actor.ttl")
    assert not validate(faulty, context).conforms
    actor = ox.NamedNode("https://w3id.org/diplograph/id/actor/KZA")
    kind = ox.Quad(
        actor, ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), ox.NamedNode(f"{DG}CountryGroup"), GRAPH
    )
    assert validate(faulty, Context.of([*quads("context.ttl"), kind])).conforms


def test_the_text_of_a_report_says_what_is_wrong_where_and_with_which_words(context: Context):
    text = validate(quads("readout.ttl", "Position/violates-holder-missing.ttl"), context).as_text()
    assert text.startswith(f"{GRAPH.value}: does not conform (1 Violation, 0 Warning, 0 Info)\n")
    assert "  Violation: A position has exactly one holder" in text
    assert f"at {BASE}#content-new (Position-holder)" in text
    assert "“firmly supports the Global Development Initiative”" in text


def test_the_text_of_a_report_leaves_out_what_is_lighter_than_asked(context: Context):
    report = validate(quads("readout.ttl", "Participation/violates-evidenced-missing.ttl"), context)
    assert "No passage shows" not in report.as_text()
    assert "No passage shows" in report.as_text(least="Info")


def test_a_report_survives_json(context: Context):
    report = validate(quads("readout.ttl", "Position/violates-holder-missing.ttl"), context)
    loaded = json.loads(json.dumps(report.as_dict()))
    assert loaded["conforms"] is False
    assert loaded["counts"] == {"Violation": 1, "Warning": 0, "Info": 0}
    assert loaded["results"][0]["source_shape"] == f"{turtle.SHAPES}Position-holder"
    assert loaded["results"][0]["advice"].startswith("Give the actor")


def test_each_readout_of_a_graph_has_a_report_under_its_key(context: Context):
    faulty = quads("readout.ttl", "Position/violates-holder-missing.ttl")
    reports = validate_graph([("a", quads("readout.ttl")), ("b", faulty)], context)
    assert [(each.graph, each.conforms) for each in reports] == [("a", True), ("b", False)]


def test_an_empty_graph_conforms(context: Context):
    assert validate([], context) == Report("")


def test_a_message_without_a_colon_gives_no_advice():
    result = Result(severity="Info", focus_node="x", source_shape="y", message="Nothing is recorded.")
    assert result.advice == ""


SCRIPTS = st.text(st.sampled_from("aé中文Жدا😀 .\n"), min_size=2, max_size=30)


@given(text=SCRIPTS, data=st.data())
def test_a_passage_cut_from_any_script_reads_back_and_a_shifted_one_does_not(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text) - 2))
    end = data.draw(st.integers(start + 1, len(text) - 1))
    assert misquoted(text, start, end, text[start:end]) is False
    shifted = text[start + 1 : end + 1]
    assert misquoted(text, start, end, shifted) is (shifted != text[start:end])


def misquoted(text: str, start: int, end: int, words: str) -> bool:
    """Tell whether the check of quotes, alone, finds fault with one passage."""
    document, passage = ox.NamedNode(f"{BASE}"), ox.NamedNode(f"{BASE}#char={start},{end}")
    integer = ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")
    slots = {
        "charStart": ox.Literal(str(start), datatype=integer),
        "charEnd": ox.Literal(str(end), datatype=integer),
        "exactText": ox.Literal(words),
        "inDocument": document,
    }
    found = [ox.Quad(passage, ox.NamedNode(DG + name), value, GRAPH) for name, value in slots.items()]
    found.append(ox.Quad(document, ox.NamedNode(f"{DG}text"), ox.Literal(text), GRAPH))
    return bool(list(module._misquotes(found, module._Links(found))))
