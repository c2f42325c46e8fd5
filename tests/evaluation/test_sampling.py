"""Samples: who is drawn, what is written, and what the marks say."""

import csv
from collections import Counter
from io import StringIO
from pathlib import Path

import pyoxigraph as ox
import pytest

from diplograph.errors import UsageError
from diplograph.evaluation import judgement
from diplograph.evaluation.found import rows
from diplograph.evaluation.intervals import wilson
from diplograph.evaluation.sampling import COLUMNS, draw, read_sample, written
from diplograph.graph.kg import open_store


@pytest.fixture(scope="module")
def built(kg: Path) -> ox.Store:
    return open_store(kg)


def marked_file(folder: Path, *marks: tuple[str, int, str], delimiter: str = ",") -> Path:
    """Write a sample of so many claims or rejections with a mark each."""
    lines = [
        dict.fromkeys(COLUMNS, "") | {"kind": kind, "iri": "x", "lang": "en", "population": "100", "mark": mark}
        for kind, count, mark in marks
        for _ in range(count)
    ]
    buffer = StringIO(newline="")
    writer = csv.DictWriter(buffer, COLUMNS, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(lines)
    file = folder / "check.csv"
    file.write_text(buffer.getvalue(), "utf-8-sig", newline="")
    return file


def test_the_same_seed_draws_the_same_bytes_and_another_seed_other_cases(built: ox.Store):
    def drawn(seed: int) -> bytes:
        return written(draw(built, 12, by=("topic", "lang"), seed=seed))

    assert drawn(1) == drawn(1)
    assert drawn(1) != drawn(2)


def test_a_sample_has_half_claims_and_half_rejections_each_once(built: ox.Store):
    lines = list(draw(built, 12))
    assert Counter(each["kind"] for each in lines) == {"claim": 6, "rejection": 6}
    assert len({each["iri"] for each in lines}) == 12


def test_where_one_kind_is_rare_the_other_fills_up(store: ox.Store):
    rejections = len(list(rows(store, "review/rejections")))
    claims = len(list(rows(store, "claims/all")))
    assert rejections < 5
    lines = list(draw(store, 12))
    assert Counter(each["kind"] for each in lines) == {"claim": 12 - rejections, "rejection": rejections}
    assert len(list(draw(store, 10_000))) == claims + rejections


def test_each_group_gets_its_share(built: ox.Store):
    everything = Counter(row["holder"] for row in rows(built, "claims/all"))
    size = sum(everything.values()) // 2
    drawn = Counter(each["holder"] for each in draw(built, 2 * size, by=("holder",)) if each["kind"] == "claim")
    claims = sum(drawn.values())
    for holder, count in everything.items():
        expected = count * claims / sum(everything.values())
        assert abs(drawn[holder] - expected) < 1 + 1e-9, holder


def test_over_many_seeds_every_claim_is_drawn_about_as_often(store: ox.Store):
    times: Counter[str] = Counter()
    for seed in range(60):
        times.update(each["iri"] for each in draw(store, 10, by=("topic",), seed=seed) if each["kind"] == "claim")
    claims = [row["claim_iri"] for row in rows(store, "claims/all")]
    expected = sum(times.values()) / len(claims)
    assert set(times) == set(claims)
    assert all(0.4 * expected < times[claim] < 1.8 * expected for claim in claims)


def test_a_line_shows_the_words_in_their_sentence_and_how_many_there_are(store: ox.Store):
    lines = list(draw(store, 10_000))
    claims = [each for each in lines if each["kind"] == "claim"]
    assert {each["population"] for each in claims} == {str(len(claims))}
    for each in lines:
        assert " ".join(each["quote"].split()) in each["sentence"]
    assert all(each["rule"] and not each["level"] for each in lines if each["kind"] == "rejection")


def test_no_text_of_a_sample_runs_as_a_formula(store: ox.Store):
    lines = [each | {"sentence": "=1+1", "speaker": "@x"} for each in draw(store, 1)]
    text = written(iter(lines)).decode("utf-8-sig")
    row = next(csv.DictReader(StringIO(text)))
    assert (row["sentence"], row["speaker"]) == ("'=1+1", "'@x")


def test_a_sample_comes_back_from_a_file_with_its_marks(store: ox.Store, tmp_path: Path):
    file = tmp_path / "check.csv"
    file.write_bytes(written(each | {"mark": "Right "} for each in draw(store, 8)))
    found = read_sample(file)
    assert [each.mark for each in found] == ["right"] * 8
    assert {each.population for each in found if each.kind == "claim"} == {len(list(rows(store, "claims/all")))}


def test_an_unknown_column_to_draw_by_is_refused(store: ox.Store):
    with pytest.raises(UsageError, match="'colour'"):
        list(draw(store, 5, by=("colour",)))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_precision_and_right_rejections_have_wilsons_intervals(tmp_path: Path, delimiter: str):
    marks = (("claim", 45, "right"), ("claim", 5, "wrong"), ("rejection", 40, "right"), ("rejection", 10, "wrong"))
    file = marked_file(tmp_path, *marks, ("claim", 2, "unsure"), ("rejection", 3, ""), delimiter=delimiter)
    judged = judgement.of(read_sample(file))
    told = judgement.as_dict(judged)
    interval = wilson(45, 50)
    assert told["precision"] == {"right": 45, "marked": 50, "rate": 0.9, "low": interval.low, "high": interval.high}
    assert told["right_rejections"]["rate"] == 0.8
    assert (told["unmarked"], told["unsure"]) == (3, 2)
    shown = "\n".join(judgement.lines(judged))
    assert "precision of the claims: 45 of 50, 0.900 (0.786 to 0.957)" in shown
    assert "left out: 3 without a mark, 2 unsure" in shown


def test_recall_weighs_both_kinds_by_how_many_there_are(tmp_path: Path):
    marks = (("claim", 9, "right"), ("claim", 1, "wrong"), ("rejection", 9, "right"), ("rejection", 1, "wrong"))
    overall = judgement.of(read_sample(marked_file(tmp_path, *marks))).overall
    assert overall.recall == pytest.approx(90 / (90 + 10))
    assert overall.recall_interval is not None
    assert overall.recall_interval.low < overall.recall < overall.recall_interval.high


def test_without_marked_rejections_there_is_no_recall(tmp_path: Path):
    judged = judgement.of(read_sample(marked_file(tmp_path, ("claim", 9, "right"))))
    assert judged.overall.recall is None
    assert judgement.as_dict(judged)["recall"] is None
    assert any("none marked" in line for line in judgement.lines(judged))


def test_a_sample_is_judged_by_one_of_its_columns(tmp_path: Path):
    marked = read_sample(marked_file(tmp_path, ("claim", 4, "right")))
    assert list(judgement.of(marked, by="lang").groups) == ["en"]
    with pytest.raises(UsageError, match="'medium'"):
        judgement.of(marked, by="medium")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("right", "maybe", r"check\.csv:2: mark 'maybe'"),
        ("claim", "klaim", r"check\.csv:2: kind 'klaim'"),
        ("100", "many", r"check\.csv:2: population 'many'"),
        ("right", "", "no line has a mark"),
        ("population", "size", r"check\.csv:1: no column 'population'"),
    ],
)
def test_a_sample_that_is_spoilt_says_where(tmp_path: Path, old: str, new: str, words: str):
    file = marked_file(tmp_path, ("claim", 1, "right"))
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(UsageError, match=words):
        read_sample(file)


def test_a_file_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(UsageError, match="cannot be read"):
        read_sample(tmp_path / "nothing.csv")
