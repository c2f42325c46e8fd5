"""Tell what somebody does with a topic: puts it forward, carries it out."""

from dataclasses import replace

from diplograph.text.carried import Carried
from diplograph.text.cues import Item
from diplograph.text.frames import Framed, Verbal
from diplograph.text.walk import PROPOSES

_OF = 4
_INSERTED = {"soft", "report"}


class Deeds(Carried):
    """A walk that gives proposals to their authors, and the outcomes of a forum to who carries them out."""

    def on_author(self, index: int, item: Item) -> None:
        """Take a verb of putting forward for the deed of who speaks, unless somebody else does it."""
        if (
            self.mode != "own"
            or (self.verbs and not self.served)
            or not self._leads(index)
            or item.start < self.fronted
        ):
            return
        before = self._before(index)
        if before and before.kind in {"actor", "person"}:
            actors, _ = self.subjects.resolve(before, self.setting, self.subject)
            if actors != self.subject:
                return
        self._clear_verbs()
        self.verbs = [Verbal(PROPOSES, "finite", item.start, item.end, self.modality)]
        named = next((each for each in reversed(self.sequence[:index]) if each.kind not in _INSERTED), None)
        self.doer = named.start if named and named.kind in {"actor", "person"} else item.start

    def on_series(self, index: int, item: Item) -> None:
        """Take a forum whose outcomes are carried out as its topic; any other verb has the forum for its own object."""
        topic = self.subjects.series.get(item.entry.referent, "") if item.entry else ""
        if self.verbs and not self.served and topic and item.entry and self._carried_out(index):
            entry = item.entry._replace(kind="topic", referent=topic, use="name")
            verbs = tuple(replace(verb, name="carries-out") for verb in self.verbs[-1:])
            self.found.append(
                Framed(item._replace(kind="topic", entry=entry), self._frame(verbs, venue=False), self.setting)
            )
        self._clear_verbs()

    def _carried_out(self, index: int) -> bool:
        if self.verbs[-1].name == "carries-out":
            return True
        item, before, following = self.sequence[index], self._before(index), self._after(index)
        achieved = (before is not None and before.kind == "achieved" and item.start - before.end <= _OF) or (
            following is not None and following.kind == "achieved" and following.start - item.end <= _OF
        )
        return self.verbs[-1].name == "implements" and achieved
