"""What governs a topic: whose clause it stands in, under which verbs, and what keeps it from being a stance."""

import pytest

from diplograph.packs.gazetteer import gazetteer
from diplograph.packs.language import language_pack, lexicon
from diplograph.text.clauses import framed
from diplograph.text.cues import items
from diplograph.text.frames import Earlier, Framed, Setting
from diplograph.text.subjects import Subjects

KENYA = Setting("attributed", 0, "KEN", ("CHN", "KEN"))
ABOVE = "Geneva, 12 October 2025\n" * 5
FIRST = Earlier()
JOINT = Setting("joint", -1, "", ("CHN", "KEN"))


def walked(text: str, setting: Setting = KENYA, tag: str = "en", earlier: Earlier = FIRST) -> list[Framed]:
    pack = language_pack(tag)
    text = ABOVE + text
    sequence = items(text, (), gazetteer(tag), lexicon(tag))
    subjects = Subjects(actors=(setting.side,), pack=pack, short=frozenset(gazetteer(tag).short))
    return [
        each
        for each in framed(text, sequence, setting, subjects, earlier, start=len(ABOVE))[0]
        if each.item.kind != "area"
    ]


def only(text: str, setting: Setting = KENYA, tag: str = "en") -> Framed:
    (found,) = walked(text, setting, tag)
    return found


def test_the_subject_of_the_clause_is_who_holds_and_the_verb_before_the_topic_is_how():
    frame = only("Kenya firmly supports the Global Development Initiative").frame
    assert (frame.subject, frame.mode, frame.modality, frame.barrier) == (("KEN",), "own", "asserts", "")
    assert [(verb.name, verb.strong, verb.negated) for verb in frame.verbs] == [("supports", True, False)]


def test_one_verb_governs_a_list_and_a_second_verb_begins_anew():
    found = walked(
        "Kenya supports the Global Development Initiative, the Global Security Initiative and rejects protectionism"
    )
    assert [[verb.name for verb in each.frame.verbs] for each in found] == [["supports"], ["supports"], ["opposes"]]


def test_two_verbs_joined_before_one_topic_both_govern_it():
    frame = only("Kenya appreciates and supports the Global Security Initiative").frame
    assert [verb.name for verb in frame.verbs] == ["appreciates", "supports"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Kenya supports the Global Security Initiative", "asserts"),
        ("Kenya reaffirms that it supports the Global Security Initiative", "reiterates"),
        ("Kenya is ready to support the Global Security Initiative", "willing"),
        ("Kenya will support the Global Security Initiative", "will"),
        ("Kenya hopes to support the Global Security Initiative", "hopes"),
    ],
)
def test_the_word_before_the_verb_gives_the_modality(text: str, modality: str):
    assert [verb.modality for verb in only(text).frame.verbs] == [modality]


def test_a_finite_verb_ends_a_modality_and_an_infinitive_carries_it_on():
    found = walked("Kenya is ready to support the Global Security Initiative and opposes protectionism")
    assert [each.frame.verbs[0].modality for each in found] == ["willing", "asserts"]
    found = walked("Kenya is ready to support the Global Security Initiative and oppose protectionism")
    assert [each.frame.verbs[0].modality for each in found] == ["willing", "willing"]


@pytest.mark.parametrize(
    ("text", "barrier"),
    [
        ("the two sides should support the Global Security Initiative", "exhortation"),
        ("Kenya urged China to support the Global Security Initiative", "demand"),
        ("if China supports the Global Security Initiative", "hypothetical"),
        ("Kenya hopes that China will support the Global Security Initiative", "wish"),
        ("Kenya invited China to support the Global Security Initiative", "invitation"),
        ("the Global Security Initiative has won the support of many", ""),
    ],
)
def test_a_barrier_keeps_a_clause_from_being_a_stance(text: str, barrier: str):
    frame = only(text).frame
    assert frame.barrier == barrier
    assert barrier or not frame.verbs


def test_a_barrier_ends_with_a_new_subject():
    found = walked("the two sides should oppose protectionism, and Kenya supports multilateralism")
    assert [each.frame.barrier for each in found] == ["exhortation", ""]
    assert found[1].frame.subject == ("KEN",)


def test_a_hope_with_another_actor_after_it_is_a_wish_and_one_with_the_own_side_is_a_hope():
    assert only("Kenya hopes that China will oppose protectionism").frame.barrier == "wish"
    frame = only("Kenya hopes that Kenya can support multilateralism").frame
    assert frame.barrier == ""


def test_a_negation_reaches_the_verb_near_it_alone():
    found = walked("Kenya does not support protectionism and upholds multilateralism")
    assert [each.frame.verbs[-1].negated for each in found] == [True, False]


def test_a_negation_reaches_on_over_or_to_the_next_verb():
    verbs = only("Kenya does not support or back protectionism").frame.verbs
    assert [verb.negated for verb in verbs] == [True, True]


def test_a_negation_reaches_on_over_or_past_an_object():
    found = walked("Kenya does not support the Global Security Initiative or back multilateralism")
    assert [each.frame.verbs[-1].negated for each in found] == [True, True]


def test_a_topic_in_the_first_words_of_a_document_is_no_venue():
    text = "对全球安全倡议，肯方积极支持。"
    pack = language_pack("zh")
    subjects = Subjects(actors=("KEN",), pack=pack, short=frozenset(gazetteer("zh").short))
    sequence = items(text, (), gazetteer("zh"), lexicon("zh"))
    assert [each.frame.venue for each in framed(text, sequence, KENYA, subjects, Earlier(), start=0)[0]] == [False]


def test_another_actor_as_subject_makes_the_mode_other():
    frame = only("China supports the Global Security Initiative").frame
    assert (frame.subject, frame.mode) == (("CHN",), "other")


def test_what_help_was_thanked_for_is_held_by_who_was_thanked():
    verbs = only("Kenya thanked China for its support for multilateralism").frame.verbs
    assert [(verb.name, verb.holder) for verb in verbs] == [("supports", "CHN")]


def test_a_topic_named_as_a_place_of_work_is_a_venue():
    found = only("Kenya will strengthen coordination within the framework of BRICS")
    assert found.frame.venue
    assert found.frame.verbs == ()


def test_what_is_discussed_is_a_deal_and_no_stance():
    assert only("the two sides discussed the Global Security Initiative", JOINT).frame.deal == "discussed"


def test_a_pronoun_for_initiatives_stands_for_the_topics_named_last():
    found = walked("Kenya appreciates the Global Security Initiative and supports the initiative")
    assert [item.entry.referent for item in found[1].anaphors if item.entry] == ["gsi"]


def test_what_is_said_of_a_topic_after_it_is_found():
    found = only("the Global Security Initiative is timely")
    assert found.ahead == "considers-important"


def test_two_actors_right_beside_a_shared_future_make_it_bilateral():
    pair = only("Kenya supports the China-Kenya community with a shared future")
    assert pair.bilateral or (pair.item.entry and pair.item.entry.referent == "shared-future-bilateral")
    assert not only("Kenya supports a community with a shared future for mankind").bilateral


def test_a_topic_that_stands_before_its_verb_is_governed_by_it_where_the_language_allows():
    frame = only("对全球安全倡议，肯方积极支持。", tag="zh").frame
    assert frame.subject == ("KEN",)
    assert [(verb.name, verb.strong) for verb in frame.verbs] == [("supports", True)]


def test_the_two_sides_hold_what_they_say_together():
    frame = only("the two sides reaffirmed that they support multilateralism", JOINT).frame
    assert (frame.subject, frame.mode) == (("CHN", "KEN"), "both")
