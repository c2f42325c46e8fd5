"""Beside the talks a readout reports the visit, what was signed, the words to the press, a new title of relations."""

import pytest
from tests.text.texts import MEETING

from diplograph.model.event import Event
from diplograph.model.text import Document
from diplograph.text.reading import read

SIGNED = {
    "en": "After the talks, the two ministers signed a memorandum of understanding.",
    "fr": "À l'issue de l'entretien, les deux ministres ont signé un mémorandum d'entente.",
    "es": "Al término de la reunión, los dos ministros firmaron un memorando de entendimiento.",
    "ru": "По итогам переговоров министры подписали меморандум о взаимопонимании.",
    "zh": "会谈后，两国外长共同签署了谅解备忘录。",
    "ar": "وعقب المباحثات، وقع الوزيران مذكرة تفاهم.",
}
PRESS = {
    "en": "After the talks, the two foreign ministers held a joint press conference.",
    "fr": "À l'issue de l'entretien, les deux ministres ont tenu une conférence de presse conjointe.",
    "es": "Al término de la reunión, los dos ministros ofrecieron una rueda de prensa conjunta.",
    "ru": "По итогам переговоров министры провели совместную пресс-конференцию.",
    "zh": "会谈后，两国外长共同会见记者。",
    "ar": "وعقب المباحثات، عقد الوزيران مؤتمرا صحفيا مشتركا.",
}
RAISED = {
    "en": "The two sides decided to elevate bilateral relations to a comprehensive strategic partnership.",
    "fr": "Les deux parties ont décidé d'élever leurs relations au rang de partenariat stratégique global.",
    "es": "Las dos partes acordaron elevar las relaciones bilaterales a una asociación estratégica integral.",
    "ru": "Стороны договорились поднять двусторонние отношения до уровня всеобъемлющего стратегического партнёрства.",
    "zh": "双方一致同意将两国关系提升为全面战略伙伴关系。",
    "ar": "واتفق الجانبان على رفع مستوى العلاقات الثنائية إلى شراكة استراتيجية شاملة.",
}
HOPED = {
    "en": "China is willing to elevate bilateral relations to a comprehensive strategic partnership.",
    "fr": "La Chine souhaite élever les relations bilatérales au rang de partenariat stratégique global.",
    "es": "China está dispuesta a elevar las relaciones bilaterales a una asociación estratégica integral.",
    "ru": "Китай готов поднять двусторонние отношения до уровня всеобъемлющего стратегического партнёрства.",
    "zh": "中方愿同肯方将两国关系提升为全面战略伙伴关系。",
    "ar": "والصين مستعدة لرفع مستوى العلاقات الثنائية إلى شراكة استراتيجية شاملة.",
}
VISITS = {
    "en": "From 11 to 13 October 2025, Foreign Minister of Kenya Musalia Mudavadi paid an official visit to China. ",
    "fr": "Du 11 au 13 octobre 2025, le ministre kényan des Affaires étrangères, Musalia Mudavadi, a effectué une "
    "visite officielle en Chine. ",
    "es": "Del 11 al 13 de octubre de 2025, el ministro de Relaciones Exteriores de Kenia, Musalia Mudavadi, realizó "
    "una visita oficial a China. ",
    "ru": "11–13 октября 2025 года министр иностранных дел Кении Мусалия Мудавади посетил Китай с "
    "официальным визитом. ",
    "zh": "2025年10月11日至13日，肯尼亚外长穆达瓦迪对中国进行正式访问。",
}


def beside(tag: str, before: str = "", after: str = "") -> list[Event]:
    document = Document(
        id="x", text=before + MEETING[tag] + after, language=tag, publisher="CHN", published="2025-10-14"
    )
    return [event for event in read(document).events if event.main and event.type != "meeting"]


@pytest.mark.parametrize("tag", SIGNED)
def test_what_the_two_sign_after_the_talks_is_a_ceremony_of_that_day(tag: str) -> None:
    (event,) = beside(tag, after=SIGNED[tag])
    assert (event.type, event.date, event.sides) == ("ceremony", "2025-10-12", ("CHN", "KEN"))


@pytest.mark.parametrize("tag", PRESS)
def test_their_words_to_the_press_are_a_press_event(tag: str) -> None:
    (event,) = beside(tag, after=PRESS[tag])
    assert (event.type, event.date, event.sides) == ("press-event", "2025-10-12", ("CHN", "KEN"))


@pytest.mark.parametrize("tag", RAISED)
def test_a_title_that_is_agreed_on_changes_the_relations(tag: str) -> None:
    (event,) = beside(tag, after=RAISED[tag])
    assert (event.type, event.date, event.sides) == ("relations-change", "2025-10-12", ("CHN", "KEN"))


@pytest.mark.parametrize("tag", HOPED)
def test_a_title_that_one_side_would_like_changes_nothing(tag: str) -> None:
    assert beside(tag, after=HOPED[tag]) == []


@pytest.mark.parametrize("tag", VISITS)
def test_the_days_of_the_visit_are_an_event_of_the_visitor(tag: str) -> None:
    (event,) = beside(tag, before=VISITS[tag])
    assert (event.type, event.date, event.sides) == ("visit", "2025-10-11/2025-10-13", ("KEN",))
