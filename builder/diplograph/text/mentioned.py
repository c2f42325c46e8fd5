"""Find the events that a document mentions beside its news: past, planned, or going on around it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from diplograph.model.event import Event, Participation
from diplograph.model.text import Sentence, Span
from diplograph.packs.happenings import Kind
from diplograph.text.dates import DateMention, resolve
from diplograph.text.participants import unique
from diplograph.text.scene import Range, Scene

_REACH = 90
_BEFORE = 60
_CLOSE = 45
_TYPES: dict[Kind, str] = {
    "summit": "summit",
    "multilateral": "multilateral-meeting",
    "visit": "visit",
    "travel": "visit",
    "consultation": "consultation",
    "relations": "relations-change",
    "ceremony": "ceremony",
    "speech": "speech",
    "phone": "call",
    "last-meeting": "meeting",
    "meeting": "meeting",
    "meet": "meeting",
}
_DEFAULTS: dict[Kind, str] = {"summit": "past", "consultation": "past", "speech": "past"}
_TIMES: tuple[tuple[Kind, str], ...] = (
    ("aside", "held"),
    ("during", "held"),
    ("will", "planned"),
    ("host", "planned"),
    ("before", "planned"),
    ("past", "past"),
    ("after", "past"),
)
_RANKS: tuple[tuple[Kind, str], ...] = (
    ("rank-state", "state"),
    ("rank-official", "official"),
    ("rank-working", "working"),
)


def mentioned(scene: Scene, main: Sequence[Event], lead: int) -> Iterator[Event]:
    """Yield the events mentioned, each once."""
    known = {(event.type, event.date, event.status, "") for event in main}
    visitors: set[str] = set()
    for number, sentence in enumerate(scene.sentences):
        for event in _Reader(scene, sentence, main, leading=number <= lead).events():
            who = {each.name or each.actor for each in event.participants}
            key = (event.type, event.date, event.status, event.series)
            if key in known or (event.date and (event.type, event.date, "held", "") in known):
                continue
            if event.type == "visit":
                told = any(kind == "visit" and day.startswith(event.date) for kind, day, _, _ in known)
                if (not event.date and not who) or (who & visitors and told):
                    continue
                visitors |= who
            known.add(key)
            yield event


class _Reader:
    """Reads the events that one sentence mentions."""

    def __init__(self, scene: Scene, sentence: Sentence, main: Sequence[Event], *, leading: bool) -> None:
        self.scene, self.span, self.leading = scene, sentence.span, leading
        self.taken = [event.span for event in main]
        self.day = main[0].date if main else ""
        self.anchor = scene.anchor or self.day
        self.sides = main[0].sides if main else ()
        self.bilateral = len(self.sides) == 2

    def events(self) -> Iterator[Event]:
        """Yield them in the order of the text, those of a known series first."""
        scene = self.scene
        for each in scene.seen.within("series", self.span.start, self.span.end):
            span = Span(each.start, each.end)
            series = scene.registry.series.get(each.referents[0])
            if series is not None:
                self.taken.append(span)
                parts = tuple(Participation(actor=actor) for actor in series.sides)
                kind = series.type or "summit"
                if status := self._status(span, "past" if kind == "summit" else ""):
                    yield self._event(span, kind, status, parts, series=each.referents[0])
        for cue in scene.seen.cues_within(self.span.start, self.span.end):
            named = next((each for each in _TYPES if each in cue.kinds), None)
            span = Span(cue.start, cue.end)
            if named is None or any(span.start < other.end + 3 and other.start < span.end + 3 for other in self.taken):
                continue
            if event := self._by_cue(span, named):
                self.taken.append(span)
                yield event

    def _by_cue(self, span: Span, kind: Kind) -> Event | None:
        scene = self.scene
        visiting = kind in {"visit", "travel"}
        if visiting and self.leading:
            near = Range(max(self.span.start, span.start - _CLOSE), span.end + 1)
            return self._visit(span) if scene.cues(near, "visitor") else None
        meeting = kind in {"meeting", "meet", "last-meeting", "phone"}
        if meeting and (
            self.leading
            or any(span.start < cue.end and cue.start < span.end for cue in scene.cues(self.span, "opener"))
        ):
            return None
        date = self._date(span)
        status = self._status(span, "" if self.leading else _DEFAULTS.get(kind, ""))
        dated = date is not None and self._apart(span, date.span) <= _REACH
        if not status or (meeting and (status == "held" or not (dated or self._placed(span, kind)))):
            return None
        if kind == "consultation" and not dated and not self._beside(span):
            return None
        if kind == "relations" and not (dated and status == "past" and date and date.year):
            return None
        if kind == "relations":
            return self._event(span, _TYPES[kind], status, self._parties())
        parts = self._visitors(span) if visiting else self._persons()
        named = "meeting" if kind == "summit" and self.bilateral and self._after_place(span) else _TYPES[kind]
        return None if visiting and not parts else self._event(span, named, status, parts)

    def _parties(self) -> tuple[Participation, ...]:
        """Return the two sides of the news, as the states whose relations are told of."""
        return tuple(Participation(actor=actor) for actor in self.sides) if self.bilateral else ()

    def _visit(self, span: Span) -> Event:
        """Return the visit that goes on, to the state named after it or else to the publisher's."""
        scene = self.scene
        visitors = self._visitors(span)
        ahead = Range(span.end, min(len(scene.text), span.end + _CLOSE) + 1)
        named = next((each.referents[0] for each in scene.actor_names(ahead) if len(each.referents) == 1), "")
        host = named or scene.document.publisher
        event = self._event(span, "visit", "held", visitors)
        abroad = all(each.actor != host for each in visitors)
        return replace(event, place="", place_label="", country=host if abroad else event.country)

    def _opens(self, span: Span) -> bool:
        """Tell whether the words open the account of a meeting that the document reports."""
        return any(span.start < cue.end and cue.start < span.end for cue in self.scene.cues(self.span, "opener"))

    def _after_place(self, span: Span) -> bool:
        """Tell whether a summit is called by its place alone, as one of two leaders is: "the Woodside Summit"."""
        near = self.scene.seen.within("place", span.start - _CLOSE, span.start)
        return any(0 < span.start - each.end <= 1 for each in near)

    def _placed(self, span: Span, kind: Kind) -> bool:
        near = Range(max(self.span.start, span.start - _CLOSE), min(self.span.end, span.end + _CLOSE))
        pair = len({each.actor for each in self._persons()}) > 1 or bool(self.scene.cues(near, "we"))
        return kind == "last-meeting" and self._said(span) == "past" and pair and bool(self.scene.place(near)[1])

    @staticmethod
    def _apart(span: Span, other: Span) -> int:
        return max(other.start - span.end, span.start - other.end, 0)

    def _beside(self, span: Span) -> bool:
        near = Range(max(self.span.start, span.start - _CLOSE), min(self.span.end, span.end + _CLOSE))
        return any(self._apart(span, mention.span) <= _CLOSE for mention in self.scene.mentions(near))

    def _around(self, span: Span) -> Range:
        return Range(max(self.span.start, span.start - _BEFORE), min(self.span.end, span.end + _REACH))

    def _date(self, span: Span) -> DateMention | None:
        near = [
            each
            for each in self.scene.dates_within(self._around(span))
            if each.kind != "dateline" and each.relative not in {"today", "same-day"}
        ]
        return min(near, key=lambda each: self._apart(span, each.span), default=None)

    def _status(self, span: Span, default: str) -> str:
        """Tell whether an event is past, going on or ahead: by its date, else by the words around it."""
        word = self._said(span) or default
        date = self._date(span)
        anchor = self.anchor
        when = resolve(date, anchor=anchor) if date else ""
        if self.leading and when == self.day:
            return word
        if when and len(anchor) >= len(when[:10]) and when[:10] != anchor[: len(when[:10])]:
            if when[:10] < anchor and not (word == "planned" and date and date.year is None and not date.relative):
                return "past"
            return "planned"
        return word

    def _said(self, span: Span) -> str:
        close = Range(max(self.span.start, span.start - _CLOSE), min(self.span.end, span.end + _CLOSE))
        found = [
            (max(cue.start - span.end, span.start - cue.end), rank, status)
            for cue in self.scene.cues(close, *(kind for kind, _ in _TIMES))
            for rank, (kind, status) in enumerate(_TIMES)
            if kind in cue.kinds and not span.covers(Span(cue.start, cue.end))
        ]
        return min(found)[2] if found else ""

    def _when(self, span: Span, status: str) -> tuple[str, str]:
        date = self._date(span)
        if date is None:
            return "", ""
        when = resolve(date, anchor=self.anchor)
        if self.leading and when == self.day:
            return "", ""
        if status == "planned" and when and date.year is None and when[:10] < self.anchor[: len(when)]:
            when = f"{int(when[:4]) + 1:04}{when[4:]}" if "/" not in when else ""
        return when, date.span.of(self.scene.text)

    def _persons(self) -> tuple[Participation, ...]:
        mentions = self.scene.mentions(self.span)
        return unique(self.scene.participation(mention.person, "participant") for mention in mentions)

    def _visitors(self, span: Span) -> tuple[Participation, ...]:
        before = [mention for mention in self.scene.mentions(self.span) if mention.span.end <= span.start]
        ahead = Range(span.end, min(len(self.scene.text), span.end + _BEFORE) + 1)
        chosen = before[-1:] or list(self.scene.mentions(ahead))[:1]
        return unique(self.scene.participation(mention.person, "participant") for mention in chosen)

    def _event(
        self, span: Span, kind: str, status: str, parts: tuple[Participation, ...], *, series: str = ""
    ) -> Event:
        near = self._around(span)
        slug, label, country = self.scene.place(near)
        date, words = self._when(span, status) if status != "held" else ("", "")
        return Event(
            key="",
            scoped=True,
            type=kind,
            status=status,
            main=False,
            date=date,
            date_words=words,
            place=slug,
            place_label=label,
            country=country,
            rank=next((rank for cue, rank in _RANKS if kind == "visit" and self.scene.cues(near, cue)), ""),
            series=series,
            participants=parts,
            span=span,
            rule=f"mentioned-{kind}",
        )
