"""Gold files: what a person finds in a document, to compare a build with (`docs/evaluation.md`).

Fields that are not listed here are remarks of the person and are passed over.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from diplograph.errors import UsageError

Level = Annotated[int, msgspec.Meta(ge=-2, le=5)]
Code = Annotated[str, msgspec.Meta(min_length=1)]


class GoldParticipant(msgspec.Struct, frozen=True, kw_only=True):
    """A person or an actor that takes part; `name_nom` is the nominative of a name that the text only inflects."""

    actor: str | None = None
    name: str | None = None
    name_nom: str | None = None
    offices: tuple[str, ...] = ()
    role: str = "participant"


class GoldEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event that the document reports (`main`) or mentions."""

    id: str = ""
    type: Code
    date: str | None = None
    place: str | None = None
    country: str | None = None
    status: Literal["held", "past", "planned"]
    main: bool = False
    participants: tuple[GoldParticipant, ...] = ()

    @property
    def actors(self) -> frozenset[str]:
        """Return the actors that take part."""
        return frozenset(each.actor for each in self.participants if each.actor)


class GoldStance(msgspec.Struct, frozen=True, kw_only=True):
    """A claim; `speaker` is a name as written in the document, an actor code, or `both`.

    `quote` is a piece of the document; `sentence`, for the eye, where it stands.
    """

    holder: Code
    topic: Code
    level: Level
    modality: Code
    voice: Literal["own", "joint", "reported"]
    speaker: str | None = None
    target: str | None = None
    bundled: bool = False
    quote: Code
    sentence: str = ""

    @property
    def sign(self) -> int:
        """Return 1 for a positive level, -1 for a negative one, else 0."""
        return (self.level > 0) - (self.level < 0)


class GoldNegative(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that somebody might read into the document and that is not there."""

    holder: str | None = None
    topic: Code
    why: str = ""
    sentence: str = ""


class GoldCooperation(msgspec.Struct, frozen=True, kw_only=True):
    """An undertaking of parties in one area."""

    parties: tuple[Code, ...]
    area: Code
    modality: str = ""
    speaker: str | None = None


class GoldLabel(msgspec.Struct, frozen=True, kw_only=True):
    """What the relationship of a pair is called."""

    pair: tuple[Code, Code]
    text: Code
    speaker: str | None = None


class GoldDocument(msgspec.Struct, frozen=True, kw_only=True):
    """All that a person finds in one document; one with `exclude` is not scored."""

    doc: Code
    lang: Code
    published: str | None = None
    publisher: str | None = None
    medium: str | None = None
    exclude: bool = False
    events: tuple[GoldEvent, ...] = ()
    stances: tuple[GoldStance, ...]
    negatives: tuple[GoldNegative, ...] = ()
    cooperation: tuple[GoldCooperation, ...] = ()
    labels: tuple[GoldLabel, ...] = ()


def read_gold(path: Path) -> tuple[GoldDocument, ...]:
    """Return the gold documents of a file, or of all `.json` files in a folder and below it, in order of paths.

    In a folder, JSON files that are no objects with `stances` are other things and are passed over. UsageError says
    which file is wrong, and where in it.
    """
    found: dict[str, tuple[GoldDocument, Path]] = {}
    for file, document in _documents(path):
        if document.doc in found:
            message = f"{file}: {found[document.doc][1]} is a gold file of the same document {document.doc!r}: keep one"
            raise UsageError(message)
        found[document.doc] = (document, file)
    kept = tuple(each for each, _ in found.values() if not each.exclude)
    if not kept:
        message = f"{path} holds no gold file: give a folder with files such as those `diplograph annotate` writes"
        raise UsageError(message)
    return kept


def parse(content: bytes, origin: str) -> GoldDocument:
    """Read one gold document; UsageError says what is wrong in it, and where."""
    try:
        return msgspec.json.decode(content, type=GoldDocument)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        message = f"{origin}: {error}; docs/evaluation.md lists the fields of a gold file"
        raise UsageError(message) from error


def _documents(path: Path) -> Iterator[tuple[Path, GoldDocument]]:
    if path.is_dir():
        for file in _sorted(path.rglob("*.json")):
            content = _bytes(file)
            if _is_gold(content, file):
                yield file, parse(content, str(file))
    elif path.is_file():
        yield path, parse(_bytes(path), str(path))
    else:
        message = f"{path} is not there: give a gold file or a folder of gold files"
        raise UsageError(message)


def _sorted(files: Iterable[Path]) -> list[Path]:
    return sorted((each for each in files if each.is_file()), key=lambda each: each.parts)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes().removeprefix(b"\xef\xbb\xbf")
    except OSError as error:
        message = f"{file}: cannot be read ({error.strerror})"
        raise UsageError(message) from error


def _is_gold(content: bytes, file: Path) -> bool:
    """Tell a gold file by its `stances`; a file that says it is one by its name has to be one."""
    if file.name.endswith(".gold.json"):
        return True
    try:
        found = msgspec.json.decode(content, type=dict[str, msgspec.Raw])
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return False
    return "stances" in found
