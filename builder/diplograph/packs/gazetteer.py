"""The names of one language and what they refer to, as compiled from the ontology."""

from functools import cache
from typing import NamedTuple

import msgspec

from diplograph.errors import PackError
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


class Entry(NamedTuple):
    """One reading of a form: what kind of thing it names, which one, and in what use of the form."""

    kind: str
    referent: str
    use: str


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
    only beside a word for a side.
    """

    def __init__(self, tag: str, lists: dict[str, list[tuple[str, str, str]]], *, spaced: bool) -> None:
        readings: dict[str, list[Entry]] = {}
        short: dict[str, tuple[str, ...]] = {}
        for name, rows in lists.items():
            if name not in KINDS:
                message = f"gazetteer/{tag}.json: no list is called {name!r}; there are {', '.join(KINDS)}"
                raise PackError(message)
            for form, referent, use in rows:
                if use == "short":
                    short[form] = tuple(referent.split())
                else:
                    readings.setdefault(form, []).append(Entry(KINDS[name], referent, use))
        self.tag = tag
        self.short = short
        self.readings = readings
        self.matcher = Matcher(readings, spaced=spaced)


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
