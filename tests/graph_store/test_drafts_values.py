"""What good rows become: trimmed and typed values, defaults, and the properties made by folding."""

from __future__ import annotations

from typing import Any

import pytest

from graph_store.drafts import (
    AssetDraft,
    ContributionDraft,
    Draft,
    MembershipDraft,
    NeedDraft,
    OrganisationDraft,
    PartnershipDraft,
    PersonDraft,
    PlaceDraft,
    ProjectDraft,
    SkillDraft,
)

PERSON = {"id": "p1", "name": "Édouard"}
ORGANISATION = {"id": "o1", "name": "Reef", "kind": "NGO"}
PROJECT = {"id": "j1", "name": "Water", "status": "ACTIVE"}
ASSET = {"id": "a1", "name": "Boat", "kind": "TRANSPORT"}
NEED = {"id": "n1", "title": "Divers", "subject": "project:j1", "kind": "SKILL", "skill": "s1"}
CONTRIBUTION = {"id": "c1", "project": "j1", "party": "person:p1", "kind": "HOURS", "amount": "2", "on": "2026-01-02"}
PARTNERSHIP = {"organisation": "o1", "partner": "o2", "kind": "ALLIANCE"}


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
