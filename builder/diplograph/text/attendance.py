"""Find the names that a line of attendance lists with no office beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from diplograph.model.text import Sentence
from diplograph.packs.happenings import EventLexicon, alternatives, event_lexicon
from diplograph.text.names import Name
from diplograph.text.offices import OfficePhrase
from diplograph.text.sightings import Sightings

_LIST_MARKS = "、，,；和及与"
_SHORTEST, _LONGEST = 2, 4
_ACRONYM = 5
_CONTEXT = 40


def listed(
    text: str,
    sentences: Sequence[Sentence],
    seen: Sightings,
    phrases: Sequence[OfficePhrase],
    found: list[Name],
    lexicon: EventLexicon,
) -> list[Name]:
    """Return the names, those in lines of attendance marked as listed; in Chinese with those that only the list shows."""
    lines = [
        (each.span.start, each.span.end)
        for each in sentences
        if any("present" in cue.kinds for cue in seen.cues_within(each.span.start, each.span.end))
    ]
    if not lines:
        return found
    if lexicon.naming.script == "characters":
        added = [name for start, end in lines for name in _items(text, start, end, seen, phrases, found)]
        return sorted([*found, *added], key=lambda name: name.start)
    pattern = _bounds(lexicon.tag)
    return [
        replace(name, listed=True)
        if not name.family
        and any(a <= name.start < b for a, b in lines)
        and _person_like(text[name.start : name.end])
        and _enumerated(seen, name, pattern)
        else name
        for name in found
    ]


@cache
def _bounds(tag: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    naming, cues = event_lexicon(tag).naming, event_lexicon(tag).cues
    words = alternatives((*naming.joiners, *cues.get("present", ())))
    return re.compile(rf"(?:[,;:،(]|^|(?<!\w)(?:{words}))\s*$"), re.compile(rf"\s*(?:[,;.،()]|$|(?:{words})(?!\w))")


def _person_like(name: str) -> bool:
    """Tell whether a run of capitalised words is two words or more, none of them an acronym."""
    words = name.split()
    return len(words) > 1 and not any(word.isupper() and 1 < len(word) <= _ACRONYM for word in words)


def _enumerated(seen: Sightings, name: Name, pattern: tuple[re.Pattern[str], re.Pattern[str]]) -> bool:
    """Tell whether a name stands between the marks of a list."""
    line = max(seen.folded.rfind("\n", 0, name.start) + 1, name.start - _CONTEXT)
    before, after = pattern
    return bool(before.search(seen.folded, line, name.start)) and bool(after.match(seen.folded, name.end))


def _items(
    text: str, start: int, end: int, seen: Sightings, phrases: Sequence[OfficePhrase], found: Sequence[Name]
) -> Iterator[Name]:
    """Yield the short items of an enumeration of which another item is a known name."""
    cue = next(cue for cue in seen.cues_within(start, end) if "present" in cue.kinds)
    stop = cue.start if cue.start > start else end
    at = start if cue.start > start else cue.end
    begin = at
    items = []
    for position in range(at, stop + 1):
        if position == stop or text[position] in _LIST_MARKS:
            items.append((begin, position))
            begin = position + 1
    names = {(name.start, name.end) for name in found}
    if not any(item in names for item in items):
        return
    for item in items:
        word = text[item[0] : item[1]]
        known = any(a < item[1] and item[0] < b for a, b in names)
        office = any(each.start < item[1] and item[0] < each.end for each in phrases)
        if _SHORTEST <= len(word) <= _LONGEST and word.isalpha() and not known and not office:
            yield Name(*item, listed=True)
