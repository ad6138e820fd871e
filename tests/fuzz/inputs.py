"""Mutations drawn at random from the schema: inputs that are right, wrong, missing, foreign or null, and what is read
of the payload."""

from __future__ import annotations

import csv
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from importlib import resources
from random import Random
from typing import Any

from graphql import (
    GraphQLInputObjectType,
    GraphQLSchema,
    GraphQLSyntaxError,
    get_named_type,
    is_enum_type,
    is_input_object_type,
    is_interface_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    is_object_type,
    is_required_argument,
    is_required_input_field,
    parse,
    parse_value,
)

from graph_store.identity import encode
from tests.execution.arguments import NUMBERS, OF_TYPE
from tests.execution.generating import Generated
from tests.fuzz import hostile
from tests.mutations.naive import request

_NOUNS = {
    "Membership": "memberships",
    "Participation": "participations",
    "PersonSkill": "person_skills",
    "Partnership": "partnerships",
    "AssetUse": "asset_uses",
    "Pledge": "pledges",
    "Endorsement": "endorsements",
}
"""The files of the relations that mutations name by their ends and key."""

_TYPES: Mapping[str, tuple[str, ...]] = {
    **OF_TYPE,
    "person": ("Person",),
    "endorser": ("Person",),
    "partner": ("Organisation",),
    "lead": ("Organisation",),
    "merged": ("Organisation",),
    "asset": ("Asset",),
    "related": ("Skill",),
    "party": ("Person", "Organisation"),
}
_ABOUT = {
    "setContact": "Person",
    "suspendMember": "Person",
    "liftSuspension": "Person",
    "mergeOrganisations": "Organisation",
}
"""The type of `id`, where the mutation's name does not end in it."""
_LOSING = ("delete", "forget", "merge", "suspend")
"""Mutations after which somebody could change less than before."""
_MISSING = object()
_VISIBLE = ("Person", "Organisation", "Project", "Asset", "Need")

_TEXTS: Mapping[str, tuple[str, ...]] = {
    "name": ("Reef Watch", "École du Sud", "Ñame", "x, y", 'the "Hall"'),
    "email": ("a@example.org",),
    "website": ("https://example.org/a?b=1",),
    "phone": ("+1 868 555 0100",),
    "currency": ("TTD",),
    "code": ("TT", "BB-01"),
    "languages": ("en", "pap-CW"),
    "sectors": ("Fisheries", "Culture"),
    "role": ("chair", "member"),
    "idempotencyKey": ("é", "k" * 200, *map(str, range(50))),
}
_DATES = ("2026-01-01", "2026-06-01", "2026-11-21", "2027-03-31")


@dataclass(frozen=True)
class Inputs:
    """Draws mutations; `ids` are those that there are at first, by type, of which `kept` are not to be lost.

    `selections`: how many different ones of each payload; on Neo4j each means statements to be planned anew.
    """

    schema: GraphQLSchema
    ids: Mapping[str, list[str]]
    kept: Collection[str]
    selections: int = 1
    rows: Mapping[str, list[dict[str, Any]]] = field(default_factory=lambda: relations())

    @property
    def names(self) -> list[str]:
        """Every mutation."""
        assert self.schema.mutation_type is not None
        return sorted(self.schema.mutation_type.fields)

    def document(self, first: str, draw: Random, own: Collection[str]) -> Generated:
        """A document of this mutation and up to two more; `own` are ids of what is near to the one who asks."""
        mutation = self.schema.mutation_type
        assert mutation is not None
        names = [first, *(draw.choice(self.names) for _ in range(draw.choice([0, 0, 0, 0, 1, 2])))]
        parts, declared, variables = [], [], {}
        for number, name in enumerate(names):
            declared_as = mutation.fields[name]
            type_ = declared_as.args["input"].type
            given = self.input(name, type_.of_type, draw, own)
            text = literal(given, type_) if draw.random() < 0.5 else None
            if text is None:
                text = f"$i{number}"
                declared.append(f"{text}: {type_}")
                variables[f"i{number}"] = given
            read = self._selected(
                get_named_type(declared_as.type), Random(f"{name} {draw.randrange(self.selections)}"), 1
            )
            parts.append(f"m{number}: {name}(input: {text}) {{ problems {{ code message path }} {read} }}")
        head = f"mutation ({', '.join(declared)})" if declared else "mutation"
        whole = f"{head} {{ {' '.join(parts)} }}"
        return Generated(whole, parse(whole, no_location=True), variables, first)

    def input(self, name: str, type_: GraphQLInputObjectType, draw: Random, own: Collection[str]) -> dict[str, Any]:
        """An input of a mutation: most are all right, of the others some values are wrong."""
        noun = next((noun for ending, noun in _NOUNS.items() if name.endswith(ending)), None)
        is_new = name.startswith("create")
        given: dict[str, Any] = {}
        if noun and not is_new and draw.random() < 0.8:
            mine = [row for row in self.rows[noun] if set(own).intersection(map(str, row.values()))]
            given = dict(draw.choice(mine if mine and draw.random() < 0.6 else self.rows[noun]))
        wrong = 0.0 if draw.random() < 0.6 else 0.15
        for key, declared in type_.fields.items():
            is_needed = is_required_input_field(declared) or (key in given and draw.random() < 0.95)
            if draw.random() < wrong:
                given[key] = self.wrong(key, draw)
                if given[key] is _MISSING:
                    del given[key]
            elif key not in given and (is_needed or draw.random() < (0.05 if key.startswith("expected") else 0.25)):
                given[key] = self.value(name, key, declared.type, draw, own)
        return {key: value for key, value in given.items() if key in type_.fields}

    def wrong(self, key: str, draw: Random) -> Any:
        """A value that is not right, or not there."""
        foreign = draw.choice(self.ids[draw.choice(sorted(self.ids))])
        makers: list[Any] = [None, _MISSING, foreign, hostile.text_for(key, {}, draw), hostile.variable(draw)]
        return draw.choice([*makers, draw.choice(hostile.TEXTS), draw.choice(hostile.SMALL_INTS)])

    def value(self, name: str, key: str, type_: Any, draw: Random, own: Collection[str]) -> Any:
        """A value for an input field of that name that is right as such."""
        bare = type_.of_type if is_non_null_type(type_) else type_
        if is_list_type(bare):
            return [self.value(name, key, bare.of_type, draw, own) for _ in range(draw.choice([0, 1, 2]))]
        if is_input_object_type(bare):
            kept = [one for one, field in bare.fields.items() if is_required_input_field(field) or draw.random() < 0.4]
            return {one: self.value(name, one, bare.fields[one].type, draw, own) for one in kept}
        if is_enum_type(bare):
            return draw.choice(sorted(bare.values))
        return self.scalar(name, key, bare.name, draw, own)

    def scalar(self, name: str, key: str, type_name: str, draw: Random, own: Collection[str]) -> Any:
        """A scalar that is right as such."""
        match type_name:
            case "ID":
                return self.id(name, key, draw, own)
            case "Date":
                return draw.choice(_DATES)
            case "DateTime":
                return "2026-01-01T00:00:00Z"
            case "Boolean":
                return draw.random() < 0.5
            case "Int":
                return draw.randint(1, 5)
            case "Float":
                return NUMBERS[key](draw) if key in NUMBERS else draw.choice([0.5, 1, 2.25, 40])
        return draw.choice(_TEXTS.get(key, _TEXTS["name"]))

    def id(self, name: str, key: str, draw: Random, own: Collection[str]) -> str:
        """The id of something of the type that is asked for, at times of one's own."""
        types = _TYPES.get(key, ())
        if key == "id":
            ends = [one for one in self.ids if name.endswith(one)]
            types = _VISIBLE if name == "setVisibility" else (_ABOUT.get(name) or ends[0],)
        elif key == "parent":
            types = ("Place",) if "Place" in name else ("Organisation",)
        kind = draw.choice(types)
        if name.startswith(_LOSING) and key in ("id", "merged"):
            return draw.choice([id_ for id_ in self.ids[kind] if id_ not in self.kept])
        mine = sorted(set(own).intersection(self.ids[kind]))
        return draw.choice(mine if mine and draw.random() < 0.7 else self.ids[kind])

    def _selected(self, type_: Any, draw: Random, level: int) -> str:
        parts = ["__typename"]
        if not (is_object_type(type_) or is_interface_type(type_)):
            return parts[0]
        for name, declared in type_.fields.items():
            inner = get_named_type(declared.type)
            if name == "problems" or any(map(is_required_argument, declared.args.values())):
                continue
            if is_leaf_type(inner):
                parts += [name] if draw.random() < 0.3 else []
            elif level < 4 and draw.random() < (1.0 if level == 1 else 0.25):
                paged = "(first: 2)" if "first" in declared.args else ""
                parts.append(f"{name}{paged} {{ {self._selected(inner, draw, level + 1)} }}")
        return " ".join(parts)


def demo(noun: str) -> list[dict[str, Any]]:
    """The rows of a file of the demo community."""
    text = (resources.files("collabgraph") / "demo_community" / f"{noun}.csv").read_text("utf-8")
    return [{column: value or None for column, value in row.items()} for row in csv.DictReader(text.splitlines())]


def relations() -> dict[str, list[dict[str, Any]]]:
    """The keys of the relations of the demo community, by file, as inputs name them."""
    return {noun: [request("delete", noun, row)[2] for row in demo(noun)] for noun in _NOUNS.values()}


def near(person: str) -> set[str]:
    """The global ids of a person of the demo community, of what he is a steward of, and of what belongs to either."""
    stewarded = [
        row["organisation"] for row in demo("memberships") if row["person"] == person and row["steward"] == "true"
    ]
    parties = {f"person:{person}", *(f"organisation:{id_}" for id_ in stewarded)}
    led = [row["project"] for row in demo("participations") if row["party"] in parties and row["role"] == "LEAD"]
    owned = [row["id"] for row in demo("assets") if row["owner"] in parties]
    needed = [row["id"] for row in demo("needs") if row["subject"] in parties | {f"project:{id_}" for id_ in led}]
    named = {"Person": [person], "Organisation": stewarded, "Project": led, "Asset": owned, "Need": needed}
    return {encode(type_name, id_) for type_name, ids in named.items() for id_ in ids}


def literal(value: Any, type_: Any) -> str | None:
    """A value of JSON as a document has it, for an input of that type; None where no document can have it."""
    text = _written(value, type_)
    try:
        parse_value(text, no_location=True)
    except GraphQLSyntaxError:
        return None
    return text


def _written(value: Any, type_: Any) -> str:
    bare = getattr(type_, "of_type", type_) if is_non_null_type(type_) else type_
    if isinstance(value, dict):
        fields = bare.fields if is_input_object_type(bare) else {}
        inner = {key: fields[key].type if key in fields else None for key in value}
        return "{" + ", ".join(f"{key}: {_written(one, inner[key])}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        inner_type = bare.of_type if is_list_type(bare) else None
        return "[" + ", ".join(_written(one, inner_type) for one in value) + "]"
    return value if isinstance(value, str) and is_enum_type(bare) and value.isidentifier() else json.dumps(value)
