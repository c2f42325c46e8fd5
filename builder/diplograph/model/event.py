"""What took place: events and who took part in them."""

from dataclasses import dataclass

from diplograph.model.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """One person, or one actor with nobody named, in one event.

    `name` is the fullest form in the document (empty where only the actor is known), `person` the
    identifier of the person (empty where nobody is named), `offices` the codes that the text states.
    """

    actor: str
    name: str = ""
    person: str = ""
    offices: tuple[str, ...] = ()
    role: str = "participant"
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A diplomatic event as one document tells it (codebook, section 3).

    `key` identifies the event over documents where date, kind and sides are known; otherwise it is
    unique to the document and `scoped` is true. `date` is EDTF or empty.
    """

    key: str
    scoped: bool
    type: str
    status: str
    main: bool
    date: str = ""
    date_words: str = ""
    place: str = ""
    place_label: str = ""
    country: str = ""
    rank: str = ""
    series: str = ""
    ordinal: int = 0
    domestic: bool = False
    participants: tuple[Participation, ...] = ()
    span: Span
    rule: str = ""

    @property
    def sides(self) -> tuple[str, ...]:
        """Return the actors that take part, sorted."""
        return tuple(sorted({each.actor for each in self.participants if each.actor}))
