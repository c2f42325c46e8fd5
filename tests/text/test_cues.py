"""The things in a text that matter to who holds what, each once, the longer and more special ones first."""

import pytest

from diplograph.model.text import Span
from diplograph.packs.gazetteer import Gazetteer, gazetteer
from diplograph.packs.language import LanguagePack, Lexicon, Segment, Verb, lexicon
from diplograph.text.cues import Covering, Item, Named, items, within

LEXICON = Lexicon(
    LanguagePack(
        tag="xx",
        name="Test",
        segment=Segment(terminators="."),
        cues={"report": ("said",), "plain": ("it is said",), "clitic": ("la",), "and": ("and",)},
        verb=(Verb(name="supports", finite=("supports",), infinitive=("build",)),),
    )
)
NAMES = Gazetteer(
    "xx",
    {
        "actors": [("Kenya", "KEN", "name")],
        "topics": [
            ("Global Development Initiative", "gdi", "name"),
            ("build a shared future", "shared-future", "name"),
            ("GDI", "gdi", "acronym"),
            ("GSI", "gsi", "acronym"),
            ("three initiatives", "gdi gsi gci", "set"),
        ],
        "areas": [("development", "poverty-reduction", "name")],
        "series": [("Kenya supports us Forum", "forum", "name")],
    },
    spaced=True,
)


def seen(text: str, *named: Named) -> list[tuple[str, str]]:
    found = items(text, named, NAMES, LEXICON)
    return [(each.kind, text[each.start : each.end]) for each in found if each.kind not in {"soft", "hard"}]


def test_a_text_becomes_a_sequence_of_names_cues_and_marks_in_order():
    text = "Kenya said, and supports."
    found = items(text, (), NAMES, LEXICON)
    assert [each.kind for each in found][:5] == ["actor", "report", "soft", "and", "verb"]
    assert [each.start for each in found] == sorted(each.start for each in found)


def test_a_title_hides_the_names_and_words_within_it():
    assert seen("the Kenya supports us Forum") == [("series", "Kenya supports us Forum")]


def test_a_longer_cue_takes_the_sting_out_of_a_shorter_one():
    assert seen("it is said") == [("plain", "it is said")]


def test_a_topic_hides_the_cues_and_areas_within_it_but_a_verb_at_its_head_stays_a_verb():
    assert seen("supports the Global Development Initiative") == [
        ("verb", "supports"),
        ("topic", "Global Development Initiative"),
    ]
    assert [kind for kind, _ in seen("build a shared future")] == ["verb", "topic"]


def test_a_person_hides_everything_in_the_name():
    text = "Kenya Said"
    assert seen(text) == [("actor", "Kenya"), ("report", "Said")]
    assert seen(text, Named(Span(0, 10), "person", 3)) == [("person", "Kenya Said")]
    (item,) = items(text, [Named(Span(0, 10), "person", 3)], NAMES, LEXICON)
    assert item.person == 3


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("supports the GDI", []),
        ("the Global Development Initiative (GDI). Kenya supports the GDI", ["Global Development Initiative", "GDI"]),
        ("Kenya supports the GDI and the GSI", ["GDI", "GSI"]),
        ("Gender Index (GDI): Kenya supports the GDI", []),
    ],
)
def test_an_acronym_needs_an_introduction_or_another_one_beside_it(text: str, topics: list[str]):
    assert [words for kind, words in seen(text) if kind == "topic"] == topics


def test_a_clitic_counts_only_right_before_a_verb():
    assert seen("la supports") == [("clitic", "la"), ("verb", "supports")]
    assert seen("la Kenya") == [("actor", "Kenya")]


def test_a_one_character_state_counts_only_beside_a_word_for_a_side():
    names = gazetteer("zh")
    found = items("上马时，马方说", (), names, lexicon("zh"))
    actors = [each for each in found if each.kind == "actor"]
    assert [(each.start, each.end) for each in actors] == [(4, 6)]
    assert actors[0].entry is not None
    assert {"MLT", "MYS", "MDG"} <= set(actors[0].entry.referent.split())


def test_what_stands_in_a_span_is_what_begins_in_it():
    sequence = [Item(0, 2, "a"), Item(3, 9, "b"), Item(9, 12, "c")]
    assert [each.kind for each in within(sequence, Span(3, 9))] == ["b"]
    assert within(sequence, Span(10, 11)) == []


def test_an_interval_is_taken_once_and_a_copy_of_the_covering_is_free_of_its_origin():
    covering = Covering(10)
    assert covering.take(2, 5)
    assert not covering.take(4, 6)
    other = covering.copy()
    assert other.take(5, 7)
    assert covering.take(5, 7)
    assert not other.take(0, 3)
