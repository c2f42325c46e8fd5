"""The commands `evaluate`, `annotate` and `sample`, from one to the next."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from diplograph.cli.evaluating import annotate, evaluate, sample
from diplograph.errors import UsageError


def run(command: object, *arguments: object) -> str:
    outcome = CliRunner().invoke(command, [str(each) for each in arguments], catch_exceptions=False)
    assert outcome.exit_code == 0, outcome.output
    return outcome.output


def test_a_person_annotates_corrects_and_evaluates(kg: Path, tmp_path: Path):
    gold = tmp_path / "gold"
    assert "gold files" in run(annotate, kg, "-o", gold)
    files = sorted(gold.glob("*.gold.json"))
    assert len(files) > 3
    corrected = next(each for each in files if len(json.loads(each.read_bytes())["stances"]) > 1)
    content = json.loads(corrected.read_bytes())
    removed = content["stances"].pop(0)
    corrected.write_text(json.dumps(content), "utf-8")
    told = run(evaluate, gold, kg, "--all-topics", "--errors", 5, "--resamples", 20)
    assert f"SPURIOUS {content['doc']}: {removed['holder']}" in told
    assert removed["sentence"] in told
    with pytest.raises(UsageError, match="--force"):
        run(annotate, kg, "-o", gold)


def test_one_document_can_be_annotated(kg: Path, tmp_path: Path):
    run(annotate, kg, "-o", tmp_path)
    name = min(tmp_path.glob("*.gold.json")).name.removesuffix(".gold.json")
    run(annotate, kg, "--doc", name, "-o", tmp_path / "one")
    assert [each.name for each in (tmp_path / "one").iterdir()] == [f"{name}.gold.json"]


def test_the_same_evaluation_is_the_same_bytes(kg: Path, tmp_path: Path):
    run(annotate, kg, "-o", tmp_path)
    once = run(evaluate, tmp_path, kg, "--json", "--resamples", 50, "--seed", 3)
    assert once == run(evaluate, tmp_path, kg, "--json", "--resamples", 50, "--seed", 3)
    assert json.loads(once)["scores"]["stances"]["f1"] == 1.0


def test_a_sample_is_drawn_marked_and_judged(kg: Path, tmp_path: Path):
    file = tmp_path / "check.csv"
    assert "5 claims and 5 rejections" in run(sample, kg, "-n", 10, "--by", "topic, lang", "-o", file)
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, list(rows[0]))
        writer.writeheader()
        writer.writerows(row | {"mark": "right"} for row in rows)
    assert "precision of the claims: 5 of 5, 1.000 (0.566 to 1.000)" in run(evaluate, "--sample", file)
    assert json.loads(run(evaluate, "--sample", file, "--by", "topic", "--json"))["precision"]["right"] == 5
    with pytest.raises(UsageError, match="--force"):
        run(sample, kg, "-n", 10, "-o", file)


@pytest.mark.parametrize("arguments", [(), ("gold",), ("gold", "kg", "--sample", "x.csv")])
def test_gold_and_graph_or_a_sample_alone_have_to_be_given(arguments: tuple[str, ...]):
    with pytest.raises(UsageError, match="GOLD and KG, or --sample"):
        run(evaluate, *arguments)
