"""A seventh language is files of data: with them its readouts are read, without them they are kept unread."""

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
SIDES = ("ontology", "shapes", "queries")

OPENING = (
    "La 4-an de marto 2025 Ministro pri Eksterlandaj Aferoj de Ĉinio Wang Yi renkontis en Pekino "
    "Ministron pri Eksterlandaj Aferoj de Kenjo Peter Otieno."
)
SUPPORT = "Peter Otieno diris, ke Kenjo firme subtenas la Tutmondan Evoluigan Iniciaton"
DEMAND = "Wang Yi diris, ke ambaŭ flankoj devas subteni la Tutmondan Evoluigan Iniciaton."

PACK = f"""
tag = "eo"
name = "Esperanto"

[segment]
terminators = ".!?"
closers = '"»”'
abbreviations = ["s-ro", "d-ro"]

[cues]
report = ["diris", "emfazis"]
reiterate = ["reasertis"]
both = ["ambaŭ flankoj"]
pronoun = ["li", "ŝi"]
must = ["devas"]
that = ["ke"]
and = ["kaj"]
intensifier = ["firme"]
preposition = ["de", "kun", "al"]

[[verb]]
class = "supports"
finite = ["subtenas"]
infinitive = ["subteni"]
noun = ["subtenon al"]

[[verb]]
class = "opposes"
finite = ["kontraŭas"]

[[case]]
name = "a firm word of support and one of opposition"
text = "{OPENING} {SUPPORT} kaj kontraŭas protektismon."
claims = ["KEN gdi 4 asserts own", "KEN protectionism -2 asserts own"]
"""

EVENTS = """
tag = "eo"

[naming]
script = "capitals"
stop = ["la"]
genitives = ["de"]

[cues]
meet = ["renkontis"]
"""

DATES = """
[months]
3 = ["marto"]

[weekdays]
1 = ["lundo"]

[relative]
today = ["hodiaŭ"]

[[forms]]
form = '(?:la )?{d}-an de {m}(?: {y})?'
"""

NAMES = {
    "actors": [("Kenjo", "KEN", "name"), ("Ĉinio", "CHN", "name")],
    "offices": [
        ("Ministro pri Eksterlandaj Aferoj", "foreign-minister", "title"),
        ("Ministron pri Eksterlandaj Aferoj", "foreign-minister", "title"),
    ],
    "people": [("Wang Yi", "wang-yi", "full")],
    "places": [("Pekino", "beijing", "city")],
    "topics": [("Tutmondan Evoluigan Iniciaton", "gdi", "name"), ("protektismon", "protectionism", "name")],
}

WORDS = """
[eo]
script = "Latn"
letters = "ĉĝĥĵŝŭ"
words = ["la", "de", "kaj", "en", "al", "ke", "ministro", "diris", "estas", "kun", "por", "ambaŭ", "flankoj"]
"""

FILES = {
    "languages/eo.toml": PACK,
    "languages/events/eo.toml": EVENTS,
    "languages/dates/eo.toml": DATES,
    "gazetteer/eo.json": json.dumps(NAMES, ensure_ascii=False),
}

READOUT = f"""---
id: renkonto
lang: eo
published: 2025-03-05
publisher: CHN
medium: ministry
---
{OPENING} {SUPPORT}. {DEMAND}
"""


class Project:
    """A copy of the project's package beside its ontology, shapes and queries, to which files can be added."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.package = folder / "builder" / "diplograph"
        shutil.copytree(
            ROOT / "builder" / "diplograph", self.package, ignore=shutil.ignore_patterns("__pycache__", "samples")
        )
        (folder / "pyproject.toml").touch()
        for name in SIDES:
            (folder / name).symlink_to(ROOT / name, target_is_directory=True)
        (folder / "renkonto.md").write_text(READOUT, encoding="utf-8")

    def add(self, *names: str) -> None:
        for name in names:
            (self.package / name).write_text(FILES[name], encoding="utf-8")

    def tell_apart(self) -> None:
        words = self.package / "languages" / "identification" / "words.toml"
        words.write_text(words.read_text("utf-8") + WORDS, encoding="utf-8")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "diplograph", *arguments],
            cwd=self.folder,
            env=os.environ | {"PYTHONPATH": str(self.folder / "builder")},
            check=False,
            capture_output=True,
            text=True,
        )

    def build(self) -> dict[str, Any]:
        done = self.run("build", "renkonto.md", "-o", "KG", "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def answer(self, question: str) -> list[dict[str, str]]:
        done = self.run("query", "KG", question, "--format", "csv")
        assert done.returncode == 0, done.stderr
        return list(csv.DictReader(io.StringIO(done.stdout)))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_a_readout_in_a_new_language_makes_its_claim_from_files_of_data_alone(project: Project):
    project.add(*FILES)
    project.tell_apart()
    done = project.build()
    assert (done["documents"], done["claims"], done["warnings"]) == (1, 1, [])
    [claim] = project.answer("claims/all")
    kept = ("lang", "holder", "topic", "level", "modality", "voice", "speaker", "event_date", "quote")
    assert [claim[name] for name in kept] == [
        "eo",
        "KEN",
        "gdi",
        "4",
        "asserts",
        "own",
        "Peter Otieno",
        "2025-03-04",
        "subtenas la Tutmondan Evoluigan Iniciaton",
    ]
    rejected = project.answer("audit/rejections")
    assert {(each["holder"], each["topic"], each["rule"]) for each in rejected} == {
        ("CHN", "gdi", "exhortation"),
        ("KEN", "gdi", "exhortation"),
    }


def test_a_language_that_is_not_stated_is_told_by_its_commonest_words(project: Project):
    project.add(*FILES)
    project.tell_apart()
    text = project.folder / "renkonto.md"
    text.write_text(READOUT.replace("lang: eo\n", ""), encoding="utf-8")
    done = project.build()
    assert (done["claims"], done["warnings"]) == (1, ["renkonto.md: lang is not stated: 'eo' is inferred"])


def test_without_its_pack_the_readout_is_kept_with_a_warning_and_no_claim(project: Project):
    done = project.build()
    assert (done["documents"], done.get("claims", 0), done.get("events", 0), done["refusals"]) == (1, 0, 0, [])
    assert any("no language pack for 'eo'" in warning for warning in done["warnings"])
    assert [(each["doc"], each["lang"]) for each in project.answer("coverage/documents")] == [("renkonto", "eo")]


@pytest.mark.parametrize(
    ("lacking", "named"),
    [
        ("languages/events/eo.toml", "there is no languages/events/eo.toml"),
        ("gazetteer/eo.json", "there is no gazetteer for the language 'eo'"),
    ],
)
def test_a_pack_that_lacks_a_file_beside_it_builds_nothing_and_says_which(project: Project, lacking: str, named: str):
    project.add(*(name for name in FILES if name != lacking))
    done = project.run("build", "renkonto.md", "-o", "KG")
    assert done.returncode != 0
    assert named in done.stdout + done.stderr
    assert not (project.folder / "KG").exists()


def test_the_case_of_a_new_pack_holds_as_those_of_the_others_do(project: Project):
    project.add(*FILES)
    check = (
        "from diplograph.model.text import Document; from diplograph.packs.codebook import codebook\n"
        "from diplograph.packs.language import language_pack; from diplograph.text.reading import positions, read\n"
        "[case] = language_pack('eo').case\n"
        "document = Document(id='x', text=case.text, language='eo', publisher='CHN', published='2025-03-05')\n"
        "level = codebook('default').level\n"
        "found = {f'{p.holder} {p.topic} {level(p.strengths, p.polarity)} {p.modality} {p.voice}'"
        " for _, p in positions(read(document))}\n"
        "assert found == set(case.claims), found\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", check],
        env=os.environ | {"PYTHONPATH": str(project.folder / "builder")},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
