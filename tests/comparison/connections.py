"""Every connection and link of every type: the document that asks for them, and what the reference says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.reference import relations
from tests.reference.answers import Json, global_id
from tests.reference.community import NODE_TABLES, Community, Key
from tests.reference.nodes import camel, node_fields, point
from tests.reference.viewers import Viewer

DAY = "2026-10-21"
Full = Callable[[Community, Key], list[Json]]

MEMBERSHIP = "role since until"
PARTICIPATION = "role since until hoursPerWeek"
LEVEL = "level years endorsements"
PLEDGE = "quantity until status"
PARTNER = "kinds partnerships since jointProjects sharedPeople strength"


@dataclass(frozen=True, slots=True)
class Asked:
    """A connection: its field with arguments, the attributes on its edges, and the reference's full list."""

    alias: str
    field: str
    arguments: str
    attributes: str
    full: Full

    def text(self, paging: str) -> str:
        """The selection of a page."""
        given = ", ".join(filter(None, (self.arguments, paging)))
        arguments = f"({given})" if given else ""
        return (
            f"{self.alias}: {self.field}{arguments} {{ edges {{ cursor node {{ id }} {self.attributes} }} totalCount"
            " pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }"
        )


def dated(name: str, attributes: str, function: Callable[[Community, str, str | None], list[Json]]) -> list[Asked]:
    """A connection of any date, and the same of those active on a day."""
    return [
        Asked(name, name, "", attributes, lambda seen, key: function(seen, key.id, None)),
        Asked(f"{name}On", name, f'activeOn: "{DAY}"', attributes, lambda seen, key: function(seen, key.id, DAY)),
    ]


def levelled(name: str, function: Callable[[Community, str, int | None], list[Json]]) -> list[Asked]:
    """A connection with levels, and the same from level 3 up."""
    return [
        Asked(name, name, "", LEVEL, lambda seen, key: function(seen, key.id, None)),
        Asked(f"{name}From3", name, "minLevel: 3", LEVEL, lambda seen, key: function(seen, key.id, 3)),
    ]


def plain(name: str, function: Full) -> Asked:
    """A connection without attributes."""
    return Asked(name, name, "", "", function)


def partners(alias: str, arguments: str, day: str, kinds: tuple[str, ...] | None) -> Asked:
    """Organisation.partners with arguments."""
    return Asked(
        alias,
        "partners",
        arguments,
        PARTNER,
        lambda seen, key: relations.organisation_partners(seen, key.id, day, kinds),
    )


def of_party(today: str) -> list[Asked]:
    """What people and organisations share."""
    return [
        Asked("projects", "projects", "", PARTICIPATION, lambda s, k: relations.party_projects(s, k)),
        Asked(
            "projectsOn",
            "projects",
            f'activeOn: "{DAY}"',
            PARTICIPATION,
            lambda s, k: relations.party_projects(s, k, DAY),
        ),
        plain("assets", relations.party_assets),
        plain("needs", relations.subject_needs),
        Asked("pledges", "pledges", "", PLEDGE, relations.party_pledges),
    ]


def asked_of(type_name: str, today: str) -> list[Asked]:
    """All connections of a type, but for those that rank: `both_sides`."""
    if type_name == "Person":
        return [
            *levelled("skills", relations.person_skills),
            Asked(
                "endorsements",
                "endorsements",
                "",
                "skill { id } on",
                lambda seen, key: relations.person_endorsements(seen, key.id),
            ),
            *dated("organisations", MEMBERSHIP, relations.person_organisations),
            *of_party(today),
            Asked(
                "collaborators",
                "collaborators",
                "",
                "sharedProjects sharedOrganisations",
                lambda seen, key: relations.collaborators(seen, key.id, today),
            ),
        ]
    if type_name == "Organisation":
        return [
            *dated("people", MEMBERSHIP, relations.organisation_people),
            *of_party(today),
            partners("partners", "", today, None),
            partners("partnersThen", f'asOf: "{DAY}"', DAY, None),
            partners("partnersOf", "kinds: [FUNDING, ALLIANCE]", today, ("FUNDING", "ALLIANCE")),
            partners("partnersAll", "kinds: []", today, None),
            Asked(
                "skills",
                "skills",
                "",
                "people highestLevel",
                lambda seen, key: relations.organisation_skills(seen, key.id, today),
            ),
        ]
    if type_name == "Project":
        return [
            *dated("people", PARTICIPATION, relations.project_people),
            *dated("organisations", PARTICIPATION, relations.project_organisations),
            *dated("assets", "since until", relations.project_assets),
            plain("needs", relations.subject_needs),
            plain("contributions", lambda seen, key: relations.project_contributions(seen, key.id)),
        ]
    if type_name == "Skill":
        return [
            plain("narrower", lambda seen, key: relations.skill_narrower(seen, key.id)),
            *levelled("people", relations.skill_people),
            plain("needs", lambda seen, key: relations.skill_needs(seen, key.id)),
        ]
    if type_name == "Need":
        return [
            Asked("people", "pledgingPeople", "", PLEDGE, lambda seen, key: relations.need_people(seen, key.id)),
            Asked(
                "organisations",
                "pledgingOrganisations",
                "",
                PLEDGE,
                lambda seen, key: relations.need_organisations(seen, key.id),
            ),
        ]
    if type_name == "Asset":
        return [plain("projects", lambda seen, key: relations.asset_projects(seen, key.id))]
    if type_name == "Place":
        return [plain("children", lambda seen, key: relations.place_children(seen, key.id))]
    return []


FIELDS = {
    "Person": "name headline about languages spaces hoursPerWeek availableFrom availableUntil remote visibility contact"
    " email phone place { id }",
    "Organisation": "name kind summary sectors spaces website email visibility location { latitude longitude }"
    " place { id } parent { id }",
    "Project": "name summary status sectors spaces startsOn endsOn visibility location { latitude longitude }"
    " place { id }",
    "Skill": "name altNames description",
    "Asset": "name kind summary capacity terms availableFrom availableUntil visibility location { latitude longitude }"
    " place { id } owner { id }",
    "Place": "name kind code location { latitude longitude } parent { id }",
    "Need": "title kind assetKind level quantity urgency status startsOn endsOn raisedOn fulfilledOn visibility"
    " skill { id } place { id } subject { ... on Node { id } }",
    "Contribution": "kind amount currency on note giver { id } project { id }",
}


def document(type_name: str, today: str, paging: str = "first: 200") -> str:
    """Everything about things of one type: `nodes(ids: $ids)`."""
    connections = " ".join(asked.text(paging) for asked in asked_of(type_name, today))
    lists = "broader { id } related { id }" if type_name == "Skill" else ""
    return (
        "query Things($ids: [ID!]!) { nodes(ids: $ids) { __typename id"
        f" ... on {type_name} {{ {FIELDS[type_name]} {connections} {lists} }} }} }}"
    )


def expected(seen: Community, viewer: Viewer, today: str, key: Key) -> Json | None:
    """What the reference says of a thing: its fields, and of each connection all edges."""
    answer = node_fields(seen, viewer, today, key)
    if answer is None:
        return None
    for asked in asked_of(key.type, today):
        edges = asked.full(seen, key)
        answer[asked.alias] = {"edges": edges, "totalCount": len(edges)}
    if key.type == "Skill":
        answer["broader"] = relations.skill_broader(seen, key.id)
        answer["related"] = relations.skill_related(seen, key.id)
    return answer


def stripped(thing: Any) -> Any:
    """The service's answer without cursors and page information, which the reference does not know."""
    if thing is None:
        return None
    shown = dict(thing)
    for name, value in thing.items():
        if isinstance(value, dict) and "edges" in value:
            edges = [{key: part for key, part in edge.items() if key != "cursor"} for edge in value["edges"]]
            shown[name] = {"edges": edges, "totalCount": value["totalCount"]}
    return shown


def keys_of(community: Community, type_name: str) -> list[Key]:
    """The keys of all things of a type, hidden ones too."""
    return [Key(type_name, own_id) for own_id in getattr(community, NODE_TABLES[type_name])]


__all__ = ["FIELDS", "asked_of", "camel", "document", "expected", "global_id", "keys_of", "point", "stripped"]
