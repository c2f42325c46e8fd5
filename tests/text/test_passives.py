"""Where the topic stands first, the agent after a passive and the subject of a relative clause hold the stance."""

import pytest
from tests.text.texts import positions_in, rejections_in

PASSIVE = [
    ("en", "Mudavadi said that the Global Development Initiative is firmly supported by Kenya."),
    ("en", "Mudavadi said that the Global Development Initiative enjoys the full support of the Kenyan side."),
    ("fr", "M. Mudavadi a déclaré que l'Initiative pour le développement mondial est soutenue par le Kenya."),
    ("es", "Mudavadi señaló que la Iniciativa para el Desarrollo Global cuenta con el pleno respaldo de Kenia."),
    ("ru", "М. Мудавади заявил, что Инициатива по глобальному развитию пользуется полной поддержкой Кении."),
    ("ar", "وقال مودافادي إن مبادرة التنمية العالمية تحظى بدعم كامل من كينيا."),
    ("zh", "穆达瓦迪表示，全球发展倡议得到肯方坚定支持。"),
    ("en", "Mudavadi said that the Global Development Initiative, which Kenya firmly supports, matters to all."),
    ("fr", "M. Mudavadi a évoqué l'Initiative pour le développement mondial, que le Kenya soutient."),
    ("es", "Mudavadi se refirió a la Iniciativa para el Desarrollo Global, que Kenia apoya."),
]


@pytest.mark.parametrize(("tag", "sentence"), PASSIVE)
def test_the_agent_holds_the_stance(tag: str, sentence: str):
    (position,) = positions_in(tag, sentence)
    assert (position.holder, position.topic, position.polarity, position.voice) == ("KEN", "gdi", "positive", "own")


def test_a_denied_passive_is_no_support():
    (position,) = positions_in("en", "Mudavadi said that neither the Global Security Initiative is supported by Kenya.")
    assert position.strengths == ("does-not-support",)


def test_a_passive_without_an_agent_says_nothing():
    assert positions_in("en", "Mudavadi said that the Global Development Initiative has won wide acclaim.") == []
    assert {
        each.rule for each in rejections_in("en", "Wang Yi said that the Global Security Initiative has won praise.")
    } <= {
        "passive",
        "no-verb",
    }


def test_support_that_a_noun_gives_to_another_state_is_that_states():
    (position,) = positions_in("en", "Mudavadi recalled China's support for the Global Development Initiative.")
    assert (position.holder, position.voice) == ("CHN", "reported")
    (position,) = positions_in("fr", "M. Mudavadi a rappelé le soutien de la Chine à la souveraineté du Kenya.")
    assert (position.holder, position.voice) == ("CHN", "reported")
