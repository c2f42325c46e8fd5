"""Changes of a text whose effect on its claims is known beforehand, whatever the claims are."""

import re
import unicodedata
from dataclasses import replace
from itertools import combinations, permutations
from pathlib import Path

import msgspec
import pytest

from diplograph.model.statement import Position
from diplograph.model.text import Document
from diplograph.packs.codebook import codebook
from diplograph.packs.language import language_pack, tags
from diplograph.resources import collection, walk
from diplograph.text import read as reader
from diplograph.text.reading import positions, read
from diplograph.text.segment import sentences

Actor = dict[str, str]
_SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")


class Parts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What invented readouts of one language are made of."""

    lead: str
    actors: tuple[Actor, ...]
    turns: tuple[str, ...]
    negations: tuple[tuple[str, str], ...]
    exhortations: tuple[tuple[str, str], ...]
    initiatives: dict[str, str]
    accusatives: dict[str, str] = {}
    acronyms: dict[str, str] = {}
    introduced: str = ""
    spelt: str = ""
    listed: str = ""
    set: str = ""
    second: str = ""

    def text(self, paragraphs: list[str], slots: dict[str, Actor]) -> str:
        """Return a readout: the lead and the paragraphs, with the forms of the actors and names in the slots."""
        for key in "ABC":
            if key in slots:
                person = {"name": slots[key]["person"], "instrumental": slots[key].get("instrumental", "")}
                slots = {**slots, f"P{key}": person}
        return _SLOT.sub(lambda slot: slots[slot[1]][slot[2] or "name"], "\n".join([self.lead, *paragraphs]))

    def topic(self, slug: str) -> Actor:
        name = self.initiatives[slug]
        return {"name": name, "accusative": self.accusatives.get(slug, name)}


PARTS = msgspec.toml.decode(
    (Path(__file__).parents[1] / "hard" / "metamorphic.toml").read_bytes(), type=dict[str, Parts]
)
KNOWN = tuple(tag for tag in PARTS if tag in tags())
SAMPLES = sorted(walk(collection("samples"), ".md"), key=lambda file: file.name)
TOPICS = ("gdi", "gsi", "gci", "ggi")
LANGUAGES = pytest.mark.parametrize("tag", KNOWN)


def made(text: str, tag: str, publisher: str = "") -> list[Position]:
    document = Document(id="made", text=text, language=tag, publisher=publisher, published="2025-10-13")
    return [position for _, position in positions(read(document))]


def claim(position: Position) -> tuple[str, str, int, str, str, str]:
    level = codebook("default").level(position.strengths, position.polarity)
    return (position.holder, position.topic, level, position.modality, position.voice, position.target)


def claims(text: str, tag: str, publisher: str = "") -> set[tuple[str, str, int, str, str, str]]:
    return {claim(position) for position in made(text, tag, publisher)}


def signs(position: Position) -> tuple[str, str]:
    return (position.topic, position.polarity)


def slots(tag: str, *numbers: int) -> dict[str, Actor]:
    return {key: PARTS[tag].actors[number] for key, number in zip("ABC", numbers, strict=False)}


@LANGUAGES
@pytest.mark.parametrize("pair", list(combinations(range(4), 2)), ids=str)
def test_two_actors_that_change_places_exchange_their_claims(tag: str, pair: tuple[int, int]):
    parts = PARTS[tag]
    first, second = (parts.actors[number]["code"] for number in pair)
    exchanged = {first: second, second: first}
    for turns in ([turn] for turn in parts.turns):
        there = claims(parts.text(turns, slots(tag, *pair)), tag, first)
        back = claims(parts.text(turns, slots(tag, *reversed(pair))), tag, second)
        swapped = {(exchanged.get(each[0], each[0]), *each[1:5], exchanged.get(each[5], each[5])) for each in there}
        assert there, turns
        assert swapped == back, turns


@LANGUAGES
@pytest.mark.parametrize("topic", TOPICS)
def test_a_denied_verb_never_makes_the_claim_of_the_plain_one(tag: str, topic: str):
    parts = PARTS[tag]
    filled = {**slots(tag, 0, 1), "T": parts.topic(topic)}
    for plain, denied in parts.negations:
        assert {signs(each) for each in made(parts.text([plain], filled), tag)} == {(topic, "positive")}, plain
        assert {signs(each) for each in made(parts.text([denied], filled), tag)} <= {(topic, "negative")}, denied


@LANGUAGES
@pytest.mark.parametrize("topic", TOPICS)
def test_what_both_sides_should_do_is_nobodys_claim(tag: str, topic: str):
    parts = PARTS[tag]
    filled = {**slots(tag, 0, 1), "T": parts.topic(topic)}
    for plain, asked in parts.exhortations:
        assert {signs(each) for each in made(parts.text([plain], filled), tag)} == {(topic, "positive")}, plain
        assert made(parts.text([asked], filled), tag) == [], asked


@LANGUAGES
def test_turns_that_change_places_keep_their_claims(tag: str):
    parts = PARTS[tag]
    told = {
        frozenset(claims(parts.text(list(order), slots(tag, 0, 1)), tag)) for order in permutations(parts.turns[:4])
    }
    assert len(told) == 1


@pytest.mark.parametrize("tag", [tag for tag in KNOWN if PARTS[tag].acronyms])
@pytest.mark.parametrize("topic", TOPICS)
def test_an_acronym_that_was_introduced_is_the_name(tag: str, topic: str):
    parts = PARTS[tag]
    short = {"name": parts.acronyms[topic]}
    filled = {**slots(tag, 0, 1), "T": parts.topic(topic), "S": short}
    spelt = claims(parts.text([parts.spelt], filled), tag)
    assert {each[1] for each in spelt} == {topic}
    assert claims(parts.text([parts.introduced], filled), tag) == spelt


@LANGUAGES
def test_the_name_of_a_set_stands_for_its_members_and_says_so(tag: str):
    parts = PARTS[tag]
    names = {slug: {"name": parts.topic(slug)["accusative"]} for slug in parts.initiatives}
    filled = {**slots(tag, 0, 1), **names}
    listed, bundled = (made(parts.text([each], filled), tag) for each in (parts.listed, parts.set))
    assert {each.topic for each in listed} == {"gdi", "gsi", "gci"}
    assert {claim(each) for each in bundled} == {claim(each) for each in listed}
    assert {each.bundled for each in bundled} == {True}
    assert {each.bundled for each in listed} == {False}


@pytest.mark.parametrize("tag", [tag for tag in KNOWN if PARTS[tag].second])
def test_two_meetings_in_one_document_keep_their_own_claims(tag: str):
    parts = PARTS[tag]
    both = slots(tag, 0, 1, 2)
    other = slots(tag, 0, 2, 2)
    first = claims(parts.text(list(parts.turns[:1]), both), tag)
    second = claims(parts.text([parts.second], other), tag)
    assert first
    assert second
    assert claims(parts.text([parts.turns[0], parts.second], both), tag) == first | second


def bytes_of(sample: str, change: str) -> bytes:
    """Return the bytes of a sample after a change that alters no word."""
    head, body = sample.split("\n---\n", 1)
    match change:
        case "NFD":
            return unicodedata.normalize("NFD", sample).encode()
        case "CRLF":
            return sample.replace("\n", "\r\n").encode()
        case "BOM":
            return b"\xef\xbb\xbf" + sample.encode()
        case "UTF-16":
            return sample.encode("utf-16")
        case "no-break spaces":
            return f"{head}\n---\n{body.replace(' ', chr(0xA0))}".encode()
        case _:
            return (
                f"{head}\n---\n{''.join(char + chr(0x200B) * (at % 7 == 0) for at, char in enumerate(body))}".encode()
            )


def told(path: Path) -> set[tuple[object, ...]]:
    (document,) = (each for each in reader.documents([path]) if isinstance(each, Document))
    found = positions(read(document))
    return {(*claim(each), each.quote.of(document.text).replace("\xa0", " "), each.quote.start) for _, each in found}


@pytest.mark.parametrize("change", ["NFD", "CRLF", "BOM", "UTF-16", "no-break spaces", "zero-width spaces"])
def test_an_encoding_changes_neither_claims_nor_their_words(change: str, tmp_path: Path):
    plain, changed = tmp_path / "plain", tmp_path / "changed"
    plain.mkdir()
    changed.mkdir()
    for sample in SAMPLES[::7]:
        text = sample.read_text(encoding="utf-8")
        (plain / sample.name).write_text(text, encoding="utf-8", newline="")
        (changed / sample.name).write_bytes(bytes_of(text, change))
        assert told(changed / sample.name) == told(plain / sample.name), sample.name


@pytest.mark.parametrize("sample", SAMPLES[::6], ids=lambda file: file.name)
def test_a_text_cut_short_makes_no_claim_that_the_whole_does_not_make(sample: Path):
    (document,) = (each for each in reader.documents([Path(str(sample))]) if isinstance(each, Document))
    whole = {claim(position) for _, position in positions(read(document))}
    ends = [each.span.end for each in sentences(document.text, language_pack(document.language))]
    assert len(ends) > 5
    for end in ends[:-1]:
        part = replace(document, text=document.text[:end])
        extra = {claim(position) for _, position in positions(read(part))} - whole
        assert extra == set(), document.text[max(0, end - 200) : end]
