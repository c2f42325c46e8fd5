"""Tell which verbs begin no stance of their own: those in names, and those that carry support on."""

from diplograph.packs.language import Cue
from diplograph.text.cues import Item
from diplograph.text.ownership import Ownership
from diplograph.text.walk import TRANSFER

_TOUCH = 2
_QUOTES = '"“«„'
_NAMING = {"topic", "verb", "and", "soft", "authored"}


class Carried(Ownership):
    """A walk that knows verbs inside the names of proposals, titles and topics, and verbs that carry support on."""

    def _is_a_name(self, index: int, item: Item, cue: Cue) -> bool:
        """Tell whether the verb only belongs to the name of something: a proposal, a title, a topic in a list."""
        if self._names_another(index, cue):
            self.last_topic = item.end
            return True
        return self._names_what_was_proposed(index) or self._titles(item, cue)

    def _names_what_was_proposed(self, index: int) -> bool:
        """Tell whether the verb only belongs to the name of a proposal: 提出的构建…、共建…."""
        end = self.sequence[index].start
        for each in reversed(self.sequence[:index]):
            if each.kind not in _NAMING or (each.kind == "soft" and not self._lists(each)) or end - each.end > _TOUCH:
                return False
            if each.kind == "authored":
                return True
            end = each.start
        return False

    def _titles(self, item: Item, cue: Cue) -> bool:
        """Tell whether the verb opens a title in quotation marks: a debate on "Practising Multilateralism"."""
        words = self.text[max(0, item.start - 2) : item.start + 1]
        titled = len(words) > 1 and words[-1].isupper() and any(mark in words[:-1] for mark in _QUOTES)
        return titled and self.pack.segment.spaced and cue.form in {"infinitive", "noun"}

    def _names_another(self, index: int, cue: Cue) -> bool:
        """Tell whether the verb only belongs to the name of the next topic in a list: 高度评价A和构建B理念."""
        if self.pack.segment.spaced or not self.served or cue.verb != "implements" or cue.form != "infinitive":
            return False
        before, following, verb = self._before(index), self._after(index), self.sequence[index]
        listed = before is not None and (before.kind == "and" or self._lists(before)) and before.end == verb.start
        named = following is not None and following.kind == "topic" and following.start == verb.end
        praised = self.verbs[-1].name in TRANSFER | {"supports"}
        return listed and named and praised and before is not None and before.start == self.last_topic

    def _goes_on_supporting(self, index: int, cue: Cue) -> bool:
        """Tell whether what another is supported in goes on: 支持孟方走…道路，维护国家主权."""
        verb = self.verbs[-1] if self.verbs and self.backed and not self.pack.segment.spaced else None
        if verb is None or not (self.served or verb.inner) or cue.verb != "adheres":
            return False
        before, following = self._before(index), self._after(index)
        named = following.entry.referent if following is not None and following.entry is not None else ""
        listed = before is not None and before.kind == "soft"
        return verb.name == "supports" and not verb.holder and named in self.subjects.kept and listed
