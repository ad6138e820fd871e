"""A project on a reef, those who work on it and those who could: for the tests of who can help."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from graph_store.help import Weights
from graph_store.identity import encode
from graph_store.reading import Reading
from graph_store.viewers import ANONYMOUS, Viewer
from loaders.context import RequestContext
from resolvers.help import HelperFilter, HelpRequest, SkillRequest, who_can_help
from resolvers.helpers import HelperEdge, HelperPage, HelpWants
from resolvers.levels import SkillRequirement
from resolvers.paging import Paging
from tests.reference.community import (
    Asset,
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
from tests.support.networks import Inline

ANA, BEN, CAT, CLUB, REEF = (
    *(Key("Person", name) for name in ("ana", "ben", "cat")),
    Key("Organisation", "club"),
    Key("Project", "reef"),
)
# reef - club - ana, and club - guild - eli; ben works on reef, cat did, dan is seen by members only.
ROWS: tuple[Row, ...] = (
    Place("tt", "Trinidad", "COUNTRY"),
    Place("pos", "Port of Spain", "SETTLEMENT", None, "tt"),
    Place("bb", "Barbados", "COUNTRY"),
    Skill("boat", "Boat building"),
    Skill("sail", "Sail making", broader=("boat",)),
    Skill("oar", "Oar making", broader=("boat",)),
    Skill("net", "Net mending", related=("boat",)),
    Skill("cook", "Cooking"),
    Skill("sing", "Singing"),
    Person("ana", "Ana", languages=("en", "Fr"), place="pos", hours_per_week=10.0, available_from="2026-12-15"),
    Person("ben", "Ben", place="bb", remote=True),
    Person("cat", "Cat", languages=("fr",), place="bb", remote=True),
    Person("dan", "Dan", visibility="MEMBERS"),
    Person("eli", "Eli"),
    Organisation("club", "Club", place="pos"),
    Organisation("guild", "Guild", place="tt"),
    Project("reef", "Reef", place="pos", starts_on="2026-12-01", ends_on="2026-12-31"),
    Project("idle", "Idle"),
    Project("loch", "Loch", visibility="MEMBERS"),
    Membership("ana", "club"),
    Membership("eli", "guild"),
    Partnership("guild", "club", "ALLIANCE"),
    Participation("reef", CLUB, "LEAD"),
    Participation("reef", BEN, "VOLUNTEER", "2026-11-21", "2026-11-21"),
    Participation("reef", CAT, "VOLUNTEER", None, "2026-11-20"),
    PersonSkill("ana", "boat", 2),
    PersonSkill("ana", "cook", 3),
    PersonSkill("ben", "sail", 5),
    PersonSkill("cat", "sail", 4),
    PersonSkill("dan", "boat", 5),
    PersonSkill("eli", "boat", 3),
    Need("r1", "Boats", REEF, "SKILL", "boat", level=4),
    Need("r2", "Songs", REEF, "SKILL", "sing"),
    Need("r3", "Songs", REEF, "SKILL", "sing", level=2),
    Need("land", "Land", ANA, "ASSET", None, "LAND", quantity=4.0),
    Need("secret", "Secret", ANA, "SKILL", "cook", visibility="PRIVATE"),
    Asset("a1", "A1", "LAND", owner=CLUB, capacity=3.0, place="bb"),
    Asset("a2", "A2", "LAND", owner=CLUB, capacity=3.0),
    Asset("a3", "A3", "LAND", owner=ANA, capacity=3.0),
)

REEF_REQUEST = HelpRequest(project=encode("Project", "reef"))

Ask = Callable[..., Awaitable[HelperPage]]


def asker(reading: Callable[[Viewer], Reading]) -> Ask:
    """Asks who can help: `await ask(request, wanted=, weights=, paging=, wants=, viewer=ANONYMOUS)`."""

    async def ask(
        request: HelpRequest,
        wanted: HelperFilter | None = None,
        weights: Weights | None = None,
        paging: Paging | None = None,
        wants: HelpWants | None = None,
        viewer: Viewer = ANONYMOUS,
        context: RequestContext | None = None,
    ) -> HelperPage:
        return await who_can_help(
            context or RequestContext(reading(viewer), Inline()),
            request,
            wanted or HelperFilter(),
            weights or Weights(),
            paging or Paging(),
            wants or HelpWants(),
        )

    return ask


def skills(*items: tuple[str, int, float], **fields: Any) -> HelpRequest:
    """A request of skills: id, minLevel, weight."""
    asked = [SkillRequirement(encode("Skill", skill), level, weight) for skill, level, weight in items]
    return HelpRequest(skills=SkillRequest(asked, **fields))


def names(page: HelperPage) -> str:
    """The ids of the helpers of the page."""
    return " ".join(edge.node.id for edge in page.edges)


def shown(edge: HelperEdge) -> list[tuple[str, str, float, int, float]]:
    """The matches of a helper."""
    return [(one.needed.id, one.held.id, one.similarity, one.level, one.match) for one in edge.matches]


def walked(edge: HelperEdge) -> str | None:
    """The path to a helper."""
    if edge.path is None:
        return None
    return " ".join([edge.path.steps[0].from_.id, *(f"{step.relation} {step.to.id}" for step in edge.path.steps)])
