"""Facets and sectors, by hand from the rows: the same filter and viewer as the lists (A12, H7, J3, J6, N2)."""

from __future__ import annotations

from typing import Any

import pytest

from graph_store.drafts import vocabulary
from graph_store.errors import BadInput, NotFound
from graph_store.identity import encode
from graph_store.viewers import ANONYMOUS, MEMBER, Viewer
from loaders.context import RequestContext
from resolvers import facets
from resolvers.assets import ASSETS
from resolvers.lists import Listing
from resolvers.needs import NEEDS
from resolvers.organisations import ORGANISATIONS
from resolvers.people import PEOPLE
from resolvers.projects import PROJECTS
from tests.conftest import ReadingFactory
from tests.reference.community import Asset, Key, Need, Organisation, Person, Place, Project, Row, Skill
from tests.support.communities import Held
from tests.support.networks import Inline

CREW, ANA = Key("Organisation", "crew"), Key("Person", "ana")
ROWS: tuple[Row, ...] = (
    Place("isle", "Isle", "COUNTRY"),
    Place("cove", "Cove", "SETTLEMENT", None, "isle"),
    Place("atoll", "Atoll", "COUNTRY"),
    Place("sea", "Sea", "REGION"),
    Skill("boats", "Boats"),
    Person("ana", "Ana", place="cove", languages=("EN", "en", "fr"), spaces=("TRADE", "FAMILY")),
    Person("ben", "Ben", place="isle", languages=("en",), spaces=("TRADE",)),
    Person("cat", "Cat", visibility="MEMBERS", place="atoll", languages=("FR",), spaces=("CULTURE",)),
    Organisation("crew", "Crew", kind="NGO", sectors=("Santé", "Trade"), spaces=("TRADE",), place="cove"),
    Organisation("dock", "Dock", kind="BUSINESS", sectors=("trade",), place="sea"),
    Organisation("east", "East", kind="NGO", sectors=("Zoo",), visibility="MEMBERS"),
    Project("p1", "Alpha", status="ACTIVE", sectors=("SANTE", "Art")),
    Project("p2", "Bravo", status="PROPOSED", sectors=("art",), place="atoll"),
    Asset("a1", "Van", "TRANSPORT", None, CREW, terms="LOAN", place="cove"),
    Asset("a2", "Tent", "EQUIPMENT", None, ANA, terms="LOAN"),
    Asset("a3", "Boat", "TRANSPORT", None, Key("Person", "cat"), place="atoll"),
    Need("n1", "Boats", CREW, "SKILL", "boats", status="OPEN", urgency="HIGH"),
    Need("n2", "Land", ANA, "ASSET", None, "LAND", status="PLEDGED", urgency="HIGH", place="atoll"),
    Need("n3", "Lots", ANA, "ASSET", None, "LAND", status="OPEN", urgency="LOW"),
)


async def counted(
    reading: ReadingFactory, listing: Listing, asked: dict[str, Any], viewer: Viewer
) -> tuple[RequestContext, facets.Facets]:
    context = RequestContext(reading(viewer), Inline())
    return context, await facets.facets(context, listing, asked)


def shown(counts: list[facets.ValueCount]) -> dict[str, int]:
    """The counts, which keep their order."""
    return {one.value: one.count for one in counts}


@pytest.mark.parametrize(
    ("listing", "by", "values", "viewer", "expected"),
    [
        (PEOPLE, "spaces_of", vocabulary.SPACES, ANONYMOUS, {"TRADE": 2, "FAMILY": 1}),
        (PEOPLE, "spaces_of", vocabulary.SPACES, MEMBER, {"TRADE": 2, "FAMILY": 1, "CULTURE": 1}),
        (ORGANISATIONS, "kind_of", vocabulary.ORGANISATION_KINDS, MEMBER, {"NGO": 2, "BUSINESS": 1}),
        (ORGANISATIONS, "kind_of", vocabulary.ORGANISATION_KINDS, ANONYMOUS, {"NGO": 1, "BUSINESS": 1}),
        (PROJECTS, "status_of", vocabulary.PROJECT_STATUSES, ANONYMOUS, {"PROPOSED": 1, "ACTIVE": 1}),
        (ASSETS, "kind_of", vocabulary.ASSET_KINDS, MEMBER, {"TRANSPORT": 2, "EQUIPMENT": 1}),
        (ASSETS, "terms_of", vocabulary.ASSET_TERMS, MEMBER, {"LOAN": 2}),
        (ASSETS, "owner_spaces_of", vocabulary.SPACES, ANONYMOUS, {"TRADE": 2, "FAMILY": 1}),
        (ASSETS, "owner_spaces_of", vocabulary.SPACES, MEMBER, {"TRADE": 2, "FAMILY": 1, "CULTURE": 1}),
        (NEEDS, "kind_of", vocabulary.NEED_KINDS, MEMBER, {"ASSET": 2, "SKILL": 1}),
        (NEEDS, "asset_kind_of", vocabulary.ASSET_KINDS, MEMBER, {"LAND": 2}),
        (NEEDS, "status_of", vocabulary.NEED_STATUSES, MEMBER, {"OPEN": 2, "PLEDGED": 1}),
        (NEEDS, "urgency_of", vocabulary.URGENCIES, MEMBER, {"HIGH": 2, "LOW": 1}),
    ],
)
async def test_counts_of_closed_sets_of_values(
    held: Held,
    reading: ReadingFactory,
    listing: Listing,
    by: str,
    values: tuple[str, ...],
    viewer: Viewer,
    expected: dict[str, int],
) -> None:
    await held.hold(*ROWS)
    context, found = await counted(reading, listing, {}, viewer)
    counts = await facets.closed(context, found, by, values)
    assert list(shown(counts).items()) == list(expected.items())


@pytest.mark.parametrize(
    ("listing", "by", "viewer", "expected"),
    [
        (PEOPLE, "languages_of", ANONYMOUS, {"EN": 2, "fr": 1}),
        (PEOPLE, "languages_of", MEMBER, {"EN": 2, "fr": 2}),
        (ORGANISATIONS, "sectors_of", ANONYMOUS, {"Trade": 2, "Santé": 1}),
        (ORGANISATIONS, "sectors_of", MEMBER, {"Trade": 2, "Santé": 1, "Zoo": 1}),
        (PROJECTS, "sectors_of", ANONYMOUS, {"Art": 2, "SANTE": 1}),
        (ASSETS, "owner_sectors_of", ANONYMOUS, {"Santé": 1, "Trade": 1}),
    ],
)
async def test_counts_of_free_text_are_folded(
    held: Held, reading: ReadingFactory, listing: Listing, by: str, viewer: Viewer, expected: dict[str, int]
) -> None:
    await held.hold(*ROWS)
    context, found = await counted(reading, listing, {}, viewer)
    counts = await facets.free(context, found, by, 50)
    assert list(shown(counts).items()) == list(expected.items())
    first = await facets.free(context, found, by, 1)
    assert list(shown(first).items()) == list(expected.items())[:1]


@pytest.mark.parametrize(
    ("listing", "level", "viewer", "expected"),
    [
        (PEOPLE, "COUNTRY", ANONYMOUS, {"isle": 2}),
        (PEOPLE, "COUNTRY", MEMBER, {"isle": 2, "atoll": 1}),
        (PEOPLE, "SETTLEMENT", MEMBER, {"cove": 1}),
        (ORGANISATIONS, "REGION", ANONYMOUS, {"sea": 1}),
        (PROJECTS, "COUNTRY", ANONYMOUS, {"atoll": 1}),
        (ASSETS, "COUNTRY", ANONYMOUS, {"atoll": 1, "isle": 1}),
        (NEEDS, "COUNTRY", ANONYMOUS, {"isle": 2, "atoll": 1}),
        (NEEDS, "DISTRICT", ANONYMOUS, {}),
    ],
)
async def test_counts_by_place_are_rolled_up(
    held: Held, reading: ReadingFactory, listing: Listing, level: str, viewer: Viewer, expected: dict[str, int]
) -> None:
    await held.hold(*ROWS)
    context, found = await counted(reading, listing, {}, viewer)
    counts = await facets.places(context, found, level)
    assert [(one.place.id, one.count) for one in counts] == list(expected.items())


async def test_the_filter_of_the_list_is_that_of_its_facets(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    asked = {"within": encode("Place", "isle"), "text": "a"}
    context, found = await counted(reading, PEOPLE, asked, MEMBER)
    assert await facets.total_count(context, found) == 1
    assert shown(await facets.free(context, found, "languages_of", 9)) == {"EN": 1, "fr": 1}
    assert dict(context.reading.statements) == {"places/by_ids": 1, "people/count": 1, "people/facet": 1}


async def test_sectors_in_use(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    for viewer, expected in (
        (ANONYMOUS, [("Art", 0, 2), ("Santé", 1, 1), ("Trade", 2, 0)]),
        (MEMBER, [("Art", 0, 2), ("Santé", 1, 1), ("Trade", 2, 0), ("Zoo", 1, 0)]),
    ):
        context = RequestContext(reading(viewer), Inline())
        found = await facets.sectors(context, 100)
        assert [(one.name, one.organisations, one.projects) for one in found] == expected
        assert dict(context.reading.statements) == {"sectors/counts": 1}
        assert await facets.sectors(context, 1) == found[:1]


@pytest.mark.parametrize("first", [0, 1001])
async def test_numbers_of_values_are_bounded(held: Held, reading: ReadingFactory, first: int) -> None:
    await held.hold(*ROWS)
    context, found = await counted(reading, PEOPLE, {}, ANONYMOUS)
    for asked in (facets.free(context, found, "languages_of", first), facets.sectors(context, first)):
        with pytest.raises(BadInput) as refused:
            await asked
        assert refused.value.argument == "first"


async def test_a_filter_is_checked_as_for_the_list(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    with pytest.raises(NotFound) as refused:
        await counted(reading, PEOPLE, {"within": encode("Place", "zz")}, ANONYMOUS)
    assert refused.value.argument == "filter.within"
