"""See the questions and answers of a press conference: whose words are whose."""

import re
from collections import Counter
from dataclasses import dataclass

from diplograph.model.text import Span

_LABEL = re.compile(r"^[*_ ]*([^\n:：]{1,40}?)[*_]*[ \u00a0]?[:：]", re.MULTILINE)
_ASKING = ("?", "？", "؟")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Interview:
    """The label of who answers, the stretches that are questions, and those that are answers."""

    answerer: str
    questions: tuple[Span, ...]
    answers: tuple[Span, ...]


def interview(text: str) -> Interview | None:
    """Return the questions and answers of a text, or nothing where it has none.

    Lines that begin with a label and a colon part it. The label that comes most often and asks least is who answers;
    there have to be two answers or more, and two stretches or more under other labels that ask something. What stands
    before the first label is neither.
    """
    found = list(_LABEL.finditer(text))
    if len(found) < 2 * _FEWEST:
        return None
    ends = [match.start() for match in found[1:]] + [len(text)]
    parts = [(match[1].strip("*_ "), match.start(), end) for match, end in zip(found, ends, strict=True)]
    counts = Counter(label for label, _, _ in parts)
    asking = Counter(label for label, start, end in parts if _asks(text[start:end]))
    answerer = max(counts, key=lambda label: (counts[label] - 2 * asking[label], label))
    questions = [(start, end) for label, start, end in parts if label != answerer]
    asked = sum(_asks(text[start:end]) for start, end in questions)
    if counts[answerer] < _FEWEST or asked < _FEWEST or asking[answerer] > counts[answerer] // 2:
        return None
    answers = [(start, end) for label, start, end in parts if label == answerer]
    return Interview(answerer, tuple(Span(*each) for each in questions), tuple(Span(*each) for each in answers))


def _asks(words: str) -> bool:
    return any(mark in words for mark in _ASKING)
