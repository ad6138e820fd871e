"""Likely duplicates: pages and cursors, the first hundred things of a group, and what they cost."""

from __future__ import annotations

from typing import Any

import pytest

from graph_store.folding import name_key, words
from graph_store.store import Store
from graph_store.viewers import ADMINISTRATOR
from resolvers import duplicates
from tests.comparison.asking import execute
from tests.reference.answers import ids, key_from
from tests.reference.community import Organisation, Person, Row
from tests.support.communities import Held

ROWS: tuple[Row, ...] = (
    *(Person(f"a{number}", name) for number, name in enumerate(("Ann Lee", "ann-lee", "ANN LEE", "Bo", "bo!"))),
    *(Person(f"c{number}", name) for number, name in enumerate(("Cy", "cy", "Dee", "déé", "Eve", "?", "!"))),
    Organisation("o", "Ann Lee"),
)
PAGE = """query D($type: DuplicateType!, $first: Int, $after: String, $last: Int, $before: String) {
  likelyDuplicates(type: $type, first: $first, after: $after, last: $last, before: $before) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor node { key count things { id ... on Party { name } } } }
  }
}"""


@pytest.fixture
async def people(held: Held) -> Store:
    """The store with four groups of people."""
    await held.hold(*ROWS)
    return held.store


async def page(store: Store, **arguments: Any) -> Any:
    """A page of groups of people."""
    result, _ = await execute(store, ADMINISTRATOR, PAGE, {"type": "PERSON", **arguments})
    assert result.errors is None
    assert result.data is not None
    return result.data["likelyDuplicates"]


def keys(found: Any) -> str:
    return " ".join(edge["node"]["key"] for edge in found["edges"])


async def test_the_largest_group_is_the_first(people: Store) -> None:
    found = await page(people)
    assert [(edge["node"]["key"], edge["node"]["count"]) for edge in found["edges"]] == [
        ("annlee", 3),
        ("bo", 2),
        ("cy", 2),
        ("dee", 2),
    ]
    assert found["totalCount"] == 4
    things = found["edges"][0]["node"]["things"]
    assert [(key_from(thing["id"]).id, thing["name"]) for thing in things] == [
        ("a0", "Ann Lee"),
        ("a1", "ann-lee"),
        ("a2", "ANN LEE"),
    ]


async def test_pages_go_both_ways(people: Store) -> None:
    first = await page(people, first=2)
    assert keys(first) == "annlee bo"
    assert (first["pageInfo"]["hasNextPage"], first["pageInfo"]["hasPreviousPage"]) == (True, False)
    second = await page(people, first=2, after=first["pageInfo"]["endCursor"])
    assert keys(second) == "cy dee"
    assert (second["pageInfo"]["hasNextPage"], second["pageInfo"]["hasPreviousPage"]) == (False, True)
    back = await page(people, last=1, before=second["pageInfo"]["startCursor"])
    assert keys(back) == "bo"
    assert back["edges"][0]["cursor"] == first["edges"][1]["cursor"]
    assert keys(await page(people, last=3)) == "bo cy dee"
    between = await page(people, after=first["edges"][0]["cursor"], before=second["edges"][1]["cursor"])
    assert keys(between) == "bo cy"
    nothing = await page(people, first=0)
    assert (nothing["edges"], nothing["totalCount"], nothing["pageInfo"]["hasNextPage"]) == ([], 4, True)


@pytest.mark.parametrize(
    ("arguments", "argument"), [({"first": 201}, "first"), ({"first": 1, "last": 1}, "last"), ({"after": "x"}, "after")]
)
async def test_wrong_pages_are_refused(people: Store, arguments: dict[str, Any], argument: str) -> None:
    result, _ = await execute(people, ADMINISTRATOR, PAGE, {"type": "PERSON", **arguments})
    assert [getattr(error.original_error, "argument", None) for error in result.errors or ()] == [argument]


async def test_a_cursor_is_of_its_type(people: Store) -> None:
    cursor = (await page(people))["edges"][0]["cursor"]
    result, _ = await execute(people, ADMINISTRATOR, PAGE, {"type": "PROJECT", "after": cursor})
    assert [getattr(error.original_error, "argument", None) for error in result.errors or ()] == ["after"]


async def test_a_page_costs_three_statements_and_only_for_what_is_selected(people: Store) -> None:
    _, context = await execute(people, ADMINISTRATOR, PAGE, {"type": "PERSON"})
    assert context.reading.statements == {"duplicates/groups": 1, "duplicates/things": 1, "people/by_ids": 1}
    for selected in ("totalCount", "nodes { key count }", "edges { cursor }"):
        _, context = await execute(people, ADMINISTRATOR, f"{{ likelyDuplicates(type: PERSON) {{ {selected} }} }}")
        assert context.reading.statements == {"duplicates/groups": 1}, selected


async def test_of_a_large_group_the_first_things_are_shown(people: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duplicates, "MOST_THINGS", 2)
    group = (await page(people, first=1))["edges"][0]["node"]
    assert (group["count"], ids([{"node": thing} for thing in group["things"]])) == (3, ["a0", "a1"])


@pytest.mark.parametrize("name", ["1+1+1=ONE", " Société  d’État ", "?!", "Łódź ﬁsh ½", "中文 ۳", "a_b", "x²"])
def test_a_key_is_the_words_without_what_is_between_them(name: str) -> None:
    assert name_key(name) == "".join(words(name))
