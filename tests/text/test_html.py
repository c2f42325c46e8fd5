"""Pages of known sites by their layout, all others by their likeliest text."""

import time
from pathlib import Path

import pytest

from diplograph.text.html import read_page
from diplograph.text.site import published_in, site_of

PAGES = Path(__file__).parents[1] / "inputs" / "pages"


def page(name: str, **more: str):
    return read_page((PAGES / f"{name}.html").read_text("utf-8"), **more)


@pytest.mark.parametrize(
    ("name", "title", "published", "publisher", "medium"),
    [
        ("ministry-new", "Zhou Lan rencontre le ministre d’Arlandie", "2025-03-12 09:15", "CHN", "ministry"),
        ("embassy", "La embajadora Zhou Lan visita la provincia de Sur", "2024-03-05 10:00", "CHN", "embassy"),
        ("agency", "Chinese vice premier meets guest", "", "CHN", "state-agency"),
        (
            "presidency",
            "Readout of a Call with the Prime Minister of Arlandia",
            "2023-02-01T18:00:00-05:00",
            "USA",
            "presidency",
        ),
        ("department", "Secretary’s Call with Arlandia", "June 3, 2024", "USA", "ministry"),
    ],
)
def test_a_known_site_gives_title_day_and_publisher(name: str, title: str, published: str, publisher: str, medium: str):
    found = page(name)
    assert found.fields["title"] == title
    assert found.fields.get("published", "") == published
    assert found.implied["publisher"] == publisher
    assert found.implied["medium"] == medium
    assert found.warnings == ()


def test_paragraphs_stand_between_blank_lines_without_scripts_and_menus():
    paragraphs = page("ministry-old").text.split("\n\n")
    assert len(paragraphs) == 3
    assert paragraphs[1] == "Zhou said that both sides should deepen practical cooperation."
    assert "hidden" not in page("ministry-old").text


def test_a_layout_of_its_own_shows_the_publisher_without_an_address():
    assert page("ministry-old").implied == {"publisher": "CHN"}
    assert page("ministry-old").fields["published"] == "2019-05-07"


def test_the_address_of_the_sidecar_counts_before_that_of_the_page():
    assert page("ministry-old", url="https://www.china-embassy.gov.cn/x").implied["medium"] == "embassy"


def test_two_line_breaks_part_paragraphs():
    assert page("embassy").text.count("\n\n") == 1


def test_tails_and_captions_are_no_text():
    assert page("agency").text == "BEIJING, Sept. 2 (Xinhua) -- The vice premier met with a guest in Beijing on Monday."
    assert "Imprimer" not in page("ministry-new").text
    assert page("presidency").text.endswith("They discussed energy security.")


def test_an_unknown_site_is_read_with_a_warning():
    found = page("unknown")
    assert "convenus de se revoir" in found.text
    assert "Accueil" not in found.text
    assert found.fields["published"].startswith("2024-06-04")
    assert "no layout is known" in found.warnings[0]


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<",
        "<html>",
        "<p>" * 20_000,
        "<div>" * 20_000 + "words",
        "<table><td colspan=999999999>x",
        "\x00<b>",
        "<script>",
    ],
)
def test_soup_is_read_or_found_empty_but_never_breaks(html: str):
    start = time.process_time()
    assert isinstance(read_page(html).text, str)
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://www.mfa.gov.cn/eng/202503/t20250312_900101.html", "2025-03-12"),
        ("https://www.whitehouse.gov/briefing-room/2023/02/01/readout/", "2023-02-01"),
        ("http://french.news.cn/20240903/abc/c.html", "2024-09-03"),
        ("https://example.org/2024-12/01/c_1.htm", "2024-12-01"),
        ("https://example.org/t1234567.shtml", ""),
        ("https://example.org/2024/13/40/x", ""),
    ],
)
def test_an_address_may_hold_the_day_of_publication(url: str, day: str):
    assert published_in(url) == day


def test_a_host_that_only_ends_alike_is_another_site():
    assert site_of("https://notmfa.gov.cn/x") is None
    assert site_of("https://www.mfa.gov.cn/x") is not None
    assert site_of("http://[broken") is None
