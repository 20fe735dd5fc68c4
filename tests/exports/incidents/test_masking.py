"""Masking hides every private person everywhere, and nobody else."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herodotus.exports.incidents.masking import mask, mask_changes, mask_line
from herodotus.ledger.views import Account, Basis, Change, IncidentLine, IncidentRecord, Note, Source
from herodotus.records import Actor, Harm, Place, to_json
from tests.exports import samples
from tests.exports.incidents import raid


def noted(*texts: str, **cells: Any) -> IncidentRecord:
    """An incident with nothing but notes, and what is given."""
    bare = {"basis": (), "accounts": (), "sources": (), "links": (), "words": (), "tags": (), "targets": ()}
    notes = tuple(Note(text, "mira", raid.AT, "dec-1") for text in texts)
    return raid.record(**(bare | {"notes": notes} | cells))


def masked_notes(*texts: str, **cells: Any) -> list[str]:
    return [note.text for note in mask(noted(*texts, **cells)).notes]


def masked_targets(*actors: Actor, **cells: Any) -> list[str]:
    return [actor.name for actor in mask(noted(targets=actors, **cells)).targets]


def test_a_full_record_tells_no_private_name_any_more():
    written = to_json(mask(raid.record())).decode()
    for name in ("Hasan", "Layla", "Qadir", "Omar", "hasan-bayatli", "Bayatly"):
        assert name not in written
    assert written.replace("Bayatli Brigade", "").replace("Bayatli Street", "").count("Bayatli") == 0


def test_a_full_record_keeps_officials_groups_places_and_roles():
    written = to_json(mask(raid.record())).decode()
    for name in ("Colonel Anis Badra", "Northern Column", "Bayatli Brigade", "Bayatli Street", "Velmar Post",
                 "Deir Tamar", "name:anis-badra", "name:bayatli-brigade", "The Harbour Courier"):  # fmt: skip
        assert name in written


def test_each_name_gives_way_to_its_role():
    record = mask(raid.record())
    assert record.accounts[0].claimant.name == "[resident]"
    assert record.targets[1].name == "[victim]"
    assert record.notes[0].text == "[victim]'s widow confirms it; [resident] does not. See Bayatli Street."
    assert record.sources[0].title == "Shells fall on Deir Tamar, killing shopkeeper [victim]"
    assert record.basis_of("initiators").differs == [{"is": "actor", "name": "[victim]", "id": None, "role": None}]


def test_offsets_and_ids_stay():
    before, after = raid.record(), mask(raid.record())
    for one, other in zip(before.basis, after.basis, strict=True):
        assert [(q.report, q.start, q.end) for q in one.quotes] == [(q.report, q.start, q.end) for q in other.quotes]
    assert (before.id, before.mentions, before.merged) == (after.id, after.mentions, after.merged)
    assert [a.id for a in before.accounts] == [a.id for a in after.accounts]
    for one, other in zip(before.sources, after.sources, strict=True):
        assert (one.id, one.given_id, one.sha256) == (other.id, other.given_id, other.sha256)


def test_an_id_or_address_that_spells_the_name_goes():
    after = mask(raid.record())
    assert after.targets[1].id is None
    assert after.targets[1].candidates == ()
    assert after.sources[0].url is None
    assert after.sources[1].url == "https://post.example/market"


def test_a_record_without_private_names_is_given_back_as_it_was():
    record = noted("The army shelled the market.", targets=(Actor("Plain Guard", id="name:plain-guard"),))
    assert mask(record) is record


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("The shopkeeper Hasan Tawil fled.", "The shopkeeper [private person] fled."),
        ("A resident, Hasan Tawil, fled.", "A resident, [resident], fled."),
        ("Hasan Tawil, a patient, was moved.", "[patient], a patient, was moved."),
        ("Hasan Tawil, 41, left.", "[private person], 41, left."),
        ("Hasan Tawil (41) left.", "[private person] (41) left."),
        ("Witness Hasan Tawil ran.", "Witness [witness] ran."),
        ("They killed Sheikh Hasan Tawil.", "They killed Sheikh [victim]."),
        ("Killing Hasan Tawil was wrong.", "Killing [victim] was wrong."),
        ("Hasan Tawil was badly wounded.", "[victim] was badly wounded."),
        ("A detainee named Hasan Tawil spoke.", "A detainee named [prisoner] spoke."),
        ("His brother Omar came.", "His brother [relative] came."),
        ("The Tawil family left.", "The [relative] family left."),
        ("Residents Hasan Tawil and Layla Qadir left.", "Residents [resident] and [resident] left."),
        ("A cousin of the minister, Hasan Tawil, left.", "A cousin of the minister, [relative], left."),
        ("Hasan Tawil, who was shot by a commander, died.", "[victim], who was shot by a commander, died."),
        ("SHOPKEEPER HASAN TAWIL DEAD", "SHOPKEEPER [private person] DEAD"),
        ("The farmer Hasan bin Ali al-Tawil wept.", "The farmer [private person] wept."),
    ],
)
def test_a_private_person_is_known_by_the_words_beside_the_name(text, masked):
    assert masked_notes(text) == [masked]


@pytest.mark.parametrize(
    "text",
    [
        "Colonel Anis Badra, 52, was killed.",
        "The foreign minister of Velmar, Anis Badra, was wounded.",
        "Anis Badra, a spokesman for the column, was abducted.",
        "Anis Badra, who leads the column, has a brother.",
        "Governor Anis Badra and the mayor met.",
        "The Red Lantern Committee was hit.",
        "Bashar al-Assad, 53, was shot at.",
        "On Monday Karsan was hit.",
        "The president of Velmar met the villagers of Karsan.",
    ],
)
def test_who_holds_an_office_and_what_is_no_person_stays(text):
    assert masked_notes(text) == [text]


@pytest.mark.parametrize(
    ("rest", "masked"),
    [
        ("Tawil's son left.", "[resident]'s son left."),
        ("Then Tawil’s house burned.", "Then [resident]’s house burned."),
        ("H. Tawil told it.", "[resident] told it."),
        ("Mr Tawil told it.", "Mr [resident] told it."),
        ("Hasan told it.", "[resident] told it."),
        ("TAWIL told it.", "[resident] told it."),
        ("Samira Tawil told it.", "[private person] told it."),
        ("Tawil Street burned.", "Tawil Street burned."),
        ("The Tawil Brigade came.", "The Tawil Brigade came."),
        ("A Tawil militia came.", "A Tawil militia came."),
        ("Minister Tawil came.", "Minister Tawil came."),
        ("hasan_tawil.jpg", "[resident].jpg"),
        ("Karsan is not Tawila.", "Karsan is not Tawila."),
    ],
)
def test_words_of_a_masked_name_are_masked_where_they_stand_for_the_person(rest, masked):
    assert masked_notes("The resident Hasan Tawil fled.", rest)[1] == masked


def test_a_place_of_the_record_that_bears_the_surname_stays_until_it_speaks():
    place = Place("Tawil", country="SY", lat=35.0, lon=40.0)
    texts = ("Resident Hasan Tawil fled.", "Shells fell on Tawil.", "Tawil said no.", "Mr Tawil left.")
    masked = ["Shells fell on Tawil.", "[resident] said no.", "Mr [resident] left."]
    assert masked_notes(*texts, where=place)[1:] == masked


def test_an_actor_by_name_of_whom_nothing_is_known_is_masked():
    assert masked_targets(Actor("Hasan Tawil", id="name:hasan-tawil")) == ["[victim]"]
    assert [a.claimant.name for a in mask(noted(accounts=(account(Actor("Hasan Tawil")),))).accounts] == [
        "[private person]"
    ]


@pytest.mark.parametrize(
    "actor",
    [
        Actor("Hasan Tawil", id="hasan-tawil"),
        Actor("Velmar", id="state:VE"),
        Actor("Hasan Tawil", role="GOV"),
        Actor("Minister Hasan Tawil"),
        Actor("Free Men of Karsan", id="name:free-men-of-karsan"),
        Actor("Liwa Karsan"),
        Actor("market of Deir Tamar"),
        Actor("two officers"),
        Actor("Damascus Airport"),
        Actor("Tawil"),
    ],
)
def test_registered_actors_officials_groups_and_places_stay(actor):
    assert masked_targets(actor) == [actor.name]


def test_a_title_beside_the_name_in_a_quote_makes_an_actor_public():
    assert masked_targets(Actor("Anis Badra"), words=(raid.quote("Colonel Anis Badra was hit"),)) == ["Anis Badra"]
    assert masked_targets(Actor("Anis Badra"), words=(raid.quote("Colonel Badra was hit"),)) == ["Anis Badra"]


def test_weapons_are_nobody():
    record = noted(means=(Actor("Little Bird"),), accounts=(account(raid.BADRA, aspect="means", value=("Red Arrow",)),))
    assert mask(record).means == record.means
    assert mask(record).accounts[0].value == ("Red Arrow",)


def test_the_harmed_and_what_is_claimed_are_masked():
    told = account(raid.BADRA, aspect="target", value=("Sami Haddad",), said="Sami Haddad")
    record = noted(harm=(Harm("killed", 1, 1, "Hasan Tawil"),), accounts=(told,))
    after = mask(record)
    assert after.harm[0].who == "[victim]"
    assert (after.accounts[0].value, after.accounts[0].said) == (("[private person]",), "[private person]")


def test_a_name_in_a_script_without_capitals_is_masked_whole():
    actors = (Actor("حسن البياتي"), Actor("المتحدث باسم الحرس"), Actor("السكان"))
    record = noted("قال حسن البياتي ذلك", targets=actors)
    assert [a.name for a in mask(record).targets] == ["[victim]", "المتحدث باسم الحرس", "السكان"]
    assert mask(record).notes[0].text == "قال [victim] ذلك"


@pytest.mark.parametrize("differs", [None, 3, "x", [], {"a": [None, {"name": 4, "role": []}]}, object(), {"url": 1},
                                     {"name": "Hasan Tawil", "role": None, "candidates": [1]}])  # fmt: skip
def test_whatever_a_newer_reading_holds_nothing_is_raised(differs):
    record = noted("Resident Hasan Tawil fled.", basis=(Basis("targets", "reading", differs=differs),))
    assert mask(record).notes[0].text == "Resident [resident] fled."


def account(claimant: Actor, **more: Any) -> Account:
    values = {"id": "acc-1", "aspect": "occurrence", "claimant": claimant, "named": True, "report": raid.COURIER}
    return Account(**(values | more))


GIVEN = ["Hasan", "Layla", "Omar", "J. R.", "Zeynep", "Nour", "Ülkü", "İlhan", "Zoe\u0308"]
FAMILY = ["Tawil", "al-Qadir", "Bayatlı", "O'Dowd", "Baker"]
FRAMES = ["The shopkeeper {} fled.", "{}, 41, said so.", "Then {}'s house burned.", "Colonel {} denied.", "{} Brigade",
          "{} and the men", "a mosque near {}", "{0}, {0}; “{0}”", "RESIDENT {} DEAD", "[victim] {}",
          "see {}, a resident"]  # fmt: skip
names = st.builds("{} {}".format, st.sampled_from(GIVEN), st.sampled_from(FAMILY))
texts = st.builds(str.format, st.sampled_from(FRAMES), st.one_of(names, st.sampled_from(FAMILY), st.just("Karsan")))


@st.composite
def records(draw: st.DrawFn) -> IncidentRecord:
    named = draw(st.lists(names, min_size=1, max_size=3))
    said = draw(st.lists(texts, max_size=6))
    newer = [{"is": "actor", "name": draw(names), "role": None}]
    told = account(Actor(draw(names)), said=draw(texts), quotes=(raid.quote(draw(texts)),))
    source = Source(id="r", given_id="g", title=draw(texts), url="https://x.example/a")
    return noted(*said, targets=tuple(Actor(name) for name in named), tags=tuple(draw(st.lists(names, max_size=1))),
                 accounts=(told,), sources=(source,), basis=(Basis("targets", "decision", differs=newer),))  # fmt: skip


@settings(samples.PATIENT, max_examples=150)
@given(records())
def test_no_masked_name_remains_and_masking_again_changes_nothing(record):
    after = mask(record)
    written = to_json(after).decode().casefold()
    for before, now in zip(record.targets, after.targets, strict=True):
        if now != before:
            assert before.name.casefold() not in written
    assert mask(after) == after
    assert msgspec.json.decode(to_json(after), type=IncidentRecord).id == record.id


@settings(samples.PATIENT, max_examples=150)
@given(st.text(), st.text())
def test_any_text_can_be_masked(name, text):
    after = mask(noted(text, f"The resident Hasan Tawil and {text}", targets=(Actor(name),)))
    assert "Hasan Tawil" not in to_json(after).decode()
    assert mask(after) == after


def test_a_row_of_a_list_names_no_private_person():
    line = IncidentLine(id="inc-0042", type="shelling", status="occurred", initiators=("Northern Column",),
                        targets=("market of Deir Tamar", "Hasan Bayatli"))  # fmt: skip
    masked = mask_line(line, raid.record())
    assert "Hasan Bayatli" not in masked.targets and "market of Deir Tamar" in masked.targets
    assert (masked.id, masked.initiators[0]) == ("inc-0042", "Northern Column")


def test_a_history_names_nobody_who_was_in_the_record_once():
    changes = (
        Change(4, raid.AT, "link.made", "mira", cells=(("targets", None, ["Salih Mahdi", "market of Deir Tamar"]),)),
        Change(9, raid.AT, "correct", "mira", why="Salih Mahdi was not there", cells=(
            ("targets", ["Salih Mahdi"], ["Hasan Bayatli"]), ("when", "2026-02-26", "2026-02-27"),
        )),
    )  # fmt: skip
    masked = mask_changes(changes, raid.record())
    told = to_json(masked).decode()
    assert not [name for name in ("Salih", "Mahdi", "Hasan") if name in told]
    assert [(c.seq, c.who, c.kind) for c in masked] == [(4, "mira", "link.made"), (9, "mira", "correct")]
    assert masked[1].cells[1] == ("when", "2026-02-26", "2026-02-27")
