"""The orders of the root lists: A1, A14, A15, B10. Every thing here was created at the same time."""

from collections.abc import Sequence

from . import relations
from .answers import Arguments, Json, by_name, edge, given
from .community import Community, NodeRow, Organisation, Person, Project, key_of


def in_order(community: Community, rows: Sequence[NodeRow], order: Arguments | None, today: str) -> list[Json]:
    """By the field of the order, up or down; null last in both; equal ones by id, always up."""
    field = given(order, "field", "NAME")
    is_down = given(order, "direction", "ASC") == "DESC"
    found = sorted(rows, key=key_of)
    if field == "NAME":
        found.sort(key=lambda row: by_name(row)[0], reverse=is_down)
    elif field != "CREATED_AT":
        figures = {key_of(row): figure(community, row, field, today) for row in found}
        known = [row for row in found if figures[key_of(row)] is not None]
        known.sort(key=lambda row: figures[key_of(row)] or 0, reverse=is_down)
        found = known + [row for row in found if figures[key_of(row)] is None]
    return [edge(key_of(row)) for row in found]


def figure(community: Community, row: NodeRow, field: str, today: str) -> int | None:
    """A14: the totalCount of the connection without arguments; STARTS_ON as a number of days."""
    key = key_of(row)
    if isinstance(row, Project):
        if field == "STARTS_ON":
            return None if row.starts_on is None else int(row.starts_on.replace("-", ""))
        people = relations.project_people(community, row.id)
        return len(people) + len(relations.project_organisations(community, row.id))
    assert isinstance(row, Person | Organisation)
    if field == "PROJECT_COUNT":
        return len(relations.party_projects(community, key))
    if field == "SKILL_COUNT":
        return len(relations.person_skills(community, row.id))
    if field == "MEMBER_COUNT":
        return len(relations.organisation_people(community, row.id))
    assert field == "PARTNER_COUNT"
    return len(relations.organisation_partners(community, row.id, today))
