"""The demonstration: the shipped sample corpus built, checked, asked and exported."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox

from diplograph.checks import check
from diplograph.errors import UsageError
from diplograph.graph.ask import Table, Term, run, written
from diplograph.graph.export.formats import export
from diplograph.graph.kg import check_target, open_store
from diplograph.packs.query import query
from diplograph.pipeline import Options, build
from diplograph.resources import collection, walk

_QUESTIONS = (
    "endorsements/who-endorsed",
    "endorsements/wording",
    "audit/stances",
    "audit/events",
    "relationship/labels",
    "coverage/documents",
)
_NETWORK = "endorsements"
_SHOWN = ("state", "level", "modality", "first", "quote")
_WIDEST = 40


def demonstrate(folder: Path, *, workers: int = 0, tick: Callable[[int, int], None] | None = None) -> Iterator[str]:
    """Yield a line for each thing done: readouts laid out, graph built and validated, answers and a network written."""
    if folder.exists() and not folder.is_dir():
        message = f"{folder} is a file: give the path of a folder"
        raise UsageError(message)
    texts, kg, answers = folder / "readouts", folder / "KG", folder / "answers"
    check_target(kg)
    yield f"{texts}: {_lay_out(texts)} sample readouts"
    done = build([texts], kg, Options(workers=workers), tick=tick)
    yield from done.lines()
    outcome = check(kg)
    yield outcome.text()
    store = open_store(kg)
    answers.mkdir(parents=True, exist_ok=True)
    for name in _QUESTIONS:
        target = answers / f"{name.replace('/', '-')}.csv"
        target.write_text("".join(written(run(store, query(name), {}), "csv")), encoding="utf-8", newline="")
    yield f"{answers}: the answers to {len(_QUESTIONS)} questions, as CSV"
    export(kg, store, "gexf", folder / f"{_NETWORK}.gexf", _NETWORK)
    yield f"{folder / f'{_NETWORK}.gexf'}: the network {_NETWORK}, for Gephi"
    yield ""
    yield "Which states endorsed the Global Development Initiative (gdi), since when, and in what words?"
    answer = run(store, query("endorsements/who-endorsed"), {"initiative": "gdi"})
    yield "".join(written(_narrowed(answer), "table"))
    yield f"All of it: diplograph query {kg} endorsements/who-endorsed -p initiative=gdi"


def _narrowed(table: Table) -> Table:
    """Return a table with the columns that fit a terminal, and no more of the words than fits."""
    places = [table.columns.index(name) for name in _SHOWN]
    return Table(_SHOWN, (tuple(_cut(row[place]) for place in places) for row in table.solutions))


def _cut(cell: Term | None) -> Term | None:
    if isinstance(cell, ox.Literal) and len(cell.value) > _WIDEST:
        return ox.Literal(f"{cell.value[: _WIDEST - 1].rstrip()}…")
    return cell


def _lay_out(texts: Path) -> int:
    """Copy the sample readouts to a folder of their own, and return how many they are."""
    samples = list(walk(collection("samples"), ".md"))
    texts.mkdir(parents=True, exist_ok=True)
    for sample in samples:
        (texts / sample.name).write_bytes(sample.read_bytes())
    return len(samples)
