"""From a field of cooperation with what governs it to an undertaking (codebook, section 5)."""

from collections.abc import Iterator, Sequence

from diplograph.model.statement import Undertaking
from diplograph.model.text import Span
from diplograph.text.frames import Frame, Framed, Setting

_OFFERS = {"supports", "welcomes"}
_BARRIERS = {"exhortation": "proposed", "demand": "proposed", "wish": "proposed"}
_MODALITIES = {"willing": "willing", "hopes": "willing", "will": "will", "reiterates": "will"}


def undertakings(found: Sequence[Framed], setting: Setting) -> Iterator[Undertaking]:
    """Yield the undertakings of a sentence, one for each area and modality."""
    seen: set[tuple[str, str]] = set()
    for each in found:
        if each.item.kind != "area" or each.item.entry is None or len(setting.sides) < 2:
            continue
        modality = _modality(each.frame, setting)
        for area in each.item.entry.referent.split() if modality else ():
            if (area, modality) not in seen:
                seen.add((area, modality))
                yield Undertaking(
                    parties=tuple(sorted(setting.sides)),
                    area=area,
                    modality=modality,
                    quote=Span(each.item.start, each.item.end),
                    rule=f"cooperation/{setting.kind}-{modality}",
                )


def _modality(frame: Frame, setting: Setting) -> str:
    if frame.barrier:
        return _BARRIERS.get(frame.barrier, "")
    if frame.deal:
        return frame.deal
    if frame.modality in _MODALITIES:
        return _MODALITIES[frame.modality]
    if setting.kind == "attributed" and frame.mode == "own" and any(verb.name in _OFFERS for verb in frame.verbs):
        return "willing"
    return "will" if setting.kind == "joint" and frame.verbs else ""
