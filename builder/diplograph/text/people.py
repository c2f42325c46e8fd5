"""Find the persons of a document: their names, states and offices, and every later mention."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from diplograph.model.text import Document, Sentence, Span
from diplograph.packs.gazetteer import Gazetteer, registry
from diplograph.packs.happenings import EventLexicon, event_lexicon, standing_offices
from diplograph.text.attach import Attachment
from diplograph.text.attendance import listed
from diplograph.text.heading import Announced, headed, pair, under
from diplograph.text.honours import honoured
from diplograph.text.identity import SINGLE, Candidate, Identities
from diplograph.text.names import Name, names
from diplograph.text.offices import OfficePhrase, office_phrases
from diplograph.text.recurrence import repeats
from diplograph.text.roles import Roles, title
from diplograph.text.sightings import Sightings, sightings

_OPENING = 120
_NEAR = 30
_WORD = 2
_TOUCHES = 2


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
    """The persons of a document, their mentions in order, and the offices named with nobody to fill them.

    `parties` are the two actors whose joint statement the heading says that it is.
    """

    persons: tuple[Person, ...] = ()
    mentions: tuple[PersonMention, ...] = ()
    vacant: tuple[OfficePhrase, ...] = ()
    parties: tuple[str, ...] = ()
    seen: Sightings = field(default_factory=lambda: Sightings("", {}), repr=False, compare=False)


def people(document: Document, sentences: Sequence[Sentence], gazetteer: Gazetteer) -> People:
    """Return the persons of a document."""
    lexicon = event_lexicon(document.language)
    cast = _Cast(document, _attached(document.text, gazetteer, lexicon, sentences))
    if document.title:
        cast.heed(_attached(document.title, gazetteer, lexicon))
    if headed(document):
        heading = document.title or document.text.split("\n", 1)[0]
        cast.announced.parties = pair(sightings(heading, gazetteer, lexicon), document.publisher)
    return cast.people()


def _attached(text: str, gazetteer: Gazetteer, lexicon: EventLexicon, sentences: Sequence[Sentence] = ()) -> Attachment:
    seen = sightings(text, gazetteer, lexicon)
    phrases = office_phrases(text, seen, gazetteer, lexicon)
    found = names(text, seen, phrases, lexicon)
    return Attachment(text, seen, phrases, listed(text, sentences, seen, phrases, found, lexicon), lexicon)


class _Cast:
    """Joins names and offices, names and names."""

    def __init__(self, document: Document, attached: Attachment) -> None:
        self.text, self.seen, self.lexicon = document.text, attached.seen, attached.lexicon
        self.document, self.attached = document, attached
        self.identities = Identities(
            registry(), self.lexicon.naming, standing_offices().standing, document.published[:10], document.publisher
        )
        self.identities.agency = document.medium == "state-agency"
        self._short = _WORD if attached.lexicon.naming.script == "characters" else _NEAR
        self.identities.host, self.identities.embassy = self._host(), document.medium == "embassy"
        self.announced = Announced(self.identities)

    def _host(self) -> str:
        """Return the state to which the publisher's ambassador is posted, where the text names one post alone."""
        posts = set()
        for held in (*self.attached.offices.values(), self.attached.free):
            for phrase in held:
                if "ambassador" in phrase.codes and self.document.publisher in phrase.actors:
                    states = [each.referents for each in self.seen.within("actor", phrase.start, phrase.end)]
                    posts |= {each[0] for each in states if len(each) == 1 and each[0] != self.document.publisher}
        return posts.pop() if len(posts) == 1 else ""

    def heed(self, title: Attachment) -> None:
        """Take from the title which name goes with which office and state."""
        for at, held in title.offices.items():
            name = title.names[at]
            actors = self._actors(held) or title.state_after(name)
            codes = {code for phrase in held for code in phrase.codes}
            self.announced.add(title.text[name.start : name.end], actors, codes)
        for phrase in title.free:
            if phrase.actors:
                self.announced.add("", phrase.actors, set(phrase.codes))
                self._introduce(phrase)

    def _introduce(self, phrase: OfficePhrase) -> None:
        """Find the bare name that the first sentence has for the office of the title, in a script without capitals."""
        naming = self.lexicon.naming
        if naming.script != "characters":
            return
        taken = [name for name in self.attached.names if name.start < _OPENING]
        for cue in self.seen.cues_within(0, _OPENING):
            if not {"with", "meet"} & cue.kinds or cue.end - cue.start > _TOUCHES:
                continue
            end = cue.end
            while end < len(self.text) and self.text[end] in naming.transliteration:
                end += 1
            free = not any(name.start < end and cue.end < name.end for name in taken)
            if end - cue.end > 1 and free and self.seen.cues_within(end, end + 3):
                self.attached.introduce(Name(cue.end, end), replace(phrase, start=cue.end, end=cue.end))
                return

    def people(self) -> People:
        """Return the persons, with their later mentions."""
        later = [at for at in range(len(self.attached.names)) if not self._establish(at)]
        later = [at for at in later if not self._follow(at)]
        vocabulary = {word for each in self.identities.found for word in each.words}
        for at in later:
            if not vocabulary.isdisjoint(self._words(self.attached.names[at])):
                self._recall(at)
        self.announced.heed()
        self._repeat()
        roles = Roles(self.document, self.seen, self.lexicon.naming, self.identities)
        vacant = [phrase for phrase in self.attached.free if not roles.fill(phrase)]
        for person, start, end in list(honoured(self.text, self.document.language, self.identities.found)):
            person.mentions.append((start, end, "role"))
        kept = [each for each in self.identities.found if each.mentions]
        persons = tuple(self._person(each) for each in kept)
        order = {id(each): number for number, each in enumerate(kept)}
        mentions = [
            PersonMention(Span(start, end), order[id(each)], kind)
            for each in kept
            for start, end, kind in each.mentions
        ]
        mentions.sort(key=lambda mention: (mention.span, mention.person))
        return People(persons, tuple(mentions), tuple(vacant), self.announced.parties, self.seen)

    def _words(self, name: Name) -> tuple[str, ...]:
        return self.identities.words(self.text[name.start : name.end])

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
        name = self.attached.names[at]
        phrases = self.attached.offices.get(at, [])
        polite = self.attached.polite(name)
        if not (phrases or polite or name.listed or (name.people and not name.family)):
            return False
        form = self.text[name.start : name.end]
        phrases = [phrase for phrase in phrases if not self._contradicts(form, name, phrase)]
        word = len(self.identities.words(form)) == 1
        if not ((polite and not word) or name.people or name.listed) and self._held_already(phrases, form):
            self.attached.free += [each for each in phrases if each.start < each.end and each not in self.attached.free]
            return False
        codes = {code for phrase in phrases for code in (("former-official",) if phrase.former else phrase.codes)}
        actors = self._actors(phrases) or self.attached.state_after(name)
        if not actors and not name.people:
            actors = self.attached.leading(
                phrases[0].start if phrases and phrases[0].start < name.start else name.start
            ) or under(self.seen, self.text, name.start)
        if codes == {"~counterpart"}:
            codes |= self._colleague(name.start, actors)
        named = self._named_before(form, name, phrases)
        if named is not None:
            person = named
        elif polite and not phrases and (known := self.identities.known(self.identities.words(form), (), ())):
            person = known
        else:
            person = self.identities.settle(form, name.people, actors, codes)
        person.anchored = person.anchored or bool(phrases)
        person.codes |= codes
        person.titles |= {title(self.text, phrase, self.lexicon.naming) for phrase in phrases}
        person.modified = person.modified or (not actors and any(self.attached.modified(phrase) for phrase in phrases))
        if len(actors) == 1:
            person.actors[actors[0]] += 1
        elif actors:
            person.unsure = actors
        kind = "name" if len(self.identities.words(form)) >= min(2, len(person.words)) else "family"
        person.mentions.append((name.start, name.end, kind))
        return True

    def _held_already(self, phrases: Sequence[OfficePhrase], form: str) -> bool:
        """Tell whether somebody named before holds the office, in a script where other words look like a name.

        One word after an office without a state is rather the next word: 大使告诉.
        """
        if self.lexicon.naming.script == "capitals" or not phrases:
            return False
        actors, codes = self._actors(phrases), {code for phrase in phrases for code in phrase.codes}
        if not actors and len(self.identities.words(form)) == 1 and len(form) <= self._short:
            return any(each.anchored and each.codes & codes and each.actors for each in self.identities.found)
        return len(actors) == 1 and any(
            each.anchored and each.codes & codes & SINGLE and actors[0] in each.actors for each in self.identities.found
        )

    def _named_before(self, form: str, name: Name, phrases: Sequence[OfficePhrase]) -> Candidate | None:
        """Return the person whose family name stands here again after an office without a state: "Minister Benítez"."""
        words = self.identities.words(form)
        if name.people or len(words) != 1 or self._actors(phrases) or self.attached.state_after(name):
            return None
        return self.identities.known(words, (), ())

    @staticmethod
    def _actors(phrases: Sequence[OfficePhrase]) -> tuple[str, ...]:
        """Return the state or organisation that the first office with one names."""
        return next((phrase.actors for phrase in phrases if phrase.actors), ())

    def _colleague(self, before: int, actors: Sequence[str]) -> set[str]:
        """Return the offices of the person named last whom "his counterpart" is measured by."""
        earlier = [
            (each.mentions[-1][0], each)
            for each in self.identities.found
            if each.mentions and not any(actor in each.actors for actor in actors)
        ]
        found = max((pair for pair in earlier if pair[0] < before), key=lambda pair: pair[0], default=None)
        return set(found[1].codes) if found else set()

    def _follow(self, at: int) -> bool:
        """Take as a person's the unknown name that follows an office left without one, or that the title has."""
        name = self.attached.names[at]
        form = self.text[name.start : name.end]
        words = self.identities.words(form)
        if len(words) < 2 or name.people or self.identities.known(words, (), ()) is not None:
            return False
        announced = self.announced.of(words)
        phrase = None
        if name.start > 2 and self.text[name.start - 2] in ".;" and self.lexicon.naming.script == "capitals":
            phrase = next((each for each in self.attached.free if each.end == name.start - 2 and each.actors), None)
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
        """Leave an office free that belongs to a state other than the one the person beside it is known to serve.

        After a name that holds only in a script where a verb may come before both: "received X the minister of Y".
        """
        if not phrase.actors or (phrase.start > name.start and self.lexicon.naming.script != "words"):
            return False
        known = self.identities.known(self.identities.words(form), (), ())
        if known is None or known.allows(phrase.actors) or len(self.identities.words(form)) < min(2, len(known.words)):
            return False
        if phrase.start < phrase.end:
            self.attached.free.append(phrase)
        return True

    def _recall(self, at: int) -> None:
        """Take a name as a later mention where its words are those of a person already found."""
        name = self.attached.names[at]
        for start, end in self._shorter(name):
            words = self.identities.words(self.text[start:end])
            named = words and (len(words[0]) > 1 or len(words) > 1)
            known = self.identities.known(words, name.people, ()) if named else None
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
        named = {(start, end) for each in self.identities.found for start, end, _ in each.mentions}
        taken = sorted(named | {(phrase.start, phrase.end) for phrase in self.attached.free})
        for person in self.identities.found:
            person.mentions += repeats(self.text, person.forms, taken, self.lexicon.naming)


def within_of(words: Sequence[str], person: Candidate) -> bool:
    """Tell whether all the words are the person's own."""
    return all(
        any(word == each or (len(word) == 1 and each.startswith(word)) for each in person.words) for word in words
    )
