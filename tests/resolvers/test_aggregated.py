"""Person.collaborators and Organisation.skills: figures by hand, pages both ways (DEFINITIONS A6, L8, L9)."""

from __future__ import annotations

from typing import Any

import pytest

from graph_store.relations import Relation
from graph_store.viewers import ANONYMOUS, MEMBER
from loaders.context import RequestContext
from loaders.organisations import SKILLS
from loaders.people import COLLABORATORS
from resolvers.connections import Wants, connections
from resolvers.paging import Page, Paging
from tests.conftest import ReadingFactory
from tests.reference.community import (
    Key,
    Membership,
    Organisation,
    Participation,
    Person,
    PersonSkill,
    Project,
    Row,
    Skill,
)
from tests.support.communities import Held
from tests.support.networks import Inline

# ana is with ben in club and bay, with cat and dan in club; eli left yesterday, fay begins tomorrow, gus is hidden.
ROWS: tuple[Row, ...] = (
    *(Person(name, name) for name in ("ana", "ben", "cat", "dan", "eli", "fay")),
    Person("gus", "gus", visibility="MEMBERS"),
    Organisation("club", "Club"),
    Organisation("lodge", "Lodge", visibility="MEMBERS"),
    Organisation("empty", "Empty"),
    Project("bay", "Bay", status="CANCELLED"),
    *(Membership(name, "club") for name in ("ana", "ben", "cat", "dan", "gus")),
    Membership("ana", "club", "Chair", "2020-01-01"),
    Membership("ben", "club", "Clerk"),
    Membership("eli", "club", None, None, "2026-11-20"),
    Membership("fay", "club", None, "2026-11-22"),
    *(Membership(name, "lodge") for name in ("ana", "dan")),
    Participation("bay", Key("Person", "ana"), "LEAD"),
    Participation("bay", Key("Person", "ben"), "LEAD", until="2026-11-21"),
    Participation("bay", Key("Person", "ben"), "VOLUNTEER"),
    Participation("bay", Key("Person", "eli"), "LEAD", until="2026-11-20"),
    *(Skill(name, title) for name, title in (("s1", "Zest"), ("s2", "Écho"), ("s3", "Echo"), ("s4", "Apt"))),
    PersonSkill("ana", "s1", 2),
    PersonSkill("ben", "s1", 4),
    PersonSkill("ana", "s2", 1),
    PersonSkill("cat", "s3", 5),
    PersonSkill("eli", "s4", 5),
    PersonSkill("gus", "s3", 1),
)


async def pages(
    context: RequestContext, relation: Relation, ids: list[str], paging: Paging | None = None
) -> list[Page]:
    """The pages of these things, with everything."""
    wants = Wants(total=True, attributes=frozenset(relation.attributes))
    return await connections(context, relation, ids, paging or Paging(), wants)


def shared(page: Page) -> list[tuple[Any, ...]]:
    return [(one.node.id, one.shared_projects, one.shared_organisations) for one in page.edges]


def held_by(page: Page) -> list[tuple[Any, ...]]:
    return [(one.node.id, one.people, one.highest_level) for one in page.edges]


@pytest.fixture
async def context(held: Held, reading: ReadingFactory) -> RequestContext:
    """A request of anybody."""
    await held.hold(*ROWS)
    return RequestContext(reading(ANONYMOUS), Inline())


async def test_collaborators_share_distinct_projects_and_organisations_today(
    context: RequestContext, reading: ReadingFactory
) -> None:
    found = await pages(context, COLLABORATORS, ["ana", "eli", "cat"])
    assert [shared(page) for page in found] == [
        [("ben", 1, 1), ("cat", 0, 1), ("dan", 0, 1)],
        [],
        [("ana", 0, 1), ("ben", 0, 1), ("dan", 0, 1)],
    ]
    assert [page.total_count for page in found] == [3, 0, 3]
    assert context.reading.statements == {"people/collaborators": 2, "people/by_ids": 1}
    (seen,) = await pages(RequestContext(reading(MEMBER), Inline()), COLLABORATORS, ["ana"])
    assert shared(seen) == [("ben", 1, 1), ("dan", 0, 2), ("cat", 0, 1), ("gus", 0, 1)]


async def test_skills_are_those_of_members_of_today_most_held_first(
    context: RequestContext, reading: ReadingFactory
) -> None:
    found = await pages(context, SKILLS, ["club", "empty"])
    assert [held_by(page) for page in found] == [[("s1", 2, 4), ("s2", 1, 1), ("s3", 1, 5)], []]
    assert [page.total_count for page in found] == [3, 0]
    assert context.reading.statements == {"organisations/skills": 2, "skills/by_ids": 1}
    (seen,) = await pages(RequestContext(reading(MEMBER), Inline()), SKILLS, ["club"])
    assert held_by(seen) == [("s3", 2, 5), ("s1", 2, 4), ("s2", 1, 1)]


@pytest.mark.parametrize(("relation", "id_"), [(COLLABORATORS, "ana"), (SKILLS, "club")])
async def test_pages_go_both_ways(context: RequestContext, relation: Relation, id_: str) -> None:
    (whole,) = await pages(context, relation, [id_])
    first, second, third = whole.edges
    for paging, edges, flags in (
        (Paging(first=2), [first, second], (True, False)),
        (Paging(first=2, after=second.cursor), [third], (False, True)),
        (Paging(last=1, before=third.cursor), [second], (True, True)),
        (Paging(last=2), [second, third], (False, True)),
    ):
        (page,) = await pages(context, relation, [id_], paging)
        assert page.edges == edges
        assert (page.page_info.has_next_page, page.page_info.has_previous_page) == flags
        assert page.total_count == 3
