"""Say whose stance a verb or a noun tells, where it is not that of the subject."""

from dataclasses import replace

from diplograph.text.cues import Item
from diplograph.text.frames import Verbal
from diplograph.text.surroundings import Surroundings
from diplograph.text.walk import TRANSFER

HELD = {
    "adheres",
    "supports",
    "opposes",
    "is-concerned",
    "appreciates",
    "condemns",
    "takes-part",
    "joins",
    "is-member",
}
"""Classes of verbs whose nouns tell a stance that belongs to somebody: "the adherence of X to"."""

_PRAISED = {"adheres", "supports"}
_OWN_CASE = {"adheres", "is-concerned", "takes-part", "joins", "is-member"}
_LINKS = {"preposition", "locative", "topic", "plain"}
_ARTICLE = 3
_TOUCH = 2


class Ownership(Surroundings):
    """A walk that gives thanks, praise and "the support of X for Y" to whom they belong."""

    def _holder(self, index: int, item: Item, form: str) -> str:
        """Return the actor whose stance the verb tells when it stands under thanks or praise, else nothing."""
        if self.thanked:
            return self.thanked if self.thanked != "?" else self.setting.other
        if form == "noun" and self.credited and self._owned(item):
            return self.credited
        weighs = item.cue is not None and item.cue.verb == "considers-important"
        if form == "noun" and self.praised and not (self.served or weighs):
            return self.praised
        if form == "noun" and item.cue is not None and item.cue.verb in HELD and self.subject:
            owner = self._possessed(index)
            if owner and self.subject != (owner,):
                self.barrier = "wish" if self.modality == "hopes" else self.barrier
                return owner
        before = self.sequence[max(0, index - 1)]
        if form == "infinitive" and self.credited and self.pack.segment.spaced and before.kind in {"soft", "and"}:
            return self.credited
        if self.verbs and not self.served and self.verbs[-1].name in TRANSFER and not self._coordinated(item.start):
            if self.object_actor:
                own = self.mode == "own" and self.subject == (self.object_actor,)
                return self.setting.other if own else self.object_actor
            return self.setting.other if form == "noun" and self._owned(item) else ""
        return ""

    def _possessed(self, index: int) -> str:
        """Return the actor whose stance a noun names: "recalled France's support for", "le soutien de la France à"."""
        before = self.sequence[max(0, index - 2) : index]
        if len(before) == 2 and before[1].kind == "possessive" and before[0].kind in {"actor", "person"}:
            return self._named(before[0])
        beside = before and before[-1].kind == "actor" and self.sequence[index].start - before[-1].end <= 1
        if beside and self.pack.owner_first:
            return self._named(before[-1])
        at = index + 1
        while at < len(self.sequence) and (
            self.sequence[at].kind == "intensifier" or self._genitive(self.sequence[at])
        ):
            at += 1
        noun = self.sequence[index]
        if at + 1 >= len(self.sequence) or self.sequence[at].kind not in {"actor", "own-side"}:
            return ""
        marked = any(self._genitive(each) for each in self.sequence[index + 1 : at]) or self._ends_genitive(noun)
        dative = self.text[self.sequence[at].end :].lstrip().startswith(self.pack.segment.datives or ("\0",))
        if not (marked or dative):
            return ""
        actor, after = self.sequence[at], at + 1
        while after + 1 < len(self.sequence) and self.sequence[after].kind == "intensifier":
            after += 1
        following, end = self.sequence[after], self.sequence[after - 1].end
        near = self._unexplained(noun.end, actor.start) <= _ARTICLE
        touching = following.start - end <= _TOUCH and following.kind in _LINKS
        return self._named(actor) if near and (dative or touching) else ""

    def _genitive(self, item: Item) -> bool:
        words = self.text[item.start : item.end].lower().replace("’", "'")
        return item.kind == "preposition" and words in self.pack.segment.genitives

    def _ends_genitive(self, item: Item) -> bool:
        """Tell whether the noun's form takes its preposition along, or its case alone shows whose it is."""
        last = self.text[item.start : item.end].lower().replace("’", "'").split()[-1]
        bare = not self.pack.segment.genitives and item.cue is not None and item.cue.verb in _OWN_CASE
        return bare or last in self.pack.segment.genitives

    def _named(self, item: Item) -> str:
        if item.kind == "own-side" and not self.setting.side:
            ours = self.text[item.start : item.end].lower().startswith(self.pack.ours)
            return self.setting.publisher if ours else ""
        actors = self.subjects.resolve(item, self.setting, self.subject)[0]
        return actors[0] if len(actors) == 1 else ""

    def _owned(self, item: Item) -> bool:
        """Tell whether "its" or "his country's" stands right before."""
        endings = self.pack.segment.possessives
        if endings and self.text[item.start : item.end].endswith(endings):
            return True
        return any(each.kind == "own-side" and 0 <= item.start - each.end <= 2 for each in self.sequence)

    def _owned_by_others(self, verbs: tuple[Verbal, ...], item: Item) -> tuple[Verbal, ...]:
        """Give a stance that is praised to whom it belongs: "appreciates the adherence of Kenya to"."""
        if not verbs or verbs[-1].name not in TRANSFER or verbs[-1].inner not in _PRAISED or verbs[-1].holder:
            return verbs
        verb = verbs[-1]
        owner = self._owner(verb.end, item.start) or self.setting.other
        if not owner:
            return ()
        return (replace(verb, name=verb.inner, inner="", holder=owner),)
