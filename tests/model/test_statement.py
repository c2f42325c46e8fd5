"""Statements and events are plain values: named slots, no change, equality by content."""

import dataclasses

import pytest

from diplograph.model import event, statement, text
from diplograph.model.event import Event, Participation
from diplograph.model.statement import Position, Speaker, Statement
from diplograph.model.text import Span

VALUES = [
    each
    for module in (text, event, statement)
    for each in vars(module).values()
    if isinstance(each, type) and dataclasses.is_dataclass(each) and each.__module__ == module.__name__
]


def position(**changes: object) -> Position:
    slots = {"holder": "KAZ", "topic": "gdi", "polarity": "positive", "strengths": ("supports",), "modality": "asserts"}
    return Position(**(slots | {"voice": "own", "quote": Span(0, 4), "rule": "r"} | changes))


def participation(actor: str) -> Participation:
    return Participation(actor=actor)


def test_every_value_of_the_model_is_looked_at():
    assert {"Span", "Document", "Event", "Participation", "Position", "Statement", "Reading"} <= {
        each.__name__ for each in VALUES
    }


@pytest.mark.parametrize("kind", VALUES, ids=lambda each: each.__name__)
def test_no_value_of_the_model_can_be_changed_or_given_other_slots(kind: type):
    assert kind.__dataclass_params__.frozen
    assert not hasattr(object.__new__(kind), "__dict__")


@pytest.mark.parametrize("kind", VALUES, ids=lambda each: each.__name__)
def test_every_value_can_be_a_member_of_a_set(kind: type):
    lists = [each.name for each in dataclasses.fields(kind) if str(each.type).startswith(("list", "dict", "set"))]
    assert lists == [], "what can be changed within a value makes it unhashable"


def test_a_position_is_what_its_slots_say():
    assert position() == position()
    assert len({position(), position(), position(modality="willing")}) == 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        position().holder = "UZB"  # type: ignore[misc]


def test_slots_are_named_and_none_that_identifies_a_claim_may_be_left_out():
    with pytest.raises(TypeError, match="positional"):
        Position("KAZ", "gdi")  # type: ignore[misc, call-arg]
    for name in ("holder", "topic", "polarity", "strengths", "modality", "voice", "quote", "rule"):
        slots = {each.name: getattr(position(), each.name) for each in dataclasses.fields(Position)}
        del slots[name]
        with pytest.raises(TypeError, match=f"'{name}'"):
            Position(**slots)


def test_a_statement_without_a_speaker_is_one_of_nobody():
    spoken = Statement(kind="narrated", span=Span(0, 9), sides=(), contents=(position(),))
    assert spoken.speaker is None
    assert dataclasses.replace(spoken, speaker=Speaker(name="Lin Wei", actor="CHN")) != spoken


def test_the_sides_of_an_event_are_sorted_and_named_once_and_unknown_ones_left_out():
    slots = {"key": "k", "scoped": False, "type": "meeting", "status": "held", "main": True, "span": Span(0, 1)}
    people = tuple(map(participation, ("KAZ", "CHN", "", "KAZ")))
    assert Event(**slots, participants=people).sides == ("CHN", "KAZ")
    assert Event(**slots).sides == ()
