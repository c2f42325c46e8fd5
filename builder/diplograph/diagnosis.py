"""What an installation has and lacks."""

import platform
import shutil
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple

from diplograph import __version__
from diplograph.errors import DiplographError
from diplograph.packs.codebook import codebooks
from diplograph.packs.gazetteer import gazetteer
from diplograph.packs.happenings import event_lexicon
from diplograph.packs.language import language_pack, lexicon, tags
from diplograph.packs.query import queries
from diplograph.packs.turtle import shapes, version_iri
from diplograph.resources import collection, walk
from diplograph.text.date_forms import date_forms, date_languages
from diplograph.text.identify import told_apart

_LIBRARIES = (
    "pyoxigraph", "rdflib", "networkx", "pyshacl", "owlready2", "ahocorasick_rs", "msgspec", "babel", "click", "rich",
    "httpx", "stamina", "selectolax", "trafilatura", "pyyaml",
)  # fmt: skip


class Finding(NamedTuple):
    """One thing looked at: whether it is fine, and whether the product can do without."""

    what: str
    fine: bool
    detail: str
    optional: bool = False


def findings() -> list[Finding]:
    """Return what was found, each data file read and compiled on the way."""
    return [
        Finding("diplograph", fine=True, detail=f"{__version__}, Python {platform.python_version()} at {sys.prefix}"),
        *(_library(name) for name in _LIBRARIES),
        _data("languages", lambda: ", ".join(f"{tag} ({len(lexicon(tag).cues)} forms)" for tag in tags())),
        _data(
            "persons and events", lambda: ", ".join(f"{tag} ({len(event_lexicon(tag).kinds)} forms)" for tag in tags())
        ),
        _data("dates", lambda: ", ".join(tag for tag in date_languages() if date_forms(tag))),
        _data("languages told apart", lambda: ", ".join(told_apart())),
        _data("gazetteers", lambda: ", ".join(f"{tag} ({len(gazetteer(tag).readings)} names)" for tag in tags())),
        _data("cases of the languages", lambda: f"{sum(len(language_pack(tag).case) for tag in tags())}"),
        _data("ontology", lambda: version_iri().value),
        _data("shapes", lambda: f"{sum(1 for _ in shapes())} triples"),
        _data("questions", lambda: f"{sum(1 for _ in queries())} in the packs"),
        _data("codebooks", lambda: ", ".join(book.name for book in codebooks())),
        _data("sample readouts", lambda: f"{sum(1 for _ in walk(collection('samples'), '.md'))}"),
        Finding(
            "java",
            fine=shutil.which("java") is not None,
            detail=shutil.which("java") or "not on the path: only `validate --reason` needs it",
            optional=True,
        ),
    ]


def _library(name: str) -> Finding:
    try:
        return Finding(name, fine=True, detail=version(name))
    except PackageNotFoundError:
        return Finding(name, fine=False, detail="not installed: install diplograph again")


def _data(what: str, look) -> Finding:  # type: ignore[no-untyped-def]  # noqa: ANN001
    try:
        return Finding(what, fine=True, detail=look())
    except (DiplographError, OSError) as error:
        return Finding(what, fine=False, detail=str(error))
