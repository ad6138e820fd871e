"""The exported schema contains the fixed contract (DESIGN 4)."""

from __future__ import annotations

from pathlib import Path

import pytest
from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    build_schema,
    find_breaking_changes,
    find_dangerous_changes,
    print_ast,
)

from schema.schema import schema

CONTRACT = build_schema((Path(__file__).parent / "contract.graphql").read_text("utf-8"), assume_valid=True)
OURS = build_schema(schema.as_str())


def differences(contract: GraphQLSchema, ours: GraphQLSchema) -> set[str]:
    """Every type, field, argument, default, enum value, member and interface of the contract that is not in ours."""
    found: set[str] = set()
    for name, theirs in contract.type_map.items():
        if name.startswith("__") or name in ("String", "Int", "Float", "Boolean", "ID"):
            continue
        mine = ours.type_map.get(name)
        if mine is None or type(mine) is not type(theirs):
            found.add(name)
        else:
            found |= {f"{name}{what}" for what in type_differences(theirs, mine)}
    return found


def type_differences(theirs: GraphQLNamedType, mine: GraphQLNamedType) -> set[str]:
    """What of one type is not in ours."""
    if isinstance(theirs, GraphQLEnumType) and isinstance(mine, GraphQLEnumType):
        return {f".{value}" for value in theirs.values.keys() - mine.values.keys()}
    if isinstance(theirs, GraphQLUnionType) and isinstance(mine, GraphQLUnionType):
        members = {member.name for member in mine.types}
        return {f" | {member.name}" for member in theirs.types if member.name not in members}
    if isinstance(theirs, GraphQLInputObjectType) and isinstance(mine, GraphQLInputObjectType):
        found = {" @oneOf"} if theirs.is_one_of != mine.is_one_of else set()
        return found | input_differences(theirs, mine)
    if isinstance(theirs, (GraphQLObjectType, GraphQLInterfaceType)):
        assert isinstance(mine, (GraphQLObjectType, GraphQLInterfaceType))
        interfaces = {interface.name for interface in mine.interfaces}
        found = {f" implements {i.name}" for i in theirs.interfaces if i.name not in interfaces}
        return found | field_differences(theirs, mine)
    return set()


def default(argument: GraphQLArgument | GraphQLInputField) -> str | None:
    """The default as text; None where there is none."""
    given = argument.default
    return None if given is None or given.literal is None else print_ast(given.literal)


def input_differences(theirs: GraphQLInputObjectType, mine: GraphQLInputObjectType) -> set[str]:
    """Input fields that are not there, or are of another type or default."""
    found = set()
    for name, field in theirs.fields.items():
        other = mine.fields.get(name)
        if other is None or str(other.type) != str(field.type) or default(other) != default(field):
            found.add(f".{name}")
    return found


def field_differences(
    theirs: GraphQLObjectType | GraphQLInterfaceType, mine: GraphQLObjectType | GraphQLInterfaceType
) -> set[str]:
    """Fields and arguments that are not there, or are of another type or default."""
    found = set()
    for name, field in theirs.fields.items():
        other = mine.fields.get(name)
        if other is None or str(other.type) != str(field.type):
            found.add(f".{name}")
            continue
        for argument, given in field.args.items():
            ours = other.args.get(argument)
            if ours is None or str(ours.type) != str(given.type) or default(ours) != default(given):
                found.add(f".{name}({argument})")
    return found


def test_contains_the_contract() -> None:
    assert differences(CONTRACT, OURS) == set()


def test_breaks_nothing_of_the_contract() -> None:
    assert [change.description for change in find_breaking_changes(CONTRACT, OURS)] == []


def test_changes_no_default_of_the_contract() -> None:
    defaults = [c for c in find_dangerous_changes(CONTRACT, OURS) if "DEFAULT" in c.type.name]
    assert defaults == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (("@oneOf { place", "{ place"), {"MapArea @oneOf"}),
        (("depth: Int = 2", "depth: Int = 3"), {"Query.partnershipNetwork(depth)"}),
        (("union NeedSubject = Person | ", "union NeedSubject = "), {"NeedSubject | Person"}),
        (("enum NeedKind { SKILL ASSET }", "enum NeedKind { SKILL }"), {"NeedKind.ASSET"}),
        (("type Place implements Node {\n", "type Place {\n"), {"Place implements Node"}),
        (("  phone: String\n", "  phone: String!\n"), {"Person.phone"}),
        (("weight: Float = 1", "weight: Float = 2"), {"SkillRequirement.weight"}),
    ],
)
def test_the_walk_sees_what_is_changed(change: tuple[str, str], found: set[str]) -> None:
    text = (Path(__file__).parent / "contract.graphql").read_text("utf-8")
    assert change[0] in text
    changed = build_schema(text.replace(*change, 1), assume_valid=True)
    assert differences(CONTRACT, changed) == found


def test_everything_has_a_description() -> None:
    bare = []
    for name, type_ in OURS.type_map.items():
        if name.startswith("__"):
            continue
        if not type_.description:
            bare.append(name)
        for field_name, field in getattr(type_, "fields", {}).items():
            if not field.description:
                bare.append(f"{name}.{field_name}")
            for argument_name, argument in getattr(field, "args", {}).items():
                if not argument.description:
                    bare.append(f"{name}.{field_name}({argument_name})")
    assert bare == []


def test_a_default_is_read_as_text() -> None:
    assert CONTRACT.query_type is not None
    arguments = CONTRACT.query_type.fields["partnershipNetwork"].args
    assert (default(arguments["depth"]), default(arguments["filter"])) == ("2", None)
