"""Find what the gazetteer knows in a text."""

from dataclasses import dataclass

from diplograph.model.text import Span
from diplograph.packs.gazetteer import Entry, Gazetteer
from diplograph.packs.matcher import fold


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names something, with all its readings."""

    span: Span
    readings: tuple[Entry, ...]

    def referents(self, kind: str) -> tuple[str, ...]:
        """Return what the mention may refer to as something of this kind."""
        return tuple(referent for entry in self.readings if entry.kind == kind for referent in entry.referent.split())

    def entry(self, kind: str) -> Entry | None:
        """Return the first reading of this kind."""
        return next((entry for entry in self.readings if entry.kind == kind), None)


def mentions(text: str, gazetteer: Gazetteer, *kinds: str) -> list[Mention]:
    """Return the mentions of these kinds (all, where none is named) that do not overlap, longest first.

    Mentions of different kinds may overlap when asked for apart: "Global Governance Initiative"
    is a topic, "governance" in it an area.
    """
    folded = fold(text)
    found = []
    for match in gazetteer.matcher.all(text, folded):
        readings = gazetteer.readings[match.form]
        kept = tuple(entry for entry in readings if not kinds or entry.kind in kinds)
        if kept:
            found.append(Mention(Span(match.start, match.end), kept))
    found.sort(key=lambda each: (each.span.start, -each.span.end))
    chosen: list[Mention] = []
    end = 0
    for mention in found:
        if mention.span.start >= end:
            chosen.append(mention)
            end = mention.span.end
    return chosen
