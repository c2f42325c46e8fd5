"""Tell what is willed and hoped from what is wished of others, demanded, or made to depend on something."""

from dataclasses import replace

from diplograph.text.cues import Item
from diplograph.text.nouns import Nouns

OF_OTHERS = {"demand", "wish", "invitation", "courtesy"}
"""Rules of what somebody wants of somebody else."""

_TOUCH = 2
_NOUN = 6
_MODALS = {"willing": "willing", "will": "will"}
_BARRIERS = {"must": "exhortation", "urge": "demand", "condition": "hypothetical"}


class Wishes(Nouns):
    """A walk that knows under which modality a clause stands, and whose will it is."""

    def _end_thanks(self, index: int) -> None:
        """Leave what somebody is thanked for where who speaks goes on with a will or a hope of their own."""
        before = self._before(index)
        if self.thanked and before and before.kind in {"soft", "and"}:
            self.thanked = ""
            self._clear_verbs()

    def on_modal(self, index: int, item: Item) -> None:
        """Take a word of will for that of the subject, unless the other side follows it at once."""
        self._end_thanks(index)
        if self._wills_of_others(index, item):
            self._clear_verbs()
            self.barrier, self.awaits_subject = "wish", True
            return
        if self.barrier in OF_OTHERS and self._turns_to_itself(index):
            self.subject, self.mode, self.barrier, self.awaits_subject = (self.setting.side,), "own", "", False
            self._clear_verbs()
        self.backed = ""
        if self.served or (self.verbs and self.verbs[-1].name == "does-not-support"):
            self._clear_verbs()
        self._drop_stale(item.start)
        goes_on = self.fresh or self.text[item.start : item.end].lower() in self.pack.continuing
        if not (goes_on and self.modality == "willing"):
            self.modality = _MODALS[item.kind]
        self.fresh = True
        before = self._before(index)
        opens = self.deal == "discussed" and self.pack.segment.spaced and before and before.kind not in {"and", "soft"}
        if self.deal in {"discussed", "done"} and not opens:
            self.deal = ""
        self.credited = self.praised = ""
        if self.mode == "own" and self.barrier in {"recalled", "thanks"}:
            self.barrier = ""

    def _wills_of_others(self, index: int, item: Item) -> bool:
        """Tell whether the other side touches the word of will, in a script without spaces: 愿肯方继续坚持."""
        following = self._after(index)
        if self.pack.segment.spaced or item.kind != "willing" or following is None or following.start != item.end:
            return False
        return following.kind == "actor" and self.subjects.resolve(following, self.setting, ())[1] == "other"

    def _turns_to_itself(self, index: int) -> bool:
        """Tell whether who speaks goes on with its own will after what it asks of others: 欢迎塔方加入，愿同塔方…."""
        before = self._before(index)
        after_comma = before is not None and before.kind == "soft" and not self._lists(before)
        if self.setting.kind != "attributed" or self.pack.segment.spaced or not after_comma:
            return False
        beside = next((each for each in self.sequence[index + 1 : index + 3] if each.kind == "actor"), None)
        with_them = beside is not None and self.subjects.resolve(beside, self.setting, ())[0] == (self.setting.other,)
        return self.mode == "own" or with_them

    def on_hope(self, index: int, item: Item) -> None:
        """Take a word of hope for a modality where one hopes to do something, for a wish where others shall."""
        self._end_thanks(index)
        if self.served:
            self._clear_verbs()
        self.deal = ""
        if self.pack.verb_first:
            following = self.subjects.wished(self.sequence, index, self.setting, self.subject)
        else:
            following = self.subjects.following(self.sequence, index)
        if following is None and self._hopes_of_a_stranger(index, item):
            self._set_subject((), "none")
            self.barrier = "wish"
            return
        if following is None:
            self.modality, self.fresh = "hopes", True
            return
        meant, mode = self.subjects.resolve(following, self.setting, self.subject)
        if self.setting.kind == "attributed":
            own = mode == "own" and not (self.mode == "other" and self.explicit)
        else:
            own = self.explicit and meant == self.subject
        if own:
            self.modality, self.fresh = "hopes", True
        else:
            self.barrier, self.awaits_subject = "wish", True

    def _hopes_of_a_stranger(self, index: int, item: Item) -> bool:
        """Tell whether an unknown noun stands right after a word of hope, in a script without spaces."""
        following = self._after(index)
        end = following.start if following else len(self.text)
        return not self.pack.segment.spaced and self._unexplained(item.end, end) >= _TOUCH

    def on_barrier(self, index: int, item: Item) -> None:
        """Stop at a duty, a demand or a condition, which also reaches back over a promise."""
        self._clear_verbs()
        before = self.sequence[index - 1].kind if index else ""
        free = self.setting.kind == "joint" and before not in {"both", "they", "actor"}
        if item.kind == "must" and free and not self._asks_somebody(index, item):
            return
        if item.kind == "condition":
            self._reach_back(item)
        self.barrier = _BARRIERS[item.kind]
        self.conditional = self.conditional or item.kind == "condition"
        self.awaits_subject = item.kind != "must"
        self.deal = ""
        self.fresh = False

    def _reach_back(self, item: Item) -> None:
        """Take what was promised before a condition for hypothetical: "will support it if conditions permit"."""
        if self.text[item.start : item.end].lower() not in self.pack.behind:
            return
        clause = max((each.end for each in self.sequence if each.kind == "hard" and each.end <= item.start), default=0)
        for at, each in enumerate(self.found):
            if each.item.start >= clause and each.frame.verbs and each.frame.verbs[-1].modality == "will":
                self.found[at] = replace(each, frame=replace(each.frame, barrier=each.frame.barrier or "hypothetical"))

    def _asks_somebody(self, index: int, item: Item) -> bool:
        """Tell whether a noun that is not known stands between the word of duty and its verb: "it is for all to"."""
        following = self._after(index)
        return following is not None and self._unexplained(item.end, following.start) > _NOUN
