"""A language pack is data that is checked when it is read."""

from pathlib import Path

import msgspec
import pytest

from diplograph.errors import PackError
from diplograph.packs import language, section
from diplograph.packs.codebook import codebook
from diplograph.packs.language import (
    Cue,
    LanguagePack,
    Lexicon,
    Segment,
    Verb,
    grammar,
    language_pack,
    lexicon,
    pack_files,
    tags,
    tags_with,
)

MINIMAL = """
tag = "xx"
name = "Test"
[segment]
terminators = "."
[cues]
report = ["said"]
[[verb]]
class = "supports"
finite = ["supports"]
"""

CACHED = (grammar, tags, tags_with, language_pack, lexicon, section._own, section._words)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that stands for `languages/`, with the grammar that all share in it."""
    (tmp_path / "grammar.toml").write_text(
        'targets = []\n[kind]\ninitiative = ["gdi"]\n[class.supports]\nstrength = "supports"\n', encoding="utf-8"
    )
    for module in (language, section):
        monkeypatch.setattr(module, "collection", lambda _: tmp_path)
    for each in CACHED:
        each.cache_clear()
    yield tmp_path
    monkeypatch.undo()
    for each in CACHED:
        each.cache_clear()


def pack(**more: object) -> LanguagePack:
    values = {"tag": "xx", "name": "Test", "segment": Segment(terminators="."), "cues": {}, "verb": (), **more}
    return LanguagePack(**values)  # type: ignore[arg-type]


def test_a_pack_is_found_by_the_name_of_its_file_alone(folder: Path):
    (folder / "xx.toml").write_text(MINIMAL, encoding="utf-8")
    assert tags() == ("xx",)
    assert language_pack("xx").name == "Test"
    assert lexicon("xx").cues == {"said": Cue("report"), "supports": Cue("verb", "supports", "finite")}


def test_a_pack_whose_file_bears_another_tag_is_refused(folder: Path):
    (folder / "yy.toml").write_text(MINIMAL, encoding="utf-8")
    with pytest.raises(PackError, match=r"yy\.toml: its tag is 'xx'; name the file after the tag"):
        language_pack("yy")


def test_a_verb_class_that_the_grammar_lacks_is_refused(folder: Path):
    (folder / "xx.toml").write_text(MINIMAL.replace('"supports"', '"likes"', 1), encoding="utf-8")
    with pytest.raises(PackError, match=r"no verb class 'likes'; it has supports"):
        language_pack("xx")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (MINIMAL.replace("report", "rapport"), "rapport"),
        (MINIMAL.replace("finite", "finit"), "finit"),
        (MINIMAL.replace('tag = "xx"', 'tag = "XX"'), "tag"),
        (MINIMAL.replace("[segment]", "[segment"), "xx.toml"),
    ],
)
def test_a_slip_in_a_pack_is_told_with_its_file(folder: Path, wrong: str, told: str):
    (folder / "xx.toml").write_text(wrong, encoding="utf-8")
    with pytest.raises(PackError, match=r"languages/xx\.toml") as error:
        language_pack("xx")
    assert told in str(error.value)


def test_a_language_without_a_file_is_told(folder: Path):
    assert not (folder / "zz.toml").exists()
    with pytest.raises(PackError, match=r"no language file zz\.toml"):
        language_pack("zz")


def test_a_form_that_stands_for_two_things_is_refused():
    with pytest.raises(PackError, match="'back' stands both for"):
        Lexicon(pack(cues={"and": ("back",)}, verb=(Verb(name="supports", infinitive=("back",)),)))


def test_a_form_listed_twice_for_one_thing_is_kept_once():
    assert Lexicon(pack(cues={"and": ("and", "and")})).cues == {"and": Cue("and")}


def test_every_strength_of_the_grammar_has_a_level():
    levels = codebook("default").levels
    named = set()
    for each in grammar().classes.values():
        pairs = [(each.strength, each.strong), *each.kinds.values(), *each.topics.values()]
        named |= {strength for pair in pairs for strength in pair if strength}
    assert named <= set(levels)


def test_a_class_with_a_sign_says_it_of_its_strength_too():
    levels = codebook("default").levels
    for name, each in grammar().classes.items():
        if each.sign < 0:
            assert levels[each.strength] < 0, name


def test_the_kind_of_a_topic_that_no_list_names_is_theme():
    assert grammar().kind("gdi") == "initiative"
    assert grammar().kind("anything-else") == "theme"


@pytest.mark.parametrize("tag", tags())
def test_the_files_of_a_pack_count_among_what_a_reading_depends_on(tag: str):
    names = [name for name, _ in pack_files()]
    assert f"languages/{tag}.toml" in names
    assert (f"gazetteer/{tag}.json" in names) != (section.section(tag, "names") is not None)


def test_no_two_files_of_the_packs_bear_one_name():
    names = [name for name, _ in pack_files()]
    assert names == sorted(set(names))


@pytest.mark.parametrize("tag", tags())
def test_a_pack_survives_being_written_and_read(tag: str):
    known = language_pack(tag)
    assert msgspec.json.decode(msgspec.json.encode(known), type=LanguagePack) == known
