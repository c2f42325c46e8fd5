"""What stands around a topic: whose it is, where it is named, what is said of it after it."""

from collections.abc import Sequence

from diplograph.text.cues import Item
from diplograph.text.frames import Verbal
from diplograph.text.walk import TRANSFER, Walk

_PAIR = 2
_TOUCH = 1
_ADVERB = 3
_DEEDS = {"implements", "adheres", "supports", "combats"}
_OWED = {"supports", "opposes", "adheres"}
_EVALUATIONS = {
    "important": "considers-important",
    "unchanged": "affirms",
    "red-line": "affirms",
    "untenable": "opposes",
}


class Surroundings(Walk):
    """A walk that looks at what stands before and after a topic."""

    def _tells_of_results(self, verbs: Sequence[Verbal], index: int, item: Item) -> bool:
        """Tell whether results or documents after the topic are meant, where nouns come last: 倡议…取得的成果.

        Under praise they are what is praised; after a verb that only belongs to the topic's name they are the subject.
        """
        verb = verbs[-1]
        if verb.name == "combats" and self.text.startswith(self.pack.works or "\0", item.end):
            return True
        named = len(verbs) == 1 and verb.name in _DEEDS and not verb.inner and verb.modality == "asserts"
        if self.pack.segment.spaced or not (verb.name in TRANSFER or (named and item.start - verb.end <= _TOUCH)):
            return False
        if named and self._is_named(verb, index, item):
            return True
        if verb.name not in {"implements", *TRANSFER}:
            return False
        for each in self.sequence[index + 1 :]:
            if each.start - item.end > self.pack.reach.after or each.kind in {"soft", "hard", "verb", "report", "and"}:
                return False
            if each.kind in {"achieved", "agree"}:
                return True
        return False

    def _is_named(self, verb: Verbal, index: int, item: Item) -> bool:
        """Tell whether verb and topic together name what is spoken of: 共建“一带一路”给…带来, 成为共建“一带一路”的…."""
        rest = [each for each in self.sequence[index + 1 : index + 3] if each.kind not in {"intensifier", "plain"}]
        following = rest[0] if rest else None
        if following is None or following.start - item.end > _ADVERB:
            return False
        before = [each for each in self.sequence[:index] if each.end <= verb.start][-2:]
        opens = not before or before[-1].kind in {"report", "soft", "hard"}
        if following.kind == "important" or (following.kind == "preposition" and verb.name == "implements"):
            return opens
        kinds = [each.kind for each in before]
        becomes = kinds[-1:] in (["plain"], ["other-verb"]) or kinds == ["plain", "actor"]
        return verb.name == "implements" and following.kind == "possessive" and becomes

    def _praises_efforts(self, verb: Verbal, index: int) -> bool:
        """Tell whether what another actor does for the topic is praised: "commended China's efforts for"."""
        if verb.name not in TRANSFER or verb.inner or verb.holder or index < _PAIR:
            return False
        actor, link = self.sequence[index - 2 : index]
        links = {"preposition"} if self.pack.segment.spaced else {"preposition", "fronting", "venue-before"}
        if actor.kind != "actor" or link.kind not in links or actor.start < verb.end:
            return False
        return self.subjects.resolve(actor, self.setting, self.subject)[0] != self.subject

    def _owner(self, start: int, end: int) -> str:
        for each in self.sequence:
            if start <= each.start < end and each.kind in {"actor", "person"}:
                actors, _ = self.subjects.resolve(each, self.setting, self.subject)
                if len(actors) == 1 and actors != self.subject:
                    return actors[0]
        return ""

    def _unexplained(self, start: int, end: int) -> int:
        """Return how many letters between two places belong to no item."""
        inside = [each for each in self.sequence if start <= each.start < end]
        known = sum(sum(char.isalnum() for char in self.text[each.start : min(each.end, end)]) for each in inside)
        return sum(char.isalnum() for char in self.text[start:end]) - known

    def _on_issues(self) -> bool:
        """Tell whether the last topic is an issue too, or the core interests that issues belong to."""
        if any(verb.name == "is-concerned" for verb in self.verbs):
            return True
        last = next((each.item for each in reversed(self.found) if each.item.kind == "topic"), None)
        return (
            last is not None
            and last.entry is not None
            and last.entry.referent in self.subjects.issues | {"sovereignty"}
        )

    def _venue(self, index: int, item: Item) -> bool:
        near = self.pack.reach.near
        waiting = self.verbs and not self.served and self._claims_venue(self.verbs[-1])
        if self._attends(item):
            return True
        if not waiting and 0 <= item.start - self.venue_end <= near:
            return not any(each.kind == "verb" and each.start >= self.venue_end for each in self.sequence[:index])
        if self.verbs and not self.served and self.verbs[-1].name in {"carries-out", "implements"}:
            return False
        following = self._after(index)
        return following is not None and following.kind == "venue-after" and following.start - item.end <= 3

    def _attends(self, item: Item) -> bool:
        """Tell whether a forum stands between taking part and the topic: "attend the forum on cooperation"."""
        verb = self.verbs[0] if self.verbs and not self.served else None
        return bool(verb and verb.name == "takes-part" and verb.end + _TOUCH < self._venue_start() < item.start)

    def _venue_start(self) -> int:
        return next((each.start for each in self.sequence if each.end == self.venue_end), -1)

    def _claims_venue(self, verb: Verbal) -> bool:
        """Tell whether the verb has the forum for its object: "its support for", "takes part in the work of"."""
        if verb.name == "takes-part":
            return 0 <= self._venue_start() - verb.end <= _TOUCH
        return verb.form == "noun" and verb.name in _OWED

    def _towards(self, index: int) -> str:
        """Return the actor whose interests or sovereignty the topic is: an object named inside the clause."""
        start = self.verbs[0].start if self.verbs else 0
        holder = next((verb.holder for verb in self.verbs if verb.holder), self.subject[0] if self.subject else "")
        for each in reversed(self.sequence[:index]):
            if each.start < start:
                break
            if each.kind in {"actor", "person"}:
                actors = self.subjects.resolve(each, self.setting, self.subject)[0]
                if len(actors) == 1 and actors[0] != holder:
                    return actors[0]
            if each.kind == "own-side":
                return self.subject[0] if self.subject else ""
            if state := self._country(each):
                return state
        return self._of_whom(index)

    def _country(self, item: Item) -> str:
        """Return the state whose name the topic bears: "support for Ukraine's sovereignty"."""
        return self.subjects.countries.get(item.entry.referent, "") if item.kind == "topic" and item.entry else ""

    def _of_whom(self, index: int) -> str:
        """Return the actor whose the topic is, where that is said after it: "the sovereignty of Turkmenistan"."""
        end = self.sequence[index].end
        after = (each for each in self.sequence[index + 1 :] if each.end > end and each.kind != "preposition")
        actor = next(after, None)
        if actor is None or actor.kind not in {"actor", "topic"}:
            return ""
        linked = self.text[end : actor.start].strip().lower().replace("’", "'")
        if linked and linked not in self.pack.segment.genitives:
            return ""
        if actor.kind == "topic":
            return self._country(actor)
        actors = self.subjects.resolve(actor, self.setting, self.subject)[0]
        return actors[0] if len(actors) == 1 else ""

    def _located(self, index: int, item: Item) -> bool:
        before = self._before(index)
        return before is not None and before.kind == "locative" and item.start - before.end <= 6

    def _bilateral(self, index: int, item: Item) -> bool:
        """Tell whether the shared future is that of two named actors: "a China-X community with a shared future"."""
        if item.entry is None or item.entry.referent != "shared-future":
            return False
        beside = [each for each in self.sequence[max(0, index - 1) : index + 2] if each.kind in {"actor", "both"}]
        if any(each.start - item.end in range(3) or item.start - each.end in range(3) for each in beside):
            return True
        pair = self.text[max(0, item.start - 2) : item.start]
        return not self.pack.segment.spaced and len(pair) == 2 and all(char in self.subjects.short for char in pair)

    def _evaluation(self, index: int, item: Item) -> tuple[str, int]:
        """Return the verb class of what is said of the topic after it: important, unchanged, untenable."""
        before = self._before(index)
        compared = before is not None and before.kind == "preposition" and item.start - before.end <= 1
        for each in self.sequence[index + 1 :]:
            if each.start - item.end > self.pack.reach.after or each.kind in {"hard", "verb", "report", "achieved"}:
                break
            if each.kind in _EVALUATIONS:
                return ("", 0) if compared and each.kind == "untenable" else (_EVALUATIONS[each.kind], each.end)
        return "", 0
