"""Say of each sentence who speaks in it and for whom, before any topic word is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from diplograph.model.text import Sentence, Span
from diplograph.packs.language import LanguagePack
from diplograph.text.cues import Item, within
from diplograph.text.frames import Setting
from diplograph.text.interview import Interview

_SAYING = {"report", "reiterate"}
_COURTEOUS = {"thanks", "congratulate", "hope", "condole", "apologise", "welcome-visit", "invite"}
_TOGETHER = {"report", "reiterate", "agree", "discuss"}
_PLURAL = {"both", "they"}
_LINK = 4
_NAME = 2
_TITLE = 18
_ASKING = ("?", "？", "؟")
_ENDING = "»”\"' )）」"
_AFTER_QUOTE = 40
_STRANGE = 4
_CLOSING = tuple("»”’\"'")
_PASSED = {"soft", "turn", "intensifier", "office", "new-clause"}
_OPENING = {"and", "soft", "turn", "new-clause"}
_ACTS = {"thanks", "congratulate", "hope", "urge", "willing", "welcome-visit", "invite", "condole"}
_VERBS = {"report", "reiterate", "verb", "other-verb", "thanks", "congratulate", "agree", "discuss"}
_ENUMERATION = {"person", "office", "soft", "and", "preposition", "actor", "place"}


@dataclass(frozen=True, slots=True)
class Cast:
    """Who can speak in a document: each person's actor, the persons of each main event, the sides of each.

    `private` tells of each person whether they are known to speak for no state: a former minister. `issued` says that the
    document is a written statement of its publisher, who says "our country" in it; `told` are its questions and answers; `news` is where the main events are told, which nobody says.
    """

    actors: tuple[str, ...]
    principals: tuple[tuple[int, ...], ...]
    sides: tuple[tuple[str, ...], ...]
    event_of_sentence: tuple[int | None, ...]
    private: tuple[bool, ...] = ()
    publisher: str = ""
    issued: bool = False
    told: Interview | None = None
    news: tuple[Span, ...] = ()

    def sides_of(self, number: int) -> tuple[int, tuple[str, ...]]:
        """Return the main event of a sentence by its index, and its sides."""
        event = self.event_of_sentence[number] if number < len(self.event_of_sentence) else None
        at = event if event is not None else 0
        return at, self.sides[at] if at < len(self.sides) else ()


@dataclass(frozen=True, slots=True)
class _Signs:
    """What a sentence says of its own speaker."""

    speaker: int = -1
    plural: bool = False
    pronoun: bool = False
    turn: bool = False
    together: bool = False
    must: bool = False
    question: bool = False
    actor: str = ""
    first: int = -1
    trailing: bool = False
    inserted: bool = False
    unknown: bool = False


def settings(
    sentences: Sequence[Sentence], items: Sequence[Item], cast: Cast, pack: LanguagePack, text: str
) -> list[Setting]:
    """Return the setting of each sentence, in order."""
    grammatical = [item for item in items if item.kind != "area"]
    signs = [_signs(within(grammatical, sentence.span), cast, pack, text, sentence) for sentence in sentences]
    found: list[Setting] = []
    current, together, asked = -1, False, False
    for number, (sentence, sign) in enumerate(zip(sentences, signs, strict=True)):
        opens = number == 0 or sentences[number - 1].paragraph != sentence.paragraph
        event, sides = cast.sides_of(number)
        if opens:
            if number and event != found[-1].event:
                current = -1
            together = False
            if cast.told and any(each.start <= sentence.span.start < each.end for each in cast.told.answers):
                current = _answering(cast, current)
            elif sign.speaker < 0 and not sign.pronoun and not sign.turn:
                current = _announced(sentences, signs, number, current)
        asked = sign.question or (asked and not opens) or _inside(cast.told, sentence)
        if asked or text[sentence.span.start : sentence.span.end].rstrip(_ENDING)[-1:] in _ASKING:
            found.append(Setting("skipped", -1, "", sides, event))
            continue
        spoken = _spoken(sign, current, cast, event)
        if spoken is not None:
            current, together = spoken, False
        if (sign.plural and sign.together and not (sign.must or sign.trailing or sign.inserted)) or (
            sign.plural and opens and current < 0
        ):
            together = True
        elif not sign.plural and (sign.pronoun or sign.speaker >= 0 or sign.actor):
            together = False
        found.append(_setting(together, current, sides, event, cast))
    return found


def _inside(told: Interview | None, sentence: Sentence) -> bool:
    return told is not None and any(each.start <= sentence.span.start < each.end for each in told.questions)


def _answering(cast: Cast, current: int) -> int:
    """Return who answers the questions: the only principal of the press event, else who speaks."""
    principals = cast.principals[0] if cast.principals else ()
    return principals[0] if len(principals) == 1 else current


def _spoken(sign: _Signs, current: int, cast: Cast, event: int) -> int | None:
    """Return the new speaker that a sentence shows, -1 for one that is not known, nothing where it shows none."""
    if sign.unknown:
        return -1
    if sign.turn and sign.speaker < 0:
        return _other_principal(current, cast, event)
    return sign.speaker if sign.speaker >= 0 else None


def _setting(together: bool, current: int, sides: tuple[str, ...], event: int, cast: Cast) -> Setting:  # noqa: FBT001
    if together and len(sides) > 1:
        return Setting("joint", -1, "", sides, event)
    if current >= 0 and cast.actors[current]:
        return Setting("attributed", current, cast.actors[current], sides, event)
    if 0 <= current < len(cast.private) and cast.private[current]:
        return Setting("skipped", -1, "", sides, event)
    return Setting("narrated", -1, cast.publisher if cast.issued else "", sides, event, cast.publisher)


def _announced(sentences: Sequence[Sentence], signs: Sequence[_Signs], number: int, current: int) -> int:
    """Return the speaker of a paragraph that opens without one.

    It is whom a later sentence names, or who spoke before where a later sentence only says "he added".
    """
    paragraph = sentences[number].paragraph
    if number == 0:
        return -1
    for at in range(number, len(sentences)):
        if sentences[at].paragraph != paragraph or (signs[at].plural and signs[at].together):
            break
        if signs[at].speaker >= 0:
            return signs[at].speaker
        if signs[at].pronoun:
            return current
        if at == number and signs[at].first >= 0:
            current = signs[at].first
    return -1


def _other_principal(current: int, cast: Cast, event: int) -> int:
    """Return the principal who does not speak now, where the event has just two."""
    principals = cast.principals[event] if event < len(cast.principals) else ()
    side = cast.actors[current] if current >= 0 else ""
    rest = [each for each in principals if cast.actors[each] != side]
    return rest[0] if rest and (side or len(rest) == 1) else current


def _signs(sequence: Sequence[Item], cast: Cast, pack: LanguagePack, text: str, sentence: Sentence) -> _Signs:
    """Read the signs of a sentence: its first noun and verb of saying, and a saying at its end."""
    lead = _lead(sequence, pack, sentence)
    question = bool(sequence) and sequence[0].kind == "question" and sequence[0].start == sentence.span.start
    answers = [item.kind for item in sequence[:2]] == ["person", "hard"] and text[sequence[1].start] in ":："
    turn = any(item.kind == "turn" and item.start - sentence.span.start <= pack.reach.near for item in sequence)
    speaker = sequence[0].person if answers else _speaker(sequence, pack, text)
    if speaker < 0 and lead is not None and lead.kind == "person":
        speaker = _acting(sequence, lead, pack)
    if speaker < 0 and pack.segment.spaced:
        speaker = _quoted(sequence, text)
    told = any(sentence.span.covers(each) for each in cast.news)
    if speaker < 0 and pack.segment.spaced and lead is not None and not told:
        speaker = _opening(sequence, lead, cast, text)
    plural, end = _plural(sequence, lead, cast, text)
    if plural and lead is not None and lead.kind == "person":
        speaker = -1
    must = any(item.kind == "must" for item in sequence[: _verb_at(sequence) + 1])
    return _Signs(
        speaker=speaker,
        plural=plural,
        pronoun=(lead is not None and lead.kind == "pronoun") or _he_says(sequence, pack),
        turn=turn,
        together=plural and lead is not None and _together(sequence, lead, end, pack),
        must=must,
        question=question,
        unknown=(_unknown(sequence, sentence, pack) and (speaker < 0 or sequence[1].kind == "and"))
        or (speaker < 0 and _unnamed(sequence, text, sentence)),
        trailing=speaker >= 0 and _trailing(sequence),
        inserted=speaker >= 0 and _inserted(sequence, end),
        first=_first(sequence, lead, sentence, text),
        actor=lead.entry.referent if lead is not None and lead.kind == "actor" and lead.entry else "",
    )


def _quoted(sequence: Sequence[Item], text: str) -> int:
    """Return the person after a quotation with an unknown verb between: "…", hammered home Mr X."""
    for mark, item in pairwise(sequence):
        closed = mark.kind == "soft" and text[max(0, mark.start - 2) : mark.start].strip()[-1:] in _CLOSING
        if closed and item.kind == "person" and item.start - mark.end <= _AFTER_QUOTE:
            return item.person
    return -1


def _opening(sequence: Sequence[Item], lead: Item, cast: Cast, text: str) -> int:
    """Return the principal who opens the sentence before a verb that is not known or a relative clause.

    A principal is also meant by the adjective of a state that has just one: "the Chinese diplomat, who".
    """
    at = sequence.index(lead)
    following = next((each for each in sequence[at + 1 :] if each.kind not in _PASSED), None)
    person = lead.person if lead.kind == "person" else _sole(lead, cast)
    if person < 0 or not any(person in each for each in cast.principals) or _under(sequence, at, text):
        return -1
    end = sequence[at + 1].start if at + 1 < len(sequence) else len(text)
    strange = sum(char.isalnum() for char in text[lead.end : end]) >= _STRANGE
    kind = following.kind if following else ""
    if lead.kind == "person" and strange and kind != "author":
        return person
    return person if kind == "relative" or (lead.kind == "actor" and kind in _SAYING) else -1


def _sole(lead: Item, cast: Cast) -> int:
    """Return the only principal whose state the adjective names, -1 where there is none or more."""
    if lead.kind != "actor" or lead.entry is None or lead.entry.use != "demonym":
        return -1
    found = {each for group in cast.principals for each in group if cast.actors[each] == lead.entry.referent}
    return found.pop() if len(found) == 1 else -1


def _lead(sequence: Sequence[Item], pack: LanguagePack, sentence: Sentence) -> Item | None:
    """Return the noun that opens the sentence."""
    for item in sequence:
        if item.kind in {"actor", "person", "both", "they", "pronoun", "own-side"}:
            return item if item.start - sentence.span.start <= 3 * pack.reach.near else None
        if item.kind in {"verb", "topic", "report", "preposition"}:
            continue
    return None


def _verb_at(sequence: Sequence[Item]) -> int:
    for at, item in enumerate(sequence):
        if item.kind in {"verb", "report", "reiterate", "agree", "discuss", "must", "will", "willing"}:
            return at
    return len(sequence)


def _plural(sequence: Sequence[Item], lead: Item | None, cast: Cast, text: str) -> tuple[bool, int]:
    """Tell whether the sides together open the sentence, as "they" or as two persons of theirs; and where that ends."""
    if lead is None:
        return False, 0
    if lead.kind in _PLURAL:
        return True, lead.end
    sides, end, joined = set(), lead.end, False
    last = lead.start
    for item in sequence[sequence.index(lead) :]:
        if item.kind not in _ENUMERATION or sum(char.isalnum() for char in text[last : item.start]) > _LINK:
            break
        last = item.end
        joined = joined or item.kind == "and"
        if item.kind == "person":
            sides.add(cast.actors[item.person])
            end = item.end
    return (joined and len(sides) > 1), end


def _together(sequence: Sequence[Item], lead: Item, end: int, pack: LanguagePack) -> bool:
    """Tell whether a plural subject that ends there is followed by a verb of joint saying, agreeing or discussing.

    Where verbs come first, the verb stands right before it; in a clause that is reported, somebody else says it.
    """
    if pack.verb_first:
        at = sequence.index(lead)
        before = sequence[at - 1] if at else None
        if before and (before.kind in _TOGETHER or _finite(before, pack)) and lead.start - before.end <= _TITLE:
            return True
        if any(each.kind in {"report", "reiterate", "report-he"} for each in sequence[:at]):
            return False
    for item in sequence:
        if item.start < end:
            continue
        if item.start - end > pack.reach.near:
            return False
        if item.kind in _TOGETHER or item.kind in {"verb", "hope", "will", "willing", "must"}:
            return item.kind in _TOGETHER or _finite(item, pack)
    return False


def _speaker(sequence: Sequence[Item], pack: LanguagePack, text: str) -> int:
    """Return the person beside whom a verb of saying stands, before or after it; the first such in the sentence."""
    for at, item in enumerate(sequence):
        named = _subject_after(sequence, at, pack) if pack.verb_first else -1
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
    if item.kind == "report" and at + 1 < len(sequence):
        after = sequence[at + 1]
        if after.kind == "person" and after.start - item.end <= 8 and not _governs(sequence, at + 1, near):
            return after.person
    return -1


def _subject_after(sequence: Sequence[Item], at: int, pack: LanguagePack) -> int:
    """Return the person who is the subject of a verb that stands before its subject: "said minister X that"."""
    verb = sequence[at]
    opens = all(each.kind in _OPENING for each in sequence[:at])
    if verb.kind not in _SAYING and not (opens and (verb.kind in _ACTS or _finite(verb, pack))):
        return -1
    end = verb.end
    for index in range(at + 1, len(sequence)):
        item = sequence[index]
        if item.start - end > _TITLE:
            return -1
        if item.kind == "person":
            following = sequence[index + 1].kind if index + 1 < len(sequence) else ""
            thanked = verb.kind in {"thanks", "congratulate"} and following == "preposition"
            return -1 if thanked else item.person
        if item.kind not in {"office", "actor", "intensifier", "reiterate"}:
            return -1
        end = item.end
    return -1


def _unknown(sequence: Sequence[Item], sentence: Sentence, pack: LanguagePack) -> bool:
    """Tell whether an office whose holder is not known opens the sentence and says something."""
    if not sequence or sequence[0].kind != "office" or sequence[0].start - sentence.span.start > _LINK + 1:
        return False
    following = sequence[1] if len(sequence) > 1 else None
    if following is None or following.start - sequence[0].end > pack.reach.near:
        return False
    return following.kind in _SAYING or (following.kind == "and" and len(sequence) > 2 and sequence[2].kind == "person")


def _unnamed(sequence: Sequence[Item], text: str, sentence: Sentence) -> bool:
    """Tell whether a name that is not known opens the sentence and says something."""
    if not sequence or sequence[0].kind not in _SAYING | _COURTEOUS:
        return False
    words = text[sentence.span.start : sequence[0].start].split()
    return len(words) >= _NAME and all(word[:1].isupper() for word in words)


def _trailing(sequence: Sequence[Item]) -> bool:
    """Tell whether the last verb of saying stands after all that is said."""
    for item in reversed(sequence):
        if item.kind in {"verb", "topic", "willing", "will"}:
            return False
        if item.kind in _SAYING | {"report-he"}:
            return True
    return False


def _inserted(sequence: Sequence[Item], end: int) -> bool:
    """Tell whether "Mr X said" stands between commas right after the noun that ends there."""
    after = [item.kind for item in sequence if item.start >= end][:4]
    return after[:1] == ["soft"] and after[-1] == "soft" and set(after[1:3]) & _SAYING != set() and "person" in after


def _first(sequence: Sequence[Item], lead: Item | None, sentence: Sentence, text: str) -> int:
    """Return the person whose name begins the sentence, whom "he" in the next ones means."""
    if lead is None or lead.kind != "person" or _under(sequence, sequence.index(lead), text):
        return -1
    before = text[sentence.span.start : lead.start]
    return lead.person if sum(char.isalnum() for char in before) <= 2 else -1


def _he_says(sequence: Sequence[Item], pack: LanguagePack) -> bool:
    """Tell whether a pronoun stands beside a verb of saying: "he added", "a-t-il ajouté"."""
    for at, item in enumerate(sequence):
        if item.kind == "report-he":
            return True
        if item.kind == "pronoun" and at + 1 < len(sequence):
            after = sequence[at + 1]
            if after.kind in _SAYING and after.start - item.end <= 2 + pack.reach.near // 4:
                return True
    return False


def _acting(sequence: Sequence[Item], lead: Item, pack: LanguagePack) -> int:
    """Return the person who opens the sentence where a verb of stance, thanks or asking follows at once."""
    for item in sequence:
        if item.start >= lead.end and item.kind not in {"intensifier", "and", "soft"}:
            near = item.start - lead.end <= pack.reach.near
            acts = item.kind in {"urge", "discuss", "willing"} or _finite(item, pack)
            return lead.person if near and acts else -1
    return -1


def _finite(item: Item, pack: LanguagePack) -> bool:
    """Tell whether the item is a verb in a form that can follow its subject; where verbs have no forms, any."""
    if item.cue is None or item.kind != "verb":
        return False
    return item.cue.form in {"finite", "strong"} or (not pack.segment.spaced and item.cue.form != "noun")


def _under(sequence: Sequence[Item], at: int, text: str) -> bool:
    """Tell whether a preposition or a verb governs the person, so that somebody else speaks."""
    if not at:
        return False
    start = sequence[at].start
    while at > 1 and sequence[at - 1].kind == "office":
        at -= 1
        start = sequence[at].start
    before = sequence[at - 1]
    touches = sum(char.isalnum() for char in text[before.end : start]) <= 4
    return before.kind in {"preposition", "verb", "thanks", "venue-before", "fronting"} and touches


def _governs(sequence: Sequence[Item], at: int, near: int) -> bool:
    """Tell whether the person after a verb of saying is told something rather than saying it: "told Wang that"."""
    following = sequence[at + 1] if at + 1 < len(sequence) else None
    return following is not None and following.kind == "that" and following.start - sequence[at].end <= near
