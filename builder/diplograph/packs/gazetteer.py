"""The names of one language and what they refer to, as compiled from the ontology."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from diplograph.errors import PackError
from diplograph.packs.attached import ATTACHMENTS, AttachedMatcher, Spellings
from diplograph.packs.language import language_pack
from diplograph.packs.matcher import Matcher
from diplograph.packs.own_names import own_names
from diplograph.resources import collection

KINDS = {
    "actors": "actor",
    "offices": "office",
    "people": "person",
    "places": "place",
    "topics": "topic",
    "areas": "area",
    "series": "series",
    "labels": "label",
}
_PRECEDENCE = (
    "name",
    "title",
    "full",
    "city",
    "venue",
    "body",
    "set",
    "assertion",
    "inverse",
    "acronym",
    "demonym",
    "family",
)


class Entry(NamedTuple):
    """One reading of a form: what kind of thing it names, which one, and in what use of the form."""

    kind: str
    referent: str
    use: str


def rank(use: str) -> int:
    """Return the place of a use among those of one form, in one list: the first wins."""
    return _PRECEDENCE.index(use) if use in _PRECEDENCE else len(_PRECEDENCE)


class Tenure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An office held over a time, its ends EDTF dates or empty."""

    office: str
    actor: str
    start: str = ""
    end: str = ""


class Person(msgspec.Struct, frozen=True):
    """A person of the reference data."""

    actor: str = ""
    tenures: tuple[Tenure, ...] = ()


class Place(msgspec.Struct, frozen=True):
    """A place of the reference data: its state, its name in each language."""

    country: str = ""
    labels: dict[str, str] = {}


class Actor(msgspec.Struct, frozen=True):
    """An actor of the reference data."""

    kind: str = ""
    region: str = ""
    members: tuple[str, ...] = ()


class Topic(msgspec.Struct, frozen=True):
    """A topic of the vocabulary: who proposed it and when, and whether a position on it names a target."""

    kind: str = "topic"
    author: str = ""
    launched: str = ""
    target: bool = False
    members: tuple[str, ...] = ()


class Series(msgspec.Struct, frozen=True):
    """A series of events: the type of its events, its sides and the topic it stands for."""

    type: str = ""
    sides: tuple[str, ...] = ()
    topic: str = ""


class Registry(msgspec.Struct, frozen=True):
    """What the referents of all languages are."""

    actors: dict[str, Actor] = {}
    people: dict[str, Person] = {}
    places: dict[str, Place] = {}
    topics: dict[str, Topic] = {}
    series: dict[str, Series] = {}


class Gazetteer:
    """The forms of one language, ready to be found in a text.

    `matcher` finds every form but the Chinese one-character ones, which `short` holds: they mean something
    only beside a word for a side. `readings` has the forms as they are written in the data.
    """

    def __init__(self, tag: str, lists: dict[str, list[tuple[str, str, str]]], *, spaced: bool) -> None:
        readings: dict[str, tuple[Entry, ...]] = {}
        short: dict[str, tuple[str, ...]] = {}
        for name, rows in lists.items():
            if name not in KINDS:
                message = f"gazetteer/{tag}.json: no list is called {name!r}; there are {', '.join(KINDS)}"
                raise PackError(message)
            alike: dict[tuple[str, str], tuple[Entry]] = {}
            for form, referent, use in rows:
                if use == "short":
                    short[form] = tuple(referent.split())
                    continue
                if (entry := alike.get((referent, use))) is None:
                    entry = alike[referent, use] = (Entry(KINDS[name], referent, use),)
                readings[form] = readings[form] + entry if form in readings else entry
        self.tag = tag
        self.short = short
        self.readings = readings
        attachment = ATTACHMENTS.get(tag)
        self._spellings = Spellings(readings, attachment) if attachment else None
        self._attached: dict[str, Sequence[Entry]] = {}
        self.matcher = AttachedMatcher(readings, attachment) if attachment else Matcher(readings, spaced=spaced)

    def entries(self, words: str) -> Sequence[Entry]:
        """Return what the words name, the form of a match or others; nothing if they name nothing."""
        if self._spellings is None:
            return self.readings.get(words, ())
        found = self._attached.get(words)
        if found is None:
            found = tuple(self._settled(words, self._spellings.of(words)))
            if found:
                self._attached[words] = found
        return found

    def _settled(self, words: str, forms: Iterable[str]) -> Iterator[Entry]:
        """Yield one reading of each kind: that of the very words, else what the forms in them have in common."""
        by_kind: dict[str, list[Entry]] = {}
        for form in forms:
            for entry in self.readings[form]:
                by_kind.setdefault(entry.kind, []).append(entry)
        own = {entry.kind: entry for entry in self.readings.get(words, ())}
        for kind, entries in sorted(by_kind.items()):
            yield own.get(kind) or _merged(entries)


def _merged(entries: list[Entry]) -> Entry:
    """Return the entry of the use that goes first, with all the referents that entries of that use have."""
    best = min(rank(entry.use) for entry in entries)
    rivals = [entry for entry in entries if rank(entry.use) == best]
    referents = {referent for entry in rivals for referent in entry.referent.split()}
    whole = next((entry for entry in rivals if set(entry.referent.split()) == referents), None)
    return whole or rivals[0]._replace(referent=" ".join(sorted(referents)))


@cache
def gazetteer(tag: str) -> Gazetteer:
    """Return the gazetteer of a language: compiled from the ontology, or else the names that its pack gives."""
    file = collection("gazetteer") / f"{tag}.json"
    if file.is_file():
        lists = msgspec.json.decode(file.read_bytes(), type=dict[str, list[tuple[str, str, str]]])
    else:
        lists = own_names(tag)
    return Gazetteer(tag, lists, spaced=language_pack(tag).segment.spaced)


@cache
def registry() -> Registry:
    """Return what the referents are."""
    return msgspec.json.decode((collection("gazetteer") / "registry.json").read_bytes(), type=Registry)
