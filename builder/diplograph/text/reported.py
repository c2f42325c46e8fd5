"""Build the events that a document reports as its news."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from diplograph.model.event import Event, Participation
from diplograph.model.text import Span
from diplograph.text.dates import DateMention, resolve
from diplograph.text.further import further
from diplograph.text.news import ENCOUNTERS, GATHERINGS, News
from diplograph.text.occasions import occasions
from diplograph.text.participants import Sides, attendees, bare_sides, sides, unique
from diplograph.text.scene import Range, Scene, Stretch

_NO_PLACE = {"call", "video-meeting", "letter", "statement", "relations-change"}
_OPENER_REACH = 70
_STATE = 3
_DAY = 10


class Reported:
    """Builds the main events from the sentence that reports the news and those that add to it."""

    def __init__(self, scene: Scene, news: News) -> None:
        self.scene, self.news = scene, news
        self.sentence = scene.sentences[news.number]
        self.span = self._told()

    def events(self) -> Iterator[Event]:
        """Yield the main events."""
        who = self._sides()
        groups = self._groups(who)
        meetings = [self._meeting(group) for group in groups]
        meetings = further(self.scene, self.news.number, meetings)
        named = {each.name for event in meetings for each in event.participants if each.name}
        present = attendees(self.scene, self.scene.sentences, self.news.number, named)
        joined = unique((*self._joined(named), *self._listed(named)))
        for event in meetings:
            yield self._finished(event, joined if event is meetings[0] else (), present)
        yield from occasions(self.scene, meetings, self.news.number, present)

    def _roles(self) -> tuple[str, str]:
        """Return the roles of those before the verb and of those after it."""
        if self.news.type == "letter":
            return "author", "addressee"
        kinds = self.news.verb.kinds
        return "host" if "host" in kinds else "chair" if "chair" in kinds else "participant", "participant"

    def _told(self) -> Stretch:
        """Return the sentence without what it puts first of another event: "Following the call of A and B, C met D"."""
        span, verb = self.sentence.span, self.news.verb
        fronted = self.scene.cues(Range(span.start, min(span.end, span.start + 3)), "after", "before")
        if not fronted:
            return span
        comma = max(self.scene.text.find(mark, span.start, verb.start) for mark in (", ", "،", "，"))
        after = Range(comma + 1, verb.start) if 0 < comma < verb.start - 1 else None
        return Range(comma + 1, span.end) if after and self.scene.mentions(after) else span

    def _sides(self) -> Sides:
        roles = self._roles()
        who = sides(self.scene, self.span, self.news.verb.start, roles)
        if roles[0] == "author" and not who.second:
            who = Sides(who.first[:1], tuple(replace(each, role=roles[1]) for each in who.first[1:]))
        if self.news.type in GATHERINGS or self.scene.cues(self.span, "chair", "attend"):
            who = Sides(who.first, unique((*who.second, *self._gathered(who))))
        if roles[0] == "author" and not who.first and len(who.second) > 1:
            who = Sides((replace(who.second[0], role=roles[0]),), who.second[1:])
        if len(who.actors) > 1:
            return who
        extra = self._elsewhere(who) or self._parties(who) or self._ours(who)
        return Sides(who.first, unique((*who.second, *extra)))

    def _elsewhere(self, who: Sides) -> tuple[Participation, ...]:
        """Look for the other side in the rest of the opening, then among the actors that the sentence names."""
        scene = self.scene
        paragraph = self.sentence.paragraph
        if scene.cues(self.span, "we"):
            leaders = self._leaders()
            if not who.all:
                return leaders
            if len(who.actors & {each.actor for each in leaders}) == 1 < len(leaders):
                return tuple(each for each in leaders if each.actor not in who.actors)
        for sentence in scene.sentences[: self.news.number + 2]:
            if sentence is self.sentence or sentence.paragraph > paragraph:
                continue
            found = sides(scene, sentence.span, sentence.span.start)
            extra = tuple(each for each in found.second if each.actor not in who.actors)
            if extra:
                return extra[:1]
        withs = [cue for cue in scene.cues(self.span, "with") if cue.start >= self.news.verb.start]
        if withs and self.news.type in ENCOUNTERS:
            return bare_sides(
                scene, Range(withs[-1].end, min(self.span.end, withs[-1].end + _OPENER_REACH)), who.actors
            )
        return ()

    def _parties(self, who: Sides) -> tuple[Participation, ...]:
        """Return the other party to a joint statement, as the heading names it."""
        parties = self.scene.people.parties
        if not who.actors or not who.actors <= set(parties):
            return ()
        return tuple(Participation(actor=each, role="participant") for each in parties if each not in who.actors)

    def _ours(self, who: Sides) -> tuple[Participation, ...]:
        """Return who of the publisher's side holds the office alone before the verb: "The President met"."""
        scene, publisher = self.scene, self.scene.document.publisher
        states = {each for each in who.actors if len(each) == _STATE}
        if self.news.type not in ENCOUNTERS or not publisher or publisher in states or states != who.actors:
            return ()
        alone = [each for each in scene.vacant(Range(self.span.start, self.news.verb.start)) if not each.actors]
        return (scene.unnamed(alone[0], publisher, self._roles()[0]),) if len(alone) == 1 else ()

    def _gathered(self, who: Sides) -> Iterator[Participation]:
        """Yield those whom the next sentences of the paragraph name as chairing or attending the gathering."""
        scene, named = self.scene, {each.name for each in who.all}
        for sentence in scene.sentences[self.news.number + 1 :]:
            cues = scene.cues(sentence.span, "chair", "attend", "present")
            if sentence.paragraph != self.sentence.paragraph or not cues or scene.dates_within(sentence.span):
                return
            chairs = [cue.start for cue in cues if "chair" in cue.kinds]
            for mention in scene.mentions(sentence.span):
                role = "chair" if chairs and mention.span.end <= chairs[0] else "participant"
                chairs = [] if role == "chair" else chairs
                part = scene.participation(mention.person, role)
                if part.name not in named and part.actor:
                    named.add(part.name)
                    yield part

    def _leaders(self) -> tuple[Participation, ...]:
        """Return the first two persons of different actors, whom "the two leaders" must mean."""
        chosen: dict[str, Participation] = {}
        for mention in self.scene.people.mentions:
            part = self.scene.participation(mention.person, "participant")
            if part.actor and part.offices:
                chosen.setdefault(part.actor, part)
        return tuple(chosen.values())[:2]

    def _groups(self, who: Sides) -> list[tuple[Participation, ...]]:
        """Part the participants into separate meetings where the text says so."""
        scene = self.scene
        everyone = who.all
        if len(everyone) < 3:
            return [everyone]
        host, others = (who.first, who.second) if who.first and who.second else (everyone[:1], everyone[1:])
        separate = scene.cues(self.span, "separately", "also")
        if not separate and not self._opened_apart(others):
            return [everyone]
        if len(others) < 2:
            return [everyone]
        return [(*host, each) for each in others]

    def _opened_apart(self, others: Sequence[Participation]) -> bool:
        """Tell whether later paragraphs open a meeting with one of several counterparts."""
        scene = self.scene
        names = {each.name for each in others if each.name}
        if len(names) < 2:
            return False
        for sentence in scene.sentences[self.news.number + 1 :]:
            for cue in scene.cues(sentence.span, "opener"):
                near = Range(
                    max(sentence.span.start, cue.start - _OPENER_REACH // 2),
                    min(sentence.span.end, cue.end + _OPENER_REACH),
                )
                met = {scene.people.persons[mention.person].name for mention in scene.mentions(near)}
                if len(met & names) == 1:
                    return True
        return False

    def _meeting(self, group: tuple[Participation, ...]) -> Event:
        scene = self.scene
        actors = {each.actor for each in group if each.actor}
        kind = self.news.type
        if kind in GATHERINGS and self._of_two(actors):
            kind = "meeting"
        if kind == "meeting" and len(actors) > 2:
            kind = "summit" if scene.cues(self.span, "summit") else "multilateral-meeting"
        date, words = self._date()
        slug, label, country = ("", "", "") if kind in _NO_PLACE else self._place()
        return Event(
            key="",
            scoped=True,
            type=kind,
            status="held",
            main=True,
            date=date,
            date_words=words,
            place=slug,
            place_label=label,
            country=country,
            domestic=len(actors) < 2 and all(each.actor for each in group) and self._among_themselves(kind),
            participants=group,
            span=Span(self.news.verb.start, self.news.verb.end),
            rule=f"reported-{kind}",
        )

    def _of_two(self, actors: set[str]) -> bool:
        """Tell whether two states alone are at the table, with no series or organisation that brings others in."""
        if any(len(actor) != _STATE for actor in actors) or len(actors) != 2:
            return False
        named = [*self.scene.seen.within("series", self.span.start, self.span.end)]
        bodies = [each for each in self.scene.actor_names(self.span) if self._is_body(each.referents[0])]
        return not (named or bodies)

    def _is_body(self, actor: str) -> bool:
        known = self.scene.registry.actors.get(actor)
        return known is not None and known.kind not in {"", "state"}

    def _among_themselves(self, kind: str) -> bool:
        """Tell whether an encounter of one actor's persons has no known series or summit that brings others in."""
        if kind in GATHERINGS:
            known = next(self.scene.seen.within("series", self.span.start, self.span.end), None)
            return known is None
        return kind in ENCOUNTERS

    def _date(self) -> tuple[str, str]:
        scene = self.scene
        opening = [self.span, self.sentence.span]
        opening += [
            each.span
            for each in scene.sentences[: self.news.number + 2]
            if each.paragraph <= self.sentence.paragraph and each is not self.sentence
        ]
        for span in opening:
            found = [(when, each.span.of(scene.text)) for each in scene.dates_within(span) if (when := self._day(each))]
            single = [pair for pair in found if "/" not in pair[0]] if self.news.type in ENCOUNTERS else []
            if found:
                return (single or found)[0]
        if scene.dateline is not None and (when := resolve(scene.dateline, anchor=scene.document.published)):
            return when, scene.dateline.span.of(scene.text)
        return scene.document.published, ""

    def _day(self, date: DateMention) -> str:
        """Return the day or days that a date means, nothing where it is one of filing, ahead, or no day."""
        if date.kind == "dateline":
            return ""
        scene = self.scene
        when = scene.day_told(date)
        return when if len(when) >= _DAY and (not scene.anchor or when[:_DAY] <= scene.anchor) else ""

    def _place(self) -> tuple[str, str, str]:
        """Return the city of the event: the one the sentence names, then that of filing, then a venue or a state."""
        scene = self.scene
        body = Range(self._body(), self.span.end)
        city = scene.place(body)
        venue = bool(city[1]) and not scene.names_city(body)
        filed = scene.dateline_place()
        if city[1] and not venue:
            return city
        if venue:
            return filed if filed[1] and filed[2] == city[2] else city
        abroad = scene.country(self.span)
        if filed[1] and (scene.cues(self.span, "here") or not abroad[1]):
            return filed
        if abroad[1]:
            return abroad
        around = [
            each.span for each in scene.sentences[: self.news.number + 2] if each.paragraph == self.sentence.paragraph
        ]
        return next((near for span in around if (near := scene.place(span))[1]), ("", "", ""))

    def _body(self) -> int:
        line = self.scene.dateline
        if line is not None and self.span.start <= line.span.start < self.span.end:
            return line.span.end
        return self.span.start

    def _joined(self, named: set[str]) -> tuple[Participation, ...]:
        """Return those whom a later sentence adds to the table: "Joining the President on the call were"."""
        scene = self.scene
        found: list[Participation] = []
        for number, sentence in enumerate(scene.sentences):
            if not scene.cues(sentence.span, "joined") or scene.cues(sentence.span, "multilateral", "summit"):
                continue
            span = sentence.span
            following = scene.sentences[number + 1 : number + 40]
            listing = [each for each in following if scene.text[each.span.start] in "-*•·"]
            for each in (span, *(one.span for one in listing)):
                parts = sides(scene, each, each.start)
                found += [part for part in parts.second if part.name not in named]
            taken = {each.actor for each in found}
            found += bare_sides(scene, span, taken | {scene.document.publisher})
        return unique(found)

    def _listed(self, named: set[str]) -> tuple[Participation, ...]:
        """Return the holders of an office that the news has in the plural, whom a later sentence lists by name."""
        scene = self.scene
        wanted = {code for phrase in scene.vacant(self.span) if not phrase.actors for code in phrase.codes}
        for sentence in scene.sentences[self.news.number + 1 :] if wanted else ():
            persons = [scene.participation(each.person, "participant") for each in scene.mentions(sentence.span)]
            fitting = unique(each for each in persons if wanted & set(each.offices) and each.name not in named)
            if len({each.actor for each in fitting if each.actor}) > 1:
                return fitting
        return ()

    def _finished(self, event: Event, joined: tuple[Participation, ...], present: tuple[Participation, ...]) -> Event:
        parts = unique((*event.participants, *joined))
        actors = {each.actor for each in parts if each.actor}
        kind = event.type
        if joined and kind == "meeting" and len(actors) > 2:
            kind = "multilateral-meeting"
        return replace(
            event,
            type=kind,
            participants=unique((*parts, *present)),
            domestic=event.domestic and len(actors) < 2,
        )
