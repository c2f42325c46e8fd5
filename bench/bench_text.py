"""Measure the text wing: readouts per second of processor time, the share of each stage, memory, growth with length.

    python bench/bench_text.py [--limit N]

The sample readouts are always read; the corpora `wild/*.jsonl` are where `DIPLOGRAPH_CORPORA` names a folder.
"""

import argparse
import os
import resource
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from time import process_time

from clock import Clock

from diplograph.graph.assemble import block
from diplograph.model.text import Document
from diplograph.packs.gazetteer import gazetteer
from diplograph.packs.language import language_pack, lexicon, tags
from diplograph.resources import collection, walk
from diplograph.text.events import events
from diplograph.text.people import people
from diplograph.text.read import documents
from diplograph.text.reading import _Reader, read
from diplograph.text.segment import sentences

STAGES = ("files", "segment", "people", "events", "items", "clauses", "assemble")


def files(inputs: list[Path], limit: int, clock: Clock) -> Iterator[Document]:
    found = (each for each in documents(inputs) if isinstance(each, Document) and each.language in tags())
    for _ in range(limit):
        document = clock.time("files", lambda: next(found, None))
        if document is None:
            return
        yield document


def extract(document: Document, clock: Clock) -> tuple[int, int]:
    """Do what `diplograph.text.reading.read` does, stage by stage; return the numbers of statements and of bytes."""
    pack, names = language_pack(document.language), gazetteer(document.language)
    cut = clock.time("segment", lambda: tuple(sentences(document.text, pack)))
    who = clock.time("people", lambda: people(document, cut, names))
    what = clock.time("events", lambda: events(document, cut, who, names))
    reader = clock.time("items", lambda: _Reader(document, pack, names, cut, who, what))
    reading = clock.time("clauses", reader.reading)
    return len(reading.statements), len(clock.time("assemble", lambda: block(reading)))


def warm() -> float:
    """Load every pack and gazetteer, and return the seconds it took."""
    start = process_time()
    for tag in tags():
        lexicon(tag)
        gazetteer(tag)
        read(Document(id="warm", text="x.", language=tag))
    return process_time() - start


def memory() -> float:
    """Return the greatest resident size of this process so far, in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def measure(name: str, inputs: list[Path], limit: int) -> None:
    clock = Clock(STAGES)
    number = characters = statements = size = 0
    for document in files(inputs, limit, clock):
        made, written = extract(document, clock)
        number, characters = number + 1, characters + len(document.text)
        statements, size = statements + made, size + written
    total = sum(clock.seconds.values())
    if not number:
        print(f"{name}: nothing to read")
        return
    print(
        f"{name}: {number} readouts, {characters / number:.0f} characters each, {statements} statements, {size} bytes"
    )
    print(f"  {number / total:.0f} readouts/s, {characters / total / 1000:.0f} thousand characters/s on one core")
    shares = (f"{stage} {1000 * clock.seconds[stage] / number:.2f} ms" for stage in STAGES)
    print(f"  per readout: {', '.join(shares)}; peak memory {memory():.0f} MB")


def grow(text: str, tag: str) -> None:
    """Print how long texts of ten times the length take: linear is a factor of 10."""
    before = 0.0
    for size in (10_000, 100_000, 1_000_000):
        document = Document(id="long", text=(text + "\n") * (size // len(text)), language=tag, publisher="CHN")
        start = process_time()
        read(document)
        seconds = process_time() - start
        factor = f", {seconds / before:.1f} times as long" if before else ""
        print(f"  {tag}: {len(document.text)} characters in {seconds:.2f} s{factor}; peak memory {memory():.0f} MB")
        before = seconds


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description="Measure the text wing.")
    options.add_argument("--limit", type=int, default=2000, help="read so many readouts of each corpus at most")
    limit = options.parse_args().limit
    print(f"packs and gazetteers of {', '.join(tags())}: {warm():.2f} s, {memory():.0f} MB")
    samples = [Path(str(file)) for file in walk(collection("samples"), ".md")]
    measure("samples", samples, limit)
    if folder := os.environ.get("DIPLOGRAPH_CORPORA"):
        for corpus in sorted(Path(folder).glob("wild/*.jsonl")):
            measure(corpus.name, [corpus], limit)
    print("growth with length, of one sample said over and over:")
    for tag in ("en", "fr", "zh"):
        found = [each for each in documents(samples) if isinstance(each, Document) and each.language == tag]
        for document in islice(found, 1):
            grow(document.text, tag)


if __name__ == "__main__":
    main()
