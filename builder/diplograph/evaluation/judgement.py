"""What the marks of a sample say of a whole build: precision, right rejections, an estimate of recall."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from diplograph.errors import UsageError
from diplograph.evaluation.intervals import Interval, wilson
from diplograph.evaluation.sampling import KINDS, STRATA, Kind, Marked
from diplograph.evaluation.scoring import Share


@dataclass(frozen=True, slots=True)
class Judgement:
    """What marks say of all that was sampled: shares of those marked right or wrong, with Wilson's intervals.

    `recall` is the estimated share of claims found among the claims there are in what was looked at, which is all
    that was read as a claim or rejected; nothing where claims or rejections have no marks.
    """

    claims: Share
    rejections: Share
    recall: float | None = None
    recall_interval: Interval | None = None
    unmarked: int = 0
    unsure: int = 0


def judge(marked: Sequence[Marked]) -> Judgement:
    """Return what the marks say; lines without a mark and those marked unsure are left out and counted."""
    shares: dict[Kind, Share] = {}
    sizes: dict[Kind, int] = {}
    for kind in KINDS:
        some = [each for each in marked if each.kind == kind]
        decided = [each.mark == "right" for each in some if each.mark in {"right", "wrong"}]
        shares[kind] = Share(sum(decided), len(decided))
        sizes[kind] = max((each.population for each in some), default=0)
    claims, rejections = shares["claim"], shares["rejection"]
    recall: float | None = None
    interval: Interval | None = None
    if claims.rate is not None and rejections.rate is not None:
        estimate = _recall(sizes["claim"], sizes["rejection"])
        good, kept = wilson(claims.part, claims.whole), wilson(rejections.part, rejections.whole)
        recall = estimate(claims.rate, rejections.rate)
        interval = Interval(estimate(good.low, kept.low), estimate(good.high, kept.high))
    return Judgement(
        claims=claims,
        rejections=rejections,
        recall=recall,
        recall_interval=interval,
        unmarked=sum(not each.mark for each in marked),
        unsure=sum(each.mark == "unsure" for each in marked),
    )


def judged_by(marked: Sequence[Marked], column: str) -> dict[str, Judgement]:
    """Return what the marks say for each value of a column."""
    if column not in STRATA:
        message = f"a sample has no groups by {column!r}: give one of {', '.join(STRATA)}"
        raise UsageError(message)
    values = sorted({each.fields.get(column) or "" for each in marked})
    return {value: judge([each for each in marked if (each.fields.get(column) or "") == value]) for value in values}


def _recall(claims: int, rejections: int) -> Callable[[float, float], float]:
    def estimate(precision: float, rightly_rejected: float) -> float:
        found, missed = claims * precision, rejections * (1 - rightly_rejected)
        return found / (found + missed) if found + missed else 1.0

    return estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What the marks of a sample say in all, and in each group."""

    overall: Judgement
    groups: dict[str, Judgement]
    grouped_by: str


def of(marked: Sequence[Marked], *, by: str = "lang") -> Judged:
    """Judge a sample in all and by a column."""
    return Judged(overall=judge(marked), groups=judged_by(marked, by), grouped_by=by)


def lines(judged: Judged) -> Iterator[str]:
    """Yield what the marks say, for a person."""
    overall = judged.overall
    yield f"{overall.claims.whole} claims and {overall.rejections.whole} rejections marked right or wrong"
    if overall.unmarked or overall.unsure:
        yield f"left out: {overall.unmarked} without a mark, {overall.unsure} unsure"
    yield f"precision of the claims: {_told(overall.claims)}"
    yield f"rejections that are right: {_told(overall.rejections)}"
    if overall.recall is not None:
        yield (
            f"recall, of the claims among all that was read or rejected: {overall.recall:.3f} "
            f"({overall.recall_interval})"
        )
    for group, each in judged.groups.items():
        yield f"  {group or '(none)'}: precision {_told(each.claims)}; right rejections {_told(each.rejections)}"
    yield "in brackets: Wilson's 95 % interval; for recall, from the two intervals together"


def as_dict(judged: Judged) -> dict[str, object]:
    """Return what the marks say, ready for JSON."""
    return {
        **_figures(judged.overall),
        "by": judged.grouped_by,
        "groups": {group: _figures(each) for group, each in judged.groups.items()},
    }


def _figures(each: Judgement) -> dict[str, object]:
    interval = each.recall_interval
    return {
        "precision": _share(each.claims),
        "right_rejections": _share(each.rejections),
        "recall": None if interval is None else {"estimate": each.recall, "low": interval.low, "high": interval.high},
        "unmarked": each.unmarked,
        "unsure": each.unsure,
    }


def _share(share: Share) -> dict[str, object]:
    interval = wilson(share.part, share.whole)
    return {
        "right": share.part,
        "marked": share.whole,
        "rate": share.rate,
        "low": interval.low,
        "high": interval.high,
    }


def _told(share: Share) -> str:
    if share.rate is None:
        return "none marked"
    return f"{share.part} of {share.whole}, {share.rate:.3f} ({wilson(share.part, share.whole)})"
