"""Files and folders to documents: what cannot be read is refused in one line, and the rest goes on."""

import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from diplograph.errors import UsageError
from diplograph.model.text import Document
from diplograph.packs.corpus import Defaults
from diplograph.text.charset import Decoded, UnreadableBytesError, decode
from diplograph.text.date_forms import date_languages
from diplograph.text.dates import date_mentions, resolve
from diplograph.text.html import read_page
from diplograph.text.identify import language_of
from diplograph.text.metadata import MetadataError, checked, identifier, json_fields, split_front_matter
from diplograph.text.normalize import doubts, normalize
from diplograph.text.site import published_in, site_of

MOST_BYTES = 50_000_000
SUFFIXES = (".txt", ".md", ".html", ".htm", ".jsonl")
_PAGES = (".html", ".htm")
_TITLE = re.compile(r"(?:#{1,3}[ \t]+)?([^\n]{3,200}?)[ \t#]*\n")
_SENTENCE_END = (".", "。", "!", "！", "?", "？", "؟", ":", "：", ";", "；", "…", ",", "，", "،")
_LEAD = 200
_ENOUGH_TO_TELL = 200
_TOLD_BY = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A document that was not read: where, what is wrong, what to do; `code` names the kind for machines."""

    where: str
    what: str
    remedy: str
    code: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}: {self.remedy}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repetition:
    """A document that came before, with the same identifier and the same text: a warning, no refusal."""

    where: str
    id: str
    first: str

    def __str__(self) -> str:
        return f"{self.where}: the document {self.id!r} of {self.first} once more: kept once"


Item = Document | Refusal | Repetition


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a document comes from, and its metadata of each degree of trust."""

    where: str
    stem: str
    stated: Mapping[str, str]
    implied: Mapping[str, str]
    warnings: tuple[str, ...] = ()


def documents(
    inputs: Iterable[Path], *, defaults: Defaults | None = None, most_bytes: int = MOST_BYTES
) -> Iterator[Item]:
    """Yield the documents of files and folders, and a refusal for each that cannot be read.

    Folders are walked in the order of names. Raises UsageError at once for a path that is not there and a folder
    that holds nothing to read. The same identifier with the same text is kept once, with another text refused.
    """
    found = list(_files(inputs))
    return unique(_items(found, defaults, most_bytes))


def _items(files: Iterable[tuple[Path, bool]], defaults: Defaults | None, most_bytes: int) -> Iterator[Item]:
    for path, escapes in files:
        if escapes:
            what = "it is a link to a file outside of the folder"
            yield _refused(path, what, "outside", "copy the file, or give it by its own path")
        else:
            yield from read(path, defaults=defaults, most_bytes=most_bytes)


def paths(inputs: Iterable[Path]) -> Iterator[Path]:
    """Yield each file to read once, in the order of paths whatever the order of the inputs.

    Files and folders whose name starts with a dot are passed over, and so is every `.json`. Links to folders
    are not followed, so a loop of links cannot trap the walk; nor are links out of a folder.
    """
    return (path for path, escapes in _files(inputs) if not escapes)


def _files(inputs: Iterable[Path]) -> Iterator[tuple[Path, bool]]:
    chosen: dict[Path, tuple[Path, bool]] = {}
    for entry in inputs:
        if not entry.exists():
            message = f"{entry}: no such file or folder: check the path"
            raise UsageError(message)
        below = list(_below(entry)) if entry.is_dir() else [(entry, False)]
        if not below:
            message = f"{entry}: holds no {', '.join(SUFFIXES)} file: give the folder of the texts"
            raise UsageError(message)
        for path, escapes in below:
            chosen.setdefault(path.absolute(), (path, escapes))
    yield from sorted(chosen.values(), key=lambda each: each[0].parts)


def _below(folder: Path) -> Iterator[tuple[Path, bool]]:
    home = folder.resolve()
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in names:
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                path = Path(parent, name)
                yield path, path.is_symlink() and not path.resolve().is_relative_to(home)


def unique(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items, with a repetition for a document that came before and a refusal where its text differs."""
    seen: dict[str, tuple[str, str]] = {}
    for item in items:
        if not isinstance(item, Document):
            yield item
            continue
        first = seen.get(item.id)
        if first is None:
            seen[item.id] = (item.digest, item.source)
            yield item
        elif first[0] == item.digest:
            yield Repetition(where=item.source, id=item.id, first=first[1])
        else:
            what = f"the identifier {item.id!r} is that of {first[1]}, whose text differs"
            yield Refusal(where=item.source, what=what, remedy="give one of them another id", code="duplicate")


def read(path: Path, *, defaults: Defaults | None = None, most_bytes: int = MOST_BYTES) -> Iterator[Document | Refusal]:
    """Yield the documents of one file: one, or as many as a `.jsonl` has lines. No state is kept between files."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        yield _refused(path, f"files of the kind {suffix or 'without a suffix'} are not read", "unsupported")
        return
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            yield _refused(path, "it is no ordinary file", "unsupported", "give a text file")
            return
        sidecar = _sidecar(path)
        if suffix == ".jsonl":
            yield from _lines(path, sidecar, defaults or Defaults(), most_bytes)
        else:
            yield _single(path, sidecar, defaults or Defaults(), most_bytes)
    except OSError as error:
        yield _refused(path, f"cannot be read ({error.strerror or error})", "unreadable", "check its permissions")
    except MetadataError as error:
        where = path.with_suffix(".json") if suffix == ".jsonl" else path
        yield Refusal(where=f"{where}:{error.line}", what=str(error), remedy=error.remedy, code="metadata")


def _refused(path: Path, what: str, code: str, remedy: str = f"give {', '.join(SUFFIXES)}") -> Refusal:
    return Refusal(where=str(path), what=what, remedy=remedy, code=code)


def _sidecar(path: Path) -> dict[str, str]:
    """Return the fields of `X.json` beside `X.*`."""
    file = path.with_suffix(".json")
    if not file.is_file():
        return {}
    if file.stat().st_size > 1_000_000:
        what = f"its sidecar {file.name} is larger than 1 MB"
        raise MetadataError(what, line=1, remedy="keep metadata only")
    return json_fields(file.read_bytes(), what=f"its sidecar {file.name}")


def _single(path: Path, sidecar: Mapping[str, str], defaults: Defaults, most_bytes: int) -> Document | Refusal:
    size = path.stat().st_size
    if size > most_bytes:
        what = f"it has {size:,} bytes, the limit is {most_bytes:,}"
        return _refused(path, what, "too-large", "split it, or raise the limit")
    is_page = path.suffix.lower() in _PAGES
    try:
        decoded = decode(path.read_bytes(), markup=is_page)
    except UnreadableBytesError as error:
        return _refused(path, str(error), "encoding", "save it as a text in UTF-8")
    if is_page:
        return _from_page(path, decoded, sidecar, defaults)
    own, body = split_front_matter(decoded.text.replace("\r\n", "\n"))
    clash = sorted(key for key in own.keys() & sidecar.keys() if key and own[key] != sidecar[key])
    warnings = decoded.warnings
    if clash:
        warnings += (f"front matter and sidecar differ on {', '.join(clash)}: the front matter counts",)
    place = _Place(str(path), path.stem, {**sidecar, **own}, {}, warnings)
    return _document(body, place, defaults)


def _from_page(path: Path, decoded: Decoded, sidecar: Mapping[str, str], defaults: Defaults) -> Document | Refusal:
    page = read_page(decoded.text, url=sidecar.get("url", ""))
    warnings = decoded.warnings + page.warnings
    place = _Place(str(path), path.stem, {**page.fields, **sidecar}, page.implied, warnings)
    return _document(page.text, place, defaults)


def _lines(path: Path, sidecar: Mapping[str, str], defaults: Defaults, most_bytes: int) -> Iterator[Document | Refusal]:
    shared = {key: value for key, value in sidecar.items() if key != "id"}
    count = 0
    with path.open("rb") as stream:
        number = 0
        while line := stream.readline(most_bytes + 1):
            number += 1
            where = f"{path}:{number}"
            if len(line) > most_bytes:
                while line and not line.endswith(b"\n"):
                    line = stream.readline(most_bytes)
                what = f"the line is longer than {most_bytes:,} bytes"
                yield Refusal(where=where, what=what, remedy="split it, or raise the limit", code="too-large")
                continue
            line = line.removeprefix(b"\xef\xbb\xbf").strip() if number == 1 else line.strip()
            if line:
                count += 1
                yield _from_line(line, where, f"{path.stem}-{number}", shared, defaults)
    if count == 0:
        yield _refused(path, "it is empty", "empty", "remove it, or fill it")


def _from_line(line: bytes, where: str, stem: str, shared: Mapping[str, str], defaults: Defaults) -> Document | Refusal:
    try:
        fields = json_fields(line, what="the line")
    except MetadataError as error:
        return Refusal(where=where, what=str(error), remedy=error.remedy, code="json")
    if "text" not in fields:
        what = "the line has no field `text`"
        return Refusal(where=where, what=what, remedy="give the document's words as `text`", code="json")
    return _document(fields["text"], _Place(where, stem, {**shared, **fields}, {}), defaults)


def _document(raw: str, place: _Place, defaults: Defaults) -> Document | Refusal:
    text = normalize(raw)
    if not text:
        what = "no words in it" if raw.strip() else "it is empty"
        return Refusal(where=place.where, what=what, remedy="remove it, or fill it", code="empty")
    fields, warnings = checked(place.stated)
    implied, _ = checked(place.implied)
    known, inferred, more = _completed(text, fields, implied, place.stem, defaults)
    plain = Document(id=known["id"], text=text, source=place.where, inferred=frozenset(inferred))
    document = replace(plain, **{("language" if key == "lang" else key): value for key, value in known.items()})  # type: ignore[arg-type]
    return replace(document, warnings=(*place.warnings, *doubts(raw), *warnings, *more, *_contradictions(document)))


def _completed(
    text: str, fields: dict[str, str], implied: Mapping[str, str], stem: str, defaults: Defaults
) -> tuple[dict[str, str], set[str], list[str]]:
    """Fill in what is not stated: from the defaults (which someone states), then from address, page and text."""
    known = dict(fields)
    for key, value in (
        ("lang", defaults.language),
        ("publisher", defaults.publisher),
        ("medium", defaults.medium),
        ("rights", defaults.rights),
    ):
        if value:
            known.setdefault(key, value)
    language = known.get("lang") or language_of(text)
    if language == "und":
        language = implied.get("lang", "und")
    site = site_of(known.get("url", ""))
    guesses = {
        "id": identifier(stem) or "document",
        "lang": language,
        "title": _title(text),
        "published": known.get("published") or published_in(known.get("url", "")) or _filed(text, language),
        "publisher": implied.get("publisher", "") or (site.publisher if site else ""),
        "medium": implied.get("medium", "") or (site.medium if site else ""),
    }
    inferred = {key for key, guess in guesses.items() if guess and not known.get(key)}
    warnings = [f"{key} is not stated: {guesses[key]!r} is inferred" for key in sorted(inferred - {"title", "id"})]
    return known | {key: guesses[key] for key in inferred}, inferred, warnings


def _title(text: str) -> str:
    """Return the first line where it is plainly a title; it stays in the text."""
    match = _TITLE.match(text)
    if match is None:
        return ""
    line = match[1].strip()
    return "" if line.endswith(_SENTENCE_END) or " -- " in line or " — " in line else line


def _filed(text: str, language: str) -> str:
    """Return the day of a dateline that names its year."""
    mentions = date_mentions(text[:_LEAD], language)
    return next((resolve(each, anchor="") for each in mentions if each.kind == "dateline" and each.year), "")


def _contradictions(document: Document) -> Iterator[str]:
    if document.language not in date_languages():
        yield f"no language pack for {document.language!r}: kept, but nothing is read in it"
    elif "lang" not in document.inferred and len(document.text) >= _ENOUGH_TO_TELL:
        told = language_of(document.text[:_TOLD_BY])
        if told not in (document.language, "und"):
            yield f"lang says {document.language!r}, but the text reads as {told!r}"
    if len(document.published) == len("2024-12-01"):
        for mention in date_mentions(document.text[:_LEAD], document.language):
            day = resolve(mention, anchor="") if mention.span.start < 40 and mention.day else ""
            first = day.split("/")[0]
            if first and len(first) == 10 and first > document.published:
                yield f"published {document.published}, but the text begins with {mention.span.of(document.text)!r}"
                return
