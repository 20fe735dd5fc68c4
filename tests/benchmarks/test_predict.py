import gzip
import io
import json

import msgspec

from benchmarks import predict
from benchmarks.registry import BENCHES

CASES = [{"id": str(n), "mention": word, "gold": "x"} for n, word in enumerate(("Peruvian farmers", "the Thai army"))]


def written(tmp_path, lines, name="cases.jsonl"):
    path = tmp_path / name
    raw = "".join(line if isinstance(line, str) else json.dumps(line) + "\n" for line in lines).encode()
    path.write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
    return path


def run(path, jobs=1, bench=BENCHES["actors"]):
    out, err = io.StringIO(), io.StringIO()
    status = predict.run(bench, path, out, err, jobs)
    return status, out.getvalue().splitlines(), err.getvalue()


def test_each_line_gives_one_prediction_in_order(tmp_path):
    status, lines, err = run(written(tmp_path, CASES))
    assert status == 0 and err == ""
    assert [json.loads(line)["id"] for line in lines] == ["0", "1"]


def test_a_gzipped_file_gives_the_same(tmp_path):
    assert run(written(tmp_path, CASES, "cases.jsonl.gz"))[1] == run(written(tmp_path, CASES))[1]


def test_two_processes_give_the_same_lines_in_the_same_order(tmp_path):
    path = written(tmp_path, CASES * 3)
    assert run(path, jobs=2) == run(path, jobs=1)


def test_a_bad_line_is_told_with_its_number_and_the_rest_go_on(tmp_path):
    status, lines, err = run(written(tmp_path, ["no json\n", CASES[0], "\n", "[1]\n", {"id": "2"}, CASES[1]]))
    assert status == 1
    assert [json.loads(line)["id"] for line in lines] == ["0", "1"]
    assert "line 1: no JSON" in err and "line 4: the line is no JSON object" in err
    assert "line 5: key 'mention' is missing" in err
    assert "Traceback" not in err


def test_a_report_that_breaks_the_reader_is_told_and_the_rest_go_on(tmp_path):
    broken = msgspec.structs.replace(BENCHES["geo-gold"], required=("id",), within=None)
    path = written(tmp_path, [{"id": "a"}, {"id": "b", "text": "Lima", "toponyms": []}])
    status, lines, err = run(path, bench=broken)
    assert status == 1 and len(lines) == 1
    assert "line 1: the reader failed (KeyError" in err


def test_a_file_that_is_not_there_is_told_without_a_traceback(tmp_path, capsys):
    assert predict.main("isaf", str(tmp_path / "nothing.jsonl"), 1) == 1
    assert "cannot be read" in capsys.readouterr().err
