"""Person.canHelpWith and Need.helpers: figures by hand, pages, statements (DEFINITIONS B, H13, N20)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_store.errors import BadInput
from graph_store.help import Parts
from graph_store.identity import encode
from graph_store.viewers import ANONYMOUS, MEMBER, Viewer
from loaders.context import RequestContext
from resolvers.help import HelpRequest, helpers_of_needs
from resolvers.helpers import HelperPage, HelpWants
from resolvers.opportunities import OpportunityEdge, opportunities
from resolvers.paging import Page, Paging
from tests.conftest import ReadingFactory
from tests.reference.community import (
    Asset,
    Key,
    Membership,
    Need,
    Organisation,
    Partnership,
    Person,
    PersonSkill,
    Row,
    Skill,
)
from tests.support.communities import Held
from tests.support.networks import Inline
from tests.support.reef import ROWS as REEF
from tests.support.reef import asker, shown, walked

FAY = Key("Person", "fay")
ROWS: tuple[Row, ...] = (
    *REEF,
    Person("fay", "Fay", place="pos"),
    Membership("fay", "club"),
    Asset("f1", "F1", "LAND", owner=FAY, capacity=2.0, place="bb"),
    Asset("f2", "F2", "LAND", owner=FAY),
    Asset("f3", "F3", "SPACE", owner=FAY, capacity=9.0),
)
EVERYBODY = ("ana", "ben", "cat", "dan", "eli", "fay", "nobody")


@pytest.fixture
async def context(held: Held, reading: ReadingFactory) -> RequestContext:
    """A request of anybody about the reef."""
    await held.hold(*ROWS)
    return RequestContext(reading(ANONYMOUS), Inline())


async def chances(
    context: RequestContext, *people: str, paging: Paging | None = None, wants: HelpWants | None = None
) -> list[Page]:
    """What these people can help with."""
    return await opportunities(context, people, paging or Paging(), wants or HelpWants())


def told(edge: OpportunityEdge) -> tuple[object, ...]:
    """What an edge says, by ids."""
    return edge.node.id, edge.score, edge.parts, [one.id for one in edge.assets]


async def test_people_are_told_what_they_can_help_with_and_how(context: RequestContext) -> None:
    """The reef needs boat from level 4 (and songs, which nobody sings), ana four of land."""
    pages = await chances(context, *EVERYBODY)
    assert {id_: [told(edge) for edge in page.edges] for id_, page in zip(EVERYBODY, pages, strict=True)} == {
        # half of the level; two steps; the same place. 0.3 + 0.1 + 0.1 + 0.05
        "ana": [("r1", 0.55, Parts(0.5, 0.5, 1.0, 0.5), [])],
        "ben": [],  # he works on it
        # a narrower skill; not connected; another country, but remote. 0.48 + 0 + 0.06 + 0.05
        "cat": [("r1", 0.59, Parts(0.8, 0.0, 0.6, 0.5), [])],
        "dan": [],  # hidden
        # 3 of 4; three steps; no place. 0.45 + 0.2 / 3 + 0.03 + 0.05
        "eli": [("r1", 0.596666667, Parts(0.75, 0.333333333, 0.3, 0.5), [])],
        # (2 + 1) / 4; two steps; the asset without a place is in hers, which is ana's. 0.45 + 0.1 + 0.1 + 0.1
        "fay": [("land", 0.75, Parts(0.75, 0.5, 1.0, 1.0), ["f2", "f1"])],
        "nobody": [],
    }
    assert [page.total_count for page in pages] == [1, 0, 1, 0, 1, 1, 0]
    reasons = {
        page.edges[0].node.id + id_: page.edges[0] for id_, page in zip(EVERYBODY, pages, strict=True) if page.edges
    }
    assert {key: (shown(edge), walked(edge)) for key, edge in reasons.items()} == {
        "r1ana": ([("boat", "boat", 1.0, 2, 0.5)], "reef WORKS_ON club MEMBER_OF ana"),
        "r1cat": ([("boat", "sail", 0.8, 4, 0.8)], None),
        "r1eli": ([("boat", "boat", 1.0, 3, 0.75)], "reef WORKS_ON club PARTNERS_WITH guild MEMBER_OF eli"),
        "landfay": ([], "ana MEMBER_OF club MEMBER_OF fay"),
    }
    assert context.reading.statements == {
        "help/offers": 1,
        "help/served": 1,
        "help/surroundings": 1,
        "paths/near": 1,
        "help/opportunities": 1,
        "help/needs": 1,
        "paths/links": 2,
        "paths/degrees": 1,
        "paths/partnerships": 1,
        "needs/by_ids": 1,
        "assets/by_ids": 1,
        "skills/by_ids": 1,
        "people/by_ids": 1,
        "organisations/by_ids": 1,
        "projects/by_ids": 1,
    }


async def test_the_viewer_decides_what_is_there(held: Held, reading: ReadingFactory) -> None:
    """Members see dan; ana alone sees her secret need of cooking, and it is her own."""
    await held.hold(*ROWS, PersonSkill("fay", "cook", 1))
    for viewer, expected in ((MEMBER, ["r1", "land", ""]), (Viewer("member", "ana"), ["r1", "secret land", ""])):
        pages = await chances(RequestContext(reading(viewer), Inline()), "dan", "fay", "ben")
        assert [" ".join(edge.node.id for edge in page.edges) for page in pages] == expected


async def test_helpers_of_many_needs_are_those_of_each(context: RequestContext, reading: ReadingFactory) -> None:
    needs = ["r1", "land", "r2", "r1", "gone"]
    pages = await helpers_of_needs(context, needs, Paging(), HelpWants())
    ask = asker(reading)
    for need, page in list(zip(needs, pages, strict=True))[:4]:
        alone = await ask(HelpRequest(need=encode("Need", need)))
        assert unnamed(page) == unnamed(alone)
        assert [edge.cursor for edge in page.edges] != [edge.cursor for edge in alone.edges] or not page.edges
    assert [page.total_count for page in pages] == [4, 2, 0, 4, 0]
    assert [[skill.id for skill in page.uncovered] for page in pages] == [[], [], ["sing"], [], []]
    assert sum(context.reading.statements.values()) == 17
    assert (context.reading.statements["help/helpers"], context.reading.statements["help/asset_helpers"]) == (1, 1)


def unnamed(page: HelperPage) -> object:
    """The page without its cursors, which are of one list only."""
    info = page.page_info._replace(start_cursor=None, end_cursor=None)
    return page._replace(page_info=info, edges=[replace(edge, cursor="") for edge in page.edges])


async def test_what_is_uncovered_does_not_depend_on_the_page(context: RequestContext) -> None:
    """Also where the page is beyond the end, or is not asked for, and nobody is counted."""
    wants = HelpWants(total=False, parts=False, matches=False, assets=False, path=False)
    (whole,) = await helpers_of_needs(context, ["r1"], Paging(), wants)
    for paging, chosen in (
        (Paging(first=1), wants),
        (Paging(after=whole.page_info.end_cursor), wants),
        (Paging(), replace(wants, page=False)),
    ):
        context.reading.statements.clear()
        pages = await helpers_of_needs(context, ["r1", "r2", "land"], paging, chosen)
        assert [[skill.id for skill in page.uncovered] for page in pages] == [[], ["sing"], []]
        assert [page.total_count for page in pages] == [None, None, None]
        assert (context.reading.statements["help/helpers"], context.reading.statements["help/asset_helpers"]) == (2, 1)


async def test_what_is_not_selected_is_not_read(context: RequestContext) -> None:
    count = HelpWants(page=False, parts=False, matches=False, assets=False, path=False)
    assert [page.total_count for page in await chances(context, "ana", "ben", wants=count)] == [1, 0]
    assert context.reading.statements == {
        "help/offers": 1,
        "help/served": 1,
        "help/surroundings": 1,
        "paths/near": 1,
        "help/opportunities": 1,
    }
    context.reading.statements.clear()
    assert [page.total_count for page in await chances(context, "dan", "nobody", wants=count)] == [0, 0]
    assert context.reading.statements == {"help/offers": 1}


async def test_pages_both_ways(held: Held, reading: ReadingFactory) -> None:
    """Equal scores come by id, whatever the direction; a cursor is good in its own list only."""
    asks = [Need(id_, id_, Key("Organisation", "far"), "SKILL", "cook") for id_ in ("n3", "n1", "n2")]
    await held.hold(*ROWS, Organisation("far", "Far"), *asks)
    context = RequestContext(reading(ANONYMOUS), Inline())
    (whole,) = await chances(context, "ana")
    assert [edge.node.id for edge in whole.edges] == ["n1", "n2", "n3", "r1"]
    cursors = [edge.cursor for edge in whole.edges]
    for paging, found, flags in (
        (Paging(first=2, after=cursors[0]), "n2 n3", (True, True)),
        (Paging(last=2, before=cursors[3]), "n2 n3", (True, True)),
        (Paging(last=1), "r1", (False, True)),
        (Paging(first=0), "", (True, False)),
    ):
        (page,) = await chances(context, "ana", paging=paging)
        assert " ".join(edge.node.id for edge in page.edges) == found
        assert (page.page_info.has_next_page, page.page_info.has_previous_page) == flags
        assert page.total_count == 4
    with pytest.raises(BadInput, match="not a cursor of this list"):
        await helpers_of_needs(context, ["r1"], Paging(after=cursors[0]), HelpWants())


async def test_of_equal_paths_the_first_from_the_need_is_shown(held: Held, reading: ReadingFactory) -> None:
    """From sue by a and d, or by b and c; from hal c would come before d. All degrees are two."""
    await held.hold(
        Skill("cook", "Cooking"),
        Person("sue", "Sue"),
        Person("hal", "Hal"),
        *(Organisation(id_, id_) for id_ in "abcd"),
        *(Membership("sue", id_) for id_ in "ab"),
        *(Membership("hal", id_) for id_ in "cd"),
        Partnership("a", "d", "OTHER"),
        Partnership("b", "c", "OTHER"),
        PersonSkill("hal", "cook", 3),
        Need("n", "N", Key("Person", "sue"), "SKILL", "cook"),
    )
    ((edge,),) = [page.edges for page in await chances(RequestContext(reading(ANONYMOUS), Inline()), "hal")]
    assert walked(edge) == "sue MEMBER_OF a PARTNERS_WITH d MEMBER_OF hal"
    (page,) = await helpers_of_needs(RequestContext(reading(ANONYMOUS), Inline()), ["n"], Paging(), HelpWants())
    assert [(one.node.id, walked(one)) for one in page.edges if one.node.id == "hal"] == [("hal", walked(edge))]


@pytest.mark.parametrize("size", [24, 48])
async def test_the_number_of_statements_does_not_depend_on_how_many_ask(
    held: Held, reading: ReadingFactory, size: int
) -> None:
    names = [f"{number:02}" for number in range(size)]
    await held.hold(
        Skill("boat", "Boat"),
        Organisation("club", "Club"),
        *(Person(name, name) for name in names),
        *(Membership(name, "club") for name in names),
        *(PersonSkill(name, "boat", 3) for name in names),
        *(Need(name, name, Key("Person", name), "SKILL", "boat") for name in names),
    )
    context = RequestContext(reading(ANONYMOUS), Inline())
    pages = await chances(context, *names)
    assert [page.total_count for page in pages] == [size - 1] * size
    assert sum(context.reading.statements.values()) == 11
    context = RequestContext(reading(ANONYMOUS), Inline())
    helped = await helpers_of_needs(context, names, Paging(), HelpWants())
    assert [page.total_count for page in helped] == [size] * size
    assert sum(context.reading.statements.values()) == 11
