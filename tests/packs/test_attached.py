"""Arabic names are found with what is written together with them, and read as the names that the data have."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.packs.attached import ATTACHMENTS, AttachedMatcher
from diplograph.packs.gazetteer import Entry, Gazetteer
from diplograph.packs.matcher import Match, fold

ARABIC = ATTACHMENTS["ar"]
FORMS = ("الصين", "صيني", "أرمينيا", "ألمانيا", "المبادرة العالمية", '"الجنوب العالمي"', "لبنان", "G20")


def found(text: str, *forms: str) -> list[str]:
    return [text[match.start : match.end] for match in AttachedMatcher(forms, ARABIC).all(text, fold(text))]


@pytest.mark.parametrize("text", ["الصين", "والصين", "بالصين", "وبالصين", "للصين", "وللصين", "كالصين", "فالصين"])
def test_a_name_is_found_with_the_proclitics_before_it(text: str):
    assert found(f"قال {text}.", "الصين") == [text]


@pytest.mark.parametrize("text", ["لالصين", "لصين", "سالصين", "ووالصين", "الصينيون", "قوالصين"])
def test_a_name_is_not_found_in_another_word(text: str):
    assert found(text, "الصين") == []


def test_a_phrase_takes_fewer_proclitics_than_a_word():
    assert found("وللمبادرة العالمية", "المبادرة العالمية") == ["وللمبادرة العالمية"]
    assert found("كالمبادرة العالمية", "المبادرة العالمية") == []


def test_a_name_in_quotation_marks_is_found_with_a_proclitic_and_after_any_other_word():
    assert found('ب"الجنوب العالمي"', '"الجنوب العالمي"') == ['ب"الجنوب العالمي"']
    assert found('قال"الجنوب العالمي"', '"الجنوب العالمي"') == ['"الجنوب العالمي"']


def test_an_alif_may_lack_its_hamza_and_has_no_other():
    assert found("أرمينيا وارمينيا", "أرمينيا") == ["أرمينيا", "وارمينيا"]
    assert found("إرمينيا", "أرمينيا") == []
    assert found("أيران", "ايران") == []


def test_only_the_alif_of_the_article_is_swallowed():
    assert found("لألمانيا ولالمانيا", "ألمانيا") == ["لألمانيا", "ولالمانيا"]
    assert found("للمانيا", "ألمانيا") == []


def test_marks_between_the_letters_are_no_hindrance():
    assert found("ولِلصِّينِ", "الصين") == ["ولِلصِّينِ"]


def test_a_capital_demands_a_capital():
    assert found("لـG20 وg20", "G20") == ["لـG20"]


@given(st.lists(st.sampled_from((*FORMS, *"ولبفكاأ", " ", "ّ", "لل")), max_size=8).map("".join))
def test_what_is_found_is_what_is_found_among_all_forms_written_out(text: str):
    written_out = {
        proclitic + (spelling[1:] if swallowed else spelling)
        for form, proclitic in product(FORMS, ("", *ARABIC.to_words))
        for spelling in (form, form.translate(str.maketrans("أإآ", "ااا")))
        for swallowed in (False, True)
        if ARABIC.joins(proclitic, form, swallowed=swallowed)
    }
    plain = Gazetteer("en", {"actors": [(form, "XXX", "name") for form in written_out]}, spaced=True)
    expected = plain.matcher.longest(text, fold(text))
    assert AttachedMatcher(FORMS, ARABIC).longest(text, fold(text)) == expected


def arabic(**lists: list[tuple[str, str, str]]) -> Gazetteer:
    return Gazetteer("ar", lists, spaced=True)


def entries(names: Gazetteer, text: str) -> list[Entry]:
    return [entry for match in names.matcher.all(text, fold(text)) for entry in names.entries(match.form)]


def test_a_written_form_goes_before_the_same_form_made_by_a_proclitic():
    names = arabic(actors=[("بنان", "XXX", "name"), ("لبنان", "LBN", "name")], places=[("بنان", "banan", "city")])
    assert entries(names, "لبنان") == [Entry("actor", "LBN", "name"), Entry("place", "banan", "city")]
    assert names.matcher.all("لبنان", "لبنان") == (Match(0, 5, "لبنان"),)


def test_of_forms_that_a_text_spells_alike_the_use_decides_and_those_of_one_use_share():
    names = arabic(people=[("أحمد", "one", "family"), ("إحمد", "two", "family")], actors=[("آسيا", "A", "name")])
    assert entries(names, "واحمد") == [Entry("person", "one two", "family")]
    assert entries(names, "أحمد") == [Entry("person", "one", "family")]
    assert names.entries("احم") == ()
