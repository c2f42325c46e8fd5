"""Compile the labels of the ontology and the reference data to the gazetteer, `python -m diplograph.packs.compile`.

What is read: every scheme named in `_SCHEMES` and every CSV of `ontology/reference`. What is written: one JSON
file per language and `registry.json` (docs/gazetteer.md). The notation of labels is that of `packs/inflect.py`.

Labels of a concept: `skos:prefLabel`, `skos:altLabel` and `dg:matchLabel` name it; `dg:inverseLabel` names what it
opposes; `dg:assertionLabel` takes its side without another verb; `dg:acronym` abbreviates it;
`dg:bodyLabel` names an office of an organisation. A `skos:Collection` is a name for its members together:
`dg:setLabel` names a set, its other labels a title that stands for several codes.
A label may hold one placeholder: `{state}` stands for the preferred name of every state, `{short}` for every Chinese
short form of a state, `{stem}` for the stem of every Russian adjective of a state.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from diplograph.errors import PackError
from diplograph.packs import reference
from diplograph.packs.gazetteer import rank
from diplograph.packs.inflect import dictionary_form, forms
from diplograph.packs.reference import TAGS
from diplograph.resources import collection

_DG = "https://w3id.org/diplograph/ontology#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_VOCAB = "https://w3id.org/diplograph/vocab/"
_ACTOR = "https://w3id.org/diplograph/id/actor/"

_FREE_CASE = {"es", "fr"}
"""Languages that write offices with and without capitals."""

_SCHEMES = {"topics": "topic", "offices": "office", "areas": "area", "labels": "relationship"}
_USES = {
    _SKOS + "prefLabel": "name",
    _SKOS + "altLabel": "name",
    _DG + "matchLabel": "name",
    _DG + "setLabel": "set",
    _DG + "inverseLabel": "inverse",
    _DG + "assertionLabel": "assertion",
    _DG + "acronym": "acronym",
    _DG + "bodyLabel": "body",
}
_SHARED = {"family", "short", "capital"}
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


class Naming(NamedTuple):
    """One pattern of one language: the list it belongs to, what it names, and in what use."""

    list: str
    tag: str
    pattern: str
    referents: tuple[str, ...]
    use: str


class Concept(NamedTuple):
    """A concept or collection of a scheme: its slug and its properties, as the Turtle has them."""

    slug: str
    properties: Mapping[str, tuple[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, ...]]

    def is_collection(self) -> bool:
        """Tell whether it stands for its members."""
        return any(value == ox.NamedNode(_SKOS + "Collection") for value in self.properties.get(_TYPE, ()))

    def text(self, term: str) -> str:
        """Return the value of a property as text, empty where it has none."""
        values = self.properties.get(_DG + term, ())
        return (
            values[0].value.removeprefix(_ACTOR) if values and isinstance(values[0], ox.NamedNode | ox.Literal) else ""
        )

    def slugs(self, iri: str) -> tuple[str, ...]:
        """Return the slugs of the concepts that a property names, in order."""
        return tuple(
            sorted(
                value.value.rsplit("/", 1)[1]
                for value in self.properties.get(iri, ())
                if isinstance(value, ox.NamedNode)
            )
        )


def concepts(scheme: str) -> tuple[Concept, ...]:
    """Read the concepts and collections of a scheme, sorted by slug."""
    file = collection("ontology") / "schemes" / f"{scheme}.ttl"
    found: dict[str, dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]]] = {}
    try:
        for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE):
            properties = found.setdefault(quad.subject.value if isinstance(quad.subject, ox.NamedNode) else "", {})
            properties.setdefault(quad.predicate.value, []).append(quad.object)
    except SyntaxError as error:
        message = f"ontology/schemes/{scheme}.ttl: {error}"
        raise PackError(message) from error
    start = f"{_VOCAB}{scheme}/"
    return tuple(
        Concept(iri.removeprefix(start), {key: tuple(sorted(values, key=str)) for key, values in properties.items()})
        for iri, properties in sorted(found.items())
        if iri.startswith(start)
    )


def namings() -> Iterator[Naming]:
    """Yield every naming of the ontology and the reference data."""
    for name, scheme in _SCHEMES.items():
        yield from _of_scheme(name, scheme)
    yield from _of_reference()


def compile_gazetteer() -> dict[str, bytes]:
    """Return the files of the gazetteer by name, the same bytes for the same data."""
    names = list(namings())
    files = {f"{tag}.json": _encode_lists(_lists(tag, names)) for tag in TAGS}
    files["registry.json"] = _encode(registry())
    return files


def registry() -> dict[str, dict[str, dict[str, object]]]:
    """Return what the referents are."""
    actors: dict[str, dict[str, object]] = {
        each.code: {"kind": "state", "iso2": each.iso2, "m49": each.m49, "region": each.subregion, "members": []}
        for each in reference.states()
    }
    for each in (*reference.organisations(), *reference.groups()):
        actors[each.code] = {"kind": each.kind, "iso2": "", "m49": "", "region": "", "members": list(each.members)}
    written = _preferred("place")
    return {
        "actors": actors,
        "people": {
            each.slug: {
                "actor": each.actor,
                "tenures": [
                    {"office": held.office, "actor": held.actor, "start": held.start, "end": held.end}
                    for held in each.tenures
                ],
            }
            for each in reference.people()
        },
        "places": {each.slug: {"country": each.country, "labels": written[each.slug]} for each in reference.places()},
        "topics": {
            each.slug: {
                "kind": _kind(each),
                "author": each.text("proposedBy"),
                "launched": each.text("launchedOn"),
                "target": each.text("needsTarget") == "true",
                "members": list(each.slugs(_DG + "hasMemberTopic")),
            }
            for each in concepts("topic")
            if not each.is_collection()
        },
        "series": {
            each.slug: {"type": each.type, "sides": list(each.sides), "topic": each.topic}
            for each in reference.series()
        },
        "offices": {
            each.slug: {"rank": int(each.text("rank") or 0)} for each in concepts("office") if not each.is_collection()
        },
        "labels": {each.slug: {} for each in concepts("relationship") if not each.is_collection()},
    }


def main() -> None:
    """Write the gazetteer of this checkout."""
    folder = Path(str(collection("gazetteer")))
    folder.mkdir(exist_ok=True)
    for name, content in compile_gazetteer().items():
        (folder / name).write_bytes(content)


def _kind(concept: Concept) -> str:
    kinds = [
        value.value.removeprefix(_DG) for value in concept.properties.get(_TYPE, ()) if isinstance(value, ox.NamedNode)
    ]
    return next((kind.lower() for kind in ("Initiative", "Principle") if kind in kinds), "topic")


def _of_scheme(name: str, scheme: str) -> Iterator[Naming]:
    for concept in concepts(scheme):
        members = concept.slugs(_SKOS + "member") if concept.is_collection() else (concept.slug,)
        if not concept.is_collection():
            _require_six(scheme, concept)
        for iri, use in _USES.items():
            for value in concept.properties.get(iri, ()):
                if not isinstance(value, ox.Literal) or value.language not in TAGS or not value.value.strip():
                    message = (
                        f"ontology/schemes/{scheme}.ttl: {concept.slug}: {iri} needs a language tag and words: {value}"
                    )
                    raise PackError(message)
                named = "title" if scheme == "office" and use == "name" else use
                free = scheme == "office" and value.language in _FREE_CASE
                for pattern in _filled(value.value.lower() if free else value.value, value.language):
                    yield Naming(name, value.language, pattern, members, named)


def _filled(pattern: str, tag: str) -> Iterator[str]:
    """Yield the pattern with its placeholder filled, or as it is where it has none."""
    placeholder = _PLACEHOLDER.search(pattern)
    if placeholder is None:
        yield pattern
        return
    try:
        fillers = _fillers(tag)[placeholder[1]]
    except KeyError:
        message = f"{tag}: the label {pattern!r} has a placeholder that nothing fills"
        raise PackError(message) from None
    for filler in fillers:
        yield pattern.replace(placeholder[0], filler)


@cache
def _fillers(tag: str) -> dict[str, tuple[str, ...]]:
    """Return what fills each placeholder in a language; China itself is left out, being the other side."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for label in reference.labels("state"):
        if label.tag != tag or label.codes == ("CHN",):
            continue
        if label.use == "label":
            found["state"][dictionary_form(label.pattern)] = None
        elif label.use == "short":
            found["short"][label.pattern] = None
        elif label.use == "demonym" and label.pattern.endswith("|ий*"):
            found["stem"][label.pattern.removesuffix("|ий*")] = None
    return {name: tuple(sorted(values)) for name, values in found.items()}


def _require_six(scheme: str, concept: Concept) -> None:
    tags = sorted(
        value.language or ""
        for value in concept.properties.get(_SKOS + "prefLabel", ())
        if isinstance(value, ox.Literal)
    )
    if tags != list(TAGS):
        message = (
            f"ontology/schemes/{scheme}.ttl: {concept.slug} needs one skos:prefLabel in each of {', '.join(TAGS)}, "
            f"it has {tags}"
        )
        raise PackError(message)


def _of_reference() -> Iterator[Naming]:
    subjects: tuple[tuple[reference.Subject, str, str], ...] = (
        ("state", "actors", "name"),
        ("organisation", "actors", "name"),
        ("group", "actors", "name"),
        ("person", "people", "full"),
        ("series", "series", "name"),
    )
    for subject, name, preferred in subjects:
        for label in reference.labels(subject):
            use = preferred if label.use == "label" else label.use
            yield Naming(name, label.tag, label.pattern, label.codes, use)
    places = {each.slug: each for each in reference.places()}
    for label in reference.labels("place"):
        for slug in label.codes:
            if slug not in places:
                message = f"ontology/reference/place-labels.csv: places.csv has no {slug!r}: add the row"
                raise PackError(message)
        yield Naming("places", label.tag, label.pattern, label.codes, places[label.codes[0]].kind)
        capitals = tuple(places[slug].capital_of for slug in label.codes if places[slug].capital_of)
        if capitals:
            yield Naming("actors", label.tag, label.pattern, capitals, "capital")


def _lists(tag: str, names: Iterable[Naming]) -> dict[str, list[tuple[str, str, str]]]:
    lists: dict[str, list[tuple[str, str, str]]] = {}
    by_list: dict[str, list[Naming]] = defaultdict(list)
    for naming in names:
        if naming.tag == tag:
            by_list[naming.list].append(naming)
    for name, own in sorted(by_list.items()):
        lists[name] = sorted(_entries(name, own))
    return lists


def _entries(name: str, names: list[Naming]) -> Iterator[tuple[str, str, str]]:
    """Yield the entries of one list."""
    written: dict[str, list[Naming]] = defaultdict(list)
    for naming in names:
        for form in forms(naming.pattern, naming.tag):
            written[form].append(naming)
    for form, claims in written.items():
        naming = _settle(name, form, claims)
        if not _covered(form, naming, written):
            yield form, " ".join(naming.referents), naming.use


def _covered(form: str, naming: Naming, written: Mapping[str, list[Naming]]) -> bool:
    """Tell whether the same form without its capitals already stands for the same in the list."""
    low = form.lower()
    return low != form and any(
        other.referents == naming.referents and other.use == naming.use for other in written.get(low, ())
    )


def _settle(name: str, form: str, claims: list[Naming]) -> Naming:
    """Choose the naming that a form stands for.

    The uses go by precedence. Of one use, a naming that lists all the others' referents wins; family names and
    capitals may be shared without being listed.
    """
    best = min(rank(each.use) for each in claims)
    rivals = [each for each in claims if rank(each.use) == best]
    referents = {referent for each in rivals for referent in each.referents}
    for each in rivals:
        if set(each.referents) == referents:
            return each
    if rivals[0].use not in _SHARED:
        message = (
            f"{rivals[0].tag}, {name}: {form!r} names {', '.join(sorted(referents))}: give one row all of them, "
            "separated by spaces, or take the form from all but one"
        )
        raise PackError(message)
    return rivals[0]._replace(referents=tuple(sorted(referents)))


def _preferred(subject: reference.Subject) -> dict[str, dict[str, str]]:
    chosen: dict[str, dict[str, str]] = defaultdict(dict)
    for label in reference.labels(subject):
        if label.use == "label":
            chosen[label.codes[0]][label.tag] = dictionary_form(label.pattern)
    return chosen


def _encode(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _encode_lists(lists: Mapping[str, list[tuple[str, str, str]]]) -> bytes:
    """Encode the lists with one entry a line, so that a change of one name is a change of one line."""
    parts = [
        f"{json.dumps(name)}: [\n" + ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries) + "\n]"
        for name, entries in sorted(lists.items())
    ]
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


if __name__ == "__main__":
    main()
