"""What was said: statements, what they convey, and the candidates that were rejected."""

from dataclasses import dataclass
from typing import Literal

from diplograph.model.event import Event
from diplograph.model.text import Document, Span

StatementKind = Literal["attributed", "joint", "narrated"]
Polarity = Literal["positive", "negative", "neutral"]
Voice = Literal["own", "joint", "reported"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who speaks, as the document names them, and for whom."""

    name: str
    person: str = ""
    actor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Who takes which side on which topic (codebook, section 4).

    `strengths` are concepts of the strength scheme, in the order of their verbs; the level is not
    stored: a codebook computes it from them. `quote` is where verb and topic stand, `wording` the
    words that analysts count by, `verbs` the words of the verbs themselves.
    """

    holder: str
    topic: str
    polarity: Polarity
    strengths: tuple[str, ...]
    modality: str
    voice: Voice
    target: str = ""
    act: str = "speech"
    bundled: bool = False
    collective: bool = False
    quantity: str = ""
    verbs: tuple[str, ...] = ()
    wording: tuple[str, ...] = ()
    stance_date: str = ""
    quote: Span
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertaking:
    """What parties agreed, will, offered, proposed or discussed to do in one area (codebook, section 5)."""

    parties: tuple[str, ...]
    area: str
    modality: str
    quote: Span
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Characterisation:
    """How a relationship is called (codebook, section 6): the words, and the normal form where known."""

    pair: tuple[str, str]
    label: str = ""
    quote: Span
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Courtesy:
    """Thanks, congratulation, condolence, welcome, apology or invitation, and to whom."""

    kind: str
    addressee: str = ""
    quote: Span
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion:
    """A topic on which views were exchanged, which is nobody's stance."""

    topic: str
    quote: Span
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """An event that a statement mentions, by its key."""

    event: str
    quote: Span
    rule: str


Content = Position | Undertaking | Characterisation | Courtesy | Discussion | EventMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A sentence in which someone is shown to say something, and all that it conveys.

    `sides` are the actors for whom it is said: one for an attributed statement, two or more for a
    joint one, the publisher (or nobody) for a narrated one.
    """

    kind: StatementKind
    span: Span
    sides: tuple[str, ...]
    speaker: Speaker | None = None
    reporting_verb: str = ""
    speech_act: str = ""
    made_at: str = ""
    contents: tuple[Content, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A candidate for a position that is none, and the rule that kept it from being one."""

    holder: str
    topic: str
    rule: str
    speaker: str = ""
    quote: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read in one document."""

    document: Document
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    warnings: tuple[str, ...] = ()
