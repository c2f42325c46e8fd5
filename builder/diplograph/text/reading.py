"""Read one document: its events, and who holds what in whose words."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from diplograph.model.event import Event
from diplograph.model.statement import (
    Content,
    EventMention,
    Position,
    Reading,
    Rejection,
    Speaker,
    Statement,
    StatementKind,
)
from diplograph.model.text import Document, Sentence
from diplograph.packs.gazetteer import Gazetteer, gazetteer, registry
from diplograph.packs.language import LanguagePack, grammar, language_pack, lexicon, tags
from diplograph.text.cast import Cast
from diplograph.text.clauses import FRAMED, framed
from diplograph.text.cooperation import undertakings
from diplograph.text.courtesies import courtesies
from diplograph.text.cues import Item, Named, items, within
from diplograph.text.dates import date_mentions
from diplograph.text.discourse import settings
from diplograph.text.events import event_of_sentence, events
from diplograph.text.frames import Earlier, Framed, Setting
from diplograph.text.heading import headed
from diplograph.text.interview import interview
from diplograph.text.issued import ISSUED
from diplograph.text.labels import characterisations
from diplograph.text.people import People, people
from diplograph.text.saying import dated, saying
from diplograph.text.segment import sentences
from diplograph.text.stance import Judge
from diplograph.text.subjects import Subjects

_FORMER = ("former-official",)
_OFTEN = 3
_TOLD = ({"person", "report"}, {"person", "reiterate"})


def read(document: Document) -> Reading:
    """Return all that the document reports; a language without a pack gives an empty reading with a warning."""
    if document.language not in tags():
        known = ", ".join(tags())
        warning = f"no language pack for {document.language!r} (there are {known}): kept without claims"
        return Reading(document=document, warnings=(*document.warnings, warning))
    pack, names = language_pack(document.language), gazetteer(document.language)
    cut = tuple(sentences(document.text, pack))
    who = people(document, cut, names)
    what = events(document, cut, who, names)
    return _Reader(document, pack, names, cut, who, what).reading()


class _Reader:
    """What the stages share while one document is read."""

    def __init__(
        self,
        document: Document,
        pack: LanguagePack,
        names: Gazetteer,
        cut: tuple[Sentence, ...],
        who: People,
        what: tuple[Event, ...],
    ) -> None:
        self.document, self.pack, self.sentences, self.people, self.events = document, pack, cut, who, what
        self.main = [event for event in what if event.main and not event.domestic] or [
            event for event in what if event.main
        ]
        self.told = sorted((event.span.start, at) for at, event in enumerate(what) if not event.main)
        named = [Named(mention.span, "person", mention.person) for mention in who.mentions]
        self.items = items(document.text, named, names, lexicon(pack.tag), document.publisher)
        self.day = next((event.date for event in self.main if event.date), document.published)
        self.judge = Judge(grammar(), lexicon(pack.tag), registry(), document.text, self.day)
        self.dates = tuple(date_mentions(document.text, document.language))
        self.subjects = Subjects(
            actors=tuple("" if person.offices == _FORMER else person.actor for person in who.persons),
            pack=pack,
            short=frozenset(names.short),
            territories=grammar().territories,
            countries=grammar().countries,
            series={slug: each.topic for slug, each in registry().series.items() if each.topic},
            predicates=grammar().predicates,
            assertions=grammar().kinds["assertion"],
            issues=grammar().kinds["issue"] | {"core-interests"},
            kept=grammar().targets | {"development-path"},
            named=frozenset(
                each.entry.referent for each in self.items if each.kind == "actor" and each.entry is not None
            ),
        )
        where = event_of_sentence(what, cut, who)
        keys = [event.key for event in what if event.main]
        index = {key: at for at, key in enumerate(event.key for event in self.main)}
        self.cast = Cast(
            actors=self.subjects.actors,
            principals=tuple(self._principals(event) for event in self.main),
            sides=tuple(event.sides for event in self.main),
            event_of_sentence=tuple(index.get(keys[at]) if at is not None and at < len(keys) else None for at in where),
            private=tuple(person.offices == _FORMER for person in who.persons),
            publisher=document.publisher,
            agreed=self._agreed(),
            told=interview(document.text),
            news=tuple(event.span for event in self.main),
            issued=self._issued(),
            former=tuple(each.start for each in who.vacant if each.former),
        )

    def _issued(self) -> bool:
        """Tell whether the publisher alone writes the document: a statement, or a letter in its own words."""
        main, publisher = self.main, self.document.publisher
        if [event.rule for event in main] == [ISSUED]:
            return main[0].sides == (publisher,) or main[0].type == "letter"
        authors = {each.actor for event in main[:1] for each in event.participants if each.role == "author"}
        words = (item for item in self.items if item.kind in {"pronoun", "own-side"})
        mine = any(
            self.document.text[each.start : each.end].lower().startswith((*self.pack.first, *self.pack.ours))
            for each in words
        )
        return bool(main) and main[0].type == "letter" and authors == {publisher} and mine

    def _agreed(self) -> bool:
        """Tell whether the document is a joint statement: its heading says so, and no person speaks but in the news."""
        news = [each.span for each in self.sentences if any(each.span.covers(event.span) for event in self.main)]
        told = any(
            {one.kind, other.kind} in _TOLD and not any(span.start <= one.start < span.end for span in news)
            for one, other in pairwise(self.items)
        )
        return not told and headed(self.document) and sum(item.kind == "both" for item in self.items) >= _OFTEN

    def _principals(self, event: Event) -> tuple[int, ...]:
        names = {each.name for each in event.participants if each.role != "attendee" and each.name}
        return tuple(at for at, person in enumerate(self.people.persons) if person.name in names)

    def reading(self) -> Reading:
        """Return the reading."""
        said, rejected = [], []
        earlier, paragraph = Earlier(), -1
        scenes = settings(self.sentences, self.items, self.cast, self.pack, self.document.text)
        sequences = [within(self.items, sentence.span) for sentence in self.sentences]
        last = self._last_framed(sequences)
        for number, (sentence, setting, sequence) in enumerate(zip(self.sentences, scenes, sequences, strict=True)):
            if setting.kind == "skipped" or not sequence:
                continue
            if sentence.paragraph != paragraph:
                earlier, paragraph = Earlier(earlier.topics), sentence.paragraph
            found: list[Framed] = []
            if number <= last.get(paragraph, -1):
                found, earlier = framed(
                    self.document.text, sequence, setting, self.subjects, earlier, start=sentence.span.start
                )
            for scene in dict.fromkeys([setting, *(each.setting for each in found)]):
                contents, refused = self._contents(sentence, [each for each in found if each.setting == scene], scene)
                if scene == setting:
                    contents += [*characterisations(sequence, setting), *courtesies(sequence, setting, self.subjects)]
                    contents += self._mentioned(sentence)
                rejected += refused
                if contents:
                    said.append(self._statement(sentence, scene, list(dict.fromkeys(contents))))
        return Reading(
            document=self.document,
            events=self.events,
            statements=tuple(said),
            rejections=tuple(dict.fromkeys(rejected)),
            warnings=self.document.warnings,
        )

    def _last_framed(self, sequences: Sequence[Sequence[Item]]) -> dict[int, int]:
        """Return for each paragraph its last sentence with something to frame: no walk is needed after it."""
        return {
            sentence.paragraph: number
            for number, (sentence, sequence) in enumerate(zip(self.sentences, sequences, strict=True))
            if any(item.kind in FRAMED for item in sequence)
        }

    def _contents(
        self, sentence: Sentence, found: Sequence[Framed], setting: Setting
    ) -> tuple[list[Content], list[Rejection]]:
        contents: list[Content] = []
        rejected: list[Rejection] = []
        speaker = self._speaker(setting)
        for each in found:
            if each.item.kind == "area":
                continue
            for judged in self.judge.judge(each, speaker.name if speaker else ""):
                if isinstance(judged, Rejection):
                    rejected.append(judged)
                elif isinstance(judged, Position):
                    contents.append(dated(judged, self.document.text, sentence.span, self.dates, self.day))
                else:
                    contents.append(judged)
        contents += undertakings(found, setting)
        return contents, rejected

    def _mentioned(self, sentence: Sentence) -> list[Content]:
        begin, end = (bisect_left(self.told, (at,)) for at in (sentence.span.start, sentence.span.end))
        return [
            EventMention(event=event.key, quote=event.span, rule=event.rule)
            for event in (self.events[at] for _, at in sorted(self.told[begin:end], key=itemgetter(1)))
            if sentence.span.covers(event.span)
        ]

    def _speaker(self, setting: Setting) -> Speaker | None:
        if setting.kind != "attributed":
            return None
        person = self.people.persons[setting.speaker]
        return Speaker(name=person.name, person=person.key, actor=setting.side)

    def _statement(self, sentence: Sentence, setting: Setting, contents: Sequence[Content]) -> Statement:
        speaker = self._speaker(setting)
        kind: StatementKind = "attributed" if speaker else "joint" if setting.kind == "joint" else "narrated"
        sides = (setting.side,) if speaker else setting.sides if kind == "joint" else self._narrated(contents)
        at = self.main[setting.event].key if setting.event < len(self.main) else ""
        words, act = saying(within(self.items, sentence.span), self.document.text, lexicon(self.pack.tag))
        return Statement(
            kind=kind,
            span=sentence.span,
            sides=sides,
            speaker=speaker,
            reporting_verb=words,
            speech_act=act,
            made_at=at,
            contents=tuple(contents),
        )

    def _narrated(self, contents: Sequence[Content]) -> tuple[str, ...]:
        return tuple(sorted({each.holder for each in contents if isinstance(each, Position)}))


def positions(reading: Reading) -> Iterator[tuple[Statement, Position]]:
    """Yield each position of a reading with the statement that conveys it."""
    for statement in reading.statements:
        for content in statement.contents:
            if isinstance(content, Position):
                yield statement, content
