"""Draw claims and rejected candidates for a person to mark, and read the marks.

Every claim has the same chance to be drawn, and so has every rejection: cases are put in order by what they are
sampled `by`, at random within, and every so-manieth is taken (systematic sampling). Each group thus gets its share,
and a share of the sample needs no weights.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal, get_args

import pyoxigraph as ox

from diplograph.errors import UsageError
from diplograph.evaluation.found import Row, Sentences, readout_of, rows
from diplograph.graph.export.tables import csv_lines

Kind = Literal["claim", "rejection"]
Mark = Literal["right", "wrong", "unsure"]
STRATA = ("doc", "lang", "publisher", "holder", "topic", "rule")
COLUMNS = (
    *("kind", "iri", "doc", "lang", "publisher", "holder", "topic", "level", "modality", "voice", "speaker", "target"),
    *("rule", "quote", "sentence", "population", "mark", "note"),
)
KINDS: tuple[Kind, ...] = get_args(Kind)
_QUESTIONS: dict[Kind, tuple[str, str]] = {
    "claim": ("claims/all", "claim_iri"),
    "rejection": ("review/rejections", "rejection_iri"),
}
_NUMBERS = {"level", "population"}
_TOP = 1 << 64


@dataclass(frozen=True, slots=True)
class Marked:
    """A line of a sample with the mark of a person, which is empty where there is none yet."""

    kind: Kind
    fields: Mapping[str, str]
    population: int
    mark: Mark | Literal[""]


def draw(store: ox.Store, size: int, *, by: Sequence[str] = (), seed: int = 1) -> Iterator[dict[str, str]]:
    """Yield the lines of a sample of so many cases, half of them claims and half of them rejected candidates.

    Where one kind has fewer than its half, the other fills up. The same seed on the same build gives the same lines.
    """
    if unknown := [each for each in by if each not in STRATA]:
        message = f"a sample cannot be drawn by {unknown[0]!r}: give some of {', '.join(STRATA)}"
        raise UsageError(message)
    ordered = {kind: _ordered(store, kind, by, seed) for kind in _QUESTIONS}
    half = min(size - size // 2, len(ordered["claim"]))
    rejections = min(size - half, len(ordered["rejection"]))
    sizes: dict[Kind, int] = {"claim": min(size - rejections, len(ordered["claim"])), "rejection": rejections}
    cut = Sentences(store)
    for kind, (question, column) in _QUESTIONS.items():
        everything = ordered[kind]
        chosen = set(_systematic(everything, sizes[kind], _fraction(seed, kind)))
        for row in rows(store, question):
            if row[column] in chosen:
                chosen.discard(row[column])
                yield _line(kind, row, row[column], cut) | {"population": str(len(everything))}


def written(lines: Iterator[dict[str, str]]) -> bytes:
    """Return a sample as CSV for a spreadsheet: with a byte order mark, and no text that would run as a formula."""
    cells = ([_cell(name, line[name]) for name in COLUMNS] for line in lines)
    return b"\xef\xbb\xbf" + "".join(csv_lines(COLUMNS, cells)).encode()


def read_sample(path: Path) -> tuple[Marked, ...]:
    """Read a sample that a person has marked; UsageError says which line is wrong and what it should say."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, delimiter=_delimiter(file.readline()))
            file.seek(0)
            if lacking := [
                each for each in ("kind", "iri", "population", "mark") if each not in (reader.fieldnames or ())
            ]:
                message = f"{path}:1: no column {lacking[0]!r}: give a file that `diplograph sample` wrote"
                raise UsageError(message)
            found = tuple(_marked(row, f"{path}:{reader.line_num}") for row in reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        message = f"{path}: cannot be read as CSV ({error}): give a file that `diplograph sample` wrote, in UTF-8"
        raise UsageError(message) from error
    if not any(each.mark for each in found):
        message = f"{path}: no line has a mark: write right, wrong or unsure in the column `mark`"
        raise UsageError(message)
    return found


def _ordered(store: ox.Store, kind: Kind, by: Sequence[str], seed: int) -> list[str]:
    """Return the IRIs of all cases in order of their groups, and within a group as the seed has it."""
    question, column = _QUESTIONS[kind]
    keys = {(*(row[each] for each in by), _digest(seed, row[column]), row[column]) for row in rows(store, question)}
    return [key[-1] for key in sorted(keys)]


def _systematic(everything: Sequence[str], size: int, start: float) -> Iterator[str]:
    for number in range(size):
        yield everything[int((number + start) * len(everything) / size)]


def _digest(seed: int, text: str) -> str:
    return sha256(f"{seed} {text}".encode()).hexdigest()


def _fraction(seed: int, text: str) -> float:
    return int(_digest(seed, text)[:16], 16) / _TOP * (1 - 1e-9)


def _line(kind: Kind, row: Row, iri: str, cut: Sentences) -> dict[str, str]:
    sentence = cut.at(readout_of(iri), row["lang"], int(row["start"]), int(row["end"]))
    known = {name: row.get(name, "") for name in COLUMNS}
    return known | {"kind": kind, "iri": iri, "sentence": sentence, "mark": "", "note": ""}


def _cell(name: str, text: str) -> str | int:
    return int(text) if name in _NUMBERS and text else text


def _delimiter(header: str) -> str:
    """Return what parts the cells of a line, as spreadsheets of many languages write semicolons."""
    return max(",;\t", key=header.count)


def _marked(row: Mapping[str, str], where: str) -> Marked:
    mark = (row["mark"] or "").strip().lower()
    kind = next((each for each in _QUESTIONS if each == row["kind"]), None)
    chosen: Mark | Literal[""] | None = next(
        (each for each in get_args(Mark) if each == mark), "" if not mark else None
    )
    if kind is None:
        message = f"{where}: kind {row['kind']!r}: it is claim or rejection, as `diplograph sample` wrote it"
        raise UsageError(message)
    if chosen is None:
        message = f"{where}: mark {row['mark']!r}: write right, wrong or unsure, or leave it empty"
        raise UsageError(message)
    if not (row["population"] or "").isdecimal():
        message = f"{where}: population {row['population']!r} is no number: leave it as `diplograph sample` wrote it"
        raise UsageError(message)
    return Marked(kind, row, int(row["population"]), chosen)
