"""Random questions about a community, as GraphQL variables, and what the reference answers to them."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from . import enums, facets, lists, network_change, networks
from .answers import Json, RefusedError, global_id, required
from .asset_map import AssetMap
from .community import NODE_TABLES, Community, Key
from .draws import EDGES_OF_THE_MAP, LANGUAGES, NAMES, SECTORS
from .engagement import engagement_report
from .gaps import gap_report
from .help import who_can_help
from .paths import how_connected
from .search import search
from .teams import suggest_team
from .viewers import ADMINISTRATOR, ANONYMOUS, MEMBER, Viewer, visible

DAYS = ("2024-09-12", "2026-10-21", "2026-11-20", "2026-11-21", "2026-11-22", "2027-12-26")

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


def answer(seen: Community, today: str, question: Question) -> Any:
    """What the reference answers: an edge list, or the shape of the field; RefusedError where the answer is an error.

    assetMap: totalCount, assets (edges), byKind, byPlace (by kind), clusters (by zoom) and geojson.
    """
    arguments = question.arguments
    if question.field == "partnershipNetwork":
        return networks.partnership_network(seen, today, arguments)
    if question.field == "networkChange":
        return network_change.network_change(seen, today, arguments)
    if question.field == "whoCanHelp":
        return who_can_help(seen, today, arguments["with"], arguments.get("filter"), arguments.get("weights"))
    if question.field == "suggestTeam":
        size = arguments.get("maxSize") or 6
        return suggest_team(seen, today, arguments["with"], arguments.get("filter"), arguments.get("weights"), size)
    if question.field == "gapReport":
        return gap_report(seen, today, **{**arguments, "first": arguments.get("first") or 50})
    if question.field == "assetMap":
        return _map_answer(AssetMap(seen, arguments["area"], arguments.get("filter")))
    if question.field == "howConnected":
        return _paths_answer(seen, today, arguments)
    if question.field == "engagementReport":
        return engagement_report(seen, arguments)
    if question.field == "search":
        return search(seen, arguments["text"], arguments.get("kinds"))
    if question.field == "places":
        return lists.places(seen, arguments.get("kind"), arguments.get("within"))
    if question.field in ("skills", "assets", "needs"):
        return getattr(lists, question.field)(seen, arguments.get("filter"))
    if question.field.endswith("Facets"):
        return getattr(facets, question.field.replace("Facets", "_facets"))(seen, arguments.get("filter"))
    if question.field == "sectors":
        return facets.sectors(seen)
    return getattr(lists, question.field)(seen, arguments.get("filter"), arguments.get("orderBy"), today)


def _map_answer(found: AssetMap) -> Json:
    return {
        "totalCount": found.total_count(),
        "assets": found.assets(),
        "byKind": found.by_kind(),
        "byPlace": {kind: found.by_place(kind) for kind in enums.PLACE_KINDS},
        "clusters": {zoom: found.clusters(zoom) for zoom in (0, 3, 10, 22)},
        "geojson": found.geojson(),
    }


def _paths_answer(seen: Community, today: str, arguments: Mapping[str, Any]) -> list[Json]:
    connected = ("Person", "Organisation", "Project")
    start = required(seen, arguments["from"], "from", *connected)
    end = required(seen, arguments["to"], "to", *connected)
    day = arguments.get("asOf") or today
    return how_connected(seen, start, end, day, arguments.get("maxLength") or 6, arguments.get("first") or 3)


def questions_of(community: Community, seed: int, today: str) -> tuple[Viewer, list[Question]]:
    """A viewer, and questions to every root field."""
    asker = Asker(community, seed, today)
    questions = [draw() for draw in asker.draws() for _ in range(2)]
    return asker.viewer, questions


def outcome(seen: Community, today: str, question: Question) -> Any:
    """The answer, or ``{"code": ..., "argument": ...}`` where it is an error."""
    try:
        return answer(seen, today, question)
    except RefusedError as refusal:
        return {"code": refusal.code, "argument": refusal.argument}


class Asker:
    """Draws a viewer and questions of one community; ids are mostly of what the viewer sees."""

    def __init__(self, community: Community, seed: int, today: str) -> None:
        """Fix the seed and the viewer."""
        self.random = random.Random(f"questions {seed}")
        self.community = community
        self.viewer = self._viewer()
        self.seen = visible(community, self.viewer, today)

    def _viewer(self) -> Viewer:
        stewards = sorted({row.person for row in self.community.memberships if row.steward})
        persons = stewards or sorted(self.community.people)
        kinds = (ANONYMOUS, MEMBER, ADMINISTRATOR, Viewer("person", self.random.choice(persons)))
        return self.random.choice(kinds)

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

    # --- draws --------------------------------------------------------------------------------------------------

    def chance(self, probability: float) -> bool:
        """True with a probability."""
        return self.random.random() < probability

    def id_of(self, *types: str) -> str:
        """The global id of a thing of one of the types: nearly always one that is seen."""
        community = self.seen if self.chance(0.97) else self.community
        keys = [Key(label, own_id) for label in types for own_id in getattr(community, NODE_TABLES[label])]
        return global_id(self.random.choice(keys) if keys else Key(types[0], "nothing here"))

    def some(self, values: Sequence[Any], most: int = 2) -> list[Any]:
        """Up to so many of the values; an empty list restricts nothing (A10)."""
        return self.random.sample(list(values), self.random.randint(0, most))

    def sparse(self, probability: float, **fields: Any) -> Json:
        """Each field with a probability; the values are functions that draw."""
        return {name: draw() for name, draw in fields.items() if self.chance(probability)}

    def day(self) -> str:
        """A date near today."""
        return self.random.choice(DAYS)

    def text(self) -> str:
        """A text to search for: a name, some of its words, or the beginning of a word."""
        name = self.random.choice(NAMES)
        if self.chance(0.5):
            return name
        parts = name.split()
        self.random.shuffle(parts)
        kept = parts[: self.random.randint(1, len(parts))]
        return " ".join(part[: self.random.randint(1, len(part))] for part in kept).upper()

    # --- questions ----------------------------------------------------------------------------------------------

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

    def network_filter(self) -> Json:
        """A NetworkFilter of few fields."""
        return self.sparse(
            0.2,
            sectors=lambda: self.some(SECTORS),
            spaces=lambda: self.some(enums.SPACES),
            within=lambda: self.id_of("Place"),
            kinds=lambda: self.some(enums.PARTNERSHIP_KINDS, 3),
            minStrength=lambda: self.random.choice((0, 0.25, 0.346573590, 0.5, 1, 1.5)),
            implicit=lambda: self.random.choice((True, False, None)),
            asOf=self.day,
        )

    def change(self) -> Question:
        """networkChange between two days, seldom with a third one in the filter or with the later one first."""
        days, filters = sorted((self.day(), self.day())), self.network_filter()
        if self.chance(0.9):
            filters.pop("asOf", None)
        if self.chance(0.1):
            days.reverse()
        return Question("networkChange", {"from": days[0], "to": days[1]} | self.sparse(0.6, filter=lambda: filters))

    def node_filter(self) -> Json:
        """A NetworkNodeFilter of few fields."""
        return self.sparse(
            0.3,
            minStrength=lambda: self.random.choice((0, 0.5, 1, 2)),
            minPartners=lambda: self.random.choice((0, 1, 2)),
            minBetweenness=lambda: self.random.choice((0, 0.05, 1)),
            community=lambda: self.random.choice((1, 1, 2, 50)),
        )

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

    def skill_request(self, sizes: Sequence[int] = (1, 1, 2, 3, 5)) -> Json:
        """A SkillRequest, the same skill sometimes asked twice."""
        items = []
        for _ in range(self.random.choice(sizes)):
            level, weight = self.random.choice((1, 2, 3, 4, 5, None)), self.random.choice((1, 0.1, 1 / 3, 7, None))
            items.append(
                {"skill": self.id_of("Skill")}
                | self.sparse(0.5, minLevel=lambda v=level: v)
                | self.sparse(0.4, weight=lambda v=weight: v)
            )
        days = sorted((self.day(), self.day()))
        return {"items": items} | self.sparse(
            0.5,
            asker=lambda: self.id_of("Person", "Organisation", "Project"),
            place=lambda: self.id_of("Place"),
            startsOn=lambda: days[0],
            endsOn=lambda: days[1],
            hoursPerWeek=lambda: self.random.choice((0.5, 3, 7.5, 40)),
            remote=lambda: self.random.choice((True, False, None)),
            languages=lambda: self.random.choice((["en", "fr"], ["PAP"], ["EN-tt", "nl", "zz"], [])),
        )

    def helper_filter(self) -> Json:
        """A HelperFilter of few fields."""
        return self.sparse(
            0.25,
            parties=lambda: self.some(("PERSON", "ORGANISATION"), 1),
            spaces=lambda: self.some(enums.SPACES),
            within=lambda: self.id_of("Place"),
            minCoverage=lambda: self.random.choice((0, 0.2, 0.5, 0.64, 1)),
            minScore=lambda: self.random.choice((0, 0.3, 0.5, 0.7)),
            languages=lambda: self.some(LANGUAGES),
        )

    def asset_filter(self) -> Json:
        """An AssetFilter of few fields."""
        return self.sparse(
            0.2,
            kinds=lambda: self.some(enums.ASSET_KINDS, 5),
            terms=lambda: self.some(enums.ASSET_TERMS, 3),
            availableOn=self.day,
            sectors=lambda: self.some(SECTORS, 3),
            spaces=lambda: self.some(enums.SPACES, 3),
            owner=lambda: self.id_of("Person", "Organisation"),
            text=self.text,
        )

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

    def person_filter(self) -> Json:
        """A PersonFilter of few fields."""
        return self.sparse(
            0.25,
            text=self.text,
            spaces=lambda: self.some(enums.SPACES, 3),
            skills=lambda: [self.requirement() for _ in range(self.random.choice((0, 1, 1, 2)))],
            within=lambda: self.id_of("Place"),
            languages=lambda: self.some(LANGUAGES),
            organisation=lambda: self.id_of("Organisation"),
            project=lambda: self.id_of("Project"),
            availableOn=self.day,
            remote=lambda: self.random.choice((True, False, None)),
        )

    def requirement(self) -> Json:
        """A SkillRequirement."""
        return {"skill": self.id_of("Skill")} | self.sparse(
            0.5, minLevel=lambda: self.random.choice((1, 2, 3, None)), weight=lambda: self.random.choice((2, None))
        )

    def organisation_filter(self) -> Json:
        """An OrganisationFilter of few fields."""
        return self.sparse(
            0.3,
            text=self.text,
            spaces=lambda: self.some(enums.SPACES, 3),
            kinds=lambda: self.some(enums.ORGANISATION_KINDS, 6),
            sectors=lambda: self.some(SECTORS, 3),
            within=lambda: self.id_of("Place"),
        )

    def project_filter(self) -> Json:
        """A ProjectFilter of few fields."""
        return self.sparse(
            0.3,
            text=self.text,
            spaces=lambda: self.some(enums.SPACES, 3),
            statuses=lambda: self.some(enums.PROJECT_STATUSES, 3),
            sectors=lambda: self.some(SECTORS, 3),
            within=lambda: self.id_of("Place"),
            activeOn=self.day,
        )

    def need_filter(self) -> Json:
        """A NeedFilter of few fields."""
        return self.sparse(
            0.3,
            kinds=lambda: self.some(enums.NEED_KINDS),
            statuses=lambda: self.some(enums.NEED_STATUSES, 3),
            skill=lambda: self.id_of("Skill"),
            within=lambda: self.id_of("Place"),
            urgency=lambda: self.some(enums.URGENCIES, 3),
        )

    def skill_filter(self) -> Json:
        """A SkillFilter of few fields."""
        return self.sparse(0.5, text=self.text, broader=lambda: self.id_of("Skill"))

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
