"""The types of the drafts' fields: which column is read how, and what an empty one means (M1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo

from graph_store.drafts import reading, vocabulary
from graph_store.drafts.reading import bad, empty, entries


def _text(value: Any) -> Any:
    """The trimmed text, None where nothing is left; of a list its text; any other value as it is."""
    if isinstance(value, list):
        value = entries(value)
    if not isinstance(value, str):
        return value
    text = value.strip()
    if "\0" in text:
        raise bad("contains the character NUL: remove it")
    return text or None


def _required(parse: Callable[[str], Any]) -> BeforeValidator:
    def read(value: Any) -> Any:
        text = _text(value)
        if text is None:
            raise empty("is required, but empty")
        return parse(text) if isinstance(text, str) else text

    return BeforeValidator(read)


def _optional(parse: Callable[[str], Any], default: Any = None) -> BeforeValidator:
    def read(value: Any) -> Any:
        text = _text(value)
        if text is None:
            return default
        return parse(text) if isinstance(text, str) else text

    return BeforeValidator(read)


def _visibility(default: Callable[[ValidationInfo], str]) -> BeforeValidator:
    parse = reading.one_of(vocabulary.VISIBILITIES)

    def read(value: Any, info: ValidationInfo) -> Any:
        text = _text(value)
        return default(info) if text is None else parse(text)

    return BeforeValidator(read)


def _by_owner(info: ValidationInfo) -> str:
    """C1: what belongs to a person is for members."""
    owner = info.data.get("owner") or info.data.get("subject") or ""
    return "MEMBERS" if owner.startswith("person:") else "PUBLIC"


_PARTY = ("person", "organisation")
_SUBJECT = ("person", "organisation", "project")

Id = Annotated[str, _required(reading.identifier)]
OptionalId = Annotated[str | None, _optional(reading.identifier)]
Ids = Annotated[tuple[str, ...], _optional(reading.listed(reading.identifier), ())]
Party = Annotated[str, _required(reading.reference(_PARTY))]
OptionalParty = Annotated[str | None, _optional(reading.reference(_PARTY))]
Subject = Annotated[str, _required(reading.reference(_SUBJECT))]

Name = Annotated[str, _required(reading.name)]
Reason = Annotated[str, _required(reading.plain)]
Text = Annotated[str | None, _optional(reading.plain)]
Texts = Annotated[tuple[str, ...], _optional(reading.listed(reading.plain), ())]
Languages = Annotated[tuple[str, ...], _optional(reading.listed(reading.language), ())]
Spaces = Annotated[tuple[str, ...], _optional(reading.listed(reading.one_of(vocabulary.SPACES)), ())]
Website = Annotated[str | None, _optional(reading.website)]

Day = Annotated[str, _required(reading.day)]
OptionalDay = Annotated[str | None, _optional(reading.day)]
Flag = Annotated[bool | None, _optional(reading.boolean)]
Steward = Annotated[bool, _optional(reading.boolean, False)]

Latitude = Annotated[float | None, _optional(reading.number(-90, 90))]
Longitude = Annotated[float | None, _optional(reading.number(-180, 180))]
HoursPerWeek = Annotated[float | None, _optional(reading.number(0, 168))]
Years = Annotated[float | None, _optional(reading.number(0, 100))]
Quantity = Annotated[float, _optional(reading.number(above=0), 1.0)]
Capacity = Annotated[float | None, _optional(reading.number(0))]
Amount = Annotated[float | None, _optional(reading.number())]
Currency = Annotated[str | None, _optional(reading.currency)]
Level = Annotated[int, _required(reading.integer(1, 5))]
OptionalLevel = Annotated[int | None, _optional(reading.integer(1, 5))]

OrganisationKind = Annotated[str, _required(reading.one_of(vocabulary.ORGANISATION_KINDS))]
PlaceKind = Annotated[str, _required(reading.one_of(vocabulary.PLACE_KINDS))]
ProjectStatus = Annotated[str, _required(reading.one_of(vocabulary.PROJECT_STATUSES))]
AssetKind = Annotated[str, _required(reading.one_of(vocabulary.ASSET_KINDS))]
OptionalAssetKind = Annotated[str | None, _optional(reading.one_of(vocabulary.ASSET_KINDS))]
AssetTerms = Annotated[str | None, _optional(reading.one_of(vocabulary.ASSET_TERMS))]
NeedKind = Annotated[str, _required(reading.one_of(vocabulary.NEED_KINDS))]
NeedStatus = Annotated[str, _optional(reading.one_of(vocabulary.NEED_STATUSES), "OPEN")]
PledgeStatus = Annotated[str, _optional(reading.one_of(vocabulary.PLEDGE_STATUSES), "OFFERED")]
Urgency = Annotated[str, _optional(reading.one_of(vocabulary.URGENCIES), "NORMAL")]
ParticipationRole = Annotated[str, _required(reading.one_of(vocabulary.PARTICIPATION_ROLES))]
PartnershipKind = Annotated[str, _required(reading.one_of(vocabulary.PARTNERSHIP_KINDS))]
ContributionKind = Annotated[str, _required(reading.one_of(vocabulary.CONTRIBUTION_KINDS))]
ContactAudience = Annotated[str, _optional(reading.one_of(vocabulary.CONTACT_AUDIENCES), "STEWARDS")]

PersonVisibility = Annotated[str, _visibility(lambda info: "MEMBERS")]
PublicVisibility = Annotated[str, _visibility(lambda info: "PUBLIC")]
OwnedVisibility = Annotated[str, _visibility(_by_owner)]
