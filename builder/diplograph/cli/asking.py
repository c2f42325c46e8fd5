"""`query`, `packs`, `why` and `why-not`."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from diplograph.cli.layout import records, terminal_width, width, wrapped
from diplograph.cli.options import CODEBOOK
from diplograph.errors import UsageError

if TYPE_CHECKING:
    import pyoxigraph as ox

    from diplograph.graph.ask import Table
    from diplograph.packs.query import Query

_KG = click.Path(path_type=Path)
_FORMATS = ("table", "csv", "tsv", "json", "xml", "md")
_PLACE = re.compile(r"error at (\d+):(\d+)")
_REASON = re.compile(r"\b[A-Z]\w*(?: [a-z]\w*)+")
_NEAR = 60
_INDENT = 12


@click.command(short_help="Answer a question about a graph.")
@click.argument("kg", type=_KG)
@click.argument("question", default="", metavar="PACK/QUESTION")
@click.option(
    "-p", "parameters", multiple=True, metavar="NAME=VALUE", help="A parameter of the question; may be repeated."
)
@CODEBOOK
@click.option(
    "--format",
    "form",
    default="table",
    type=click.Choice(_FORMATS),
    metavar="FORMAT",
    show_default=True,
    help=f"{', '.join(_FORMATS)}. A table cuts long cells; in a terminal too narrow for it, rows become records.",
)
@click.option(
    "--file", "file", type=click.Path(path_type=Path), metavar="Q.rq", help="A SPARQL query of your own instead."
)
def query(kg: Path, question: str, parameters: tuple[str, ...], codebook: str, form: str, file: Path | None) -> None:
    """Answer a question of a query pack, or a SPARQL query of your own, on the graph KG.

    `diplograph packs` lists the questions, `diplograph packs PACK/QUESTION` the parameters of one.

    \b
    diplograph query KG endorsements/who-endorsed -p initiative=gdi
    diplograph query KG claims/all --format csv > claims.csv
    """  # noqa: D301  click's mark for lines kept as they are
    from diplograph.graph.ask import Format, run, written  # noqa: PLC0415
    from diplograph.graph.explain import check_codes  # noqa: PLC0415
    from diplograph.graph.kg import open_store  # noqa: PLC0415
    from diplograph.packs.query import query as named  # noqa: PLC0415

    if bool(question) == bool(file):
        message = "give either PACK/QUESTION or --file Q.rq; `diplograph packs` lists the questions"
        raise UsageError(message)
    bindings = dict(_pair(each) for each in parameters)
    store = open_store(kg)
    if file:
        table = _own(store, file, bindings, codebook)
    else:
        asked = named(question)
        check_codes(store, asked, bindings)
        table = run(store, asked, bindings, codebook)
    chosen: Format = next(each for each in get_args(Format) if each == form)
    limit = terminal_width() if form == "table" else 0
    for line in _fitting(table, limit) if limit else written(table, chosen):
        click.echo(line, nl=False)


@click.command(short_help="List the questions, or show one with its parameters.")
@click.argument("question", default="", metavar="[PACK/QUESTION]")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def packs(question: str, as_json: bool) -> None:  # noqa: FBT001
    """List the questions of the query packs; with PACK/QUESTION, describe one and its parameters."""
    from diplograph.packs.query import queries  # noqa: PLC0415
    from diplograph.packs.query import query as named  # noqa: PLC0415

    found = [named(question)] if question else sorted(queries(), key=lambda each: each.name)
    if as_json:
        import json  # noqa: PLC0415

        click.echo(json.dumps([_described(each) for each in found], ensure_ascii=False, indent=1))
    elif question:
        for line in _shown(found[0]):
            click.echo(line)
    else:
        margin = max(len(each.name) for each in found)
        for each in found:
            click.echo(f"{each.name:{margin}}  {each.summary}")


@click.command(short_help="Show the evidence for a claim.")
@click.argument("kg", type=_KG)
@click.argument("holder")
@click.argument("topic")
@click.option("--doc", default="", metavar="ID", help="Only in this document.")
@click.option(
    "--codebook", default="default", show_default=True, metavar="NAME", help="The rule pack that gives the level."
)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def why(kg: Path, holder: str, topic: str, doc: str, codebook: str, as_json: bool) -> None:  # noqa: FBT001
    """Show each claim that HOLDER takes a side on TOPIC: who says so, in whose account, in which words.

    HOLDER is the code of a state or another actor (KAZ), TOPIC that of a topic (gdi). ⟦ ⟧ mark the words of the claim.
    """
    from diplograph.graph.explain import claims, shown  # noqa: PLC0415
    from diplograph.graph.kg import open_store  # noqa: PLC0415

    found = list(claims(open_store(kg), holder, topic, doc, codebook))
    none = f"no claim of {holder} on {topic}; `diplograph why-not {kg} {holder} {topic}` shows the passages turned down"
    _show(found, (shown(each) for each in found), as_json=as_json, none=none)


@click.command("why-not", short_help="Show the passages that were not taken as a claim.")
@click.argument("kg", type=_KG)
@click.argument("holder")
@click.argument("topic")
@click.option("--doc", default="", metavar="ID", help="Only in this document.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def why_not(kg: Path, holder: str, topic: str, doc: str, as_json: bool) -> None:  # noqa: FBT001
    """Show each passage on TOPIC that might have been a claim of HOLDER, and the rule that kept it from being one."""
    from diplograph.graph.explain import rejections, shown  # noqa: PLC0415
    from diplograph.graph.kg import open_store  # noqa: PLC0415

    found = list(rejections(open_store(kg), holder, topic, doc))
    none = f"no passage on {topic} was rejected as a claim of {holder}: none was found that might have been one"
    _show(found, (shown(each) for each in found), as_json=as_json, none=none)


def _own(store: "ox.Store", file: Path, bindings: dict[str, str], codebook: str) -> "Table":
    """Answer the query of a file: with a `#+` header it is a question like the shipped ones."""
    from diplograph.graph.ask import run, run_text  # noqa: PLC0415
    from diplograph.packs.query import parse  # noqa: PLC0415

    if not file.is_file():
        message = f"{file} is not a file: give the path of a SPARQL query"
        raise UsageError(message)
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{file}: byte {error.start} is not UTF-8: save the query as UTF-8"
        raise UsageError(message) from error
    is_question = re.search(r"^#\+", text, re.MULTILINE) is not None
    if not is_question and (bindings or codebook != "default"):
        message = f"{file} has no `#+` header, so it takes no -p and no --codebook: write the values into the query"
        raise UsageError(message)
    try:
        if is_question:
            return run(store, parse(text, str(file).removesuffix(".rq")), bindings, codebook)
        return run_text(store, text, str(file))
    except UsageError as error:
        if not isinstance(error.__cause__, SyntaxError):
            raise
        message = f"{file}{_located(str(error.__cause__), text)}: correct it there"
        raise UsageError(message) from error


def _located(said: str, text: str) -> str:
    """Return where a query goes wrong and why, as far as the parser says more than which tokens it would have liked."""
    place, reason = _PLACE.search(said), _REASON.search(said)
    line, column = (int(place[1]), int(place[2])) if place else (1, 1)
    near = [*text.splitlines(), ""][min(line, text.count("\n") + 1) - 1].strip()[:_NEAR]
    where = f"near {near!r}" if near else "at its end"
    return f":{line}:{column}: no SPARQL 1.1 query: {reason[0] if reason else 'it goes wrong'}, {where}"


def _fitting(table: "Table", limit: int) -> Iterator[str]:
    """Yield the lines of a table as columns where these fit, as records where they do not."""
    from diplograph.graph.ask import Table, written  # noqa: PLC0415

    solutions = list(table.solutions)
    lines = list(written(Table(table.columns, iter(solutions)), "table"))
    if max(map(width, lines)) <= limit + 1 or not solutions:
        yield from lines
        return
    for line in records(table.columns, Table(table.columns, iter(solutions)).rows, limit):
        yield f"{line}\n"


def _described(question: "Query") -> dict[str, object]:
    return {
        "name": question.name,
        "summary": question.summary,
        "description": question.description.strip(),
        "parameters": {
            name: {"type": each.type, "scheme": each.scheme, "default": each.default, "description": each.description}
            for name, each in question.parameters.items()
        },
        "columns": list(question.columns),
    }


def _shown(question: "Query") -> Iterator[str]:
    limit = terminal_width()
    yield f"{question.name}: {question.summary}"
    yield from wrapped(" ".join(question.description.split()), limit)
    for name, each in question.parameters.items():
        default = f" [default: {each.default}]" if each.default else ""
        yield from wrapped(f"  -p {name}=…  {each.description}{default}", limit, _INDENT)
    yield from wrapped(f"columns: {', '.join(question.columns)}", limit, 2)


def _show(found: list[dict[str, str]], shown: Iterable[Iterable[str]], *, as_json: bool, none: str) -> None:
    if as_json:
        import json  # noqa: PLC0415

        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    limit = terminal_width()
    if not found:
        click.echo(none)
    for lines in shown:
        for line in lines:
            for piece in wrapped(line, limit, _INDENT):
                click.echo(piece)
        click.echo()


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        message = f"-p {text}: write a parameter as name=value"
        raise UsageError(message)
    return name, value
