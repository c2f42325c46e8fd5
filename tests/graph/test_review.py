"""Decisions as quads, and what the questions of the pack `review` make of them, by two engines."""

import runpy
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from diplograph.graph import ask
from diplograph.graph.assemble import block
from diplograph.graph.review import GRAPH, claims_in, review, unmet
from diplograph.packs.decisions import ClaimDecision, IdentityDecision
from diplograph.packs.query import queries, query

ROOT = Path(__file__).parents[2]
MADE = runpy.run_path(str(ROOT / "tests" / "graph" / "readings.py"))
QUESTIONS = [each for each in queries() if each.name.startswith("review/")]
ELSEWHERE = "https://w3id.org/diplograph/id/readout/elsewhere-0a1b2c3d#position-00000000aa"
PERSONS = (
    "https://w3id.org/diplograph/id/person/chn-lin-wei",
    "https://w3id.org/diplograph/id/readout/almaty-0a1b2c3d#person-lin",
)

Rows = list[dict[str, str]]


def rows(decided: ox.Store, name: str, **bindings: str) -> Rows:
    table = ask.run(decided, query(name), bindings)
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


@pytest.fixture(scope="module")
def claims(store: ox.Store) -> dict[tuple[str, str, str], str]:
    return {(row["doc"], row["holder"], row["topic"]): row["claim_iri"] for row in rows(store, "claims/all")}


@pytest.fixture(scope="module")
def decisions(claims: dict[tuple[str, str, str], str]) -> tuple[ClaimDecision, ...]:
    def decided(claim: str, verdict: str, field: str = "", value: str = "") -> ClaimDecision:
        signed = {"reviewer": "A. Reader", "date": "2026-01-31", "reason": "read anew"}
        return ClaimDecision(claim=claim, verdict=verdict, field=field, value=value, **signed)

    doc = "tashkent-joint-en"
    return (
        decided(claims[doc, "UZB", "gdi"], "overruled"),
        decided(claims[doc, "UZB", "gsi"], "corrected", "level", "2"),
        decided(claims[doc, "UZB", "gci"], "corrected", "topic", "ggi"),
        decided(claims["almaty-cn-en", "KAZ", "gdi"], "confirmed"),
        decided(claims["almaty-cn-en", "KAZ", "gsi"], "corrected", "modality", "asserts"),
        decided(ELSEWHERE, "overruled"),
    )


@pytest.fixture(scope="module")
def same() -> tuple[IdentityDecision, ...]:
    signed = {"left": PERSONS[1], "right": PERSONS[0], "reviewer": "A. Reader"}
    return (
        IdentityDecision(relation="same-as", date="2026-01-31", reason="the same office", **signed),
        IdentityDecision(relation="not-same-as", date="2026-02-01", **signed),
    )


@pytest.fixture(scope="module")
def decided(store: ox.Store, decisions: tuple[ClaimDecision, ...], same: tuple[IdentityDecision, ...]) -> ox.Store:
    made = ox.Store()
    made.extend(store)
    made.extend(review(decisions, same))
    return made


def test_a_decision_deletes_no_claim_and_changes_none(decided: ox.Store, store: ox.Store):
    assert set(store) < set(decided)
    added = {quad.graph_name.value for quad in set(decided) - set(store)}
    assert added == {GRAPH}


def test_the_graph_has_no_blank_node_and_comes_out_the_same_each_time(
    decisions: tuple[ClaimDecision, ...], same: tuple[IdentityDecision, ...]
):
    once = list(review(decisions, same))
    assert once == list(review(decisions, same))
    assert all(isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.object, ox.BlankNode) for quad in once)
    assert set(review(reversed(decisions), same)) == set(once)


def test_two_reviewers_who_decide_alike_are_two_decisions(decisions: tuple[ClaimDecision, ...]):
    first = decisions[0]
    other = ClaimDecision(
        claim=first.claim, verdict=first.verdict, reviewer="B. Reader", date=first.date, reason=first.reason
    )
    nodes = {quad.subject for quad in review([first, other]) if quad.predicate.value.endswith("#reviewer")}
    assert len(nodes) == 2


def test_the_claims_of_a_block_are_those_that_the_questions_find(claims: dict[tuple[str, str, str], str]):
    found = {claim for reading in MADE["READINGS"] for claim in claims_in(block(reading))}
    assert found == set(claims.values())


def test_a_decision_on_a_claim_of_no_document_is_warned_of_and_kept(
    decided: ox.Store, claims: dict[tuple[str, str, str], str], decisions: tuple[ClaimDecision, ...]
):
    warnings = list(unmet(decisions, set(claims.values())))
    assert len(warnings) == 1
    assert ELSEWHERE in warnings[0]
    told = {row["claim_iri"]: row["found"] for row in rows(decided, "review/decisions")}
    assert told[ELSEWHERE] == "false"
    assert set(told.values()) == {"true", "false"}
    assert len(told) == len(decisions)


def test_decisions_can_be_asked_for_by_their_verdict(decided: ox.Store):
    found = rows(decided, "review/decisions", verdict="confirmed")
    assert [(row["doc"], row["holder"], row["topic"], row["standing"]) for row in found] == [
        ("almaty-cn-en", "KAZ", "gdi", "confirmed")
    ]
    corrected = rows(decided, "review/decisions", verdict="corrected")
    assert {(row["field"], row["value"]) for row in corrected} == {
        ("level", "2"),
        ("topic", "ggi"),
        ("modality", "asserts"),
    }


def test_what_is_overruled_or_corrected_is_shown_with_what_replaces_it(decided: ox.Store):
    found = {(row["holder"], row["topic"]): row for row in rows(decided, "review/overruled")}
    assert found["UZB", "gdi"]["verdict"] == "overruled"
    assert (found["UZB", "gsi"]["level"], found["UZB", "gsi"]["corrected_level"]) == ("4", "2")
    assert found["UZB", "gci"]["corrected_topic"] == "ggi"
    assert found["KAZ", "gsi"]["corrected_modality"] == "asserts"
    assert len(found) == 4


def counts(decided: ox.Store) -> dict[tuple[str, str], tuple[int, ...]]:
    names = ("claims", "claims_reviewed", "endorsements", "endorsements_reviewed")
    return {
        (row["state"], row["initiative"]): tuple(int(row[name]) for name in names)
        for row in rows(decided, "review/counts")
    }


def test_counts_stand_with_and_without_the_decisions(decided: ox.Store, store: ox.Store):
    found, before = counts(decided), counts(store)
    assert found["UZB", "gdi"] == (1, 0, 1, 0)
    assert found["UZB", "gsi"] == (1, 1, 1, 0), "at level 2 the claim stays a claim and endorses no more"
    assert found["UZB", "gci"] == (1, 0, 1, 0)
    assert found["UZB", "ggi"] == (0, 1, 0, 1), "a claim counts under the topic that it is corrected to"
    assert found["KAZ", "gsi"][3] == found["KAZ", "gsi"][2] + 1, "asserted instead of offered, it endorses"
    assert found["KAZ", "gdi"] == before["KAZ", "gdi"]
    assert {key: row for key, row in found.items() if key in before and row[::2] != before[key][::2]} == {}


def test_without_decisions_the_counts_are_the_same_twice(store: ox.Store):
    found = counts(store)
    assert found
    assert all(row[0] == row[1] and row[2] == row[3] for row in found.values())


def test_an_author_corrected_to_be_the_holder_endorses_nothing(
    store: ox.Store, claims: dict[tuple[str, str, str], str]
):
    claim = claims["tashkent-joint-en", "UZB", "gdi"]
    signed = {"reviewer": "A", "date": "2026-01-31", "reason": "the other side"}
    made = ox.Store()
    made.extend(store)
    made.extend(review([ClaimDecision(claim=claim, verdict="corrected", field="holder", value="CHN", **signed)]))
    before = counts(store)["CHN", "gdi"]
    assert counts(made)["CHN", "gdi"] == (before[0], before[1] + 1, before[2], before[3])


def test_the_latest_decision_on_an_identity_stands(decided: ox.Store):
    found = rows(decided, "review/identities")
    assert [(row["relation"], row["standing"]) for row in found] == [
        ("same-as", "not-same-as"),
        ("not-same-as", "not-same-as"),
    ]
    assert {(row["left"], row["right"]) for row in found} == {PERSONS}


def test_rejections_and_documents_are_listed_for_a_check(decided: ox.Store):
    assert {row["doc"] for row in rows(decided, "review/documents")} == {
        reading.document.id for reading in MADE["READINGS"]
    }
    rejected = [each for reading in MADE["READINGS"] for each in reading.rejections]
    assert len(rows(decided, "review/rejections")) == len(rejected) > 0


@pytest.mark.parametrize("each", QUESTIONS, ids=lambda each: each.name)
def test_a_second_engine_gives_the_same_rows(decided: ox.Store, dataset: rdflib.Dataset, each: ask.Query):
    table = ask.run(decided, each, {})
    answer = dataset.query(ask.bound(each, {}))
    other = [tuple("" if cell is None else str(cell) for cell in row) for row in answer]
    assert other == list(table.rows)
    assert other


@pytest.fixture(scope="module")
def dataset(decided: ox.Store) -> rdflib.Dataset:
    made = rdflib.Dataset()
    made.parse(data=decided.dump(format=ox.RdfFormat.N_QUADS), format="nquads")
    return made
