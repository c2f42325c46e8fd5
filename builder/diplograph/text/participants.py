"""Decide who takes part in the event that a sentence reports."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diplograph.model.event import Participation
from diplograph.model.text import Sentence, Span
from diplograph.text.offices import OfficePhrase
from diplograph.text.people import PersonMention
from diplograph.text.scene import Range, Scene, Stretch

_GOVERNED = 45


@dataclass(frozen=True, slots=True)
class Sides:
    """Who takes part, in the order of the text: those before the verb, and those after it."""

    first: tuple[Participation, ...]
    second: tuple[Participation, ...]

    @property
    def all(self) -> tuple[Participation, ...]:
        """Return everyone once."""
        return unique((*self.first, *self.second))

    @property
    def actors(self) -> set[str]:
        """Return the actors on either side."""
        return {each.actor for each in self.all if each.actor}


def unique(parts: Iterable[Participation]) -> tuple[Participation, ...]:
    """Return the participations without repetition of a person or of an actor with nobody named."""
    kept: dict[tuple[str, ...], Participation] = {}
    for each in parts:
        key = (each.name, each.actor) if each.name else ("", each.actor, *each.offices)
        kept.setdefault(key, each)
    return tuple(kept.values())


def sides(scene: Scene, span: Stretch, verb: int, roles: tuple[str, str] = ("participant", "participant")) -> Sides:
    """Return who stands before and after the verb in a range, without those only invoked ("at the invitation of")."""
    first: list[Participation] = []
    second: list[Participation] = []
    last = verb
    listing = bool(scene.cues(span, "separately", "also"))
    for mention in scene.mentions(span):
        if invoked(scene, mention.span.start) or invites(scene, mention.span.end):
            continue
        both = len({each.actor for each in (*first, *second)}) > 1
        if both and second and not listing and _elsewhere(scene, last, mention.span.start):
            break
        last = max(last, mention.span.end)
        before = mention.span.start < verb
        (first if before else second).append(scene.participation(mention.person, roles[0 if before else 1]))
    named = {each.actor for each in (*first, *second)}
    for phrase in scene.vacant(span):
        if invoked(scene, phrase.start) or phrase.former:
            continue
        actor = scene.actor(phrase.actors)
        if actor and (partner := _partner(scene, phrase)) and partner not in named:
            second.append(scene.unnamed(phrase, partner, roles[1]))
        if actor and actor not in named:
            before = phrase.start < verb
            (first if before else second).append(scene.unnamed(phrase, actor, roles[0 if before else 1]))
    return Sides(unique(first), unique(second))


def _partner(scene: Scene, phrase: OfficePhrase) -> str:
    """Return the second state of an office in the plural: "the foreign ministers of Uzbekistan and China"."""
    following = next(scene.actor_names(Range(phrase.end, phrase.end + _GOVERNED)), None)
    if following is None or len(following.referents) != 1:
        return ""
    gap = scene.seen.folded[phrase.end : following.start].strip()
    return following.referents[0] if gap in scene.lexicon.naming.joiners else ""


def invoked(scene: Scene, at: int) -> bool:
    """Tell whether the words just before say that the person is named for another reason than taking part."""
    cues = scene.cues(Range(max(0, at - 2 * _GOVERNED), at) if at else Range(0, 1), "invitation")
    if not cues or cues[-1].end > at:
        return bool(cues)
    return at - cues[-1].end <= _GOVERNED // 2 or not scene.mentions(Range(cues[-1].end, at))


def _elsewhere(scene: Scene, start: int, end: int) -> bool:
    """Tell whether the words between two persons turn to another event: "to follow up on the summit between"."""
    return end > start and bool(
        scene.cues(Range(start, end), "summit", "meeting", "last-meeting", "visit", "multilateral")
    )


def invites(scene: Scene, end: int) -> bool:
    """Tell whether the words just after say that the person is the one who invites or sends."""
    return any(cue.start - end <= 2 for cue in scene.cues(Range(end, end + 3), "invites"))


def bare_sides(scene: Scene, span: Stretch, taken: set[str]) -> tuple[Participation, ...]:
    """Return the actors named in a range with nobody to speak for them."""
    found = []
    for each in scene.actor_names(span):
        actor = each.referents[0]
        if len(each.referents) == 1 and actor not in taken and not actor.startswith("party:"):
            found.append(Participation(actor=actor, span=Span(each.start, each.end)))
            taken = taken | {actor}
    return tuple(found)


def attendees(
    scene: Scene, sentences: Sequence[Sentence], lead: int, principals: set[str]
) -> tuple[Participation, ...]:
    """Return who else was there, as the lines of attendance say."""
    found: list[Participation] = []
    for number, sentence in enumerate(sentences):
        if number == lead or not scene.cues(sentence.span, "present"):
            continue
        persons = [scene.people.persons[mention.person] for mention in scene.mentions(sentence.span)]
        if any(person.name in principals for person in persons) and not _closing(scene, sentence, principals):
            continue
        found += [
            scene.participation(mention.person, "attendee")
            for mention in scene.mentions(sentence.span)
            if mention.kind != "role" and scene.people.persons[mention.person].name not in principals
        ]
    return unique(found)


def _closing(scene: Scene, sentence: Sentence, principals: set[str]) -> bool:
    """Tell whether it is the last line and opens with somebody else than the principals."""
    first = next(iter(scene.mentions(sentence.span)), None)
    return sentence is scene.sentences[-1] and first is not None and _name(scene, first) not in principals


def _name(scene: Scene, mention: PersonMention) -> str:
    return scene.people.persons[mention.person].name
