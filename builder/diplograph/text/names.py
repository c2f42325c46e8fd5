"""Find what may be the name of a person, by the habits of the script."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from diplograph.packs.happenings import EventLexicon, Naming, alternatives, event_lexicon
from diplograph.packs.matcher import longest
from diplograph.text.covering import Covering
from diplograph.text.offices import OfficePhrase
from diplograph.text.sightings import Sighting, Sightings
from diplograph.text.word_names import is_family, word_names

_CLASS = "".join(char for char in map(chr, range(0x41, 0x1F00)) if char.isupper() and char.isalpha())
_MARK = "\x01"
_SHORTEST = 2
_NEAR = 12
_DOTS = "·‧•・-－—"
_HAN = "\u3400-\u9fff\u00b7\u2027\u2022\u30fb"


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch that may name a person, and whom the reference data knows by it.

    `family` says that it is a family name alone, `listed` that a line of attendance has it.
    """

    start: int
    end: int
    people: tuple[str, ...] = ()
    family: bool = False
    listed: bool = False


@cache
def _capitals(tag: str) -> re.Pattern[str]:
    naming = event_lexicon(tag).naming
    initial = rf"[{_CLASS}]\.(?:-[{_CLASS}]\.)*"
    word = rf"(?:[dDlLOо]['’ʻ])?[{_CLASS}][^\W\d_]*(?:['’ʻ`][^\W\d_]{{2,}}|-[^\W\d_]+)*"
    one = rf"(?:(?:{initial}\s?)*{word}|{initial})"
    small = "|".join(sorted(map(re.escape, naming.particles), key=lambda each: (-len(each), each))) or "(?!)"
    lead = "|".join(sorted(map(re.escape, naming.leading), key=lambda each: (-len(each), each))) or "(?!)"
    suffix = alternatives(naming.suffixes)
    first = rf"(?:(?:(?:{lead})\s)+{one}|{one})"
    return re.compile(rf"(?<![\w'’-]){first}(?:[ \u00a0](?:(?:{small})[ \u00a0])*{one})*(?:,?\s(?i:{suffix})(?!\w))?")


@cache
def _characters(tag: str) -> re.Pattern[str]:
    naming = event_lexicon(tag).naming
    ends = "|".join(sorted(map(re.escape, naming.boundaries), key=lambda each: (-len(each), each))) or "(?!)"
    return re.compile(rf"(?!{ends})[{_HAN}-]{{2,4}}?(?=[^{_HAN}-]|{ends}|$)")


def names(text: str, seen: Sightings, phrases: Sequence[OfficePhrase], lexicon: EventLexicon) -> list[Name]:
    """Return what may be a name, in order; the names do not overlap."""
    known = list(seen.of("person"))
    script = lexicon.naming.script
    if script == "capitals":
        return _by_capitals(text, seen, phrases, known, lexicon)
    if script == "characters":
        foreign = lexicon.naming.transliteration
        known = [each for each in known if not _embedded(text, each, seen, lexicon.naming)]
        whole = (_whole(text, each, foreign) for each in known)
        known = [each for each in whole if each is not None]
    taken = Covering(len(text))
    found = []
    for each in known:
        if script == "characters" or not is_family(each):
            taken.take(each.start, each.end)
            found.append(_known(each))
    if script == "characters":
        found += _after_office_characters(text, seen, phrases, taken, lexicon)
    else:
        found += [Name(*span) for span in word_names(text, seen, phrases, taken, lexicon)]
        found += [_known(each) for each in known if is_family(each) and taken.take(each.start, each.end)]
    return sorted(found, key=lambda name: name.start)


def _embedded(text: str, each: Sighting, seen: Sightings, naming: Naming) -> bool:
    """Tell whether the characters of a short name belong to longer words: 法基 in 国际法基本原则."""
    if _goes_on(text, each.end, naming.transliteration):
        return True
    if not each.start or each.end - each.start > _SHORTEST:
        return False
    near = [
        other
        for kind in ("actor", "place", "office")
        for other in seen.within(kind, each.start - _NEAR, each.end + _SHORTEST)
    ]
    if any(each.start == other.end or each.end == other.start for other in near):
        return False
    before, after = text[max(0, each.start - _SHORTEST) : each.start], text[each.end : each.end + _SHORTEST]
    if before[-1] in naming.transliteration:
        return True
    parted = not before[-1].isalpha() or before.endswith(naming.boundaries)
    return not parted and after.isalpha() and after not in naming.boundaries


def _goes_on(text: str, end: int, foreign: str) -> bool:
    """Tell whether a foreign name only begins with these characters: 奥利 in 奥利弗·施廷克尔."""
    stop = end
    while stop < len(text) and text[stop] in foreign:
        stop += 1
    return stop > end and text[stop : stop + 1] in set(_DOTS)


def _whole(text: str, each: Sighting, foreign: str) -> Sighting | None:
    """Return a known name with its other parts beside dots; nothing for a family name that is only a part."""
    start, end = each.start, each.end
    while start > 1 and text[start - 1] in _DOTS and text[start - 2] in foreign:
        start -= 1
        while start and text[start - 1] in foreign:
            start -= 1
    if start < each.start and is_family(each):
        return None
    while end + 1 < len(text) and text[end] in _DOTS and text[end + 1] in foreign:
        end += 1
        while end < len(text) and text[end] in foreign:
            end += 1
    return each._replace(start=start, end=end)


def _known(each: Sighting) -> Name:
    return Name(each.start, each.end, tuple(dict.fromkeys(each.referents)), is_family(each))


def _by_capitals(
    text: str, seen: Sightings, phrases: Sequence[OfficePhrase], known: list[Sighting], lexicon: EventLexicon
) -> list[Name]:
    """Return the runs of capitalised words outside other names, and the known names that none of them has."""
    at_phrase = {phrase.end for phrase in phrases}
    masked = _masked(text, _hidden(text, seen, phrases, known, at_phrase))
    found: list[Name] = []
    at = 0
    for match in _capitals(lexicon.tag).finditer(masked):
        for start, end in _trimmed(text, match.start(), match.end(), lexicon):
            while at < len(known) and known[at].end <= start:
                found.append(_known(known[at]))
                at += 1
            first = at
            while at < len(known) and known[at].start < end:
                at += 1
            if not (lexicon.naming.adjectives and _body(text, start, end, lexicon.naming)):
                found += _named(text, start, end, known[first:at], at_phrase)
    found += [_known(each) for each in known[at:]]
    return longest(found)


def _hidden(
    text: str, seen: Sightings, phrases: Sequence[OfficePhrase], known: list[Sighting], at_phrase: set[int]
) -> list[tuple[int, int]]:
    """Return what a name cannot be: offices, states, places, series; but for what stands inside a known name."""
    people = [(each.start, each.end) for each in known]
    hidden = [(phrase.start, phrase.end) for phrase in phrases]
    hidden += [(each.start, each.end) for each in seen.of("series")]
    for each in (*seen.of("actor"), *seen.of("place")):
        inside = any(start <= each.start and each.end <= end for start, end in _overlapping(people, each))
        if not inside and not _opens_name(text, each, at_phrase):
            hidden.append((each.start, each.end))
    return hidden


def _overlapping(people: list[tuple[int, int]], each: Sighting) -> list[tuple[int, int]]:
    at = bisect_left(people, (each.start, 0))
    return people[max(0, at - 1) : at + 1]


def _opens_name(text: str, each: Sighting, at_phrase: set[int]) -> bool:
    """Tell whether a place stands where only a given name can: "President Santiago Peña", "of Malawi, Nancy Tembo"."""
    beside = each.start - 1 in at_phrase and text[each.start - 1] == " "
    after_comma = each.start - 2 in at_phrase and text[each.start - 2 : each.start] == ", " and each.use == "city"
    return (
        (beside or after_comma)
        and text[each.end : each.end + 1] == " "
        and text[each.end + 1 : each.end + 2].isupper()
        and each.use != "demonym"
    )


def _masked(text: str, hidden: list[tuple[int, int]]) -> str:
    pieces = []
    at = 0
    for start, end in sorted(hidden):
        if start >= at:
            pieces.append(text[at:start])
            pieces.append(_MARK * (end - start))
            at = end
        elif end > at:
            pieces.append(_MARK * (end - at))
            at = end
    pieces.append(text[at:])
    return "".join(pieces)


def _trimmed(text: str, start: int, end: int, lexicon: EventLexicon) -> Iterator[tuple[int, int]]:
    """Yield the parts of a run of capitalised words that no stop word cuts."""
    naming = lexicon.naming
    begin = last = -1
    at = start
    for token in re.split(r"([ \u00a0]+)", text[start:end]):
        if token.strip():
            low = token.lower()
            bare = low.rstrip(".,")
            if (_stops(token, bare, naming, first=at == start)) or low in naming.polite or bare in naming.polite:
                if begin >= 0:
                    yield begin, last
                begin = -1
            else:
                if begin < 0 and (token not in naming.particles or token in naming.leading or token[0].isupper()):
                    begin = at
                if begin >= 0 and token not in naming.particles:
                    last = at + len(token.rstrip(","))
        at += len(token)
    if begin >= 0 and last > begin:
        yield begin, last


def _stops(token: str, bare: str, naming: Naming, *, first: bool) -> bool:
    """Tell whether a word ends a name; a particle with a capital rather begins a family name: "De la Fuente"."""
    if first and token[:1].isupper() and bare in naming.particles:
        return False
    return bare in naming.stop and (first or len(bare) > _SHORTEST)


def _body(text: str, start: int, end: int, naming: Naming) -> bool:
    """Tell whether a lone adjective with a capital opens the name of a body: "Народного правительства"."""
    word = text[start:end]
    return (
        " " not in word
        and word.endswith(naming.adjectives)
        and text[end : end + 1] == " "
        and text[end + 1 : end + 2].islower()
    )


def _named(text: str, start: int, end: int, inside: list[Sighting], at_phrase: set[int]) -> Iterator[Name]:
    """Yield the names in a run, given those that the reference data knows in it."""
    if not inside:
        yield Name(start, end)
        return
    full = [each for each in inside if any(entry.use == "full" for entry in each.entries)]
    if not full:
        only = inside[-1]
        whole = (only.start, only.end) == (start, end)
        yield Name(start, end, tuple(dict.fromkeys(only.referents)) if whole else (), family=whole)
        return
    for number, each in enumerate(full):
        stop = end if number == len(full) - 1 else each.end
        if text[each.end : each.end + 2] == ". " and each.end + 2 < stop:
            yield Name(each.end + 2, stop)
            stop = each.end
        begin = start if number == 0 and (start - 1 in at_phrase) else each.start
        yield Name(begin, max(stop, each.end), tuple(dict.fromkeys(each.referents)))


def _after_office_characters(
    text: str,
    seen: Sightings,
    phrases: Sequence[OfficePhrase],
    taken: Covering,
    lexicon: EventLexicon,
) -> Iterator[Name]:
    ends, foreign = _characters(lexicon.tag), lexicon.naming.transliteration
    letters = frozenset(foreign)
    hidden = sorted(
        (each.start, each.end)
        for kind in ("actor", "place", "office")
        for each in seen.of(kind)
        if each.end - each.start > _SHORTEST or not letters.issuperset(text[each.start : each.end])
    )
    for phrase in phrases:
        begin = phrase.end
        at = bisect_left(hidden, (begin, 0))
        limit = hidden[at][0] if at < len(hidden) else len(text)
        run = begin
        while run < limit and (text[run] in foreign or text[run] in _DOTS or _bridged(text, run, foreign, ends)):
            run += 1
        while run > begin and text[run - 1] in _DOTS:
            run -= 1
        if run - begin < _SHORTEST:
            match = ends.match(text, begin)
            run = min(match.end(), limit) if match else begin
        if run - begin >= _SHORTEST and taken.is_free(begin, run):
            taken.take(begin, run)
            yield Name(begin, run)
    for phrase in phrases:
        begin = phrase.start
        while begin and (text[begin - 1] in foreign or text[begin - 1] in _DOTS):
            begin -= 1
        at = bisect_left(hidden, (phrase.start, 0)) - 1
        begin = max(begin, hidden[at][1] if at >= 0 else 0)
        if phrase.start - begin >= _SHORTEST and taken.is_free(begin, phrase.start):
            yield Name(begin, phrase.start)


def _bridged(text: str, at: int, foreign: str, ends: re.Pattern[str]) -> bool:
    """Tell whether one rarer character stands within a run of those that write foreign names."""
    following = text[at + 1 : at + 3]
    return len(following) == 2 and all(char in foreign for char in following) and bool(ends.match(text, at))
