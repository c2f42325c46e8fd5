"""A seventh language is one file: with it its readouts are read, without it they are kept unread.

The file is `eo.toml` beside this one. The tests put it where a contributor puts it, in a copy of the package.
"""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
ESPERANTO = Path(__file__).with_name("eo.toml")
SIDES = ("ontology", "shapes", "queries")
ENGLISH = ROOT / "builder" / "diplograph" / "samples" / "2024-07-03-uzbekistan-en.md"
TEXT = (
    "La 4-an de marto 2025 Ministro pri Eksterlandaj Aferoj de Ĉinio Wang Yi renkontis en Pekino "
    "Ministron pri Eksterlandaj Aferoj de Kenjo s-ro. Peter Otieno. "
    "Peter Otieno diris, ke Kenjo firme subtenas la Tutmondan Evoluigan Iniciaton. "
    "Wang Yi diris, ke ambaŭ flankoj devas subteni la Tutmondan Evoluigan Iniciaton."
)
READOUT = f"""---
id: renkonto
published: 2025-03-05
publisher: CHN
medium: ministry
---
{TEXT}
"""
STAGES = """
import json, sys
from diplograph.model.text import Document
from diplograph.packs.gazetteer import gazetteer
from diplograph.packs.language import language_pack
from diplograph.text.dates import date_mentions, resolve
from diplograph.text.identify import language_of
from diplograph.text.people import people
from diplograph.text.segment import sentences

text = sys.argv[1]
tag = language_of(text)
document = Document(id="x", text=text, language=tag, publisher="CHN", published="2025-03-05")
cut = tuple(sentences(text, language_pack(tag)))
who = people(document, cut, gazetteer(tag))
print(json.dumps({
    "language": tag,
    "sentences": [each.span.of(text).split()[0] for each in cut],
    "dates": [resolve(each, anchor="") for each in date_mentions(text, tag)],
    "people": sorted((each.name, each.actor, each.offices[0]) for each in who.persons),
}))
"""


class Project:
    """A copy of the project's package beside its ontology, shapes and queries, to which a language can be added."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        package = folder / "builder" / "diplograph"
        shutil.copytree(ROOT / "builder" / "diplograph", package, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "pyproject.toml").touch()
        for name in SIDES:
            (folder / name).symlink_to(ROOT / name, target_is_directory=True)
        (folder / "renkonto.md").write_text(READOUT, encoding="utf-8")
        self.pack = package / "languages" / "eo.toml"

    def add(self, *changes: tuple[str, str]) -> None:
        """Add the language, with changes: what stands in its file and what shall stand there."""
        text = ESPERANTO.read_text(encoding="utf-8")
        for old, new in changes:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        self.pack.write_text(text, encoding="utf-8")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env=os.environ | {"PYTHONPATH": str(self.folder / "builder"), "PYTHONDONTWRITEBYTECODE": "1"},
            check=False,
            capture_output=True,
            text=True,
        )

    def printed(self, *arguments: str) -> str:
        done = self.run(*arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def build(self, target: str, *inputs: str) -> dict[str, Any]:
        return json.loads(self.printed("-m", "diplograph", "build", *inputs, "-o", target, "--json"))

    def answer(self, question: str) -> list[dict[str, str]]:
        answer = self.printed("-m", "diplograph", "query", "KG", question, "--format", "csv")
        return list(csv.DictReader(io.StringIO(answer)))

    def graph(self, target: str) -> list[str]:
        """Return the lines of a build's graph, but for the one that tells which packs there were."""
        lines = (self.folder / target / "graph.nq").read_text(encoding="utf-8").splitlines()
        return [line for line in lines if "#packSha256>" not in line]

    def files_of(self, target: str) -> dict[str, bytes]:
        return {name: (self.folder / target / name).read_bytes() for name in ("graph.nq", "manifest.json")}

    def diagnosis(self) -> dict[str, str]:
        return {
            each["what"]: each["detail"] for each in json.loads(self.printed("-m", "diplograph", "doctor", "--json"))
        }

    def cases(self) -> subprocess.CompletedProcess[str]:
        """Run the cases of the pack as `make test` does."""
        cases = str(ROOT / "tests" / "text" / "test_languages.py")
        options = ("--import-mode=importlib", "-p", "no:cacheprovider", "-c", str(self.folder / "pyproject.toml"))
        return self.run("-m", "pytest", "-q", *options, cases, "-k", "eo")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a project to which the language is added."""
    project = Project(tmp_path_factory.mktemp("project"))
    project.add()
    return project


@pytest.fixture(scope="module")
def built(project: Project) -> dict[str, Any]:
    return project.build("KG", "renkonto.md")


def picked(row: dict[str, str], *names: str) -> tuple[str, ...]:
    return tuple(row[name] for name in names)


def test_its_texts_are_told_apart_cut_and_dated_and_the_persons_in_them_found(project: Project):
    assert json.loads(project.printed("-c", STAGES, TEXT)) == {
        "language": "eo",
        "sentences": ["La", "Peter", "Wang"],
        "dates": ["2025-03-04"],
        "people": [["Peter Otieno", "KEN", "foreign-minister"], ["Wang Yi", "CHN", "foreign-minister"]],
    }


def test_a_build_reads_a_document_in_it_to_its_claim(project: Project, built: dict[str, Any]):
    assert (built["documents"], built["claims"], built["refusals"]) == (1, 1, [])
    assert built["warnings"] == ["renkonto.md: lang is not stated: 'eo' is inferred"]
    [claim] = project.answer("claims/all")
    assert picked(claim, "lang", "holder", "topic", "level", "modality", "voice", "speaker", "quote") == (
        "eo",
        "KEN",
        "gdi",
        "4",
        "asserts",
        "own",
        "Peter Otieno",
        "subtenas la Tutmondan Evoluigan Iniciaton",
    )
    rejected = project.answer("audit/rejections")
    assert {picked(each, "holder", "topic", "rule") for each in rejected} == {
        ("CHN", "gdi", "exhortation"),
        ("KEN", "gdi", "exhortation"),
    }


@pytest.mark.usefixtures("built")
def test_the_event_has_its_day_its_place_and_its_participants(project: Project):
    [event] = project.answer("audit/events")
    assert picked(event, "type", "date", "place", "country", "main") == (
        "meeting",
        "2025-03-04",
        "Pekino",
        "CHN",
        "true",
    )
    participants = project.answer("audit/participants")
    assert {picked(each, "name", "actor") for each in participants} == {("Wang Yi", "CHN"), ("Peter Otieno", "KEN")}


@pytest.mark.usefixtures("built")
def test_the_graph_conforms(project: Project):
    assert "conforms" in project.printed("-m", "diplograph", "validate", "KG")


def test_the_program_lists_it_where_it_lists_languages(project: Project):
    found = project.diagnosis()
    for what in ("languages", "persons and events", "gazetteers"):
        assert "eo (" in found[what], what
    for what in ("dates", "languages told apart"):
        assert "eo" in found[what].split(", "), what


def test_the_cases_of_its_pack_run_with_those_of_the_others(project: Project):
    done = project.cases()
    assert done.returncode == 0, done.stdout
    assert "4 passed" in done.stdout


def test_before_it_comes_and_after_it_goes_nothing_is_different(tmp_path: Path):
    project = Project(tmp_path)
    inputs = ("renkonto.md", str(ENGLISH))
    project.build("before", *inputs)
    project.build("english-before", str(ENGLISH))
    project.add()
    project.build("with", *inputs)
    project.build("english-with", str(ENGLISH))
    project.pack.unlink()
    without = project.build("after", *inputs)
    assert project.files_of("after") == project.files_of("before") != project.files_of("with")
    assert project.graph("english-with") == project.graph("english-before")
    assert any("renkonto.md: no language pack for 'und'" in each for each in without["warnings"])
    assert all("eo" not in detail.split(", ") and "eo (" not in detail for detail in project.diagnosis().values())


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("report = [", "raport = [", "languages/eo.toml: Invalid enum value 'raport' - at `key` in `$.cues`; perhaps "),
        (
            "gsi = [",
            "gsy = [",
            "languages/eo.toml, [names.topics]: the ontology has no 'gsy', perhaps 'gsi' is meant: ",
        ),
        ("[events.naming]\n", "[events]\n", "languages/eo.toml, [events]: Object contains unknown field `script`; "),
    ],
)
def test_a_slip_stops_the_build_with_one_line(tmp_path: Path, old: str, new: str, told: str):
    project = Project(tmp_path)
    project.add((old, new))
    done = project.run("-m", "diplograph", "build", "renkonto.md", "-o", "KG")
    assert done.returncode == 2
    [line] = done.stderr.splitlines()
    assert line.startswith(f"diplograph: {told}")
    assert not (project.folder / "KG").exists()


def test_a_case_that_does_not_hold_fails(tmp_path: Path):
    project = Project(tmp_path)
    project.add(("KEN gdi 4 asserts own", "KEN gdi 3 asserts own"))
    done = project.cases()
    assert done.returncode == 1
    assert "eo: a firm word of support" in done.stdout
