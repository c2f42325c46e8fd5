"""Errors are provoked one by one, and the reasoner has to find each."""

import io
import shutil
from pathlib import Path

import owlready2
import pyoxigraph as ox
import pytest

from diplograph.errors import UsageError
from diplograph.graph.reason import check, clashes, reasoner_view
from diplograph.packs import turtle

FIXTURES = Path(__file__).parents[1] / "shapes"
READOUT = (FIXTURES / "readout.ttl").read_text(encoding="utf-8")
CONTEXT = (FIXTURES / "context.ttl").read_text(encoding="utf-8")
PREFIXES = "\n".join(
    f"@prefix {name}: <https://w3id.org/diplograph/{path}> ."
    for name, path in {
        "dg": "ontology#", "actor": "id/actor/", "person": "id/person/", "event": "id/event/", "place": "id/place/",
        "pol": "vocab/polarity/", "topic": "vocab/topic/", "st": "vocab/event-status/", "rank": "vocab/visit-rank/",
        "modality": "vocab/modality/", "voice": "vocab/voice/", "p": "x/",
    }.items()
)  # fmt: skip
needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="no Java: HermiT cannot run")

# Each fault, and the individual that the plain check names; none where only the reasoner can tell.
FAULTS = {
    "a country as speaker": ("p:s a dg:AttributedStatement ; dg:speaker actor:KAZ .", "id/actor/KAZ"),
    "a person as side": ("p:e a dg:Meeting ; dg:hasSide person:wang-yi .", "id/person/wang-yi"),
    "two polarities on one position": ("p:c a dg:Position ; dg:polarity pol:positive , pol:negative .", "x/c"),
    "two voices on one position": ("p:c a dg:Position ; dg:voice voice:own , voice:reported .", "x/c"),
    "an endorsement that is negative": ("p:c a dg:Endorsement ; dg:polarity pol:negative .", None),
    "a meeting that is also a visit": ("p:e a dg:Meeting , dg:Visit .", "x/e"),
    "a bilateral meeting that is multilateral": ("p:e a dg:BilateralMeeting , dg:Summit .", "x/e"),
    "three sides in a bilateral meeting": (
        "p:e a dg:BilateralMeeting ; dg:hasSide actor:CHN , actor:KAZ , actor:SCO .", None,
    ),
    "three parties to a relationship": (
        "p:c a dg:RelationshipCharacterisation ; dg:betweenParty actor:CHN , actor:KAZ , actor:SCO .", None,
    ),
    "a statement of two kinds": ("p:s a dg:AttributedStatement , dg:NarratedStatement .", "x/s"),
    "a speaker of a joint statement": ("p:s a dg:JointStatementOfSides ; dg:speaker person:wang-yi .", "x/s"),
    "a position that is thanks": ("p:c a dg:Position , dg:Thanks .", "x/c"),
    "a polarity on thanks": ("p:c a dg:Thanks ; dg:polarity pol:positive .", "x/c"),
    "a target on a courtesy": ("p:c a dg:Welcome ; dg:target topic:gdi .", None),
    "a modality as polarity": ("p:c a dg:Position ; dg:polarity modality:asserts .", "vocab/modality/asserts"),
    "a principle reused as initiative": ("topic:gdi a dg:Principle .", "vocab/topic/gdi"),
    "an event held in a person": ("p:e a dg:Visit ; dg:heldIn person:wang-yi .", "id/person/wang-yi"),
    "a city as side": ("p:e a dg:Meeting ; dg:hasSide place:chengdu .", "id/place/chengdu"),
    "a participation shared by two kinds of events": (
        "p:p dg:inEvent p:e , p:f . p:e a dg:Meeting . p:f a dg:Visit .", None,
    ),
    "a description of two statuses": ("p:d a dg:EventDescription ; dg:eventStatus st:held , st:planned .", "x/d"),
    "a commitment that is agreed by all": ("p:c a dg:Commitment , dg:JointAgreement .", "x/c"),
    "a visit rank on a call": ("p:e a dg:Call ; dg:visitRank rank:state .", "x/e"),
    "a content that is the document": ("p:r a dg:Readout ; dg:conveyedBy p:s .", "x/r"),
}  # fmt: skip


def quads(text: str) -> list[ox.Quad]:
    graph = ox.NamedNode("https://w3id.org/diplograph/graph/readout/test")
    parsed = ox.parse(text.encode(), format=ox.RdfFormat.TURTLE)
    return [ox.Quad(each.subject, each.predicate, each.object, graph) for each in parsed]


def readout() -> list[ox.Quad]:
    return [*quads(READOUT), *quads(CONTEXT)]


def fault(name: str) -> list[ox.Quad]:
    return quads(f"{PREFIXES}\n{FAULTS[name][0]}")


@needs_java
def test_the_ontology_and_the_vocabulary_hold_together_and_no_class_is_empty():
    report = check([])
    assert report.consistent
    assert report.unsatisfiable == ()


@needs_java
def test_a_readout_that_conforms_holds_together_with_the_ontology():
    assert check(readout()).conforms
    assert list(clashes(readout())) == []


@needs_java
@pytest.mark.parametrize(
    "name", [pytest.param(each, marks=() if index == 0 else pytest.mark.slow) for index, each in enumerate(FAULTS)]
)
def test_a_provoked_error_is_found_by_the_reasoner(name: str):
    assert not check([*readout(), *fault(name)]).consistent


@pytest.mark.parametrize("name", [each for each, (_, culprit) in FAULTS.items() if culprit])
def test_a_provoked_error_is_explained_without_a_reasoner(name: str):
    culprit = f"https://w3id.org/diplograph/{FAULTS[name][1]}"
    found = list(clashes([*readout(), *fault(name)]))
    assert culprit in {each.individual for each in found}
    assert all(": " in each.message for each in found)


@needs_java
def test_a_report_on_inconsistent_data_names_the_culprit():
    report = check([*readout(), *fault("a country as speaker")])
    assert not report.conforms
    assert "https://w3id.org/diplograph/id/actor/KAZ" in {each.individual for each in report.clashes}


@needs_java
@pytest.mark.slow
def test_no_reasoner_adds_an_endorsement_to_a_positive_position_on_an_initiative():
    world = owlready2.World()
    triples = [*turtle.axioms(dl=True), *turtle.schemes(), *readout()]
    world.get_ontology(turtle.ONTOLOGY).load(fileobj=io.BytesIO(reasoner_view(triples)), only_local=True)
    owlready2.sync_reasoner_hermit(world, infer_property_values=True, debug=0)
    assert len(list(world[f"{turtle.NAMESPACE}Position"].instances())) == 1
    assert list(world[f"{turtle.NAMESPACE}Endorsement"].instances()) == []
    assert not any(each for each in world[f"{turtle.NAMESPACE}endorses"].get_relations())


def test_the_reasoner_view_has_no_graph_names_no_dates_and_no_imports():
    view = reasoner_view([*readout(), *turtle.axioms(dl=True)]).decode()
    assert "graph/readout" not in view
    assert "XMLSchema#date>" not in view
    assert "owl#imports" not in view
    assert "#exactText>" in view


def test_the_reasoner_view_is_sorted_and_says_each_thing_once():
    lines = reasoner_view([*readout(), *reversed(readout())]).decode().splitlines()
    assert lines == sorted(set(lines))


def test_the_reasoner_view_is_parsed_back_to_the_triples_that_it_keeps():
    kept = [
        each
        for each in readout()
        if not (isinstance(each.object, ox.Literal) and each.object.datatype.value.endswith("#date"))
    ]
    parsed = {each.triple for each in ox.parse(reasoner_view(readout()), format=ox.RdfFormat.N_TRIPLES)}
    assert parsed == {each.triple for each in kept}


def test_a_missing_java_is_said_in_words_that_tell_what_to_do(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match="install a Java runtime"):
        check([])
