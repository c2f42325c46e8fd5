"""The one door to the data folders: ontology, shapes, queries, and those inside the package."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

from diplograph.errors import DataNotFoundError

Collection = Literal["ontology", "shapes", "queries", "languages", "gazetteer", "codebooks", "samples", "sites"]

_INSIDE = {"languages", "gazetteer", "codebooks", "samples", "sites"}
_CHECKOUT = Path(__file__).parents[2]


def collection(name: Collection) -> Traversable:
    """Return the folder of a data collection.

    A wheel carries `ontology`, `shapes` and `queries` as `diplograph/_data/<name>`; a checkout keeps them at
    its root. Raises DataNotFoundError where neither is there.
    """
    package = files("diplograph")
    if name in _INSIDE:
        return package.joinpath(name)
    packaged = package.joinpath("_data", name)
    if packaged.is_dir():
        return packaged
    if (_CHECKOUT / "pyproject.toml").is_file():
        return _CHECKOUT / name
    message = f"no {name!r} folder beside {packaged}: the installation lacks its data, install it again"
    raise DataNotFoundError(message)


def walk(folder: Traversable, suffix: str) -> Iterator[Traversable]:
    """Yield the files of a folder and its subfolders that end in the suffix, in order of their names."""
    for _, entry in tree(folder, suffix):
        yield entry


def tree(folder: Traversable, suffix: str, prefix: str = "") -> Iterator[tuple[str, Traversable]]:
    """Yield the same files, each with its path below the folder."""
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        name = f"{prefix}{entry.name}"
        if entry.is_dir():
            yield from tree(entry, suffix, f"{name}/")
        elif name.endswith(suffix):
            yield name, entry
