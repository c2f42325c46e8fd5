"""Which language a text is in, by its script, its letters and its commonest words."""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cache

import msgspec

from diplograph.packs.language import tags_with
from diplograph.packs.section import convert, section

_SAMPLE = 1500
_WORD = re.compile(r"[^\W\d_]+(?:[‘’'·][^\W\d_]+)?")
_ELISION = re.compile(r"[‘’']")
_RANGES = (
    (0x0041, 0x024F, "Latn"),
    (0x0370, 0x03FF, "Grek"),
    (0x0400, 0x052F, "Cyrl"),
    (0x0530, 0x058F, "Armn"),
    (0x0590, 0x05FF, "Hebr"),
    (0x0600, 0x077F, "Arab"),
    (0x0900, 0x097F, "Deva"),
    (0x0980, 0x09FF, "Beng"),
    (0x0B80, 0x0BFF, "Taml"),
    (0x0D80, 0x0DFF, "Sinh"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x0E80, 0x0EFF, "Laoo"),
    (0x0F00, 0x0FFF, "Tibt"),
    (0x1000, 0x109F, "Mymr"),
    (0x10A0, 0x10FF, "Geor"),
    (0x1100, 0x11FF, "Hang"),
    (0x1200, 0x137F, "Ethi"),
    (0x1780, 0x17FF, "Khmr"),
    (0x1E00, 0x1EFF, "Latn"),
    (0x3040, 0x30FF, "Kana"),
    (0x3400, 0x4DBF, "Hani"),
    (0x4E00, 0x9FFF, "Hani"),
    (0xAC00, 0xD7A3, "Hang"),
    (0xFB50, 0xFDFF, "Arab"),
    (0xFE70, 0xFEFE, "Arab"),
    (0x20000, 0x3134F, "Hani"),
)
_STARTS = [start for start, _, _ in _RANGES]
_WORDS_PER_IDEOGRAPH = 3
_KANA_SHARE = 0.04
_ENOUGH = 0.06
_AHEAD = 1.15


class _Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    script: str
    letters: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Index:
    tags: list[str]
    words: dict[str, list[str]]
    letters: dict[str, list[str]]


def language_of(text: str) -> str:
    """Return the BCP 47 tag of the language that most of the text's beginning is in, `und` where it cannot be told.

    Languages that nothing else of the project reads are told apart too, so that none of them passes for one of
    those it does.

    >>> language_of("Les deux parties ont échangé leurs vues sur la situation internationale.")
    'fr'
    >>> language_of("Xi Jinping")
    'und'
    """
    sample = text[:_SAMPLE]
    script = _script(sample)
    index = _indices().get(script)
    if index is None:
        return "und"
    return index.tags[0] if len(index.tags) == 1 else _by_words(sample.lower(), index)


def told_apart() -> tuple[str, ...]:
    """Return the tags of the languages that are told from each other, sorted."""
    return tuple(sorted(_profiles()))


def _script(sample: str) -> str:
    counts: Counter[str] = Counter()
    for character, times in Counter(sample).items():
        if character.isalpha():
            code = ord(character)
            index = bisect_right(_STARTS, code) - 1
            if index >= 0 and code <= _RANGES[index][1]:
                counts[_RANGES[index][2]] += times
    if counts["Kana"] > _KANA_SHARE * (counts["Kana"] + counts["Hani"]):
        counts["Kana"] += counts.pop("Hani", 0)
    for ideographic in ("Hani", "Kana"):
        counts[ideographic] *= _WORDS_PER_IDEOGRAPH
    script, times = max(counts.items(), key=lambda each: each[1], default=("", 0))
    return script if times else ""


def _by_words(sample: str, index: _Index) -> str:
    words = Counter(part for word in _WORD.findall(sample) for part in {word, *_ELISION.split(word)} if part)
    letters = Counter(sample)
    total = words.total() or 1
    alphabetic = sum(times for letter, times in letters.items() if letter.isalpha()) or 1
    scores = dict.fromkeys(index.tags, 0.0)
    for word in sorted(words.keys() & index.words.keys()):
        tags = index.words[word]
        for tag in tags:
            scores[tag] += words[word] / total / (1 + 0.2 * (len(tags) - 1))
    for letter in sorted(letters.keys() & index.letters.keys()):
        tags = index.letters[letter]
        for tag in tags:
            scores[tag] += 3 * letters[letter] / alphabetic / len(tags)
    ranked = sorted(scores.items(), key=lambda each: (-each[1], each[0]))
    (best, score), (_, second) = ranked[0], ranked[1]
    return best if score >= _ENOUGH and score >= _AHEAD * second else "und"


@cache
def _indices() -> dict[str, _Index]:
    indices: dict[str, _Index] = {}
    for tag, profile in _profiles().items():
        index = indices.setdefault(profile.script, _Index([], {}, {}))
        index.tags.append(tag)
        for word in set(profile.words):
            index.words.setdefault(word, []).append(tag)
        for letter in set(profile.letters):
            index.letters.setdefault(letter, []).append(tag)
    return indices


def _profiles() -> dict[str, _Profile]:
    told = ((tag, section(tag, "identification")) for tag in tags_with("identification"))
    return {tag: convert(each, _Profile) for tag, each in told if each}
