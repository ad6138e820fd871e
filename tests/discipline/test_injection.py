"""No Cypher is made of what a client sends: by the code, and by trying (DESIGN: parameters only)."""

from __future__ import annotations

import ast
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    build_schema,
    get_named_type,
    is_leaf_type,
)

from graph_store.identity import encode
from graph_store.reading import Reading
from graph_store.statements import catalogue
from graph_store.store import Store
from graph_store.viewers import Viewer
from loaders.context import RequestContext
from schema.schema import schema
from tests.conftest import TODAY
from tests.reference.community import (
    Asset,
    Key,
    Membership,
    Need,
    Organisation,
    Participation,
    Partnership,
    Person,
    PersonSkill,
    Place,
    Project,
    Skill,
)
from tests.support.communities import Held
from tests.support.networks import Inline
from tests.support.recorder import Recorder

ROOT = Path(__file__).parents[2]
PACKAGES = ("collabgraph", "schema", "resolvers", "loaders", "graph_store", "queries", "analysis", "formats")
CYPHER = re.compile(r"\b(MATCH|MERGE)\s*\(|\b(UNWIND|RETURN) [$\w]|\bCALL \{|\bDETACH DELETE\b|\bCREATE \(\w*:")
HOSTILE = "x'\"`})-[r]-() DETACH DELETE n //"


OURS = build_schema(schema.as_str())
PARTY = Key("Organisation", HOSTILE)
ROWS = (
    Place(HOSTILE, HOSTILE, "COUNTRY"),
    Skill(HOSTILE, HOSTILE),
    Person(HOSTILE, HOSTILE, place=HOSTILE),
    Organisation(HOSTILE, HOSTILE, sectors=(HOSTILE,), place=HOSTILE),
    Organisation("o", "Other", place=HOSTILE),
    Project(HOSTILE, HOSTILE, place=HOSTILE),
    Asset(HOSTILE, HOSTILE, "SPACE", owner=PARTY, place=HOSTILE),
    Need(HOSTILE, HOSTILE, Key("Project", HOSTILE), "SKILL", skill=HOSTILE, status="OPEN"),
    Membership(HOSTILE, HOSTILE),
    PersonSkill(HOSTILE, HOSTILE, 3),
    Participation(HOSTILE, PARTY, "LEAD"),
    Partnership(HOSTILE, "o", "ALLIANCE"),
)


def literals(tree: ast.AST) -> Iterator[str]:
    """Every string of a module but its docstrings."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def test_no_module_holds_cypher() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {text[:60]}"
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
        for text in literals(ast.parse(path.read_text("utf-8")))
        if CYPHER.search(text)
    ]
    assert found == []


def test_the_search_sees_cypher() -> None:
    for text in ("MATCH (n) DELETE n", "UNWIND $rows AS row CREATE (:Person)", "x RETURN n"):
        assert list(filter(CYPHER.search, literals(ast.parse(f"x = {text!r}\ny = f'{{a}} {text}'")))) == [
            text,
            f" {text}",
        ]


def hostile(type_: Any, depth: int = 0) -> Any:
    """A value of an input type that is hostile wherever it can be."""
    if isinstance(type_, GraphQLNonNull):
        return hostile(type_.of_type, depth)
    if isinstance(type_, GraphQLList):
        return [hostile(type_.of_type, depth)]
    if isinstance(type_, GraphQLEnumType):
        return next(iter(type_.values))
    if isinstance(type_, GraphQLInputObjectType):
        fields = {name: hostile(field.type, depth + 1) for name, field in type_.fields.items()}
        return dict([next(iter(fields.items()))]) if type_.is_one_of else fields
    plain = {"Int": 1, "Float": 1.0, "Boolean": True, "Date": "2026-11-21"}
    return plain.get(type_.name, HOSTILE)


def selected(type_: Any) -> str:
    """What an answer has at first hand, and of what is beneath it the type."""
    if not isinstance(type_, GraphQLObjectType):
        return "{ __typename }"
    names = [
        name if is_leaf_type(get_named_type(field.type)) else f"{name} {{ __typename }}"
        for name, field in type_.fields.items()
        if not any(isinstance(argument.type, GraphQLNonNull) for argument in field.args.values())
    ]
    return f"{{ {' '.join(names)} }}"


def documents() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every root field with hostile arguments: all of them, and each alone, ids malformed and well formed."""
    assert OURS.query_type is not None
    for name, field in OURS.query_type.fields.items():
        selection = f" {selected(get_named_type(field.type))}"
        required = [key for key, one in field.args.items() if isinstance(one.type, GraphQLNonNull)]
        whole = [key for key in field.args if key not in PAGING]
        for chosen in [whole, *([*required, key] for key in field.args if key not in required)]:
            names = list(dict.fromkeys(chosen))
            variables = {key: hostile(field.args[key].type) for key in names}
            head = ", ".join(f"${key}: {field.args[key].type}" for key in names)
            call = ", ".join(f"{key}: ${key}" for key in names)
            text = f"query Q({head}) {{ {name}({call}){selection} }}" if names else f"{{ {name}{selection} }}"
            yield text, variables
            yield text, _with_ids(variables)


PAGING = ("first", "after", "last", "before")
NAMED = {
    "place": "Place",
    "within": "Place",
    "skill": "Skill",
    "broader": "Skill",
    "need": "Need",
    "project": "Project",
    "asker": "Person",
}
"""What the arguments name that do not take an organisation."""


def _with_ids(value: Any, name: str = "") -> Any:
    """The same with global ids of things whose ids are hostile, which are there, in the place of hostile strings."""
    if isinstance(value, dict):
        return {key: _with_ids(one, key) for key, one in value.items()}
    if isinstance(value, list):
        return [_with_ids(one, name) for one in value]
    if value != HOSTILE or name in ("text", "sectors", "languages", "after", "before"):
        return value
    return encode(NAMED.get(name, "Organisation"), HOSTILE)


@pytest.mark.parametrize("viewer", [Viewer("member", HOSTILE, (HOSTILE,))])
async def test_what_is_run_is_a_text_of_the_catalogue_whatever_is_sent(store: Store, viewer: Viewer) -> None:
    await Held(store).hold(*ROWS)
    recorder = Recorder(store)
    for text, variables in documents():
        reading = Reading(recorder, viewer, TODAY, time.monotonic() + 600)
        await schema.execute(text, variable_values=variables, context_value=RequestContext(reading, Inline()))
    assert len({call.statement.name for call in recorder.calls}) > 40
    for call in recorder.calls:
        own = catalogue()[call.statement.name]
        chosen = dict(call.options)
        if own.has_row:
            assert own.row.keys() >= set(chosen.pop("row").split())
            assert own.columns.keys() >= set(chosen.pop("columns").split())
        assert chosen.keys() == own.holes.keys()
        assert all(value in own.holes[hole] for hole, value in chosen.items())
        sent = call.statement.text(store.dialect, call.options)
        assert sent == own.text(store.dialect, call.options)
        assert "DETACH" not in sent
    assert any(repr(HOSTILE)[1:-1] in str(call.parameters) for call in recorder.calls)
