"""`validate` and `doctor`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from diplograph import checks, diagnosis
from diplograph.graph.reason import Clash, ReasonerReport
from diplograph.graph.validate import Report, Result

Command = Callable[..., Any]


def test_a_build_that_conforms_is_told_so_and_its_remarks_are_counted_and_named(diplograph: Command, built: Path):
    outcome = diplograph("validate", built)
    assert (outcome.code, outcome.err) == (0, "")
    told = outcome.out.splitlines()
    assert told[-1].startswith("12 readouts: conforms; 0 violations, 0 warnings, ")
    report = diplograph("validate", built, "--json").json()
    assert report["conforms"] is True
    counted = sum(each["counts"]["Info"] for each in report["reports"])
    assert sum(int(each.split()[1]) for each in told if each.startswith("info: ")) == counted
    assert told[-1].endswith(f" {counted} remarks")


def test_an_edited_master_is_refused(diplograph: Command, copied: Path):
    master = copied / "graph.nq"
    master.write_bytes(master.read_bytes().replace(b"Uzbekistan", b"Uzbekiston", 1))
    for arguments in (
        ("validate", copied),
        ("export", copied, "nquads", "-o", copied.parent / "x.nq"),
        ("load", copied, "--to", "oxigraph", "--url", "http://127.0.0.1:9/"),
    ):
        outcome = diplograph(*arguments)
        assert outcome.code == 2
        assert outcome.complaint.startswith(f"{master} is not the file that was built")
    assert not (copied.parent / "x.nq").exists()


def test_a_manifest_that_is_broken_is_told(diplograph: Command, copied: Path):
    (copied / "manifest.json").write_text("{", "utf-8")
    outcome = diplograph("validate", copied)
    assert outcome.code == 2
    assert str(copied) in outcome.complaint


def test_what_does_not_conform_ends_in_1_with_what_is_wrong(
    diplograph: Command, built: Path, monkeypatch: pytest.MonkeyPatch
):
    clash = ReasonerReport(consistent=False, clashes=(Clash("urn:x", "cannot be both"),))
    monkeypatch.setattr(checks, "reasoned", lambda _: clash)
    monkeypatch.setattr(checks, "validate_graph", lambda *_: iter(()))
    outcome = diplograph("validate", built, "--reason")
    assert outcome.code == 1
    assert "reasoner: inconsistent\n  urn:x: cannot be both" in outcome.out
    assert outcome.complaint == f"{built} does not conform: 0 violations, and the reasoner objects"
    told = diplograph("validate", built, "--reason", "--json").json()
    assert told["conforms"] is False
    assert told["reasoner"]["clashes"] == [["urn:x", "cannot be both"]]


def test_the_reasoner_is_given_links_alone_and_of_the_reference_data_what_they_need(
    built: Path, monkeypatch: pytest.MonkeyPatch
):
    given: list[Any] = []

    def take(quads: Any) -> ReasonerReport:  # noqa: ANN401
        given.extend(quads)
        return ReasonerReport(consistent=True)

    monkeypatch.setattr(checks, "reasoned", take)
    monkeypatch.setattr(checks, "validate_graph", lambda *_: iter(()))
    assert checks.check(built, reason=True).conforms
    subjects = {each.subject.value for each in given}
    assert "https://w3id.org/diplograph/id/actor/UZB" in subjects
    assert "https://w3id.org/diplograph/id/actor/VUT" not in subjects
    assert [each for each in given if not hasattr(each.object, "value") or hasattr(each.object, "datatype")] == []


def test_violations_are_told_with_their_sentence(diplograph: Command, built: Path, monkeypatch: pytest.MonkeyPatch):
    result = Result(
        severity="Violation",
        focus_node="urn:x",
        source_shape="urn:shape",
        message="No passage shows it.",
        path="",
        value="",
        sentence="They met.",
    )
    monkeypatch.setattr(checks, "validate_graph", lambda *_: iter([Report("readout-1", (result,))]))
    outcome = diplograph("validate", built)
    assert outcome.code == 1
    assert "No passage shows it." in outcome.out
    assert outcome.complaint == f"{built} does not conform: 1 violations"


def test_a_whole_installation_has_nothing_bad(diplograph: Command):
    outcome = diplograph("doctor")
    assert (outcome.code, outcome.err) == (0, "")
    assert {each[:4] for each in outcome.out.splitlines()} <= {"ok  ", "note"}
    assert all(each["fine"] or each["optional"] for each in json.loads(diplograph("doctor", "--json").out))


def test_what_is_missing_is_named(diplograph: Command, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(diagnosis, "_LIBRARIES", ("no-such-library",))
    monkeypatch.setattr(diagnosis.shutil, "which", lambda _: None)
    outcome = diplograph("doctor")
    assert outcome.code == 1
    assert "BAD  no-such-library: not installed" in outcome.out
    assert "note java: not on the path: only `validate --reason` needs it" in outcome.out
