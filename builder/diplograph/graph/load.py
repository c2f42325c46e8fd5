"""Load a knowledge graph into a remote store and verify that it arrived.

Graph by graph by the SPARQL 1.1 Graph Store HTTP Protocol: PUT replaces a graph (section 5.3), so that a load that was
cut short is simply run again. Counts are asked for by the SPARQL 1.1 Protocol, never by reading graphs back, since some
stores cut long answers short without a word.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import httpx

from diplograph.errors import RemoteError, UsageError
from diplograph.graph import mint
from diplograph.graph.export.rdf import graphs
from diplograph.graph.remote import Remote

GRAPHS = mint.graph("")
AT_ONCE = 200
BATCH = 8_000_000

Progress = Callable[[int, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How a kind of store is spoken to: where its services are under the URL that the user gives, and what it takes.

    `graph_store` and `query` are paths below that URL; `query` is nothing where the user has to give the address of
    the SPARQL service. `quads` tells whether the graph store takes N-Quads by POST, `digest` asks for digest
    authentication.
    """

    name: str
    graph_store: str = ""
    query: str | None = None
    quads: bool = False
    digest: bool = False


PROFILES: Mapping[str, Profile] = {
    profile.name: profile
    for profile in (
        Profile(name="gsp"),
        Profile(name="oxigraph", graph_store="/store", query="/query", quads=True),
    )
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReport:
    """What a store holds after a load, verified.

    `stale` are graphs of this project that it holds and the master does not; `sent` counts bytes.
    """

    profile: str
    url: str
    graphs: int
    triples: int
    sent: int
    stale: tuple[str, ...] = ()


def load(  # noqa: PLR0913
    nquads: Path,
    profile: str,
    url: str,
    *,
    query_url: str | None = None,
    mode: Literal["replace", "bulk"] = "replace",
    prune: bool = False,
    auth: tuple[str, str] | None = None,
    timeout: float = 60.0,
    attempts: int = 5,
    wait: float = 0.5,
    progress: Progress | None = None,
) -> LoadReport:
    """Load the master of a knowledge graph into a store, then compare the counts.

    `replace` puts each graph in its own request; `bulk` posts many together, which is faster and made for an empty
    store. `prune` deletes graphs of this project that the master lacks. `progress` is called with the number of graphs
    read so far and the last one's IRI. `wait` is the first pause, in seconds, before another attempt. Raises
    RemoteError where the store refuses, fails or counts otherwise than the master.
    """
    chosen = _profile(profile, query_url)
    if mode == "bulk" and not chosen.quads:
        message = f"the profile {profile!r} takes one graph a request: load with mode 'replace'"
        raise UsageError(message)
    remote = Remote(
        graph_store=url.rstrip("/") + chosen.graph_store,
        query=query_url or url.rstrip("/") + (chosen.query or ""),
        auth=_credentials(auth, digest=chosen.digest),
        timeout=timeout,
        attempts=attempts,
        wait=wait,
    )
    with remote:
        expected, sent = (_post if mode == "bulk" else _put)(remote, nquads, progress or _silent)
        if prune:
            for name in _stale(remote, expected):
                remote.delete(name)
        stale = _verify(remote, expected)
    return LoadReport(
        profile=profile,
        url=remote.shown,
        graphs=len(expected),
        triples=sum(expected.values()),
        sent=sent,
        stale=stale,
    )


def _profile(name: str, query_url: str | None) -> Profile:
    if name not in PROFILES:
        message = f"there is no store profile {name!r}; there are {', '.join(PROFILES)}"
        raise UsageError(message)
    if PROFILES[name].query is None and not query_url:
        message = f"the profile {name!r} needs the address of the SPARQL query service too, to verify the load"
        raise UsageError(message)
    return PROFILES[name]


def _credentials(auth: tuple[str, str] | None, *, digest: bool) -> httpx.Auth | None:
    if auth is None:
        return None
    return httpx.DigestAuth(*auth) if digest else httpx.BasicAuth(*auth)


def _silent(_: int, __: str) -> None:
    """Tell nobody of the progress."""


def _put(remote: Remote, nquads: Path, progress: Progress) -> tuple[dict[str, int], int]:
    """Send each graph by itself; return the number of triples of each, and of bytes in all."""
    expected: dict[str, int] = {}
    sent = 0
    for name, triples in graphs(nquads):
        remote.put(name, triples)
        expected[name] = triples.count(b"\n")
        sent += len(triples)
        progress(len(expected), name)
    return expected, sent


def _post(remote: Remote, nquads: Path, progress: Progress) -> tuple[dict[str, int], int]:
    """Send the graphs in batches; return the number of triples of each, and of bytes in all."""
    expected: dict[str, int] = {}
    sent = 0
    batch = bytearray()
    for name, triples in graphs(nquads):
        end = f" <{name}> .\n".encode()
        batch += b"".join(triple[:-2] + end for triple in triples.splitlines())
        expected[name] = triples.count(b"\n")
        if len(batch) >= BATCH:
            remote.post(bytes(batch))
            sent += len(batch)
            batch.clear()
        progress(len(expected), name)
    if batch:
        remote.post(bytes(batch))
    return expected, sent + len(batch)


def _verify(remote: Remote, expected: Mapping[str, int]) -> tuple[str, ...]:
    """Compare the counts of every graph and of all together; return our graphs that the load did not bring."""
    counts: dict[str, int] = {}
    names = sorted(expected)
    for start in range(0, len(names), AT_ONCE):
        values = " ".join(f"<{name}>" for name in names[start : start + AT_ONCE])
        query = f"SELECT ?g (COUNT(*) AS ?n) WHERE {{ VALUES ?g {{ {values} }} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"
        counts |= {row["g"]: int(row["n"]) for row in remote.select(query) if "g" in row}
    wrong = [(name, expected[name], counts.get(name, 0)) for name in names if counts.get(name, 0) != expected[name]]
    if wrong:
        shown = "; ".join(f"{name} has {found}, not {meant}" for name, meant, found in wrong[:5])
        message = f"{remote.shown}: {len(wrong)} of {len(expected)} graphs differ from the master: {shown}"
        raise RemoteError(message)
    query = f'SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{GRAPHS}")) }}'
    total = next((int(row["n"]) for row in remote.select(query)), 0)
    meant = sum(count for name, count in expected.items() if name.startswith(GRAPHS))
    if total == meant:
        return ()
    stale = _stale(remote, expected)
    if total < meant or not stale:
        message = f"{remote.shown}: the store counts {total} triples in all, the master {meant}"
        raise RemoteError(message)
    return stale


def _stale(remote: Remote, expected: Mapping[str, int]) -> tuple[str, ...]:
    """Return the graphs of this project that the store holds and the master does not, sorted."""
    query = f'SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{GRAPHS}")) }}'
    return tuple(sorted({row["g"] for row in remote.select(query)} - set(expected)))
