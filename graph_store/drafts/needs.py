"""Needs, and the help that is pledged for them, as rows."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import ValidationInfo, field_validator

from graph_store.drafts.base import Draft, NodeDraft, not_before
from graph_store.drafts.fields import (
    Id,
    Name,
    NeedKind,
    NeedStatus,
    OptionalAssetKind,
    OptionalDay,
    OptionalId,
    OptionalLevel,
    OwnedVisibility,
    Party,
    PledgeStatus,
    Quantity,
    Subject,
    Urgency,
)
from graph_store.drafts.reading import bad
from graph_store.folding import search_text, sort_name, word_text


class NeedDraft(NodeDraft):
    """A row of needs.csv; `subject` with its type before it."""

    linking: ClassVar = ("subject", "skill", "place")

    id: Id
    title: Name
    subject: Subject
    kind: NeedKind
    skill: OptionalId = None
    asset_kind: OptionalAssetKind = None
    level: OptionalLevel = None
    quantity: Quantity = 1.0
    urgency: Urgency = ""
    place: OptionalId = None
    starts_on: OptionalDay = None
    ends_on: OptionalDay = None
    raised_on: OptionalDay = None
    fulfilled_on: OptionalDay = None
    status: NeedStatus = ""
    visibility: OwnedVisibility = ""

    @field_validator("skill")
    @classmethod
    def _of_skill(cls, value: str | None, info: ValidationInfo) -> str | None:
        return _only_for(value, info, "SKILL")

    @field_validator("asset_kind")
    @classmethod
    def _of_asset(cls, value: str | None, info: ValidationInfo) -> str | None:
        return _only_for(value, info, "ASSET")

    @field_validator("ends_on")
    @classmethod
    def _ends_after(cls, value: str | None, info: ValidationInfo) -> str | None:
        return not_before(value, info, "starts_on")

    @field_validator("fulfilled_on")
    @classmethod
    def _fulfilled_after(cls, value: str | None, info: ValidationInfo) -> str | None:
        return not_before(value, info, "raised_on")

    def properties(self) -> dict[str, Any]:
        """The properties of the label Need."""
        return {
            "id": self.id,
            "title": self.title,
            "kind": self.kind,
            "assetKind": self.asset_kind,
            "level": self.level,
            "quantity": self.quantity,
            "urgency": self.urgency,
            "startsOn": self.starts_on,
            "endsOn": self.ends_on,
            "raisedOn": self.raised_on,
            "fulfilledOn": self.fulfilled_on,
            "status": self.status,
            "visibility": self.visibility,
            "sortName": sort_name(self.title),
            "nameWords": word_text(self.title),
            "searchText": search_text([self.title]),
        }


class PledgeDraft(Draft):
    """A row of pledges.csv; `party` with its type before it."""

    need: Id
    party: Party
    quantity: Quantity = 1.0
    until: OptionalDay = None
    status: PledgeStatus = ""


def _only_for(value: str | None, info: ValidationInfo, kind: str) -> str | None:
    """M8: the column belongs to needs of this kind, to them always, to others never."""
    given = info.data.get("kind")
    if given == kind and value is None:
        raise bad(f"is empty, but a need of kind {kind} must have one")
    if given not in (None, kind) and value is not None:
        raise bad(f"is given, but the need is of kind {given}: leave it empty, or make the need one of kind {kind}")
    return value
