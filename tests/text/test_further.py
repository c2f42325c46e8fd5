"""Meetings that later paragraphs add to the one in the news."""

from diplograph.model.text import Document
from diplograph.text.reading import positions, read

MARGINS = """Minister for Foreign Affairs Peter Kamau held meetings in New York on 26 September 2024.

Minister Kamau met Minister of Foreign Affairs of New Zealand Winston Peters. Minister Peters said \
that New Zealand supports ASEAN centrality.

Minister Kamau also met Foreign Minister of Serbia Marko Djuric. Minister Djuric said \
that Serbia supports the UN Charter.

In March last year, Minister Kamau met Foreign Minister of Japan Takeshi Iwaya in Tokyo.
"""


def margins(text: str = MARGINS) -> Document:
    """Return a readout of several meetings."""
    return Document(id="x", text=text, language="en", publisher="KEN", published="2024-09-27")


def test_each_paragraph_that_opens_with_a_meeting_adds_one_and_an_earlier_year_does_not():
    told = [(each.type, each.date, each.sides) for each in read(margins()).events if each.main]
    assert told == [("meeting", "2024-09-26", ("KEN", "NZL")), ("meeting", "2024-09-26", ("KEN", "SRB"))]


def test_who_speaks_in_a_paragraph_is_of_its_meeting():
    found = {(each.holder, each.topic, each.voice) for _, each in positions(read(margins()))}
    assert found == {("NZL", "asean-centrality", "own"), ("SRB", "un-charter", "own")}


def test_one_meeting_stays_one():
    text = MARGINS.split("\n\n")[1]
    told = [each.sides for each in read(margins(text)).events if each.main]
    assert told == [("KEN", "NZL")]
