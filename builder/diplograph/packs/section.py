"""The parts of a language: sections of its one file, or files of their own in the folder of that name."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any, Literal, NamedTuple, TypeVar, get_args

import msgspec
from msgspec.inspect import DictType, LiteralType, StructType, VarTupleType, type_info

from diplograph.errors import PackError
from diplograph.resources import collection

Part = Literal["events", "dates", "identification", "names", "paradigm"]
"""What a language may say in a section of its own file; docs/languages.md says what each holds."""

PARTS: tuple[Part, ...] = get_args(Part)

_WORDS = "identification/words.toml"
_TAGGED = re.compile(r"([a-z]{2,3})\.toml")
_STRANGE = re.compile(r"Invalid enum value '([^']+)'|unknown field `([^`]+)`")
_LISTED = "docs/languages.md lists what there is"
_T = TypeVar("_T")


class Section(NamedTuple):
    """A table of a data file, and where it stands, for messages."""

    origin: str
    table: Mapping[str, Any]


def file(name: str) -> Section | None:
    """Return a file of `languages/` as one table, or nothing where it is not there."""
    path = collection("languages").joinpath(*name.split("/"))
    if not path.is_file():
        return None
    try:
        return Section(f"languages/{name}", tomllib.loads(path.read_bytes().decode("utf-8")))
    except ValueError as error:
        message = f"languages/{name}: {error}"
        raise PackError(message) from error


def section(tag: str, part: Part) -> Section | None:
    """Return a part of a language, or nothing where no file tells it.

    A file of its own is looked for first, so that a long pack is not read for its dates alone. None hides a
    section: `language_pack` refuses a part that stands in both.
    """
    return (_beside(tag, part) or _own(tag).get(part)) if tag.isalpha() else None


def tags_beside(part: Part) -> Iterator[str]:
    """Yield the tags of the languages of which a part stands outside of their own files."""
    if part == "identification":
        yield from _words().table
        return
    folder = collection("languages") / part
    if folder.is_dir():
        yield from (match[1] for each in folder.iterdir() if (match := _TAGGED.fullmatch(each.name)))


def rival(tag: str, part: Part) -> str:
    """Return the file that tells a part of a language outside of the language's own file, or nothing."""
    if part == "names" and (collection("gazetteer") / f"{tag}.json").is_file():
        return f"gazetteer/{tag}.json"
    beside = _beside(tag, part)
    return beside.origin if beside else ""


def convert(section: Section, kind: type[_T]) -> _T:
    """Return a table as a checked value; raises PackError, which names the place and what may have been meant."""
    try:
        return msgspec.convert(section.table, kind, str_keys=True)
    except msgspec.ValidationError as error:
        message = f"{section.origin}: {error}{_hint(str(error), kind)}"
        raise PackError(message) from error


@cache
def _own(tag: str) -> dict[str, Section]:
    pack = file(f"{tag}.toml")
    if pack is None:
        return {}
    return {part: Section(f"{pack.origin}, [{part}]", pack.table[part]) for part in PARTS if part in pack.table}


def _beside(tag: str, part: Part) -> Section | None:
    if part == "identification":
        words = _words()
        return Section(f"{words.origin}, [{tag}]", words.table[tag]) if tag in words.table else None
    return file(f"{part}/{tag}.toml")


@cache
def _words() -> Section:
    return file(_WORDS) or Section(f"languages/{_WORDS}", {})


def _hint(message: str, kind: object) -> str:
    """Return what to do about a slip: of a strange word, the nearest of those that the kind knows."""
    strange = _STRANGE.search(message)
    if strange is None:
        return f"; add it: {_LISTED}" if "missing required field" in message else ""
    known = sorted({*_known(type_info(kind)), *PARTS})
    near = get_close_matches(strange[1] or strange[2], known, n=1)
    return f"; {f'perhaps {near[0]!r} is meant: ' if near else ''}{_LISTED}"


def _known(kind: object) -> Iterator[str]:
    """Yield the names of the fields and the words of the literals that a type holds."""
    if isinstance(kind, LiteralType):
        yield from map(str, kind.values)
    elif isinstance(kind, StructType):
        for each in kind.fields:
            yield each.encode_name
            yield from _known(each.type)
    elif isinstance(kind, DictType):
        yield from _known(kind.key_type)
        yield from _known(kind.value_type)
    elif isinstance(kind, VarTupleType):
        yield from _known(kind.item_type)
