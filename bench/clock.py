"""Time the stages of a measurement."""

from collections.abc import Callable, Iterable
from time import process_time
from typing import TypeVar

T = TypeVar("T")


class Clock:
    """Adds up the seconds of the processor that each stage takes."""

    def __init__(self, stages: Iterable[str]) -> None:
        self.seconds = dict.fromkeys(stages, 0.0)

    def time(self, stage: str, work: Callable[[], T]) -> T:
        start = process_time()
        try:
            return work()
        finally:
            self.seconds[stage] += process_time() - start
