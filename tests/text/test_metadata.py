"""Front matter, sidecars and fields of lines: what is read, and what is refused with its line."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.text.metadata import MetadataError, checked, edtf_of, identifier, json_fields, split_front_matter


def test_all_scalars_of_front_matter_are_strings():
    fields, body = split_front_matter("---\nid: 007\npublished: 2024-12-01\nlang: no\n---\nWords.\n")
    assert fields == {"id": "007", "published": "2024-12-01", "lang": "no"}
    assert body == "Words.\n"


def test_a_rule_between_paragraphs_is_no_front_matter():
    text = "---\n\nWords.\n---\n"
    assert split_front_matter(text) == ({}, text)


@pytest.mark.parametrize(
    ("block", "line", "what"),
    [
        ("title: a\nlang: &x fr\nrights: *x", 3, "anchors or aliases"),
        ("title: a\nlang: [fr, en]", 3, "more than words"),
        ("title: a\ntitle: b", 3, "twice"),
        ("title: A: b: c", 2, "broken front matter"),
        ("title: 'never closed", 2, "broken front matter"),
        ("lang:\n  a: b", 3, "more than words"),
        ("[" * 50_000, 2, "front matter"),
        ("title: \x07", 1, "broken front matter"),
    ],
)
def test_broken_front_matter_is_refused_with_its_line(block: str, line: int, what: str):
    with pytest.raises(MetadataError, match=what) as caught:
        split_front_matter(
            f"---\ntitle0: x\n{block}\n---\nWords." if block.startswith("[") else f"---\n{block}\n---\nWords."
        )
    assert abs(caught.value.line - line) <= 1
    assert caught.value.remedy


def test_front_matter_that_never_ends_is_refused():
    with pytest.raises(MetadataError, match="never closed"):
        split_front_matter("---\ntitle: a\nWords.\n")


def test_a_list_under_an_unknown_field_is_passed_over():
    fields, _ = split_front_matter("---\ntags: [a, {b: c}]\nlang: fr\n---\n")
    assert fields == {"lang": "fr"}


def test_a_tag_of_yaml_constructs_nothing():
    fields, _ = split_front_matter("---\ntitle: !!python/object/apply:os.getcwd words\n---\n")
    assert fields == {"title": "words"}


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b'{"a": 1,}', b"[" * 100_000, b'{"title": ["a"]}', b"\xff{}"])
def test_what_is_no_json_object_of_strings_is_refused(data: bytes):
    with pytest.raises(MetadataError):
        json_fields(data, what="the line")


def test_numbers_become_strings_and_null_is_nothing():
    assert json_fields(b'{"published": 2024, "url": null, "extra": [1]}', what="the line") == {"published": "2024"}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-12-01", "2024-12-01"),
        ("2024-12-01T08:30:00+08:00", "2024-12-01"),
        ("2024/7/3", "2024-07-03"),
        ("2024-07", "2024-07"),
        ("2024", "2024"),
        ("1er décembre 2024", "2024-12-01"),
        ("June 3, 2024", "2024-06-03"),
        ("2024年12月1日", "2024-12-01"),
        ("8 июля 2024 г.", "2024-07-08"),
        ("25/12/2024", "2024-12-25"),
        ("03/04/2024", ""),
        ("2024-02-30", ""),
        ("2024-13", ""),
        ("soon", ""),
    ],
)
def test_a_day_of_publication_is_read_unless_it_can_mean_two_days(value: str, expected: str):
    assert edtf_of(value) == expected


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("url", "javascript:alert(1)"),
        ("url", "//x"),
        ("publisher", "China"),
        ("medium", "radio"),
        ("lang", "français?"),
        ("published", "soon"),
    ],
)
def test_a_value_that_makes_no_sense_is_left_out_with_a_warning(field: str, value: str):
    fields, warnings = checked({field: value})
    assert fields == {}
    assert len(warnings) == 1
    assert repr(value) in warnings[0]


def test_unknown_fields_give_one_warning_and_notes_none():
    assert checked({"note": "x"}) == ({}, ())
    _, warnings = checked({"colour": "x", "author": "y"})
    assert warnings == ("metadata not known and not read: author, colour",)


@pytest.mark.parametrize(("value", "tag"), [("zh-Hans-CN", "zh"), ("FR_fr", "fr"), ("fra", "fr"), ("kk", "kk")])
def test_a_language_tag_is_reduced_to_its_language(value: str, tag: str):
    assert checked({"lang": value})[0] == {"lang": tag}


@given(st.text())
def test_an_identifier_never_leaves_its_folder(words: str):
    found = identifier(words)
    assert "/" not in found
    assert "\\" not in found
    assert not found.startswith(".")
    assert identifier(found) == found


@given(st.text())
def test_no_front_matter_breaks_the_reader(block: str):
    with suppress(MetadataError):
        fields, body = split_front_matter(f"---\ntitle: {block}\n---\n")
        assert all(isinstance(each, str) for each in (*fields, *fields.values(), body))
