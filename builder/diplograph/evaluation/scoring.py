"""Compare what a build says with gold files: counts per document, summed to precision, recall and shares.

Claims match on holder, topic, sign of the level and voice; level, modality, quotation, speaker and bundling are
compared on the matched ones. Events match on type, date and actors; participants on name and actor; undertakings
on area and parties.
"""

import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache

from diplograph.evaluation.gold import GoldDocument, GoldEvent, GoldStance
from diplograph.resources import collection

STANCES = "stances"
VOICE_IGNORED = "stances, voice ignored"
EVERY_SLOT = "claims, every slot (level, modality, voice, target)"
ENDORSEMENTS = "endorsements (positive, own or joint)"
MAIN_EVENTS = "main events (type, date, actors)"
MENTIONED_EVENTS = "mentioned events (type, date, status)"
PARTICIPANTS = "participants (name, actor)"
COOPERATION = "cooperation (area, parties)"
HEADLINES = (STANCES, ENDORSEMENTS, MAIN_EVENTS, PARTICIPANTS, COOPERATION)

ON_MATCHED = (
    "level exact",
    "level within one",
    "modality",
    "quote overlaps",
    "speaker",
    "bundled",
)
OFFICES = "offices exact"
FALSE_ENDORSEMENTS = "false endorsements"
FALSE_CLAIMS = "false own or joint claims"
NEGATIVES = "hard negatives fallen for"

_IGNORED = set("MPZSC")
_LONGEST_QUOTE = 400

Key = tuple[str, str, int, str]


@dataclass(frozen=True, slots=True)
class Tally:
    """What is in both, what only the build has, what only the gold has."""

    both: int = 0
    spurious: int = 0
    missed: int = 0

    @classmethod
    def of(cls, gold: Collection[object], found: Collection[object]) -> "Tally":
        """Count two sets of keys."""
        one, other = set(gold), set(found)
        return cls(len(one & other), len(other - one), len(one - other))

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.both + other.both, self.spurious + other.spurious, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Return the share of what the build has that is right; 1 where it has nothing."""
        return self.both / (self.both + self.spurious) if self.both + self.spurious else 1.0

    @property
    def recall(self) -> float:
        """Return the share of what there is that the build has; 1 where there is nothing."""
        return self.both / (self.both + self.missed) if self.both + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int = 0
    whole: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.part + other.part, self.whole + other.whole)

    @property
    def rate(self) -> float | None:
        """Return the share, or nothing where there is nothing to share."""
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class Difference:
    """Something missed or spurious, and the words that it rests on."""

    kind: str
    document: str
    what: str
    quote: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One document compared, or the sum over several."""

    documents: int = 0
    tallies: dict[str, Tally] = field(default_factory=dict)
    shares: dict[str, Share] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()


@cache
def scored_topics() -> frozenset[str]:
    """Return the topics that are scored by default (`queries/review/scored.toml`)."""
    file = collection("queries") / "review" / "scored.toml"
    return frozenset(tomllib.loads(file.read_text(encoding="utf-8"))["topics"])


def fold(text: str | None) -> str:
    """Return the letters and digits of a text alone, without case or diacritics.

    >>> fold("Mourat  Nourtléou")
    'mouratnourtleou'
    """
    letters = unicodedata.normalize("NFKD", text or "")
    return "".join(each for each in letters if unicodedata.category(each)[0] not in _IGNORED).casefold()


def same_quote(gold: str, found: str) -> bool:
    """Tell whether two quotations share half of the shorter one in one piece; a trivial or very long one never does."""
    one, other = fold(gold), fold(found)
    least = 2 if any("\u3400" <= each <= "\u9fff" for each in one) else 4
    shorter = min(len(one), len(other))
    if shorter < least or len(other) > _LONGEST_QUOTE:
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return 2 * matcher.find_longest_match(0, len(one), 0, len(other)).size >= shorter


def total(comparisons: Iterable[Comparison]) -> Comparison:
    """Return the sum over documents."""
    documents = 0
    tallies: dict[str, Tally] = {}
    shares: dict[str, Share] = {}
    differences: list[Difference] = []
    for each in comparisons:
        documents += each.documents
        for name, tally in each.tallies.items():
            tallies[name] = tallies.get(name, Tally()) + tally
        for name, share in each.shares.items():
            shares[name] = shares.get(name, Share()) + share
        differences += each.differences
    return Comparison(documents=documents, tallies=tallies, shares=shares, differences=tuple(differences))


def compare(gold: GoldDocument, found: GoldDocument, topics: Collection[str] | None = None) -> Comparison:
    """Compare one document with what a build says of it; `topics` are those to score, all where none are given."""
    claims = _Claims(gold, found, topics)
    events = _Events(gold, found)
    undertakings = [{(each.area, *sorted(each.parties)) for each in one.cooperation} for one in (gold, found)]
    return Comparison(
        documents=1,
        tallies={**claims.tallies(), **events.tallies(), COOPERATION: Tally.of(*undertakings)},
        shares={**claims.shares(), OFFICES: events.offices()},
        differences=(*claims.differences(), *events.differences()),
    )


class _Claims:
    """The claims of a document, by their keys."""

    def __init__(self, gold: GoldDocument, found: GoldDocument, topics: Collection[str] | None) -> None:
        self.document = gold.doc
        self.topics = topics
        self.gold, self.found = self._keyed(gold.stances), self._keyed(found.stances)
        self.negatives = [each for each in gold.negatives if topics is None or each.topic in topics]

    def _keyed(self, stances: Iterable[GoldStance]) -> dict[Key, list[GoldStance]]:
        keyed: dict[Key, list[GoldStance]] = defaultdict(list)
        for each in stances:
            if each.sign and (self.topics is None or each.topic in self.topics):
                keyed[each.holder, each.topic, each.sign, each.voice].append(each)
        return keyed

    def tallies(self) -> dict[str, Tally]:
        both = (self.gold, self.found)
        return {
            STANCES: Tally.of(*both),
            VOICE_IGNORED: Tally.of(*({key[:3] for key in each} for each in both)),
            ENDORSEMENTS: Tally.of(*map(_endorsed, both)),
            EVERY_SLOT: Tally.of(*map(_every_slot, both)),
        }

    def shares(self) -> dict[str, Share]:
        endorsed, signed = _endorsed(self.found), _signed(self.found)
        known = {key[:2] for key in _signed(self.gold)}
        claimed = {key[:2] for key in signed}
        fallen = sum((each.holder, each.topic) in claimed - known for each in self.negatives)
        return {
            **self._on_matched(),
            FALSE_ENDORSEMENTS: Share(len(endorsed - _endorsed(self.gold)), len(endorsed)),
            FALSE_CLAIMS: Share(len(signed - _signed(self.gold)), len(signed)),
            NEGATIVES: Share(fallen, len(self.negatives)),
        }

    def _on_matched(self) -> dict[str, Share]:
        matched = [(self.gold[key], self.found[key]) for key in sorted(set(self.gold) & set(self.found))]
        met = [
            (
                bool({each.level for each in one} & {each.level for each in other}),
                min(abs(x.level - y.level) for x in one for y in other) <= 1,
                bool({each.modality for each in one} & {each.modality for each in other}),
                any(same_quote(x.quote, y.quote) for x in one for y in other),
                bool({fold(each.speaker) for each in one} & {fold(each.speaker) for each in other}),
                bool({each.bundled for each in one} & {each.bundled for each in other}),
            )
            for one, other in matched
        ]
        return {name: Share(sum(each[at] for each in met), len(met)) for at, name in enumerate(ON_MATCHED)}

    def differences(self) -> Iterator[Difference]:
        for kind, one, other in (("missed", self.gold, self.found), ("spurious", self.found, self.gold)):
            for key in sorted(set(one) - set(other)):
                first = one[key][0]
                holder, topic, sign, voice = key
                what = f"{holder} {'+' if sign > 0 else '-'} {topic} ({voice}, level {first.level}, {first.modality})"
                yield Difference(kind, self.document, what, first.quote, first.sentence)


def _endorsed(keys: Iterable[Key]) -> set[tuple[str, str]]:
    return {(holder, topic) for holder, topic, sign, voice in keys if sign > 0 and voice != "reported"}


def _signed(keys: Iterable[Key]) -> set[tuple[str, str, int]]:
    return {(holder, topic, sign) for holder, topic, sign, voice in keys if voice != "reported"}


def _every_slot(keyed: dict[Key, list[GoldStance]]) -> set[tuple[str | int, ...]]:
    return {
        (each.holder, each.topic, each.level, each.modality, each.voice, each.target or "")
        for group in keyed.values()
        for each in group
    }


class _Events:
    """The events of a document."""

    def __init__(self, gold: GoldDocument, found: GoldDocument) -> None:
        self.document = gold.doc
        self.both = (gold.events, found.events)
        self.gold, self.found = ([each for each in events if each.main] for events in self.both)
        people = [each for event in self.gold for each in event.participants]
        nominatives = {fold(each.name_nom): fold(each.name) for each in people if each.name_nom}
        self.people = [self._people(self.gold, {}), self._people(self.found, nominatives)]

    @staticmethod
    def _people(events: Iterable[GoldEvent], same: dict[str, str]) -> dict[tuple[str, str], set[str]]:
        """Return the named participants with their offices, under the name that stands for theirs where one does."""
        people = (each for event in events for each in event.participants if each.name)
        return {(same.get(fold(each.name), fold(each.name)), each.actor or ""): set(each.offices) for each in people}

    def tallies(self) -> dict[str, Tally]:
        main = [[(each.type, each.date or "", each.actors) for each in events] for events in (self.gold, self.found)]
        places = [[(each.type, fold(each.place)) for each in events] for events in (self.gold, self.found)]
        mentioned = [
            {(each.type, each.date or "", each.status) for each in events if not each.main and each.status != "held"}
            for events in self.both
        ]
        return {
            MAIN_EVENTS: Tally.of(*main),
            "main events (type only)": Tally.of(*({key[0] for key in each} for each in main)),
            "main events (date only)": Tally.of(*({key[1] for key in each} for each in main)),
            "main events (actors only)": Tally.of(*({key[2] for key in each} for each in main)),
            "main events (type, place)": Tally.of(*places),
            PARTICIPANTS: Tally.of(*self.people),
            MENTIONED_EVENTS: Tally.of(*mentioned),
        }

    def offices(self) -> Share:
        gold, found = self.people
        common = gold.keys() & found.keys()
        return Share(sum(gold[key] == found[key] for key in common), len(common))

    def differences(self) -> Iterator[Difference]:
        gold, found = ({_written(each) for each in events} for events in (self.gold, self.found))
        for kind, some in (("missed", gold - found), ("spurious", found - gold)):
            for what in sorted(some):
                yield Difference(kind, self.document, what)


def _written(event: GoldEvent) -> str:
    return f"event {event.type} {event.date or '(no date)'} {' '.join(sorted(event.actors))}".rstrip()
