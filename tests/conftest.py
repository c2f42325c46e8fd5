"""What every test may ask for: the folders of the project, and the corpora that lie outside of it."""

import os
import runpy
from collections.abc import Generator
from pathlib import Path

import pyoxigraph as ox
import pytest

from diplograph.graph.assemble import quads
from diplograph.graph.derive import derive
from diplograph.packs.codebook import codebooks

ROOT = Path(__file__).parents[1]
STRICT = os.environ.get("DIPLOGRAPH_CI") == "1"


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder that holds `pyproject.toml`."""
    return ROOT


@pytest.fixture(scope="session")
def corpora() -> Path:
    """Return the folder of the corpora (`dev/`, `wild/`, `seed/`), or skip where there is none.

    It is named by `DIPLOGRAPH_CORPORA`, from the project's root if it is relative.
    """
    folder = (ROOT / os.environ.get("DIPLOGRAPH_CORPORA", "../shared/corpus")).resolve()
    if not folder.is_dir():
        pytest.skip("no corpora: DIPLOGRAPH_CORPORA names no folder, so what is measured on them is not measured")
    return folder


@pytest.fixture(scope="session")
def store() -> ox.Store:
    """Return the invented readings of `graph/readings.py` as a store, with what the codebooks derive."""
    invented = runpy.run_path(str(ROOT / "tests" / "graph" / "readings.py"))
    made = ox.Store()
    for reading in invented["READINGS"]:
        made.extend(quads(reading))
    made.extend(invented["EXTRA"])
    for book in codebooks():
        derive(made, book)
    return made


def pytest_report_header() -> list[str]:
    """Say at the head of a run which optional things it found, and what a skip means."""
    corpora = (ROOT / os.environ.get("DIPLOGRAPH_CORPORA", "../shared/corpus")).resolve()
    return [
        f"corpora: {'found' if corpora.is_dir() else 'MISSING (set DIPLOGRAPH_CORPORA)'}",
        f"skips: {'count as failures (DIPLOGRAPH_CI=1)' if STRICT else 'allowed'}",
    ]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Make a failure of a skip, where DIPLOGRAPH_CI=1 says that nothing may be missing."""
    report = yield
    if STRICT and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"skipped, though DIPLOGRAPH_CI=1 allows no skip: {reason}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Make a failure of a module that skips itself, on the same terms."""
    report = yield
    if STRICT and report.skipped:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"skipped whole, though DIPLOGRAPH_CI=1 allows no skip: {reason}"
    return report
