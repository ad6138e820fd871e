"""Every field against every role (DESIGN 6, DEFINITIONS B9, C): the table in `tables/`, by the marks of `world`."""

from __future__ import annotations

import pytest
from graphql import GraphQLObjectType

from graph_store.store import Store
from tests.policy.asking import answer, hold, set_visibility
from tests.policy.probes import OURS, Probe, rows, tree_of, type_of
from tests.policy.tables import (
    answers,
    assets,
    engagement,
    network_change,
    networks,
    organisations,
    people,
    projects,
    reference_data,
)
from tests.policy.tables import viewer as of_the_viewer
from tests.policy.world import CAST, CONTACT, OWN, PERSON, THINGS, VIEWERS, VISIBILITIES, person

TABLE: list[Probe] = [
    *people.ROWS,
    *organisations.ROWS,
    *projects.ROWS,
    *assets.ROWS,
    *reference_data.ROWS,
    *networks.ROWS,
    *answers.ROWS,
    *network_change.ROWS,
    *engagement.ROWS,
    *of_the_viewer.ROWS,
]


def test_the_table_has_every_field_of_every_type() -> None:
    fields = {
        f"{name}.{field}"
        for name, type_ in OURS.type_map.items()
        if isinstance(type_, GraphQLObjectType) and not name.startswith("__") and not is_of_mutations(name)
        for field in type_.fields
    }
    told = {f"{probe.type_name}.{probe.field}" for probe in TABLE} | OF_THE_VIEWER | OF_ADMINISTRATORS
    assert sorted(fields - told) == [], "each needs a row in tests/policy/tables: who sees it, by DESIGN 6"
    assert sorted(told - fields) == [], "there is no such field"


def is_of_mutations(type_name: str) -> bool:
    """Whether a type is there for mutations alone: who may do what is another table, tests/mutations/test_policy.py.

    What subscriptions tell is held to queries, in test_subscriptions.
    """
    return type_name in ("Mutation", "Problem", "Subscription") or type_name.endswith("Payload")


def test_a_row_is_about_the_field_that_it_names() -> None:
    assert [str(probe) for probe in TABLE if type_of(probe) != probe.type_name] == []


def test_every_row_tells_those_who_see_from_those_who_do_not() -> None:
    """A field may be the same for both in one row, but not in all of its rows."""
    telling = {f"{p.type_name}.{p.field}" for p in TABLE if p.seen != p.hidden or p.thing.key is None}
    same = {f"{p.type_name}.{p.field}" for p in TABLE} - telling
    assert same == SAME


SAME = {
    "NeedStatusCount.status",
    "NetworkSummary.modularity",
    "NetworkSummaryAt.on",
    "ScoreParts.availability",
    "ScoreParts.coverage",
    "ScoreParts.place",
    "Team.exact",
}
"""Fields that are there for everybody here; their neighbours in the table tell what is behind them."""

OF_THE_VIEWER = {
    "Query.viewer",
    "Viewer.person",
    "Viewer.roles",
    "Viewer.mayRelate",
    "Viewer.exportMyData",
    "Viewer.suspension",
    "Person.suspension",
    "Suspension.reason",
    "Suspension.since",
    "Suspension.until",
}
"""What depends on who asks and on no thing: test_viewer, tests/mutations/test_suspensions."""

OF_ADMINISTRATORS = {
    "Query.likelyDuplicates",
    "DuplicateConnection.edges",
    "DuplicateConnection.nodes",
    "DuplicateConnection.pageInfo",
    "DuplicateConnection.totalCount",
    "DuplicateEdge.cursor",
    "DuplicateEdge.node",
    "Change.account",
    "Change.at",
    "Change.mutation",
    "Change.values",
    "ChangeConnection.edges",
    "ChangeConnection.nodes",
    "ChangeConnection.pageInfo",
    "ChangeConnection.totalCount",
    "ChangeEdge.cursor",
    "ChangeEdge.node",
    "ChangedValue.after",
    "ChangedValue.before",
    "ChangedValue.field",
    "Query.changes",
    "DuplicateGroup.count",
    "DuplicateGroup.key",
    "DuplicateGroup.things",
}
"""What nobody else is told, whatever the visibility of things: test_administrators, tests/mutations/test_audit."""


@pytest.mark.parametrize("visibility", VISIBILITIES)
@pytest.mark.parametrize("name", THINGS)
async def test_every_field_is_for_those_who_see_the_thing(world: Store, name: str, visibility: str) -> None:
    thing = THINGS[name]
    probes = [probe for probe in TABLE if probe.thing is thing]
    tree = tree_of(probes)
    document = tree.text()
    await set_visibility(world, thing, visibility)
    try:
        wrong = []
        for mark, viewer in VIEWERS.items():
            told = await answer(world, viewer, document)
            for probe in probes:
                is_seen = mark in thing.seen_by(visibility)
                wanted = probe.seen if is_seen else probe.hidden
                if wanted is OWN:
                    wanted = visibility
                found = tree.value(told, probe.steps)
                if found != wanted:
                    wrong.append(f"{mark} {probe}: {found}, not {wanted}")
        assert not wrong, "\n".join(wrong)
    finally:
        await set_visibility(world, thing, "PUBLIC")


@pytest.mark.parametrize("visibility", VISIBILITIES)
@pytest.mark.parametrize("contact", CONTACT)
async def test_contact_details_follow_the_persons_own_choice(store: Store, contact: str, visibility: str) -> None:
    await hold(store, *CAST, *person(contact))
    await set_visibility(store, PERSON, visibility)
    probes = rows(
        "Person",
        PERSON,
        "person(id: @Person:pat)",
        {"email": "pat@example.org", "phone": "+1 868 555 0100", "contact": contact or "STEWARDS"},
    )
    tree = tree_of(probes)
    for mark, viewer in VIEWERS.items():
        told = await answer(store, viewer, tree.text())
        sees_person = mark in PERSON.seen_by(visibility)
        sees_contact = sees_person and mark in CONTACT[contact]
        wanted = [
            probe.seen if sees else None
            for probe, sees in zip(probes, (sees_contact,) * 2 + (sees_person,), strict=True)
        ]
        assert [tree.value(told, probe.steps) for probe in probes] == wanted, mark
