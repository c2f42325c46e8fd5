"""Canonical N-Quads, as text: one quad a line, no comments, the fewest escapes.

RDF 1.2 N-Quads, section 3, "A Canonical form of N-Quads". Terms are strings in their written form, since making
term objects only to print them would cost most of the time of a build.
"""

import heapq
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGER = f"^^<{_XSD}integer>"
_DATE = f"^^<{_XSD}date>"
_BOOLEAN = f"^^<{_XSD}boolean>"
_ANY_URI = f"^^<{_XSD}anyURI>"
_SPECIAL = re.compile('[\x00-\x1f"\\\\\x7f\ufffe\uffff]')
_NAMED = {"\t": "\\t", "\b": "\\b", "\n": "\\n", "\r": "\\r", "\f": "\\f", '"': '\\"', "\\": "\\\\"}
_TAG = re.compile(r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*")
_GRAPH = re.compile(r"<([^<>]*)> \.$")
RUN = 400_000


def _escaped(match: re.Match[str]) -> str:
    return _NAMED.get(match[0]) or f"\\u{ord(match[0]):04X}"


def iri(value: str) -> str:
    """Write an IRI that has been minted, hence needs no check."""
    return f"<{value}>"


def string(value: str) -> str:
    r"""Write a string literal.

    >>> print(string('Says "no"\x07'))
    "Says \"no\"\u0007"
    """
    return f'"{_SPECIAL.sub(_escaped, value)}"'


def tagged(value: str, tag: str) -> str:
    """Write a language-tagged string (BCP 47, section 2.1); a malformed or extended tag becomes `und`."""
    lower = tag.lower()
    return f"{string(value)}@{lower if _TAG.fullmatch(lower) else 'und'}"


def integer(value: int) -> str:
    """Write an xsd:integer."""
    return f'"{value}"{_INTEGER}'


def date(value: str) -> str:
    """Write an xsd:date from ten characters of ISO 8601."""
    return f'"{value}"{_DATE}'


def boolean(value: bool) -> str:  # noqa: FBT001 - a truth value is what the function writes
    """Write an xsd:boolean."""
    return f'"{"true" if value else "false"}"{_BOOLEAN}'


def any_uri(value: str) -> str:
    """Write an xsd:anyURI, whatever the value holds."""
    return f"{string(value)}{_ANY_URI}"


def line(quad: ox.Quad) -> str:
    """Write a quad as a line without its end."""
    return f"{quad} ."


def graph_of(written: str) -> str:
    """Return the IRI of the graph in which a line without its end stands."""
    match = _GRAPH.search(written)
    if match is None:
        message = f"not a quad of a named graph: {written[:120]!r}"
        raise ValueError(message)
    return match[1]


def block(lines: Iterable[str]) -> bytes:
    """Join lines to a block: sorted by code point, each once, each ended."""
    return "\n".join([*sorted(set(lines)), ""]).encode()


def quads(source: bytes | BinaryIO) -> Iterator[ox.Quad]:
    """Yield the quads of an N-Quads text."""
    return ox.parse(source, format=ox.RdfFormat.N_QUADS)


def ordered(lines: Iterable[str], scratch: Path, run: int = RUN) -> Iterator[str]:
    """Yield lines sorted by code point, each once, holding no more than a run of them in memory.

    Longer inputs are sorted in runs, spilled to the scratch folder and merged.
    """
    with ExitStack() as stack:
        runs: list[Iterable[str]] = []
        held: list[str] = []
        for each in lines:
            held.append(each)
            if len(held) >= run:
                file = stack.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n", dir=scratch))
                file.writelines(f"{one}\n" for one in sorted(set(held)))
                file.seek(0)
                runs.append(one.removesuffix("\n") for one in file)
                held = []
        last = None
        for each in heapq.merge(*runs, sorted(set(held))):
            if each != last:
                yield each
            last = each
