"""What the gazetteer knows is found once, the longest name first."""

from itertools import pairwise

from diplograph.packs.gazetteer import Gazetteer, gazetteer
from diplograph.text.mentions import mentions

NAMES = Gazetteer(
    "en",
    {
        "actors": [("Guinea", "GIN", "name"), ("Papua New Guinea", "PNG", "name"), ("Congo", "COG COD", "name")],
        "places": [("Congo", "congo", "city")],
        "topics": [("Global Governance Initiative", "ggi", "name")],
        "areas": [("governance", "governance-experience", "name")],
    },
    spaced=True,
)


def found(text: str, *kinds: str) -> list[str]:
    return [each.span.of(text) for each in mentions(text, NAMES, *kinds)]


def test_a_name_within_a_longer_name_is_not_mentioned():
    assert found("Papua New Guinea and Guinea") == ["Papua New Guinea", "Guinea"]


def test_a_name_hides_another_only_where_both_are_asked_for():
    text = "the Global Governance Initiative"
    assert found(text) == ["Global Governance Initiative"]
    assert found(text, "area") == ["Governance"]


def test_a_mention_keeps_every_reading_of_the_kinds_asked_for():
    (mention,) = mentions("Congo", NAMES)
    assert mention.referents("actor") == ("COG", "COD")
    assert mention.referents("place") == ("congo",)
    assert mention.entry("topic") is None
    (mention,) = mentions("Congo", NAMES, "place")
    assert mention.referents("actor") == ()


def test_mentions_come_in_order_and_do_not_overlap():
    text = "Zambia, the Republic of Korea, Niger, Nigeria, South Sudan, Guinea-Bissau and Equatorial Guinea"
    spans = [each.span for each in mentions(text, gazetteer("en"), "actor")]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    referents = [each.referents("actor")[0] for each in mentions(text, gazetteer("en"), "actor")]
    assert referents == ["ZMB", "KOR", "NER", "NGA", "SSD", "GNB", "GNQ"]


def test_a_state_is_found_within_no_other_word_of_a_spaced_script():
    assert found("Guineans in guineafowl country") == []
