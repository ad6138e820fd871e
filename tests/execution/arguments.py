"""Values for arguments: ids, cursors, texts and numbers of a community, so that most documents have data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from graphql import (
    ArgumentNode,
    BooleanValueNode,
    EnumValueNode,
    FieldNode,
    GraphQLInputObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    NameNode,
    NullValueNode,
    ObjectFieldNode,
    ObjectValueNode,
    SelectionSetNode,
    StringValueNode,
    ValueNode,
    get_named_type,
    is_enum_type,
    is_input_object_type,
    is_list_type,
    is_non_null_type,
    is_required_argument,
    is_required_input_field,
    parse_value,
    value_from_ast_untyped,
)

PAGING = ("first", "after", "last", "before")
KINDS = ("Person", "Organisation", "Project", "Skill", "Asset", "Place", "Need", "Contribution")


@dataclass
class Pools:
    """What there is in a community: ids by type, cursors by field, words, sectors and languages."""

    ids: Mapping[str, list[str]]
    cursors: Mapping[str, list[str]]
    texts: list[str]
    sectors: list[str]
    languages: list[str]


OF_TYPE = {
    "within": ("Place",),
    "place": ("Place",),
    "organisation": ("Organisation",),
    "around": ("Organisation",),
    "project": ("Project",),
    "need": ("Need",),
    "skill": ("Skill",),
    "broader": ("Skill",),
    "asker": ("Person",),
    "owner": ("Organisation", "Person"),
    "from": ("Person", "Organisation"),
    "to": ("Person", "Organisation"),
    "subject": ("Person", "Organisation", "Project", "Need"),
    "first": ("Person", "Organisation"),
    "second": ("Organisation", "Person", "Skill"),
}
"""The types of the things that an argument names."""

NUMBERS: Mapping[str, Callable[[Random], Any]] = {
    "depth": lambda draw: draw.randint(1, 3),
    "maxNodes": lambda draw: draw.randint(5, 40),
    "maxLength": lambda draw: draw.randint(2, 6),
    "zoom": lambda draw: draw.randint(0, 12),
    "minLevel": lambda draw: draw.randint(1, 2),
    "hoursPerWeek": lambda draw: draw.randint(1, 4),
    "minStrength": lambda draw: draw.choice([0.0, 0.1]),
    "minCoverage": lambda draw: draw.choice([0.0, 0.1]),
    "minScore": lambda draw: draw.choice([0.0, 0.1]),
    "weight": lambda draw: draw.choice([0.5, 1.0]),
    "coverage": lambda draw: 0.4,
    "proximity": lambda draw: 0.3,
    "availability": lambda draw: 0.1,
    "south": lambda draw: draw.uniform(5, 10),
    "north": lambda draw: draw.uniform(18, 30),
    "west": lambda draw: draw.uniform(-95, -80),
    "east": lambda draw: draw.uniform(-60, -50),
    "latitude": lambda draw: draw.uniform(10, 18),
    "longitude": lambda draw: draw.uniform(-77, -60),
    "radiusKm": lambda draw: draw.uniform(300, 500),
}
DATES: Mapping[str, tuple[str, ...]] = {
    "startsOn": ("2026-10-01",),
    "endsOn": ("2027-02-01",),
    "from": ("2025-01-15",),
    "to": ("2026-12-31",),
}
ANY_DATE = ("2026-11-21", "2026-06-01", "2025-03-31", "2026-11-22")


@dataclass
class Arguments:
    """Fills the arguments of fields of a schema."""

    schema: GraphQLSchema
    pools: Pools

    def filled(
        self,
        node: FieldNode,
        parent: Any,
        beneath: SelectionSetNode | None,
        draw: Random,
        variables: dict[str, tuple[str, Any]],
    ) -> tuple[ArgumentNode, ...]:
        """The arguments of a field; some of them become variables."""
        definition = self.schema.get_field(parent, node.name.value)
        assert definition is not None
        values: dict[str, ValueNode] = {}
        for argument in node.arguments or ():
            name = argument.name.value
            declared = definition.args[name]
            if name in PAGING and "last" in definition.args:
                continue
            if name in ("id", "ids"):
                values[name] = self.named(name, definition, beneath, draw)
            elif is_required_argument(declared) or draw.random() < 0.4:
                values[name] = self.value(name, declared.type, argument.value, draw)
        if "last" in definition.args:
            values |= self.paging(f"{parent.name}.{node.name.value}", draw)
        return tuple(
            ArgumentNode(
                name=NameNode(value=name),
                value=self.perhaps_variable(str(definition.args[name].type), value, draw, variables),
            )
            for name, value in values.items()
        )

    def perhaps_variable(
        self, type_: str, value: ValueNode, draw: Random, variables: dict[str, tuple[str, Any]]
    ) -> ValueNode:
        """The value, or a variable that has it."""
        if draw.random() > 0.2:
            return value
        name = f"v{len(variables)}"
        variables[name] = (type_, value_from_ast_untyped(value))
        return parse_value(f"${name}", no_location=True)

    def named(self, name: str, definition: Any, beneath: SelectionSetNode | None, draw: Random) -> ValueNode:
        """An id of the type that the field returns, or a few; of an interface, one of a type asked about beneath."""
        if name == "ids":
            some = range(draw.randint(1, 4))
            return ListValueNode(values=tuple(self.named("id", definition, beneath, draw) for _ in some))
        name = get_named_type(definition.type).name
        if name in self.pools.ids:
            return _text(draw.choice(self.pools.ids[name]))
        asked = [
            one.type_condition.name.value
            for one in (beneath.selections if beneath else ())
            if isinstance(one, InlineFragmentNode) and one.type_condition
        ]
        kinds = [kind for kind in asked if kind in self.pools.ids] or list(KINDS)
        return _text(draw.choice(self.pools.ids[draw.choice(kinds)]))

    def paging(self, where: str, draw: Random) -> dict[str, ValueNode]:
        """Mostly a page from the start; now and then another, an empty one, or what is refused."""
        size, chance = draw.randint(1, 3), draw.random()
        known = self.pools.cursors.get(where)
        if chance < 0.02:
            return {"first": _int(size), "last": _int(size)}
        if chance < 0.04:
            return {"first": _int(0)}
        if chance < 0.16:
            return {"last": _int(size)}
        if chance < 0.20:
            return {"first": NullValueNode(), "last": _int(size)}
        if chance < 0.40 and known:
            return {"first": _int(size), "after": _text(draw.choice(known))}
        if chance < 0.45 and known:
            return {"last": _int(size), "before": _text(draw.choice(known[1:]))}
        return {"first": _int(size)}

    def value(self, name: str, type_: Any, given: ValueNode | None, draw: Random) -> ValueNode:
        """A value for an argument or an input field of this name; what is not known by it stays as it was drawn."""
        bare = type_.of_type if is_non_null_type(type_) else type_
        if isinstance(given, NullValueNode) and bare is type_:
            return given
        if is_list_type(bare):
            items = given.values[:3] if isinstance(given, ListValueNode) else ()
            return ListValueNode(values=tuple(self.value(name, bare.of_type, one, draw) for one in items or (None,)))
        if is_input_object_type(bare):
            return self.object(bare, given, draw)
        return self.atom(name, bare, given, draw)

    def object(self, type_: GraphQLInputObjectType, given: ValueNode | None, draw: Random) -> ValueNode:
        """An input object: all that is needed, and a few of the fields that need not be there."""
        drawn = {one.name.value: one.value for one in given.fields} if isinstance(given, ObjectValueNode) else {}
        if type_.is_one_of:
            # Skills find somebody more often than needs and projects do.
            kept = [draw.choice([*type_.fields, *(["skills"] * 4 if "skills" in type_.fields else [])])]
            drawn = {name: value for name, value in drawn.items() if not isinstance(value, NullValueNode)}
        else:
            kept = [
                name
                for name, declared in type_.fields.items()
                if is_required_input_field(declared) or (name in drawn and draw.random() < 0.25)
            ]
        return ObjectValueNode(
            fields=tuple(
                ObjectFieldNode(
                    name=NameNode(value=name),
                    value=self.value(name, type_.fields[name].type, drawn.get(name), draw),
                )
                for name in kept
            )
        )

    def atom(self, name: str, type_: Any, given: ValueNode | None, draw: Random) -> ValueNode:
        """A scalar, or an enum's value."""
        if type_.name == "ID":
            return _text(draw.choice(self.pools.ids[draw.choice(OF_TYPE[name])]))
        if type_.name == "Date":
            return _text(draw.choice(DATES.get(name, ANY_DATE)))
        if type_.name == "String":
            texts = {"sectors": self.pools.sectors, "sector": self.pools.sectors, "languages": self.pools.languages}
            return _text(draw.choice(texts.get(name, self.pools.texts)))
        if name in NUMBERS and type_.name in ("Int", "Float"):
            # Now and then a number that the service refuses.
            return parse_value("9999" if draw.random() < 0.04 else repr(NUMBERS[name](draw)), no_location=True)
        if type_.name == "Int":
            return _int(draw.randint(1, 4))
        if is_enum_type(type_):
            return given or EnumValueNode(value=draw.choice(sorted(type_.values)))
        return given or BooleanValueNode(value=True)


def _text(value: str) -> ValueNode:
    return StringValueNode(value=value, block=False)


def _int(value: int) -> ValueNode:
    return IntValueNode(value=str(value))
