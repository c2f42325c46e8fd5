"""Find the names that a line of attendance lists with no office beside them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from diplograph.model.text import Sentence
from diplograph.packs.happenings import EventLexicon, alternatives, event_lexicon
from diplograph.packs.matcher import fold
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
    """Return the names, those in lines of attendance marked as listed, with those that only such a list shows."""
    lines = [
        (each.span.start, each.span.end)
        for each in sentences
        if any("present" in cue.kinds for cue in seen.cues_within(each.span.start, each.span.end))
    ]
    if not lines:
        return found
    if lexicon.naming.script == "capitals":
        pattern = _bounds(lexicon.tag)
        return [replace(name, listed=True) if _in_list(text, seen, name, lines, pattern) else name for name in found]
    reader = _List(text, seen, phrases, found, lexicon)
    added = [name for start, end in lines for name in reader.names(start, end)]
    return sorted([*found, *added], key=lambda name: name.start)


class _List:
    """Reads enumerations of names in scripts without capitals."""

    def __init__(
        self, text: str, seen: Sightings, phrases: Sequence[OfficePhrase], found: Sequence[Name], lexicon: EventLexicon
    ) -> None:
        self.text, self.seen, self.naming = text, seen, lexicon.naming
        self.known = [(name.start, name.end) for name in found]
        self.taken = [*self.known, *((phrase.start, phrase.end) for phrase in phrases)]
        self.taken += [(each.start, each.end) for kind in ("actor", "place") for each in seen.of(kind)]

    def names(self, start: int, end: int) -> Iterator[Name]:
        """Yield the names that a line lists before its verb, or after it."""
        cue = next(cue for cue in self.seen.cues_within(start, end) if "present" in cue.kinds)
        begin, stop = (start, cue.start) if cue.start > start + _SHORTEST else (cue.end, end)
        characters = self.naming.script == "characters"
        items = list(self._items(begin, stop)) if characters else list(self._word_items(begin, stop))
        for first, last in items:
            if not any(a < last and first < b for a, b in self.taken):
                yield Name(first, last, listed=True)

    def _items(self, begin: int, stop: int) -> Iterator[tuple[int, int]]:
        first = begin
        for position in range(begin, stop + 1):
            if position < stop and self.text[position] not in _LIST_MARKS:
                continue
            word = self.text[first:position].removesuffix("等")
            named = self.text[first : first + 1] in self.naming.surnames
            if _SHORTEST <= len(word) <= _LONGEST and word.isalpha() and named:
                yield first, first + len(word)
            first = position + 1

    def _word_items(self, begin: int, stop: int) -> Iterator[tuple[int, int]]:
        """Yield the items of a list whose last word for "and" is written with the name it goes before."""
        ends = {fold(word) for word in self.naming.boundaries}
        for piece in re.finditer(r"[^،,.;؛()]+", self.text[begin:stop]):
            words = [match.span() for match in re.finditer(r"\S+", piece[0])]
            offset = begin + piece.start()
            first: int | None = None
            last = count = 0
            for number, (a, b) in enumerate(words):
                word = piece[0][a:b]
                joined = word.startswith(self.naming.and_prefix) and (number or piece.start())
                if fold(word) in ends or any(x <= offset + a < y for x, y in self.taken):
                    break
                if joined and first is not None:
                    yield from self._item(first, last, count)
                    first, count = None, 0
                if first is None:
                    first = offset + a + (len(self.naming.and_prefix) if joined else 0)
                last, count = offset + b, count + 1
            if first is not None:
                yield from self._item(first, last, count)

    @staticmethod
    def _item(first: int, last: int, count: int) -> Iterator[tuple[int, int]]:
        if _SHORTEST <= count <= _LONGEST:
            yield first, last


def _in_list(
    text: str,
    seen: Sightings,
    name: Name,
    lines: Sequence[tuple[int, int]],
    pattern: tuple[re.Pattern[str], re.Pattern[str]],
) -> bool:
    at = bisect_right(lines, (name.start, len(text) + 1)) - 1
    line = lines[at][0] if at >= 0 and name.start < lines[at][1] else None
    if line is None or name.family or not _person_like(text[name.start : name.end]):
        return False
    return _enumerated(seen, name, line, pattern)


@cache
def _bounds(tag: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    naming, cues = event_lexicon(tag).naming, event_lexicon(tag).cues
    words = alternatives((*naming.joiners, *cues.get("present", ())))
    return re.compile(rf"(?:[,;:،(]|(?<!\w)(?:{words}))\s*$"), re.compile(rf"\s*(?:[,;.،()]|$|(?:{words})(?!\w))")


def _person_like(name: str) -> bool:
    """Tell whether a run of capitalised words is two words or more, none of them an acronym."""
    words = name.split()
    return len(words) > 1 and not any(word.isupper() and 1 < len(word) <= _ACRONYM for word in words)


def _enumerated(seen: Sightings, name: Name, line: int, pattern: tuple[re.Pattern[str], re.Pattern[str]]) -> bool:
    """Tell whether a name stands between the marks of a list."""
    before, after = pattern
    opens = name.start == line or bool(before.search(seen.folded, max(line, name.start - _CONTEXT), name.start))
    return opens and bool(after.match(seen.folded, name.end))
