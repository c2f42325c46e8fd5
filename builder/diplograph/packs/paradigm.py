"""How the words of a language inflect, where its pack says so in a table: `[paradigm]`, ending to forms."""

from collections.abc import Mapping
from functools import cache

from diplograph.errors import PackError
from diplograph.packs.section import convert, section


def inflected(tag: str, stem: str, ending: str) -> tuple[tuple[str, ...], ...]:
    """Return the forms of a word, each in a slot of its own; raises PackError for an ending the table lacks."""
    origin, rows = _table(tag)
    if ending not in rows:
        known = ", ".join(repr(each) for each in sorted(rows)) or "none"
        message = f"{origin} has no ending {ending!r}, which '{stem}|{ending}' needs; it has {known}: add a row"
        raise PackError(message)
    return tuple((stem + each,) for each in rows[ending])


@cache
def _table(tag: str) -> tuple[str, Mapping[str, tuple[str, ...]]]:
    told = section(tag, "paradigm")
    if told is None:
        return f"languages/{tag}.toml, [paradigm]", {}
    rows = convert(told, dict[str, tuple[str, ...]])
    lengths = {ending: len(row) for ending, row in rows.items()}
    if len(set(lengths.values())) > 1:
        message = f"{told.origin}: the words of a label inflect in step, so all rows need equally many forms: {lengths}"
        raise PackError(message)
    return told.origin, rows
