"""Mutations applied naively to the rows of the exchange format, and such mutations drawn at random."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from graph_store.files import FILES
from graph_store.identity import encode

Row = dict[str, Any]

_NOUNS = {file.makes: file.noun for file in FILES if file.makes}
_FILES = {file.noun: file for file in FILES}
DRAWN = [noun for noun in _FILES if noun != "endorsements"]
"""Who may endorse whom hangs on what the two did together: test_endorsements has that."""
_NAMES = {"memberships": "Membership", "participations": "Participation", "person_skills": "PersonSkill",
          "partnerships": "Partnership", "asset_uses": "AssetUse"}  # fmt: skip
_CREATE = {"needs": "raiseNeed", "contributions": "recordContribution"}
_PLEDGING = ("create", "update", "accept", "accept", "accept", "decline", "withdraw")
"""What is done with pledges: more is accepted than taken back, so that needs come to be pledged."""
_CAPITAL = re.compile(r"_([a-z])")

WORDS = ("Reef", "École", "Old Mill", "x, y", 'the "Hall"')
VALUES: dict[str, dict[str, tuple[Any, ...]]] = {
    "places": {"name": WORDS, "kind": ("REGION", "COUNTRY"), "code": ("TT", None)},
    "skills": {"name": WORDS, "alt_names": (["Aa", "Bb"], []), "description": (None, "What?")},
    "organisations": {
        "name": WORDS,
        "kind": ("NGO", "FAITH"),
        "sectors": (["Sea", "École"], []),
        "place": ("place", None),
        "parent": ("organisation", None),
        "visibility": ("PUBLIC", "PRIVATE"),
    },
    "people": {
        "name": WORDS,
        "languages": (["en"], []),
        "hours_per_week": (2.5, 0, None),
        "place": ("place", None),
        "contact": ("NOBODY", "PUBLIC"),
        "remote": (True, None),
    },
    "projects": {
        "name": WORDS,
        "status": ("ACTIVE", "PAUSED"),
        "starts_on": ("2026-01-01", None),
        "spaces": (["TRADE"], []),
    },
    "assets": {"name": WORDS, "kind": ("SPACE",), "owner": ("person", "organisation", None), "capacity": (3, None)},
    "needs": {
        "title": WORDS,
        "subject": ("person", "organisation", "project"),
        "kind": ("ASSET",),
        "asset_kind": ("LAND",),
        "quantity": (2, 1.5, 1),
        "raised_on": ("2026-02-01",),
    },
    "contributions": {
        "project": ("project",),
        "party": ("person", "organisation"),
        "kind": ("HOURS",),
        "amount": (2, 3.25),
        "on": ("2026-03-01",),
    },
    "memberships": {
        "person": ("person",),
        "organisation": ("organisation",),
        "role": (None, "chair"),
        "since": (None, "2026-01-01"),
        "until": (None, "2027-01-01"),
        "steward": (True, False),
    },
    "participations": {
        "project": ("project",),
        "party": ("person", "organisation"),
        "role": ("LEAD", "FUNDER"),
        "since": (None, "2026-01-01"),
        "hours_per_week": (1, None),
    },
    "person_skills": {"person": ("person",), "skill": ("skill",), "level": (1, 5), "years": (None, 2.5)},
    "partnerships": {
        "organisation": ("organisation",),
        "partner": ("organisation",),
        "kind": ("ALLIANCE", "OTHER"),
        "since": (None, "2026-01-01"),
        "amount": (None, -2.5),
        "currency": (None, "TTD"),
    },
    "pledges": {
        "need": ("need",),
        "party": ("person", "organisation"),
        "quantity": (2, None),
        "until": (None, "2026-12-24"),
    },
    "asset_uses": {
        "project": ("project",),
        "asset": ("asset",),
        "since": (None, "2026-01-01"),
        "until": (None, "2026-02-01"),
    },
}
"""What is drawn for each column; of one that names other things the type."""


@dataclass
class Naive:
    """The rows of each file, as mutations leave them; drawn by the random numbers."""

    random: Random
    rows: dict[str, list[Row]] = field(default_factory=lambda: {file.noun: [] for file in FILES})
    settled: set[str] = field(default_factory=set)
    """The nouns of which a mutation changed where a need stands."""

    def drawn(self) -> tuple[str, str, Row] | None:
        """A mutation: its verb, its noun and what is given, as rows have it; None where there is nothing to name."""
        noun = self.random.choice(DRAWN * 2 + ["organisations", "people", "projects"] + ["pledges"] * 12)
        verb = self.random.choice(_PLEDGING if noun == "pledges" else ("create", "create", "update", "delete"))
        file = _FILES[noun]
        given = {column: self._value(noun, column) for column in VALUES[noun]}
        if noun == "pledges" and verb != "create" and self.rows[noun]:
            one = self.random.choice(self.rows[noun])
            given.update({column: one[column] for column in file.key})
        if any(given.get(column, "") is None for column in file.needed if column != "id"):
            return None
        if any(given[column] is None for column in ("subject", "project", "party", "need") if column in given):
            return None
        key = tuple(given.get(column) for column in file.key)
        there = [row for row in self.rows[noun] if tuple(row.get(column) for column in file.key) == key]
        if file.makes is None:
            is_odd = noun == "partnerships" and given["organisation"] == given["partner"]
            is_odd |= noun == "pledges" and not self._takes(verb, given, there)
            return None if is_odd or (verb == "create") == bool(there) else (verb, noun, given)
        if verb == "create":
            return verb, noun, given
        if not self.rows[noun]:
            return None
        given["id"] = self.random.choice(self.rows[noun])["id"]
        given.pop("parent", None)
        chosen = {column: value for column, value in given.items() if column == "id" or self.random.random() < 0.5}
        if verb == "delete" and noun in ("places", "skills") and self._named(noun, given["id"]):
            return None
        return verb, noun, chosen

    def apply(self, verb: str, noun: str, given: Row) -> None:
        """Does to the rows what the mutation does to the graph; a new thing has its id among what is given."""
        file = _FILES[noun]
        same = [row for row in self.rows[noun] if all(row.get(column) == given.get(column) for column in file.key)]
        missing = self._missing()
        if noun == "pledges":
            self._pledge(verb, given, same)
        elif verb == "create":
            self.rows[noun].append(dict(given))
        elif verb == "update":
            same[0].update(given)
        else:
            self.rows[noun].remove(same[0])
            if noun == "people":
                self._erase(given["id"])
            if file.makes:
                self._forget(file.makes, given["id"])
        if self._settle(missing):
            self.settled.add(noun)

    def _takes(self, verb: str, given: Row, there: list[Row]) -> bool:
        """Whether this can be done with a pledge; the needs here are never over."""
        statuses = {"accept": ("OFFERED", "ACCEPTED"), "decline": ("OFFERED", "ACCEPTED", "DECLINED")}
        return verb not in statuses or any(row["status"] in statuses[verb] for row in there)

    def _pledge(self, verb: str, given: Row, same: list[Row]) -> None:
        """A pledge of which other terms are offered is to be accepted anew."""
        if verb == "create":
            self.rows["pledges"].append({**given, "quantity": given["quantity"] or 1, "status": "OFFERED"})
        elif verb == "update":
            terms = {"quantity": given["quantity"] or 1, "until": given["until"]}
            if same[0]["status"] != "ACCEPTED" or terms != {column: same[0][column] for column in terms}:
                same[0].update(terms, status="OFFERED")
        else:
            same[0]["status"] = {"accept": "ACCEPTED", "decline": "DECLINED", "withdraw": "WITHDRAWN"}[verb]

    def _missing(self) -> dict[str, float]:
        """Of each need how much nobody has promised, whose pledge was accepted."""
        missing = {need["id"]: need["quantity"] for need in self.rows["needs"]}
        for pledge in self.rows["pledges"]:
            if pledge["status"] == "ACCEPTED":
                missing[pledge["need"]] -= pledge["quantity"]
        return missing

    def _settle(self, before: dict[str, float]) -> bool:
        """Where less is missing than before, and nothing any more, a need is PLEDGED; where more is, it is OPEN."""
        statuses = [need.get("status", "OPEN") for need in self.rows["needs"]]
        now = self._missing()
        for need in self.rows["needs"]:
            missing = now[need["id"]]
            if missing <= 0 and missing < before.get(need["id"], missing):
                need["status"] = "PLEDGED"
            if missing > 0 and missing > before.get(need["id"], missing):
                need["status"] = "OPEN"
        return statuses != [need.get("status", "OPEN") for need in self.rows["needs"]]

    def _erase(self, person: str) -> None:
        """With somebody who is forgotten goes what he owned, and what was noted on what he gave."""
        own = f"person:{person}"
        for asset in [row for row in self.rows["assets"] if row.get("owner") == own]:
            self.rows["assets"].remove(asset)
            self._forget("asset", asset["id"])

    def write(self, folder: Path) -> None:
        """Writes the rows as a folder of the exchange format."""
        folder.mkdir()
        for noun, rows in self.rows.items():
            with (folder / f"{noun}.csv").open("w", encoding="utf-8", newline="") as text:
                columns = _FILES[noun].columns
                writer = csv.DictWriter(text, columns)
                writer.writeheader()
                writer.writerows({column: _text(value) for column, value in row.items()} for row in rows)

    def _value(self, noun: str, column: str) -> Any:
        value = self.random.choice(VALUES[noun][column])
        types = _FILES[noun].references.get(column)
        if types is None or value is None:
            return value
        ids = [row["id"] for row in self.rows[_NOUNS[value]]]
        if not ids:
            return None
        chosen = self.random.choice(ids)
        return chosen if len(types) == 1 else f"{value}:{chosen}"

    def _named(self, noun: str, id_: str) -> bool:
        return any(True for *_, name in self._naming(noun) if name == id_)

    def _naming(self, noun: str) -> Iterator[tuple[str, Row, str, str]]:
        """Every row and column that names a thing of a noun, with its id."""
        for other, rows in self.rows.items():
            for column, types in _FILES[other].references.items():
                for row in rows:
                    value = row.get(column)
                    for type_ in types:
                        if _NOUNS[type_] == noun and value and (len(types) == 1 or value.startswith(f"{type_}:")):
                            yield other, row, column, value.removeprefix(f"{type_}:") if len(types) > 1 else value

    def _forget(self, type_: str, id_: str) -> None:
        """What cannot be without a thing goes with it; all else names it no more."""
        for noun, row, column, name in list(self._naming(_NOUNS[type_])):
            if name != id_ or row not in self.rows[noun]:
                continue
            file = _FILES[noun]
            if file.makes is None or (noun, column) in (("needs", "subject"), ("contributions", "project")):
                self.rows[noun].remove(row)
                if file.makes:
                    self._forget(file.makes, row["id"])
            else:
                row[column] = None


def request(verb: str, noun: str, given: Row) -> tuple[str, str, Row]:
    """The name of the mutation, its document and its input."""
    file = _FILES[noun]
    type_name = _NAMES.get(noun) or (file.makes or "").capitalize()
    name = _CREATE[noun] if verb == "create" and noun in _CREATE else f"{verb}{type_name}"
    if noun == "pledges":
        name = {"create": "pledgeHelp", "update": "pledgeHelp"}.get(verb, f"{verb}Pledge")
    if (verb, noun) == ("delete", "people"):
        name = "forgetPerson"
    input_type = f"{name[0].upper()}{name[1:]}Input"
    if verb == "delete" and noun in ("organisations", "projects", "assets", "needs"):
        input_type = "DeleteInput"
    kept = given if verb in ("create", "update") else {column: given.get(column) for column in file.key}
    values = {_camel(column): _shown(noun, column, value) for column, value in kept.items()}
    thing = f" {type_name.lower()} {{ id }}" if file.makes and verb != "delete" else ""
    document = f"mutation ($input: {input_type}!) {{ {name}(input: $input) {{ problems {{ message path }}{thing} }} }}"
    return name, document, values


def _shown(noun: str, column: str, value: Any) -> Any:
    """A value as a client gives it: what is named by global ids."""
    file = _FILES[noun]
    types = (file.makes,) if column == "id" else file.references.get(column)
    if types is None or value is None:
        return value
    type_, id_ = (types[0], value) if len(types) == 1 else value.split(":", 1)
    return encode(str(type_).capitalize(), id_)


def _camel(column: str) -> str:
    return _CAPITAL.sub(lambda letter: letter[1].upper(), column)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "|".join(value)
    return "" if value is None else str(value)
