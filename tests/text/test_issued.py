"""A text that reports no encounter is a written statement of who issues it, and speaks for them."""

import pytest

from diplograph.model.text import Document
from diplograph.text.reading import positions, read


def issued(tag: str, text: str, publisher: str, title: str = "") -> Document:
    """Return a statement as its ministry would publish it."""
    return Document(id="x", text=text, language=tag, publisher=publisher, published="2025-12-19", title=title)


def claims(document: Document) -> set[tuple[str, str, str]]:
    """Return holder, topic and voice of each position."""
    return {(each.holder, each.topic, each.voice) for _, each in positions(read(document))}


STATEMENTS = {
    "en": (
        "The Ministry of Foreign Affairs of the Republic of Kenya rejects unilateral sanctions.",
        "It supports the Global Development Initiative.",
        "KEN",
    ),
    "es": (
        "El Ministerio de Relaciones Exteriores de la República de Cuba rechaza las sanciones unilaterales.",
        "Apoya la Iniciativa para el Desarrollo Global.",
        "CUB",
    ),
    "fr": (
        "Le Gouvernement de Madagascar s'oppose aux sanctions unilatérales.",
        "Madagascar soutient l'Initiative pour le développement mondial.",
        "MDG",
    ),
    "ru": (
        "Правительство Республики Беларусь выступает против односторонних санкций.",
        "Беларусь поддерживает Инициативу по глобальному развитию.",
        "BLR",
    ),
}


@pytest.mark.parametrize("tag", STATEMENTS)
def test_a_ministry_speaks_for_its_state_and_the_next_sentence_goes_on_about_it(tag: str):
    first, second, publisher = STATEMENTS[tag]
    document = issued(tag, f"{first} {second}", publisher)
    (event,) = [each for each in read(document).events if each.main]
    assert (event.type, event.sides, event.date) == ("statement", (publisher,), "2025-12-19")
    assert claims(document) == {(publisher, "sanctions", "own"), (publisher, "gdi", "own")}


def test_our_country_in_a_statement_is_who_issues_it():
    text = "Kenya is a friend of peace. The Global Development Initiative is fully supported by our country."
    assert claims(issued("en", text, "KEN", "Statement by the Ministry")) == {("KEN", "gdi", "own")}


def test_a_joint_statement_without_persons_is_issued_by_the_two_states_in_its_heading():
    text = (
        "1. The two sides reaffirm their commitment to multilateralism.\n\n"
        "2. The Kenyan side supports the Global Development Initiative.\n"
    )
    title = "Joint Statement between the People's Republic of China and the Republic of Kenya"
    document = issued("en", text, "KEN", title)
    (event,) = [each for each in read(document).events if each.main]
    assert (event.type, event.sides) == ("statement", ("CHN", "KEN"))
    assert claims(document) == {
        ("CHN", "multilateralism", "joint"),
        ("KEN", "multilateralism", "joint"),
        ("KEN", "gdi", "own"),
    }


def test_somebody_elses_stance_is_not_taken_for_the_publishers():
    assert (
        claims(issued("en", "Kenya met with visitors. Villagers support the Global Security Initiative.", "KEN"))
        == set()
    )


def test_a_text_of_nobody_known_is_no_statement():
    assert read(issued("en", "The weather was fine. Nobody said anything.", "")).events == ()
