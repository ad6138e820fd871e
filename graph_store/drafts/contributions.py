"""Contributions as rows."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import ValidationInfo, field_validator

from graph_store.drafts.base import NodeDraft
from graph_store.drafts.fields import Amount, ContributionKind, Currency, Day, Id, OptionalParty, Text
from graph_store.drafts.reading import bad


class ContributionDraft(NodeDraft):
    """A row of contributions.csv. `amount`: hours, money in `currency`, or pieces.

    `party` has its type before it; it is empty once who gave it is forgotten or deleted.
    """

    linking: ClassVar = ("project", "party")

    id: Id
    project: Id
    party: OptionalParty = None
    kind: ContributionKind
    amount: Amount = None
    currency: Currency = None
    on: Day
    note: Text = None

    @field_validator("amount")
    @classmethod
    def _amount_known(cls, value: float | None, info: ValidationInfo) -> float | None:
        kind = info.data.get("kind")
        if value is None and kind in {"HOURS", "FUNDS"}:
            raise bad(f"is empty, but a contribution of kind {kind} must have an amount")
        return value

    @field_validator("currency")
    @classmethod
    def _currency_of_funds(cls, value: str | None, info: ValidationInfo) -> str | None:
        kind = info.data.get("kind")
        if value is None and kind == "FUNDS":
            raise bad("is empty, but a contribution of kind FUNDS must have a currency")
        if value is not None and kind not in (None, "FUNDS"):
            raise bad(f"is given, but a contribution of kind {kind} has no currency: leave it empty")
        return value

    def properties(self) -> dict[str, Any]:
        """The properties of the label Contribution."""
        return {
            "id": self.id,
            "kind": self.kind,
            "amount": self.amount,
            "currency": self.currency,
            "on": self.on,
            "note": self.note,
        }
