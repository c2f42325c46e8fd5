"""Decisions of reviewers: what the files say, what is wrong in them, and which decision stands."""

from pathlib import Path

import pytest

from diplograph.errors import UsageError
from diplograph.packs.decisions import (
    CLAIM_COLUMNS,
    IDENTITY_COLUMNS,
    ClaimDecision,
    identities,
    read_claim_decisions,
    read_identity_decisions,
    stand_ins,
    standing,
)

CLAIM = "https://w3id.org/diplograph/id/readout/almaty-0a1b2c3d#position-00000000aa"
PERSON = "https://w3id.org/diplograph/id/readout/almaty-0a1b2c3d#person-lin-wei"
REGISTERED = "https://w3id.org/diplograph/id/person/chn-lin-wei"


def claim_file(folder: Path, *lines: str) -> Path:
    file = folder / "claim_decisions.csv"
    file.write_text("\n".join([",".join(CLAIM_COLUMNS), *lines, ""]), "utf-8")
    return file


def identity_file(folder: Path, *lines: str) -> Path:
    file = folder / "same_as.csv"
    file.write_text("\n".join([",".join(IDENTITY_COLUMNS), *lines, ""]), "utf-8")
    return file


def decision(verdict: str, date: str, field: str = "", value: str = "") -> ClaimDecision:
    return ClaimDecision(claim=CLAIM, verdict=verdict, field=field, value=value, reviewer="A. Reader", date=date)


def test_a_decision_is_read_with_all_its_cells(tmp_path: Path):
    file = claim_file(
        tmp_path,
        f'{CLAIM},correct,level,3,A. Reader,2026-01-31,"supports, not firmly"',
        ",,,,,,",
        f"{CLAIM},Confirmed,,,B. Reader,2026-02-01,",
    )
    assert read_claim_decisions(file) == (
        ClaimDecision(
            claim=CLAIM,
            verdict="corrected",
            field="level",
            value="3",
            reviewer="A. Reader",
            date="2026-01-31",
            reason="supports, not firmly",
        ),
        ClaimDecision(claim=CLAIM, verdict="confirmed", reviewer="B. Reader", date="2026-02-01"),
    )


@pytest.mark.parametrize("word", ["overrule", "overruled", "OVERRULE"])
def test_a_verdict_is_read_as_verb_or_participle(tmp_path: Path, word: str):
    file = claim_file(tmp_path, f"{CLAIM},{word},,,A,2026-01-31,praise of results")
    assert [each.verdict for each in read_claim_decisions(file)] == ["overruled"]


def test_a_byte_order_mark_and_further_columns_do_no_harm(tmp_path: Path):
    file = tmp_path / "claim_decisions.csv"
    text = f"note,{','.join(CLAIM_COLUMNS)}\nx,{CLAIM},confirm,,,A,2026-01-31,\n"
    file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert read_claim_decisions(file)[0].claim == CLAIM


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("gdi,confirm,,,A,2026-01-31,", "claim_iri 'gdi'"),
        (f"{CLAIM},doubt,,,A,2026-01-31,x", "confirm, correct or overrule"),
        (f"{CLAIM},overrule,,,A,2026-01-31,", "no reason"),
        (f"{CLAIM},correct,colour,red,A,2026-01-31,x", "field 'colour'"),
        (f"{CLAIM},correct,level,6,A,2026-01-31,x", "from -2 to 5"),
        (f"{CLAIM},correct,voice,,A,2026-01-31,x", "own, joint or reported"),
        (f"{CLAIM},confirm,level,3,A,2026-01-31,x", "belong to a correction"),
        (f"{CLAIM},confirm,,,,2026-01-31,x", "no reviewer"),
        (f"{CLAIM},confirm,,,A,31.1.2026,x", "2026-01-31"),
        (f"{CLAIM},confirm,,,A,20260131,x", "2026-01-31"),
        (f"{CLAIM},confirm,,,A,2026-01-31,x,y", "more cells"),
    ],
)
def test_a_wrong_line_is_refused_with_its_number(tmp_path: Path, line: str, words: str):
    file = claim_file(tmp_path, f"{CLAIM},confirm,,,A,2026-01-31,", line)
    with pytest.raises(UsageError, match=words) as caught:
        read_claim_decisions(file)
    assert f"{file}:3: " in str(caught.value)


def test_a_file_without_a_column_or_not_there_is_refused(tmp_path: Path):
    file = tmp_path / "x.csv"
    with pytest.raises(UsageError, match="cannot be read"):
        read_claim_decisions(file)
    file.write_text("claim_iri,verdict\n", "utf-8")
    with pytest.raises(UsageError, match=r"x\.csv:1: no column 'field'"):
        read_claim_decisions(file)


def test_the_latest_date_stands_whatever_the_order_of_the_lines():
    late, early = decision("confirmed", "2026-02-01"), decision("overruled", "2026-01-01")
    assert standing([late, early])[CLAIM].verdict == standing([early, late])[CLAIM].verdict == "confirmed"


def test_on_one_date_the_line_further_down_stands():
    first, second = decision("confirmed", "2026-01-01"), decision("overruled", "2026-01-01")
    assert standing([first, second])[CLAIM].verdict == "overruled"
    assert standing([second, first])[CLAIM].verdict == "confirmed"


def test_corrections_of_several_fields_add_up_and_another_verdict_takes_them_back():
    some = [decision("corrected", "2026-01-01", "level", "3"), decision("corrected", "2026-01-02", "voice", "reported")]
    assert standing(some)[CLAIM].corrections == {"level": "3", "voice": "reported"}
    after = standing([*some, decision("confirmed", "2026-01-03")])[CLAIM]
    assert (after.verdict, after.corrections) == ("confirmed", {})


def test_a_later_correction_of_a_field_replaces_the_earlier_one():
    some = [decision("corrected", "2026-01-02", "level", "2"), decision("corrected", "2026-01-01", "level", "3")]
    assert standing(some)[CLAIM].corrections == {"level": "2"}


def test_an_identity_is_decided_for_a_pair_whichever_stands_left(tmp_path: Path):
    file = identity_file(
        tmp_path,
        f"{PERSON},same-as,{REGISTERED},A,2026-01-31,the same office",
        f"{REGISTERED},not-same-as,{PERSON},B,2026-02-01,a namesake",
    )
    decisions = read_identity_decisions(file)
    assert [each.relation for each in decisions] == ["same-as", "not-same-as"]
    assert identities(decisions) == {(REGISTERED, PERSON): "not-same-as"}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (f"lin-wei,same-as,{PERSON},A,2026-01-31,", "left 'lin-wei'"),
        (f"{PERSON},same-as,{PERSON},A,2026-01-31,", "one IRI"),
        (f"{PERSON},is,{REGISTERED},A,2026-01-31,", "same-as or not-same-as"),
        (f"{PERSON},same-as,{REGISTERED},,2026-01-31,", "no reviewer"),
    ],
)
def test_a_wrong_line_on_identity_is_refused_with_its_number(tmp_path: Path, line: str, words: str):
    file = identity_file(tmp_path, line)
    with pytest.raises(UsageError, match=words) as caught:
        read_identity_decisions(file)
    assert f"{file}:2: " in str(caught.value)


OTHER = "https://w3id.org/diplograph/id/readout/riga-1a2b3c4d#person-lin-wei"


def test_what_is_one_and_the_same_is_stood_for_by_who_is_known_beyond_the_document(tmp_path: Path):
    file = identity_file(
        tmp_path,
        f"{PERSON},same-as,{REGISTERED},A,2026-01-31,",
        f"{OTHER},same-as,{PERSON},A,2026-01-31,",
    )
    assert stand_ins(read_identity_decisions(file)) == {PERSON: REGISTERED, OTHER: REGISTERED}


def test_a_later_decision_that_keeps_two_apart_undoes_that_they_are_one(tmp_path: Path):
    file = identity_file(
        tmp_path,
        f"{PERSON},same-as,{REGISTERED},A,2026-01-31,",
        f"{PERSON},not-same-as,{REGISTERED},B,2026-02-01,a namesake",
    )
    assert stand_ins(read_identity_decisions(file)) == {}


def test_what_is_kept_apart_and_made_one_over_a_third_is_refused(tmp_path: Path):
    file = identity_file(
        tmp_path,
        f"{PERSON},same-as,{REGISTERED},A,2026-01-31,",
        f"{OTHER},same-as,{REGISTERED},A,2026-01-31,",
        f"{OTHER},not-same-as,{PERSON},A,2026-01-31,",
    )
    with pytest.raises(UsageError, match="kept apart"):
        stand_ins(read_identity_decisions(file))
