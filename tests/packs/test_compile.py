import json
import re

import pytest

from diplograph.errors import PackError
from diplograph.packs import compile as compiler
from diplograph.packs.compile import Naming
from diplograph.packs.matcher import Matcher, fold
from diplograph.resources import collection

Lists = dict[str, dict[str, list[list[str]]]]
TAGS = ("ar", "en", "es", "fr", "ru", "zh")


@pytest.fixture(scope="module")
def compiled():
    return compiler.compile_gazetteer()


@pytest.fixture(scope="module")
def lists(compiled: dict[str, bytes]):
    return {tag: json.loads(compiled[f"{tag}.json"]) for tag in TAGS}


def entry(lists: Lists, tag: str, name: str, form: str):
    return next(((referent, use) for each, referent, use in lists[tag][name] if each == form), None)


def test_the_gazetteer_in_the_package_is_what_the_data_compile_to(compiled: dict[str, bytes]):
    for name, content in compiled.items():
        assert (collection("gazetteer") / name).read_bytes() == content, f"{name} is stale: run `make generate`"


def test_no_form_is_listed_twice_in_a_list(lists: Lists):
    for tag in TAGS:
        for name, rows in lists[tag].items():
            forms = [form for form, _, _ in rows]
            assert len(forms) == len(set(forms)), (tag, name)


def test_every_referent_is_in_the_registry(compiled: dict[str, bytes], lists: Lists):
    registry = json.loads(compiled["registry.json"])
    for tag in TAGS:
        for name in ("actors", "people", "places", "topics", "series", "offices", "labels"):
            for form, referent, _ in lists[tag][name]:
                assert set(referent.split()) <= set(registry[name]), (tag, name, form)


@pytest.mark.parametrize(
    ("tag", "name", "form", "expected"),
    [
        ("en", "actors", "Kazakhstan", ("KAZ", "name")),
        ("fr", "actors", "kazakhes", ("KAZ", "demonym")),
        ("fr", "actors", "congolaise", ("COD COG", "demonym")),
        ("ru", "actors", "казахстанскую", ("KAZ", "demonym")),
        ("ar", "actors", "الصين", ("CHN", "name")),
        ("zh", "actors", "哈", ("KAZ", "short")),
        ("ru", "actors", "Пекином", ("CHN", "capital")),
        ("es", "topics", "una Franja, una Ruta", ("bri", "name")),
        ("zh", "topics", "三大全球倡议", ("gci gdi gsi", "set")),
        ("ru", "topics", "четырёх глобальных инициатив", ("gci gdi ggi gsi", "set")),
        ("fr", "topics", "IDM", ("gdi", "acronym")),
        ("zh", "topics", "干涉内政", ("non-interference", "inverse")),
        ("zh", "topics", "中乌命运共同体", ("shared-future-bilateral", "name")),
        ("en", "topics", "China-Kazakhstan community with a shared future", ("shared-future-bilateral", "name")),
        ("ru", "topics", "китайско-узбекского сообщества единой судьбы", ("shared-future-bilateral", "name")),
        ("zh", "offices", "副总理兼外长", ("deputy-head-of-government foreign-minister", "title")),
        ("en", "offices", "state councilor", ("", "title")),
        ("en", "offices", "Secretary-General of the United Nations", ("organisation-head", "body")),
        ("zh", "people", "努尔特列乌", ("murat-nurtleu", "full")),
        ("ru", "people", "Мирзиёевым", ("shavkat-mirziyoyev", "family")),
        ("ar", "places", "بكين", ("beijing", "city")),
        ("zh", "places", "人民大会堂", ("great-hall-of-the-people", "venue")),
        ("es", "labels", "asociación estratégica integral", ("comprehensive-strategic-partnership", "name")),
        ("ru", "areas", "таможенного", ("customs", "name")),
    ],
)
def test_a_form_names_what_it_should(lists: Lists, tag: str, name: str, form: str, expected: tuple[str, str]):
    found = entry(lists, tag, name, form)
    assert found is not None
    assert (set(found[0].split()), found[1]) == (set(expected[0].split()), expected[1])


def test_a_principle_is_never_a_policy(lists: Lists):
    for tag in TAGS:
        named = {referent for _, referent, _ in lists[tag]["topics"]}
        assert {"one-china-principle", "one-china-policy"} <= named
    assert entry(lists, "fr", "topics", "politique d'une seule Chine") == ("one-china-policy", "name")
    assert entry(lists, "fr", "topics", "principe d'une seule Chine") == ("one-china-principle", "name")


def test_every_topic_of_the_codebook_has_forms_in_six_languages(compiled: dict[str, bytes], lists: Lists):
    topics = set(json.loads(compiled["registry.json"])["topics"])
    assert len(topics) == 70
    for tag in TAGS:
        named = {topic for _, referent, _ in lists[tag]["topics"] for topic in referent.split()}
        assert named == topics, tag


def test_the_longest_form_is_found_in_running_text(lists: Lists):
    text = "La partie kazakhe adhère fermement au principe d’une seule Chine."
    matcher = Matcher([form for form, _, _ in lists["fr"]["topics"]], spaced=True)
    assert [text[each.start : each.end] for each in matcher.longest(text, fold(text))] == ["principe d’une seule Chine"]


def test_no_form_keeps_the_notation(lists: Lists):
    notation = re.compile(r"[|*{}]|\s\s|^\s|\s$")
    for tag in TAGS:
        for name, rows in lists[tag].items():
            assert [form for form, _, _ in rows if notation.search(form)] == [], (tag, name)


def test_a_form_that_names_two_things_is_refused_unless_it_is_listed_as_ambiguous(monkeypatch: pytest.MonkeyPatch):
    rivals = [
        Naming("actors", "en", "Congo", ("COG",), "name"),
        Naming("actors", "en", "Congo", ("COD",), "name"),
    ]
    monkeypatch.setattr(compiler, "namings", lambda: iter(rivals))
    with pytest.raises(PackError, match=r"'Congo' names COD, COG"):
        compiler.compile_gazetteer()
    listed = [*rivals, Naming("actors", "en", "Congo", ("COD", "COG"), "name")]
    monkeypatch.setattr(compiler, "namings", lambda: iter(listed))
    assert json.loads(compiler.compile_gazetteer()["en.json"])["actors"] == [["Congo", "COD COG", "name"]]


def test_the_order_of_the_data_does_not_matter(monkeypatch: pytest.MonkeyPatch, compiled: dict[str, bytes]):
    names = list(compiler.namings())
    monkeypatch.setattr(compiler, "namings", lambda: iter(reversed(names)))
    assert compiler.compile_gazetteer() == compiled
