"""The build folder."""

import json
import random
import runpy
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest

from diplograph.errors import UsageError
from diplograph.graph import kg, mint
from diplograph.graph.assemble import block, quads
from diplograph.graph.provenance import Build, Source, provenance
from diplograph.packs.codebook import codebooks

MADE = runpy.run_path(str(Path(__file__).with_name("readings.py")))
BLOCKS = [(each.document.key, block(each)) for each in MADE["READINGS"]]
BUILD = Build(version="0.1", ontology="https://w3id.org/diplograph/ontology/0.1", packs={"fr": "ab", "en": "cd"})


def write(target: Path, blocks: Iterable[tuple[str, bytes]] = BLOCKS, version: str = "0.1") -> kg.Manifest:
    sources = (Source(key=key, digest="00", name=f"/somewhere/else/{key}.md") for key, _ in BLOCKS)
    return kg.write(
        target,
        blocks,
        manifest=lambda: kg.Ingredients(version=version, inputs={"b": "2", "a": "1"}),
        report=[("summary.txt", b"fine\n")],
        extra=[*MADE["EXTRA"], *provenance(BUILD, sources)],
        codebooks=codebooks(),
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("built") / "KG"
    write(target)
    return target


def test_the_order_of_blocks_does_not_change_a_byte(built: Path, tmp_path: Path):
    for seed in range(3):
        turned = random.Random(seed).sample(BLOCKS, len(BLOCKS))  # noqa: S311 - an order, no secret
        write(tmp_path / str(seed), turned)
        for name in (kg.MASTER, kg.MANIFEST):
            assert (tmp_path / str(seed) / name).read_bytes() == (built / name).read_bytes()


def test_rules_over_small_batches_give_the_same_bytes(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(kg, "BATCH", 1)
    write(tmp_path / "KG")
    assert (tmp_path / "KG" / kg.MASTER).read_bytes() == (built / kg.MASTER).read_bytes()


def test_the_master_is_ordered_by_graph_and_line_and_canonical(built: Path):
    lines = (built / kg.MASTER).read_text(encoding="utf-8").removesuffix("\n").split("\n")
    keys = [(line.rsplit(" ", 2)[1], line) for line in lines]
    assert keys == sorted(set(keys))
    parsed = ox.parse(path=str(built / kg.MASTER), format=ox.RdfFormat.N_QUADS)
    assert ox.serialize(parsed, format=ox.RdfFormat.N_QUADS) == (built / kg.MASTER).read_bytes()


def test_the_manifest_counts_and_digests_and_knows_no_place_and_no_time(built: Path):
    manifest = kg.verify(built)
    assert manifest.readouts == 6
    assert manifest.quads == len((built / kg.MASTER).read_bytes().splitlines())
    assert manifest.codebooks == ("default", "strict")
    text = (built / kg.MANIFEST).read_text(encoding="utf-8")
    assert str(built.parent) not in text
    assert list(json.loads(text)["ingredients"]["inputs"]) == ["a", "b"]


def test_provenance_names_the_file_without_its_folder(built: Path):
    assert b"somewhere" not in (built / kg.MASTER).read_bytes()
    store = kg.open_store(built)
    found = list(store.quads_for_pattern(None, ox.NamedNode(mint.term("sourceName")), None, None))
    assert len(found) == 6


def test_readouts_come_back_one_by_one_as_they_went(built: Path):
    back = dict(kg.readouts(built))
    assert set(back) == {key for key, _ in BLOCKS}
    for reading in MADE["READINGS"]:
        assert back[reading.document.key] == list(quads(reading))


def test_the_store_holds_what_the_master_holds(built: Path):
    assert len(kg.open_store(built)) == kg.read_manifest(built).quads


def test_an_absent_or_stale_store_is_made_anew(tmp_path: Path):
    target = tmp_path / "KG"
    write(target)
    stamp = target / kg.STORE / "built-from.sha256"
    stamp.write_text("0" * 64, encoding="ascii")
    assert len(kg.open_store(target)) == kg.read_manifest(target).quads
    assert stamp.read_text(encoding="ascii") == kg.read_manifest(target).sha256
    assert sorted(each.name for each in tmp_path.iterdir()) == ["KG"]


def test_a_master_that_was_altered_is_refused(tmp_path: Path):
    target = tmp_path / "KG"
    write(target)
    with (target / kg.MASTER).open("ab") as file:
        file.write(b"<a:s> <a:p> <a:o> <a:g> .\n")
    with pytest.raises(UsageError, match="build anew"):
        kg.verify(target)


def test_a_former_build_is_replaced_whole(tmp_path: Path):
    target = tmp_path / "KG"
    write(target)
    (target / kg.REPORT / "old.txt").write_bytes(b"old")
    write(target, BLOCKS[:1], version="0.2")
    assert kg.read_manifest(target).readouts == 1
    assert not (target / kg.REPORT / "old.txt").exists()
    assert [each.name for each in tmp_path.iterdir()] == ["KG"]


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "one.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(UsageError, match="something else"):
        write(tmp_path / "letters")
    assert (tmp_path / "letters" / "one.txt").read_text(encoding="utf-8") == "dear"
    with pytest.raises(UsageError, match="is a file"):
        write(tmp_path / "letters" / "one.txt")


def test_a_build_that_breaks_off_leaves_the_former_one(tmp_path: Path):
    target = tmp_path / "KG"
    write(target)
    before = (target / kg.MASTER).read_bytes()

    def broken() -> Iterable[tuple[str, bytes]]:
        yield BLOCKS[0]
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write(target, broken())
    assert (target / kg.MASTER).read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["KG"]


def test_one_revision_given_twice_is_kept_once_and_two_graphs_for_it_are_refused(tmp_path: Path):
    assert write(tmp_path / "twice", [*BLOCKS, BLOCKS[0]]).readouts == 6
    with pytest.raises(UsageError, match="two different graphs"):
        write(tmp_path / "clash", [*BLOCKS, (BLOCKS[0][0], b"")])


def test_what_is_no_build_is_not_opened(tmp_path: Path):
    with pytest.raises(UsageError, match="is no build"):
        kg.open_store(tmp_path)
