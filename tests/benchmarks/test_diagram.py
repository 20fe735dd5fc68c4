"""The reliability diagram is the same file for the same outcomes."""

from benchmarks.diagram import draw
from benchmarks.reliability import Outcome

FOUND = [Outcome(f"{kind}.{kind}", n / 10, n % 2) for kind in ("incident", "claim", "relation") for n in range(10)]


def test_a_diagram_says_how_many_cells_it_shows_and_does_not_change(tmp_path):
    for name in ("a.svg", "b.svg"):
        draw(FOUND, tmp_path / name)
    first = (tmp_path / "a.svg").read_text("utf-8")
    assert "all: 30 cells" in first and "claims: 10 cells" in first
    assert first == (tmp_path / "b.svg").read_text("utf-8")
