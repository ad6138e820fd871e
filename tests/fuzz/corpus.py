"""Attacks by a single request: what is sent, what it is answered with, and how far it comes before it is refused."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from tests.fuzz.sending import GRAPHQL_JSON, JSON


class Stage(StrEnum):
    """What was done last: only the body was read, or not even that; the document was parsed, as far as it went, and
    measured; it was validated; it was executed."""

    READ = auto()
    PARSED = auto()
    VALIDATED = auto()
    EXECUTED = auto()


READ, PARSED, VALIDATED, EXECUTED = Stage
MANY = 1_000
BIG = 900_000
"""Just below the limit of a body."""


@dataclass(frozen=True)
class Attack:
    """A request to /graphql and its answer.

    `code` is None where it is answered well; `said` is in the message; `statements` that it takes in the database.
    """

    name: str
    body: bytes
    status: int
    code: str | None
    said: str
    stage: Stage
    headers: Mapping[str, str] = field(default_factory=dict)
    statements: int = 0

    @property
    def all_headers(self) -> dict[str, str]:
        """The headers, with those that every request has."""
        return {"content-type": JSON, "accept": GRAPHQL_JSON, **self.headers}


def attacks() -> Iterator[Attack]:
    """Every one of them."""
    yield from _documents()
    yield from _values()
    yield from _variable_values()
    yield from _bodies()


def asked(query: str, **parameters: Any) -> bytes:
    """The body of a request."""
    return json.dumps({"query": query, **parameters}).encode("ascii")


def _documents() -> Iterator[Attack]:
    complex_, wrong = "TOO_COMPLEX", "BAD_INPUT"
    network = "partnershipNetwork { nodes { organisation { name } } }"
    doubled = "".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }} " for n in range(100))
    tokens, nested = "more than 2000 tokens", "nested deeper than 20 levels"
    for name, query, code, said, stage in (
        ("alias bomb", _block(f"a{n}: {network}" for n in range(60)), complex_, "has 60 aliases", PARSED),
        ("alias bomb, many tokens", _block(f"a{n}: __typename" for n in range(MANY)), complex_, tokens, PARSED),
        ("fragment cycle", _CYCLE, wrong, "Cannot spread fragment 'A' within itself via 'B'", VALIDATED),
        ("exponential fragments", "{ ...F0 } " + doubled + _LAST, complex_, "more than 1000000000 fields", PARSED),
        ("deep selection", "{ a " * 31 + "}" * 31, complex_, "is 31 levels deep", PARSED),
        ("very deep selection", "{ a " * 400 + "}" * 400, complex_, nested, PARSED),
        ("deep inline fragments", "{ ... " * 400 + "{ a }" + "}" * 400, complex_, nested, PARSED),
        ("directive flood", "{ a " + "@include(if: true) " * 60 + "}", complex_, "has 60 directives", PARSED),
        ("more directives", "{ a " + "@a " * MANY + "}", complex_, tokens, PARSED),
        ("directives on variables", _variables(90, "@a " * 8), wrong, "is never used", VALIDATED),
        ("one field again and again", "{ " + "__typename " * 1990 + "}", complex_, "repeats itself", VALIDATED),
        ("fields nobody knows", "{ " + "personx " * 900 + "}", complex_, "repeats itself", VALIDATED),
        ("a long name nobody knows", "{ " + "a" * 90_000 + " }", wrong, "Cannot query field 'aaaa", VALIDATED),
        ("a name without end", "{ " + "a" * BIG + " }", complex_, "has 900004 characters, and 100000", READ),
        ("thousands of variables", _variables(MANY, ""), complex_, tokens, PARSED),
        ("hundreds of operations", _OPERATIONS, wrong, "Must provide operation name", VALIDATED),
        ("comments", "#\n" * 40_000 + "{ __typename }", complex_, tokens, PARSED),
        ("a long comment", "#" + "x" * 90_000, wrong, "Syntax Error: Unexpected <EOF>", PARSED),
        ("blanks", " ," * 45_000, wrong, "Syntax Error: Unexpected <EOF>", PARSED),
        ("brackets", "{" * 90_000, wrong, "Syntax Error: Expected Name, found '{'", PARSED),
        ("an open string", '{ a(b: """' + "x" * 90_000, wrong, "Unterminated string", PARSED),
        ("introspection bomb", _introspection(12), wrong, "Maximum introspection depth exceeded", VALIDATED),
    ):
        yield Attack(name, asked(query), 400, code, said, stage)
    schema = "{ __schema { types { name fields { name } } } }"
    yield Attack("introspection", asked(schema), 200, None, "", EXECUTED)


def _values() -> Iterator[Attack]:
    complex_, wrong = "TOO_COMPLEX", "BAD_INPUT"
    nested, endless = "nested deeper than 20 levels", "a number of more than 1000 digits"
    area = "{ assetMap(area: { near: { point: { latitude: 1, longitude: 1 }, radiusKm: %s } }) { totalCount } }"
    people, node, search = (
        "{ people(first: %s) { totalCount } }",
        "{ node(id: %s) { id } }",
        "{ search(text: %s) { totalCount } }",
    )
    for name, query, status, code, said, stage in (
        ("deep list", "{ nodes(ids: " + "[" * 400 + "]" * 400 + ") { id } }", 400, complex_, nested, PARSED),
        (
            "deep object",
            "{ people(filter: " + "{a: " * 400 + "1" + "}" * 400 + ") { id } }",
            400,
            complex_,
            nested,
            PARSED,
        ),
        ("an integer of 400 digits", people % ("9" * 400), 400, wrong, "Int cannot represent non 32-bit", VALIDATED),
        ("an integer of 5000 digits", people % ("9" * 5_000), 400, complex_, endless, READ),
        ("a float of 400 digits", area % ("9" * 400), 200, wrong, "must be above 0 and at most", EXECUTED),
        ("a float beyond all", area % "1e999999999", 200, wrong, "must be above 0 and at most", EXECUTED),
        ("an id of 400 digits", node % ("9" * 400), 200, wrong, "id: this is not an id", EXECUTED),
        (
            "an id of 90,000 letters",
            node % ('"' + "QUFB" * 22_500 + '"'),
            200,
            wrong,
            "id: this is not an id",
            EXECUTED,
        ),
        ("a NUL in the document", "{ __typename \x00 }", 400, wrong, "Unexpected character: U+0000", PARSED),
        ("half a character, escaped", search % '"\\uD800"', 400, wrong, "Invalid Unicode escape", PARSED),
        ("half a character, braced", search % '"\\u{D800}"', 400, wrong, "Invalid Unicode escape", PARSED),
        ("a long text", search % ('"' + "reef " * 18_000 + '"'), 200, wrong, "at most 1000 characters", EXECUTED),
        (
            "a long cursor",
            '{ people(after: "' + "W1tb" * 20_000 + '") { totalCount } }',
            200,
            wrong,
            "not a cursor",
            EXECUTED,
        ),
    ):
        yield Attack(name, asked(query), status, code, said, stage)
    yield Attack("a NUL in a text", asked(search % '"a\\u0000b"'), 200, None, "", EXECUTED, statements=1)


def _variable_values() -> Iterator[Attack]:
    wrong = "BAD_INPUT"
    search = "query ($t: String!) { search(text: $t) { totalCount } }"
    people = "query ($n: Int) { people(first: $n) { totalCount } }"
    nodes = "query ($i: [ID!]!) { nodes(ids: $i) { id } }"
    raw, number = asked(search, variables={"t": "@"}), asked(people, variables={"n": 7})
    for name, body, status, code, said, stage in (
        ("a variable of 20 digits", number.replace(b"7", b"9" * 20), 400, wrong, "Int cannot represent", VALIDATED),
        ("a variable of 900,000 digits", number.replace(b"7", b"9" * BIG), 400, wrong, "not JSON: number is", READ),
        ("half a character in JSON", asked(search, variables={"t": "\ud800"}), 400, wrong, "not JSON: no low", READ),
        ("half a character, raw", raw.replace(b"@", b"\xed\xa0\x80"), 400, wrong, "not valid UTF-8", READ),
        ("no UTF-8", raw.replace(b"@", b"\xff\xfe"), 400, wrong, "not valid UTF-8", READ),
        ("a text without end", raw.replace(b"@", b"reef " * (BIG // 5)), 200, wrong, "at most 1000 char", EXECUTED),
        ("100,000 ids", asked(nodes, variables={"i": ["x"] * 100_000}), 200, wrong, "may be at most 200", EXECUTED),
        (
            "an operation without end",
            asked("{ a: __typename }", operationName="x" * BIG),
            400,
            wrong,
            "Unknown op",
            VALIDATED,
        ),
    ):
        yield Attack(name, body, status, code, said, stage)
    unasked = {f"v{number}": number for number in range(50_000)}
    yield Attack("variables nobody asked for", asked("{ __typename }", variables=unasked), 200, None, "", EXECUTED)


def _bodies() -> Iterator[Attack]:
    wrong = "BAD_INPUT"
    large = asked("{ __typename }", variables={"x": "x" * 10_000_000})
    closed = b'{"query": "{a}", "variables": ' + b"[" * 400_000 + b"]" * 400_000 + b"}"
    batch = b"[" + b",".join([asked("{ __typename }")] * MANY) + b"]"
    for name, body, said in (
        ("deep JSON", b'{"query": ' + b"[" * BIG, "not JSON: depth limit"),
        ("deep JSON, closed", closed, "not JSON: depth limit"),
        ("not JSON at all", b"\x00" * BIG, "not JSON: unexpected character"),
        ("a batch", batch, "batches are not answered"),
    ):
        yield Attack(name, body, 400, wrong, said, READ)
    yield Attack("10 MB", large, 413, "TOO_COMPLEX", "larger than 1000000 bytes", READ)
    packed, form = {"content-encoding": "gzip"}, {"content-type": "application/x-www-form-urlencoded"}
    yield Attack("a packed body", gzip.compress(large), 415, wrong, "without Content-Encoding", READ, packed)
    yield Attack("a form", b"query={__typename}", 415, wrong, "as Content-Type: application/json", READ, form)
    twice = b'{"query": "{ nothing }", "query": "{ __typename }"}'
    yield Attack("a key twice", twice, 200, None, "", EXECUTED)


_CYCLE = "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }"
_LAST = "fragment F100 on Query { __typename }"
_OPERATIONS = " ".join(f"query Q{n} {{ __typename }}" for n in range(300))


def _block(fields: Iterable[str]) -> str:
    return "{ " + " ".join(fields) + " }"


def _variables(number: int, directives: str) -> str:
    return "query (" + " ".join(f"$v{n}: Int {directives}" for n in range(number)) + ") { __typename }"


def _introspection(levels: int) -> str:
    return "{ __schema { types { " + "fields { type { " * levels + "name" + " } }" * levels + " } } }"
