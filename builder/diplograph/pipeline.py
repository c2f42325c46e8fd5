"""From files to a build folder: read, extract, assemble, write; the two wings joined once."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path

import msgspec
import pyoxigraph as ox

from diplograph import __version__
from diplograph.errors import DocumentError, LimitError, PackError, UsageError
from diplograph.graph.assemble import block
from diplograph.graph.kg import REPORT, Ingredients, Manifest, check_target, write
from diplograph.graph.provenance import Build, Source, provenance
from diplograph.graph.reference import reference, vocabularies
from diplograph.graph.review import claims_in, merged, review, unmet
from diplograph.model.statement import Position, Reading
from diplograph.model.text import Document
from diplograph.packs.codebook import codebooks
from diplograph.packs.corpus import Corpus, Coverage, Defaults, coverage, read_corpus
from diplograph.packs.decisions import read_claim_decisions, read_identity_decisions, stand_ins
from diplograph.packs.language import pack_files
from diplograph.packs.turtle import ontology, version_iri
from diplograph.text.metadata import checked
from diplograph.text.read import Item, Refusal, documents
from diplograph.text.reading import read

BATCH = 64
_BACKLOG = 4
_LISTED = ".log"
"""Of lists in the report: no suffix of a text, so that a build among the inputs of another one is not read."""

Tick = Callable[[int, int], None]


class NothingReadError(DocumentError):
    """Not one of the inputs could be read, so nothing is built and a former build stays; `refusals` says why."""

    def __init__(self, target: Path, refusals: Iterable[str]) -> None:
        self.refusals = tuple(sorted(refusals))
        super().__init__(f"none of the inputs can be read ({len(self.refusals)} refused), so {target} is not built")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to build: what documents do not say of themselves, the corpus they belong to, how many processes."""

    language: str = ""
    publisher: str = ""
    corpus: Path | None = None
    decisions: Path | None = None
    same_as: Path | None = None
    workers: int = 0

    def defaults(self) -> Defaults:
        """Return language and publisher in their normal forms; UsageError says where one is none."""
        stated = {"lang": self.language, "publisher": self.publisher}
        normal, doubts = checked(stated)
        lost = next((key for key, value in stated.items() if value and key not in normal), "")
        if lost:
            message = f"--{lost} {stated[lost]}: {'; '.join(doubts)}"
            raise UsageError(message)
        return Defaults(language=normal.get("lang", ""), publisher=normal.get("publisher", ""))


@dataclass(frozen=True, slots=True)
class Made:
    """What a worker made of one document."""

    source: Source
    block: bytes
    counts: tuple[tuple[str, int], ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """A document over which the program itself stumbled: it is left out, and the others go on."""

    told: str


@dataclass(slots=True)
class Built:
    """What a build did."""

    target: Path
    manifest: Manifest | None = None
    counts: Counter[str] = field(default_factory=Counter)
    refusals: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    coverage: Coverage | None = None

    def summary(self) -> dict[str, object]:
        """Return what was done, ready for JSON."""
        return {
            "target": str(self.target),
            "quads": self.manifest.quads if self.manifest else 0,
            "sha256": self.manifest.sha256 if self.manifest else "",
            **dict(sorted(self.counts.items())),
            "refusals": self.refusals,
            "warnings": self.warnings,
            "coverage": msgspec.to_builtins(self.coverage) if self.coverage else None,
        }

    def report(self, name: str) -> Path:
        """Return the file of the build's report that lists the `refusals` or the `warnings`."""
        return self.target / REPORT / f"{name}{_LISTED}"

    def lines(self) -> list[str]:
        """Return what was done, for a person."""
        count = self.counts
        found = []
        if self.coverage:
            found.append(
                f"corpus: {len(self.coverage.found)} of {self.coverage.expected} expected pages found, "
                f"{len(self.coverage.unexpected)} unexpected, {len(self.coverage.outside)} outside the window of dates"
            )
        found.append(
            f"{self.target}: {count['documents']} documents, {count['claims']} claims, {count['events']} events, "
            f"{self.manifest.quads if self.manifest else 0} quads; "
            f"{len(self.refusals)} refused, {len(self.warnings)} warnings"
        )
        return found


def build(inputs: Iterable[Path], target: Path, options: Options | None = None, *, tick: Tick | None = None) -> Built:
    """Build the knowledge graph of files and folders at the target; what cannot be read is refused and the rest built.

    The bytes written depend on the documents and the data files alone: not on the order of inputs, the number of
    processes or the hash seed. Raises NothingReadError where every input is refused, and leaves a former build.
    """
    options, tell = options or Options(), tick or _silent
    check_target(target)
    stated = options.defaults()
    corpus = read_corpus(options.corpus) if options.corpus else None
    defaults = (corpus.defaults if corpus else Defaults()).overridden(
        language=stated.language, publisher=stated.publisher
    )
    decisions = read_claim_decisions(options.decisions) if options.decisions else ()
    identities = read_identity_decisions(options.same_as) if options.same_as else ()
    names = stand_ins(identities)
    decided = {each.claim for each in decisions}
    met: set[str] = set()
    done = Built(target)
    seen: dict[str, Source] = {}
    listed: list[Document] = []
    packs = {name: sha256(content).hexdigest() for name, content in pack_files()}
    version = version_iri().value

    def blocks() -> Iterator[tuple[str, bytes]]:
        accepted = _accepted(documents(inputs, defaults=defaults), done, listed if corpus else None)
        for made in _made(accepted, options.workers or os.cpu_count() or 1):
            if isinstance(made, Fault):
                done.refusals.append(made.told)
                continue
            done.counts.update(dict(made.counts))
            done.warnings += made.warnings
            seen[made.source.key] = made.source
            if decided:
                met.update(decided.intersection(claims_in(made.block)))
            tell(done.counts["documents"], 0)
            yield made.source.key, merged(made.block, names)
        tell(done.counts["documents"], done.counts["documents"])
        if not seen:
            raise NothingReadError(target, done.refusals)

    def extra() -> Iterator[ox.Quad]:
        made_from = Build(version=__version__, ontology=version, packs=packs)
        yield from chain(ontology(), vocabularies(), reference())
        yield from review(decisions, identities)
        done.warnings += unmet(decisions, met)
        yield from provenance(made_from, (seen[key] for key in sorted(seen)))

    def ingredients() -> Ingredients:
        read_from = {key: seen[key].digest for key in sorted(seen)}
        for file in filter(None, (options.decisions, options.same_as)):
            read_from[f"review/{file.name}"] = sha256(file.read_bytes()).hexdigest()
        return Ingredients(version=__version__, ontology=version, inputs=read_from, packs=packs)

    done.manifest = write(
        target,
        blocks(),
        manifest=ingredients,
        report=_report(done, corpus, listed),
        extra=extra(),
        codebooks=codebooks(),
    )
    return done


def _silent(done: int, total: int) -> None:
    """Tell nobody."""
    del done, total


def _accepted(items: Iterable[Item], done: Built, listed: list[Document] | None) -> Iterator[Document]:
    """Yield the documents among what was read, and take note of the rest; list them without their texts on demand."""
    for item in items:
        if isinstance(item, Document):
            if listed is not None:
                listed.append(replace(item, text=""))
            yield item
        elif isinstance(item, Refusal):
            done.refusals.append(str(item))
        else:
            done.warnings.append(str(item))


def _made(accepted: Iterable[Document], workers: int) -> Iterator[Made | Fault]:
    """Yield what is made of each document, in batches by several processes where that pays."""
    each_accepted = iter(accepted)
    batches = iter(lambda: list(islice(each_accepted, BATCH)), [])
    first = next(batches, [])
    second = next(batches, [])
    if workers < 2 or not second:
        for batch in chain([first, second], batches):
            yield from _make_all(batch)
        return
    try:
        yield from _pooled(chain([first, second], batches), workers)
    except BrokenProcessPool as error:
        message = f"one of {workers} processes was ended from outside, out of memory perhaps: use fewer --workers"
        raise LimitError(message) from error


def _pooled(batches: Iterable[list[Document]], workers: int) -> Iterator[Made | Fault]:
    with ProcessPoolExecutor(workers) as pool:
        pending: set[Future[list[Made | Fault]]] = set()
        for batch in batches:
            pending.add(pool.submit(_make_all, batch))
            if len(pending) >= workers * _BACKLOG:
                finished, pending = wait(pending, return_when=FIRST_COMPLETED)
                for each in finished:
                    yield from each.result()
        for each in pending:
            yield from each.result()


def _make_all(batch: list[Document]) -> list[Made | Fault]:
    return [_make_or_tell(document) for document in batch]


def _make_or_tell(document: Document) -> Made | Fault:
    try:
        return make(document)
    except PackError:
        raise
    except Exception as error:
        if os.environ.get("DIPLOGRAPH_DEBUG"):
            raise
        what = f"a bug of diplograph, {type(error).__name__}: {error}"
        return Fault(f"{document.source or document.id}: {what}: set DIPLOGRAPH_DEBUG=1 for the trace and report it")


def make(document: Document) -> Made:
    """Read one document and write its quads."""
    reading = read(document)
    return Made(
        source=Source(key=document.key, digest=document.digest, name=document.source),
        block=block(reading),
        counts=tuple(sorted(_counts(reading).items())),
        warnings=tuple(f"{document.source or document.id}: {each}" for each in reading.warnings),
    )


def _counts(reading: Reading) -> Counter[str]:
    contents = [content for statement in reading.statements for content in statement.contents]
    return Counter(
        documents=1,
        events=len(reading.events),
        statements=len(reading.statements),
        claims=sum(isinstance(content, Position) for content in contents),
        rejections=len(reading.rejections),
    )


def _report(done: Built, corpus: Corpus | None, listed: Iterable[Document]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the report, once all documents have been read."""
    done.warnings.sort()
    done.refusals.sort()
    if corpus:
        done.coverage = coverage(corpus, listed)
        yield "coverage.json", msgspec.json.format(msgspec.json.encode(done.coverage), indent=1) + b"\n"
    yield f"refusals{_LISTED}", "".join(f"{each}\n" for each in done.refusals).encode()
    yield f"warnings{_LISTED}", "".join(f"{each}\n" for each in done.warnings).encode()
