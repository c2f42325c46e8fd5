"""The rules of the house that no linter knows."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from diplograph import __version__

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "builder" / "diplograph"
REQUIREMENTS = ROOT / "requirements"
LANGUAGES = {"ar", "en", "es", "fr", "ru", "zh"}
LINE_LIMIT = 400
VAGUE_NAMES = {"base", "common", "core", "helpers", "misc", "util", "utils"}
# In parts, so that this file does not hold what it looks for.
REGISTRY_HOSTS = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("crates", "io"),
        ("maven", "org"),
        ("proxy", "golang", "org"),
        ("deb", "debian", "org"),
    )
]
MACHINE_PATH = re.compile(r"(?<![\w.~}-])/(?:home|root|work|tmp|Users|opt)/\w[\w./-]*")
WINDOWS_PATH = re.compile(r"(?<!\w)[A-Z]:\\\w+")


def repository_files() -> list[Path]:
    """Return the files that git tracks or would add, or all of an unpacked archive's."""
    git = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    if (ROOT / ".git").exists():
        listing = subprocess.run(git, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
        paths = (ROOT / each for each in listing if each)
    else:
        hidden = {".venv", "build", "dist", "demo", "__pycache__"}
        paths = (each for each in ROOT.rglob("*") if not hidden & set(each.relative_to(ROOT).parts))
    return sorted(each for each in paths if each.is_file())


def texts() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each file that holds text."""
    for path in repository_files():
        data = path.read_bytes()
        if b"\0" not in data:
            yield path.relative_to(ROOT).as_posix(), data.decode("utf-8")


def language_packs() -> dict[str, dict[str, dict[str, object]]]:
    """Return the packs of each folder that has one file per language, by language."""
    folders: dict[str, dict[str, dict[str, object]]] = {"languages": {}}
    for path in sorted((PACKAGE / "languages").rglob("*.toml")):
        if re.fullmatch("[a-z]{2}", path.stem):
            folder = path.parent.relative_to(PACKAGE).as_posix()
            folders.setdefault(folder, {})[path.stem] = tomllib.loads(path.read_text("utf-8"))
    return folders


def keys_of(pack: dict[str, object]) -> Iterator[str]:
    """Yield the sections of a pack and its kinds of cues."""
    yield from pack
    cues = pack.get("cues")
    if isinstance(cues, dict):
        yield from (f"cues.{kind}" for kind in cues)


def python_files() -> list[Path]:
    return [each for each in repository_files() if each.suffix == ".py"]


def pins(name: str) -> dict[str, list[str]]:
    """Return the pins of a requirements file with the hashes of each."""
    found: dict[str, list[str]] = {}
    for line in (REQUIREMENTS / name).read_text(encoding="utf-8").splitlines():
        text = line.strip().removesuffix("\\").strip()
        if text.startswith("--hash="):
            found[next(reversed(found))].append(text)
        elif text and not text.startswith("#"):
            found[text] = []
    return found


def wanted(name: str) -> list[Requirement]:
    lines = (REQUIREMENTS / name).read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines if line and line[0] not in "#-"]


def test_no_python_file_is_longer_than_the_limit():
    lengths = {each.relative_to(ROOT).as_posix(): len(each.read_bytes().splitlines()) for each in python_files()}
    assert len(lengths) > 20
    assert {name: length for name, length in lengths.items() if length > LINE_LIMIT} == {}


def test_no_module_has_a_name_that_says_nothing():
    vague = [
        each
        for each in python_files()
        if {part.removesuffix(".py").lstrip("_") for part in each.relative_to(ROOT).parts} & VAGUE_NAMES
    ]
    assert vague == []


def test_inner_packages_hold_only_a_docstring():
    inner = [each for each in PACKAGE.rglob("__init__.py") if each.parent != PACKAGE]
    assert {each.parent.name for each in inner} >= {"model", "packs", "text", "graph", "export"}
    for each in inner:
        tree = ast.parse(each.read_text(encoding="utf-8"))
        assert ast.get_docstring(tree), f"{each.relative_to(ROOT)} has no docstring"
        assert len(tree.body) == 1, f"{each.relative_to(ROOT)} holds more than a docstring: the floors cannot see it"


def test_each_package_folder_has_its_mirror_in_the_tests():
    packages = {each.parent.relative_to(PACKAGE) for each in PACKAGE.rglob("__init__.py")} - {Path()}
    tests = [each for each in python_files() if each.is_relative_to(ROOT / "tests") and each.name.startswith("test_")]
    mirrored = {each.parent.relative_to(ROOT / "tests") for each in tests}
    assert sorted(packages - mirrored) == []


def test_the_floors_hold():
    linter = "from importlinter.cli import lint_imports; import sys; sys.exit(lint_imports(no_cache=True))"
    paths = os.pathsep.join([str(ROOT / "builder"), os.environ.get("PYTHONPATH", "")])
    run = subprocess.run(
        [sys.executable, "-c", linter],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": paths},
        check=False,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_no_file_names_the_host_of_a_package_registry():
    found = [(name, host) for name, text in texts() for host in REGISTRY_HOSTS if host in text]
    assert found == []


def test_no_file_holds_an_absolute_path_of_a_machine():
    found = [
        (name, match.group())
        for name, text in texts()
        for pattern in (MACHINE_PATH, WINDOWS_PATH)
        for match in pattern.finditer(text)
    ]
    assert found == []


@pytest.mark.parametrize("sample", ["see /" + "home/ann/x", "'/" + "tmp/a'", "C:" + "\\data", "=/" + "opt/wheels"])
def test_the_search_for_machine_paths_finds_them(sample: str):
    assert MACHINE_PATH.search(sample) or WINDOWS_PATH.search(sample)


@pytest.mark.parametrize("sample", ["https://example.org/home/page", "a/work/b", "~/tmp/x", "../opt/x", "and/or"])
def test_the_search_for_machine_paths_passes_over_addresses_and_relative_paths(sample: str):
    assert not MACHINE_PATH.search(sample)
    assert not WINDOWS_PATH.search(sample)


def test_every_language_has_its_pack_in_each_folder_of_packs():
    for folder, packs in language_packs().items():
        assert set(packs) >= LANGUAGES, f"{folder} lacks a language"
        assert {name for name, pack in packs.items() if pack.get("tag", name) != name} == set()


def test_no_language_lacks_a_key_that_all_others_have():
    """A key that a single language does without is one that was forgotten; an empty list says that it was not.

    A language begun in one file may lack what it likes.
    """
    lacking = []
    for folder, packs in language_packs().items():
        keys = {name: set(keys_of(pack)) for name, pack in packs.items() if name in LANGUAGES}
        for key in sorted(set().union(*keys.values())):
            without = [name for name in keys if key not in keys[name]]
            if len(without) == 1 and len(keys) > 2:
                lacking.append(f"{folder}/{without[0]}.toml: {key}")
    assert lacking == []


def test_every_language_has_a_gazetteer():
    assert {each.stem for each in (PACKAGE / "gazetteer").glob("*.json")} >= LANGUAGES | {"registry"}


@pytest.mark.parametrize("name", ["run.txt", "test.txt", "pins.txt"])
def test_every_pin_is_exact_and_has_hashes(name: str):
    found = pins(name)
    assert found
    for pin, hashes in found.items():
        requirement = Requirement(pin)
        assert [each.operator for each in requirement.specifier] == ["=="], pin
        assert requirement.url is None
        assert hashes, f"{name}: {pin} has no hash: run `make pins`"
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", each) for each in hashes)


def test_every_dependency_is_pinned_within_its_bounds():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    needed = [Requirement(each) for each in project["project"]["dependencies"] + project["build-system"]["requires"]]
    pinned = {canonicalize_name(Requirement(each).name): Requirement(each) for each in [*pins("run.txt")]}
    tests = {canonicalize_name(Requirement(each).name): Requirement(each) for each in [*pins("test.txt")]}
    for requirement in [*needed, *wanted("build.in"), *wanted("test.in")]:
        name = canonicalize_name(requirement.name)
        pin = pinned.get(name) or tests.get(name)
        assert pin is not None, f"{name} is not pinned: run `make pins`"
        version = next(iter(pin.specifier)).version
        assert requirement.specifier.contains(Version(version)), f"{name}: {version} is not {requirement.specifier}"


def test_the_two_sets_of_pins_agree():
    both = [{Requirement(each).name: each for each in pins(name)} for name in ("run.txt", "test.txt")]
    assert [both[0][name] for name in both[0] if both[1].get(name, both[0][name]) != both[0][name]] == []


def test_the_citation_file_names_this_version():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert {"cff-version", "message", "title", "authors", "type", "license"} <= set(citation)
    assert citation["version"] == __version__
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"## [{__version__}]" in changelog or "## [Unreleased]" in changelog


def test_every_target_that_the_papers_name_is_in_the_makefile():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {
        (name, target)
        for name, text in texts()
        if name.endswith(".md")
        for target in re.findall(r"(?:^\$ |`)make ([a-z-]+)", text, re.MULTILINE)
    }
    assert len(named) > 4
    assert sorted(each for each in named if each[1] not in targets) == []


def test_every_relative_link_of_the_papers_leads_somewhere():
    links = [
        (name, link)
        for name, text in texts()
        if name.endswith(".md") and not name.startswith(("tests/", "builder/"))
        for link in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text)
    ]
    assert len(links) > 10
    assert [each for each in links if not (ROOT / each[0]).parent.joinpath(each[1]).exists()] == []
