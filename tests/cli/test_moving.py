"""`export` and `load`."""

import csv
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from diplograph.cli import moving
from diplograph.graph.export.formats import FORMATS
from diplograph.graph.load import PROFILES, load

Command = Callable[..., Any]


def test_the_command_line_offers_what_the_library_has():
    assert tuple(sorted(moving._FORMATS)) == FORMATS
    assert set(moving._PROFILES) == set(PROFILES)


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_is_written_where_it_was_asked_for(diplograph: Command, built: Path, tmp_path: Path, form: str):
    target = tmp_path / "deep" / f"graph.{form}"
    outcome = diplograph("export", built, form, "-o", target)
    assert (outcome.code, outcome.out) == (0, f"wrote {target}\n")
    assert target.is_dir() if form == "csv" else target.stat().st_size > 1000


def test_the_quads_exported_are_the_master(diplograph: Command, built: Path, tmp_path: Path):
    diplograph("export", built, "nquads", "-o", tmp_path / "x.nq")
    assert (tmp_path / "x.nq").read_bytes() == (built / "graph.nq").read_bytes()
    diplograph("export", built, "trig", "-o", tmp_path / "x.trig")
    counts = [
        sum(1 for _ in ox.parse(path=str(path), format=form))
        for path, form in ((built / "graph.nq", ox.RdfFormat.N_QUADS), (tmp_path / "x.trig", ox.RdfFormat.TRIG))
    ]
    assert counts[0] == counts[1]


def test_labels_come_in_the_language_asked_for(diplograph: Command, built: Path, tmp_path: Path):
    labels = {}
    for language in ("en", "zh"):
        target = tmp_path / f"{language}.gexf"
        assert diplograph("export", built, "gexf", "-o", target, "--language", language).code == 0
        labels[language] = {each.get("label") for each in ET.parse(target).iter() if each.tag.endswith("}node")}  # noqa: S314
    assert "Uzbekistan" in labels["en"]
    assert "乌兹别克斯坦" in labels["zh"]


def test_tables_hold_every_claim(diplograph: Command, built: Path, tmp_path: Path):
    diplograph("export", built, "csv", "-o", tmp_path / "tables")
    with (tmp_path / "tables" / "claims.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    asked = diplograph("query", built, "claims/all", "--format", "csv").out
    assert [each["claim_iri"] for each in rows] == [each["claim_iri"] for each in csv.DictReader(asked.splitlines())]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("pdf", "-o", "x.pdf"), "'pdf' is not one of"),
        (("gexf",), "missing option '-o'"),
        (("gexf", "-o", "x.gexf", "--network", "nope"), "there is no network 'nope'; there are "),
        (("gexf", "-o", "x.gexf", "--codebook", "nope"), "no codebook 'nope'; it knows default, strict"),
        (("gexf", "-o", "x.gexf", "--language", "xx"), "--language xx: labels are in ar, en, es, fr, ru, zh"),
        (("gexf", "-o", "."), ". is a folder: give the path of a file, such as graph.gexf"),
        (("csv", "-o", "file.txt"), "file.txt is a file, and csv makes a folder"),
    ],
)
def test_an_export_that_cannot_be_made_is_refused(
    diplograph: Command,
    built: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    words: str,
):
    monkeypatch.chdir(tmp_path)
    Path("file.txt").write_text("mine", "utf-8")
    outcome = diplograph("export", built, *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert words in outcome.complaint
    assert [each.name for each in tmp_path.iterdir()] == ["file.txt"]
    assert Path("file.txt").read_text("utf-8") == "mine"


@pytest.mark.parametrize("name", ["graph.nq", "new.gexf", "store/x"])
def test_an_export_into_the_build_itself_is_refused(diplograph: Command, copied: Path, name: str):
    before = (copied / "graph.nq").read_bytes()
    outcome = diplograph("export", copied, "nquads", "-o", copied / name)
    assert outcome.code == 2
    assert "lies within the build" in outcome.complaint
    assert (copied / "graph.nq").read_bytes() == before


def test_a_store_that_is_down_is_told_in_one_line(diplograph: Command, built: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(load.__kwdefaults__, "wait", 0.001)
    outcome = diplograph("load", built, "--to", "oxigraph", "--url", "http://127.0.0.1:9")
    assert outcome.code == 5
    assert len(outcome.err.splitlines()) == 1
    assert "http://127.0.0.1:9" in outcome.complaint
    assert "is the store running" in outcome.complaint


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--to", "gsp", "--url", "http://127.0.0.1:9"), "needs the address of the SPARQL query service"),
        (("--to", "oxigraph", "--url", "127.0.0.1:9"), "127.0.0.1:9"),
        (("--to", "nowhere", "--url", "http://127.0.0.1:9"), "'nowhere' is not one of"),
        (("--to", "oxigraph"), "missing option '--url'"),
    ],
)
def test_a_load_that_cannot_work_is_a_usage_error(
    diplograph: Command, built: Path, arguments: tuple[str, ...], words: str
):
    outcome = diplograph("load", built, *arguments)
    assert outcome.code == 2
    assert words in outcome.complaint
