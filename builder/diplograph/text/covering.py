"""Keep track of which stretches of a text are taken."""


class Covering:
    """Intervals that do not overlap, taken first come, first served."""

    def __init__(self, size: int) -> None:
        self._taken = bytearray(size)

    def copy(self) -> "Covering":
        """Return a covering of its own that has taken the same."""
        other = Covering(0)
        other._taken = bytearray(self._taken)
        return other

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether nothing of the interval is taken."""
        return self._taken.find(1, start, end) < 0

    def take(self, start: int, end: int) -> bool:
        """Take the interval where all of it is free; tell whether it was."""
        if not self.is_free(start, end):
            return False
        self._taken[start:end] = b"\x01" * (end - start)
        return True
