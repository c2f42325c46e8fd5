"""The ontology, its schemes and the module of its terms: whole, labelled, in profile, in step with the documents."""

import re
import shutil
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterable
from importlib.resources.abc import Traversable
from pathlib import Path

import owlready2
import pyoxigraph as ox
import pytest
import rdflib

from diplograph import vocab
from diplograph.errors import PackError
from diplograph.graph.validate import validate_reference
from diplograph.packs import turtle
from diplograph.packs.codebook import codebooks
from diplograph.resources import collection, walk

ROOT = Path(__file__).parents[1]
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
SIX = {"en", "fr", "es", "ru", "zh", "ar"}
VOCABULARY = "https://w3id.org/diplograph/vocab/"
# Whose concepts this test owns, word for word from the codebook; topics, offices, areas and relationships grow by data.
SLUGS = {
    "polarity": "positive negative neutral",
    "modality": "asserts reiterates willing will hopes proposes conditional",
    "undertaking-modality": "agreed will willing proposed discussed done",
    "voice": "own joint reported",
    "act": "speech align participate sign join member",
    "wording": "principle policy peaceful all-efforts inalienable sole-government recognises acknowledges understands "
    "respects",
    "tier": "own-voice-own-readout own-voice-counterpart-readout own-voice-unknown-publisher joint narrated ascribed",
    "evidence-class": "A B C D E F G H",
    "event-type": "meeting multilateral-meeting summit visit call video-meeting consultation letter ceremony "
    "press-event speech statement relations-change",
    "event-status": "held past planned",
    "event-role": "participant host chair attendee author addressee",
    "medium": "ministry presidency embassy state-agency press organisation",
}
OWN = [*SLUGS, "strength", "visit-rank", "speech-act"]

Facts = dict[ox.NamedNode, dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]]]


def facts(triples: Iterable[ox.Triple | ox.Quad]) -> Facts:
    found: Facts = defaultdict(lambda: defaultdict(list))
    for each in triples:
        if isinstance(each.subject, ox.NamedNode):
            found[each.subject][each.predicate.value].append(each.object)
    return found


CORE = facts(turtle.axioms(dl=True))
TERMS = [each for each in CORE if each.value.startswith(turtle.NAMESPACE) and TYPE.value in CORE[each]]
CLASSES = [each for each in TERMS if ox.NamedNode(f"{OWL}Class") in CORE[each][TYPE.value]]
FILES = [
    *walk(collection("ontology"), ".ttl"),
    *walk(collection("shapes"), ".ttl"),
]


def languages(slots: dict[str, list[ox.Literal]], name: str) -> list[str]:
    return [each.language for each in slots.get(f"{SKOS}{name}", [])]


def scheme(name: str) -> Facts:
    return facts(turtle.triples(collection("ontology") / "schemes" / f"{name}.ttl"))


def concepts(name: str) -> dict[str, dict[str, list[ox.Literal]]]:
    return {
        node.value.removeprefix(f"{VOCABULARY}{name}/"): slots
        for node, slots in scheme(name).items()
        if ox.NamedNode(f"{SKOS}Concept") in slots[TYPE.value]
    }


@pytest.mark.parametrize("file", FILES, ids=lambda each: each.name)
def test_two_parsers_read_the_same_number_of_triples_from_each_file(file: Traversable):
    text = file.read_text(encoding="utf-8")
    assert len(list(turtle.triples(file))) == len(rdflib.Graph().parse(data=text, format="turtle")) > 0


@pytest.mark.parametrize("file", list(walk(collection("ontology") / "modules", ".ttl")), ids=lambda each: each.name)
def test_no_module_is_longer_than_three_hundred_lines(file: Traversable):
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("term", TERMS, ids=lambda each: each.value.rpartition("#")[2])
def test_every_term_has_labels_one_definition_an_example_or_scope_note_and_a_home(term: ox.NamedNode):
    slots = CORE[term]
    wanted = SIX if term in CLASSES else {"en", "fr"}
    labels = languages(slots, "prefLabel")
    assert wanted <= set(labels)
    assert len(labels) == len(set(labels))
    assert languages(slots, "definition") == ["en"]
    (definition,) = slots[f"{SKOS}definition"]
    assert re.fullmatch(r"[A-Z][^.]*(\.[^. ][^.]*)*\.", definition.value), "a definition is one sentence"
    assert slots.get(f"{SKOS}example") or slots.get(f"{SKOS}scopeNote")
    assert len(slots[f"{RDFS}isDefinedBy"]) == 1


def test_no_two_classes_share_a_label_in_one_language_and_no_two_properties_do():
    for group in (set(CLASSES), set(TERMS) - set(CLASSES)):
        seen = Counter((each.value, each.language) for term in group for each in CORE[term][f"{SKOS}prefLabel"])
        assert [label for label, count in seen.items() if count > 1] == []


def test_no_two_terms_share_a_definition():
    seen = Counter(CORE[term][f"{SKOS}definition"][0].value for term in TERMS)
    assert [definition for definition, count in seen.items() if count > 1] == []


def test_every_name_that_the_graph_model_gives_is_a_term():
    text = (ROOT / "docs" / "graph-model.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`?\bdg:([A-Za-z0-9]+)", text))
    assert len(named) > 100
    assert sorted(named - {each.value.removeprefix(turtle.NAMESPACE) for each in TERMS}) == []


def test_every_event_type_of_the_graph_model_has_its_concept_and_its_class():
    text = (ROOT / "docs" / "graph-model.md").read_text(encoding="utf-8")
    paragraph = text[text.index("* **Event**") : text.index("What one account says")]
    pairs = re.findall(r"`([a-z-]+)` →\s+`dg:(\w+)`", paragraph)
    assert {slug for slug, _ in pairs} == set(concepts("event-type"))
    assert {name for _, name in pairs} <= {each.value.removeprefix(turtle.NAMESPACE) for each in CLASSES}


def test_every_term_that_rules_and_queries_use_is_declared():
    used = set()
    for folder in (collection("ontology") / "rules", collection("queries")):
        for file in walk(folder, ".rq"):
            used |= set(re.findall(r"\bdg:([A-Za-z0-9]+)", file.read_text(encoding="utf-8")))
    assert sorted(used - {each.value.removeprefix(turtle.NAMESPACE) for each in TERMS}) == []


def test_every_domain_range_and_superclass_is_declared():
    declared = set(CORE) - {each for each in CORE if TYPE.value not in CORE[each]}
    for term in TERMS:
        for name in ("domain", "range", "subClassOf", "subPropertyOf"):
            for each in CORE[term].get(f"{RDFS}{name}", []):
                outside = isinstance(each, ox.BlankNode) or each.value.startswith("http://www.w3.org/2001/XMLSchema#")
                assert outside or each in declared, f"{term}: {each} is nowhere declared"


def test_only_rules_make_an_endorsement():
    endorsement = ox.NamedNode(f"{turtle.NAMESPACE}Endorsement")
    for each in turtle.axioms(dl=True):
        if each.object == endorsement:
            assert each.predicate.value not in {f"{RDFS}{name}" for name in ("subClassOf", "domain", "range")}, each
            assert each.predicate.value != f"{OWL}equivalentClass", each


@pytest.mark.parametrize("name", SLUGS)
def test_a_scheme_has_exactly_the_concepts_of_the_codebook(name: str):
    assert set(concepts(name)) == set(SLUGS[name].split())


def test_the_strengths_are_those_of_the_graph_model_and_of_every_codebook():
    text = (ROOT / "docs" / "graph-model.md").read_text(encoding="utf-8")
    section = text[text.index("## Strength concepts") : text.index("The level of a position is")]
    levelled = set(re.findall(r"`([a-z-]+)` −?\d", section))
    assert len(levelled) == 33
    assert set(concepts("strength")) == levelled
    for book in codebooks():
        assert set(book.levels) == levelled


@pytest.mark.parametrize("name", OWN)
def test_a_concept_is_typed_labelled_defined_and_at_the_top_of_its_scheme(name: str):
    home = ox.NamedNode(f"{VOCABULARY}{name}")
    whole = scheme(name)
    assert set(languages(whole[home], "prefLabel")) == SIX
    kinds = set()
    for slug, slots in concepts(name).items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*|[A-H]", slug)
        assert sorted(languages(slots, "prefLabel")) == sorted(SIX), slug
        assert languages(slots, "definition") == ["en"], slug
        assert slots[f"{SKOS}inScheme"] == slots[f"{SKOS}topConceptOf"] == [home], slug
        kinds |= {each for each in slots[TYPE.value] if each.value.startswith(turtle.NAMESPACE)}
    assert len(kinds) == 1
    assert kinds <= set(CLASSES)
    tops = {each.value.rpartition("/")[2] for each in whole[home][f"{SKOS}hasTopConcept"]}
    assert tops == set(concepts(name))


@pytest.mark.parametrize("name", OWN)
def test_no_two_concepts_of_a_scheme_share_a_label(name: str):
    seen = Counter(
        (each.value, each.language) for slots in concepts(name).values() for each in slots[f"{SKOS}prefLabel"]
    )
    assert [label for label, count in seen.items() if count > 1] == []


def test_every_shipped_concept_conforms_to_the_shapes_of_concepts():
    report = validate_reference(turtle.schemes())
    assert report.results == (), report.as_text(least="Info")


def test_values_that_the_axioms_tell_apart_are_all_concepts_of_one_scheme():
    triples = list(turtle.axioms())
    firsts = {each.subject: each.object for each in triples if each.predicate.value.endswith("#first")}
    told = {each.value for each in firsts.values() if each.value.startswith(VOCABULARY)}
    for name in ("polarity", "modality", "undertaking-modality", "voice", "act", "event-status"):
        assert {f"{VOCABULARY}{name}/{slug}" for slug in concepts(name)} <= told
    assert {each.removeprefix(VOCABULARY).partition("/")[0] for each in told} == {
        "polarity", "modality", "undertaking-modality", "voice", "act", "event-status",
    }  # fmt: skip


def test_the_module_of_terms_is_what_the_ontology_generates():
    committed = Path(vocab.__file__).read_text(encoding="utf-8")
    assert committed == turtle.constants(turtle.terms()), "run `python -m diplograph.packs.turtle`"


def test_a_term_is_reached_by_its_own_name():
    assert vocab.Position == ox.NamedNode("https://w3id.org/diplograph/ontology#Position")
    assert vocab.isMainEvent.value.removeprefix(vocab.NAMESPACE) == "isMainEvent"


def test_the_ontology_graph_has_no_blank_node_and_yet_every_label():
    quads = list(turtle.ontology())
    assert not [
        each for each in quads if isinstance(each.subject, ox.BlankNode) or isinstance(each.object, ox.BlankNode)
    ]
    labels = [each for each in quads if each.predicate.value == f"{SKOS}prefLabel"]
    assert len(labels) == sum(1 for each in turtle.axioms() if each.predicate.value == f"{SKOS}prefLabel") > 600
    assert {each.graph_name.value for each in quads} == {"https://w3id.org/diplograph/graph/ontology"}


def test_each_scheme_stands_in_its_own_graph_without_blank_nodes():
    for quad in turtle.schemes():
        name = quad.graph_name.value.removeprefix("https://w3id.org/diplograph/graph/vocab/")
        assert quad.subject.value.startswith(f"{VOCABULARY}{name}")
        assert not isinstance(quad.object, ox.BlankNode)


def test_the_version_iri_ends_in_the_version_that_the_header_states():
    (stated,) = CORE[ox.NamedNode(turtle.ONTOLOGY)][f"{OWL}versionInfo"]
    assert turtle.version_iri().value == f"{turtle.ONTOLOGY}/{stated.value}"


def test_a_turtle_file_that_cannot_be_read_is_named_with_its_line(tmp_path: Path):
    broken = tmp_path / "broken.ttl"
    broken.write_text("@prefix dg: <https://w3id.org/diplograph/ontology#> .\ndg:a dg:b .\n", encoding="utf-8")
    with pytest.raises(PackError, match=r"broken\.ttl, line 2"):
        list(turtle.triples(broken))


def test_alignments_define_no_term_of_ours_save_annotations():
    for file in walk(collection("ontology") / "alignments", ".ttl"):
        for each in turtle.triples(file):
            if each.predicate == TYPE and each.subject.value.startswith(turtle.NAMESPACE):
                assert each.object == ox.NamedNode(f"{OWL}AnnotationProperty"), each


def owl_file(folder: Path, name: str, triples: Iterable[ox.Triple]) -> Path:
    """Write axioms as one ontology in RDF/XML, the only syntax that the OWL API of the jar reads without doubt."""
    graph = rdflib.Graph().parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
    graph.remove((None, rdflib.OWL.imports, None))
    for header in set(graph.subjects(rdflib.RDF.type, rdflib.OWL.Ontology)) - {rdflib.URIRef(turtle.ONTOLOGY)}:
        graph.remove((header, None, None))
    path = folder / name
    graph.serialize(path, format="xml")
    return path


@pytest.mark.skipif(shutil.which("java") is None, reason="no Java: the OWL API cannot check the profiles")
def test_the_core_and_its_alignments_are_in_owl_2_rl_and_dl_and_the_add_on_is_in_dl(tmp_path: Path):
    outside = ox.parse(
        f"@prefix owl: <{OWL}> . <x:b> a owl:Class . "
        f"<x:a> a owl:Class ; <{RDFS}subClassOf> [ a owl:Class ; owl:unionOf ( <x:a> <x:b> ) ] .",
        format=ox.RdfFormat.TURTLE,
    )
    files = [
        owl_file(tmp_path, "core.owl", turtle.axioms()),
        owl_file(tmp_path, "aligned.owl", turtle.axioms(alignments=True)),
        owl_file(tmp_path, "dl.owl", turtle.axioms(dl=True)),
        owl_file(tmp_path, "union.owl", [*turtle.axioms(), *(each.triple for each in outside)]),
    ]
    (jar,) = Path(owlready2.__file__).parent.rglob("HermiT.jar")
    command = ["java", "-cp", str(jar), str(Path(__file__).parent / "ontology" / "Profiles.java"), *map(str, files)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    rows = [line.split("\t") for line in run.stdout.splitlines() if line and not line.startswith("#")]
    violations = {(name, profile): int(count) for name, profile, count in rows}
    for name in ("core.owl", "aligned.owl"):
        assert violations[name, "OWL 2 DL"] == violations[name, "OWL 2 RL"] == 0, run.stdout
    assert violations["dl.owl", "OWL 2 DL"] == 0, run.stdout
    assert violations["union.owl", "OWL 2 RL"] > 0, "the check finds nothing even where there is something"
