"""Name events so that accounts of one event share a name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from diplograph.model.event import Event

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:/\d{4}-\d{2}-\d{2})?")


def keyed(events: Iterable[Event]) -> Iterator[Event]:
    """Yield the events with their keys.

    Where day, type and two sides or more are known the key is made of them and holds beyond the document; otherwise
    it is made of what is known, holds in the document alone, and a number tells equal ones apart.
    """
    count: dict[str, int] = {}
    for event in events:
        sides = "-".join(side.lower().replace(":", "-") for side in event.sides)
        shared = bool(_DAY.fullmatch(event.date)) and len(event.sides) > 1
        date = event.date.replace("/", "--") or "undated"
        key = (
            f"{date}-{event.type}-{sides}"
            if shared
            else "-".join(filter(None, (event.status, event.type, date if event.date else "", sides, event.series)))
        )
        number = count[key] = count.get(key, 0) + 1
        yield replace(event, key=key if number == 1 else f"{key}-{number}", scoped=not shared)
