"""The build folder: a master in canonical N-Quads, a manifest, a report, and a store made from the master.

`graph.nq` is ordered by graph name, then by line, both by code point: each readout is one run of lines. The store
is a cache; it is made anew from the master when it is absent or belongs to another master. Rules run over batches of
readouts, so that memory stays flat.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote

import msgspec
import pyoxigraph as ox

from diplograph.errors import UsageError
from diplograph.graph import mint, nquads
from diplograph.graph.derive import batches, codebook_quads, derive, derived_quads, graphs_read
from diplograph.packs.codebook import Codebook

FORMAT = "diplograph-kg/1"
_SLICE = 1 << 25
"""How many bytes of the master are loaded at a time: what a load holds in memory grows with them."""

MASTER, MANIFEST, REPORT, STORE = "graph.nq", "manifest.json", "report", "store"
BATCH = 1000
_STAMP = "built-from.sha256"
_REPORTS = re.compile(rf" <{mint.term('reportsOn')}> <([^>]*)> ".encode())
_READOUT = mint.graph("readout", "")
_DERIVED = mint.graph("derived", "")


class Ingredients(msgspec.Struct, frozen=True, kw_only=True):
    """What a build was made of: versions, and SHA-256 digests by name."""

    version: str
    ontology: str = ""
    inputs: dict[str, str] = {}
    packs: dict[str, str] = {}


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a build folder holds: its ingredients, and the counts and the digest of its master."""

    format: str
    ingredients: Ingredients
    codebooks: tuple[str, ...]
    readouts: int
    quads: int
    bytes: int
    sha256: str


def write(
    target: Path,
    blocks: Iterable[tuple[str, bytes]],
    *,
    manifest: Callable[[], Ingredients],
    report: Iterable[tuple[str, bytes]] = (),
    extra: Iterable[ox.Quad] = (),
    codebooks: Iterable[Codebook] = (),
) -> Manifest:
    """Write a build folder from blocks of readouts in any order, and from quads of other graphs.

    The blocks are consumed first, then `extra`, `manifest` and `report`: what these say may be gathered while the
    readouts are made. Nothing is seen at the target before all is written; a former build is replaced,
    anything else is refused with UsageError.
    """
    target = target.resolve()
    check_target(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    with _scratch(target) as scratch:
        made = scratch / "kg"
        made.mkdir()
        spool = _Spool(scratch / "spool", blocks)
        books = sorted(codebooks, key=lambda each: each.name)
        quads = (quad for source in (extra, *map(codebook_quads, books)) for quad in source)
        head, tail, context = (scratch / f"{name}.nq" for name in ("head", "tail", "context"))
        _write_base(quads, spool, head, tail, context)
        derived = (f"{graph}\0{line}" for graph, line in _placed(_derived(spool, context, books)))
        with (made / MASTER).open("wb") as master:
            _append(master, head)
            for written in nquads.ordered(derived, scratch):
                master.write(f"{written.partition(chr(0))[2]}\n".encode())
            _append(master, tail)
        _make_store(made)
        done = _describe(made / MASTER, manifest(), tuple(each.name for each in books), len(spool.places))
        (made / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(done, order="sorted"), indent=1) + b"\n")
        (made / STORE / _STAMP).write_text(done.sha256, encoding="ascii")
        (made / REPORT).mkdir()
        for name, content in report:
            (made / REPORT / name).write_bytes(content)
        _replace(made, target, scratch / "former")
    return done


def check_target(target: Path) -> None:
    """Refuse a place where a build may not be written: anything but nothing, an empty folder or a former build."""
    if not target.exists():
        return
    if not target.is_dir():
        message = f"{target} is a file: give the path of a folder that is not there yet, or of a former build"
        raise UsageError(message)
    if any(target.iterdir()) and not _is_build(target):
        message = f"{target} holds something else than a build: choose another folder, or empty this one yourself"
        raise UsageError(message)


def read_manifest(kg: Path) -> Manifest:
    """Return the manifest of a build folder."""
    if not _is_build(kg):
        message = f"{kg} is no build: it lacks {MANIFEST} and {MASTER}; make one with `diplograph build … -o {kg}`"
        raise UsageError(message)
    return _decode(kg)


def verify(kg: Path) -> Manifest:
    """Return the manifest of a build folder after comparing the master with it, byte for byte."""
    manifest = read_manifest(kg)
    with (kg / MASTER).open("rb") as file:
        found = _digest(file)
    if found != manifest.sha256:
        message = (
            f"{kg / MASTER} is not the file that was built (SHA-256 {found}, manifest {manifest.sha256}): build anew"
        )
        raise UsageError(message)
    return manifest


def open_store(kg: Path) -> ox.Store:
    """Open the store of a build folder for reading, made anew from the master where absent or stale.

    In a folder that cannot be written to, the store is made in memory.
    """
    manifest = read_manifest(kg)
    place, stamp = kg / STORE, kg / STORE / _STAMP
    if stamp.is_file() and stamp.read_text(encoding="ascii") == manifest.sha256:
        return ox.Store.read_only(str(place))
    verify(kg)
    if not os.access(kg, os.W_OK):
        store = ox.Store()
        store.bulk_load(path=str(kg / MASTER), format=ox.RdfFormat.N_QUADS, lenient=True)
        return store
    with _scratch(place) as scratch:
        made = _make_store(kg, scratch / STORE)
        (made / _STAMP).write_text(manifest.sha256, encoding="ascii")
        _replace(made, place, scratch / "former")
    return ox.Store.read_only(str(place))


def readouts(kg: Path) -> Iterator[tuple[str, list[ox.Quad]]]:
    """Yield the key and the quads of each readout of a build folder, in order, one at a time in memory."""
    read_manifest(kg)
    with (kg / MASTER).open(encoding="utf-8", newline="\n") as file:
        runs = groupby((each.removesuffix("\n") for each in file), key=nquads.graph_of)
        for graph, lines in runs:
            if graph.startswith(_READOUT):
                yield unquote(graph.removeprefix(_READOUT)), list(nquads.quads("\n".join(lines).encode()))


def _make_store(kg: Path, place: Path | None = None) -> Path:
    """Load the master of a folder into a store on disk, and return where that is."""
    made = place or kg / STORE
    store = ox.Store(str(made))
    with (kg / MASTER).open("rb") as master:
        while lines := master.readlines(_SLICE):
            store.bulk_load(b"".join(lines), format=ox.RdfFormat.N_QUADS, lenient=True)
    store.optimize()
    store.flush()
    return made


class _Spool:
    """The blocks of the readouts, one after the other in a file, found again by the IRIs of their graphs."""

    def __init__(self, path: Path, blocks: Iterable[tuple[str, bytes]]) -> None:
        self.path = path
        self.places: dict[str, tuple[int, int]] = {}
        self.events: dict[str, tuple[str, ...]] = {}
        digests: dict[str, bytes] = {}
        with path.open("wb") as file:
            for key, block in blocks:
                graph, digest = mint.graph("readout", key), sha256(block).digest()
                if digests.setdefault(graph, digest) != digest:
                    message = f"two different graphs for the document revision {key}: keep one set of its metadata"
                    raise UsageError(message)
                if graph not in self.places:
                    self.places[graph] = (file.tell(), len(block))
                    self.events[graph] = tuple(each.decode() for each in _REPORTS.findall(block))
                    file.write(block)

    def block(self, file: BinaryIO, graph: str) -> bytes:
        """Read a block from the file, which the caller has opened."""
        offset, length = self.places[graph]
        file.seek(offset)
        return file.read(length)


def _derived(spool: _Spool, context: Path, books: list[Codebook]) -> Iterator[ox.Quad]:
    """Yield what the codebooks make of the readouts, batch by batch; a quad may come from several batches."""
    with spool.path.open("rb") as file:
        for batch in batches(spool.events, BATCH):
            store = ox.Store()
            store.bulk_load(path=str(context), format=ox.RdfFormat.N_QUADS, lenient=True)
            for graph in batch:
                store.load(spool.block(file, graph), format=ox.RdfFormat.N_QUADS, lenient=True)
            for book in books:
                derive(store, book)
            yield from derived_quads(store)


def _placed(quads: Iterable[ox.Quad]) -> Iterator[tuple[str, str]]:
    for quad in quads:
        if not isinstance(quad.graph_name, ox.NamedNode):
            message = f"a quad outside a named graph: {quad}"
            raise TypeError(message)
        yield quad.graph_name.value, nquads.line(quad)


def _write_base(quads: Iterable[ox.Quad], spool: _Spool, head: Path, tail: Path, context: Path) -> None:
    """Write all graphs but the derived ones in order: those before the derived graphs to head, the others to tail.

    What the rules read besides readouts goes to context as well.
    """
    others = nquads.ordered((f"{graph}\0{line}" for graph, line in _placed(quads)), head.parent)
    pending = sorted(spool.places, reverse=True)
    with ExitStack() as stack:
        first, second, third = (stack.enter_context(each.open("wb")) for each in (head, tail, context))
        source = stack.enter_context(spool.path.open("rb"))
        for written in others:
            graph, _, line = written.partition("\0")
            while pending and pending[-1] < graph:
                second.write(spool.block(source, pending.pop()))
            encoded = f"{line}\n".encode()
            (first if graph < _DERIVED else second).write(encoded)
            if graph in graphs_read():
                third.write(encoded)
        while pending:
            second.write(spool.block(source, pending.pop()))


def _append(master: BinaryIO, part: Path) -> None:
    with part.open("rb") as file:
        shutil.copyfileobj(file, master, 1 << 20)


def _digest(file: BinaryIO) -> str:
    digest = sha256()
    while piece := file.read(1 << 20):
        digest.update(piece)
    return digest.hexdigest()


def _describe(master: Path, ingredients: Ingredients, codebooks: tuple[str, ...], count: int) -> Manifest:
    lines = 0
    with master.open("rb") as file:
        while piece := file.read(1 << 20):
            lines += piece.count(b"\n")
        file.seek(0)
        found = _digest(file)
    return Manifest(
        format=FORMAT,
        ingredients=ingredients,
        codebooks=codebooks,
        readouts=count,
        quads=lines,
        bytes=master.stat().st_size,
        sha256=found,
    )


def _decode(kg: Path) -> Manifest:
    try:
        return msgspec.json.decode((kg / MANIFEST).read_bytes(), type=Manifest)
    except msgspec.MsgspecError as error:
        message = f"{kg / MANIFEST}: {error}; build anew"
        raise UsageError(message) from error


def _is_build(folder: Path) -> bool:
    if not (folder / MANIFEST).is_file() or not (folder / MASTER).is_file():
        return False
    try:
        return _decode(folder).format == FORMAT
    except UsageError:
        return False


@contextmanager
def _scratch(target: Path) -> Iterator[Path]:
    """Give a folder beside the target, on the same file system, and remove it afterwards."""
    folder = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _replace(made: Path, target: Path, former: Path) -> None:
    """Put a finished folder in its place; the former one is put back should that fail."""
    if target.exists():
        target.rename(former)
    try:
        made.rename(target)
    except OSError:
        if former.exists():
            former.rename(target)
        raise
