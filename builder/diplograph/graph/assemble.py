"""From a reading to the quads of its named graph (docs/graph-model.md).

The quads are written straight as lines of canonical N-Quads; `quads` parses them back for whoever needs terms.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pyoxigraph as ox

from diplograph.graph import mint, nquads
from diplograph.graph.nquads import any_uri, boolean, date, integer, iri, string, tagged
from diplograph.model.event import Event, Participation
from diplograph.model.statement import (
    Characterisation,
    Content,
    Courtesy,
    Discussion,
    EventMention,
    Position,
    Reading,
    Rejection,
    Statement,
    Undertaking,
)
from diplograph.model.text import Document, Span

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_EDTF = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")
_PAIRED_MARKS = {"“": "”", "«": "»", "「": "」", "『": "』", "„": "“"}
_EVENT_CLASS = {
    "meeting": "Meeting",
    "multilateral-meeting": "MultilateralMeeting",
    "summit": "Summit",
    "visit": "Visit",
    "call": "Call",
    "video-meeting": "VideoConference",
    "consultation": "Consultation",
    "letter": "MessageExchange",
    "ceremony": "Ceremony",
    "press-event": "PressEvent",
    "speech": "Speech",
    "statement": "WrittenStatement",
    "relations-change": "RelationsChange",
}
_STATEMENT_CLASS = {
    "attributed": "AttributedStatement",
    "joint": "JointStatementOfSides",
    "narrated": "NarratedStatement",
}
_UNDERTAKING_CLASS = {
    "agreed": "JointAgreement",
    "will": "Commitment",
    "willing": "Commitment",
    "proposed": "Proposal",
    "discussed": "CooperationReport",
    "done": "CooperationReport",
}
_COURTESY_CLASS = {
    each.lower(): each for each in ("Thanks", "Congratulation", "Condolence", "Welcome", "Apology", "Invitation")
}
_MENTION_CLASS = {"past": "PastEventMention", "planned": "FutureEventMention", "held": "CurrentEventMention"}


def block(reading: Reading) -> bytes:
    """Return the graph of a reading as canonical N-Quads: its lines sorted, each once."""
    return nquads.block(_Assembly(reading).lines())


def quads(reading: Reading) -> Iterator[ox.Quad]:
    """Yield the quads of a reading, in the order of its block."""
    return nquads.quads(block(reading))


def bounds(edtf: str) -> tuple[str, str]:
    """Return the first and last day of an EDTF level 0 date or interval, empty where it sets none.

    >>> bounds("2024-02")
    ('2024-02-01', '2024-02-29')
    >>> bounds("2025-05-10/2025-06")
    ('2025-05-10', '2025-06-30')
    """
    first, _, last = edtf.partition("/")
    return _bound(first, late=False), _bound(last if "/" in edtf else first, late=True)


def _bound(point: str, *, late: bool) -> str:
    match = _EDTF.fullmatch(point)
    if match is None or match[1] == "0000":
        return ""
    year, month = match[1], match[2] or ("12" if late else "01")
    length = monthrange(int(year), int(month))[1]
    day = match[3] or (f"{length:02}" if late else "01")
    return f"{year}-{month}-{day}" if int(day) <= length else ""


def quoted(text: str, span: Span) -> bool:
    """Tell whether a span stands within quotation marks of its paragraph.

    Marks inside the span (a name in quotation marks) do not count: all of its words must be quoted.
    """
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    end = text.find("\n", span.end)
    after = text[span.end : end if end >= 0 else len(text)]
    if before.count('"') % 2 and '"' in after:
        return True
    return any(before.rfind(left) > before.rfind(right) and right in after for left, right in _PAIRED_MARKS.items())


def _merged(events: Iterable[Event]) -> Iterator[Event]:
    """Yield the events, those of one key as one: the first that is news, with the participants of all."""
    groups: dict[str, list[Event]] = {}
    for each in events:
        groups.setdefault(each.key, []).append(each)
    for group in groups.values():
        chosen = min(group, key=lambda each: (not each.main, each.span))
        yield replace(chosen, participants=tuple(dict.fromkeys(one for each in group for one in each.participants)))


class _Assembly:
    """The lines of one reading, gathered part by part, and the passages met on the way."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.key = reading.document.key
        self.readout = iri(mint.readout(self.key))
        self.language = reading.document.language
        self.events = {each.key: each for each in _merged(reading.events)}
        self.passages: dict[Span, str] = {}
        self._end = f" {iri(mint.graph('readout', self.key))} ."
        self._lines: list[str] = []

    def lines(self) -> list[str]:
        """Return the lines in the order of the reading's parts; a line may come more than once."""
        self._document(self.reading.document)
        for event in self.events.values():
            self._event(event)
            self._description(event)
            for each in event.participants:
                self._participation(event, each)
        for statement in self.reading.statements:
            self._statement(statement)
        for rejection in self.reading.rejections:
            self._rejection(rejection)
        for span, passage in self.passages.items():
            self._a(passage, "Passage")
            self._say(passage, "inDocument", self.readout)
            self._say(passage, "charStart", integer(span.start))
            self._say(passage, "charEnd", integer(span.end))
            self._say(passage, "exactText", string(span.of(self.reading.document.text)))
        return self._lines

    def _say(self, subject: str, name: str, value: str) -> None:
        self._lines.append(f"{subject} <{mint.ONTOLOGY}{name}> {value}{self._end}")

    def _a(self, subject: str, name: str) -> None:
        self._lines.append(f"{subject} {_TYPE} <{mint.ONTOLOGY}{name}>{self._end}")

    def _strings(self, subject: str, **values: str) -> None:
        for name, value in values.items():
            if value:
                self._say(subject, name, string(value))

    def _concepts(self, subject: str, name: str, scheme: str, *codes: str) -> None:
        for code in codes:
            if code:
                self._say(subject, name, iri(mint.concept(scheme, code)))

    def _actors(self, subject: str, name: str, *codes: str) -> None:
        for code in codes:
            if code:
                self._say(subject, name, iri(mint.actor(code)))

    def _evidence(self, subject: str, span: Span | None) -> None:
        if span is not None:
            if span not in self.passages:
                self.passages[span] = iri(mint.passage(self.key, span.start, span.end))
            self._say(subject, "evidence", self.passages[span])

    def _event_iri(self, key: str) -> str:
        event = self.events.get(key)
        return iri(mint.local_event(self.key, key) if event and event.scoped else mint.event(key))

    def _person(self, slug: str, name: str) -> str:
        return iri(mint.person(slug) if slug else mint.local_person(self.key, name))

    def _part(self, kind: str, *slots: object) -> str:
        return iri(mint.part(self.key, kind, *map(str, slots)))

    def _document(self, document: Document) -> None:
        it = self.readout
        self._a(it, "Readout")
        self._say(it, "text", string(document.text))
        if document.title:
            self._say(it, "title", tagged(document.title, document.language))
        if _DAY.fullmatch(document.published) and _bound(document.published, late=False):
            self._say(it, "publishedOn", date(document.published))
        self._strings(
            it,
            documentId=document.id,
            language=document.language,
            textSha256=document.digest,
            published=document.published,
            retrieved=document.retrieved,
            rights=document.rights,
            translationOf=document.translation_of,
            eventHint=document.event,
        )
        self._actors(it, "pointOfView", document.publisher)
        self._actors(it, "publishedBy", document.publisher)
        self._concepts(it, "medium", "medium", document.medium)
        for name, address in (("url", document.url), ("archiveUrl", document.archive_url)):
            if address:
                self._say(it, name, any_uri(address))
        for field in document.inferred:
            self._say(it, "inferredField", string(field))
        for warning in (*document.warnings, *self.reading.warnings):
            self._say(it, "warning", string(warning))
        for event in self.events.values():
            if event.main:
                self._say(it, "reportsOn", self._event_iri(event.key))

    def _event(self, event: Event) -> None:
        it = self._event_iri(event.key)
        self._a(it, _EVENT_CLASS.get(event.type, "DiplomaticEvent"))
        if event.type == "meeting" and len(event.sides) == 2:
            self._a(it, "BilateralMeeting")
        self._concepts(it, "eventType", "event-type", event.type)
        self._concepts(it, "visitRank", "visit-rank", event.rank)
        self._actors(it, "hasSide", *event.sides)
        self._actors(it, "heldInCountry", event.country)
        if event.place:
            self._say(it, "heldIn", iri(mint.place(event.place)))
        if event.series:
            self._say(it, "partOfSeries", iri(mint.series(event.series)))
        if event.ordinal:
            self._say(it, "ordinalInSeries", integer(event.ordinal))
        if event.date:
            self._say(it, "occurredDuring", iri(mint.time(event.date)))
            self._time_span(event.date)

    def _time_span(self, edtf: str) -> None:
        it = iri(mint.time(edtf))
        first, last = bounds(edtf)
        self._a(it, "TimeSpan")
        self._say(it, "edtf", string(edtf))
        if first:
            self._say(it, "notBefore", date(first))
        if last:
            self._say(it, "notAfter", date(last))

    def _description_iri(self, event: Event) -> str:
        return self._part("description", self._event_iri(event.key))

    def _description(self, event: Event) -> None:
        it = self._description_iri(event)
        self._a(it, "EventDescription")
        self._say(it, "describes", self._event_iri(event.key))
        self._say(it, "inDocument", self.readout)
        self._say(it, "isMainEvent", boolean(event.main))
        self._say(it, "isDomestic", boolean(event.domestic))
        self._concepts(it, "eventStatus", "event-status", event.status)
        self._strings(
            it,
            eventKey=event.key,
            statedDate=event.date,
            timeExpression=event.date_words,
            statedPlace=event.place_label,
            extractionRule=event.rule,
        )
        self._evidence(it, event.span)

    def _participation(self, event: Event, each: Participation) -> None:
        slots = (self._event_iri(event.key), each.actor, each.name, each.person, *each.offices, each.role)
        it = self._part("participation", *slots)
        self._a(it, "Participation")
        self._say(it, "inEvent", self._event_iri(event.key))
        self._say(it, "inDescription", self._description_iri(event))
        if each.name or each.person:
            person = self._person(each.person, each.name)
            self._say(it, "participant", person)
            self._a(person, "Person")
        self._actors(it, "onBehalfOf", each.actor)
        self._strings(it, nameInDocument=each.name)
        self._concepts(it, "statedOffice", "office", *each.offices)
        self._concepts(it, "roleInEvent", "event-role", each.role)
        self._evidence(it, each.span)

    def _statement(self, statement: Statement) -> None:
        span, speaker = statement.span, statement.speaker
        named = (speaker.name, speaker.person, speaker.actor) if speaker else ()
        identity = (statement.kind, *sorted(statement.sides), *named)
        it = iri(mint.statement(self.key, span.start, span.end, *identity))
        self._a(it, _STATEMENT_CLASS[statement.kind])
        self._say(it, "inDocument", self.readout)
        self._evidence(it, span)
        if speaker and (speaker.name or speaker.person):
            person = self._person(speaker.person, speaker.name)
            self._say(it, "speaker", person)
            self._a(person, "Person")
            self._strings(it, speakerName=speaker.name)
        self._actors(it, "speakerSide", *statement.sides)
        self._strings(it, reportingVerb=statement.reporting_verb)
        self._concepts(it, "speechAct", "speech-act", statement.speech_act)
        if statement.made_at:
            self._say(it, "madeAt", self._event_iri(statement.made_at))
        for content in statement.contents:
            self._content(it, content)

    def _content(self, statement: str, content: Content) -> None:
        slots = [getattr(content, name) for name in content.__slots__]
        it = self._part(type(content).__name__.lower(), statement, *slots)
        self._say(it, "conveyedBy", statement)
        self._say(statement, "conveys", it)
        self._strings(it, extractionRule=content.rule)
        self._evidence(it, content.quote)
        match content:
            case Position():
                self._position(it, content)
            case Undertaking():
                self._a(it, _UNDERTAKING_CLASS.get(content.modality, "Undertaking"))
                self._actors(it, "undertakenBy", *content.parties)
                self._concepts(it, "area", "area", content.area)
                self._concepts(it, "undertakingModality", "undertaking-modality", content.modality)
            case Characterisation():
                self._a(it, "RelationshipCharacterisation")
                self._actors(it, "betweenParty", *content.pair)
                self._concepts(it, "relationshipLabel", "relationship", content.label)
            case Courtesy():
                self._a(it, _COURTESY_CLASS.get(content.kind, "Courtesy"))
                self._actors(it, "addressedTo", content.addressee)
            case Discussion():
                self._a(it, "Discussion")
                self._concepts(it, "target", "topic", content.topic)
            case EventMention():
                event = self.events.get(content.event)
                self._a(it, _MENTION_CLASS.get(event.status if event else "", "EventMention"))
                self._say(it, "mentionsEvent", self._event_iri(content.event))

    def _position(self, it: str, position: Position) -> None:
        self._a(it, "Position")
        self._actors(it, "holder", position.holder)
        self._concepts(it, "target", "topic", position.topic)
        self._concepts(it, "polarity", "polarity", position.polarity)
        self._concepts(it, "strength", "strength", *position.strengths)
        self._concepts(it, "modality", "modality", position.modality)
        self._concepts(it, "voice", "voice", position.voice)
        self._actors(it, "towards", position.target)
        self._concepts(it, "act", "act", position.act)
        self._say(it, "isBundled", boolean(position.bundled))
        self._say(it, "isCollective", boolean(position.collective))
        self._say(it, "quotedDirectly", boolean(quoted(self.reading.document.text, position.quote)))
        self._strings(it, quantity=position.quantity, stanceDate=position.stance_date)
        if position.verbs:
            self._say(it, "verbWords", tagged("|".join(position.verbs), self.language))
        self._concepts(it, "wording", "wording", *position.wording)

    def _rejection(self, rejection: Rejection) -> None:
        slots = (rejection.holder, rejection.topic, rejection.rule, rejection.speaker, rejection.quote)
        it = self._part("rejection", *slots)
        self._a(it, "RejectedCandidate")
        self._say(it, "inDocument", self.readout)
        self._actors(it, "candidateHolder", rejection.holder)
        self._concepts(it, "target", "topic", rejection.topic)
        self._strings(it, rejectionRule=rejection.rule, speakerName=rejection.speaker)
        self._evidence(it, rejection.quote)
