"""Read the reference data: states, organisations, groups, places, people, series, and their labels."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from io import StringIO
from typing import Literal

from diplograph.errors import PackError
from diplograph.resources import collection

TAGS = ("ar", "en", "es", "fr", "ru", "zh")
Subject = Literal["state", "organisation", "group", "place", "person", "series"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name of something in one language, as a pattern (see `packs/inflect.py`).

    `use` is `label` for the preferred name, otherwise a use that `docs/gazetteer.md` lists. `codes` are
    several where the form alone does not tell which of them is meant.
    """

    codes: tuple[str, ...]
    tag: str
    use: str
    pattern: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A country or area of ISO 3166-1 (and Kosovo), its codes, region and standing at the United Nations."""

    code: str
    iso2: str
    m49: str
    region: str
    subregion: str
    un_status: str
    un_since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation, party or country group, with its members where they are states."""

    code: str
    kind: str
    members: tuple[str, ...]
    as_of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A city or a venue, the country it lies in and the state whose capital it is."""

    slug: str
    country: str
    kind: str
    capital_of: str
    within: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """An office that a person held, its ends EDTF dates, empty where not known."""

    person: str
    actor: str
    office: str
    start: str
    end: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person and the actor in whose service the person is known."""

    slug: str
    actor: str
    tenures: tuple[Tenure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A series of events: the type of its events, its sides, and the topic that stands for it."""

    slug: str
    type: str
    sides: tuple[str, ...]
    topic: str


def labels(subject: Subject) -> Iterator[Label]:
    """Yield the labels of all subjects of one kind, in the order of the file."""
    name = f"{subject}-labels.csv"
    for row in _rows(name):
        if row["tag"] not in TAGS or not row["form"].strip() or not row["code"].strip():
            message = f"ontology/reference/{name}: a label needs a code, a form and one of {', '.join(TAGS)}: {row}"
            raise PackError(message)
        yield Label(
            codes=tuple(row["code"].split()),
            tag=row["tag"],
            use=row["use"],
            pattern=row["form"].strip(),
            source=row["source"],
        )


def states() -> Iterator[State]:
    """Yield the countries and areas."""
    for row in _rows("states.csv"):
        yield State(**row)


def organisations() -> Iterator[Organisation]:
    """Yield the organisations and parties."""
    yield from _organisations("organisations.csv")


def groups() -> Iterator[Organisation]:
    """Yield the country groups."""
    yield from _organisations("groups.csv")


def places() -> Iterator[Place]:
    """Yield the cities and venues."""
    for row in _rows("places.csv"):
        yield Place(**row)


def people() -> Iterator[Person]:
    """Yield the persons, each with the offices held."""
    tenures: dict[str, list[Tenure]] = {}
    for row in _rows("tenures.csv"):
        tenures.setdefault(row["person"], []).append(Tenure(**row))
    for row in _rows("people.csv"):
        yield Person(slug=row["slug"], actor=row["actor"], tenures=tuple(tenures.pop(row["slug"], ())))
    if tenures:
        message = f"ontology/reference/tenures.csv: people.csv has no {', '.join(sorted(tenures))}: add the rows"
        raise PackError(message)


def series() -> Iterator[Series]:
    """Yield the series of events."""
    for row in _rows("series.csv"):
        yield Series(slug=row["slug"], type=row["type"], sides=tuple(row["sides"].split()), topic=row["topic"])


def _organisations(name: str) -> Iterator[Organisation]:
    for row in _rows(name):
        yield Organisation(
            code=row["code"], kind=row["kind"], members=tuple(row["members"].split()), as_of=row["as_of"]
        )


@cache
def _table(name: str) -> tuple[Mapping[str, str], ...]:
    text = (collection("ontology") / "reference" / name).read_text(encoding="utf-8")
    return tuple(csv.DictReader(StringIO(text), strict=True))


def _rows(name: str) -> Iterator[dict[str, str]]:
    for number, row in enumerate(_table(name), 2):
        if None in row or None in row.values():
            message = (
                f"ontology/reference/{name}, row {number}: it has more or fewer cells than the heading: {dict(row)}"
            )
            raise PackError(message)
        yield dict(row)
