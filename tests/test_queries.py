"""Every shipped question: its header, its house rules, and its answer on the six readouts, by two engines."""

import csv
import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue

from diplograph.graph import ask
from diplograph.packs.query import Query, queries, query

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "queries"
OTHERS = {"networks", "review"}  # packs tested beside the module that reads them
MADE = runpy.run_path(str(ROOT / "tests" / "graph" / "readings.py"))
DG = "https://w3id.org/diplograph/ontology#"
VOCAB = "https://w3id.org/diplograph/vocab/"

QUESTIONS = [each for each in queries() if each.name.split("/")[0] not in OTHERS]
RULES = list(ROOT.glob("ontology/rules/*.rq"))
TEXTS = {each.name: each.text for each in QUESTIONS} | {
    f"rules/{each.stem}": each.read_text(encoding="utf-8") for each in RULES
}


def golden_cases() -> Iterator[tuple[str, dict[str, str], Path]]:
    """Yield question, bindings and file: `who-endorsed.csv`, `who-endorsed.initiative=gdi.csv`."""
    for file in sorted(GOLDEN.rglob("*.csv")):
        name, *bindings = file.name.removesuffix(".csv").split(".")
        pairs = (each.split("=", 1) for each in bindings)
        yield f"{file.parent.name}/{name}", {key: value for key, value in pairs if key != "codebook"}, file


CASES = list(golden_cases())


@pytest.fixture(scope="module")
def dataset(store: ox.Store) -> rdflib.Dataset:
    made = rdflib.Dataset()
    made.parse(data=store.dump(format=ox.RdfFormat.N_QUADS), format="nquads")
    return made


def codebook_of(file: Path) -> str:
    found = re.search(r"\.codebook=([a-z-]+)", file.name)
    return found[1] if found else "default"


def read(file: Path) -> list[tuple[str, ...]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return [tuple(row) for row in csv.reader(lines)]


@pytest.mark.parametrize(("name", "bindings", "file"), CASES, ids=[each[2].stem for each in CASES])
def test_a_question_answers_what_its_golden_file_says(store: ox.Store, name: str, bindings: dict[str, str], file: Path):
    table = ask.run(store, query(name), bindings, codebook_of(file))
    assert [table.columns, *table.rows] == read(file)


@pytest.mark.parametrize(("name", "bindings", "file"), CASES, ids=[each[2].stem for each in CASES])
def test_a_second_engine_gives_the_same_rows(dataset: rdflib.Dataset, name: str, bindings: dict[str, str], file: Path):
    answer = dataset.query(ask.bound(query(name), bindings, codebook_of(file)))
    rows = [tuple("" if cell is None else str(cell) for cell in row) for row in answer]
    assert rows == read(file)[1:]


def test_every_question_has_a_golden_file_that_is_not_empty():
    answered = {name for name, _, file in CASES if len(read(file)) > 1}
    assert answered == {each.name for each in QUESTIONS}


def test_no_query_says_filter_not_exists():
    offenders = [name for name, text in TEXTS.items() if re.search(r"\b(NOT\s+)?EXISTS\b", text, re.IGNORECASE)]
    assert not offenders, "MINUS or OPTIONAL do the same, 10,000 times faster"


def loose(node: object, *, inside: bool = False) -> Iterator[object]:
    """Yield the triple patterns of a parsed query that stand outside of every GRAPH block."""
    if isinstance(node, CompValue):
        within = inside or node.name == "Graph"
        if node.name == "BGP" and not within:
            yield from node.triples
        for key, part in node.items():
            if key not in {"template", "triples"}:
                yield from loose(part, inside=within)
    elif isinstance(node, list | tuple):
        for part in node:
            yield from loose(part, inside=inside)


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_every_pattern_stands_in_a_graph_block(name: str):
    assert not list(loose(prepareQuery(TEXTS[name]).algebra))


def test_a_pattern_outside_of_a_graph_block_would_be_seen():
    text = "SELECT * { GRAPH ?g { ?s ?p ?o } OPTIONAL { SELECT ?s { ?s ?q ?r } } }"
    assert len(list(loose(prepareQuery(text).algebra))) == 1


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_every_term_of_a_query_is_declared(name: str):
    ontology = "\n".join(each.read_text(encoding="utf-8") for each in ROOT.glob("ontology/modules/*.ttl"))
    declared = set(re.findall(r"^dg:(\w+) a ", ontology, re.MULTILINE))
    assert set(re.findall(r"\bdg:(\w+)", TEXTS[name])) <= declared
    prefixes = dict(re.findall(rf"PREFIX ([\w-]+): <{re.escape(VOCAB)}([\w-]+)/>", TEXTS[name]))
    body = re.sub(r"^#\+.*$|^PREFIX.*$", "", TEXTS[name], flags=re.MULTILINE)
    for prefix, scheme in prefixes.items():
        turtle = (ROOT / "ontology" / "schemes" / f"{scheme}.ttl").read_text(encoding="utf-8")
        for code in re.findall(rf"(?<![\w-]){prefix}:([\w-]+)", body):
            assert re.search(rf"[:/]{code}>?\s+a\s", turtle), f"{scheme} has no {code}"


@pytest.mark.parametrize("each", QUESTIONS, ids=lambda each: each.name)
def test_a_question_describes_itself(each: Query):
    assert each.summary
    assert each.description.strip().endswith(".")
    assert each.columns
    assert "ORDER BY" in each.text


@pytest.mark.parametrize("each", QUESTIONS, ids=lambda each: each.name)
def test_the_order_of_an_answer_owes_nothing_to_the_order_of_loading(store: ox.Store, each: Query):
    turned = ox.Store()
    turned.extend(sorted(store, key=str, reverse=True))
    assert list(ask.run(turned, each, {}).rows) == list(ask.run(store, each, {}).rows)


def test_a_code_bound_to_who_endorsed_selects_that_topic_alone(store: ox.Store):
    every = list(ask.run(store, query("endorsements/who-endorsed"), {}).rows)
    some = list(ask.run(store, query("endorsements/who-endorsed"), {"initiative": "gdi"}).rows)
    assert some == [row for row in every if row[2] == "gdi"]
    assert 0 < len(some) < len(every)


def test_a_reported_or_willing_claim_never_stands_before_an_asserted_own_one(store: ox.Store):
    rows = {(row[0], row[2]): row for row in ask.run(store, query("endorsements/who-endorsed"), {}).rows}
    assert rows["KAZ", "gdi"][3:8] == ("3", "asserts", "speech", "own", "own-voice-own-readout")
    assert rows["KAZ", "gsi"][4] == "willing"
    assert rows["KAZ", "bri"][6] == "reported"


def test_collective_claims_and_the_author_stay_out_of_who_endorsed(store: ox.Store):
    states = {row[0] for row in ask.run(store, query("endorsements/who-endorsed"), {}).rows}
    assert not states & {"CHN", "CHL", "group:unnamed"}
