"""What a build finds in the corpora that lie outside of the project, measured against what people found in them."""

import csv
import io
from pathlib import Path

import pytest

from diplograph.checks import check
from diplograph.evaluation import scoring
from diplograph.evaluation.evaluate import Evaluation, evaluate
from diplograph.evaluation.gold import read_gold
from diplograph.graph.ask import run, written
from diplograph.graph.kg import open_store
from diplograph.packs.query import query
from diplograph.pipeline import Built, Options, build

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
LEAST_F1 = {
    scoring.STANCES: 0.92,
    scoring.ENDORSEMENTS: 0.94,
    scoring.MAIN_EVENTS: 0.95,
    scoring.PARTICIPANTS: 0.95,
}
LEAST_F1_OVERALL = {scoring.STANCES: 0.95, scoring.EVERY_SLOT: 0.85, scoring.COOPERATION: 0.85}
MOST_FALSE = 0.01


def share(each: scoring.Share) -> float:
    return each.part / each.whole if each.whole else 0.0


def answer(kg: Path, name: str, **parameters: str) -> list[dict[str, str]]:
    table = run(open_store(kg), query(name), parameters)
    return list(csv.DictReader(io.StringIO("".join(written(table, "csv")))))


@pytest.fixture(scope="session")
def seed(corpora: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("seed") / "KG"
    build([corpora / "seed"], target, Options(workers=1))
    return target


@pytest.fixture(scope="session")
def seed_of_china(corpora: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("seed") / "KG"
    build([corpora / "seed"], target, Options(workers=1, publisher="CHN"))
    return target


@pytest.fixture(scope="session")
def dev(corpora: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("dev") / "KG"
    build([corpora / "dev" / tag for tag in LANGUAGES], target, Options(workers=2))
    return target


@pytest.fixture(scope="session")
def measured(corpora: Path, dev: Path) -> Evaluation:
    gold = [each for tag in LANGUAGES for each in read_gold(corpora / "dev" / tag)]
    done = evaluate(gold, open_store(dev), resamples=0)
    assert done.lacking == ()
    return done


def test_the_seed_is_read_without_a_miss(seed: Path, corpora: Path):
    found = evaluate(read_gold(corpora / "seed"), open_store(seed), resamples=0).overall.comparison
    for name in (scoring.STANCES, scoring.EVERY_SLOT, scoring.ENDORSEMENTS, scoring.MAIN_EVENTS, scoring.PARTICIPANTS):
        tally = found.tallies[name]
        assert (name, tally.spurious, tally.missed) == (name, 0, 0)
    assert found.tallies[scoring.COOPERATION].both >= 10
    assert found.tallies[scoring.COOPERATION].spurious == 0
    assert found.shares[scoring.OFFICES].part == found.shares[scoring.OFFICES].whole > 0
    assert found.shares[scoring.NEGATIVES].part == 0 < found.shares[scoring.NEGATIVES].whole
    for name in scoring.ON_MATCHED:
        assert (name, share(found.shares[name])) == (name, 1.0)


@pytest.mark.parametrize("initiative", ["gdi", "gsi", "gci"])
def test_the_seed_says_who_endorsed_each_initiative_and_in_which_words(seed_of_china: Path, initiative: str):
    (row,) = answer(seed_of_china, "endorsements/who-endorsed", initiative=initiative)
    assert (row["iso3"], row["level"], row["modality"]) == ("KAZ", "4", "asserts")
    assert row["tier"] == "own-voice-counterpart-readout"
    assert "soutenait activement" in row["quote"]


def test_without_a_publisher_the_tier_says_that_it_is_not_known(seed: Path):
    (row,) = answer(seed, "endorsements/who-endorsed", initiative="gdi")
    assert row["iso3"] == "KAZ"
    assert row["tier"] != "own-voice-counterpart-readout"
    assert "unknown" in row["tier"]


def test_nobody_endorsed_in_the_seed_what_is_not_in_it(seed_of_china: Path):
    assert answer(seed_of_china, "endorsements/who-endorsed", initiative="ggi") == []


@pytest.mark.slow
@pytest.mark.parametrize("tag", LANGUAGES)
def test_each_language_is_read_as_a_careful_person_reads_it(measured: Evaluation, tag: str):
    found = measured.groups[tag].comparison
    figures = {name: round(found.tallies[name].f1, 3) for name in LEAST_F1}
    assert {name: value for name, value in figures.items() if value < LEAST_F1[name]} == {}
    assert share(found.shares[scoring.FALSE_ENDORSEMENTS]) <= MOST_FALSE
    assert share(found.shares[scoring.FALSE_CLAIMS]) <= MOST_FALSE
    assert share(found.shares[scoring.NEGATIVES]) <= MOST_FALSE


@pytest.mark.slow
def test_all_languages_together_are_read_well_in_every_slot(measured: Evaluation):
    found = measured.overall.comparison
    figures = {name: round(found.tallies[name].f1, 3) for name in LEAST_F1_OVERALL}
    assert {name: value for name, value in figures.items() if value < LEAST_F1_OVERALL[name]} == {}


@pytest.mark.slow
def test_the_dev_corpus_conforms_and_the_reasoner_finds_no_contradiction(dev: Path):
    outcome = check(dev, reason=True)
    assert outcome.violations == 0
    assert outcome.reasoner is not None
    assert outcome.reasoner.consistent
    assert outcome.reasoner.unsatisfiable == ()


@pytest.mark.slow
def test_three_thousand_real_texts_are_built_and_none_is_lost(corpora: Path, tmp_path: Path):
    inputs = sorted((corpora / "wild").glob("*.jsonl"))
    assert inputs
    done: Built = build(inputs, tmp_path / "KG", Options(workers=2))
    assert done.refusals == []
    lines = sum(1 for each in inputs for line in each.read_bytes().splitlines() if line.strip())
    assert done.counts["documents"] == lines > 2900
