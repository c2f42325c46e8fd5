"""Who speaks in a sentence, and for whom."""

import pytest
from tests.text.texts import positions_in

from diplograph.model.text import Document, Span
from diplograph.packs.gazetteer import gazetteer
from diplograph.packs.language import language_pack, lexicon
from diplograph.text.cast import Cast
from diplograph.text.cues import Named, items
from diplograph.text.discourse import settings
from diplograph.text.frames import Setting
from diplograph.text.reading import positions, read
from diplograph.text.segment import sentences

PERSONS = ("Wang", "Kamau")
CAST = Cast(actors=("CHN", "KEN"), principals=((0, 1),), sides=(("CHN", "KEN"),), event_of_sentence=())


def scenes(text: str, cast: Cast = CAST, tag: str = "en", persons: tuple[str, ...] = PERSONS) -> list[Setting]:
    pack = language_pack(tag)
    named = [
        Named(Span(at, at + len(name)), "person", number)
        for number, name in enumerate(persons)
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    named.sort(key=lambda each: each.span)
    found = items(text, named, gazetteer(tag), lexicon(tag))
    return settings(list(sentences(text, pack)), found, cast, pack, text)


def kinds(text: str) -> list[str]:
    return [f"{each.kind} {each.side}".strip() for each in scenes(text)]


def test_the_person_beside_a_verb_of_saying_speaks():
    assert kinds("Wang said that China supports peace.") == ["attributed CHN"]
    assert kinds("China supports peace, Wang said.") == ["attributed CHN"]


def test_a_speaker_goes_on_until_the_paragraph_ends():
    assert kinds("Wang said that China is glad. It supports peace.\nTrade grew.") == [
        "attributed CHN",
        "attributed CHN",
        "narrated",
    ]


def test_a_new_speaker_takes_over_in_the_middle_of_a_paragraph():
    assert kinds("Wang said that China is glad. Kamau said that Kenya is too.") == ["attributed CHN", "attributed KEN"]


def test_he_in_a_new_paragraph_is_the_speaker_of_the_last_one():
    assert kinds("Kamau said that Kenya is glad.\nHe stressed that trade grows.") == [
        "attributed KEN",
        "attributed KEN",
    ]


def test_for_his_part_gives_the_word_to_the_other_principal():
    assert kinds("Wang said that China is glad.\nFor his part, the guest said that trade grows.")[1] == "attributed KEN"


def test_a_paragraph_may_name_its_speaker_at_the_end_alone():
    assert kinds("Trade has grown fast.\nChina supports peace. Trade must grow, Wang stressed.")[1:] == [
        "attributed CHN",
        "attributed CHN",
    ]


@pytest.mark.parametrize(
    "text",
    ["The two sides agreed to support peace.", "They reaffirmed their support.", "The two presidents stressed that."],
)
def test_what_the_narrator_lets_both_sides_say_is_joint(text: str):
    (scene,) = scenes(text)
    assert (scene.kind, scene.sides, scene.speaker) == ("joint", ("CHN", "KEN"), -1)


def test_what_both_sides_should_do_stays_with_the_speaker():
    assert kinds("Wang said that China is glad. The two sides should support peace.") == ["attributed CHN"] * 2


def test_a_question_is_skipped():
    assert kinds("Q: Does Kenya support peace?\nWang said that China does.")[0] == "skipped"


def test_a_person_without_an_actor_speaks_for_no_side():
    cast = Cast(actors=("", "KEN"), principals=((0, 1),), sides=(("CHN", "KEN"),), event_of_sentence=())
    assert [each.side for each in scenes("Wang said that peace is good.", cast)] == [""]


def test_the_sides_of_a_sentence_are_those_of_its_event():
    cast = Cast(
        actors=("CHN", "KEN"),
        principals=((0,), (0, 1)),
        sides=(("CHN", "PER"), ("CHN", "KEN")),
        event_of_sentence=(0, 1),
    )
    found = scenes("Wang said that trade grows.\nKamau said that trade grows.", cast)
    assert [(each.event, each.sides) for each in found] == [(0, ("CHN", "PER")), (1, ("CHN", "KEN"))]


def test_the_other_side_is_known_where_there_are_two():
    assert Setting("attributed", 0, "CHN", ("CHN", "KEN")).other == "KEN"
    assert Setting("attributed", 0, "CHN", ("CHN", "KEN", "PER")).other == ""
    assert Setting("attributed", 0, "PER", ("CHN", "KEN")).other == ""


@pytest.mark.parametrize(
    ("tag", "lead", "guest", "words"),
    [
        (
            "en",
            "On 2 May 2025, Wang Yi met in Nairobi with Foreign Minister of Kenya Peter Kamau.",
            "Peter Kamau",
            "{} said that Kenya supports multilateralism.",
        ),
        ("zh", "2025年5月2日，外交部长王毅在内罗毕会见肯尼亚外长卡马乌。", "卡马乌", "{}说，肯方坚持多边主义。"),
        (
            "ru",
            "2 мая 2025 года министр иностранных дел Ван И принял министра иностранных дел Кении Питера Камау.",
            "Питер Камау",
            "{} сказал, что Кения поддерживает принцип многосторонности.",
        ),
    ],
    ids=["en", "zh", "ru"],
)
def test_the_statement_of_a_reading_names_its_speaker(tag: str, lead: str, guest: str, words: str):
    text = f"{lead} {words.format(guest)}"
    document = Document(id="d", text=text, language=tag, publisher="CHN", published="2025-05-03")
    said = [each for each in read(document).statements if each.kind == "attributed"]
    assert [(each.speaker.actor, each.sides) for each in said if each.speaker] == [("KEN", ("KEN",))]


TRAILING = {
    "en": "Wang Yi said that China supports multilateralism. Kenya adheres to the one-China policy, said Minister "
    "Mudavadi.",
    "fr": "Wang Yi a dit que la Chine soutient le multilatéralisme. Le Kenya adhère à la politique d'une seule "
    "Chine, a déclaré le ministre Mudavadi.",
    "es": "Wang Yi dijo que China apoya el multilateralismo. Kenia mantiene la política de una sola China, dijo el "
    "ministro Mudavadi.",
}


@pytest.mark.parametrize("tag", TRAILING)
def test_who_is_named_with_a_title_behind_the_last_comma_says_the_sentence(tag: str) -> None:
    found = {(each.holder, each.topic, each.voice) for each in positions_in(tag, TRAILING[tag])}
    assert found == {("CHN", "multilateralism", "own"), ("KEN", "one-china-policy", "own")}


TURNS = {
    "en": "For his part, the Minister of Mines said: “We support the Global Development Initiative.”",
    "es": "Por su parte, el ministro de Minas dijo: «Nosotros respaldamos la Iniciativa para el Desarrollo Global».",
}


@pytest.mark.parametrize("tag", TURNS)
def test_a_turn_to_somebody_whom_nobody_knows_is_not_the_first_speakers(tag: str) -> None:
    opening = {
        "en": "On October 12, 2025, Ambassador of China to Kenya Guo Haiyan met with the Minister of Mines. "
        "Ambassador Guo said that China supports multilateralism. ",
        "es": "El 12 de octubre de 2025, la embajadora de China en Kenia, Guo Haiyan, se reunió con el ministro de "
        "Minas. La embajadora Guo dijo que China apoya el multilateralismo. ",
    }
    document = Document(
        id="x", text=opening[tag] + TURNS[tag], language=tag, publisher="CHN", published="2025-10-20", medium="embassy"
    )
    assert {(each.holder, each.topic) for _, each in positions(read(document))} == {("CHN", "multilateralism")}
