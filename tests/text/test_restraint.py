"""What keeps a clause from being anybody's stance, each with a twin that is one."""

import pytest

from diplograph.packs.language import language_pack
from diplograph.text.segment import sentences
from tests.text.texts import positions_in

SILENT = [
    (
        "en",
        "Mudavadi said that if conditions permit, Kenya will join the Group of Friends of the Global Development Initiative.",
    ),
    ("en", "Mudavadi said that the ambassador had supported the Global Security Initiative."),
    ("en", "Mudavadi commended China's efforts and the efforts of China for multilateralism."),
    ("en", "Mudavadi said that Kenya supports the free trade agreement."),
    ("fr", "M. Mudavadi a dit que l'ambassadeur soutenait l'Initiative pour la sécurité mondiale."),
    ("fr", "M. Mudavadi a salué les efforts de la Chine en faveur du multilatéralisme."),
    ("es", "Mudavadi dijo que Kenia apoya el tratado de libre comercio."),
    ("ru", "М. Мудавади сказал, что Кения поддерживает зону свободной торговли."),
]
SPOKEN = [
    ("en", "Mudavadi said that Kenya will join the Group of Friends of the Global Development Initiative."),
    ("en", "Mudavadi said that Kenya had supported the Global Security Initiative."),
    ("en", "Mudavadi commended multilateralism."),
    ("en", "Mudavadi said that Kenya supports free trade."),
    ("fr", "M. Mudavadi a dit que le Kenya soutenait l'Initiative pour la sécurité mondiale."),
    ("es", "Mudavadi dijo que Kenia apoya el libre comercio."),
    ("ru", "М. Мудавади сказал, что Кения поддерживает свободную торговлю."),
]


@pytest.mark.parametrize(("tag", "sentence"), SILENT)
def test_nobody_holds_what_is_conditional_praised_in_others_or_only_a_name(tag: str, sentence: str):
    assert positions_in(tag, sentence) == []


@pytest.mark.parametrize(("tag", "sentence"), SPOKEN)
def test_its_twin_is_a_stance(tag: str, sentence: str):
    assert [each.holder for each in positions_in(tag, sentence)] == ["KEN"]


def test_a_name_that_ends_in_one_letter_ends_a_sentence_and_an_initial_does_not():
    text = "Министр принял Ван И. Рыженков добавил это. С. Лавров тоже."
    found = [text[each.span.start : each.span.end] for each in sentences(text, language_pack("ru"))]
    assert found == ["Министр принял Ван И.", "Рыженков добавил это.", "С. Лавров тоже."]
