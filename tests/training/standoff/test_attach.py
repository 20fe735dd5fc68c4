"""Stand-off records point into a text without holding it, and come back whole."""

import json

import pytest

from training.standoff import attach, texts

TEXT = "Rebels shelled Amada on 3 May, the army said. The army blamed the Front."
LEDGER = {
    "id": "gsdf-1", "published": "2014-05-04", "outlet": "Post", "text": TEXT, "more": True,
    "incidents": [
        {
            "id": "i1", "type": "shelling", "status": "occurred", "when": "2014-05-03",
            "where": {"name": "Amada", "country": "SD"}, "initiators": ["Rebels", "the Front"], "targets": [],
            "means": [], "killed": None, "injured": None, "harm": [], "count": None,
            "evidence": ["Rebels shelled Amada"],
        }
    ],
    "claims": [
        {
            "id": "c1", "claimant": "the army", "named": True, "via": [], "stance": "blames", "certainty": "certain",
            "said_on": None, "cue": "said", "content": "Rebels shelled Amada", "about": ["i1"],
            "aspect": "occurrence", "value": ["yes"],
        }
    ],
    "relations": [{"a": "army", "relation": "opposes", "b": "Front", "evidence": "The army blamed the Front"}],
    "ties": [],
}  # fmt: skip
STORED = texts.Text("gsdf-1", "2014-05-04", "Post", TEXT)


def test_what_is_detached_comes_back_whole():
    assert attach.attach(attach.detach(LEDGER), STORED) == LEDGER


def test_no_words_of_the_text_are_stored_but_the_place():
    stored = json.dumps(attach.detach(LEDGER))
    assert not any(word in stored for word in ("Rebels", "army", "Front", "3 May"))


def test_another_version_of_the_text_is_noticed():
    changed = STORED._replace(text=TEXT + "!")
    with pytest.raises(ValueError, match="not the version that was annotated"):
        attach.attach(attach.detach(LEDGER), changed)


def test_what_has_no_text_is_told_and_left_out(tmp_path, capsys):
    (tmp_path / "news").mkdir()
    rows = [json.dumps({"id": "gsdf-1", "date": "2014-05-04", "text": TEXT})]
    (tmp_path / "news/guardian_sdf.jsonl").write_text("\n".join(rows), "utf-8")
    other = LEDGER | {"id": "gsdf-2"}
    lines = [json.dumps(attach.detach(r)) for r in (LEDGER, other)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), "utf-8")
    assert [r["id"] for r in attach.ledgers(tmp_path, tmp_path)] == ["gsdf-1"]
    assert "left out: gsdf-2: no such text" in capsys.readouterr().err
