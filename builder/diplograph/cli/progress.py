"""A bar on standard error for work longer than a second, and none where that is no terminal."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_PATIENCE = 1.0

Tick = Callable[[int, int], None]
"""Called with what is done and what there is in all, or 0 where that is not known."""


def _silent(done: int, total: int) -> None:
    """Show nothing."""
    del done, total


@contextmanager
def progress(what: str) -> Iterator[Tick]:
    """Give a function that is told of each step; when all is done the bar goes, and what follows may print."""
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

    def stop() -> None:
        if bar.live.is_started:
            bar.stop()

    def tick(done: int, total: int) -> None:
        bar.update(task, completed=done, total=total or None)
        if 0 < total <= done:
            stop()
        elif not bar.live.is_started and time.monotonic() - begun > _PATIENCE:
            bar.start()

    try:
        yield tick
    finally:
        stop()
