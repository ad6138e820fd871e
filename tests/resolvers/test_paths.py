"""The paths that are shown: through few hubs first, then by ids (DEFINITIONS F1 to F5), by hand from the rows."""

from __future__ import annotations

from itertools import chain

import pytest

from graph_store.paths import hops
from graph_store.store import Store
from graph_store.viewers import ANONYMOUS, MEMBER, Viewer
from loaders.context import RequestContext
from resolvers.paths import ConnectionPath, connecting_paths
from tests.conftest import TODAY, ReadingFactory
from tests.reference.community import Key, Membership, Organisation, Participation, Partnership, Person, Project, Row
from tests.support.communities import Held
from tests.support.networks import Inline

# From ana to zed in two steps by hub (five neighbours), small (two), tiny (two) and the project bay: it has three for
# those who see mia, otherwise two, and then it comes after small and tiny because Organisation comes before Project.
ROWS: tuple[Row, ...] = (
    *(Person(name, name) for name in ("ana", "zed", "x", "y", "z")),
    Person("mia", "Mia", visibility="MEMBERS"),
    *(Organisation(name, name) for name in ("hub", "small", "tiny", "far")),
    Project("bay", "Bay"),
    *(Membership(name, "hub") for name in ("ana", "zed", "x", "y", "z")),
    *(Membership(name, group) for name in ("ana", "zed") for group in ("small", "tiny")),
    *(Participation("bay", Key("Person", name), "VOLUNTEER") for name in ("ana", "zed", "mia")),
    Partnership("far", "hub", "OTHER", None, "2026-11-20"),
)
ANA, ZED, X = ("Person", "ana"), ("Person", "zed"), ("Person", "x")


@pytest.fixture(scope="module")
def held(store: Store) -> Held:
    """The store, for this module's communities."""
    return Held(store)


def walked(path: ConnectionPath) -> str:
    """The ids and relations of a path, as it is walked; each step begins where the one before it ended."""
    assert all(one.to == other.from_ for one, other in zip(path.steps, path.steps[1:], strict=False))
    return " ".join([path.steps[0].from_.id, *chain.from_iterable((s.relation, s.to.id) for s in path.steps)])


@pytest.mark.parametrize("viewer", [ANONYMOUS, MEMBER])
async def test_paths_through_few_hubs_come_first_then_by_id(
    held: Held, reading: ReadingFactory, viewer: Viewer
) -> None:
    await held.hold(*ROWS)
    context = RequestContext(reading(viewer), Inline())
    distances = await hops(context.reading, ANA, TODAY)
    found = await connecting_paths(context, distances, [ZED], TODAY, 5)
    expected = [
        "ana MEMBER_OF small MEMBER_OF zed",
        "ana MEMBER_OF tiny MEMBER_OF zed",
        "ana WORKS_ON bay WORKS_ON zed",
        "ana MEMBER_OF hub MEMBER_OF zed",
    ]
    assert [walked(path) for path in found[ZED]] == expected
    assert [path.length for path in found[ZED]] == [2, 2, 2, 2]
    first = await connecting_paths(context, distances, [ZED], TODAY)
    assert [walked(path) for path in first[ZED]] == expected[:1]


async def test_a_hidden_neighbour_is_in_no_degree(held: Held, reading: ReadingFactory) -> None:
    """Club and bay have two neighbours each for the anonymous; members see a third one of club."""
    await held.hold(
        *(Person(name, name) for name in ("ana", "zed", "eve")),
        Person("mia", "Mia", visibility="MEMBERS"),
        Organisation("club", "Club"),
        Project("bay", "Bay"),
        *(Membership(name, "club") for name in ("ana", "zed", "mia")),
        *(Participation("bay", Key("Person", name), "VOLUNTEER") for name in ("ana", "zed")),
        Participation("bay", Key("Person", "eve"), "VOLUNTEER", "2027-01-01"),
    )
    for viewer, expected in ((ANONYMOUS, "club"), (MEMBER, "bay")):
        context = RequestContext(reading(viewer), Inline())
        found = await connecting_paths(context, await hops(context.reading, ANA, TODAY), [ZED], TODAY)
        (path,) = found[ZED]
        assert path.steps[0].to.id == expected


async def test_several_targets_at_once_at_the_cost_of_the_farthest(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    context = RequestContext(reading(ANONYMOUS), Inline())
    distances = await hops(context.reading, ANA, TODAY)
    hub, far, nobody = ("Organisation", "hub"), ("Organisation", "far"), ("Person", "nobody")
    context.reading.statements.clear()
    found = await connecting_paths(context, distances, [X, hub, ZED, far, nobody, ANA], TODAY)
    assert {target: [walked(path) for path in paths] for target, paths in found.items()} == {
        X: ["ana MEMBER_OF hub MEMBER_OF x"],
        hub: ["ana MEMBER_OF hub"],
        ZED: ["ana MEMBER_OF small MEMBER_OF zed"],
    }
    assert context.reading.statements == {
        "paths/links": 1,
        "paths/degrees": 1,
        "people/by_ids": 1,
        "organisations/by_ids": 1,
    }


async def test_a_long_way_multiplies_the_degrees(held: Held, reading: ReadingFactory) -> None:
    """Neighbours: a1 has p, b1, b2; a2 has p, r, b1, b2; b1 has q, r, a1, a2; b2 has q, a1, a2."""
    await held.hold(
        *(Person(name, name) for name in ("p", "q", "r")),
        *(Organisation(name, name) for name in ("a1", "a2", "b1", "b2")),
        *(Membership("p", name) for name in ("a1", "a2")),
        *(Membership("q", name) for name in ("b1", "b2")),
        *(Partnership(a, b, "OTHER") for a in ("a1", "a2") for b in ("b1", "b2")),
        Membership("r", "a2"),
        Membership("r", "b1"),
    )
    context = RequestContext(reading(ANONYMOUS), Inline())
    start, end = ("Person", "p"), ("Person", "q")
    found = await connecting_paths(context, await hops(context.reading, start, TODAY), [end], TODAY, 9)
    assert [[step.to.id for step in path.steps] for path in found[end]] == [
        ["a1", "b2", "q"],  # 3 * 3
        ["a1", "b1", "q"],  # 3 * 4
        ["a2", "b2", "q"],  # 4 * 3
        ["a2", "b1", "q"],  # 4 * 4
    ]
    # From p by a2 and r the way to q is four long, so r is on none of them.
    assert {step.relation for path in found[end] for step in path.steps} == {"MEMBER_OF", "PARTNERS_WITH"}
