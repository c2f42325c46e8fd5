"""Who a document names: persons, their states and offices, their later mentions."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplograph.model.text import Document, Sentence
from diplograph.packs.gazetteer import gazetteer
from diplograph.packs.happenings import event_lexicon, standing_offices
from diplograph.packs.language import Segment
from diplograph.text.offices import CODES
from diplograph.text.people import People, Person, people
from diplograph.text.segment import sentences

TAGS = ("ar", "en", "es", "fr", "ru", "zh")


class _Pack:
    def __init__(self, tag: str) -> None:
        marks = "。！？；" if tag == "zh" else ".!?؟"
        self.segment = Segment(terminators=marks, closers="\"'”’»", abbreviations=frozenset({"mr", "dr", "h.e", "m"}))


def cut(text: str, tag: str) -> tuple[Sentence, ...]:
    return tuple(sentences(text, _Pack(tag)))


def read(text: str, tag: str, *, title: str = "", published: str = "2025-03-10", publisher: str = "") -> People:
    document = Document(id="d", text=text, language=tag, title=title, published=published, publisher=publisher)
    return people(document, cut(text, tag), gazetteer(tag))


def by_name(found: People, name: str) -> Person:
    names = [person.name for person in found.persons]
    assert name in names, names
    return found.persons[names.index(name)]


UNKNOWN = [
    (
        "en",
        "Foreign Minister of Peru Anselmo Quirquincha arrived.",
        "Anselmo Quirquincha",
        "PER",
        ("foreign-minister",),
    ),
    (
        "en",
        "Peruvian Foreign Minister Anselmo Quirquincha arrived.",
        "Anselmo Quirquincha",
        "PER",
        ("foreign-minister",),
    ),
    ("en", "He met Prime Minister Quirquincha of Peru.", "Quirquincha", "PER", ("head-of-government",)),
    (
        "en",
        "Zodwa Mabuyakhulu, Minister of Trade and Industry of South Africa, spoke first.",
        "Zodwa Mabuyakhulu",
        "ZAF",
        ("minister",),
    ),
    (
        "en",
        "Deputy Prime Minister and Foreign Minister of Malta Ludo Vassallo-Grech attended.",
        "Ludo Vassallo-Grech",
        "MLT",
        ("deputy-head-of-government", "foreign-minister"),
    ),
    (
        "en",
        "He received former Foreign Minister of Chile Ramiro Huenchumil.",
        "Ramiro Huenchumil",
        "CHL",
        ("former-official",),
    ),
    (
        "en",
        "Ambassador of Brazil to Kazakhstan Rubem Figueiroa-Tapajós called on him.",
        "Rubem Figueiroa-Tapajós",
        "BRA",
        ("ambassador",),
    ),
    (
        "fr",
        "Le ministre péruvien des Affaires étrangères, Anselmo Quirquincha, est arrivé.",
        "Anselmo Quirquincha",
        "PER",
        ("foreign-minister",),
    ),
    (
        "fr",
        "Anselmo Quirquincha, président de la République du Congo, est arrivé.",
        "Anselmo Quirquincha",
        "COG",
        ("head-of-state",),
    ),
    (
        "es",
        "El canciller de Angola, Baltazar Kiluanji, llegó a Lima.",
        "Baltazar Kiluanji",
        "AGO",
        ("foreign-minister",),
    ),
    (
        "ru",
        "Министр иностранных дел Перу Ансельмо Киркинча прибыл в Москву.",
        "Ансельмо Киркинча",
        "PER",
        ("foreign-minister",),
    ),
    ("zh", "秘鲁外长基尔金查表示，秘方重视对华关系。", "基尔金查", "PER", ("foreign-minister",)),
    ("zh", "安哥拉副总理兼外长基卢安吉在座。", "基卢安吉", "AGO", ("deputy-head-of-government", "foreign-minister")),
    ("ar", "وصل وزير خارجية بيرو أنسيلمو كيركينتشا إلى القاهرة.", "أنسيلمو كيركينتشا", "PER", ("foreign-minister",)),
]


@pytest.mark.parametrize(("tag", "text", "name", "actor", "offices"), UNKNOWN)
def test_a_name_that_no_list_has_is_found_by_its_office(
    tag: str, text: str, name: str, actor: str, offices: tuple[str, ...]
):
    person = by_name(read(text, tag), name)
    assert (person.key, person.actor, person.offices) == ("", actor, offices)
    assert [span.of(text) for span in person.spans] == [name]


def test_two_offices_joined_belong_to_one_person_and_a_conjunction_after_a_comma_parts_two():
    text = "Also present were Ada Okonjo, Minister of Finance of Nigeria, and Foreign Minister of Ghana Kofi Asamoah."
    found = read(text, "en")
    assert by_name(found, "Ada Okonjo").offices == ("minister",)
    assert by_name(found, "Kofi Asamoah").offices == ("foreign-minister",)
    assert [person.actor for person in found.persons] == ["NGA", "GHA"]


def test_the_office_that_an_adviser_serves_is_not_the_advisers():
    text = "He met Jorge Salvatierra, National Security Advisor to the President of Peru."
    person = by_name(read(text, "en"), "Jorge Salvatierra")
    assert person.offices == ("adviser",)
    assert person.actor == "PER"


def test_a_counterpart_holds_the_office_of_the_person_named_before():
    text = "Le ministre péruvien des Finances, Anselmo Quirquincha, a reçu son homologue rwandais, Théogène Mugwiza."
    assert by_name(read(text, "fr"), "Théogène Mugwiza").offices == ("minister",)


def test_later_mentions_by_family_name_honorific_and_role_are_the_same_person():
    text = (
        "Foreign Minister of Peru Anselmo Quirquincha met Kenyan Foreign Minister Wanjiru Kamau-Njoroge. "
        "Quirquincha thanked Ms. Kamau-Njoroge. The Peruvian Foreign Minister left."
    )
    found = read(text, "en")
    told = [(mention.span.of(text), found.persons[mention.person].name, mention.kind) for mention in found.mentions]
    assert told == [
        ("Anselmo Quirquincha", "Anselmo Quirquincha", "name"),
        ("Wanjiru Kamau-Njoroge", "Wanjiru Kamau-Njoroge", "name"),
        ("Quirquincha", "Anselmo Quirquincha", "family"),
        ("Kamau-Njoroge", "Wanjiru Kamau-Njoroge", "family"),
        ("The Peruvian Foreign Minister".removeprefix("The "), "Anselmo Quirquincha", "role"),
    ]


def test_case_endings_do_not_make_two_persons_and_the_nominative_names_the_person():
    text = "Он встретился с министром иностранных дел Перу Ансельмом Киркинчевым. Ансельм Киркинчев поблагодарил."
    assert [person.name for person in read(text, "ru").persons] == ["Ансельм Киркинчев"]


def test_the_office_of_another_state_beside_a_known_person_is_left_to_its_holder():
    text = (
        "Председатель КНР Си Цзиньпин принял министра иностранных дел Перу Ансельмо Киркинчу. "
        "На встрече с министром иностранных дел Перу Си Цзиньпин заявил о дружбе."
    )
    found = read(text, "ru")
    assert [(person.actor, person.offices) for person in found.persons] == [
        ("CHN", ("head-of-state",)),
        ("PER", ("foreign-minister",)),
    ]


def test_companies_places_and_initiatives_are_no_persons():
    text = "Global Dynamics Holdings and the Green Harbour Initiative opened in New Harmony with Bright Future Bank."
    assert read(text, "en").persons == ()


def test_the_title_tells_the_state_that_the_text_leaves_out():
    found = read(
        "President Zebedeo Montalvar called.",
        "en",
        title="Call with President Zebedeo Montalvar of Uruguay",
        publisher="USA",
    )
    assert found.persons[0].actor == "URY"


def test_a_registered_person_has_a_key_and_the_state_of_the_reference_data():
    person = read("President Emmanuel Macron spoke.", "en", publisher="USA").persons[0]
    assert (person.key, person.actor) == ("emmanuel-macron", "FRA")


def test_a_line_of_attendance_shows_names_without_offices():
    text = "Anselmo Quirquincha, Rosa Ñahui and Pedro Llacta were present."
    assert [person.name for person in read(text, "en").persons] == ["Anselmo Quirquincha", "Rosa Ñahui", "Pedro Llacta"]


def test_an_office_that_nobody_fills_stays_vacant():
    found = read("The Foreign Minister of Peru will visit Kenya.", "en")
    assert found.persons == ()
    assert [(phrase.codes, phrase.actors) for phrase in found.vacant] == [(("foreign-minister",), ("PER",))]


def test_the_codebook_fixes_offices_for_some_whatever_the_text_says():
    assert standing_offices().standing
    before, after = (read("Wang Yi was present.", "en", published=day).persons for day in ("2021-05-01", "2024-05-01"))
    assert [person.offices for person in before] == [()]
    assert [person.offices for person in after] == [("foreign-minister", "party-official")]


@pytest.mark.parametrize("tag", TAGS)
def test_every_office_in_the_event_lexicon_is_one_of_the_codebook(tag: str):
    codes = {code for head in event_lexicon(tag).naming.head for code in (head.code, head.deputy)}
    assert codes - {"counterpart", "guest", "diplomat", ""} <= set(CODES)


WORDS = {
    "en": [
        "President",
        "of",
        "the",
        "Peru",
        "Minister",
        "and",
        ",",
        "Quirquincha",
        "Anselmo",
        "Mr.",
        "(",
        "\n",
        "'s",
        "-",
    ],
    "fr": ["le", "président", "de la République", "du Congo", "ministre", "et", ",", "M.", "Théogène", "d’", "\n"],
    "es": ["el", "canciller", "de", "Angola", "y", ",", "Sr.", "Baltazar", "presidente", "\n"],
    "ru": ["министр", "иностранных", "дел", "Перу", "и", ",", "С.В.", "Лавров", "президент", "г-н", "\n"],
    "zh": ["总统", "、", "兼", "外长", "秘鲁", "基尔金查", "在座", "，", "会见", "·", "\n", "副"],
    "ar": ["وزير", "خارجية", "بيرو", "،", "و", "الشيخ", "أنسيلمو", "حضر اللقاء", "رئيس", "\n"],
}


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_the_words_every_span_lies_in_the_text_and_no_two_names_overlap(data: st.DataObject):
    tag = data.draw(st.sampled_from(TAGS))
    joint = "" if tag == "zh" else " "
    text = joint.join(data.draw(st.lists(st.sampled_from(WORDS[tag]), max_size=24)))
    found = read(text, tag)
    spans = [mention.span for mention in found.mentions]
    assert all(span.end <= len(text) for span in spans)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert {mention.person for mention in found.mentions} == set(range(len(found.persons)))


def test_a_state_at_the_end_of_a_sentence_is_not_that_of_the_next_office():
    text = "Wang Yi met with Foreign Minister of Kenya Peter Otieno. Deputy Foreign Minister Hua Ming took part."
    assert by_name(read(text, "en", publisher="CHN"), "Hua Ming").actor != "KEN"


@pytest.mark.parametrize(
    ("tag", "text", "name", "actor"),
    [
        (
            "en",
            "Wang Yi met with Minister of Foreign Affairs and Cooperation of Timor-Leste Bendito Freitas.",
            "Bendito Freitas",
            "TLS",
        ),
        (
            "en",
            "Wang Yi met with Minister of Foreign Affairs, International Trade and Worship of Argentina Juan Prado.",
            "Juan Prado",
            "ARG",
        ),
        (
            "fr",
            "Wang Yi a rencontré le ministre des Affaires étrangères, de la Culture et du Plan du Bénin, Luc Mou.",
            "Luc Mou",
            "BEN",
        ),
        (
            "es",
            "Wang Yi se reunió con el ministro de Relaciones Exteriores, Comercio y Culto de Argentina, Juan Prado.",
            "Juan Prado",
            "ARG",
        ),
    ],
)
def test_a_minister_may_have_further_fields_of_work(tag: str, text: str, name: str, actor: str):
    found = {each.name: each for each in read(text, tag).persons}
    assert (found[name].actor, found[name].offices) == (actor, ("foreign-minister",))


def test_fields_of_work_do_not_swallow_the_next_person():
    text = "Minister of Foreign Affairs, Wang Yi, and Ambassador of Kenya Peter Kamau met."
    found = {each.name: each.actor for each in read(text, "en").persons}
    assert found == {"Wang Yi": "CHN", "Peter Kamau": "KEN"}
