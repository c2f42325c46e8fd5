"""Find the phrases that name an office: which office, and of which state or organisation."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from diplograph.packs.gazetteer import Gazetteer
from diplograph.packs.happenings import EventLexicon, standing_offices
from diplograph.packs.matcher import fold
from diplograph.text.office_patterns import Patterns
from diplograph.text.office_patterns import patterns as patterns_of
from diplograph.text.sightings import Sighting, Sightings

CODES = (
    "head-of-state",
    "head-of-government",
    "deputy-head-of-state",
    "deputy-head-of-government",
    "foreign-minister",
    "deputy-foreign-minister",
    "minister",
    "deputy-minister",
    "parliament-speaker",
    "parliament-member",
    "party-leader",
    "party-official",
    "ambassador",
    "special-envoy",
    "adviser",
    "organisation-head",
    "organisation-official",
    "monarch",
    "crown-prince",
    "governor",
    "former-official",
    "other",
)
"""The offices of the codebook (section 2), in its order."""

UNTITLED = {"~counterpart", "~guest", "~diplomat"}
"""Codes of words that stand for a person without saying which office is held."""

_SENT = {"special-envoy", "adviser", "other", "organisation-official"}
_WINDOW = 90
_LINK = 24
_STATE = 3
_ACRONYM = re.compile(r"\s?[(（][^\W\d_]{2,12}[)）]")
_RANK = {code: rank for rank, code in enumerate(CODES)}


@dataclass(frozen=True, slots=True)
class Part:
    """One office of a phrase: where it stands, and the states named with it alone."""

    start: int
    end: int
    codes: tuple[str, ...]
    actors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """An office, or several joined, with their states: "Deputy Prime Minister and Foreign Minister of Kazakhstan".

    `actors` holds more than one code only where the name of the state is ambiguous. A code with `~` before it stands
    for a bare title ("Minister", "Secretary") that says less than its holder's office.
    """

    start: int
    end: int
    parts: tuple[Part, ...]
    actors: tuple[str, ...] = ()
    former: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of all offices joined."""
        return tuple(dict.fromkeys(code for part in self.parts for code in part.codes))

    def split(self) -> tuple["OfficePhrase", "OfficePhrase"]:
        """Return the phrase as two: the offices before the last, and the last."""
        head, tail = self.parts[:-1], self.parts[-1:]
        own = next((part.actors for part in head if part.actors), ())
        return (
            OfficePhrase(self.start, head[-1].end, head, own or self.actors, self.former),
            OfficePhrase(tail[0].start, self.end, tail, tail[0].actors or self.actors, former=False),
        )


class _Atom(NamedTuple):
    start: int
    end: int
    codes: tuple[str, ...]
    actors: tuple[str, ...]
    prefixed: bool = False


def ordered(codes: Iterable[str]) -> tuple[str, ...]:
    """Return office codes in the codebook's order, each once."""
    return tuple(sorted(set(codes), key=lambda code: (_RANK.get(code, len(CODES)), code)))


def office_phrases(text: str, seen: Sightings, gazetteer: Gazetteer, lexicon: EventLexicon) -> list[OfficePhrase]:
    """Return the office phrases of a text in order; they do not overlap."""
    patterns = patterns_of(lexicon.tag)
    atoms = _atoms(text, seen, gazetteer, lexicon, patterns)
    reader = _Reader(text, seen, lexicon, patterns, atoms)
    return list(reader.phrases())


def _atoms(text: str, seen: Sightings, gazetteer: Gazetteer, lexicon: EventLexicon, patterns: Patterns) -> list[_Atom]:
    and_ = lexicon.naming.and_prefix
    found = [
        _Atom(each.start, each.end, each.referents, (), bool(and_) and _prefixed(text, each, and_, gazetteer))
        for each in _uncrossed(text, seen, gazetteer)
    ]
    if lexicon.naming.state_inside:
        found += _parted(text, seen, gazetteer, patterns)
    found += _headed(text, seen, patterns)
    kept: list[_Atom] = []
    end = 0
    for atom in sorted(found, key=lambda one: (one.start, -one.end)):
        if atom.start >= end:
            if atom.codes in {("other",), ("~other",)} and (party := patterns.party.match(seen.folded, atom.end)):
                atom = atom._replace(end=party.end(), codes=("party-official",))  # noqa: PLW2901
            kept.append(atom)
            end = atom.end
    return kept


def _headed(text: str, seen: Sightings, patterns: Patterns) -> Iterator[_Atom]:
    """Yield the offices that a general title and a field of work make, and the general titles alone."""
    for match in patterns.heads.finditer(seen.folded):
        slots = match.groupdict()
        code, deputy, capital = patterns.head_of[" ".join(slots["head"].split())]
        if capital and not text[match.start("head")].isupper():
            continue
        chosen = (deputy or code) if slots["deputy"] or slots.get("after") else code
        bare = slots["field"] is None and chosen == code
        yield _Atom(match.start(), match.end(), (f"~{chosen}" if bare else chosen,), ())


def _prefixed(text: str, each: Sighting, prefix: str, gazetteer: Gazetteer) -> bool:
    """Tell whether the form begins with a conjunction that is written together with it."""
    return text.startswith(prefix, each.start) and bool(gazetteer.entries(text[each.start + len(prefix) : each.end]))


def _uncrossed(text: str, seen: Sightings, gazetteer: Gazetteer) -> Iterator[Sighting]:
    """Yield the offices; one whose end is the beginning of a state's name gives way to a shorter one before it."""
    for each in seen.of("office"):
        state = next((one for one in seen.within("actor", each.start + 1, each.end) if one.end > each.end), None)
        if state is None:
            yield each
            continue
        window = text[each.start : state.start].rstrip()
        for match in gazetteer.matcher.longest(window, fold(window)):
            entries = tuple(entry for entry in gazetteer.entries(match.form) if entry.kind == "office")
            if match.start == 0 and entries:
                yield Sighting(each.start, each.start + match.end, entries)


def _parted(text: str, seen: Sightings, gazetteer: Gazetteer, patterns: Patterns) -> Iterator[_Atom]:
    """Yield the offices whose name an adjective of nationality parts: "ministre chinois des Affaires étrangères"."""
    for each in seen.of("actor"):
        if each.use != "demonym" or not patterns.genitive.match(seen.folded, each.end):
            continue
        before, after = text[max(0, each.start - _WINDOW) : each.start].rstrip(), text[each.end : each.end + _WINDOW]
        window = before + after
        for match in gazetteer.matcher.search(window, fold(window)):
            if not match.start < len(before) < match.end:
                continue
            codes = tuple(
                code
                for entry in gazetteer.entries(match.form)
                if entry.kind == "office"
                for code in entry.referent.split()
            )
            if codes:
                start = max(0, each.start - _WINDOW) + match.start
                yield _Atom(start, each.end + match.end - len(before), codes, each.referents)


def _states(actors: tuple[str, ...]) -> tuple[str, ...]:
    """Return the actors, a ruling party as the state its officials act for."""
    parties = standing_offices().parties
    return tuple(parties.get(each, each) for each in actors)


def _group(each: Sighting) -> bool:
    return each.referents[0].startswith("group:")


class _Reader:
    """Joins the offices of a text to phrases, from left to right."""

    def __init__(
        self, text: str, seen: Sightings, lexicon: EventLexicon, patterns: Patterns, atoms: Sequence[_Atom]
    ) -> None:
        self.text = text
        self.seen, self.naming, self.patterns, self.atoms = seen, lexicon.naming, patterns, atoms
        self.actors = [each for each in seen.of("actor") if each.use != "capital" and not _group(each)]
        self.places = sorted((*self.actors, *seen.of("place")))
        self.starts = [each.start for each in self.actors]
        self.ends = [each.end for each in self.actors]

    def phrases(self) -> Iterator[OfficePhrase]:
        at, free = 0, 0
        while at < len(self.atoms):
            phrase, at = self._phrase(at, free)
            free = phrase.end
            yield phrase

    def _phrase(self, at: int, free: int) -> tuple[OfficePhrase, int]:
        first = self.atoms[at]
        start, end, parts = first.start, first.end, [Part(first.start, first.end, first.codes)]
        before = self._actor_before(first, free) if self.naming.script != "words" else None
        if before:
            start = before.start
        actors = first.actors or (before.referents if before else ()) or self._actor_inside(first)
        former = self._former_before(start)
        at += 1
        while True:
            end, named, past = self._completed(end)
            former = former or past
            actors = actors or named
            if named:
                parts[-1] = replace(parts[-1], actors=_states(named))
            if actors and "ambassador" in parts[-1].codes:
                end = self._sent(end)
            if _SENT & set(parts[-1].codes) and (duty := self.patterns.duty.match(self.text, end)):
                end = duty.end()
            if at >= len(self.atoms):
                break
            following = self.atoms[at]
            served = self._serves(end, following)
            if served is not None:
                actors = actors or served or following.actors
                if self.naming.script == "characters":
                    parts[-1:] = [Part(following.start, following.end, following.codes)]
            elif self._joined(end, following):
                parts.append(Part(following.start, following.end, following.codes, _states(following.actors)))
                actors = actors or following.actors
            else:
                break
            end = following.end
            at += 1
        return OfficePhrase(start, end, tuple(parts), _states(actors), former), at

    def _completed(self, end: int) -> tuple[int, tuple[str, ...], bool]:
        """Return where an office ends with its state, the state, and whether "former" stands before or after it."""
        before = self._former_after(end)
        end, named = self._state(before or end)
        if not named:
            end, named = self._with_portfolios(end)
        after = self._former_after(end) if named else 0
        return after or end, named, bool(before or after)

    def _with_portfolios(self, end: int) -> tuple[int, tuple[str, ...]]:
        """Return the end and state of an office with more fields: "of Foreign Affairs, Trade and Culture of Peru".

        Without a state after them, the fields belong to it where a comma and a name or an honorific follow.
        """
        match = self.patterns.portfolios.match(self.text, end)
        if match is None or any(end <= each.start < match.end() for each in self.atoms):
            return end, ()
        named = next(self.seen.within("person", end, match.end()), None)
        limit = named.start - 1 if named else match.end()
        stops = [at for at in (match.end(), *reversed([end + at for at in self._cuts(match[0])])) if at <= limit]
        for stop in stops:
            after, state = self._state(stop)
            if state:
                return after, state
        joined = (stop for stop in stops if self.patterns.linked.search(self.text[end:stop]))
        return next((stop for stop in joined if self.text[stop : stop + 2] == ", "), end), ()

    @staticmethod
    def _cuts(words: str) -> list[int]:
        return [match.start() for match in re.finditer(r"\s", words)][1:]

    def _state(self, end: int) -> tuple[int, tuple[str, ...]]:
        """Return where an office ends with all that completes it, and the state named there."""
        if tail := self.patterns.tail.match(self.seen.folded, end):
            end = tail.end()
        following = self._actor_after(end)
        if following is None:
            return end, ()
        end = following.end + self.seen.folded.startswith(")", following.end)
        acronym = _ACRONYM.match(self.text, end)
        return acronym.end() if acronym else end, following.referents

    def _sent(self, end: int) -> int:
        """Return where an ambassador's office ends with the state or city of the post."""
        at = bisect_left(self.places, (end,))
        if at == len(self.places) or not self.patterns.posted.fullmatch(self.seen.folded, end, self.places[at].start):
            return end
        return self.places[at].end

    def _former_before(self, start: int) -> bool:
        """Tell whether "former" stands before the office; in a script without spaces, right after the state's name."""
        if self.naming.script != "characters":
            return bool(self.patterns.former.search(self.seen.folded, max(0, start - 20), start))
        begin = next(
            (start - len(word) for word in self.naming.former if self.seen.folded.endswith(word, 0, start)), -1
        )
        at = bisect_left(self.ends, begin)
        return begin >= 0 and at < len(self.ends) and self.ends[at] == begin

    def _former_after(self, end: int) -> int:
        if not self.naming.former_follows:
            return 0
        match = self.patterns.former_after.match(self.seen.folded, end)
        return match.end() if match else 0

    def _actor_before(self, atom: _Atom, free: int) -> Sighting | None:
        at = bisect_right(self.ends, atom.start) - 1
        if at < 0 or self.starts[at] < free:
            return None
        if not self.patterns.before.fullmatch(self.seen.folded, self.ends[at], atom.start):
            return None
        if self.naming.script == "characters" and self.text.endswith(self.naming.posted, 0, self.starts[at]):
            return self._sender(self.starts[at])
        return self.actors[at]

    def _sender(self, post: int) -> Sighting | None:
        """Return the state that sends an ambassador to a post, named right before it: 中国驻瓦努阿图大使."""
        at = bisect_right(self.ends, post) - 1
        gap = self.text[self.ends[at] : post] if at >= 0 else " "
        return self.actors[at] if gap in self.naming.posted else None

    def _actor_inside(self, atom: _Atom) -> tuple[str, ...]:
        for each in self.seen.within("actor", atom.start, atom.end):
            body = any(code.startswith("organisation") for code in atom.codes)
            if (
                each.end <= atom.end
                and not _group(each)
                and (body or len(each.referents[0]) == _STATE or ":" in each.referents[0])
            ):
                return each.referents
        return ()

    def _actor_after(self, end: int) -> Sighting | None:
        at = bisect_left(self.starts, end)
        if at == len(self.starts) or self.starts[at] - end > _LINK:
            return None
        gap = self.seen.folded[end : self.starts[at]]
        if not gap and self.naming.script != "characters":
            return self.actors[at]
        linked = self.patterns.genitive.fullmatch(gap) or (
            self.naming.state_follows and gap.isspace() and "\n" not in gap
        )
        formal = " " in self.text[self.starts[at] : self.ends[at]] and self.actors[at].use == "name"
        return self.actors[at] if linked or (formal and gap.strip() in self.naming.formally) else None

    def _serves(self, end: int, following: _Atom) -> tuple[str, ...] | None:
        """Return the state of an office that the next one's holder is served by, where the two are so linked."""
        gap = self.seen.folded[end : following.start]
        if len(gap) > 2 * _LINK:
            return None
        inside = list(self.seen.within("actor", end, following.start))
        if inside:
            gap = gap[: inside[0].start - end].rstrip() + " "
            if self.seen.folded[inside[-1].end : following.start].strip():
                return None
        if self.naming.script == "characters":
            adjacent = not inside and following.start == end and not self._conjoined(end)
            return () if adjacent else None
        return (inside[0].referents if inside else ()) if self.patterns.complement.fullmatch(gap) else None

    def _conjoined(self, end: int) -> bool:
        """Tell whether an office's form ends with a conjunction: 副总理兼."""
        return self.naming.script == "characters" and self.seen.folded.endswith(self.naming.joiners, end - 1, end)

    def _joined(self, end: int, following: _Atom) -> bool:
        gap = self.seen.folded[end : following.start]
        if not gap and self._conjoined(end):
            return True
        if not 0 < len(gap) <= _LINK:
            return False
        if not gap.strip():
            return following.prefixed
        return bool(self.patterns.join.fullmatch(gap))
