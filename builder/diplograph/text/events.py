"""Tell which events a document reports as its news and which it mentions."""

from collections.abc import Sequence

from diplograph.model.event import Event
from diplograph.model.text import Document, Sentence
from diplograph.packs.gazetteer import Gazetteer
from diplograph.text.further import FURTHER
from diplograph.text.interview import Interview, interview
from diplograph.text.issued import answered, issued
from diplograph.text.keys import keyed
from diplograph.text.mentioned import mentioned
from diplograph.text.news import ENCOUNTERS, News, news
from diplograph.text.people import People, PersonMention
from diplograph.text.reported import Reported
from diplograph.text.scene import Scene

_OPENER_REACH = 70
_TOUCH = 3


def events(
    document: Document, sentences: Sequence[Sentence], people: People, gazetteer: Gazetteer
) -> tuple[Event, ...]:
    """Return the events of a document: those it reports, in order, then those it mentions."""
    scene = Scene(document, sentences, people)
    told = interview(document.text)
    reported = _outside(news(scene), scene, told)
    main: list[Event] = []
    lead = 0
    if reported is not None:
        lead = reported.number
        main = list(Reported(scene, reported).events())
    if told:
        main = [answered(scene, told), *main]
    elif reported is None:
        main = list(issued(scene, gazetteer))
    return tuple(keyed([*main, *mentioned(scene, main, lead)]))


def _outside(found: News | None, scene: Scene, told: Interview | None) -> News | None:
    """Return the news unless it stands in the questions and answers of a press event, or is that event."""
    if found is None or told is None:
        return found
    at = scene.sentences[found.number].span.start
    talked = any(each.start <= at < each.end for each in (*told.questions, *told.answers))
    return None if talked or found.type not in ENCOUNTERS else found


def event_of_sentence(events: Sequence[Event], sentences: Sequence[Sentence], people: People) -> tuple[int | None, ...]:
    """Return for each sentence the main event whose sides speak in it, as an index into the main events."""
    main = [event for event in events if event.main]
    if not main:
        return (None,) * len(sentences)
    turns = _Turns(main, people)
    found: list[int | None] = []
    current, paragraph, at = 0, -1, 0
    for sentence in sentences:
        inside: list[PersonMention] = []
        while at < len(people.mentions) and people.mentions[at].span.start < sentence.span.end:
            inside.append(people.mentions[at])
            at += 1
        current = turns.turned(sentence, inside, current, opens=sentence.paragraph != paragraph)
        paragraph = sentence.paragraph
        found.append(current)
    return tuple(found)


class _Turns:
    """Knows what makes a sentence turn from one reported event to another."""

    def __init__(self, main: Sequence[Event], people: People) -> None:
        self.people = people
        self.only = _exclusive(main)
        self.told = [(event.span, number) for number, event in enumerate(main) if event.rule == FURTHER]

    def turned(self, sentence: Sentence, inside: Sequence[PersonMention], now: int, *, opens: bool) -> int:
        """Return the event that a sentence tells of: by report, by "when meeting with", or by who opens a paragraph."""
        told = next((number for span, number in self.told if sentence.span.covers(span)), None)
        if told is not None:
            return told
        cues = self.people.seen.cues_within(sentence.span.start, sentence.span.end)
        openers = [cue for cue in cues if "opener" in cue.kinds]
        for number, mention in enumerate(inside):
            name = self.people.persons[mention.person].name
            opened = any(
                0 <= mention.span.start - cue.end <= _OPENER_REACH or abs(cue.start - mention.span.end) <= _TOUCH
                for cue in openers
            )
            if name in self.only and (opened or (opens and number == 0)):
                return self.only[name]
        return now


def _exclusive(main: Sequence[Event]) -> dict[str, int]:
    """Return the persons who take part in one of the main events alone, events of the same sides counted as one."""
    first: dict[tuple[str, ...], int] = {}
    events_of: dict[str, set[int]] = {}
    for number, event in enumerate(main):
        names = tuple(sorted(each.name for each in event.participants if each.name and each.role != "attendee"))
        same = first.setdefault(names, number)
        for name in names:
            events_of.setdefault(name, set()).add(same)
    return {name: next(iter(numbers)) for name, numbers in events_of.items() if len(numbers) == 1}
