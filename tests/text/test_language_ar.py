"""The Arabic pack holds the forms that the language and its typists make of a word, not some of them."""

import re

import pytest

from diplograph.model.text import Document
from diplograph.packs.language import LanguagePack, language_pack
from diplograph.text.reading import positions, read

_DIACRITICS = re.compile("[\u064b-\u0652]")
_MEANS_ANOTHER_WORD = {"بيّن", "وبيّن", "فبيّن", "عبّر", "وعبّر", "فعبّر"}
_SAYING = ("report", "reiterate", "thanks", "congratulate")
_STANCES = ("supports", "adheres", "appreciates", "welcomes", "opposes", "condemns", "implements")


def pack() -> LanguagePack:
    """Return the Arabic pack."""
    return language_pack("ar")


def forms() -> set[str]:
    """Return every form of the pack."""
    found = {form for listed in pack().cues.values() for form in listed}
    for verb in pack().verb:
        found |= {*verb.strong, *verb.finite, *verb.future, *verb.infinitive, *verb.noun}
    return found


def bare_verbs() -> list[str]:
    """Return the verbs of saying and of stance in one word that begin with no conjunction."""
    listed = [form for kind in _SAYING for form in pack().cues[kind]]
    listed += [form for verb in pack().verb if verb.name in _STANCES for form in verb.finite]
    return sorted(form for form in listed if " " not in form and not form.startswith(("و", "ف")))


def test_a_form_with_diacritics_stands_beside_its_bare_spelling():
    every = forms()
    marked = [form for form in every if _DIACRITICS.search(form) and form not in _MEANS_ANOTHER_WORD]
    assert len(marked) > 100
    assert sorted(form for form in marked if _DIACRITICS.sub("", form) not in every) == []


@pytest.mark.parametrize("form", ["بين", "عبر", "من"])
def test_a_bare_spelling_that_is_a_preposition_is_no_verb_of_saying(form: str):
    assert form not in pack().cues["report"]


def test_a_verb_of_saying_or_stance_stands_with_the_conjunction_that_is_written_into_it():
    every = forms()
    verbs = bare_verbs()
    assert len(verbs) > 500
    assert [form for form in verbs if f"و{form}" not in every] == []


@pytest.mark.parametrize(
    "forms_of_a_verb",
    [
        ("يدعم", "تدعم", "ندعم", "يدعمان", "تدعمان", "يدعمون"),
        ("يعارض", "تعارض", "نعارض", "يعارضان", "تعارضان", "يعارضون"),
        ("أشاد", "أشادت", "أشادا", "أشادوا", "يشيد", "تشيد"),
        ("يحمي", "تحمي", "يحميان", "يحمون"),
        ("رحب", "رحبت", "رحبا", "رحبوا", "يرحب", "ترحب"),
    ],
)
def test_a_stance_is_told_for_one_for_two_and_for_many(forms_of_a_verb: tuple[str, ...]):
    finite = [set(verb.finite) for verb in pack().verb]
    assert any(set(forms_of_a_verb) <= each for each in finite)


def test_the_dual_of_the_subjunctive_carries_the_modality_on():
    infinitive = {form for verb in pack().verb for form in verb.infinitive}
    assert {"يدعما", "يعارضا", "ينفذا", "يصونا"} <= infinitive


def test_a_participle_of_saying_goes_on_with_who_speaks_and_names_nobody_new():
    assert {"مؤكدا", "مؤكدة", "مشددا", "معربا", "مشيرا", "قائلا"} <= set(pack().cues["report-he"])
    assert not {"مؤكدا", "معربا", "مشيرا"} & set(pack().cues["report"])


def test_what_is_no_support_is_told_from_an_opposition():
    by_class = {verb.name: verb for verb in pack().verb}
    assert {"لا تدعم", "لا يؤيد", "لا تسعى إلى"} <= set(by_class["does-not-support"].finite)
    assert not set(by_class["does-not-support"].finite) & set(by_class["opposes"].finite)


def test_refusing_an_infringement_upholds_what_would_be_infringed():
    by_class = {verb.name: verb for verb in pack().verb}
    assert {"رفضهما الكامل لأي مساس", "ترفض أي مساس", "يعارض أي انتهاك"} <= {
        *by_class["adheres"].strong,
        *by_class["adheres"].finite,
    }


def test_his_highness_and_his_excellency_are_who_was_introduced_so():
    document = Document(
        id="x",
        text="في 12 أكتوبر 2025، استقبل سمو الشيخ عبدالله بن زايد آل نهيان وزير الخارجية في أبوظبي معالي تيتي أنطونيو "
        "وزير خارجية أنغولا. وأكد الوزير الأنغولي دعم بلاده للتعددية. وجدد سموه دعم دولة الإمارات لسيادة أنغولا. "
        "وأكد معاليه تمسك بلاده بميثاق الأمم المتحدة.",
        language="ar",
        publisher="ARE",
        published="2025-10-13",
    )
    found = [(each.holder, each.topic, each.voice) for _, each in positions(read(document))]
    assert found == [
        ("AGO", "multilateralism", "own"),
        ("ARE", "sovereignty", "own"),
        ("AGO", "un-charter", "own"),
    ]


def test_two_titles_of_honour_are_two_persons_and_a_formal_name_after_in_is_the_state():
    document = Document(
        id="x",
        text="في 12 أكتوبر 2025، التقى معالي السيد بدر بن حمد البوسعيدي وزير الخارجية بمعالي تانيا فايون وزيرة "
        "الخارجية في جمهورية سلوفينيا. ووضعت معالي الوزيرة السلوفينية معالي السيد بدر في صورة الأوضاع.",
        language="ar",
        publisher="OMN",
        published="2025-10-13",
    )
    (event,) = [each for each in read(document).events if each.main]
    assert {(each.name, each.actor) for each in event.participants} == {
        ("بدر بن حمد البوسعيدي", "OMN"),
        ("تانيا فايون", "SVN"),
    }
