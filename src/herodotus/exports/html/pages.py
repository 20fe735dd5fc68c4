"""Fill the templates: a whole page for a browser, a fragment for a notebook.

The page forbids itself everything from outside (`Content-Security-Policy`), and runs and styles itself only with the
script and the sheet whose SHA-256 the policy names, so that nothing a report holds can act.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from herodotus.days import words
from herodotus.exports.html.borders import borders
from herodotus.exports.html.cards import Cards, cards
from herodotus.exports.html.marks import ROLES, Mark, glyphs_of, marked
from herodotus.exports.html.segments import numbers_under, segment
from herodotus.exports.html.timeline import Timeline, timeline
from herodotus.exports.html.words import uses_of
from herodotus.exports.html.worldmap import Map, View, worldmap
from herodotus.exports.ledger import to_ledger
from herodotus.exports.visible import visible
from herodotus.records import Reading, to_json
from herodotus.report import Report

PAGE = Path(__file__).parent / "page"
# Characters that could end a script element or a JavaScript line; as escapes they are the same JSON.
UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


class Sheet(msgspec.Struct, frozen=True):
    """One report and its reading, laid out; `key` begins all its element ids."""

    key: str
    report: Report
    reading: Reading
    paragraphs: list[list[Mark]]
    cards: Cards
    timeline: Timeline | None
    map: Map | None

    @property
    def versions(self) -> list[tuple[str, str]]:
        """The versions that are known, by name."""
        return [(k, v) for k, v in msgspec.to_builtins(self.reading.versions).items() if v]


def render(pairs: Sequence[tuple[Report, Reading]]) -> str:
    """Return a whole page that shows all reports with their ledgers, the first one open."""
    sheets = [_sheet(f"r{n}", report, reading) for n, (report, reading) in enumerate(pairs, 1)]
    style, script = _file("ledger.css") + _file("page.css"), _file("page.js")
    return _template("page.html.j2").render(
        sheets=sheets,
        paths=_borders(sheets),
        borders="borders",
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script),
        roles=json.dumps(ROLES),
        ledgers=_embedded([to_ledger(report, reading) for report, reading in pairs]),
    )


def render_fragment(report: Report, reading: Reading) -> str:
    """Return one report with its ledger as a piece of HTML with its own style, for notebooks.

    Its styles reach only itself, it needs no script, and its ids differ from those of other readings.
    """
    digest = hashlib.sha256(to_json(report) + to_json(reading)).hexdigest()[:10]
    sheet = _sheet(f"h{digest}", report, reading)
    return _template("fragment.html.j2").render(
        sheets=[sheet], sheet=sheet, paths=_borders([sheet]), borders=f"{sheet.key}-borders",
        style=Markup(_file("ledger.css")),
    )  # fmt: skip


def _sheet(key: str, report: Report, reading: Reading) -> Sheet:
    segments = segment(report.text, uses_of(reading))
    made = cards(reading, numbers_under(segments))
    ids = {c.owner: c.id for c in (*made.incidents, *(k.card for k in made.claims), *made.relations)}
    paragraphs = marked(segments, ids)
    return Sheet(key, report, reading, paragraphs, made, timeline(report, reading), worldmap(reading))


def _borders(sheets: list[Sheet]) -> list[str]:
    views: list[View] = [s.map.view for s in sheets if s.map]
    return borders([(v.west, v.south, v.east, v.north) for v in views]) if views else []


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(source: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"


def _embedded(value: Any) -> Markup:
    """Encode a value as JSON that is safe inside a script element."""
    return Markup(json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(UNSAFE))


@cache
def _file(name: str) -> str:
    return (PAGE / name).read_text("utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(PAGE), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    environment.filters.update(day=words, glyphs=glyphs_of, visible=visible, percent=lambda p: f"{p * 100:.0f}")
    environment.tests["address"] = lambda url: str(url).lower().startswith(("https://", "http://"))
    return environment


def _template(name: str) -> Template:
    return _environment().get_template(name)
