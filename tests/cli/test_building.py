"""`build` and `demo`, on good input and on every kind of bad input: one line each, and nothing lost."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]
Mixed = tuple[Path, Path, Any]

FRENCH = (
    "Le 11 mars 2025, Zhou Lan a rencontré à Beijing le ministre des Affaires étrangères d’Arlandie. Les deux parties "
    "ont échangé leurs points de vue sur la coopération dans l’éducation, l’énergie et la santé."
)
ENGLISH = "On March 11, 2025, Zhou Lan met with guests from Arlandia in Beijing. The two sides talked.\n"


def front(text: str, **fields: str) -> str:
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + f"---\n{text}"


def documents(diplograph: Command, kg: Path) -> dict[str, dict[str, str]]:
    printed = diplograph("query", kg, "coverage/documents", "--format", "csv").out
    return {row["doc"]: row for row in csv.DictReader(printed.splitlines())}


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "good.md").write_text(front(ENGLISH, lang="en", publisher="CHN", published="2025-03-12"), "utf-8")
    return folder


def test_a_build_says_what_it_made_on_standard_output_and_nothing_else(
    diplograph: Command, readouts: Path, tmp_path: Path
):
    outcome = diplograph("build", readouts, "-o", tmp_path / "KG", "--workers", 1)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(f"{tmp_path / 'KG'}: 12 documents, ")
    assert len(outcome.out.splitlines()) == 1


def test_a_build_told_as_json_agrees_with_its_manifest(diplograph: Command, texts: Path, tmp_path: Path):
    summary = diplograph("build", texts, "-o", tmp_path / "KG", "--json").json()
    manifest = json.loads((tmp_path / "KG" / "manifest.json").read_bytes())
    assert summary["documents"] == manifest["readouts"] == 1
    assert (summary["quads"], summary["sha256"]) == (manifest["quads"], manifest["sha256"])
    assert (summary["refusals"], summary["warnings"]) == ([], [])


@pytest.fixture(scope="module")
def mixed(finished: Command, tmp_path_factory: pytest.TempPathFactory) -> Mixed:
    """Return a folder of good, odd and bad inputs, its build, and what the build said."""
    folder = tmp_path_factory.mktemp("mixed")
    texts, kg = folder / "texts", folder / "KG"
    texts.mkdir()
    for name, data in {**BAD, **ODD, "good.md": front(ENGLISH, lang="en", publisher="CHN").encode()}.items():
        (texts / name).write_bytes(data)
    return texts, kg, finished("build", texts, "-o", kg)


BAD = {
    "empty.txt": b"",
    "image.txt": b"\x89PNG\r\n\x1a\n\0\0\0",
    "binary.txt": bytes(range(256)) * 4,
    "broken.md": b"---\nlang: fr\ntitle: x: y: [\n---\nBonjour.\n",
    "lines.jsonl": b'{"id": "x", "lang": "en", "text": "Hi."}\n{"id": broken\n\n{"id": "y", "lang": "en"}\n',
}
ODD = {
    "latin.txt": front(FRENCH, lang="fr", publisher="CHN").encode("cp1252"),
    "wide.txt": front(FRENCH, lang="fr").encode("utf-16-le"),
    "german.md": front("Der Minister traf Gäste in Berlin.", lang="de").encode(),
    "early.md": front(ENGLISH, lang="en", published="2020-01-01").encode(),
    "wrong-language.md": front(FRENCH, lang="en").encode(),
    "publisher.md": front(ENGLISH, lang="en", publisher="a b").encode(),
    "colour.md": front(ENGLISH, lang="en", colour="red").encode(),
    "bare.txt": FRENCH.encode(),
}


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("empty.txt", "it is empty: remove it, or fill it"),
        ("image.txt", "it is a PNG image, not a text: save it as a text in UTF-8"),
        ("binary.txt", "a binary file, not a text"),
        ("broken.md:3", "broken front matter"),
        ("lines.jsonl:2", "the line is no JSON object"),
        ("lines.jsonl:4", "the line has no field `text`"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(mixed: Mixed, where: str, words: str):
    texts, kg, outcome = mixed
    (line,) = outcome.lines(f"refused: {texts / where}: ")
    assert words in line
    assert line.removeprefix("refused: ") in (kg / "report" / "refusals.log").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("latin.txt", "not UTF-8: read as cp1252 by its letters"),
        ("wide.txt", "read as utf-16-le, which nothing in the file states"),
        ("german.md", "no language pack for 'de'"),
        ("early.md", "published 2020-01-01, but the text begins with 'On March 11, 2025'"),
        ("wrong-language.md", "lang says 'en', but the text reads as 'fr'"),
        ("publisher.md", "publisher 'a b' is left out"),
        ("colour.md", "metadata not known and not read: colour"),
        ("bare.txt", "lang is not stated: 'fr' is inferred"),
    ],
)
def test_what_is_odd_is_kept_with_a_warning(diplograph: Command, mixed: Mixed, name: str, words: str):
    texts, kg, outcome = mixed
    assert any(words in each for each in outcome.lines(f"warning: {texts / name}: "))
    assert name.partition(".")[0] in documents(diplograph, kg)
    assert words in (kg / "report" / "warnings.log").read_text("utf-8")


def test_the_rest_is_built_and_the_refusals_are_counted(diplograph: Command, mixed: Mixed):
    _, kg, outcome = mixed
    assert outcome.code == 3
    assert len(outcome.lines("refused: ")) == 6
    assert outcome.complaint == (
        f"6 inputs refused (listed above and in {kg / 'report' / 'refusals.log'}); the rest is built"
    )
    assert {"good", "x", *(each.partition(".")[0] for each in ODD)} == set(documents(diplograph, kg))
    assert diplograph("validate", kg).code == 0


def test_one_identifier_with_two_texts_is_refused_with_both_paths(diplograph: Command, texts: Path, tmp_path: Path):
    (texts / "other").mkdir()
    (texts / "other" / "good.txt").write_text("Other words.\n", "utf-8")
    outcome = diplograph("build", texts, "-o", tmp_path / "KG", "--lang", "en")
    assert outcome.code == 3
    (line,) = outcome.lines("refused: ")
    assert str(texts / "good.md") in line
    assert str(texts / "other" / "good.txt") in line
    assert list(documents(diplograph, tmp_path / "KG")) == ["good"]


def test_the_same_document_twice_is_kept_once_with_a_warning(diplograph: Command, texts: Path, tmp_path: Path):
    (texts / "other").mkdir()
    (texts / "other" / "good.md").write_bytes((texts / "good.md").read_bytes())
    outcome = diplograph("build", texts, "-o", tmp_path / "KG")
    assert outcome.code == 0
    (line,) = outcome.lines("warning: ")
    assert "kept once" in line
    assert len(documents(diplograph, tmp_path / "KG")) == 1


def test_a_language_without_a_pack_gives_a_document_and_no_claims(diplograph: Command, tmp_path: Path):
    text = front("Der Minister unterstützt die Globale Entwicklungsinitiative.", lang="de", publisher="DEU")
    (tmp_path / "german.md").write_text(text, "utf-8")
    assert diplograph("build", tmp_path / "german.md", "-o", tmp_path / "KG").code == 0
    assert documents(diplograph, tmp_path / "KG")["german"]["lang"] == "de"
    assert len(diplograph("query", tmp_path / "KG", "claims/all", "--format", "csv").out.splitlines()) == 1


def test_a_document_without_claims_is_still_in_the_graph_and_conforms(diplograph: Command, texts: Path, tmp_path: Path):
    assert diplograph("build", texts, "-o", tmp_path / "KG").code == 0
    assert list(documents(diplograph, tmp_path / "KG")) == ["good"]
    assert diplograph("validate", tmp_path / "KG").code == 0


def test_many_warnings_are_told_in_part_and_written_in_full(diplograph: Command, tmp_path: Path):
    lines = (json.dumps({"id": f"d{number}", "text": f"Zz {number}.", "lang": "xx"}) for number in range(30))
    (tmp_path / "many.jsonl").write_text("\n".join(lines), "utf-8")
    outcome = diplograph("build", tmp_path / "many.jsonl", "-o", tmp_path / "KG")
    written = (tmp_path / "KG" / "report" / "warnings.log").read_text("utf-8").splitlines()
    assert len(written) >= 30
    assert len(outcome.lines("warning: ")) == 21
    assert outcome.lines("warning: ")[-1] == (
        f"warning: {len(written) - 20} more in {tmp_path / 'KG' / 'report' / 'warnings.log'}"
    )


def test_where_nothing_can_be_read_nothing_is_built_and_a_former_build_stays(
    diplograph: Command, built: Path, copied: Path
):
    bad = copied.parent / "bad.txt"
    bad.write_bytes(b"")
    outcome = diplograph("build", bad, "-o", copied)
    assert outcome.code == 3
    assert outcome.lines("refused: ") == [f"refused: {bad}: it is empty: remove it, or fill it"]
    assert outcome.complaint == f"none of the inputs can be read (1 refused), so {copied} is not built"
    assert (copied / "graph.nq").read_bytes() == (built / "graph.nq").read_bytes()
    assert sorted(each.name for each in copied.parent.iterdir()) == ["KG", "bad.txt"]


def test_a_path_that_is_not_there_is_told_and_nothing_is_built(diplograph: Command, texts: Path, tmp_path: Path):
    outcome = diplograph("build", texts, tmp_path / "nowhere", "-o", tmp_path / "KG")
    assert outcome.code == 2
    assert outcome.complaint == f"{tmp_path / 'nowhere'}: no such file or folder: check the path"
    assert not (tmp_path / "KG").exists()


def test_a_folder_that_holds_something_else_is_refused_and_left_alone(diplograph: Command, texts: Path, tmp_path: Path):
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("precious", "utf-8")
    outcome = diplograph("build", texts, "-o", mine)
    assert outcome.code == 2
    assert outcome.complaint.startswith(f"{mine} holds something else than a build")
    assert [each.name for each in mine.iterdir()] == ["thesis.txt"]
    assert (mine / "thesis.txt").read_text("utf-8") == "precious"


def test_a_file_in_the_place_of_the_output_is_refused_and_left_alone(diplograph: Command, texts: Path):
    before = (texts / "good.md").read_bytes()
    outcome = diplograph("build", texts, "-o", texts / "good.md")
    assert outcome.code == 2
    assert "is a file" in outcome.complaint
    assert (texts / "good.md").read_bytes() == before


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--publisher", "a b", "--publisher a b: "),
        ("--lang", "français!", "--lang français!: "),
        ("--corpus", "nowhere.toml", "nowhere.toml: cannot be read"),
    ],
)
def test_an_option_that_makes_no_sense_is_refused(
    diplograph: Command, texts: Path, option: str, value: str, words: str
):
    outcome = diplograph("build", texts, "-o", texts.parent / "KG", option, value)
    assert outcome.code == 2
    assert words in outcome.complaint
    assert not (texts.parent / "KG").exists()


def test_options_speak_for_documents_that_do_not_say_theirs(diplograph: Command, texts: Path, tmp_path: Path):
    (texts / "bare.txt").write_text(ENGLISH, "utf-8")
    diplograph("build", texts, "-o", tmp_path / "KG", "--publisher", "kaz", "--lang", "en-GB")
    rows = documents(diplograph, tmp_path / "KG")
    assert (rows["bare"]["publisher"], rows["bare"]["lang"]) == ("KAZ", "en")
    assert rows["good"]["publisher"] == "CHN"


def test_a_build_among_the_inputs_of_the_next_is_not_read_as_documents(diplograph: Command, texts: Path):
    (texts / "bad.txt").write_bytes(b"")
    (texts / "odd.md").write_text(front(ENGLISH, lang="en", colour="red"), "utf-8")
    first = diplograph("build", texts, "-o", texts / "KG", "--json").json()
    again = diplograph("build", texts, "-o", texts / "KG", "--json").json()
    assert first["warnings"]
    for each in ("documents", "warnings", "refusals"):
        assert again[each] == first[each]


def test_a_corpus_file_tells_what_is_missing(diplograph: Command, texts: Path, tmp_path: Path):
    corpus = 'name = "c"\n[[pages]]\nid = "good"\n[[pages]]\nid = "lost"\n'
    (tmp_path / "corpus.toml").write_text(corpus, "utf-8")
    outcome = diplograph("build", texts, "-o", tmp_path / "KG", "--corpus", tmp_path / "corpus.toml")
    assert "1 of 2 expected pages found" in outcome.out
    report = json.loads((tmp_path / "KG" / "report" / "coverage.json").read_bytes())
    assert [each["id"] for each in report["missing"]] == ["lost"]


def test_a_demonstration_over_a_file_is_refused(diplograph: Command, tmp_path: Path):
    (tmp_path / "demo").write_text("mine", "utf-8")
    outcome = diplograph("demo", "-o", tmp_path / "demo")
    assert outcome.code == 2
    assert "is a file" in outcome.complaint
