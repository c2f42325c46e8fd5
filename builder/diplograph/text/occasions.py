"""Find what a document reports beside the encounter itself: the visit it was part of, signings, words to the press."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from diplograph.model.event import Event, Participation
from diplograph.model.text import Sentence, Span
from diplograph.text.dates import resolve
from diplograph.text.participants import invites, invoked, unique
from diplograph.text.scene import Range, Scene

_OPENING = 4
_TALKS = {"meeting", "summit", "multilateral-meeting", "consultation"}
_AHEAD = 60
_DAY = 10
_AFTER = 4
_PAIR = 2
_TITLE = 90


def occasions(
    scene: Scene, meetings: Sequence[Event], number: int, present: Sequence[Participation]
) -> Iterator[Event]:
    """Yield the main events beside the meetings; `number` is the news sentence, `present` who else was there."""
    if not meetings or meetings[0].domestic:
        return
    if visit := _visit(scene, meetings[0], number):
        yield visit
    if meetings[0].type not in _TALKS:
        return
    if raised := _raised(scene, meetings[0]):
        yield raised
    for kind, type_ in (("ceremony", "ceremony"), ("press", "press-event")):
        found = next(_together(scene, meetings[0], number, kind), None)
        if found is not None:
            parts = (*meetings[0].participants, *present) if type_ == "ceremony" else meetings[0].participants
            yield replace(meetings[0], type=type_, participants=unique(parts), span=found, rule=f"reported-{type_}")


def _together(scene: Scene, meeting: Event, number: int, kind: str) -> Iterator[Span]:
    """Yield where a later sentence, or the rest of the news sentence, tells what the principals attended together."""
    for at, sentence in enumerate(scene.sentences):
        start = meeting.span.end if at == number else sentence.span.start
        if at == number and not sentence.span.covers(meeting.span):
            continue
        rest = Range(start, sentence.span.end)
        for cue in scene.cues(rest, kind):  # type: ignore[arg-type]
            dated = [each for each in scene.dates_within(rest) if not _same_day(scene, each, meeting)]
            ahead = scene.cues(rest, "will")
            before = Range(start, cue.start + 1)
            both = _they(scene, before) if at == number else _joint(scene, before, rest, meeting)
            if both and not dated and not ahead:
                yield Span(cue.start, cue.end)


def _raised(scene: Scene, meeting: Event) -> Event | None:
    """Return the change of relations that a sentence tells of: "decided to elevate them to a strategic partnership"."""
    if len(meeting.sides) != _PAIR:
        return None
    for sentence in scene.sentences:
        for cue in scene.cues(sentence.span, "upgrade"):
            title = next(scene.seen.within("label", cue.end, min(sentence.span.end, cue.end + _TITLE)), None)
            before = Range(sentence.span.start, max(cue.start, sentence.span.start + 1))
            others = [each for each in scene.dates_within(sentence.span) if not _same_day(scene, each, meeting)]
            if title is None or others or scene.cues(before, "will", "past", "before"):
                continue
            parts = tuple(Participation(actor=actor) for actor in meeting.sides)
            span = Span(cue.start, title.end)
            return replace(meeting, type="relations-change", participants=parts, span=span, rule="reported-upgrade")
    return None


def _same_day(scene: Scene, date: object, meeting: Event) -> bool:
    return resolve(date, anchor=scene.anchor) == meeting.date  # type: ignore[arg-type]


def _they(scene: Scene, before: Range) -> bool:
    return bool(scene.cues(before, "we"))


def _joint(scene: Scene, before: Range, sentence: Range, meeting: Event) -> bool:
    """Tell whether the words speak of both sides: as "the two ministers", as one person of each, or of no one.

    Of no one a sentence speaks that opens with what came before: "After the talks, a memorandum was signed".
    """
    if _they(scene, before):
        return True
    named = {scene.people.persons[each.person].actor for each in scene.mentions(before)}
    if len(named & set(meeting.sides)) > 1:
        return True
    afterwards = scene.cues(Range(before.start, min(before.end, before.start + _AFTER)), "after")
    return bool(afterwards) and not scene.mentions(sentence)


def _visit(scene: Scene, meeting: Event, number: int) -> Event | None:
    """Return the visit of several days that a sentence before the news tells of, with nothing else in it."""
    for sentence in scene.sentences[: min(number + 1, _OPENING)]:
        if sentence.span.covers(meeting.span):
            break
        span = _stay(scene, sentence)
        dates = [resolve(each, anchor=scene.anchor) for each in scene.dates_within(sentence.span)]
        stay = next((each for each in dates if "/" in each and len(each) > _DAY), "")
        visitor = _visitor(scene, sentence, span) if span else ()
        if span and stay and visitor:
            return replace(
                meeting,
                type="visit",
                date=stay,
                date_words="",
                place="",
                place_label="",
                participants=visitor,
                span=span,
                rule="reported-visit",
            )
    return None


def _stay(scene: Scene, sentence: Sentence) -> Span | None:
    cue = next(iter(scene.cues(sentence.span, "visit", "travel")), None)
    return Span(cue.start, cue.end) if cue else None


def _visitor(scene: Scene, sentence: Sentence, span: Span) -> tuple[Participation, ...]:
    """Return who travels: the last person before the verb who does not invite, else the first after it."""
    named = [
        each
        for each in scene.mentions(sentence.span)
        if not invoked(scene, each.span.start) and not invites(scene, each.span.end)
    ]
    before = [each for each in named if each.span.end <= span.start]
    after = [each for each in named if span.end <= each.span.start < span.end + _AHEAD]
    chosen = before[-1:] or after[:1]
    return tuple(scene.participation(each.person, "participant") for each in chosen)
