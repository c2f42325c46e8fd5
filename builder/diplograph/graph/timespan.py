"""The days that an uncertain date spans."""

import calendar
import re
from functools import lru_cache

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@lru_cache(maxsize=100_000)
def bounds(edtf: str) -> tuple[str, str] | None:
    """Return the first and the last day of an EDTF level 0 date or interval (ISO 8601-2), nothing where it is neither.

    An interval that is open at one end spans what its other end does.

    >>> bounds("2024-02"), bounds("2025-05-10/2025-05-11"), bounds("unknown")
    (('2024-02-01', '2024-02-29'), ('2025-05-10', '2025-05-11'), None)
    """
    spans = [_days(part) for part in edtf.split("/") if part not in ("", "..")]
    if not spans or len(spans) > 2:
        return None
    (start, _), (_, end) = spans[0] or ("", ""), spans[-1] or ("", "")
    return (start, end) if start and end and start <= end else None


def _days(date: str) -> tuple[str, str] | None:
    found = _DATE.fullmatch(date)
    if not found or found[1] == "0000":
        return None
    year, first_month, last_month = int(found[1]), int(found[2] or 1), int(found[2] or 12)
    if not 1 <= first_month <= 12:
        return None
    length = calendar.monthrange(year, last_month)[1]
    first_day, last_day = int(found[3] or 1), int(found[3] or length)
    if not 1 <= last_day <= length:
        return None
    return f"{year:04}-{first_month:02}-{first_day:02}", f"{year:04}-{last_month:02}-{last_day:02}"
