"""What is read in invented readouts of many publishers, against what people found in them (`tests/readouts/`).

Each text was coded before the grammar read it for the first time; docs/accuracy.md has the figures of that first
time. The floors here only keep what has been reached since.
"""

from pathlib import Path

import pytest

from diplograph.evaluation import scoring
from diplograph.evaluation.evaluate import Evaluation, evaluate
from diplograph.evaluation.gold import read_gold
from diplograph.graph.kg import open_store
from diplograph.pipeline import Options, build

HERE = Path(__file__).with_name("readouts")
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
LEAST = {"ar": 0.85, "en": 0.95, "es": 0.90, "fr": 0.93, "ru": 0.93, "zh": 0.95}
LEAST_OVERALL = {scoring.STANCES: 0.93, scoring.MAIN_EVENTS: 0.82, scoring.PARTICIPANTS: 0.88}
MOST_FALSE = 0.01


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    target = tmp_path_factory.mktemp("readouts") / "KG"
    build([HERE / tag for tag in LANGUAGES], target, Options(workers=2))
    gold = [each for tag in LANGUAGES for each in read_gold(HERE / tag)]
    done = evaluate(gold, open_store(target), resamples=0)
    assert done.lacking == ()
    return done


@pytest.mark.parametrize("tag", LANGUAGES)
def test_stances_are_found_in_texts_of_many_publishers(measured: Evaluation, tag: str) -> None:
    assert measured.groups[tag].comparison.tallies[scoring.STANCES].f1 >= LEAST[tag]


@pytest.mark.parametrize("name", LEAST_OVERALL)
def test_stances_events_and_participants_keep_their_floors(measured: Evaluation, name: str) -> None:
    assert measured.overall.comparison.tallies[name].f1 >= LEAST_OVERALL[name]


def test_nobody_is_given_a_stance_that_they_do_not_take(measured: Evaluation) -> None:
    false = measured.overall.comparison.shares[scoring.FALSE_CLAIMS]
    assert false.part / false.whole <= MOST_FALSE
