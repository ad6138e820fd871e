"""Documents generated from the schema: drawn by hypothesis-graphql, grown to some depth, filled and seasoned.

hypothesis-graphql draws documents for each root field, mostly shallow ones. The relations in all that it drew are then
grafted onto those that lead nowhere, so that most go three levels deep; arguments.py puts in values that exist; and
some fields get aliases, directives, variables and named fragments, which hypothesis-graphql does not make.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLNamedType,
    GraphQLSchema,
    InlineFragmentNode,
    NamedTypeNode,
    NameNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    VariableDefinitionNode,
    get_named_type,
    is_abstract_type,
    is_composite_type,
    parse,
    parse_type,
    print_ast,
    validate,
)
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis_graphql import nodes, queries

from tests.execution.arguments import Arguments

DEEPEST = 8
_ANY_TEXT: Any = st.just(nodes.String("2026-01-01"))
_CUSTOM = {"Date": _ANY_TEXT, "DateTime": _ANY_TEXT, "GeoJSON": _ANY_TEXT}


@dataclass(frozen=True)
class Generated:
    """A document, its variables, and the root field that it started from."""

    document: str
    parsed: DocumentNode = field(repr=False)
    variables: dict[str, Any]
    root: str


def drawn(schema: GraphQLSchema, root: str, number: int, of: int | None = None) -> list[SelectionSetNode]:
    """The selection sets of documents that hypothesis-graphql makes for a root field; others for another seed `of`."""
    found: list[SelectionSetNode] = []

    @settings(
        max_examples=number,
        derandomize=of is None,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(queries(schema, fields=[root], custom_scalars=_CUSTOM, print_ast=lambda document: document))
    def collect(document: Any) -> None:
        (operation,) = document.definitions
        found.append(operation.selection_set)

    (collect if of is None else seed(of)(collect))()
    return found


@dataclass
class Grafts:
    """Selections that lead further, by the type that they select on."""

    schema: GraphQLSchema
    of_type: dict[str, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))

    def gather(self, selection_set: SelectionSetNode, type_: Any) -> None:
        """Keeps every relation in a selection set, and every fragment with a relation in it."""
        selections: Any = selection_set.selections
        for node in selections:
            if node.selection_set is None:
                continue
            inner = self.type_of(node, type_)
            if isinstance(node, FieldNode) or any(one.selection_set for one in node.selection_set.selections):
                self.of_type[type_.name][print_ast(node)] = node
            self.gather(node.selection_set, inner)

    def type_of(self, node: Any, parent: Any) -> Any:
        """The type on which a field or an inline fragment selects."""
        if isinstance(node, InlineFragmentNode):
            return self.schema.type_map[node.type_condition.name.value] if node.type_condition else parent
        definition = self.schema.get_field(parent, node.name.value)
        assert definition is not None
        return get_named_type(definition.type)

    def one_for(self, type_: GraphQLNamedType, draw: Random) -> Any:
        """One of them, where there are any."""
        known = self.of_type.get(type_.name)
        return draw.choice(list(known.values())) if known else None


@dataclass
class Writer:
    """Makes one document out of a selection set."""

    grafts: Grafts
    arguments: Arguments
    draw: Random
    variables: dict[str, tuple[str, Any]] = field(default_factory=dict)
    fragments: list[FragmentDefinitionNode] = field(default_factory=list)

    def document(self, selection_set: SelectionSetNode) -> DocumentNode:
        """The document, with its variables and fragments."""
        schema = self.grafts.schema
        assert schema.query_type is not None
        grown = self.grown(selection_set, schema.query_type, 1)
        operation = OperationDefinitionNode(
            operation=OperationType.QUERY,
            name=None,
            directives=(),
            selection_set=grown,
            variable_definitions=tuple(
                VariableDefinitionNode(variable=_variable(name), type=parse_type(type_), directives=())
                for name, (type_, _) in self.variables.items()
            ),
        )
        return DocumentNode(definitions=(operation, *self.fragments))

    def grown(self, selection_set: SelectionSetNode, type_: Any, level: int) -> SelectionSetNode:
        """The selection set on a type, where the fields of it stand at this level."""
        given_: list[Any] = list(selection_set.selections)
        if 1 < level < 5 and self.draw.random() < self.hunger(given_, level):
            graft = self.grafts.one_for(type_, self.draw)
            given_ += [graft] if graft is not None else []
        kept: dict[str, Any] = {}
        for node in given_:
            made = self.selected(node, type_, level)
            if made is not None:
                kept.setdefault(_key(made), made)
        if not kept or self.draw.random() < (0.8 if is_abstract_type(type_) else 0.2):
            kept["__typename"] = FieldNode(name=NameNode(value="__typename"), arguments=(), directives=())
        return SelectionSetNode(selections=tuple(kept.values()))

    @staticmethod
    def hunger(given_: list[Any], level: int) -> float:
        """How much a selection set could do with a relation: most where it has none."""
        if any(one.selection_set for one in given_):
            return 0.3 if level == 2 else 0.0
        return 1.0 if level == 2 else 0.75

    def selected(self, node: Any, type_: Any, level: int) -> Any:
        """A field or a fragment, filled and seasoned; None where it would lead too deep."""
        inner = self.grafts.type_of(node, type_)
        directives = self.directives(level)
        if isinstance(node, InlineFragmentNode):
            assert node.selection_set is not None
            made = self.grown(node.selection_set, inner, level)
            return self.fragment(inner, made, directives)
        if is_composite_type(inner) and level >= DEEPEST:
            return None
        beneath = self.grown(node.selection_set, inner, level + 1) if node.selection_set else None
        alias = NameNode(value=f"x{self.draw.randrange(10**6)}") if self.draw.random() < 0.1 else None
        arguments = self.arguments.filled(node, type_, beneath, self.draw, self.variables)
        return FieldNode(alias=alias, name=node.name, arguments=arguments, directives=directives, selection_set=beneath)

    def fragment(self, type_: Any, selection_set: SelectionSetNode, directives: tuple[Any, ...]) -> Any:
        """An inline fragment, or the spread of a named one."""
        condition = NamedTypeNode(name=NameNode(value=type_.name))
        if self.draw.random() < 0.7:
            return InlineFragmentNode(type_condition=condition, directives=directives, selection_set=selection_set)
        name = NameNode(value=f"F{len(self.fragments)}")
        self.fragments.append(
            FragmentDefinitionNode(
                name=name,
                type_condition=condition,
                directives=(),
                variable_definitions=(),
                selection_set=selection_set,
            )
        )
        return FragmentSpreadNode(name=name, directives=directives)

    def directives(self, level: int) -> tuple[Any, ...]:
        """Now and then `@skip` or `@include`, which mostly lets the field in."""
        if level == 1 or self.draw.random() > 0.12:
            return ()
        lets_in = ["@include(if: true)", "@skip(if: false)", "@include(if: $yes)", "@skip(if: $no)"]
        leaves_out = ["@skip(if: true)", "@include(if: $no)"]
        text = self.draw.choice(leaves_out if self.draw.random() < (0.05 if level < 4 else 0.3) else lets_in)
        for name, value in (("yes", True), ("no", False)):
            if f"${name}" in text:
                self.variables[name] = ("Boolean!", value)
        (operation,) = parse(f"{{ x {text} }}", no_location=True).definitions
        return tuple(operation.selection_set.selections[0].directives)  # type: ignore[attr-defined]


def _variable(name: str) -> Any:
    """A variable's node."""
    (operation,) = parse(f"query (${name}: Int) {{ x }}", no_location=True).definitions
    return operation.variable_definitions[0].variable  # type: ignore[attr-defined]


def _key(node: Any) -> str:
    if isinstance(node, FieldNode):
        return (node.alias or node.name).value
    return print_ast(node)


def generated(
    schema: GraphQLSchema, arguments: Arguments, of_each: Callable[[str], int], of: int | None = None
) -> Iterator[Generated]:
    """Documents, each another one: at most so many for each root field; others for another seed `of`."""
    assert schema.query_type is not None
    roots = {name: drawn(schema, name, of_each(name), of) for name in schema.query_type.fields}
    grafts = Grafts(schema)
    for selection_sets in roots.values():
        for selection_set in selection_sets:
            grafts.gather(selection_set, schema.query_type)
    seen: set[str] = set()
    for root, selection_sets in roots.items():
        for number, selection_set in enumerate(selection_sets):
            writer = Writer(grafts, arguments, Random(f"{root} {number}" if of is None else f"{of} {root} {number}"))
            text = print_ast(writer.document(selection_set))
            # Grafts may not go together with what is there: the same field with other arguments.
            parsed = parse(text)
            if text not in seen and not validate(schema, parsed):
                seen.add(text)
                variables = {name: value for name, (_, value) in writer.variables.items()}
                yield Generated(text, parsed, variables, root)
