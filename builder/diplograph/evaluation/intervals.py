"""Intervals: Wilson's for a share of single cases, the bootstrap over documents for what is counted in each of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor, sqrt
from random import Random
from statistics import NormalDist

from diplograph.evaluation.scoring import Tally

CONFIDENCE = 0.95
FEWEST = 5


@dataclass(frozen=True, slots=True)
class Interval:
    """From where to where a figure may well lie."""

    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.low:.3f} to {self.high:.3f}"


def wilson(part: int, whole: int, confidence: float = CONFIDENCE) -> Interval:
    """Return Wilson's score interval of a share (E. B. Wilson, JASA 22, 1927); all that is possible where whole is 0.

    >>> print(wilson(95, 100))
    0.888 to 0.978
    """
    if whole == 0:
        return Interval(0.0, 1.0)
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share, shrink = part / whole, 1 + z * z / whole
    centre = (share + z * z / (2 * whole)) / shrink
    margin = z * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole)) / shrink
    return Interval(
        0.0 if part == 0 else max(0.0, centre - margin),
        1.0 if part == whole else min(1.0, centre + margin),
    )


def bootstrap(
    documents: Sequence[Sequence[Tally]], *, resamples: int, seed: int, confidence: float = CONFIDENCE
) -> list[Interval]:
    """Return percentile intervals of F1, one for each of the tallies that every document has.

    Documents are drawn with replacement, as often as there are, because claims of one document stand or fall
    together. The draws follow from the seed alone. With fewer documents than FEWEST, or no resample, the interval is
    all that is possible.
    """
    measures = len(documents[0]) if documents else 0
    if len(documents) < FEWEST or not resamples:
        return [Interval(0.0, 1.0)] * measures
    counts = [[(each.both, each.spurious, each.missed) for each in tallies] for tallies in documents]
    draw = _drawer(seed, len(documents))
    figures: list[list[float]] = [[] for _ in range(measures)]
    for _ in range(resamples):
        drawn = [counts[at] for at in draw()]
        for at, found in enumerate(figures):
            found.append(Tally(*map(sum, zip(*(tallies[at] for tallies in drawn), strict=True))).f1)
    return [_percentiles(found, confidence) for found in figures]


def _drawer(seed: int, size: int) -> Callable[[], list[int]]:
    """Return a function that draws as many numbers below a size; `random.random` is the same in each Python."""
    draw = Random(seed).random  # noqa: S311 - nothing secret is drawn
    return lambda: [int(draw() * size) for _ in range(size)]


def _percentiles(figures: list[float], confidence: float) -> Interval:
    ranked = sorted(figures)
    tail = (1 - confidence) / 2
    return Interval(ranked[floor(tail * len(ranked))], ranked[ceil((1 - tail) * len(ranked)) - 1])
