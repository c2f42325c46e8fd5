"""Decide which actor in a sentence is the subject of a clause, and how it stands to who speaks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from diplograph.packs.language import LanguagePack
from diplograph.text.cues import Item
from diplograph.text.frames import Setting

_NOUNS = {"actor", "person", "unnamed", "both", "they", "pronoun", "own-side", "addressee"}
UNNAMED = "group:unnamed"
SAYING = {"report", "reiterate", "report-he"}
_OPENERS = {"hard", "that", "new-clause", "condition", "hope", "recall", "urge", "invite"}
_VERBAL = {
    "verb",
    "willing",
    "will",
    "must",
    "hope",
    "report",
    "report-he",
    "reiterate",
    "agree",
    "discuss",
    "negation",
    "thanks",
    "other-verb",
    "author",
    "urge",
    "invite",
    "congratulate",
}

_OF = 3
_BEFORE_FIRST = 14
_HOPED = 3
_ENDS = {"topic", "hard", "soft", "report", "report-he", "reiterate"}
_HYPHENS = "-‐‑–—－"


@dataclass(frozen=True, slots=True)
class Subjects:
    """The persons of a document by index, and the grammar that tells subjects from objects."""

    actors: tuple[str, ...]
    pack: LanguagePack
    short: frozenset[str] = frozenset()
    territories: Mapping[str, str] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)
    issues: frozenset[str] = frozenset()
    series: Mapping[str, str] = field(default_factory=dict)
    predicates: frozenset[str] = frozenset()
    assertions: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()

    def resolve(self, item: Item, setting: Setting, subject: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
        """Return the actors that an item stands for, and their mode: own, both, other or none."""
        if item.kind == "unnamed":
            return (UNNAMED,), "other"
        if item.kind == "third-party":
            return (), "none"
        if item.kind == "addressee":
            return ((setting.other,), "other") if setting.kind == "attributed" and setting.other else ((), "none")
        if item.kind == "they" and len(subject) == 1:
            return subject, self.mode(subject, setting)
        if item.kind == "collective":
            return (setting.sides, "both") if setting.kind == "joint" else ((), "none")
        if item.kind in {"both", "they"}:
            return (setting.sides, "both") if len(setting.sides) > 1 else ((), "none")
        if item.kind in {"pronoun", "own-side"}:
            if item.kind == "pronoun" and subject and subject != (setting.side,) and setting.kind != "joint":
                return subject, self.mode(subject, setting)
            return ((setting.side,), "own") if setting.side else ((), "none")
        if item.kind == "person":
            actor = self.actors[item.person]
            found: tuple[str, ...] = (actor,) if actor else ()
        else:
            found = self._named(item, setting)
        return found, self.mode(found, setting)

    def _named(self, item: Item, setting: Setting) -> tuple[str, ...]:
        """Return the actor that a name means here: of several, the one that takes part, or is named in full."""
        referents = tuple(item.entry.referent.split()) if item.entry else ()
        if len(referents) > 1:
            present = tuple(each for each in referents if each in setting.sides)
            present = present or tuple(each for each in referents if each in self.named)
            return present if len(present) == 1 else ()
        if item.entry and item.entry.use == "capital" and referents[0] not in setting.sides:
            return ()
        return referents

    def mode(self, actors: tuple[str, ...], setting: Setting) -> str:
        """Return how actors stand to the speaker's side."""
        if not actors:
            return "none"
        if len(actors) > 1:
            return "both"
        if setting.kind == "attributed":
            return "own" if actors[0] == setting.side else "other"
        return "own"

    def is_subject(self, sequence: Sequence[Item], index: int, text: str, *, governed: bool, start: int = -1) -> bool:
        """Tell whether the noun at this place opens a clause or has a verb right after it.

        `governed` says that a verb before it still waits for its object; `start` is where the sentence begins.
        """
        item = sequence[index]
        before = sequence[index - 1] if index else None
        if (
            before
            and before.kind in {"preposition", "possessive", "venue-before", "fronting", "according"}
            and self._touches(text, before, item)
        ):
            return False
        if before and before.kind in {"verb", "thanks", "author", "willing"} and self._touches(text, before, item):
            return False
        if self.pack.verb_first and before and before.kind in {"must", "urge"} and self._touches(text, before, item):
            return False
        if not self.pack.segment.spaced and before and before.kind == "other-verb" and before.end == item.start:
            return False
        if before and before.kind in SAYING and self._trails(sequence, index):
            return False
        if self._possessor(sequence, index) or _hyphened(text, item):
            return False
        opens = (index == 0 and self._first(text, start, item)) or (
            before is not None and self._opens(text, before) and self._touches(text, before, item)
        )
        acts = self._acts(sequence, index, opens=opens) or self._act_together(sequence, index)
        acts = acts or self._related(sequence, index)
        if item.kind in {"actor", "person"} and item.entry and item.entry.use == "demonym":
            return acts and (opens or not governed)
        return opens or acts

    @staticmethod
    def _first(text: str, start: int, item: Item) -> bool:
        """Tell whether no more than an article and an adjective stand before the noun in its sentence."""
        return start < 0 or sum(char.isalnum() for char in text[start : item.start]) <= _BEFORE_FIRST

    def _trails(self, sequence: Sequence[Item], index: int) -> bool:
        """Tell whether the noun after a verb of saying ends its clause, so that it is who says it: ", added Mr X."."""
        following = sequence[index + 1] if index + 1 < len(sequence) else None
        return following is None or following.kind in {"soft", "hard"}

    def _opens(self, text: str, before: Item) -> bool:
        """Tell whether a clause begins after the item; where the script has no spaces, after a comma too."""
        return before.kind in _OPENERS or (not self.pack.segment.spaced and text[before.start] == "，")

    def _touches(self, text: str, before: Item, item: Item) -> bool:
        gap = text[before.end : item.start]
        return sum(char.isalnum() for char in gap) <= (4 if self.pack.segment.spaced else 1)

    def _possessor(self, sequence: Sequence[Item], index: int) -> bool:
        following = sequence[index + 1] if index + 1 < len(sequence) else None
        return following is not None and following.kind == "possessive" and following.start - sequence[index].end <= 1

    def _acts(self, sequence: Sequence[Item], index: int, *, opens: bool) -> bool:
        """Tell whether the next thing after the noun is a verb, close by and with no preposition between.

        Only a noun that opens its clause may have a comma before its verb.
        """
        end = sequence[index].end
        for each in sequence[index + 1 :]:
            if each.start - end > self.pack.reach.near:
                return False
            if each.kind in _VERBAL:
                return not (each.cue and each.cue.form == "noun")
            if each.kind not in {"area", "place", "intensifier"} and not (opens and each.kind == "soft"):
                return False
        return False

    def _act_together(self, sequence: Sequence[Item], index: int) -> bool:
        """Tell whether two nouns joined after a comma act: "…, Morocco and Burundi support"."""
        kinds = [each.kind for each in sequence[index + 1 : index + 3]]
        after_comma = index > 0 and sequence[index - 1].kind == "soft"
        joined = after_comma and kinds in (["and", "actor"], ["and", "person"])
        return joined and self._acts(sequence, index + 2, opens=False)

    @staticmethod
    def _related(sequence: Sequence[Item], index: int) -> bool:
        """Tell whether a clause begins with the noun and a relative one about it: "and Burundi, which supports"."""
        kinds = [each.kind for each in sequence[index + 1 : index + 3]]
        begins = index > 0 and sequence[index - 1].kind in {"and", "new-clause", "that"}
        return begins and kinds in (["soft", "relative"], ["soft", "that"])

    def says(self, sequence: Sequence[Item], index: int) -> bool:
        """Tell whether a verb of saying, agreeing or discussing follows the noun at once."""
        for each in sequence[index + 1 :]:
            if each.start - sequence[index].end > self.pack.reach.near:
                return False
            if each.kind not in {"intensifier", "soft", "and"}:
                return each.kind in {"report", "reiterate", "agree", "discuss"}
        return False

    def wished(self, sequence: Sequence[Item], index: int, setting: Setting, subject: tuple[str, ...]) -> Item | None:
        """Return the noun of another actor in what is hoped, where verbs come first: "hopes that will join Kenya"."""
        for at in range(index + 1, len(sequence)):
            each, before = sequence[at], sequence[at - 1]
            if each.start - sequence[index].end > _HOPED * self.pack.reach.near or each.kind in _ENDS:
                return None
            if each.kind not in _NOUNS or before.kind == "preposition":
                continue
            if self.resolve(each, setting, subject)[1] != "own":
                return each
        return None

    @staticmethod
    def opens(sequence: Sequence[Item], index: int) -> bool:
        """Tell whether the noun stands first in its clause."""
        return index == 0 or sequence[index - 1].kind in _OPENERS

    def members(self, sequence: Sequence[Item], index: int, text: str) -> Item | None:
        """Return the actor whose members are meant: "the leaders of African countries" are not the two sides."""
        rest = [each for each in sequence[index + 1 : index + 3] if each.kind not in {"preposition", "possessive"}]
        if not rest or rest[0].kind != "actor":
            return None
        return rest[0] if sum(char.isalnum() for char in text[sequence[index].end : rest[0].start]) <= _OF else None

    def following(self, sequence: Sequence[Item], index: int) -> Item | None:
        """Return the noun right after a word of hope, where one stands there."""
        for each in sequence[index + 1 :]:
            if each.kind in {"that", "soft"}:
                continue
            if each.kind in _NOUNS and each.start - sequence[index].end <= self.pack.reach.near:
                return each
            return None
        return None

    def joined(self, sequence: Sequence[Item], index: int, setting: Setting) -> tuple[tuple[str, ...], int]:
        """Return the actors joined to this one by `and`, and where they end: "Mr A and Minister B"."""
        rest = [each for each in sequence[index + 1 : index + 5] if each.kind != "office"][:2]
        if [each.kind for each in rest] not in (["and", "actor"], ["and", "person"]):
            return (), -1
        reach = self.pack.reach.near * (2 if rest[1].kind == "person" else 1)
        if rest[1].start - sequence[index].end > reach:
            return (), -1
        return self.resolve(rest[1], setting, ())[0], rest[1].end


def _hyphened(text: str, item: Item) -> bool:
    """Tell whether the name is a part of a compound: "the China-Uzbekistan railway"."""
    before = text[item.start - 1] if item.start else " "
    after = text[item.end] if item.end < len(text) else " "
    return before in _HYPHENS or after in _HYPHENS
