"""What a user gets: the archives, built from the sources and installed away from them."""

import os
import re
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from diplograph import __version__

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
DATA_FOLDERS = ("ontology", "shapes", "queries")


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """Run a command and return what it printed; its complaints are the failure's message."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [str(each) for each in command],
        cwd=cwd,
        env=kept | {"SOURCE_DATE_EPOCH": "1700000000"} | environment,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, f"{command[0]} gave {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout


def build(target: Path) -> tuple[Path, Path]:
    """Build the source archive, and the wheel from that archive, as an index's users get them."""
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", target, ROOT, cwd=target)
    (sdist,) = target.glob("*.tar.gz")
    (wheel,) = target.glob("*.whl")
    return sdist, wheel


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return build(tmp_path_factory.mktemp("archives"))


@pytest.fixture(scope="module")
def installed(archives: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel in a fresh environment and return the folder of its commands.

    The environment borrows this one's libraries through a path file, and nothing of this project: the sources are
    not on its path.
    """
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=True)
    binaries = home / ("Scripts" if os.name == "nt" else "bin")
    install = ["-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-index", "--no-deps"]
    run(binaries / "python", *install, archives[1], cwd=home)
    where = run(binaries / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home).strip()
    libraries = {str(Path(each)) for each in sys.path if Path(each).name in {"site-packages", "dist-packages"}}
    Path(where, "borrowed.pth").write_text("\n".join(sorted(libraries)) + "\n", encoding="utf-8")
    return binaries


def tracked(*folders: str) -> set[str]:
    listing = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *folders, cwd=ROOT)
    return {each for each in listing.split("\0") if each and (ROOT / each).is_file()}


def test_every_file_of_the_package_and_its_data_is_in_the_wheel(archives: tuple[Path, Path]):
    expected = {each.removeprefix("builder/") for each in tracked("builder/diplograph")}
    expected |= {f"diplograph/_data/{each}" for each in tracked(*DATA_FOLDERS)}
    with zipfile.ZipFile(archives[1]) as wheel:
        found = {each for each in wheel.namelist() if ".dist-info/" not in each}
    assert len(expected) > 50
    assert sorted(expected - found) == []
    assert sorted(found - expected) == []


def test_the_wheel_carries_its_licences(archives: tuple[Path, Path]):
    with zipfile.ZipFile(archives[1]) as wheel:
        names = wheel.namelist()
        (metadata,) = (wheel.read(each).decode() for each in names if each.endswith(".dist-info/METADATA"))
    for licence in ("LICENSE", "LICENSE-DATA", "LICENSE-UNICODE", "NOTICE"):
        assert any(each.endswith(f".dist-info/licenses/{licence}") for each in names), licence
    assert "License-Expression: Apache-2.0 AND CC-BY-4.0 AND Unicode-3.0" in metadata
    assert f"Version: {__version__}" in metadata


def test_the_source_archive_holds_what_its_own_tests_need(archives: tuple[Path, Path]):
    with tarfile.open(archives[0]) as sdist:
        found = {each.name.partition("/")[2] for each in sdist.getmembers() if each.isfile()}
    expected = tracked("builder", *DATA_FOLDERS, "tests", "docs", "requirements")
    expected |= {"Makefile", "pyproject.toml", "README.md", "CHANGELOG.md", "CITATION.cff", "LICENSE"}
    assert sorted(expected - found) == []


def test_two_builds_of_the_wheel_are_the_same_bytes(archives: tuple[Path, Path], tmp_path: Path):
    again = build(tmp_path)[1]
    assert again.name == archives[1].name
    assert again.read_bytes() == archives[1].read_bytes()


def test_the_installed_command_tells_its_version(installed: Path, tmp_path: Path):
    assert __version__ in run(installed / "diplograph", "--version", cwd=tmp_path)


def test_the_installed_command_finds_its_questions(installed: Path, tmp_path: Path):
    printed = run(installed / "diplograph", "packs", cwd=tmp_path)
    packs = {Path(each).parts[1] for each in tracked("queries") if each.endswith(".rq")}
    assert packs
    assert sorted(each for each in packs if each not in printed) == []


def test_the_installed_package_reads_its_data_from_the_wheel(installed: Path, tmp_path: Path):
    program = (
        "from diplograph.resources import collection, walk\n"
        "for name in ('ontology', 'shapes', 'queries', 'languages', 'gazetteer', 'codebooks', 'samples'):\n"
        "    folder = collection(name)\n"
        "    print(name, sum(1 for _ in walk(folder, '')), folder)\n"
    )
    lines = run(installed / "python", "-c", program, cwd=tmp_path).splitlines()
    for line in lines:
        name, count, folder = line.split(" ", 2)
        place = f"builder/diplograph/{name}" if name not in DATA_FOLDERS else name
        assert int(count) == len(tracked(place)) > 0, name
        assert not Path(folder).is_relative_to(ROOT), f"{name} comes from the sources"


def test_the_tour_of_the_readme_runs_as_written(installed: Path, tmp_path: Path):
    blocks = re.findall(r"^```console\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    commands = [line.removeprefix("$ ") for block in blocks for line in block.splitlines() if line.startswith("$ ")]
    assert len(commands) > 5
    assert all(each.startswith("diplograph ") for each in commands)
    path = os.pathsep.join([str(installed), os.environ["PATH"]])
    for command in commands:
        run("sh", "-c", command, cwd=tmp_path, PATH=path)


@pytest.mark.skipif(sys.platform == "win32", reason="the Makefile is for a POSIX shell")
def test_make_alone_lists_its_targets(tmp_path: Path):
    printed = run("make", "-f", ROOT / "Makefile", "--no-print-directory", cwd=tmp_path)
    assert {"make demo", "make test", "make generate", "make clean"} <= {
        " ".join(line.split()[:2]) for line in printed.splitlines()
    }
