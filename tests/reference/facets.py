"""Facets: what passes a filter, counted by its properties (A12, A13, E10, H7, J3, J6, N2)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from . import enums, lists
from .answers import Arguments, Json, by_name, node
from .community import Community, Key, Need, NodeRow, Organisation, Person, Project
from .folding import fold
from .places import place_of_need, rolled_up

Values = Iterable[tuple[str, Sequence[str]]]
"""For each thing its id and its values."""


def closed(name: str, values: Values, order: Sequence[str]) -> list[Json]:
    """Counts above 0, most first, then in the order of the enum."""
    counts = Counter(value for _, own in values for value in set(own))
    return [
        {name: value, "count": counts[value]}
        for value in sorted(counts, key=lambda value: (-counts[value], order.index(value)))
    ]


def free(name: str, values: Values) -> list[Json]:
    """Counts by folded value, in the spelling of the smallest id, most first, then by folded value."""
    counts: Counter[str] = Counter()
    spellings: dict[str, str] = {}
    for _, own in sorted(values):
        for value in own:
            spellings.setdefault(fold(value), value)
        counts.update({fold(value) for value in own})
    return [{name: spellings[key], "count": counts[key]} for key in sorted(counts, key=lambda key: (-counts[key], key))]


def places(community: Community, found: Iterable[str | None], kind: str) -> list[Json]:
    """J6."""
    counts = Counter(place for own in found if (place := rolled_up(community, own, kind)) is not None)
    ordered = sorted(counts, key=lambda place: (-counts[place], by_name(community.places[place])))
    return [{"place": node(Key("Place", place)), "count": counts[place]} for place in ordered]


def _of(rows: Iterable[Any], name: str) -> list[tuple[str, Sequence[str]]]:
    """Each thing's values of a property: of a list all, of one value that, of null none."""
    found = ((row.id, getattr(row, name)) for row in rows)
    return [(id_, [own] if isinstance(own, str) else own or ()) for id_, own in found]


def _all_places(community: Community, found: Sequence[str | None]) -> Mapping[str, list[Json]]:
    return {kind: places(community, found, kind) for kind in enums.PLACE_KINDS}


def _common(community: Community, rows: Sequence[Person | Organisation | Project]) -> Json:
    return {
        "totalCount": len(rows),
        "spaces": closed("space", _of(rows, "spaces"), enums.SPACES),
        "places": _all_places(community, [row.place for row in rows]),
    }


def person_facets(community: Community, filters: Arguments | None) -> Json:
    """personFacets, with languages and places by kind."""
    rows = lists.people_found(community, filters)
    return {**_common(community, rows), "languages": free("language", _of(rows, "languages"))}


def organisation_facets(community: Community, filters: Arguments | None) -> Json:
    """organisationFacets."""
    rows = lists.organisations_found(community, filters)
    return {
        **_common(community, rows),
        "kinds": closed("kind", _of(rows, "kind"), enums.ORGANISATION_KINDS),
        "sectors": free("sector", _of(rows, "sectors")),
    }


def project_facets(community: Community, filters: Arguments | None) -> Json:
    """projectFacets."""
    rows = lists.projects_found(community, filters)
    return {
        **_common(community, rows),
        "statuses": closed("status", _of(rows, "status"), enums.PROJECT_STATUSES),
        "sectors": free("sector", _of(rows, "sectors")),
    }


def asset_facets(community: Community, filters: Arguments | None) -> Json:
    """assetFacets: sectors and spaces are those of the owner."""
    rows = lists.assets_found(community, filters)
    return {
        "totalCount": len(rows),
        "kinds": closed("kind", _of(rows, "kind"), enums.ASSET_KINDS),
        "terms": closed("terms", _of(rows, "terms"), enums.ASSET_TERMS),
        "sectors": free("sector", [(row.id, lists.owner_sectors(community, row)) for row in rows]),
        "spaces": closed("space", [(row.id, lists.owner_spaces(community, row)) for row in rows], enums.SPACES),
        "places": _all_places(community, [row.place for row in rows]),
    }


def need_facets(community: Community, filters: Arguments | None) -> Json:
    """needFacets: places as H7 has them."""
    rows: Sequence[Need] = lists.needs_found(community, filters)
    return {
        "totalCount": len(rows),
        "kinds": closed("kind", _of(rows, "kind"), enums.NEED_KINDS),
        "assetKinds": closed("kind", _of(rows, "asset_kind"), enums.ASSET_KINDS),
        "statuses": closed("status", _of(rows, "status"), enums.NEED_STATUSES),
        "urgencies": closed("urgency", _of(rows, "urgency"), enums.URGENCIES),
        "places": _all_places(community, [place_of_need(community, row) for row in rows]),
    }


def sectors(community: Community) -> list[Json]:
    """The sectors in use: most used first, then by folded name; organisations' spellings before projects'."""
    carriers: list[NodeRow] = [*_by_id(community.organisations), *_by_id(community.projects)]
    spellings: dict[str, str] = {}
    counts = {Organisation: Counter[str](), Project: Counter[str]()}
    for row in carriers:
        assert isinstance(row, Organisation | Project)
        for value in row.sectors:
            spellings.setdefault(fold(value), value)
        counts[type(row)].update({fold(value) for value in row.sectors})
    of_organisations, of_projects = counts[Organisation], counts[Project]
    ordered = sorted(spellings, key=lambda key: (-of_organisations[key] - of_projects[key], key))
    return [
        {"name": spellings[key], "organisations": of_organisations[key], "projects": of_projects[key]}
        for key in ordered
    ]


def _by_id(rows: Mapping[str, NodeRow]) -> list[NodeRow]:
    return [rows[id_] for id_ in sorted(rows)]
