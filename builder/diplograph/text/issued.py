"""Take a text that reports no encounter for what it is: a written statement of who issues it."""

from collections.abc import Iterator
from dataclasses import replace

from diplograph.model.event import Event, Participation
from diplograph.model.text import Span
from diplograph.packs.gazetteer import Gazetteer
from diplograph.text.heading import parties
from diplograph.text.interview import Interview
from diplograph.text.scene import Range, Scene
from diplograph.text.sightings import sightings

ISSUED = "issued-statement"
"""The rule of a document that is a written statement itself."""

_AGENCY = "state-agency"
_OPENING = 4
_PAIR = 2
_MARKS = 6


def issued(scene: Scene, gazetteer: Gazetteer) -> Iterator[Event]:
    """Yield the written statement that the document is, where its heading or opening says who issues it.

    A heading of a statement with two actors in a text that speaks of "the two sides" makes them issue it together;
    otherwise the publisher does, where the heading says so or the opening names the publisher. Else nothing; a news
    agency tells what others say.
    """
    span = scene.sentences[0].span if scene.sentences else None
    if span is None:
        return
    issuers = tuple(_together(scene, gazetteer))
    if len(issuers) < _PAIR:
        issuers = tuple(_alone(scene, gazetteer))
    if issuers == (scene.document.publisher,) and (letter := _letter(scene, gazetteer, span)):
        yield letter
    elif issuers:
        yield Event(
            key="",
            scoped=True,
            type="statement",
            status="held",
            main=True,
            date=scene.document.published,
            participants=tuple(Participation(actor=actor, role="author") for actor in issuers),
            span=span,
            rule=ISSUED,
        )


def _letter(scene: Scene, gazetteer: Gazetteer, span: Span) -> Event | None:
    """Return the letter that the title says the document is, from the publisher's to the first person of another."""
    if not any("letter" in cue.kinds for cue in sightings(scene.document.title, gazetteer, scene.lexicon).cues):
        return None
    publisher = scene.document.publisher
    named = [scene.participation(each.person, "") for each in scene.people.mentions]
    author = next((each for each in named if each.actor == publisher and each.offices), None)
    addressee = next((each for each in named if each.actor not in {"", publisher} and each.offices), None)
    if addressee is None:
        return None
    parts = (replace(author or Participation(actor=publisher), role="author"), replace(addressee, role="addressee"))
    return Event(
        key="",
        scoped=True,
        type="letter",
        status="held",
        main=True,
        date=scene.document.published,
        participants=parts,
        span=span,
        rule=ISSUED,
    )


def answered(scene: Scene, told: Interview) -> Event:
    """Return the press event in which questions were answered, by the person whose name labels the answers."""
    publisher = scene.document.publisher
    spoke = [
        each.person
        for each in scene.people.mentions
        if any(one.start <= each.span.start < one.start + len(told.answerer) + _MARKS for one in told.answers)
    ]
    parts = tuple(scene.participation(person, "participant") for person in dict.fromkeys(spoke))[:1]
    if not any(each.actor == publisher for each in parts):
        parts = (*parts, Participation(actor=publisher)) if publisher else parts
    first = told.answers[0]
    return Event(
        key="",
        scoped=True,
        type="press-event",
        status="held",
        main=True,
        date=scene.document.published,
        participants=parts,
        span=Span(first.start, first.start + len(told.answerer)),
        rule="answered-questions",
    )


def _together(scene: Scene, gazetteer: Gazetteer) -> Iterator[str]:
    """Yield the two actors in the heading of a joint statement."""
    if not _headed(scene, gazetteer) or not scene.cues(Range(0, len(scene.text)), "we"):
        return
    title = scene.document.title
    named = _named(title, scene, gazetteer) if title else []
    if len(named) < _PAIR:
        named = list(dict.fromkeys(each.referents[0] for each in scene.actor_names(_opening(scene))))
    if len(named) == _PAIR:
        yield from sorted(named)


def _alone(scene: Scene, gazetteer: Gazetteer) -> Iterator[str]:
    publisher = scene.document.publisher
    if not publisher or scene.document.medium == _AGENCY:
        return
    named = (each.referents for each in scene.seen.within("actor", 0, _opening(scene).end))
    if _headed(scene, gazetteer) or any(publisher in each for each in named):
        yield publisher


def _headed(scene: Scene, gazetteer: Gazetteer) -> bool:
    """Tell whether the title or the opening calls the text a statement."""
    if scene.cues(_opening(scene), "heading", "statement"):
        return True
    seen = sightings(scene.document.title, gazetteer, scene.lexicon)
    return any("heading" in cue.kinds for cue in seen.cues)


def _named(title: str, scene: Scene, gazetteer: Gazetteer) -> list[str]:
    return parties(sightings(title, gazetteer, scene.lexicon), scene.document.publisher)


def _opening(scene: Scene) -> Range:
    sentences = scene.sentences
    return Range(0, sentences[min(_OPENING, len(sentences)) - 1].span.end)
