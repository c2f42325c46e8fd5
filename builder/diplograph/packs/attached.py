"""Find and read the names of a script that writes short words together with the next one: Arabic.

A name is written in the data once. In a text it may have proclitics before it, of which one swallows the alif of the
article (للصين is ل and الصين), and may lack the hamza on an alif.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from diplograph.packs.matcher import Match, Matcher, is_word, unmarked

_ALIF = "ا"
_ALIFS = "أإآ" + _ALIF
_WITHOUT_HAMZA = str.maketrans("أإآ", "ااا")


class Attachment(NamedTuple):
    """What is written together with the next word: before a single one, before a phrase.

    The `swallowing` letter, at the end of a proclitic, takes the place of the first letter of the article.
    """

    to_words: frozenset[str]
    to_phrases: frozenset[str]
    swallowing: str
    article: str

    def before(self, form: str) -> frozenset[str]:
        """Return the proclitics that may stand before a form."""
        return self.to_phrases if " " in form else self.to_words

    def joins(self, proclitic: str, form: str, *, swallowed: bool) -> bool:
        """Tell whether a proclitic, or none, goes before a form, its first letter swallowed or not."""
        if proclitic and proclitic not in self.before(form):
            return False
        return swallowed == (proclitic.endswith(self.swallowing) and form.startswith(self.article))


ATTACHMENTS = {
    "ar": Attachment(
        to_words=frozenset(("و", "ب", "ل", "وب", "ول", "ف", "ك")),
        to_phrases=frozenset(("و", "ب", "ل", "وب", "ول")),
        swallowing="ل",
        article="ال",
    )
}


def _spelt(form: str, words: str) -> str:
    """Return the form with the alifs that the words, which have no marks, have; nothing where they do not allow it.

    An alif of the form may lack its hamza in the words; a hamza in the words demands the same one in the form.
    """
    if form == words:
        return form
    letters = []
    rest = iter(words)
    for own in form:
        if unmarked(own):
            seen = next(rest)
            if own in _ALIFS:
                if seen not in (own, _ALIF):
                    return ""
                letters.append(seen)
                continue
            if own.isupper() and not seen.isupper():
                return ""
        letters.append(own)
    return "".join(letters)


class AttachedMatcher(Matcher):
    """A matcher whose forms may have proclitics before them and lack the hamzas on their alifs.

    The form of a match is what stands in the text: proclitic and all.
    """

    def __init__(self, forms: Iterable[str], attachment: Attachment) -> None:
        self._attachment = attachment
        self._longest = max(map(len, attachment.to_words))
        super().__init__(forms, spaced=True)

    def _keyed(self, forms: list[str]) -> Iterator[tuple[str, str]]:
        for form, key in super()._keyed(forms):
            bare = key.translate(_WITHOUT_HAMZA)
            yield form, bare
            if form.startswith(self._attachment.article):
                yield form, bare[1:]

    def _matches(self, text: str, folded: str) -> Iterator[Match]:
        yield from dict.fromkeys(self._attached(text, folded))

    def _attached(self, text: str, folded: str) -> Iterator[Match]:
        for index, start, end in self._hits(folded.translate(_WITHOUT_HAMZA)):
            if end < len(folded) and is_word(folded[end]) and is_word(folded[end - 1]):
                continue
            before = self._before(folded, start)
            for form in self._variants[index] if before else ():
                swallowed = form.startswith(self._attachment.article) and len(unmarked(form)) > end - start
                joined = (each for each in before if self._attachment.joins(each, form, swallowed=swallowed))
                proclitic = next(joined, None)
                if proclitic is None:
                    continue
                if words := _spelt(form[1:] if swallowed else form, text[start:end]):
                    yield Match(start - len(proclitic), end, proclitic + words)

    def _before(self, folded: str, start: int) -> tuple[str, ...]:
        """Return what may stand before a form in its word: a proclitic or nothing; empty where other letters do."""
        if not start or not is_word(folded[start - 1]):
            return ("",)
        apart = () if is_word(folded[start]) else ("",)
        for at in range(start - 1, max(0, start - self._longest) - 1, -1):
            if not at or not is_word(folded[at - 1]):
                letters = folded[at:start]
                return (letters, *apart) if letters in self._attachment.to_words else apart
        return apart


class Spellings:
    """The forms of which a stretch of text may consist, proclitic and hamzas aside."""

    def __init__(self, forms: Iterable[str], attachment: Attachment) -> None:
        self._attachment = attachment
        self._proclitics = ("", *sorted(attachment.to_words))
        self._forms: dict[str, list[str]] = {}
        for form in forms:
            self._forms.setdefault(form.translate(_WITHOUT_HAMZA), []).append(form)

    def of(self, words: str) -> Iterator[str]:
        """Yield the forms that the words are, with a proclitic or without."""
        for proclitic in self._proclitics:
            if words.startswith(proclitic):
                rest = words[len(proclitic) :]
                yield from self._written(proclitic, rest, swallowed=False)
                if proclitic.endswith(self._attachment.swallowing):
                    yield from self._written(proclitic, self._attachment.article[0] + rest, swallowed=True)

    def _written(self, proclitic: str, rest: str, *, swallowed: bool) -> Iterator[str]:
        for form in self._forms.get(rest.translate(_WITHOUT_HAMZA), ()):
            if self._attachment.joins(proclitic, form, swallowed=swallowed) and _spelt(form, unmarked(rest)):
                yield form
