"""Intervals: published values, what must hold of each, and that a seed settles them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.evaluation.intervals import FEWEST, Interval, bootstrap, wilson
from diplograph.evaluation.scoring import Tally


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_the_values_of_newcombe_1998(part: int, whole: int, low: float, high: float):
    """R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3."""
    found = wilson(part, whole)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@given(st.integers(0, 300).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_wilson_holds_the_share_and_stays_within_what_is_possible(case: tuple[int, int]):
    part, whole = case
    found = wilson(part, whole)
    assert 0 <= found.low <= (part / whole if whole else 0.5) <= found.high <= 1


def test_nothing_counted_leaves_everything_possible():
    assert wilson(0, 0) == Interval(0.0, 1.0)


TALLIES = [[Tally(each, each % 3, each % 2), Tally(1, 0, each % 4)] for each in range(1, 13)]


def test_the_bootstrap_is_settled_by_its_seed():
    once = bootstrap(TALLIES, resamples=200, seed=7)
    assert once == bootstrap(TALLIES, resamples=200, seed=7)
    assert once != bootstrap(TALLIES, resamples=200, seed=8)


def test_the_bootstrap_holds_the_figure_of_all_documents():
    first, second = bootstrap(TALLIES, resamples=500, seed=1)
    for interval, at in ((first, 0), (second, 1)):
        whole = sum((each[at] for each in TALLIES), Tally())
        assert interval.low < whole.f1 < interval.high


def test_documents_that_are_alike_leave_no_doubt():
    alike = [[Tally(3, 1, 1)]] * FEWEST
    assert bootstrap(alike, resamples=100, seed=1) == [Interval(0.75, 0.75)]


def test_more_documents_of_one_kind_narrow_the_interval():
    def width(times: int) -> float:
        (found,) = bootstrap([each[:1] for each in TALLIES] * times, resamples=500, seed=1)
        return found.high - found.low

    assert width(10) < width(1) / 2


@pytest.mark.parametrize("documents", [TALLIES[: FEWEST - 1], []])
def test_too_few_documents_leave_everything_possible(documents: list[list[Tally]]):
    assert set(bootstrap(documents, resamples=100, seed=1)) <= {Interval(0.0, 1.0)}
    assert bootstrap(TALLIES, resamples=0, seed=1) == [Interval(0.0, 1.0)] * 2
