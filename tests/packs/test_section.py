"""A part of a language is a section of its one file, or a file of its own; a slip in either is told in one line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from diplograph.errors import PackError
from diplograph.packs.happenings import event_lexicon
from diplograph.packs.language import language_pack, tags, tags_with
from diplograph.packs.section import Part, file, section
from diplograph.text.date_forms import date_forms, date_languages
from diplograph.text.identify import language_of, told_apart

Add = Callable[..., None]
DATES = """
[months]
5 = ["majo"]
[weekdays]
1 = ["lundo"]
[relative]
today = ["hodiaŭ"]
[[forms]]
form = '{d}-a de {m}'
"""


def read_all(tag: str) -> None:
    """Read every part of a language."""
    language_pack(tag)
    event_lexicon(tag)
    date_forms(tag)
    told_apart()


@pytest.mark.parametrize("part", ["events", "dates", "identification"])
def test_a_part_stands_in_a_file_of_its_own_or_in_the_one_file(esperanto: Add, part: Part):
    esperanto()
    beside, inside = section("fr", part), section("eo", part)
    assert beside is not None
    assert inside is not None
    assert beside.origin.startswith(f"languages/{part}/")
    assert inside.origin == f"languages/eo.toml, [{part}]"
    assert {"fr", "eo"} <= set(tags_with(part))
    assert "standing" not in tags_with(part)


def test_the_one_file_is_all_that_the_loaders_need(esperanto: Add):
    esperanto()
    assert "eo" in tags()
    assert language_pack("eo").name == "Esperanto"
    assert event_lexicon("eo").kinds == {"renkontis": {"meet"}}
    assert "eo" in date_languages()
    assert [each.slots["m"] for each in date_forms("eo").matches("la 4-an de marto 2025")] == ["marto"]
    assert language_of("Ambaŭ flankoj diris, ke la ministro estas en Ĉinio kun la reĝo") == "eo"


def test_a_long_section_can_move_to_a_file_of_its_own(esperanto: Add, languages: Path):
    (languages / "dates").unlink()
    (languages / "dates").mkdir()
    (languages / "dates" / "eo.toml").write_text(DATES, encoding="utf-8")
    esperanto()
    with pytest.raises(PackError) as error:
        language_pack("eo")
    assert str(error.value) == "languages/eo.toml has [dates], which languages/dates/eo.toml tells too: keep one"
    assert section("eo", "dates").origin == "languages/dates/eo.toml"
    assert date_forms("eo").months == {"majo": 5}


def test_a_language_that_is_told_apart_already_needs_no_identification(esperanto: Add, languages: Path):
    esperanto(('tag = "eo"', 'tag = "pt"'))
    (languages / "eo.toml").rename(languages / "pt.toml")
    with pytest.raises(PackError, match=r"pt\.toml has \[identification\], which .*words\.toml, \[pt\] tells too"):
        language_pack("pt")


def test_a_language_whose_dates_nobody_wrote_has_none_and_no_path_leads_out_of_the_folder(languages: Path):
    assert date_forms("tlh") is None
    assert section("../languages/fr", "dates") is None
    assert file("tlh.toml") is None
    assert languages.is_dir()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "report = [",
            "raport = [",
            (
                "languages/eo.toml: Invalid enum value 'raport' - at `key` in `$.cues`; "
                "perhaps 'report' is meant: docs/languages.md lists what there is"
            ),
        ),
        (
            "meet = [",
            "meets = [",
            (
                "languages/eo.toml, [events]: Invalid enum value 'meets' - at `key` in `$.cues`; "
                "perhaps 'meet' is meant: docs/languages.md lists what there is"
            ),
        ),
        (
            "[identification]",
            "[identifikation]",
            (
                "languages/eo.toml: Object contains unknown field `identifikation`; "
                "perhaps 'identification' is meant: docs/languages.md lists what there is"
            ),
        ),
        (
            "[segment]",
            "[segments]",
            (
                "languages/eo.toml: Object contains unknown field `segments`; "
                "perhaps 'segment' is meant: docs/languages.md lists what there is"
            ),
        ),
        (
            'terminators = ".!?"\n',
            "",
            (
                "languages/eo.toml: Object missing required field `terminators` - at `$.segment`; "
                "add it: docs/languages.md lists what there is"
            ),
        ),
        (
            "[dates.relative]",
            "[dates.relativ]",
            (
                "languages/eo.toml, [dates]: Object contains unknown field `relativ`; "
                "perhaps 'relative' is meant: docs/languages.md lists what there is"
            ),
        ),
        (
            "de {m}(",
            "{on} {m}(",
            "languages/eo.toml, [dates]: form '(?:la )?{d}-an {on} {m}(?: {y})?': no list 'on' in [lexicon]",
        ),
        (
            'script = "Latn"\n',
            "",
            (
                "languages/eo.toml, [identification]: Object missing required field `script`; "
                "add it: docs/languages.md lists what there is"
            ),
        ),
        ("[cues]", "[cues", "languages/eo.toml: Expected ']' at the end of a table declaration (at line 12, column 6)"),
    ],
)
def test_a_slip_is_told_in_one_line_with_its_place_and_what_to_do(esperanto: Add, old: str, new: str, told: str):
    esperanto((old, new))
    with pytest.raises(PackError) as error:
        read_all("eo")
    assert str(error.value) == told


def test_a_language_without_events_is_told_where_to_write_them(languages: Path):
    (languages / "eo.toml").write_text('tag = "eo"\n', encoding="utf-8")
    with pytest.raises(PackError) as error:
        event_lexicon("eo")
    assert str(error.value) == (
        "languages/eo.toml has no section [events], and there is no languages/events/eo.toml: "
        "write one of them, after the pattern of languages/events/en.toml"
    )
