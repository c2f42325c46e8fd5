"""What keeps a clause from being anybody's stance, each with a twin that is one."""

import pytest
from tests.text.texts import positions_in

from diplograph.model.text import Document
from diplograph.packs.language import language_pack
from diplograph.text.reading import positions, read
from diplograph.text.segment import sentences

SILENT = [
    (
        "en",
        (
            "Mudavadi said that if conditions permit, Kenya will join the Group of Friends of the Global "
            "Development Initiative."
        ),
    ),
    ("en", "Mudavadi said that the ambassador had supported the Global Security Initiative."),
    ("en", "Mudavadi commended China's efforts and the efforts of China for multilateralism."),
    ("en", "Mudavadi said that Kenya supports the free trade agreement."),
    ("en", "Mudavadi said that Kenya supports a ceasefire in Ukraine."),
    ("en", "An expert said that Kenya supports the Global Development Initiative."),
    ("en", "According to media reports, Kenya supports the Global Development Initiative."),
    ("fr", "Un chercheur a déclaré que le Kenya soutient l'Initiative pour le développement mondial."),
    ("es", "Un analista señaló que Kenia apoya la Iniciativa para el Desarrollo Global."),
    ("ru", "Эксперт отметил, что Кения поддерживает Инициативу по глобальному развитию."),
    ("zh", "专家表示，肯尼亚支持全球发展倡议。"),
    ("ar", "وأكد الخبراء أن كينيا تدعم مبادرة التنمية العالمية."),
    ("en", "Mudavadi congratulated China on the implementation of the Belt and Road Initiative."),
    ("en", "Mudavadi said that the Kenyan parliament supports the Global Security Initiative."),
    ("en", "Mudavadi said that Kenya supports Ethiopia's accession to the Shanghai Cooperation Organization."),
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


def test_a_bare_title_in_a_ministrys_own_text_is_not_taken_for_the_other_side():
    text = (
        "Secretary David Lammy met Foreign Minister of China Wang Yi in London on 12 October 2025. "
        "The Foreign Secretary said that the government supports free trade."
    )
    document = Document(id="x", text=text, language="en", publisher="GBR", published="2025-10-12")
    assert [each.holder for _, each in positions(read(document)) if each.holder == "CHN"] == []


def test_two_ministers_with_their_titles_speak_together():
    text = (
        "Secretary of State Antony Blinken met with Philippine Foreign Secretary Enrique Manalo on June 20, 2024. "
        "Secretary Blinken and Secretary Manalo reaffirmed their support for ASEAN centrality."
    )
    document = Document(id="x", text=text, language="en", publisher="USA", published="2024-06-20")
    found = [(each.holder, each.voice) for _, each in positions(read(document))]
    assert found == [("PHL", "joint"), ("USA", "joint")]


def test_an_initiative_on_data_security_is_not_the_one_on_security():
    sentence = "Кения поддерживает Глобальную инициативу в области безопасности данных."
    assert [each.topic for each in positions_in("ru", sentence)] == ["data-security-initiative"]


STRANGERS = [
    ("en", "Wang Yi said that Kenyan beekeepers support the Global Development Initiative."),
    ("fr", "Wang Yi a indiqué que les pêcheurs kényans soutiennent l'Initiative pour le développement mondial."),
    ("es", "Wang Yi dijo que los pescadores kenianos respaldan la Iniciativa para el Desarrollo Global."),
    ("ru", "Ван И заявил, что кенийские фермеры поддерживают Инициативу по глобальному развитию."),
    ("ar", "وقال وانغ يي إن المزارعين الكينيين يدعمون مبادرة التنمية العالمية."),
    ("zh", "王毅表示，肯尼亚农民支持全球发展倡议。"),
    ("zh", "王毅表示，欢迎肯方支持全球发展倡议。"),
    ("zh", "王毅表示，共建“一带一路”给肯尼亚带来实实在在的利益。"),
    ("zh", "王毅表示，蒙内铁路成为共建“一带一路”的标志性工程。"),
]


@pytest.mark.parametrize(("tag", "sentence"), STRANGERS)
def test_what_farmers_support_and_what_an_initiative_brings_is_no_stance_of_a_state(tag: str, sentence: str) -> None:
    assert positions_in(tag, sentence) == []


PRAISED = [
    ("zh", "王毅表示，中方赞赏肯方重申奉行一个中国原则。", "KEN", "one-china-principle", "reported"),
    (
        "ru",
        "Ван И высоко оценил участие Кении в Группе друзей Инициативы по глобальному развитию.",
        "KEN",
        "gdi-group-of-friends",
        "reported",
    ),
    (
        "es",
        "Wang Yi valoró la participación de Kenia en el Grupo de Amigos de la Iniciativa para el Desarrollo Global.",
        "KEN",
        "gdi-group-of-friends",
        "reported",
    ),
    ("zh", "穆达瓦迪说，肯方对此坚决反对，支持一个中国原则。", "KEN", "one-china-principle", "own"),
    ("zh", "穆达瓦迪说，维护多边主义十分重要。", "KEN", "multilateralism", "own"),
    ("zh", "穆达瓦迪说，习近平主席提出的构建人类命运共同体理念有助于世界和平。", "KEN", "shared-future", "own"),
]


@pytest.mark.parametrize(("tag", "sentence", "holder", "topic", "voice"), PRAISED)
def test_a_stance_that_is_praised_or_stands_after_another_verb_is_its_holders(
    tag: str, sentence: str, holder: str, topic: str, voice: str
) -> None:
    (found,) = positions_in(tag, sentence)
    assert (found.holder, found.topic, found.polarity, found.voice) == (holder, topic, "positive", voice)


def test_an_acronym_that_the_text_gives_another_name_is_no_organisation() -> None:
    text = "Kenya has joined the Space for Climate Observatory (SCO). Mudavadi said that Kenya supports the SCO."
    assert positions_in("en", text) == []


@pytest.mark.parametrize(
    ("tag", "sentence", "target"),
    [
        ("en", "The leaders affirmed their support for Ukraine's sovereignty and territorial integrity.", "UKR"),
        ("fr", "Mudavadi a réaffirmé le soutien du Kenya à la souveraineté de l'Ukraine.", "UKR"),
        ("ru", "Мудавади заявил, что Кения поддерживает суверенитет и территориальную целостность Судана.", "SDN"),
        ("ar", "وأكد مودافادي دعم كينيا لسيادة السودان.", "SDN"),
    ],
)
def test_sovereignty_is_that_of_the_state_whose_conflict_is_named(tag: str, sentence: str, target: str) -> None:
    found = [each for each in positions_in(tag, sentence) if each.topic == "sovereignty"]
    assert found
    assert {each.target for each in found} == {target}


MINISTRIES = {
    "en": "The Ministry of Foreign Affairs reaffirmed its adherence to the one-China principle.",
    "fr": "Le ministère des Affaires étrangères réaffirme son attachement au principe d'une seule Chine.",
    "es": "La Cancillería ratificó su adhesión al principio de una sola China.",
    "ru": "Министерство иностранных дел подтверждает приверженность принципу одного Китая.",
    "zh": "外交部重申坚定奉行一个中国原则。",
    "ar": "تجدد وزارة الخارجية التزامها بمبدأ الصين الواحدة.",
}


@pytest.mark.parametrize("tag", MINISTRIES)
def test_a_ministry_without_a_state_that_opens_a_sentence_is_the_publishers(tag: str) -> None:
    (found,) = positions_in(tag, MINISTRIES[tag])
    assert (found.holder, found.topic, found.voice) == ("CHN", "one-china-principle", "own")


def test_a_ministry_inside_what_somebody_says_is_not_taken_for_the_publishers() -> None:
    sentence = "Mudavadi said that the Ministry of Foreign Affairs supports the Global Development Initiative."
    assert positions_in("en", sentence) == []


def test_what_another_is_supported_in_goes_on_after_the_comma() -> None:
    sentence = "王毅强调，中方支持肯方坚持奉行独立自主外交政策，走符合本国国情的发展道路，维护国家主权。"
    found = {(each.holder, each.topic, each.target, each.strengths) for each in positions_in("zh", sentence)}
    assert found == {
        ("CHN", "development-path", "", ("supports",)),
        ("CHN", "sovereignty", "KEN", ("supports",)),
    }


def test_the_global_south_that_hopes_is_nobodys_enemy() -> None:
    sentence = "穆达瓦迪表示，肯尼亚和其他全球南方国家都希望同中国加强团结合作，更好共同应对挑战。"
    assert positions_in("zh", sentence) == []


HEARSAY = [
    ("en", "An Indian minister has said that Kenya opposes the expansion of BRICS."),
    ("es", "El portavoz aludió a informes según los cuales Kenia rechaza la Iniciativa para el Desarrollo Global."),
    ("fr", "Il a évoqué des rumeurs selon lesquelles le Kenya rejette l'Initiative pour le développement mondial."),
    ("es", "Para el presidente Xi Jinping, solo preservando el sistema multilateral de comercio se crecerá."),
]


@pytest.mark.parametrize(("tag", "sentence"), HEARSAY)
def test_what_is_only_said_of_a_side_by_others_is_not_its_stance(tag: str, sentence: str) -> None:
    assert positions_in(tag, sentence) == []


def test_a_relative_clause_is_of_the_noun_before_it_and_a_territory_is_no_party_to_a_statement_about_it() -> None:
    document = Document(
        id="x",
        title="Communiqué de la République du Burundi sur la question de Taiwan",
        text="COMMUNIQUÉ\n\nTaiwan est une partie inaliénable du territoire de la République populaire de Chine, et le "
        "Burundi, qui soutient la résolution 2758 de l'Assemblée générale des Nations Unies, s'oppose à "
        "l'« indépendance de Taiwan ».",
        language="fr",
        publisher="BDI",
        published="2024-01-15",
    )
    assert {each.holder for _, each in positions(read(document))} == {"BDI"}


@pytest.mark.parametrize(
    "sentence",
    [
        "王毅表示，中方欢迎肯方加入国际调解院，愿同肯方落实全球安全倡议。",
        "王毅表示，希望肯方支持全球发展倡议，愿同肯方落实全球安全倡议。",
    ],
)
def test_who_asks_goes_on_with_its_own_will(sentence: str) -> None:
    (found,) = positions_in("zh", sentence)
    assert (found.holder, found.topic, found.modality, found.voice) == ("CHN", "gsi", "willing", "own")
