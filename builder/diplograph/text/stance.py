"""From a topic with what governs it to the positions it shows, or to the rule that says it shows none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diplograph.model.statement import Discussion, Polarity, Position, Rejection, Voice
from diplograph.model.text import Span
from diplograph.packs.gazetteer import Registry
from diplograph.packs.language import Grammar, Lexicon, VerbClass
from diplograph.packs.matcher import fold
from diplograph.text.cues import Item
from diplograph.text.frames import Frame, Framed, Setting, Verbal
from diplograph.text.subjects import UNNAMED
from diplograph.text.walk import PROPOSES

_ADJACENT = 12
_BILATERAL = "shared-future-bilateral"
_AGAINST = {"combats", "opposes", "condemns"}
_AUTHORSHIP = VerbClass(strength="put-forward", strong="put-forward", only=frozenset({"initiative"}))


@dataclass(frozen=True, slots=True)
class Judge:
    """What is needed to judge a topic: the grammar, the registry, the document's text and the day it tells of."""

    grammar: Grammar
    lexicon: Lexicon
    registry: Registry
    text: str
    day: str

    def judge(self, framed: Framed, speaker: str) -> Iterator[Position | Rejection | Discussion]:
        """Yield what a topic comes to: positions, a discussion, or a rejection with its rule."""
        setting = framed.setting
        for item in framed.anaphors or (framed.item,):
            entry = item.entry
            if entry is None:
                continue
            bundled = entry.use == "set"
            for topic in (_BILATERAL,) if framed.bilateral else entry.referent.split():
                yield from self._topic(topic, framed, setting, speaker, inverse=entry.use == "inverse", bundled=bundled)

    def _topic(
        self, topic: str, framed: Framed, setting: Setting, speaker: str, *, inverse: bool, bundled: bool
    ) -> Iterator[Position | Rejection | Discussion]:
        frame = framed.frame
        quote = self._quote(framed)
        holders = frame.subject or (setting.side,)
        launched = self.registry.topics[topic].launched if topic in self.registry.topics else ""
        if launched and self.day and self.day < launched[: len(self.day)]:
            yield from _rejections(holders, topic, "before-launch", speaker, quote)
            return
        if frame.deal == "discussed" and not any(verb.name == "is-concerned" for verb in frame.verbs):
            yield Discussion(topic=topic, quote=quote, rule="discussed")
            return
        if frame.verbs and frame.verbs[-1].name == PROPOSES and self._author(topic) not in holders:
            yield from _rejections(holders, topic, "authorship", speaker, quote)
            return
        if rule := self._barrier(framed, setting):
            yield from _rejections(holders, topic, rule, speaker, quote)
            return
        positions = list(self._positions(topic, framed, setting, quote, inverse=inverse, bundled=bundled))
        if positions:
            yield from positions
        else:
            yield from _rejections(holders, topic, "out-of-class", speaker, quote)

    def _author(self, topic: str) -> str:
        known = self.registry.topics.get(topic)
        return known.author if known else ""

    def _barrier(self, framed: Framed, setting: Setting) -> str:
        frame = framed.frame
        if frame.barrier:
            return frame.barrier
        if frame.venue:
            return "framework"
        if not frame.verbs and not framed.ahead and not self._asserts_itself(framed.item):
            return "no-verb"
        if not frame.subject and not any(verb.holder for verb in frame.verbs):
            return "no-side"
        if (
            setting.kind == "narrated"
            and frame.subject[:1]
            and not set(frame.subject) & {*setting.sides, setting.publisher}
        ):
            return "no-side"
        if self._located(framed) or (framed.located and framed.ahead and not frame.verbs):
            return "place-only"
        if framed.ahead == "opposes" and not frame.verbs and self._upheld(framed.item):
            return "out-of-class"
        return ""

    def _located(self, framed: Framed) -> bool:
        """Tell whether an issue is only where something takes place: "peace in the South China Sea"."""
        entry = framed.item.entry
        if entry is None or not framed.located or self.grammar.kind(entry.referent) != "issue":
            return False
        return all(verb.form != "finite" and self.grammar.classes[verb.name].sign > 0 for verb in framed.frame.verbs)

    def _upheld(self, item: Item) -> bool:
        """Tell whether the topic is a principle, which nobody calls untenable."""
        entry = item.entry
        return entry is not None and entry.use != "inverse" and self.grammar.kind(entry.referent) == "principle"

    def _asserts_itself(self, item: Item) -> bool:
        """Tell whether naming the topic is asserting it: "Taiwan is an inalienable part of China"."""
        if item.entry is None:
            return False
        return item.entry.use == "assertion" or item.entry.referent in self.grammar.kinds["assertion"]

    def _positions(
        self, topic: str, framed: Framed, setting: Setting, quote: Span, *, inverse: bool, bundled: bool
    ) -> Iterator[Position]:
        frame = framed.frame
        kind = self.grammar.kind(topic)
        groups: dict[tuple[str, str, Polarity], list[tuple[str, Verbal, str]]] = {}
        for verb in frame.verbs or (self._unspoken(framed),):
            said = self._said(verb, topic, kind, inverse=inverse)
            if said and not self._strays(verb, said[1], kind, framed.item, inverse=inverse):
                strength, polarity, act = said
                groups.setdefault((verb.modality, verb.holder, polarity), []).append((strength, verb, act))
        for (modality, other, polarity), said_so in groups.items():
            strengths = tuple(dict.fromkeys(strength for strength, _, _ in said_so))
            acts = [act for _, _, act in said_so if act != "speech"]
            verbs = tuple(self.text[verb.start : verb.end] for _, verb, _ in said_so if verb.end > verb.start)
            for holder, voice in _holders(framed, setting, other):
                yield Position(
                    holder=holder,
                    topic=topic,
                    polarity=polarity,
                    strengths=strengths,
                    modality=modality,
                    voice=voice,
                    target=self._target(topic, holder, framed, setting),
                    act=acts[-1] if acts else "speech",
                    bundled=bundled,
                    collective=frame.collective or setting.collective,
                    quantity=frame.quantity if holder == UNNAMED else "",
                    verbs=verbs,
                    wording=self._wording(topic, said_so, quote),
                    quote=quote,
                    rule=_rule(said_so[-1][1], frame, framed),
                )

    def _wording(self, topic: str, said_so: Sequence[tuple[str, Verbal, str]], quote: Span) -> tuple[str, ...]:
        """Return the word choices that analysts count by: those of the topic, of the verbs, of the words beside it."""
        names = {verb.name for _, verb, _ in said_so}
        words = quote.of(self.text)
        spoken = {self.lexicon.words[each.form] for each in self.lexicon.wording.search(words, fold(words))}
        return tuple(
            concept
            for concept, shown in self.grammar.wording.items()
            if topic in shown.topics or names & shown.classes or (topic in shown.beside and concept in spoken)
        )

    def _strays(self, verb: Verbal, polarity: Polarity, kind: str, item: Item, *, inverse: bool) -> bool:
        """Tell whether opposition reaches on to what nobody opposes: "opposing interference and following its path"."""
        opposed = polarity == "negative" and not verb.negated and not inverse
        return opposed and kind == "principle" and item.start - verb.end > _ADJACENT

    def _unspoken(self, framed: Framed) -> Verbal:
        at = framed.item.start
        return Verbal(framed.ahead or "affirms", "finite", at, at, framed.frame.modality, inner=framed.inner)

    def _said(self, verb: Verbal, topic: str, kind: str, *, inverse: bool) -> tuple[str, Polarity, str] | None:
        """Return strength, polarity and act of what a verb says on a topic, or nothing."""
        cls = _AUTHORSHIP if verb.name == PROPOSES else self.grammar.classes[verb.name]
        inner = self.grammar.classes.get(verb.inner)
        weighed = (cls, inner) if inner and inner.sign < 0 else (cls,)
        if any(each.only and kind not in each.only and topic not in each.topics for each in weighed):
            return None
        if verb.name == "seeks":
            return _sought(verb, inverse=inverse)
        if kind == "action" and inverse and not {verb.name, verb.inner} & _AGAINST:
            return None
        strength, sign = self._weighed(verb, cls, topic, kind, inverse=inverse)
        if verb.negated:
            denied = cls.sign >= 0 and (sign > 0 or kind == "ill")
            return ("does-not-support", "negative", "speech") if denied else None
        if (kind == "ill" and sign > 0) or (inverse and sign < 0 and kind != "action"):
            return None
        polarity: Polarity = "positive" if sign > 0 else "negative" if sign < 0 else "neutral"
        return strength, polarity, cls.act

    def _weighed(self, verb: Verbal, cls: VerbClass, topic: str, kind: str, *, inverse: bool) -> tuple[str, int]:
        """Return the strength of a verb on a topic, and its sign as far as the form of the topic turns it."""
        plain, strong = cls.topics.get(topic) or cls.kinds.get(kind) or (cls.strength, cls.strong)
        strength = strong if verb.strong and strong else plain
        sign = cls.sign
        inner = self.grammar.classes.get(verb.inner)
        if inner and inner.sign < 0 < sign:
            sign = inner.sign
            if not inverse and kind != "action":
                strength = inner.strong if verb.strong else inner.strength
        if kind == "action" and {verb.name, verb.inner} & _AGAINST:
            return strength, 1
        return strength, -sign if inverse else sign

    def _target(self, topic: str, holder: str, framed: Framed, setting: Setting) -> str:
        if topic not in self.grammar.targets:
            return ""
        if framed.frame.mutual:
            return next((side for side in setting.sides if side != holder), "")
        if framed.towards:
            return framed.towards
        other = next((side for side in setting.sides if side != holder), "") if len(setting.sides) == 2 else ""
        return other if topic == "core-interests" else holder

    def _quote(self, framed: Framed) -> Span:
        start, end = framed.item.start, framed.item.end
        if framed.frame.verbs:
            start = min(start, framed.frame.start)
            end = max(end, *(verb.end for verb in framed.frame.verbs))
        elif framed.ahead_end > end:
            end = framed.ahead_end
        return Span(start, end)


def _sought(verb: Verbal, *, inverse: bool) -> tuple[str, Polarity, str] | None:
    """Return what denying that one seeks a thing comes to; seeking it says nothing."""
    if not verb.negated:
        return None
    return ("affirms", "positive", "speech") if inverse else ("does-not-support", "negative", "speech")


def _rejections(holders: Sequence[str], topic: str, rule: str, speaker: str, quote: Span) -> Iterator[Rejection]:
    for holder in holders or ("",):
        yield Rejection(holder=holder, topic=topic, rule=rule, speaker=speaker, quote=quote)


def _holders(framed: Framed, setting: Setting, other: str) -> Iterator[tuple[str, Voice]]:
    """Yield who holds the position, in which voice; what a topic is worth is said by the speaker alone."""
    frame = framed.frame
    if other:
        yield other, "reported"
    elif not frame.subject:
        return
    elif frame.mode == "other":
        yield frame.subject[0], "reported"
    elif frame.mode == "both":
        for side in frame.subject:
            if setting.kind == "attributed":
                if framed.ahead and side != setting.side:
                    continue
                yield side, "own" if side == setting.side else "reported"
            else:
                yield side, "own" if setting.collective else "joint"
    else:
        yield frame.subject[0], "own"


def _rule(verb: Verbal, frame: Frame, framed: Framed) -> str:
    parts = [framed.ahead or verb.name, verb.form, frame.mode]
    if verb.negated:
        parts.insert(1, "negated")
    if verb.holder:
        parts[-1] = "ascribed"
    return "stance/" + "-".join(parts)
