"""Turn a sentence into the sequence of the things in it that matter to who holds what."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from diplograph.model.text import Span
from diplograph.packs.gazetteer import Entry, Gazetteer
from diplograph.packs.language import Cue, Lexicon
from diplograph.packs.matcher import Match, fold
from diplograph.text.acronyms import spelt_out
from diplograph.text.covering import Covering
from diplograph.text.quantities import aggregates


class Item(NamedTuple):
    """One thing in the text: a cue, a mark, or the name of an actor, a person, a topic, an area, a label."""

    start: int
    end: int
    kind: str
    cue: Cue | None = None
    entry: Entry | None = None
    person: int = -1

    @property
    def span(self) -> Span:
        """Return where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch that another stage has already understood: a person, or a name that hides what it contains."""

    span: Span
    kind: str
    person: int = -1


_HARD = ";；。!?！？:：؛؟"
_SOFT = ",，、،"
_MARK = re.compile(f"[{_HARD}{_SOFT}]")
_EARLY = {"both", "collective"}
_BESIDE = 4
_ARTICLE = 8
_OPENS = re.compile(r"(?:^|[.!?。！？؟\n»”]\s*)(?:[A-ZÀ-Þ]\w{0,2}[ '’])?$")
_ADDRESS = {"addressee", "mask"}
_FIRST = ("series", "office", "label")


def items(text: str, named: Sequence[Named], gazetteer: Gazetteer, lexicon: Lexicon, publisher: str = "") -> list[Item]:
    """Return the items of a whole text in order; a ministry without a state that opens a sentence is the publisher's.

    What is longer and more special hides what it contains: a person's name or a forum's title hides the topic words
    in it, a topic the cues in it.
    """
    folded = fold(text)
    covering = Covering(len(text))
    found: list[Item] = []
    matches = sorted(gazetteer.matcher.all(text, folded), key=_longest)
    cues = [
        (match, lexicon.cues[match.form])
        for match in sorted(lexicon.matcher.all(text, folded), key=_longest)
        if not _compound(match, folded)
    ]
    early = [each for each in cues if each[1].kind in _EARLY]
    _cues(found, covering, [each for each in cues if each[1].kind in _ADDRESS])
    both = {match.end: match.start for match, _ in early}
    for each in named:
        if each.kind == "person" and both.get(each.span.end, len(text)) <= each.span.start:
            continue
        if covering.take(each.span.start, each.span.end) and each.kind == "person":
            found.append(Item(each.span.start, each.span.end, "person", person=each.person))
    _cues(found, covering, early)
    _gather(found, covering, matches, gazetteer, _FIRST)
    fields = covering.copy()
    _topics(
        found,
        covering,
        matches,
        gazetteer,
        {match.start: match for match, cue in cues if _heads(cue) and folded[match.end : match.end + 1] != "-"},
    )
    _areas(found, fields, matches, gazetteer)
    _gather(found, covering, matches, gazetteer, ("actor", "place"))
    _sides(found, covering, text, gazetteer, lexicon.pack.side)
    _cues(found, covering, cues)
    found += [
        Item(at, at + 1, "hard" if mark[0] in _HARD else "soft")
        for mark in _MARK.finditer(text)
        for at in mark.span()[:1]
    ]
    found.sort(key=lambda item: (item.start, item.end, item.kind))
    found = list(_organs(found, text, publisher, after_verb=lexicon.pack.verb_first))
    found = list(_parted(found, folded, lexicon.pack.segment.conjunction, gazetteer, lexicon))
    found = aggregates(spelt_out(found, text), folded, lexicon.pack.about)
    kept = [item for item in found if item.kind != "mask"]
    return [item for at, item in enumerate(kept) if item.kind != "clitic" or _before_verb(kept, at)]


def _organs(found: list[Item], text: str, publisher: str, *, after_verb: bool) -> Iterator[Item]:
    """Take the government or a ministry of a named actor for the actor: "the Government of the Republic of Kenya"."""
    at = 0
    while at < len(found):
        item = found[at]
        if item.kind != "organ":
            following = found[at + 1] if at + 1 < len(found) else None
            if item.kind == "actor" and following and following.kind == "organ" and following.start - item.end <= 1:
                yield _named_by(item, item.start, following.end)
                at += 2
                continue
            yield item
        elif (owner := _owner_of(found, at, text)) is not None:
            yield _named_by(found[owner], item.start, found[owner].end)
            at = owner
        elif publisher and _opens_sentence(found, at, text, after_verb=after_verb):
            yield Item(item.start, item.end, "actor", entry=Entry("actor", publisher, "name"))
        at += 1


def _opens_sentence(found: list[Item], at: int, text: str, *, after_verb: bool) -> bool:
    """Tell whether no more than an article stands before an organ, or its verb where verbs come first."""
    start = found[at].start
    if after_verb and at and found[at - 1].kind in {"verb", "report", "reiterate"} and start - found[at - 1].end <= 1:
        start = found[at - 1].start
    before = max(0, start - _ARTICLE)
    return bool(_OPENS.search(text, before, start)) or not text[before:start].strip()


def _named_by(actor: Item, start: int, end: int) -> Item:
    entry = actor.entry._replace(use="name") if actor.entry else None
    return actor._replace(start=start, end=end, entry=entry)


def _owner_of(found: list[Item], at: int, text: str) -> int | None:
    """Return the place of the actor whose organ stands here: after a preposition, another organ, a few letters."""
    end = found[at].end
    for index in range(at + 1, min(at + 6, len(found))):
        item = found[index]
        if sum(map(str.isalnum, text[end : item.start])) > _BESIDE:
            return None
        if item.kind == "actor":
            return index
        if item.kind not in {"preposition", "and", "organ", "possessive", "clitic"}:
            return None
        end = item.end
    return None


def _parted(found: list[Item], folded: str, conjunction: str, gazetteer: Gazetteer, lexicon: Lexicon) -> Iterator[Item]:
    """Part the conjunction that the script writes into a word from the word: وتدعم is an `and` and a verb."""
    size = len(conjunction)
    if not size:
        yield from found
        return
    for item in found:
        start = item.start
        if item.kind == "person":
            at = start - size
            if at >= 0 and folded.startswith(conjunction, at) and not (at and folded[at - 1].isalnum()):
                yield Item(at, start, "and")
        elif folded.startswith(conjunction, start) and _stands_alone(
            item, folded[start + size : item.end], gazetteer, lexicon
        ):
            yield Item(start, start + size, "and")
            yield item._replace(start=start + size)
            continue
        yield item


def _stands_alone(item: Item, rest: str, gazetteer: Gazetteer, lexicon: Lexicon) -> bool:
    """Tell whether the rest of an item is a form of the same thing."""
    if item.cue:
        return lexicon.cues.get(rest) == item.cue
    entries = gazetteer.entries(rest)
    return any((each.kind, each.referent) == (item.entry.kind, item.entry.referent) for each in entries if item.entry)


def _compound(match: Match, folded: str) -> bool:
    """Tell whether the form is the second part of a compound: "Iranian-backed"."""
    return match.start > 1 and folded[match.start - 1] == "-" and folded[match.start - 2].isalnum()


def _longest(match: Match) -> tuple[int, int]:
    return (match.start - match.end, match.start)


def _cues(found: list[Item], covering: Covering, cues: Sequence[tuple[Match, Cue]]) -> None:
    for match, cue in cues:
        if covering.take(match.start, match.end):
            found.append(Item(match.start, match.end, cue.kind, cue=cue))


def _heads(cue: Cue) -> bool:
    """Tell whether the cue is a verb that can stand at the head of a topic's form: "build a community with …"."""
    return cue.kind == "verb" and cue.form != "noun"


def _before_verb(found: list[Item], at: int) -> bool:
    """Tell whether a verb follows the clitic at once: "les soutient", and not "les parties"."""
    following = found[at + 1] if at + 1 < len(found) else None
    if following is None or following.cue is None or following.kind != "verb":
        return False
    return following.cue.form != "noun" and following.start - found[at].end <= 1


def _topics(
    found: list[Item], covering: Covering, matches: Sequence[Match], gazetteer: Gazetteer, heads: dict[int, Match]
) -> None:
    """Take the topics; a verb at the head of a topic's form stays a verb."""
    entries = [(each, match) for match in matches for each in gazetteer.entries(match.form) if each.kind == "topic"]
    for entry, match in sorted(entries, key=lambda pair: pair[0].use != "set"):
        head = heads.get(match.start)
        start = head.end if head and head.end < match.end else match.start
        if covering.take(start, match.end):
            found.append(Item(start, match.end, "topic", entry=entry))


def _areas(found: list[Item], covering: Covering, matches: Sequence[Match], gazetteer: Gazetteer) -> None:
    """Take the areas outside of topics, and those that are named by the very words of a topic: climate change."""
    ends = {item.end: item.start for item in found if item.kind == "topic"}
    apart = covering.copy()
    for item in found:
        if item.kind == "topic":
            apart.take(item.start, item.end)
    kept = [
        match for match in matches if match.start <= ends.get(match.end, -1) or apart.is_free(match.start, match.end)
    ]
    _gather(found, covering, kept, gazetteer, ("area",))


def _gather(
    found: list[Item], covering: Covering, matches: Sequence[Match], gazetteer: Gazetteer, kinds: tuple[str, ...]
) -> None:
    for match in matches:
        for entry in gazetteer.entries(match.form):
            if entry.kind in kinds:
                if covering.take(match.start, match.end):
                    found.append(Item(match.start, match.end, entry.kind, entry=entry))
                break


def _sides(found: list[Item], covering: Covering, text: str, gazetteer: Gazetteer, sides: Sequence[str]) -> None:
    """Read a state's short form before one of the words for a side (方, 国) as an actor: 哈方."""
    for side in sides:
        at = text.find(side)
        while at > 0:
            short = text[at - 1]
            if short in gazetteer.short and covering.take(at - 1, at + len(side)):
                referents = " ".join(gazetteer.short[short])
                found.append(Item(at - 1, at + len(side), "actor", entry=Entry("actor", referents, "short")))
            at = text.find(side, at + 1)


def within(sequence: Sequence[Item], span: Span) -> Sequence[Item]:
    """Return the items of a text that stand in the span."""
    return sequence[bisect_left(sequence, (span.start,)) : bisect_left(sequence, (span.end,))]
