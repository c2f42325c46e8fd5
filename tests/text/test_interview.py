"""In questions and answers only the answers are somebody's words."""

from diplograph.model.text import Document
from diplograph.text.interview import interview
from diplograph.text.reading import positions, read

PRESSER = """On June 5, 2024, Spokesperson Mao Ning held a regular press conference.

CCTV: Kenya supports the Global Development Initiative. What is China's comment?

Mao Ning: China firmly opposes protectionism. We stand ready to work with all parties.

China opposes unilateral sanctions.

AFP: Lithuania said that it opposes the one-China principle. Does China have any response?

Mao Ning: Taiwan is an inalienable part of China's territory.
"""


def presser(text: str = PRESSER) -> Document:
    """Return the record of a press conference of the Chinese ministry."""
    return Document(id="x", text=text, language="en", publisher="CHN", published="2024-06-05")


def test_the_label_that_comes_most_often_and_asks_least_answers():
    told = interview(PRESSER)
    assert told is not None
    assert told.answerer == "Mao Ning"
    assert [PRESSER[each.start : each.end].split(":", maxsplit=1)[0] for each in told.questions] == ["CCTV", "AFP"]


def test_what_a_question_says_is_nobodys_claim_and_the_answer_goes_on_over_paragraphs():
    found = {(each.holder, each.topic) for _, each in positions(read(presser()))}
    assert found == {("CHN", "protectionism"), ("CHN", "sanctions"), ("CHN", "taiwan-part-of-china")}


def test_the_event_is_a_press_event_of_who_answers():
    (event,) = [each for each in read(presser()).events if each.main]
    assert (event.type, event.sides, event.date) == ("press-event", ("CHN",), "2024-06-05")
    assert [each.name for each in event.participants] == ["Mao Ning"]


def test_letters_of_the_alphabet_part_a_text_as_names_do():
    text = "Q: Will they come?\n\nA: China opposes protectionism.\n\nQ: And then?\n\nA: China supports free trade.\n"
    told = interview(text)
    assert told is not None
    assert told.answerer == "A"
    assert len(told.questions) == 2


def test_labels_that_ask_nothing_make_no_interview():
    assert interview("Place: Beijing\nDate: today\nTopic: trade\nHost: China\nPlace: Riga\n") is None
