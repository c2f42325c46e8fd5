"""The forms in which each language writes dates, compiled from its data file."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Literal, TypeVar

import msgspec

from diplograph.errors import PackError
from diplograph.packs.language import tags_with
from diplograph.packs.section import convert, section

_PLACEHOLDER = re.compile(r"\{([a-z_]+2?)\}")
_YEAR = r"(?:1[89]\d\d|20\d\d)"
_YEAR_HANZI = r"(?:(?:1[89]\d\d|20\d\d)|[一二][〇零○一二三四五六七八九]{3})"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_DAY_HANZI = rf"(?:{_DAY}|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_NUMBER = r"(?:1[0-2]|0?[1-9])"
_SPACES = " {1,3}"
_BEFORE = 48
_AFTER = 64
_FOLDED = {"\u2019": "'", "\u2018": "'", "\u02bc": "'"} | dict.fromkeys("\t\u00a0\u2007\u2009\u202f\u3000", " ")
_DIGITS = {chr(zero + digit): str(digit) for zero in (0xFF10, 0x0660, 0x06F0) for digit in range(10)}
_Key = TypeVar("_Key", int, str)
_PLAIN = _FOLDED | _DIGITS
_TYPED = re.compile(f"[{''.join(_PLAIN)}]")


class _Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    form: str
    relative: str = ""


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    months: dict[int, tuple[str, ...]]
    weekdays: dict[int, tuple[str, ...]]
    relative: dict[str, tuple[str, ...]]
    forms: tuple[_Form, ...]
    lexicon: dict[str, tuple[str, ...]] = {}
    case: Literal["any", "capital"] = "any"
    weekday_case: Literal["any", "lower"] = "any"
    boundary: bool = True
    prefixes: str = ""
    numerals: Literal["", "hanzi"] = ""


@dataclass(frozen=True, slots=True)
class Match:
    """One place where a form matched: the words of each slot, folded, and the slug that the form itself carries."""

    start: int
    end: int
    slots: dict[str, str]
    relative: str


class DateForms:
    """The compiled forms of one language."""

    def __init__(self, words: _Words) -> None:
        """Compile the words and forms; raises ValueError for a form that does not compile."""
        self._words = words
        self.months = _inverted(words.months)
        self.weekdays = _inverted(words.weekdays)
        self.relatives = _inverted(words.relative)
        self._relative = [each.relative for each in words.forms]
        bodies = [f"(?P<f_{index}>{self._body(each.form, index)})" for index, each in enumerate(words.forms)]
        self._pattern = re.compile(self._bounded("|".join(bodies)))
        names = {*self.months, *self.weekdays, *self.relatives, *"0123456789"}
        self._triggers = re.compile("|".join(re.escape(each) for each in sorted(names)))
        groups = (re.fullmatch(r"([a-z]+2?)_(\d+)_\d+", name) for name in self._pattern.groupindex)
        self._slots: dict[int, list[tuple[str, str]]] = {}
        for group in groups:
            if group:
                self._slots.setdefault(int(group[2]), []).append((group[1], group[0]))

    def matches(self, text: str) -> Iterator[Match]:
        """Yield the places where a form matches, leftmost first, in offsets of the text."""
        plain = folded(text)
        for start, end in self._windows(plain):
            for match in self._pattern.finditer(plain, start, end):
                index = int((match.lastgroup or "f_0")[2:])
                slots, cased = {}, {}
                for slot, name in self._slots.get(index, ()):
                    if words := match[name]:
                        slots[slot] = words
                        cased[slot] = text[match.start(name) : match.end(name)]
                if self._is_well_cased(cased, text[match.start() : match.end()]):
                    yield Match(match.start(), match.end(), slots, self._relative[index])

    def _windows(self, plain: str) -> Iterator[tuple[int, int]]:
        """Yield the stretches around digits and names, outside of which no form can match."""
        start = end = 0
        for trigger in self._triggers.finditer(plain):
            if trigger.start() > end + _BEFORE:
                if end:
                    yield start, end
                start = trigger.start() - _BEFORE
            end = trigger.end() + _AFTER
            start = max(start, 0)
        if end:
            yield start, min(end, len(plain))

    def _is_well_cased(self, slots: dict[str, str], words: str) -> bool:
        if self._words.case == "capital" and any(slots.get(slot, "A").islower() for slot in ("m", "m2", "w")):
            return False
        return self._words.weekday_case != "lower" or not slots.get("w", "").istitle() or not words.istitle()

    def _bounded(self, alternatives: str) -> str:
        words = self._words
        if not words.boundary:
            return f"(?:{alternatives})"
        before = rf"(?:(?<!\w)|(?<=\b[{words.prefixes}]))" if words.prefixes else r"(?<!\w)"
        return rf"{before}(?:{alternatives})(?!\w)"

    def _body(self, form: str, index: int) -> str:
        hanzi = self._words.numerals == "hanzi"
        groups = {
            "y": _YEAR_HANZI if hanzi else _YEAR,
            "d": _DAY_HANZI if hanzi else _DAY,
            "n": _NUMBER,
            "m": _alternation(self.months, spaced=hanzi),
            "w": _alternation(self.weekdays),
            "rel": _alternation(self.relatives),
        }
        gap = " ?" if hanzi else ""
        counter = count()

        def expanded(match: re.Match[str]) -> str:
            name = match[1]
            if (group := groups.get(name.removesuffix("2"))) is not None:
                return f"(?P<{name}_{index}_{next(counter)}>{group}){gap}"
            if name not in self._words.lexicon:
                message = f"form {form!r}: no list {name!r} in [lexicon]"
                raise ValueError(message)
            return _alternation(self._words.lexicon[name])

        spaced = form.replace(" ?", "\x00?").replace("[ -]", "[\x00-]").replace(" ", _SPACES).replace("\x00", " ")
        if hanzi:
            spaced = re.sub(r"年(?![^\[]*\])", "年 ?", spaced)
        return _PLACEHOLDER.sub(expanded, spaced)


def _inverted(names: Mapping[_Key, tuple[str, ...]]) -> dict[str, _Key]:
    return {folded(form): key for key, forms in names.items() for form in forms}


def _alternation(forms: Iterable[str], *, spaced: bool = False) -> str:
    names = sorted((folded(each) for each in forms), key=lambda each: (-len(each), each))
    bodies = [re.escape(each).replace(r"\ ", _SPACES) for each in names]
    if spaced:
        bodies = [each.replace("月", " ?月 ?") for each in bodies]
    return f"(?:{'|'.join(bodies)})"


def folded(text: str) -> str:
    """Return the text in lower case, with plain apostrophes, spaces and digits; every character keeps its place.

    The few letters whose lower case is two characters (İ) stay as they are.
    """
    plain = text.lower()
    if len(plain) != len(text):
        plain = "".join(lower if len(lower := each.lower()) == 1 else each for each in text)
    return _TYPED.sub(lambda typed: _PLAIN[typed[0]], plain)


@cache
def date_forms(language: str) -> DateForms | None:
    """Return the forms of a language, or nothing where no file tells them."""
    told = section(language, "dates")
    if told is None:
        return None
    try:
        return DateForms(convert(told, _Words))
    except (ValueError, re.error) as error:
        message = f"{told.origin}: {error}"
        raise PackError(message) from error


def date_languages() -> tuple[str, ...]:
    """Return the tags of the languages whose dates are read, sorted."""
    return tags_with("dates")
