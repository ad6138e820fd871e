"""Every field against every role (DESIGN 6, DEFINITIONS B9, C): the table in `tables/`, by the marks of `world`."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from graphql import GraphQLObjectType

from collabgraph.exchange import import_folder
from graph_store.store import Store
from loaders.kept import Kept
from tests.comparison.asking import execute, viewer_in
from tests.policy.probes import OURS, Probe, rows, tree_of, type_of
from tests.policy.tables import answers, assets, organisations, people, projects, reference_data
from tests.policy.tables import viewer as of_the_viewer
from tests.policy.world import CAST, CONTACT, NOW, OWN, PERSON, ROWS, THINGS, VIEWERS, VISIBILITIES, Thing, person
from tests.reference.community import Community, Row
from tests.reference.viewers import Viewer
from tests.support.statements import ad_hoc, empty

TABLE: list[Probe] = [
    *people.ROWS,
    *organisations.ROWS,
    *projects.ROWS,
    *assets.ROWS,
    *reference_data.ROWS,
    *answers.ROWS,
    *of_the_viewer.ROWS,
]
_SET = ad_hoc(
    "MATCH (n:Person|Organisation|Project|Asset|Need) WHERE labels(n)[0] = $label AND n.id = $id "
    "SET n.visibility = $visibility RETURN count(*) AS changed",
    "tests/set_visibility",
)


async def hold(store: Store, *given: Row) -> None:
    """Leaves these rows, and nothing else, in the store."""
    await empty(store)
    with tempfile.TemporaryDirectory() as folder:
        Community.of(*given).write(Path(folder))
        report = await import_folder(store, Path(folder), now=NOW)
    assert report.findings == ()


@pytest.fixture(scope="module")
async def world(store: Store) -> Store:
    """A store that holds the world, everything PUBLIC."""
    await hold(store, *ROWS)
    return store


async def set_visibility(store: Store, thing: Thing, visibility: str) -> None:
    """Gives the thing that visibility."""
    if thing.key:
        parameters = {"label": thing.key.type, "id": thing.key.id, "visibility": visibility}
        assert await store.write(_SET, {}, parameters, 60) == [1]


KEPT = Kept()
"""What requests leave for later ones, here for those of everybody else."""


async def answer(store: Store, viewer: Viewer, document: str) -> Any:
    """What a viewer is told, with the stewardships that the graph gives."""
    result, _ = await execute(store, await viewer_in(store, viewer), document, kept=KEPT)
    assert result.errors is None
    return result.data


def test_the_table_has_every_field_of_every_type() -> None:
    fields = {
        f"{name}.{field}"
        for name, type_ in OURS.type_map.items()
        if isinstance(type_, GraphQLObjectType) and not name.startswith("__")
        for field in type_.fields
    }
    told = {f"{probe.type_name}.{probe.field}" for probe in TABLE} | OF_THE_VIEWER
    assert sorted(fields - told) == [], "each needs a row in tests/policy/tables: who sees it, by DESIGN 6"
    assert sorted(told - fields) == [], "there is no such field"


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
    "ScoreParts.availability",
    "ScoreParts.coverage",
    "ScoreParts.place",
}
"""Fields that are there for everybody here; their neighbours in the table tell what is behind them."""

OF_THE_VIEWER = {"Query.viewer", "Viewer.person", "Viewer.roles"}
"""What depends on who asks and on no thing: test_viewer."""


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
