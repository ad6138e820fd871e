"""Who sees what: DESIGN 6, B9, C1 to C5.

``visible`` makes the copy of a community from which everything hidden from a viewer was deleted. Answers computed on
the copy keep non-interference by themselves.
"""

from dataclasses import dataclass, replace
from typing import Self

from .community import Community, Key, Person
from .figures import active


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks: ``kind`` is anonymous, member, administrator or person; ``person`` the id of that person."""

    kind: str
    person: str | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """The viewer that a setting names: ``anonymous``, ``member``, ``administrator`` or ``person:ID``."""
        kind, _, person = text.partition(":")
        return cls(kind, person or None)

    def __str__(self) -> str:
        """The viewer as a setting names it."""
        return self.kind if self.person is None else f"{self.kind}:{self.person}"


ANONYMOUS = Viewer("anonymous")
MEMBER = Viewer("member")
ADMINISTRATOR = Viewer("administrator")


def seen_visibilities(viewer: Viewer) -> set[str]:
    """DESIGN 6: which visibilities a viewer sees whatever the thing."""
    return {
        "anonymous": {"PUBLIC"},
        "member": {"PUBLIC", "MEMBERS"},
        "person": {"PUBLIC", "MEMBERS"},
        "administrator": {"PUBLIC", "MEMBERS", "PRIVATE"},
    }[viewer.kind]


def stewarded(community: Community, viewer: Viewer, today: str) -> set[str]:
    """DESIGN 6: the organisations of which the viewer is today an active steward."""
    return {
        membership.organisation
        for membership in community.memberships
        if viewer.person is not None
        and membership.person == viewer.person
        and membership.steward
        and active(membership, today)
    }


def private_things(community: Community, viewer: Viewer, today: str) -> set[Key]:
    """C5: what belongs to the viewer or to an organisation that he is steward of, and so is seen though PRIVATE."""
    stewards_of = stewarded(community, viewer, today)
    owners = {Key("Organisation", organisation) for organisation in stewards_of}
    if viewer.person is not None:
        owners.add(Key("Person", viewer.person))
    led = {
        Key("Project", work.project)
        for work in community.participations
        if work.party.type == "Organisation"
        and work.party.id in stewards_of
        and work.role == "LEAD"
        and active(work, today)
    }
    members = {
        Key("Person", membership.person)
        for membership in community.memberships
        if membership.organisation in stewards_of and active(membership, today)
    }
    assets = {Key("Asset", asset.id) for asset in community.assets.values() if asset.owner in owners}
    needs = {Key("Need", need.id) for need in community.needs.values() if need.subject in owners | led}
    return owners | led | members | assets | needs


def visible_nodes(community: Community, viewer: Viewer, today: str) -> set[Key]:
    """The people, organisations, projects, assets and needs that the viewer sees."""
    visibilities = seen_visibilities(viewer)
    private = private_things(community, viewer, today)

    def is_seen(key: Key, visibility: str) -> bool:
        return visibility in visibilities or (visibility == "PRIVATE" and key in private)

    seen = {
        key
        for table, label in (("people", "Person"), ("organisations", "Organisation"), ("projects", "Project"))
        for own_id, row in getattr(community, table).items()
        if is_seen(key := Key(label, own_id), row.visibility)
    }
    assets = {
        Key("Asset", asset.id)
        for asset in community.assets.values()
        if is_seen(Key("Asset", asset.id), asset.visibility)
    }
    needs = {
        Key("Need", need.id)
        for need in community.needs.values()
        if is_seen(Key("Need", need.id), need.visibility) and need.subject in seen
    }
    return seen | assets | needs


def visible(community: Community, viewer: Viewer, today: str) -> Community:
    """The copy without anything hidden: B9, C2 (relations need both ends), C4 (a hidden parent reads as null)."""
    seen = visible_nodes(community, viewer, today)
    people = {own_id for label, own_id in seen if label == "Person"}
    organisations = {own_id for label, own_id in seen if label == "Organisation"}
    projects = {own_id for label, own_id in seen if label == "Project"}
    assets = {own_id for label, own_id in seen if label == "Asset"}
    needs = {own_id for label, own_id in seen if label == "Need"}
    return Community(
        places=community.places,
        skills=community.skills,
        organisations={
            own_id: replace(row, parent=row.parent if row.parent in organisations else None)
            for own_id, row in community.organisations.items()
            if own_id in organisations
        },
        people={own_id: row for own_id, row in community.people.items() if own_id in people},
        projects={own_id: row for own_id, row in community.projects.items() if own_id in projects},
        assets={
            own_id: replace(row, owner=row.owner if row.owner in seen else None)
            for own_id, row in community.assets.items()
            if own_id in assets
        },
        needs={own_id: row for own_id, row in community.needs.items() if own_id in needs},
        memberships=tuple(
            row for row in community.memberships if row.person in people and row.organisation in organisations
        ),
        participations=tuple(row for row in community.participations if row.project in projects and row.party in seen),
        person_skills=tuple(row for row in community.person_skills if row.person in people),
        partnerships=tuple(
            row for row in community.partnerships if row.organisation in organisations and row.partner in organisations
        ),
        asset_uses=tuple(row for row in community.asset_uses if row.project in projects and row.asset in assets),
        pledges=tuple(row for row in community.pledges if row.need in needs and row.party in seen),
        endorsements=tuple(row for row in community.endorsements if row.endorser in people and row.person in people),
        contributions={
            own_id: replace(row, party=row.party if row.party in seen else None)
            for own_id, row in community.contributions.items()
            if row.project in projects
        },
    )


def sees_contact(community: Community, viewer: Viewer, today: str, person: Person) -> bool:
    """C3: whether the viewer sees the person's email and phone."""
    if viewer.kind == "administrator" or viewer == Viewer("person", person.id):
        return True
    if person.contact == "STEWARDS":
        stewards_of = stewarded(community, viewer, today)
        return any(
            membership.person == person.id and membership.organisation in stewards_of and active(membership, today)
            for membership in community.memberships
        )
    if person.contact == "MEMBERS":
        return viewer.kind != "anonymous"
    return person.contact == "PUBLIC"
