"""The Russian pack holds the forms that the language makes of a word, not some of them."""

import re

import pytest

from diplograph.packs.language import language_pack

_PAST = re.compile(r"[а-яё]+(?:ал|ял|ил|ел)")
_PAST_KINDS = ("report", "reiterate", "thanks", "congratulate", "urge", "author")


def forms() -> set[str]:
    """Return every form of the pack."""
    pack = language_pack("ru")
    found = {form for listed in pack.cues.values() for form in listed}
    for verb in pack.verb:
        found |= {*verb.strong, *verb.finite, *verb.future, *verb.infinitive, *verb.noun}
    return found


def past_forms_of_him() -> list[str]:
    """Return the bare verbs of the pack in the past tense, masculine."""
    pack = language_pack("ru")
    listed = [form for kind in _PAST_KINDS for form in pack.cues[kind]]
    listed += [form for verb in pack.verb for form in verb.finite]
    return sorted({form for form in listed if _PAST.fullmatch(form)})


def test_a_form_with_yo_stands_beside_its_spelling_without():
    every = forms()
    assert [form for form in sorted(every) if "ё" in form and form.replace("ё", "е") not in every] == []


@pytest.mark.parametrize("ending", ["а", "и"])
def test_what_he_did_she_and_they_did_too(ending: str):
    every = forms()
    verbs = past_forms_of_him()
    assert len(verbs) > 100
    assert [form for form in verbs if form + ending not in every] == []


def test_the_bare_word_for_sides_is_no_subject_since_it_is_also_the_genitive_of_one_side():
    assert "стороны" not in forms()
    assert "Стороны" in forms()


def test_a_state_that_does_not_support_is_told_from_one_that_opposes():
    by_class = {verb.name: verb for verb in language_pack("ru").verb}
    assert "не стремится к" in by_class["does-not-support"].finite
    assert not set(by_class["does-not-support"].finite) & set(by_class["opposes"].finite)
