"""How a network is drawn: places, sizes and colours, the same on every machine."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from diplograph.graph.network import Network
from diplograph.resources import collection

EXTENT = 1000.0
EXACT_UP_TO = 500
SMALLEST, LARGEST = 4.0, 40.0

_GOLDEN_ANGLE = math.pi * (3.0 - math.sqrt(5.0))
Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Where the nodes of a network stand, how large they are, and the colours, by identifier."""

    positions: Mapping[str, Point]
    sizes: Mapping[str, float]
    node_colours: Mapping[str, str]
    edge_colours: Mapping[str, str]


def draw(network: Network) -> Drawing:
    """Place, size and colour the nodes of a network.

    The area of a node grows with its weighted degree. A node has the colour of its region, without a region that of
    its kind; an edge has one where the palette (`queries/networks/palette.toml`) knows its kind.
    """
    palette = tomllib.loads(collection("queries").joinpath("networks", "palette.toml").read_text(encoding="utf-8"))
    most = max((node.weighted_degree for node in network.nodes), default=1) or 1
    spread = LARGEST - SMALLEST
    return Drawing(
        positions=positions(network),
        sizes={node.id: round(SMALLEST + spread * math.sqrt(node.weighted_degree / most), 2) for node in network.nodes},
        node_colours={
            node.id: palette["region"].get(node.region) or palette["kind"].get(node.kind, palette["other"])
            for node in network.nodes
        },
        edge_colours={edge.id: palette["tie"][edge.kind] for edge in network.edges if edge.kind in palette["tie"]},
    )


def positions(network: Network) -> dict[str, Point]:
    """Lay a network out by Fruchterman and Reingold's forces (1991), within a square of side 2 × EXTENT.

    Nothing is drawn by lot: nodes start on a sunflower spiral, those with the greatest weighted degree innermost. Above
    EXACT_UP_TO nodes only near nodes repel each other, as in the authors' grid variant. Only operations that IEEE 754
    rounds exactly take part after the start, so that every machine gives the same two decimals.
    """
    nodes = sorted(network.nodes, key=lambda node: (-node.weighted_degree, node.id))
    index = {node.id: place for place, node in enumerate(nodes)}
    springs = sorted(
        (index[edge.source], index[edge.target], math.sqrt(edge.weight))
        for edge in network.edges
        if edge.source != edge.target
    )
    places = _relax(_spiral(len(nodes)), springs)
    return {node.id: place for node, place in zip(nodes, _fit(places), strict=True)}


def _spiral(count: int) -> list[Point]:
    """Return points that cover a disc evenly, from its centre outwards."""
    radii = [EXTENT * math.sqrt((place + 0.5) / count) for place in range(count)]
    return [
        (round(radius * math.cos(place * _GOLDEN_ANGLE), 6), round(radius * math.sin(place * _GOLDEN_ANGLE), 6))
        for place, radius in enumerate(radii)
    ]


def _relax(places: list[Point], springs: list[tuple[int, int, float]]) -> list[Point]:
    """Move points by repulsion, springs and a weak pull to the centre, in ever smaller steps."""
    count = len(places)
    if count < 2:
        return [(0.0, 0.0)] * count
    ideal = EXTENT * math.sqrt(math.pi / count)
    rounds = 80 if count <= EXACT_UP_TO else 40
    for turn in range(rounds):
        reach = EXTENT * 0.1 * (1.0 - turn / rounds)
        forces = _repulsion(places, ideal)
        for source, target, weight in springs:
            dx, dy = places[target][0] - places[source][0], places[target][1] - places[source][1]
            pull = math.sqrt(dx * dx + dy * dy) / ideal * weight
            forces[source][0] += dx * pull
            forces[source][1] += dy * pull
            forces[target][0] -= dx * pull
            forces[target][1] -= dy * pull
        places = [_step(place, force, reach) for place, force in zip(places, forces, strict=True)]
    return places


def _step(place: Point, force: list[float], reach: float) -> Point:
    dx, dy = force[0] - 0.2 * place[0], force[1] - 0.2 * place[1]
    length = math.sqrt(dx * dx + dy * dy)
    scale = reach / length if length > reach else 1.0
    return place[0] + dx * scale, place[1] + dy * scale


def _repulsion(places: list[Point], ideal: float) -> list[list[float]]:
    """Return the force on each point by which the others push it away."""
    forces = [[0.0, 0.0] for _ in places]
    near = _neighbours(places, 2.0 * ideal) if len(places) > EXACT_UP_TO else None
    square = ideal * ideal
    for one, (x, y) in enumerate(places):
        fx = fy = 0.0
        for other in range(one + 1, len(places)) if near is None else near[one]:
            dx, dy = x - places[other][0], y - places[other][1]
            push = square / (dx * dx + dy * dy + 0.01)
            fx += dx * push
            fy += dy * push
            forces[other][0] -= dx * push
            forces[other][1] -= dy * push
        forces[one][0] += fx
        forces[one][1] += fy
    return forces


def _neighbours(places: list[Point], side: float) -> list[list[int]]:
    """Return for each point the later ones that lie within its own cell of a grid or one beside it."""
    cells: dict[tuple[int, int], list[int]] = {}
    for index, (x, y) in enumerate(places):
        cells.setdefault((math.floor(x / side), math.floor(y / side)), []).append(index)
    around = [(column, row) for column in (-1, 0, 1) for row in (-1, 0, 1)]
    return [
        [
            other
            for column, row in around
            for other in cells.get((math.floor(x / side) + column, math.floor(y / side) + row), ())
            if other > index
        ]
        for index, (x, y) in enumerate(places)
    ]


def _fit(places: list[Point]) -> list[Point]:
    """Scale points so that the farthest coordinate is EXTENT, to two decimals; no negative zero."""
    farthest = max((abs(value) for place in places for value in place), default=0.0)
    scale = EXTENT / farthest if farthest else 1.0
    return [(round(x * scale, 2) + 0.0, round(y * scale, 2) + 0.0) for x, y in places]
