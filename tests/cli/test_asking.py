"""`query`, `packs`, `why` and `why-not`."""

import csv
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from diplograph.cli import layout
from diplograph.packs.query import queries

Command = Callable[..., Any]
DOC = "2024-07-03-uzbekistan-en"
QUERY = """#+ summary: "Documents in a language"
#+ description: "One solution per document."
#+ params:
#+   lang: {type: string, description: "the language, such as fr"}
#+ columns: [doc]
PREFIX dg: <https://w3id.org/diplograph/ontology#>
SELECT ?doc WHERE {
  VALUES ?lang { UNDEF }
  GRAPH ?g { ?d dg:documentId ?doc ; dg:language ?lang }
}
ORDER BY ?doc
"""


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Give a function that makes standard output a terminal of so many columns."""

    def pretend(columns: int) -> None:
        monkeypatch.setattr(layout, "terminal_width", lambda: columns)
        monkeypatch.setattr("diplograph.cli.asking.terminal_width", lambda: columns)

    return pretend


def test_the_packs_list_every_question_with_its_summary(diplograph: Command):
    lines = diplograph("packs").out.splitlines()
    assert [tuple(each.split(None, 1)) for each in lines] == [
        (each.name, each.summary) for each in sorted(queries(), key=lambda each: each.name)
    ]


def test_a_question_is_described_with_its_parameters_and_columns(diplograph: Command):
    told = diplograph("packs", "endorsements/who-endorsed").out
    assert told.startswith("endorsements/who-endorsed: Who endorsed what\n")
    assert "  -p initiative=…  the topic, such as gdi" in told
    assert "columns: state, iso3, initiative, level" in told
    (described,) = diplograph("packs", "endorsements/who-endorsed", "--json").json()
    assert {"initiative", "state", "least"} <= set(described["parameters"])
    assert described["columns"][0] == "state"


@pytest.mark.parametrize("name", ["claims/al", "claims", "nothing/like-it"])
def test_a_question_that_is_not_there_is_told_with_those_that_are(diplograph: Command, built: Path, name: str):
    for arguments in (("query", built, name), ("packs", name)):
        outcome = diplograph(*arguments)
        assert outcome.code == 2
        assert outcome.complaint.startswith(f"no question '{name}'; there are ")
        assert "claims/all" in outcome.complaint


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("claims/all", "-p", "x"), "-p x: write a parameter as name=value"),
        (("claims/all", "-p", "=x"), "-p =x: write a parameter as name=value"),
        (("claims/all", "-p", "nope=x"), "claims/all has no parameter 'nope'; it has doc, holder, topic"),
        (("claims/all", "-p", "holder=a b"), "expected an identifier such as KAZ"),
        (("claims/all", "-p", "holder=QQQ"), "holder 'QQQ': the graph knows no actor of this code"),
        (("claims/all", "-p", "holder=Uzbekistan"), "there is UZB"),
        (("claims/all", "-p", "topic=GDI"), "the graph knows no topic of this code; there is gdi"),
        (("claims/all", "--codebook", "nope"), "the build knows no codebook 'nope'; it knows default, strict"),
        (("claims/all", "--file", "q.rq"), "either PACK/QUESTION or --file"),
        ((), "either PACK/QUESTION or --file"),
        (("--file", "nowhere.rq"), "nowhere.rq is not a file"),
    ],
)
def test_a_question_that_cannot_be_put_is_refused(
    diplograph: Command, built: Path, arguments: tuple[str, ...], words: str
):
    outcome = diplograph("query", built, *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert words in outcome.complaint


def test_a_code_that_is_known_but_claims_nothing_gives_an_empty_answer(diplograph: Command, built: Path):
    outcome = diplograph("query", built, "claims/all", "-p", "holder=VUT", "--format", "csv")
    assert outcome.code == 0
    assert len(outcome.out.splitlines()) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"SELECT ?x WHERE {\n  ?x ?y }}", "no SPARQL 1.1 query: it goes wrong, near '?x ?y }}': correct it there"),
        (b"SELECT ?x {\n ?x a dg:Readout }", "no SPARQL 1.1 query: Prefix not found, near '?x a dg:Readout }'"),
        (b"SELECT ?x WHERE {\n", ":2:1: no SPARQL 1.1 query: it goes wrong, at its end"),
        (b"\xff\xfe\x00", ": byte 0 is not UTF-8: save the query as UTF-8"),
        (b"SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE would send the query"),
        (b"CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }", "a table needs a SELECT or ASK query"),
        (b"#+ summary: x\nASK { ?s ?p ?o }", "header: "),
    ],
)
def test_a_query_file_that_is_wrong_is_told_with_its_place(
    diplograph: Command, built: Path, tmp_path: Path, text: bytes, words: str
):
    (tmp_path / "q.rq").write_bytes(text)
    outcome = diplograph("query", built, "--file", tmp_path / "q.rq")
    assert outcome.code == 2
    assert outcome.complaint.startswith(str(tmp_path / "q"))
    assert words in outcome.complaint


def test_a_query_of_ones_own_takes_parameters_where_it_has_a_header(diplograph: Command, built: Path, tmp_path: Path):
    (tmp_path / "mine.rq").write_text(QUERY, "utf-8")
    answer = diplograph("query", built, "--file", tmp_path / "mine.rq", "-p", "lang=zh", "--format", "csv")
    assert answer.code == 0
    assert len(answer.out.splitlines()) == 5
    assert all(each.endswith("-zh") for each in answer.out.splitlines()[1:])
    bare = "".join(line for line in QUERY.splitlines(keepends=True) if not line.startswith("#+"))
    (tmp_path / "mine.rq").write_text(bare, "utf-8")
    assert diplograph("query", built, "--file", tmp_path / "mine.rq").code == 0
    refused = diplograph("query", built, "--file", tmp_path / "mine.rq", "-p", "lang=zh")
    assert refused.code == 2
    assert "has no `#+` header" in refused.complaint


def test_every_format_tells_the_same_rows(diplograph: Command, built: Path):
    def printed(form: str) -> str:
        return diplograph("query", built, "claims/all", "-p", "holder=UZB", "--format", form).out

    rows = list(csv.DictReader(printed("csv").splitlines()))
    assert len(rows) > 3
    found = json.loads(printed("json"))["results"]["bindings"]
    assert [each["claim_iri"]["value"] for each in found] == [each["claim_iri"] for each in rows]
    assert printed("tsv").count("\n") == printed("table").count("\n") - 1 == printed("md").count("\n") - 1
    assert printed("xml").count("<result>") == len(rows)
    assert printed("tsv").count("\n") == len(rows) + 1


def test_another_codebook_counts_otherwise_over_the_same_graph(diplograph: Command, built: Path):
    answers = [
        diplograph("query", built, "claims/all", "--codebook", each, "--format", "csv").out
        for each in ("default", "strict")
    ]
    columns = [
        [(row["claim_iri"], row["holder"], row["quote"]) for row in csv.DictReader(each.splitlines())]
        for each in answers
    ]
    assert columns[0] == columns[1]


def test_a_table_too_wide_for_the_terminal_is_shown_as_records(
    diplograph: Command, built: Path, terminal: Callable[[int], None]
):
    terminal(80)
    shown = diplograph("query", built, "endorsements/who-endorsed", "-p", "initiative=gdi").out
    assert max(map(layout.width, shown.splitlines())) <= 80 or "https://" in shown
    assert shown.startswith("── 1 ─")
    assert "\nstate" in shown
    assert shown.rstrip().endswith("rows)")
    terminal(2000)
    assert diplograph("query", built, "endorsements/who-endorsed").out.startswith("state  ")


def test_the_evidence_of_a_claim_is_shown_with_its_words_marked(diplograph: Command, built: Path):
    shown = diplograph("why", built, "UZB", "gdi", "--doc", DOC).out
    assert shown.startswith("UZB on gdi: level ")
    for label in ("tier", "speaker", "words", "document", "rule", "claim"):
        assert f"\n  {label} " in shown
    assert shown.count("⟦") == shown.count("⟧") == shown.count("UZB on gdi")
    assert f"  document  {DOC} (CHN, 2024-07-04, " in shown


def test_the_evidence_fits_the_terminal(diplograph: Command, built: Path, terminal: Callable[[int], None]):
    terminal(80)
    lines = diplograph("why", built, "UZB", "gdi").out.splitlines()
    assert len(lines) > 20
    assert [each for each in lines if layout.width(each) > 80 and "https://" not in each] == []


def test_a_passage_that_is_no_claim_is_shown_with_the_rule_that_said_so(diplograph: Command, built: Path):
    shown = diplograph("why-not", built, "UZB", "bri", "--doc", DOC).out
    assert shown.startswith("UZB on bri: no claim, rule ")
    assert "⟦" in shown
    (row,) = diplograph("why-not", built, "UZB", "bri", "--doc", DOC, "--json").json()
    assert (row["doc"], row["holder"], row["topic"]) == (DOC, "UZB", "bri")


@pytest.mark.parametrize("command", ["why", "why-not"])
def test_evidence_that_is_not_there_is_no_error_but_a_name_that_is_none_is(
    diplograph: Command, built: Path, command: str
):
    nothing = diplograph(command, built, "VUT", "gdi")
    assert (nothing.code, nothing.out[:3]) == (0, "no ")
    assert diplograph(command, built, "VUT", "gdi", "--json").json() == []
    for arguments, words in (
        (("QQQ", "gdi"), "holder 'QQQ': the graph knows no actor"),
        (("UZB", "gdx"), "topic 'gdx': the graph knows no topic of this code; there is gdi"),
        (("UZB", "gdi", "--doc", "nowhere"), "no document 'nowhere' in the graph"),
    ):
        outcome = diplograph(command, built, *arguments)
        assert outcome.code == 2
        assert words in outcome.complaint


@pytest.mark.parametrize(
    "arguments", [("query", "claims/all"), ("why", "KAZ", "gdi"), ("validate",), ("export", "gexf", "-o", "x.gexf")]
)
@pytest.mark.parametrize("missing", ["manifest.json", "graph.nq", "all"])
def test_what_is_no_build_is_told_so(diplograph: Command, copied: Path, arguments: tuple[str, ...], missing: str):
    if missing == "all":
        shutil.rmtree(copied)
    else:
        os.remove(copied / missing)  # noqa: PTH107  the shortest of three
    command, *rest = arguments
    outcome = diplograph(command, copied, *rest)
    assert outcome.code == 2
    assert outcome.complaint.startswith(f"{copied} is no build")
    assert not Path("x.gexf").exists()


def test_wrapping_keeps_every_word_and_every_width():
    text = "Xi Jinping stressed 习近平强调，在维护国家独立、主权和安全方面，中方坚定支持乌兹别克斯坦。 firmly"
    for columns in (20, 33, 80):
        lines = list(layout.wrapped(text, columns, 4))
        assert max(map(layout.width, lines)) <= columns
        assert "".join("".join(lines).split()) == "".join(text.split())
    assert list(layout.wrapped(text, 0)) == [text]
