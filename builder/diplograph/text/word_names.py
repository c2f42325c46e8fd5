"""Find what may be the name of a person where the script has no capitals: words beside an office."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from diplograph.packs.happenings import EventLexicon, event_lexicon
from diplograph.packs.language import lexicon as cues_of
from diplograph.packs.matcher import fold, unmarked
from diplograph.text.covering import Covering
from diplograph.text.office_patterns import honorific
from diplograph.text.offices import OfficePhrase
from diplograph.text.sightings import Sighting, Sightings

_LONGEST = 5
_SHORTEST = 2
_NEVER = {
    "verb",
    "report",
    "report-he",
    "reiterate",
    "agree",
    "discuss",
    "preposition",
    "new-clause",
    "other-verb",
    "thanks",
    "willing",
    "will",
    "must",
    "urge",
    "both",
    "plain",
}
_WORD = re.compile(r"[^\W\d_][\w\u0640\u064b-\u0652\u0670'’ʼ-]*")
_COMMA = re.compile(r"\s*[،,]\s*")
_GAPS = {"، ", ", "}


@cache
def _ends(tag: str) -> frozenset[str]:
    """Return the words of a language that end a name: those listed, single cues, the first words of event cues."""
    lexicon = event_lexicon(tag)
    said = (form for form, cue in cues_of(tag).cues.items() if cue.kind in _NEVER and " " not in form)
    told = (form.split()[0] for form in lexicon.kinds)
    return frozenset(unmarked(fold(each)) for each in (*lexicon.naming.boundaries, *said, *told))


def word_names(
    text: str, seen: Sightings, phrases: Sequence[OfficePhrase], taken: Covering, lexicon: EventLexicon
) -> Iterator[tuple[int, int]]:
    """Yield where the words stand that go with an office: after it, or before it behind an honorific.

    A word with an article is no given name: it is left out unless another name ends with it.
    """
    beside = _Beside(text, seen, phrases, lexicon)
    found: list[tuple[int, int]] = []
    for phrase in phrases:
        span = next((each for each in beside.names(phrase) if taken.is_free(*each)), None)
        if span:
            taken.take(*span)
            found.append(span)
    words = [text[start:end].split() for start, end in found]
    later = {word for name in words for word in name[1:]}
    later |= {word for each in seen.of("person") for word in text[each.start : each.end].split()}
    article = lexicon.naming.article
    for span, name in zip(found, words, strict=True):
        if not article or not name[0].startswith(article) or name[0] in later:
            yield span


class _Beside:
    """The words of a text that may be names, and the offices beside which they stand."""

    def __init__(self, text: str, seen: Sightings, phrases: Sequence[OfficePhrase], lexicon: EventLexicon) -> None:
        self.text, self.folded = text, seen.folded
        self.naming = lexicon.naming
        self.ends = _ends(lexicon.tag)
        self.polite = honorific(lexicon.tag)
        self.hidden = {each.start for kind in ("actor", "place", "office", "series") for each in seen.of(kind)}
        self.hidden |= {phrase.start for phrase in phrases}
        self.hidden |= {each.start for each in seen.of("person") if not is_family(each)}
        self.family = {each.start for each in seen.of("person") if is_family(each)}

    def names(self, phrase: OfficePhrase) -> Iterator[tuple[int, int]]:
        """Yield what may be the name beside an office: after it, before it, after a comma and an honorific."""
        yield from self._from(self._courteous(phrase.end))
        yield from self._before(phrase.start)
        comma = _COMMA.match(self.folded, phrase.end)
        if comma and (first := self._courteous(comma.end())) > comma.end():
            yield from self._from(first)

    def _courteous(self, at: int) -> int:
        """Return where the honorifics end that stand at a place."""
        match = self.polite.match(self.folded, at)
        return match.end() if match else at

    def _from(self, first: int) -> Iterator[tuple[int, int]]:
        """Yield the run of words from a place to one that ends a name, where there is one."""
        last, at = 0, first
        for _ in range(_LONGEST):
            match = _WORD.match(self.text, at)
            if not match or (at in self.family and at == first) or not self._may_name(at, match[0]):
                break
            last = match.end()
            if self.text[last : last + 1] != " ":
                break
            at = last + 1
        if last:
            yield first, last

    def _may_name(self, at: int, word: str) -> bool:
        """Tell whether a word may be a part of a name: nothing known, no word that ends one, none inflected so."""
        low = unmarked(fold(word))
        if at in self.hidden or low in self.ends or low.startswith(self.naming.never or ("\0",)):
            return False
        return not (low[:1] in self.naming.proclitics and low[1:] in self.ends)

    def _before(self, office: int) -> Iterator[tuple[int, int]]:
        """Yield the words before an office, back to an honorific: "Sheikh Abdullah bin Zayed, Minister"."""
        if office < _SHORTEST + 1:
            return
        last = office - len("، ") if self.text[office - 2 : office] in _GAPS else office - 1
        first = last
        for _ in range(_LONGEST + 1):
            begin = max(self.text.rfind(mark, 0, first - 1) for mark in " \n،,.") + 1
            word = self.text[begin:first].strip()
            low = fold(word)
            if low in self.naming.polite or (low[:1] in self.naming.proclitics and low[1:] in self.naming.polite):
                if last - first > _SHORTEST:
                    yield first, last
                return
            if not word or not self._may_name(begin, word):
                return
            first = begin
            if begin == 0 or self.text[begin - 1] != " ":
                return


def is_family(each: Sighting) -> bool:
    """Tell whether the reference data knows the word as a family name alone."""
    return all(entry.use == "family" for entry in each.entries)
