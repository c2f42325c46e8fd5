"""What a person sees in a terminal: lines that fit, and tables too wide for it as one record after the other."""

import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

_NARROWEST = 40


def terminal_width() -> int:
    """Return the columns of the terminal that standard output is, and 0 where it is none."""
    return max(_NARROWEST, shutil.get_terminal_size().columns) if sys.stdout.isatty() else 0


def width(text: str) -> int:
    """Return the columns that a text takes (Unicode Standard Annex 11).

    >>> width("GDI"), width("倡议")
    (3, 4)
    """
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text
    )


def wrapped(text: str, columns: int, indent: int = 0) -> Iterator[str]:
    """Yield the lines of a text in a number of columns, those after the first indented; 0 columns leave it whole.

    >>> list(wrapped("one two three", 8, indent=2))
    ['one two', '  three']
    """
    line = ""
    for piece in _pieces(text) if columns else (text,):
        if columns and width(line) > indent and width(line + piece.rstrip()) > columns:
            yield line.rstrip()
            line = " " * indent
            piece = piece.lstrip()  # noqa: PLW2901  a line begins with no space
        line += piece
    yield line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    """Yield the parts of a text between which a line may end: after spaces and after wide characters."""
    piece = ""
    for each in text:
        if piece and each != " " and (piece[-1] == " " or unicodedata.east_asian_width(piece[-1]) in "WF"):
            yield piece
            piece = ""
        piece += each
    if piece:
        yield piece


def records(columns: Sequence[str], rows: Iterable[Sequence[str]], limit: int) -> Iterator[str]:
    """Yield the rows as records, one filled cell below the other."""
    margin = max((width(name) for name in columns), default=0) + 2
    number = 0
    for number, row in enumerate(rows, 1):
        yield f"── {number} ".ljust(min(limit, 60), "─")
        for name, cell in zip(columns, row, strict=True):
            if cell:
                yield from wrapped(f"{name:{margin}}{' '.join(cell.split())}", limit, margin)
    yield f"({number} rows)"
