"""What governs each topic and area of a sentence: whose clause, which verbs, how firmly, or why nothing does."""

from dataclasses import dataclass

from diplograph.text.cues import Item


@dataclass(frozen=True, slots=True)
class Setting:
    """Who speaks in a sentence, for which side, among which sides.

    `kind` is attributed, joint, narrated, or skipped (a question, a caption); `speaker` the index of a person or -1;
    `publisher` who issues the document, whose narrator may always speak for it; `collective` says that several guests
    speak with one voice ("the ambassadors said").
    """

    kind: str
    speaker: int
    side: str
    sides: tuple[str, ...]
    event: int = 0
    publisher: str = ""
    collective: bool = False

    @property
    def other(self) -> str:
        """Return the side that does not speak, where there are just two."""
        rest = [side for side in self.sides if side != self.side]
        return rest[0] if len(rest) == 1 and self.side in self.sides else ""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a sentence goes on from: the topics named last, and who did what the narrator told last."""

    topics: tuple[Item, ...] = ()
    subject: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verbal:
    """A word of a verb class as it stands: strengthened or not, denied or not, under which modality."""

    name: str
    form: str
    start: int
    end: int
    modality: str
    strong: bool = False
    negated: bool = False
    holder: str = ""
    inner: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What governs a topic or an area.

    `subject` are the actors of the clause, `mode` how they stand to the speaker (own, both, other, none), `barrier` the
    rule that keeps the clause from being a stance (exhortation, wish, hypothetical, …), `deal` what kind of joint doing
    the clause tells of (agreed, discussed, done), `venue` that the topic is named as a place of work only, `quantity`
    the number that a subject without a name comes with.
    """

    subject: tuple[str, ...]
    mode: str
    modality: str
    verbs: tuple[Verbal, ...] = ()
    barrier: str = ""
    deal: str = ""
    venue: bool = False
    mutual: bool = False
    collective: bool = False
    start: int = 0
    quantity: str = ""


@dataclass(frozen=True, slots=True)
class Framed:
    """A topic or area with what governs it, and the setting, which a new subject can change within a sentence.

    `anaphors` are the earlier topics that "them" stands for, `towards` the actor whose interests or sovereignty it is,
    `ahead` the verb class of what is said of the topic after it, and `ahead_end` where those words end; `inner` is the
    verb class that leads to the topic inside a fronted phrase; `located` says that a preposition of place stands before
    the topic, `bilateral` that two actors are named right beside a shared future.
    """

    item: Item
    frame: Frame
    setting: Setting
    anaphors: tuple[Item, ...] = ()
    towards: str = ""
    ahead: str = ""
    inner: str = ""
    located: bool = False
    bilateral: bool = False
    ahead_end: int = 0
