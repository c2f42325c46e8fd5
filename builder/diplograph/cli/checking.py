"""`validate` and `doctor`."""

from pathlib import Path

import click

from diplograph.cli.progress import progress
from diplograph.errors import NonconformanceError


@click.command(short_help="Check a graph against the shapes, and its quotations.")
@click.argument("kg", type=click.Path(path_type=Path))
@click.option("--reason", is_flag=True, help="Also run the HermiT reasoner (needs Java, takes minutes).")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def validate(kg: Path, reason: bool, as_json: bool) -> None:  # noqa: FBT001
    """Check the graph KG against the SHACL shapes, and every quotation against its document.

    With --reason, also whether the links of all readouts and the axioms of the ontology can hold together (OWL 2 DL).
    """
    from diplograph.checks import check  # noqa: PLC0415

    with progress("validating") as tick:
        outcome = check(kg, reason=reason, tick=tick)
    click.echo(outcome.json() if as_json else outcome.text())
    if not outcome.conforms:
        broken = outcome.reasoner is not None and not outcome.reasoner.conforms
        message = f"{kg} does not conform: {outcome.violations} violations{', and the reasoner objects' * broken}"
        raise NonconformanceError(message)


@click.command(short_help="Say what is installed and what is missing.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def doctor(as_json: bool) -> None:  # noqa: FBT001
    """Say what is installed, whether the data files are all there, and what optional tools are missing."""
    from diplograph.diagnosis import findings  # noqa: PLC0415

    found = findings()
    if as_json:
        import json  # noqa: PLC0415

        click.echo(json.dumps([each._asdict() for each in found], ensure_ascii=False, indent=1))
    else:
        for each in found:
            click.echo(f"{'ok  ' if each.fine else 'note' if each.optional else 'BAD '} {each.what}: {each.detail}")
    if any(not each.fine and not each.optional for each in found):
        message = "the installation is not whole (marked BAD above)"
        raise NonconformanceError(message)
