"""The rules of single rows (DEFINITIONS M), each by its column and reason."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from graph_store.drafts import (
    AssetDraft,
    ContributionDraft,
    Draft,
    Fault,
    MembershipDraft,
    NeedDraft,
    OrganisationDraft,
    ParticipationDraft,
    PartnershipDraft,
    PersonDraft,
    PersonSkillDraft,
    PlaceDraft,
    ProjectDraft,
    SkillDraft,
    faults,
)

PERSON = {"id": "p1", "name": "Édouard"}
ORGANISATION = {"id": "o1", "name": "Reef", "kind": "NGO"}
PROJECT = {"id": "j1", "name": "Water", "status": "ACTIVE"}
ASSET = {"id": "a1", "name": "Boat", "kind": "TRANSPORT"}
NEED = {"id": "n1", "title": "Divers", "subject": "project:j1", "kind": "SKILL", "skill": "s1"}
CONTRIBUTION = {"id": "c1", "project": "j1", "party": "person:p1", "kind": "HOURS", "amount": "2", "on": "2026-01-02"}
PARTNERSHIP = {"organisation": "o1", "partner": "o2", "kind": "ALLIANCE"}
PARTICIPATION = {"project": "j1", "party": "person:p1", "role": "LEAD"}


def faults_of(draft: type[Draft], row: dict[str, str]) -> list[Fault]:
    with pytest.raises(ValidationError) as caught:
        draft.model_validate(row)
    return faults(caught.value)


@pytest.mark.parametrize(
    ("draft", "row", "column", "reason"),
    [
        (PersonDraft, PERSON | {"id": " "}, "id", "is required, but empty"),
        (
            PersonDraft,
            PERSON | {"id": "a|b"},
            "id",
            "'a|b' contains |, which separates the values of a list: choose an id without it",
        ),
        (PersonDraft, PERSON | {"id": "x" * 2001}, "id", "is longer than 2,000 bytes: choose a shorter id"),
        (PersonDraft, PERSON | {"name": ""}, "name", "is required, but empty"),
        (PersonDraft, {"id": "p1"}, "name", "is required for what is new, and the file has no such column: add it"),
        (PersonDraft, PERSON | {"name": "x" * 1001}, "name", "is longer than 1,000 characters: shorten it"),
        (PersonDraft, PERSON | {"about": "a\0b"}, "about", "contains the character NUL: remove it"),
        (
            PersonDraft,
            PERSON | {"languages": "en|e"},
            "languages",
            "'e' is not a language tag (BCP 47): write it like en, ht or pap-CW",
        ),
        (
            PersonDraft,
            PERSON | {"languages": "english_uk"},
            "languages",
            "'english_uk' is not a language tag (BCP 47): write it like en, ht or pap-CW",
        ),
        (
            PersonDraft,
            PERSON | {"spaces": "TRADE|trade"},
            "spaces",
            "'trade' is not one of TRADE, EDUCATION, COMMUNITY, FAMILY, CULTURE, TOURISM",
        ),
        (PersonDraft, PERSON | {"contact": "ALL"}, "contact", "'ALL' is not one of NOBODY, STEWARDS, MEMBERS, PUBLIC"),
        (PersonDraft, PERSON | {"hours_per_week": "168.5"}, "hours_per_week", "168.5 is not between 0 and 168"),
        (
            PersonDraft,
            PERSON | {"hours_per_week": "4,5"},
            "hours_per_week",
            "'4,5' is not a number: write it like 12 or 12.5",
        ),
        (
            PersonDraft,
            PERSON | {"hours_per_week": "nan"},
            "hours_per_week",
            "'nan' is not a number: write it like 12 or 12.5",
        ),
        (
            PersonDraft,
            PERSON | {"hours_per_week": "1e999"},
            "hours_per_week",
            "'1e999' is not a number: write it like 12 or 12.5",
        ),
        (
            PersonDraft,
            PERSON | {"hours_per_week": "١٢"},
            "hours_per_week",
            "'١٢' is not a number: write it like 12 or 12.5",
        ),
        (
            PersonDraft,
            PERSON | {"available_from": "2026-2-3"},
            "available_from",
            "'2026-2-3' is not a date: write it as YYYY-MM-DD",
        ),
        (
            PersonDraft,
            PERSON | {"available_from": "2026-02-30"},
            "available_from",
            "'2026-02-30' is not a date: write it as YYYY-MM-DD",
        ),
        (
            PersonDraft,
            PERSON | {"available_from": "20260203"},
            "available_from",
            "'20260203' is not a date: write it as YYYY-MM-DD",
        ),
        (
            PersonDraft,
            PERSON | {"available_from": "2026-03-01", "available_until": "2026-02-28"},
            "available_until",
            "2026-02-28 is before available_from, which is 2026-03-01",
        ),
        (PersonDraft, PERSON | {"remote": "yes"}, "remote", "'yes' is neither true nor false"),
        (
            PersonDraft,
            PERSON | {"visibility": "public"},
            "visibility",
            "'public' is not one of PUBLIC, MEMBERS, PRIVATE",
        ),
        (
            OrganisationDraft,
            ORGANISATION | {"kind": "ngo"},
            "kind",
            "'ngo' is not one of COMMUNITY_GROUP, NGO, COOPERATIVE, BUSINESS, SCHOOL, UNIVERSITY, FAITH, GOVERNMENT, "
            "FUNDER, NETWORK, OTHER",
        ),
        (
            OrganisationDraft,
            ORGANISATION | {"latitude": "90.1", "longitude": "0"},
            "latitude",
            "90.1 is not between -90 and 90",
        ),
        (
            OrganisationDraft,
            ORGANISATION | {"latitude": "1", "longitude": "-180.5"},
            "longitude",
            "-180.5 is not between -180 and 180",
        ),
        (
            OrganisationDraft,
            ORGANISATION | {"latitude": "1", "longitude": ""},
            "longitude",
            "is empty although latitude is given: give both or neither",
        ),
        (
            OrganisationDraft,
            ORGANISATION | {"latitude": "", "longitude": "1"},
            "latitude",
            "is empty although longitude is given: give both or neither",
        ),
        (
            OrganisationDraft,
            ORGANISATION | {"website": "reef.example.org"},
            "website",
            "'reef.example.org' is not a web address: begin it with http:// or https://",
        ),
        (
            OrganisationDraft,
            ORGANISATION | {"website": "ftp://reef.example.org"},
            "website",
            "'ftp://reef.example.org' is not a web address: begin it with http:// or https://",
        ),
        (
            OrganisationDraft,
            ORGANISATION | {"website": "https://"},
            "website",
            "'https://' is not a web address: begin it with http:// or https://",
        ),
        (
            PlaceDraft,
            {"id": "x", "name": "X", "kind": "TOWN"},
            "kind",
            "'TOWN' is not one of REGION, COUNTRY, DISTRICT, SETTLEMENT",
        ),
        (ProjectDraft, PROJECT | {"status": ""}, "status", "is required, but empty"),
        (
            ProjectDraft,
            PROJECT | {"starts_on": "2026-01-02", "ends_on": "2026-01-01"},
            "ends_on",
            "2026-01-01 is before starts_on, which is 2026-01-02",
        ),
        (AssetDraft, ASSET | {"capacity": "-0.5"}, "capacity", "-0.5 is less than 0"),
        (AssetDraft, ASSET | {"terms": "GIFT"}, "terms", "'GIFT' is not one of FREE, LOAN, HIRE, SALE, GRANT"),
        (
            AssetDraft,
            ASSET | {"owner": "17"},
            "owner",
            "'17' has no type before it: write person:... or organisation:...",
        ),
        (
            AssetDraft,
            ASSET | {"owner": "Person:17"},
            "owner",
            "'Person:17' begins with a type that does not belong here: write person:... or organisation:...",
        ),
        (
            AssetDraft,
            ASSET | {"owner": "project:17"},
            "owner",
            "'project:17' begins with a type that does not belong here: write person:... or organisation:...",
        ),
        (
            AssetDraft,
            ASSET | {"owner": "person: "},
            "owner",
            "'person:' has no id after the type: write person:... or organisation:...",
        ),
        (NeedDraft, NEED | {"skill": ""}, "skill", "is empty, but a need of kind SKILL must have one"),
        (
            NeedDraft,
            NEED | {"asset_kind": "SPACE"},
            "asset_kind",
            "is given, but the need is of kind SKILL: leave it empty, or make the need one of kind ASSET",
        ),
        (
            NeedDraft,
            NEED | {"kind": "ASSET", "asset_kind": "SPACE"},
            "skill",
            "is given, but the need is of kind ASSET: leave it empty, or make the need one of kind SKILL",
        ),
        (
            NeedDraft,
            NEED | {"kind": "ASSET", "skill": ""},
            "asset_kind",
            "is empty, but a need of kind ASSET must have one",
        ),
        (NeedDraft, NEED | {"subject": ""}, "subject", "is required, but empty"),
        (NeedDraft, NEED | {"level": "7"}, "level", "7 is not between 1 and 5"),
        (NeedDraft, NEED | {"level": "3.0"}, "level", "'3.0' is not a whole number between 1 and 5"),
        (NeedDraft, NEED | {"quantity": "0"}, "quantity", "0 is not more than 0"),
        (NeedDraft, NEED | {"urgency": "URGENT"}, "urgency", "'URGENT' is not one of LOW, NORMAL, HIGH, CRITICAL"),
        (
            NeedDraft,
            NEED | {"status": "CLOSED"},
            "status",
            "'CLOSED' is not one of OPEN, PLEDGED, FULFILLED, WITHDRAWN",
        ),
        (PersonSkillDraft, {"person": "p1", "skill": "s1", "level": ""}, "level", "is required, but empty"),
        (
            PersonSkillDraft,
            {"person": "p1", "skill": "s1", "level": "3", "years": "101"},
            "years",
            "101 is not between 0 and 100",
        ),
        (MembershipDraft, {"person": "p1", "organisation": ""}, "organisation", "is required, but empty"),
        (
            MembershipDraft,
            {"person": "p1", "organisation": "o1", "since": "2026-01-02", "until": "2026-01-01"},
            "until",
            "2026-01-01 is before since, which is 2026-01-02",
        ),
        (
            ParticipationDraft,
            PARTICIPATION | {"role": "HELPER"},
            "role",
            "'HELPER' is not one of LEAD, PARTNER, CONTRIBUTOR, VOLUNTEER, FUNDER, BENEFICIARY",
        ),
        (ParticipationDraft, PARTICIPATION | {"hours_per_week": "-1"}, "hours_per_week", "-1 is not between 0 and 168"),
        (
            PartnershipDraft,
            PARTNERSHIP | {"partner": "o1"},
            "partner",
            "an organisation is not a partner of itself: name another one",
        ),
        (
            PartnershipDraft,
            PARTNERSHIP | {"amount": "inf"},
            "amount",
            "'inf' is not a number: write it like 12 or 12.5",
        ),
        (
            PartnershipDraft,
            PARTNERSHIP | {"currency": "usd"},
            "currency",
            "'usd' is not a currency: write three capital letters, like JMD",
        ),
        (
            ContributionDraft,
            CONTRIBUTION | {"amount": ""},
            "amount",
            "is empty, but a contribution of kind HOURS must have an amount",
        ),
        (
            ContributionDraft,
            CONTRIBUTION | {"currency": "USD"},
            "currency",
            "is given, but a contribution of kind HOURS has no currency: leave it empty",
        ),
        (
            ContributionDraft,
            CONTRIBUTION | {"kind": "FUNDS"},
            "currency",
            "is empty, but a contribution of kind FUNDS must have a currency",
        ),
        (ContributionDraft, CONTRIBUTION | {"on": ""}, "on", "is required, but empty"),
    ],
)
def test_a_bad_field_is_told_at_its_column(draft: type[Draft], row: dict[str, str], column: str, reason: str) -> None:
    assert faults_of(draft, row) == [Fault(column, reason)]


def test_all_faults_of_a_row_are_told_in_the_order_of_its_columns() -> None:
    row = NEED | {"title": "", "kind": "WISH", "level": "0", "starts_on": "soon", "ends_on": "2026-01-01"}
    assert [fault.column for fault in faults_of(NeedDraft, row)] == ["title", "kind", "level", "starts_on"]


def test_fields_are_trimmed_and_empty_ones_are_null_or_default() -> None:
    draft = PersonDraft.model_validate(
        {
            "id": " p 1:/x ",
            "name": " Édouard\u00a0",
            "headline": "  ",
            "languages": " en | | ht|en",
            "remote": "",
            "contact": "",
        }
    )
    assert draft.values() == (
        "p 1:/x",
        "Édouard",
        None,
        None,
        ("en", "ht"),
        (),
        None,
        None,
        None,
        "STEWARDS",
        None,
        None,
        None,
        None,
        "MEMBERS",
    )


def test_defaults_of_a_need() -> None:
    draft = NeedDraft.model_validate(NEED | {"quantity": "", "urgency": "", "status": ""})
    assert (draft.quantity, draft.urgency, draft.status, draft.level, draft.visibility) == (
        1.0,
        "NORMAL",
        "OPEN",
        None,
        "PUBLIC",
    )


@pytest.mark.parametrize(
    ("draft", "row", "visibility"),
    [
        (PersonDraft, PERSON, "MEMBERS"),
        (OrganisationDraft, ORGANISATION, "PUBLIC"),
        (ProjectDraft, PROJECT, "PUBLIC"),
        (AssetDraft, ASSET, "PUBLIC"),
        (AssetDraft, ASSET | {"owner": "organisation:o1"}, "PUBLIC"),
        (AssetDraft, ASSET | {"owner": "person:p1"}, "MEMBERS"),
        (NeedDraft, NEED | {"subject": "person:p1"}, "MEMBERS"),
        (NeedDraft, NEED | {"subject": "person:p1", "visibility": "PUBLIC"}, "PUBLIC"),
    ],
)
def test_default_visibility_follows_the_owner(draft: type[Draft], row: dict[str, str], visibility: str) -> None:
    made = draft.model_validate({"visibility": ""} | row)
    assert dict(zip(draft.columns(), made.values(), strict=True))["visibility"] == visibility


@pytest.mark.parametrize(
    "tag", ["en", "pap-CW", "zh-Hant-TW", "es-419", "sl-rozaj-biske", "de-CH-1996", "x-kweyol", "i-klingon", "EN-tt"]
)
def test_well_formed_language_tags(tag: str) -> None:
    assert PersonDraft.model_validate(PERSON | {"languages": tag}).languages == (tag,)


@pytest.mark.parametrize(
    ("text", "value"), [("TRUE", True), ("true", True), ("False", False), ("fAlSe", False), ("", None)]
)
def test_booleans_in_any_case(text: str, value: bool | None) -> None:
    assert PersonDraft.model_validate(PERSON | {"remote": text}).remote is value


@pytest.mark.parametrize(("text", "value"), [("-12.50", -12.5), ("+3", 3.0), (".5", 0.5), ("2.", 2.0), ("1e3", 1000.0)])
def test_numbers(text: str, value: float) -> None:
    assert PartnershipDraft.model_validate(PARTNERSHIP | {"amount": text}).amount == value


def test_bounds_are_inclusive() -> None:
    row = ORGANISATION | {"latitude": "-90", "longitude": "180"}
    draft = OrganisationDraft.model_validate(row)
    assert (draft.latitude, draft.longitude) == (-90.0, 180.0)
    same_day = MembershipDraft.model_validate(
        {"person": "p", "organisation": "o", "since": "2026-01-01", "until": "2026-01-01"}
    )
    assert same_day.until == "2026-01-01"


def test_a_reference_splits_at_the_first_colon() -> None:
    assert AssetDraft.model_validate(ASSET | {"owner": "person: a/b:c d "}).owner == "person:a/b:c d"


def test_typed_values_are_taken_as_they_are() -> None:
    row: dict[str, Any] = {
        "id": "a1",
        "name": "Boat",
        "kind": "TRANSPORT",
        "capacity": 2.5,
        "latitude": 1.0,
        "longitude": 2.0,
    }
    assert AssetDraft.model_validate(row).values() == (
        "a1",
        "Boat",
        "TRANSPORT",
        None,
        None,
        None,
        1.0,
        2.0,
        2.5,
        None,
        None,
        None,
        "PUBLIC",
    )


@pytest.mark.parametrize(
    ("draft", "row", "derived"),
    [
        (
            PersonDraft,
            {
                "id": "p",
                "name": "Édouard  Groß",
                "headline": "Reef diver",
                "about": "diver, Tobago",
                "languages": "pap-CW|EN",
            },
            {
                "sortName": "edouard gross",
                "nameWords": " edouard gross",
                "searchText": " edouard gross reef diver tobago",
                "languageKeys": ["pap-cw", "en"],
            },
        ),
        (
            OrganisationDraft,
            {"id": "o", "name": "Zon", "kind": "NGO", "summary": "Énergie", "sectors": "Santé|Énergie"},
            {"sortName": "zon", "nameWords": " zon", "searchText": " zon energie", "sectorKeys": ["sante", "energie"]},
        ),
        (
            ProjectDraft,
            {"id": "j", "name": "Dlo", "status": "ACTIVE", "summary": "clean water", "sectors": "Health"},
            {"sortName": "dlo", "nameWords": " dlo", "searchText": " dlo clean water", "sectorKeys": ["health"]},
        ),
        (
            SkillDraft,
            {"id": "s", "name": "Bees", "alt_names": "Api-culture|!!|miel", "description": "hives"},
            {
                "sortName": "bees",
                "nameWords": " bees",
                "altNameWords": [" api culture", "", " miel"],
                "searchText": " bees api culture miel hives",
            },
        ),
        (
            PlaceDraft,
            {"id": "x", "name": "Tobago", "kind": "DISTRICT", "code": "TT-TOB"},
            {"sortName": "tobago", "nameWords": " tobago", "searchText": " tobago tt tob"},
        ),
        (
            AssetDraft,
            ASSET | {"summary": "A boat"},
            {"sortName": "boat", "nameWords": " boat", "searchText": " boat a"},
        ),
        (NeedDraft, NEED, {"sortName": "divers", "nameWords": " divers", "searchText": " divers"}),
    ],
)
def test_derived_properties(draft: type[Any], row: dict[str, str], derived: dict[str, object]) -> None:
    properties = draft.model_validate(row).properties()
    assert {name: properties[name] for name in derived} == derived


def test_contributions_have_no_derived_properties() -> None:
    assert ContributionDraft.model_validate(CONTRIBUTION).properties() == {
        "id": "c1",
        "kind": "HOURS",
        "amount": 2.0,
        "currency": None,
        "on": "2026-01-02",
        "note": None,
    }


def test_an_amount_in_kind_may_be_empty() -> None:
    assert ContributionDraft.model_validate(CONTRIBUTION | {"kind": "IN_KIND", "amount": ""}).amount is None
