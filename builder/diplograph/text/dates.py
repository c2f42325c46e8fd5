"""Dates in running text, and which days they mean."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from diplograph.model.text import Span
from diplograph.text.date_forms import DateForms, Match, date_forms

DateKind = Literal["absolute", "partial", "weekday", "relative", "dateline"]

_DATELINE_BEFORE = re.compile(r"(?:[^\W\d_][\w.'’ -]{1,30}[,،;]? ?){1,3}|(?:新华社|中新社|人民网|央视网)?\w{2,8}?")
_DATELINE_AFTER = re.compile(
    r"[.,]?\s{0,2}(?:\([^()\n]{2,40}\)|/[^/\n]{2,40}/)?\s{0,2}(?:--|[-—–:]\s|[(/]\w{2,20})|[电讯電]"
)
_DATELINE_STOP = re.compile(r"\.\s{1,2}[^\W\d_]")
_LINES_FOR_DATELINE = 3
_HANZI = {character: value for value, character in enumerate("零一二三四五六七八九十")} | {"〇": 0, "○": 0}
_DAYS = {"today": 0, "same-day": 0, "yesterday": -1, "tomorrow": 1, "next-day": 1, "day-before-yesterday": -2}
_MONTHS = {"this-month": 0, "last-month": -1, "next-month": 1}
_YEARS = {"this-year": 0, "last-year": -1, "next-year": 1, "year-before-last": -2, "year-after-next": 2}
_FUTURE_WEIGHT = 2


@dataclass(frozen=True, slots=True)
class DateParts:
    """What the words say of a day: any part may be missing."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date as the text has it, not yet tied to a calendar where the words leave that open.

    `kind` is `absolute` where a year is named, `partial` where month or day stand without it, `weekday` where
    a day of the week stands alone (1 is Monday), `relative` where a word such as *today* or *last year* counts
    from another date, `dateline` for the place and date of filing that a news agency puts first. `end` is the
    last day of a range. `relative` is a slug: `today`, `yesterday`, `this-year`, `last-month` …, or `last`,
    `this`, `next` beside a month or weekday. The span takes in what belongs to the date: its preposition, the
    part of the day, “local time”.
    """

    span: Span
    kind: DateKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    end: DateParts | None = None
    weekday: int | None = None
    relative: str = ""


def date_mentions(text: str, language: str) -> Iterator[DateMention]:
    """Yield the dates of a text in the order of their places; none in a language whose dates are not known."""
    yield from _mentions(text, language)


@lru_cache(maxsize=8)
def _mentions(text: str, language: str) -> tuple[DateMention, ...]:
    """Return the dates of a text, which several stages ask for."""
    return tuple(_found(text, language))


def _found(text: str, language: str) -> Iterator[DateMention]:
    forms = date_forms(language)
    if forms is None:
        return
    head = _head(text)
    for match in forms.matches(text):
        mention = _mention(match, forms)
        if mention is None:
            continue
        yield _as_dateline(mention, text) if match.start < head else mention


def resolve(mention: DateMention, *, anchor: str) -> str:
    """Return the EDTF (ISO 8601-2, level 0) of a mention, given the EDTF of the event or publication it counts from.

    Empty where the words and the anchor do not settle it. A day and month without a year fall in the year that
    brings them closest to the anchor, the past before the future; a day alone is the last such day up to the
    anchor; so is a weekday, unless the words say *next*. Of an anchor that is a range, its last day counts.

    >>> [mention] = date_mentions("Wang Yi met him on Wednesday.", "en")
    >>> resolve(mention, anchor="2024-07-04")
    '2024-07-03'
    """
    base = _base(anchor)
    start = _start(mention, base)
    if mention.end is None or not start:
        return start
    return _closed(start, mention.end)


def _head(text: str) -> int:
    position = 0
    for _ in range(_LINES_FOR_DATELINE):
        position = text.find("\n", position + 1)
        if position < 0:
            return len(text)
    return position


def _as_dateline(mention: DateMention, text: str) -> DateMention:
    if mention.kind not in ("absolute", "partial") or mention.day is None or mention.end:
        return mention
    line = text.rfind("\n", 0, mention.span.start) + 1
    before = text[line : mention.span.start]
    if len(before) > 60 or not _DATELINE_BEFORE.fullmatch(before.strip()):
        return mention
    stops = before.endswith(", ") and _DATELINE_STOP.match(text, mention.span.end)
    if not stops and not _DATELINE_AFTER.match(text, mention.span.end):
        return mention
    return DateMention(
        span=mention.span,
        kind="dateline",
        year=mention.year,
        month=mention.month,
        day=mention.day,
        weekday=mention.weekday,
    )


def _mention(match: Match, forms: DateForms) -> DateMention | None:
    slots = match.slots
    start = _parts(slots, "", forms)
    end = _parts(slots, "2", forms)
    if end is not None and start is not None:
        start, end = _shared(start, end)
    if start is None or not (_is_day(start) and (end is None or _is_day(end))):
        return None
    weekday = forms.weekdays.get(_key(slots.get("w", "")))
    relative = match.relative or forms.relatives.get(_key(slots.get("rel", "")), "")
    return DateMention(
        span=Span(match.start, match.end),
        kind=_kind(start, weekday, relative),
        year=start.year,
        month=start.month,
        day=start.day,
        end=end,
        weekday=weekday,
        relative=relative,
    )


def _kind(parts: DateParts, weekday: int | None, relative: str) -> DateKind:
    if parts.year is not None:
        return "absolute"
    if relative and (weekday is None or relative in _DAYS or parts.month):
        return "relative"
    return "partial" if parts.month or parts.day else "weekday"


def _key(words: str) -> str:
    return re.sub(" {2,}", " ", words).lower()


def _parts(slots: dict[str, str], suffix: str, forms: DateForms) -> DateParts | None:
    """Read the slots of the start (no suffix) or the end; nothing where a range has no end."""
    year, month, day = (slots.get(f"{name}{suffix}") for name in "ymd")
    if suffix and not (year or month or day):
        return None
    return DateParts(
        _number(year) if year else None,
        _month(month, forms) if month else int(slots["n"]) if "n" in slots and not suffix else None,
        _number(day) if day else None,
    )


def _month(words: str, forms: DateForms) -> int | None:
    key = _key(words)
    return forms.months.get(key) or forms.months.get(key.replace(" ", ""))


def _number(words: str) -> int:
    """Read a number in digits, in Chinese positional numerals (二〇二四) or up to 99 in words (二十三)."""
    if words.isascii():
        return int(words)
    if "十" not in words:
        return int("".join(str(_HANZI[each]) for each in words))
    tens, units = words.split("十")
    return (_HANZI[tens] if tens else 1) * 10 + (_HANZI[units] if units else 0)


def _shared(start: DateParts, end: DateParts) -> tuple[DateParts, DateParts]:
    """Give each side of a range the month and year that only the other one names."""
    month = start.month or end.month
    end_month = end.month or (start.month if end.day else None)
    year, end_year = start.year, end.year or start.year
    if year is None and end.year is not None:
        year = end.year - (1 if month and end_month and month > end_month else 0)
    elif end.year is None and year is not None and month and end_month and end_month < month:
        end_year = year + 1
    if start.day is None and end.day is None and start.month is None:
        month = None
    return DateParts(year, month, start.day), DateParts(end_year, end_month, end.day)


def _is_day(parts: DateParts) -> bool:
    if parts.month is None or parts.day is None:
        return parts.day is None or parts.day <= 31
    return parts.day <= calendar.monthrange(parts.year or 2024, parts.month)[1]


def _base(anchor: str) -> DateParts:
    last = anchor.rpartition("/")[2]
    if not re.fullmatch(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", last):
        return DateParts()
    numbers = [int(each) for each in last.split("-")]
    parts = DateParts(*numbers)
    valid = 0 not in numbers and (parts.month or 1) < 13 and _is_day(parts)
    return parts if valid else DateParts()


def _edtf(parts: DateParts) -> str:
    if parts.year is None or not 0 < parts.year <= 9999:
        return ""
    text = f"{parts.year:04}"
    if parts.month:
        text += f"-{parts.month:02}"
        if parts.day:
            text += f"-{parts.day:02}" if _is_day(parts) else ""
    return text


def _closed(start: str, end: DateParts) -> str:
    first = _base(start)
    year = end.year or first.year
    month = end.month or (first.month if end.day else None)
    if end.year is None and year and (month or 0, end.day or 0) < (first.month or 0, first.day or 0):
        year, month = (year, month % 12 + 1) if end.month is None and month and month < 12 else (year + 1, month)
    last = _edtf(DateParts(year, month, end.day))
    return f"{start}/{last}" if start <= last and len(start) == len(last) else start


def _start(mention: DateMention, base: DateParts) -> str:
    parts = DateParts(mention.year, mention.month, mention.day)
    if mention.year is not None:
        return _edtf(parts)
    if base.year is None:
        return ""
    if mention.relative in _YEARS:
        return _edtf(DateParts(base.year + _YEARS[mention.relative], mention.month, mention.day))
    if mention.relative in _MONTHS:
        return _month_shifted(base, _MONTHS[mention.relative], mention)
    return _nearest_year(mention, base) if mention.month is not None else _day(mention, base)


def _day(mention: DateMention, base: DateParts) -> str:
    if mention.relative in _DAYS:
        return _shifted(base, _DAYS[mention.relative])
    if mention.weekday is not None and mention.day is None:
        return _weekday(mention, base)
    return _day_alone(mention.day, base)


def _as_date(base: DateParts) -> date | None:
    return date(base.year, base.month, base.day) if base.year and base.month and base.day else None


def _shifted(base: DateParts, days: int) -> str:
    day = _as_date(base)
    if day is None:
        return _edtf(base) if days == 0 else ""
    try:
        return (day + timedelta(days)).isoformat()
    except OverflowError:
        return ""


def _month_shifted(base: DateParts, months: int, mention: DateMention) -> str:
    if base.year is None or base.month is None:
        return ""
    index = base.year * 12 + base.month - 1 + months
    return _edtf(DateParts(index // 12, index % 12 + 1, mention.day))


def _nearest_year(mention: DateMention, base: DateParts) -> str:
    year, month = base.year or 0, mention.month or 1
    if mention.relative == "this" or base.month is None:
        return _edtf(DateParts(year, month, mention.day))
    if mention.relative == "last":
        return _edtf(DateParts(year - (month >= base.month), month, mention.day))
    if mention.relative == "next":
        return _edtf(DateParts(year + (month <= base.month), month, mention.day))

    def distance(candidate: int) -> int:
        days = ((candidate - year) * 12 + month - (base.month or 1)) * 31 + (mention.day or 15) - (base.day or 15)
        return -days if days <= 0 else days * _FUTURE_WEIGHT

    nearest = min((year - 1, year, year + 1), key=distance)
    return _edtf(DateParts(nearest, month, mention.day))


def _weekday(mention: DateMention, base: DateParts) -> str:
    day = _as_date(base)
    if day is None or mention.weekday is None:
        return ""
    ahead = mention.weekday - day.isoweekday()
    shifts = {
        "next": ahead if ahead > 0 else ahead + 7,
        "last": ahead if ahead < 0 else ahead - 7,
        "last-week": ahead - 7,
        "next-week": ahead + 7,
    }
    return _shifted(base, shifts.get(mention.relative, ahead if ahead <= 0 else ahead - 7))


def _day_alone(day: int | None, base: DateParts) -> str:
    if day is None or base.year is None or base.month is None:
        return ""
    index = base.year * 12 + base.month - 1
    if base.day is not None and day > base.day:
        index -= 1
    for month in (index, index - 1, index - 2):
        parts = DateParts(month // 12, month % 12 + 1, day)
        if _is_day(parts):
            return _edtf(parts)
    return ""
