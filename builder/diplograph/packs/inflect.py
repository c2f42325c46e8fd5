"""Turn the patterns in which labels are written into the forms that texts have.

The notation, in every language:

* `(a/b/)` stands for each of its alternatives, here "a", "b" or nothing.
* `stem|ending` is a word that inflects. The ending names its paradigm by the dictionary form, so that the
  pattern read without its bars is the dictionary form itself. Words of one pattern inflect in step.

The paradigms, by language:

* ru: nouns `|` (masculine hard) `|ь` `|й` `|а` `|я` `|о` `|е`, feminine `|ь-f`, plurals `|ы` `|и` (genitive without an
  ending) `|ы-ов` `|и-ов` `|а-ов` `|и-ей` `|и-й`, adjectives `|ый` `|ий` `|ой` `|ая` `|яя` `|ое` `|ее` `|ые` `|ие`;
  a `*` after `|ый` `|ий` `|ой` gives all genders and the plural. Surnames in -ов, -ев, -ин take their own instrumental.
  Every form with ё is also given with е.
* fr: masculine, feminine and their plurals; the ending is what the feminine adds (`chinois|e`, `premi|er`).
* es: the same four forms (`chin|o`, `español|`, `franc|és`, `costarricens|e`, `catar|í`, `mundial|-`).
* en: singular and plural (`Kazakh|`, `countr|y`).
* ar: `stem|ي` gives the nisba adjective: both genders, the sound plural, with and without the article; a bar before
  a word (`|مبادرة`) gives it without and with the article. Proclitics and a missing hamza are no matter of forms:
  the matcher allows for them (`packs/attached.py`).
* zh: nothing inflects.
* another language: the endings of the table `[paradigm]` of its pack.
"""

import re
from collections.abc import Callable, Iterator
from itertools import product

from diplograph.errors import PackError
from diplograph.packs.paradigm import inflected

Slots = tuple[tuple[str, ...], ...]

_ALTERNATION = re.compile(r"\(([^()]*)\)")
_VELAR_OR_HUSHER = re.compile("[гкхжчшщ]$")
_HUSHER = re.compile("[жчшщц]$")
_SOFT = re.compile("[нжчшщ]$")
_SURNAME = re.compile("(?:ов|ев|ёв|ин|ын)$")

_RUSSIAN_NOUNS = {
    "": "- а у - ом е",
    "ь": "ь я ю ь ем е",
    "ь-f": "ь и и ь ью и",
    "й": "й я ю й ем е",
    "а": "а ы е у ой е",
    "я": "я и е ю ей е",
    "о": "о а у о ом е",
    "е": "е я ю е ем е",
    "ы": "ы - ам ы ами ах",
    "и": "и - ам и ами ах",
    "ы-ов": "ы ов ам ы ами ах",
    "и-ов": "и ов ам и ами ах",
    "а-ов": "а ов ам а ами ах",
    "а-": "а - ам а ами ах",
    "и-ей": "и ей ям и ями ях",
    "и-й": "и й ям и ями ях",
    "я-й": "я й ям я ями ях",
    "ый": "ый ого ому ый ым ом",
    "ий": "ий ого ому ий им ом",
    "ой": "ой ого ому ой ым ом",
    "ая": "ая ой ой ую ой ой",
    "яя": "яя ей ей юю ей ей",
    "ое": "ое ого ому ое ым ом",
    "ее": "ее его ему ее им ем",
    "ые": "ые ых ым ые ыми ых",
    "ие": "ие их им ие ими их",
}
_SOFT_MASCULINE = "ий его ему ий им ем"
_SPANISH = {
    "": ("", "a", "es", "as"),
    "o": ("o", "a", "os", "as"),
    "a": ("a", "a", "as", "as"),
    "e": ("e", "e", "es", "es"),
    "ea": ("e", "a", "es", "as"),
    "és": ("és", "esa", "eses", "esas"),
    "án": ("án", "ana", "anes", "anas"),
    "ín": ("ín", "ina", "ines", "inas"),
    "ón": ("ón", "ona", "ones", "onas"),
    "í": ("í", "í", "íes", "íes"),
    "-": ("", "", "es", "es"),
}
_FRENCH = {
    "er": ("er", "ère", "ers", "ères"),
    "al": ("al", "ale", "aux", "ales"),
    "eur": ("eur", "rice", "eurs", "rices"),
    "f": ("f", "ve", "fs", "ves"),
}
_NISBA = "ي"
_ARTICLE = "ال"


def forms(pattern: str, tag: str) -> Iterator[str]:
    """Yield the forms of a pattern in a language.

    >>> list(forms("chinois|e", "fr"))
    ['chinois', 'chinoise', 'chinoises']
    >>> list(forms("the (three/four) initiatives", "en"))
    ['the three initiatives', 'the four initiatives']
    """
    yield from dict.fromkeys(_inflected(pattern, tag))


def dictionary_form(pattern: str) -> str:
    """Return the pattern as a reader would write it: the first alternatives, no bars.

    >>> dictionary_form("(vice-/)ministre| des Affaires étrangères")
    'vice-ministre des Affaires étrangères'
    """
    text = _ALTERNATION.sub(lambda match: match[1].split("/")[0], pattern)
    return " ".join(
        re.sub(r"(-[а-яёa-z]*|\*)(?=\s|$)", "", word) if "|" in word else word for word in text.split()
    ).replace("|", "")


def _inflected(pattern: str, tag: str) -> Iterator[str]:
    for text in _alternatives(pattern):
        words = [_slots(word, tag, pattern) for word in text.split()]
        width = max((len(slots) for slots in words), default=0)
        for at in range(width):
            for chosen in product(*(slots[at] if len(slots) > 1 else slots[0] for slots in words)):
                form = " ".join(chosen)
                yield form
                if tag == "ru" and "ё" in form:
                    yield form.replace("ё", "е")


def _alternatives(pattern: str) -> Iterator[str]:
    """Yield the pattern with each of its alternatives, the innermost brackets first."""
    waiting = [pattern]
    while _ALTERNATION.search(waiting[0]):
        waiting = list(dict.fromkeys(chosen for text in waiting for chosen in _chosen(text)))
    yield from waiting


def _chosen(text: str) -> Iterator[str]:
    match = _ALTERNATION.search(text)
    if match:
        for each in match[1].split("/"):
            yield text[: match.start()] + each + text[match.end() :]


def _slots(word: str, tag: str, pattern: str) -> Slots:
    if "|" not in word:
        return ((word,),)
    # Punctuation after an inflected word stays after every form of it.
    body, tail = re.fullmatch(r"(.*?)([,»”\"]*)", word).groups()  # type: ignore[union-attr]
    stem, _, ending = body.rpartition("|")
    try:
        slots = _PARADIGMS[tag](stem, ending) if tag in _PARADIGMS else inflected(tag, stem, ending)
    except KeyError:
        message = f"{tag}: the pattern {pattern!r} has a word of an unknown paradigm: {word!r}"
        raise PackError(message) from None
    return tuple(tuple(each + tail for each in slot) for slot in slots)


def _russian(stem: str, ending: str) -> Slots:
    if ending.endswith("*"):
        masculine = ending[:-1]
        feminine = "яя" if masculine == "ий" and stem.endswith("н") else "ая"
        neuter = "ее" if masculine == "ий" and _soft(stem) else "ое"
        plural = "ие" if masculine == "ий" else "ые"
        return tuple(slot for each in (masculine, feminine, neuter, plural) for slot in _russian(stem, each))
    row = _SOFT_MASCULINE if ending == "ий" and _soft(stem) else _RUSSIAN_NOUNS[ending]
    slots: list[tuple[str, ...]] = [("" if each == "-" else each,) for each in row.split()]
    if ending in {"я", "е", "й"} and stem.endswith("и"):
        slots[5] = ("и",)
        if ending == "я":
            slots[2] = ("и",)
    if not ending and _SURNAME.search(stem) and stem[:1].isupper():
        slots[4] = ("ым", "ом")
    return tuple(tuple(stem + _spelt(stem, each) for each in slot) for slot in slots)


def _soft(stem: str) -> bool:
    return _SOFT.search(stem) is not None


def _spelt(stem: str, ending: str) -> str:
    """Apply the spelling rules after velars and hushers (no ы after them, no unstressed о after hushers)."""
    if ending.startswith("ы") and _VELAR_OR_HUSHER.search(stem):
        return "и" + ending[1:]
    if ending in {"ом", "ой"} and _HUSHER.search(stem):
        return "е" + ending[1:]
    if ending == "я" and _HUSHER.search(stem):
        return "а"
    return ending


def _french(stem: str, ending: str) -> Slots:
    if ending in _FRENCH:
        return tuple((stem + each,) for each in _FRENCH[ending])
    masculine, feminine = stem, stem + ending
    plural = masculine if masculine[-1] in "sxz" else masculine + "s"
    return ((masculine,), (feminine,), (plural,), (feminine + "s",))


def _spanish(stem: str, ending: str) -> Slots:
    return tuple((stem + each,) for each in _SPANISH[ending])


def _english(stem: str, ending: str) -> Slots:
    return ((stem + ending,), (stem + ({"": "s", "y": "ies"}[ending]),))


def _arabic(stem: str, ending: str) -> Slots:
    if ending == _NISBA:
        return tuple((article + stem + each,) for article in ("", _ARTICLE) for each in ("ي", "ية", "يين", "يون"))
    return ((stem + ending,), (stem + _ARTICLE + ending,))


def _chinese(stem: str, ending: str) -> Slots:
    raise KeyError(stem + ending)


_PARADIGMS: dict[str, Callable[[str, str], Slots]] = {
    "ru": _russian,
    "fr": _french,
    "es": _spanish,
    "en": _english,
    "ar": _arabic,
    "zh": _chinese,
}
