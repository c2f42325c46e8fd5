"""Whatever the text, reading it ends well, and every span of what was read stands on its words."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplograph.graph import mint
from diplograph.graph.assemble import quads
from diplograph.model.statement import Position, Reading, Statement
from diplograph.model.text import Document, Span
from diplograph.packs.gazetteer import gazetteer
from diplograph.packs.language import language_pack, lexicon, tags
from diplograph.resources import collection, walk
from diplograph.text.normalize import normalize
from diplograph.text.read import documents
from diplograph.text.reading import read
from diplograph.text.segment import sentences

HARD = Path(__file__).parents[1] / "hard"
SCRIPTS = ("ar", "en", "es", "fr", "ru", "zh")
SAMPLES = sorted(walk(collection("samples"), ".md"), key=lambda file: file.name)
VISIBLE = re.compile(r"\s+")
FAST = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
THOROUGH = settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@cache
def vocabulary(tag: str) -> list[str]:
    """Return every fourth word that a pack or a gazetteer knows, and marks that part sentences and clauses."""
    pack = language_pack(tag)
    forms = sorted({*lexicon(tag).cues, *gazetteer(tag).readings})
    marks = [
        *pack.segment.terminators,
        *pack.segment.closers,
        ",",
        "，",
        "、",
        "(",
        ")",
        ":",
        ";",
        "«",
        "“",
        "\n",
        "\n\n",
    ]
    dates = ["October 12, 2025", "12 октября 2025 года", "2025年10月12日", "le 12 octobre 2025", "في 12 أكتوبر 2025"]
    return [*forms[::4], *marks * 20, *dates * 5]


def anything(tag: str) -> st.SearchStrategy[str]:
    """Make texts of words that the language knows, with anything at all between them."""
    pieces = st.one_of(st.sampled_from(vocabulary(tag)), st.sampled_from(vocabulary(tag)), st.text(max_size=6))
    glue = " " if language_pack(tag).segment.spaced else ""
    return st.lists(pieces, max_size=40).map(lambda words: normalize(glue.join(words)))


def spans(reading: Reading) -> Iterator[tuple[str, Span]]:
    """Yield every span of a reading with what it belongs to."""
    for event in reading.events:
        yield f"event {event.key}", event.span
        yield from ((f"participant {each.name}", each.span) for each in event.participants if each.span)
    for statement in reading.statements:
        yield f"{statement.kind} statement", statement.span
        yield from ((type(each).__name__, each.quote) for each in statement.contents)
    yield from ((f"rejection {each.rule}", each.quote) for each in reading.rejections)


def check(document: Document) -> Reading:
    """Read a document and demand what holds for each."""
    reading = read(document)
    text = document.text
    for what, span in spans(reading):
        assert 0 <= span.start < span.end <= len(text), what
        assert span.of(text).strip(), what
    for statement in reading.statements:
        for content in statement.contents:
            if isinstance(content, Position):
                assert all(word in content.quote.of(text) for word in content.verbs), content
    return reading


def cut_well(text: str, tag: str) -> None:
    """Demand that sentences follow each other, do not overlap, lose nothing visible and never run over a line."""
    found = list(sentences(text, language_pack(tag)))
    end, paragraph = 0, 0
    for each in found:
        assert end <= each.span.start
        assert paragraph <= each.paragraph
        words = each.span.of(text)
        assert words == words.strip()
        assert "\n" not in words
        end, paragraph = each.span.end, each.paragraph
    assert VISIBLE.sub("", "".join(each.span.of(text) for each in found)) == VISIBLE.sub("", text)


def as_document(text: str, tag: str) -> Document:
    return Document(id="any", text=text, language=tag, publisher="CHN", published="2025-10-13")


@pytest.mark.parametrize("tag", tags())
@FAST
@given(data=st.data())
def test_any_text_is_read_and_its_spans_stand_on_words(tag: str, data: st.DataObject):
    text = data.draw(anything(tag))
    cut_well(text, tag)
    check(as_document(text, tag))


@pytest.mark.slow
@pytest.mark.parametrize("tag", tags())
@THOROUGH
@given(data=st.data())
def test_any_text_at_all_is_read_and_its_spans_stand_on_words(tag: str, data: st.DataObject):
    text = data.draw(anything(tag))
    cut_well(text, tag)
    check(as_document(text, tag))


@pytest.mark.parametrize("tag", tags())
@FAST
@given(text=st.text())
def test_characters_that_are_no_language_are_read_as_nothing(tag: str, text: str):
    normal = normalize(text)
    cut_well(normal, tag)
    check(as_document(normal, tag))


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", ".", "。", "(", "方", "a", "Q:", "\u0301", "🕊️", "x" * 9000, "he said " * 900, "文莱维护国家统一"],
)
@pytest.mark.parametrize("tag", tags())
def test_a_text_of_next_to_nothing_makes_no_claim(tag: str, text: str):
    assert check(as_document(normalize(text), tag)).statements == ()


def test_a_language_without_a_pack_is_kept_with_a_warning_and_without_claims():
    reading = read(as_document("Wang Yi rencontre.", "tlh"))
    assert reading.statements == ()
    assert "no language pack for 'tlh'" in reading.warnings[0]


@pytest.mark.parametrize("sample", SAMPLES[::3], ids=lambda file: file.name)
def test_every_span_of_a_sample_stands_on_its_words_and_inside_its_sentence(sample: Path):
    (document,) = (each for each in documents([Path(str(sample))]) if isinstance(each, Document))
    cut_well(document.text, document.language)
    reading = check(document)
    assert reading.statements
    found = {each.span for each in sentences(document.text, language_pack(document.language))}
    for statement in reading.statements:
        assert statement.span in found
        assert all(statement.span.covers(each.quote) for each in statement.contents)


def texts(tag: str) -> str:
    """Return the invented readouts of a language as one text, with characters beyond the basic plane in it."""
    items = msgspec.toml.decode((HARD / f"{tag}.toml").read_bytes())["item"]
    return normalize("\n".join(each["text"] for each in items) + '\n𠀀𪚥 🕊️ e\u0301 "\\ \t<&>\u200d')


def pairs(size: int, count: int, seed: int) -> Iterator[tuple[int, int]]:
    draw = random.Random(seed)  # noqa: S311 - a fixed sequence, no secret
    for _ in range(count):
        start = int(draw.random() * size)
        yield start, min(size, start + 1 + int(draw.random() * draw.choice((3, 40, 400))))


@pytest.mark.slow
@pytest.mark.parametrize("tag", SCRIPTS)
def test_a_million_spans_over_six_scripts_cut_out_what_counting_code_points_cuts_out(tag: str):
    text = texts(tag)
    wide = text.encode("utf-32-le")
    for start, end in pairs(len(text), 170_000, seed=len(text)):
        assert Span(start, end).of(text).encode("utf-32-le") == wide[4 * start : 4 * end]


@pytest.mark.parametrize("tag", SCRIPTS)
def test_a_passage_of_the_graph_rereads_to_the_words_of_its_span(tag: str):
    text = texts(tag)
    document = as_document(text, tag)
    chosen = sorted(set(pairs(len(text), 300, seed=7)))
    position = Position(
        holder="KEN", topic="gdi", polarity="positive", strengths=("supports",), modality="asserts", voice="own",
        quote=Span(0, 1), rule="test",
    )  # fmt: skip
    whole = Span(0, len(text))
    contents = tuple(replace(position, quote=Span(*each), rule=f"test-{each[0]}-{each[1]}") for each in chosen)
    reading = Reading(
        document=document, statements=(Statement(kind="narrated", span=whole, sides=("KEN",), contents=contents),)
    )
    written: dict[str, dict[str, str]] = {}
    for quad in quads(reading):
        if "#char=" in quad.subject.value:
            name = quad.predicate.value.removeprefix(mint.ONTOLOGY)
            written.setdefault(quad.subject.value, {})[name] = quad.object.value
    wide = text.encode("utf-32-le")
    passages = {(int(each["charStart"]), int(each["charEnd"])): each["exactText"] for each in written.values()}
    assert set(chosen) <= set(passages)
    for (start, end), exact in passages.items():
        assert exact.encode("utf-32-le") == wide[4 * start : 4 * end]
