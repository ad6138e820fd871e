"""Limits of documents: what is counted, what is refused, and that refusing is cheap."""

from __future__ import annotations

import cProfile
from contextlib import suppress
from typing import Any

import httpx
import pytest
from graphql import get_introspection_query, parse

from collabgraph.documents import Documents, Refused
from collabgraph.limits import Limits, Size, check, measured, parsed
from graph_store.errors import TooComplex
from tests.collabgraph.tiny import SCHEMA, serving, tiny_app

# Calls of functions, which are the same on every machine; "merging" takes 3.3 million of them, the others 1.4 at most.
STEPS = 5_000_000


def nested(levels: int) -> str:
    """A document of that many levels of fields."""
    return "{ thing { " + "inner { " * (levels - 2) + "name" + " }" * levels


def doubling(fragments: int) -> str:
    """A document whose fragments each spread the next one twice, by two aliases: 2 ** fragments names at the end."""
    chain = [
        f"fragment f{number} on Thing {{ a: inner {{ ...f{number + 1} }} b: inner {{ ...f{number + 1} }} }}"
        for number in range(fragments)
    ]
    return "\n".join(["{ thing { ...f0 } }", *chain, f"fragment f{fragments} on Thing {{ name }}"])


@pytest.mark.parametrize(
    ("document", "size"),
    [
        ("{ a }", Size(1, 0, 0, 1)),
        ("{ a { b c } d }", Size(2, 0, 0, 4)),
        ("{ x: a { y: b } }", Size(2, 2, 0, 2)),
        ("query @q { a @skip(if: true) @include(if: true) ... @include(if: true) { b } }", Size(1, 0, 4, 2)),
        ("{ a { ...f } b { ...f @x } } fragment f on T { n: c { d } }", Size(3, 2, 1, 6)),
        ("query A { a } query B { b { c } }", Size(2, 0, 0, 3)),
        ("{ a { ...nowhere } }", Size(1, 0, 0, 1)),
        ("{ __schema { types { name } } a { b } }", Size(2, 0, 0, 5)),
        (doubling(40), Size(42, 2**41 - 2, 0, 2**41 - 1 + 2**40)),
    ],
)
def test_what_is_counted(document: str, size: Size) -> None:
    assert measured(parse(document)) == size


def test_the_limits_themselves_are_answered() -> None:
    limits = Limits(tokens=20, depth=3, aliases=2, directives=1, fields=4)
    check(parsed("{ x: a { y: b { c @d } } e }", limits), limits)


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ("{ a { b { c { d } } } }", "is 4 levels deep with its fragments written out, and 3 is the most"),
        ("{ x: a y: a z: a }", "has 3 aliases with its fragments written out, and 2 is the most"),
        ("{ a @d b @d }", "has 2 directives with its fragments written out, and 1 is the most"),
        ("{ a b c d e }", "has 5 fields with its fragments written out, and 4 is the most"),
        ("{ a b c d e f g h i j k l m n o p q r s }", "has more than 20 tokens"),
    ],
)
def test_what_is_beyond_a_limit_says_which_and_by_how_much(document: str, words: str) -> None:
    limits = Limits(tokens=20, depth=3, aliases=2, directives=1, fields=4)
    with pytest.raises(TooComplex) as refused:
        check(parsed(document, limits), limits)
    assert words in refused.value.message


def test_a_document_has_fifty_characters_for_each_token_that_it_may_have() -> None:
    limits = Limits(tokens=10)
    assert parsed("{ a }".ljust(500), limits)
    with pytest.raises(TooComplex) as refused:
        parsed("{ a }".ljust(501), limits)
    assert refused.value.message == (
        "The document has 501 characters, and 500 is the most that is answered; ask for less, or send long values as "
        "variables."
    )


def test_a_number_has_a_thousand_digits_at_most() -> None:
    assert parsed("{ a(n: %s) }" % ("9" * 1000), Limits())
    with pytest.raises(TooComplex) as refused:
        parsed("{ a(n: %s) }" % ("9" * 1001), Limits())
    assert refused.value.message == "The document has a number of more than 1000 digits, and nothing here is as large."


def test_comments_count_for_themselves() -> None:
    with pytest.raises(TooComplex, match="more than 20 tokens"):
        parsed("{ a }" + "\n#" * 21, Limits(tokens=20))


@pytest.mark.parametrize("document", ["{ a", "{ a(b: ) }", '{ a(b: "\\uD800") }'])
def test_other_mistakes_of_syntax_stay_what_they_are(document: str) -> None:
    with pytest.raises(Refused) as refused:
        Documents(SCHEMA._schema, Limits()).read(document)
    assert refused.value.errors[0].message.startswith("Syntax Error")


def test_the_introspection_of_every_tool_passes() -> None:
    document = get_introspection_query(input_value_deprecation=True, specified_by_url=True)
    assert Documents(SCHEMA._schema, Limits()).read(document)


@pytest.mark.parametrize(
    "document",
    [
        doubling(200),
        "{ thing { ...a } } fragment a on Thing { inner { ...b } } fragment b on Thing { inner { ...a } }",
        "{ thing { ...a } }" + "".join(f"fragment a{n} on Thing {{ ...a{n + 1} }}" for n in range(240)),
        "{" * 900,
        "{ thing {" + "inner {" * 900,
        "{ hello(name: " + "[" * 900,
        "{ " + "hello " * 1990 + "}",
        "{ " + " ".join(f"x{n}: hello" for n in range(600)) + " }",
        "{ " + "thing { inner { name } } " * 280 + "}",
        "{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }",
        "{ hello " + "@skip(if: false) " * 300 + "}",
    ],
    ids=[
        "multiplying fragments", "cycle", "chain", "braces", "levels", "brackets",
        "one field", "aliases", "merging", "introspection", "directives",
    ],
)  # fmt: skip
def test_hostile_documents_take_few_steps(document: str) -> None:
    profile = cProfile.Profile()
    with suppress(Refused):
        profile.runcall(Documents(SCHEMA._schema, Limits(tokens=20_000)).read, document)
    assert sum(entry.callcount for entry in profile.getstats()) < STEPS


@pytest.mark.parametrize(
    ("limit", "document"), [("max_depth", nested(21)), ("max_tokens", "{ " + "...on Query { hello } " * 400 + "}")]
)
async def test_over_http_it_is_too_complex(limit: str, document: str) -> None:
    async def ask(client: httpx.AsyncClient, accept: str) -> tuple[int, Any]:
        answer = await client.post("/graphql", json={"query": document}, headers={"accept": accept})
        return answer.status_code, answer.json()["errors"][0]["extensions"] if "errors" in answer.json() else None

    async with serving(tiny_app()) as client:
        assert await ask(client, "application/graphql-response+json") == (400, {"code": "TOO_COMPLEX"})
        assert await ask(client, "application/json") == (200, {"code": "TOO_COMPLEX"})
    more: dict[str, Any] = {limit: 200 if limit == "max_depth" else 20_000}
    async with serving(tiny_app(**more)) as client:
        assert await ask(client, "application/json") == (200, None)


def test_a_check_that_would_take_too_long_is_given_up() -> None:
    with pytest.raises(Refused) as refused:
        Documents(SCHEMA._schema, Limits()).read("{ " + "hello " * 1990 + "}")
    (error,) = refused.value.errors
    assert isinstance(error.original_error, TooComplex)


def test_few_documents_are_kept() -> None:
    documents = Documents(SCHEMA._schema, Limits(), most=2, most_characters=200)
    kept = [documents.read("{ hello }"), documents.read("{  hello }")]
    assert documents.read("{ hello }") is kept[0]
    documents.read("{   hello }")
    assert documents.read("{ hello }") is kept[0]
    assert documents.read("{  hello }") is not kept[1]
    long = "{ hello }" + " " * 45
    assert documents.read(long) is not documents.read(long)
