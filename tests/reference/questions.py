"""Random questions about a community, as GraphQL variables."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from . import enums, networks
from .answers import Json
from .community import Community
from .draws import EDGES_OF_THE_MAP, SECTORS
from .inputs import Inputs
from .viewers import Viewer

REPORTED = (
    "2015-02-28",
    "2024-09-12",
    "2024-09-13",
    "2025-10-17",
    "2026-10-01",
    "2026-11-21",
    "2027-02-03",
    "2028-01-01",
)
"""First and last days of reports: on the days of relations, beside them, on the ends of periods."""

ORDERS = {
    "people": ("NAME", "CREATED_AT", "SKILL_COUNT", "PROJECT_COUNT"),
    "organisations": ("NAME", "CREATED_AT", "MEMBER_COUNT", "PROJECT_COUNT", "PARTNER_COUNT"),
    "projects": ("NAME", "CREATED_AT", "STARTS_ON", "PARTICIPANT_COUNT"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """A root field of the contract and its arguments, as GraphQL variables."""

    field: str
    arguments: Mapping[str, Any]


def questions_of(community: Community, seed: int, today: str) -> tuple[Viewer, list[Question]]:
    """A viewer, and questions to every root field."""
    asker = Asker(community, seed, today)
    questions = [draw() for draw in asker.draws() for _ in range(2)]
    return asker.viewer, questions


class Asker(Inputs):
    """Draws a viewer and questions of one community; ids are mostly of what the viewer sees."""

    def draws(self) -> Sequence[Any]:
        """All kinds of questions."""
        return (
            self.network,
            self.network,
            self.help,
            self.help,
            self.help,
            self.team,
            self.team,
            self.gaps,
            self.gaps,
            self.map,
            self.map,
            self.paths,
            self.search,
            self.plain_list,
            self.plain_list,
            self.counted,
            self.counted,
            self.assets,
            self.places,
            self.change,
            self.engagement,
        )

    def network(self) -> Question:
        """partnershipNetwork with starts or without, cut or whole; nodeFilter and nodeOrder are its organisations'."""
        filters = self.network_filter()
        arguments = self.sparse(
            0.6,
            around=lambda: [self.id_of("Organisation") for _ in range(self.random.choice((0, 1, 1, 2, 3)))],
            depth=lambda: self.random.randint(1, 4),
            maxNodes=lambda: self.random.choice((1, 2, 3, 5, 10, 500)),
            filter=lambda: filters,
            nodeFilter=self.node_filter,
            nodeOrder=lambda: {
                "field": self.random.choice(tuple(networks.RANKED)),
                "direction": self.random.choice(("ASC", "DESC")),
            },
        )
        return Question("partnershipNetwork", arguments)

    def change(self) -> Question:
        """networkChange between two days, seldom with a third one in the filter or with the later one first."""
        days, filters = sorted((self.day(), self.day())), self.network_filter()
        if self.chance(0.9):
            filters.pop("asOf", None)
        if self.chance(0.1):
            days.reverse()
        return Question("networkChange", {"from": days[0], "to": days[1]} | self.sparse(0.6, filter=lambda: filters))

    def help(self) -> Question:
        """whoCanHelp for a need, a project or skills."""
        kind = self.random.choice(("need", "need", "project", "skills", "skills"))
        return Question("whoCanHelp", self._helpers(kind, (1, 1, 2, 3, 5)))

    def team(self) -> Question:
        """suggestTeam, with more items than are exact now and then."""
        kind = self.random.choice(("need", "project", "skills", "skills", "skills"))
        sizes = self.sparse(0.6, maxSize=lambda: self.random.choice((1, 2, 3, 5, 12, None)))
        return Question("suggestTeam", self._helpers(kind, (2, 3, 5, 8, 14)) | sizes)

    def gaps(self) -> Question:
        """gapReport of a level, everywhere or within a place."""
        return Question(
            "gapReport",
            self.sparse(
                0.5,
                within=lambda: self.id_of("Place"),
                level=lambda: self.random.choice(enums.PLACE_KINDS),
                kinds=lambda: self.some(enums.NEED_KINDS),
                first=lambda: self.random.choice((1, 3, 200, None)),
            ),
        )

    def _helpers(self, kind: str, sizes: Sequence[int]) -> Json:
        """The arguments of a question for helpers; so many items where it is one of skills."""
        request = {kind: self.skill_request(sizes) if kind == "skills" else self.id_of(kind.capitalize())}
        arguments: Json = {"with": request}
        if self.chance(0.5):
            arguments["filter"] = self.helper_filter()
        if self.chance(0.4):
            weight = self.random.choice((0, 0.1, 1, 2.5))
            arguments["weights"] = {"place": 0.3} | self.sparse(
                0.5,
                coverage=lambda: weight,
                proximity=lambda: self.random.choice((0, 0.5, None)),
                availability=lambda: self.random.choice((0, 1 / 3)),
            )
        return arguments

    def map(self) -> Question:
        """assetMap of a place, a box (also across 180 degrees) or a circle."""
        kind = self.random.choice(("place", "box", "near"))
        area: Json
        if kind == "place":
            area = {"place": self.id_of("Place")}
        elif kind == "box":
            south, north = sorted(self.random.sample((-90.0, -10.5, 0.0, 10.5, 18.0, 90.0), 2))
            west, east = self.random.sample((-180.0, -90.0, -75.5, -63.0, 63.0, 180.0), 2)
            area = {"box": {"south": south, "west": west, "north": north, "east": east}}
        else:
            latitude, longitude = self.random.choice((*EDGES_OF_THE_MAP, (13.1, -61.2)))
            radius = self.random.choice((0.5, 1333.3, 2345.6, 9876.5, 20100.0))
            area = {"near": {"point": {"latitude": latitude, "longitude": longitude}, "radiusKm": radius}}
        return Question("assetMap", {"area": area} | self.sparse(0.5, filter=self.asset_filter))

    def paths(self) -> Question:
        """howConnected between any two."""
        ends = [self.id_of("Person", "Organisation", "Project") for _ in range(2)]
        return Question(
            "howConnected",
            {"from": ends[0], "to": ends[1]}
            | self.sparse(
                0.4,
                maxLength=lambda: self.random.randint(1, 8),
                first=lambda: self.random.choice((1, 2, 5, 200)),
                asOf=self.day,
            ),
        )

    def engagement(self, kind: str | None = None) -> Question:
        """engagementReport of any scope, or of one kind, over days that are long, few, or in the wrong order."""
        draws: dict[str, Callable[[], Any]] = {
            "project": lambda: self.id_of("Project"),
            "organisation": lambda: self.id_of("Organisation"),
            "place": lambda: self.id_of("Place"),
            "sector": lambda: self.random.choice((*SECTORS, "no such sector")).upper(),
            "space": lambda: self.random.choice(enums.SPACES),
            "everything": lambda: self.chance(0.95),
        }
        kind = kind or self.random.choice(tuple(draws))
        days = sorted(self.random.sample(REPORTED, 2), reverse=self.chance(0.05))
        by = self.random.choice(enums.PERIODS)
        return Question("engagementReport", {"scope": {kind: draws[kind]()}, "from": days[0], "to": days[1], "by": by})

    def search(self) -> Question:
        """Search for a name or part of it."""
        return Question(
            "search", {"text": self.text()} | self.sparse(0.4, kinds=lambda: self.some(enums.SEARCH_KINDS, 3))
        )

    def filtered(self) -> Sequence[tuple[str, Any]]:
        """The lists with a filter, and what draws one."""
        return (
            ("people", self.person_filter),
            ("organisations", self.organisation_filter),
            ("projects", self.project_filter),
            ("skills", self.skill_filter),
            ("needs", self.need_filter),
        )

    def plain_list(self) -> Question:
        """A list with its filter and an order."""
        field, draw = self.random.choice(self.filtered())
        arguments = self.sparse(0.8, filter=draw)
        if field in ORDERS and self.chance(0.7):
            arguments["orderBy"] = self.sparse(
                0.8,
                field=lambda: self.random.choice(ORDERS[field]),
                direction=lambda: self.random.choice(("ASC", "DESC")),
            )
        return Question(field, arguments)

    def counted(self) -> Question:
        """The facets of a list with its filter, or the sectors."""
        drawn = {
            "personFacets": self.person_filter,
            "organisationFacets": self.organisation_filter,
            "projectFacets": self.project_filter,
            "needFacets": self.need_filter,
            "assetFacets": self.asset_filter,
        }
        field = self.random.choice((*drawn, "sectors"))
        return Question(field, self.sparse(0.5, filter=drawn[field]) if field in drawn else {})

    def assets(self) -> Question:
        """The list of assets with all its filters."""
        return Question("assets", self.sparse(0.8, filter=self.asset_filter))

    def places(self) -> Question:
        """Places of a kind within a place."""
        return Question(
            "places",
            self.sparse(0.6, kind=lambda: self.random.choice(enums.PLACE_KINDS), within=lambda: self.id_of("Place")),
        )
