"""Find who speaks in a sentence: beside a verb of saying, after a quotation, at its opening."""

from collections.abc import Sequence
from itertools import pairwise

from diplograph.model.text import Sentence
from diplograph.packs.language import LanguagePack
from diplograph.text.cast import Cast
from diplograph.text.cues import Item
from diplograph.text.walk import TRANSFER

_SAYING = {"report", "reiterate"}
_COURTEOUS = {"thanks", "congratulate", "hope", "condole", "apologise", "welcome-visit", "invite"}
_LINK = 4
_NAME = 2
_TITLE = 18
_ARTICLE = 8
_GOVERNING = {"preposition", "according", "verb", "thanks", "venue-before", "fronting", "authored"}
_STRANGE = 4
_SHORT = 4
_TOLD = {"topic", "verb"}
_NAMED_SIDE = 40
_AFTER_QUOTE = 40
_CLOSING = tuple("»”’\"'")
_PASSED = {"soft", "turn", "intensifier", "office", "new-clause"}
_OPENING = {"and", "soft", "turn", "new-clause"}
_ACTS = {"thanks", "congratulate", "hope", "urge", "willing", "welcome-visit", "invite", "condole"}
_VERBS = {"report", "reiterate", "verb", "other-verb", "thanks", "congratulate", "agree", "discuss"}


def quoted(sequence: Sequence[Item], text: str) -> int:
    """Return the person after a quotation with an unknown verb between: "…", hammered home Mr X."""
    for mark, item in pairwise(sequence):
        closed = mark.kind == "soft" and text[max(0, mark.start - 2) : mark.start].strip()[-1:] in _CLOSING
        if closed and item.kind == "person" and item.start - mark.end <= _AFTER_QUOTE:
            return item.person
    return -1


def opening(sequence: Sequence[Item], lead: Item, cast: Cast, text: str) -> int:
    """Return the principal who opens the sentence before a verb that is not known or a relative clause.

    A principal is also meant by the adjective of a state: "the Chinese diplomat, who".
    """
    at = sequence.index(lead)
    following = next((each for each in sequence[at + 1 :] if each.kind not in _PASSED), None)
    person = lead.person if lead.kind == "person" else _sole(lead, cast)
    if person < 0 or not any(person in each for each in cast.principals) or _under(sequence, at, text):
        return -1
    end = sequence[at + 1].start if at + 1 < len(sequence) else len(text)
    strange = sum(map(str.isalnum, text[lead.end : end])) >= _STRANGE
    kind = following.kind if following else ""
    kinds = [each.kind for each in sequence[at + 1 : at + 3]]
    if kinds[:1] == ["soft"] and kinds[1:] in (["new-clause"], ["that"], ["relative"]):
        kind = "relative"
    if lead.kind == "person" and strange and kind != "author":
        return person
    return person if kind == "relative" or (lead.kind == "actor" and kind in _SAYING) else -1


def adjective(sequence: Sequence[Item], cast: Cast) -> int:
    """Return the first principal of a state whose adjective stands right before the first verb of saying."""
    for before, item in pairwise(sequence):
        if item.kind in _SAYING:
            return _sole(before, cast) if item.start - before.end <= _LINK else -1
    return -1


def _sole(lead: Item, cast: Cast) -> int:
    """Return the first principal whose state the adjective names, -1 where there is none."""
    if lead.kind != "actor" or lead.entry is None or lead.entry.use != "demonym":
        return -1
    found = (each for group in cast.principals for each in group if cast.actors[each] == lead.entry.referent)
    return next(found, -1)


def speaker_beside(sequence: Sequence[Item], pack: LanguagePack, text: str) -> int:
    """Return the person beside whom a verb of saying stands, before or after it; the first such in the sentence."""
    for at, item in enumerate(sequence):
        named = _subject_after(sequence, at, pack, text) if pack.verb_first else -1
        if named < 0 and item.kind in _SAYING | _COURTEOUS:
            named = _beside(sequence, at, pack, text)
        if named >= 0:
            return named
    return -1


def _beside(sequence: Sequence[Item], at: int, pack: LanguagePack, text: str) -> int:
    """Return the person who stands right before or after a verb of saying and says it."""
    near = pack.reach.near
    item = sequence[at]
    for back in range(at - 1, -1, -1):
        before = sequence[back]
        if before.kind == "person":
            if _under(sequence, back, text):
                continue
            if pack.verb_first and any(each.kind in _VERBS for each in sequence[:back]):
                break
            if item.start - before.end <= near:
                return before.person
            break
        if before.kind not in {
            "office",
            "soft",
            "intensifier",
            "reiterate",
            "report",
            "place",
            "and",
            "other-verb",
            "will",
            "fronting",
            "turn",
            "new-clause",
        }:
            break
    return _behind(sequence, at, near) if item.kind == "report" else -1


def _behind(sequence: Sequence[Item], at: int, near: int) -> int:
    """Return the person right behind a verb of saying, with no more than a title between: "said Minister X"."""
    rest = [each for each in sequence[at + 1 : at + 4] if each.kind != "office"]
    if not rest or rest[0].kind != "person" or _governs(sequence, sequence.index(rest[0]), near):
        return -1
    ends = len(rest) == 1 or rest[1].kind in {"soft", "hard"}
    titled = sequence[at + 1].kind == "office" or rest[0].start - sequence[at].end <= _TITLE
    return rest[0].person if rest[0].start - sequence[at].end <= _ARTICLE or (ends and titled) else -1


def _subject_after(sequence: Sequence[Item], at: int, pack: LanguagePack, text: str) -> int:
    """Return the person who is the subject of a verb that stands before its subject: "said minister X that"."""
    verb = sequence[at]
    opens = all(each.kind in _OPENING for each in sequence[:at])
    if verb.kind not in _SAYING and not (opens and (verb.kind in _ACTS or finite(verb, pack))):
        return -1
    end = verb.end
    for index in range(at + 1, len(sequence)):
        item = sequence[index]
        if item.start - end > _TITLE:
            return -1
        if item.kind == "person":
            following = sequence[index + 1].kind if index + 1 < len(sequence) else ""
            thanked = verb.kind in {"thanks", "congratulate"} and following == "preposition"
            governed = text.startswith(pack.segment.governed or "\0", item.start)
            return -1 if thanked or governed else item.person
        if item.kind not in {"office", "actor", "intensifier", "reiterate"}:
            return -1
        end = item.end
    return -1


def unknown_office(sequence: Sequence[Item], sentence: Sentence, pack: LanguagePack) -> bool:
    """Tell whether an office whose holder is not known opens the sentence and says something."""
    if not sequence or sequence[0].kind != "office" or sequence[0].start - sentence.span.start > _LINK + 1:
        return False
    following = sequence[1] if len(sequence) > 1 else None
    if following is None or following.start - sequence[0].end > pack.reach.near:
        return False
    return following.kind in _SAYING or (following.kind == "and" and len(sequence) > 2 and sequence[2].kind == "person")


def third_party_says(sequence: Sequence[Item], sides: Sequence[str]) -> bool:
    """Tell whether somebody who speaks for no side opens the sentence and says something: "Experts said that"."""
    lead = [each for each in sequence if each.kind not in _OPENING and each.kind != "intensifier"][:3]
    kinds = [each.kind for each in lead]
    if kinds in (["actor", "office", "report"], ["actor", "office", "reiterate"]):
        entry = lead[0].entry
        return entry is not None and entry.use == "demonym" and entry.referent not in sides
    lead, kinds = lead[:2], kinds[:2]
    return kinds in (["third-party", "report"], ["third-party", "reiterate"]) or (
        kinds in (["report", "third-party"], ["reiterate", "third-party"]) and lead[1].start - lead[0].end <= _NAME
    )


def according(sequence: Sequence[Item], sentence: Sentence, text: str) -> tuple[int, bool]:
    """Return the person according to whom it is so, -1 where none is named, and whether it is somebody not known.

    The words open the sentence or stand after a comma: "According to X, …", "…, according to X".
    """
    for at, item in enumerate(sequence):
        opens = item.start - sentence.span.start <= _LINK
        trails = at > 0 and sequence[at - 1].kind == "soft" and all(each.kind not in _TOLD for each in sequence[at:])
        if item.kind != "according" or not (opens or trails):
            continue
        rest = [each for each in sequence[at + 1 :] if each.kind not in {"office", "preposition"}]
        following = rest[0] if rest else None
        if following is not None and following.kind == "person" and following.start - item.end <= 2 * _TITLE:
            return following.person, False
        name = text[item.end : following.start if following else sentence.span.end].strip()
        return -1, name[:1].isupper() or (following is not None and following.kind == "third-party")
    return -1, False


def for_somebody(sequence: Sequence[Item], sentence: Sentence) -> bool:
    """Tell whether the sentence is how somebody sees it, who need not be the speaker: "Para el presidente Lula, …"."""
    lead = sequence[:4]
    kinds = [each.kind for each in lead if each.kind != "office"][:3]
    opens = bool(lead) and lead[0].start - sentence.span.start <= 1 and lead[0].kind == "preposition"
    return opens and kinds == ["preposition", "person", "soft"]


def unknown_name(sequence: Sequence[Item], text: str, sentence: Sentence) -> bool:
    """Tell whether a name that is not known opens the sentence and says something."""
    if not sequence or sequence[0].kind not in _SAYING | _COURTEOUS:
        return False
    words = text[sentence.span.start : sequence[0].start].split()
    return len(words) >= _NAME and all(word[:1].isupper() for word in words)


def unknown_side(sequence: Sequence[Item], text: str, sentence: Sentence, pack: LanguagePack) -> bool:
    """Tell whether a side whose name is not known says something: "the Ruritanian side expressed"."""
    at = next((number for number, item in enumerate(sequence) if item.kind in _SAYING), -1)
    if at < 0 or any(item.kind not in _OPENING for item in sequence[:at]):
        return False
    start, end = sequence[at - 1].end if at else sentence.span.start, sequence[at].start
    if pack.verb_first:
        start, end = sequence[at].end, sequence[at + 1].start if at + 1 < len(sequence) else sentence.span.end
    words = text[start : min(end, start + _NAMED_SIDE)].lower().split()
    strange = any(len(word) > _SHORT and word not in pack.side for word in words)
    return strange and any(word in pack.side for word in words)


def first_named(sequence: Sequence[Item], lead: Item | None, sentence: Sentence, text: str) -> int:
    """Return the person whose name begins the sentence, whom "he" in the next ones means."""
    if lead is None or lead.kind != "person" or _under(sequence, sequence.index(lead), text):
        return -1
    before = text[sentence.span.start : lead.start]
    return lead.person if sum(map(str.isalnum, before)) <= 2 else -1


def he_says(sequence: Sequence[Item], pack: LanguagePack) -> bool:
    """Tell whether a pronoun stands beside a verb of saying: "he added", "a-t-il ajouté"."""
    for at, item in enumerate(sequence):
        if item.kind == "report-he":
            return True
        if item.kind == "pronoun" and at + 1 < len(sequence):
            after = sequence[at + 1]
            if after.kind in _SAYING and after.start - item.end <= 2 + pack.reach.near // 4:
                return True
    return False


def acting(sequence: Sequence[Item], lead: Item, pack: LanguagePack) -> int:
    """Return the person who opens the sentence where a verb of stance, thanks or asking follows at once.

    In a script without spaces what it is said of may stand between: 何副总理对…表示赞赏.
    """
    if not pack.segment.spaced and _said_of(sequence, lead):
        return lead.person
    for item in sequence:
        if item.start >= lead.end and item.kind not in {"intensifier", "and", "soft", "office"}:
            near = item.start - lead.end <= pack.reach.near
            acts = item.kind in {"urge", "discuss", "willing"} or finite(item, pack)
            return lead.person if near and acts else -1
    return -1


def _said_of(sequence: Sequence[Item], lead: Item) -> bool:
    """Tell whether a preposition touches the noun, and the clause ends with a verb of saying, thanks or praise."""
    at = sequence.index(lead)
    following = sequence[at + 1] if at + 1 < len(sequence) else None
    if following is None or following.kind not in {"preposition", "fronting"} or following.start != lead.end:
        return False
    clause: list[Item] = []
    for item in sequence[at + 2 :]:
        if item.kind in {"soft", "hard"}:
            break
        clause.append(item)
    last = next((each for each in reversed(clause) if each.kind not in {"intensifier", "plain"}), None)
    praises = last is not None and last.cue is not None and last.cue.verb in TRANSFER
    return last is not None and (praises or last.kind in _SAYING | _COURTEOUS)


def finite(item: Item, pack: LanguagePack) -> bool:
    """Tell whether the item is a verb in a form that can follow its subject; where verbs have no forms, any."""
    if item.cue is None or item.kind != "verb":
        return False
    return item.cue.form in {"finite", "strong", "future"} or (not pack.segment.spaced and item.cue.form != "noun")


def _under(sequence: Sequence[Item], at: int, text: str) -> bool:
    """Tell whether a preposition or a verb governs the person, so that somebody else speaks."""
    if not at:
        return False
    start = sequence[at].start
    while at > 1 and sequence[at - 1].kind == "office":
        at -= 1
        start = sequence[at].start
    before = sequence[at - 1]
    touches = sum(map(str.isalnum, text[before.end : start])) <= (_TITLE if before.kind == "authored" else 4)
    return before.kind in _GOVERNING and touches


def _governs(sequence: Sequence[Item], at: int, near: int) -> bool:
    """Tell whether the person after a verb of saying is told something rather than saying it: "told Wang that"."""
    following = sequence[at + 1] if at + 1 < len(sequence) else None
    return following is not None and following.kind == "that" and following.start - sequence[at].end <= near
