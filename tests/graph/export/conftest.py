"""A small knowledge graph: as a store, as the folder of a build, as networks."""

from pathlib import Path

import pyoxigraph as ox
import pytest

SMALL = Path(__file__).with_name("small.trig")


@pytest.fixture(scope="session")
def store() -> ox.Store:
    store = ox.Store()
    store.load(path=SMALL, format=ox.RdfFormat.TRIG)
    return store


@pytest.fixture(scope="session")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a master in which the quads of one graph do not stand together."""
    folder = tmp_path_factory.mktemp("kg")
    quads = ox.parse(path=SMALL, format=ox.RdfFormat.TRIG)
    lines = sorted(f"{quad.subject} {quad.predicate} {quad.object} {quad.graph_name} ." for quad in quads)
    folder.joinpath("graph.nq").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    return folder
