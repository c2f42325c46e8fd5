"""Decisions in a build: read, written beside the claims, heeded by answers that ask for it."""

from pathlib import Path

import pytest

from diplograph.errors import UsageError
from diplograph.graph.ask import run
from diplograph.graph.kg import open_store
from diplograph.packs.query import query
from diplograph.pipeline import Options, build

SAMPLES = sorted((Path(__file__).parents[2] / "builder" / "diplograph" / "samples").glob("2024-0*-en.md"))
HEADER = "claim_iri,verdict,field,value,reviewer,date,reason\n"
ELSEWHERE = "https://w3id.org/diplograph/id/readout/x-00000000#position-0000000000"


def rows(kg: Path, name: str, **bindings: str) -> list[dict[str, str]]:
    table = run(open_store(kg), query(name), bindings)
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_an_overruled_claim_stays_and_an_answer_may_leave_it_out(tmp_path: Path):
    build(SAMPLES, tmp_path / "plain", Options(workers=1))
    chosen = rows(tmp_path / "plain", "endorsements/who-endorsed")[0]["claim_iri"]
    file = tmp_path / "claim_decisions.csv"
    file.write_text(f"{HEADER}{chosen},overrule,,,A,2026-01-31,praise\n{ELSEWHERE},confirm,,,A,2026-01-31,\n", "utf-8")
    done = build(SAMPLES, tmp_path / "kg", Options(workers=1, decisions=file))
    assert [each for each in done.warnings if ELSEWHERE in each]
    plain, reviewed = ((tmp_path / name / "graph.nq").read_text("utf-8").splitlines() for name in ("plain", "kg"))
    assert set(plain) < set(reviewed)
    assert {row["claim_iri"] for row in rows(tmp_path / "kg", "claims/all") if row["reviewed"] == "true"} == {chosen}
    assert chosen in {row["claim_iri"] for row in rows(tmp_path / "kg", "endorsements/who-endorsed")}
    left = rows(tmp_path / "kg", "endorsements/who-endorsed", reviewed="true")
    assert chosen not in {row["claim_iri"] for row in left}


def test_a_wrong_decision_stops_the_build_before_anything_is_written(tmp_path: Path):
    file = tmp_path / "claim_decisions.csv"
    file.write_text(f"{HEADER}gdi,confirm,,,A,2026-01-31,\n", "utf-8")
    with pytest.raises(UsageError, match=r"claim_decisions\.csv:2"):
        build(SAMPLES, tmp_path / "kg", Options(workers=1, decisions=file))
    assert not (tmp_path / "kg").exists()
