"""Query packs: one folder is a pack, one `.rq` file with a `#+` header is a question.

A file runs as it stands at any SPARQL 1.1 endpoint. What may vary in it are its parameters, each the one variable
of a `VALUES ?name { … }` block (UNDEF where it has no default), and the two graphs of the codebook.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from importlib.resources.abc import Traversable
from typing import Literal

import msgspec

from diplograph.errors import PackError, UsageError
from diplograph.resources import collection

ParameterType = Literal["iri", "string", "integer", "date", "code"]

_HEADER = re.compile(r"^#\+ ?(.*)$", re.MULTILINE)
_TOKEN = re.compile(
    r"""(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    |(?P<string>\"{3}(?:[^"\\]|\\.|"{1,2}(?!"))*\"{3}|'{3}(?:[^'\\]|\\.|'{1,2}(?!'))*'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<comment>\#[^\n]*)
    |(?P<values>\bVALUES\s*[?$](?P<variable>\w+)\s*\{(?P<data>(?:"(?:[^"\\\n]|\\.)*"|[^{}"])*)\})""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


_SERVICE = re.compile(r"(?<![\w:?$-])SERVICE(?![\w:-])", re.IGNORECASE)


class Parameter(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A parameter of a question; a `code` is an identifier of the codebook, in the scheme named (or `actor`)."""

    type: ParameterType
    description: str
    scheme: str = ""
    default: str = ""


class _Header(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    summary: str
    description: str
    columns: tuple[str, ...] = ()
    params: dict[str, Parameter] = {}
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question with its text; `name` is `pack/question`."""

    name: str
    summary: str
    description: str
    columns: tuple[str, ...]
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    text: str


def parse(text: str, name: str) -> Query:
    """Read a question with its header; PackError says what is wrong in it."""
    header = "\n".join(_HEADER.findall(text))
    try:
        fields = msgspec.yaml.decode(header, type=_Header)
    except msgspec.MsgspecError as error:
        message = f"{name}.rq, header: {error}"
        raise PackError(message) from error
    blocks = {match["variable"] for match in _TOKEN.finditer(text) if match["values"]}
    if lost := sorted(set(fields.params) - blocks):
        message = f"{name}.rq: no VALUES ?{lost[0]} {{ … }} in the query for the parameter {lost[0]!r}"
        raise PackError(message)
    return Query(
        name=name,
        summary=fields.summary,
        description=fields.description,
        columns=fields.columns,
        parameters=fields.params,
        tags=fields.tags,
        text=text,
    )


def substitute(text: str, *, values: Mapping[str, str], iris: Mapping[str, str]) -> str:
    """Return a query with the data of its VALUES blocks, and some of its IRIs, replaced.

    Values are terms in SPARQL's syntax, already escaped; IRIs are keyed and given without brackets. Comments and
    string literals are left alone.

    >>> substitute("SELECT ?s { VALUES ?o { UNDEF } ?s <p:q> ?o } # ?o", values={"o": '"x"'}, iris={"p:q": "r:s"})
    'SELECT ?s { VALUES ?o { "x" } ?s <r:s> ?o } # ?o'
    """

    def replaced(match: re.Match[str]) -> str:
        if match["values"] and match["variable"] in values:
            return f"VALUES ?{match['variable']} {{ {values[match['variable']]} }}"
        if match["iri"]:
            inner = match["iri"][1:-1]
            return f"<{iris.get(inner, inner)}>"
        return match[0]

    return _TOKEN.sub(replaced, text)


def has_service(text: str) -> bool:
    r"""Tell whether a query asks another endpoint (SPARQL 1.1 Federated Query), or hides it behind an escape.

    >>> has_service("ASK { SERVICE <http://example.org/> { ?s ?p ?o } }"), has_service('ASK { ?s ?p "SERVICE" }')
    (True, False)
    """
    bare = _TOKEN.sub(" ", text)
    return "\\u" in bare.lower() or _SERVICE.search(bare) is not None


def queries() -> Iterator[Query]:
    """Yield the shipped questions, in order of packs and names."""
    for name in sorted(_files()):
        yield query(name)


@cache
def query(name: str) -> Query:
    """Return the question of a name, `pack/question`."""
    files = _files()
    if name not in files:
        close = get_close_matches(name, files, n=3, cutoff=0.5) or sorted(files)
        message = f"no question {name!r}; there are {', '.join(close)}"
        raise UsageError(message)
    return parse(files[name].read_text(encoding="utf-8"), name)


def _files() -> dict[str, Traversable]:
    packs = (entry for entry in collection("queries").iterdir() if entry.is_dir())
    return {
        f"{pack.name}/{file.name.removesuffix('.rq')}": file
        for pack in packs
        for file in pack.iterdir()
        if file.name.endswith(".rq")
    }
