"""Codebooks: analysts' own levels and their own definition of an endorsement, over one and the same graph."""

from collections.abc import Iterable, Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated

import msgspec

from diplograph.errors import PackError, UsageError
from diplograph.resources import collection, walk

Level = Annotated[int, msgspec.Meta(ge=-2, le=5)]
Positive = Annotated[int, msgspec.Meta(ge=1, le=5)]
Negative = Annotated[int, msgspec.Meta(ge=-2, le=-1)]
Slug = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class Endorsement(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """What counts as an endorsement: every condition has to hold."""

    minimum_level: Positive
    modalities: tuple[Slug, ...]
    voices: tuple[Slug, ...]
    acts: tuple[Slug, ...]
    exclude_author: bool
    exclude_collective: bool


class Codebook(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """A rule pack: what level each strength has, and what an endorsement is.

    `opposition_as_support` gives the level of opposing words about a topic that is opposed by its very
    name; `negated_support` that of supporting words which are denied.
    """

    name: Slug
    title: str
    description: str
    negated_support: Negative
    levels: dict[Slug, Level]
    opposition_as_support: dict[Slug, Positive]
    endorsement: Endorsement

    def level(self, strengths: Iterable[str], polarity: str) -> int:
        """Return the level of a position: the greatest among its strengths, with the sign of its polarity.

        The rules in `ontology/rules` compute the same over a graph.
        """
        levels = (
            self.opposition_as_support[each] if polarity == "positive" and self.levels[each] < 0 else self.levels[each]
            for each in strengths
        )
        return max(levels, key=abs, default=0)


def parse(text: str, origin: str) -> Codebook:
    """Read a codebook; PackError says what is wrong in it, and where."""
    try:
        book = msgspec.toml.decode(text, type=Codebook)
    except msgspec.MsgspecError as error:
        message = f"{origin}: {error}"
        raise PackError(message) from error
    opposing = {strength for strength, level in book.levels.items() if level < 0}
    for strength in sorted(opposing ^ set(book.opposition_as_support)):
        where = "levels" if strength in book.opposition_as_support else "opposition-as-support"
        message = f"{origin}: [{where}] lacks {strength!r}: every strength below 0 needs a level in both tables"
        raise PackError(message)
    return book


def codebooks() -> Iterator[Codebook]:
    """Yield the shipped codebooks in order of their names."""
    for file in walk(collection("codebooks"), ".toml"):
        yield _read(file)


def codebook(name: str) -> Codebook:
    """Return the codebook of a name, or the one in a file that ends in `.toml`."""
    if name.endswith(".toml"):
        path = Path(name)
        if not path.is_file():
            message = f"no codebook at {name}: give the name of a shipped one or the path of a .toml file"
            raise UsageError(message)
        return parse(path.read_text(encoding="utf-8"), name)
    shipped = {file.name.removesuffix(".toml"): file for file in walk(collection("codebooks"), ".toml")}
    if name not in shipped:
        message = f"no codebook {name!r}; there are {', '.join(sorted(shipped))}, or give the path of a .toml file"
        raise UsageError(message)
    return _read(shipped[name])


def _read(file: Traversable) -> Codebook:
    book = parse(file.read_text(encoding="utf-8"), file.name)
    if f"{book.name}.toml" != file.name:
        message = f"{file.name}: its name is {book.name!r}; file and name have to agree"
        raise PackError(message)
    return book
