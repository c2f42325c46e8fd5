"""Find the subject of a clause where verbs come first, as in Arabic."""

from dataclasses import replace

from diplograph.text.cues import Item
from diplograph.text.passives import Passives

_SIDE = 8
_TOLD = {"report", "reiterate", "agree", "discuss"}
_BEFORE_VERB = {
    "actor",
    "person",
    "place",
    "series",
    "label",
    "both",
    "they",
    "pronoun",
    "own-side",
    "unnamed",
    "third-party",
}


class VerbFirst(Passives):
    """A walk that looks for the subject right after its verb."""

    def _follows_its_verb(self, index: int, item: Item, actors: tuple[str, ...], mode: str) -> bool:
        """Take the noun right after a verb as its subject, where verbs come first and no subject stands before."""
        before = self._before(index)
        if before is None or not actors or sum(map(str.isalnum, self.text[before.end : item.start])) > _SIDE:
            return False
        if before.kind in {"hope", "will", "willing"} and mode == "own":
            return True
        if before.kind in _TOLD:
            return self._says_it(index, item, actors, mode)
        following = self._after(index)
        backed = before.cue is not None and before.cue.verb == "supports" and not self.explicit and bool(self.previous)
        if backed and following is not None and following.kind == "preposition" and following.start - item.end <= 1:
            return False
        finite = before.cue is not None and before.cue.form in {"finite", "strong", "future"}
        if before.kind != "verb" or not finite or self.served or self._has_subject(index - 1):
            return False
        plural = item.kind in {"both", "they"}
        if not (plural or mode == "own" if self.setting.kind == "attributed" else not self.explicit):
            return False
        joined, end = self.subjects.joined(self.sequence, index, self.setting)
        if joined:
            self.joined_end = end
            actors = tuple(sorted({*actors, *joined}))
            mode = self.subjects.mode(actors, self.setting)
        self.subject, self.mode, self.explicit = actors, mode, True
        return True

    def _has_subject(self, index: int) -> bool:
        """Tell whether the subject of the verb at this place stands right before it."""
        return index > 0 and self.sequence[index - 1].kind in _BEFORE_VERB

    def _says_it(self, index: int, item: Item, actors: tuple[str, ...], mode: str) -> bool:
        """Take the noun right after a verb of saying as who says it: "stressed the two sides", "stressed Kenya"."""
        if item.kind in {"both", "they"} and len(self.setting.sides) > 1:
            opens = index == 1 or self.sequence[index - 2].kind in {"and", "soft"}
            if opens and self.setting.kind == "attributed":
                self.setting = replace(self.setting, kind="joint", speaker=-1, side="")
            if opens:
                self.subject, self.mode, self.explicit, self.barrier = actors, "both", True, ""
            return opens
        if item.kind == "actor" and self.setting.kind != "attributed":
            joined, end = self.subjects.joined(self.sequence, index, self.setting)
            if joined:
                self.joined_end = end
                actors = tuple(sorted({*actors, *joined}))
                mode = self.subjects.mode(actors, self.setting)
            self._set_subject(actors, mode)
            return True
        return False
