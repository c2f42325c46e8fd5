"""IRIs: pure, distinct, valid whatever the identifier holds."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.graph import mint

TEXT = st.text(min_size=1).filter(lambda each: not any("\ud800" <= one <= "\udfff" for one in each))


@given(TEXT)
def test_any_identifier_gives_a_valid_iri_of_ours(text: str):
    for iri in (mint.readout(text), mint.event(text), mint.local_person(text, text), mint.concept("topic", text)):
        assert ox.NamedNode(iri).value.startswith(mint.BASE)
        assert iri.isascii()


@given(TEXT, TEXT)
def test_two_identifiers_never_share_an_iri(one: str, other: str):
    assert (mint.readout(one) == mint.readout(other)) is (one == other)


@given(st.lists(st.text(max_size=5), max_size=4), st.lists(st.text(max_size=5), max_size=4))
def test_slots_never_run_into_one_another(one: list[str], other: list[str]):
    assert (mint.digest(*one) == mint.digest(*other)) is (one == other)


def test_a_document_id_cannot_climb_out_of_its_graph():
    assert mint.graph("readout", "../vocab/topic") == f"{mint.BASE}graph/readout/..%2Fvocab%2Ftopic"


@pytest.mark.parametrize(
    ("code", "path"), [("KAZ", "KAZ"), ("party:CPC", "party/CPC"), ("group:central-asia", "group/central-asia")]
)
def test_an_actor_code_is_a_path(code: str, path: str):
    assert mint.actor(code) == f"{mint.BASE}id/actor/{path}"
