"""`query`, `packs`, `why` and `why-not`."""

from pathlib import Path
from typing import get_args

import click

from diplograph.errors import UsageError

_KG = click.Path(path_type=Path)
_FORMATS = ("table", "csv", "tsv", "json", "xml", "md")


@click.command()
@click.argument("kg", type=_KG)
@click.argument("question", default="", metavar="PACK/QUESTION")
@click.option(
    "-p", "parameters", multiple=True, metavar="NAME=VALUE", help="A parameter of the question; may be repeated."
)
@click.option(
    "--codebook", default="default", show_default=True, help="The rule pack that gives levels and endorsements."
)
@click.option("--format", "form", default="table", type=click.Choice(_FORMATS), show_default=True)
@click.option(
    "--file", "file", type=click.Path(path_type=Path), metavar="Q.rq", help="A SPARQL query of your own instead."
)
def query(kg: Path, question: str, parameters: tuple[str, ...], codebook: str, form: str, file: Path | None) -> None:  # noqa: PLR0913
    """Answer a question of a query pack, or a SPARQL query of your own, on the graph KG."""
    from diplograph.graph.ask import Format, run, run_text, written  # noqa: PLC0415
    from diplograph.graph.kg import open_store  # noqa: PLC0415
    from diplograph.packs.query import query as named  # noqa: PLC0415

    if bool(question) == bool(file):
        message = "give either PACK/QUESTION or --file Q.rq; `diplograph packs` lists the questions"
        raise UsageError(message)
    bindings = dict(_pair(each) for each in parameters)
    if file:
        if not file.is_file():
            message = f"{file} is not a file: give the path of a SPARQL query"
            raise UsageError(message)
        table = run_text(open_store(kg), file.read_text(encoding="utf-8"), str(file))
    else:
        table = run(open_store(kg), named(question), bindings, codebook)
    chosen: Format = next(each for each in get_args(Format) if each == form)
    for line in written(table, chosen):
        click.echo(line, nl=False)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def packs(as_json: bool) -> None:  # noqa: FBT001
    """List the query packs with their questions and parameters."""
    from diplograph.packs.query import queries  # noqa: PLC0415

    found = sorted(queries(), key=lambda each: each.name)
    if as_json:
        import json  # noqa: PLC0415

        click.echo(
            json.dumps([{"name": each.name, "summary": each.summary} for each in found], ensure_ascii=False, indent=1)
        )
        return
    width = max(len(each.name) for each in found)
    for each in found:
        click.echo(f"{each.name:{width}}  {each.summary}")


@click.command()
@click.argument("kg", type=_KG)
@click.argument("holder")
@click.argument("topic")
@click.option("--doc", default="", help="Only in this document.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def why(kg: Path, holder: str, topic: str, doc: str, as_json: bool) -> None:  # noqa: FBT001
    """Show each claim that HOLDER (KAZ) takes a side on TOPIC (gdi): who says so, in whose account, in which words."""
    from diplograph.graph.explain import claims, shown  # noqa: PLC0415
    from diplograph.graph.kg import open_store  # noqa: PLC0415

    _show(
        list(claims(open_store(kg), holder, topic, doc)),
        shown,
        as_json=as_json,
        none=f"no claim of {holder} on {topic}",
    )


@click.command("why-not")
@click.argument("kg", type=_KG)
@click.argument("holder")
@click.argument("topic")
@click.option("--doc", default="", help="Only in this document.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def why_not(kg: Path, holder: str, topic: str, doc: str, as_json: bool) -> None:  # noqa: FBT001
    """Show each passage that names TOPIC where HOLDER might have claimed it, and the rule that kept it from being a claim."""
    from diplograph.graph.explain import rejections, shown  # noqa: PLC0415
    from diplograph.graph.kg import open_store  # noqa: PLC0415

    found = list(rejections(open_store(kg), holder, topic, doc))
    _show(found, shown, as_json=as_json, none=f"no passage on {topic} was rejected as a claim of {holder}")


def _show(found: list[dict[str, str]], shown, *, as_json: bool, none: str) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    if as_json:
        import json  # noqa: PLC0415

        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    if not found:
        click.echo(none)
    for each in found:
        for line in shown(each):
            click.echo(line)
        click.echo()


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        message = f"-p {text}: write a parameter as name=value"
        raise UsageError(message)
    return name, value
