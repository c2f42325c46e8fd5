"""Text as XML 1.0 allows it."""

import re

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACE = re.compile("[ \t\n\r]+")
_CONTENT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)


def legal(text: str) -> str:
    r"""Replace what no XML document may hold by U+FFFD (XML 1.0, section 2.2).

    >>> legal("bell \x07")
    'bell �'
    """
    return _FORBIDDEN.sub("\ufffd", text)


def attribute(text: str) -> str:
    """Return a text as an attribute's value in quotation marks, safe from normalisation (XML 1.0, section 3.3.3)."""
    return f'"{legal(text).translate(_ATTRIBUTE)}"'


def content(text: str) -> str:
    """Return a text as an element's content (XML 1.0, sections 2.4 and 2.11)."""
    return legal(text).translate(_CONTENT)


def token(text: str) -> str:
    """Return a text as an attribute's value with single spaces only (XML Schema 2, section 3.3.2, `token`)."""
    return attribute(_SPACE.sub(" ", text).strip(" "))
