"""A readout that was written in six languages makes the same claims in each; the exceptions are named here."""

import csv
import io
from collections import defaultdict
from pathlib import Path

import pytest

from diplograph.graph.ask import run, written
from diplograph.graph.kg import open_store
from diplograph.packs.query import query
from diplograph.pipeline import Options, build
from diplograph.resources import collection

TAGS = {"ar", "en", "es", "fr", "ru", "zh"}
SLOTS = ("holder", "topic", "level", "modality", "voice")
Difference = tuple[str, str, str]
ByTag = dict[str, set[tuple[str, ...]]]

KNOWN: dict[Difference, str] = {
    ("2023-10-19-congo-brazzaville", "COG", "bri"): "ar: the success of a forum `embodies` the support of the Congo",
    ("2023-10-19-congo-brazzaville", "CHN", "development-path"): "ar, ru: the path is followed, elsewhere a noun alone",
    ("2024-04-29-peru-argentina", "CHN", "development-path"): "ar, es, fr: one is accompanied on the path",
    ("2025-06-17-kyrgyzstan", "CHN", "sco"): "ar, es: `the organisation` stands for the name",
}
"""Where a language says less or more than the others: readout, holder and topic, and what keeps the texts apart."""


@pytest.fixture(scope="module")
def parallel(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ByTag]:
    """Return the claims of each sample readout that there is in six languages, by event and language."""
    target = tmp_path_factory.mktemp("samples") / "KG"
    build([Path(str(collection("samples")))], target, Options(workers=2))
    table = run(open_store(target), query("audit/stances"), {})
    found: dict[str, ByTag] = defaultdict(lambda: defaultdict(set))
    for row in csv.DictReader(io.StringIO("".join(written(table, "csv")))):
        event, _, tag = row["doc"].rpartition("-")
        found[event][tag].add(tuple(row[slot] for slot in SLOTS))
    return {event: by_tag for event, by_tag in found.items() if set(by_tag) == TAGS}


def apart(by_tag: ByTag) -> set[tuple[str, ...]]:
    """Return the claims that do not stand in every language."""
    return set().union(*by_tag.values()) - set.intersection(*by_tag.values())


def test_the_six_make_the_same_claims_but_where_it_is_known(parallel: dict[str, ByTag]):
    found = {(event, each[0], each[1]) for event, by_tag in parallel.items() for each in apart(by_tag)}
    assert found == set(KNOWN)


def test_fourteen_claims_of_fifteen_are_the_same_in_every_language(parallel: dict[str, ByTag]):
    every = sum(len(set().union(*by_tag.values())) for by_tag in parallel.values())
    assert every > 60
    assert sum(len(apart(by_tag)) for by_tag in parallel.values()) <= every / 15
