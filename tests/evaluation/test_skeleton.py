"""Gold files to start from: they load, they say what the build says, and they are never written over."""

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from diplograph.errors import UsageError
from diplograph.evaluation.evaluate import evaluate
from diplograph.evaluation.files import put
from diplograph.evaluation.found import found
from diplograph.evaluation.gold import parse, read_gold
from diplograph.evaluation.skeleton import skeletons


def test_a_skeleton_is_read_back_as_what_the_build_says(store: ox.Store):
    written = {name: parse(content, name) for name, content in skeletons(store)}
    assert list(written.values()) == list(found(store))
    assert sorted(written) == list(written)
    assert all(name == f"{each.doc}.gold.json" for name, each in written.items())


def test_an_uncorrected_skeleton_scores_full_marks(store: ox.Store, tmp_path: Path):
    for name, content in skeletons(store):
        put(tmp_path / "gold" / name, content)
    done = evaluate(read_gold(tmp_path), store, every_topic=True, resamples=0)
    assert {each.f1 for each in done.overall.comparison.tallies.values()} == {1.0}
    assert done.overall.comparison.shares["hard negatives fallen for"].rate is not None


def test_a_skeleton_has_the_rejections_as_negatives_with_their_sentence(store: ox.Store):
    (_, content), *_ = skeletons(store, ["almaty-cn-en"])
    negatives = json.loads(content)["negatives"]
    assert [(each["holder"], each["topic"]) for each in negatives] == [("KAZ", "bri")]
    assert negatives[0]["why"]
    assert negatives[0]["sentence"] == "The two sides should build it together."


def test_a_skeleton_has_a_claims_speaker_target_and_sentence(store: ox.Store):
    (_, content), *_ = skeletons(store, ["tashkent-joint-en"])
    stances = json.loads(content)["stances"]
    last = stances[-1]
    assert (last["holder"], last["target"], last["bundled"]) == ("UZB", "CHN", False)
    assert last["sentence"] == "Uzbekistan supports China's core interests."
    assert {each["speaker"] for each in stances if each["bundled"]} == {"both"}


def test_a_document_that_the_build_lacks_is_refused_by_name(store: ox.Store):
    with pytest.raises(UsageError, match="no document nowhere"):
        list(skeletons(store, ["almaty-cn-en", "nowhere"]))


def test_skeletons_are_the_same_bytes_each_time(store: ox.Store):
    turned = ox.Store()
    turned.extend(sorted(store, key=str, reverse=True))
    assert list(skeletons(turned)) == list(skeletons(store))


def test_the_work_of_a_person_is_not_written_over_unless_forced(tmp_path: Path):
    file = tmp_path / "a" / "b.json"
    put(file, b"one")
    put(file, b"one")
    with pytest.raises(UsageError, match="--force"):
        put(file, b"two")
    assert file.read_bytes() == b"one"
    put(file, b"two", force=True)
    assert file.read_bytes() == b"two"


def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UsageError, match="cannot be written"):
        put(tmp_path / "file" / "x.json", b"")
