"""The rules of single rows (DEFINITIONS M), each by its column and reason."""

from __future__ import annotations

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
    PledgeDraft,
    ProjectDraft,
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

PLEDGE = {"need": "n1", "party": "person:p1"}


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
        (
            NeedDraft,
            NEED | {"raised_on": "2026-01-02", "fulfilled_on": "2026-01-01"},
            "fulfilled_on",
            "2026-01-01 is before raised_on, which is 2026-01-02",
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
        (PledgeDraft, PLEDGE | {"need": ""}, "need", "is required, but empty"),
        (PledgeDraft, PLEDGE | {"quantity": "0"}, "quantity", "0 is not more than 0"),
        (
            PledgeDraft,
            PLEDGE | {"status": "FULFILLED"},
            "status",
            "'FULFILLED' is not one of OFFERED, ACCEPTED, DECLINED, WITHDRAWN",
        ),
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
        (
            ContributionDraft,
            CONTRIBUTION | {"party": "p1"},
            "party",
            "'p1' has no type before it: write person:... or organisation:...",
        ),
    ],
)
def test_a_bad_field_is_told_at_its_column(draft: type[Draft], row: dict[str, str], column: str, reason: str) -> None:
    assert [(fault.column, fault.reason) for fault in faults_of(draft, row)] == [(column, reason)]


def test_all_faults_of_a_row_are_told_in_the_order_of_its_columns() -> None:
    row = NEED | {"title": "", "kind": "WISH", "level": "0", "starts_on": "soon", "ends_on": "2026-01-01"}
    assert [fault.column for fault in faults_of(NeedDraft, row)] == ["title", "kind", "level", "starts_on"]
