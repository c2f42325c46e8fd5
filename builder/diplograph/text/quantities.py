"""Aggregates without names: "more than 100 countries", and the number that they come with."""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from diplograph.packs.matcher import fold

if TYPE_CHECKING:
    from diplograph.text.cues import Item

_NUMBER = re.compile(r"\d[\d.,]*")
_BEFORE = re.compile(r"\d[\d.,]*\s?$")
_MANY = 100
_REACH = 60


def aggregates(found: Iterable["Item"], folded: str, about: Sequence[str]) -> list["Item"]:
    """Return the items; what is counted becomes an unnamed subject with its number before it, else it goes.

    A bare number under a hundred counts states that the text has named ("the 5 countries"): then `about` has to
    stand beside it ("nearly 80 countries").
    """
    kept: list[Item] = []
    for item in found:
        if item.kind != "counted":
            kept.append(item)
        elif (size := _start(folded[max(0, item.start - _REACH) : item.start], about)) is not None:
            start = item.start - size
            while kept and kept[-1].end > start:
                kept.pop()
            kept.append(item._replace(start=start, kind="unnamed"))
    return kept


def quantity(words: str, about: Sequence[str]) -> str:
    """Return the number of an aggregate with the words that leave it open, as they stand; empty where there is none.

    >>> quantity("more than 100 countries", ["more than"])
    'more than 100'
    """
    number = _NUMBER.search(words)
    if number is None:
        return ""
    before, after = fold(words[: number.start()]).rstrip(), fold(words[number.end() :])
    start = max((len(each) for each in about if before.endswith(each)), default=0)
    end = max((len(each) for each in about if after.startswith(each)), default=0)
    return words[len(before) - start if start else number.start() : number.end() + end].rstrip(" ,.")


def _start(before: str, about: Sequence[str]) -> int | None:
    """Return how many characters before what is counted its number begins; nothing where none stands there."""
    tail = max((len(each) for each in about if before.endswith(each)), default=0)
    head = before[: len(before) - tail]
    number = _BEFORE.search(head)
    if number is None:
        return None
    lead = head[: number.start()].rstrip()
    open_ = max((len(each) for each in about if lead.endswith(each)), default=0)
    if not (tail or open_) and int(re.sub(r"\D", "", number[0])) < _MANY:
        return None
    return len(before) - (len(lead) - open_ if open_ else number.start())
