"""Aggregates without names come with their number, and are nobody's own voice."""

import pytest
from tests.text.texts import positions_in

from diplograph.packs.language import language_pack
from diplograph.text.quantities import quantity

SAID = [
    ("en", "Wang Yi noted that more than 140 countries support the Global Development Initiative.", "more than 140"),
    ("zh", "王毅指出，150多个国家和国际组织支持全球发展倡议。", "150多"),
    (
        "fr",
        "Wang Yi a souligné que plus de 130 pays soutiennent l'Initiative pour le développement mondial.",
        "plus de 130",
    ),
    ("es", "Wang Yi subrayó que más de 130 países apoyan la Iniciativa para el Desarrollo Global.", "más de 130"),
    ("ru", "Ван И подчеркнул, что более 130 стран поддерживают Инициативу по глобальному развитию.", "более 130"),
    ("ar", "وأكد وانغ يي أن أكثر من 130 دولة تدعم مبادرة التنمية العالمية.", "أكثر من 130"),
]


@pytest.mark.parametrize(("tag", "sentence", "number"), SAID, ids=[tag for tag, *_ in SAID])
def test_countries_that_are_only_counted_hold_the_stance_as_reported_and_the_number_is_kept(
    tag: str, sentence: str, number: str
):
    (position,) = positions_in(tag, sentence)
    assert (position.holder, position.topic, position.voice, position.quantity) == (
        "group:unnamed",
        "gdi",
        "reported",
        number,
    )


def test_a_small_bare_number_counts_states_that_the_text_has_named():
    assert positions_in("en", "Wang Yi noted that the 5 countries support the Global Development Initiative.") == []


def test_words_without_a_number_have_none():
    assert quantity("the international community", language_pack("en").about) == ""
