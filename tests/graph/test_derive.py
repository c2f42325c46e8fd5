"""What codebooks make of claims: levels, tiers, evidence classes, endorsements, shortcuts."""

import runpy
from dataclasses import replace
from importlib.resources.abc import Traversable
from pathlib import Path

import pyoxigraph as ox
import pytest

from diplograph.errors import PackError, UsageError
from diplograph.graph import mint
from diplograph.graph.assemble import quads
from diplograph.graph.derive import codebook_quads, derive, rules
from diplograph.model.event import Event, Participation
from diplograph.model.statement import Position, Reading, Statement
from diplograph.model.text import Document, Span
from diplograph.packs.codebook import codebook, codebooks, parse
from diplograph.resources import collection

MADE = runpy.run_path(str(Path(__file__).with_name("readings.py")))


def claim(**slots: object) -> Reading:
    """Return a reading of one claim about one call of CHN and KAZ."""
    publisher = str(slots.pop("publisher", "CHN"))
    medium = str(slots.pop("medium", "ministry"))
    kind = slots.pop("kind", "attributed")
    text = str(slots.pop("text", "Kazakhstan supports it."))
    fields = {
        "holder": "KAZ",
        "topic": "gdi",
        "polarity": "positive",
        "strengths": ("supports",),
        "modality": "asserts",
    }
    start = text.index("Kazakhstan")
    fields |= {"voice": "own", "quote": Span(start, start + 19), "rule": "r", **slots}
    document = Document(id=f"d-{publisher}", text=text, publisher=publisher, medium=medium)
    sides = (Participation(actor="CHN"), Participation(actor="KAZ"))
    call = Event(key="call-1", scoped=False, type="call", status="held", main=True, participants=sides, span=Span(0, 4))
    statement = Statement(kind=kind, span=Span(0, len(text)), sides=("KAZ",), contents=(Position(**fields),))
    return Reading(document=document, events=(call,), statements=(statement,))


def derived(*readings: Reading, book: str = "default") -> ox.Store:
    store = ox.Store()
    for each in readings:
        store.extend(quads(each))
    store.extend(MADE["EXTRA"])
    derive(store, codebook(book))
    return store


def found(store: ox.Store, name: str, book: str = "default") -> list[str]:
    graph = ox.NamedNode(mint.graph("derived", book))
    values = (each.object.value for each in store.quads_for_pattern(None, ox.NamedNode(mint.term(name)), None, graph))
    return sorted(each.rsplit("/", 1)[-1] for each in values)


def endorsed(store: ox.Store, book: str = "default") -> bool:
    kind = ox.NamedNode(mint.term("Endorsement"))
    return any(store.quads_for_pattern(None, None, kind, ox.NamedNode(mint.graph("derived", book))))


@pytest.mark.parametrize(
    ("polarity", "strengths", "level"),
    [
        ("positive", ("supports",), "3"),
        ("positive", ("highly-appreciates", "supports-strongly"), "4"),
        ("positive", ("notes",), "0"),
        ("negative", ("is-concerned", "opposes"), "-2"),
        ("negative", ("does-not-support",), "-1"),
        ("negative", ("supports",), "-1"),
        ("positive", ("opposes",), "3"),
        ("positive", ("opposes-firmly",), "4"),
        ("neutral", ("notes",), "0"),
    ],
)
def test_a_level_is_the_greatest_of_the_strengths_with_the_sign_of_the_polarity(
    polarity: str, strengths: tuple[str, ...], level: str
):
    assert found(derived(claim(polarity=polarity, strengths=strengths)), "level") == [level]


@pytest.mark.parametrize(
    ("slots", "tier"),
    [
        ({"publisher": "KAZ"}, "own-voice-own-readout"),
        ({"publisher": "CHN"}, "own-voice-counterpart-readout"),
        ({"publisher": ""}, "own-voice-unknown-publisher"),
        ({"voice": "joint", "kind": "joint"}, "joint"),
        ({"voice": "reported"}, "ascribed"),
        ({"kind": "narrated"}, "narrated"),
    ],
)
def test_a_tier_tells_whose_voice_in_whose_readout(slots: dict[str, str], tier: str):
    assert found(derived(claim(**slots)), "tier") == [tier]


@pytest.mark.parametrize(
    ("slots", "letter"),
    [
        ({"kind": "narrated", "act": "member", "medium": "organisation", "publisher": "UN"}, "B"),
        ({"publisher": "KAZ"}, "C"),
        ({"publisher": "KAZ", "voice": "joint", "kind": "joint"}, "C"),
        ({"publisher": "CHN", "voice": "joint", "kind": "joint"}, "F"),
        ({"publisher": "CHN", "text": "“Kazakhstan supports it”, she said."}, "E"),
        ({"publisher": "CHN"}, "F"),
        ({"holder": "group:unnamed", "publisher": "CHN"}, "G"),
        ({"quantity": "100", "publisher": "KAZ"}, "G"),
        ({"publisher": "PER"}, "H"),
        ({"publisher": ""}, "H"),
        ({"publisher": "CHN", "medium": "press"}, "H"),
    ],
)
def test_an_evidence_class_follows_from_publisher_holder_and_voice(slots: dict[str, str], letter: str):
    assert found(derived(claim(**slots)), "evidenceClass") == [letter]


def test_a_claim_of_both_sides_is_class_c_in_the_own_readout_and_d_in_the_other():
    assert found(derived(claim(publisher="KAZ"), claim(publisher="CHN")), "evidenceClass") == ["C", "D"]


def test_a_claim_of_the_other_sign_does_not_corroborate():
    opposed = claim(publisher="KAZ", polarity="negative", strengths=("opposes",))
    assert found(derived(opposed, claim(publisher="CHN")), "evidenceClass") == ["C", "F"]


def test_the_same_claim_on_another_event_does_not_corroborate():
    other = claim(publisher="KAZ")
    other = replace(other, events=(replace(other.events[0], key="call-2"),))
    assert found(derived(other, claim(publisher="CHN")), "evidenceClass") == ["C", "F"]


def test_a_text_issued_together_is_class_a_for_both():
    store = derived(MADE["READINGS"][5])
    assert found(store, "evidenceClass") == ["A"] * 6 + ["F"]


@pytest.mark.parametrize(
    ("slots", "counts"),
    [
        ({}, True),
        ({"modality": "reiterates", "voice": "joint"}, True),
        ({"strengths": ("highly-appreciates",)}, False),
        ({"modality": "willing", "strengths": ("takes-part",)}, False),
        ({"voice": "reported"}, False),
        ({"collective": True}, False),
        ({"holder": "CHN"}, False),
        ({"holder": "CHN", "topic": "ai-governance-initiative", "strengths": ("put-forward",)}, False),
        ({"polarity": "negative", "strengths": ("opposes",)}, False),
    ],
)
def test_the_codebook_says_what_counts_as_an_endorsement(slots: dict[str, object], *, counts: bool):
    assert endorsed(derived(claim(**slots))) is counts


def test_another_codebook_counts_otherwise_over_the_same_graph():
    store = derived(claim(strengths=("supports",)))
    derive(store, codebook("strict"))
    assert (endorsed(store), endorsed(store, "strict")) == (True, False)
    assert found(store, "level") == found(store, "level", "strict") == ["3"]


def test_shortcuts_tell_principles_from_initiatives():
    store = derived(
        claim(), claim(topic="one-china-policy", publisher="KAZ"), claim(topic="sanctions", publisher="UZB")
    )
    assert found(store, "endorses") == ["gdi", "sanctions"]
    assert found(store, "adheresTo") == ["one-china-policy"]
    assert found(derived(*MADE["READINGS"]), "opposes") == ["protectionism", "protectionism", "sanctions"]
    assert found(derived(*MADE["READINGS"]), "metWith") == ["CHN", "KAZ"]


def test_deriving_again_changes_nothing():
    store = derived(*MADE["READINGS"])
    before = set(store)
    derive(store, codebook("default"))
    assert set(store) == before


def test_every_strength_of_the_vocabulary_has_a_level_in_every_codebook():
    scheme = (collection("ontology") / "schemes" / "strength.ttl").read_text(encoding="utf-8")
    triples = ox.parse(scheme, format=ox.RdfFormat.TURTLE)
    strengths = {each.subject.value.rsplit("/", 1)[1] for each in triples if each.object == _STRENGTH}
    assert strengths
    for book in codebooks():
        assert set(book.levels) == strengths, book.name


_STRENGTH = ox.NamedNode(mint.term("Strength"))


def test_the_graph_of_a_codebook_states_every_level():
    book = codebook("default")
    name = mint.term("codebookLevel")
    stated = [each for each in codebook_quads(book) if each.predicate.value == name]
    levels = {each.subject.value: int(each.object.value) for each in stated}
    assert levels == {mint.concept("strength", code): level for code, level in book.levels.items()}


def test_rules_run_in_the_order_of_their_names():
    names = [name for name, _ in rules()]
    assert names == sorted(names)
    assert names[0] == "10-level.rq"


def _default() -> str:
    file: Traversable = collection("codebooks") / "default.toml"
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("negated-support = -1", "negated-suport = -1", "unknown field `negated-suport`"),
        ("notes = 0", "notes = 9", r"`int` <= 5 - at `\$.levels"),
        ("rejects = -2", "rejects = 2", "lacks 'rejects'"),
        ("minimum-level = 3", "", "missing required field `minimum-level`"),
    ],
)
def test_a_faulty_codebook_is_refused_with_the_place_of_the_fault(old: str, new: str, message: str):
    text = _default()
    assert old in text
    with pytest.raises(PackError, match=message):
        parse(text.replace(old, new), "mine.toml")


def test_an_unknown_codebook_is_refused_with_the_names_there_are():
    with pytest.raises(UsageError, match="there are default, strict"):
        codebook("lenient")


def test_a_codebook_of_ones_own_is_read_from_its_file(tmp_path: Path):
    path = tmp_path / "mine.toml"
    path.write_text(_default().replace('name = "default"', 'name = "mine"'), encoding="utf-8")
    store = derived(claim())
    assert derive(store, codebook(str(path))) > 0
    assert endorsed(store, "mine")
