"""Why a claim is made, or is not: its words within their sentence, and the rule."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

import pyoxigraph as ox

from diplograph.errors import UsageError
from diplograph.graph import mint
from diplograph.graph.ask import run, term
from diplograph.packs.query import Query, query

_AROUND = 160
_MARKS = ("⟦", "⟧")
_LEFT_OUT = "…"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_NAMES = (f"{_SKOS}prefLabel", f"{_SKOS}altLabel", mint.term("acronym"), mint.term("code"))


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
        begin, finish = _surroundings(text, start, end)
        marked = _marked(text[begin:finish], start - begin, end - begin)
        before = _LEFT_OUT if begin and text[begin - 1] != "\n" else ""
        after = _LEFT_OUT if finish < len(text) and text[finish] != "\n" else ""
        yield {**row, "sentence": f"{before}{marked}{after}"}


def check_codes(store: ox.Store, asked: Query, bindings: Mapping[str, str]) -> None:
    """Refuse a code that nothing in the graph is called by; UsageError names those that are close, by code or name."""
    for name, value in bindings.items():
        parameter = asked.parameters.get(name)
        if parameter is None or parameter.type != "code" or not value:
            continue
        node = term(name, parameter, value)
        if not isinstance(node, ox.NamedNode) or _occurs(store, node):
            continue
        kind = parameter.scheme.replace("-", " ")
        close = _close(store, parameter.scheme, value)
        hint = f"; there is {', '.join(close)}" if close else ""
        message = f"{name} {value!r}: the graph knows no {kind} of this code{hint}"
        raise UsageError(message)


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
    bindings = {"holder": holder, "topic": topic}
    check_codes(store, query(name), bindings)
    if document and not _is_document(store, document):
        message = f"no document {document!r} in the graph; `diplograph query KG coverage/documents` lists them"
        raise UsageError(message)
    table = run(store, query(name), bindings, codebook)
    for values in table.rows:
        row = dict(zip(table.columns, values, strict=True))
        if not document or row["doc"] == document:
            yield row


def _is_document(store: ox.Store, identifier: str) -> bool:
    found = store.quads_for_pattern(None, ox.NamedNode(mint.term("documentId")), ox.Literal(identifier), None)
    return next(found, None) is not None


def _occurs(store: ox.Store, node: ox.NamedNode) -> bool:
    patterns = ((node, None, None, None), (None, None, node, None))
    return any(next(store.quads_for_pattern(*pattern), None) is not None for pattern in patterns)


def _close(store: ox.Store, scheme: str, value: str) -> list[str]:
    """Return the codes of a scheme, or of the actors, that are spelled or named much like the value."""
    actors = scheme == "actor"
    graph = ox.NamedNode(mint.graph("reference") if actors else mint.graph("vocab", scheme))
    prefix = f"{mint.BASE}id/actor/" if actors else f"{mint.BASE}vocab/{scheme}/"
    codes: dict[str, str] = {}
    for predicate in _NAMES:
        for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None, graph):
            subject, name = quad.subject, quad.object
            if isinstance(subject, ox.NamedNode) and isinstance(name, ox.Literal) and subject.value.startswith(prefix):
                code = subject.value.removeprefix(prefix).replace("/", ":", 1)
                codes[code.casefold()] = code
                codes.setdefault(name.value.casefold(), code)
    found = [codes[each] for each in get_close_matches(value.casefold(), codes, n=6, cutoff=0.6)]
    return list(dict.fromkeys(found))[:3]


def _surroundings(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range of what is shown around a passage: its line, cut between words where that is long."""
    begin, finish = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    finish = len(text) if finish < 0 else finish
    if start - begin > _AROUND:
        space = text.find(" ", start - _AROUND, start)
        begin = space + 1 if space >= 0 else start - _AROUND
    if finish - end > _AROUND:
        space = text.rfind(" ", end, end + _AROUND)
        finish = space if space >= 0 else end + _AROUND
    return begin, finish


def _marked(text: str, start: int, end: int) -> str:
    start, end = max(0, start), min(len(text), end)
    return f"{text[:start]}{_MARKS[0]}{text[start:end]}{_MARKS[1]}{text[end:]}"
