"""The pipeline: order, streaming, several processes, and what happens when work is broken off."""

import multiprocessing
import sys
from pathlib import Path

import pytest

from herodotus import pipeline
from herodotus.errors import ConfigError, HerodotusError
from herodotus.records import Reading, to_json
from herodotus.report import Report


@pytest.fixture
def fakes(monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parent / "fakes"))
    import fake_reading

    yield fake_reading
    del sys.modules["fake_reading"]


def reports(number):
    return [Report.of("Shells fell. " * (1 + i % 5), id=f"r{i}") for i in range(number)]


def workers():
    return multiprocessing.active_children()


def test_each_report_comes_with_its_reading_in_order(fakes):
    pairs = list(fakes.fake_read(reports(7)))
    assert [report.id for report, _ in pairs] == [f"r{i}" for i in range(7)]
    assert [reading.report_id for _, reading in pairs] == [f"r{i}" for i in range(7)]


def test_a_reader_may_take_reports_ahead(fakes):
    class Hasty(fakes.FakeReader):
        def read(self, reports):
            yield from super().read(list(reports))

    pairs = list(pipeline.read(reports(5), reader=Hasty, naming=fakes.unchanged))
    assert [report.id for report, _ in pairs] == [reading.report_id for _, reading in pairs]


def test_names_are_given_to_each_reading_with_its_report(fakes):
    def shout(report, reading):
        return Reading(f"{reading.report_id}:{report.text[:6]}")

    (pair,) = pipeline.read(reports(1), reader=fakes.FakeReader, naming=shout)
    assert pair[1].report_id == "r0:Shells"


def test_reports_are_taken_one_at_a_time(fakes):
    taken = []
    pairs = fakes.fake_read(taken.append(r) or r for r in reports(50))
    next(pairs)
    assert len(taken) == 1


def test_two_processes_give_the_same_bytes_in_the_same_order(fakes):
    one, two = ([to_json(reading) for _, reading in fakes.fake_read(reports(40), jobs=n)] for n in (1, 2))
    assert one == two
    assert not workers()


def test_two_processes_take_only_a_few_reports_ahead_and_end_when_the_work_is_left(fakes):
    taken = []
    pairs = fakes.fake_read((taken.append(r) or r for r in reports(200)), jobs=2)
    next(pairs)
    assert 1 <= len(taken) <= 8
    assert len(workers()) <= 2
    pairs.close()
    assert not workers()


def test_workers_do_not_finish_a_long_report_when_the_work_is_left(fakes):
    # each slow report sleeps for an hour
    slow = [Report.of("Shells fell.", id="a"), *(Report.of("SLOW", id=f"b{i}") for i in range(20))]
    pairs = fakes.fake_read(slow, jobs=2)
    assert next(pairs)[0].id == "a"
    pairs.close()
    assert not workers()


def test_a_process_that_dies_is_told(fakes):
    with pytest.raises(HerodotusError, match="read report r1 ended; most likely memory ran out; try fewer"):
        list(fakes.fake_read([*reports(1), Report.of("DIE", id="r1")], jobs=2))
    assert not workers()


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_of_the_reader_comes_through(fakes, jobs):
    with pytest.raises(ZeroDivisionError, match="told to break"):
        list(fakes.fake_read([Report.of("BREAK")], jobs=jobs))
    assert not workers()


def test_no_report_gives_no_reading(fakes):
    assert list(fakes.fake_read([], jobs=2)) == []


def test_less_than_one_job_has_no_sense(fakes):
    with pytest.raises(ConfigError, match="jobs is 0; give the number of processes"):
        fakes.fake_read([], jobs=0)
