"""IRIs, as pure functions of what they name: no counters, no clocks, no blank nodes.

Every function returns the IRI as a string (RFC 3987). Whatever comes from outside is percent-encoded
down to the unreserved characters of RFC 3986, section 2.3, so that no identifier can break out of its IRI.
"""

import re
import unicodedata
from functools import cache, lru_cache
from hashlib import sha256
from urllib.parse import quote

BASE = "https://w3id.org/diplograph/"
ONTOLOGY = f"{BASE}ontology#"

_BREAK = re.compile(r"[^\w]+|_+")


@lru_cache(maxsize=4096)
def segment(text: str) -> str:
    """Percent-encode a text as one segment of a path or as a fragment.

    >>> segment("a/b c#d")
    'a%2Fb%20c%23d'
    """
    return quote(text, safe="")


def digest(*slots: str, length: int = 10) -> str:
    """Return the first hexadecimal digits of the SHA-256 over slots, which never run into one another.

    >>> digest("ab", "c") == digest("a", "bc")
    False
    """
    written = "".join(f"{len(slot)}:{slot}," for slot in slots)
    return sha256(written.encode()).hexdigest()[:length]


def slug(name: str) -> str:
    """Return a name in lower case, its words joined by hyphens, diacritics of Latin letters dropped.

    >>> slug("Mourat Nourtléou")
    'mourat-nourtleou'
    >>> slug("努尔特列乌")
    '努尔特列乌'
    """
    bare = "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))
    return _BREAK.sub("-", unicodedata.normalize("NFC", bare).casefold()).strip("-") or digest(name)


@cache
def term(name: str) -> str:
    """Return the IRI of a class or property of the ontology."""
    return f"{ONTOLOGY}{name}"


@cache
def concept(scheme: str, code: str) -> str:
    """Return the IRI of a concept of a scheme.

    >>> concept("topic", "gdi")
    'https://w3id.org/diplograph/vocab/topic/gdi'
    """
    return f"{BASE}vocab/{segment(scheme)}/{segment(code)}"


@lru_cache(maxsize=4096)
def actor(code: str) -> str:
    """Return the IRI of an actor from its code.

    >>> actor("KAZ")
    'https://w3id.org/diplograph/id/actor/KAZ'
    >>> actor("party:CPC")
    'https://w3id.org/diplograph/id/actor/party/CPC'
    """
    return f"{BASE}id/actor/" + "/".join(segment(part) for part in code.split(":", 1))


def person(slug_of_person: str) -> str:
    """Return the IRI of a person of the registry."""
    return f"{BASE}id/person/{segment(slug_of_person)}"


def office(actor_code: str, office_code: str) -> str:
    """Return the IRI of an office of an actor.

    >>> office("CHN", "foreign-minister")
    'https://w3id.org/diplograph/id/office/CHN-foreign-minister'
    """
    return f"{BASE}id/office/{segment(actor_code)}-{segment(office_code)}"


def holding(person_slug: str, actor_code: str, office_code: str) -> str:
    """Return the IRI of a person's tenure of an office.

    >>> holding("wang-yi", "CHN", "foreign-minister")
    'https://w3id.org/diplograph/id/holding/wang-yi--CHN-foreign-minister'
    """
    return f"{BASE}id/holding/{segment(person_slug)}--{segment(actor_code)}-{segment(office_code)}"


def place(slug_of_place: str) -> str:
    """Return the IRI of a city or venue."""
    return f"{BASE}id/place/{segment(slug_of_place)}"


def series(slug_of_series: str) -> str:
    """Return the IRI of a series of events."""
    return f"{BASE}id/series/{segment(slug_of_series)}"


@lru_cache(maxsize=4096)
def time(edtf: str) -> str:
    """Return the IRI of a time span from its EDTF string (ISO 8601-2).

    >>> time("2025-05-10/2025-05-11")
    'https://w3id.org/diplograph/id/time/2025-05-10%2F2025-05-11'
    """
    return f"{BASE}id/time/{segment(edtf)}"


def readout(key: str) -> str:
    """Return the IRI of a revision of a document.

    >>> readout("fr-2024-12-01-chengdu-0a1b2c3d")
    'https://w3id.org/diplograph/id/readout/fr-2024-12-01-chengdu-0a1b2c3d'
    """
    return f"{BASE}id/readout/{segment(key)}"


def passage(key: str, start: int, end: int) -> str:
    """Return the IRI of a stretch of a document (RFC 5147 writes the fragment so).

    >>> passage("d-0a1b2c3d", 12, 34)
    'https://w3id.org/diplograph/id/readout/d-0a1b2c3d#char=12,34'
    """
    return f"{readout(key)}#char={start},{end}"


def statement(key: str, start: int, end: int, *identity: str) -> str:
    """Return the IRI of a statement: its span, and a digest of its kind, sides and speaker."""
    return f"{readout(key)}#st-{start}-{end}-{digest(*identity, length=6)}"


def part(key: str, kind: str, *slots: str) -> str:
    """Return the IRI of a content, participation, description or rejection from all its identifying slots."""
    return f"{readout(key)}#{kind}-{digest(*slots)}"


def local_person(key: str, name: str) -> str:
    """Return the IRI of a person whom no registry knows, which holds within one document.

    >>> local_person("d-0a1b2c3d", "Ana Sosa")
    'https://w3id.org/diplograph/id/readout/d-0a1b2c3d#person-ana-sosa'
    """
    return f"{readout(key)}#person-{segment(slug(name))}"


def event(event_key: str) -> str:
    """Return the IRI of an event that several documents may share."""
    return f"{BASE}id/event/{segment(event_key)}"


def local_event(key: str, event_key: str) -> str:
    """Return the IRI of an event that only one document can identify."""
    return f"{readout(key)}#event-{segment(event_key)}"


def graph(*path: str) -> str:
    """Return the IRI of a named graph.

    >>> graph("derived", "default")
    'https://w3id.org/diplograph/graph/derived/default'
    """
    return f"{BASE}graph/" + "/".join(segment(part) for part in path)
