"""Why a claim is made, or is not: its words within their sentence, and the rule."""

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from diplograph.graph.ask import run
from diplograph.packs.query import query

_AROUND = 160
_MARKS = ("⟦", "⟧")


def claims(
    store: ox.Store, holder: str, topic: str, document: str = "", codebook: str = "default"
) -> Iterator[dict[str, str]]:
    """Yield each claim that the holder takes a side on the topic, the words marked in its sentence."""
    for row in _rows(store, "explain/why", holder, topic, document, codebook):
        start = int(row.pop("sentence_start"))
        sentence = row.pop("sentence")
        yield {**row, "sentence": _marked(sentence, int(row["start"]) - start, int(row["end"]) - start)}


def rejections(
    store: ox.Store, holder: str, topic: str, document: str = "", codebook: str = "default"
) -> Iterator[dict[str, str]]:
    """Yield each passage on the topic that was not taken as a claim of the holder, the words marked in their line."""
    for row in _rows(store, "explain/why-not", holder, topic, document, codebook):
        text = row.pop("text")
        start, end = int(row["start"]), int(row["end"])
        begin = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
        newline = text.find("\n", end)
        finish = min(len(text) if newline < 0 else newline, end + _AROUND)
        yield {**row, "sentence": _marked(text[begin:finish], start - begin, end - begin)}


def shown(row: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines that show a claim or a rejection to a person."""
    if "claim_iri" in row:
        yield f"{row['holder']} on {row['topic']}: level {row['level']}, {row['modality']}, voice {row['voice']}"
        yield f"  tier      {row['tier']}, evidence class {row['class']}"
        yield f"  speaker   {row['speaker'] or '(the narrator)'}"
    else:
        yield f"{row['holder']} on {row['topic']}: no claim, rule {row['rule']}"
    yield f"  words     {row['sentence']}"
    where = ", ".join(filter(None, (row["publisher"], row["published"], row["title"])))
    yield f"  document  {row['doc']} ({where}), characters {row['start']} to {row['end']}"
    if row["url"]:
        yield f"  address   {row['url']}"
    if "claim_iri" in row:
        yield f"  rule      {row['rule']}"
        yield f"  claim     {row['claim_iri']}"


def _rows(
    store: ox.Store, name: str, holder: str, topic: str, document: str, codebook: str
) -> Iterator[dict[str, str]]:
    table = run(store, query(name), {"holder": holder, "topic": topic}, codebook)
    for values in table.rows:
        row = dict(zip(table.columns, values, strict=True))
        if not document or row["doc"] == document:
            yield row


def _marked(text: str, start: int, end: int) -> str:
    start, end = max(0, start), min(len(text), end)
    return f"{text[:start]}{_MARKS[0]}{text[start:end]}{_MARKS[1]}{text[end:]}"
