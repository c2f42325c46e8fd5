"""Find the sentence in which a document reports its news, and what kind of event that is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diplograph.model.text import Sentence
from diplograph.packs.happenings import Kind
from diplograph.text.heading import headed
from diplograph.text.scene import Range, Scene
from diplograph.text.sightings import Cue

_LEAD_SENTENCES = 6
_ROUND = 45
_NOUN = 50
ENCOUNTERS = {"meeting", "call", "video-meeting", "consultation"}
"""The types of events at which the two sides talk."""

GATHERINGS = {"summit", "multilateral-meeting"}
"""The types of events of many."""

_MEETING: tuple[Kind, ...] = ("meet", "speak", "phone", "video", "consultation", "also")
_OTHERS: tuple[Kind, ...] = (
    "letter",
    "ceremony",
    "press",
    "speech",
    "statement",
    "relations",
    "chair",
    "attend",
    "joined",
    "travel",
    "meeting",
)
_LEADING = {"ceremony", "letter"}
_TYPES: dict[Kind, str] = {
    "letter": "letter",
    "ceremony": "ceremony",
    "press": "press-event",
    "speech": "speech",
    "statement": "statement",
    "relations": "relations-change",
    "travel": "visit",
    "meeting": "meeting",
}


@dataclass(frozen=True, slots=True)
class News:
    """The sentence that reports the news, its verb, and the type of event."""

    number: int
    verb: Cue
    type: str


def news(scene: Scene) -> News | None:
    """Find the sentence of the opening that reports an event, an encounter before anything else.

    A ceremony or a letter in the first sentence is the news, though a later paragraph tells of an encounter; so is a
    gathering whose chair or members are named.
    """
    opening = scene.sentences[:_LEAD_SENTENCES]
    found = [News(number, cue, _type(scene, sentence, cue)) for number, sentence, cue in _told(scene, opening)]
    told = [each for each in found if not _headline(scene, each.number)]
    found = told if any(_sides(scene, each.number) > 1 for each in told) else found
    encounter = next((each for each in found if each.verb.kinds & set(_MEETING)), None)
    if not found or encounter is None:
        return next(iter(found), None)
    before = opening[found[0].number].paragraph < opening[encounter.number].paragraph
    leads = found[0].type in _LEADING or (found[0].type in GATHERINGS and _company(scene, found[0].number))
    return found[0] if before and leads else encounter


def _company(scene: Scene, number: int) -> bool:
    """Tell whether the paragraph of a gathering names persons of two actors or more."""
    paragraph = scene.sentences[number].paragraph
    around = [each.span for each in scene.sentences[number : number + _LEAD_SENTENCES] if each.paragraph == paragraph]
    actors = {scene.people.persons[each.person].actor for span in around for each in scene.mentions(span)}
    return len(actors - {""}) > 1


def _told(scene: Scene, opening: Sequence[Sentence]) -> Iterator[tuple[int, Sentence, Cue]]:
    """Yield the first word of an encounter of each sentence that names somebody, or else of another event."""
    for number, sentence in enumerate(opening):
        if not _peopled(scene, sentence):
            continue
        met = scene.cues(sentence.span, *_MEETING) or _talked(scene, sentence)
        for cues in (met, scene.cues(sentence.span, *_OTHERS)):
            cue = next((cue for cue in cues if not _subordinate(scene, sentence, cue)), None)
            if cue is not None:
                yield number, sentence, cue
                break


def _talked(scene: Scene, sentence: Sentence) -> list[Cue]:
    """Return the noun of what the two had, where one word of its own has no room: "the two had in Paris a talk"."""
    both = scene.cues(sentence.span, "we")
    if not both or not scene.dates_within(sentence.span) or scene.cues(sentence.span, "will", "past"):
        return []
    if scene.cues(sentence.span, "last-meeting") and not headed(scene.document):
        return []
    near = Range(max(sentence.span.start, both[0].start - _NOUN), min(sentence.span.end, both[0].end + _NOUN) + 1)
    nouns = scene.cues(near, "meeting")
    return [cue._replace(kinds=cue.kinds | {"meet"}) for cue in nouns]


def _sides(scene: Scene, number: int) -> int:
    """Return of how many actors a sentence names persons or offices."""
    span = scene.sentences[number].span
    named = {scene.people.persons[each.person].actor for each in scene.mentions(span)}
    named |= {actor for phrase in scene.vacant(span) for actor in phrase.actors[:1]}
    return len(named - {""}) + (not named)


def _headline(scene: Scene, number: int) -> bool:
    """Tell whether a sentence is a heading: alone in its paragraph, it ends as no sentence does."""
    sentence, around = scene.sentences[number], scene.sentences[max(0, number - 1) : number + 2]
    alone = sum(each.paragraph == sentence.paragraph for each in around) == 1
    return alone and scene.text[sentence.span.start : sentence.span.end].rstrip("*_ ")[-1:].isalnum()


def _peopled(scene: Scene, sentence: Sentence) -> bool:
    """Tell whether a sentence names persons or offices, or speaks of "the two leaders" named elsewhere."""
    if scene.mentions(sentence.span) or scene.vacant(sentence.span):
        return True
    return bool(scene.people.persons) and bool(scene.cues(sentence.span, "we"))


def _subordinate(scene: Scene, sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a cue belongs to what happened before, after or ahead rather than to the news."""
    before = scene.cues(Range(max(sentence.span.start, cue.start - 14), cue.start + 1), "after", "before", "will")
    return any(cue.start - each.end <= 3 for each in before if each.end <= cue.start)


def _type(scene: Scene, sentence: Sentence, verb: Cue) -> str:
    kinds = {kind for cue in scene.seen.cues_within(sentence.span.start, sentence.span.end) for kind in cue.kinds}
    if "meet" in verb.kinds and _handed(scene, sentence, verb):
        return "ceremony"
    if "meet" in verb.kinds or "speak" in verb.kinds or "phone" in verb.kinds or "video" in verb.kinds:
        if "video" in kinds:
            return "video-meeting"
        if "phone" in kinds or ("speak" in verb.kinds and "meet" not in verb.kinds):
            return "call"
    if _consults(scene, sentence, verb):
        return "consultation"
    if "meet" in verb.kinds or "also" in verb.kinds:
        return "meeting"
    if "chair" in verb.kinds and scene.cues(Range(verb.end, min(sentence.span.end, verb.end + _ROUND)), "ceremony"):
        return "ceremony"
    if "attend" in verb.kinds and _handed(scene, sentence, verb):
        return "ceremony"
    if {"chair", "attend", "joined"} & verb.kinds:
        return "summit" if "summit" in kinds else "multilateral-meeting"
    return next((_TYPES[kind] for kind in _OTHERS if kind in verb.kinds and kind in _TYPES), "meeting")


def _handed(scene: Scene, sentence: Sentence, verb: Cue) -> bool:
    """Tell whether the verb has a ceremony for its object and nobody between: "received the letters of credence of"."""
    found = scene.cues(Range(verb.end, min(sentence.span.end, verb.end + _ROUND)), "ceremony")
    return bool(found) and found[0].start > verb.end and not scene.mentions(Range(verb.end, found[0].start))


def _consults(scene: Scene, sentence: Sentence, verb: Cue) -> bool:
    """Tell whether the verb is of consulting, or holds a round of consultations before it names anybody."""
    if "consultation" in verb.kinds:
        return True
    found = scene.cues(Range(verb.start, sentence.span.end), "consultation")
    if not found or found[0].start - verb.end > _ROUND:
        return False
    return not scene.mentions(Range(verb.end, found[0].start)) if found[0].start > verb.end else True
