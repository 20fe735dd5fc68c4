from benchmarks import sameness
from herodotus import pipeline
from herodotus.records import Reading, Versions


def reader(versions):
    def read(reports, *, jobs=1, precision="balanced"):
        for number, report in enumerate(reports):
            yield report, Reading(report.id, versions=Versions(reader=versions(number, jobs)))

    return read


def test_a_steady_reader_differs_nowhere(monkeypatch):
    monkeypatch.setattr(pipeline, "read", reader(lambda number, jobs: "steady"))
    assert sameness.differing(20) == 0


def test_a_reader_that_depends_on_its_processes_is_caught(monkeypatch):
    monkeypatch.setattr(pipeline, "read", reader(lambda number, jobs: str(jobs)))
    assert sameness.differing(20) == 20


def test_a_reader_that_depends_on_its_company_is_caught(monkeypatch):
    monkeypatch.setattr(pipeline, "read", reader(lambda number, jobs: "late" if number > 0 else "first"))
    assert sameness.differing(20) > 0
