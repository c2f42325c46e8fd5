"""How one language names persons in office and tells of events: the words, as data."""

import re
from functools import cache, cached_property
from typing import Annotated, Literal

import msgspec

from diplograph.errors import PackError
from diplograph.packs.language import language_pack
from diplograph.packs.matcher import Matcher, fold
from diplograph.packs.section import convert, section
from diplograph.resources import collection

Kind = Literal[
    "meet",
    "meeting",
    "speak",
    "phone",
    "video",
    "consultation",
    "multilateral",
    "summit",
    "visit",
    "travel",
    "letter",
    "ceremony",
    "press",
    "speech",
    "statement",
    "heading",
    "relations",
    "upgrade",
    "host",
    "chair",
    "attend",
    "joined",
    "present",
    "separately",
    "also",
    "during",
    "before",
    "after",
    "aside",
    "will",
    "past",
    "here",
    "with",
    "opener",
    "visitor",
    "we",
    "last-meeting",
    "rank-state",
    "rank-official",
    "rank-working",
    "invitation",
    "invites",
]
"""What a cue says of an event; the head of `languages/events/en.toml` says each in a sentence."""


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A title that stands before a field of work: "Minister of" anything; `deputy` is its code beside a deputy word."""

    words: tuple[str, ...]
    code: str
    deputy: str = ""


class Naming(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", dict=True):
    """How persons and their offices are named.

    `script` says how a name is told from other words: by capitals, by the words that end it (`boundaries`), or
    character by character. Inside names: `particles`, of which `leading` may open one; `suffixes`; `honorifics` before
    them; `stop` are capitalised words that are no names; `endings` those of the cases,
    `adjectives` those of words that open the name of a body ("Национального собрания"); `proclitics` are written with
    the next word, `and-prefix` is the one for "and", `article` the one that no given name has and `elided`
    what it becomes after a preposition; with `never` no name begins. `transliteration` lists the characters that
    write foreign names, `surnames` those that open Chinese ones.

    Of offices: a `head` is a title that goes with a field of work, of which `fields` lists the words and `relations`
    the links; `deputies`, `former` and `fillers` ("new") stand beside it, `tails` complete it, `party` marks it as one
    of a party, `duties` begin what one is for ("for the Middle East"). `joiners` join two, `genitives` link one to its
    state, `complements` to the office it serves, `formally` to its state under the formal name alone, `posted` an
    ambassador to the post; `also` and `articles` link a name to an office after it, of which the `indefinite` ones
    speak of somebody else. `state-leads` (further before the office than next to it, but for `breaks`), `state-inside`,
    `state-follows` and `former-follows` say where those words go; `article-parts` that two offices of one person do
    not share an article. `locatives` go before places.
    """

    script: Literal["capitals", "words", "characters"]
    particles: frozenset[str] = frozenset()
    leading: frozenset[str] = frozenset()
    honorifics: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    stop: frozenset[str] = frozenset()
    boundaries: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    genitives: tuple[str, ...] = ()
    complements: tuple[str, ...] = ()
    formally: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    proclitics: str = ""
    endings: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    head: tuple[Head, ...] = ()
    deputies: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    posted: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    indefinite: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    and_prefix: str = ""
    article: str = ""
    elided: str = ""
    never: tuple[str, ...] = ()
    transliteration: str = ""
    surnames: str = ""
    party: tuple[str, ...] = ()
    locatives: tuple[str, ...] = ()
    article_parts: bool = False
    breaks: tuple[str, ...] = ()
    state_leads: bool = False
    state_inside: bool = False
    state_follows: bool = False
    former_follows: bool = False

    @cached_property
    def polite(self) -> frozenset[str]:
        """Return the honorifics, to be looked up."""
        return frozenset(self.honorifics)


class EventLexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", dict=True):
    """The words of one language for persons, offices and events, as its part `events` gives them."""

    tag: Annotated[str, msgspec.Meta(pattern="^[a-z]{2,3}$")]
    naming: Naming
    cues: dict[Kind, tuple[str, ...]]

    @cached_property
    def kinds(self) -> dict[str, frozenset[Kind]]:
        """Return the kinds of each form."""
        found: dict[str, set[Kind]] = {}
        for kind, forms in self.cues.items():
            for form in forms:
                found.setdefault(form, set()).add(kind)
        return {form: frozenset(kinds) for form, kinds in found.items()}

    @cached_property
    def matcher(self) -> Matcher:
        """Return the automaton over all forms."""
        return Matcher(self.kinds, spaced=language_pack(self.tag).segment.spaced)


def alternatives(forms: tuple[str, ...]) -> str:
    """Return a pattern for any of the forms as folded text has them, longest first; one that never matches for none."""
    ordered = sorted({fold(form) for form in forms}, key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in ordered) or "(?!)"


@cache
def event_lexicon(tag: str) -> EventLexicon:
    """Return the event lexicon of a language; raises PackError where its file is missing or wrong."""
    told = section(tag, "events")
    if told is None:
        message = (
            f"languages/{tag}.toml has no section [events], and there is no languages/events/{tag}.toml: "
            "write one of them, after the pattern of languages/events/en.toml"
        )
        raise PackError(message)
    lexicon = convert(told._replace(table={"tag": tag, **told.table}), EventLexicon)
    if lexicon.tag != tag:
        message = f"{told.origin}: its tag is {lexicon.tag!r}; name the file after the tag"
        raise PackError(message)
    return lexicon


class Standing(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Offices that the codebook (section 2) fixes for a person from a day on, whatever a text says."""

    person: str
    start: str
    offices: tuple[str, ...]


class StandingOffices(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the codebook fixes of offices: for persons, and the state that officials of a ruling party act for."""

    standing: tuple[Standing, ...] = ()
    parties: dict[str, str] = {}


@cache
def standing_offices() -> StandingOffices:
    """Return what the codebook fixes."""
    file = collection("languages") / "events" / "standing.toml"
    return msgspec.toml.decode(file.read_bytes(), type=StandingOffices)
