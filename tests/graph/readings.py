"""Six invented readouts as readings: a meeting told by both sides, a translation, a press report, a joint text."""

from pathlib import Path

import pyoxigraph as ox

from diplograph.model.event import Event, Participation
from diplograph.model.statement import (
    Characterisation,
    Courtesy,
    Discussion,
    EventMention,
    Position,
    Reading,
    Rejection,
    Speaker,
    Statement,
    Undertaking,
)
from diplograph.model.text import Document, Span


class Page:
    """A document under construction, in which spans are found by their words."""

    def __init__(self, text: str, **fields: str) -> None:
        self.document = Document(text=text, **fields)

    def at(self, words: str) -> Span:
        start = self.document.text.index(words)
        return Span(start, start + len(words))

    def position(self, holder: str, topic: str, strengths: str, quote: str, **fields: object) -> Position:
        slots = {"polarity": "positive", "modality": "asserts", "voice": "own", "rule": "test-rule"} | fields
        return Position(holder=holder, topic=topic, strengths=tuple(strengths.split()), quote=self.at(quote), **slots)

    def statement(self, words: str, *contents: object, kind: str = "attributed", **fields: object) -> Statement:
        return Statement(kind=kind, span=self.at(words), contents=contents, **fields)


ALMATY = "2024-05-10-meeting-CHN-KAZ"
SERIKOVA = Speaker(name="Aigul Serikova", actor="KAZ")
LIN = Speaker(name="Lin Wei", person="chn-lin-wei", actor="CHN")


def _meeting(**fields: object) -> Event:
    people = (
        Participation(
            actor="CHN", name="Lin Wei", person="chn-lin-wei", offices=("foreign-minister", "party-official")
        ),
        Participation(actor="KAZ", name="Aigul Serikova", offices=("foreign-minister",), role="host"),
    )
    where = {"place": "almaty", "place_label": "Almaty", "country": "KAZ", "date": "2024-05-10"}
    what = {"key": ALMATY, "scoped": False, "type": "meeting", "status": "held", "main": True, "rule": "met-with"}
    return Event(participants=people, **where, **what, **fields)


def chinese_account() -> Reading:
    page = Page(
        "Lin Wei met Aigul Serikova in Almaty on May 10.\n"
        "Aigul Serikova said that Kazakhstan highly appreciates and firmly supports the Global Development Initiative, "
        "is willing to take an active part in the Global Security Initiative "
        "and firmly abides by the one-China principle.\n"
        "Lin Wei said that President Han had put forward the Global Development Initiative and that China appreciates "
        "Kazakhstan's support for the Belt and Road. The two sides should build it together.\n"
        "The two sides expressed their opposition to protectionism and agreed to ease customs procedures. "
        "They spoke of Afghanistan. China thanked Kazakhstan for its help. "
        "Both called each other permanent comprehensive strategic partners. President Han will visit in July 2025.",
        id="almaty-cn-en",
        language="en",
        title='Lin Wei meets "Kazakhstan"',
        published="2024-05-11",
        publisher="CHN",
        medium="ministry",
        url="https://example.org/almaty?lang=en&n=1",
        event="almaty",
        source="cn/almaty-cn-en.md",
    )
    visit = Event(
        key="2025-07-visit-CHN",
        scoped=True,
        type="visit",
        status="planned",
        main=False,
        date="2025-07",
        rank="state",
        date_words="July 2025",
        country="KAZ",
        span=page.at("will visit"),
        participants=(Participation(actor="CHN", name="Han", offices=("head-of-state",)),),
    )
    shared = {"made_at": ALMATY, "reporting_verb": "said"}
    joint = {"voice": "joint", "polarity": "negative"}
    opposition = "expressed their opposition to protectionism"
    statements = (
        page.statement(
            "Aigul Serikova said that Kazakhstan highly appreciates and firmly supports the Global Development "
            "Initiative, is willing to take an active part in the Global Security Initiative "
            "and firmly abides by the one-China principle.",
            page.position(
                "KAZ",
                "gdi",
                "highly-appreciates supports-strongly",
                "highly appreciates and firmly supports",
                verbs=("highly appreciates", "firmly supports"),
            ),
            page.position(
                "KAZ", "gsi", "takes-part", "willing to take an active part", modality="willing", act="participate"
            ),
            page.position("KAZ", "one-china-principle", "adheres-strongly", "firmly abides by", wording=("principle",)),
            sides=("KAZ",),
            speaker=SERIKOVA,
            **shared,
        ),
        page.statement(
            "Lin Wei said that President Han had put forward the Global Development Initiative "
            "and that China appreciates Kazakhstan's support for the Belt and Road.",
            page.position("CHN", "gdi", "put-forward", "put forward"),
            page.position("KAZ", "bri", "supports", "Kazakhstan's support for the Belt and Road", voice="reported"),
            sides=("CHN",),
            speaker=LIN,
            **shared,
        ),
        page.statement(
            "The two sides expressed their opposition to protectionism and agreed to ease customs procedures.",
            page.position("CHN", "protectionism", "opposes", opposition, **joint),
            page.position("KAZ", "protectionism", "opposes", opposition, **joint),
            Undertaking(
                parties=("KAZ", "CHN"), area="customs", modality="agreed", quote=page.at("ease customs"), rule="agree"
            ),
            kind="joint",
            sides=("CHN", "KAZ"),
            made_at=ALMATY,
        ),
        page.statement(
            "They spoke of Afghanistan.",
            Discussion(topic="afghanistan", quote=page.at("spoke of Afghanistan"), rule="talk"),
            kind="joint",
            sides=("CHN", "KAZ"),
            made_at=ALMATY,
        ),
        page.statement(
            "China thanked Kazakhstan for its help.",
            Courtesy(kind="thanks", addressee="KAZ", quote=page.at("thanked Kazakhstan"), rule="thank"),
            sides=("CHN",),
        ),
        page.statement(
            "Both called each other permanent comprehensive strategic partners.",
            Characterisation(
                pair=("KAZ", "CHN"),
                label="permanent-comprehensive-strategic-partnership",
                quote=page.at("permanent comprehensive strategic partners"),
                rule="label",
            ),
            kind="joint",
            sides=("CHN", "KAZ"),
        ),
        page.statement(
            "President Han will visit in July 2025.",
            EventMention(event=visit.key, quote=page.at("will visit"), rule="mention"),
            kind="narrated",
            sides=("CHN",),
        ),
    )
    wish = Rejection(
        holder="KAZ", topic="bri", rule="host-wish", speaker="Lin Wei", quote=page.at("should build it together")
    )
    return Reading(
        document=page.document,
        events=(_meeting(span=page.at("met Aigul Serikova")), visit),
        statements=statements,
        rejections=(wish,),
        warnings=("a name the registry does not know: Aigul Serikova",),
    )


def kazakh_account() -> Reading:
    page = Page(
        "Aigul Serikova received Lin Wei in Almaty on 10 May.\n"
        "She stated that Kazakhstan supports the Global Development Initiative and pursues the one-China policy.\n"
        "The parties opposed protectionism. The parties discussed the situation in Afghanistan.",
        id="almaty-kz-en",
        language="en",
        published="2024-05-10",
        publisher="KAZ",
        medium="ministry",
        source="kz/almaty-kz-en.md",
    )
    negative = {"voice": "joint", "polarity": "negative"}
    statements = (
        page.statement(
            "She stated that Kazakhstan supports the Global Development Initiative and pursues the one-China policy.",
            page.position("KAZ", "gdi", "supports", "supports the Global Development Initiative"),
            page.position("KAZ", "one-china-policy", "adheres", "pursues the one-China policy", wording=("policy",)),
            sides=("KAZ",),
            speaker=SERIKOVA,
            made_at=ALMATY,
        ),
        page.statement(
            "The parties opposed protectionism.",
            page.position("CHN", "protectionism", "opposes", "opposed protectionism", **negative),
            page.position("KAZ", "protectionism", "opposes", "opposed protectionism", **negative),
            kind="joint",
            sides=("CHN", "KAZ"),
            made_at=ALMATY,
        ),
    )
    return Reading(document=page.document, events=(_meeting(span=page.at("received Lin Wei")),), statements=statements)


def french_version() -> Reading:
    page = Page(
        "Le 10 mai, Lin Wei a rencontré Aigul Serikova à Almaty.\n"
        "« Le Kazakhstan soutient fermement l’Initiative pour le développement mondial », a-t-elle déclaré.",
        id="almaty-cn-fr",
        language="fr",
        published="2024-05-11",
        publisher="CHN",
        medium="ministry",
        translation_of="almaty-cn-en",
        source="cn/almaty-cn-fr.md",
    )
    statement = page.statement(
        "« Le Kazakhstan soutient fermement l’Initiative pour le développement mondial », a-t-elle déclaré.",
        page.position("KAZ", "gdi", "supports-strongly", "soutient fermement", verbs=("soutient fermement",)),
        sides=("KAZ",),
        speaker=SERIKOVA,
        made_at=ALMATY,
    )
    return Reading(document=page.document, events=(_meeting(span=page.at("a rencontré")),), statements=(statement,))


def press_report() -> Reading:
    page = Page(
        "Foreign ministers of China and Peru spoke by telephone on 2 June 2024.\n"
        "Peru supports the Global Development Initiative, its minister said, and is a member of its Group of Friends. "
        "More than 100 countries support the Global Development Initiative.\n"
        "Some reporters believe that Peru rejects the Belt and Road.",
        id="call-press-en",
        language="en",
        published="2024-06",
        medium="press",
        inferred=frozenset({"publisher", "language"}),
        warnings=("publisher unknown: none is named in the metadata",),
    )
    call = Event(
        key="2024-06-02-call-CHN-PER",
        scoped=False,
        type="call",
        status="held",
        main=True,
        date="2024-06-02",
        participants=(Participation(actor="CHN"), Participation(actor="PER", offices=("foreign-minister",))),
        span=page.at("spoke by telephone"),
    )
    statements = (
        page.statement(
            "Peru supports the Global Development Initiative, its minister said, "
            "and is a member of its Group of Friends.",
            page.position("PER", "gdi", "supports", "supports the Global Development Initiative"),
            page.position("PER", "gdi-group-of-friends", "is-member", "is a member", act="member", stance_date="2022"),
            sides=("PER",),
            speaker=Speaker(name="", actor="PER"),
            made_at=call.key,
        ),
        page.statement(
            "More than 100 countries support the Global Development Initiative.",
            page.position(
                "group:unnamed", "gdi", "supports", "More than 100 countries support", quantity="100", collective=True
            ),
            kind="narrated",
            sides=(),
        ),
    )
    rejected = Rejection(holder="PER", topic="bri", rule="hearsay", quote=page.at("rejects the Belt and Road"))
    return Reading(document=page.document, events=(call,), statements=statements, rejections=(rejected,))


def peruvian_speech() -> Reading:
    page = Page(
        "La ministra Ana Sosa habló en Lima el 3 de febrero de 2025.\n"
        "El Perú se opone firmemente a la injerencia en los asuntos internos, rechaza las sanciones unilaterales, "
        "reconoce una sola China, no apoya la Iniciativa para la Seguridad Global y valora la Franja y la Ruta. "
        "Los embajadores expresaron el apoyo de sus países a la Iniciativa para el Desarrollo Global.",
        id="lima-pe-es",
        language="es",
        published="2025-02-03",
        publisher="PER",
        medium="ministry",
        source="lima-pe-es.html",
    )
    speech = Event(
        key="2025-02-03-speech-PER",
        scoped=False,
        type="speech",
        status="held",
        main=True,
        date="2025-02-03",
        place="lima",
        place_label="Lima",
        country="PER",
        span=page.at("habló en Lima"),
        participants=(Participation(actor="PER", name="Ana Sosa", offices=("foreign-minister",)),),
    )
    cabinet = Event(
        key="cabinet-1",
        scoped=True,
        type="meeting",
        status="past",
        main=False,
        domestic=True,
        span=page.at("en Lima"),
        participants=(Participation(actor="PER"),),
    )
    statement = page.statement(
        "El Perú se opone firmemente a la injerencia en los asuntos internos, rechaza las sanciones unilaterales, "
        "reconoce una sola China, no apoya la Iniciativa para la Seguridad Global y valora la Franja y la Ruta.",
        page.position("PER", "non-interference", "opposes-firmly", "se opone firmemente a la injerencia"),
        page.position("PER", "sanctions", "rejects", "rechaza las sanciones", polarity="negative"),
        page.position("PER", "one-china-policy", "recognises", "reconoce", wording=("policy", "recognises")),
        page.position("PER", "gsi", "supports", "no apoya", polarity="negative"),
        page.position("PER", "bri", "values", "valora la Franja y la Ruta", modality="reiterates"),
        sides=("PER",),
        speaker=Speaker(name="Ana Sosa", actor="PER"),
        made_at=speech.key,
    )
    wish = page.statement(
        "Los embajadores expresaron el apoyo de sus países a la Iniciativa para el Desarrollo Global.",
        page.position("CHL", "gdi", "supports", "expresaron el apoyo", collective=True),
        kind="attributed",
        sides=("CHL",),
    )
    return Reading(document=page.document, events=(speech, cabinet), statements=(statement, wish))


def joint_text() -> Reading:
    page = Page(
        "Joint statement of China and Uzbekistan, 1 March 2025.\n"
        "The two sides firmly support the three global initiatives and will expand trade and energy cooperation.\n"
        "Uzbekistan supports China's core interests.",
        id="tashkent-joint-en",
        language="en",
        published="2025-03-01",
        publisher="CHN",
        medium="ministry",
        archive_url="https://example.org/archive/1",
        retrieved="2025-03-02",
        rights="public domain",
    )
    issued = Event(
        key="2025-03-01-statement-CHN-UZB",
        scoped=False,
        type="statement",
        status="held",
        main=True,
        date="2025-03-01",
        participants=(Participation(actor="CHN"), Participation(actor="UZB")),
        span=page.at("Joint statement"),
        series="china-central-asia-summit",
        ordinal=2,
    )
    words = "The two sides firmly support the three global initiatives and will expand trade and energy cooperation."
    positions = [
        page.position(
            holder,
            topic,
            "supports-strongly",
            "firmly support the three global initiatives",
            voice="joint",
            modality="reiterates",
            bundled=True,
        )
        for holder in ("CHN", "UZB")
        for topic in ("gdi", "gsi", "gci")
    ]
    undertakings = [
        Undertaking(
            parties=("UZB", "CHN"), area=area, modality="will", quote=page.at("expand trade and energy"), rule="will"
        )
        for area in ("trade", "energy")
    ]
    statements = (
        page.statement(words, *positions, *undertakings, kind="joint", sides=("CHN", "UZB"), made_at=issued.key),
        page.statement(
            "Uzbekistan supports China's core interests.",
            page.position("UZB", "core-interests", "supports", "supports China's core interests", target="CHN"),
            kind="narrated",
            sides=("UZB",),
            made_at=issued.key,
        ),
    )
    return Reading(document=page.document, events=(issued,), statements=statements)


ACCOUNTS = (chinese_account, kazakh_account, french_version, press_report, peruvian_speech, joint_text)
READINGS = tuple(account() for account in ACCOUNTS)

EXTRA = tuple(ox.parse(path=str(Path(__file__).with_name("context.trig")), format=ox.RdfFormat.TRIG))
