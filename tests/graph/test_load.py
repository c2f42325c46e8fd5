"""Loading into a remote store: idempotent, patient, verified.

The store is a small server of the SPARQL 1.1 protocols over Oxigraph, which can be told to fail; the last tests use the
real Oxigraph server where `DIPLOGRAPH_OXIGRAPH` or the search path leads to it.
"""

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from base64 import b64decode
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pyoxigraph as ox
import pytest

from diplograph.errors import RemoteError, UsageError
from diplograph.graph.load import load

SMALL = Path(__file__).parent / "export" / "small.trig"
OURS = "https://w3id.org/diplograph/graph/"
Fault = Callable[["Handler"], None]


class Server(ThreadingHTTPServer):
    """A store with a list of faults, one for each of the coming requests, and the requests that came."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.store = ox.Store()
        self.faults: list[Fault] = []
        self.requests: list[tuple[str, str]] = []
        self.users: set[str] = set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    """SPARQL 1.1 Graph Store HTTP Protocol at /store, SPARQL 1.1 Protocol at /query."""

    server: Server
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Keep the output of the tests clean."""

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def handle_request(self) -> None:
        self.body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        url = urlsplit(self.path)
        self.graph = parse_qs(url.query).get("graph", [""])[0]
        self.server.requests.append((self.command, self.graph or url.path))
        if credentials := self.headers.get("Authorization"):
            self.server.users.add(b64decode(credentials.removeprefix("Basic ")).decode())
        if self.server.faults:
            self.server.faults.pop(0)(self)
        else:
            self.serve(url.path)

    do_GET = do_PUT = do_POST = do_DELETE = handle_request  # noqa: N815 - names that the base class calls

    def serve(self, path: str) -> None:
        store, kind = self.server.store, self.headers.get("Content-Type", "")
        if path == "/query":
            found = store.query(parse_qs(self.body.decode())["query"][0])
            self.answer(200, found.serialize(format=ox.QueryResultsFormat.JSON), Content_Type="application/json")
        elif path != "/store":
            self.answer(404, b"no such service")
        elif self.command == "DELETE":
            store.remove_graph(ox.NamedNode(self.graph))
            self.answer(204)
        elif self.command == "PUT" and self.graph and kind == "application/n-triples":
            store.clear_graph(ox.NamedNode(self.graph))
            store.load(self.body, format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(self.graph))
            self.answer(201)
        elif self.command == "POST" and not self.graph and kind == "application/n-quads":
            store.load(self.body, format=ox.RdfFormat.N_QUADS)
            self.answer(204)
        else:
            self.answer(415, b"not that way")


def status(code: int, body: bytes = b"", **headers: str) -> Fault:
    return lambda handler: handler.answer(code, body, **headers)


def reset(handler: Handler) -> None:
    """Break the connection without an answer."""
    handler.close_connection = True
    handler.connection.shutdown(socket.SHUT_RDWR)


def beside_python(name: str) -> str | None:
    """Return the path of a program of the environment that runs the tests, where it has one."""
    found = Path(sys.executable).with_name(name)
    return str(found) if found.exists() else None


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kg") / "graph.nq"
    ox.serialize(ox.parse(path=SMALL, format=ox.RdfFormat.TRIG), path, format=ox.RdfFormat.N_QUADS)
    return path


@pytest.fixture(scope="module")
def expected(master: Path) -> set[ox.Quad]:
    return set(ox.parse(path=master, format=ox.RdfFormat.N_QUADS))


@pytest.mark.parametrize("mode", ["replace", "bulk"])
def test_a_load_brings_every_quad_and_counts_them(server: Server, master: Path, expected: set[ox.Quad], mode: str):
    report = load(master, "oxigraph", server.url, mode=mode)
    assert set(server.store) == expected
    assert (report.graphs, report.triples) == (len({quad.graph_name for quad in expected}), len(expected))
    assert (report.profile, report.url, report.stale) == ("oxigraph", f"{server.url}/store", ())
    assert report.sent > 1000


def test_a_second_load_changes_nothing(server: Server, master: Path, expected: set[ox.Quad]):
    first = load(master, "oxigraph", server.url)
    assert load(master, "oxigraph", server.url) == first
    assert set(server.store) == expected


def test_replacing_removes_what_an_earlier_load_left_in_a_graph(server: Server, master: Path, expected: set[ox.Quad]):
    graph = ox.NamedNode(f"{OURS}reference")
    server.store.add(ox.Quad(ox.NamedNode("x:s"), ox.NamedNode("x:p"), ox.NamedNode("x:o"), graph))
    load(master, "oxigraph", server.url)
    assert set(server.store) == expected


def test_bulk_over_another_load_is_found_out(server: Server, master: Path):
    graph = ox.NamedNode(f"{OURS}reference")
    server.store.add(ox.Quad(ox.NamedNode("x:s"), ox.NamedNode("x:p"), ox.NamedNode("x:o"), graph))
    with pytest.raises(RemoteError, match=r"1 of 10 graphs differ from the master: .*reference has 20, not 19"):
        load(master, "oxigraph", server.url, mode="bulk")


def test_graphs_of_ours_that_the_master_lacks_are_told_and_pruned_on_demand(
    server: Server, master: Path, expected: set[ox.Quad]
):
    old = ox.Quad(ox.NamedNode("x:s"), ox.NamedNode("x:p"), ox.NamedNode("x:o"), ox.NamedNode(f"{OURS}readout/old"))
    alien = ox.Quad(ox.NamedNode("x:s"), ox.NamedNode("x:p"), ox.NamedNode("x:o"), ox.NamedNode("x:theirs"))
    server.store.extend([old, alien])
    assert load(master, "oxigraph", server.url).stale == (f"{OURS}readout/old",)
    assert set(server.store) == expected | {old, alien}
    assert load(master, "oxigraph", server.url, prune=True).stale == ()
    assert set(server.store) == expected | {alien}


def test_a_generic_store_is_told_where_its_queries_are_answered(server: Server, master: Path, expected: set[ox.Quad]):
    report = load(master, "gsp", f"{server.url}/store", query_url=f"{server.url}/query")
    assert report.triples == len(expected)
    assert set(server.store) == expected


def test_progress_is_told_graph_by_graph(server: Server, master: Path, expected: set[ox.Quad]):
    calls: list[tuple[int, str]] = []
    load(master, "oxigraph", server.url, progress=lambda done, graph: calls.append((done, graph)))
    names = sorted({str(quad.graph_name)[1:-1] for quad in expected})
    assert calls == list(enumerate(names, 1))


@pytest.mark.parametrize("fault", [status(500), status(502), status(503), status(504), status(429), reset])
def test_what_passes_by_itself_is_tried_again(server: Server, master: Path, expected: set[ox.Quad], fault: Fault):
    server.faults = [fault, fault]
    load(master, "oxigraph", server.url, wait=0.01)
    assert set(server.store) == expected
    first = server.requests[0]
    assert server.requests[:3] == [first, first, first]
    assert server.requests[3] != first


def test_the_pause_that_the_server_asks_for_is_kept(server: Server, master: Path):
    server.faults = [status(503, Retry_After="1")]
    begin = time.monotonic()
    load(master, "oxigraph", server.url, wait=0.01)
    assert time.monotonic() - begin >= 1


def test_patience_ends_after_the_attempts_allowed(server: Server, master: Path):
    server.faults = [status(503)] * 9
    with pytest.raises(RemoteError, match="still 503 Service Unavailable after 3 attempts"):
        load(master, "oxigraph", server.url, attempts=3, wait=0.01)
    assert len(server.requests) == 3


@pytest.mark.parametrize("code", [400, 401, 403, 404, 413, 415])
def test_a_refusal_is_final_and_told_in_the_servers_words(server: Server, master: Path, code: int):
    server.faults = [status(code, b"\x1b[31mnot for\r\nyou")]
    with pytest.raises(RemoteError, match=rf"PUT .*/store.*: {code} .*: \[31mnot for you$"):
        load(master, "oxigraph", server.url, wait=0.01)
    assert len(server.requests) == 1


def test_a_redirect_is_not_followed(server: Server, master: Path):
    server.faults = [status(302, Location="http://127.0.0.1:9/elsewhere")]
    with pytest.raises(RemoteError, match="302"):
        load(master, "oxigraph", server.url)
    assert len(server.requests) == 1


def test_a_store_that_loses_a_graph_without_a_word_is_found_out(server: Server, master: Path):
    server.faults = [status(201)]
    with pytest.raises(RemoteError, match=r"1 of 10 graphs differ .* has 0, not 1"):
        load(master, "oxigraph", server.url)


def test_a_page_in_place_of_an_answer_is_found_out(server: Server, master: Path):
    graphs = 10
    server.faults = [*[status(200)] * graphs, status(200, b"<html>Please log in</html>")]
    with pytest.raises(RemoteError, match="does not answer queries in JSON: it says '<html>Please log in"):
        load(master, "oxigraph", server.url)


def test_an_endless_answer_is_cut(server: Server, master: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("diplograph.graph.remote.LONGEST_ANSWER", 10_000)
    server.faults = [status(200, b"x" * 20_000)]
    with pytest.raises(RemoteError, match="longer than 10000 bytes"):
        load(master, "oxigraph", server.url)


def test_a_store_that_is_not_running_is_named(master: Path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(RemoteError, match=r"127\.0\.0\.1.*is the store running"):
        load(master, "oxigraph", url, attempts=2, wait=0.01)


def test_a_password_is_sent_and_never_shown(server: Server, master: Path):
    url = server.url.replace("http://", "http://ann:s3cret@")
    report = load(master, "oxigraph", url)
    assert server.users == {"ann:s3cret"}
    assert "s3cret" not in repr(report)
    server.faults = [status(401)]
    with pytest.raises(RemoteError) as refused:
        load(master, "oxigraph", url)
    assert "s3cret" not in str(refused.value)


def test_credentials_may_be_given_apart(server: Server, master: Path):
    load(master, "oxigraph", server.url, auth=("bob", "pw"))
    assert server.users == {"bob:pw"}


@pytest.mark.parametrize(
    ("profile", "url", "options", "words"),
    [
        ("nosuch", "http://localhost", {}, "there are gsp, oxigraph"),
        ("gsp", "http://localhost/data", {}, "address of the SPARQL query service"),
        ("gsp", "http://localhost/data", {"query_url": "http://localhost/q", "mode": "bulk"}, "one graph a request"),
        ("oxigraph", "localhost:7878", {}, "begins with http"),
        ("oxigraph", "file:///etc", {}, "begins with http"),
        ("oxigraph", "http://[::1", {}, "not an address"),
    ],
)
def test_a_call_that_cannot_work_is_refused_before_anything_is_sent(
    master: Path, profile: str, url: str, options: dict[str, str], words: str
):
    with pytest.raises(UsageError, match=words):
        load(master, profile, url, **options)


@pytest.fixture
def oxigraph() -> Iterator[str]:
    program = os.environ.get("DIPLOGRAPH_OXIGRAPH") or shutil.which("oxigraph") or beside_python("oxigraph")
    if not program:
        pytest.skip("neither DIPLOGRAPH_OXIGRAPH nor the path leads to an Oxigraph server, so none is loaded")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(
        [program, "serve", "--bind", f"127.0.0.1:{port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            for _ in range(100):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


@pytest.mark.parametrize("mode", ["replace", "bulk"])
def test_the_real_oxigraph_server_holds_the_master(oxigraph: str, master: Path, expected: set[ox.Quad], mode: str):
    report = load(master, "oxigraph", oxigraph, mode=mode)
    assert report.triples == len(expected)
    dump = httpx.get(f"{oxigraph}/store", headers={"Accept": "application/n-quads"})
    assert set(ox.parse(dump.content, format=ox.RdfFormat.N_QUADS)) == expected
    assert load(master, "oxigraph", oxigraph, prune=True) == load(master, "oxigraph", oxigraph)
