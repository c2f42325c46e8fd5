"""Find the meetings that a document adds to the one its news sentence tells of."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from diplograph.model.event import Event
from diplograph.model.text import Sentence, Span
from diplograph.packs.happenings import Kind
from diplograph.text.dates import resolve
from diplograph.text.heading import OPENS_BOLD
from diplograph.text.news import GATHERINGS
from diplograph.text.people import PersonMention
from diplograph.text.scene import COUNTED, Range, Scene
from diplograph.text.sightings import Cue

FURTHER = "reported-further"
"""The rule of a meeting that a later sentence adds."""

RECEIVED = "reported-received"
"""The rule of a meeting of the guest with somebody else of the host's side, which the account only names."""

_OPENER_REACH = 70
_OFFICE_REACH = 200
_STEP = 50
_LEAD = 16
_NEAR = 12
_DAY = 10
_MET: tuple[Kind, ...] = ("meet", "also", "host")


def further(scene: Scene, number: int, meetings: Sequence[Event]) -> list[Event]:
    """Return the meetings with those that later sentences add: "Ma also met with", "When meeting with".

    `number` is the news sentence. A paragraph that opens with a meeting of the host with somebody else adds one too;
    a first meeting that names nobody but the host gives way to those that do.
    """
    adding = _Adding(scene, number, meetings)
    added = list(adding.told())
    first = [each for each in adding.first if not (added and len(each.sides) < 2 and each.type != "visit")]
    return [*first, *added]


class _Adding:
    """Knows the host and whom the document has named as met."""

    def __init__(self, scene: Scene, number: int, meetings: Sequence[Event]) -> None:
        self.scene, self.number = scene, number
        self.first = list(meetings)
        self.spaced = scene.lexicon.naming.script != "characters"
        self.host = meetings[0].participants[:1]
        self.own = {each.actor for each in self.host}
        self.known = {each.name for event in meetings for each in event.participants}
        self.date = meetings[0].date, meetings[0].date_words

    def told(self) -> Iterator[Event]:
        scene = self.scene
        paragraph, heading = scene.sentences[self.number].paragraph, ""
        for sentence in scene.sentences[self.number + 1 :]:
            opens, paragraph = sentence.paragraph != paragraph, sentence.paragraph
            heading = self._headed(sentence) or heading
            if guest := self._received(sentence, first=paragraph == scene.sentences[self.number].paragraph):
                yield guest
                continue
            cue = self._cue(sentence) or (self._opening(sentence) if opens else None)
            if cue is None:
                if heading and (event := self._under(heading, sentence)):
                    heading = ""
                    yield event
                continue
            for mention in scene.mentions(Range(cue.start, sentence.span.end)):
                if scene.people.persons[mention.person].actor in self.own:
                    continue
                event = self._event(mention, cue, sentence) if self._met(mention, cue, sentence) else None
                if event is not None:
                    yield event
                break

    def _headed(self, sentence: Sentence) -> str:
        """Return the actor whose bare name heads what follows: "**Cuba**", "**Hongrie.** Le Ministre"."""
        first = next(self.scene.actor_names(Range(sentence.span.start, sentence.span.start + _LEAD)), None)
        if first is None or len(first.referents) != 1 or first.referents[0] in self.own:
            return ""
        around = self.scene.text[sentence.span.start : first.start], self.scene.text[first.end : first.end + _LEAD]
        bold = bool(OPENS_BOLD.fullmatch(around[0])) and around[1].lstrip(" .:")[:2] in {"**", "__"}
        alone = not around[0].strip() and not around[1].split("\n")[0].strip(" .:")
        return first.referents[0] if bold or alone else ""

    def _under(self, actor: str, sentence: Sentence) -> Event | None:
        """Return the meeting with the first person of the actor whose name heads the paragraph."""
        for mention in self.scene.mentions(sentence.span):
            person = self.scene.people.persons[mention.person]
            if person.actor == actor and person.name not in self.known and mention.kind == "name":
                return self._event(mention, Cue(mention.span.start, mention.span.end, frozenset({"opener"})), sentence)
        return None

    def _received(self, sentence: Sentence, *, first: bool) -> Event | None:
        """Return the meeting of a guest of the first event with somebody else of the host's side, or the reverse.

        The sentence says that it was on the same day or also took place, or it follows in the same paragraph.
        """
        scene = self.scene
        cues = scene.cues(sentence.span, *_MET)
        if not cues or self._elsewhen(sentence, cues[0]):
            return None
        told = scene.dates_within(sentence.span)
        days = [resolve(each, anchor=self.date[0] if each.relative in COUNTED else scene.anchor) for each in told]
        near = [day for day in days if len(day) == _DAY and day[:7] == self.date[0][:7]]
        if (days and not near) or not (first or near or scene.cues(sentence.span, "also")):
            return None
        parts = [scene.participation(each.person, "participant") for each in scene.mentions(sentence.span)]
        known = [each for each in parts if each.name in self.known]
        new = [each for each in parts if each.name not in self.known and each.actor and each.offices]
        pair = [(old, one) for old in known for one in new if old.actor != one.actor]
        if len(pair) != 1 or pair[0][1].actor not in {each for event in self.first for each in event.sides}:
            return None
        self.known.add(pair[0][1].name)
        return replace(
            self.first[0],
            type="meeting",
            date=near[0] if near else self.date[0],
            date_words="",
            participants=pair[0],
            span=Span(cues[0].start, cues[0].end),
            domestic=False,
            rule=RECEIVED,
        )

    def _elsewhen(self, sentence: Sentence, cue: Cue) -> bool:
        """Tell whether a word up to the cue, which is not such a word itself, speaks of another time."""
        opening = Range(sentence.span.start, cue.end + _LEAD)
        others = self.scene.cues(opening, "will", "before", "past", "last-meeting")
        return any(each != cue and not ("last-meeting" in each.kinds and "meet" in each.kinds) for each in others)

    def _cue(self, sentence: Sentence) -> Cue | None:
        cues = [
            cue
            for cue in self.scene.cues(sentence.span, "also", "opener")
            if "also" in cue.kinds or cue.start - sentence.span.start <= _NEAR or not self.spaced
        ]
        if cues and "also" in cues[0].kinds and cues[0].start - sentence.span.start <= _NEAR:
            met = self.scene.cues(Range(cues[0].end, sentence.span.end), "meet", "speak", "phone")
            return met[0]._replace(kinds=met[0].kinds | cues[0].kinds) if met else cues[0]
        return cues[0] if cues else None

    def _opening(self, sentence: Sentence) -> Cue | None:
        """Return the word of meeting with which a paragraph opens, if it tells of no other time or persons."""
        scene = self.scene
        cues = scene.cues(sentence.span, "meet", "speak", "meeting", "phone")
        if not cues or self._elsewhen(sentence, cues[0]):
            return None
        before = (
            scene.mentions(Range(sentence.span.start, cues[0].start)) if cues[0].start > sentence.span.start else ()
        )
        strangers = [each for each in before if scene.people.persons[each.person].actor not in self.own]
        opening = Range(sentence.span.start, cues[0].end + _LEAD)
        days = [resolve(each, anchor=scene.anchor) for each in scene.dates_within(opening)]
        elsewhen = [day for day in days if day and self.date[0] and day[:7] != self.date[0][:7]]
        return None if strangers or elsewhen else cues[0]

    def _met(self, mention: PersonMention, cue: Cue, sentence: Sentence) -> bool:
        person = self.scene.people.persons[mention.person]
        if not person.actor or person.actor in self.own or mention.kind == "role":
            return False
        if person.name in self.known and not self._apart(person.name, sentence):
            return False
        if not self._reaches(cue.end, mention.span.start):
            return False
        return "also" not in cue.kinds or bool(self.scene.cues(sentence.span, "meet", "speak", "phone"))

    def _apart(self, name: str, sentence: Sentence) -> bool:
        """Tell whether one who took part in a gathering is met beside it too."""
        met = any(name in {each.name for each in event.participants} for event in self.first[1:])
        return self.first[0].type in GATHERINGS and not met and bool(self.scene.cues(sentence.span, "aside"))

    def _reaches(self, start: int, end: int) -> bool:
        """Tell whether a name comes soon after the verb, or after the words of an office that come soon after it."""
        if end - start <= _OPENER_REACH:
            return True
        words = [each for kind in ("office", "actor") for each in self.scene.seen.within(kind, start, end)]
        stops = [start, *sorted(each.end for each in words), end]
        return end - start <= _OFFICE_REACH and all(after - stop <= _STEP for stop, after in pairwise(stops))

    def _event(self, mention: PersonMention, cue: Cue, sentence: Sentence) -> Event | None:
        """Return the meeting, or nothing where it is the first one, which only knew the other side's office."""
        person = self.scene.participation(mention.person, "participant")
        self.known.add(person.name)
        date, words = self._when(sentence)
        for place, event in enumerate(self.first):
            unnamed = [each for each in event.participants if each.actor == person.actor and not each.name]
            if unnamed:
                parts = tuple(person if each is unnamed[0] else each for each in event.participants)
                self.first[place] = replace(event, participants=parts, date=date, date_words=words)
                return None
        apart = self._apart(person.name, sentence)
        if (
            not apart
            and any(person.actor in event.sides for event in self.first)
            and "meet" in cue.kinds - {"also", "opener"}
        ):
            return None
        return replace(
            self.first[0],
            type=self._type(cue),
            date=date,
            date_words=words,
            participants=(*self.host, person),
            span=Span(cue.start, cue.end),
            domestic=False,
            rule=FURTHER,
        )

    def _type(self, cue: Cue) -> str:
        kind = self.first[0].type
        if kind in {"visit", "summit", "multilateral-meeting", "speech", "statement", "ceremony"}:
            return "call" if "phone" in cue.kinds else "meeting"
        return kind

    def _when(self, sentence: Sentence) -> tuple[str, str]:
        """Return the day that the sentence names, else that of the meeting before."""
        for each in self.scene.dates_within(sentence.span):
            if each.relative == "same-day":
                break
            day = resolve(each, anchor=self.date[0] if each.relative in COUNTED else self.scene.anchor)
            if len(day) == 10 and (not self.scene.anchor or day <= self.scene.anchor):
                self.date = day, each.span.of(self.scene.text)
                break
        return self.date
