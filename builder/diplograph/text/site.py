"""Where the sites of publishers keep title, date and text: the rules of `sites/*.toml`."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

import msgspec

from diplograph.errors import PackError
from diplograph.resources import walk


class Layout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One layout of a site: it applies where `when` selects something; each list is in order of preference.

    A layout of its `own` shows the publisher even where no address does.
    """

    when: str
    text: tuple[str, ...]
    title: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    medium: str = ""
    own: bool = False


class Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where any page states its metadata."""

    title: tuple[str, ...]
    published: tuple[str, ...]
    url: tuple[str, ...]
    lang: tuple[str, ...]
    dates_in_url: tuple[str, ...]


class Site(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A publisher's site; `tails` are lines at which the text ends, `captions` patterns of lines that are left out."""

    name: str
    hosts: tuple[str, ...] = ()
    publisher: str = ""
    medium: str = ""
    drop: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    layout: tuple[Layout, ...] = ()
    page: Page | None = None


@cache
def sites() -> tuple[Site, ...]:
    """Return all sites, in order of their files' names."""
    return tuple(_read())


def _read() -> Iterator[Site]:
    for file in walk(files("diplograph").joinpath("sites"), ".toml"):
        try:
            yield msgspec.convert(tomllib.loads(file.read_text("utf-8")), Site)
        except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
            message = f"{file}: {error}"
            raise PackError(message) from error


@cache
def any_page() -> Page:
    """Return the rules that hold for every page."""
    return next(each.page for each in sites() if each.page)


def site_of(url: str) -> Site | None:
    """Return the site that an address belongs to: the host or a host below it."""
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return None
    for site in sites():
        if any(host == each or host.endswith(f".{each}") for each in site.hosts):
            return site
    return None


@cache
def _date_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each) for each in any_page().dates_in_url)


def published_in(url: str) -> str:
    """Return the day of publication that an address holds, as EDTF; empty where it holds none.

    >>> published_in("https://www.mfa.gov.cn/fra/wjdt/202412/t20241202_11536.html")
    '2024-12-02'
    """
    for pattern in _date_patterns():
        if match := pattern.search(url):
            month, day = int(match["m"]), int(match["d"])
            if 1 <= month <= 12 and 1 <= day <= 31:
                return f"{match['y']}-{month:02}-{day:02}"
    return ""
