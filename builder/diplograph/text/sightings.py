"""See once what a text names and which words of events it has, so that later stages need not search again."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from diplograph.packs.gazetteer import Entry, Gazetteer
from diplograph.packs.happenings import EventLexicon, Kind, event_lexicon
from diplograph.packs.matcher import fold, longest

_OVERLAPPING = 6
_KINDS = {"actor", "office", "person", "place", "series", "topic", "label"}


class Sighting(NamedTuple):
    """Where a form of the gazetteer stands, and what it may name."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    @property
    def referents(self) -> tuple[str, ...]:
        """Return all that it may refer to."""
        return tuple(referent for entry in self.entries for referent in entry.referent.split())

    @property
    def use(self) -> str:
        """Return the use of the form in its first reading."""
        return self.entries[0].use


class Cue(NamedTuple):
    """Where a word of the event lexicon stands, and of what kinds it is."""

    start: int
    end: int
    kinds: frozenset[Kind]


@dataclass(frozen=True, slots=True)
class Sightings:
    """The text, folded, and what stands in it by kind: leftmost, longest, not overlapping within a kind."""

    folded: str
    by_kind: dict[str, list[Sighting]]
    cues: list[Cue] = field(default_factory=list)

    def of(self, kind: str) -> Sequence[Sighting]:
        """Return the sightings of a kind, in order."""
        return self.by_kind.get(kind, ())

    def within(self, kind: str, start: int, end: int) -> Iterator[Sighting]:
        """Yield the sightings of a kind that begin in a range."""
        found = self.by_kind.get(kind, [])
        yield from found[bisect_left(found, (start,)) : bisect_left(found, (end,))]

    def cues_within(self, start: int, end: int) -> list[Cue]:
        """Return the cues that begin in a range, in order."""
        return self.cues[bisect_left(self.cues, (start,)) : bisect_left(self.cues, (end,))]


def sightings(text: str, gazetteer: Gazetteer, lexicon: EventLexicon) -> Sightings:
    """Return what the gazetteer and the event lexicon find in a text."""
    folded = fold(text)
    found: dict[str, list[Sighting]] = {kind: [] for kind in _KINDS}
    uses = _uses(gazetteer, lexicon.tag)
    for match in gazetteer.matcher.all(text, folded):
        for kind, kept, cut in uses[match.form]:
            found[kind].append(Sighting(match.start + cut, match.end, kept))
    cues = [Cue(match.start, match.end, lexicon.kinds[match.form]) for match in lexicon.matcher.all(text, folded)]
    return Sightings(folded, {kind: longest(each) for kind, each in found.items()}, _widest(cues))


class _Uses(dict[str, tuple[tuple[str, tuple[Entry, ...], int], ...]]):
    """What each form that was once seen stands for, by kind, and how much of it goes before a person's name."""

    def __init__(self, gazetteer: Gazetteer, lexicon: EventLexicon) -> None:
        super().__init__()
        self._gazetteer, self._lexicon = gazetteer, lexicon

    def __missing__(self, form: str) -> tuple[tuple[str, tuple[Entry, ...], int], ...]:
        readings = self._gazetteer.entries(form)
        found = []
        for kind in sorted({entry.kind for entry in readings} & _KINDS):
            kept = tuple(entry for entry in readings if entry.kind == kind)
            found.append((kind, kept, _titled(form, kept, self._gazetteer, self._lexicon) if kind == "person" else 0))
        self[form] = tuple(found)
        return self[form]


@cache
def _uses(gazetteer: Gazetteer, tag: str) -> _Uses:
    return _Uses(gazetteer, event_lexicon(tag))


def _titled(form: str, kept: tuple[Entry, ...], gazetteer: Gazetteer, lexicon: EventLexicon) -> int:
    """Return how many characters of a person's name are particles or titles, since the name is known without them."""
    cut = 0
    while True:
        rest = form[cut:]
        first, space, _ = rest.partition(" ")
        step = (
            len(first) + 1
            if space and fold(first) in lexicon.naming.polite
            else int(rest[:1] in lexicon.naming.proclitics)
        )
        shorter = gazetteer.entries(rest[step:]) if step else ()
        if not any(entry.use == "full" and entry.referent == each.referent for entry in shorter for each in kept):
            return cut
        cut += step


def _widest(found: list[Cue]) -> list[Cue]:
    """Return the cues that no longer cue outdoes."""
    kept: list[Cue] = []
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        if not any(each.end <= other.end and _outdone(each, other) for other in kept[-_OVERLAPPING:]):
            kept.append(each)
    return kept


def _outdone(short: Cue, long: Cue) -> bool:
    """Tell whether the longer cue says what the shorter one is: "принял участие" is to attend, and not to receive."""
    attends = "meet" in short.kinds and "attend" in long.kinds and short.start == long.start
    return attends or bool(short.kinds & long.kinds)
