"""Find the person whom an office without a name means."""

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import replace

from diplograph.model.text import Document
from diplograph.packs.happenings import Naming
from diplograph.text.identity import Candidate, Identities
from diplograph.text.offices import CODES, OfficePhrase
from diplograph.text.sightings import Sightings

_NEAR = 30
_STEM = 4
_COMPANY = 60
_ROLES = {"~guest", "~diplomat"}
_ENVOYS = {"ambassador", "special-envoy"}
_GENERIC = {
    "minister": {"foreign-minister", "deputy-foreign-minister", "deputy-minister"},
    "foreign-minister": {"minister"},
}


class Roles:
    """Knows who is named where in a document, as far as it was read."""

    def __init__(self, document: Document, seen: Sightings, naming: Naming, identities: Identities) -> None:
        self.document, self.text = document, document.text
        self.seen, self.naming, self.identities = seen, naming, identities
        found = enumerate(identities.found)
        self.named = sorted((start, number) for number, each in found for start, _, _ in each.mentions)

    def fill(self, phrase: OfficePhrase) -> bool:
        """Find the person whom an office without a name means; tell whether the office asks for nobody more."""
        wanted = {code.lstrip("~") for code in phrase.codes}
        near = self.seen.cues_within(phrase.start - _NEAR, phrase.end)
        if any("we" in cue.kinds and cue.end > phrase.start for cue in near):
            return True
        surname = self.text[max(0, phrase.start - 1) : phrase.start]
        if surname in self.naming.surnames and (person := self._surnamed(surname, wanted, phrase)):
            self._mean(person, replace(phrase, start=phrase.start - 1))
            return True
        if set(phrase.codes) <= _ROLES:
            self._greet(phrase)
            return True
        if phrase.former or not wanted - {"other", "counterpart"}:
            return "counterpart" not in wanted
        fitting = [each for each in self.identities.found if each.mentions and self._holds(each, wanted, phrase.actors)]
        if len(fitting) > 1 and not phrase.actors:
            called = [each for each in fitting if self._called(each, phrase) and self._before(each, phrase)]
            fitting = called or fitting
            own = [each for each in fitting if self.identities.actor(each) == self.document.publisher]
            fitting = self._named_last(fitting, phrase) or (own if len(own) == 1 else fitting)
        if len(fitting) != 1 or not self._meant(fitting[0], phrase):
            return False
        self._mean(fitting[0], phrase)
        if not any(code in CODES for code in fitting[0].codes):
            fitting[0].codes |= {code for code in phrase.codes if not code.startswith("~")}
        return True

    def _surnamed(self, surname: str, wanted: set[str], phrase: OfficePhrase) -> Candidate | None:
        """Return whom a family name of one character before an office means: 何副总理."""
        named = [each for each in self.identities.found if self._before(each, phrase)] if surname else []
        fitting = [each for each in named if each.words[0].startswith(surname) and self._holds(each, wanted, ())]
        return fitting[0] if len(fitting) == 1 else None

    def _greet(self, phrase: OfficePhrase) -> None:
        """Find whom "the Chinese official", "the visitor", "the diplomat" means: the only person named so far who fits.

        That is who acts for the state named with it; else a visitor is not the publisher's, a diplomat is an envoy.
        After an indefinite article it is somebody else: "a Chinese diplomat".
        """
        before = self.text[max(0, phrase.start - _NEAR) : phrase.start].lower().split()
        if before and before[-1] in self.naming.indefinite:
            return
        named = [each for each in self.identities.found if self._before(each, phrase)]
        if phrase.codes == ("~diplomat",):
            envoys = [each for each in named if each.codes & _ENVOYS]
            fitting = [each for each in envoys if not phrase.actors or self._acts_for(each, phrase.actors)]
        else:
            fitting = [each for each in named if self._acts_for(each, phrase.actors)]
        if len(fitting) == 1:
            self._mean(fitting[0], phrase)

    def _acts_for(self, person: Candidate, actors: Sequence[str]) -> bool:
        """Tell whether a person acts for one of the actors; where none is given, for any but the publisher."""
        actor = self.identities.actor(person)
        return actor in actors if actors else actor not in {"", self.document.publisher}

    def _mean(self, person: Candidate, phrase: OfficePhrase) -> None:
        person.mentions.append((phrase.start, phrase.end, "role"))
        insort(self.named, (phrase.start, self.identities.found.index(person)))

    def _named_last(self, fitting: Sequence[Candidate], phrase: OfficePhrase) -> list[Candidate]:
        """Return the one of several whom the paragraph named last before a bare office, and not as a guest."""
        begin = self.text.rfind("\n", 0, phrase.start) + 1
        for number in range(bisect_left(self.named, (phrase.start,)) - 1, -1, -1):
            start, at = self.named[number]
            person = self.identities.found[at]
            if start < begin:
                break
            if person in fitting and not self._met(start):
                return [person]
        return []

    def _met(self, at: int) -> bool:
        """Tell whether a word of meeting somebody stands before a name."""
        return any({"with", "meet"} & cue.kinds for cue in self.seen.cues_within(at - _COMPANY, at))

    def _meant(self, person: Candidate, phrase: OfficePhrase) -> bool:
        """Tell whether a bare office can mean a person of another side: only in words of a title that they have."""
        ours = not self.document.publisher or self.identities.actor(person) == self.document.publisher
        known = not person.titles or self._called(person, phrase)
        return bool(phrase.actors) or ours or (known and self._before(person, phrase))

    @staticmethod
    def _before(person: Candidate, phrase: OfficePhrase) -> bool:
        """Tell whether the document has named the person before."""
        return any(start < phrase.start for start, _, _ in person.mentions)

    def _called(self, person: Candidate, phrase: OfficePhrase) -> bool:
        """Tell whether the words of an office are among those of a title of the person."""
        words = set(title(self.text, phrase, self.naming).split())
        return any(words <= set(title.split()) for title in person.titles)

    def _holds(self, person: Candidate, wanted: set[str], actors: Sequence[str]) -> bool:
        held = {code.lstrip("~") for code in person.codes}
        if len(person.slugs) == 1:
            held |= set(self.identities.held(person.slugs[0]))
        if not any(code in held or held & _GENERIC.get(code, set()) for code in wanted):
            return False
        return not actors or self.identities.actor(person) in actors


def title(text: str, phrase: OfficePhrase, naming: Naming) -> str:
    """Return how the words of an office begin but for articles, which stays the same when they are inflected."""
    words = text[phrase.start : phrase.end].lower().replace("-", " ").split()
    return " ".join(without_article(word, naming)[:_STEM] for word in words)


def without_article(word: str, naming: Naming) -> str:
    """Return a word without an article that is written with it, and without what is written before that."""
    article = naming.article
    if not article:
        return word
    for cut in (word, word[1:] if word[:1] in naming.proclitics else word):
        if cut.startswith(article):
            return cut.removeprefix(article)
    return word.removeprefix(naming.elided)
