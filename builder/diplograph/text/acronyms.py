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
_NAME = 90


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
    others = {text[item.start : item.end] for item in topics if _abbreviates(item, found, text)}
    for item in found:
        if item.kind == "topic" and (item.start in repeats or text[item.start : item.end] in others):
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


def _abbreviates(item: "Item", found: Sequence["Item"], text: str) -> bool:
    """Tell whether capitals in brackets are the initials of a name before them that nothing here knows."""
    form, opened = text[item.start : item.end], item.start - 1
    if not (form.isupper() and opened > 0 and text[opened] in _BRACKETS):
        return False
    if any(each.end in range(opened - _QUOTED, opened + 1) for each in found if each.entry is not None):
        return False
    words = [word for word in text[max(0, opened - _NAME) : opened].split() if word[:1].isupper()]
    return "".join(word[0] for word in words[-len(form) :]) == form


def _beside(item: "Item", acronyms: Sequence["Item"]) -> bool:
    first = bisect_left(acronyms, item.start - _BESIDE, key=_start)
    last = bisect_right(acronyms, item.start + _BESIDE, key=_start)
    return any(_referent(other) != _referent(item) for other in acronyms[first:last])


def _start(item: "Item") -> int:
    return item.start
