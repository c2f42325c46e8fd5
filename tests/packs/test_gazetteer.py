"""What the names of a language refer to."""

import pytest

from diplograph.errors import DataNotFoundError, PackError
from diplograph.packs.gazetteer import Entry, Gazetteer, gazetteer, registry
from diplograph.packs.language import grammar, tags
from diplograph.packs.matcher import fold
from diplograph.packs.reference import TAGS

STATES = {
    "en": ("Vietnam", "Russia", "Iran", "Syria", "Laos", "South Korea", "Turkey", "Ivory Coast", "UK", "DRC"),
    "fr": ("Vietnam", "Russie", "Biélorussie", "Moldavie", "Corée du Sud", "Turquie", "Royaume-Uni", "Birmanie"),
    "es": ("Vietnam", "Rusia", "Bielorrusia", "Moldavia", "Corea del Sur", "Turquía", "Reino Unido", "Birmania"),
    "ru": ("Вьетнам", "Россия", "Белоруссия", "Беларусь", "Киргизия", "Кыргызстан", "Южная Корея", "КНДР"),
    "ar": ("فيتنام", "روسيا", "إيران", "سوريا", "كوريا الجنوبية", "تركيا", "بريطانيا", "السعودية"),
    "zh": ("越南", "俄罗斯", "白俄罗斯", "韩国", "朝鲜", "土耳其", "英国", "缅甸", "吉尔吉斯斯坦"),
}


def referents(tag: str, kind: str) -> set[str]:
    """Return all that the names of a language refer to as something of a kind."""
    entries = (entry for readings in gazetteer(tag).readings.values() for entry in readings)
    return {referent for entry in entries if entry.kind == kind for referent in entry.referent.split()}


@pytest.mark.parametrize("tag", TAGS)
def test_every_state_can_be_named_in_every_language(tag: str):
    named = referents(tag, "actor")
    states = {code for code, actor in registry().actors.items() if actor.kind == "state"}
    assert len(states) > 190
    assert states <= named


@pytest.mark.parametrize(("tag", "name"), [(tag, name) for tag, names in STATES.items() for name in names])
def test_a_state_is_known_by_the_name_that_people_use(tag: str, name: str):
    assert any(entry.kind == "actor" for entry in gazetteer(tag).readings.get(name, ()))


@pytest.mark.parametrize("tag", tags())
def test_every_referent_of_a_name_is_registered(tag: str):
    known = {
        "actor": set(registry().actors),
        "topic": set(registry().topics),
        "person": set(registry().people),
        "place": set(registry().places),
        "series": set(registry().series),
    }
    strange = {
        (form, entry.referent)
        for form, entries in gazetteer(tag).readings.items()
        for entry in entries
        if entry.kind in known and not set(entry.referent.split()) <= known[entry.kind]
    }
    assert strange == set()


@pytest.mark.parametrize("tag", TAGS)
def test_every_topic_of_the_grammar_has_a_name(tag: str):
    named = referents(tag, "topic")
    assert {topic for kind in grammar().kinds.values() for topic in kind} - named == set()


@pytest.mark.parametrize("tag", [tag for tag in tags() if tag != "zh"])
def test_one_character_states_are_chinese_alone(tag: str):
    assert gazetteer(tag).short == {}


def test_a_one_character_state_is_kept_apart_from_what_is_found_everywhere():
    names = gazetteer("zh")
    assert "MLT" in names.short["马"]
    text = "上马"
    assert [match.form for match in names.matcher.all(text, fold(text)) if match.form == "马"] == []


def test_the_author_of_an_initiative_and_its_day_are_registered():
    topics = registry().topics
    assert {topics[each].author for each in ("gdi", "gsi", "gci", "ggi", "bri")} == {"CHN"}
    assert topics["gdi"].launched < topics["gsi"].launched < topics["gci"].launched < topics["ggi"].launched


def test_a_form_may_have_several_readings():
    names = Gazetteer(
        "en", {"actors": [("Georgia", "GEO", "name")], "places": [("Georgia", "georgia", "city")]}, spaced=True
    )
    assert names.readings["Georgia"] == (Entry("actor", "GEO", "name"), Entry("place", "georgia", "city"))


def test_a_list_that_nobody_knows_is_refused():
    with pytest.raises(PackError, match=r"gazetteer/en\.json: no list is called 'planets'; there are actors"):
        Gazetteer("en", {"planets": []}, spaced=True)


def test_a_language_without_a_gazetteer_is_told_with_what_to_do():
    with pytest.raises(
        DataNotFoundError, match=r"no gazetteer for the language 'tlh': give languages/tlh\.toml a section \[names\]"
    ):
        gazetteer("tlh")
