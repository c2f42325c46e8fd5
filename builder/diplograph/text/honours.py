"""Tell whom a title of honour with a possessive means, where a language says "his Highness" in one word: سموه."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from diplograph.packs.happenings import event_lexicon
from diplograph.packs.language import language_pack
from diplograph.text.identity import Candidate

_BEFORE = 40
_BOUND = {"ت": "ة"}
_WORD = re.compile(r"\w+")


@cache
def _forms(tag: str) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """Return the pattern of the words that are such titles, and the title of honour in each."""
    pack, naming = language_pack(tag), event_lexicon(tag).naming
    titles = {}
    for word in pack.cues.get("pronoun", ()):
        for ending in pack.segment.possessives:
            stem = word.removesuffix(ending)
            for bare in (stem, stem[1:] if stem[:1] in naming.proclitics else stem):
                title = bare[:-1] + _BOUND.get(bare[-1:], bare[-1:])
                if stem != word and title in naming.polite:
                    titles[word] = title
    words = "|".join(sorted(map(re.escape, titles), key=len, reverse=True))
    return (re.compile(rf"(?<!\w)(?:{words})(?!\w)") if words else None), titles


def honoured(text: str, tag: str, persons: Sequence[Candidate]) -> Iterator[tuple[Candidate, int, int]]:
    """Yield the only person introduced with the title of honour that a word has with a possessive, and where it is."""
    pattern, titles = _forms(tag)
    if pattern is None:
        return
    proclitics = event_lexicon(tag).naming.proclitics
    ends = sorted(end for each in persons for _, end, kind in each.mentions if kind == "name")
    known: dict[str, list[Candidate]] = {}
    for match in pattern.finditer(text):
        title = titles[match[0]]
        if title not in known:
            known[title] = [each for each in persons if _introduced(text, each, title, ends, proclitics)]
        if len(known[title]) == 1 and known[title][0].mentions and known[title][0].mentions[0][0] < match.start():
            yield known[title][0], match.start(), match.end()


def _introduced(text: str, person: Candidate, title: str, ends: Sequence[int], proclitics: str) -> bool:
    """Tell whether a title of honour stands before the person's name, with no other name between."""
    for start, _, kind in person.mentions:
        at = bisect_right(ends, start)
        begin = max(start - _BEFORE, ends[at - 1] if at else 0)
        if kind == "name" and title in {word.lstrip(proclitics) for word in _WORD.findall(text, begin, start)}:
            return True
    return False
