"""A corpus of documents for the schema of corpus_schema.py, most of which fail at one place or at many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any

HOWS = ("attribute", "sync", "async", "batch")
SHAPES = ("One", "Maybe", "All", "Some")


@dataclass(frozen=True)
class Case:
    """A document, and the reason for which it is not planned, where it is not."""

    document: str
    variables: Mapping[str, Any] = field(default_factory=dict)
    unplanned: str | None = None


WELL = (
    "{ constant }",
    "{ __typename constant none { number } nothing { number } }",
    "{ station { number name label depth active kind kinds tags marks grid stamp } }",
    "{ a: station { b: number c: number number } constant d: constant }",
    "{ stations { number } again: stations { name number } }",
    "{ stations { number } stations { name } stations { number name label } }",
    "{ station { syncOne { number } syncOne { name } } station { syncOne { label } number } }",
    "{ station { ...A ...B } } fragment A on Station { number ...B } fragment B on Station { name number }",
    "{ ...Root } fragment Root on Query { constant station { ...S } } fragment S on Station { syncOne { number } }",
    "{ ... { constant } ... on Query { none { number } } station { ... { ... on Station { number } } } }",
    "{ station { ... on Station @include(if: false) { name } number } }",
    "{ station { name @skip(if: true) number @include(if: true) label @skip(if: false) @include(if: false) } }",
    "{ station { ...A @skip(if: true) syncOne @skip(if: true) { number } __typename } } fragment A on Station { name }",
    "{ station @skip(if: true) { number } }",
    "{ station { name @skip(if: true) } }",
    "{ stations { syncOne { asyncOne { batchOne { attributeOne { number name } } } } } }",
    "{ stations { syncAll { number asyncAll { number batchAll { number attributeAll { number } } } } } }",
    "{ maybeStations { number attributeMaybe { number } syncMaybe { number } batchMaybe { number } } }",
    "{ stations { batchSome { number batchSome { number } } syncSome { asyncSome { number } } } }",
    "{ stations { batchNumber twice: batchNumber(by: 2) thrice: batchNumber(by: 3) also: batchNumber(by: 2) } }",
    "{ stations { syncAll { batchNumber(by: 2) } attributeAll { batchNumber(by: 2) } batchNumber(by: 2) } }",
    "{ stations { attributeSame { number syncLabel } } }",
    "{ stations { syncHub { number batchHub { number asyncHub { name } } } asyncHub { number } } }",
    "{ stations { attributeRows { number syncName } } }",
    "{ asyncStations { number asyncName batchName syncName name } }",
    "{ nodes { id __typename ... on Sensor { reading } ... on Camera { pixels } } }",
    "{ nodes { ... on Node { id } ... on Camera { reading zoom zoomed: zoom(by: 3) } } }",
    "{ nodes { ...N } } fragment N on Node { id ...C } fragment C on Camera { id pixels reading }",
    "{ nodes { ... on Sensor { station { number attributeNodes { id } } } } }",
    "{ nodes { ... on Stray { id } } }",
    "{ things { __typename ... on Node { id } ... on Camera { pixels } } }",
    "{ stations { syncThings { ... on Sensor { id reading } ... on Camera { id } } attributeThing { __typename } } }",
    "{ stations { batchThings { ... on Sensor { station { batchNumber } } ... on Camera { zoom } } } }",
    "{ station { attributeNode { id } attributeNodes { __typename ... on Camera { id pixels } } } }",
    "query ($by: Int) { stations { batchNumber(by: $by) } }",
    "query ($by: Int = 4) { stations { batchNumber(by: $by) n: batchNumber(by: 4) } }",
    "query Named { constant }",
    "query ($short: Boolean!) { station { number @skip(if: $short) name @include(if: $short) } }",
    "query ($at: [Int!], $name: String!) { stations(at: $at, fail: [$name]) { number label } }",
    "{ many { number } }",
    "{ many { syncHub { number } batchHub { number } } }",
)

LEAVES = (
    '{ stations(fail: ["label"]) { label } }',
    '{ stations(fail: ["label"], at: [2]) { number label depth } }',
    '{ stations(fail: ["label", "depth"], at: [1, 3]) { label a: label depth } }',
    '{ stations(fail: ["name"], at: [2]) { number name } }',
    '{ maybeStations(fail: ["name"], at: [2]) { number name label } }',
    '{ maybeStations(fail: ["name", "number"], at: [2, 3]) { number name } }',
    '{ strictStations(fail: ["name"], at: [3]) { name } constant }',
    '{ maybeStations(null: ["name"], at: [1]) { name } }',
    '{ maybeStations(null: ["kind", "tags"], at: [1, 2]) { kind tags number } }',
    '{ maybeStations(null: ["label", "depth", "stamp", "large"]) { label depth stamp large } }',
    '{ maybeStations(wrong: ["label", "depth"], at: [1]) { label depth number } }',
    '{ maybeStations(wrong: ["active"], at: [2]) { active } }',
    '{ maybeStations(wrong: ["number"], at: [2]) { number name } }',
    '{ maybeStations(wrong: ["kind"], at: [2]) { name kind } }',
    '{ maybeStations(wrong: ["kinds", "tags", "marks"], at: [2, 3]) { kinds } }',
    '{ maybeStations(wrong: ["tags"], at: [3]) { tags } }',
    '{ maybeStations(wrong: ["marks"], at: [3]) { marks number } }',
    '{ maybeStations(wrong: ["grid"], at: [1]) { grid } }',
    "{ stations { holes } }",
    "{ stations { holes number large label } }",
    "{ stations { mixed } }",
    "{ stations { stamp zero } }",
    '{ stations(wrong: ["stamp"], at: [1, 2]) { stamp number } }',
    "{ station { large other: large number } }",
    '{ stations(null: ["syncLabel", "asyncLabel", "batchLabel"], at: [2]) { syncLabel asyncLabel batchLabel } }',
    '{ stations(fail: ["syncLabel", "asyncLabel", "batchLabel"], at: [2]) { syncLabel asyncLabel batchLabel } }',
    '{ stations(fail: ["syncLabel", "asyncLabel", "batchLabel", "label"]) {'
    " a: label b: batchLabel c: asyncLabel d: syncLabel e: asyncLabel } }",
)

OBJECTS = (
    "{ failing { number } constant }",
    "{ asyncFailing { number } constant failing { name } }",
    "{ constant strictFailing { number } }",
    "{ constant asyncStrictFailing { number } }",
    "{ strictFailing { number } failing { number } }",
    "{ asyncFailing { number } failing { number } constant also: asyncFailing { name } }",
    '{ maybeStation(fail: ["asyncOne"], at: [11]) { syncOne { asyncOne { number } } number } constant }',
    '{ maybeStation(fail: ["batchOne"], at: [111]) { syncOne { asyncOne { batchOne { number } } } } constant }',
    '{ maybeStation(fail: ["name"], at: [1111]) { syncOne { asyncOne { batchOne { name } } } } constant }',
    '{ station(fail: ["name"], at: [1112]) { syncOne { asyncOne { batchMaybe { name } number } } } constant }',
    '{ stations(fail: ["name"], at: [14, 23]) { number syncAll { name } } }',
    '{ stations(fail: ["name"], at: [15, 26]) { number syncSome { name } } }',
    '{ stations(fail: ["name"], at: [15, 26]) { number asyncSome { name } batchSome { name } } }',
    '{ maybeStations(fail: ["name"], at: [14, 23]) { number syncAll { name } } }',
    '{ maybeStations(fail: ["asyncName"], at: [14, 23]) { number syncAll { asyncName } } }',
    '{ maybeStations(fail: ["batchName"], at: [14, 23]) { number syncAll { batchName } } }',
    '{ maybeStations(fail: ["name"], at: [199, 99]) { syncHub { name } number } }',
    '{ many(fail: ["label"], at: [99]) { syncHub { label } } }',
    '{ many(fail: ["name"], at: [99]) { batchHub { name } } }',
    '{ many(fail: ["label"]) { label } }',
    '{ many(fail: ["name"]) { name } }',
    '{ strictMany(fail: ["name"]) { name } }',
    '{ strictMany(fail: ["name"], at: [1500, 1700]) { number name } constant }',
    "{ many { batchNumber(by: -1) } }",
    "{ stations { batchNumber(by: -1) number again: batchNumber(by: 1) } }",
    "{ stations { batchNumber(short: true) number } }",
    "{ stations { attributeFaults { number } batchFaults { number } } }",
    "{ stations { attributeFaults { name } label } again: asyncStations { batchFaults { name } } }",
    '{ stations(null: ["attributeSame"], at: [2]) { attributeMaybe { attributeSame { number } } } }',
    '{ stations(fail: ["label"], at: [1, 17]) { attributeSame { label number } } }',
    '{ stations(fail: ["label"], at: [11, 22, 33]) { attributeRows { number label } } }',
    '{ stations(fail: ["name"], at: [12, 23]) { attributeRows { number name } } }',
    '{ maybeStations(wrong: ["attributeAll"], at: [1]) { attributeAll { number } } }',
    '{ maybeStations(wrong: ["syncAll", "batchSome"], at: [1]) { batchSome { number } } }',
    '{ maybeStations(wrong: ["syncAll"], at: [1, 3]) { number syncAll { number } } }',
    '{ maybeStations(wrong: ["attributeOne"], at: [3]) { attributeOne { number } } }',
    '{ maybeStations(wrong: ["attributeMaybe"], at: [3]) { attributeMaybe { label asyncLabel batchNumber } } }',
)

KINDS = (
    "{ nodes { ... on Sensor { late } } }",
    "{ nodes { id ... on Sensor { late } ... on Camera { zoom(by: -1) } } }",
    "{ nodes { ... on Camera { id zoom(by: -1) other: zoom(by: 1) } ... on Sensor { late id } } }",
    "{ station { attributeStrays { id } } }",
    "{ station { attributeStrays { __typename ... on Sensor { station { number } } } number } }",
    "{ station { asyncStrays { ... on Node { id } } } }",
    "{ station { asyncStrays { __typename } number } }",
    '{ maybeStation(wrong: ["attributeNode"]) { attributeNode { id } } }',
    '{ maybeStation(wrong: ["attributeThing"]) { number attributeThing { __typename } } }',
    '{ maybeStation(null: ["attributeNode"]) { attributeNode { id } } constant }',
    '{ maybeStation(fail: ["attributeNode"]) { attributeNode { id } } constant }',
    '{ maybeStation(fail: ["syncNodes"]) { syncNodes { id } } constant }',
    '{ maybeStation(wrong: ["syncNodes"]) { syncNodes { id } } constant }',
    "{ maybeStation { syncNodes { id ... on Sensor { late } } } constant }",
    '{ stations(fail: ["batchThings"], at: [1]) { batchThings { ... on Node { id } } } }',
    '{ stations(wrong: ["batchThings"], at: [1]) { batchThings { ... on Node { id } } } }',
    '{ stations(fail: ["label"], at: [2]) { asyncNodes { id ... on Sensor { station { label } } } } }',
    '{ stations(fail: ["name"], at: [2]) { asyncNodes { id ... on Sensor { station { name } } } } }',
    '{ maybeStations(fail: ["name"], at: [2]) { attributeThing { ... on Camera { id } } name } }',
)

SEVERAL = (
    '{ stations(fail: ["label", "syncMaybe", "asyncMaybe", "batchMaybe"], at: [1, 3]) {'
    " label syncMaybe { number } asyncMaybe { number } batchMaybe { number } } }",
    '{ maybeStations(fail: ["label", "name"], at: [2]) { label name } }',
    '{ maybeStations(fail: ["label", "name"], at: [2]) { name label } }',
    '{ maybeStations(fail: ["asyncLabel", "name"], at: [2]) { asyncLabel name } }',
    '{ maybeStations(fail: ["label", "asyncName"], at: [2]) { asyncName label } }',
    '{ maybeStations(fail: ["label", "name"], at: [12]) { syncMaybe { label } attributeMaybe { name label } } }',
    '{ stations(fail: ["label"], at: [12, 1, 122]) { label syncMaybe { label asyncMaybe { label } } } }',
    '{ stations(fail: ["name", "label"], at: [12, 122]) { label syncMaybe { name asyncMaybe { label } } } }',
    '{ stations(fail: ["name", "label"], at: [12, 122]) { label batchMaybe { label batchMaybe { name label } } } }',
    '{ maybeStations(fail: ["name"], at: [131, 141, 3]) { number name syncAll { label syncOne { name } } } }',
    '{ maybeStations(fail: ["number", "name", "active"], at: [1]) { active name number } }',
    '{ a: maybeStation(fail: ["name"]) { name } b: strictStations(fail: ["name"], at: [2]) { name } failing { name }'
    ' c: station(fail: ["label"]) { label } constant }',
    '{ strictStations(fail: ["asyncName"], at: [2, 3]) { asyncName } }',
    '{ strictStations(fail: ["batchName"], at: [2, 3]) { batchName } }',
    '{ strictStations(fail: ["asyncName", "label"], at: [1, 2]) { label asyncName } }',
    '{ strictStations(fail: ["asyncName", "asyncLabel"], at: [1]) { asyncLabel asyncName } }',
    '{ asyncMaybeStations(fail: ["batchOne", "label"], at: [1, 11, 2]) { label syncOne { batchOne { label } } } }',
)

REFUSED = (
    Case("query ($by: Int!) { stations { batchNumber(by: $by) } }"),
    Case("query ($by: Int!) { stations { batchNumber(by: $by) } }", {"by": "x"}),
    Case("query ($by: Float) { stations { batchNumber(by: $by) } }"),
    Case("query ($at: [Int!]) { stations(at: $at) { number } }", {"at": [2, None]}),
    Case("query ($short: Boolean!) { station { number @skip(if: $short) } }", {"short": None}),
    Case("{ stations { nobody } }"),
    Case("{ constant"),
)
"""What never reaches an executor: documents that are not valid, and variables that are not."""

FALLBACKS = (
    Case("{ station { number } __schema { queryType { name } } }", unplanned="introspection"),
    Case('{ stations(fail: ["label"]) { label } __type(name: "Kind") { name } }', unplanned="introspection"),
)


def _families() -> Iterator[str]:
    """Each way to come to a station, of each nullability: failing, null and wrong, here and one level beneath."""
    for how, shape in product(HOWS, SHAPES):
        name = how + shape
        yield f'{{ maybeStations(fail: ["{name}"], at: [2]) {{ number {name} {{ number }} }} constant }}'
        yield f'{{ maybeStations(null: ["{name}"], at: [1]) {{ {name} {{ number }} number }} constant }}'
        yield f'{{ maybeStations(wrong: ["{name}"], at: [3]) {{ {name} {{ name number }} }} }}'
        yield f'{{ maybeStations(fail: ["{name}"], at: [12, 32]) {{ number syncMaybe {{ {name} {{ label }} }} }} }}'


def _with_variables() -> Iterator[Case]:
    """Documents with variables: each with values that are there, that are null and that are not given."""
    for document in (one for one in (*WELL, *OBJECTS) if "$by" in one):
        yield from (Case(document, variables) for variables in ({}, {"by": None}, {"by": -1}, {"by": 5}))
    for document in (one for one in WELL if "$short" in one):
        yield from (Case(document, {"short": value}) for value in (True, False))
    for document in (one for one in WELL if "$at" in one):
        yield from (Case(document, {"at": value, "name": "label"}) for value in (None, [], [1], 3))


def corpus() -> list[Case]:
    """All of it."""
    plain = (*WELL, *LEAVES, *OBJECTS, *KINDS, *SEVERAL, *_families())
    return [*(Case(document) for document in plain if "$" not in document), *_with_variables(), *FALLBACKS]
