from types import SimpleNamespace

from benchmarks.adapters import isaf, ledger, muc4, plover, polnear
from benchmarks.registry import BENCHES
from herodotus.reading.offline.fillers import Filler
from herodotus.records import Evidence

from .fakes import TEXT, OnlyInputs, reading, silent


def line(bench, **values):
    """A line of a bench: the inputs, and a gold that nobody may see."""
    return OnlyInputs({"incidents": "gold", "gold": "gold", "events": "gold"} | values, BENCHES[bench].inputs)


def test_the_ledger_has_every_key_of_the_guide_and_the_id_of_the_line():
    made = ledger.predict(line("ledger", id="r1", published="1989-05-23", outlet="Radio One", text=TEXT), reading)
    assert made["id"] == "r1"
    assert [i["type"] for i in made["incidents"]] == ["explosive_device", "detention"]
    assert made["incidents"][0]["killed"] == {"min": 1, "max": 1}
    assert made["claims"][0]["claimant"] == "The police"
    assert made["relations"] == []


def test_polnear_gives_spans_into_the_text_and_keeps_an_absent_source_absent():
    said = SimpleNamespace(source=(), cue=Evidence(3, 7, "said"), content=(Evidence(20, 25, ""), Evidence(8, 12, "")))
    asked = line("polnear", id="p1", outlet="o", date="2016-05-01", title="t", text="x" * 30)
    made = polnear.predict(asked, lambda report: [said])
    assert made == {"id": "p1", "attributions": [{"source": [], "cue": [[3, 7]], "content": [[8, 12], [20, 25]]}]}


def test_muc4_splits_things_from_people_and_labels_the_attribution():
    asked = line("muc4", id="m1", date="1989-05-23", place_line="LIMA, 23 MAY 89", text=TEXT.upper())
    (template,) = muc4.predict(asked, reading)["incidents"]
    assert template == {
        "type": "BOMBING",
        "stage": "ACCOMPLISHED",
        "date_iso": ["1989-05-22", "1989-05-22"],
        "location": "PERU: TARMA",
        "perp_org": [["RED DAWN MOVEMENT"]],
        "perp_confidence": ["SUSPECTED OR ACCUSED BY AUTHORITIES"],
        "phys_target": [["POST OFFICE"]],
        "hum_name": [["ROSA QUISPE"]],
        "hum_target": [["ROSA QUISPE"]],
        "instrument": [["BOMB"]],
    }


def test_muc4_takes_the_dateline_for_a_country_and_no_template_from_silence():
    asked = line("muc4", id="m1", date=None, place_line=None, text=TEXT.upper())
    assert muc4.predict(asked, silent, lambda report: ()) == {"id": "m1", "incidents": []}


def test_isaf_gives_every_field_with_counts_as_lower_bounds():
    made = isaf.predict(line("isaf", id="f1", text=TEXT), reading)
    assert set(made) == {"id", "pred"}
    fields = made["pred"]
    assert fields["min_killed"] == 1 and fields["killq"] is True
    assert fields["min_captured"] == 7 and fields["captureq"] is True
    assert fields["event_type"] == ["civiliancasualty"]
    assert fields["start_date"] == "1989-05-22"
    assert fields["province"] == [] and fields["airstrike"] is False


def test_isaf_reads_day_province_and_group_off_the_release_itself():
    text = "KABUL, Afghanistan (Nov. 3, 2011) A Haqqani leader hid near a well in Zurmat district, Paktiya province."
    fields = isaf.predict(line("isaf", id="f2", text=text), silent)["pred"]
    assert fields["start_date"] == "2011-11-03"
    assert fields["province"] == ["paktya"]
    assert fields["target_group"] == ["haqqani"]
    assert fields["event_type"] == []


def test_plover_goes_through_the_crosswalk_where_no_word_tells_more():
    made = plover.predict(line("plover", id="e1", date="2000-01-01", text=TEXT), reading)
    (event,) = made["events"]
    assert (event["type"], event["mode"]) == ("ACCUSE", "")
    quiet = plover.predict(line("plover", id="e2", date=None, text=TEXT.replace("blamed", "named")), quiet_reading)
    assert quiet["events"][0]["type"] == "ASSAULT"


def quiet_reading(report):
    incidents = reading(type(report).of(TEXT, id=report.id)).incidents
    return type(silent(report))(report.id, incidents)


def test_plover_takes_source_and_target_from_either_side_of_the_act():
    asked = line("plover", id="e3", date=None, text="Norway has rejected an offer by Chilean officials, a paper said.")
    (event,) = plover.predict(asked, silent)["events"]
    assert event == {
        "type": "REJECT",
        "mode": "",
        "source": [{"text": "Norway", "code": "NOR"}],
        "target": [{"text": "Chilean officials", "code": "CHL"}],
    }


def test_the_head_of_plover_gives_its_likeliest_type():
    asked = line("plover-head", id="e5", text="The ministers met.")
    made = plover.predict_by_head(asked, lambda report: {"ASSAULT": 0.2, "CONSULT": 0.7, "AID": 0.1})
    assert [event["type"] for event in made["events"]] == ["CONSULT"]


def test_plover_says_nothing_of_a_sentence_without_an_act():
    asked = line("plover", id="e4", date=None, text="The river was high.")
    assert plover.predict(asked, silent) == {"id": "e4", "events": []}


def test_muc4_fills_the_first_template_from_the_whole_wire():
    said = [("perp_org", "FMLN"), ("weapon", "A BOMB"), ("victim", "MAYOR ELVIRA CHOCUE"), ("victim", "CHOCUE")]
    found = tuple(Filler(kind, Evidence(n, n + len(words), words), 0.9) for n, (kind, words) in enumerate(said))
    made = muc4.predict(line("muc4", id="m1", date=None, place_line=None, text=TEXT.upper()), reading, lambda _: found)
    first = made["incidents"][0]
    assert (first["perp_org"], first["instrument"], first["hum_name"]) == ([["FMLN"]], [["BOMB"]], [["ELVIRA CHOCUE"]])
