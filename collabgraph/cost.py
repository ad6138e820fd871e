"""What a request may cost, estimated before it runs: from its document, variables and arguments, never from data.

The unit is one value; a thing (whatever has an id) costs ten, and a field what `weights.py` says besides. What stands
under a list is multiplied by the largest number of entries that its arguments allow. Each field counts as often as it
is written, also where two with the same name become one in the answer.

An operation is compiled once. Where no variable takes part its cost is a number; else it is a sum over the few places
where one does. A fragment is compiled once for all places that spread it, and evaluated once a request, so documents
whose fragments multiply are as cheap to estimate as they are to read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    ListValueNode,
    ObjectValueNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
    get_named_type,
    is_abstract_type,
    is_composite_type,
    is_list_type,
    is_non_null_type,
    value_from_ast_untyped,
)

VALUE = 1
THING = 10
_INTROSPECTION = 1_000
# A page of a connection that no field has cut: there is none in our schema.
_UNCUT = 20
_TYPENAME = "__typename"

Variables = Mapping[str, Any]
Arguments = Mapping[str, ValueNode]
Figure = Callable[[Variables], int]


@dataclass(frozen=True, slots=True)
class Number:
    """A number that a field is told by an argument: `default` where it is left out or null, cut to 0 to `most`.

    What is no number at all is refused when the request runs; here it counts as the default.
    """

    argument: str
    default: int
    most: int

    def figure(self, arguments: Arguments) -> int | Figure:
        """The number, or how it is had from the variables."""
        node = arguments.get(self.argument)
        if isinstance(node, VariableNode):
            name = node.name.value
            return lambda variables: self._cut(variables.get(name))
        return self.default if node is None else self._cut(_plain(node, {}))

    def _cut(self, given: object) -> int:
        return min(max(given, 0), self.most) if type(given) is int else self.default


@dataclass(frozen=True, slots=True)
class Page:
    """How many entries a page has: by `first` or `last`, whichever is larger."""

    default: int = 20
    most: int = 200

    def figure(self, arguments: Arguments) -> int | Figure:
        """The number, or how it is had from the variables."""
        given = [Number(name, -1, self.most).figure(arguments) for name in ("first", "last") if name in arguments]
        if all(isinstance(one, int) for one in given):
            return self._larger([one for one in given if isinstance(one, int)])
        return lambda variables: self._larger([one if isinstance(one, int) else one(variables) for one in given])

    def _larger(self, given: list[int]) -> int:
        largest = max(given, default=-1)
        return self.default if largest < 0 else largest


@dataclass(frozen=True, slots=True)
class Length:
    """How many entries the list in an argument has, up to `most`."""

    argument: str
    most: int

    def figure(self, arguments: Arguments) -> int | Figure:
        """The number, or how it is had from the variables."""
        return _figure(arguments.get(self.argument), self._cut)

    def _cut(self, given: object) -> int:
        return min(len(given), self.most) if isinstance(given, list) else 1


@dataclass(frozen=True, slots=True)
class Weight:
    """What a field costs besides its selection.

    `once` is added each time the field is read, multiplied by `times`. `entries` says how long its list is; None takes
    the page of the field above, `share` times. `page` is what the field cuts: the lists in the type that it returns
    have as many entries. `each` is added for each entry, or for each on the page. `by_count` is added where `orderBy`
    names a count.
    """

    once: int = 0
    times: Number | None = None
    entries: int | Number | Page | Length | None = 1
    share: int = 1
    page: Page | Number | None = None
    each: int = 0
    by_count: int = 0


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of a schema: those of the table by `Type.field`, and of every other field by its shape."""

    table: Mapping[str, Weight] = field(default_factory=dict)
    connection: Weight = Weight(page=Page())
    count: Weight = Weight(once=100)
    value: Weight = Weight()
    unknown_list: Weight = Weight(entries=20)

    def of(self, type_: GraphQLNamedType, name: str, arguments: Mapping[str, Any], returned: object) -> Weight:
        """The weight of a field with that name, these arguments in the schema and that type."""
        given = self.table.get(f"{type_.name}.{name}")
        if given is not None:
            return given
        if {"first", "last"} <= arguments.keys():
            return self.connection
        if name == "totalCount":
            return self.count
        if not _is_list_of_objects(returned):
            return self.value
        return Weight(entries=None) if type_.name.endswith("Connection") else self.unknown_list


@dataclass(frozen=True, slots=True)
class Sum:
    """A constant, and products of a figure with an amount."""

    constant: int
    products: tuple[tuple[int | Figure, Amount], ...]


Amount = int | Sum


@dataclass(frozen=True, slots=True)
class Estimate:
    """The cost of an operation; `defaults` are those of its variables."""

    amount: Amount
    defaults: Variables

    def of(self, variables: Variables) -> int:
        """The cost with these variables, as the client sent them."""
        if isinstance(self.amount, int):
            return self.amount
        return _evaluated(self.amount, {**self.defaults, **variables}, {})


def estimated(
    schema: GraphQLSchema, weights: Weights, document: DocumentNode, operation: OperationDefinitionNode
) -> Estimate:
    """The cost of an operation of a valid document."""
    root = schema.get_root_type(operation.operation)
    fragments = {node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)}
    inner = _Compiler(schema, weights, fragments).selection(operation.selection_set, root)
    defaults = {
        one.variable.name.value: _plain(one.default_value, {})
        for one in operation.variable_definitions or ()
        if one.default_value is not None
    }
    return Estimate(_total((inner.own, _times(_UNCUT, inner.paged))), defaults)


@dataclass(frozen=True, slots=True)
class _Inner:
    """What a selection costs: `own` once, `paged` for each entry of the page of the field above."""

    own: Amount = 0
    paged: Amount = 0


@dataclass(slots=True)
class _Compiler:
    schema: GraphQLSchema
    weights: Weights
    fragments: Mapping[str, FragmentDefinitionNode]
    known: dict[str, _Inner] = field(default_factory=dict)

    def selection(self, selection_set: SelectionSetNode | None, type_: GraphQLNamedType | None) -> _Inner:
        if selection_set is None or type_ is None:
            return _Inner()
        inner = [self._selected(node, type_) for node in selection_set.selections]
        return _Inner(_total(one.own for one in inner), _total(one.paged for one in inner))

    def _selected(self, node: SelectionNode, type_: GraphQLNamedType) -> _Inner:
        if isinstance(node, FieldNode):
            inner = self._field(node, type_)
        elif isinstance(node, FragmentSpreadNode):
            inner = self._fragment(node.name.value)
        elif isinstance(node, InlineFragmentNode):
            on = node.type_condition
            inner = self.selection(node.selection_set, self.schema.get_type(on.name.value) if on else type_)
        for directive in node.directives or ():
            if directive.name.value in ("skip", "include"):
                (condition,) = directive.arguments or ()
                is_included = _figure(condition.value, _is(directive.name.value == "include"))
                inner = _Inner(_times(is_included, inner.own), _times(is_included, inner.paged))
        return inner

    def _fragment(self, name: str) -> _Inner:
        if name not in self.known:
            fragment = self.fragments[name]
            type_ = self.schema.get_type(fragment.type_condition.name.value)
            self.known[name] = self.selection(fragment.selection_set, type_)
        return self.known[name]

    def _field(self, node: FieldNode, type_: GraphQLNamedType) -> _Inner:
        name = node.name.value
        if name.startswith("__"):
            return _Inner(VALUE if name == _TYPENAME else _INTROSPECTION)
        declared = type_.fields[name]  # type: ignore[attr-defined]
        weight = self.weights.of(type_, name, declared.args, declared.type)
        arguments = {one.name.value: one.value for one in node.arguments or ()}
        named = get_named_type(declared.type)
        inner = self.selection(node.selection_set, named)
        page = weight.page.figure(arguments) if weight.page else _UNCUT
        on_page = _times(page, _total((inner.paged, weight.each if weight.page else 0)))
        each = _total((_unit(named), 0 if weight.page else weight.each, inner.own, on_page))
        once = _total((_once(weight, arguments), _by_count(weight, arguments)))
        if weight.entries is None:
            return _Inner(once, _times(weight.share, each))
        entries = weight.entries if isinstance(weight.entries, int) else weight.entries.figure(arguments)
        return _Inner(_total((once, _times(entries, each))))


def _unit(type_: GraphQLNamedType) -> int:
    if is_abstract_type(type_) or (isinstance(type_, GraphQLObjectType) and "id" in type_.fields):
        return THING
    return VALUE


def _once(weight: Weight, arguments: Arguments) -> Amount:
    return _times(weight.times.figure(arguments), weight.once) if weight.times else weight.once


def _by_count(weight: Weight, arguments: Arguments) -> Amount:
    if not weight.by_count or "orderBy" not in arguments:
        return 0
    return _times(_figure(arguments["orderBy"], _names_count), weight.by_count)


def _names_count(order: object) -> int:
    return int(isinstance(order, dict) and str(order.get("field")).endswith("_COUNT"))


def _is(wanted: bool) -> Callable[[object], int]:
    return lambda given: int(bool(given) is wanted)


def _figure(node: ValueNode | None, cut: Callable[[object], int]) -> int | Figure:
    """What `cut` makes of an argument's value, at once where no variable takes part in it."""
    if node is None:
        return cut(None)
    if _has_variable(node):
        return lambda variables: cut(_plain(node, variables))
    return cut(_plain(node, {}))


def _has_variable(node: ValueNode) -> bool:
    if isinstance(node, VariableNode):
        return True
    if isinstance(node, ObjectValueNode):
        return any(_has_variable(one.value) for one in node.fields or ())
    return isinstance(node, ListValueNode) and any(_has_variable(one) for one in node.values or ())


def _plain(node: ValueNode, variables: Variables) -> Any:
    """The value as Python has it, without its type in the schema; None where it is too long to be a number."""
    try:
        return value_from_ast_untyped(node, dict(variables))
    except ValueError:
        return None


def _is_list_of_objects(type_: object) -> bool:
    if is_non_null_type(type_):
        type_ = type_.of_type
    return is_list_type(type_) and is_composite_type(get_named_type(type_))


def _total(amounts: Iterable[Amount]) -> Amount:
    """The sum, in which a part stays one, however often it takes part: fragments are not written out here."""
    constant = 0
    parts: list[Sum] = []
    for amount in amounts:
        if isinstance(amount, int):
            constant += amount
        else:
            parts.append(amount)
    if not parts:
        return constant
    return parts[0] if len(parts) == 1 and not constant else Sum(constant, tuple((1, part) for part in parts))


def _times(figure: int | Figure, amount: Amount) -> Amount:
    if figure == 0 or amount == 0:
        return 0
    if isinstance(figure, int) and isinstance(amount, int):
        return figure * amount
    return amount if figure == 1 else Sum(0, ((figure, amount),))


def _evaluated(amount: Amount, variables: Variables, known: dict[int, int]) -> int:
    """The amount with these variables; `known` has what was evaluated before, by identity."""
    if isinstance(amount, int):
        return amount
    found = known.get(id(amount))
    if found is None:
        found = amount.constant
        for figure, part in amount.products:
            times = figure if isinstance(figure, int) else figure(variables)
            found += times * _evaluated(part, variables, known)
        known[id(amount)] = found
    return found
