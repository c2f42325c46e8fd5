"""Gold files: what they say, and what is wrong in them."""

import json
from pathlib import Path

import pytest

from diplograph.errors import UsageError
from diplograph.evaluation.gold import parse, read_gold

STANCE = {"holder": "KAZ", "topic": "gdi", "level": 3, "modality": "asserts", "voice": "own", "quote": "supports"}


def document(**fields: object) -> bytes:
    return json.dumps({"doc": "a", "lang": "en", "stances": [STANCE]} | fields).encode()


def test_a_folder_is_read_with_its_subfolders_and_what_is_no_gold_file_is_passed_over(gold_folder: Path):
    names = [each.doc for each in read_gold(gold_folder)]
    assert "almaty-cn-en" in names
    assert "left-out-en" not in names, "it says that it is excluded"
    assert names == sorted(names)


def test_what_may_be_absent_is_absent():
    found = parse(document(), "a.gold.json")
    assert (found.published, found.events, found.negatives, found.cooperation, found.labels) == (None, (), (), (), ())
    stance = found.stances[0]
    assert (stance.speaker, stance.target, stance.bundled, stance.sign) == (None, None, False, 1)


def test_a_remark_of_the_person_is_passed_over():
    assert parse(document(remark="x"), "a.gold.json") == parse(document(), "a.gold.json")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", r"a\.gold\.json: "),
        (b"\xff", r"a\.gold\.json: "),
        (b'{"doc": "a", "lang": "en"}', "stances"),
        (document(doc=""), r"\$\.doc"),
        (document(stances=[STANCE | {"level": 6}]), r"\$\.stances\[0\]\.level"),
        (document(stances=[STANCE, STANCE | {"level": "3"}]), r"\$\.stances\[1\]\.level"),
        (document(stances=[STANCE | {"voice": "loud"}]), r"\$\.stances\[0\]\.voice"),
        (document(stances=[STANCE | {"quote": ""}]), r"\$\.stances\[0\]\.quote"),
        (document(events=[{"type": "call", "status": "soon"}]), r"\$\.events\[0\]\.status"),
        (document(labels=[{"pair": ["CHN"], "text": "x"}]), r"\$\.labels\[0\]\.pair"),
    ],
)
def test_a_wrong_gold_file_says_which_field_of_which_file(content: bytes, words: str):
    with pytest.raises(UsageError, match=words) as caught:
        parse(content, "a.gold.json")
    assert "a.gold.json" in str(caught.value)


def test_two_gold_files_of_one_document_are_refused_with_both_names(tmp_path: Path):
    for name in ("one", "two"):
        (tmp_path / f"{name}.gold.json").write_bytes(document())
    with pytest.raises(UsageError, match=r"two\.gold\.json: .*one\.gold\.json"):
        read_gold(tmp_path)


def test_a_file_that_calls_itself_gold_has_to_be_one(tmp_path: Path):
    (tmp_path / "a.gold.json").write_bytes(document())
    (tmp_path / "b.json").write_bytes(b"[1]")
    assert len(read_gold(tmp_path)) == 1
    (tmp_path / "b.gold.json").write_bytes(b"[1]")
    with pytest.raises(UsageError, match=r"b\.gold\.json"):
        read_gold(tmp_path)


@pytest.mark.parametrize("name", [".", "nowhere"])
def test_a_place_without_gold_files_is_refused(tmp_path: Path, name: str):
    with pytest.raises(UsageError, match="gold file"):
        read_gold(tmp_path / name)


def test_one_file_with_a_byte_order_mark_can_be_given(tmp_path: Path):
    file = tmp_path / "a.json"
    file.write_bytes(b"\xef\xbb\xbf" + document())
    assert read_gold(file)[0].stances[0].topic == "gdi"
