"""Requests made of generated documents: as they are, with hostile values, envelopes, headers, or with bytes changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import urlencode

from graphql import (
    ArgumentNode,
    BooleanValueNode,
    DocumentNode,
    FloatValueNode,
    IntValueNode,
    ListValueNode,
    NullValueNode,
    ObjectFieldNode,
    ObjectValueNode,
    StringValueNode,
    ValueNode,
    VariableNode,
    Visitor,
    parse_value,
    print_ast,
    visit,
)

from tests.execution.generating import Generated
from tests.fuzz import hostile

GRAPHQL_JSON = "application/graphql-response+json"
JSON = "application/json"
_ACCEPT = (GRAPHQL_JSON, JSON, "*/*", f"{GRAPHQL_JSON};q=0.5, {JSON};q=0.4", "application/*", "")
_LARGEST = 900_000
_SOMEBODYS = {
    "authorization": "Bearer eyJhbGciOiJFUzI1NiIsImtpZCI6ImZpcnN0In0.eyJzdWIiOiJzb21lb25lIn0.c2lnbmF0dXJl",
    "x-api-key": "cg_abcdefghijkl_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
}
"""Credentials of the right form that are nobody's."""
_ODD_ACCEPT = ("text/plain", "*/*;q=0", ",;,=;q=x", "application/json;q=1e400", "q=" * 500, "\xff\xfe")


@dataclass(frozen=True)
class Sent:
    """A request as it is sent to /graphql."""

    kind: str
    body: bytes = b""
    method: str = "POST"
    query_string: str = ""
    headers: Mapping[str, str] = field(default_factory=lambda: {"content-type": JSON, "accept": GRAPHQL_JSON})

    @property
    def target(self) -> str:
        """Path and query string."""
        return "/graphql" + (f"?{self.query_string}" if self.query_string else "")


@dataclass
class Senders:
    """Makes requests, of the cursors that there are in the community, and of the header that signs in."""

    cursors: Mapping[str, list[str]]
    credentials: Mapping[str, str] = field(default_factory=dict)

    def made(self, one: Generated, draw: Random) -> Sent:
        """A request of a document; the draws are all that decides what it is like."""
        kinds: dict[str, Callable[[Generated, Random], Sent]] = {
            "as it is": self.plain,
            "hostile arguments": self.with_hostile_arguments,
            "hostile variables": self.with_hostile_variables,
            "bytes changed": self.with_bytes_changed,
            "odd envelope": self.with_odd_envelope,
            "odd headers": self.with_odd_headers,
            "odd credentials": self.with_odd_credentials,
            "by URL": self.by_url,
        }
        kind = draw.choices(list(kinds), weights=[2, 6, 3, 3, 1, 1, 1, 1])[0]
        sent = kinds[kind](one, draw)
        # What is too large is the corpus's: a client that is still sending may never read the answer.
        return sent if len(sent.body) < _LARGEST else self.plain(one, draw)

    def plain(self, one: Generated, draw: Random) -> Sent:
        """Well meant."""
        headers = {"content-type": JSON, "accept": draw.choice(_ACCEPT)}
        return Sent("as it is", _json(_parameters(one)), headers=headers)

    def with_hostile_arguments(self, one: Generated, draw: Random) -> Sent:
        """One to three of the values in the document are others."""
        return Sent("hostile arguments", _json({**_parameters(one), "query": self._made_hostile(one.parsed, draw)}))

    def with_hostile_variables(self, one: Generated, draw: Random) -> Sent:
        """All values in the document, or those of its variables, are anything."""
        variables = dict(one.variables)
        for name in variables or {"v0": None, "": None}:
            if draw.random() < 0.7:
                variables[name] = hostile.variable(draw)
        return Sent("hostile variables", _json({"query": one.document, "variables": variables}))

    def with_bytes_changed(self, one: Generated, draw: Random) -> Sent:
        """A few bytes are changed, taken out, put in, or doubled; of the body, or of the document within it."""
        if draw.random() < 0.5:
            return Sent("bytes changed", _changed(_json(_parameters(one)), draw))
        text = _changed(one.document.encode(), draw).decode("utf-8", "replace")
        return Sent("bytes changed", _json({**_parameters(one), "query": text}))

    def with_odd_envelope(self, one: Generated, draw: Random) -> Sent:
        """The parameters are of other types, twice there, or more than there should be."""
        name = draw.choice(["query", "variables", "operationName", "extensions", "id", "", "__proto__"])
        value = hostile.variable(draw)
        if draw.random() < 0.3:
            return Sent("odd envelope", _json([_parameters(one), value] if draw.random() < 0.5 else value))
        body = _json({**_parameters(one), name: value})
        twice = b'{"query":"{__typename}",' + body[1:]
        return Sent("odd envelope", twice if draw.random() < 0.3 else body)

    def with_odd_headers(self, one: Generated, draw: Random) -> Sent:
        """Another method, media type, or anything in a header that is read."""
        headers = {"content-type": JSON, "accept": GRAPHQL_JSON}
        name, values = draw.choice(
            [
                ("accept", _ODD_ACCEPT),
                ("content-type", ("text/plain", "", "application/json; charset=utf-16", f"{JSON};;=", "\xff")),
                ("content-encoding", ("gzip", "identity, br", "\xff")),
                ("x-request-id", ("", "\xff", "x" * 4_000, "<script>", "a b")),
                ("authorization", ("", "Bearer", "Bearer " + "x" * 4_000, "Basic \xff", "Bearer a.b.c")),
                ("host", ("", "x" * 300, "\xff")),
                ("origin", ("null", "javascript:0", "\xff")),
            ]
        )
        headers[name] = draw.choice(values)
        method = draw.choice(["POST", "POST", "POST", "PUT", "DELETE", "PATCH", "QUERY", "TRACE"])
        return Sent("odd headers", _json(_parameters(one)), method, headers=headers)

    def with_odd_credentials(self, one: Generated, draw: Random) -> Sent:
        """Credentials almost like those of the role, or like somebody's, with bytes changed; or both kinds of them."""
        name, value = draw.choice([*self.credentials.items(), *_SOMEBODYS.items()])
        changed = _changed(value.encode("ascii"), draw).decode("latin-1")
        headers = {"content-type": JSON, "accept": GRAPHQL_JSON, name: "".join(filter(str.isprintable, changed))}
        if draw.random() < 0.2:
            headers |= _SOMEBODYS
        return Sent("odd credentials", _json(_parameters(one)), headers=headers)

    def by_url(self, one: Generated, draw: Random) -> Sent:
        """By GET, with a byte changed now and then."""
        parameters = {"query": one.document, "variables": json.dumps(one.variables)}
        text = urlencode(parameters)
        if draw.random() < 0.5:
            text = _changed(text.encode(), draw).decode("ascii", "replace")
            text = "".join(letter for letter in text if "!" <= letter <= "~")
        return Sent("by URL", method="GET", query_string=text[:30_000], headers={"accept": draw.choice(_ACCEPT)})

    def _made_hostile(self, document: DocumentNode, draw: Random) -> str:
        places = _Places()
        visit(document, places)
        chosen = set(draw.sample(range(places.count), min(places.count, draw.randint(1, 3))))
        return print_ast(visit(document, _Replacing(chosen, self.cursors, draw)))


class _Places(Visitor):
    """Counts the values of arguments and input fields."""

    count = 0

    def enter_argument(self, *_: object) -> None:
        self.count += 1

    def enter_object_field(self, *_: object) -> None:
        self.count += 1


class _Replacing(Visitor):
    """Puts hostile values in the place of those with a number that was chosen."""

    def __init__(self, chosen: set[int], cursors: Mapping[str, list[str]], draw: Random) -> None:
        super().__init__()
        self._chosen, self._cursors, self._draw = chosen, cursors, draw
        self._at = -1

    def leave_argument(self, node: ArgumentNode, *_: object) -> ArgumentNode | None:
        self._at += 1
        if self._at not in self._chosen:
            return None
        return ArgumentNode(name=node.name, value=self._value(node.name.value, node.value))

    def leave_object_field(self, node: ObjectFieldNode, *_: object) -> ObjectFieldNode | None:
        self._at += 1
        if self._at not in self._chosen:
            return None
        return ObjectFieldNode(name=node.name, value=self._value(node.name.value, node.value))

    def _value(self, name: str, given: ValueNode) -> ValueNode:
        """Mostly of the type of the one that stands there, so that it is not only the validation that sees it."""
        draw = self._draw
        if draw.random() < 0.15:
            return draw.choice(
                [
                    NullValueNode(),
                    BooleanValueNode(value=True),
                    ObjectValueNode(fields=()),
                    parse_value("[" * 60 + "]" * 60, no_location=True),
                    parse_value("NO_SUCH_VALUE", no_location=True),
                    IntValueNode(value=str(draw.choice(hostile.INTS))),
                ]
            )
        if isinstance(given, ListValueNode):
            inner = given.values[0] if given.values else StringValueNode(value="", block=False)
            return ListValueNode(values=tuple(self._value(name, inner) for _ in range(draw.choice([0, 1, 2, 300]))))
        if isinstance(given, StringValueNode):
            return StringValueNode(value=hostile.text_for(name, self._cursors, draw), block=False)
        if isinstance(given, IntValueNode):
            return IntValueNode(value=str(draw.choice(hostile.SMALL_INTS)))
        if isinstance(given, FloatValueNode):
            return FloatValueNode(value=draw.choice(hostile.FLOATS))
        if isinstance(given, VariableNode):
            return IntValueNode(value=str(draw.choice(hostile.SMALL_INTS)))
        return NullValueNode()


def _parameters(one: Generated) -> dict[str, Any]:
    return {"query": one.document, "variables": one.variables}


def _json(value: Any) -> bytes:
    return json.dumps(value).encode("ascii")


def _changed(text: bytes, draw: Random) -> bytes:
    changed = bytearray(text)
    for _ in range(draw.choice([1, 1, 2, 5])):
        at = draw.randrange(len(changed))
        much = draw.choice([1, 1, 4, 40])
        match draw.randrange(4):
            case 0:
                changed[at] ^= 1 << draw.randrange(8)
            case 1:
                del changed[at : at + much]
            case 2:
                changed[at:at] = draw.randbytes(much)
            case _:
                changed[at:at] = changed[at : at + much] * draw.choice([1, 3])
        if not changed:
            return b"{"
    return bytes(changed)
