"""An annotated ledger becomes labels on the pieces of its text."""

from herodotus.reading.offline.pieces import tokenizer
from herodotus.reading.offline.schema import RELATIONS
from training.labels import Example
from training.sources import ledger

TEXT = "Rebels shelled Amada on Tuesday, killing nine, the Front Army (FA) said. The FA blamed them. It denied nothing."
RECORD = {
    "id": "r1", "published": "2014-05-09", "outlet": "Post", "text": TEXT, "more": True,
    "incidents": [
        {
            "id": "i1", "type": "shelling", "status": "occurred", "when": "2014-05-06",
            "where": {"name": "Amada", "country": "SD"}, "initiators": ["Rebels"], "targets": ["Amada"], "means": [],
            "killed": {"min": 9, "max": 9}, "injured": None, "count": None,
            "harm": [{"kind": "killed", "min": 9, "max": 9, "who": "unknown"}], "evidence": ["Rebels shelled Amada"],
        }
    ],
    "claims": [
        {
            "id": "c1", "claimant": "Front Army", "named": True, "via": [], "stance": "blames", "certainty": "certain",
            "said_on": None, "cue": "blamed", "content": "blamed them", "about": ["i1"],
            "aspect": "responsibility", "value": ["Rebels"],
        }
    ],
    "relations": [
        {"a": "Front Army", "relation": "opposes", "b": "Rebels", "evidence": "The FA blamed them"},
    ],
    "ties": [],
}  # fmt: skip


def example(attributions: bool = False) -> Example:
    return ledger.ledgers([RECORD], tokenizer(), attributions)[0]


def words(read: Example, span: tuple[int, int]) -> str:
    return TEXT[read.pieces.starts[span[0]] : read.pieces.ends[span[1] - 1]]


def roles(read: Example, kind: str) -> dict[str, list[str]]:
    anchor = next(a for a in read.anchors if a.kind == kind)
    return {role: [words(read, s) for s in spans] for role, spans in anchor.roles.items()}


def test_the_cells_of_an_incident_are_found_in_its_text():
    found = roles(example(), "incident")
    assert {role: set(found[role]) for role in ("when", "where", "initiator", "killed", "injured")} == {
        "when": {"Tuesday"}, "where": {"Amada"}, "initiator": {"Rebels"}, "killed": {"nine"}, "injured": set(),
    }  # fmt: skip


def test_a_claimant_is_found_by_its_acronym_where_that_stands_nearer():
    assert roles(example(), "cue")["source"] == ["FA"]


def test_claims_stand_for_attributions_only_where_asked_for():
    assert "attribution_cue" not in example().tags
    found = example(attributions=True)
    assert [words(found, s) for s in found.tags["attribution_cue"]] == ["blamed"]
    assert [words(found, s) for s in found.tags["attribution_source"]] == ["FA"]


def test_every_place_of_a_name_is_tagged_as_an_actor_the_longest_of_those_that_touch():
    found = example()
    assert [words(found, s) for s in found.tags["actor"]] == ["Rebels", "Amada", "Front Army", "FA", "FA"]


def test_a_relation_stands_between_the_names_nearest_to_its_words_and_other_pairs_are_unsure():
    found = example()
    said = {(a[0], words(found, b)): kinds for (a, b), kinds in found.related.items()}
    last = max(a for a, _ in said)
    assert said[last, "Rebels"] == {RELATIONS.index("opposes")}
    assert all(not kinds for (a, _), kinds in said.items() if a != last)


def test_what_a_claim_bears_on_is_kept():
    assert example().about == {("c1", "i1")}
