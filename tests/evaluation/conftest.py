"""The six invented readouts in a store, the gold files on them, and a small build of the shipped samples."""

import runpy
from pathlib import Path

import pytest

from diplograph.pipeline import Options, build

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
MADE = runpy.run_path(str(ROOT / "tests" / "graph" / "readings.py"))


@pytest.fixture(scope="session")
def gold_folder() -> Path:
    return HERE / "gold"


@pytest.fixture(scope="session")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("evaluation") / "kg"
    samples = sorted((ROOT / "builder" / "diplograph" / "samples").glob("2024-0*-en.md"))
    assert len(samples) > 3
    build(samples, target, Options(workers=1))
    return target
