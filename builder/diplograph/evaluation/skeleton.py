"""Gold files to start from: what a build says of its documents, for a person to correct."""

import re
from collections.abc import Iterator, Sequence

import msgspec
import pyoxigraph as ox

from diplograph.errors import UsageError
from diplograph.evaluation.found import found
from diplograph.evaluation.gold import GoldDocument

SUFFIX = ".gold.json"
_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*%]')


def skeletons(store: ox.Store, documents: Sequence[str] = ()) -> Iterator[tuple[str, bytes]]:
    """Yield a gold file, its name first, for each of the documents named, or for all of the build.

    The negatives are the rejected candidates, each with its rule and sentence. UsageError names a document that the
    build does not have.
    """
    lacking = set(documents)
    for each in found(store, documents or None):
        lacking.discard(each.doc)
        yield file_name(each.doc), written(each)
    if lacking:
        names = ", ".join(sorted(lacking))
        message = f"the build has no document {names}: `diplograph query KG review/documents` lists them"
        raise UsageError(message)


def file_name(document: str) -> str:
    """Return the name of a document's gold file; what no file system wants in a name is percent-encoded.

    >>> file_name("a/b")
    'a%2Fb.gold.json'
    """
    return f"{_UNSAFE.sub(lambda found: f'%{ord(found[0]):02X}', document)}{SUFFIX}"


def written(document: GoldDocument) -> bytes:
    """Return a gold document as JSON, the fields in the order of `docs/evaluation.md`."""
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"
