"""Networks and query answers as CSV (RFC 4180) for spreadsheets and Gephi's import.

A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a line end for a formula, and would run it on
opening. Such texts are written with an apostrophe before them; `guard=False` leaves them as they are, for programs.
Numbers are never touched. Gephi wants UTF-8 without a byte order mark, some spreadsheets need one to show other
scripts: `bom=True`.
"""

import csv
import io
import json
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pyoxigraph as ox

from diplograph.graph.ask import Table, Term
from diplograph.graph.export.xmltext import legal
from diplograph.graph.network import EDGE_COLUMNS, NODE_COLUMNS, Column, Entry, Network

Cell = str | int | float | None
File = tuple[str, Iterable[bytes]]
_INTEGER = ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_TYPES = {"string": "string", "anyURI": "string", "integer": "integer"}
_NODE_HEADER = {"Id": "string", "Label": "string"}
_EDGE_HEADER = {
    "Source": "string",
    "Target": "string",
    "Type": "string",
    "Id": "string",
    "Label": "string",
    "Weight": "integer",
}
_FOREIGN_KEYS = [{"fields": end, "reference": {"resource": "nodes", "fields": "Id"}} for end in ("Source", "Target")]


def guarded(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula.

    >>> guarded("=HYPERLINK()"), guarded("plain")
    ("'=HYPERLINK()", 'plain')
    """
    return f"'{text}" if text.startswith(_RISKY) else text


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[Cell]], *, guard: bool = True) -> Iterator[str]:
    """Yield the lines of a table, each with CRLF at its end; what is absent is empty."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    for row in chain([header], rows):
        writer.writerow(guarded(cell) if guard and isinstance(cell, str) else cell for cell in row)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def tables(network: Network, claims: Table | None = None, *, guard: bool = True, bom: bool = False) -> Iterator[File]:
    """Yield the files of a network: `nodes.csv`, `edges.csv`, `claims.csv` if given, and `datapackage.json`.

    Headers are the ones that Gephi's spreadsheet import knows (`Id`, `Label`; `Source`, `Target`, `Type`, `Weight`),
    then the columns of nodes and edges; claims have the columns of their question.
    """
    direction = "Directed" if network.directed else "Undirected"
    nodes = ((node.id, node.label, *_row(NODE_COLUMNS, node)) for node in network.nodes)
    edges = (
        (edge.source, edge.target, direction, edge.id, edge.kind, edge.weight, *_row(EDGE_COLUMNS, edge))
        for edge in network.edges
    )
    written: list[tuple[str, Sequence[str], Iterable[Sequence[Cell]]]] = [
        ("nodes", _header(_NODE_HEADER, NODE_COLUMNS), nodes),
        ("edges", _header(_EDGE_HEADER, EDGE_COLUMNS), edges),
    ]
    if claims is not None:
        written.append(("claims", claims.columns, ([_cell(term) for term in row] for row in claims.solutions)))
    for name, header, rows in written:
        yield f"{name}.csv", chain([BOM_UTF8] if bom else [], _encoded(csv_lines(header, rows, guard=guard)))
    yield "datapackage.json", [_description(network, claims.columns if claims else ())]


def write_tables(files: Iterable[File], target: Path) -> None:
    """Write files into a folder, or into an archive without clock times where the target ends in `.zip`."""
    if target.suffix == ".zip":
        with ZipFile(target, "w", ZIP_DEFLATED) as archive:
            for name, parts in files:
                entry = ZipInfo(name, _EPOCH)
                entry.compress_type = ZIP_DEFLATED
                with archive.open(entry, "w") as packed:
                    packed.writelines(parts)
        return
    target.mkdir(parents=True, exist_ok=True)
    for name, parts in files:
        with target.joinpath(name).open("wb") as stream:
            stream.writelines(parts)


def _encoded(lines: Iterable[str]) -> Iterator[bytes]:
    return (legal(line).encode() for line in lines)


def _cell(term: Term | None) -> Cell:
    if isinstance(term, ox.Literal) and term.datatype == _INTEGER:
        return int(term.value)
    return term.value if term is not None else None


def _header(own: Mapping[str, str], columns: Sequence[Column[Entry]]) -> list[str]:
    return [*own, *(column.name for column in columns)]


def _row(columns: Sequence[Column[Entry]], entry: Entry) -> Iterator[Cell]:
    return (column.value(entry) for column in columns)


def _description(network: Network, claims: Sequence[str]) -> bytes:
    """Describe the tables as a Frictionless data package (https://specs.frictionlessdata.io/tabular-data-package)."""
    nodes, edges = _fields(_NODE_HEADER, NODE_COLUMNS), _fields(_EDGE_HEADER, EDGE_COLUMNS)
    resources = [
        _resource("nodes", nodes, primaryKey="Id"),
        _resource("edges", edges, primaryKey="Id", foreignKeys=_FOREIGN_KEYS),
    ]
    if claims:
        resources.append(_resource("claims", [{"name": name, "type": "any"} for name in claims]))
    package = {
        "name": f"diplograph-{network.name}",
        "title": network.summary,
        "profile": "tabular-data-package",
        "codebook": network.codebook,
        "resources": resources,
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _fields(own: Mapping[str, str], columns: Sequence[Column[Entry]]) -> list[dict[str, str]]:
    typed = chain(own.items(), ((column.name, _TYPES[column.type]) for column in columns))
    return [{"name": name, "type": type_} for name, type_ in typed]


def _resource(name: str, fields: list[dict[str, str]], **keys: object) -> dict[str, object]:
    schema = {"fields": fields, "missingValues": [""], **keys}
    resource = {"name": name, "path": f"{name}.csv", "profile": "tabular-data-resource", "encoding": "utf-8"}
    return {**resource, "schema": schema}
