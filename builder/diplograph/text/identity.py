"""Decide which mentions in one document are one person, and who that is in the reference data."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from diplograph.packs.gazetteer import Registry, Tenure
from diplograph.packs.happenings import Naming, Standing
from diplograph.text.offices import UNTITLED, ordered

_TOKEN = re.compile(r"[\s\u00a0·•・‧-]+|(?<=\.)(?=\w)")
_HONORED = {"minister", "deputy-minister", "foreign-minister", "deputy-head-of-government", "special-envoy", "adviser"}
_BODIES = {"organisation-head", "organisation-official"}
_HEADS = {"head-of-state", "head-of-government"}
_UNDER_A_CROWN = {"crown-prince", "head-of-government", "minister", "foreign-minister", "deputy-minister", "ambassador"}
SINGLE = {"head-of-state", "head-of-government", "foreign-minister"}
"""Offices that one person of a state holds at a time."""

_LOCAL = {*SINGLE, "deputy-head-of-government", "minister", "deputy-minister", "parliament-speaker", "governor"}
_STEM = 3
_ENDINGS = 2


@lru_cache(maxsize=20_000)
def tokens(name: str, endings: tuple[str, ...], proclitics: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared: without case, diacritics and case endings."""
    found = []
    for word in _TOKEN.split(name):
        bare = "".join(char for char in word.casefold() if char.isalnum())
        for _ in range(_ENDINGS):
            cut = next((len(end) for end in endings if bare.endswith(end) and len(bare) - len(end) >= _STEM), 0)
            bare = bare[: len(bare) - cut]
        bare = "".join(char for char in unicodedata.normalize("NFKD", bare) if char.isalnum())
        if bare:
            found.append(bare)
    if proclitics and found and found[0][:2] == proclitics[0] * 2:
        found[0] = found[0][1:]
    return tuple(found)


def within(short: Sequence[str], full: Sequence[str]) -> bool:
    """Tell whether each word of the short name is one of the full name, initials standing for words."""
    rest = list(full)
    for word in short:
        at = next((i for i, each in enumerate(rest) if _same(word, each)), -1)
        if at < 0:
            return False
        del rest[at]
    return True


def _same(word: str, other: str) -> bool:
    if word == other:
        return True
    return (len(word) == 1 or len(other) == 1) and word[0] == other[0] and word.isalpha()


@dataclass(slots=True, eq=False)
class Candidate:
    """A person while the document is still being read."""

    words: tuple[str, ...]
    slugs: tuple[str, ...] = ()
    forms: list[str] = field(default_factory=list)
    actors: Counter[str] = field(default_factory=Counter)
    unsure: tuple[str, ...] = ()
    codes: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    mentions: list[tuple[int, int, str]] = field(default_factory=list)
    anchored: bool = False
    modified: bool = False

    def allows(self, actors: Sequence[str]) -> bool:
        """Tell whether nothing known of the person's state speaks against these."""
        return not actors or not self.actors or any(actor in self.actors for actor in actors)


class Identities:
    """The persons of a document, found one after another, and what the reference data says of them."""

    def __init__(
        self, registry: Registry, naming: Naming, standing: Sequence[Standing], day: str, publisher: str
    ) -> None:
        self.registry, self.naming, self.standing = registry, naming, standing
        self.day, self.publisher = day, publisher
        self.host, self.embassy, self.agency = "", False, False
        self.found: list[Candidate] = []
        self._by_word: dict[str, list[int]] = {}

    def words(self, name: str) -> tuple[str, ...]:
        """Return the words of a name as they are compared."""
        return tokens(name, self.naming.endings, self.naming.proclitics)

    def settle(self, name: str, slugs: tuple[str, ...], actors: Sequence[str], codes: Iterable[str]) -> Candidate:
        """Return the person that a name means, a new one where none of those found fits."""
        words = self.words(name)
        slugs = self._fitting(slugs, actors, codes)
        known = self.known(words, slugs, actors)
        if known is None:
            known = Candidate(words, slugs)
            self.found.append(known)
            self._index(len(self.found) - 1, (*words, *slugs))
        else:
            slugs = tuple(each for each in slugs if not known.actors or self._serves(each, tuple(known.actors)))
            fuller = slugs if len(words) >= len(known.words) else ()
            known.slugs = tuple(slug for slug in known.slugs if slug in slugs) or known.slugs or fuller
            if len(words) > len(known.words) or (
                sum(map(len, words)) > sum(map(len, known.words)) and within(known.words, words)
            ):
                known.words = words
                self._index(self.found.index(known), words)
        known.forms.append(name)
        return known

    def known(self, words: Sequence[str], slugs: Sequence[str], actors: Sequence[str]) -> Candidate | None:
        """Return the last person found whom a name fits."""
        if not words:
            return None
        places = {place for key in (*words, *slugs) for place in self._by_word.get(key, ())}
        for each in (self.found[place] for place in sorted(places, reverse=True)):
            if slugs and each.slugs and len(slugs) == 1 and len(each.slugs) == 1:
                if slugs == each.slugs:
                    return each
                continue
            if not each.allows(actors):
                continue
            if within(words, each.words) or within(each.words, words):
                return each
        return None

    def _index(self, place: int, keys: Iterable[str]) -> None:
        for key in keys:
            places = self._by_word.setdefault(key, [])
            if place not in places[-1:]:
                places.append(place)

    def _fitting(self, slugs: tuple[str, ...], actors: Sequence[str], codes: Iterable[str]) -> tuple[str, ...]:
        if not slugs:
            return ()
        people = self.registry.people
        if actors:
            slugs = tuple(slug for slug in slugs if slug in people and self._serves(slug, actors)) or ()
        if len(slugs) > 1:
            wanted = {code.lstrip("~") for code in codes}
            held = [slug for slug in slugs if wanted & set(self.held(slug))]
            slugs = tuple(held) or slugs
        if len(slugs) > 1:
            serving = tuple(slug for slug in slugs if self.held(slug))
            slugs = serving or slugs
        return slugs

    def _serves(self, slug: str, actors: Sequence[str]) -> bool:
        person = self.registry.people.get(slug)
        if person is None:
            return False
        return person.actor in actors or any(tenure.actor in actors for tenure in person.tenures)

    def held(self, slug: str) -> list[str]:
        """Return the offices that the reference data gives a person on the document's day."""
        person = self.registry.people.get(slug)
        if person is None:
            return []
        return [tenure.office for tenure in person.tenures if self._runs(tenure)]

    def actor(self, person: Candidate) -> str:
        """Return the actor a person acts for."""
        home = self._home(person)
        if home and self.held(person.slugs[0]):
            return home
        if person.actors:
            best = max(person.actors.values())
            leading = [actor for actor, count in person.actors.items() if count == best]
            return home if home in leading else leading[0]
        if home and (not person.unsure or home in person.unsure):
            return home
        if person.unsure:
            named = Counter(actor for each in self.found for actor in each.actors.elements())
            order = {actor: (named[actor], actor == self.publisher, -at) for at, actor in enumerate(person.unsure)}
            return max(order, key=order.__getitem__)
        if home or person.modified or person.codes & _BODIES or not person.codes:
            return home
        if self.host and (self._filled(person) or (self.embassy and person.codes & _LOCAL)):
            return self.host
        return "" if self._taken(person) or self._known_to_differ(person) else self.publisher

    def _taken(self, person: Candidate) -> bool:
        """Tell whether the document names somebody of the publisher in an office that only one of them can hold."""
        single = person.codes & SINGLE
        return any(
            each is not person and each.codes & single and self.publisher in (*each.actors, self._home(each))
            for each in self.found
        )

    def _known_to_differ(self, person: Candidate) -> bool:
        """Tell whether a news agency's state has another holder of the office, whose name has no word of this one."""
        readable = self.naming.script == "characters" or all(word.isascii() for word in person.words)
        return self.agency and readable and self._filled(person)

    def _home(self, person: Candidate) -> str:
        """Return the actor whom the reference data has a person act for."""
        known = self.registry.people.get(person.slugs[0]) if len(person.slugs) == 1 else None
        return known.actor if known else ""

    def _filled(self, person: Candidate) -> bool:
        """Tell whether the publisher has somebody else in an office of this person that only one can hold."""
        single = person.codes & SINGLE
        return any(
            tenure.actor == self.publisher
            and tenure.office in single
            and slug not in person.slugs
            and not set(slug.split("-")) & set(person.words)
            and self._runs(tenure)
            for slug, known in self.registry.people.items()
            for tenure in known.tenures
        )

    def _runs(self, tenure: Tenure) -> bool:
        """Tell whether somebody holds the office on the document's day."""
        if not self.day:
            return True
        return (not tenure.start or tenure.start <= self.day) and (not tenure.end or self.day <= tenure.end)

    def offices(self, person: Candidate) -> tuple[str, ...]:
        """Return the offices that the text states, and those that the codebook fixes for a person."""
        said = {code for code in person.codes if not code.startswith("~")}
        bare = {code[1:] for code in person.codes - UNTITLED if code.startswith("~")}
        if not said and bare:
            held = set(self.held(person.slugs[0])) if len(person.slugs) == 1 else set()
            said = (held & _HONORED if bare & _HONORED else set()) or bare
        if len(said) > 1:
            said.discard("other")
        if said & _UNDER_A_CROWN:
            said.discard("monarch")
        actor = self.actor(person)
        body = self.registry.actors.get(actor)
        if (body is not None and body.kind not in {"", "state"}) or (person.modified and not actor):
            said = {"organisation-head" if code in _HEADS else code for code in said}
        for rule in self.standing:
            if rule.person in person.slugs and rule.start <= self.day:
                said |= set(rule.offices)
        return ordered(said)

    def name(self, person: Candidate) -> str:
        """Return the fullest form of the name that the text has; of inflected ones the nominative."""
        return min(
            person.forms, key=lambda form: (-self._fullness(form), *self._oblique(form), person.forms.index(form))
        )

    def _fullness(self, form: str) -> float:
        return sum(0.4 if len(word) == 1 else 1 for word in self.words(form))

    def _oblique(self, form: str) -> tuple[int, int]:
        if not self.naming.endings:
            return 0, 0
        last = [word[-1] for word in form.split() if word]
        return len(form), sum(2 if char in "ыиуюе" else 1 if char in "ая" else 0 for char in last)
