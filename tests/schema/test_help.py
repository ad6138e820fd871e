"""whoCanHelp as a client asks it: defaults, explicit nulls, every field (DEFINITIONS A9, A10)."""

from __future__ import annotations

from typing import Any

import pytest

from graph_store.identity import encode
from graph_store.store import Store
from graph_store.viewers import ANONYMOUS
from tests.comparison.asking import execute
from tests.support.communities import Held
from tests.support.reef import ROWS

DOCUMENT = """query Ask($with: HelpRequest!, $filter: HelperFilter, $weights: HelpWeights) {
  whoCanHelp(with: $with, filter: $filter, weights: $weights, first: 1) {
    edges {
      node { __typename id name place { name } } score parts { coverage proximity place availability }
      matches { needed { name } held { name } similarity level match } assets { name } sharedLanguages
      path { length steps { from { id } relation to { id } } }
    }
    nodes { name } pageInfo { hasNextPage } totalCount uncovered { name }
  }
}"""
ITEMS: list[dict[str, Any]] = [{"skill": encode("Skill", "boat"), "minLevel": 4}, {"skill": encode("Skill", "sing")}]
REQUEST: dict[str, Any] = {
    "items": ITEMS,
    "asker": encode("Project", "reef"),
    "place": encode("Place", "pos"),
    "languages": ["FR"],
}
CLUB, REEF, GUILD = encode("Organisation", "club"), encode("Project", "reef"), encode("Organisation", "guild")

# guild: boat at 3 of 4 by a member, half of the items; two steps; pos lies in tt. 0.6 * 0.375 + 0.1 + 0.1 + 0.05
ANSWER = {
    "edges": [
        {
            "node": {"__typename": "Organisation", "id": GUILD, "name": "Guild", "place": {"name": "Trinidad"}},
            "score": 0.475,
            "parts": {"coverage": 0.375, "proximity": 0.5, "place": 1.0, "availability": 0.5},
            "matches": [
                {
                    "needed": {"name": "Boat building"},
                    "held": {"name": "Boat building"},
                    "similarity": 1.0,
                    "level": 3,
                    "match": 0.75,
                }
            ],
            "assets": [],
            "sharedLanguages": [],
            "path": {
                "length": 2,
                "steps": [
                    {"from": {"id": REEF}, "relation": "WORKS_ON", "to": {"id": CLUB}},
                    {"from": {"id": CLUB}, "relation": "PARTNERS_WITH", "to": {"id": GUILD}},
                ],
            },
        }
    ],
    "nodes": [{"name": "Guild"}],
    "pageInfo": {"hasNextPage": True},
    "totalCount": 4,
    "uncovered": [{"name": "Singing"}],
}
NULLS: dict[str, Any] = {
    "filter": dict.fromkeys(("parties", "spaces", "within", "minCoverage", "minScore", "languages"))
}
NULLS["weights"] = dict.fromkeys(("coverage", "proximity", "place", "availability"))


async def answer(store: Store, **variables: Any) -> Any:
    """The data of the answer."""
    await Held(store).hold(*ROWS)
    result, _ = await execute(store, ANONYMOUS, DOCUMENT, variables)
    assert result.errors is None
    assert result.data is not None
    return result.data["whoCanHelp"]


@pytest.mark.parametrize(
    "others",
    [
        {},
        {"filter": None, "weights": None},
        NULLS,
        {"filter": {"parties": [], "spaces": [], "languages": []}, "weights": {}},
        {"weights": {"proximity": 0.2, "place": None}},
    ],
)
async def test_nulls_and_empty_lists_are_the_defaults(store: Store, others: dict[str, Any]) -> None:
    assert await answer(store, **{"with": {"skills": REQUEST}}, **others) == ANSWER
    nothing = dict.fromkeys(("startsOn", "endsOn", "hoursPerWeek", "remote"))
    items = [ITEMS[0] | {"weight": None}, ITEMS[1] | {"minLevel": None}]
    assert await answer(store, **{"with": {"skills": REQUEST | nothing | {"items": items}}}, **others) == ANSWER


async def test_every_field_of_the_filter_and_the_weights_reaches_the_answer(store: Store) -> None:
    """Of people only cat: sail 0.8, half of the items; remote work 0.6. (2 * 0.4 + 0.6 + 0.5) / 4"""
    found = await answer(
        store,
        **{"with": {"skills": REQUEST}},
        filter={"parties": ["PERSON"], "within": encode("Place", "bb"), "languages": ["fr"], "minCoverage": 0.4},
        weights={"coverage": 2, "proximity": 0, "place": 1, "availability": 1},
    )
    (edge,) = found["edges"]
    assert (edge["node"]["__typename"], edge["node"]["name"], edge["score"]) == ("Person", "Cat", 0.475)
    assert (edge["sharedLanguages"], edge["path"], found["totalCount"]) == (["FR"], None, 1)
    not_remote = await answer(store, **{"with": {"skills": REQUEST | {"remote": False}}}, filter={"minScore": 0.47})
    assert not_remote["totalCount"] == 1
    assert (await answer(store, **{"with": {"skills": REQUEST}}, filter={"spaces": ["TRADE"]}))["edges"] == []


async def test_a_need_and_a_project_are_asked_by_their_ids(store: Store) -> None:
    asked = await answer(store, **{"with": {"project": REEF}})
    assert asked["nodes"] == [{"name": "Guild"}]
    found = await answer(store, **{"with": {"need": encode("Need", "land")}})
    assert [(edge["node"]["name"], edge["assets"]) for edge in found["edges"]] == [
        ("Club", [{"name": "A2"}, {"name": "A1"}])
    ]


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({}, "HelpRequest"),
        ({"need": REEF, "project": REEF}, "HelpRequest"),
        ({"need": None}, "'need' must be non-null"),
    ],
)
async def test_exactly_one_way_of_asking(store: Store, asked: dict[str, Any], message: str) -> None:
    result, _ = await execute(store, ANONYMOUS, DOCUMENT, {"with": asked})
    assert result.errors is not None
    assert message in result.errors[0].message
