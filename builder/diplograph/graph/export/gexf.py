"""Networks as GEXF 1.3, the format of Gephi (https://gexf.net)."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from diplograph.graph.export.layout import Drawing, draw
from diplograph.graph.export.xmltext import attribute, content, token
from diplograph.graph.network import EDGE_COLUMNS, NODE_COLUMNS, Column, Edge, Entry, Network, Node


def write_gexf(network: Network, stream: BinaryIO) -> None:
    """Write a network as GEXF 1.3, element by element.

    Time is written twice: as `start` and `end`, which make Gephi's timeline, and as the attributes `first`, `last` and
    `first_year`, since other readers drop the former. Nothing in the file tells when it was written.
    """
    stream.writelines(line.encode() for line in _lines(network, draw(network)))


def _lines(network: Network, drawing: Drawing) -> Iterator[str]:
    dated = any(node.first for node in network.nodes)
    mode = 'mode="dynamic" timeformat="date" timerepresentation="interval"' if dated else 'mode="static"'
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
    yield f"<meta><creator>diplograph</creator><keywords>{content(network.name)}</keywords>"
    yield f"<description>{content(f'{network.summary} (codebook: {network.codebook})')}</description></meta>\n"
    yield f'<graph defaultedgetype="{"directed" if network.directed else "undirected"}" idtype="string" {mode}>\n'
    yield from _declarations("node", NODE_COLUMNS)
    yield from _declarations("edge", EDGE_COLUMNS)
    yield f'<nodes count="{len(network.nodes)}">\n'
    for node in network.nodes:
        yield _node(node, drawing)
    yield f'</nodes>\n<edges count="{len(network.edges)}">\n'
    for edge in network.edges:
        yield _edge(edge, drawing)
    yield "</edges>\n</graph>\n</gexf>\n"


def _declarations(kind: str, columns: Sequence[Column[Entry]]) -> Iterator[str]:
    yield f'<attributes class="{kind}">\n'
    for column in columns:
        yield f'<attribute id="{column.name}" title="{column.name}" type="{column.type}"/>\n'
    yield "</attributes>\n"


def _node(node: Node, drawing: Drawing) -> str:
    x, y = drawing.positions[node.id]
    return (
        f"<node id={attribute(node.id)} label={token(node.label)}{_life(node)}>{_values(NODE_COLUMNS, node)}"
        f"{_colour(drawing.node_colours[node.id])}"
        f'<viz:position x="{x}" y="{y}" z="0.0"/><viz:size value="{drawing.sizes[node.id]}"/></node>\n'
    )


def _edge(edge: Edge, drawing: Drawing) -> str:
    colour = drawing.edge_colours.get(edge.id)
    return (
        f"<edge id={attribute(edge.id)} source={attribute(edge.source)} target={attribute(edge.target)}"
        f' label={token(edge.kind)} weight="{edge.weight}" kind={token(edge.kind)}{_life(edge)}>'
        f"{_values(EDGE_COLUMNS, edge)}{_colour(colour) if colour else ''}</edge>\n"
    )


def _life(entry: Node | Edge) -> str:
    return f' start="{entry.first}" end="{entry.last}"' if entry.first else ""


def _values(columns: Sequence[Column[Entry]], entry: Entry) -> str:
    pairs = ((column.name, column.value(entry)) for column in columns)
    values = "".join(
        f'<attvalue for="{name}" value={attribute(str(value))}/>' for name, value in pairs if value not in (None, "")
    )
    return f"<attvalues>{values}</attvalues>"


def _colour(colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
