"""Where words stand: spans, documents, sentences."""

from dataclasses import dataclass, field
from hashlib import sha256


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, counted in the document's normalised text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            message = f"a span needs 0 <= start < end, not {self.start}, {self.end}"
            raise ValueError(message)

    def of(self, text: str) -> str:
        """Return the words of the text that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Tell whether the other span lies within this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document as published, its text in NFC with LF line ends.

    Dates are EDTF level 0 strings (ISO 8601-2), the language a lower-case BCP 47 tag, the
    publisher an actor code of the codebook. `inferred` names the metadata fields
    that no source stated.
    """

    id: str
    text: str
    language: str = "und"
    title: str = ""
    published: str = ""
    publisher: str = ""
    medium: str = ""
    url: str = ""
    event: str = ""
    retrieved: str = ""
    archive_url: str = ""
    rights: str = ""
    translation_of: str = ""
    source: str = ""
    inferred: frozenset[str] = field(default=frozenset())
    warnings: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the normalised text, in lower-case hexadecimal."""
        return sha256(self.text.encode()).hexdigest()

    @property
    def key(self) -> str:
        """Return the identifier of this revision of the document, `{id}-{8 hex digits of the digest}`."""
        return f"{self.id}-{self.digest[:8]}"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, by reference: the words stay in the document."""

    span: Span
    paragraph: int
