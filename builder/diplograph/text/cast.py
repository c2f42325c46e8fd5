"""Who can speak in a document, and what kind of document it is."""

from dataclasses import dataclass

from diplograph.model.text import Span
from diplograph.text.interview import Interview


@dataclass(frozen=True, slots=True)
class Cast:
    """Who can speak in a document: each person's actor, the persons of each main event, the sides of each.

    `private` tells of each person whether they are known to speak for no state: a former minister. `issued` says that
    the document is a written statement of its publisher, who says "our country" in it, `agreed` that it is a joint
    statement, in which each side speaks for itself; `told` are its questions and answers; `news` is where the main
    events are told, which nobody says; at `former` a former office begins whose holder is not known.
    """

    actors: tuple[str, ...]
    principals: tuple[tuple[int, ...], ...]
    sides: tuple[tuple[str, ...], ...]
    event_of_sentence: tuple[int | None, ...]
    private: tuple[bool, ...] = ()
    publisher: str = ""
    issued: bool = False
    agreed: bool = False
    told: Interview | None = None
    news: tuple[Span, ...] = ()
    former: tuple[int, ...] = ()

    def guests_of(self, event: int) -> tuple[str, ...]:
        """Return the sides of a main event but for that of its first principal, where there are two or more."""
        sides = self.sides[event] if event < len(self.sides) else ()
        principals = self.principals[event] if event < len(self.principals) else ()
        host = self.actors[principals[0]] if principals else self.publisher
        guests = tuple(side for side in sides if side != host)
        return guests if len(guests) > 1 else ()

    def sides_of(self, number: int) -> tuple[int, tuple[str, ...]]:
        """Return the main event of a sentence by its index, and its sides."""
        event = self.event_of_sentence[number] if number < len(self.event_of_sentence) else None
        at = event if event is not None else 0
        return at, self.sides[at] if at < len(self.sides) else ()
