"""Where each readout graph comes from: what PROV-O calls its generation and derivation, without clocks."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

import pyoxigraph as ox

from diplograph.graph import mint

_GRAPH = ox.NamedNode(mint.graph("provenance"))
_ANY_URI = ox.NamedNode("http://www.w3.org/2001/XMLSchema#anyURI")


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """What a build used: versions of program and ontology (an IRI), digests of the packs by name."""

    version: str
    ontology: str
    packs: Mapping[str, str]

    @property
    def packs_digest(self) -> str:
        """Return one SHA-256 for all packs, whatever their order."""
        return mint.digest(*(part for pack in sorted(self.packs.items()) for part in pack), length=64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The input of one readout graph: the key of the document, the SHA-256 of the input file, the name of the file."""

    key: str
    digest: str
    name: str = ""


def provenance(build: Build, sources: Iterable[Source]) -> Iterator[ox.Quad]:
    """Yield what is known of each readout graph; of a path only the last part is kept."""
    packs = build.packs_digest
    for source in sources:
        graph = ox.NamedNode(mint.graph("readout", source.key))
        values = {
            "builderVersion": ox.Literal(build.version),
            "ontologyVersion": ox.Literal(build.ontology, datatype=_ANY_URI),
            "packSha256": ox.Literal(packs),
            "inputSha256": ox.Literal(source.digest),
            "sourceName": ox.Literal(PurePath(source.name.replace("\\", "/")).name),
        }
        for name, value in values.items():
            if value.value:
                yield ox.Quad(graph, ox.NamedNode(mint.term(name)), value, _GRAPH)
