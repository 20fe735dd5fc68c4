"""A reader for the contract tests: it knows one made-up report and asks for nothing else."""

from collections.abc import Iterator, Mapping
from typing import Any

from herodotus.records import Actor, Claim, Evidence, Harm, Incident, Place, Reading, When
from herodotus.report import Report

TEXT = (
    "A bomb wrecked the post office in Tarma, Peru, on Monday and killed the clerk Rosa Quispe. "
    "The police blamed the Red Dawn Movement. Seven suspects were detained at Jauja."
)


class OnlyInputs(Mapping[str, Any]):
    """A line that breaks the test when a key outside the contract is looked at."""

    def __init__(self, line: Mapping[str, Any], allowed: tuple[str, ...]) -> None:
        self._line, self._allowed = line, allowed

    def __getitem__(self, key: str) -> Any:
        assert key in self._allowed, f"the predictor looked at {key!r}"
        return self._line[key]

    def __iter__(self) -> Iterator[str]:
        return iter([key for key in self._line if key in self._allowed])

    def __len__(self) -> int:
        return len(list(iter(self)))


def cut(text: str, words: str) -> Evidence:
    at = text.index(words)
    return Evidence.of(text, at, at + len(words))


def actor(text: str, name: str, country: str | None = None) -> Actor:
    return Actor(name, (cut(text, name),), country=country)


def reading(report: Report) -> Reading:
    """Read the made-up report, in whatever case it is written."""
    upper = report.text.isupper()

    def put(words: str) -> str:
        return words.upper() if upper else words

    text = report.text
    bomb = Incident(
        "i1",
        "explosive_device",
        "occurred",
        (cut(text, put("A bomb wrecked the post office")),),
        when=When("1989-05-22", "day"),
        where=Place("Tarma", (cut(text, put("Tarma")),), country="PE"),
        initiators=(actor(text, put("the Red Dawn Movement")),),
        targets=(actor(text, put("the post office")), actor(text, put("Rosa Quispe"))),
        means=(actor(text, put("A bomb")),),
        harm=(Harm("killed", 1, 1, "civilians"),),
    )
    arrests = Incident(
        "i2",
        "detention",
        "occurred",
        (cut(text, put("Seven suspects were detained")),),
        where=Place("Jauja", (cut(text, put("Jauja")),), country="PE"),
        targets=(actor(text, put("Seven suspects")),),
    )
    blame = Claim(
        "c1",
        actor(text, put("The police")),
        True,
        "blames",
        "certain",
        cut(text, put("blamed")),
        cut(text, put("the Red Dawn Movement")),
        about=("i1",),
        aspect="responsibility",
    )
    return Reading(report.id, (bomb, arrests), (blame,))


def silent(report: Report) -> Reading:
    """Read nothing in any report."""
    return Reading(report.id)
