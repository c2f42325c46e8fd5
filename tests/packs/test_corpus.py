"""Corpus files: what they say, and what is wrong with them."""

from pathlib import Path

import pytest

from diplograph.errors import UsageError
from diplograph.model.text import Document
from diplograph.packs.corpus import Defaults, coverage, read_corpus

GOOD = """
name = "arlandia-2024"
list = "pages.csv"
[defaults]
lang = "fr"
publisher = "CHN"
[window]
from = 2024-01-01
to = "2024-06"
[[pages]]
id = "a"
"""


def corpus_file(folder: Path, text: str) -> Path:
    (folder / "pages.csv").write_text("url,title\nhttps://www.example.org/b/,B\nhttp://example.org/c,C\n", "utf-8")
    file = folder / "corpus.toml"
    file.write_text(text, "utf-8")
    return file


def test_a_corpus_gives_silence_its_denominator(tmp_path: Path):
    corpus = read_corpus(corpus_file(tmp_path, GOOD))
    documents = [
        Document(id="a", text="x", published="2024-01-01"),
        Document(id="b", text="y", url="http://example.org/b", published="2024-06-30"),
        Document(id="d", text="z", url="http://example.org/d", published="2024-07-01"),
    ]
    found = coverage(corpus, documents)
    assert found.expected == 3
    assert [each.title or each.id for each in found.found] == ["a", "B"]
    assert [each.title for each in found.missing] == ["C"]
    assert found.unexpected == ("d",)
    assert found.outside == ("d",)


def test_the_command_line_counts_before_the_corpus_file(tmp_path: Path):
    defaults = read_corpus(corpus_file(tmp_path, GOOD)).defaults.overridden(language="en")
    assert defaults == Defaults(language="en", publisher="CHN")


@pytest.mark.parametrize(
    ("published", "holds"),
    [("2023-12-31", False), ("2024", True), ("2024-06", True), ("2024-06-30", True), ("2024-07", False)],
)
def test_a_window_holds_what_can_lie_in_it(tmp_path: Path, published: str, *, holds: bool):
    assert read_corpus(corpus_file(tmp_path, GOOD)).window.holds(published) is holds


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name = ", "corpus.toml"),
        ("title = 'x'", "name"),
        ("name = 'x'\ncolour = 'red'", "colour"),
        ("name = 'x'\n[defaults]\nlang = 3", "lang"),
        ("name = 'x'\n[window]\nfrom = 'soon'", "soon"),
        ("name = 'x'\n[window]\nfrom = 2025-01-01\nto = 2024-01-01", "is after"),
        ("name = 'x'\n[[pages]]\ntitle = 'a'", "neither url nor id"),
        ("name = 'x'\nlist = '../x.csv'", "beside the corpus file"),
        ("name = 'x'\nlist = 'nowhere.csv'", "nowhere.csv"),
    ],
)
def test_a_corpus_file_that_is_wrong_says_where(tmp_path: Path, text: str, words: str):
    with pytest.raises(UsageError, match=words) as caught:
        read_corpus(corpus_file(tmp_path, text))
    assert str(tmp_path) in str(caught.value)


def test_a_line_of_the_list_without_an_address_is_named(tmp_path: Path):
    file = corpus_file(tmp_path, GOOD)
    (tmp_path / "pages.csv").write_text("url,title\nhttps://example.org/b,B\n,C\n", "utf-8")
    with pytest.raises(UsageError, match=r"pages\.csv:3"):
        read_corpus(file)


def test_a_corpus_file_that_is_not_there_is_a_usage_error(tmp_path: Path):
    with pytest.raises(UsageError, match="cannot be read"):
        read_corpus(tmp_path / "nowhere.toml")
