"""How many statements an operation costs: exact numbers, the same for 10 things as for 1,000."""

from __future__ import annotations

from collections import Counter

import pytest

from graph_store import viewers
from graph_store.store import Store
from tests.comparison.asking import execute, load
from tests.reference.answers import global_id
from tests.reference.community import (
    Asset,
    Community,
    Key,
    Membership,
    Need,
    Organisation,
    Participation,
    Partnership,
    Person,
    PersonSkill,
    Place,
    Project,
    Row,
    Skill,
)

HUB = Key("Organisation", "hub")


def community(size: int) -> Community:
    """A hub organisation with so many people, projects, partners, assets and needs; each person with two skills."""
    rows: list[Row] = [
        Place("isle", "Isle", "COUNTRY"),
        Organisation("hub", "Hub", place="isle"),
        Skill("nets", "Net mending"),
        Skill("boats", "Boat building"),
    ]
    for number in range(size):
        name = f"{number:04}"
        rows += [
            Person(name, f"Person {name}", place="isle"),
            Organisation(name, f"Organisation {name}", place="isle"),
            Project(name, f"Project {name}"),
            Asset(
                name, f"Asset {name}", "SPACE", owner=HUB, place="isle", latitude=10 + number / 1000, longitude=-61.0
            ),
            Need(name, f"Need {name}", HUB, "SKILL", skill="nets", status="OPEN"),
            Membership(name, "hub"),
            PersonSkill(name, "nets", 3),
            PersonSkill(name, "boats", 4),
            Participation(name, HUB, "PARTNER"),
            Participation(name, Key("Person", name), "VOLUNTEER"),
            Partnership("hub", name, "ALLIANCE"),
        ]
    return Community.of(*rows)


# Branches that run side by side ask for no type in common that is not known by then: whether two such reads become one
# statement would depend on which of them is quicker.
NESTED = """query Nested($id: ID!) {
  organisation(id: $id) {
    name place { name } parent { name }
    people(first: 200) { totalCount nodes {
      name place { name } skills(first: 5) { edges { level node { name broader { name } } } }
      projects { totalCount }
    } }
    projects(first: 200) { nodes { name needs { totalCount } organisations { totalCount nodes { name } } } }
    partners(first: 200) { edges { strength node { name } } }
    assets(first: 200) { nodes { name owner { name } place { name } } }
    needs(first: 200) { nodes { title place { name } subject { ... on Organisation { name } } } }
  }
}"""
NESTED_COST = Counter(
    {
        "organisations/by_ids": 1,  # the hub; as owner and subject it is known by then
        "organisations/place": 1,
        "organisations/parent": 1,
        "organisations/people": 2,  # the page, which brings the people along, and the count
        "organisations/projects": 1,
        "organisations/partners": 1,
        "organisations/assets": 1,
        "organisations/needs": 1,
        "people/place": 1,
        "people/skills": 1,
        "people/projects": 1,
        "projects/needs": 1,
        "projects/organisations": 2,
        "assets/owner": 1,
        "assets/place": 1,
        "needs/place": 1,
        "needs/subject": 1,
        "skills/by_ids": 1,
        "skills/broader": 1,
        "places/by_ids": 1,
    }
)


@pytest.mark.parametrize("size", [10, 1000])
async def test_a_nested_operation_costs_the_same_whatever_its_size(store: Store, size: int) -> None:
    await load(store, community(size))
    result, context = await execute(store, viewers.ANONYMOUS, NESTED, {"id": global_id(HUB)})
    assert result.errors is None
    assert result.data is not None
    assert result.data["organisation"]["people"]["totalCount"] == size
    assert len(result.data["organisation"]["people"]["nodes"]) == min(size, 200)
    assert context.reading.statements == NESTED_COST


LIST = "{ people(first: 200) { nodes { name } } }"
COUNTED = "{ people { totalCount } }"
SEARCH = '{ search(text: "person") { totalCount nodes { ... on Person { name } } } }'


@pytest.mark.parametrize("size", [10, 1000])
async def test_root_fields_cost_the_same_whatever_their_size(store: Store, size: int) -> None:
    await load(store, community(size))
    spent = {}
    for name, text in {"list": LIST, "count": COUNTED, "search": SEARCH}.items():
        result, context = await execute(store, viewers.ANONYMOUS, text)
        assert result.errors is None
        spent[name] = sum(context.reading.statements.values())
    assert spent == {"list": 1, "count": 1, "search": 3}
