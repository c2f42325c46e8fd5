"""Take the nouns of a sentence for the subjects of its clauses, or for objects."""

import re
from dataclasses import replace

from diplograph.text.cues import Item
from diplograph.text.quantities import quantity
from diplograph.text.subjects import SAYING
from diplograph.text.verb_first import VerbFirst
from diplograph.text.walk import TRANSFER

_TOUCH = 2
_NOUN = 4
_BEING = {"adheres", "joins", "signs", "is-member", "takes-part"}


class Nouns(VerbFirst):
    """A walk that knows which noun is the subject of the clause reached."""

    def on_actor(self, index: int, item: Item) -> None:
        """Take a noun for the subject of a new clause, for an object, or for nothing."""
        if self._passed_over(index, item) or self._takes_over(index, item):
            return
        actors, mode = self._meant(item)
        if self._has_a_duty(index, item):
            self._set_subject(actors, mode)
            self.barrier, self.awaits_subject = "exhortation", True
            return
        if self.pack.verb_first and self._follows_its_verb(index, item, actors, mode):
            return
        if self._nobody(index, item):
            self._set_subject((), "none")
            self.barrier = "presupposed" if item.kind in {"they", "pronoun"} else self.barrier
            return
        if self._joins_object(index) or not self.subjects.is_subject(
            self.sequence, index, self.text, governed=bool(self.verbs) and not self.served, start=self.start
        ):
            self._as_object(index, item, actors)
            return
        if self._of_strangers(index, item):
            if self._has_named(index):
                return
            self._set_subject((), "none")
            self.barrier = "unknown-subject"
            return
        if not self._listed_with_others(index, item):
            self._as_subject(index, item, actors, mode)

    def _listed_with_others(self, index: int, item: Item) -> bool:
        """Tell whether a person is only one of those who open a joint sentence: "Vice President X and President Y"."""
        before = self.sequence[:index]
        kinds = [each.kind for each in before]
        opening = set(kinds) <= {"person", "office", "and", "soft", "turn"}
        both = opening and item.kind == "person" and "person" in kinds and "and" in kinds
        return both and self.setting.kind == "joint" and self.mode == "both" and not self.explicit

    def _has_a_duty(self, index: int, item: Item) -> bool:
        """Tell whether a preposition that lays a duty on somebody opens the clause before the noun: "وعلى الجانبين"."""
        rest = [each for each in self.sequence[:index] if each.kind not in {"and", "preposition"}]
        words = self.text[rest[-1].end if rest else self.start : item.start].split()
        opens = not rest or rest[-1].kind in {"soft", "hard", "that", "new-clause"}
        return opens and len(words) == 1 and words[0] in self.pack.segment.duty

    def _of_strangers(self, index: int, item: Item) -> bool:
        """Tell whether the adjective of a state goes with a noun that is not known: "Kenyan farmers support"."""
        if item.kind != "actor" or item.entry is None or item.entry.use != "demonym" or not self.pack.segment.spaced:
            return False
        if self.setting.kind == "attributed" and self.subjects.says(self.sequence, index):
            return False
        before, following = self._before(index), self._after(index)
        if before and before.kind in {"office", "organ"} and item.start - before.end <= _TOUCH:
            return False
        ahead = re.findall(r"\w+", self.text[before.end if before else self.start : item.start].lower())[-1:]
        after = re.findall(r"\w+", self.text[item.end : following.start if following else item.end].lower())[:1]
        strange = [word for word in (*ahead, *after) if len(word) > _NOUN]
        written = self.pack.segment.conjunction
        sides = {form for word in (*ahead, *after) for form in (word, word.removeprefix(written))}
        return bool(strange) and sides.isdisjoint(self.pack.side)

    def _has_named(self, index: int) -> bool:
        """Tell whether the clause has named its subject before, with no verb between."""
        for each in reversed(self.sequence[:index]):
            if each.kind in {"actor", "person", "both"}:
                return self.explicit
            if each.kind not in {"preposition", "intensifier", "plain", "and"}:
                return False
        return False

    def _takes_over(self, index: int, item: Item) -> bool:
        """Go over to one person who says something after what others said: ", and Minister X stressed"."""
        if self.setting.kind not in {"joint", "attributed"} or item.kind != "person" or not index:
            return False
        actors, _ = self.subjects.resolve(item, self.setting, ())
        before = self.sequence[index - 1]
        if self.setting.kind == "attributed" and (actors == (self.setting.side,) or not self._begins(index)):
            return False
        told = before.kind in SAYING if self.pack.verb_first else self.subjects.says(self.sequence, index)
        opening = all(each.kind in {"person", "office", "soft", "and", "turn"} for each in self.sequence[:index])
        if opening or not told or len(actors) != 1:
            return False
        if self.setting.kind == "joint" and actors[0] not in self.setting.sides:
            return False
        self.setting = replace(self.setting, kind="attributed", speaker=item.person, side=actors[0])
        self._set_subject(actors, "own")
        return True

    def _begins(self, index: int) -> bool:
        """Tell whether a clause of its own begins with the person, or with the verb of saying before it."""
        before = self.sequence[: index - 1] if self.pack.verb_first else self.sequence[:index]
        return bool(before) and before[-1].kind in {"and", "soft", "new-clause"}

    def _supports_itself(self, actors: tuple[str, ...]) -> bool:
        """Tell whether the clause is again of who speaks: "values that Y adheres to A, and will support Y in B"."""
        supports = bool(self.verbs) and not self.served and self.verbs[-1].name == "supports"
        return supports and self.setting.kind == "attributed" and self.mode == "other" and actors == self.subject

    def _needed(self) -> bool:
        """Tell whether the noun is who has to do what is called necessary: "the need for all sides to"."""
        return self.verbs[-1].name == "considers-important" and self.verbs[-1].form == "noun"

    def _passed_over(self, index: int, item: Item) -> bool:
        """Tell whether the noun is an issue, a part of a list, an insertion, or who a topic is said of."""
        if (
            self.issue(item)
            or 0 <= item.start - 1 <= self.joined_end
            or self._parenthesis(index)
            or self._said_of(index)
            or self._claimed(index, item)
            or self._proposes(index)
        ):
            return True
        before = self._before(index)
        if before and before.kind == "third-party" and item.start - before.end <= _TOUCH and item.kind == "actor":
            return True
        return item.kind == "both" and self.subjects.members(self.sequence, index, self.text) is not None

    def _proposes(self, index: int) -> bool:
        """Tell whether the noun only says whose proposal follows: 习近平主席提出的…倡议."""
        following = [each.kind for each in self.sequence[index + 1 : index + 3] if each.kind != "office"]
        return not self.pack.segment.spaced and following[:1] == ["authored"]

    def _claimed(self, index: int, item: Item) -> bool:
        """Tell whether the noun is a territory of which the topic right after it says whose it is."""
        following = self._after(index)
        named = item.entry.referent if item.entry else ""
        return (
            named in self.subjects.territories
            and named not in self.setting.sides
            and following is not None
            and following.entry is not None
            and following.entry.referent in self.subjects.assertions
        )

    def _meant(self, item: Item) -> tuple[tuple[str, ...], str]:
        if self._recalls(item):
            return self.previous, self.subjects.mode(self.previous, self.setting)
        if item.kind == "own-side" and not self.setting.side and self.setting.publisher and self._ours(item):
            return (self.setting.publisher,), "own"
        if item.kind == "own-side" and self.setting.kind == "narrated" and not (self._ours(item) or self.explicit):
            return (), "none"
        if item.kind == "pronoun" and self._told_of_thanked(item):
            return (self.thanked,), "other"
        known = self.subject if item.kind != "they" or self.explicit else ()
        if item.kind == "pronoun" and self.text[item.start : item.end].lower() in self.pack.first:
            known = ()
        return self.subjects.resolve(item, self.setting, known)

    def _told_of_thanked(self, item: Item) -> bool:
        """Tell whether the pronoun is who is thanked: "is grateful to Kenya that it adheres"."""
        before = [each for each in self.sequence if each.end <= item.start][-1:]
        return self.thanked not in {"", "?"} and bool(before) and before[0].kind in {"that", "soft"}

    def _nobody(self, index: int, item: Item) -> bool:
        """Tell whether the noun belongs to an office joined before it, or "they" are called important."""
        if [each.kind for each in self.sequence[max(0, index - 2) : index]] == ["office", "and"]:
            return True
        following = self._after(index)
        return item.kind in {"they", "pronoun"} and following is not None and following.kind == "important"

    def _as_subject(self, index: int, item: Item, actors: tuple[str, ...], mode: str) -> None:
        if self._together(index, item):
            self.setting = replace(self.setting, kind="joint", speaker=-1, side="")
        joined, end = self.subjects.joined(self.sequence, index, self.setting)
        if joined:
            self.joined_end = end
            actors = tuple(sorted({*actors, *joined}))
            mode = self.subjects.mode(actors, self.setting)
        if item.kind == "unnamed":
            self.quantity = quantity(self.text[item.start : item.end], self.pack.about)
        committed = [] if self.explicit else self._committed(item)
        self._set_subject(actors, mode)
        for at in committed:
            self.found[at] = replace(self.found[at], frame=replace(self.found[at].frame, subject=actors, mode=mode))

    def _committed(self, item: Item) -> list[int]:
        """Return where the topics are of what the subject is, said before it: "Committed to multilateralism, Kenya"."""
        verbs = self.verbs
        if not (verbs and self.served and self.pack.segment.spaced and verbs[-1].name in _BEING) or self.mode != "none":
            return []
        opens = not any(each.end <= verbs[0].start and each.kind != "intensifier" for each in self.sequence)
        comma = [each.kind for each in self.sequence if self.last_topic <= each.start < item.start][-1:] == ["soft"]
        ours = [at for at, each in enumerate(self.found) if each.frame.verbs and not each.frame.subject]
        return ours if opens and comma and not self.barrier else []

    def _ours(self, item: Item) -> bool:
        """Tell whether "our country" in the narrator's mouth is the publisher's."""
        return self.text[item.start : item.end].lower().startswith(self.pack.ours)

    def _recalls(self, item: Item) -> bool:
        """Tell whether "it" takes up the actor that the sentence before told of."""
        words = self.text[item.start : item.end].lower()
        return item.kind == "pronoun" and words in self.pack.neuter and bool(self.previous) and not self.explicit

    def _said_of(self, index: int) -> bool:
        """Tell whether a topic follows that is said of the noun under a verb: "recognises that China is the sole"."""
        following = self._after(index)
        entry = following.entry if following and following.kind == "topic" else None
        return entry is not None and entry.referent in self.subjects.predicates

    def _parenthesis(self, index: int) -> bool:
        """Tell whether who speaks is only inserted: "it is up to both sides, Mr X said, to uphold"."""
        if self.sequence[index].kind not in {"person", "pronoun"} or index < 1 or not self.barrier:
            return False
        near = self.sequence[max(0, index - 2) : index + 3]
        marks = [each for each in near if each.kind == "soft"]
        return len(marks) > 1 and any(each.kind in SAYING for each in near)

    def _joins_object(self, index: int) -> bool:
        """Tell whether the noun is joined by `and` to an object: "supports Angola and the African Union in"."""
        if index < 2 or self.sequence[index - 1].kind != "and":
            return False
        return self.object_end == self.sequence[index - 2].end and not self.served

    def on_third_party(self, index: int, _item: Item) -> None:
        """Take a parliament, a firm or a scholar for a subject that speaks for no state, unless a verb waits for it."""
        before = self._before(index)
        if before and before.kind == "possessive" and self.found and self.found[-1].item.end == before.start:
            last = self.found[-1]
            self.found[-1] = replace(last, frame=replace(last.frame, barrier=last.frame.barrier or "presupposed"))
        if not self.verbs or self.served:
            self._set_subject((), "none")

    def on_relative(self, index: int, item: Item) -> None:
        """Go on with the topics before it, or take an unknown noun for the subject: "a farmer who supports"."""
        if self._relate(index, item) or self._made_for(index):
            return
        before = self._before(index)
        named = before is not None and before.kind in {"actor", "person", "both", "soft"}
        if not named or before is None or item.start - before.end > _TOUCH:
            self._set_subject((), "none")
            self.barrier = "presupposed"

    def _made_for(self, index: int) -> bool:
        """Tell whether what others do for a topic is a verb's object: "supports the efforts China makes for"."""
        if not self.verbs or self.served or self.verbs[-1].name != "supports":
            return False
        rest = [each.kind for each in self.sequence[index + 1 : index + 4]]
        return rest[:1] == ["actor"] and rest[1:] in (["preposition", "topic"], ["topic"], ["topic", *rest[2:]])

    def _together(self, index: int, item: Item) -> bool:
        """Tell whether the narrator goes over to what the sides say together: ", and both leaders underscored"."""
        if (
            item.kind not in {"both", "they"}
            or len(self.setting.sides) < 2
            or not self.subjects.says(self.sequence, index)
            or (self.pack.verb_first and index > 0)
        ):
            return False
        following = [each.kind for each in self.sequence[index + 1 : index + 5]]
        if following[:1] == ["soft"] and "person" in following and following[-1] == "soft":
            return False
        if index == 0:
            return True
        told = any(each.kind in SAYING for each in self.sequence[:index]) and self.setting.kind == "attributed"
        return self.sequence[index - 1].kind in ({"and", "new-clause"} if told else {"and", "soft", "new-clause"})

    def _as_object(self, index: int, item: Item, actors: tuple[str, ...]) -> None:
        before = self._before(index)
        if item.kind == "both" and self.barrier == "exhortation" and before and before.kind in {"must", "preposition"}:
            self.subject, self.mode = actors, "both"
            return
        if item.kind in {"pronoun", "own-side"}:
            return
        self.object_end = item.end
        if self._supports_itself(actors):
            self.subject, self.mode = (self.setting.side,), "own"
        if item.kind in {"both", "unnamed"} and self.verbs and not self.served and self._needed():
            self._clear_verbs()
            self.barrier = "exhortation"
        if len(actors) == 1 and not (self.pack.verb_first and actors == self.subject):
            self.object_actor = actors[0]
            praises = self.verbs and not self.served and self.verbs[-1].name in TRANSFER | {"recognises"}
            if praises and not self.praised and actors != self.subject:
                self.praised = actors[0]
            if self.thanked == "?" and actors[0] != self.setting.side:
                self.thanked = actors[0]
