"""A corpus as its collector describes it: defaults, the window of dates, the pages that are expected."""

import csv
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from diplograph.errors import UsageError
from diplograph.model.text import Document

_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


class Defaults(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"language": "lang"}):
    """What holds for each document that states nothing else."""

    language: str = ""
    publisher: str = ""
    medium: str = ""
    rights: str = ""

    def overridden(self, *, language: str = "", publisher: str = "") -> "Defaults":
        """Return these defaults with those that are given put in their place."""
        changes = {"language": language or self.language, "publisher": publisher or self.publisher}
        return msgspec.structs.replace(self, **changes)


class Window(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"first": "from", "last": "to"}):
    """The days of publication that the corpus covers, both included; an empty end is open."""

    first: str = ""
    last: str = ""

    def holds(self, published: str) -> bool:
        """Tell whether a day, month or year of publication (EDTF) can lie within the window."""
        not_before = not self.first or published >= self.first[: len(published)]
        return not_before and (not self.last or published[: len(self.last)] <= self.last)


class ExpectedPage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A page that the corpus should hold, known by its address or by the identifier of its document."""

    url: str = ""
    id: str = ""
    published: str = ""
    title: str = ""


class Corpus(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A corpus file: with `pages` or a `list` of pages, silence has a denominator."""

    name: str
    title: str = ""
    defaults: Defaults = Defaults()
    window: Window = Window()
    pages: tuple[ExpectedPage, ...] = ()
    list: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What a corpus expected and what was read: pages found and missing, documents unexpected or out of the window."""

    expected: int
    found: tuple[ExpectedPage, ...]
    missing: tuple[ExpectedPage, ...]
    unexpected: tuple[str, ...]
    outside: tuple[str, ...]


def read_corpus(path: Path) -> Corpus:
    """Read a corpus file (TOML), and the CSV of pages beside it that its `list` names.

    The CSV has the columns url, id, published, title; other columns are passed over. Raises UsageError that
    says which file and which field is wrong.
    """
    try:
        corpus = msgspec.convert(msgspec.to_builtins(tomllib.loads(path.read_text("utf-8"))), Corpus)
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror}): give the path of a corpus file"
        raise UsageError(message) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        message = f"{path}: {error}"
        raise UsageError(message) from error
    _check(corpus, path)
    if not corpus.list:
        return corpus
    return msgspec.structs.replace(corpus, pages=(*corpus.pages, *_listed(path, corpus.list)))


def coverage(corpus: Corpus, documents: Iterable[Document]) -> Coverage:
    """Compare what a corpus expects with the documents that were read."""
    addresses, identifiers, outside, seen = set(), set(), [], []
    for document in documents:
        addresses.add(_address(document.url))
        identifiers.add(document.id)
        seen.append((document.id, _address(document.url)))
        if document.published and not corpus.window.holds(document.published):
            outside.append(document.id)
    found: list[ExpectedPage] = []
    missing: list[ExpectedPage] = []
    for page in corpus.pages:
        there = (page.id in identifiers) if page.id else (_address(page.url) in addresses)
        (found if there else missing).append(page)
    listed = {page.id for page in corpus.pages if page.id} | {_address(page.url) for page in corpus.pages if page.url}
    unexpected = sorted(id_ for id_, url in seen if id_ not in listed and url not in listed) if corpus.pages else []
    return Coverage(
        expected=len(corpus.pages),
        found=tuple(found),
        missing=tuple(missing),
        unexpected=tuple(unexpected),
        outside=tuple(sorted(outside)),
    )


def _check(corpus: Corpus, path: Path) -> None:
    for name, value in (("from", corpus.window.first), ("to", corpus.window.last)):
        if value and not _DAY.fullmatch(value):
            message = f"{path}: window.{name} {value!r} is no date: write it as 2024-12-01"
            raise UsageError(message)
    if corpus.window.first and corpus.window.last and corpus.window.first > corpus.window.last:
        message = f"{path}: window.from {corpus.window.first} is after window.to {corpus.window.last}: change one"
        raise UsageError(message)
    for number, page in enumerate(corpus.pages, 1):
        if not (page.url or page.id):
            message = f"{path}: page {number} has neither url nor id: give one"
            raise UsageError(message)


def _listed(path: Path, name: str) -> Iterable[ExpectedPage]:
    if Path(name).is_absolute() or ".." in Path(name).parts:
        message = f"{path}: list {name!r} must be a file beside the corpus file or below it"
        raise UsageError(message)
    file = path.parent / name
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            for row in rows:
                fields = {key: (row.get(key) or "").strip() for key in ("url", "id", "published", "title")}
                if not (fields["url"] or fields["id"]):
                    message = f"{file}:{rows.line_num}: neither url nor id: give one, or remove the line"
                    raise UsageError(message)
                yield ExpectedPage(**fields)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        message = f"{file}: cannot be read as CSV ({error}): list `url,id,published,title` in UTF-8"
        raise UsageError(message) from error


def _address(url: str) -> str:
    """Return an address without scheme, `www.`, fragment and closing slash, as one page has several of those."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}{query}"
