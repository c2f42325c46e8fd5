"""From a question and its bindings to a table.

Parameters become terms first and reach the query only as the data of their VALUES blocks, in the written form that the
engine itself gives them: no value can change the shape of a query.
"""

import csv
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from diplograph.errors import PackError, UsageError
from diplograph.graph import mint
from diplograph.graph.derive import DEFAULT, graphs_of
from diplograph.packs.query import Parameter, Query, has_service, substitute

Format = Literal["table", "csv", "tsv", "json", "xml", "md"]
Term = ox.NamedNode | ox.Literal | ox.BlankNode

_XSD = "http://www.w3.org/2001/XMLSchema#"
_CODE = re.compile(r"[A-Za-z0-9]+([-_][A-Za-z0-9]+)*(:[A-Za-z0-9]+(-[A-Za-z0-9]+)*)?")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_INTEGER = re.compile(r"[+-]?\d{1,18}")
_UNPRINTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WIDEST = 60


@dataclass(frozen=True, slots=True)
class Table:
    """The solutions of a SELECT query, read as they are asked for, once."""

    columns: tuple[str, ...]
    solutions: Iterator[tuple[Term | None, ...]]

    @property
    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield the solutions as strings: lexical forms and IRIs; what is unbound is empty."""
        return (tuple("" if term is None else term.value for term in solution) for solution in self.solutions)


def term(name: str, parameter: Parameter, value: str) -> Term:
    """Return the term of a parameter's value; UsageError says what was expected."""
    try:
        return _TERMS[parameter.type](value, parameter.scheme)
    except ValueError as error:
        message = f"parameter {name}={value!r}: {error} ({parameter.description})"
        raise UsageError(message) from error


def bound(query: Query, bindings: Mapping[str, str], codebook: str = DEFAULT) -> str:
    """Return the text of a question with its parameters bound, for the codebook of that name."""
    if unknown := sorted(set(bindings) - set(query.parameters)):
        known = ", ".join(sorted(query.parameters)) or "none"
        message = f"{query.name} has no parameter {unknown[0]!r}; it has {known}"
        raise UsageError(message)
    given = {name: bindings.get(name, each.default) for name, each in query.parameters.items()}
    values = {name: str(term(name, query.parameters[name], value)) for name, value in given.items() if value}
    return substitute(query.text, values=values, iris=graphs_of(codebook))


def run(store: ox.Store, query: Query, bindings: Mapping[str, str], codebook: str = DEFAULT) -> Table:
    """Answer a question of the packs.

    A codebook that the store knows nothing of is refused: its answers would be empty, not wrong.
    """
    if not store.contains_named_graph(ox.NamedNode(mint.graph("codebook", codebook))):
        prefix = mint.graph("codebook", "")
        known = [each.value.removeprefix(prefix) for each in _named(store) if each.value.startswith(prefix)]
        message = f"the build knows no codebook {codebook!r}; it knows {', '.join(sorted(known)) or 'none'}"
        raise UsageError(message)
    table = run_text(store, bound(query, bindings, codebook), query.name)
    if query.columns and table.columns != query.columns:
        promised, given = ", ".join(query.columns), ", ".join(table.columns)
        message = f"{query.name}: the header promises the columns {promised}; the query gives {given}"
        raise PackError(message)
    return table


def run_text(store: ox.Store, text: str, origin: str) -> Table:
    """Answer a SELECT or ASK query given as text; an ASK has one column, `answer`."""
    if has_service(text):
        message = f"{origin}: SERVICE would send the query to another machine, and is refused"
        raise UsageError(message)
    try:
        answer = store.query(text)
    except SyntaxError as error:
        message = f"{origin}: {error}"
        raise UsageError(message) from error
    if isinstance(answer, ox.QueryBoolean):
        return Table(("answer",), iter([(ox.Literal(bool(answer)),)]))
    if isinstance(answer, ox.QueryTriples):
        message = f"{origin}: a table needs a SELECT or ASK query, this is a CONSTRUCT or DESCRIBE"
        raise UsageError(message)
    columns = tuple(each.value for each in answer.variables)
    return Table(columns, (tuple(_plain(solution[name]) for name in columns) for solution in answer))


def written(table: Table, form: Format) -> Iterator[str]:
    """Yield the pieces of a table in a format; only `table` has to see all rows before the first piece."""
    return _FORMATS[form](table)


def _named(store: ox.Store) -> Iterator[ox.NamedNode]:
    return (each for each in store.named_graphs() if isinstance(each, ox.NamedNode))


def _plain(value: object) -> Term | None:
    if value is None or isinstance(value, ox.NamedNode | ox.Literal | ox.BlankNode):
        return value
    message = f"a triple is no cell of a table: {value}"
    raise TypeError(message)


def _checked(pattern: re.Pattern[str], expected: str, value: str) -> str:
    if not pattern.fullmatch(value):
        message = f"expected {expected}"
        raise ValueError(message)
    return value


def _code(value: str, scheme: str) -> Term:
    _checked(_CODE, "an identifier such as KAZ, party:CPC or gdi", value)
    return ox.NamedNode(mint.actor(value) if scheme == "actor" else mint.concept(scheme, value))


def _integer(value: str, _: str) -> Term:
    number = int(_checked(_INTEGER, "an integer", value))
    return ox.Literal(str(number), datatype=ox.NamedNode(f"{_XSD}integer"))


_TERMS: dict[str, Callable[[str, str], Term]] = {
    "iri": lambda value, _: ox.NamedNode(value),
    "string": lambda value, _: ox.Literal(value),
    "integer": _integer,
    "date": lambda value, _: ox.Literal(_checked(_DATE, "a date such as 2024-12-01, 2024-12 or 2024", value)),
    "code": _code,
}


def _separated(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Write rows by RFC 4180, with the line ends of text files."""
    for row in rows:
        buffer = StringIO()
        csv.writer(buffer, lineterminator="\n").writerow(row)
        yield buffer.getvalue()


def _csv(table: Table) -> Iterator[str]:
    yield from _separated([table.columns])
    yield from _separated(table.rows)


def _tsv(table: Table) -> Iterator[str]:
    escapes = str.maketrans({"\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\"})
    yield "\t".join(table.columns) + "\n"
    for row in table.rows:
        yield "\t".join(cell.translate(escapes) for cell in row) + "\n"


def _md(table: Table) -> Iterator[str]:
    def line(cells: Iterable[str]) -> str:
        plain = (
            " ".join(cell.split()).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;") for cell in cells
        )
        return f"| {' | '.join(plain)} |\n"

    yield line(table.columns)
    yield f"|{' --- |' * len(table.columns)}\n"
    for row in table.rows:
        yield line(row)


def _width(text: str) -> int:
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text
    )


def _cut(cell: str) -> str:
    plain = " ".join(_UNPRINTED.sub("\ufffd", cell).split())
    if _width(plain) <= _WIDEST:
        return plain
    while _width(plain) >= _WIDEST:
        plain = plain[:-1]
    return f"{plain}…"


def _aligned(table: Table) -> Iterator[str]:
    rows = [table.columns, *(tuple(map(_cut, row)) for row in table.rows)]
    widths = [max(_width(row[index]) for row in rows) for index in range(len(table.columns))]
    rows.insert(1, tuple("─" * width for width in widths))
    for row in rows:
        yield "  ".join(c + " " * (w - _width(c)) for c, w in zip(row, widths, strict=True)).rstrip() + "\n"


def _json(table: Table) -> Iterator[str]:
    """Write SPARQL 1.1 Query Results JSON Format, section 3."""
    yield f'{{"head":{{"vars":{json.dumps(table.columns)}}},"results":{{"bindings":['
    for number, solution in enumerate(table.solutions):
        pairs = zip(table.columns, solution, strict=True)
        binding = {name: _json_term(value) for name, value in pairs if value is not None}
        yield (",\n" if number else "\n") + json.dumps(binding, ensure_ascii=False)
    yield "\n]}}\n"


def _json_term(value: Term) -> dict[str, str]:
    if isinstance(value, ox.NamedNode):
        return {"type": "uri", "value": value.value}
    if isinstance(value, ox.BlankNode):
        return {"type": "bnode", "value": value.value}
    form = {"type": "literal", "value": value.value}
    if value.language:
        form["xml:lang"] = value.language
    elif value.datatype.value != f"{_XSD}string":
        form["datatype"] = value.datatype.value
    return form


def _xml(table: Table) -> Iterator[str]:
    """Write the SPARQL Query Results XML Format (second edition), section 2; what XML cannot hold becomes U+FFFD."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n<head>'
    yield from (f"<variable name={quoteattr(name)}/>" for name in table.columns)
    yield "</head>\n<results>\n"
    for solution in table.solutions:
        pairs = zip(table.columns, solution, strict=True)
        cells = (f"<binding name={quoteattr(name)}>{_xml_term(v)}</binding>" for name, v in pairs if v is not None)
        yield f"<result>{''.join(cells)}</result>\n"
    yield "</results>\n</sparql>\n"


def _xml_term(value: Term) -> str:
    form = _json_term(value)
    text = escape(_UNPRINTED.sub("\ufffd", form["value"]), {"\r": "&#13;"})
    tag, lang, datatype = form["type"], form.get("xml:lang"), form.get("datatype")
    attribute = f" xml:lang={quoteattr(lang)}" if lang else f" datatype={quoteattr(datatype)}" if datatype else ""
    return f"<{tag}{attribute}>{text}</{tag}>"


_FORMATS: dict[Format, Callable[[Table], Iterator[str]]] = {
    "table": _aligned,
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "xml": _xml,
    "md": _md,
}
