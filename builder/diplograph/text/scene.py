"""What the stages that read events share about one document."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from diplograph.model.event import Participation
from diplograph.model.text import Document, Sentence, Span
from diplograph.packs.gazetteer import Place, Registry, registry
from diplograph.packs.happenings import EventLexicon, Kind, event_lexicon
from diplograph.text.dates import DateMention, date_mentions, resolve
from diplograph.text.offices import UNTITLED, OfficePhrase, ordered
from diplograph.text.people import People, PersonMention
from diplograph.text.sightings import Cue, Sighting

COUNTED = {"same-day", "next-day"}
"""Dates that count from the one that the text has named before."""

_LOCAL = 60
_DAY = 10


class Range(NamedTuple):
    """A stretch of text to search in; unlike a span it may be empty."""

    start: int
    end: int


Stretch = Span | Range


@cache
def _local(tag: str) -> re.Pattern[str]:
    naming = event_lexicon(tag).naming
    words = "|".join(sorted(map(re.escape, naming.locatives), key=len, reverse=True))
    if naming.script != "capitals":
        return re.compile(rf"(?:{words})\s*$")
    word = r"[A-ZÀ-ÞА-ЯЁ][\w'’.-]+"
    city = rf"(?P<city>{word}(?: {word}){{0,3}})"
    return re.compile(rf"(?<!\w)(?:{words})\s+(?:{city},\s+(?:(?:{words})\s+)?)?$")


class Scene:
    """One document with its sentences, persons, dates, places and cues."""

    def __init__(self, document: Document, sentences: Sequence[Sentence], people: People) -> None:
        self.document, self.sentences, self.people = document, sentences, people
        self.text, self.seen = document.text, people.seen
        self.dates = sorted(date_mentions(document.text, document.language), key=lambda each: each.span)
        self._mention_starts = [mention.span.start for mention in people.mentions]
        self._date_starts = [each.span.start for each in self.dates]

    @cached_property
    def registry(self) -> Registry:
        """Return what the referents are."""
        return registry()

    @cached_property
    def lexicon(self) -> EventLexicon:
        """Return the words of events."""
        return event_lexicon(self.document.language)

    @cached_property
    def dateline(self) -> DateMention | None:
        """Return the date of filing that opens the text."""
        return next((each for each in self.dates if each.kind == "dateline"), None)

    @cached_property
    def anchor(self) -> str:
        """Return the day from which weekdays and "today" count."""
        if self.dateline is not None:
            day = resolve(self.dateline, anchor=self.document.published)
            if day:
                return day
        return self.document.published

    def mentions(self, span: Stretch) -> Sequence[PersonMention]:
        """Return the mentions of persons in a range."""
        starts = self._mention_starts
        return self.people.mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def dates_within(self, span: Stretch) -> Sequence[DateMention]:
        """Return the dates in a range."""
        starts = self._date_starts
        return self.dates[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def day_told(self, date: DateMention) -> str:
        """Return the day that a date means; "the same day" and "the next day" count from the one named last."""
        return resolve(date, anchor=self.day_before(date) if date.relative in COUNTED else self.anchor)

    def day_before(self, date: DateMention) -> str:
        """Return the day that "the same day" means: the one named last before, else that of the document."""
        before = bisect_left(self._date_starts, date.span.start)
        earlier = (resolve(self.dates[at], anchor=self.anchor) for at in range(before - 1, -1, -1))
        return next((day for day in earlier if len(day) == _DAY), self.anchor)

    def cues(self, span: Stretch, *kinds: Kind) -> list[Cue]:
        """Return the cues of any of these kinds in a range."""
        wanted = set(kinds)
        return [cue for cue in self.seen.cues_within(span.start, span.end) if wanted & cue.kinds]

    def vacant(self, span: Stretch) -> list[OfficePhrase]:
        """Return the offices named without a person in a range."""
        return [phrase for phrase in self.people.vacant if span.start <= phrase.start < span.end]

    def actor_names(self, span: Stretch) -> Iterator[Sighting]:
        """Yield the names of actors in a range, adjectives and capitals apart."""
        return (each for each in self.seen.within("actor", span.start, span.end) if each.use == "name")

    def participation(self, person: int, role: str) -> Participation:
        """Return a person as one who takes part."""
        each = self.people.persons[person]
        return Participation(
            actor=each.actor,
            name=each.name,
            person=each.key,
            offices=each.offices,
            role=role,
            span=each.spans[0] if each.spans else None,
        )

    def unnamed(self, phrase: OfficePhrase, actor: str, role: str) -> Participation:
        """Return the holder of an office whom nobody names as one who takes part."""
        offices = ordered(code.lstrip("~") for code in phrase.codes if code not in UNTITLED)
        return Participation(actor=actor, offices=offices, role=role, span=Span(phrase.start, phrase.end))

    def place(self, span: Stretch) -> tuple[str, str, str]:
        """Return the place named in a range: its slug, its label in the language, its state; a city before a venue."""
        found = [each for each in self.seen.within("place", span.start, span.end) if not self._in_name(each)]
        cities = [each for each in found if each.use == "city"] or found
        if cities:
            return self.named_place(cities[0])
        return "", "", ""

    def names_city(self, span: Stretch) -> bool:
        """Tell whether a range names a city, not just a venue."""
        return any(each.use == "city" for each in self.seen.within("place", span.start, span.end))

    def named_place(self, each: Sighting) -> tuple[str, str, str]:
        """Return slug, label and state of a place that the text names."""
        slug = each.referents[0]
        place = self.registry.places.get(slug, Place())
        label = self.text[each.start : each.end]
        naming = self.lexicon.naming
        if naming.endings or naming.proclitics or (label.isupper() and len(label) > 1):
            label = place.labels.get(self.document.language, label)
        return slug, label, place.country

    def country(self, span: Stretch) -> tuple[str, str, str]:
        """Return a place that only its state tells, or a state named as the place, after a local preposition."""
        pattern = _local(self.document.language)
        for each in self.actor_names(span):
            match = pattern.search(self.text, max(span.start, each.start - _LOCAL), each.start)
            if match and len(each.referents) == 1:
                city = match.groupdict().get("city")
                return "", city or self.text[each.start : each.end], each.referents[0]
        return "", "", ""

    def _in_name(self, place: Sighting) -> bool:
        """Tell whether a place is part of a longer name, or rather the state that has its name."""
        state = next(self.seen.within("actor", place.start, place.start + 1), None)
        if state is not None and state.end == place.end and state.use == "name":
            before = _local(self.document.language).search(self.text, max(0, place.start - _LOCAL), place.start)
            if before is None:
                return True
        return any(
            each.start <= place.start and place.end <= each.end
            for kind in ("series", "topic", "office")
            for each in self.seen.within(kind, place.start - 60, place.end)
        )

    def dateline_place(self) -> tuple[str, str, str]:
        """Return the place of filing."""
        if self.dateline is None:
            return "", "", ""
        return self.place(Range(self._line(self.dateline.span.start), self.dateline.span.start + 1))

    def _line(self, at: int) -> int:
        return max(self.text.rfind("\n", 0, at) + 1, 0)

    def actor(self, referents: Sequence[str], sides: Sequence[str] = ()) -> str:
        """Return the actor that an ambiguous name means: one of the sides, otherwise the first."""
        return next((each for each in referents if each in sides), referents[0] if referents else "")
