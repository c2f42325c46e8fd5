"""The patterns by which a language joins an office to its field of work, its state and other offices."""

import re
from dataclasses import dataclass
from functools import cache

from diplograph.packs.happenings import Naming, alternatives, event_lexicon
from diplograph.packs.matcher import fold

_BODY = 50
_AFTER = "兼、"


@dataclass(frozen=True, slots=True)
class Patterns:
    """What joins the parts of an office in one language; `head_of` gives the codes of general titles."""

    heads: re.Pattern[str]
    head_of: dict[str, tuple[str, str, bool]]
    genitive: re.Pattern[str]
    complement: re.Pattern[str]
    join: re.Pattern[str]
    before: re.Pattern[str]
    former: re.Pattern[str]
    former_after: re.Pattern[str]
    tail: re.Pattern[str]
    party: re.Pattern[str]
    portfolios: re.Pattern[str]
    linked: re.Pattern[str]
    posted: re.Pattern[str]
    duty: re.Pattern[str]


@cache
def patterns(tag: str) -> Patterns:
    """Return the patterns of a language."""
    naming = event_lexicon(tag).naming
    heads = {fold(word): (head.code, head.deputy, word[0].isupper()) for head in naming.head for word in head.words}
    fields, words = alternatives(naming.fields), alternatives(tuple(heads))
    deputies, relations = alternatives(naming.deputies), alternatives(naming.relations)
    joiners = alternatives(naming.joiners)
    if naming.script == "characters":
        ministry = rf"(?:(?:{fields})|(?<=[{_AFTER}])[\u4e00-\u9fff]{{2,10}}?部)(?P<field>)"
        one = rf"(?:{ministry})?(?P<deputy>{deputies})?(?P<head>{words})"
    else:
        more = rf"(?:(?:\s*,\s*|\s+(?:{joiners})\s+)(?:(?:{relations})\s*)?(?:{fields})(?!\w))*"
        one = (
            rf"(?<!\w)(?:(?P<deputy>{deputies})[\s-]+)?(?P<head>{words})(?:\s+(?P<after>{deputies}))?(?!\w)"
            rf"(?P<field>\s+(?:(?:{relations})\s*)?(?:{fields})(?!\w){more})?"
        )
    return Patterns(
        heads=re.compile(one),
        head_of=heads,
        genitive=re.compile(rf"\s*(?:{alternatives(naming.genitives)})\s*|\s*\(\s*"),
        complement=re.compile(rf"\s*(?:{alternatives(naming.complements)})\s*"),
        join=re.compile(rf"\s*(?:[,、،/–—-]\s*)?(?:(?:{joiners})\s*)?"),
        before=re.compile(
            rf"(?:(?:'s?)?\s+|-|)(?:(?:{alternatives(naming.fillers)})\s+)*"
            if naming.script != "characters"
            else rf"(?:{alternatives(naming.fillers)})*"
        ),
        former=re.compile(rf"(?<!\w)(?:{alternatives(naming.former)})[\s-]*$"),
        former_after=re.compile(rf"\s*(?:{alternatives(naming.former)})(?!\w)"),
        portfolios=re.compile(_portfolios(naming)),
        linked=re.compile(rf"\s(?:{joiners})\s"),
        posted=re.compile(rf"\s*(?:{alternatives(naming.posted)})\s*"),
        duty=re.compile(_duty(naming)),
        party=re.compile(rf"[^,.;،、\n]{{0,{_BODY}}}?(?:{alternatives(naming.party)})"),
        tail=re.compile(rf"\s*(?:{alternatives(naming.tails)})" + (r"(?!\w)" if naming.script != "characters" else "")),
    )


def _duty(naming: Naming) -> str:
    """Return the pattern of what an envoy is for, up to a name of two words: "for Latin American Affairs"."""
    if naming.script != "capitals":
        return "(?!)"
    duties = "|".join(f"(?i:{re.escape(each)})" for each in sorted(naming.duties, key=len, reverse=True)) or "(?!)"
    polite = alternatives(naming.honorifics)
    capital = r"[A-ZÀ-ÞА-ЯЁ][^\W\d_]*(?:[-'’][^\W\d_]+)?"
    name = rf"(?:(?i:{polite})\.?\s+)?{capital}\s{capital}(?!\w|\s[A-ZÀ-ÞА-ЯЁ])"
    words = rf"\s+(?:{duties})(?:\s+[^\s,.;:()]+){{1,8}}?"
    return rf"{words}(?=,\s+{name})|{words}(?=\s+{name})"


def _portfolios(naming: Naming) -> str:
    """Return the pattern of further fields after a ministry: ", Trade and Culture", " et de la Francophonie"."""
    if naming.script != "capitals":
        return "(?!)"
    small = alternatives((*naming.genitives, *naming.relations, *naming.complements))
    word = rf"(?:(?:{small})\s*)*(?:[A-ZÀ-Þ][\w'’-]*|l['’][A-ZÀ-Þa-zà-ÿ][\w'’-]*|d['’][A-ZÀ-Þ][\w'’-]*)"
    joiners = alternatives(naming.joiners)
    low = rf"(?!(?:{joiners})\s)[a-zà-ÿ]+"
    field = rf"{word}(?:\s{low})?(?:\s(?:{low}\s)?{word}(?:\s{low})?){{0,3}}"
    return rf"(?:(?:,\s|\s(?:{joiners})\s){field}){{1,5}}"


@cache
def honorific(tag: str) -> re.Pattern[str]:
    """Return the pattern of what may stand between an office and a name: honorifics, and quotation marks never."""
    naming = event_lexicon(tag).naming
    prefix = f"[{naming.proclitics}]?" if naming.proclitics else ""
    return re.compile(rf"(?:\s*{prefix}(?:{alternatives(naming.honorifics)})(?!\w)\.?)*\s*")
