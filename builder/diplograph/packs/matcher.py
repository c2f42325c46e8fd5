"""Find many fixed forms in a text at once, in time linear in its length."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol, TypeVar

import ahocorasick_rs as ac

from diplograph.errors import PackError

_SAME = {
    **dict.fromkeys("\u2018\u2019\u02bc\u02bb\u02b9\u0060\u00b4\u2032", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02\u300c\u300d\u300e\u300f", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d", "-"),
    **dict.fromkeys("\u00a0\u202f\u2007\u2009\u3000\n\t", " "),
    "\uff08": "(",
    "\uff09": ")",
}


_TYPED = re.compile(f"[{re.escape(''.join(_SAME))}]")
_MARK = frozenset(map(chr, (0x0640, *range(0x064B, 0x0653), 0x0670)))
_MARKS = re.compile(f"[{''.join(sorted(_MARK))}]")
_LAST_UNMARKED = "\u02ff"
_APART = "\x00"
_KEPT = 2
"""Texts of which a matcher keeps what it found: a document and its title."""


class _Fold(dict[int, int]):
    """A table for `str.translate` that keeps the length, whatever the letter: one character becomes one."""

    def __missing__(self, code: int) -> int:
        char = chr(code)
        low = _SAME.get(char) or char.lower()
        value = ord(low) if len(low) == 1 else code
        self[code] = value
        return value


_FOLD = _Fold()


def fold(text: str) -> str:
    r"""Return the text in lower case with one form of each quotation mark, apostrophe, dash and space.

    The length is kept, so that an offset in the folded text is one in the text.

    >>> fold("L’Initiative «mondiale»")
    'l\'initiative "mondiale"'
    """
    low = text.lower()
    if len(low) != len(text) or "Σ" in text:
        return text.translate(_FOLD)
    return _TYPED.sub(_typed, low)


def _typed(match: re.Match[str]) -> str:
    return _SAME[match[0]]


def unmarked(text: str) -> str:
    """Return the text without the marks that Arabic may write over or between its letters: vowels, doubling, tatweel.

    >>> unmarked("الخارجيَّة")
    'الخارجية'
    """
    return _MARKS.sub("", text)


class _Stretch(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_S = TypeVar("_S", bound=_Stretch)


def longest(found: Iterable[_S]) -> list[_S]:
    """Return the stretches that do not overlap: the leftmost first, of those the longest."""
    kept: list[_S] = []
    end = 0
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        if each.start >= end:
            kept.append(each)
            end = each.end
    return kept


class Match(NamedTuple):
    """Where a form stands: start and end in code points, and the form."""

    start: int
    end: int
    form: str


class _Words(dict[str, bool]):
    """Which characters that were once seen are those of words."""

    def __missing__(self, char: str) -> bool:
        found = char.isalnum() or char == "_" or (char > _LAST_UNMARKED and unicodedata.category(char)[0] == "M")
        self[char] = found
        return found


is_word = _Words().__getitem__


def _has_capitals(form: str, words: str) -> bool:
    """Tell whether the words have a capital wherever the form has one."""
    return form == form.lower() or all(seen.isupper() for own, seen in zip(form, words, strict=False) if own.isupper())


def _by_capitals(form: str) -> tuple[int, str]:
    return -sum(map(str.isupper, form)), form


class Matcher:
    """A set of forms compiled to one automaton.

    `spaced` says that the script parts its words: then a form matches whole words only. A capital
    in a form demands a capital in the text.
    """

    def __init__(self, forms: Iterable[str], *, spaced: bool) -> None:
        written = list(dict.fromkeys(forms))
        for form in written:
            if not form or form != form.strip():
                message = f"a form must be a word without spaces around it, not {form!r}"
                raise PackError(message)
        by_key: dict[str, tuple[str, ...]] = {}
        for form, key in self._keyed(written):
            by_key[key] = tuple(sorted((*by_key[key], form), key=_by_capitals)) if key in by_key else (form,)
        self._variants = list(by_key.values())
        self._spaced = spaced
        self._known: dict[str, tuple[Match, ...]] = {}
        self._automaton = ac.AhoCorasick(
            by_key, implementation=ac.Implementation.ContiguousNFA, matchkind=ac.MatchKind.Standard
        )

    def _keyed(self, forms: list[str]) -> Iterator[tuple[str, str]]:
        """Yield each form with what the automaton looks for to find it; all are folded in one go, which is quicker."""
        keys = unmarked(fold(_APART.join(forms))).split(_APART) if forms else []
        yield from zip(forms, keys, strict=True)

    def all(self, text: str, folded: str) -> tuple[Match, ...]:
        """Return what `search` finds; the answers for the last texts are kept, since several stages ask for them."""
        answer = self._known.get(text)
        if answer is None:
            answer = self.search(text, folded)
            if len(self._known) == _KEPT:
                del self._known[next(iter(self._known))]
            self._known[text] = answer
        return answer

    def search(self, text: str, folded: str) -> tuple[Match, ...]:
        """Return every form in the text that stands as a whole word with its capitals, overlaps included."""
        return tuple(self._under_marks(text, folded) if _MARKS.search(folded) else self._matches(text, folded))

    def _hits(self, folded: str) -> list[tuple[int, int, int]]:
        """Return each key that stands in the folded text: its number, start and end."""
        return self._automaton.find_matches_as_indexes(folded, overlapping=True)

    def _matches(self, text: str, folded: str) -> Iterator[Match]:
        size, spaced, word = len(text), self._spaced, is_word
        for index, start, end in self._hits(folded):
            if spaced and (
                (start and word(folded[start - 1]) and word(folded[start]))
                or (end < size and word(folded[end]) and word(folded[end - 1]))
            ):
                continue
            words = text[start:end]
            for form in self._variants[index]:
                if form == words or _has_capitals(form, words):
                    yield Match(start, end, form)

    def _under_marks(self, text: str, folded: str) -> Iterator[Match]:
        """Yield the forms in a text with marks, where they stand in it, the marks of their letters included."""
        kept = [at for at, char in enumerate(folded) if char not in _MARK]
        ends = [*kept[1:], len(folded)]
        for start, end, form in self._matches("".join([text[at] for at in kept]), unmarked(folded)):
            yield Match(kept[start], ends[end - 1], form)

    def longest(self, text: str, folded: str) -> list[Match]:
        """Return the matches that do not overlap: the leftmost first, of those the longest."""
        return longest(self.search(text, folded))
