"""What took place: the events a document reports and mentions, who took part, when and where."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplograph.model.event import Event
from diplograph.model.text import Document, Sentence
from diplograph.packs.gazetteer import gazetteer
from diplograph.packs.happenings import event_lexicon
from diplograph.packs.language import Segment
from diplograph.text.events import event_of_sentence, events
from diplograph.text.people import people
from diplograph.text.segment import sentences

TAGS = ("ar", "en", "es", "fr", "ru", "zh")


class _Pack:
    def __init__(self, tag: str) -> None:
        marks = "。！？；" if tag == "zh" else ".!?؟"
        self.segment = Segment(terminators=marks, closers="\"'”’»", spaced=tag != "zh")


def cut(text: str, tag: str) -> tuple[Sentence, ...]:
    return tuple(sentences(text, _Pack(tag)))  # type: ignore[arg-type]


def told(text: str, tag: str = "en", *, published: str = "2025-03-10", publisher: str = "KEN") -> tuple[Event, ...]:
    document = Document(id="d", text=text, language=tag, published=published, publisher=publisher)
    parts, names = cut(text, tag), gazetteer(tag)
    return events(document, parts, people(document, parts, names), names)


def main(found: Sequence[Event]) -> list[Event]:
    return [event for event in found if event.main]


def aside(found: Sequence[Event]) -> list[tuple[str, str, str]]:
    return [(event.type, event.date, event.status) for event in found if not event.main]


REPORTED = [
    (
        "en",
        (
            "Foreign Minister of Kenya Wanjiru Njoroge met with Foreign Minister of Peru Anselmo Quirquincha "
            "in Geneva on 4 March 2025."
        ),
        ("meeting", "2025-03-04", "Geneva", "CHE", ("KEN", "PER")),
    ),
    (
        "en",
        (
            "Foreign Minister of Kenya Wanjiru Njoroge spoke by phone with Peruvian Foreign Minister Anselmo "
            "Quirquincha today."
        ),
        ("call", "2025-03-10", "", "", ("KEN", "PER")),
    ),
    (
        "en",
        (
            "On March 7, Foreign Minister of Kenya Wanjiru Njoroge held a virtual meeting with Prime Minister "
            "of Fiji Ratu Vakatora."
        ),
        ("video-meeting", "2025-03-07", "", "", ("FJI", "KEN")),
    ),
    (
        "fr",
        (
            "La ministre kényane des Affaires étrangères, Wanjiru Njoroge, a reçu jeudi à Nairobi son "
            "homologue péruvien, Anselmo Quirquincha."
        ),
        ("meeting", "2025-03-06", "Nairobi", "KEN", ("KEN", "PER")),
    ),
    (
        "fr",
        (
            "Le président Anselmo Quirquincha du Pérou s’est entretenu hier par téléphone avec la présidente "
            "du Kenya, Wanjiru Njoroge."
        ),
        ("call", "2025-03-09", "", "", ("KEN", "PER")),
    ),
    (
        "es",
        (
            "El canciller del Perú, Anselmo Quirquincha, se reunió el 5 de marzo en Ginebra con la ministra "
            "de Relaciones Exteriores de Kenia, Wanjiru Njoroge."
        ),
        ("meeting", "2025-03-05", "Ginebra", "CHE", ("KEN", "PER")),
    ),
    (
        "ru",
        (
            "5 марта 2025 года в Женеве министр иностранных дел Перу Ансельмо Киркинча встретился с министром "
            "иностранных дел Кении Ванджиру Нджороге."
        ),
        ("meeting", "2025-03-05", "Женева", "CHE", ("KEN", "PER")),
    ),
    (
        "ru",
        (
            "6 марта состоялся телефонный разговор министра иностранных дел Перу Ансельмо Киркинчи с "
            "министром иностранных дел Кении Ванджиру Нджороге."
        ),
        ("call", "2025-03-06", "", "", ("KEN", "PER")),
    ),
    (
        "zh",
        "2025年3月5日，秘鲁外长基尔金查在日内瓦会见肯尼亚外长恩乔罗格。",
        ("meeting", "2025-03-05", "日内瓦", "CHE", ("KEN", "PER")),
    ),
    ("zh", "3月5日，秘鲁外长基尔金查同肯尼亚外长恩乔罗格通电话。", ("call", "2025-03-05", "", "", ("KEN", "PER"))),
    ("zh", "秘鲁总统基尔金查3月6日向肯尼亚总统恩乔罗格致唁电。", ("letter", "2025-03-06", "", "", ("KEN", "PER"))),
    (
        "ar",
        "التقى وزير خارجية بيرو أنسيلمو كيركينتشا في جنيف يوم 5 مارس 2025 وزيرة خارجية كينيا وانجيرو نجوروجي.",
        ("meeting", "2025-03-05", "جنيف", "CHE", ("KEN", "PER")),
    ),
]


@pytest.mark.parametrize(("tag", "text", "expected"), REPORTED)
def test_the_news_is_told_with_its_type_day_place_and_sides(tag: str, text: str, expected: tuple[object, ...]):
    [event] = main(told(text, tag))
    assert (event.type, event.date, event.place_label, event.country, event.sides) == expected
    assert not event.domestic


@pytest.mark.parametrize(("tag", "text", "expected"), REPORTED)
def test_events_of_known_day_and_sides_share_a_key_over_documents(tag: str, text: str, expected: tuple[object, ...]):
    [event] = main(told(text, tag))
    kind, day, _, _, sides = expected
    assert event.key == f"{day}-{kind}-{'-'.join(str(side).lower() for side in sides)}"  # type: ignore[union-attr]
    assert not event.scoped


def test_separate_meetings_with_two_counterparts_are_two_events():
    text = (
        "On 4 March 2025, Foreign Minister of Kenya Wanjiru Njoroge held separate meetings in Nairobi with "
        "Foreign Minister of Peru Anselmo Quirquincha and Foreign Minister of Fiji Ratu Vakatora."
    )
    assert [event.sides for event in main(told(text))] == [("KEN", "PER"), ("FJI", "KEN")]


def test_three_states_at_one_table_are_one_multilateral_meeting():
    text = (
        "On 4 March 2025, Foreign Minister of Kenya Wanjiru Njoroge met in Nairobi with Foreign Minister of Peru "
        "Anselmo Quirquincha and Foreign Minister of Fiji Ratu Vakatora."
    )
    [event] = main(told(text))
    assert (event.type, event.sides) == ("multilateral-meeting", ("FJI", "KEN", "PER"))


TWO_MEETINGS = (
    "On 4 March 2025, Foreign Minister of Kenya Wanjiru Njoroge met in Nairobi with Foreign Minister of Peru Anselmo "
    "Quirquincha.\nQuirquincha praised the host.\nNjoroge also met with Foreign Minister of Fiji Ratu Vakatora.\n"
    "Vakatora thanked Kenya. The two sides agreed to fish.\nWhen meeting with Quirquincha, Njoroge spoke of trade."
)


def test_a_meeting_that_a_later_sentence_adds_is_an_event_of_its_own():
    assert [event.sides for event in main(told(TWO_MEETINGS))] == [("KEN", "PER"), ("FJI", "KEN")]


def test_each_sentence_belongs_to_the_meeting_it_tells_of():
    document = Document(id="d", text=TWO_MEETINGS, language="en", published="2025-03-10", publisher="KEN")
    parts, names = cut(TWO_MEETINGS, "en"), gazetteer("en")
    who = people(document, parts, names)
    assert event_of_sentence(events(document, parts, who, names), parts, who) == (0, 0, 1, 1, 1, 0)


def test_sentences_of_a_text_without_news_belong_to_no_event():
    document = Document(id="d", text="Trees grow. Rivers flow.", language="en")
    parts, names = cut(document.text, "en"), gazetteer("en")
    who = people(document, parts, names)
    assert event_of_sentence(events(document, parts, who, names), parts, who) == (None, None)


def test_a_line_of_attendance_adds_attendees_and_no_side():
    text = (
        "On 4 March 2025, President of Kenya Wanjiru Njoroge met in Nairobi with President of Peru "
        "Anselmo Quirquincha.\n"
        "Foreign Minister Otieno Barasa was present."
    )
    [event] = main(told(text))
    assert [(each.name, each.role) for each in event.participants] == [
        ("Wanjiru Njoroge", "participant"),
        ("Anselmo Quirquincha", "participant"),
        ("Otieno Barasa", "attendee"),
    ]


def test_the_writer_of_a_message_is_its_author_and_the_other_its_addressee():
    [event] = main(told("秘鲁总统基尔金查3月6日向肯尼亚总统恩乔罗格致唁电。", "zh"))
    assert [(each.name, each.role) for each in event.participants] == [
        ("基尔金查", "author"),
        ("恩乔罗格", "addressee"),
    ]


def test_a_meeting_among_one_states_own_is_domestic():
    [event] = main(told("Today President of Kenya Wanjiru Njoroge met with Minister of Finance Otieno Barasa."))
    assert event.domestic


def test_whoever_is_only_invoked_takes_no_part():
    text = (
        "On 4 March 2025, at the invitation of President of Fiji Ratu Vakatora, Foreign Minister of Kenya "
        "Wanjiru Njoroge "
        "met in Suva with Foreign Minister of Peru Anselmo Quirquincha."
    )
    [event] = main(told(text))
    assert event.sides == ("KEN", "PER")


def test_what_a_sentence_puts_first_of_another_event_gives_neither_day_nor_persons():
    text = (
        "Following the call of President of Fiji Ratu Vakatora on March 2, Foreign Minister of Kenya "
        "Wanjiru Njoroge met "
        "in Nairobi today with Foreign Minister of Peru Anselmo Quirquincha."
    )
    [event] = main(told(text))
    assert (event.date, event.sides) == ("2025-03-10", ("KEN", "PER"))


def test_here_is_the_city_of_filing():
    text = (
        "NAIROBI, March 4 -- Foreign Minister of Kenya Wanjiru Njoroge met here today with Foreign "
        "Minister of Peru Anselmo "
        "Quirquincha."
    )
    [event] = main(told(text))
    assert (event.date, event.place_label, event.country) == ("2025-03-04", "Nairobi", "KEN")


NEWS = (
    "On 4 March 2025, President of Kenya Wanjiru Njoroge met in Nairobi with President of Peru Anselmo "
    "Quirquincha, who is "
    "on a state visit to Kenya.\n"
)


def test_a_visit_in_progress_is_held_and_not_the_news():
    [visit] = [event for event in told(NEWS) if event.type == "visit"]
    assert (visit.status, visit.main, visit.rank, visit.country) == ("held", False, "state", "KEN")
    assert [each.name for each in visit.participants] == ["Anselmo Quirquincha"]


def test_an_earlier_meeting_is_mentioned_with_its_own_date():
    text = NEWS + "Njoroge recalled that she and Quirquincha met in Lima last November."
    assert ("meeting", "2024-11", "past") in aside(told(text))


def test_a_meeting_ahead_is_mentioned_as_planned():
    text = NEWS + "They will meet at the G20 Summit in Johannesburg next year."
    assert ("summit", "2026", "planned") in aside(told(text))


def test_no_event_mentioned_repeats_the_news():
    assert ("meeting", "2025-03-04", "past") not in aside(told(NEWS + "The meeting was held in Nairobi on 4 March."))


def test_keys_are_unique_in_a_document():
    text = NEWS + "They hailed the summit in Lima. They spoke of the BRICS summit and of the SCO summit, a success."
    keys = [event.key for event in told(text)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("tag", TAGS)
def test_no_form_of_the_lexicon_is_blank_or_stands_twice_for_one_kind(tag: str):
    for kind, forms in event_lexicon(tag).cues.items():
        assert all(form.strip() == form and form for form in forms), kind
    assert set(event_lexicon(tag).cues) >= {"meet", "phone", "visit", "summit", "present", "will", "past", "opener"}


WORDS = {
    "en": [
        "President",
        "of Peru",
        "Anselmo Quirquincha",
        "met",
        "with",
        ",",
        ".",
        "\n",
        "summit",
        "visit",
        "will",
        "4 March",
        "in Lima",
    ],
    "fr": [
        "le président",
        "du Pérou",
        "Wanjiru Njoroge",
        "a rencontré",
        "à Lima",
        ",",
        ".",
        "\n",
        "sommet",
        "hier",
        "en visite",
    ],
    "es": ["el presidente", "del Perú", "Anselmo Quirquincha", "se reunió", "en Lima", ",", ".", "\n", "cumbre", "hoy"],
    "ru": ["президент", "Перу", "Ансельмо Киркинча", "встретился с", "в Лиме", ",", ".", "\n", "саммит", "5 марта"],
    "zh": ["总统", "秘鲁", "基尔金查", "会见", "在利马", "，", "。", "\n", "峰会", "3月5日", "同日", "分别"],
    "ar": ["الرئيس", "بيرو", "أنسيلمو كيركينتشا", "التقى", "في ليما", "،", ".", "\n", "قمة", "زيارة", "اليوم"],
}


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_whatever_the_words_each_sentence_has_a_main_event_or_none_and_spans_lie_in_the_text(data: st.DataObject):
    tag = data.draw(st.sampled_from(TAGS))
    text = ("" if tag == "zh" else " ").join(data.draw(st.lists(st.sampled_from(WORDS[tag]), max_size=26)))
    document = Document(id="d", text=text, language=tag, published="2025-03-10", publisher="PER")
    parts, names = cut(text, tag), gazetteer(tag)
    who = people(document, parts, names)
    found = events(document, parts, who, names)
    where = event_of_sentence(found, parts, who)
    assert len(where) == len(parts)
    assert all(at is None or at < len(main(found)) for at in where)
    assert all(event.span.end <= len(text) for event in found)
    assert len({event.key for event in found}) == len(found)
