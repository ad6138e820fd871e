"""The paths that are shown: through few hubs first, then by ids (DEFINITIONS F1 to F5), by hand from the rows."""

from __future__ import annotations

from itertools import chain

import pytest

from graph_store.errors import BadInput, NotFound
from graph_store.identity import encode
from graph_store.viewers import ANONYMOUS, MEMBER, Viewer
from loaders.context import RequestContext
from resolvers.paths import ConnectionPath, Search, connecting_paths, how_connected
from tests.conftest import TODAY, ReadingFactory
from tests.reference.community import Key, Membership, Organisation, Participation, Partnership, Person, Project, Row
from tests.support.communities import Held
from tests.support.connected import rings
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
    distances = await rings(context.reading, ANA)
    (found,) = await connecting_paths(context, [Search(distances, [ZED])], TODAY, 5)
    expected = [
        "ana MEMBER_OF small MEMBER_OF zed",
        "ana MEMBER_OF tiny MEMBER_OF zed",
        "ana WORKS_ON bay WORKS_ON zed",
        "ana MEMBER_OF hub MEMBER_OF zed",
    ]
    assert [walked(path) for path in found[ZED]] == expected
    assert [path.length for path in found[ZED]] == [2, 2, 2, 2]
    (first,) = await connecting_paths(context, [Search(distances, [ZED])], TODAY)
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
        search = Search(await rings(context.reading, ANA), [ZED])
        (found,) = await connecting_paths(context, [search], TODAY)
        (path,) = found[ZED]
        assert path.steps[0].to.id == expected


async def test_several_targets_at_once_at_the_cost_of_the_farthest(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    context = RequestContext(reading(ANONYMOUS), Inline())
    distances = await rings(context.reading, ANA)
    hub, far, nobody = ("Organisation", "hub"), ("Organisation", "far"), ("Person", "nobody")
    context.reading.statements.clear()
    (found,) = await connecting_paths(context, [Search(distances, [X, hub, ZED, far, nobody, ANA])], TODAY)
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
    (found,) = await connecting_paths(context, [Search(await rings(context.reading, start), [end])], TODAY, 9)
    assert [[step.to.id for step in path.steps] for path in found[end]] == [
        ["a1", "b2", "q"],  # 3 * 3
        ["a1", "b1", "q"],  # 3 * 4
        ["a2", "b2", "q"],  # 4 * 3
        ["a2", "b1", "q"],  # 4 * 4
    ]
    # From p by a2 and r the way to q is four long, so r is on none of them.
    assert {step.relation for path in found[end] for step in path.steps} == {"MEMBER_OF", "PARTNERS_WITH"}


PEOPLE_IN_A_LINE = 9


async def line(held: Held) -> None:
    """p0 - o0 - p1 - o1 - ... - p8: sixteen relations from end to end; c is alone, m hidden and in between."""
    await held.hold(
        *(Person(f"p{n}", f"P{n}") for n in range(PEOPLE_IN_A_LINE)),
        *(Organisation(f"o{n}", f"O{n}") for n in range(PEOPLE_IN_A_LINE - 1)),
        *(Membership(f"p{n + more}", f"o{n}") for n in range(PEOPLE_IN_A_LINE - 1) for more in (0, 1)),
        Person("c", "Alone"),
        Person("m", "Between", visibility="MEMBERS"),
        Membership("m", "o0"),
        Membership("m", "o2", None, "2026-01-01", "2026-06-30"),
    )


async def ways(
    reading: ReadingFactory, from_: str, to: str, most: int = 6, viewer: Viewer = ANONYMOUS, on: str | None = None
) -> tuple[list[str], RequestContext]:
    context = RequestContext(reading(viewer), Inline())
    found = await how_connected(context, encode("Person", from_), encode("Person", to), most, 3, on)
    return [walked(path) for path in found], context


async def test_how_connected_walks_from_both_ends(held: Held, reading: ReadingFactory) -> None:
    await line(held)
    found, context = await ways(reading, "p0", "p2")
    assert found == ["p0 MEMBER_OF o0 MEMBER_OF p1 MEMBER_OF o1 MEMBER_OF p2"]
    assert context.reading.statements == {
        "people/by_ids": 2,  # the two ends, then the one between
        "paths/neighbours": 4,
        "paths/links": 2,  # back from the middle to each end, but for the layer next to it
        "paths/degrees": 1,
        "organisations/by_ids": 1,
    }
    assert (await ways(reading, "p2", "p0"))[0] == ["p2 MEMBER_OF o1 MEMBER_OF p1 MEMBER_OF o0 MEMBER_OF p0"]
    assert len((await ways(reading, "p0", "p4", 8))[0][0].split()) == 17


async def test_how_connected_ends_at_its_length(held: Held, reading: ReadingFactory) -> None:
    await line(held)
    assert (await ways(reading, "p0", "p3", 5))[0] == []
    assert len((await ways(reading, "p0", "p3", 6))[0]) == 1
    assert (await ways(reading, "p0", "p5", 8))[0] == []
    assert (await ways(reading, "p0", "c", 8))[0] == []
    assert (await ways(reading, "p0", "p0"))[0] == []


async def test_how_connected_on_another_day_and_as_another_viewer(held: Held, reading: ReadingFactory) -> None:
    """In June m leads from o0 to o2 in two relations, for those who see m."""
    await line(held)
    june = "2026-06-30"
    assert (await ways(reading, "p0", "p3", viewer=MEMBER, on=june))[0] == [
        "p0 MEMBER_OF o0 MEMBER_OF m MEMBER_OF o2 MEMBER_OF p3"
    ]
    for viewer, on in ((ANONYMOUS, june), (MEMBER, None), (MEMBER, "2026-07-01")):
        assert len((await ways(reading, "p0", "p3", viewer=viewer, on=on))[0][0].split()) == 13


@pytest.mark.parametrize(
    ("from_", "to", "most", "first", "argument"),
    [
        ("nonsense", encode("Person", "p0"), 6, 3, "from"),
        (encode("Person", "p0"), encode("Place", "p0"), 6, 3, "to"),
        (encode("Person", "p0"), encode("Person", "p1"), 0, 3, "maxLength"),
        (encode("Person", "p0"), encode("Person", "p1"), 9, 3, "maxLength"),
        (encode("Person", "p0"), encode("Person", "p1"), 6, 0, "first"),
        (encode("Person", "p0"), encode("Person", "p1"), 6, 201, "first"),
    ],
)
async def test_how_connected_names_what_is_wrong(
    held: Held, reading: ReadingFactory, from_: str, to: str, most: int, first: int, argument: str
) -> None:
    await line(held)
    with pytest.raises(BadInput) as refused:
        await how_connected(RequestContext(reading(), Inline()), from_, to, most, first, None)
    assert refused.value.argument == argument


@pytest.mark.parametrize(("from_", "to", "argument"), [("m", "p0", "from"), ("p0", "nobody", "to")])
async def test_how_connected_finds_no_hidden_ends(
    held: Held, reading: ReadingFactory, from_: str, to: str, argument: str
) -> None:
    await line(held)
    with pytest.raises(NotFound) as refused:
        await ways(reading, from_, to)
    assert refused.value.argument == argument
