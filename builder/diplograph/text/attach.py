"""Decide which office goes with which name."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache

from diplograph.packs.happenings import EventLexicon, alternatives, event_lexicon
from diplograph.text.names import Name
from diplograph.text.office_patterns import honorific
from diplograph.text.offices import OfficePhrase
from diplograph.text.sightings import Sightings

_NEAR = 30
_TITLE = 48


@dataclass(frozen=True, slots=True)
class _Patterns:
    plain: re.Pattern[str]
    comma: re.Pattern[str]
    after: re.Pattern[str]
    closed: re.Pattern[str]
    address: re.Pattern[str]
    of: re.Pattern[str]
    item: re.Pattern[str]
    article: re.Pattern[str]
    title: re.Pattern[str]


@cache
def _patterns(tag: str) -> _Patterns:
    naming = event_lexicon(tag).naming
    polite = honorific(tag).pattern
    also, articles = alternatives(naming.also), alternatives(naming.articles)
    spaced = naming.script != "characters"
    prefix = f"[{naming.proclitics}]?" if naming.proclitics else ""
    of = alternatives(naming.genitives)
    return _Patterns(
        plain=re.compile(polite if spaced else ""),
        comma=re.compile(rf"\s*[,،]{polite}" if spaced else "(?!)"),
        after=re.compile(
            rf"\s*[,،(–—-]\s*(?:(?:{also})\s*)?(?:(?P<one>{articles})\s*)?|\s*(?:{also})\s*(?:(?P<two>{articles})\s*)?"
            if spaced
            else ""
        ),
        closed=re.compile(r"\s*(?:[,.;:)،–—]|$)"),
        address=re.compile(rf"(?<!\w){prefix}(?:{alternatives(naming.honorifics)})\s*$"),
        title=re.compile(
            r"(?:\s(?:of|for|and|the|[A-Z]\.|[A-Z][\w'’-]*(?:\.[\w'’-]+)*))+\s"
            if spaced
            else rf"(?:(?!{'|'.join(map(re.escape, naming.breaks)) or '(?!)'})[\u4e00-\u9fff])+"
        ),
        article=re.compile(rf"(?<!\w)(?:{articles})\s+$"),
        item=re.compile(r"\s*(?:$|[-\n;•])"),
        of=re.compile(rf"\s*(?:(?:{of})\s*|\()" if spaced else r"（|\("),
    )


class Attachment:
    """The names of a text, the offices of each, and the offices left free.

    An office goes with the name just after it, else with one that a comma parts from it: before it, or after it where
    an article shows that a new noun begins.
    """

    def __init__(
        self, text: str, seen: Sightings, phrases: list[OfficePhrase], found: list[Name], lexicon: EventLexicon
    ) -> None:
        self.text, self.seen, self.lexicon = text, seen, lexicon
        self.names = found
        self.starts = [name.start for name in found]
        self.ends = [name.end for name in found]
        self.patterns = _patterns(lexicon.tag)
        self.offices: dict[int, list[OfficePhrase]] = {}
        self.free: list[OfficePhrase] = []
        for phrase in phrases:
            self._attach(phrase)

    def introduce(self, name: Name, phrase: OfficePhrase) -> None:
        """Take up a name that nothing but the title's office shows."""
        self.offices[len(self.names)] = [phrase]
        self.names.append(name)

    def _attach(self, phrase: OfficePhrase) -> None:
        right, left = self._right(phrase, self.patterns.plain), self._left(phrase)
        address = left is not None and (right is None or (not phrase.actors and len(phrase.parts) == 1))
        if self.lexicon.naming.script == "characters" and left is not None and address:
            self.offices.setdefault(left, []).append(phrase)
            return
        led = phrase.start < phrase.parts[0].start
        if (
            right is not None
            and len(phrase.parts) > 1
            and not led
            and (left is not None or self._shares_article(phrase))
        ):
            head, tail = phrase.split()
            if left is None:
                self.free.append(head)
            else:
                self.offices.setdefault(left, []).append(head)
            self.offices.setdefault(right, []).append(tail)
            return
        if right is None:
            after = self._right(phrase, self.patterns.comma)
            right = after if left is None or (after is not None and self._articled(left, phrase)) else left
            if right is None and self.lexicon.naming.script == "words":
                right = self._touching(phrase)
        if right is None:
            self.free.append(phrase)
        else:
            self.offices.setdefault(right, []).append(phrase)

    def _shares_article(self, phrase: OfficePhrase) -> bool:
        """Tell whether an article before the first office shows that the second alone goes with the name after it."""
        if not self.lexicon.naming.article_parts:
            return False
        return bool(self.patterns.article.search(self.seen.folded, max(0, phrase.start - 8), phrase.start))

    def _right(self, phrase: OfficePhrase, pattern: re.Pattern[str]) -> int | None:
        at = bisect_left(self.starts, phrase.end)
        if at == len(self.starts) or self.starts[at] - phrase.end > _NEAR:
            return None
        if self.lexicon.naming.script == "words" and self._addressed_twice(phrase.start, phrase.end, self.starts[at]):
            return None
        return at if pattern.fullmatch(self.seen.folded, phrase.end, self.starts[at]) else None

    def _addressed_twice(self, start: int, end: int, name: int) -> bool:
        """Tell whether the title of honour before an office comes again before the name, which is somebody else's."""
        again = self.seen.folded[end:name].split()[:1]
        return bool(again) and self.seen.folded[max(0, start - _NEAR) : start].split()[-1:] == again

    def _touching(self, phrase: OfficePhrase) -> int | None:
        """Return the name that stands just before an office; where the office is of a named state, a sure one."""
        at = bisect_right(self.ends, phrase.start) - 1
        if phrase.codes == ("~counterpart",):
            return None
        if at < 0 or self.text[self.ends[at] : phrase.start] != " " or self._conjoined(phrase.start):
            return None
        sure = not phrase.actors or self.polite(self.names[at]) or bool(self.names[at].people)
        return at if sure else None

    def _conjoined(self, start: int) -> bool:
        """Tell whether the office begins with the word for "and": the name before it is another person's."""
        prefix = self.lexicon.naming.and_prefix
        return bool(prefix) and self.text.startswith(2 * prefix, start)

    def _articled(self, name: int, phrase: OfficePhrase) -> bool:
        match = self.patterns.after.fullmatch(self.seen.folded, self.ends[name], phrase.start)
        return bool(match and match.lastgroup)

    def _left(self, phrase: OfficePhrase) -> int | None:
        at = bisect_right(self.ends, phrase.start) - 1
        if at < 0 or phrase.start - self.ends[at] > _NEAR:
            return None
        match = self.patterns.after.fullmatch(self.seen.folded, self.ends[at], phrase.start)
        if match is None or (match.lastgroup and not self.patterns.closed.match(self.seen.folded, phrase.end)):
            return None
        return at

    def polite(self, name: Name) -> bool:
        """Tell whether an honorific goes before a name."""
        start = max(0, name.start - 16)
        return bool(self.patterns.address.search(self.seen.folded, start, name.start))

    def state_after(self, name: Name) -> tuple[str, ...]:
        """Return the state that follows a name: "of Peru", "(Peru)", or after a comma at the end of a list item."""
        for each in self.seen.within("actor", name.end, name.end + _NEAR):
            if each.use == "capital":
                return ()
            if self.patterns.of.fullmatch(self.seen.folded, name.end, each.start):
                return each.referents
            gap = self.seen.folded[name.end : each.start]
            listed = (
                each.use != "demonym" and gap.strip() == "," and self.patterns.item.match(self.seen.folded, each.end)
            )
            return each.referents if listed else ()
        return ()

    def leading(self, start: int) -> tuple[str, ...]:
        """Return the state named further before an office, with nothing between that is not part of the title."""
        if not self.lexicon.naming.state_leads:
            return ()
        near = [each for each in self.seen.within("actor", max(0, start - _TITLE), start) if each.end <= start]
        if not near or near[-1].use == "capital" or near[-1].referents[0].startswith("group:"):
            return ()
        gap = self.text[near[-1].end : start]
        return near[-1].referents if self.patterns.title.fullmatch(gap) else ()

    def modified(self, phrase: OfficePhrase) -> bool:
        """Tell whether words that nothing here understands qualify an office, in a script without spaces."""
        naming = self.lexicon.naming
        before = self.text[max(0, phrase.start - 4) : phrase.start]
        if naming.script != "characters" or not before or not before[-1].isalpha():
            return False
        touching = any(cue.end == phrase.start for cue in self.seen.cues_within(phrase.start - 6, phrase.start))
        posts = self.seen.within("actor", phrase.start - _NEAR, phrase.start)
        touching = touching or any(
            each.end == phrase.start and self.text.endswith(naming.posted, 0, each.start) for each in posts
        )
        at = bisect_right(self.ends, phrase.start) - 1
        person = at >= 0 and self.ends[at] == phrase.start
        return not (touching or person or before.endswith((*naming.breaks, *naming.joiners)))
