"""Find the persons of a document: their names, states and offices, and every later mention."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from diplograph.model.text import Document, Sentence, Span
from diplograph.packs.gazetteer import Gazetteer, registry
from diplograph.packs.happenings import EventLexicon, alternatives, event_lexicon, standing_offices
from diplograph.text.attendance import listed
from diplograph.text.identity import Candidate, Identities, within
from diplograph.text.names import Name, honorific, names
from diplograph.text.offices import CODES, OfficePhrase, office_phrases
from diplograph.text.recurrence import repeats
from diplograph.text.sightings import Sightings, sightings

_NEAR = 30
_GENERIC = {
    "minister": {"foreign-minister", "deputy-foreign-minister", "deputy-minister"},
    "foreign-minister": {"minister"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person as one document shows them.

    `name` is the fullest form in the text, without titles; `key` the identifier in the reference data, empty where
    they are not in it; `actor` the code of the state or organisation they act for, empty where nothing tells.
    """

    name: str
    key: str = ""
    actor: str = ""
    offices: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonMention:
    """Where a person is mentioned: by `name`, by `family` name alone, or by `role` ("the Prime Minister")."""

    span: Span
    person: int
    kind: str


@dataclass(frozen=True, slots=True)
class People:
    """The persons of a document, their mentions in order, and the offices named with nobody to fill them."""

    persons: tuple[Person, ...] = ()
    mentions: tuple[PersonMention, ...] = ()
    vacant: tuple[OfficePhrase, ...] = ()
    seen: Sightings = field(default_factory=lambda: Sightings("", {}), repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class _Patterns:
    plain: re.Pattern[str]
    comma: re.Pattern[str]
    after: re.Pattern[str]
    closed: re.Pattern[str]
    address: re.Pattern[str]
    of: re.Pattern[str]
    item: re.Pattern[str]
    article: re.Pattern[str]


@cache
def _patterns(tag: str) -> _Patterns:
    naming = event_lexicon(tag).naming
    polite = honorific(tag).pattern
    also, articles = alternatives(naming.also), alternatives(naming.articles)
    spaced = naming.script != "characters"
    of = alternatives(naming.genitives)
    return _Patterns(
        plain=re.compile(polite if spaced else ""),
        comma=re.compile(rf"\s*[,،]{polite}" if spaced else "(?!)"),
        after=re.compile(
            rf"\s*[,،(–—-]\s*(?:(?:{also})\s*)?(?:(?P<one>{articles})\s*)?|\s*(?:{also})\s*(?:(?P<two>{articles})\s*)?"
            if spaced
            else ""
        ),
        closed=re.compile(r"\s*(?:[,.;:)،–—]|$)"),
        address=re.compile(rf"(?<!\w)(?:{alternatives(naming.honorifics)})\s*$"),
        article=re.compile(rf"(?<!\w)(?:{articles})\s+$"),
        item=re.compile(r"\s*(?:$|[-\n;•])"),
        of=re.compile(rf"\s*(?:(?:{of})\s*|\()" if spaced else r"（|\("),
    )


def people(document: Document, sentences: Sequence[Sentence], gazetteer: Gazetteer) -> People:
    """Return the persons of a document."""
    lexicon = event_lexicon(document.language)
    seen = sightings(document.text, gazetteer, lexicon)
    phrases = office_phrases(document.text, seen, gazetteer, lexicon)
    found = names(document.text, seen, phrases, lexicon)
    found = listed(document.text, sentences, seen, phrases, found, lexicon)
    cast = _Cast(document, seen, phrases, found, lexicon)
    if document.title:
        cast.heed(*_title(document.title, gazetteer, lexicon))
    return cast.people()


def _title(
    title: str, gazetteer: Gazetteer, lexicon: EventLexicon
) -> tuple[str, Sightings, list[OfficePhrase], list[Name]]:
    seen = sightings(title, gazetteer, lexicon)
    phrases = office_phrases(title, seen, gazetteer, lexicon)
    return title, seen, phrases, names(title, seen, phrases, lexicon)


class _Cast:
    """Joins names and offices, names and names."""

    def __init__(
        self, document: Document, seen: Sightings, phrases: list[OfficePhrase], found: list[Name], lexicon: EventLexicon
    ) -> None:
        self.text, self.seen, self.lexicon, self.document = document.text, seen, lexicon, document
        self.names = found
        self.starts = [name.start for name in found]
        self.ends = [name.end for name in found]
        self.patterns = _patterns(lexicon.tag)
        self.identities = Identities(
            registry(), lexicon.naming, standing_offices().standing, document.published[:10], document.publisher
        )
        self.offices: dict[int, list[OfficePhrase]] = {}
        self.free: list[OfficePhrase] = []
        self.announced: list[tuple[tuple[str, ...], tuple[str, ...], set[str]]] = []
        for phrase in phrases:
            self._attach(phrase)

    def _attach(self, phrase: OfficePhrase) -> None:
        right, left = self._right(phrase, self.patterns.plain), self._left(phrase)
        if self.lexicon.naming.script == "characters" and left is not None and (right is None or not phrase.actors):
            self.offices.setdefault(left, []).append(phrase)
            return
        if right is not None and len(phrase.parts) > 1 and (left is not None or self._shares_article(phrase)):
            head, tail = phrase.split()
            if left is None:
                self.free.append(head)
            else:
                self.offices.setdefault(left, []).append(head)
            self.offices.setdefault(right, []).append(tail)
            return
        if right is None:
            after = self._right(phrase, self.patterns.comma)
            right = after if left is None or (after is not None and self._articled(left, phrase)) else left
            if right is None and not phrase.actors and self.lexicon.naming.script == "words":
                right = self._touching(phrase)
        if right is None:
            self.free.append(phrase)
        else:
            self.offices.setdefault(right, []).append(phrase)

    def _shares_article(self, phrase: OfficePhrase) -> bool:
        """Tell whether an article before the first office shows that the second alone goes with the name after it."""
        if not self.lexicon.naming.article_parts:
            return False
        return bool(self.patterns.article.search(self.seen.folded, max(0, phrase.start - 8), phrase.start))

    def _right(self, phrase: OfficePhrase, pattern: re.Pattern[str]) -> int | None:
        at = bisect_left(self.starts, phrase.end)
        if at == len(self.starts) or self.starts[at] - phrase.end > _NEAR:
            return None
        return at if pattern.fullmatch(self.seen.folded, phrase.end, self.starts[at]) else None

    def _touching(self, phrase: OfficePhrase) -> int | None:
        """Return the name that stands just before an office of no named state."""
        at = bisect_right(self.ends, phrase.start) - 1
        return at if at >= 0 and self.text[self.ends[at] : phrase.start] == " " else None

    def _articled(self, name: int, phrase: OfficePhrase) -> bool:
        match = self.patterns.after.fullmatch(self.seen.folded, self.ends[name], phrase.start)
        return bool(match and match.lastgroup)

    def _left(self, phrase: OfficePhrase) -> int | None:
        at = bisect_right(self.ends, phrase.start) - 1
        if at < 0 or phrase.start - self.ends[at] > _NEAR:
            return None
        match = self.patterns.after.fullmatch(self.seen.folded, self.ends[at], phrase.start)
        if match is None or (match.lastgroup and not self.patterns.closed.match(self.seen.folded, phrase.end)):
            return None
        return at

    def heed(self, title: str, seen: Sightings, phrases: list[OfficePhrase], found: list[Name]) -> None:
        """Take from the title which name goes with which office and state."""
        reader = _Cast(Document(id="", text=title, language=self.lexicon.tag), seen, phrases, found, self.lexicon)
        for at, held in reader.offices.items():
            name = found[at]
            actors = self._actors(held) or reader.state_after(name)
            codes = {code for phrase in held for code in phrase.codes}
            words = self.identities.words(title[name.start : name.end])
            self.announced.append((words, actors, codes))

    def _announcement(self, words: tuple[str, ...]) -> tuple[tuple[str, ...], set[str]] | None:
        for named, actors, codes in self.announced:
            if len(words) > 1 and (within(words, named) or within(named, words)):
                return actors, codes
        return None

    def people(self) -> People:
        """Return the persons, with their later mentions."""
        later = [at for at in range(len(self.names)) if not self._establish(at)]
        later = [at for at in later if not self._follow(at)]
        vocabulary = {word for each in self.identities.found for word in each.words}
        for at in later:
            if not vocabulary.isdisjoint(self.identities.words(self.text[self.starts[at] : self.ends[at]])):
                self._recall(at)
        for words, actors, _ in self.announced:
            known = self.identities.known(words, (), actors)
            if known is not None and len(actors) == 1 and not known.actors:
                known.actors[actors[0]] += 1
        self._repeat()
        vacant = [phrase for phrase in self.free if not self._fill(phrase)]
        kept = [each for each in self.identities.found if each.mentions]
        persons = tuple(self._person(each) for each in kept)
        order = {id(each): number for number, each in enumerate(kept)}
        mentions = [
            PersonMention(Span(start, end), order[id(each)], kind)
            for each in kept
            for start, end, kind in each.mentions
        ]
        mentions.sort(key=lambda mention: (mention.span, mention.person))
        return People(persons, tuple(mentions), tuple(vacant), self.seen)

    def _person(self, each: Candidate) -> Person:
        return Person(
            name=self.identities.name(each),
            key=each.slugs[0] if len(each.slugs) == 1 else "",
            actor=self.identities.actor(each),
            offices=self.identities.offices(each),
            spans=tuple(Span(start, end) for start, end, _ in sorted(each.mentions)),
        )

    def _establish(self, at: int) -> bool:
        """Take a name as a person's where an office, an honorific or the reference data says that it is one."""
        name = self.names[at]
        phrases = self.offices.get(at, [])
        polite = self._polite(name)
        if not (phrases or polite or name.listed or (name.people and not name.family)):
            return False
        form = self.text[name.start : name.end]
        phrases = [phrase for phrase in phrases if not self._contradicts(form, name, phrase)]
        codes = {code for phrase in phrases for code in (("former-official",) if phrase.former else phrase.codes)}
        actors = self._actors(phrases) or self.state_after(name)
        if codes == {"~counterpart"}:
            codes |= self._colleague(name.start, actors)
        if polite and not phrases and (known := self.identities.known(self.identities.words(form), (), ())):
            person = known
        else:
            person = self.identities.settle(form, name.people, actors, codes)
        person.anchored = person.anchored or bool(phrases)
        person.codes |= codes
        if len(actors) == 1:
            person.actors[actors[0]] += 1
        elif actors:
            person.unsure = actors
        kind = "name" if len(self.identities.words(form)) >= min(2, len(person.words)) else "family"
        person.mentions.append((name.start, name.end, kind))
        return True

    @staticmethod
    def _actors(phrases: Sequence[OfficePhrase]) -> tuple[str, ...]:
        """Return the state or organisation that the first office with one names."""
        return next((phrase.actors for phrase in phrases if phrase.actors), ())

    def _colleague(self, before: int, actors: Sequence[str]) -> set[str]:
        """Return the offices of the person named last whom "his counterpart" is measured by."""
        earlier = [
            (max(start for start, _, _ in each.mentions), each)
            for each in self.identities.found
            if each.mentions and not any(actor in each.actors for actor in actors)
        ]
        found = max((pair for pair in earlier if pair[0] < before), key=lambda pair: pair[0], default=None)
        return set(found[1].codes) if found else set()

    def _follow(self, at: int) -> bool:
        """Take as a person's the unknown name that follows an office left without one, or that the title has."""
        name = self.names[at]
        form = self.text[name.start : name.end]
        words = self.identities.words(form)
        if len(words) < 2 or name.people or self.identities.known(words, (), ()) is not None:
            return False
        announced = self._announcement(words)
        phrase = None
        if name.start > 2 and self.text[name.start - 2] in ".;" and self.lexicon.naming.script == "capitals":
            phrase = next((each for each in self.free if each.end == name.start - 2 and each.actors), None)
        if phrase is None and announced is None:
            return False
        actors, codes = announced or ((), set())
        if phrase is not None:
            actors, codes = actors or phrase.actors, set(phrase.codes) or codes
        person = self.identities.settle(form, (), actors, codes)
        person.codes |= codes
        if len(actors) == 1:
            person.actors[actors[0]] += 1
        else:
            person.unsure = actors
        person.mentions.append((name.start, name.end, "name"))
        return True

    def _contradicts(self, form: str, name: Name, phrase: OfficePhrase) -> bool:
        """Leave an office free that belongs to a state other than the one the person beside it is known to serve."""
        if not phrase.actors or phrase.start > name.start:
            return False
        known = self.identities.known(self.identities.words(form), (), ())
        if known is None or known.allows(phrase.actors) or len(self.identities.words(form)) < min(2, len(known.words)):
            return False
        self.free.append(phrase)
        return True

    def _polite(self, name: Name) -> bool:
        start = max(0, name.start - 16)
        return bool(self.patterns.address.search(self.seen.folded, start, name.start))

    def state_after(self, name: Name) -> tuple[str, ...]:
        for each in self.seen.within("actor", name.end, name.end + _NEAR):
            if each.use == "capital":
                return ()
            if self.patterns.of.fullmatch(self.seen.folded, name.end, each.start):
                return each.referents
            gap = self.seen.folded[name.end : each.start]
            listed = gap.strip() == "," and self.patterns.item.match(self.seen.folded, each.end)
            return each.referents if listed else ()
        return ()

    def _recall(self, at: int) -> None:
        """Take a name as a later mention where its words are those of a person already found."""
        name = self.names[at]
        for start, end in self._shorter(name):
            words = self.identities.words(self.text[start:end])
            known = self.identities.known(words, name.people, ()) if words and len(words[0]) > 1 else None
            if known is not None and within_of(words, known):
                if len(words) > 1:
                    known.forms.append(self.text[start:end])
                kind = "name" if len(words) >= len(known.words) else "family"
                known.mentions.append((start, end, kind))
                return

    def _shorter(self, name: Name) -> Iterator[tuple[int, int]]:
        """Yield the name, then what is left of it without its first words, then without its last."""
        yield name.start, name.end
        pieces = [match.span() for match in re.finditer(r"[^\s\u00a0]+", self.text[name.start : name.end])]
        for begin, _ in pieces[1:]:
            yield name.start + begin, name.end
        for _, stop in reversed(pieces[:-1]):
            yield name.start, name.start + stop

    def _repeat(self) -> None:
        """Find again, in scripts without capitals, the names that offices have shown."""
        if self.lexicon.naming.script == "capitals":
            return
        taken = sorted((start, end) for each in self.identities.found for start, end, _ in each.mentions)
        for person in self.identities.found:
            person.mentions += repeats(self.text, person.forms, taken, self.lexicon.naming)

    def _fill(self, phrase: OfficePhrase) -> bool:
        """Find the person whom an office without a name means; tell whether the office asks for nobody more."""
        wanted = {code.lstrip("~") for code in phrase.codes}
        near = self.seen.cues_within(phrase.start - _NEAR, phrase.end)
        if any("we" in cue.kinds and cue.end > phrase.start for cue in near):
            return True
        if phrase.former or not wanted - {"other", "counterpart"}:
            return "counterpart" not in wanted
        fitting = [each for each in self.identities.found if each.mentions and self._holds(each, wanted, phrase.actors)]
        if len(fitting) > 1 and not phrase.actors:
            own = [each for each in fitting if self.identities.actor(each) == self.document.publisher]
            fitting = own if len(own) == 1 else fitting
        if len(fitting) != 1:
            return False
        fitting[0].mentions.append((phrase.start, phrase.end, "role"))
        if not any(code in CODES for code in fitting[0].codes):
            fitting[0].codes |= {code for code in phrase.codes if not code.startswith("~")}
        return True

    def _holds(self, person: Candidate, wanted: set[str], actors: Sequence[str]) -> bool:
        held = {code.lstrip("~") for code in person.codes}
        if len(person.slugs) == 1:
            held |= set(self.identities.held(person.slugs[0]))
        if not any(code in held or held & _GENERIC.get(code, set()) for code in wanted):
            return False
        return not actors or self.identities.actor(person) in actors


def within_of(words: Sequence[str], person: Candidate) -> bool:
    """Tell whether all the words are the person's own."""
    return all(
        any(word == each or (len(word) == 1 and each.startswith(word)) for each in person.words) for word in words
    )
