"""The one normal form of a text, in which every offset counts."""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BIDI = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
_DROPPED = re.compile(f"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u200b\u2060\ufeff\ud800-\udfff{_BIDI}]")
_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
_MOJIBAKE = re.compile("Ã[\x80-\xbf©¨ªª®´§¢]|â€[™œ\x9d“”]|Ð[°-¿]|Ø§|Ù„")


def normalize(text: str) -> str:
    r"""Return the text in Unicode normalisation form C (UAX #15) with LF line ends.

    Dropped, since they change no word and would part words that are equal: byte order marks, zero-width
    spaces, word joiners, soft hyphens, marks and overrides of writing direction (UAX #9), unpaired surrogates,
    and control characters other than tab and line feed. Kept: zero-width joiners and non-joiners, which are
    orthography, and every kind of space. Blank lines before the first word and white space after the last go.

    >>> normalize("Cafe\u0301\r\nde la\u200b paix\n\n")
    'Café\nde la paix'
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _DROPPED.sub("", text)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text.strip()


def doubts(text: str) -> tuple[str, ...]:
    """Tell what a careful reader should know of the raw text before it was normalised."""
    found = []
    if overrides := len(_OVERRIDES.findall(text)):
        found.append(f"{overrides} characters that change the writing direction were dropped")
    if len(_MOJIBAKE.findall(text)) * 200 > len(text):
        found.append("the text looks like UTF-8 once read in another encoding (é as Ã©): get the page again")
    return tuple(found)
