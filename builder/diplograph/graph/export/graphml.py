"""Networks as GraphML 1.0 (http://graphml.graphdrawing.org), with typed keys."""

from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from diplograph.graph.export.layout import Drawing, draw
from diplograph.graph.export.xmltext import attribute, content
from diplograph.graph.network import EDGE_COLUMNS, NODE_COLUMNS, Column, Entry, Network, Node

_TYPES = {"string": "string", "anyURI": "string", "integer": "int"}
_NODE_KEYS = {"label": "string", "x": "double", "y": "double", "size": "double", "r": "int", "g": "int", "b": "int"}
_EDGE_KEYS = {"label": "string", "weight": "int"}


def write_graphml(network: Network, stream: BinaryIO) -> None:
    """Write a network as GraphML, element by element.

    Place, size and colour are plain keys with the names that Gephi takes for them: x, y, size, r, g, b.
    """
    stream.writelines(line.encode() for line in _lines(network, draw(network)))


def _lines(network: Network, drawing: Drawing) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    yield from _keys("node", _NODE_KEYS, NODE_COLUMNS)
    yield from _keys("edge", _EDGE_KEYS, EDGE_COLUMNS)
    direction = "directed" if network.directed else "undirected"
    yield f'<graph id={attribute(network.name)} edgedefault="{direction}">\n'
    for node in network.nodes:
        yield f"<node id={attribute(node.id)}>{_data('n', _drawn(node, drawing))}{_columns('n', NODE_COLUMNS, node)}"
        yield "</node>\n"
    for edge in network.edges:
        yield f"<edge id={attribute(edge.id)} source={attribute(edge.source)} target={attribute(edge.target)}>"
        yield f"{_data('e', {'label': edge.kind, 'weight': edge.weight})}{_columns('e', EDGE_COLUMNS, edge)}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _keys(kind: str, own: dict[str, str], columns: Sequence[Column[Entry]]) -> Iterator[str]:
    for name, type_ in (*own.items(), *((column.name, _TYPES[column.type]) for column in columns)):
        yield f'<key id="{kind[0]}_{name}" for="{kind}" attr.name="{name}" attr.type="{type_}"/>\n'


def _drawn(node: Node, drawing: Drawing) -> Mapping[str, str | float]:
    (x, y), colour = drawing.positions[node.id], drawing.node_colours[node.id]
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return {"label": node.label, "x": x, "y": y, "size": drawing.sizes[node.id], "r": red, "g": green, "b": blue}


def _columns(prefix: str, columns: Sequence[Column[Entry]], entry: Entry) -> str:
    return _data(prefix, {column.name: column.value(entry) for column in columns})


def _data(prefix: str, values: Mapping[str, str | float | None]) -> str:
    return "".join(
        f'<data key="{prefix}_{name}">{content(str(value))}</data>'
        for name, value in values.items()
        if value not in (None, "")
    )
