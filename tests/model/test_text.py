"""Spans count code points; a document's key tells which text was read."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.model.text import Document, Sentence, Span

SCRIPTS = "héllo, Мир, سلام، 北京。𠀀🕊️ e\u0301"


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (4, 3), (0, 0)])
def test_a_span_that_is_empty_or_ends_before_it_starts_is_refused(start: int, end: int):
    with pytest.raises(ValueError, match=f"a span needs 0 <= start < end, not {start}, {end}"):
        Span(start, end)


@given(st.data())
def test_a_span_counts_code_points_and_not_bytes_or_utf_16(data: st.DataObject):
    start = data.draw(st.integers(0, len(SCRIPTS) - 1))
    end = data.draw(st.integers(start + 1, len(SCRIPTS)))
    assert Span(start, end).of(SCRIPTS) == SCRIPTS.encode("utf-32-le")[4 * start : 4 * end].decode("utf-32-le")


@given(st.tuples(st.integers(0, 9), st.integers(1, 9)), st.tuples(st.integers(0, 9), st.integers(1, 9)))
def test_a_span_covers_another_where_every_place_of_it_lies_within(one: tuple[int, int], other: tuple[int, int]):
    outer, inner = Span(one[0], one[0] + one[1]), Span(other[0], other[0] + other[1])
    places = set(range(inner.start, inner.end))
    assert outer.covers(inner) == (places <= set(range(outer.start, outer.end)))
    assert outer.covers(outer)


def test_spans_sort_by_where_they_start_and_then_by_where_they_end():
    assert sorted([Span(2, 3), Span(0, 9), Span(0, 4)]) == [Span(0, 4), Span(0, 9), Span(2, 3)]


def test_the_key_of_a_document_changes_with_its_text_alone():
    document = Document(id="cn-2025", text="双方会谈。")
    assert document.digest == sha256("双方会谈。".encode()).hexdigest()
    assert document.key == f"cn-2025-{document.digest[:8]}"
    assert Document(id="cn-2025", text="双方会谈。", title="other").key == document.key
    assert Document(id="cn-2025", text="双方会谈").key != document.key


def test_a_value_of_the_text_cannot_be_changed():
    with pytest.raises(AttributeError):
        Sentence(Span(0, 1), 0).paragraph = 1  # type: ignore[misc]
