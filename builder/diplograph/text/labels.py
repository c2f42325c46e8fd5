"""How the sides call their relationship (codebook, section 6)."""

from collections.abc import Iterator, Sequence

from diplograph.model.statement import Characterisation
from diplograph.text.cues import Item
from diplograph.text.frames import Setting


def characterisations(sequence: Sequence[Item], setting: Setting) -> Iterator[Characterisation]:
    """Yield the partnership titles that a sentence gives the pair whose meeting it is."""
    if len(setting.sides) != 2:
        return
    seen = set()
    for item in sequence:
        if item.kind == "label" and item.entry is not None and item.entry.referent not in seen:
            seen.add(item.entry.referent)
            first, second = sorted(setting.sides)
            yield Characterisation(pair=(first, second), label=item.entry.referent, quote=item.span, rule="label/title")
