"""A bar on standard error for work longer than a second, and none where that is no terminal."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Tick = Callable[[int, int], None]
"""Called with what is done and what there is in all, or 0 where that is not known."""


def _silent(done: int, total: int) -> None:
    """Show nothing."""
    del done, total


@contextmanager
def progress(what: str) -> Iterator[Tick]:
    """Give a function that is told of each step."""
    if not sys.stderr.isatty():
        yield _silent
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task(what, total=None)
    begun = time.monotonic()

    def tick(done: int, total: int) -> None:
        if not bar.live.is_started and time.monotonic() - begun > 1:
            bar.start()
        bar.update(task, completed=done, total=total or None)

    try:
        yield tick
    finally:
        bar.stop()
