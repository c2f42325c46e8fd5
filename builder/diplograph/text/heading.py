"""Read what the heading of a document says that it is, and of whom."""

import re

from diplograph.model.text import Document
from diplograph.packs.happenings import event_lexicon
from diplograph.packs.language import grammar
from diplograph.packs.matcher import fold
from diplograph.text.identity import Identities, within
from diplograph.text.sightings import Sightings

OPENS_BOLD = re.compile(r"\s*(?:\*\*|__)[^*_\n]{0,16}")
"""How a heading in bold begins up to the name in it: "**With "."""

_BOLD = re.compile(r"[ \t]*(?:\*\*|__)[^*_\n]{1,80}(?:\*\*|__)")
_HEAD = 200
_PAIR = 2


def headed(document: Document) -> bool:
    """Tell whether the title or the first lines call the document a statement, communiqué or declaration."""
    lexicon = event_lexicon(document.language)
    words = f"{document.title}\n{document.text[:_HEAD]}"
    return any("heading" in lexicon.kinds[match.form] for match in lexicon.matcher.all(words, fold(words)))


def parties(seen: Sightings, publisher: str) -> list[str]:
    """Return the actors that a heading names, but for a territory that it is about."""
    named = dict.fromkeys(each.referents[0] for each in seen.of("actor") if len(each.referents) == 1)
    return [each for each in named if each not in grammar().territories or each == publisher]


def pair(seen: Sightings, publisher: str) -> tuple[str, ...]:
    """Return the two actors whose joint statement a heading names, nothing where it names fewer or more."""
    named = parties(seen, publisher)
    return tuple(named) if len(named) == _PAIR else ()


def under(seen: Sightings, text: str, at: int) -> tuple[str, ...]:
    """Return the actor whose name in bold opens the line of a place: "**With Timor-Leste.** Minister X"; or nothing."""
    bold = _BOLD.match(text, text.rfind("\n", 0, at) + 1, at)
    named = [each for each in seen.within("actor", bold.start(), bold.end()) if each.use == "name"] if bold else []
    return named[0].referents if len(named) == 1 else ()


class Announced:
    """What the title says of persons: the words of a name, the states beside it, the offices; whose statement it is."""

    def __init__(self, identities: Identities) -> None:
        self.identities = identities
        self.parties: tuple[str, ...] = ()
        self._named: list[tuple[tuple[str, ...], tuple[str, ...], set[str]]] = []

    def add(self, name: str, actors: tuple[str, ...], codes: set[str]) -> None:
        """Take a name of the title, or an office without one, with its states and offices."""
        self._named.append((self.identities.words(name) if name else (), actors, codes))

    def of(self, words: tuple[str, ...]) -> tuple[tuple[str, ...], set[str]] | None:
        """Return the states and offices that the title has beside a name of these words."""
        for named, actors, codes in self._named:
            if named and len(words) > 1 and (within(words, named) or within(named, words)):
                return actors, codes
        return None

    def heed(self) -> None:
        """Give a person of no known state the one that the title has beside the name, or beside the same office."""
        for words, actors, codes in self._named:
            if len(actors) != 1:
                continue
            known = self.identities.known(words, (), actors)
            if known is not None and self.identities.actor(known) == actors[0]:
                continue
            if not words and self._filled(actors[0], codes):
                continue
            if known is None or known.slugs:
                bare = [each for each in self.identities.found if not (each.actors or each.slugs or each.unsure)]
                known = next((each for each in bare if each.codes & codes), None)
            if known is not None and not known.actors:
                known.actors[actors[0]] += 1
        self._join()

    def _filled(self, actor: str, codes: set[str]) -> bool:
        """Tell whether somebody of the state has one of the offices."""
        return any(each.codes & codes and self.identities.actor(each) == actor for each in self.identities.found)

    def _join(self) -> None:
        """Give the only person of no known state that of the party to a joint statement which has nobody else."""
        bare = [each for each in self.identities.found if each.anchored and not (each.actors or each.slugs)]
        served = {self.identities.actor(each) for each in self.identities.found if each not in bare}
        lacking = [party for party in self.parties if party not in served]
        if len(lacking) == 1 and len(bare) == 1 and (not bare[0].unsure or lacking[0] in bare[0].unsure):
            bare[0].actors[lacking[0]] += 1
