"""Thanks, congratulations, condolences, invitations, apologies: to whom, in whose words."""

from collections.abc import Iterator, Sequence

from diplograph.model.statement import Courtesy
from diplograph.text.cues import Item
from diplograph.text.frames import Setting
from diplograph.text.subjects import Subjects

_KINDS = {
    "thanks": "thanks",
    "congratulate": "congratulation",
    "condole": "condolence",
    "invite": "invitation",
    "apologise": "apology",
    "welcome-visit": "welcome",
}


def courtesies(sequence: Sequence[Item], setting: Setting, subjects: Subjects) -> Iterator[Courtesy]:
    """Yield the courtesies of an attributed sentence, each with the actor named after it."""
    if setting.kind != "attributed":
        return
    for at, item in enumerate(sequence):
        if item.kind in _KINDS:
            yield Courtesy(
                kind=_KINDS[item.kind],
                addressee=_addressee(sequence[at + 1 :], setting, subjects, item.end),
                quote=item.span,
                rule=f"courtesy/{item.kind}",
            )


def _addressee(following: Sequence[Item], setting: Setting, subjects: Subjects, end: int) -> str:
    for each in following:
        if each.start - end > 2 * subjects.pack.reach.near:
            break
        if each.kind in {"actor", "person"}:
            actors, mode = subjects.resolve(each, setting, ())
            if len(actors) == 1 and mode == "other":
                return actors[0]
    return setting.other
