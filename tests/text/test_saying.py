"""What kind of saying it is, since when a deed holds, and the choices of words that analysts count by."""

import pytest
from tests.text.texts import positions_in, rejections_in, statements_in

from diplograph.errors import PackError
from diplograph.packs.language import LanguagePack, Lexicon, grammar, language_pack

REUNIFICATION = [
    ("en", "Mudavadi said that Kenya supports all efforts made by China for peaceful reunification.", "said", "say"),
    ("fr", "M. Mudavadi a souligné que le Kenya soutient tous les efforts en vue de la réunification pacifique.",
     "a souligné", "stress"),
    ("es", "Mudavadi subrayó que Kenia apoya todos los esfuerzos por la reunificación pacífica.", "subrayó", "stress"),
    ("ru", "М. Мудавади заявил, что Кения поддерживает все усилия Китая по мирному воссоединению.", "заявил", "state"),
]  # fmt: skip


@pytest.mark.parametrize(("tag", "sentence", "words", "act"), REUNIFICATION, ids=[tag for tag, *_ in REUNIFICATION])
def test_peaceful_and_all_efforts_are_kept_apart_as_words_that_analysts_count_by(
    tag: str, sentence: str, words: str, act: str
):
    (position,) = positions_in(tag, sentence)
    assert position.topic == "china-reunification"
    assert set(position.wording) == {"peaceful", "all-efforts"}
    (statement,) = statements_in(tag, sentence)
    assert (statement.reporting_verb, statement.speech_act) == (words, act)


def test_the_plain_word_has_neither():
    (position,) = positions_in("en", "Mudavadi said that Kenya supports China's reunification.")
    assert position.wording == ()


def test_principle_and_policy_are_told_by_the_topic_itself():
    (principle,) = positions_in("en", "Mudavadi said that Kenya adheres to the one-China principle.")
    (policy,) = positions_in("en", "Mudavadi said that Kenya adheres to the one-China policy.")
    assert (principle.wording, policy.wording) == (("principle",), ("policy",))


def test_to_recognise_and_to_acknowledge_are_different_words_for_what_is_inalienable():
    (recognised,) = positions_in(
        "en", "Mudavadi said that Kenya recognises that Taiwan is an inalienable part of China."
    )
    assert set(recognised.wording) == {"recognises", "inalienable"}
    (respected,) = positions_in("en", "Mudavadi said that Kenya respects the one-China policy.")
    assert set(respected.wording) == {"respects", "policy"}


GROUP = "the Group of Friends of the Global Development Initiative"
JOINED = [
    ("en", f"Mudavadi said that Kenya joined {GROUP} in 2022.", "2022"),
    ("en", f"Mudavadi said that Kenya joined in May 2022 {GROUP}.", "2022-05"),
    ("zh", "穆达瓦迪表示，肯尼亚2022年加入全球发展倡议之友小组。", "2022"),
    ("en", "Mudavadi said that Kenya supports the Global Development Initiative, and recalled his visit of 2022.", ""),
    ("en", f"Mudavadi said that Kenya will join {GROUP} in 2026.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("tag", "sentence", "date"), JOINED)
def test_a_deed_has_the_date_that_the_words_give_and_an_intention_has_none(tag: str, sentence: str, date: str):
    (position,) = positions_in(tag, sentence)
    assert position.stance_date == date


def test_what_ambassadors_say_for_all_their_countries_at_once_is_collective():
    (position,) = positions_in(
        "en", "Mudavadi expressed their countries' support for the Global Development Initiative."
    )
    assert position.collective


@pytest.mark.parametrize(
    ("tag", "sentence"),
    [
        ("en", "Wang Yi said that villagers in the valley support the Global Development Initiative."),
        (
            "fr",
            "Wang Yi a déclaré que les habitants de la vallée soutiennent l'Initiative pour le développement mondial.",
        ),
        ("es", "Wang Yi señaló que los vecinos del valle apoyan la Iniciativa para el Desarrollo Global."),
        ("ru", "Ван И отметил, что жители долины поддерживают Инициативу по глобальному развитию."),
        ("en", "Wang Yi spoke about Kenya. Elders of the valley support the Global Development Initiative."),
    ],
)
def test_who_is_not_known_speaks_for_no_state(tag: str, sentence: str):
    assert positions_in(tag, sentence) == []
    assert {each.rule for each in rejections_in(tag, sentence)} <= {"unknown-subject", "presupposed", "no-side"}


def test_a_stem_that_no_word_of_reporting_has_is_refused_and_so_is_an_unknown_wording():
    pack = language_pack("en")
    with pytest.raises(PackError, match="zzz"):
        Lexicon(_changed(pack, saying={"stress": ("zzz",)}))
    with pytest.raises(PackError, match="loudly"):
        Lexicon(_changed(pack, wording={"loudly": ("loud",)}))


def _changed(pack: LanguagePack, **fields: object) -> LanguagePack:
    values = {name: getattr(pack, name) for name in pack.__struct_fields__}
    return LanguagePack(**{**values, **fields})


def test_every_choice_of_words_of_the_grammar_is_a_concept_and_every_pack_has_those_that_need_forms():
    needed = {name for name, each in grammar().wording.items() if each.beside}
    for tag in ("ar", "en", "es", "fr", "ru", "zh"):
        assert set(language_pack(tag).wording) == needed
