"""What governs a topic or an area: verbs before it, verbs after it, words that say what it is worth."""

from dataclasses import replace

from diplograph.packs.language import Cue
from diplograph.text.cues import Item
from diplograph.text.deeds import Deeds
from diplograph.text.frames import Framed, Verbal
from diplograph.text.walk import TRANSFER

_FINITE = {"finite", "strong", "future"}
_TITLE = 12
_PAIR = 2
_TOUCH = 2
_FLAT = {"affirms", "opposes"}
_LIST = {
    "soft",
    "and",
    "preposition",
    "locative",
    "possessive",
    "topic",
    "actor",
    "intensifier",
    "place",
    "area",
    "series",
    "mutual",
}
_STANCES = {"adheres", "supports", "opposes"}
_AUTHORS = {"person", "office"}
_LIGHT = {"adheres", "affirms", "joins"}
_OPENERS = {"that", "new-clause"}
_NOUNS = {"actor", "person", "both", "they", "unnamed", "pronoun", "own-side", "addressee", "third-party", "series"}
_LEADING = {"verb", "soft", "hard", "topic", "willing", "will", "must", "hope", "urge", "thanks", "agree"}
_STRANGE = 4
_ENTERS = {"joins", "is-member", "signs"}
_DOING = {"implements", "takes-part", "carries-out"}
_JOINING = {"supports", "joins"}


class Government(Deeds):
    """A walk that collects verbs and gives them to the topics and areas that it meets."""

    def on_verb(self, index: int, item: Item) -> None:
        cue = item.cue
        if cue is None or self._is_a_name(index, item, cue):
            return
        if self._goes_on_supporting(index, cue):
            self.verbs[-1] = replace(self.verbs[-1], end=item.end, inner=cue.verb)
            self.served = False
            return
        if self._is_subject(index, cue.form):
            self._set_subject((), "none")
            self.barrier = "presupposed"
            return
        if item.start < self.fronted and self._leads(index):
            self.fronted_verb = cue.verb
            return
        self._open_clause(index, cue)
        negated = self._denied(item)
        strong = cue.form == "strong" or (self.strong >= 0 and item.start - self.strong <= self.pack.reach.near)
        self.strong = -1
        modality = self._modality(cue.form)
        if self._done_discussing(index, cue):
            self.deal = ""
        if cue.form in _FINITE:
            self.deal = self.praised = ""
            self.barrier = "" if self.barrier == "results" else self.barrier
        verbal = Verbal(
            cue.verb, cue.form, item.start, item.end, modality, strong, negated, self._holder(index, item, cue.form)
        )
        verbal = self._under_outer(verbal)
        if self.served:
            self._clear_verbs()
        self._drop_stale(item.start)
        self._shut(item, verbal)
        if self.verbs and not self._coordinated(item.start):
            self.verbs[-1] = _nested(self.verbs[-1], verbal)
        else:
            self.verbs.append(verbal)
        if self._has_pronoun(index, cue):
            self._refer(item)
        self.backed = self.object_actor if self.verbs[-1].name == "supports" else ""
        self.object_actor = "" if not self.thanked else self.object_actor

    def _only_wished(self, index: int, cue: Cue) -> bool:
        """Tell whether the verb is in the subjunctive right after its subject, unpraised: "sugirió que X se una"."""
        if self.pack.verb_first:
            duty = any(each.kind == "must" for each in self.sequence[max(0, index - _PAIR) : index])
            return (duty or self.modality == "hopes") and cue.form in _FINITE and self._before_stranger(index)
        if not self.pack.subjunctive or cue.form != "infinitive" or self.fresh or index == 0:
            return False
        if (
            self.welcomed
            or self.praised
            or self.object_actor
            or self.thanked
            or any(each.name in TRANSFER for each in self.verbs)
        ):
            return False
        noun, verb = self.sequence[index - 1], self.sequence[index]
        gap = self.text[noun.end : verb.start]
        before = self.sequence[index - 2].kind if index > 1 else ""
        return noun.kind in {"actor", "person"} and not gap.strip() and before != "preposition"

    def _before_stranger(self, index: int) -> bool:
        """Tell whether a noun that is not known stands right after the verb, where verbs come first."""
        end = self.sequence[index].end
        following = self._after(index)
        if following is not None and following.start - end <= _TOUCH:
            return False
        return self.text[end:].lstrip().startswith(self.pack.segment.definite or "\0")

    def _has_pronoun(self, index: int, cue: Cue) -> bool:
        """Tell whether a pronoun beside the verb means a topic: none of its own follows in the clause."""
        before = self._before(index)
        beside = before is not None and before.kind == "clitic"
        return (beside or cue.form == "bound") and not self._has_object(index)

    def _has_object(self, index: int) -> bool:
        """Tell whether the clause goes on to a topic, so that the pronoun beside the verb means somebody."""
        for each in self.sequence[index + 1 :]:
            if each.kind in {"topic", "soft", "hard"}:
                return each.kind == "topic"
        return False

    def _shut(self, item: Item, verbal: Verbal) -> None:
        """Drop the verbs before one that invites, or that is the deed of others."""
        if self._invites(verbal):
            self._clear_verbs()
            self.barrier = "invitation"
        if self.verbs and not self._coordinated(item.start) and self._others_deed(verbal):
            self._clear_verbs()
            self.barrier = "others-deed"

    def _open_clause(self, index: int, cue: Cue) -> None:
        """Give a verb up to a wish or to an unknown subject before it, and end thanks with a verb of praise."""
        if self._only_wished(index, cue):
            self._clear_verbs()
            self.barrier = "wish"
        if cue.form not in {"noun", "bound"} and not self.fresh and self._stranger(index):
            self._set_subject((), "none")
            self.barrier = "unknown-subject"
        if self.thanked and cue.verb in TRANSFER:
            self.thanked = ""
            self._clear_verbs()

    def _done_discussing(self, index: int, cue: Cue) -> bool:
        """Tell whether a stance begins after what is talked of, where verbs have no forms: 愿就…沟通，维护…."""
        before = self._before(index)
        after_comma = before is not None and before.kind == "soft" and not self._lists(before)
        talks = self.deal == "discussed" and not self.pack.segment.spaced
        return talks and after_comma and cue.verb in _STANCES

    def _others_deed(self, inner: Verbal) -> bool:
        """Tell whether another actor's joining is supported, which is no stance on what is joined."""
        if self.thanked:
            return inner.name in _ENTERS
        other = self.object_actor and (self.object_actor,) != self.subject
        other = other or bool(inner.holder)
        return bool(other) and self.verbs[-1].name == "supports" and inner.name in _ENTERS

    def _stranger(self, index: int) -> bool:
        """Tell whether a noun that is not known opens the clause of the verb: "said that the villagers support"."""
        end = self.sequence[index].start
        for each in reversed(self.sequence[:index]):
            if each.kind in _NOUNS or each.kind in _LEADING:
                return False
            if each.kind == "office" and self.pack.segment.spaced:
                return True
            if each.kind in _OPENERS:
                return self._unexplained(each.end, end) > _STRANGE
        return self._unexplained(self.start, end) > _STRANGE

    def _modality(self, form: str) -> str:
        """Return the modality under which a verb in that form stands; a finite one leaves that of the verb before."""
        if form in {"finite", "strong"} and not self.fresh:
            if self.reiterated and self.served and self.pack.segment.spaced:
                self.base, self.reiterated = "asserts", False
            self.modality = self.base
        self.fresh = False
        return "will" if form == "future" and self.modality in {"asserts", "reiterates"} else self.modality

    def _denied(self, item: Item) -> bool:
        """Tell whether a negation reaches the verb; one that a verb has taken reaches on over `and` alone."""
        if self.negation < 0:
            return False
        if self.negation_taken < 0 and item.start - self.negation > self.pack.reach.near:
            return False
        if item.cue is not None and item.cue.verb == "does-not-support":
            return False
        if self.negation_taken >= 0:
            between = [each for each in self.sequence if self.negation_taken <= each.start < item.start]
            if not between or between[-1].kind != "and":
                return False
            either = self.text[between[-1].start : between[-1].end].lower() in self.pack.either
            return either or all(each.kind == "and" for each in between)
        self.negation_taken = item.end
        return True

    def _is_subject(self, index: int, form: str) -> bool:
        """Tell whether something is said of the noun, which opens the clause: "support for the GDI is growing"."""
        cue, before = self.sequence[index].cue, self._before(index)
        if self.pack.infinitives and form == "infinitive" and not self.fresh and self.setting.kind != "joint":
            first = self.text[self.sequence[index].start : self.sequence[index].end].split()[0]
            return first.endswith(self.pack.infinitives) and (before is None or before.kind in {"that", "new-clause"})
        if form != "noun" or not self.pack.segment.spaced or cue is None or cue.verb == "considers-important":
            return False
        return before is None or before.kind in {"that", "new-clause"}

    def _under_outer(self, verbal: Verbal) -> Verbal:
        """Give a verb in a list the word that governs the list: "the importance of managing A and upholding B"."""
        if verbal.form in {"finite", "strong", "future"} or verbal.holder:
            self.outer = verbal if verbal.name == "considers-important" else None
            return verbal
        if verbal.name == "considers-important":
            self.outer = verbal
            return verbal
        return replace(self.outer, end=verbal.end, inner=verbal.name) if self.outer and self.served else verbal

    def _invites(self, verbal: Verbal) -> bool:
        """Tell whether somebody is welcomed to do something: "welcomes Kenya to join in implementing"."""
        asked = (
            (verbal.form == "infinitive" or not self.pack.segment.spaced)
            and (verbal.name in _DOING or (not self.pack.segment.spaced and verbal.name in _JOINING))
            and bool(self.object_actor)
        )
        return asked and bool(self.verbs) and not self.served and self.verbs[-1].name == "welcomes"

    def beside_verb(self, item: Item) -> bool:
        """Tell whether the word stands right after the verb, or only the holder between: "support of Kenya firm"."""
        end = self.verbs[-1].end
        between = [each for each in self.sequence if end <= each.start < item.start]
        mutual = any(each.kind == "mutual" for each in between)
        mutual = mutual and all(each.kind in {"mutual", "and"} for each in between)
        if item.start - end <= _TOUCH or (mutual and not self._unexplained(end, item.start)):
            return True
        if not self.pack.verb_first:
            return False
        known = sum(each.end - each.start for each in between)
        nouns = all(each.kind in {"actor", "person", "own-side", "both"} for each in between)
        return bool(between) and nouns and item.start - end - known <= _TITLE

    def on_venue_before(self, index: int, item: Item) -> None:
        self.venue_end = item.end

    def on_topic(self, index: int, item: Item) -> None:
        venue = self._venue(index, item)
        if self._speaks_itself(index, item):
            return
        if self._asserted(item):
            self._clear_verbs()
            barrier = self.barrier
            if self.setting.side:
                self._set_subject((self.setting.side,), "own")
                self.barrier = barrier if index and self.sequence[index - 1].kind != "hard" else ""
        verbs = () if venue else self._owned_by_others(self._governing(item), item)
        if verbs and self._tells_of_results(verbs, index, item):
            verbs = ()
        if verbs and self._praises_efforts(verbs[-1], index):
            self._clear_verbs()
            self.barrier, verbs = "results", ()
        frame = self._frame(verbs, venue=venue)
        ahead, ahead_end = ("", 0) if verbs else self._evaluation(index, item)
        self.found.append(
            Framed(
                item,
                frame,
                self.setting,
                towards=self._towards(index),
                ahead=ahead,
                ahead_end=ahead_end,
                inner=self.fronted_verb if item.start < self.fronted else "",
                located=self._located(index, item),
                bilateral=self._bilateral(index, item),
            )
        )
        if verbs:
            self.served = self.direct = True
            self.last_topic = item.end
            self.credited = verbs[-1].holder
        elif not venue and not ahead and not self.barrier and self.deal != "discussed":
            self.orphans.append((len(self.found) - 1, self.fronted_verb if item.start < self.fronted else ""))
        if venue:
            self.venue_end = item.end
        elif (
            not (verbs or ahead or self._states_itself(item))
            and self.pack.segment.spaced
            and self.subjects.opens(self.sequence, index)
        ):
            self._set_subject((), "none")
            self.barrier = "presupposed"

    def _states_itself(self, item: Item) -> bool:
        return self._asserted(item) or (item.entry is not None and item.entry.referent in self.subjects.assertions)

    def _asserted(self, item: Item) -> bool:
        return item.entry is not None and item.entry.use == "assertion"

    def _speaks_itself(self, index: int, item: Item) -> bool:
        """Take an organisation that takes part, with a verb after it, for the subject: "the SCO supports"."""
        code = item.entry.referent.upper() if item.entry else ""
        if (
            self.verbs
            or code not in self.setting.sides
            or not self.subjects.is_subject(self.sequence, index, self.text, governed=False)
        ):
            return False
        self._set_subject((code,), self.subjects.mode((code,), self.setting))
        return True

    def issue(self, item: Item) -> bool:
        """Take a territory named in a list of issues as the issue: "core interests on Taiwan and on Xinjiang"."""
        if not self.served or item.entry is None or not self._governing(item):
            return False
        topic = self.subjects.territories.get(item.entry.referent)
        known = {referent for each in self.found if each.item.entry for referent in each.item.entry.referent.split()}
        if topic is None or not known & self.subjects.issues:
            return False
        entry = item.entry._replace(kind="topic", referent=topic, use="name")
        self.found.append(
            Framed(item._replace(kind="topic", entry=entry), self._frame(tuple(self.verbs), venue=False), self.setting)
        )
        self.last_topic = item.end
        return True

    def on_anaphor(self, index: int, item: Item) -> None:
        if not self.verbs and self._rules_out(index, item):
            return
        if not self.verbs and self.subjects.opens(self.sequence, index):
            self._set_subject((), "none")
            self.barrier = "presupposed"
            return
        if self.verbs and not self.served:
            self._refer(item)

    def _rules_out(self, index: int, item: Item) -> bool:
        """Take "this is a red line" as said of what was named last; tell whether it stands there."""
        ahead, end = self._evaluation(index, item)
        recent = self._recent()
        if ahead not in _FLAT or not recent:
            return False
        frame = self._frame((), venue=False)
        self.found.append(Framed(item, frame, self.setting, recent[-1:], ahead=ahead, ahead_end=end))
        return True

    def _refer(self, item: Item) -> None:
        """Give the verbs the topics named last, the issues among them only where there is nothing else."""
        recent = tuple(each for each in self._recent() if not self._an_issue(each)) or self._recent()
        if recent:
            self.found.append(Framed(item, self._frame(tuple(self.verbs), venue=False), self.setting, recent))
            self.served = True
            self.last_topic = item.end

    def _an_issue(self, item: Item) -> bool:
        return item.entry is not None and item.entry.referent in self.subjects.issues

    def on_area(self, item: Item) -> None:
        self.found.append(Framed(item, self._frame(tuple(self.verbs), venue=False), self.setting))

    def _governing(self, item: Item) -> tuple[Verbal, ...]:
        if not self.verbs or (item.start < self.fronted and self.verbs[-1].end <= self.fronted_from):
            return ()
        reach = self.pack.reach
        if self.served and item.entry and item.entry.referent in self.subjects.issues and not self._on_issues():
            return ()
        if self.served:
            between = [each for each in self.sequence if self.last_topic <= each.start < item.start]
            gap = item.start - self.last_topic
            authored = any(each.kind == "preposition" for each in between)
            kinds = _LIST | _AUTHORS if authored else _LIST
            listed = gap <= reach.list and all(each.kind in kinds for each in between)
            listed = listed and self._unexplained(self.last_topic, item.start) <= reach.gap
            return tuple(self.verbs) if listed else ()
        return tuple(self.verbs) if item.start - self.verbs[-1].end <= reach.verb else ()


def _nested(outer: Verbal, inner: Verbal) -> Verbal:
    """Return what a verb says that governs another: "supports the building of", "appreciates its adherence to"."""
    if inner.holder and not outer.holder:
        return inner
    if outer.name in _LIGHT and inner.name in _DOING:
        return replace(inner, start=outer.start, strong=outer.strong or inner.strong)
    return replace(outer, end=inner.end, inner=inner.name, strong=outer.strong or inner.strong)
