"""Find what governs a topic that stands first: a passive with its agent, a relative clause, a verb at the end."""

from dataclasses import replace

from diplograph.packs.matcher import fold
from diplograph.text.cues import Item
from diplograph.text.frames import Verbal
from diplograph.text.government import Government
from diplograph.text.ownership import HELD
from diplograph.text.walk import TRANSFER

AGENTS = {"actor", "person", "both", "own-side", "unnamed"}
_SUBJECTS = {"actor", "person", "both", "they", "pronoun", "own-side"}
_NAMED = {"actor", "person", "both", "pronoun"}
_PRAISED = HELD - TRANSFER | {"does-not-support", "implements", "is-member"}
_BETWEEN = {"intensifier", "preposition", "and", "possessive"}


class Passives(Government):
    """A walk that goes back to the topics before a verb: passive, relative, or last in its clause."""

    @property
    def intensifiers(self) -> frozenset[str]:
        """Return the words that strengthen, which may stand inside a form: "enjoys the full support of"."""
        return frozenset(self.pack.cues.get("intensifier", ()))

    def agent(self, index: int, item: Item) -> bool:
        """Give the topics of the clause to the agent that follows the passive; tell whether there is one."""
        at = self._agent(index, item)
        if at is None or item.cue is None:
            return False
        actors, mode = self.subjects.resolve(self.sequence[at], self.setting, ())
        if not actors:
            return False
        strong = self.strong >= 0 and item.start - self.strong <= self.pack.reach.near
        strong = strong or any(each.kind == "intensifier" for each in self.sequence[index + 1 : at])
        strong = strong or not self.intensifiers.isdisjoint(fold(self.text[item.start : item.end]).split())
        verbal = Verbal(
            item.cue.verb, "passive", item.start, item.end, self._modality("finite"), strong, self._negated(item.start)
        )
        if self.barrier in {"presupposed", "passive"}:
            self.barrier = ""
        self.subject, self.mode, self.explicit = actors, mode, True
        self.strong, self.orphans = -1, []
        self._clear_verbs()
        frame = self._frame((verbal,), venue=False)
        for place in self._bare_topics(item.start):
            self.found[place] = replace(self.found[place], frame=frame, setting=self.setting)
        self.object_end = self.sequence[at].end
        return True

    def _agent(self, index: int, item: Item) -> int | None:
        """Return the place of the noun that follows with nothing but prepositions and intensifiers between."""
        end = item.end
        for at in range(index + 1, len(self.sequence)):
            each = self.sequence[at]
            if sum(char.isalnum() for char in self.text[end : each.start]) > self.pack.reach.near:
                return None
            if each.kind in AGENTS:
                return at
            if each.kind not in _BETWEEN:
                return None
            end = each.end
        return None

    def _bare_topics(self, start: int) -> list[int]:
        """Return the places of the topics that stand before the verb in its clause and have no verb of their own."""
        opened = self._opened(start)
        return [
            place
            for place, each in enumerate(self.found)
            if each.item.kind == "topic" and each.item.start >= opened and not each.frame.verbs
        ]

    def _negated(self, start: int) -> bool:
        """Tell whether anything in the clause up to the verb denies it: "neither A nor B is supported by"."""
        opened = self._opened(start)
        return any(opened <= each.start < start and each.kind == "negation" for each in self.sequence)

    def _opened(self, start: int) -> int:
        ends = (each.end for each in self.sequence if each.start < start and each.kind in {"hard", "verb"})
        return max(ends, default=0)

    def _attach_orphans(self, boundary: int) -> None:
        """Give topics that stood before their verb the verbs that have no object before the boundary."""
        if not (self.pack.verb_last and self.verbs and not self.served and self.orphans and self._bare(boundary)):
            return
        if self.verbs[-1].name == "combats" and self.fronted_from < 0:
            return
        for at, inner in self.orphans:
            verbs = tuple(
                self._praised_of(replace(verb, inner=verb.inner or inner), self.found[at].item) for verb in self.verbs
            )
            attached = replace(self.found[at], frame=self._frame(verbs, venue=False), setting=self.setting)
            if self.found[at].frame.verbs:
                self.found.append(attached)
            else:
                self.found[at] = attached
        self.served = True
        self.last_topic = self.verbs[-1].end

    def _praised_of(self, verb: Verbal, item: Item) -> Verbal:
        """Give a stance that is praised after it to whom it belongs: 对肯方恪守一个中国原则表示赞赏."""
        if verb.name not in TRANSFER or verb.inner not in _PRAISED or not 0 <= self.fronted_from < item.start:
            return verb
        owner = self._owner(self.fronted_from, item.start)
        return replace(verb, name=verb.inner, inner="", holder=owner) if owner else verb

    def _relate(self, index: int, item: Item) -> bool:
        """Keep the topics before a relative clause that has its own subject: "the GDI, which Kenya supports"."""
        self.related = []
        following = self._after(index)
        if not self.pack.segment.spaced or following is None or following.kind not in _SUBJECTS or not self.found:
            return False
        for place in range(len(self.found) - 1, -1, -1):
            each = self.found[place]
            limit = self.found[place + 1].item.start if self.related else item.start
            gap = sum(char.isalnum() for char in self.text[each.item.end : limit])
            if each.item.kind != "topic" or gap > (self.pack.reach.gap if self.related else self.pack.reach.near):
                break
            self.related.insert(0, place)
        return bool(self.related)

    def _attach_related(self) -> None:
        """Give the topics before a relative clause the verb of it that has no object of its own."""
        if self.related and self.verbs and not self.served and self.verbs[-1].form not in {"noun", "bound"}:
            verbs = tuple(self.verbs)
            for place in self.related:
                attached = replace(self.found[place], frame=self._frame(verbs, venue=False), setting=self.setting)
                if self.found[place].frame.verbs:
                    self.found.append(attached)
                else:
                    self.found[place] = attached
            self.served = True
            self.last_topic = self.verbs[-1].end
            self.related = []

    def _bare(self, boundary: int) -> bool:
        """Tell whether nothing but an actor stands between the last verb and the boundary."""
        end = self.verbs[-1].end
        named = sum(
            each.end - each.start for each in self.sequence if end <= each.start < boundary and each.kind in _NAMED
        )
        return boundary - end - named <= (0 if self.text[boundary : boundary + 1] == "、" else 2)
