"""Sentences end where they end, and not at the point of an abbreviation or an initial."""

import pytest

from diplograph.packs.language import language_pack
from diplograph.text.segment import sentences


def cut(text: str, tag: str = "en") -> list[str]:
    return [each.span.of(text) for each in sentences(text, language_pack(tag))]


@pytest.mark.parametrize(
    ("tag", "text", "number"),
    [
        ("en", "Mr. Lee met Dr. A. B. Karim in St. Ives. They spoke.", 2),
        ("en", "The U.S. side agreed. On Sept. 2, 2025, H.E. Mr. Otto left.", 2),
        ("en", "No. 5 Street is near. Is it? Yes!", 3),
        ("en", "He said: “We agree.” Then he left.", 2),
        ("en", "Trade grew by 3.5 percent. It will grow.", 2),
        ("en", "It ended at 5 p.m. the same day.", 1),
        ("fr", "M. Xi a reçu M. Kamau. Ils ont signé.", 2),
        ("fr", "« Nous soutenons la paix. » Il est parti.", 2),
        ("ru", "С.В. Лавров встретился с К.-Ж. Токаевым. Стороны подписали документ.", 2),
        ("es", "El Sr. Pérez llegó a las 3 p.m. del martes. El acto terminó.", 2),
        ("zh", "双方会谈。“我们同意。”他说！是吗？", 4),
        ("ar", "التقى الوزيران. هل اتفقا؟ نعم!", 3),
    ],
)
def test_a_text_has_as_many_sentences_as_a_reader_counts(tag: str, text: str, number: int):
    assert len(cut(text, tag)) == number


def test_closing_marks_belong_to_the_sentence_they_close():
    assert cut("双方说：“同意。”会谈结束。", "zh") == ["双方说：“同意。”", "会谈结束。"]


def test_every_line_is_a_paragraph_of_its_own():
    text = "One. Two.\n\nThree\nFour."
    found = list(sentences(text, language_pack("en")))
    assert [(each.span.of(text), each.paragraph) for each in found] == [
        ("One.", 0),
        ("Two.", 0),
        ("Three", 1),
        ("Four.", 2),
    ]


def test_a_wide_gap_parts_paragraphs_as_a_line_does():
    text = "One.      Two."
    assert [each.paragraph for each in sentences(text, language_pack("en"))] == [0, 1]


def test_a_text_without_an_end_mark_is_one_sentence():
    assert cut("  no end here  ") == ["no end here"]


def test_a_text_without_words_has_no_sentence():
    assert cut(" \n\t\n ") == []


def test_a_number_that_opens_a_list_does_not_end_a_sentence():
    assert cut("1. The sides agreed. 2. They left.")[0] == "1. The sides agreed."
