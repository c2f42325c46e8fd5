"""Whose will, hope or word it is: what is wished of others, depends on something, or is cited is nobody's stance."""

import pytest
from tests.text.texts import document, positions_in, rejections_in

WISHED = [
    ("zh", "王毅说，愿肯方继续坚持一个中国原则。", "wish"),
    ("zh", "王毅深信肯方会继续坚持一个中国原则。", "wish"),
    ("en", "Mudavadi said that China hopes Kenya will adhere to the one-China principle.", "wish"),
    ("es", "Wang Yi sugirió que Kenia se sume a la Iniciativa de la Franja y la Ruta.", "wish"),
    ("fr", "Wang Yi a espéré que le Kenya soutienne l'Initiative pour le développement mondial.", "wish"),
    ("ru", "Ван И высказался за то, чтобы стороны вместе защищали многосторонность.", "demand"),
    ("ar", "وأعرب مودافادي عن أمله في أن تدعم الجامعات مبادرة الحوكمة العالمية.", "demand"),
    ("en", "Mudavadi said that Kenya will support the Global Security Initiative if China asks.", "hypothetical"),
    ("fr", "M. Mudavadi a dit que le Kenya soutiendra le multilatéralisme si la Chine le demande.", "hypothetical"),
    ("es", "Mudavadi dijo que Kenia apoyará el multilateralismo siempre que se respete la ley.", "hypothetical"),
    ("ru", "М. Мудавади сказал, что Кения поддержит многосторонность, если Китай попросит.", "hypothetical"),
    ("es", "Mudavadi dijo que sumarse a la Franja y la Ruta sería una oportunidad.", "presupposed"),
    ("fr", "M. Mudavadi a dit que soutenir l'Initiative pour le développement mondial serait utile.", "presupposed"),
    ("en", "Mudavadi quoted a Pacific leader: “We firmly support climate action.”", "quoted"),
    ("en", "Mudavadi has never said that Kenya supports the Global Security Initiative.", "not-said"),
    ("en", "Mudavadi did not say that Kenya supports the Global Security Initiative.", "hypothetical"),
    ("ar", "لم يقل مودافادي إن كينيا تدعم مبادرة الأمن العالمي.", "quoted"),
    ("zh", "王毅说，中方愿同肯方拓展应对气候变化合作。", "out-of-class"),
    ("zh", "穆达瓦迪说，“一带一路”合作成果意义重大。", "no-verb"),
    ("es", "Mudavadi dijo que en la Franja y la Ruta es clave la transparencia.", "place-only"),
    ("fr", "M. Mudavadi a salué l'Éthiopie, membre des BRICS.", "no-verb"),
    ("zh", "王毅说，中方赞赏肯方在一个中国原则问题上的坚定立场。", "results"),
    ("ar", "وأكد مودافادي أن على الجانبين أن يدعما التعددية.", "exhortation"),
]
MEANT = [
    ("zh", "王毅说，中方愿同肯方一道坚持多边主义。", ["CHN"]),
    ("en", "Mudavadi said that Kenya hopes to adhere to the one-China principle.", ["KEN"]),
    ("es", "Mudavadi dijo que Kenia se suma a la Iniciativa de la Franja y la Ruta.", ["KEN"]),
    ("es", "Wang Yi valoró que Kenia se sume a la Iniciativa de la Franja y la Ruta.", ["KEN"]),
    ("fr", "M. Mudavadi a dit que le Kenya soutient l'Initiative pour le développement mondial.", ["KEN"]),
    ("en", "If China asks for it, Mudavadi said, fine; Kenya supports the Global Development Initiative.", ["KEN"]),
    ("fr", "M. Mudavadi a déclaré que le Kenya soutenait l'Initiative pour la sécurité mondiale.", ["KEN"]),
    ("zh", "穆达瓦迪说，肯尼亚在2017年加入了共建“一带一路”。", ["KEN"]),
    ("zh", "穆达瓦迪说，肯尼亚早在2017年就支持全球发展倡议。", ["KEN"]),
]


@pytest.mark.parametrize(("tag", "sentence", "rule"), WISHED)
def test_what_is_wished_depends_or_is_cited_is_refused_with_its_rule(tag: str, sentence: str, rule: str):
    assert positions_in(tag, sentence) == []
    assert rule in {each.rule for each in rejections_in(tag, sentence)}


@pytest.mark.parametrize(("tag", "sentence", "holders"), MEANT)
def test_its_twin_is_a_stance(tag: str, sentence: str, holders: list[str]):
    assert [each.holder for each in positions_in(tag, sentence)] == holders


@pytest.mark.parametrize(
    ("tag", "sentence"),
    [
        ("zh", "王毅对肯方恪守一个中国原则表示赞赏。"),
        ("fr", "Wang Yi s'est félicité de l'attachement du Kenya au principe d'une seule Chine."),
        ("ar", "وقال وانغ يي إن الصين تثمن التزام كينيا الثابت بمبدأ الصين الواحدة."),
        ("es", "Wang Yi valoró que Kenia se adhiera al principio de una sola China."),
    ],
)
def test_a_stance_that_is_praised_belongs_to_whom_it_is_praised_in(tag: str, sentence: str):
    found = positions_in(tag, sentence)
    assert {(each.holder, each.voice) for each in found} == {("KEN", "reported")}


@pytest.mark.parametrize(
    ("tag", "sentence"),
    [
        ("en", "According to Mudavadi, Kenya supports the Global Development Initiative."),
        ("en", "Kenya supports the Global Development Initiative, according to Mudavadi."),
        ("fr", "Selon M. Mudavadi, le Kenya soutient l'Initiative pour le développement mondial."),
        ("es", "Según Mudavadi, Kenia apoya la Iniciativa para el Desarrollo Global."),
        ("ru", "По словам М. Мудавади, Кения поддерживает Инициативу по глобальному развитию."),
    ],
)
def test_what_is_so_according_to_a_minister_is_the_ministers_word(tag: str, sentence: str):
    assert [(each.holder, each.voice) for each in positions_in(tag, sentence)] == [("KEN", "own")]


@pytest.mark.parametrize(
    ("tag", "sentence"),
    [
        ("en", "According to Bloomberg, Kenya supports the Global Development Initiative."),
        ("fr", "Selon Bloomberg, le Kenya soutient l'Initiative pour le développement mondial."),
        ("es", "Según Bloomberg, Kenia apoya la Iniciativa para el Desarrollo Global."),
    ],
)
def test_what_is_so_according_to_somebody_unknown_is_told_by_nobody(tag: str, sentence: str):
    assert positions_in(tag, sentence) == []


@pytest.mark.parametrize(
    ("tag", "sentence"),
    [
        ("es", "Coincidieron en su rechazo al proteccionismo."),
        ("ar", "وأكدا التزامهما بالتعددية."),
        ("ar", "وأكدت الصين وكينيا التزامهما بالتعددية."),
    ],
)
def test_a_verb_in_the_plural_or_dual_tells_what_both_sides_hold(tag: str, sentence: str):
    assert {(each.holder, each.voice) for each in positions_in(tag, sentence)} == {("CHN", "joint"), ("KEN", "joint")}


def test_who_puts_an_initiative_forward_is_part_of_the_evidence():
    sentence = "Wang Yi said that President Xi Jinping has put forward the Global Development Initiative."
    [position] = positions_in("en", sentence)
    assert position.quote.of(document("en", sentence).text).startswith("Xi Jinping has put forward")
    assert position.verbs == ("has put forward",)
