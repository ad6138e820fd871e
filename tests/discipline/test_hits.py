"""How many database hits a statement costs for each thing that it tells of (PROFILE on Neo4j, 10,000 people)."""

from __future__ import annotations

import json
import time
from typing import Any

import neo4j
import pytest

from graph_store import duplicates
from graph_store.bolt import BoltStore
from graph_store.my_data import my_data
from graph_store.reading import Reading
from graph_store.statements import catalogue
from graph_store.viewers import ADMINISTRATOR
from loaders.context import RequestContext
from resolvers.asset_exports import asset_export, feature_pages
from schema.schema import schema
from tests.conftest import TODAY
from tests.discipline.corpus import STEWARD, permissions, requests
from tests.support.networks import Inline
from tests.support.plans import database_hits, things
from tests.support.recorder import Call, Recorder

ELSEWHERE = {"imports", "exports", "setup", "structure", "moves", "viewers", "accounts", "api_keys"}
ELSEWHERE |= {"mutations", "audit"}
"""Statements that no client's query runs."""

USUAL = 25
"""Hits for each thing: a seek (2), its relation (1 or 2), its neighbour's visibility, order key and properties."""

BUDGETS = {
    # Every asset of an area is looked at, with its owner's filter and place.
    "asset_map/assets": 40,
    "asset_map/by_kind": 40,
    "asset_map/by_place": 60,
    "asset_map/features": 40,
    "asset_map/clusters": 160,
    # Of a report: every relation of the scope is looked at, and told by period or with others of the same periods.
    "engagement/needs": 800,
    "engagement/organisations": 130,
    "engagement/partnerships": 3000,
    "engagement/people": 45,
    "asset_map/features_of": 40,
    # Those who endorse a skill are counted, each with the filter; a need is seen where its subject is.
    "people/skills": 30,
    "people/pledges": 35,
    # Names are compared of everybody, and of every skill, whatever is alike.
    "duplicates/groups": 45,
    "duplicates/things": 180,
    "duplicates/groups_of_skills": 2_000,
    "duplicates/things_of_skills": 2_000,
    # Every holder of a skill that serves is scored, with place, availability and whoever holds it through members.
    "help/asset_candidates": 700,
    "help/people": 140,
    # An organisation is looked at in each member who holds a skill.
    "help/organisations": 300,
    "help/held": 140,
    # As many hold the skill, of whom a page of twenty is told: of two thousand here about 140 hits each, as above.
    "help/first_people": 14_000,
    "help/first_organisations": 12_000,
    # Of the others, of whom a page is told, those are looked at who can still come on it.
    "help/other_people": 3_200,
    "help/other_organisations": 5_300,
    # Everybody who holds the skill, and their memberships, for what is told as one number.
    "help/count_of_helpers": 110,
    # As help/people, but what is told is one thing of all candidates together: who covers most, or what is covered.
    "teams/covers": 25_000,
    "teams/people": 16_000,
    "teams/next": 75_000,
    # Every open need; and everybody who holds a skill that serves one (20 hits each), of whom a row counts many.
    "gaps/needed": 50,
    "gaps/report": 4_500,
    # The same for each of many needs, and every need of a skill that is served; a total is all of it once more. For
    # those that can come on a page it is looked up how near they are, by two relations back to the asker.
    "help/asset_helpers": 720,
    "help/helpers": 370,
    "help/opportunities": 480,
    # What is near a place is told as one row of ids.
    "help/surroundings": 560,
    # A filter looks at every need; here a few of 500 pass.
    "needs/list": 480,
    "needs/count": 400,
    "needs/facet": 1400,
    "needs/facet_places": 480,
    # The place of a need may be its subject's.
    "needs/place": 40,
    # A filter by sector looks at every organisation; here one in fifteen passes.
    "organisations/list": 45,
    "organisations/count": 45,
    "organisations/facet": 45,
    "organisations/facet_places": 85,
    # Whose things may be changed: every participation in a project is looked at for its lead, of a need's project, too.
    "projects/changeable": 75,
    "needs/changeable": 160,
    # The figures of those that pass: memberships, and partners by projects and people.
    "organisations/ranked": 1000,
    "organisations/partners": 120,
    # A skill is told once, and looked at in each member who holds it.
    "organisations/skills": 60,
    # Of a hub's many relations those to people are read too, to be told from the organisations.
    "projects/organisations": 80,
    "projects/facet_places": 30,
    "sectors/counts": 550,
    # What a layer leads to is told once, and looked at from each node that leads to it.
    "paths/neighbours": 40,
    "paths/groups": 45,
    "paths/beside": 120,
    "paths/links": 400,
    "paths/partnerships": 45,
    # Ties are told once for a pair or a project, and looked at from each of their ends.
    "networks/members": 350,
    "networks/partnerships_among": 210,
    "networks/people_among": 550,
    "networks/people_around": 85,
    "networks/projects_among": 1200,
    "networks/projects_during": 40,
    "networks/projects_around": 260,
}
"""Hits for each thing where a statement looks at more than it tells of. The community is always the same."""

KEYS = ("keys", "ids", "people", "organisations", "projects")
"""The parameters that say what a statement is asked about."""

RANKED_FOR_MANY = ("help/helpers", "help/asset_helpers", "help/opportunities")

SMALL = 300
"""Hits of a statement as a whole that need no budget: a handful of seeks for a handful of things."""


@pytest.fixture(scope="module")
async def calls(crowd: BoltStore) -> list[Call]:
    """Each statement that the corpus and an export run, once for each way of filling its holes."""
    recorder = Recorder(crowd)
    asked = [*((ADMINISTRATOR, *one) for one in requests()), (STEWARD, *permissions())]
    for viewer, text, variables in asked:
        reading = Reading(recorder, viewer, TODAY, time.monotonic() + 600)
        result = await schema.execute(
            text, variable_values=dict(variables), context_value=RequestContext(reading, Inline())
        )
        assert result.errors is None, text
    reading = Reading(recorder, ADMINISTRATOR, TODAY, time.monotonic() + 600)
    export = await asset_export(RequestContext(reading, Inline()), None, {}, 20, 20)
    assert [len(features) async for features, _ in feature_pages(export, lambda: reading)] == [20]
    # No two skills of this community are alike, so no request comes to ask for them.
    assert await duplicates.things(reading, "Skill", ["nothingiscalledso"], 100) == {}
    assert await my_data(Reading(recorder, STEWARD, TODAY, time.monotonic() + 600)) is not None
    distinct = {(call.statement.name, json.dumps(call.options, sort_keys=True)): call for call in recorder.calls}
    return list(distinct.values())


def test_the_corpus_runs_every_statement_of_a_client(calls: list[Call]) -> None:
    wanted = {name for name, one in catalogue().items() if one.mode == "read" and name.split("/")[0] not in ELSEWHERE}
    assert {name for call in calls if (name := call.statement.name).split("/")[0] not in ELSEWHERE} == wanted


def asked(call: Call) -> int:
    """How many things the statement was asked about: what is found of none of them was looked for, too."""
    searched = sum(len(one["nodes"]) for one in call.parameters.get("searches", ()))
    return searched + sum(len(call.parameters[name]) for name in KEYS if isinstance(call.parameters.get(name), list))


def looked_up(call: Call, columns: list[Any]) -> int:
    """Of how many candidates it was looked up how near they are, by a statement that ranks for many at once."""
    return sum(reach[0] for _, _, reach, _ in columns[0]) if call.statement.name in RANKED_FOR_MANY else 0


def counted(call: Call, session: neo4j.Session) -> int:
    """How many neighbours a page was chosen from, which were all looked at: what the same statement counts."""
    parts = call.statement.holes.get("part", ())
    if not call.options.get("part", "").startswith("page"):
        return 0
    options = {**call.options, "part": parts[-1], "window": "whole_list", "row": "", "columns": ""}
    found = session.run(call.statement.text("neo4j", options), dict(call.parameters)).single(strict=True)
    return sum(total for _, total in found.value())


def test_hits_keep_to_their_budget(calls: list[Call], session: neo4j.Session) -> None:
    over = []
    for call in calls:
        result = session.run("PROFILE " + call.statement.text("neo4j", call.options), dict(call.parameters))
        columns = list(result.single(strict=True).values())
        profile = result.consume().profile
        assert profile is not None
        hits = database_hits(profile)
        told = max(things(columns), asked(call), counted(call, session), looked_up(call, columns))
        budget = BUDGETS.get(call.statement.name, USUAL)
        if hits > SMALL and hits > budget * told:
            over.append(f"{call.statement.name}: {hits} hits for {told} things, {hits / told:.0f} each, not {budget}")
    assert not over, "\n".join(over)
