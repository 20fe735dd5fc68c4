"""Made-up reports: the same every time, with evidence that stands in the text."""

from benchmarks.made_up import made


def test_a_number_gives_the_same_report_every_time():
    assert made(7) == made(7)
    assert made(7) != made(8)


def test_all_evidence_stands_in_the_text():
    for number in range(20):
        report, reading = made(number)
        for incident in reading.incidents:
            told = [*incident.evidence, *incident.when.evidence, *incident.where.evidence, *incident.harm[0].evidence]
            assert all(report.text[e.start : e.end] == e.quote for e in told)
        assert all(report.text[c.content.start : c.content.end] == c.content.quote for c in reading.claims)
        assert len(reading.claims) == 3 * len(reading.incidents)


def test_the_number_of_incidents_can_be_said():
    assert len(made(3, incidents=4)[1].incidents) == 4
