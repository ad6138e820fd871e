"""Every connection of the contract as its full ordered list of edges: A4 to A7, D7, L8 to L10, N7, N12.

Each function takes the visible community and the sender's id of the parent, and returns all edges in order;
``totalCount`` is their number (A5). Dates ``active_on`` and ``as_of`` are ISO text.
"""

from collections.abc import Callable, Collection, Iterable

from .answers import Json, by_name, edge, node
from .community import AssetUse, Community, Key, Membership, NodeRow, Participation, PersonSkill, Pledge, Skill, key_of
from .enums import PARTICIPATION_ROLES
from .figures import active
from .partnerships import people_of, tie


def text_order(text: str | None) -> tuple[bool, str]:
    """A4: free-text roles and dates of the edges to one neighbour: null first, then by code point."""
    return text is not None, text or ""


def nodes_by_name(rows: Iterable[NodeRow]) -> list[Json]:
    """A4, A5: plain edges to distinct neighbours, by folded name, then id."""
    return [edge(key_of(row)) for row in sorted(rows, key=by_name)]


def memberships(
    rows: Iterable[Membership], active_on: str | None, neighbour: Callable[[Membership], NodeRow]
) -> list[Json]:
    """A4, A6: one edge for each membership (active on the date), by neighbour, role, since, until."""
    chosen = [row for row in rows if active_on is None or active(row, active_on)]
    chosen.sort(
        key=lambda row: (
            by_name(neighbour(row)),
            text_order(row.role),
            text_order(row.since),
            text_order(row.until),
        )
    )
    return [edge(key_of(neighbour(row)), role=row.role, since=row.since, until=row.until) for row in chosen]


def participations(
    rows: Iterable[Participation], active_on: str | None, neighbour: Callable[[Participation], NodeRow]
) -> list[Json]:
    """A4, A6: one edge for each participation (active on the date), by neighbour, role, since, until."""
    chosen = [row for row in rows if active_on is None or active(row, active_on)]
    chosen.sort(
        key=lambda row: (
            by_name(neighbour(row)),
            PARTICIPATION_ROLES.index(row.role),
            text_order(row.since),
            text_order(row.until),
        )
    )
    return [
        edge(key_of(neighbour(row)), role=row.role, since=row.since, until=row.until, hoursPerWeek=row.hours_per_week)
        for row in chosen
    ]


# --- of a person, of an organisation, of both ----------------------------------------------------------------------


def person_skills(community: Community, person: str, min_level: int | None = None) -> list[Json]:
    """Person.skills: with level and years."""
    held = [
        row for row in community.person_skills if row.person == person and (min_level is None or row.level >= min_level)
    ]
    held.sort(key=lambda row: by_name(community.skills[row.skill]))
    return [edge(Key("Skill", row.skill), **_skill(community, row)) for row in held]


def _skill(community: Community, row: PersonSkill) -> Json:
    endorsed = [one for one in community.endorsements if (one.person, one.skill) == (row.person, row.skill)]
    return {"level": row.level, "years": row.years, "endorsements": len(endorsed)}


def person_endorsements(community: Community, person: str) -> list[Json]:
    """Person.endorsements: who endorses which skill."""
    rows = [row for row in community.endorsements if row.person == person]
    rows.sort(key=lambda row: (by_name(community.people[row.endorser]), row.skill))
    return [edge(Key("Person", row.endorser), skill=node(Key("Skill", row.skill)), on=row.on) for row in rows]


def person_organisations(community: Community, person: str, active_on: str | None = None) -> list[Json]:
    """Person.organisations: with role, since and until."""
    rows = [row for row in community.memberships if row.person == person]
    return memberships(rows, active_on, lambda row: community.organisations[row.organisation])


def organisation_people(community: Community, organisation: str, active_on: str | None = None) -> list[Json]:
    """Organisation.people: with role, since and until."""
    rows = [row for row in community.memberships if row.organisation == organisation]
    return memberships(rows, active_on, lambda row: community.people[row.person])


def party_projects(community: Community, party: Key, active_on: str | None = None) -> list[Json]:
    """Party.projects: with role, since, until and hours a week."""
    rows = [row for row in community.participations if row.party == party]
    return participations(rows, active_on, lambda row: community.projects[row.project])


def party_assets(community: Community, party: Key) -> list[Json]:
    """Party.assets: those that it owns."""
    return nodes_by_name(asset for asset in community.assets.values() if asset.owner == party)


def subject_needs(community: Community, subject: Key) -> list[Json]:
    """Party.needs and Project.needs, of any status."""
    return nodes_by_name(need for need in community.needs.values() if need.subject == subject)


def party_pledges(community: Community, party: Key) -> list[Json]:
    """Party.pledges: the needs, with what was pledged."""
    rows = [row for row in community.pledges if row.party == party]
    return _pledges(rows, lambda row: community.needs[row.need])


def need_people(community: Community, need: str) -> list[Json]:
    """Need.pledgingPeople: with what each pledged."""
    return _need_parties(community, need, "Person")


def need_organisations(community: Community, need: str) -> list[Json]:
    """Need.pledgingOrganisations: with what each pledged."""
    return _need_parties(community, need, "Organisation")


def _need_parties(community: Community, need: str, label: str) -> list[Json]:
    rows = [row for row in community.pledges if row.need == need and row.party.type == label]
    return _pledges(rows, lambda row: community.party(row.party))


def _pledges(rows: Iterable[Pledge], neighbour: Callable[[Pledge], NodeRow]) -> list[Json]:
    """A4: one edge for each pledge, by neighbour."""
    return [
        edge(key_of(neighbour(row)), quantity=row.quantity, until=row.until, status=row.status)
        for row in sorted(rows, key=lambda row: by_name(neighbour(row)))
    ]


def collaborators(community: Community, person: str, today: str) -> list[Json]:
    """L8: Person.collaborators, most shared projects and organisations first, then id."""
    edges = []
    for other in sorted(community.people):
        projects = _works(community, person, today) & _works(community, other, today)
        organisations = _belongs(community, person, today) & _belongs(community, other, today)
        if other != person and (projects or organisations):
            edges.append(
                edge(Key("Person", other), sharedProjects=len(projects), sharedOrganisations=len(organisations))
            )
    return sorted(edges, key=lambda one: -(one["sharedProjects"] + one["sharedOrganisations"]))


def _works(community: Community, person: str, day: str) -> set[str]:
    party = Key("Person", person)
    return {row.project for row in community.participations if row.party == party and active(row, day)}


def _belongs(community: Community, person: str, day: str) -> set[str]:
    return {row.organisation for row in community.memberships if row.person == person and active(row, day)}


def organisation_partners(
    community: Community, organisation: str, as_of: str, kinds: Collection[str] | None = None
) -> list[Json]:
    """D1 to D7: Organisation.partners on a day (the service's default is today), strongest first, then id."""
    edges = []
    for other in sorted(community.organisations):
        found = tie(community, organisation, other, as_of, kinds or ()) if other != organisation else None
        if found is not None:
            edges.append(
                edge(
                    Key("Organisation", other),
                    kinds=list(found.kinds),
                    partnerships=found.partnerships,
                    since=found.since,
                    jointProjects=found.joint_projects,
                    sharedPeople=found.shared_people,
                    strength=found.strength,
                )
            )
    return sorted(edges, key=lambda one: -one["strength"])


def organisation_skills(community: Community, organisation: str, today: str) -> list[Json]:
    """L9: Organisation.skills, most held by its active members first, then folded name, id."""
    members = people_of(community, organisation, today)
    edges = []
    for skill in sorted(community.skills.values(), key=by_name):
        levels = [row.level for row in community.person_skills if row.person in members and row.skill == skill.id]
        if levels:
            edges.append(edge(key_of(skill), people=len(levels), highestLevel=max(levels)))
    return sorted(edges, key=lambda one: -one["people"])


# --- of a project ------------------------------------------------------------------------------------------------


def project_people(community: Community, project: str, active_on: str | None = None) -> list[Json]:
    """Project.people: with role, since, until and hours a week."""
    return _project_parties(community, project, "Person", active_on)


def project_organisations(community: Community, project: str, active_on: str | None = None) -> list[Json]:
    """Project.organisations: with role, since, until and hours a week."""
    return _project_parties(community, project, "Organisation", active_on)


def _project_parties(community: Community, project: str, label: str, active_on: str | None) -> list[Json]:
    rows = [row for row in community.participations if row.project == project and row.party.type == label]
    return participations(rows, active_on, lambda row: community.party(row.party))


def project_assets(community: Community, project: str, active_on: str | None = None) -> list[Json]:
    """Project.assets: one edge for each use, with since and until."""

    def order(use: AssetUse) -> tuple[object, ...]:
        return by_name(community.assets[use.asset]), text_order(use.since), text_order(use.until)

    rows = [
        row for row in community.asset_uses if row.project == project and (active_on is None or active(row, active_on))
    ]
    return [edge(Key("Asset", row.asset), since=row.since, until=row.until) for row in sorted(rows, key=order)]


def project_contributions(community: Community, project: str) -> list[Json]:
    """N7: Project.contributions, newest first, then id."""
    rows = [row for row in community.contributions.values() if row.project == project]
    rows.sort(key=lambda row: row.id)
    rows.sort(key=lambda row: row.on, reverse=True)
    return [edge(key_of(row)) for row in rows]


# --- of an asset, a skill, a place -------------------------------------------------------------------------------


def asset_projects(community: Community, asset: str) -> list[Json]:
    """Asset.projects: each project once (A5)."""
    used_by = {row.project for row in community.asset_uses if row.asset == asset}
    return nodes_by_name(community.projects[project] for project in used_by)


def skill_broader(community: Community, skill: str) -> list[Json]:
    """L10: Skill.broader, one step: a list of nodes, no connection."""
    return _nodes(nodes_by_name(community.skills[above] for above in community.skills[skill].broader))


def skill_narrower(community: Community, skill: str) -> list[Json]:
    """L10: Skill.narrower, one step."""
    return nodes_by_name(below for below in community.skills.values() if skill in below.broader)


def skill_related(community: Community, skill: str) -> list[Json]:
    """L10: Skill.related, both ways even if only one row names it: a list of nodes, no connection."""
    this = community.skills[skill]
    return _nodes(nodes_by_name(other for other in community.skills.values() if are_related(this, other)))


def _nodes(edges: Iterable[Json]) -> list[Json]:
    return [one["node"] for one in edges]


def are_related(one: Skill, other: Skill) -> bool:
    """G1: RELATED_TO is symmetric and direct."""
    return other.id in one.related or one.id in other.related


def skill_people(community: Community, skill: str, min_level: int | None = None) -> list[Json]:
    """L10: Skill.people, holders of that very skill, with level and years."""
    held = [
        row for row in community.person_skills if row.skill == skill and (min_level is None or row.level >= min_level)
    ]
    held.sort(key=lambda row: by_name(community.people[row.person]))
    return [edge(Key("Person", row.person), **_skill(community, row)) for row in held]


def skill_needs(community: Community, skill: str) -> list[Json]:
    """L10: Skill.needs, those of that very skill, of any status."""
    return nodes_by_name(need for need in community.needs.values() if need.skill == skill)


def place_children(community: Community, place: str) -> list[Json]:
    """Place.children, one step."""
    return nodes_by_name(below for below in community.places.values() if below.parent == place)
