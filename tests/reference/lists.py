"""The root lists: A1, A4, A11, J2 to J5, L1 to L7, N2. Each returns all edges in order."""

from collections.abc import Callable, Sequence

from .answers import Arguments, Json, given, required
from .community import Asset, Community, Need, NodeRow, Organisation, Person, Place, Project, Skill
from .figures import holds_on
from .folding import any_folded, any_of, every_word_begins_some, words
from .orders import in_order
from .places import is_within, place_of_need
from .relations import nodes_by_name
from .skills import narrower_at_any_depth


def searchable_fields(row: NodeRow) -> list[str]:
    """L1, L2: the texts of a thing that are searched."""
    fields: Sequence[str | None] = ()
    if isinstance(row, Person):
        fields = (row.name, row.headline, row.about)
    elif isinstance(row, Organisation | Project | Asset):
        fields = (row.name, row.summary)
    elif isinstance(row, Skill):
        fields = (row.name, *row.alt_names, row.description)
    elif isinstance(row, Place):
        fields = (row.name, row.code)
    elif isinstance(row, Need):
        fields = (row.title,)
    return [text for text in fields if text is not None]


def passes_text(row: NodeRow, text: str | None) -> bool:
    """L1: every word of the text begins some word of the thing; a text without words restricts nothing."""
    there = [word for one in searchable_fields(row) for word in words(one)]
    return every_word_begins_some(words(text or ""), there)


def within_test(community: Community, filters: Arguments | None, name: str) -> Callable[[str | None], bool]:
    """L4, B5: the test of a filter's ``within``; without it everything passes."""
    area = given(filters, "within")
    if area is None:
        return lambda place: True
    place_id = required(community, area, name, "Place").id
    return lambda place: is_within(community, place, place_id)


def people(
    community: Community, filters: Arguments | None = None, order: Arguments | None = None, today: str = ""
) -> list[Json]:
    """The list of people that pass a PersonFilter."""
    return in_order(community, people_found(community, filters), order, today)


def people_found(community: Community, filters: Arguments | None = None) -> list[Person]:
    """PersonFilter: L1, L3, L5, L6, J4; in no order."""
    is_inside = within_test(community, filters, "filter.within")
    requirements = [serving_skills(community, one) for one in given(filters, "skills", ())]
    organisation, project = given(filters, "organisation"), given(filters, "project")
    members = None if organisation is None else _members(community, organisation)
    participants = None if project is None else _participants(community, project)
    return [
        row
        for row in community.people.values()
        if passes_text(row, given(filters, "text"))
        and any_of(given(filters, "spaces"), row.spaces)
        and all(holds(community, row.id, skills, level) for skills, level in requirements)
        and is_inside(row.place)
        and any_folded(given(filters, "languages"), row.languages)
        and (members is None or row.id in members)
        and (participants is None or row.id in participants)
        and _is_available(row.available_from, row.available_until, given(filters, "availableOn"))
        and given(filters, "remote") in (None, row.remote)
    ]


def serving_skills(community: Community, requirement: Arguments) -> tuple[set[str], int]:
    """L3: the skills that meet a requirement (itself, or narrower by any number of steps), and its lowest level."""
    skill = required(community, requirement["skill"], "filter.skills.skill", "Skill").id
    return {skill} | narrower_at_any_depth(community, skill), given(requirement, "minLevel", 1)


def holds(community: Community, person: str, skills: set[str], level: int) -> bool:
    """L3: the person holds one of the skills at that level or higher."""
    return any(row.person == person and row.skill in skills and row.level >= level for row in community.person_skills)


def _members(community: Community, organisation: str) -> set[str]:
    """L5: people with a membership of any date."""
    own_id = required(community, organisation, "filter.organisation", "Organisation").id
    return {row.person for row in community.memberships if row.organisation == own_id}


def _participants(community: Community, project: str) -> set[str]:
    """L5: people with a participation of any date."""
    own_id = required(community, project, "filter.project", "Project").id
    return {row.party.id for row in community.participations if row.project == own_id and row.party.type == "Person"}


def _is_available(start: str | None, end: str | None, day: str | None) -> bool:
    """J4, L7: the period holds the day; no day restricts nothing."""
    return day is None or holds_on(start, end, day)


def organisations(
    community: Community, filters: Arguments | None = None, order: Arguments | None = None, today: str = ""
) -> list[Json]:
    """The list of organisations that pass an OrganisationFilter."""
    return in_order(community, organisations_found(community, filters), order, today)


def organisations_found(community: Community, filters: Arguments | None = None) -> list[Organisation]:
    """OrganisationFilter; in no order."""
    is_inside = within_test(community, filters, "filter.within")
    return [
        row
        for row in community.organisations.values()
        if passes_text(row, given(filters, "text"))
        and any_of(given(filters, "spaces"), row.spaces)
        and any_of(given(filters, "kinds"), [row.kind])
        and any_folded(given(filters, "sectors"), row.sectors)
        and is_inside(row.place)
    ]


def projects(
    community: Community, filters: Arguments | None = None, order: Arguments | None = None, today: str = ""
) -> list[Json]:
    """The list of projects that pass a ProjectFilter."""
    return in_order(community, projects_found(community, filters), order, today)


def projects_found(community: Community, filters: Arguments | None = None) -> list[Project]:
    """ProjectFilter: L7; in no order."""
    is_inside = within_test(community, filters, "filter.within")
    return [
        row
        for row in community.projects.values()
        if passes_text(row, given(filters, "text"))
        and any_of(given(filters, "spaces"), row.spaces)
        and any_of(given(filters, "statuses"), [row.status])
        and any_folded(given(filters, "sectors"), row.sectors)
        and is_inside(row.place)
        and _is_available(row.starts_on, row.ends_on, given(filters, "activeOn"))
    ]


def skills(community: Community, filters: Arguments | None = None) -> list[Json]:
    """SkillFilter: L3 (broader: all skills narrower than it, not itself)."""
    broader = given(filters, "broader")
    chosen = set(community.skills)
    if broader is not None:
        chosen = narrower_at_any_depth(community, required(community, broader, "filter.broader", "Skill").id)
    return nodes_by_name(
        row for row in community.skills.values() if row.id in chosen and passes_text(row, given(filters, "text"))
    )


def assets_found(community: Community, filters: Arguments | None = None) -> list[Asset]:
    """AssetFilter: A11, J3, J4, J5, N2; in no order."""
    owner = given(filters, "owner")
    owned_by = None if owner is None else required(community, owner, "filter.owner", "Person", "Organisation")
    return [
        row
        for row in community.assets.values()
        if any_of(given(filters, "kinds"), [row.kind])
        and any_of(given(filters, "terms"), [row.terms] if row.terms is not None else [])
        and _is_available(row.available_from, row.available_until, given(filters, "availableOn"))
        and any_folded(given(filters, "sectors"), owner_sectors(community, row))
        and any_of(given(filters, "spaces"), owner_spaces(community, row))
        and owned_by in (None, row.owner)
        and passes_text(row, given(filters, "text"))
    ]


def owner_sectors(community: Community, asset: Asset) -> tuple[str, ...]:
    """J3: the sectors of the owner where that is an organisation."""
    is_of_organisation = asset.owner is not None and asset.owner.type == "Organisation"
    return community.organisations[asset.owner.id].sectors if asset.owner and is_of_organisation else ()


def owner_spaces(community: Community, asset: Asset) -> tuple[str, ...]:
    """N2: the spaces of the owner, be it a person or an organisation."""
    return community.party(asset.owner).spaces if asset.owner is not None else ()


def assets(community: Community, filters: Arguments | None = None) -> list[Json]:
    """The list of assets that pass an AssetFilter."""
    return nodes_by_name(assets_found(community, filters))


def places(community: Community, kind: str | None = None, within: str | None = None) -> list[Json]:
    """L4: places of a kind within a place, that place itself included."""
    is_inside = within_test(community, {"within": within}, "within")
    return nodes_by_name(row for row in community.places.values() if kind in (None, row.kind) and is_inside(row.id))


def needs(community: Community, filters: Arguments | None = None) -> list[Json]:
    """The list of needs that pass a NeedFilter."""
    return nodes_by_name(needs_found(community, filters))


def needs_found(community: Community, filters: Arguments | None = None) -> list[Need]:
    """NeedFilter: L3, H7; in no order."""
    skill = given(filters, "skill")
    serving: set[str] | None = None
    if skill is not None:
        own_id = required(community, skill, "filter.skill", "Skill").id
        serving = {own_id} | narrower_at_any_depth(community, own_id)
    is_inside = within_test(community, filters, "filter.within")
    return [
        row
        for row in community.needs.values()
        if any_of(given(filters, "kinds"), [row.kind])
        and any_of(given(filters, "statuses"), [row.status])
        and (serving is None or row.skill in serving)
        and is_inside(place_of_need(community, row))
        and any_of(given(filters, "urgency"), [row.urgency])
    ]
