"""Facets: counts beside the lists, of what passes the same filter."""

from __future__ import annotations

from typing import Annotated, Any

import strawberry
from strawberry import UNSET

from graph_store import sectors
from graph_store.asset_map import KindCount
from graph_store.drafts import vocabulary
from resolvers import facets, places
from resolvers.assets import ASSETS
from resolvers.lists import Asked, Listing
from resolvers.needs import NEEDS
from resolvers.organisations import ORGANISATIONS
from resolvers.people import PEOPLE
from resolvers.projects import PROJECTS
from schema.asset_map import AssetKindCount
from schema.enums import (
    AssetKind,
    AssetTerms,
    NeedKind,
    NeedStatus,
    OrganisationKind,
    PlaceKind,
    ProjectStatus,
    Space,
    Urgency,
)
from schema.fields import root_field
from schema.filters import AssetWhere, NeedWhere, OrganisationWhere, PersonWhere, ProjectWhere, asked_of
from schema.info import Info
from schema.places import Place

_COUNT = "How many things, at least 1."
_MOST_FIRST = "most first, then in the order of the enum."
_FIRST = Annotated[int | None, strawberry.argument(description="How many values, 1 to 1000, most frequent first.")]
_LEVEL = Annotated[PlaceKind, strawberry.argument(description="The level to count by.")]

Parent = strawberry.Parent[facets.Facets]


def _value(type_: Any, description: str) -> Any:
    def resolve(parent: strawberry.Parent[facets.ValueCount]) -> str:
        return parent.value

    return strawberry.field(resolver=resolve, graphql_type=type_, description=description)


@strawberry.type(description="How many things have one space.")
class SpaceCount:
    """The parent object is resolvers.facets.ValueCount."""

    space: Space = _value(Space, "The space.")
    count: int = strawberry.field(description=_COUNT)


@strawberry.type(description="How many things have one kind of organisation.")
class OrganisationKindCount:
    """The parent object is resolvers.facets.ValueCount."""

    kind: OrganisationKind = _value(OrganisationKind, "The kind.")
    count: int = strawberry.field(description=_COUNT)


@strawberry.type(description="How many things have one status of projects.")
class ProjectStatusCount:
    """The parent object is resolvers.facets.ValueCount."""

    status: ProjectStatus = _value(ProjectStatus, "The status.")
    count: int = strawberry.field(description=_COUNT)


@strawberry.type(description="How many things have one terms.")
class AssetTermsCount:
    """The parent object is resolvers.facets.ValueCount."""

    terms: AssetTerms = _value(AssetTerms, "The terms.")
    count: int = strawberry.field(description=_COUNT)


@strawberry.type(description="How many things have one kind of need.")
class NeedKindCount:
    """The parent object is resolvers.facets.ValueCount."""

    kind: NeedKind = _value(NeedKind, "The kind.")
    count: int = strawberry.field(description=_COUNT)


@strawberry.type(description="How many things have one status of needs.")
class NeedStatusCount:
    """The parent object is resolvers.facets.ValueCount."""

    status: NeedStatus = _value(NeedStatus, "The status.")
    count: int = strawberry.field(description=_COUNT)


@strawberry.type(description="How many things have one urgency.")
class UrgencyCount:
    """The parent object is resolvers.facets.ValueCount."""

    urgency: Urgency = _value(Urgency, "The urgency.")
    count: int = strawberry.field(description=_COUNT)


@strawberry.type(description="How many things have one kind of asset that is needed.")
class NeededAssetKindCount:
    """The parent object is resolvers.facets.ValueCount."""

    kind: AssetKind = _value(AssetKind, "The kind.")
    count: int = strawberry.field(description=_COUNT)


@strawberry.type(description="How many things have one sector.")
class SectorCount:
    """The parent object is resolvers.facets.ValueCount."""

    sector: str = _value(str, "The sector, as the thing with the smallest id writes it.")
    count: int = strawberry.field(description=_COUNT)


@strawberry.type(description="How many things have one language.")
class LanguageCount:
    """The parent object is resolvers.facets.ValueCount."""

    language: str = _value(str, "A BCP 47 tag, as the person with the smallest id writes it.")
    count: int = strawberry.field(description=_COUNT)


@strawberry.type(description="How many things are in one place or within it.")
class PlaceCount:
    """The parent object is resolvers.places.PlaceCount."""

    place: Place = strawberry.field(description="The place.")
    count: int = strawberry.field(description=_COUNT)


@strawberry.type(description="A sector that is in use.")
class Sector:
    """The parent object is graph_store.sectors.Sector."""

    name: str = strawberry.field(description="As the organisation with the smallest id writes it.")
    organisations: int = strawberry.field(description="How many organisations carry it.")
    projects: int = strawberry.field(description="How many projects carry it.")


async def _total_count(parent: Parent, info: Info) -> int:
    return await facets.total_count(info.context, parent)


async def _places(parent: Parent, info: Info, kind: _LEVEL = PlaceKind.COUNTRY) -> list[places.PlaceCount]:
    return await facets.places(info.context, parent, kind.name)


async def _asset_kinds(parent: Parent, info: Info) -> list[KindCount]:
    counts = await facets.closed(info.context, parent, "kind_of", vocabulary.ASSET_KINDS)
    return [KindCount(one.value, one.count) for one in counts]


def _closed(by: str, values: tuple[str, ...], type_: Any, description: str) -> Any:
    """Counts by a property with a closed set of values."""

    async def resolve(parent: Parent, info: Info) -> list[facets.ValueCount]:
        return await facets.closed(info.context, parent, by, values)

    return strawberry.field(resolver=resolve, graphql_type=list[type_], description=f"{description}: {_MOST_FIRST}")


def _free(by: str, type_: Any, description: str) -> Any:
    """Counts by a property of free text."""

    async def resolve(parent: Parent, info: Info, first: _FIRST = 50) -> list[facets.ValueCount]:
        return await facets.free(info.context, parent, by, 50 if first is None else first)

    return strawberry.field(
        resolver=resolve, graphql_type=list[type_], description=f"{description}: most first, then by folded name."
    )


def _by_place() -> Any:
    return root_field(
        _places,
        list[PlaceCount],
        "By the nearest place of a kind, most first, then by name; what is in none is left out.",
    )


def _by_space(by: str = "spaces_of") -> Any:
    return _closed(by, vocabulary.SPACES, SpaceCount, "By space; one in several counts in each")


def _by_sector(by: str = "sectors_of") -> Any:
    return _free(by, SectorCount, "By sector, case and accents aside; one with several counts in each")


def _total() -> Any:
    return root_field(_total_count, int, "How many things pass the filter.")


@strawberry.type(description="The people who pass a filter, counted.")
class PersonFacets:
    """The parent object is resolvers.facets.Facets."""

    total_count: int = _total()
    spaces: list[SpaceCount] = _by_space()
    languages: list[LanguageCount] = _free("languages_of", LanguageCount, "By language, case aside")
    places: list[PlaceCount] = _by_place()


@strawberry.type(description="The organisations that pass a filter, counted.")
class OrganisationFacets:
    """The parent object is resolvers.facets.Facets."""

    total_count: int = _total()
    kinds: list[OrganisationKindCount] = _closed(
        "kind_of", vocabulary.ORGANISATION_KINDS, OrganisationKindCount, "By kind"
    )
    sectors: list[SectorCount] = _by_sector()
    spaces: list[SpaceCount] = _by_space()
    places: list[PlaceCount] = _by_place()


@strawberry.type(description="The projects that pass a filter, counted.")
class ProjectFacets:
    """The parent object is resolvers.facets.Facets."""

    total_count: int = _total()
    statuses: list[ProjectStatusCount] = _closed(
        "status_of", vocabulary.PROJECT_STATUSES, ProjectStatusCount, "By status"
    )
    sectors: list[SectorCount] = _by_sector()
    spaces: list[SpaceCount] = _by_space()
    places: list[PlaceCount] = _by_place()


@strawberry.type(description="The assets that pass a filter, counted.")
class AssetFacets:
    """The parent object is resolvers.facets.Facets."""

    total_count: int = _total()
    kinds: list[AssetKindCount] = root_field(_asset_kinds, list[AssetKindCount], f"By kind: {_MOST_FIRST}")
    terms: list[AssetTermsCount] = _closed("terms_of", vocabulary.ASSET_TERMS, AssetTermsCount, "By terms, where known")
    sectors: list[SectorCount] = _by_sector("owner_sectors_of")
    spaces: list[SpaceCount] = _by_space("owner_spaces_of")
    places: list[PlaceCount] = _by_place()


@strawberry.type(description="The needs that pass a filter, counted.")
class NeedFacets:
    """The parent object is resolvers.facets.Facets."""

    total_count: int = _total()
    kinds: list[NeedKindCount] = _closed("kind_of", vocabulary.NEED_KINDS, NeedKindCount, "By kind")
    asset_kinds: list[NeededAssetKindCount] = _closed(
        "asset_kind_of", vocabulary.ASSET_KINDS, NeededAssetKindCount, "Needs of assets, by the kind of asset"
    )
    statuses: list[NeedStatusCount] = _closed("status_of", vocabulary.NEED_STATUSES, NeedStatusCount, "By status")
    urgencies: list[UrgencyCount] = _closed("urgency_of", vocabulary.URGENCIES, UrgencyCount, "By urgency")
    places: list[PlaceCount] = _by_place()


async def _facets(info: Info, listing: Listing, asked: Asked) -> facets.Facets:
    return await facets.facets(info.context, listing, asked)


async def _person_facets(info: Info, where: PersonWhere = UNSET) -> facets.Facets:
    return await _facets(info, PEOPLE, asked_of(where))


async def _organisation_facets(info: Info, where: OrganisationWhere = UNSET) -> facets.Facets:
    return await _facets(info, ORGANISATIONS, asked_of(where))


async def _project_facets(info: Info, where: ProjectWhere = UNSET) -> facets.Facets:
    return await _facets(info, PROJECTS, asked_of(where))


async def _asset_facets(info: Info, where: AssetWhere = UNSET) -> facets.Facets:
    return await _facets(info, ASSETS, asked_of(where))


async def _need_facets(info: Info, where: NeedWhere = UNSET) -> facets.Facets:
    return await _facets(info, NEEDS, asked_of(where))


async def _sectors(info: Info, first: _FIRST = 200) -> list[sectors.Sector]:
    return await facets.sectors(info.context, 200 if first is None else first)


@strawberry.type
class FacetQuery:
    """Counts beside the lists."""

    person_facets: PersonFacets = root_field(_person_facets, PersonFacets, "Counts of the people who pass a filter.")
    organisation_facets: OrganisationFacets = root_field(
        _organisation_facets, OrganisationFacets, "Counts of the organisations that pass a filter."
    )
    project_facets: ProjectFacets = root_field(
        _project_facets, ProjectFacets, "Counts of the projects that pass a filter."
    )
    asset_facets: AssetFacets = root_field(_asset_facets, AssetFacets, "Counts of the assets that pass a filter.")
    need_facets: NeedFacets = root_field(_need_facets, NeedFacets, "Counts of the needs that pass a filter.")
    sectors: list[Sector] = root_field(
        _sectors, list[Sector], "The sectors in use, most used first, then by folded name: what a filter can ask for."
    )
