"""Speak to a remote store: the SPARQL 1.1 Graph Store HTTP Protocol for graphs, the SPARQL 1.1 Protocol for queries."""

import json
import re
from collections.abc import Iterator
from typing import Self

import httpx
import stamina

from diplograph.errors import RemoteError, UsageError

LONGEST_ANSWER = 16_000_000
LONGEST_WAIT = 60.0

_AGAIN = {429, 500, 502, 503, 504}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


class _TryAgainError(Exception):
    """An answer that says that the same request may succeed later."""

    def __init__(self, response: httpx.Response) -> None:
        super().__init__(response.status_code)
        self.response = response


class Remote:
    """A connection to a store.

    What may pass by itself is tried again with growing pauses: a connection that cannot be made or breaks, the
    statuses 429 and 5xx, with the server's own `Retry-After` where it is in seconds (RFC 9110, section 10.2.3). Every
    request here may be repeated, for the graphs hold no blank nodes. All else raises RemoteError with the server's
    words. Redirects are not followed, and credentials never stand in a message.
    """

    def __init__(
        self, *, graph_store: str, query: str, auth: httpx.Auth | None, timeout: float, attempts: int, wait: float
    ) -> None:
        self._graph_store = _url(graph_store)
        self._query = _url(query)
        self._attempts = attempts
        self._wait = wait
        self._client = httpx.Client(auth=auth, timeout=timeout)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    @property
    def shown(self) -> str:
        """Return the address of the graph store as a message may show it."""
        return _shown(self._graph_store)

    def put(self, graph: str, triples: bytes) -> None:
        """Replace a graph by triples in N-Triples (Graph Store HTTP Protocol, section 5.3)."""
        self._graphs("PUT", content=triples, graph=graph, type_="application/n-triples")

    def post(self, quads: bytes) -> None:
        """Add quads in N-Quads to the graphs that they name; not every store takes them."""
        self._graphs("POST", content=quads, type_="application/n-quads")

    def delete(self, graph: str) -> None:
        """Remove a graph (Graph Store HTTP Protocol, section 5.4); one that is not there is no fault."""
        self._graphs("DELETE", graph=graph, fine={404})

    def select(self, query: str) -> Iterator[dict[str, str]]:
        """Yield the solutions of a query (SPARQL 1.1 Query Results JSON Format), as strings."""
        request = self._client.build_request(
            "POST", self._query, data={"query": query}, headers={"Accept": "application/sparql-results+json"}
        )
        answer = self._send(request)
        try:
            for binding in json.loads(answer)["results"]["bindings"]:
                yield {name: term["value"] for name, term in binding.items()}
        except (ValueError, KeyError, TypeError, AttributeError):
            message = f"{_shown(self._query)} does not answer queries in JSON: it says {_words(answer)!r}"
            raise RemoteError(message) from None

    def _graphs(
        self, method: str, *, content: bytes = b"", graph: str = "", type_: str = "", fine: set[int] | None = None
    ) -> None:
        url = self._graph_store.copy_merge_params({"graph": graph}) if graph else self._graph_store
        headers = {"Content-Type": type_} if type_ else {}
        self._send(self._client.build_request(method, url, content=content, headers=headers), fine=fine)

    def _send(self, request: httpx.Request, *, fine: set[int] | None = None) -> bytes:
        where = f"{request.method} {_shown(request.url)}"
        try:
            for attempt in stamina.retry_context(
                on=_worth_another,
                attempts=self._attempts,
                timeout=None,
                wait_initial=self._wait,
                wait_max=LONGEST_WAIT,
                wait_jitter=self._wait,
            ):
                with attempt:
                    return self._once(request, where, fine or set())
        except _TryAgainError as error:
            message = f"{where}: still {_status(error.response)} after {self._attempts} attempts; try later"
            raise RemoteError(message) from None
        except httpx.TransportError as error:
            reason = _words(str(error).encode()) or type(error).__name__
            message = f"{where}: {reason}; is the store running, and is the address right?"
            raise RemoteError(message) from error
        raise AssertionError  # the loop returns or raises

    def _once(self, request: httpx.Request, where: str, fine: set[int]) -> bytes:
        response = self._client.send(request, stream=True)
        try:
            answer = _body(response, where)
        finally:
            response.close()
        if response.status_code in _AGAIN:
            raise _TryAgainError(response)
        if not response.is_success and response.status_code not in fine:
            message = f"{where}: {_status(response)}: {_words(answer)}"
            raise RemoteError(message)
        return answer


def _worth_another(error: Exception) -> bool | float:
    if isinstance(error, _TryAgainError):
        after = error.response.headers.get("Retry-After", "")
        return min(float(after), LONGEST_WAIT) if after.isascii() and after.isdigit() else True
    return isinstance(error, httpx.NetworkError | httpx.ConnectTimeout | httpx.RemoteProtocolError)


def _body(response: httpx.Response, where: str) -> bytes:
    parts: list[bytes] = []
    length = 0
    for part in response.iter_bytes():
        parts.append(part)
        length += len(part)
        if length > LONGEST_ANSWER:
            message = f"{where}: the answer is longer than {LONGEST_ANSWER} bytes: is this a SPARQL service?"
            raise RemoteError(message)
    return b"".join(parts)


def _url(address: str) -> httpx.URL:
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL as error:
        message = f"not an address: {error}"
        raise UsageError(message) from None
    if url.scheme not in ("http", "https") or not url.host:
        message = f"not the address of a store: {_shown(url)}; it begins with http:// or https:// and names a host"
        raise UsageError(message)
    return url


def _shown(url: httpx.URL) -> str:
    return str(url.copy_with(username="", password=""))


def _status(response: httpx.Response) -> str:
    return f"{response.status_code} {response.reason_phrase}".strip()


def _words(answer: bytes) -> str:
    """Return the beginning of an answer on one line, without what a terminal would obey."""
    return _CONTROL.sub(" ", answer[:2000].decode("utf-8", "replace")).strip()[:300]
