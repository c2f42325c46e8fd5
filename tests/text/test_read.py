"""Files and folders to documents; whatever is wrong with one, the others are read."""

import json
import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.errors import UsageError
from diplograph.model.text import Document
from diplograph.packs.corpus import Defaults
from diplograph.text.charset import UnreadableBytesError, decode
from diplograph.text.normalize import normalize
from diplograph.text.read import Refusal, Repetition, documents

INPUTS = Path(__file__).parents[1] / "inputs"
RUSSIAN = "Стороны обменялись мнениями по международной повестке дня и договорились о встрече. " * 3
ARABIC = "تبادل الجانبان وجهات النظر حول القضايا ذات الاهتمام المشترك في بكين. " * 3
CHINESE = "双方就共同关心的国际和地区问题交换意见，并同意加强合作。" * 3
TAIWANESE = "雙方就共同關心的國際和地區問題交換意見，並同意加強合作。" * 3
FRENCH = "Les deux parties ont échangé leurs vues à Paris : été, coopération, réunion. " * 3


def read(*inputs: Path, **more: object):
    return list(documents(inputs, **more))  # type: ignore[arg-type]


def written(folder: Path, name: str, data: bytes | str) -> Path:
    file = folder / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return file


def test_a_folder_gives_its_documents_in_order_and_one_refusal():
    items = read(INPUTS / "mixed")
    assert [each.id if isinstance(each, Document) else each.code for each in items] == [
        "a-french", "b-plain", "zh-1", "zh-2", "metadata",
    ]  # fmt: skip
    refusal = items[-1]
    assert isinstance(refusal, Refusal)
    assert refusal.where.endswith("d-broken.md:2")


def test_what_is_stated_is_not_inferred():
    document = read(INPUTS / "mixed" / "a-french.md")[0]
    assert (document.language, document.published, document.publisher) == ("fr", "2025-03-12", "CHN")
    assert document.inferred == {"id"}
    assert document.warnings == ()
    assert document.text.startswith("Le 11 mars")


def test_what_is_missing_is_inferred_and_marked():
    document = read(INPUTS / "mixed" / "b-plain.txt")[0]
    assert (document.language, document.published, document.publisher) == ("en", "2025-03-12", "CHN")
    assert document.title == "Vice Minister Zhou Lan Meets Guests from Arlandia"
    assert document.event == "2025-03-11-arlandia"
    assert document.inferred == {"id", "lang", "title", "published", "publisher", "medium"}
    assert len(document.warnings) == 4


def test_defaults_stand_in_for_what_a_document_does_not_state():
    defaults = Defaults(language="zh", publisher="CHN", medium="ministry")
    documents = read(INPUTS / "mixed" / "c-lines.jsonl", defaults=defaults)
    assert [each.medium for each in documents] == ["ministry", "ministry"]
    assert documents[1].publisher == "CHN"
    assert documents[1].inferred == frozenset()


@pytest.mark.parametrize("name", [each.name for each in sorted((INPUTS / "pages").glob("*.html"))])
def test_a_page_becomes_a_document(name: str):
    [document] = read(INPUTS / "pages" / name)
    assert isinstance(document, Document)
    assert document.title
    assert document.published
    assert document.language in ("en", "es", "fr")


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "empty", "empty"),
        (b" \n\r\n\t", "empty", "empty"),
        (b"%PDF-1.7 ...", "encoding", "a PDF"),
        (b"PK\x03\x04abc", "encoding", "office document"),
        (b"\x00\x01\x02\x03" * 100, "encoding", "binary"),
        (bytes(range(128, 256)) * 20, "encoding", "not UTF-8"),
        (b"\xff\xfea", "encoding", "byte order mark"),
        (b"---\ntitle: a\nbody", "metadata", "never closed"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_line(tmp_path: Path, data: bytes, code: str, words: str):
    good = written(tmp_path, "good.txt", "The two sides met in the capital.")
    bad = written(tmp_path, "bad.txt", data)
    refusal, document = read(tmp_path)
    assert isinstance(refusal, Refusal)
    assert refusal.code == code
    assert words in refusal.what
    assert str(bad) in str(refusal)
    assert "\n" not in str(refusal)
    assert document.source == str(good)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("windows-1251", RUSSIAN), ("koi8-r", RUSSIAN), ("windows-1256", ARABIC),
        ("gb18030", CHINESE), ("gbk", CHINESE),
        ("big5", TAIWANESE), ("latin-1", FRENCH),
    ],
)  # fmt: skip
def test_an_encoding_that_nothing_states_is_told_by_its_letters(tmp_path: Path, encoding: str, text: str):
    [document] = read(written(tmp_path, "x.txt", text.encode(encoding)))
    assert document.text == normalize(text)
    assert any("read as" in each for each in document.warnings)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_dropped(tmp_path: Path, encoding: str):
    [document] = read(written(tmp_path, "x.txt", CHINESE.encode(encoding)))
    assert document.text == CHINESE


def test_a_page_of_gbk_that_claims_to_be_utf8_is_read_right(tmp_path: Path):
    page = f'<meta charset="utf-8"><article><h1>会见</h1><p>{CHINESE}</p></article>'
    [document] = read(written(tmp_path, "x.html", page.encode("gbk")))
    assert CHINESE in document.text


def test_text_cut_off_within_a_character_is_read_with_a_warning(tmp_path: Path):
    [document] = read(written(tmp_path, "x.txt", CHINESE.encode()[:-1]))
    assert document.text == CHINESE[:-1]
    assert "cut off" in " ".join(document.warnings)


@given(st.binary(max_size=300))
def test_no_bytes_break_the_decoder(data: bytes):
    with suppress(UnreadableBytesError):
        assert isinstance(decode(data).text, str)


@given(st.text())
def test_the_normal_form_is_its_own_normal_form(text: str):
    assert normalize(normalize(text)) == normalize(text)


def test_marks_that_change_no_word_are_dropped_and_overrides_reported(tmp_path: Path):
    [document] = read(
        written(tmp_path, "x.txt", "\ufeffThe two\u200b sides\u202e met in the\u00ad capital.\r\nOn Monday.")
    )
    assert document.text == "The two sides met in the capital.\nOn Monday."
    assert any("writing direction" in each for each in document.warnings)


def test_lines_that_are_broken_are_refused_and_the_others_read(tmp_path: Path):
    lines = [
        '{"text": "The two sides met."}',
        "{broken",
        '{"id": "x"}',
        "[1]",
        '{"text": "They met again in Paris."}',
        '{"text": 5}',
    ]
    file = written(tmp_path, "x.jsonl", "\n".join(lines))
    items = read(file)
    assert [type(each) for each in items] == [Document, Refusal, Refusal, Refusal, Document, Document]
    assert items[1].where == f"{file}:2"
    assert items[4].id == "x-5"


def test_json_nested_too_deep_is_refused(tmp_path: Path):
    [refusal] = read(written(tmp_path, "x.jsonl", '{"text": ' + "[" * 100_000))
    assert refusal.code == "json"


def test_an_identifier_with_another_text_is_refused_and_names_both(tmp_path: Path):
    first = written(tmp_path, "a.md", "---\nid: same\n---\nThe two sides met.")
    second = written(tmp_path, "b.md", "---\nid: same\n---\nThe two sides talked.")
    document, refusal = read(tmp_path)
    assert document.source == str(first)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "duplicate"
    assert str(first) in str(refusal)
    assert str(second) in str(refusal)


def test_the_same_document_twice_is_kept_once(tmp_path: Path):
    for name in ("a.md", "b.md"):
        written(tmp_path, name, "---\nid: same\n---\nThe two sides met.")
    document, repetition = read(tmp_path)
    assert isinstance(document, Document)
    assert isinstance(repetition, Repetition)
    assert "kept once" in str(repetition)


def test_order_and_overlap_of_inputs_change_nothing():
    folder = INPUTS / "mixed"
    one, other = folder / "a-french.md", folder / "c-lines.jsonl"
    assert read(one, other) == read(other, one, one)


def test_a_path_that_is_not_there_is_a_usage_error_at_once():
    with pytest.raises(UsageError, match="no such file"):
        documents([INPUTS / "mixed", INPUTS / "nowhere"])


def test_a_folder_with_nothing_to_read_is_a_usage_error(tmp_path: Path):
    written(tmp_path, "x.gold.json", "{}")
    with pytest.raises(UsageError, match="holds no"):
        documents([tmp_path])


def test_a_kind_that_is_not_read_is_refused(tmp_path: Path):
    [refusal] = read(written(tmp_path, "x.docx", b"PK"))
    assert refusal.code == "unsupported"


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path):
    [refusal] = read(written(tmp_path, "x.txt", "word " * 100), most_bytes=100)
    assert refusal.code == "too-large"


def test_a_line_over_the_limit_is_refused_and_the_next_read(tmp_path: Path):
    lines = json.dumps({"text": "word " * 100}) + "\n" + json.dumps({"text": "The two sides met."})
    refusal, document = read(written(tmp_path, "x.jsonl", lines), most_bytes=100)
    assert refusal.code == "too-large"
    assert document.source.endswith("x.jsonl:2")


def test_a_loop_of_links_does_not_trap_the_walk(tmp_path: Path):
    written(tmp_path, "x.txt", "The two sides met.")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert len(read(tmp_path)) == 1


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path):
    outside = written(tmp_path, "secret.txt", "The two sides met.")
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "x.txt").symlink_to(outside)
    [refusal] = read(folder)
    assert isinstance(refusal, Refusal)
    assert "outside" in refusal.what


def test_a_named_pipe_is_refused_and_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "x.txt")
    [refusal] = read(tmp_path)
    assert refusal.code == "unsupported"


def test_a_language_that_is_not_read_is_kept_with_a_warning(tmp_path: Path):
    [document] = read(
        written(tmp_path, "x.txt", "Die beiden Seiten tauschten sich über die bilateralen Beziehungen aus.")
    )
    assert document.language == "de"
    assert any("no language pack for 'de'" in each for each in document.warnings)


def test_a_language_that_the_text_contradicts_is_kept_with_a_warning(tmp_path: Path):
    [document] = read(written(tmp_path, "x.md", f"---\nlang: fr\n---\n{RUSSIAN}"))
    assert document.language == "fr"
    assert any("reads as 'ru'" in each for each in document.warnings)


def test_a_publication_before_the_event_it_reports_gives_a_warning(tmp_path: Path):
    text = (
        "---\nlang: fr\npublished: 2024-11-01\n---\nLe 1er décembre 2024, les deux ministres ont tenu des entretiens."
    )
    [document] = read(written(tmp_path, "x.md", text))
    assert any("text begins with" in each for each in document.warnings)


def test_a_day_of_filing_with_its_year_is_the_inferred_day_of_publication(tmp_path: Path):
    [document] = read(written(tmp_path, "x.txt", "LONDON, 5 March 2025 — The ministers met in the city."))
    assert document.published == "2025-03-05"
    assert "published" in document.inferred


@pytest.mark.parametrize("part", ["wild", "seed", "dev"])
def test_every_readout_of_the_corpora_reads_without_refusal(corpora: Path, part: str):
    items = read(corpora / part)
    assert [str(each) for each in items if not isinstance(each, Document)] == []
    assert items
