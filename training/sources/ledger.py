"""Annotated ledgers (bench/ledger/GUIDE.md) as examples: our corpus, stand-off annotation, bench/ledger."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from herodotus.naming import actors, dates
from herodotus.reading import quantities
from herodotus.reading.offline.schema import CLASSES, RELATIONS
from herodotus.records import When
from training.labels import Anchor, Example, Range, blank, to_pieces

PRONOUN = re.compile(r"\b(?:he|she|they|who|it)\b", re.IGNORECASE)
PRONOUN_REACH = 30  # characters between a pronoun and its cue ("he later told reporters")
RELATED_REACH = 60  # pieces from a relation's evidence at which its two names may stand, together
HARM_ROLES = {
    "killed": "killed",
    "injured": "injured",
    "displaced": "displaced",
    "detained": "detained",
    "abducted": "detained",
    "missing": "missing",
}


class Ledger:
    """Labels of one annotated report (format of bench/ledger/GUIDE.md)."""

    def __init__(self, record: dict[str, Any], tokenizer: object) -> None:
        """Align all cells of the record with its text."""
        self.record, self.text = record, record["text"]
        self.lower = self.text.lower()
        self.example = blank(record["id"], "ledger", self.text, tokenizer)
        self.dates = dates.resolve_all(self.text, record.get("published"))
        self.numbers = quantities.find(self.text)
        self.acronyms = actors.acronyms(self.text)
        self.where_found: dict[str, list[Range]] = {}
        self._incidents()
        self._claims()
        self._actors()
        self._relations()

    def _span(self, start: int, end: int) -> Range | None:
        return to_pieces(self.example.pieces, start, end)

    def _occurrences(self, name: str) -> list[Range]:
        """Code-point ranges at which a name stands as whole words, ignoring case."""
        key = name.lower()
        if key not in self.where_found:
            pattern = re.compile(r"(?<!\w)" + re.escape(key) + r"(?!\w)")
            self.where_found[key] = [m.span() for m in pattern.finditer(self.lower)] if key else []
        return self.where_found[key]

    def _places_of(self, name: str) -> list[Range]:
        """Places at which a name or a short form of it stands: its acronym or long form, a person's surname."""
        return sorted({place for form in self._forms(name) for place in self._occurrences(form)})

    def _forms(self, name: str) -> set[str]:
        bare = re.sub(r"\s*\(([^)]*)\)", "", name)
        forms = {name, bare, *re.findall(r"\(([^)]{2,})\)", name)}
        for acronym in self.acronyms:
            both = {acronym.short.lower(), acronym.long.lower()}
            if both & {f.lower() for f in forms}:
                forms |= both
        last = bare.split()[-1] if bare.split() else ""
        if last != bare and len(last) > 3 and actors.fullest(last, self.text).lower().endswith(bare.lower()):
            forms.add(last)
        return {f for f in forms if len(f) > 1}

    def _dates_for(self, edtf: str | None) -> list[Range]:
        exact = [(e.start, e.end) for e, w in self.dates if edtf and same_day(w, edtf)]
        return exact or [(e.start, e.end) for e, w in self.dates if edtf and near_day(w, edtf)]

    def _numbers_for(self, span: dict[str, int | None] | None) -> list[Range]:
        if not span:
            return []
        found = [(q.start, q.end) for q in self.numbers if (q.span.min, q.span.max) == (span["min"], span["max"])]
        # An article says "one" only by the way: the class one_killed learns that, the number's role does not.
        return [f for f in found if self.lower[f[0] : f[1]] not in ("a", "an")]

    def _attach(self, anchor: Anchor, role: str, found: list[Range], at: Range, limit: int = 900) -> None:
        """Give an anchor the nearest of the places found for a role; the others carry no loss."""
        near = sorted((distance(f, at), f) for f in found)
        near = [x for x in near if x[0] <= limit]
        for rank, (_, f) in enumerate(near):
            span = self._span(*f)
            if span:
                (anchor.roles if rank == 0 else anchor.unsure).setdefault(role, []).append(span)

    def _incidents(self) -> None:
        spans = []
        for incident in self.record["incidents"]:
            for quote in incident["evidence"]:
                start = self.text.find(quote)
                at = (start, start + len(quote))
                span = self._span(*at)
                if span is None or start < 0:
                    continue
                spans.append(span)
                self.example.anchors.append(self._incident_anchor(incident, span, at))
        self.example.tags["incident"] = spans
        if self.record.get("more"):
            self.example.ties = {(t["a"], t["tie"], t["b"]) for t in self.record["ties"]}

    def _incident_anchor(self, incident: dict[str, Any], span: Range, at: Range) -> Anchor:
        classes = {k: CLASSES["incident"][k].index(incident[k]) for k in ("type", "status")}
        classes["one_killed"] = int(incident["killed"] == {"min": 1, "max": 1})
        anchor = Anchor("incident", span, incident["id"], classes)
        for role in ("when", "where", "initiator", "target", "means", "killed", "injured"):
            anchor.roles[role] = []
        self._attach(anchor, "when", self._dates_for(incident["when"]), at)
        if incident["where"]:
            self._attach(anchor, "where", self._occurrences(incident["where"]["name"] or ""), at)
        for role, key in (("initiator", "initiators"), ("target", "targets"), ("means", "means")):
            for name in incident[key]:
                self._attach(anchor, role, self._places_of(name), at)
        for role in ("killed", "injured"):
            self._attach(anchor, role, self._numbers_for(incident[role]), at, 500)
        if self.record.get("more"):
            self._more(anchor, incident, at)
        return anchor

    def _more(self, anchor: Anchor, incident: dict[str, Any], at: Range) -> None:
        for role in ("displaced", "detained", "missing", "count"):
            anchor.roles[role] = []
        self._attach(anchor, "count", self._numbers_for(incident["count"]), at, 300)
        for harm in incident["harm"]:
            role = HARM_ROLES.get(harm["kind"])
            if role:
                self._attach(anchor, role, self._numbers_for(harm), at, 500)

    def _claims(self) -> None:
        cues: dict[Range, Anchor] = {}
        for claim in self.record["claims"]:
            start = self.text.find(claim["content"])
            content = (start, start + len(claim["content"]))
            cue = min(self._cue_places(claim["cue"]), key=lambda c: distance(c, content), default=None)
            span = cue and self._span(*cue)
            inside = self._span(*content)
            if not span or not inside or not cue:
                continue
            anchor = cues.get(span)
            if anchor is None:
                classes = {k: CLASSES["cue"][k].index(claim[k]) for k in ("stance", "certainty", "aspect")}
                anchor = cues[span] = Anchor("cue", span, claim["id"], classes | {"named": int(claim["named"])})
                anchor.roles = {"source": [], "content": [], "via": [], "said_on": []}
                if claim["claimant"] != "unattributed":
                    self._source(anchor, claim["claimant"], cue)
                for name in claim["via"]:
                    self._attach(anchor, "via", self._places_of(name), cue, 600)
                self._attach(anchor, "said_on", self._dates_for(claim["said_on"]), cue, 300)
            if inside not in anchor.roles["content"]:
                anchor.roles["content"].append(inside)
            self.example.about |= {(anchor.group, i) for i in claim["about"]}
        self.example.tags["cue"] = list(cues)
        self.example.anchors += cues.values()

    def _source(self, anchor: Anchor, claimant: str, cue: Range) -> None:
        """Attach the claimant where it stands nearest, or the pronoun beside the cue where the name is further away."""
        found = self._places_of(claimant)
        nearest = min((distance(f, cue) for f in found), default=1000)
        around = range(max(0, cue[0] - PRONOUN_REACH), cue[1] + PRONOUN_REACH)
        pronouns = [m.span() for m in PRONOUN.finditer(self.text, around.start, around.stop)]
        pronouns = [p for p in pronouns if not re.search(r"[.!?\n]", self.text[min(p[1], cue[1]) : max(p[0], cue[0])])]
        if pronouns and nearest > 2 * PRONOUN_REACH:
            self._attach(anchor, "source", pronouns, cue)
        else:
            self._attach(anchor, "source", found, cue, 600)

    def _cue_places(self, cue: str) -> list[Range]:
        pattern = re.compile(r"(?<!\w)" + re.escape(cue) + r"(?!\w)")
        return [m.span() for m in pattern.finditer(self.text)]

    def _actors(self) -> None:
        """Tag every place at which a name of the record stands; of places that touch, the longest."""
        record, names = self.record, set[str]()
        for incident in record["incidents"]:
            names.update(incident["initiators"], incident["targets"])
        for claim in record["claims"]:
            names.update({claim["claimant"], *claim["via"]} - {"unattributed"})
        for relation in record["relations"]:
            names |= {relation["a"], relation["b"]}
        found = {span for name in names for place in self._places_of(name) if (span := self._span(*place))}
        kept: list[Range] = []
        for span in sorted(found, key=lambda s: (s[0] - s[1], s)):
            if all(span[1] <= k[0] or span[0] >= k[1] for k in kept):
                kept.append(span)
        self.example.tags["actor"] = sorted(kept)

    def _relations(self) -> None:
        """Mark which pairs of actors a relation stands between: all within its evidence, else the nearest to it.

        Other places of the same two names carry no loss: they may say it or not.
        """
        for relation in self.record["relations"]:
            start = self.text.find(relation["evidence"])
            at = self._span(start, start + len(relation["evidence"]))
            if not at:
                continue
            left, right = self._tagged(relation["a"]), self._tagged(relation["b"])
            pairs = [(a, b) for a in left for b in right if a != b]
            apart = {p: distance(p[0], at) + distance(p[1], at) for p in pairs}
            least = min(apart.values(), default=0)
            for pair in pairs:
                kinds = self.example.related.setdefault(pair, set())
                if apart[pair] == least and least < RELATED_REACH:
                    kinds.add(RELATIONS.index(relation["relation"]))

    def _tagged(self, name: str) -> list[Range]:
        """Actor spans that hold a place of a name."""
        places = [span for place in self._places_of(name) if (span := self._span(*place))]
        return [t for t in self.example.tags["actor"] if any(t[0] <= p[0] and p[1] <= t[1] for p in places)]


def distance(a: Range, b: Range) -> int:
    """Characters between two ranges, 0 where they touch."""
    return max(a[0] - b[1], b[0] - a[1], 0)


def _ends(edtf: str) -> list[str]:
    return [e for e in edtf.translate({ord(c): None for c in "~?%"}).split("/") if e not in ("", "..")]


def same_day(when: When, edtf: str) -> bool:
    """Whether a resolved date says what the annotator wrote, up to ~ and ?."""
    return when.edtf is not None and when.edtf.translate({ord(c): None for c in "~?%"}) == edtf.translate(
        {ord(c): None for c in "~?%"}
    )


def near_day(when: When, edtf: str) -> bool:
    """Whether one of the two dates contains an end of the other (half credit of the ledger scorer)."""
    mine = _ends(when.edtf or "")
    return any(a.startswith(b) or b.startswith(a) for a in mine for b in _ends(edtf) if a)


def ledgers(records: Iterable[dict[str, Any]], tokenizer: object, attributions: bool = False) -> list[Example]:
    """Turn annotated ledgers into examples; with `attributions` their claims teach the attribution heads as well."""
    examples = [Ledger(record, tokenizer).example for record in records]
    if attributions:
        for example in examples:
            add_attributions(example)
    return examples


def add_attributions(example: Example) -> None:
    """Let claims stand for attributions, where PolNeAR must not teach: fewer than it has, but of the same shape."""
    cues = [a for a in example.anchors if a.kind == "cue"]
    for cue in cues:
        roles = {role: cue.roles[role] for role in ("source", "content")}
        example.anchors.append(Anchor("attribution_cue", cue.span, f"a{cue.group}", {}, roles, cue.unsure))
    example.tags["attribution_cue"] = [c.span for c in cues]
    for role in ("source", "content"):
        spans = [span for cue in cues for span in cue.roles[role]]
        example.tags[f"attribution_{role}"] = list(dict.fromkeys(spans))
