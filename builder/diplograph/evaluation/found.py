"""What a build says of its documents, as the values of gold files, so that the two can be compared."""

from collections import defaultdict
from collections.abc import Collection, Iterator

import msgspec
import pyoxigraph as ox

from diplograph.evaluation.gold import GoldDocument
from diplograph.graph import mint
from diplograph.graph.ask import run
from diplograph.model.text import Span
from diplograph.packs.language import language_pack, tags
from diplograph.packs.query import query
from diplograph.text.segment import sentences

Row = dict[str, str]
_AROUND = 200


class Sentences:
    """The sentences of the documents of a build, read from its store as they are asked for."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._last: tuple[str, str, tuple[Span, ...]] = ("", "", ())

    def at(self, document: str, language: str, start: int, end: int) -> str:
        """Return the sentences of a document revision (its IRI) that hold a range of its characters, on one line."""
        text, spans = self._cut(document, language)
        held = [each for each in spans if each.start < end and start < each.end]
        if held:
            return " ".join(text[held[0].start : held[-1].end].split())
        return " ".join(text[max(0, start - _AROUND) : end + _AROUND].split())

    def around(self, document: str, language: str, words: str) -> str:
        """Return the sentences that hold the words where these first stand, or nothing."""
        text, _ = self._cut(document, language)
        start = text.find(words)
        return self.at(document, language, start, start + len(words)) if start >= 0 else ""

    def _cut(self, document: str, language: str) -> tuple[str, tuple[Span, ...]]:
        if self._last[0] != document:
            found = self._store.quads_for_pattern(ox.NamedNode(document), ox.NamedNode(mint.term("text")), None)
            text = next((each.object.value for each in found if isinstance(each.object, ox.Literal)), "")
            spans = (each.span for each in sentences(text, language_pack(language))) if language in tags() else ()
            self._last = (document, text, tuple(spans))
        return self._last[1], self._last[2]


def rows(store: ox.Store, name: str, codebook: str = "default") -> Iterator[Row]:
    """Yield the solutions of a question of the packs, by column."""
    table = run(store, query(name), {}, codebook)
    for values in table.rows:
        yield dict(zip(table.columns, values, strict=True))


def readout_of(iri: str) -> str:
    """Return the IRI of the document revision in which something stands, from its IRI."""
    return iri.partition("#")[0]


def found(
    store: ox.Store, documents: Collection[str] | None = None, codebook: str = "default"
) -> Iterator[GoldDocument]:
    """Yield what a build says of each document, or of those named, in order of their identifiers.

    Revisions of one document are one: what any of them says counts. Negatives are the rejected candidates. A
    document that the build lacks is not yielded.
    """
    wanted = None if documents is None else frozenset(documents)
    cut = Sentences(store)

    def grouped(name: str) -> dict[str, list[Row]]:
        by_document: dict[str, list[Row]] = defaultdict(list)
        for row in rows(store, name, codebook):
            if wanted is None or row["doc"] in wanted:
                by_document[row["doc"]].append(row)
        return by_document

    people = grouped("audit/participants")
    events, undertakings, labels = grouped("audit/events"), grouped("audit/cooperation"), grouped("audit/labels")
    claims, rejections = grouped("claims/all"), grouped("review/rejections")
    for doc, (known, *_) in sorted(grouped("review/documents").items()):
        fields = _present(known, "doc", "lang", "published", "publisher", "medium") | {
            "events": list(_events(events[doc], people[doc])),
            "stances": [_stance(row, cut) for row in claims[doc]],
            "negatives": list(
                {tuple(each.items()): each for each in (_negative(row, cut) for row in rejections[doc])}.values()
            ),
            "cooperation": list(map(_cooperation, undertakings[doc])),
            "labels": list(map(_label, labels[doc])),
        }
        yield msgspec.convert(fields, GoldDocument)


def _events(events: list[Row], people: list[Row]) -> Iterator[dict[str, object]]:
    taking_part: dict[str, list[dict[str, object]]] = defaultdict(list)
    for row in people:
        taking_part[row["event"]].append(
            _present(row, "actor", "name", "role") | {"offices": tuple(filter(None, row["offices"].split("|")))}
        )
    for number, row in enumerate(events, 1):
        yield _present(row, "type", "date", "place", "country", "status") | {
            "id": f"e{number}",
            "main": row["main"] == "true",
            "participants": taking_part[row["event"]],
        }


def _stance(row: Row, cut: Sentences) -> dict[str, object]:
    start, end = int(row["start"]), int(row["end"])
    return _present(row, "holder", "topic", "modality", "voice", "speaker", "target", "quote") | {
        "level": int(row["level"]),
        "bundled": row["bundled"] == "true",
        "sentence": cut.at(readout_of(row["claim_iri"]), row["lang"], start, end),
    }


def _negative(row: Row, cut: Sentences) -> dict[str, object]:
    start, end = int(row["start"]), int(row["end"])
    return _present(row, "holder", "topic") | {
        "why": row["rule"],
        "sentence": cut.at(readout_of(row["rejection_iri"]), row["lang"], start, end),
    }


def _cooperation(row: Row) -> dict[str, object]:
    return _present(row, "area", "modality", "speaker") | {"parties": tuple(filter(None, row["parties"].split("|")))}


def _label(row: Row) -> dict[str, object]:
    return _present(row, "text", "speaker") | {"pair": tuple(row["pair"].split("|"))}


def _present(row: Row, *names: str) -> dict[str, object]:
    return {name: row[name] for name in names if row[name]}
