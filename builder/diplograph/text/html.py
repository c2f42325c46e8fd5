"""The words of a web page: its title, its metadata, its paragraphs."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from diplograph.text.site import Layout, Site, any_page, site_of, sites

_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
_HIDDEN = frozenset(
    {
        "aside",
        "button",
        "canvas",
        "figcaption",
        "footer",
        "form",
        "head",
        "iframe",
        "nav",
        "noscript",
        "object",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
    }
)
_SPACES = re.compile(r"[ \t\r\f\v\u00a0\u3000]+")
_BREAKS = re.compile(r"\s*\n\s*")
_MOST_FOR_EXTRACTOR = 2_000_000
_MOST_LINKED_DATA = 200_000
_LEAST = 40


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says: its text in paragraphs with blank lines between them, and the fields it states or implies.

    `implied` are fields that follow from the site and not from the page's own words.
    """

    text: str
    fields: dict[str, str] = field(default_factory=dict)
    implied: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def read_page(html: str, *, url: str = "") -> Page:
    """Read a page by the layout of its site, else by the likeliest block of text.

    `url` is the address that the page's sidecar states; without it, the address that the page gives itself.
    """
    tree = LexborHTMLParser(html)
    rules = any_page()
    linked = _linked_data(tree)
    found = {
        "url": url or _first(tree, rules.url),
        "title": _first(tree, rules.title),
        "published": linked.get("datePublished", "") or _first(tree, rules.published),
    }
    implied = {"lang": _first(tree, rules.lang)}
    site, layout = _layout(tree, found["url"])
    if site is not None and (found["url"] or (layout and layout.own)):
        implied |= {"publisher": site.publisher, "medium": site.medium if found["url"] else ""}
    if layout is None:
        text, warning = _likeliest(tree, html)
        return Page(text, _filled(found), _filled(implied), (warning,))
    if layout.medium and found["url"]:
        implied["medium"] = layout.medium
    found["title"] = _first(tree, layout.title) or found["title"]
    found["published"] = _first(tree, layout.published) or found["published"]
    node = next(each for selector in layout.text if (each := tree.css_first(selector)))
    for selector in (*layout.drop, *(site.drop if site else ())):
        for dropped in node.css(selector):
            dropped.decompose()
    text = "\n\n".join(_trimmed(_paragraphs(node), site))
    return Page(text, _filled(found), _filled(implied))


def _filled(fields: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in fields.items() if value}


def _layout(tree: LexborHTMLParser, url: str) -> tuple[Site | None, Layout | None]:
    """Choose the site by the address, its layout by what the page holds; without an address, by the layout alone."""
    site = site_of(url)
    candidates = [site] if site else [] if url else list(sites())
    fitting = [
        (candidate, layout)
        for candidate in candidates
        for layout in candidate.layout
        if tree.css_first(layout.when) and any(tree.css_first(each) for each in layout.text)
    ]
    if not fitting:
        return site, None
    return min(fitting, key=lambda each: not each[1].own)


def _first(tree: LexborHTMLParser, selectors: Iterable[str]) -> str:
    for each in selectors:
        selector, _, attribute = each.partition(" @")
        node = tree.css_first(selector)
        if node is None:
            continue
        words = node.attributes.get(attribute) if attribute else node.text(separator=" ")
        if words and (words := " ".join(words.split())):
            return words
    return ""


def _linked_data(tree: LexborHTMLParser) -> dict[str, str]:
    """Return the strings of the first JSON-LD object that has a day of publication."""
    for node in tree.css("script[type='application/ld+json']"):
        words = node.text()
        if len(words) > _MOST_LINKED_DATA:
            continue
        try:
            value = msgspec.json.decode(words.encode("utf-8", "replace"))
        except (msgspec.MsgspecError, RecursionError):
            continue
        graph = value.get("@graph") if isinstance(value, dict) else None
        for each in value if isinstance(value, list) else graph if isinstance(graph, list) else [value]:
            if isinstance(each, dict) and isinstance(each.get("datePublished"), str):
                return {key: text for key, text in each.items() if isinstance(text, str)}
    return {}


def _paragraphs(root: LexborNode) -> Iterator[str]:
    """Yield the paragraphs below a node: a block element begins and ends one, two line breaks part them."""
    pieces: list[str] = []
    for piece in _pieces(root):
        if piece != "\n\n":
            pieces.append(piece)
            continue
        yield from _joined(pieces)
        pieces = []
    yield from _joined(pieces)


def _joined(pieces: list[str]) -> Iterator[str]:
    for part in re.split(r"\n[ \t\u00a0\u3000]*\n", "".join(pieces)):
        words = _BREAKS.sub("\n", _SPACES.sub(" ", part)).strip()
        if words:
            yield words


def _pieces(root: LexborNode) -> Iterator[str]:
    """Walk without recursion, since pages may be nested thousands of elements deep."""
    stack: list[LexborNode | str | None] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            yield node
            continue
        if node is None:
            continue
        tag = node.tag
        if node is not root:
            stack.append(node.next)
        if tag == "-text":
            yield (node.text_content or "").replace("\n", " ")
        elif tag == "br":
            yield "\n"
        elif tag not in _HIDDEN and not (tag or "-").startswith(("-", "!")):
            if tag in _BLOCKS:
                yield "\n\n"
                stack.append("\n\n")
            stack.append(node.child)


def _trimmed(paragraphs: Iterable[str], site: Site | None) -> Iterator[str]:
    tails = tuple(each.lower() for each in site.tails) if site else ()
    captions = [re.compile(each) for each in site.captions] if site else []
    for paragraph in paragraphs:
        line = paragraph.lower().strip(" :：|")
        if any(line == tail.strip(" :：|") or (len(tail) > 6 and line.startswith(tail)) for tail in tails):
            return
        if not any(each.search(paragraph) for each in captions):
            yield paragraph


def _likeliest(tree: LexborHTMLParser, html: str) -> tuple[str, str]:
    if len(html) <= _MOST_FOR_EXTRACTOR:
        from trafilatura import extract  # noqa: PLC0415  # a quarter of a second, needed for unknown sites only

        found = extract(html, include_comments=False, include_tables=True, include_images=False, include_links=False)
        if found and len(found) >= _LEAST:
            return re.sub(r"\n+", "\n\n", found), "no layout is known for this site: text found by trafilatura"
    root = tree.css_first("article") or tree.css_first("main") or tree.body
    paragraphs = list(_paragraphs(root)) if root else []
    return "\n\n".join(paragraphs), "no layout is known for this site: all of its paragraphs were taken"
