from collections import Counter, defaultdict

import pytest

from diplograph.packs import reference
from diplograph.packs.compile import concepts
from diplograph.packs.inflect import forms
from diplograph.packs.reference import Subject

SUBJECTS = {
    "state": {each.code for each in reference.states()},
    "organisation": {each.code for each in reference.organisations()},
    "group": {each.code for each in reference.groups()},
    "place": {each.slug for each in reference.places()},
    "person": {each.slug for each in reference.people()},
    "series": {each.slug for each in reference.series()},
}
OFFICES = {each.slug for each in concepts("office") if not each.is_collection()}


def test_the_states_are_those_of_iso_3166_and_kosovo():
    states = list(reference.states())
    assert len(states) == 250
    assert len({each.iso2 for each in states}) == 250
    assert {each.code for each in states if not each.m49} == {"XKX"}


def test_the_united_nations_have_193_members_and_two_observer_states():
    statuses = Counter(each.un_status for each in reference.states())
    assert statuses["member"] == 193
    assert {each.code for each in reference.states() if each.un_status == "observer-state"} == {"PSE", "VAT"}
    assert all(each.un_since for each in reference.states() if each.un_status == "member")


@pytest.mark.parametrize("subject", ["state", "organisation", "group", "place", "series", "person"])
def test_each_subject_has_one_label_in_each_of_six_languages(subject: Subject):
    tags = defaultdict(list)
    for label in reference.labels(subject):
        if label.use == "label":
            assert len(label.codes) == 1, label
            tags[label.codes[0]].append(label.tag)
    wrong = {code: sorted(tags[code]) for code in SUBJECTS[subject] if sorted(tags[code]) != list(reference.TAGS)}
    assert wrong == {}


@pytest.mark.parametrize("subject", sorted(SUBJECTS))
def test_each_label_names_subjects_that_exist_and_says_where_it_is_from(subject: Subject):
    for label in reference.labels(subject):
        assert set(label.codes) <= SUBJECTS[subject], label
        assert label.source, label


@pytest.mark.parametrize("subject", sorted(SUBJECTS))
def test_each_pattern_gives_forms_without_notation(subject: Subject):
    for label in reference.labels(subject):
        for form in forms(label.pattern, label.tag):
            assert form.strip() == form, label
            assert form, label
            assert not set("|*/") & set(form), label


def test_every_member_of_the_united_nations_has_an_adjective_in_the_inflecting_languages():
    with_adjective = defaultdict(set)
    for label in reference.labels("state"):
        if label.use == "demonym":
            with_adjective[label.tag] |= set(label.codes)
    members = {each.code for each in reference.states() if each.un_status == "member"}
    for tag in ("en", "fr", "es"):
        assert members - with_adjective[tag] <= {"NZL"}, tag


def test_a_tenure_names_an_office_of_the_codebook_and_an_actor_that_exists():
    actors = SUBJECTS["state"] | SUBJECTS["organisation"] | SUBJECTS["group"]
    for person in reference.people():
        assert person.actor in actors, person
        for tenure in person.tenures:
            assert tenure.office in OFFICES, tenure
            assert tenure.actor in actors, tenure
            assert not (tenure.start and tenure.end) or tenure.start[:4] <= tenure.end[:4], tenure


def test_the_places_lie_in_states_and_each_member_state_has_a_capital():
    places = list(reference.places())
    assert {each.country for each in places} <= SUBJECTS["state"]
    assert {each.within for each in places if each.within} <= SUBJECTS["place"]
    members = {each.code for each in reference.states() if each.un_status == "member"}
    assert members - {each.capital_of for each in places} == set()


def test_the_members_of_organisations_are_states():
    for each in (*reference.organisations(), *reference.groups()):
        assert set(each.members) <= SUBJECTS["state"], each
        assert not each.members or each.as_of, each


def test_an_ambiguous_chinese_character_lists_all_the_states_it_may_mean():
    short = {label.pattern: set(label.codes) for label in reference.labels("state") if label.use == "short"}
    assert short["哈"] == {"KAZ"}
    assert {"PAK", "BRA", "PSE", "BHR", "BRB", "BHS"} <= short["巴"]
