"""Cut a text into paragraphs and sentences."""

import re
from collections.abc import Iterator
from functools import cache

from diplograph.model.text import Sentence, Span
from diplograph.packs.language import LanguagePack

_PARAGRAPH = re.compile(r"[^\n]+")
_INITIAL = re.compile(r"(?:^|[\s(«\"'’\-.])\w$")
_NUMBERED = re.compile(r"^\s*\(?\d{1,2}[.)]?$")
_BIG_GAP = re.compile(r" {5,}(?=[^\W\d_])")


def sentences(text: str, pack: LanguagePack) -> Iterator[Sentence]:
    """Yield the sentences of a text in order, each with the number of its paragraph.

    A line is a paragraph; a run of five spaces or more, as old pages have between paragraphs, parts them too.
    """
    number = 0
    for match in _PARAGRAPH.finditer(text):
        begin = match.start()
        for gap in [*_BIG_GAP.finditer(text, match.start(), match.end()), None]:
            end = gap.start() if gap else match.end()
            if text[begin:end].strip():
                for span in _within(text, begin, end, pack):
                    yield Sentence(span, number)
                number += 1
            begin = gap.end() if gap else end


@cache
def _terminators(terminators: str, closers: str) -> re.Pattern[str]:
    """Return the pattern of the marks that may end a sentence, with what closes after them."""
    terminators, closers = re.escape(terminators), re.escape(closers)
    return re.compile(f"[{terminators}][{terminators}{closers}]*")


def _within(text: str, begin: int, end: int, pack: LanguagePack) -> Iterator[Span]:
    start = begin
    for mark in _terminators(pack.segment.terminators, pack.segment.closers).finditer(text, begin, end):
        if _ends(text, start, mark.start(), mark.end(), end, pack):
            if span := _trimmed(text, start, mark.end()):
                yield span
            start = mark.end()
    if span := _trimmed(text, start, end):
        yield span


def _ends(text: str, start: int, at: int, stop: int, end: int, pack: LanguagePack) -> bool:
    """Tell whether the terminator at `at` ends the sentence that began at `start`."""
    if stop >= end:
        return True
    if not pack.segment.spaced:
        return True
    if not text[stop].isspace():
        return False
    if text[at] != ".":
        return True
    following = text[stop:end].lstrip()
    if following and following[0].islower():
        return False
    before = text[start:at]
    if _NUMBERED.match(before):
        return False
    word = before.rsplit(None, 1)[-1] if before.split() else ""
    bare = word.lstrip("(«\"'“‘").lower()
    if bare in pack.segment.abbreviations:
        return False
    initial = _INITIAL.search(before) and word[-1:].isupper()
    return not initial or before.endswith(pack.segment.endings)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
