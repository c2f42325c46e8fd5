"""The layout: the same on every machine, nothing on top of anything, the tied near each other."""

import math
import time

import pytest

from diplograph.graph.export.layout import EXACT_UP_TO, EXTENT, draw, positions
from diplograph.graph.network import Edge, Network, Node


def made(count: int, pairs: list[tuple[int, int]]) -> Network:
    """Return a network of numbered nodes with ties of weight 1."""
    ends = [end for pair in pairs for end in pair]
    nodes = tuple(
        Node(id=f"n{each:05}", iri="", label="", code="", kind="", weighted_degree=ends.count(each))
        for each in range(count)
    )
    edges = tuple(
        Edge(id=f"e{place:05}", source=f"n{a:05}", target=f"n{b:05}", kind="k", weight=1, documents=1)
        for place, (a, b) in enumerate(pairs)
    )
    return Network(name="n", summary="", directed=False, codebook="default", nodes=nodes, edges=edges)


def two_cliques(size: int) -> Network:
    left = [(a, b) for a in range(size) for b in range(a)]
    right = [(a + size, b + size) for a, b in left]
    return made(2 * size, [*left, *right, (0, size)])


def test_no_two_nodes_of_a_clique_stand_on_one_another():
    places = list(positions(two_cliques(12)).values())
    nearest = min(math.dist(a, b) for place, a in enumerate(places) for b in places[:place])
    assert nearest > EXTENT / 100


def test_the_tied_stand_nearer_than_the_others():
    net = two_cliques(12)
    places = positions(net)
    names = sorted(places)
    within = [math.dist(places[a], places[b]) for a in names[:12] for b in names[:12] if a < b]
    across = [math.dist(places[a], places[b]) for a in names[:12] for b in names[12:]]
    assert max(within) < sum(across) / len(across)


def test_a_layout_fills_its_square_and_has_two_decimals():
    places = positions(two_cliques(5)).values()
    flat = [value for place in places for value in place]
    assert max(abs(value) for value in flat) == EXTENT
    assert all(value == round(value, 2) and math.copysign(1, value) == (-1 if value < 0 else 1) for value in flat)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_the_smallest_networks_have_a_layout_too(count: int):
    places = positions(made(count, []))
    assert len(set(places.values())) == count


def test_a_layout_is_pinned_to_its_digits():
    net = made(4, [(0, 1), (1, 2), (2, 3)])
    assert positions(net) == {
        "n00000": (-164.23, -954.64),
        "n00001": (-56.03, -321.59),
        "n00002": (61.97, 367.82),
        "n00003": (170.68, 1000.0),
    }


def test_the_layout_of_a_large_network_uses_the_grid_and_stays_apart():
    count = EXACT_UP_TO + 100
    net = made(count, [(each, each // 2) for each in range(1, count)])
    begin = time.perf_counter()
    places = list(positions(net).values())
    assert time.perf_counter() - begin < 30
    assert len(set(places)) == count


def test_the_area_of_a_node_grows_with_its_weighted_degree():
    drawing = draw(made(5, [(0, 1), (0, 2), (0, 3), (0, 4)]))
    assert drawing.sizes["n00000"] == 40
    assert drawing.sizes["n00001"] == 22
