"""Why a claim is made, or is not."""

import runpy
from pathlib import Path

import pyoxigraph as ox
import pytest

from diplograph.errors import UsageError
from diplograph.graph import explain
from diplograph.packs.query import query

MADE = runpy.run_path(str(Path(__file__).with_name("readings.py")))
TEXTS = {each.document.id: each.document.text for each in MADE["READINGS"]}

SENTENCE = (
    "Aigul Serikova said that Kazakhstan {words} the Global Development Initiative, is willing to take an active part "
    "in the Global Security Initiative and firmly abides by the one-China principle."
)


def test_a_claim_is_shown_with_claim_speaker_tier_sentence_document_and_rule(store: ox.Store):
    (found,) = explain.claims(store, "KAZ", "gdi", "almaty-cn-en")
    assert list(explain.shown(found)) == [
        "KAZ on gdi: level 4, asserts, voice own",
        "  tier      own-voice-counterpart-readout, evidence class D",
        "  speaker   Aigul Serikova",
        f"  words     {SENTENCE.format(words='⟦highly appreciates and firmly supports⟧')}",
        '  document  almaty-cn-en (CHN, 2024-05-11, Lin Wei meets "Kazakhstan"), characters 84 to 122',
        "  address   https://example.org/almaty?lang=en&n=1",
        "  rule      test-rule",
        "  claim     https://w3id.org/diplograph/id/readout/almaty-cn-en-194652d5#position-9ce3956c08",
    ]


def test_a_rejected_passage_is_shown_with_its_rule_within_its_line(store: ox.Store):
    (found,) = explain.rejections(store, "KAZ", "bri")
    lines = list(explain.shown(found))
    assert lines[0] == "KAZ on bri: no claim, rule host-wish"
    assert lines[1].endswith(" The two sides ⟦should build it together⟧.")
    assert lines[1].startswith("  words     …")
    assert not any(each.startswith("  claim") for each in lines)


@pytest.mark.parametrize("kind", [explain.claims, explain.rejections])
def test_the_words_between_the_marks_are_those_of_the_span(store: ox.Store, kind: object):
    found = [
        each for holder in ("KAZ", "PER", "CHN") for topic in ("gdi", "bri") for each in kind(store, holder, topic)
    ]
    assert found
    for each in found:
        marked = each["sentence"].partition("⟦")[2].partition("⟧")[0]
        assert marked == TEXTS[each["doc"]][int(each["start"]) : int(each["end"])] == each["quote"]


def test_claims_come_from_every_account_or_from_the_one_asked_for(store: ox.Store):
    every = [each["doc"] for each in explain.claims(store, "KAZ", "gdi")]
    assert every == ["almaty-cn-en", "almaty-cn-fr", "almaty-kz-en"]
    assert [each["doc"] for each in explain.claims(store, "KAZ", "gdi", "almaty-kz-en")] == ["almaty-kz-en"]
    assert list(explain.claims(store, "KAZ", "gdi", "call-press-en")) == []


def test_a_document_that_the_graph_lacks_is_refused(store: ox.Store):
    with pytest.raises(UsageError, match="no document 'almaty' in the graph"):
        list(explain.claims(store, "KAZ", "gdi", "almaty"))


@pytest.mark.parametrize(
    ("bindings", "words"),
    [
        ({"holder": "KAX"}, "holder 'KAX': the graph knows no actor of this code"),
        ({"topic": "gdx"}, "topic 'gdx': the graph knows no topic of this code"),
        ({"topic": "g d"}, "expected an identifier"),
    ],
)
def test_a_code_that_the_graph_lacks_is_refused(store: ox.Store, bindings: dict[str, str], words: str):
    with pytest.raises(UsageError, match=words):
        explain.check_codes(store, query("claims/all"), bindings)


def test_a_name_or_a_misspelling_leads_to_the_code():
    store = ox.Store()
    graph = ox.NamedNode("https://w3id.org/diplograph/graph/vocab/topic")
    for code, label in (("gdi", "Global Development Initiative"), ("one-china-policy", "one-China policy")):
        node = ox.NamedNode(f"https://w3id.org/diplograph/vocab/topic/{code}")
        label_of = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
        store.add(ox.Quad(node, label_of, ox.Literal(label, language="en"), graph))
    for value, code in (("GDI", "gdi"), ("one-china-polcy", "one-china-policy")):
        with pytest.raises(UsageError, match=f"there is {code}"):
            explain.check_codes(store, query("claims/all"), {"topic": value})


def test_codes_that_are_only_mentioned_are_known(store: ox.Store):
    explain.check_codes(store, query("claims/all"), {"holder": "KAZ", "topic": "gdi", "doc": "anything goes"})


def test_a_long_line_is_cut_between_words_and_says_so():
    text = f"{'before ' * 60}THE WORDS{' after' * 60}\nnext line"
    start = text.index("THE")
    begin, finish = explain._surroundings(text, start, start + 9)
    assert text[begin:finish].startswith("before ")
    assert text[begin:finish].endswith(" after")
    assert text[begin - 1] == " "
    assert explain._surroundings("a\nTHE WORDS\nb", 2, 11) == (2, 11)
