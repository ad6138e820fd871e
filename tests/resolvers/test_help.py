"""whoCanHelp: the reasons for each helper, what is uncovered, pages, statements (DEFINITIONS B, H), by hand."""

from __future__ import annotations

import pytest

from graph_store.errors import BadInput, NotFound
from graph_store.help import Parts, Weights
from graph_store.identity import encode
from graph_store.viewers import ANONYMOUS, MEMBER
from loaders.context import RequestContext
from resolvers.help import HelperFilter, HelpRequest
from resolvers.helpers import HelpWants
from resolvers.paging import Paging
from tests.conftest import ReadingFactory
from tests.reference.community import (
    Key,
    Membership,
    Organisation,
    Participation,
    Partnership,
    Person,
    PersonSkill,
    Project,
    Skill,
)
from tests.support.communities import Held
from tests.support.networks import Inline
from tests.support.reef import REEF_REQUEST, ROWS, Ask, asker, names, shown, skills, walked


@pytest.fixture
async def ask(held: Held, reading: ReadingFactory) -> Ask:
    """Asks about the reef."""
    await held.hold(*ROWS)
    return asker(reading)


async def test_a_project_is_told_who_and_why(ask: Ask) -> None:
    """Items: boat from level 4, sing, sing from 2. Of ana 0.5 / 3 is covered; club and ben are on it already."""
    page = await ask(REEF_REQUEST)
    assert [(edge.node.id, edge.score, edge.parts, shown(edge), walked(edge)) for edge in page.edges] == [
        # 0.6 / 4 + 0.2 / 2 + 0.1 + 0.1 / 2
        (
            "guild",
            0.4,
            Parts(0.25, 0.5, 1.0, 0.5),
            [("boat", "boat", 1.0, 3, 0.75)],
            "reef WORKS_ON club PARTNERS_WITH guild",
        ),
        # 0.6 / 6 + 0.2 / 2 + 0.1 + 0.1
        (
            "ana",
            0.4,
            Parts(0.166666667, 0.5, 1.0, 1.0),
            [("boat", "boat", 1.0, 2, 0.5)],
            "reef WORKS_ON club MEMBER_OF ana",
        ),
        # 0.6 / 4 + 0.2 / 3 + 0.03 + 0.05
        (
            "eli",
            0.296666667,
            Parts(0.25, 0.333333333, 0.3, 0.5),
            [("boat", "boat", 1.0, 3, 0.75)],
            "reef WORKS_ON club PARTNERS_WITH guild MEMBER_OF eli",
        ),
        # 0.6 * 0.8 / 3 + 0 + 0.06 + 0.05
        ("cat", 0.27, Parts(0.266666667, 0.0, 0.6, 0.5), [("boat", "sail", 0.8, 4, 0.8)], None),
    ]
    assert page.total_count == 4
    assert [skill.id for skill in page.uncovered] == ["sing"]
    assert {(tuple(edge.assets), tuple(edge.shared_languages)) for edge in page.edges} == {((), ())}


async def test_members_see_more_helpers(ask: Ask) -> None:
    """dan: 0.6 / 3 + 0 + 0.03 + 0.05."""
    page = await ask(REEF_REQUEST, viewer=MEMBER)
    assert names(page) == "guild ana eli dan cat"
    assert page.edges[3].score == 0.28


async def test_pages_of_equal_scores(ask: Ask) -> None:
    """guild and ana have 0.4 both: organisations come before people."""
    whole = await ask(REEF_REQUEST, paging=Paging(first=4))
    cursors = [edge.cursor for edge in whole.edges]
    assert (whole.page_info.has_next_page, whole.page_info.has_previous_page) == (False, False)
    for paging, found, flags in (
        (Paging(first=1), "guild", (True, False)),
        (Paging(first=2, after=cursors[0]), "ana eli", (True, True)),
        (Paging(last=2), "eli cat", (False, True)),
        (Paging(last=2, before=cursors[3]), "ana eli", (True, True)),
        (Paging(first=0), "", (True, False)),
    ):
        page = await ask(REEF_REQUEST, paging=paging)
        assert names(page) == found
        assert (page.page_info.has_next_page, page.page_info.has_previous_page) == flags
        assert page.total_count == 4
        assert [skill.id for skill in page.uncovered] == ["sing"]
    end = page.page_info.end_cursor
    assert end is None
    with pytest.raises(BadInput) as caught:
        await ask(REEF_REQUEST, paging=Paging(after=encode("Person", "ana")))
    assert caught.value.argument == "after"


async def test_uncovered_heeds_the_filter_and_not_the_page(ask: Ask) -> None:
    request = skills(("cook", 1, 1.0), ("boat", 1, 1.0), ("cook", 5, 1.0), ("sing", 1, 1.0))
    for wanted, uncovered in (
        (HelperFilter(), ["sing"]),
        (HelperFilter(parties=["Organisation"]), ["sing"]),
        (HelperFilter(within=encode("Place", "bb")), ["cook", "sing"]),
        (HelperFilter(min_score=0.99), ["cook", "boat", "sing"]),
    ):
        page = await ask(request, wanted, paging=Paging(first=0))
        assert [skill.id for skill in page.uncovered] == uncovered


async def test_without_an_asker_nobody_is_near(ask: Ask) -> None:
    """ana: (3 * 1 + 1 * 0.5) / 4 covered, 10 of 20 hours in a place not asked for; club as she is a member."""
    page = await ask(
        skills(("cook", 3, 3.0), ("boat", 4, 1.0), hours_per_week=20.0, languages=["EN", "nl", "fr", "en"]),
        HelperFilter(within=encode("Place", "pos")),
    )
    assert [(edge.node.id, edge.score, edge.parts, edge.shared_languages, edge.path) for edge in page.edges] == [
        ("club", 0.625, Parts(0.875, 0.0, 0.5, 0.5), [], None),
        ("ana", 0.625, Parts(0.875, 0.0, 0.5, 0.5), ["EN", "fr", "en"], None),
    ]
    assert shown(page.edges[0]) == [("cook", "cook", 1.0, 3, 1.0), ("boat", "boat", 1.0, 2, 0.5)]


async def test_the_asker_himself_is_no_helper_but_those_on_his_project_are(ask: Ask) -> None:
    request = skills(("boat", 1, 1.0), asker=encode("Organisation", "club"))
    page = await ask(request)
    assert {edge.node.id: walked(edge) for edge in page.edges} == {
        "ana": "club MEMBER_OF ana",
        "guild": "club PARTNERS_WITH guild",
        "ben": "club WORKS_ON reef WORKS_ON ben",
        "eli": "club PARTNERS_WITH guild MEMBER_OF eli",
        "cat": None,
    }
    asked_by_reef = await ask(skills(("boat", 1, 1.0), asker=encode("Project", "reef")))
    assert sorted(names(asked_by_reef).split()) == ["ana", "cat", "eli", "guild"]


@pytest.mark.parametrize(
    ("held_skills", "level", "best"),
    [
        # Equal matches: the higher similarity (0.8 * 1/2 and 0.4), then the higher level, then the id.
        ((("sail", 1), ("net", 2)), 2, ("boat", "sail", 0.8, 1, 0.4)),
        ((("sail", 2), ("oar", 3)), 1, ("boat", "oar", 0.8, 3, 0.8)),
        ((("sail", 3), ("oar", 3)), 5, ("boat", "oar", 0.8, 3, 0.48)),
        ((("sail", 5), ("boat", 3)), 4, ("boat", "sail", 0.8, 5, 0.8)),
        ((("boat", 1), ("net", 5)), 3, ("boat", "net", 0.4, 5, 0.4)),
    ],
)
async def test_the_best_of_the_skills_held_is_shown(
    held: Held,
    reading: ReadingFactory,
    held_skills: tuple[tuple[str, int], ...],
    level: int,
    best: tuple[str, str, float, int, float],
) -> None:
    await held.hold(
        *(row for row in ROWS if isinstance(row, Skill)),
        Person("pat", "Pat"),
        *(PersonSkill("pat", skill, own) for skill, own in held_skills),
    )
    request = skills(("boat", level, 1.0))
    (edge,) = (await asker(reading)(request)).edges
    assert shown(edge) == [best]
    assert edge.parts.coverage == best[-1]


async def test_a_need_of_an_asset_names_the_assets(ask: Ask) -> None:
    """ana has the need: club offers min(1, 6 / 4) one step away in pos, a2's place; she herself is left out."""
    page = await ask(HelpRequest(need=encode("Need", "land")))
    (edge,) = page.edges
    assert (edge.node.id, edge.parts, edge.score) == ("club", Parts(1.0, 1.0, 1.0, 1.0), 1.0)
    assert [asset.id for asset in edge.assets] == ["a2", "a1"]
    assert (edge.matches, page.uncovered, edge.shared_languages) == ([], [], [])
    assert walked(edge) == "ana MEMBER_OF club"


async def test_a_project_without_open_needs_of_skills_gets_an_empty_answer(ask: Ask) -> None:
    page = await ask(HelpRequest(project=encode("Project", "idle")))
    assert (page.edges, page.total_count, page.uncovered) == ([], 0, [])
    assert (page.page_info.has_next_page, page.page_info.end_cursor) == (False, None)
    with pytest.raises(NotFound) as caught:
        await ask(HelpRequest(project=encode("Project", "idle")), HelperFilter(within=encode("Place", "nowhere")))
    assert caught.value.argument == "filter.within"


async def test_equal_starts_and_ends_and_bounds_are_taken(ask: Ask) -> None:
    request = skills(("cook", 1, 1.0), starts_on="2026-12-15", ends_on="2026-12-15", hours_per_week=10.0)
    page = await ask(request, HelperFilter(min_coverage=1.0, min_score=0.0), Weights(0.0, 0.0, 0.0, 1.0))
    assert [(edge.node.id, edge.score) for edge in page.edges] == [("ana", 1.0), ("club", 0.5)]


FEW = HelpWants(total=False, uncovered=False, parts=False, matches=False, assets=False, path=False)


@pytest.mark.parametrize(
    ("request_", "weights", "wants", "statements"),
    [
        (
            skills(("boat", 4, 1.0)),
            Weights(),
            FEW,
            {
                "help/similar": 1,
                "help/people": 1,
                "help/organisations": 1,
                "people/by_ids": 1,
                "organisations/by_ids": 1,
            },
        ),
        (
            REEF_REQUEST,
            Weights(proximity=0.0),
            FEW,
            {
                "help/project": 1,
                "help/similar": 1,
                "help/surroundings": 1,
                "paths/near": 1,  # who works on it
                "help/people": 1,
                "help/organisations": 1,
                "people/by_ids": 1,
                "organisations/by_ids": 1,
            },
        ),
        (
            REEF_REQUEST,
            Weights(proximity=0.0),
            HelpWants(page=False),
            {
                "help/project": 1,
                "help/similar": 1,
                "help/surroundings": 1,
                "paths/near": 1,
                "help/people": 1,
                "help/organisations": 1,
                "skills/by_ids": 1,
            },
        ),
        (
            REEF_REQUEST,
            Weights(),
            HelpWants(),
            {
                "help/project": 1,
                "help/similar": 1,
                "help/surroundings": 1,
                "paths/near": 1,
                "help/people": 1,
                "help/organisations": 1,
                "skills/by_ids": 2,
                "help/held": 1,
                "paths/links": 2,
                "paths/degrees": 1,
                "paths/partnerships": 1,
                "people/by_ids": 1,
                "organisations/by_ids": 2,
                "projects/by_ids": 1,
            },
        ),
        (
            HelpRequest(need=encode("Need", "land")),
            Weights(),
            HelpWants(path=False, parts=False),
            {
                "help/needs": 1,
                "help/surroundings": 1,
                "paths/near": 1,
                "help/asset_candidates": 1,
                "organisations/by_ids": 1,
                "assets/by_ids": 1,
            },
        ),
    ],
)
async def test_what_is_not_selected_is_not_read(
    ask: Ask,
    reading: ReadingFactory,
    request_: HelpRequest,
    weights: Weights,
    wants: HelpWants,
    statements: dict[str, int],
) -> None:
    context = RequestContext(reading(ANONYMOUS), Inline())
    page = await ask(request_, weights=weights, wants=wants, context=context)
    assert dict(context.reading.statements) == statements
    assert page.total_count == ((4 if request_ is REEF_REQUEST else 1) if wants.total else None)


async def test_the_number_of_statements_does_not_depend_on_the_number_of_helpers(
    held: Held, reading: ReadingFactory
) -> None:
    counts = []
    for size in (10, 1000):
        await held.hold(
            Skill("boat", "Boat"),
            Organisation("club", "Club"),
            Organisation("guild", "Guild"),
            Partnership("club", "guild", "OTHER"),
            Project("reef", "Reef"),
            Participation("reef", Key("Organisation", "guild"), "PARTNER"),
            *(Person(str(number), f"Person {number}") for number in range(size)),
            *(Membership(str(number), "club" if number % 2 else "guild") for number in range(size)),
            *(PersonSkill(str(number), "boat", number % 5 + 1) for number in range(size)),
        )
        context = RequestContext(reading(ANONYMOUS), Inline())
        request = skills(("boat", 5, 1.0), asker=encode("Project", "reef"))
        page = await asker(reading)(request, paging=Paging(first=200), context=context)
        assert page.total_count == size + 1
        assert len(page.edges) == min(200, size + 1)
        counts.append(dict(context.reading.statements))
    assert counts[0] == counts[1]
    assert sum(counts[0].values()) == 14
