"""Say of each sentence who speaks in it and for whom, before any topic word is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass

from diplograph.model.text import Sentence, Span
from diplograph.packs.language import LanguagePack
from diplograph.text.cast import Cast
from diplograph.text.cues import Item, within
from diplograph.text.frames import Setting
from diplograph.text.speakers import (
    according,
    acting,
    adjective,
    finite,
    first_named,
    for_somebody,
    he_says,
    opening,
    quoted,
    speaker_beside,
    third_party_says,
    unknown_name,
    unknown_office,
    unknown_side,
)

_SAYING = {"report", "reiterate"}
_TOGETHER = {"report", "reiterate", "agree", "discuss"}
_PLURAL = {"both", "they"}
_DOING = {"verb", "will", "willing", "report", "reiterate", "negation"}
_LINK = 4
_UNKNOWN = -2
_TITLE = 18
_ASKING = ("?", "？", "؟")
_ENDING = "»”\"' )）」"
_AFTER_QUOTE = 40
_ENUMERATION = {"person", "office", "soft", "and", "preposition", "actor", "place"}


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
    guests: bool = False
    stranger: bool = False
    acts: bool = False
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
    current, together, asked, answered, chorus = -1, False, False, False, False
    for number, (sentence, sign) in enumerate(zip(sentences, signs, strict=True)):
        opens = number == 0 or sentences[number - 1].paragraph != sentence.paragraph
        event, sides = cast.sides_of(number)
        if opens:
            if number and event != found[-1].event:
                current = -1
            together = False
            answered = _inside(cast.told.answers if cast.told else (), sentence)
            if answered:
                current = _answering(cast, current)
            elif sign.speaker < 0 and not sign.pronoun and not sign.turn:
                current = _announced(sentences, signs, number, current)
        asked = sign.question or (asked and not opens) or _inside(cast.told.questions if cast.told else (), sentence)
        if asked or sign.stranger or text[sentence.span.start : sentence.span.end].rstrip(_ENDING)[-1:] in _ASKING:
            found.append(Setting("skipped", -1, "", sides, event))
            if sign.stranger:
                current, together = -1, False
            continue
        spoken = _spoken(sign, current, cast, event)
        if spoken is not None:
            current, together = spoken, False
        together = _in_unison(sign, together, alone=(opens and current < 0) or cast.agreed)
        together = together or (opens and _goes_on(signs[number], cast, pack, found))
        chorus = sign.guests or (chorus and sign.plural)
        if chorus and (guests := cast.guests_of(event)):
            found.append(Setting("joint", -1, "", guests, event, collective=True))
            continue
        found.append(_setting(together, current, sides, event, cast, ours=answered or cast.issued))
    return found


def _goes_on(sign: _Signs, cast: Cast, pack: LanguagePack, found: Sequence[Setting]) -> bool:
    """Tell whether a paragraph of a joint statement that names nobody goes on with what both said: "Reafirmaron su"."""
    bare = sign.speaker < 0 and not (sign.actor or sign.pronoun or sign.turn or sign.unknown or sign.guests)
    return cast.agreed and pack.pro_drop and bare and bool(found) and found[-1].kind == "joint"


def _in_unison(sign: _Signs, together: bool, *, alone: bool) -> bool:  # noqa: FBT001
    """Tell whether the two sides speak together; `alone` says that nobody else could be the speaker."""
    if sign.plural and (alone or (sign.together and not (sign.must or sign.trailing or sign.inserted))):
        return True
    return together and (sign.plural or not (sign.pronoun or sign.speaker >= 0 or sign.actor))


def _inside(stretches: Sequence[Span], sentence: Sentence) -> bool:
    return any(each.start <= sentence.span.start < each.end for each in stretches)


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
    if sign.speaker >= 0:
        return sign.speaker
    return _of_side(sign.actor, cast) if cast.agreed and sign.acts else None


def _setting(together: bool, current: int, sides: tuple[str, ...], event: int, cast: Cast, *, ours: bool) -> Setting:  # noqa: FBT001
    if together and len(sides) > 1:
        return Setting("joint", -1, "", sides, event)
    if current == _UNKNOWN:
        return Setting("skipped", -1, "", sides, event)
    if current >= 0 and cast.actors[current]:
        return Setting("attributed", current, cast.actors[current], sides, event)
    if 0 <= current < len(cast.private) and cast.private[current]:
        return Setting("skipped", -1, "", sides, event)
    return Setting("narrated", -1, cast.publisher if ours else "", sides, event, cast.publisher)


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
    """Return the principal who does not speak now, where the event has just two, or that nobody knows who it is."""
    principals = cast.principals[event] if event < len(cast.principals) else ()
    side = cast.actors[current] if current >= 0 else ""
    rest = [each for each in principals if cast.actors[each] != side]
    if rest and (side or len(rest) == 1):
        return rest[0]
    return current if current < 0 or cast.told else _UNKNOWN


def _signs(sequence: Sequence[Item], cast: Cast, pack: LanguagePack, text: str, sentence: Sentence) -> _Signs:
    """Read the signs of a sentence: its first noun and verb of saying, and a saying at its end."""
    lead = _lead(sequence, pack, sentence)
    question = bool(sequence) and sequence[0].kind == "question" and sequence[0].start == sentence.span.start
    answers = [item.kind for item in sequence[:2]] == ["person", "hard"] and text[sequence[1].start] in ":："
    turn = any(item.kind == "turn" and item.start - sentence.span.start <= pack.reach.near for item in sequence)
    source, strange = according(sequence, sentence, text)
    speaker = sequence[0].person if answers else source if source >= 0 else speaker_beside(sequence, pack, text)
    if speaker < 0 and lead is not None and lead.kind == "person":
        speaker = acting(sequence, lead, pack)
    if speaker < 0 and pack.segment.spaced:
        speaker = quoted(sequence, text)
    told = any(sentence.span.covers(each) for each in cast.news)
    if speaker < 0 and pack.segment.spaced and lead is not None and not told:
        speaker = opening(sequence, lead, cast, text)
        speaker = adjective(sequence, cast) if speaker < 0 else speaker
    plural, end = _plural(sequence, lead, cast, text)
    told_together = _tells_together(sequence, sentence, pack, text)
    if plural and lead is not None and lead.kind == "person":
        speaker = -1
    must = any(item.kind == "must" for item in sequence[: _verb_at(sequence) + 1])
    return _Signs(
        speaker=speaker,
        plural=plural or told_together,
        pronoun=(lead is not None and lead.kind == "pronoun") or he_says(sequence, pack),
        turn=turn,
        together=told_together or (plural and lead is not None and _together(sequence, lead, end, pack)),
        must=must,
        question=question,
        unknown=(unknown_office(sequence, sentence, pack) and (speaker < 0 or sequence[1].kind == "and"))
        or (speaker < 0 and unknown_name(sequence, text, sentence))
        or (speaker < 0 and unknown_side(sequence, text, sentence, pack)),
        trailing=speaker >= 0 and _trailing(sequence),
        inserted=speaker >= 0 and _inserted(sequence, end),
        first=first_named(sequence, lead, sentence, text),
        actor=lead.entry.referent if lead is not None and lead.kind == "actor" and lead.entry else "",
        guests=lead is not None and lead.kind == "collective" and any(item.kind in _TOGETHER for item in sequence),
        stranger=strange
        or any(0 <= each - sentence.span.start <= _TITLE for each in cast.former)
        or third_party_says(sequence, (*cast.actors, cast.publisher))
        or for_somebody(sequence, sentence),
        acts=lead is not None and lead.kind == "actor" and _acts(sequence, lead, sentence, pack),
    )


def _tells_together(sequence: Sequence[Item], sentence: Sentence, pack: LanguagePack, text: str) -> bool:
    """Tell whether a verb of saying in the plural opens the sentence, its subject left out: "Coincidieron en"."""
    if not (pack.plural and pack.pro_drop):
        return False
    first = next(
        (each for each in sequence if each.kind not in {"soft", "turn", "intensifier", "new-clause", "and"}), None
    )
    if first is None or first.kind not in _TOGETHER or first.start - sentence.span.start > pack.reach.near:
        return False
    return text[first.start : first.end].split(maxsplit=1)[0].endswith(pack.plural)


def _lead(sequence: Sequence[Item], pack: LanguagePack, sentence: Sentence) -> Item | None:
    """Return the noun that opens the sentence."""
    for item in sequence:
        if item.kind in {"actor", "person", "both", "they", "collective", "pronoun", "own-side"}:
            return item if item.start - sentence.span.start <= 3 * pack.reach.near else None
        if item.kind in {"verb", "topic", "report", "preposition"}:
            continue
    return None


def _acts(sequence: Sequence[Item], lead: Item, sentence: Sentence, pack: LanguagePack) -> bool:
    """Tell whether a state opens the sentence and does or says something itself."""
    if lead.start - sentence.span.start > pack.reach.near:
        return False
    after = [each for each in sequence if 0 <= each.start - lead.end <= pack.reach.near]
    return any(each.kind in _DOING for each in after) and after[0].kind != "and"


def _of_side(actor: str, cast: Cast) -> int | None:
    """Return the first principal of an actor, nothing where it has none."""
    return next((each for group in cast.principals for each in group if cast.actors[each] == actor), None)


def _verb_at(sequence: Sequence[Item]) -> int:
    for at, item in enumerate(sequence):
        if item.kind in {"verb", "report", "reiterate", "agree", "discuss", "must", "will", "willing"}:
            return at
    return len(sequence)


def _parted(gap: str) -> bool:
    """Tell whether more than a short word or a title with a capital stands between two names."""
    letters = sum(map(str.isalnum, gap))
    return letters > _LINK and not (letters <= _TITLE and gap.strip().istitle())


def _plural(sequence: Sequence[Item], lead: Item | None, cast: Cast, text: str) -> tuple[bool, int]:
    """Tell whether the sides together open the sentence, as "they" or as two persons of theirs; and where that ends."""
    if lead is None:
        return False, 0
    if lead.kind in _PLURAL:
        return True, lead.end
    sides, end, joined = set(), lead.end, False
    last = lead.start
    for item in sequence[sequence.index(lead) :]:
        if item.kind not in _ENUMERATION or _parted(text[last : item.start]):
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
        if before and (before.kind in _TOGETHER or finite(before, pack)) and lead.start - before.end <= _TITLE:
            return True
        if any(each.kind in {"report", "reiterate", "report-he"} for each in sequence[:at]):
            return False
    for item in sequence:
        if item.start < end:
            continue
        if item.start - end > pack.reach.near:
            return False
        if item.kind in _TOGETHER or item.kind in {"verb", "hope", "will", "willing", "must"}:
            return item.kind in _TOGETHER or finite(item, pack)
    return False


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
