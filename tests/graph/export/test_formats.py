"""One door to all formats."""

import csv
from pathlib import Path

import pyoxigraph as ox
import pytest

from diplograph.errors import UsageError
from diplograph.graph.export.formats import FORMATS, export


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_writes_a_file_or_a_folder(store: ox.Store, kg: Path, tmp_path: Path, form: str):
    target = tmp_path / "sub" / f"out.{form}"
    export(kg, store, form, target, "meetings")
    files = list(target.iterdir()) if target.is_dir() else [target]
    assert files
    assert all(b"Kazakhstan" in each.read_bytes() for each in files if each.name == "nodes.csv" or not target.is_dir())


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_gives_the_same_bytes_twice(store: ox.Store, kg: Path, tmp_path: Path, form: str):
    written = []
    for name in ("one", "two"):
        target = tmp_path / f"{name}.zip" if form == "csv" else tmp_path / name
        export(kg, store, form, target, "stances")
        written.append(target.read_bytes())
    assert written[0] == written[1]


def test_csv_brings_all_claims_with_the_network(store: ox.Store, kg: Path, tmp_path: Path):
    export(kg, store, "csv", tmp_path / "out", "meetings")
    text = (tmp_path / "out" / "claims.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines(keepends=True)))
    assert {(row["holder"], row["topic"], row["level"]) for row in rows} >= {
        ("KAZ", "gdi", "4"),
        ("COG", "gdi", "3"),
        ("KAZ", "taiwan-independence", "-2"),
    }


def test_labels_come_in_the_language_asked_for(store: ox.Store, kg: Path, tmp_path: Path):
    export(kg, store, "gexf", tmp_path / "zh.gexf", "meetings", language="zh")
    assert 'label="哈萨克斯坦"' in (tmp_path / "zh.gexf").read_text(encoding="utf-8")


def test_an_unknown_format_is_refused_with_the_list(store: ox.Store, kg: Path, tmp_path: Path):
    with pytest.raises(UsageError, match="gexf, graphml, jsonld"):
        export(kg, store, "pajek", tmp_path / "x")
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_network_leaves_no_file(store: ox.Store, kg: Path, tmp_path: Path):
    with pytest.raises(UsageError, match="co-endorsement"):
        export(kg, store, "gexf", tmp_path / "x.gexf", "friendship")
    assert list(tmp_path.iterdir()) == []
