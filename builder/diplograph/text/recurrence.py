"""Find a name again in scripts that do not mark names by capitals."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from diplograph.packs.happenings import Naming

_DOT = "·"


def repeats(
    text: str, forms: Iterable[str], taken: list[tuple[int, int]], naming: Naming
) -> Iterator[tuple[int, int, str]]:
    """Yield where the forms of a name, or their family name, stand outside the ranges taken, and take those.

    The ranges are sorted and do not overlap.
    """
    spaced = naming.script == "words"
    for form in sorted(_shorter(forms, spaced=spaced), key=lambda each: (-len(each), each)):
        at = text.find(form)
        while at >= 0:
            end = at + len(form)
            if not _meets(taken, at, end) and (not spaced or _whole(text, at, end, naming.proclitics)):
                taken.insert(bisect_left(taken, (at, end)), (at, end))
                yield at, end, "family" if spaced and " " not in form else "name"
            at = text.find(form, end)


def _shorter(forms: Iterable[str], *, spaced: bool) -> set[str]:
    found = {form for form in forms if len(form) > 1}
    if spaced:
        split = [form.split() for form in found]
        return found | {words[at] for words in split if len(words) > 1 for at in (0, -1) if len(words[at]) > 1}
    last = {form.rsplit(_DOT, 1)[-1] for form in found if _DOT in form}
    return found | {form for form in last if len(form) > 1}


def _whole(text: str, at: int, end: int, proclitics: str) -> bool:
    """Tell whether a form stands as a word, particles that are written with the next word apart."""
    if end < len(text) and (text[end].isalnum() or text[end] in "-ـ"):
        return False
    bare = text[max(0, at - 2) : at].rstrip(proclitics)
    return not bare or not bare[-1].isalnum()


def _meets(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_left(taken, (end, 0)) - 1
    return any(taken[number][1] > start for number in range(max(0, at - 1), at + 1))
