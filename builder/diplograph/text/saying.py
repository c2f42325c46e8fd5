"""The words that show that something is said, and since when what is said has held."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from diplograph.model.statement import Position
from diplograph.model.text import Span
from diplograph.packs.language import Lexicon, grammar
from diplograph.text.cues import Item
from diplograph.text.dates import DateMention, resolve

_DONE = {"asserts", "reiterates"}
_LINK = 3


def saying(sequence: Sequence[Item], text: str, lexicon: Lexicon) -> tuple[str, str]:
    """Return the first word of saying in a sentence and the speech act it names, both empty where there is none."""
    for item in sequence:
        if item.kind in grammar().saying:
            words = text[item.start : item.end]
            return words, lexicon.speech_act(item.kind, words)
    return "", ""


def dated(position: Position, text: str, sentence: Span, dates: Sequence[DateMention], day: str) -> Position:
    """Return the position with the date that the words give for a deed: "joined the group in 2022".

    Only what is told as done has one, where just one date stands in the evidence or touches it, and is not after the
    day of the event.
    """
    if position.act == "speech" or position.modality not in _DONE:
        return position
    quote = position.quote
    beside = [
        each
        for each in dates[bisect_left(dates, sentence.start, key=_start) : bisect_left(dates, sentence.end, key=_start)]
        if sentence.covers(each.span) and (quote.covers(each.span) or _touches(text, quote, each.span))
    ]
    if len(beside) != 1:
        return position
    date = resolve(beside[0], anchor=day)
    return (
        replace(position, stance_date=date) if date and not (day and date[: len(day)] > day[: len(date)]) else position
    )


def _start(date: DateMention) -> int:
    return date.span.start


def _touches(text: str, quote: Span, date: Span) -> bool:
    first, last = sorted([quote, date])
    gap = text[first.end : last.start]
    return first.end <= last.start and sum(map(str.isalnum, gap)) <= _LINK
