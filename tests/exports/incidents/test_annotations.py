"""The words behind the incidents as Web Annotations: valid shape, targets that can be found, quotes that fit."""

from __future__ import annotations

import io
import json

import msgspec
import pytest

from herodotus.exports.incidents import annotations
from herodotus.ledger.views import CELLS
from tests.exports.incidents import samples


def collection(*records):
    out = io.BytesIO()
    count = annotations.write(iter(records), out, samples.CONTEXT)
    body = json.loads(out.getvalue())
    assert count == len(records)
    assert body["total"] == len(body["first"]["items"])
    return body


def check_shape(body):
    """Hold a collection against what the Web Annotation Data Model asks of its members."""
    assert body["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (body["type"], body["first"]["type"]) == ("AnnotationCollection", "AnnotationPage")
    items = body["first"]["items"]
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        assert set(item) == {"id", "type", "motivation", "body", "target"} and item["type"] == "Annotation"
        quote, position = item["target"]["selector"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert set(quote) == {"type", "exact"}
        assert position["end"] - position["start"] == len(quote["exact"])
        assert " " not in item["id"] + item["target"]["source"]


@pytest.mark.parametrize("records", [(), samples.all_records()[:1], samples.all_records()])
def test_the_collection_has_the_shape_of_the_model(records):
    check_shape(collection(*records))


def test_the_body_tells_the_cell_and_links_to_the_record():
    items = collection(samples.depot())["first"]["items"]
    told, link = next(item["body"] for item in items if item["body"][0]["value"].startswith("when"))
    assert told["value"] == "when: 3 March 2026"
    assert link["source"] == "https://ledger.example/incidents/inc-1#when"


def test_accounts_are_told_with_their_claimants():
    values = [item["body"][0]["value"] for item in collection(samples.depot())["first"]["items"]]
    assert "Colonel Anis Badra denies responsibility: Northern Column" in values


def test_every_quote_of_a_record_is_an_annotation():
    record = samples.depot()
    quotes = [quote for part in (*record.basis, *record.accounts) for quote in part.quotes]
    assert len(collection(record)["first"]["items"]) == len(record.words) + len(quotes)


def test_a_report_without_an_address_is_named_by_its_digest_or_id():
    sources = {item["target"]["source"] for item in collection(samples.depot())["first"]["items"]}
    assert sources == {"https://courier.example/karsan%20depot?p=1", f"urn:sha256:{'b' * 64}"}
    bare = msgspec.structs.replace(samples.depot(), sources=())
    sources = {item["target"]["source"] for item in collection(bare)["first"]["items"]}
    assert sources == {"herodotus:report:r1", "herodotus:report:r2"}


def test_only_web_addresses_are_addresses():
    evil = msgspec.structs.replace(samples.COURIER, url="javascript:alert(1)")
    items = collection(msgspec.structs.replace(samples.depot(), sources=(evil, samples.POST)))["first"]["items"]
    assert {item["target"]["source"] for item in items} == {f"urn:sha256:{'a' * 64}", f"urn:sha256:{'b' * 64}"}


@pytest.mark.parametrize("cell", CELLS)
def test_every_cell_can_be_put_in_words(cell):
    assert annotations.cell_words(samples.depot(), cell)
    assert annotations.cell_words(samples.undated(), cell) not in ("", "None")


def test_the_collection_tells_what_it_is_of():
    assert collection()["herodotus:export"]["software"] == "herodotus 0.1.0"
