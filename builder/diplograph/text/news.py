"""Find the sentence in which a document reports its news, and what kind of event that is."""

from dataclasses import dataclass

from diplograph.model.text import Sentence
from diplograph.packs.happenings import Kind
from diplograph.text.scene import Range, Scene
from diplograph.text.sightings import Cue

_LEAD_SENTENCES = 6
_ROUND = 45
_ENCOUNTERS: tuple[Kind, ...] = ("meet", "speak", "phone", "video", "consultation", "also")
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
    """Find the sentence of the opening that reports an event, an encounter before anything else."""
    opening = scene.sentences[:_LEAD_SENTENCES]
    for kinds in (_ENCOUNTERS, _OTHERS):
        for number, sentence in enumerate(opening):
            cues = scene.cues(sentence.span, *kinds)
            cue = next((cue for cue in cues if not _subordinate(scene, sentence, cue)), None)
            if cue is None or not _peopled(scene, sentence):
                continue
            return News(number, cue, _type(scene, sentence, cue))
    return None


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
