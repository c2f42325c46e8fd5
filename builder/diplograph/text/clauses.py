"""Walk through a sentence and find what governs each topic and area in it."""

from collections.abc import Sequence
from dataclasses import replace

from diplograph.text.cues import Item
from diplograph.text.frames import Earlier, Framed, Setting
from diplograph.text.passives import AGENTS
from diplograph.text.subjects import Subjects
from diplograph.text.walk import TRANSFER
from diplograph.text.wishes import OF_OTHERS, Wishes

FRAMED = {"topic", "area", "series", "anaphor"}
"""Kinds of items without which nothing of a sentence is framed."""

_TIMES = tuple("年月日时前初早来")
_TOUCH = 2
_ACTS = {"signs", "joins", "is-member"}


def framed(
    text: str, sequence: Sequence[Item], setting: Setting, subjects: Subjects, earlier: Earlier, *, start: int
) -> tuple[list[Framed], Earlier]:
    """Return each topic and area of a sentence with what governs it, in order, and what the next sentence goes on from.

    `start` is where the sentence begins.
    """
    grammatical = [item for item in sequence if item.kind != "area"]
    walk = _Clauses(text, grammatical, setting, subjects, earlier, start=start)
    index = 0
    for item in sequence:
        if item.kind == "area":
            walk.on_area(item)
            continue
        if handler := _HANDLERS.get(item.kind):
            handler(walk, index, item)
        index += 1
    found = walk.done()
    topics = tuple(each.item for each in found if each.item.kind == "topic")
    return found, Earlier(topics or earlier.topics, walk.subject if walk.explicit else ())


class _Clauses(Wishes):
    """A walk that knows where clauses begin, who is their subject, and under which modality they stand."""

    def done(self) -> list[Framed]:
        """Return what was found, once the sentence has ended."""
        self._attach_orphans(self.sequence[-1].end if self.sequence else len(self.text))
        self._attach_related()
        return self.found

    def on_soft(self, index: int, item: Item) -> None:
        if self.object_actor and self.verbs and not self.served and self.verbs[-1].name in TRANSFER:
            self._end_praise(index)
        if self.modality == "hopes":
            self.fresh = False
        self._attach_orphans(item.start)
        self._attach_related()
        if self._ends_clause(item):
            self._clear_verbs()
            self.negation = -1
        if self.direct and not self._lists(item):
            self.orphans, self.direct = [], False

    def _end_praise(self, index: int) -> None:
        """Let praise of somebody reach no topic after the comma: "saluted Ethiopia, a member of BRICS"."""
        following = self._after(index)
        if self.pack.segment.spaced and (following is None or following.kind not in {"and", "that", "intensifier"}):
            self._clear_verbs()

    def _ends_clause(self, mark: Item) -> bool:
        """Tell whether a verb without an object stands right before the comma, where words are not parted."""
        bare = bool(self.verbs) and not self.served and self.verbs[-1].end == mark.start
        return bare and not self.pack.segment.spaced and not self._lists(mark)

    def on_hard(self, index: int, item: Item) -> None:
        self._attach_orphans(item.start)
        self._attach_related()
        self.orphans = []
        self._clear_verbs()
        self.thanked = self.credited = self.praised = ""
        self.mutual = False
        self.negation = self.strong = -1

    def on_passive(self, index: int, item: Item) -> None:
        """Stop what others support, who are not named as speaking: "has won wide support"."""
        following = self._after(index)
        if not self.pack.segment.spaced and following and following.kind in AGENTS:
            return
        self._clear_verbs()
        self.orphans = []
        self.barrier = "passive"

    def on_report(self, index: int, item: Item) -> None:
        self._clear_verbs()
        if 0 <= item.start - self.negation <= _TOUCH:
            self._set_subject((), "none")
            self.barrier, self.awaits_subject, self.negation = "not-said", True, -1
            return
        self.outer = None
        self.thanked = self.credited = self.praised = ""
        self.deal = ""
        self.negation = -1
        if self._says_anew(index):
            self._set_subject((self.setting.side,), "own")
            self.explicit = False
        if self.setting.kind == "joint" or not self._trailing(index):
            self.base = self.modality = "asserts"
            following = self._after(index)
            anew = following is not None and following.kind in {"that", "new-clause"}
            if self.barrier == "recalled" or (anew and self.barrier in OF_OTHERS):
                self.barrier, self.awaits_subject = "", False

    def _says_anew(self, index: int) -> bool:
        """Tell whether who speaks says something after a word on somebody else: "calling China a partner, he said"."""
        before, following = self._before(index), self._after(index)
        if (
            self.setting.kind != "attributed"
            or not self.pack.segment.spaced
            or self.pack.verb_first
            or self.mode == "own"
        ):
            return False
        told = following is not None and (following.kind != "soft" or self.sequence[index + 2 : index + 3] == [])
        told = told or [each.kind for each in self.sequence[index + 1 : index + 3]] == ["soft", "that"]
        return told and before is not None and before.kind in {"person", "pronoun"}

    def on_reiterate(self, index: int, item: Item) -> None:
        praised = self.verbs and not self.served and self.verbs[-1].name in TRANSFER and self.object_actor
        rest = [each.kind for each in self.sequence[index + 1 : index + 3] if each.kind != "intensifier"]
        if praised and rest[:1] == ["verb"] and not self._coordinated(item.start):
            return
        self._clear_verbs()
        self.deal = ""
        self.thanked = self.credited = self.praised = ""
        if self.fresh and self.modality != "asserts":
            return
        self.base = self.modality = "reiterates"
        self.fresh = False
        self.reiterated = True

    def _trailing(self, index: int) -> bool:
        return not any(each.kind in {"topic", "area", "verb"} for each in self.sequence[index:])

    def on_agree(self, index: int, item: Item) -> None:
        self._clear_verbs()
        if self.setting.kind == "attributed" and self.mode == "both":
            self.barrier = "recalled"
            return
        self.deal, self.modality, self.fresh = "agreed", "will", True

    def on_discuss(self, index: int, item: Item) -> None:
        if not self.pack.segment.spaced and self.text[max(0, item.start - 1) : item.start] in _TIMES:
            return
        self._clear_verbs()
        self.deal = "discussed"
        if self.sequence[index + 1 :] == [] or self.sequence[index + 1].kind == "hard":
            self._done("discussed")

    def on_that(self, index: int, item: Item) -> None:
        self._relate(index, item)
        self.reiterated = False
        before = self._before(index)
        if self.barrier in {"wish", "demand"} and before and before.kind in {"and", "soft"}:
            self.awaits_subject = True
        if self.deal == "discussed" and before and before.kind == "soft":
            self._set_subject((), "none")
            self.barrier = "presupposed"
        if self.deal == "agreed" and self.modality == "will":
            self.modality = "asserts"

    def on_verb(self, index: int, item: Item) -> None:
        if item.cue is not None and item.cue.form == "passive":
            if not self.agent(index, item):
                self.on_passive(index, item)
            return
        if self.barrier == "recalled" and self.explicit and item.cue is not None and item.cue.verb in _ACTS:
            self.barrier = ""
        super().on_verb(index, item)

    def on_recall(self, index: int, item: Item) -> None:
        self._clear_verbs()
        self.barrier = "recalled"
        self.awaits_subject = True

    def on_achieved(self, index: int, item: Item) -> None:
        """Take what follows as done, and the fields right before: "cooperation in education has borne fruit"."""
        if self.verbs and not self.served and self.verbs[-1].name in TRANSFER:
            self._clear_verbs()
            self.barrier = "results"
        if self.deal:
            return
        self.deal = "done"
        self._done("done")

    def _done(self, deal: str) -> None:
        """Take the fields before a word of doing for what it is done to: "cooperation in education was discussed"."""
        clause = (
            max(
                (each.end for each in self.sequence if each.kind == "hard" and each.end <= self.found[-1].item.start),
                default=0,
            )
            if self.found
            else 0
        )
        for at, each in enumerate(self.found):
            bare = not (each.frame.verbs or each.frame.barrier or each.frame.deal) and each.frame.modality == "asserts"
            if each.item.kind == "area" and each.item.start >= clause and bare:
                self.found[at] = replace(each, frame=replace(each.frame, deal=deal))

    def on_quotes(self, index: int, item: Item) -> None:
        """Take the rest of the sentence for the words of somebody else: "quoted a report that"."""
        self._clear_verbs()
        self.cited = True

    def on_negation(self, index: int, item: Item) -> None:
        self.negation, self.negation_taken = item.end, -1
        if self.served or (self.verbs and self.verbs[-1].name == "does-not-support"):
            self._clear_verbs()

    def on_intensifier(self, index: int, item: Item) -> None:
        if self.verbs and not self.served and self.beside_verb(item):
            self.verbs[-1] = replace(self.verbs[-1], strong=True)
        elif self.served and self.found and self.found[-1].anaphors and item.start - self.verbs[-1].end <= 2:
            self.verbs[-1] = replace(self.verbs[-1], strong=True)
            self.found[-1] = replace(self.found[-1], frame=self._frame(tuple(self.verbs), venue=False))
        else:
            self.strong = item.end

    def on_example(self, index: int, item: Item) -> None:
        """Let a verb of doing go no further: "address challenges such as climate change" takes no side on it."""
        if self.verbs and not self.served and self.verbs[-1].name in {"combats", "implements", "takes-part"}:
            self._clear_verbs()

    def on_mutual(self, index: int, item: Item) -> None:
        self.mutual = True

    def on_collective(self, index: int, item: Item) -> None:
        self.collective = True
        if self.setting.kind == "joint":
            self.on_actor(index, item)

    def on_thanks(self, index: int, item: Item) -> None:
        self._clear_verbs()
        self.thanked = "?"
        self.deal = ""

    def on_courtesy(self, index: int, item: Item) -> None:
        """Take what somebody is congratulated on for no stance of who congratulates."""
        self._clear_verbs()
        self.barrier, self.awaits_subject = "courtesy", True

    def on_invite(self, index: int, item: Item) -> None:
        self._clear_verbs()
        self.barrier, self.awaits_subject = "invitation", True

    def on_other_verb(self, index: int, item: Item) -> None:
        self.fresh = False
        if self.verbs and not self.served and not self._coordinated(item.start):
            return
        self._clear_verbs()
        if item.start - self.negation > self.pack.reach.near:
            self.negation = -1

    def on_fronting(self, index: int, item: Item) -> None:
        """Note how far a fronted phrase reaches, to the next comma; verbs in it that lead on do not govern it."""
        if self.text[item.end : item.end + 1].isdigit():
            return
        marks = (
            each.start for each in self.sequence[index:] if each.kind in {"soft", "hard"} and not self._lists(each)
        )
        self.fronted = next(marks, self.sequence[-1].end + 1)
        if self.verbs and not self.served and item.start == self._object_end():
            self.fronted = -1
        self.fronted_from, self.fronted_verb = item.start, ""

    def _object_end(self) -> int:
        """Return where the last verb ends with an actor that touches it: 支持中国, before 在台湾问题上."""
        end = self.verbs[-1].end
        return (
            self.object_end
            if any(each.start == end and each.end == self.object_end and each.kind == "actor" for each in self.sequence)
            else end
        )


_HANDLERS = {
    "hard": _Clauses.on_hard,
    "soft": _Clauses.on_soft,
    "fronting": _Clauses.on_fronting,
    "actor": _Clauses.on_actor,
    "person": _Clauses.on_actor,
    "both": _Clauses.on_actor,
    "they": _Clauses.on_actor,
    "unnamed": _Clauses.on_actor,
    "pronoun": _Clauses.on_actor,
    "own-side": _Clauses.on_actor,
    "addressee": _Clauses.on_actor,
    "third-party": _Clauses.on_third_party,
    "relative": _Clauses.on_relative,
    "report": _Clauses.on_report,
    "report-he": _Clauses.on_report,
    "reiterate": _Clauses.on_reiterate,
    "agree": _Clauses.on_agree,
    "discuss": _Clauses.on_discuss,
    "that": _Clauses.on_that,
    "recall": _Clauses.on_recall,
    "achieved": _Clauses.on_achieved,
    "willing": _Clauses.on_modal,
    "will": _Clauses.on_modal,
    "hope": _Clauses.on_hope,
    "must": _Clauses.on_barrier,
    "urge": _Clauses.on_barrier,
    "condition": _Clauses.on_barrier,
    "quotes": _Clauses.on_quotes,
    "negation": _Clauses.on_negation,
    "intensifier": _Clauses.on_intensifier,
    "mutual": _Clauses.on_mutual,
    "example": _Clauses.on_example,
    "collective": _Clauses.on_collective,
    "thanks": _Clauses.on_thanks,
    "invite": _Clauses.on_invite,
    "congratulate": _Clauses.on_courtesy,
    "condole": _Clauses.on_courtesy,
    "other-verb": _Clauses.on_other_verb,
    "verb": _Clauses.on_verb,
    "author": _Clauses.on_author,
    "passive": _Clauses.on_passive,
    "venue-before": _Clauses.on_venue_before,
    "topic": _Clauses.on_topic,
    "series": _Clauses.on_series,
    "anaphor": _Clauses.on_anaphor,
}
