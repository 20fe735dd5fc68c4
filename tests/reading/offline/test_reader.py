"""The same report gives the same bytes: alone, in a batch, shuffled, in another process."""

import os
import random
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from herodotus.errors import ConfigError
from herodotus.reading.offline import OfflineReader
from herodotus.records import Evidence, Incident, Reading, to_json
from herodotus.report import Report

SENTENCES = (
    "Government jets bombed a fuel depot outside Idlib on Monday, killing at least 12 people.",
    "The defence ministry denied that any aircraft had been in the area.",
    "“We hold the army responsible for this massacre,” said Rami Khoury, a spokesman for the rescue service.",
    "Two days earlier a car bomb had gone off near the central market, injuring dozens.",
    "Nobody claimed responsibility for that blast, but officials suspect the Islamic State.",
    "The United Nations called for a ceasefire and warned that 40,000 people may be displaced.",
    "Police detained three men in connection with the attack.",
    "Rebel fighters captured the village of Tal Rifaat after heavy clashes, a monitoring group said.",
    "The minister opened a bakery and praised its bread.",
    "Residents reported shelling throughout the night.",
    "A drone was shot down over the coast on 3 March, according to state media.",
    "The two sides have been enemies since 2011; Iran supports the government.",
)


def reports(count: int) -> list[Report]:
    draw = random.Random(5)
    texts = [" ".join(draw.sample(SENTENCES, draw.randint(2, 9))) for _ in range(count)]
    return [Report.of(text, id=f"r{n}", published="2019-03-06", outlet="A Wire") for n, text in enumerate(texts)]


def read_all(chosen: list[Report]) -> dict[str, bytes]:
    return {reading.report_id: to_json(reading) for reading in OfflineReader().read(chosen)}


@pytest.fixture(scope="module")
def hundred() -> list[Report]:
    return reports(100)


@pytest.fixture(scope="module")
def alone(hundred: list[Report]) -> dict[str, bytes]:
    reader = OfflineReader()
    return {r.id: to_json(next(iter(reader.read([r])))) for r in hundred}


def test_a_batch_reads_as_each_report_alone(hundred: list[Report], alone: dict[str, bytes]) -> None:
    assert read_all(hundred) == alone


def test_order_changes_nothing(hundred: list[Report], alone: dict[str, bytes]) -> None:
    shuffled = hundred[:]
    random.Random(1).shuffle(shuffled)
    assert read_all(shuffled) == alone


def test_two_processes_read_as_one(hundred: list[Report], alone: dict[str, bytes]) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        halves = list(pool.map(read_all, [hundred[:50], hundred[50:]]))
    assert halves[0] | halves[1] == alone


def test_every_quote_is_cut_from_the_text(hundred: list[Report]) -> None:
    for report, reading in zip(hundred, OfflineReader().read(hundred), strict=True):
        quotes = list(evidence_of(reading))
        assert all(report.text[e.start : e.end] == e.quote for e in quotes)


def evidence_of(reading: Reading) -> list[Evidence]:
    incidents = [e for i in reading.incidents for e in incident_evidence(i)]
    claims = [e for c in reading.claims for e in (c.cue, c.content, *c.claimant.evidence, *c.said_on.evidence)]
    return incidents + claims + [e for r in reading.relations for e in (*r.evidence, *r.a.evidence, *r.b.evidence)]


def incident_evidence(incident: Incident) -> list[Evidence]:
    actors = [*incident.initiators, *incident.targets, *incident.means]
    place = incident.where.evidence if incident.where else ()
    harm = [e for h in incident.harm for e in h.evidence]
    return [*incident.evidence, *incident.when.evidence, *place, *harm, *(e for a in actors for e in a.evidence)]


def test_a_plain_attack_is_read_with_its_parts() -> None:
    report = Report.of(
        "Government jets bombed a fuel depot outside Idlib on Monday, killing at least 12 people, activists said.",
        published="2019-03-06",
    )
    reading = next(iter(OfflineReader().read([report])))
    assert [(i.type, i.status) for i in reading.incidents] == [("air_strike", "occurred")]
    assert reading.incidents[0].toll("killed").min == 12  # type: ignore[union-attr]
    assert [c.claimant.name for c in reading.claims] == ["activists"]


def test_a_text_without_conflict_gives_an_empty_ledger() -> None:
    report = Report.of(
        "The bakery on Mill Street opened on Monday. Its owner praised the bread.", published="2019-03-06"
    )
    assert next(iter(OfflineReader().read([report]))).incidents == ()


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n" * 10_000, "\u202e\u200b", "😀" * 50, "x" * 5_000, "." * 100_000, "الجيش قصف المدينة"],
    ids=["empty", "blank", "lines", "bidi", "emoji", "one word", "stops", "arabic"],
)
def test_odd_texts_are_read_without_an_error(text: str) -> None:
    reading = next(iter(OfflineReader().read([Report.of(text)])))
    assert reading.report_id


def test_a_folder_without_weights_is_named_with_what_to_check(tmp_path):
    with pytest.raises(ConfigError, match=r"no weights \(\w+.json is missing\); check what HERODOTUS_WEIGHTS names"):
        list(OfflineReader(tmp_path).read(reports(1)))


def test_the_command_line_says_in_one_line_that_a_folder_holds_no_weights(tmp_path):
    asked = [sys.executable, "-m", "herodotus", "read", "-"]
    ran = subprocess.run(asked, input="Rain fell.", env=os.environ | {"HERODOTUS_WEIGHTS": str(tmp_path)},
                         capture_output=True, text=True, check=False)
    assert ran.returncode == 1 and len(ran.stderr.strip().splitlines()) == 1 and "no weights" in ran.stderr
