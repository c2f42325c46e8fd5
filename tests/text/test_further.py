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


HEADED = """Foreign Minister Peter Kamau held bilateral meetings in New York on 26 September 2024.

**New Zealand**

Foreign Minister Winston Peters said that New Zealand supports ASEAN centrality.

**Serbia.** Foreign Minister Marko Djuric said that Serbia supports the UN Charter.
"""


def test_a_paragraph_under_the_name_of_a_state_tells_of_the_meeting_with_its_minister():
    reading = read(margins(HEADED))
    told = [(each.date, each.sides) for each in reading.events if each.main]
    assert told == [("2024-09-26", ("KEN", "NZL")), ("2024-09-26", ("KEN", "SRB"))]
    found = {(each.holder, each.topic, each.voice) for _, each in positions(reading)}
    assert found == {("NZL", "asean-centrality", "own"), ("SRB", "un-charter", "own")}


GATHERING = """On 26 September 2024, Foreign Minister Peter Kamau attended in Tianjin the meeting of the Council of \
Foreign Ministers of the Shanghai Cooperation Organisation. Foreign Minister of China Wang Yi chaired the meeting, and \
Foreign Minister of Serbia Marko Djuric attended.

On the sidelines, Minister Kamau met with Foreign Minister of China Wang Yi.
"""


def test_who_chairs_and_attends_takes_part_and_is_met_beside_the_gathering_too():
    gathering, meeting = (each for each in read(margins(GATHERING)).events if each.main)
    assert gathering.type == "multilateral-meeting"
    assert {each.actor for each in gathering.participants if each.name} == {"CHN", "KEN", "SRB"}
    assert [each.name for each in gathering.participants if each.role == "chair"] == ["Wang Yi"]
    assert (meeting.type, meeting.sides) == ("meeting", ("CHN", "KEN"))


def test_the_same_day_is_the_day_named_last():
    text = "The ministers spoke by telephone on 20 September 2024. On the same day, Minister of Foreign Affairs "
    text += "Peter Kamau met in Nairobi with Foreign Minister of Serbia Marko Djuric."
    assert [each.date for each in read(margins(text)).events if each.main] == ["2024-09-20"]


def test_a_headline_in_the_text_is_not_the_sentence_that_tells_the_news():
    news = "Minister Peter Kamau met with Foreign Minister of Serbia Marko Djuric"
    text = f"{news}\n\nOn 20 September 2024, {news}."
    assert [each.date for each in read(margins(text)).events if each.main] == ["2024-09-20"]


BRIEFING = """On 26 September 2024, Foreign Minister Peter Kamau met with Foreign Minister of Serbia Marko Djuric.

Q: Does Kenya support the UN Charter?

A: Kenya supports the UN Charter.

Q: Will there be a visit?

A: Nothing is planned.
"""


def test_a_meeting_told_before_the_questions_of_a_briefing_is_news_beside_it():
    told = [(each.type, each.sides) for each in read(margins(BRIEFING)).events if each.main]
    assert told == [("press-event", ("KEN",)), ("meeting", ("KEN", "SRB"))]
