"""Each language pack shows what it finds in its own invented texts, and is silent where it must be."""

import pytest

from diplograph.model.statement import Position
from diplograph.model.text import Document
from diplograph.packs.codebook import codebook
from diplograph.packs.language import Case, grammar, language_pack, lexicon, tags
from diplograph.text.reading import positions, read

CASES = [pytest.param(tag, case, id=f"{tag}: {case.name}") for tag in tags() for case in language_pack(tag).case]


def claim(position: Position) -> str:
    """Write a position as the cases do."""
    level = codebook("default").level(position.strengths, position.polarity)
    return f"{position.holder} {position.topic} {level} {position.modality} {position.voice}"


@pytest.mark.parametrize(("tag", "case"), CASES)
def test_a_case_makes_its_claims_and_no_other(tag: str, case: Case):
    document = Document(
        id="case", text=case.text, language=tag, publisher=case.publisher, published=case.published, medium="ministry"
    )
    found = {claim(position) for _, position in positions(read(document))}
    assert found == set(case.claims)


@pytest.mark.parametrize("tag", tags())
def test_a_pack_has_cases_of_its_own_and_counter_examples(tag: str):
    cases = language_pack(tag).case
    assert any(case.claims for case in cases)
    assert any(not case.claims for case in cases)


@pytest.mark.parametrize("tag", tags())
def test_no_form_stands_for_two_things(tag: str):
    assert lexicon(tag).cues


def test_every_kind_of_topic_in_the_grammar_lists_each_topic_once():
    topics = [topic for kind in grammar().kinds.values() for topic in kind]
    assert len(topics) == len(set(topics))
