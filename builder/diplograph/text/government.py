"""What governs a topic or an area: verbs before it, verbs after it, words that say what it is worth."""

from dataclasses import replace

from diplograph.text.cues import Item
from diplograph.text.frames import Framed, Verbal
from diplograph.text.surroundings import Surroundings
from diplograph.text.walk import TRANSFER

_FINITE = {"finite", "strong", "future"}
_TITLE = 12
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
_PRAISED = {"adheres", "supports"}
_LIGHT = {"adheres", "affirms", "joins"}
_OPENERS = {"that", "new-clause"}
_NOUNS = {"actor", "person", "both", "they", "unnamed", "pronoun", "own-side", "addressee", "third-party", "series"}
_SUBJECTS = {"actor", "person", "both", "they", "pronoun", "own-side"}
_LEADING = {"verb", "soft", "hard", "topic", "willing", "will", "must", "hope", "urge", "thanks", "agree"}
_STRANGE = 4
_HELD = {"adheres", "supports", "opposes", "is-concerned", "appreciates", "condemns"}
_ARTICLE = 3
_DOING = {"implements", "takes-part", "carries-out"}


class Government(Surroundings):
    """A walk that collects verbs and gives them to the topics and areas that it meets."""

    def on_verb(self, index: int, item: Item) -> None:
        cue = item.cue
        if cue is None or self._names_what_was_proposed(index):
            return
        if self._is_subject(index, cue.form):
            self._set_subject((), "none")
            self.barrier = "presupposed"
            return
        if item.start < self.fronted and self._leads(index):
            self.fronted_verb = cue.verb
            return
        if cue.form not in {"noun", "bound"} and not self.fresh and self._stranger(index):
            self._set_subject((), "none")
            self.barrier = "unknown-subject"
        if self.thanked and cue.verb in TRANSFER:
            self.thanked = ""
            self._clear_verbs()
        negated = self._denied(item)
        strong = cue.form == "strong" or (self.strong >= 0 and item.start - self.strong <= self.pack.reach.near)
        self.strong = -1
        modality = self._modality(cue.form)
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
        if self._invites(verbal):
            self._clear_verbs()
            self.barrier = "invitation"
        if self.verbs and not self._coordinated(item.start):
            self.verbs[-1] = _nested(self.verbs[-1], verbal)
        else:
            self.verbs.append(verbal)
        before = self._before(index)
        if (before and before.kind == "clitic") or cue.form == "bound":
            self._refer(item)
        self.object_actor = "" if not self.thanked else self.object_actor

    def _stranger(self, index: int) -> bool:
        """Tell whether a noun that is not known opens the clause of the verb: "said that the villagers support"."""
        end = self.sequence[index].start
        for each in reversed(self.sequence[:index]):
            if each.kind in _NOUNS or each.kind in _LEADING:
                return False
            if each.kind in _OPENERS:
                return self._unexplained(each.end, end) > _STRANGE
        return self._unexplained(self.start, end) > _STRANGE

    def _modality(self, form: str) -> str:
        """Return the modality under which a verb in that form stands; a finite one leaves that of the verb before."""
        if form in {"finite", "strong"} and not self.fresh:
            if self.reiterated and self.served:
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
        cue = self.sequence[index].cue
        if form != "noun" or not self.pack.segment.spaced or cue is None or cue.verb == "considers-important":
            return False
        before = self._before(index)
        return before is None or before.kind in {"that", "new-clause"}

    def _names_what_was_proposed(self, index: int) -> bool:
        """Tell whether the verb only belongs to the name of a proposal: 提出的构建…."""
        before = self._before(index)
        return before is not None and before.kind == "authored" and self.sequence[index].start - before.end <= 2

    def _under_outer(self, verbal: Verbal) -> Verbal:
        """Give a verb in a list the word that governs the list: "the importance of managing A and upholding B"."""
        if verbal.form in {"finite", "strong", "future"} or verbal.holder:
            self.outer = verbal if verbal.name == "considers-important" else None
            return verbal
        if verbal.name == "considers-important":
            self.outer = verbal
            return verbal
        return replace(self.outer, end=verbal.end, inner=verbal.name) if self.outer and self.served else verbal

    def _holder(self, index: int, item: Item, form: str) -> str:
        """Return the actor whose stance the verb tells when it stands under thanks or praise, else nothing."""
        if self.thanked:
            return self.thanked if self.thanked != "?" else self.setting.other
        if form == "noun" and self.credited and self._owned(item):
            return self.credited
        if form == "noun" and self.praised and not self.served:
            return self.praised
        if form == "noun" and item.cue is not None and item.cue.verb in _HELD and len(self.subject) == 1:
            owner = self._possessed(index)
            if owner and owner != self.subject[0]:
                return owner
        before = self.sequence[max(0, index - 1)]
        if form == "infinitive" and self.credited and self.pack.segment.spaced and before.kind in {"soft", "and"}:
            return self.credited
        if self.verbs and not self.served and self.verbs[-1].name in TRANSFER and not self._coordinated(item.start):
            if self.object_actor:
                own = self.mode == "own" and self.subject == (self.object_actor,)
                return self.setting.other if own else self.object_actor
            return self.setting.other if form == "noun" and self._owned(item) else ""
        return ""

    def _possessed(self, index: int) -> str:
        """Return the actor whose stance a noun names: "recalled France's support for", "le soutien de la France à"."""
        before = self.sequence[max(0, index - 2) : index]
        if len(before) == 2 and before[1].kind == "possessive" and before[0].kind in {"actor", "person"}:
            return self._named(before[0])
        at = index + 1
        while at < len(self.sequence) and (
            self.sequence[at].kind == "intensifier" or self._genitive(self.sequence[at])
        ):
            at += 1
        noun = self.sequence[index]
        marked = any(self._genitive(each) for each in self.sequence[index + 1 : at]) or self._ends_genitive(noun)
        if at + 1 >= len(self.sequence) or self.sequence[at].kind != "actor" or not marked:
            return ""
        actor, following = self.sequence[at], self.sequence[at + 1]
        near = self._unexplained(noun.end, actor.start) <= _ARTICLE and following.start - actor.end <= _TOUCH
        return self._named(actor) if near and following.kind in {"preposition", "topic"} else ""

    def _genitive(self, item: Item) -> bool:
        words = self.text[item.start : item.end].lower().replace("’", "'")
        return item.kind == "preposition" and words in self.pack.segment.genitives

    def _ends_genitive(self, item: Item) -> bool:
        """Tell whether the noun's form takes its preposition along, or its case alone shows whose it is."""
        last = self.text[item.start : item.end].lower().replace("’", "'").split()[-1]
        bare = not self.pack.segment.genitives and item.cue is not None and item.cue.verb in {"adheres", "is-concerned"}
        return bare or last in self.pack.segment.genitives

    def _named(self, item: Item) -> str:
        actors = self.subjects.resolve(item, self.setting, self.subject)[0]
        return actors[0] if len(actors) == 1 else ""

    def _invites(self, verbal: Verbal) -> bool:
        """Tell whether somebody is welcomed to do something: "welcomes Kenya to join in implementing"."""
        asked = (
            (verbal.form == "infinitive" or not self.pack.segment.spaced)
            and verbal.name in _DOING
            and bool(self.object_actor)
        )
        return asked and bool(self.verbs) and not self.served and self.verbs[-1].name == "welcomes"

    def _owned(self, item: Item) -> bool:
        """Tell whether "its" or "his country's" stands right before."""
        endings = self.pack.segment.possessives
        if endings and self.text[item.start : item.end].endswith(endings):
            return True
        return any(each.kind == "own-side" and 0 <= item.start - each.end <= 2 for each in self.sequence)

    def beside_verb(self, item: Item) -> bool:
        """Tell whether the word stands right after the verb, or only the holder between: "support of Kenya firm"."""
        end = self.verbs[-1].end
        between = [each for each in self.sequence if end <= each.start < item.start]
        mutual = bool(between) and all(each.kind in {"mutual", "and"} for each in between)
        if item.start - end <= _TOUCH or (mutual and not self._unexplained(end, item.start)):
            return True
        if not self.pack.verb_first:
            return False
        known = sum(each.end - each.start for each in between)
        nouns = all(each.kind in {"actor", "person", "own-side", "both"} for each in between)
        return bool(between) and nouns and item.start - end - known <= _TITLE

    def on_author(self, index: int, item: Item) -> None:
        if (
            self.mode != "own"
            or (self.verbs and not self.served)
            or not self._leads(index)
            or item.start < self.fronted
        ):
            return
        before = self._before(index)
        if before and before.kind in {"actor", "person"}:
            actors, _ = self.subjects.resolve(before, self.setting, self.subject)
            if actors != self.subject:
                return
        self._clear_verbs()
        self.verbs = [Verbal("puts-forward", "finite", item.start, item.end, self.modality)]

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
            not (verbs or self._asserted(item))
            and self.pack.segment.spaced
            and self.subjects.opens(self.sequence, index)
        ):
            self._set_subject((), "none")
            self.barrier = "presupposed"

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

    def on_series(self, index: int, item: Item) -> None:
        """Take a forum whose outcomes are carried out as its topic; any other verb has the forum for its own object."""
        topic = self.subjects.series.get(item.entry.referent, "") if item.entry else ""
        if self.verbs and not self.served and topic and item.entry and self._carried_out(index):
            entry = item.entry._replace(kind="topic", referent=topic, use="name")
            verbs = tuple(replace(verb, name="carries-out") for verb in self.verbs[-1:])
            self.found.append(
                Framed(item._replace(kind="topic", entry=entry), self._frame(verbs, venue=False), self.setting)
            )
        self._clear_verbs()

    def _carried_out(self, index: int) -> bool:
        if self.verbs[-1].name == "carries-out":
            return True
        following = self._after(index)
        near = following is not None and following.start - self.sequence[index].end <= 4
        return self.verbs[-1].name == "implements" and near and following is not None and following.kind == "achieved"

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

    def _owned_by_others(self, verbs: tuple[Verbal, ...], item: Item) -> tuple[Verbal, ...]:
        """Give a stance that is praised to whom it belongs: "appreciates the adherence of Kenya to"."""
        if not verbs or verbs[-1].name not in TRANSFER or verbs[-1].inner not in _PRAISED or verbs[-1].holder:
            return verbs
        verb = verbs[-1]
        owner = self._owner(verb.end, item.start) or self.setting.other
        if not owner:
            return ()
        return (replace(verb, name=verb.inner, inner="", holder=owner),)

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
        """Give the verbs the topics named last."""
        recent = self._recent()
        if recent:
            self.found.append(Framed(item, self._frame(tuple(self.verbs), venue=False), self.setting, recent))
            self.served = True
            self.last_topic = item.end

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
            listed = gap <= reach.list and all(each.kind in _LIST for each in between)
            listed = listed and self._unexplained(self.last_topic, item.start) <= reach.gap
            return tuple(self.verbs) if listed else ()
        return tuple(self.verbs) if item.start - self.verbs[-1].end <= reach.verb else ()

    def _attach_orphans(self, boundary: int) -> None:
        """Give topics that stood before their verb the verbs that have no object before the boundary."""
        if not (self.pack.verb_last and self.verbs and not self.served and self.orphans and self._bare(boundary)):
            return
        for at, inner in self.orphans:
            verbs = tuple(replace(verb, inner=verb.inner or inner) for verb in self.verbs)
            attached = replace(self.found[at], frame=self._frame(verbs, venue=False), setting=self.setting)
            if self.found[at].frame.verbs:
                self.found.append(attached)
            else:
                self.found[at] = attached
        self.served = True
        self.last_topic = self.verbs[-1].end

    def _relate(self, index: int, item: Item) -> bool:
        """Keep the topics right before a relative clause whose own subject comes next: "the GDI, which Kenya supports"."""
        self.related = []
        following = self._after(index)
        if not self.pack.segment.spaced or following is None or following.kind not in _SUBJECTS or not self.found:
            return False
        for place in range(len(self.found) - 1, -1, -1):
            each = self.found[place]
            limit = self.found[place + 1].item.start if self.related else item.start
            gap = sum(char.isalnum() for char in self.text[each.item.end : limit])
            if each.item.kind != "topic" or gap > (self.pack.reach.gap if self.related else self.pack.reach.near):
                break
            self.related.insert(0, place)
        return bool(self.related)

    def _attach_related(self) -> None:
        """Give the topics before a relative clause the verb of it that has no object of its own."""
        if self.related and self.verbs and not self.served and self.verbs[-1].form not in {"noun", "bound"}:
            verbs = tuple(self.verbs)
            for place in self.related:
                attached = replace(self.found[place], frame=self._frame(verbs, venue=False), setting=self.setting)
                if self.found[place].frame.verbs:
                    self.found.append(attached)
                else:
                    self.found[place] = attached
            self.served = True
            self.last_topic = self.verbs[-1].end
            self.related = []

    def _bare(self, boundary: int) -> bool:
        """Tell whether nothing but an actor stands between the last verb and the boundary."""
        end = self.verbs[-1].end
        named = sum(
            each.end - each.start for each in self.sequence if end <= each.start < boundary and each.kind in _NAMED
        )
        return boundary - end - named <= 2


_NAMED = {"actor", "person", "both", "pronoun"}


def _nested(outer: Verbal, inner: Verbal) -> Verbal:
    """Return what a verb says that governs another: "supports the building of", "appreciates its adherence to"."""
    if inner.holder and not outer.holder:
        return inner
    if outer.name in _LIGHT and inner.name in _DOING:
        return replace(inner, start=outer.start, strong=outer.strong or inner.strong)
    return replace(outer, end=inner.end, inner=inner.name, strong=outer.strong or inner.strong)
