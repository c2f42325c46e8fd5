"""From files to a build folder: the same bytes each time, every quotation true, and all or nothing."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from diplograph import pipeline
from diplograph.errors import LimitError, PackError, UsageError
from diplograph.graph import kg, mint
from diplograph.model.statement import Reading
from diplograph.model.text import Document
from diplograph.pipeline import NothingReadError, Options, build
from diplograph.resources import collection

ROOT = Path(__file__).parents[1]
MEETINGS = ("2024-07-03-uzbekistan", "2025-06-17-kyrgyzstan", "2022-11-14-bali-cn", "2025-12-04-beijing-cn")
LANGUAGES = ("-en.md", "-fr.md", "-zh.md")
COMMAND = (
    "import sys; from diplograph import pipeline; pipeline.BATCH = int(sys.argv.pop(1)); "
    "from diplograph.cli.main import main; main()"
)


def lay_out(folder: Path, *, every: bool) -> Path:
    folder.mkdir(parents=True)
    for sample in collection("samples").iterdir():
        if every or (sample.name.startswith(MEETINGS) and sample.name.endswith(LANGUAGES)):
            (folder / sample.name).write_bytes(sample.read_bytes())
    assert len(list(folder.iterdir())) >= 12
    return folder


def environment(**more: str) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT / "builder")} | more


def built(inputs: Iterable[Path], target: Path, *, seed: int, workers: int, batch: int) -> dict[str, bytes]:
    """Build in a process of its own, and return the bytes of every file but the cache."""
    arguments = ["build", *inputs, "-o", target, "--workers", workers]
    command = [sys.executable, "-c", COMMAND, str(batch), *map(str, arguments)]
    done = subprocess.run(
        command, env=environment(PYTHONHASHSEED=str(seed)), check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    files = (each for each in target.rglob("*") if each.is_file() and kg.STORE not in each.relative_to(target).parts)
    return {each.relative_to(target).as_posix(): each.read_bytes() for each in files}


def same_each_time(texts: Path, folder: Path) -> None:
    files = sorted(texts.iterdir())
    one = built([texts], folder / "one", seed=0, workers=1, batch=64)
    other = built([*reversed(files), texts], folder / "other", seed=4242, workers=2, batch=5)
    assert set(one) == {kg.MASTER, kg.MANIFEST, "report/refusals.log", "report/warnings.log"}
    assert [name for name in one if one[name] != other.get(name)] == []
    assert set(one) == set(other)


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("texts") / "readouts", every=False)


@pytest.fixture(scope="module")
def graph(texts: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("built") / "KG"
    build([texts], target, Options(workers=1))
    return target


def test_seed_order_processes_and_batches_do_not_change_a_byte(texts: Path, tmp_path: Path):
    same_each_time(texts, tmp_path)


@pytest.mark.slow
def test_the_whole_sample_corpus_gives_the_same_bytes_each_time(tmp_path: Path):
    same_each_time(lay_out(tmp_path / "readouts", every=True), tmp_path)


def test_a_build_that_grew_is_the_one_made_at_once(texts: Path, graph: Path, tmp_path: Path):
    build([min(texts.iterdir())], tmp_path / "KG", Options(workers=1))
    assert (tmp_path / "KG" / kg.MASTER).read_bytes() != (graph / kg.MASTER).read_bytes()
    build([texts], tmp_path / "KG", Options(workers=1))
    assert (tmp_path / "KG" / kg.MASTER).read_bytes() == (graph / kg.MASTER).read_bytes()


def passages(graph: Path) -> Iterator[tuple[str, int, int, str]]:
    """Yield the text of each passage's document, its bounds and its words."""
    for _, quads in kg.readouts(graph):
        values = {(each.subject.value, each.predicate.value.partition("#")[2]): each.object.value for each in quads}
        for (subject, name), value in values.items():
            if name == "exactText":
                text = values[values[subject, "inDocument"], "text"]
                yield text, int(values[subject, "charStart"]), int(values[subject, "charEnd"]), value


def test_every_span_reads_back_as_its_quotation(graph: Path):
    found = list(passages(graph))
    assert len(found) > 300
    assert [each for each in found if each[0][each[1] : each[2]] != each[3]] == []


def test_two_engines_count_what_the_manifest_counts(graph: Path):
    dataset = rdflib.Dataset()
    with (graph / kg.MASTER).open("rb") as master:
        dataset.parse(master, format="nquads")
    parsed = sum(1 for _ in ox.parse(path=str(graph / kg.MASTER), format=ox.RdfFormat.N_QUADS))
    assert len(list(dataset.quads())) == parsed == len(kg.open_store(graph)) == kg.read_manifest(graph).quads


def test_a_quad_more_in_the_master_would_be_counted(graph: Path, tmp_path: Path):
    more = (graph / kg.MASTER).read_bytes() + b"<urn:s> <urn:p> <urn:o> <urn:g> .\n"
    (tmp_path / kg.MASTER).write_bytes(more)
    parsed = sum(1 for _ in ox.parse(path=str(tmp_path / kg.MASTER), format=ox.RdfFormat.N_QUADS))
    assert parsed == kg.read_manifest(graph).quads + 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("wait", [0.0, 0.3, 0.6])
def test_a_build_that_is_killed_leaves_the_former_one_whole(texts: Path, graph: Path, tmp_path: Path, wait: float):
    target = tmp_path / "KG"
    build([min(texts.iterdir())], target, Options(workers=1))
    before = {each.name: each.read_bytes() for each in target.iterdir() if each.is_file()}
    command = [sys.executable, "-m", "diplograph", "build", str(texts), "-o", str(target)]
    running = subprocess.Popen(command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 30
    while len(list(tmp_path.iterdir())) < 2 and time.monotonic() < deadline and running.poll() is None:
        time.sleep(0.005)
    time.sleep(wait)
    running.send_signal(signal.SIGKILL)
    running.wait()
    files = {each.name: each.read_bytes() for each in target.iterdir() if each.is_file()}
    assert files in (before, {name: (graph / name).read_bytes() for name in (kg.MASTER, kg.MANIFEST)})
    assert kg.verify(target).readouts == kg.read_manifest(target).readouts
    assert len(kg.open_store(target)) == kg.read_manifest(target).quads


def test_a_document_over_which_the_program_stumbles_costs_no_other(
    texts: Path, graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    real = pipeline.read

    def stumble(document: Document) -> Reading:
        if document.id == "2024-07-03-uzbekistan-en":
            message = "no such thing"
            raise KeyError(message)
        return real(document)

    monkeypatch.setattr(pipeline, "read", stumble)
    done = build([texts], tmp_path / "KG", Options(workers=1))
    (told,) = done.refusals
    assert told.startswith(f"{texts / '2024-07-03-uzbekistan-en.md'}: a bug of diplograph, KeyError: 'no such thing'")
    assert done.manifest.readouts == kg.read_manifest(graph).readouts - 1
    monkeypatch.setenv("DIPLOGRAPH_DEBUG", "1")
    with pytest.raises(KeyError):
        build([texts], tmp_path / "KG", Options(workers=1))


def test_a_broken_pack_ends_the_build_with_its_own_message(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def broken(document: Document) -> Reading:
        raise PackError(document.language)

    monkeypatch.setattr(pipeline, "read", broken)
    with pytest.raises(PackError):
        build([texts], tmp_path / "KG", Options(workers=1))


def _end_from_outside(document: Document) -> Reading:
    if document.id:
        os._exit(9)
    return Reading(document=document)


def test_a_process_that_is_ended_from_outside_is_a_limit(texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pipeline, "BATCH", 3)
    monkeypatch.setattr(pipeline, "read", _end_from_outside)
    with pytest.raises(LimitError, match="use fewer --workers"):
        build([texts], tmp_path / "KG", Options(workers=2))
    assert not (tmp_path / "KG").exists()


def test_a_build_of_nothing_readable_is_refused(tmp_path: Path):
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(NothingReadError) as caught:
        build([tmp_path / "empty.txt"], tmp_path / "KG")
    assert len(caught.value.refusals) == 1
    assert not (tmp_path / "KG").exists()


@pytest.mark.parametrize(
    ("options", "normal"),
    [
        (Options(), ("", "")),
        (Options(language="FR-ca", publisher="kaz"), ("fr", "KAZ")),
        (Options(language="zh", publisher="party:CPC"), ("zh", "party:CPC")),
    ],
)
def test_options_are_brought_to_their_normal_form(options: Options, normal: tuple[str, str]):
    defaults = options.defaults()
    assert (defaults.language, defaults.publisher) == normal


@pytest.mark.parametrize("options", [Options(language="français!"), Options(publisher="the ministry")])
def test_options_that_make_no_sense_are_refused(options: Options):
    with pytest.raises(UsageError, match="is left out"):
        options.defaults()


def test_every_readout_has_a_graph_of_its_own_and_the_others_are_named(graph: Path):
    graphs = {each.value for each in kg.open_store(graph).named_graphs() if isinstance(each, ox.NamedNode)}
    own = {each for each in graphs if each.startswith(mint.graph("readout", ""))}
    assert len(own) == 12
    assert {mint.graph(name) for name in ("reference", "ontology", "provenance")} <= graphs


def test_two_persons_whom_a_reviewer_calls_one_are_one_in_the_graph_and_no_claim_changes_its_name(tmp_path: Path):
    folder = tmp_path / "readouts"
    folder.mkdir()
    for day in ("12", "13"):
        text = f"On October {day}, 2025, Foreign Minister Wang Yi met with Foreign Minister of Kenya Peter Kamau. "
        text += "Kamau said that Kenya supports the Global Development Initiative.\n"
        head = f"---\nlang: en\npublisher: CHN\npublished: 2025-10-{day}\n---\n"
        (folder / f"day-{day}.md").write_text(head + text, "utf-8")
    build([folder], tmp_path / "apart", Options(workers=1))
    apart = (tmp_path / "apart" / "graph.nq").read_text("utf-8")
    persons = sorted({word for word in apart.split() if "#person-" in word})
    assert len(persons) == 2
    left, right = (each.strip("<>") for each in persons)
    decided = tmp_path / "same_as.csv"
    decided.write_text(f"left,relation,right,reviewer,date,reason\n{left},same-as,{right},A,2026-01-31,\n", "utf-8")
    build([folder], tmp_path / "one", Options(workers=1, same_as=decided))
    one = (tmp_path / "one" / "graph.nq").read_text("utf-8")
    told = [line for line in one.splitlines() if "/graph/readout/" in line]
    assert {word for line in told for word in line.split() if "#person-" in word} == {f"<{left}>"}
    claims = {word for word in apart.split() if "#position-" in word}
    assert {word for line in told for word in line.split() if "#position-" in word} == claims
