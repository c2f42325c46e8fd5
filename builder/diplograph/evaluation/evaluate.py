"""Measure a build against gold files, and write down what was found."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import pyoxigraph as ox

from diplograph.errors import UsageError
from diplograph.evaluation.found import Sentences, found, rows
from diplograph.evaluation.gold import GoldDocument
from diplograph.evaluation.intervals import Interval, bootstrap
from diplograph.evaluation.scoring import (
    FALSE_CLAIMS,
    FALSE_ENDORSEMENTS,
    HEADLINES,
    NEGATIVES,
    OFFICES,
    ON_MATCHED,
    Comparison,
    Difference,
    Share,
    compare,
    scored_topics,
    total,
)

Grouping = Literal["lang", "publisher", "medium"]
GROUPINGS: tuple[Grouping, ...] = get_args(Grouping)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """The sum over a group of documents, with the interval of each F1."""

    comparison: Comparison
    intervals: dict[str, Interval]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """A build measured against gold files; `lacking` are the gold documents that the build does not have."""

    overall: Measurement
    groups: dict[str, Measurement]
    grouped_by: Grouping
    lacking: tuple[str, ...]
    seed: int
    resamples: int


def grouping(name: str) -> Grouping:
    """Return what gold documents are grouped by, from its name."""
    for each in GROUPINGS:
        if each == name:
            return each
    message = f"gold documents have no groups by {name!r}: give one of {', '.join(GROUPINGS)}"
    raise UsageError(message)


def evaluate(
    gold: Sequence[GoldDocument],
    store: ox.Store,
    *,
    by: Grouping = "lang",
    every_topic: bool = False,
    seed: int = 1,
    resamples: int = 1000,
) -> Evaluation:
    """Compare each gold document with what the build says of it; one that the build lacks has no claims there."""
    topics = None if every_topic else scored_topics()
    told = {each.doc: each for each in found(store, {each.doc for each in gold})}
    compared: list[tuple[GoldDocument, Comparison]] = []
    for each in gold:
        other = told.get(each.doc) or GoldDocument(doc=each.doc, lang=each.lang, stances=())
        compared.append((each, compare(each, other, topics)))
    groups: dict[str, list[Comparison]] = defaultdict(list)
    for document, comparison in compared:
        groups[getattr(document, by) or ""].append(comparison)
    return Evaluation(
        overall=_measured([each for _, each in compared], seed, resamples),
        groups={name: _measured(groups[name], seed, resamples) for name in sorted(groups)},
        grouped_by=by,
        lacking=tuple(sorted(each.doc for each in gold if each.doc not in told)),
        seed=seed,
        resamples=resamples,
    )


def located(differences: Sequence[Difference], store: ox.Store) -> Iterator[Difference]:
    """Yield differences with the sentences that the build's own documents have for their quotations."""
    wanted = {each.document for each in differences}
    known = {row["doc"]: row for row in rows(store, "review/documents") if row["doc"] in wanted}
    cut = Sentences(store)
    for each in differences:
        row = known.get(each.document)
        if each.quote and row:
            sentence = cut.around(row["document_iri"], row["lang"], each.quote) or each.sentence
            yield Difference(each.kind, each.document, each.what, each.quote, sentence)
        else:
            yield each


def _measured(comparisons: Sequence[Comparison], seed: int, resamples: int) -> Measurement:
    summed = total(comparisons)
    names = sorted(summed.tallies)
    intervals = bootstrap(
        [[each.tallies[name] for name in names] for each in comparisons], resamples=resamples, seed=seed
    )
    return Measurement(comparison=summed, intervals=dict(zip(names, intervals, strict=True)))


def lines(done: Evaluation) -> Iterator[str]:
    """Yield what was measured, for a person."""
    comparison = done.overall.comparison
    yield f"{comparison.documents} gold documents"
    if done.lacking:
        yield (
            f"{len(done.lacking)} of them are not in the build and count as read without claims: "
            f"{', '.join(done.lacking)}"
        )
    width = max(map(len, comparison.tallies))
    for name in sorted(comparison.tallies):
        tally = comparison.tallies[name]
        yield (
            f"{name:{width}}  P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f} "
            f"({done.overall.intervals[name]})  right {tally.both}, spurious {tally.spurious}, missed {tally.missed}"
        )
    shares = comparison.shares
    on_matched = ", ".join(f"{name} {_rate(shares[name])}" for name in ON_MATCHED)
    yield f"on {shares[ON_MATCHED[0]].whole} matched stances: {on_matched}"
    for name in (FALSE_ENDORSEMENTS, FALSE_CLAIMS, NEGATIVES):
        yield f"{name}: {shares[name].part} of {shares[name].whole} ({_rate(shares[name])})"
    yield f"{OFFICES} on {shares[OFFICES].whole} matched participants: {_rate(shares[OFFICES])}"
    for group, measured in done.groups.items():
        figures = "; ".join(
            f"{name.split(' (')[0]} {measured.comparison.tallies[name].f1:.3f} ({measured.intervals[name]})"
            for name in HEADLINES
        )
        yield f"  {group or '(none)'}, {measured.comparison.documents} documents: {figures}"
    yield f"in brackets after F1: 95 % interval by {done.resamples} resamples of the documents, seed {done.seed}"


def difference_lines(differences: Sequence[Difference]) -> Iterator[str]:
    """Yield what was missed and what is spurious, for a person."""
    for each in differences:
        yield f"{each.kind.upper():8} {each.document}: {each.what}"
        if each.quote:
            yield f"         words     {' '.join(each.quote.split())}"
        if each.sentence and each.sentence != each.quote:
            yield f"         sentence  {each.sentence}"


def as_dict(done: Evaluation, differences: Sequence[Difference] = ()) -> dict[str, object]:
    """Return what was measured, ready for JSON."""
    return {
        "documents": done.overall.comparison.documents,
        "lacking": list(done.lacking),
        "seed": done.seed,
        "resamples": done.resamples,
        **_figures(done.overall),
        "by": done.grouped_by,
        "groups": {
            name: {"documents": each.comparison.documents, **_figures(each)} for name, each in done.groups.items()
        },
        "differences": [
            {
                "kind": each.kind,
                "doc": each.document,
                "what": each.what,
                "quote": each.quote,
                "sentence": each.sentence,
            }
            for each in differences
        ],
    }


def _figures(measured: Measurement) -> dict[str, object]:
    tallies, shares = measured.comparison.tallies, measured.comparison.shares
    return {
        "scores": {
            name: {
                "precision": tallies[name].precision,
                "recall": tallies[name].recall,
                "f1": tallies[name].f1,
                "f1_low": measured.intervals[name].low,
                "f1_high": measured.intervals[name].high,
                "right": tallies[name].both,
                "spurious": tallies[name].spurious,
                "missed": tallies[name].missed,
            }
            for name in sorted(tallies)
        },
        "shares": {
            name: {"part": each.part, "whole": each.whole, "rate": each.rate} for name, each in sorted(shares.items())
        },
    }


def _rate(share: Share) -> str:
    return "n/a" if share.rate is None else f"{share.rate:.3f}"
