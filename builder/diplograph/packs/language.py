"""The grammar of one language: the words that say who speaks, how strongly, and whether at all."""

from collections.abc import Iterable
from functools import cache
from typing import Annotated, Literal, get_args

import msgspec

from diplograph.errors import PackError
from diplograph.packs.matcher import Matcher, fold
from diplograph.packs.section import PARTS, Part, Section, convert, file, rival, section, tags_beside
from diplograph.resources import collection, tree

CueKind = Literal[
    "report",
    "report-he",
    "reiterate",
    "agree",
    "discuss",
    "both",
    "they",
    "unnamed",
    "counted",
    "organ",
    "mask",
    "pronoun",
    "own-side",
    "addressee",
    "third-party",
    "relative",
    "turn",
    "willing",
    "will",
    "hope",
    "condition",
    "quotes",
    "according",
    "must",
    "urge",
    "negation",
    "intensifier",
    "author",
    "authored",
    "passive",
    "thanks",
    "venue-before",
    "venue-after",
    "mutual",
    "example",
    "recall",
    "that",
    "new-clause",
    "preposition",
    "possessive",
    "locative",
    "fronting",
    "anaphor",
    "clitic",
    "important",
    "unchanged",
    "red-line",
    "untenable",
    "other-verb",
    "achieved",
    "and",
    "congratulate",
    "condole",
    "invite",
    "apologise",
    "welcome-visit",
    "collective",
    "question",
    "plain",
]
"""What a cue does; docs/languages.md says each in a sentence."""

Form = Literal["strong", "finite", "future", "infinitive", "noun", "bound", "passive"]
_TAG = Annotated[str, msgspec.Meta(pattern="^[a-z]{2,3}$")]


class Segment(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """How a text of the language parts into sentences and words.

    `endings` are names that end in one letter, after which a full stop ends the sentence as after any word; `definite`
    is an article written with its noun, `duty` what lays a duty on the noun after it, `governed` how a noun begins that
    a preposition is written with.
    """

    terminators: str
    closers: str = ""
    abbreviations: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    spaced: bool = True
    conjunction: str = ""
    possessives: tuple[str, ...] = ()
    genitives: frozenset[str] = frozenset()
    datives: tuple[str, ...] = ()
    definite: str = ""
    duty: frozenset[str] = frozenset()
    governed: tuple[str, ...] = ()


class Reach(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """How far, in characters, a word governs: verb to topic, topic to the next in a list, topic to what is said of it.

    `gap` is how many letters of unknown words may stand between two topics of one list.
    """

    verb: int = 110
    list: int = 60
    gap: int = 24
    after: int = 70
    near: int = 24


class Verb(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The forms of the words of one class, of those that `grammar.toml` names."""

    name: str = msgspec.field(name="class")
    strong: tuple[str, ...] = ()
    finite: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    infinitive: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    bound: tuple[str, ...] = ()
    passive: tuple[str, ...] = ()


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """An invented text, and the claims it makes: `HOLDER topic level modality voice`; none is a counter-example."""

    name: str
    text: str
    claims: tuple[str, ...] = ()
    publisher: str = "CHN"
    published: str = "2025-10-20"


class LanguagePack(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """One language, as its file in `languages/` gives it.

    `pro_drop` says that a verb needs no subject of its own, `subjunctive` that what others are wished to do has verbs
    of its own, listed as infinitives, `infinitives` how verbs end that can be a subject ("to join would be"),
    `owner_first` that a name right before a noun owns it ("US support"). `neuter` are pronouns that no person is called
    by, `first` those of the first person, `ours` how the words begin by which a publisher means its own side,
    `continuing` the words of `will` that leave a readiness what it is ("is ready to continue to"), `behind` those of a
    condition that reaches back over a promise before it, `works` what makes a deed before it a field of work (合作),
    `plural` how verbs of saying end whose subject is more than one, `about` the words that stand beside a number and
    leave it open ("more than"); `wording` the forms of the words that analysts count by, `saying` the stems of words of
    reporting that tell what kind of saying it is, by concept.
    """

    tag: _TAG
    name: str
    segment: Segment
    cues: dict[CueKind, tuple[str, ...]]
    verb: tuple[Verb, ...]
    reach: Reach = Reach()
    side: tuple[str, ...] = ()
    verb_last: bool = False
    verb_first: bool = False
    either: frozenset[str] = frozenset()
    pro_drop: bool = False
    subjunctive: bool = False
    infinitives: tuple[str, ...] = ()
    behind: frozenset[str] = frozenset()
    works: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    owner_first: bool = False
    neuter: frozenset[str] = frozenset()
    first: frozenset[str] = frozenset()
    ours: tuple[str, ...] = ()
    continuing: frozenset[str] = frozenset()
    about: tuple[str, ...] = ()
    wording: dict[str, tuple[str, ...]] = {}
    saying: dict[str, tuple[str, ...]] = {}
    case: tuple[Case, ...] = ()


class VerbClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What the words of a class express: a strength, and another when an intensifier stands beside them.

    `sign` is the side they take; `kinds` gives other strengths for kinds of topics; `act` what kind of doing it is;
    `only` the kinds of topics on which it says anything.
    """

    strength: str
    strong: str = ""
    sign: Literal[-1, 0, 1] = 1
    act: str = "speech"
    kinds: dict[str, tuple[str, str]] = {}
    topics: dict[str, tuple[str, str]] = {}
    only: frozenset[str] = frozenset()


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What shows a choice of words: the topic named, a class of verbs, or the pack's forms beside one of the topics."""

    topics: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()


class Grammar(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What all languages share: the classes of verbs, the kinds of topics, the words kept as data."""

    classes: dict[str, VerbClass] = msgspec.field(name="class")
    kinds: dict[str, frozenset[str]] = msgspec.field(name="kind")
    targets: frozenset[str]
    predicates: frozenset[str] = frozenset()
    territories: dict[str, str] = {}
    countries: dict[str, str] = {}
    wording: dict[str, Wording] = {}
    saying: dict[CueKind, str] = {}

    def kind(self, topic: str) -> str:
        """Return the kind of a topic: initiative, principle, ill, issue, format, conflict or theme."""
        return next((name for name, topics in self.kinds.items() if topic in topics), "theme")


class Cue(msgspec.Struct, frozen=True):
    """What a form does: its kind; for a verb, its class and grammatical form."""

    kind: str
    verb: str = ""
    form: str = ""


class Lexicon:
    """The cues of a language pack, ready to be found."""

    def __init__(self, pack: LanguagePack) -> None:
        self.pack = pack
        cues: dict[str, Cue] = {}
        for kind, forms in pack.cues.items():
            self._add(pack, cues, forms, Cue(kind))
        for verb in pack.verb:
            for name in get_args(Form):
                self._add(pack, cues, getattr(verb, name), Cue("verb", verb.name, name))
        self.cues = cues
        self.matcher = Matcher(cues, spaced=pack.segment.spaced)
        self.words = {form: concept for concept, forms in pack.wording.items() for form in forms}
        self.wording = Matcher(self.words, spaced=pack.segment.spaced)
        self._saying = [(fold(stem), act) for act, stems in pack.saying.items() for stem in stems]
        if unknown := sorted(set(pack.wording) - {name for name, each in grammar().wording.items() if each.beside}):
            message = f"{pack.tag}.toml: grammar.toml has no wording {unknown[0]!r} that stands beside a topic"
            raise PackError(message)
        reporting = [fold(form) for form, cue in cues.items() if cue.kind in grammar().saying]
        if strange := [stem for stem, _ in self._saying if not any(stem in form for form in reporting)]:
            message = f"{pack.tag}.toml: {strange[0]!r} under `saying` is in no word of reporting under `cues`"
            raise PackError(message)

    def speech_act(self, kind: str, words: str) -> str:
        """Return the speech act that words of saying name: the pack's own for their stem, else that of their kind."""
        folded = fold(words)
        return next((act for stem, act in self._saying if stem in folded), grammar().saying[kind])  # type: ignore[index]

    @staticmethod
    def _add(pack: LanguagePack, cues: dict[str, Cue], forms: Iterable[str], cue: Cue) -> None:
        for form in forms:
            if (known := cues.setdefault(form, cue)) is not cue and known != cue:
                message = f"{pack.tag}.toml: {form!r} stands both for {known} and for {cue}; keep one"
                raise PackError(message)


@cache
def grammar() -> Grammar:
    """Return what all languages share."""
    return convert(_file("grammar.toml"), Grammar)


@cache
def tags() -> tuple[str, ...]:
    """Return the tags of the languages that have a pack, sorted."""
    names = (file.name for file in collection("languages").iterdir() if file.name.endswith(".toml"))
    return tuple(sorted(name.removesuffix(".toml") for name in names if name != "grammar.toml"))


@cache
def tags_with(part: Part) -> tuple[str, ...]:
    """Return the tags of the languages of which a part is told, in their own files or beside them, sorted."""
    return tuple(sorted({*tags_beside(part), *(tag for tag in tags() if section(tag, part))}))


@cache
def language_pack(tag: str) -> LanguagePack:
    """Return the pack of a language; raises PackError where its file is wrong."""
    told = _file(f"{tag}.toml")
    for part in PARTS:
        if part in told.table and (other := rival(tag, part)):
            message = f"languages/{tag}.toml has [{part}], which {other} tells too: keep one"
            raise PackError(message)
    own = {name: value for name, value in told.table.items() if name not in PARTS}
    pack = convert(told._replace(table=own), LanguagePack)
    if pack.tag != tag:
        message = f"{tag}.toml: its tag is {pack.tag!r}; name the file after the tag"
        raise PackError(message)
    for verb in pack.verb:
        if verb.name not in grammar().classes:
            message = f"{tag}.toml: grammar.toml has no verb class {verb.name!r}; it has {', '.join(grammar().classes)}"
            raise PackError(message)
    return pack


@cache
def lexicon(tag: str) -> Lexicon:
    """Return the cues of a language, compiled."""
    return Lexicon(language_pack(tag))


def pack_files() -> list[tuple[str, bytes]]:
    """Return every data file that a reading depends on, by name, with its bytes."""
    found = []
    for name in ("languages", "gazetteer"):
        folder = collection(name)
        for suffix in (".toml", ".json"):
            found += [(f"{name}/{path}", file.read_bytes()) for path, file in tree(folder, suffix)]
    return sorted(found)


def _file(name: str) -> Section:
    found = file(name)
    if found is None:
        message = f"there is no language file {name}"
        raise PackError(message)
    return found
