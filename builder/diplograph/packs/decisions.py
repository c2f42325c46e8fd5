"""Reviewers' decisions: on single claims, and on what is one and the same (`docs/evaluation.md`).

A decision never changes what was read: it is written beside it, and answers may heed it.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from diplograph.errors import UsageError

Verdict = Literal["confirmed", "corrected", "overruled"]
Relation = Literal["same-as", "not-same-as"]
Field = Literal["holder", "topic", "level", "modality", "voice", "target"]

CLAIM_COLUMNS = ("claim_iri", "verdict", "field", "value", "reviewer", "date", "reason")
IDENTITY_COLUMNS = ("left", "relation", "right", "reviewer", "date", "reason")

_VERDICTS: dict[str, Verdict] = {
    "confirm": "confirmed",
    "confirmed": "confirmed",
    "correct": "corrected",
    "corrected": "corrected",
    "overrule": "overruled",
    "overruled": "overruled",
}
_RELATIONS: tuple[Relation, ...] = ("same-as", "not-same-as")
_CLAIM = re.compile(r"https://w3id\.org/diplograph/id/readout/[^\s<>\"{}|^`\\#]+#position-[0-9a-f]+")
_THING = re.compile(r"https://w3id\.org/diplograph/id/[^\s<>\"{}|^`\\]+")
_ACTOR = (re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*(:[A-Za-z0-9]+(-[A-Za-z0-9]+)*)?"), "an actor such as KAZ")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_VALUES: dict[Field, tuple[re.Pattern[str], str]] = {
    "holder": _ACTOR,
    "topic": (_SLUG, "a topic such as gdi"),
    "level": (re.compile(r"-[12]|[0-5]"), "a level from -2 to 5"),
    "modality": (_SLUG, "a modality such as willing"),
    "voice": (re.compile("own|joint|reported"), "own, joint or reported"),
    "target": _ACTOR,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimDecision:
    """What a reviewer decides on one claim; `field` and `value` are empty save in a correction."""

    claim: str
    verdict: Verdict
    field: Field | Literal[""] = ""
    value: str = ""
    reviewer: str
    date: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityDecision:
    """A reviewer's decision that two IRIs of the data stand for one and the same, or do not."""

    left: str
    relation: Relation
    right: str
    reviewer: str
    date: str
    reason: str = ""


@dataclass(slots=True)
class Standing:
    """What holds of a claim after all decisions on it."""

    verdict: Verdict
    corrections: dict[Field, str] = field(default_factory=dict)


def read_claim_decisions(path: Path) -> tuple[ClaimDecision, ...]:
    """Read `claim_decisions.csv` in order of its lines; UsageError says which line is wrong and what it should say."""
    return tuple(_claim_decision(row, where) for where, row in _rows(path, CLAIM_COLUMNS))


def read_identity_decisions(path: Path) -> tuple[IdentityDecision, ...]:
    """Read `same_as.csv` in order of its lines; UsageError says which line is wrong and what it should say."""
    return tuple(_identity_decision(row, where) for where, row in _rows(path, IDENTITY_COLUMNS))


def standing(decisions: Iterable[ClaimDecision]) -> dict[str, Standing]:
    """Return what holds of each claim: the verdict of the latest date, on one date that of the line further down.

    Corrections of several fields add up; a later verdict of another kind takes them back.
    """
    found: dict[str, Standing] = {}
    for each in sorted(decisions, key=lambda one: one.date):
        before = found.get(each.claim)
        now = before if before and before.verdict == each.verdict == "corrected" else Standing(each.verdict)
        if each.field:
            now.corrections[each.field] = each.value
        found[each.claim] = now
    return {claim: found[claim] for claim in sorted(found)}


def identities(decisions: Iterable[IdentityDecision]) -> dict[tuple[str, str], Relation]:
    """Return what holds of each pair, the lesser IRI first: the relation of the latest date, then of the last line."""
    found: dict[tuple[str, str], Relation] = {}
    for each in sorted(decisions, key=lambda one: one.date):
        left, right = sorted((each.left, each.right))
        found[left, right] = each.relation
    return {pair: found[pair] for pair in sorted(found)}


def stand_ins(decisions: Iterable[IdentityDecision]) -> dict[str, str]:
    """Return for each IRI that is the same as another the one that stands for all of them.

    A thing known beyond its document stands before one that only its document knows, then the lesser IRI. Raises
    UsageError where decisions make the same what another decision keeps apart.
    """
    standing_for = identities(decisions)
    root: dict[str, str] = {}

    def found(iri: str) -> str:
        while root.get(iri, iri) != iri:
            iri = root[iri]
        return iri

    for (left, right), relation in standing_for.items():
        if relation == "same-as":
            first, second = sorted((found(left), found(right)), key=lambda iri: ("#" in iri, iri))
            root[second] = first
    for (left, right), relation in standing_for.items():
        if relation == "not-same-as" and found(left) == found(right):
            message = f"decisions on identity: {left} and {right} are kept apart, and others make them one: remove one"
            raise UsageError(message)
    return {iri: found(iri) for iri in sorted(root)}


def _claim_decision(row: Mapping[str, str], where: str) -> ClaimDecision:
    verdict = _VERDICTS.get(row["verdict"].lower())
    if not _CLAIM.fullmatch(row["claim_iri"]):
        message = f"{where}: claim_iri {row['claim_iri']!r}: copy it from the column claim_iri of claims/all"
        raise UsageError(message)
    if verdict is None:
        message = f"{where}: verdict {row['verdict']!r}: write confirm, correct or overrule"
        raise UsageError(message)
    if verdict != "confirmed" and not row["reason"]:
        message = f"{where}: no reason: say why the claim is {verdict}"
        raise UsageError(message)
    reviewer, day = _signed(row, where)
    return ClaimDecision(
        claim=row["claim_iri"],
        verdict=verdict,
        field=_field(row, where, verdict),
        value=row["value"],
        reviewer=reviewer,
        date=day,
        reason=row["reason"],
    )


def _field(row: Mapping[str, str], where: str, verdict: Verdict) -> Field | Literal[""]:
    name, value = row["field"], row["value"]
    if verdict != "corrected":
        if name or value:
            message = f"{where}: field and value belong to a correction: empty them, or write correct as the verdict"
            raise UsageError(message)
        return ""
    chosen = next((each for each in _VALUES if each == name), None)
    if chosen is None:
        message = f"{where}: field {name!r}: write one of {', '.join(_VALUES)}"
        raise UsageError(message)
    pattern, expected = _VALUES[chosen]
    if not pattern.fullmatch(value):
        message = f"{where}: value {value!r} of {name}: write {expected}"
        raise UsageError(message)
    return chosen


def _identity_decision(row: Mapping[str, str], where: str) -> IdentityDecision:
    relation = next((each for each in _RELATIONS if each == row["relation"].lower()), None)
    for side in ("left", "right"):
        if not _THING.fullmatch(row[side]):
            message = f"{where}: {side} {row[side]!r}: write the whole IRI of a person, event or place of the data"
            raise UsageError(message)
    if row["left"] == row["right"]:
        message = f"{where}: left and right are one IRI: nothing is decided by that, remove the line"
        raise UsageError(message)
    if relation is None:
        message = f"{where}: relation {row['relation']!r}: write {' or '.join(_RELATIONS)}"
        raise UsageError(message)
    reviewer, day = _signed(row, where)
    return IdentityDecision(
        left=row["left"], relation=relation, right=row["right"], reviewer=reviewer, date=day, reason=row["reason"]
    )


def _signed(row: Mapping[str, str], where: str) -> tuple[str, str]:
    """Return who decided and when; a decision that nobody signs is refused."""
    if not row["reviewer"]:
        message = f"{where}: no reviewer: say who decided"
        raise UsageError(message)
    try:
        day = date.fromisoformat(row["date"]).isoformat()
    except ValueError:
        day = ""
    if day != row["date"]:
        message = f"{where}: date {row['date']!r}: write the day of the decision as 2026-01-31"
        raise UsageError(message)
    return row["reviewer"], day


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield where each row stands and its cells, stripped; an empty row is passed over."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            names = tuple(each.strip() for each in reader.fieldnames or ())
            if lacking := [each for each in columns if each not in names]:
                message = f"{path}:1: no column {lacking[0]!r}: the columns are {','.join(columns)}"
                raise UsageError(message)
            for row in reader:
                where = f"{path}:{reader.line_num}"
                if None in row:
                    message = f"{where}: more cells than columns: put a text with commas between quotation marks"
                    raise UsageError(message)
                cells = {(name or "").strip(): (cell or "").strip() for name, cell in row.items()}
                if any(cells.values()):
                    yield where, {name: cells[name] for name in columns}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        message = f"{path}: cannot be read as CSV ({error}): write the columns {','.join(columns)} in UTF-8"
        raise UsageError(message) from error
