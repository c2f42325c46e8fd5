"""Bytes to characters: which encoding a file has, and how sure one can be."""

import codecs
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document of the old kind"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,3}=\s{0,3}["']?([A-Za-z0-9_.:-]{2,40})""")
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "cp1252", "big5": "big5hkscs"}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LETTERS = {
    "cp1251": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфё«»–—…’“”№ ",
    "koi8_r": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфё",
    "cp1256": "اليموهنرتبةعدكسفقحأجشطصىخثذضإزغءئظآؤ،؛؟«»“”’",
    "cp1252": "éèêàçùûôîâëïñóíáúüœÉÀÈÇÓÍÁÚÑ¿¡’‘“”«»–—…°º ",
}
_MIXED = re.compile(r"[A-Za-z][^\x00-\x7f]|[^\x00-\x7f][A-Za-z]")
_SAMPLE = 65_536
_PLAUSIBLE = 0.75


class UnreadableBytesError(ValueError):
    """The bytes are no text in an encoding that can be told: the message says what they look like."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a file, the encoding they were read in, and what the reader should know about it."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, *, declared: str = "", markup: bool = False) -> Decoded:
    """Decode the bytes of a file.

    A byte order mark decides; then UTF-8, whose structure proves itself, even against another declaration; then
    the declared encoding (in HTML the one that the page names); then the likeliest of GB 18030, Big5,
    windows-1251, KOI8-R, windows-1256 and windows-1252, which is reported as a warning. Raises
    UnreadableBytesError for binary files and where no encoding is likely.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            message = f"it is {kind}, not a text"
            raise UnreadableBytesError(message)
    if b"\x00" in data:
        return _without_mark(data)
    if markup and not declared and (found := _DECLARED.search(data, 0, 4096)):
        declared = found[1].decode("ascii")
    return _textual(_by_evidence(data, declared))


def _by_evidence(data: bytes, declared: str) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        nearly = _nearly_utf8(data, error)
    stated = _lookup(declared)
    if stated not in ("", "utf-8"):
        try:
            return Decoded(data.decode(stated), stated)
        except UnicodeDecodeError:
            pass
    if nearly is not None:
        return nearly
    return _likeliest(data)


def _lookup(declared: str) -> str:
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return ""
    return _WIDER.get(name, name)


def _strict(data: bytes, encoding: str) -> Decoded:
    try:
        return _textual(Decoded(data.decode(encoding), encoding))
    except UnicodeDecodeError as error:
        if encoding == "utf-8-sig" and (nearly := _nearly_utf8(data, error)) is not None:
            return nearly
        name = encoding.removesuffix("-sig")
        message = f"its byte order mark says {name}, but byte {error.start} is none of that encoding"
        raise UnreadableBytesError(message) from error


def _without_mark(data: bytes) -> Decoded:
    even, odd = data[0::2].count(0), data[1::2].count(0)
    encoding = "utf-16-le" if odd > 4 * even else "utf-16-be" if even > 4 * odd else ""
    if encoding and max(even, odd) > len(data) // 8:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            pass
        else:
            return _textual(Decoded(text, encoding, (f"read as {encoding}, which nothing in the file states",)))
    message = "it holds zero bytes: a binary file, not a text"
    raise UnreadableBytesError(message)


def _textual(decoded: Decoded) -> Decoded:
    sample = decoded.text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) * 50 > len(sample):
        message = "it holds many control characters: a binary file, not a text"
        raise UnreadableBytesError(message)
    return decoded


def _nearly_utf8(data: bytes, first: UnicodeDecodeError) -> Decoded | None:
    """Read UTF-8 that is damaged in a few places, if it plainly is UTF-8."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd") - data.count("\ufffd".encode())
    good = sum(character > "\x7f" for character in text) - bad
    if first.start >= len(data) - 3 and good:
        return Decoded(text.rstrip("\ufffd"), "utf-8", ("the last character is cut off: the file may be incomplete",))
    if good < 20 * bad:
        return None
    line = data.count(b"\n", 0, first.start) + 1
    warning = f"{bad} bytes are not UTF-8 (the first in line {line}); each is read as U+FFFD"
    return Decoded(text, "utf-8", (warning,))


def _likeliest(data: bytes) -> Decoded:
    scored = []
    for encoding, score in _CANDIDATES:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        scored.append((score(text[:_SAMPLE]), encoding, text))
    best = max(scored, key=lambda each: each[0], default=(0.0, "", ""))
    if best[0] < _PLAUSIBLE:
        message = "it is not UTF-8, and no other encoding makes likely words of it"
        raise UnreadableBytesError(message)
    _, encoding, text = best
    return Decoded(text, encoding, (f"not UTF-8: read as {encoding} by its letters",))


def _share(encoding: str) -> Callable[[str], float]:
    common = frozenset(_LETTERS[encoding])

    def score(text: str) -> float:
        foreign = [character for character in text if character > "\x7f"]
        capitals = sum(character.isupper() for character in foreign)
        fitting = sum(character in common or character.lower() in common for character in foreign)
        shouted = max(0, capitals - len(foreign) // 3)
        mixed = 0 if encoding == "cp1252" else len(_MIXED.findall(text))
        return (fitting - shouted - mixed) / len(foreign) if foreign else 0.0

    return score


def _hanzi(charset: str, first: int, last: int) -> Callable[[str], float]:
    def is_common(character: str) -> bool:
        try:
            lead = character.encode(charset)[0]
        except UnicodeEncodeError:
            return False
        if unicodedata.category(character) == "Lo":
            return first <= lead <= last
        return unicodedata.category(character)[0] in "PNS"

    def score(text: str) -> float:
        foreign = [character for character in text[:4096] if character > "\x7f"]
        return sum(map(is_common, foreign)) / len(foreign) if foreign else 0.0

    return score


_CANDIDATES: tuple[tuple[str, Callable[[str], float]], ...] = (
    ("gb18030", _hanzi("gb2312", 0xB0, 0xD7)),
    ("big5hkscs", _hanzi("big5", 0xA4, 0xC6)),
    *((encoding, _share(encoding)) for encoding in _LETTERS),
)
