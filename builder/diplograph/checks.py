"""Validate a whole build: each readout against the shapes, and on request all of it with a reasoner."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from diplograph.graph.kg import read_manifest, readouts, verify
from diplograph.graph.reason import ReasonerReport
from diplograph.graph.reason import check as reasoned
from diplograph.graph.reference import reference, vocabularies
from diplograph.graph.validate import Context, Report, validate_graph

Tick = Callable[[int, int], None]

_COUNTED = {"Violation": "violations", "Warning": "warnings", "Info": "remarks"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the validation of a build found: the reports with results, counts, and what the reasoner says."""

    readouts: int
    reports: tuple[Report, ...]
    reasoner: ReasonerReport | None = None

    @property
    def violations(self) -> int:
        """Return the number of results that break a shape."""
        return sum(report.counts()["Violation"] for report in self.reports)

    @property
    def conforms(self) -> bool:
        """Tell whether no shape is broken and the reasoner, where asked, finds no contradiction."""
        return not self.violations and (self.reasoner is None or self.reasoner.conforms)

    def text(self) -> str:
        """Return the outcome for a person."""
        counts: Counter[str] = Counter()
        for report in self.reports:
            counts.update(report.counts())
        lines = [
            report.as_text() for report in self.reports if report.counts()["Violation"] or report.counts()["Warning"]
        ]
        told = ", ".join(f"{counts[name]} {word}" for name, word in _COUNTED.items())
        lines += [f"info: {count} × {message}" for message, count in sorted(self._remarks().items())]
        lines.append(f"{self.readouts} readouts: {'conforms' if self.conforms else 'does not conform'}; {told}")
        if self.reasoner:
            lines.append("reasoner: consistent" if self.reasoner.consistent else "reasoner: inconsistent")
            lines += [f"  no member possible: {name}" for name in self.reasoner.unsatisfiable]
            lines += [f"  {clash.individual}: {clash.message}" for clash in self.reasoner.clashes]
        return "\n".join(lines)

    def _remarks(self) -> Counter[str]:
        """Return how often each remark is made that is neither violation nor warning."""
        results = (result for report in self.reports for result in report.results)
        return Counter(result.message for result in results if result.severity == "Info")

    def json(self) -> str:
        """Return the outcome as a JSON object."""
        found = {
            "readouts": self.readouts,
            "conforms": self.conforms,
            "reports": [report.as_dict() for report in self.reports],
            "reasoner": self.reasoner
            and {
                "consistent": self.reasoner.consistent,
                "unsatisfiable": list(self.reasoner.unsatisfiable),
                "clashes": [[clash.individual, clash.message] for clash in self.reasoner.clashes],
            },
        }
        return json.dumps(found, ensure_ascii=False, indent=1)


def check(kg: Path, *, reason: bool = False, tick: Tick | None = None) -> Outcome:
    """Validate a build folder, its master compared with its manifest first; with `reason`, run HermiT as well.

    The reasoner is given the links of all readouts together, and of the reference data what they link to. Literals
    are the shapes' business: their axioms are few, and with them HermiT takes four times as long.
    """
    verify(kg)
    total = read_manifest(kg).readouts
    background = Context.of(reference(), vocabularies())
    count = 0

    def counted() -> Iterator[tuple[str, list[ox.Quad]]]:
        nonlocal count
        for key, quads in readouts(kg):
            count += 1
            if tick:
                tick(count, total)
            yield key, quads

    kept = tuple(report for report in validate_graph(counted(), background) if report.results)
    verdict = None
    if reason:
        verdict = reasoned(_links(kg))
    return Outcome(count, kept, verdict)


def _links(kg: Path) -> Iterator[ox.Quad]:
    """Yield the quads of all readouts that link two things, and those of the reference data about these things."""
    named: set[object] = set()
    for quad in chain.from_iterable(quads for _, quads in readouts(kg)):
        if not isinstance(quad.object, ox.Literal):
            named.update((quad.subject, quad.object))
            yield quad
    for quad in reference():
        if quad.subject in named and not isinstance(quad.object, ox.Literal):
            yield quad
