"""Fixed forms are found as whole words, with their capitals, where they stand in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.errors import PackError
from diplograph.packs.matcher import Matcher, fold


def found(text: str, *forms: str, spaced: bool = True) -> list[tuple[str, str]]:
    matcher = Matcher(forms, spaced=spaced)
    return sorted((match.form, text[match.start : match.end]) for match in matcher.all(text, fold(text)))


@given(st.text())
def test_folding_keeps_every_offset(text: str):
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_folds_no_further(text: str):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("written", "folded"),
    [("L’Été", "l'été"), ("«A»", '"a"'), ("a\u00a0b\u202fc\nd", "a b c d"), ("Kara‑Balta", "kara-balta"), ("İ", "İ")],
)
def test_marks_that_are_typed_in_many_ways_fold_to_one(written: str, folded: str):
    assert fold(written) == folded


def test_a_form_matches_whole_words_only_where_the_script_has_spaces():
    assert found("Malian troops in Mali and Somalia", "mali") == [("mali", "Mali")]
    assert found("在索马里", "马里", spaced=False) == [("马里", "马里")]


def test_a_form_that_ends_in_a_mark_needs_no_space_after_it():
    assert found("in the U.S.and the U.S. too", "u.s.") == [("u.s.", "U.S."), ("u.s.", "U.S.")]


def test_a_combining_mark_belongs_to_its_word():
    assert found("cote\u0301", "cote") == []


def test_a_capital_in_a_form_demands_a_capital_in_the_text():
    assert found("Turkey and turkey", "Turkey") == [("Turkey", "Turkey")]
    assert found("TURKEY and Turkey", "turkey") == [("turkey", "TURKEY"), ("turkey", "Turkey")]


def test_of_two_forms_that_differ_in_capitals_the_longest_reading_takes_the_one_with_more_capitals_that_fit():
    matcher = Matcher(["GDI", "gdi"], spaced=True)
    text = "The GDI and the gdi"
    assert [match.form for match in matcher.longest(text, fold(text))] == ["GDI", "gdi"]


def test_every_form_is_found_also_inside_another():
    assert found("Papua New Guinea", "guinea", "papua new guinea") == [
        ("guinea", "Guinea"),
        ("papua new guinea", "Papua New Guinea"),
    ]


def test_the_longest_of_the_leftmost_forms_wins_where_they_may_not_overlap():
    matcher = Matcher(["new guinea", "papua new", "papua new guinea", "guinea"], spaced=True)
    text = "Papua New Guinea, Guinea"
    assert [match.form for match in matcher.longest(text, fold(text))] == ["papua new guinea", "guinea"]


@pytest.mark.parametrize("form", ["", " ", " mali", "mali "])
def test_a_form_with_space_around_it_is_refused(form: str):
    with pytest.raises(PackError, match="a form must be a word without spaces around it"):
        Matcher([form], spaced=True)


@given(
    st.lists(st.sampled_from(["ab", "b", "abc", "é", "中文", "中"]), min_size=1),
    st.text(alphabet="abcé中文 ", max_size=30),
)
def test_the_automaton_finds_what_looking_at_every_place_finds(forms: list[str], text: str):
    matcher = Matcher(forms, spaced=False)
    everywhere = {(at, at + len(form), form) for form in forms for at in range(len(text)) if text.startswith(form, at)}
    assert {tuple(match) for match in matcher.all(text, fold(text))} == everywhere
