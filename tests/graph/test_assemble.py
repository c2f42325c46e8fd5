"""From readings to quads."""

import re
import runpy
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.graph import mint
from diplograph.graph.assemble import block, bounds, quads, quoted
from diplograph.model.statement import Reading
from diplograph.model.text import Document, Span

READINGS = runpy.run_path(str(Path(__file__).with_name("readings.py")))["READINGS"]
FIRST = READINGS[0]


def objects(reading: Reading, name: str) -> set[str]:
    return {quad.object.value for quad in quads(reading) if quad.predicate.value == mint.term(name)}


@pytest.mark.parametrize("reading", READINGS, ids=lambda each: each.document.id)
def test_every_quad_stands_in_the_graph_of_its_readout(reading: Reading):
    assert {quad.graph_name.value for quad in quads(reading)} == {mint.graph("readout", reading.document.key)}


@pytest.mark.parametrize("reading", READINGS, ids=lambda each: each.document.id)
def test_every_passage_rereads_to_its_words(reading: Reading):
    spans: dict[str, dict[str, str]] = {}
    for quad in quads(reading):
        if "#char=" in quad.subject.value:
            name = quad.predicate.value.removeprefix(mint.ONTOLOGY)
            spans.setdefault(quad.subject.value, {})[name] = quad.object.value
    assert spans
    for each in spans.values():
        assert reading.document.text[int(each["charStart"]) : int(each["charEnd"])] == each["exactText"]


@pytest.mark.parametrize("reading", READINGS, ids=lambda each: each.document.id)
def test_only_the_datatypes_of_the_contract_occur(reading: Reading):
    found = set(re.findall(rb"\^\^<http://www.w3.org/2001/XMLSchema#(\w+)>", block(reading)))
    assert found <= {b"integer", b"date", b"boolean", b"anyURI"}
    assert b"_:" not in block(reading)


def test_the_order_of_parts_does_not_change_the_block():
    turned = replace(FIRST, statements=FIRST.statements[::-1], events=FIRST.events[::-1])
    assert block(turned) == block(FIRST)


def test_each_holder_of_a_joint_claim_and_each_topic_of_a_bundle_has_a_position_of_its_own():
    joint = READINGS[5]
    targets = [quad for quad in quads(joint) if quad.predicate.value == mint.term("holder")]
    assert len(targets) == 7


def test_an_unregistered_person_is_known_in_one_document_alone():
    people = objects(FIRST, "speaker")
    assert people == {mint.person("chn-lin-wei"), mint.local_person(FIRST.document.key, "Aigul Serikova")}


def test_accounts_share_the_event_and_describe_it_apart():
    one, other = (
        {quad.subject.value for quad in quads(each) if quad.predicate.value == mint.term("describes")}
        for each in READINGS[:2]
    )
    assert objects(FIRST, "reportsOn") == objects(READINGS[1], "reportsOn")
    assert not one & other


def test_two_tellings_of_one_event_become_one():
    news = FIRST.events[0]
    again = replace(news, main=False, status="past", span=Span(0, 3), participants=news.participants[:1])
    assert block(replace(FIRST, events=(again, *FIRST.events))) == block(FIRST)


def test_a_document_without_publisher_has_no_point_of_view():
    assert objects(READINGS[3], "pointOfView") == set()


@pytest.mark.parametrize(
    ("edtf", "span"),
    [
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2023-02", ("2023-02-01", "2023-02-28")),
        ("2024-12-30/2025-01", ("2024-12-30", "2025-01-31")),
        ("2024/..", ("2024-01-01", "")),
        ("2023-02-30", ("", "")),
        ("next week", ("", "")),
    ],
)
def test_a_date_spans_what_it_says(edtf: str, span: tuple[str, str]):
    assert bounds(edtf) == span


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("He said: “we support it fully”.", True),
        ("« Nous soutenons: we support it », a-t-il dit.", True),
        ('He said, "we support it", and left.', True),
        ("我方表示：“we support it。”", True),
        ("He said that they we support it.", False),
        ("“We” said: we support it.", False),
        ("we support it “Belt and Road”.", False),
        ("“An open mark\nwe support it”.", False),
    ],
)
def test_words_are_quoted_when_all_of_them_stand_between_marks(text: str, *, answer: bool):
    start = text.index("we support it")
    assert quoted(text, Span(start, start + 13)) is answer


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.text(max_size=20).filter(str.isprintable))
def test_any_text_and_any_metadata_give_quads_that_parse(text: str, words: str):
    document = Document(id=words or "x", text=text, language=words, title=words, published=words, publisher=words)
    document = replace(document, medium=words, url=words, source=words, warnings=(words,))
    assert objects(Reading(document=document), "text") == {text}
