"""The traps of the register: words that tempt a reader to record a stance, and twins of them that do take one."""

from pathlib import Path
from typing import Annotated

import msgspec
import pytest

from diplograph.model.statement import Position
from diplograph.model.text import Document
from diplograph.packs.codebook import codebook
from diplograph.packs.language import tags
from diplograph.text.reading import positions, read

FOLDER = Path(__file__).parents[1] / "hard"
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
SIGN = {"+": "positive", "-": "negative"}
_BAN = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9:-]+ ([a-z0-9-]+|\*)( [+-])?$")]
_CLAIM = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9:-]+ [a-z0-9-]+ -?\d [a-z]+ (own|joint|reported)$")]


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One invented readout, the claims that it must not make, those that it must, and why it fails yet."""

    trap: str
    publisher: str
    published: str
    text: str
    twin: bool = False
    silent: tuple[_BAN, ...] = ()
    never: tuple[_BAN, ...] = ()
    claims: tuple[_CLAIM, ...] = ()
    pending: str = ""


class Items(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The items of one language."""

    item: tuple[Item, ...]


def items(tag: str) -> tuple[Item, ...]:
    return msgspec.toml.decode((FOLDER / f"{tag}.toml").read_bytes(), type=Items).item


def bans_it(ban: str, position: Position) -> bool:
    holder, topic, *sign = ban.split()
    if holder != position.holder or topic not in {"*", position.topic}:
        return False
    return not sign or SIGN[sign[0]] == position.polarity


def claim(position: Position) -> str:
    level = codebook("default").level(position.strengths, position.polarity)
    return f"{position.holder} {position.topic} {level} {position.modality} {position.voice}"


def wrong(tag: str, item: Item) -> list[str]:
    """Return what a reading of the item does wrong, one sentence each."""
    document = Document(id="hard", text=item.text, language=tag, publisher=item.publisher, published=item.published)
    found = [position for _, position in positions(read(document))]
    broken = [
        f"{claim(each)!r} must not be there ({ban!r}): {each.quote.of(item.text)!r}, {each.rule}"
        for bans, voices in ((item.silent, {"own", "joint"}), (item.never, {"own", "joint", "reported"}))
        for ban in bans
        for each in found
        if each.voice in voices and bans_it(ban, each)
    ]
    made = {claim(each) for each in found}
    return broken + [f"{each!r} is missing; there are {sorted(made)}" for each in item.claims if each not in made]


CASES = [
    pytest.param(
        tag,
        item,
        id=f"{tag} {number}: {item.trap}{' (twin)' if item.twin else ''}",
        marks=[pytest.mark.xfail(strict=True, reason=item.pending)] if item.pending and tag in tags() else [],
    )
    for tag in LANGUAGES
    for number, item in enumerate(items(tag), 1)
]


@pytest.mark.parametrize(("tag", "item"), CASES)
def test_a_trap_catches_nobody_and_its_twin_is_read(tag: str, item: Item):
    if tag not in tags():
        pytest.skip(f"the language {tag} has no pack yet")
    assert wrong(tag, item) == []


@pytest.mark.parametrize("tag", LANGUAGES)
def test_each_language_has_traps_of_many_kinds_and_enough_twins(tag: str):
    found = items(tag)
    assert len(found) >= 45
    assert len({item.trap for item in found}) >= 20
    assert sum(item.twin for item in found) * 7 >= len(found)
    assert len({item.text for item in found}) == len(found)


def test_a_trap_has_one_name_in_all_languages():
    named = {tag: {item.trap for item in items(tag)} for tag in LANGUAGES}
    assert [
        trap for tag in LANGUAGES for trap in sorted(named[tag]) if sum(trap in each for each in named.values()) == 1
    ] == [
        "one-character state",
        "two modalities",
    ]


def test_every_item_demands_something():
    for tag in LANGUAGES:
        assert [item for item in items(tag) if not (item.silent or item.never or item.claims)] == []
        assert [item for item in items(tag) if item.twin and (item.silent or item.never or not item.claims)] == []


def test_a_ban_is_kept_by_holder_topic_and_side():
    lead = "On 2 May 2025, Foreign Minister Wang Yi met with Foreign Minister of Kenya Peter Kamau."
    text = f"{lead} Peter Kamau said that Kenya supports the Global Development Initiative."
    made = Item(trap="none", publisher="CHN", published="2025-05-03", text=text, silent=("KEN gdi",))
    assert len(wrong("en", made)) == 1
    assert wrong("en", msgspec.structs.replace(made, silent=("KEN gdi -", "CHN gdi", "KEN gsi"))) == []
    assert len(wrong("en", msgspec.structs.replace(made, silent=("KEN * +",)))) == 1
    assert len(wrong("en", msgspec.structs.replace(made, silent=(), claims=("KEN gdi 4 asserts own",)))) == 1
