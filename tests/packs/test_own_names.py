"""The names that a pack gives are compiled as it is read, and refer to what the ontology knows."""

from collections.abc import Callable
from pathlib import Path

import pytest

from diplograph.errors import DataNotFoundError, PackError
from diplograph.packs.gazetteer import gazetteer
from diplograph.packs.happenings import event_lexicon
from diplograph.packs.language import language_pack
from diplograph.packs.matcher import fold
from diplograph.packs.own_names import own_names

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "gazetteer.md"
Add = Callable[..., None]
WHERE = "languages/eo.toml, [names"


def test_names_are_compiled_with_alternatives_and_endings(esperanto: Add):
    esperanto()
    names = own_names("eo")
    assert ("Ĉinion", "CHN", "name") in names["actors"]
    assert ("ĉinajn", "CHN", "demonym") in names["actors"]
    assert ("Ministron pri Eksteraj Aferoj", "foreign-minister", "title") in names["offices"]
    assert names["people"] == [("Wang Yi", "wang-yi", "full")]
    assert ("Pekino", "beijing", "city") in names["places"]
    assert ("Tutmondan Evoluigan Iniciaton", "gdi", "name") in names["topics"]
    assert ("du tutmondaj iniciatoj", "gdi gsi", "set") in names["topics"]
    assert ("terkulturo", "agriculture", "name") in names["areas"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            'gdi = ["',
            'gdy = ["',
            (
                f"{WHERE}.topics]: the ontology has no 'gdy', perhaps 'gdi' is meant: "
                "correct the key, or add it to the ontology and run `make generate`"
            ),
        ),
        (
            '"gdi gsi" = [',
            '"gdi zzzzz" = [',
            (
                f"{WHERE}.topics]: the ontology has no 'zzzzz': "
                "correct the key, or add it to the ontology and run `make generate`"
            ),
        ),
        (
            "agriculture = [",
            "agricultur = [",
            (
                f"{WHERE}.areas]: the ontology has no 'agricultur', perhaps 'agriculture' is meant: "
                "correct the key, or add it to the ontology and run `make generate`"
            ),
        ),
        (
            "[names.actors.demonym]",
            "[names.actors.adjective]",
            f"{WHERE}.actors]: actors have no use 'adjective'; they have name, demonym, short, capital",
        ),
        (
            "[names.people]",
            "[names.persons]",
            f"{WHERE}]: Invalid enum value 'persons' - at `key` in `$`; docs/languages.md lists what there is",
        ),
        (
            'gsi = ["Tutmond|a Sekurec|a Iniciat|o"]',
            'gsi = ["Tutmond|a Evoluig|a Iniciat|o"]',
            (
                f"{WHERE}.topics]: 'Tutmonda Evoluiga Iniciato' is 'gdi' (name) and 'gsi' (name): keep one, "
                "or write both referents as one key, separated by a space"
            ),
        ),
        (
            '"protektism|o"',
            '"{state}-protektism|o"',
            (
                f"{WHERE}.topics]: '{{state}}-protektism|o': only labels of the ontology have placeholders: "
                "write the names out"
            ),
        ),
        (
            '"Kenj|o"',
            '"Kenj|i"',
            "languages/eo.toml, [paradigm] has no ending 'i', which 'Kenj|i' needs; it has 'a', 'o': add a row",
        ),
    ],
)
def test_a_slip_in_the_names_is_told_in_one_line(esperanto: Add, old: str, new: str, told: str):
    esperanto((old, new))
    with pytest.raises(PackError) as error:
        own_names("eo")
    assert str(error.value) == told


def test_the_example_of_the_documentation_is_a_gazetteer(languages: Path):
    [example] = [part.split("```")[0] for part in DOCUMENTATION.read_text("utf-8").split("```toml")[1:]]
    (languages / "eo.toml").write_text(example, encoding="utf-8")
    names = own_names("eo")
    assert ("la Respublikon Kenjo", "KEN", "name") in names["actors"]
    assert ("kenjajn", "KEN", "demonym") in names["actors"]


def test_a_script_that_does_not_part_its_words_is_one_because_the_pack_says_so(esperanto: Add):
    text = "laKenjon renkontisli"
    for spaced, actors, events in (("true", [], []), ("false", ["Kenjon"], ["renkontis"])):
        esperanto(("[segment]", f"[segment]\nspaced = {spaced}"))
        language_pack.cache_clear()
        event_lexicon.cache_clear()
        names = gazetteer.__wrapped__("eo")
        assert [each.form for each in names.matcher.longest(text, fold(text))] == actors
        assert [each.form for each in event_lexicon("eo").matcher.longest(text, fold(text))] == events


def test_a_pack_without_names_is_told_to_give_some(languages: Path):
    (languages / "eo.toml").write_text('tag = "eo"\n', encoding="utf-8")
    with pytest.raises(DataNotFoundError) as error:
        own_names("eo")
    assert str(error.value) == (
        "there is no gazetteer for the language 'eo': give languages/eo.toml a section [names] (docs/gazetteer.md), "
        "or label the ontology in it and run `make generate`"
    )
