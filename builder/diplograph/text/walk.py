"""The state of one walk through a sentence: the clause reached, its verbs, what keeps it from being a stance."""

from collections.abc import Sequence

from diplograph.text.cues import Item
from diplograph.text.frames import Earlier, Frame, Framed, Setting, Verbal
from diplograph.text.subjects import Subjects

TRANSFER = {"appreciates", "welcomes", "values", "notes"}
"""Classes of verbs under which another verb tells the stance of somebody else."""

PROPOSES = "puts-forward"
"""The deed of an author, which is quoted with who does it."""

OBJECTS = {"actor", "person", "place", "series", "label"}
"""Kinds of items that can be the object of a verb."""

_OWN_OBJECT = {True: 8, False: 0}


class Walk:
    """What is known at one place of a sentence, walking from left to right."""

    def __init__(
        self,
        text: str,
        sequence: Sequence[Item],
        setting: Setting,
        subjects: Subjects,
        earlier: Earlier,
        *,
        start: int,
    ) -> None:
        self.text = text
        self.start = start
        self.sequence = sequence
        self.setting = setting
        self.subjects = subjects
        self.pack = subjects.pack
        self.earlier, self.previous = earlier.topics, earlier.subject
        self.subject: tuple[str, ...] = (
            setting.sides if setting.kind == "joint" else (setting.side,) * (setting.kind == "attributed")
        )
        self.mode = {"joint": "both", "attributed": "own"}.get(setting.kind, "none")
        pronoun = bool(sequence) and sequence[0].kind == "pronoun"
        if setting.kind == "narrated" and earlier.subject and (pronoun or self.pack.pro_drop):
            self.subject, self.mode = earlier.subject, subjects.mode(earlier.subject, setting)
        self.base = self.modality = "asserts"
        self.fresh = False
        self.explicit = False
        self.barrier = self.deal = ""
        self.awaits_subject = False
        self.verbs: list[Verbal] = []
        self.served = False
        self.last_topic = -1
        self.negation = self.strong = -1
        self.thanked = self.credited = self.praised = ""
        self.reiterated = False
        self.mutual = self.collective = False
        self.quantity = ""
        self.object_actor = self.backed = ""
        self.object_end = self.joined_end = self.negation_taken = -1
        self.venue_end = -len(text)
        self.orphans: list[tuple[int, str]] = []
        self.related: list[int] = []
        self.direct = False
        self.conditional = self.cited = self.welcomed = False
        self.doer = self.fronted = -1
        self.fronted_from = -1
        self.fronted_verb = ""
        self.outer: Verbal | None = None
        self.found: list[Framed] = []

    def _before(self, index: int) -> Item | None:
        """Return the item before the one at this place."""
        return self.sequence[index - 1] if index else None

    def _after(self, index: int) -> Item | None:
        """Return the item after the one at this place."""
        return self.sequence[index + 1] if index + 1 < len(self.sequence) else None

    def _recent(self) -> tuple[Item, ...]:
        """Return the topics named last: those of this sentence, or those before it."""
        return tuple(each.item for each in self.found if each.item.kind == "topic") or self.earlier

    def _clear_verbs(self) -> None:
        self.verbs, self.served = [], False
        self.last_topic = -1

    def _set_subject(self, actors: tuple[str, ...], mode: str) -> None:
        keep = self.verbs and not self.served and self.verbs[-1].name in TRANSFER
        if keep and mode in {"other", "own"} and len(actors) == 1 and actors != self.subject:
            self.object_actor = self.praised = actors[0]
            return
        self.welcomed = bool(keep)
        if self.awaits_subject:
            self.awaits_subject = False
        else:
            self.barrier = ""
        self.subject, self.mode = actors, mode
        self.explicit = True
        self.outer = None
        self.modality = self.base
        self.deal = ""
        self.fresh = False
        self._clear_verbs()
        self.thanked = self.credited = self.praised = self.backed = ""
        self.negation = self.strong = -1

    def _coordinated(self, start: int) -> bool:
        """Tell whether an `and` or a comma stands between the last verb and here."""
        end = self.verbs[-1].end if self.verbs else 0
        return any(end <= each.start < start and each.kind in {"and", "soft"} for each in self.sequence)

    def _drop_stale(self, start: int) -> None:
        """Forget verbs that had an object of their own before the `and` that leads here."""
        if not self.verbs or self.served:
            return
        end = self.verbs[-1].end
        link = next(
            (each for each in self.sequence if end <= each.start < start and each.kind in {"and", "soft"}), None
        )
        words = self.text[end : link.start] if link else ""
        named = link and any(end <= each.start < link.start and each.kind in OBJECTS for each in self.sequence)
        if named or sum(char.isalnum() for char in words) > _OWN_OBJECT[self.pack.segment.spaced]:
            self._clear_verbs()

    def _frame(self, verbs: Sequence[Verbal], *, venue: bool) -> Frame:
        barrier = "quoted" if self.cited else self.barrier
        barrier = barrier or ("hypothetical" if self.conditional and self.modality == "will" else "")
        if self.thanked and not verbs:
            barrier = barrier or "thanks"
        start = min((verb.start if verb.name != PROPOSES else self.doer for verb in verbs), default=-1)
        return Frame(
            self.subject,
            self.mode,
            self.modality,
            tuple(verbs),
            barrier,
            self.deal,
            venue,
            self.mutual,
            self.collective,
            start,
            self.quantity,
        )

    def _leads(self, index: int) -> bool:
        """Tell whether a topic follows, in the fronted phrase where there is one."""
        limit = self.fronted if self.sequence[index].start < self.fronted else self.sequence[-1].end
        return any(each.kind == "topic" and each.start < limit for each in self.sequence[index + 1 :])

    def _lists(self, mark: Item) -> bool:
        return self.text[mark.start] == "、"
