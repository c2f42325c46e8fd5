"""What is stated of a document beside its text: front matter, sidecar, fields of a line."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from urllib.parse import urlsplit

import msgspec
import yaml

from diplograph.errors import DocumentError
from diplograph.text.date_forms import date_languages
from diplograph.text.dates import date_mentions, resolve

FIELDS = (
    "id",
    "title",
    "lang",
    "published",
    "publisher",
    "medium",
    "url",
    "event",
    "retrieved",
    "archive_url",
    "rights",
    "translation_of",
)
MEDIA = ("ministry", "presidency", "embassy", "state-agency", "press", "organisation")
_IGNORED = {"note", "text"}
_MOST_BYTES = 65_536
_LONGEST = 2_000
_OPENING = re.compile(r"---[ \t]*\n(?=[ \t]*(?:[\w\"'#{[-]|---))")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"[ \t]*(?:#|[\"']?\w[\w -]{0,40}[\"']?[ \t]*:|---)")
_EDTF = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ]\d{2}:\d{2}.{0,24})?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,4}")
_ACTOR = re.compile(r"[A-Z][A-Z0-9]{1,11}|(?:party|group|org):[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_NOT_IN_ID = re.compile(r"[\s<>\"{}|\\^`/?#\[\]\x00-\x1f]+")
_THREE_LETTERS = {
    "ara": "ar", "chi": "zh", "cmn": "zh", "eng": "en", "fra": "fr", "fre": "fr", "rus": "ru", "spa": "es", "zho": "zh",
}  # fmt: skip
_C_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class MetadataError(DocumentError):
    """The metadata of a document are broken at a line (counted from 1) of their own file."""

    def __init__(self, what: str, *, line: int, remedy: str) -> None:
        """Say what is wrong, where, and what to do."""
        super().__init__(what)
        self.line = line
        self.remedy = remedy


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """Return the fields of the YAML block that opens a text, and the text after it.

    The block stands between two lines `---`. All scalars are strings, as they are written. Aliases, anchors,
    nested values of the fields that are read and keys given twice are refused; nothing is ever constructed.
    """
    opening = _OPENING.match(text)
    if opening is None or not _KEY.match(text, opening.end()):
        return {}, text
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        what = "the front matter that opens here is never closed"
        raise MetadataError(what, line=1, remedy="end it by a line ---")
    return dict(_yaml_fields(text[opening.end() : closing.start()])), text[closing.end() :]


def _yaml_fields(block: str) -> Iterator[tuple[str, str]]:
    if len(block) > _MOST_BYTES:
        what = f"the front matter is longer than {_MOST_BYTES} characters"
        raise MetadataError(what, line=1, remedy="keep to short fields")
    key: str | None = None
    depth, seen = 0, set[str]()
    try:
        for event in yaml.parse(block, Loader=_C_LOADER):
            _refuse_event(event, depth, key)
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
                key = None if depth == 1 else key
            elif isinstance(event, yaml.ScalarEvent) and depth == 1:
                if key is not None:
                    yield key, event.value
                    key = None
                    continue
                key = event.value
                if key in seen:
                    what = f"the field {key!r} stands twice"
                    raise MetadataError(what, line=_line(event), remedy="keep one")
                seen.add(key)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = f"broken front matter: {error.problem or error.context}"
        remedy = "quote values that hold `: ` or start with a mark"
        raise MetadataError(what, line=mark.line + 2 if mark else 1, remedy=remedy) from error
    except yaml.YAMLError as error:
        what = f"broken front matter: {str(error).splitlines()[0]}"
        raise MetadataError(what, line=1, remedy="use plain characters") from error


def _line(event: yaml.Event) -> int:
    """Return the line of an event in the file, whose first line is the opening mark of the front matter."""
    return event.start_mark.line + 2 if event.start_mark else 1


def _refuse_event(event: yaml.Event, depth: int, key: str | None) -> None:
    line = _line(event)
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        what = "the front matter has YAML anchors or aliases"
        raise MetadataError(what, line=line, remedy="write the value out")
    if isinstance(event, yaml.CollectionStartEvent) and depth == 1 and (key is None or key in FIELDS):
        what = f"the field {key!r} holds more than words"
        raise MetadataError(what, line=line, remedy="write `field: value`, one a line")
    if depth == 0 and isinstance(event, yaml.ScalarEvent | yaml.SequenceStartEvent):
        what = "the front matter is no list of fields"
        raise MetadataError(what, line=line, remedy="write `field: value`, one a line")


def json_fields(data: bytes, *, what: str) -> dict[str, str]:
    """Return the scalar fields of a JSON object as strings; raises MetadataError with the line within the data."""
    try:
        fields = msgspec.json.decode(data, type=dict[str, object], strict=True)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        position = re.search(r"byte (\d+)", str(error))
        line = data.count(b"\n", 0, int(position[1])) + 1 if position else 1
        message = f"{what} is no JSON object: {error}"
        raise MetadataError(message, line=line, remedy="write one object of strings") from error
    return dict(_strings(fields, what))


def _strings(fields: Mapping[str, object], what: str) -> Iterator[tuple[str, str]]:
    for key, value in fields.items():
        if isinstance(value, str):
            yield key, value
        elif isinstance(value, int | float) and not isinstance(value, bool):
            yield key, str(value)
        elif value is not None and (key in FIELDS or key == "text"):
            message = f"{what}: the field {key!r} holds no string"
            raise MetadataError(message, line=1, remedy="write it as one string")


def checked(fields: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the known fields in their normal forms, without those that are empty or make no sense, and why."""
    kept: dict[str, str] = {}
    warnings: list[str] = []
    unknown = sorted(key for key in fields if key and key not in FIELDS and key not in _IGNORED)
    if unknown:
        warnings.append(f"metadata not known and not read: {', '.join(each[:40] for each in unknown[:8])}")
    for key in FIELDS:
        value = " ".join(fields.get(key, "").split())
        if not value or value in ("null", "~"):
            continue
        if len(value) > _LONGEST:
            warnings.append(f"{key} is longer than {_LONGEST} characters: cut there")
            value = value[:_LONGEST]
        normal, doubt = _normal(key, value)
        if doubt:
            warnings.append(doubt)
        if normal:
            kept[key] = normal
    return kept, tuple(warnings)


def _normal(key: str, value: str) -> tuple[str, str]:
    """Return the normal form of a value and, where it changed or is lost, the warning."""
    if key not in _NORMAL_FORMS:
        return value, ""
    normal_form, expected = _NORMAL_FORMS[key]
    normal = normal_form(value)
    if not normal:
        return "", f"{key} {value!r} is left out: it is {expected}"
    changed = key in ("id", "translation_of") and normal != value
    return normal, f"{key} {value!r} is written as {normal!r}" if changed else ""


def _actor(value: str) -> str:
    code = value.upper() if re.fullmatch("[a-z]{3}", value) else value
    return code if _ACTOR.fullmatch(code) else ""


def _medium(value: str) -> str:
    return value if value in MEDIA else ""


def _address(value: str) -> str:
    try:
        parts = urlsplit(value)
    except ValueError:
        return ""
    sound = parts.scheme in ("http", "https") and parts.hostname and not re.search(r"[\s<>\"{}|\\^`]", value)
    return value if sound else ""


def identifier(words: str) -> str:
    """Return an identifier that can stand in an IRI and in a file name, made from the words.

    >>> identifier("../Wang Yi: Chengdu?")
    'Wang-Yi:-Chengdu'
    """
    return _NOT_IN_ID.sub("-", words).strip("-.")[:240]


def language_tag(value: str) -> str:
    """Return the language subtag (BCP 47, section 2.2.1) in lower case; script and region are dropped.

    >>> language_tag("zh-Hans-CN"), language_tag("fra")
    ('zh', 'fr')
    """
    if not _LANGUAGE.fullmatch(value):
        return ""
    language = re.split("[-_]", value.lower())[0]
    return _THREE_LETTERS.get(language, language)


def edtf_of(value: str) -> str:
    """Return the EDTF day, month or year that a metadata value states; empty where it can mean several days.

    >>> edtf_of("2024-12-01T08:30:00+08:00"), edtf_of("1er décembre 2024"), edtf_of("03/04/2024")
    ('2024-12-01', '2024-12-01', '')
    """
    if match := _EDTF.fullmatch(value):
        year, month, day = (int(each) if each else 1 for each in match.groups())
        try:
            whole = date(year, month, day).isoformat()
        except ValueError:
            return ""
        return whole[: 10 if match[3] else 7 if match[2] else 4]
    numeric = re.search(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-]\d{4}", value)
    if numeric and numeric[1] != numeric[2] and max(int(numeric[1]), int(numeric[2])) <= 12:
        return ""
    mentions = (each for language in date_languages() for each in date_mentions(value[:100], language))
    days = {resolve(each, anchor="") for each in mentions if each.day and each.year}
    return days.pop() if len(days) == 1 else ""


_NORMAL_FORMS: dict[str, tuple[Callable[[str], str], str]] = {
    "published": (edtf_of, "no date that can be told: write it as 2024-12-01"),
    "retrieved": (edtf_of, "no date that can be told: write it as 2024-12-01"),
    "lang": (language_tag, "no language tag: write fr, zh …"),
    "url": (_address, "no web address"),
    "archive_url": (_address, "no web address"),
    "publisher": (_actor, "no actor code: write CHN, UN, org:name …"),
    "medium": (_medium, f"none of {', '.join(MEDIA)}"),
    "id": (identifier, "no identifier"),
    "translation_of": (identifier, "no identifier"),
}
