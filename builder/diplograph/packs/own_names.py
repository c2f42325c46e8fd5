"""The names that a language pack gives in its section `[names]`, as a gazetteer has them.

They are for a language whose labels do not yet stand in the ontology. The notation of forms is that of
`packs/inflect.py`; the referents are those that the ontology knows.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from typing import Literal

import msgspec

from diplograph.errors import DataNotFoundError, PackError
from diplograph.packs.inflect import forms
from diplograph.packs.section import convert, section
from diplograph.resources import collection

_List = Literal["actors", "offices", "people", "places", "topics", "areas", "series", "labels"]
_Forms = tuple[str, ...]
_Names = dict[str, _Forms | dict[str, _Forms]]
_Row = tuple[str, str, str]

_USES: dict[str, tuple[str, ...]] = {
    "actors": ("name", "demonym", "short", "capital"),
    "offices": ("title", "body"),
    "people": ("full", "family"),
    "places": ("city", "venue"),
    "topics": ("name", "set", "inverse", "assertion", "acronym"),
    "areas": ("name",),
    "series": ("name",),
    "labels": ("name",),
}
"""The uses of each list; the first is that of a name given without one."""


def own_names(tag: str) -> dict[str, list[_Row]]:
    """Return the rows of each list; raises PackError where a referent, a use or a form is wrong."""
    told = section(tag, "names")
    if told is None:
        message = (
            f"there is no gazetteer for the language {tag!r}: give languages/{tag}.toml a section [names] "
            f"(docs/gazetteer.md), or label the ontology in it and run `make generate`"
        )
        raise DataNotFoundError(message)
    lists = convert(told, dict[_List, _Names])
    where = told.origin.removesuffix("]")
    return {name: list(_rows(tag, name, names, f"{where}.{name}]")) for name, names in lists.items()}


def _rows(tag: str, name: str, names: _Names, where: str) -> Iterator[_Row]:
    """Yield each form once; two meanings of one are refused, since nothing here says which goes first."""
    known: dict[str, _Row] = {}
    for use, referents, pattern in _patterns(name, names, where):
        _check(name, referents, where)
        if "{" in pattern:
            message = f"{where}: {pattern!r}: only labels of the ontology have placeholders: write the names out"
            raise PackError(message)
        for form in forms(pattern, tag):
            row = (form, referents, use)
            if known.setdefault(form, row) != row:
                _, other, other_use = known[form]
                message = (
                    f"{where}: {form!r} is {other!r} ({other_use}) and {referents!r} ({use}): keep one, "
                    "or write both referents as one key, separated by a space"
                )
                raise PackError(message)
    yield from known.values()


def _patterns(name: str, names: _Names, where: str) -> Iterator[tuple[str, str, str]]:
    """Yield use, referents and pattern; a table within a list is named after its use."""
    for key, value in names.items():
        if not isinstance(value, dict):
            yield from ((_USES[name][0], key, pattern) for pattern in value)
        elif key in _USES[name]:
            yield from ((key, referents, pattern) for referents, forms in value.items() for pattern in forms)
        else:
            message = f"{where}: {name} have no use {key!r}; they have {', '.join(_USES[name])}"
            raise PackError(message)


def _check(name: str, referents: str, where: str) -> None:
    known = _referents(name)
    for each in referents.split():
        if each not in known:
            near = get_close_matches(each, known, n=1)
            message = (
                f"{where}: the ontology has no {each!r}{f', perhaps {near[0]!r} is meant' if near else ''}: "
                "correct the key, or add it to the ontology and run `make generate`"
            )
            raise PackError(message)


@cache
def _referents(name: str) -> frozenset[str]:
    """Return what a list may name: what the registry holds, or for areas, which it leaves out, what English names."""
    folder = collection("gazetteer")
    registry = msgspec.json.decode((folder / "registry.json").read_bytes(), type=dict[str, dict[str, msgspec.Raw]])
    if name in registry:
        return frozenset(registry[name])
    english = msgspec.json.decode((folder / "en.json").read_bytes(), type=dict[str, list[_Row]])
    return frozenset(each for _, referents, _ in english[name] for each in referents.split())
