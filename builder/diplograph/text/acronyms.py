"""Tell which acronyms stand for a topic: GDI does where the text says so, GCI may be an index."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplograph.text.cues import Item

_BRACKETS = {"(", "（"}
_BESIDE = 30
_QUOTED = 2


def spelt_out(found: Sequence["Item"], text: str) -> Iterator["Item"]:
    """Yield the items without acronyms that only repeat the name before them, and those that nothing introduces.

    An acronym is taken where the text gives it in brackets after the name, or where a sibling stands beside it; one
    that the text gives in brackets after other words is taken nowhere.
    """
    topics = [item for item in found if item.kind == "topic" and item.entry is not None]
    acronyms = [item for item in topics if item.entry and item.entry.use == "acronym"]
    repeats = _repeats(found, topics, text)
    introduced = {(text[item.start : item.end], _referent(item)) for item in topics if item.start in repeats}
    foreign = _foreign(topics, acronyms, text)
    for item in found:
        if item.kind == "topic" and item.start in repeats:
            continue
        if item.kind != "topic" or item.entry is None or item.entry.use != "acronym":
            yield item
            continue
        form = text[item.start : item.end]
        known = (form, item.entry.referent) in introduced
        if form not in foreign and (known or _beside(item, acronyms)):
            yield item


def _referent(item: "Item") -> str:
    return item.entry.referent if item.entry else ""


def _repeats(found: Sequence["Item"], topics: Sequence["Item"], text: str) -> set[int]:
    """Return where a topic in brackets repeats the topic, or the forum, that stands before it."""
    repeats = set()
    for before, item in pairwise(found):
        if before.kind == "series" and item.kind == "topic" and text[before.end : item.start].strip() in _BRACKETS:
            repeats.add(item.start)
    for before, item in pairwise(topics):
        if _referent(item) == _referent(before) and text[before.end : item.start].strip() in _BRACKETS:
            repeats.add(item.start)
    return repeats


def _foreign(topics: Sequence["Item"], acronyms: Sequence["Item"], text: str) -> set[str]:
    """Return the acronyms in brackets after words that name no topic: "Global Competitiveness Index (GCI)"."""
    ends = {item.end for item in topics}
    found = set()
    for item in acronyms:
        opened = item.start - 1
        if opened > 0 and text[opened] in _BRACKETS and ends.isdisjoint(range(opened - _QUOTED, opened + 1)):
            found.add(text[item.start : item.end])
    return found


def _beside(item: "Item", acronyms: Sequence["Item"]) -> bool:
    first = bisect_left(acronyms, item.start - _BESIDE, key=_start)
    last = bisect_right(acronyms, item.start + _BESIDE, key=_start)
    return any(_referent(other) != _referent(item) for other in acronyms[first:last])


def _start(item: "Item") -> int:
    return item.start
