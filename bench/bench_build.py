"""Measure a build from end to end: readouts per second, the share of each stage, memory, start-up, growth with length.

    python bench/bench_build.py [--documents N] [--only PART]

The documents are the sample readouts over and over, each with an id of its own and with its years moved ahead, so that
few of them tell of one event. The corpora `wild/*.jsonl` are built too where `DIPLOGRAPH_CORPORA` names a folder. Each
build is a process of its own, so that its greatest memory is its own.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import chain, count, islice
from math import inf
from pathlib import Path
from statistics import median
from time import perf_counter, process_time, sleep
from typing import NamedTuple

import pyoxigraph as ox
from clock import Clock

from diplograph import __version__
from diplograph.graph import kg
from diplograph.graph.assemble import block
from diplograph.graph.provenance import Build, Source, provenance
from diplograph.graph.reference import reference, vocabularies
from diplograph.model.text import Document
from diplograph.packs.codebook import codebooks
from diplograph.packs.gazetteer import gazetteer
from diplograph.packs.language import language_pack, lexicon, tags
from diplograph.packs.turtle import ontology, version_iri
from diplograph.resources import collection, walk
from diplograph.text.events import events
from diplograph.text.people import people
from diplograph.text.read import documents
from diplograph.text.reading import _Reader, read
from diplograph.text.segment import sentences

STAGES = ("read", "segment", "people", "events", "claims", "assemble", "write")
PARTS = ("start", "stages", "builds", "length", "wild")
PATIENCE = 180
"""Seconds after which the build of one long text is stopped."""
_YEAR = re.compile(r"(?<!\d)202\d(?!\d)")
_YEARS = 70
_MB = 1024 * 1024 if sys.platform == "darwin" else 1024


def samples() -> list[Document]:
    paths = [Path(str(file)) for file in walk(collection("samples"), ".md")]
    return [each for each in documents(paths) if isinstance(each, Document)]


def copies(originals: list[Document]) -> Iterator[dict[str, str]]:
    """Yield the originals for ever, as lines of a `.jsonl` file have them."""
    for number in count():
        ahead = number % _YEARS

        def moved(text: str, ahead: int = ahead) -> str:
            return _YEAR.sub(lambda year: str(int(year[0]) + ahead), text)

        for each in originals:
            yield {
                "id": f"{each.id}-{number}",
                "lang": each.language,
                "title": moved(each.title),
                "published": moved(each.published),
                "publisher": each.publisher,
                "medium": each.medium,
                "text": moved(each.text),
            }


def lay_out(folder: Path, number: int) -> Path:
    file = folder / f"{number}.jsonl"
    with file.open("w", encoding="utf-8") as target:
        for line in islice(copies(samples()), number):
            target.write(json.dumps(line, ensure_ascii=False) + "\n")
    return file


class Run(NamedTuple):
    """How a build went: seconds by the clock and of the processor, greatest memory in MB, and its summary."""

    seconds: float
    busy: float
    memory: float
    summary: dict[str, int]


def build(source: Path, folder: Path, workers: int, patience: float = inf) -> Run:
    """Build in a process of its own, which is stopped when it takes longer than the patience, in seconds."""
    command = [sys.executable, "-m", "diplograph", "build", str(source), "-o", str(folder / "KG"), "--json"]
    printed = folder / "summary.json"
    start = perf_counter()
    with printed.open("wb") as out:
        run = subprocess.Popen([*command, "--workers", str(workers)], stdout=out, stderr=subprocess.DEVNULL)
    status, used = 0, None
    while not status:
        status, _, used = os.wait4(run.pid, os.WNOHANG)
        if perf_counter() - start > patience:
            run.kill()
        sleep(0.02)
    seconds = perf_counter() - start
    text = printed.read_text("utf-8")
    busy, peak = (used.ru_utime + used.ru_stime, used.ru_maxrss / _MB) if used else (0.0, 0.0)
    return Run(seconds, busy, peak, json.loads(text) if text else {})


def measured(name: str, run: Run) -> None:
    if not run.summary:
        print(f"  {name:40} stopped after {run.seconds:.0f} s, peak {run.memory:.0f} MB")
        return
    number = run.summary["documents"]
    print(
        f"  {name:40} {run.seconds:7.1f} s {run.busy:7.1f} s busy {number / run.busy:6.0f} readouts/s of a core "
        f"{run.memory:6.0f} MB {run.summary['claims']:7} claims {run.summary['quads']:8} quads"
    )


def start_up() -> None:
    """Print how long the commands take that read nothing."""
    for words in (["--help"], ["build", "--help"], ["packs"]):
        seconds = []
        for _ in range(5):
            start = perf_counter()
            subprocess.run([sys.executable, "-m", "diplograph", *words], check=True, stdout=subprocess.DEVNULL)
            seconds.append(perf_counter() - start)
        print(f"  diplograph {' '.join(words):12} {1000 * median(seconds):6.0f} ms (median of 5)")


def stages(source: Path, folder: Path) -> None:
    """Print what each stage of a build takes, all of them in this process, one after the other."""
    for tag in tags():
        lexicon(tag), gazetteer(tag), read(Document(id="warm", text="x.", language=tag))
    clock = Clock((*STAGES, "rules"))
    found = iter(documents([source]))
    seen: dict[str, Source] = {}

    def blocks() -> Iterator[tuple[str, bytes]]:
        while (item := clock.time("read", lambda: next(found, None))) is not None:
            if isinstance(item, Document):
                seen[item.key] = Source(key=item.key, digest=item.digest, name=item.source)
                yield item.key, extracted(item, clock)

    def extra() -> Iterator[ox.Quad]:
        made_from = Build(version=__version__, ontology=version_iri().value, packs={})
        yield from chain(ontology(), vocabularies(), reference(), provenance(made_from, seen.values()))

    plain = kg.derive
    kg.derive = lambda store, book: clock.time("rules", lambda: plain(store, book))  # type: ignore[assignment]
    start = process_time()
    try:
        kg.write(
            folder / "KG",
            blocks(),
            manifest=lambda: kg.Ingredients(version=__version__),
            extra=extra(),
            codebooks=codebooks(),
        )
    finally:
        kg.derive = plain
    total = process_time() - start
    clock.seconds["write"] = total - sum(clock.seconds[each] for each in STAGES)
    for stage in STAGES:
        seconds = clock.seconds[stage]
        print(f"  {stage:10} {1000 * seconds / len(seen):7.2f} ms a readout {100 * seconds / total:6.1f} %")
    print(f"  (of write, the rules of the codebooks {1000 * clock.seconds['rules'] / len(seen):.2f} ms a readout)")
    text = total - clock.seconds["write"]
    print(f"  text alone {len(seen) / text:.0f} readouts/s, all {len(seen) / total:.0f} readouts/s on one core")


def extracted(document: Document, clock: Clock) -> bytes:
    """Do what `diplograph.pipeline.make` does, stage by stage."""
    pack, names = language_pack(document.language), gazetteer(document.language)
    cut = clock.time("segment", lambda: tuple(sentences(document.text, pack)))
    who = clock.time("people", lambda: people(document, cut, names))
    what = clock.time("events", lambda: events(document, cut, who, names))
    reading = clock.time("claims", lambda: _Reader(document, pack, names, cut, who, what).reading())
    return clock.time("assemble", lambda: block(reading))


def growth(folder: Path) -> None:
    """Print how long one text takes that says a sample over and over: linear is a factor of ten."""
    before = 0.0
    sample = next(each for each in samples() if each.language == "en")
    for size in (100_000, 1_000_000, 10_000_000):
        text = (sample.text + "\n") * (size // len(sample.text))
        source = folder / f"{size}.txt"
        source.write_text(text, encoding="utf-8")
        run = build(source, folder, 1, PATIENCE)
        factor = f", {run.busy / before:.1f} times as long" if before else ""
        measured(f"one text of {size:,} bytes{factor}", run)
        before = run.busy
        if not run.summary:
            return


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description="Measure a build from end to end.")
    options.add_argument("--documents", type=int, default=2000, help="build so many readouts, and five times as many")
    options.add_argument("--only", choices=PARTS, help="measure this part alone")
    chosen = options.parse_args()
    wanted = {chosen.only} if chosen.only else set(PARTS)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if "start" in wanted:
            print("start-up")
            start_up()
        few = lay_out(folder, chosen.documents)
        if "stages" in wanted:
            print(f"stages, {chosen.documents} readouts, one process")
            stages(few, folder)
        if "builds" in wanted:
            print("builds (the first: what a build costs that reads next to nothing)")
            measured("1 readout", build(lay_out(folder, 1), folder, 1))
            measured(f"{chosen.documents} readouts, one process", build(few, folder, 1))
            measured(f"{chosen.documents} readouts, {os.cpu_count()} processes", build(few, folder, 0))
            many = lay_out(folder, 5 * chosen.documents)
            measured(f"{5 * chosen.documents} readouts, one process", build(many, folder, 1))
        if "length" in wanted:
            print("growth with the length of one text")
            growth(folder)
        if "wild" in wanted and (corpora := os.environ.get("DIPLOGRAPH_CORPORA")):
            print("corpora")
            for corpus in sorted(Path(corpora).glob("wild/*.jsonl")):
                measured(f"{corpus.stem}, one process", build(corpus, folder, 1))


if __name__ == "__main__":
    main()
