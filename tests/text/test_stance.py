"""From a topic and what governs it to positions, a discussion, or the rule that says there is none."""

from dataclasses import replace

import pytest

from diplograph.model.statement import Discussion, Position, Rejection
from diplograph.model.text import Span
from diplograph.packs.gazetteer import Entry, registry
from diplograph.packs.language import grammar, lexicon
from diplograph.text.cues import Item
from diplograph.text.frames import Frame, Framed, Setting, Verbal
from diplograph.text.stance import Judge

TEXT = "Kenya firmly supports the Initiative and so on"
KENYA = Setting("attributed", 0, "KEN", ("CHN", "KEN"))
JOINT = Setting("joint", -1, "", ("CHN", "KEN"))
JUDGE = Judge(grammar(), lexicon("en"), registry(), TEXT, "2025-10-12")


def verb(name: str, **more: object) -> Verbal:
    values = {"form": "finite", "start": 6, "end": 21, "modality": "asserts", **more}
    return Verbal(name, **values)  # type: ignore[arg-type]


def topic(slug: str, *verbs: Verbal, use: str = "name", setting: Setting = KENYA, **more: object) -> Framed:
    mode = "both" if setting.kind == "joint" else "own"
    subject = setting.sides if setting.kind == "joint" else ("KEN",)
    frame = Frame(subject, mode, "asserts", tuple(verbs), start=6 if verbs else -1)
    frame = replace(frame, **{key: more.pop(key) for key in list(more) if hasattr(frame, key)})
    return Framed(Item(26, 36, "topic", entry=Entry("topic", slug, use)), frame, setting, **more)  # type: ignore[arg-type]


def judged(framed: Framed, judge: Judge = JUDGE) -> list[Position | Rejection | Discussion]:
    return list(judge.judge(framed, "Peter Kamau"))


def said(framed: Framed) -> list[tuple[object, ...]]:
    return [
        (each.holder, each.polarity, each.strengths, each.voice)
        for each in judged(framed)
        if isinstance(each, Position)
    ]


def rule(framed: Framed, judge: Judge = JUDGE) -> str:
    (found,) = judged(framed, judge)
    assert isinstance(found, Rejection)
    return found.rule


def test_a_verb_gives_its_strength_and_the_stronger_one_beside_an_intensifier():
    assert said(topic("gdi", verb("supports"))) == [("KEN", "positive", ("supports",), "own")]
    assert said(topic("gdi", verb("supports", strong=True))) == [("KEN", "positive", ("supports-strongly",), "own")]


def test_the_quote_runs_from_the_verb_to_the_topic():
    (position,) = judged(topic("gdi", verb("supports")))
    assert isinstance(position, Position)
    assert position.quote == Span(6, 36)
    assert position.verbs == ("firmly supports",)


def test_a_denied_support_is_no_opposition():
    assert said(topic("gdi", verb("supports", negated=True))) == [("KEN", "negative", ("does-not-support",), "own")]


def test_a_denied_opposition_says_nothing():
    assert rule(topic("gdi", verb("opposes", negated=True))) == "out-of-class"


def test_a_positive_verb_on_an_ill_says_nothing():
    assert rule(topic("protectionism", verb("supports"))) == "out-of-class"
    assert said(topic("protectionism", verb("opposes"))) == [("KEN", "negative", ("opposes",), "own")]


def test_opposing_what_a_topic_opposes_is_support_of_the_topic():
    assert said(topic("non-interference", verb("opposes"), use="inverse"))[0][:2] == ("KEN", "positive")
    assert rule(topic("non-interference", verb("supports"), use="inverse")) == "out-of-class"


def test_what_both_sides_say_makes_one_position_for_each():
    assert [(each[0], each[3]) for each in said(topic("multilateralism", verb("adheres"), setting=JOINT))] == [
        ("CHN", "joint"),
        ("KEN", "joint"),
    ]


def test_a_named_speaker_speaks_for_both_only_by_report():
    framed = topic("multilateralism", verb("adheres"), mode="both", subject=("CHN", "KEN"))
    assert [(each[0], each[3]) for each in said(framed)] == [("CHN", "reported"), ("KEN", "own")]


def test_a_stance_told_of_another_is_reported():
    assert said(topic("gdi", verb("supports", holder="CHN"))) == [("CHN", "positive", ("supports",), "reported")]
    assert said(topic("gdi", verb("supports"), subject=("CHN",), mode="other"))[0][3] == "reported"


def test_two_modalities_make_two_positions_and_one_modality_makes_one():
    two = judged(topic("gdi", verb("supports"), verb("implements", modality="willing")))
    assert [each.modality for each in two if isinstance(each, Position)] == ["asserts", "willing"]
    one = judged(topic("gdi", verb("appreciates"), verb("supports")))
    assert [each.strengths for each in one if isinstance(each, Position)] == [("appreciates", "supports")]


def test_a_set_name_makes_a_bundled_position_for_each_member():
    found = judged(topic("gdi gsi gci", verb("supports"), use="set"))
    assert [(each.topic, each.bundled) for each in found if isinstance(each, Position)] == [
        ("gdi", True),
        ("gsi", True),
        ("gci", True),
    ]


@pytest.mark.parametrize("barrier", ["exhortation", "wish", "demand", "hypothetical", "invitation", "recalled"])
def test_a_barrier_is_the_rule_of_the_rejection(barrier: str):
    assert rule(topic("gdi", verb("supports"), barrier=barrier)) == barrier


def test_a_topic_without_a_verb_or_a_side_or_that_is_a_venue_is_rejected_by_name():
    assert rule(topic("gdi")) == "no-verb"
    assert rule(topic("gdi", verb("supports"), subject=(), mode="none")) == "no-side"
    assert rule(topic("sco", verb("supports"), venue=True)) == "framework"


def test_a_discussed_topic_is_a_discussion_and_not_a_rejection():
    assert judged(topic("gdi", verb("supports"), deal="discussed")) == [
        Discussion(topic="gdi", quote=Span(6, 36), rule="discussed")
    ]


@pytest.mark.parametrize(
    ("day", "early"),
    [("2021-09-20", True), ("2021-09-21", False), ("2021", False), ("2020", True), ("2021-08", True), ("", False)],
)
def test_an_initiative_has_no_supporter_before_the_day_it_was_put_forward(day: str, early: bool):  # noqa: FBT001
    found = judged(topic("gdi", verb("supports")), replace(JUDGE, day=day))
    assert [isinstance(each, Rejection) and each.rule == "before-launch" for each in found] == [early]


def test_only_its_author_puts_an_initiative_forward():
    assert rule(topic("gdi", verb("puts-forward"))) == "authorship"
    assert said(topic("gdi", verb("puts-forward"), subject=("CHN",))) == [("CHN", "positive", ("put-forward",), "own")]


def test_what_naming_it_asserts_needs_no_verb():
    assert [each[:2] for each in said(topic("taiwan-part-of-china"))] == [("KEN", "positive")]


def test_joining_is_an_act_beyond_speech():
    (position,) = judged(topic("gdi-group-of-friends", verb("joins")))
    assert isinstance(position, Position)
    assert position.act == "join"
    assert rule(topic("multilateralism", verb("joins"))) == "out-of-class"


def test_the_target_is_named_where_the_topic_needs_one():
    (own,) = judged(topic("sovereignty", verb("supports")))
    (core,) = judged(topic("core-interests", verb("supports")))
    (towards,) = judged(topic("sovereignty", verb("supports"), towards="CHN"))
    (none,) = judged(topic("gdi", verb("supports"), towards="CHN"))
    assert [each.target for each in (own, core, towards, none) if isinstance(each, Position)] == [
        "KEN",
        "CHN",
        "CHN",
        "",
    ]


def test_the_rule_of_a_position_tells_verb_form_and_mode():
    (position,) = judged(topic("gdi", verb("supports", negated=True)))
    assert isinstance(position, Position)
    assert position.rule == "stance/supports-negated-finite-own"
