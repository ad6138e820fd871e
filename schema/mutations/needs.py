"""Mutations of needs."""

from __future__ import annotations

import strawberry

from graph_store.writes import needs
from schema.enums import AssetKind, NeedKind, NeedStatus, Urgency, Visibility
from schema.mutations.shared import (
    DeletePayload,
    Keyed,
    Payload,
    Timed,
    change_field,
    create_field,
    delete_field,
    optional,
    thing_field,
)
from schema.needs import Need
from schema.scalars import Date

_TYPE = "Need"


@strawberry.input(description="What a need can have.")
class NeedInput:
    """The columns of needs.csv that may be left out."""

    skill: strawberry.ID | None = optional("The global id of the skill; for needs of kind SKILL alone.")
    asset_kind: AssetKind | None = optional("What asset; for needs of kind ASSET alone.")
    level: int | None = optional("The level of the skill that is needed, 1 to 5.")
    quantity: float | None = optional("How much or how many, above 0; 1 by default.")
    urgency: Urgency | None = optional("How urgent; NORMAL by default.")
    place: strawberry.ID | None = optional("The global id of the place; that of the subject by default.")
    starts_on: Date | None = optional("First day on which it is needed.")
    ends_on: Date | None = optional("Last day on which it is needed.")
    raised_on: Date | None = optional("When it was raised; today for a new one.")
    visibility: Visibility | None = optional(
        "Who may see it; by default MEMBERS for the need of a person, otherwise PUBLIC."
    )


@strawberry.input(description="A new need; what is left out is empty.")
class RaiseNeedInput(NeedInput, Keyed):
    """A row of needs.csv, whose id the service makes."""

    title: str = strawberry.field(description="What is needed, in a line.")
    subject: strawberry.ID = strawberry.field(
        description="The global id of who needs it: the viewer, an organisation that he is a steward of, or a project "
        "that such an organisation leads today."
    )
    kind: NeedKind = strawberry.field(description="Of a skill, or of an asset.")


@strawberry.input(description="What to change of a need: what is left out stays, null empties.")
class UpdateNeedInput(NeedInput, Timed):
    """The columns of needs.csv."""

    title: str | None = optional("What is needed, which cannot be empty.")
    subject: strawberry.ID | None = optional("The global id of who needs it, which cannot be empty.")
    kind: NeedKind | None = optional("Of a skill, or of an asset; it cannot be empty.")
    status: NeedStatus | None = optional("Where it stands; OPEN where empty.")
    fulfilled_on: Date | None = optional("When it was fulfilled.")


@strawberry.input(description="Which need was fulfilled.")
class FulfilNeedInput(Timed):
    """The need, and when."""

    fulfilled_on: Date | None = optional("The day; today by default.")


@strawberry.input(description="Which need is taken back.")
class WithdrawNeedInput(Timed):
    """The need."""


@strawberry.type(description="The answer of a mutation of a need.")
class NeedPayload(Payload):
    """The parent object is mutations.Done."""

    need: Need | None = thing_field(_TYPE, Need, "The need as it is now; null where it was not made.")


@strawberry.type
class NeedMutation:
    """What can be done with needs."""

    raise_need: NeedPayload | None = create_field(
        "raiseNeed",
        _TYPE,
        RaiseNeedInput,
        NeedPayload,
        "Makes an open need: for whoever may change its subject; of a person, for that person; for administrators.",
        make=needs.raised,
    )
    update_need: NeedPayload | None = change_field(
        "updateNeed",
        _TYPE,
        UpdateNeedInput,
        NeedPayload,
        "Changes a need: for whose it is, for stewards of the organisation that has it or leads its project, for "
        "administrators. Where another quantity is given and no status, the status follows from the accepted pledges.",
        work=needs.updated,
    )
    fulfil_need: NeedPayload | None = change_field(
        "fulfilNeed",
        _TYPE,
        FulfilNeedInput,
        NeedPayload,
        "Says that a need was fulfilled. For those who may change it.",
        work=needs.fulfilled,
    )
    withdraw_need: NeedPayload | None = change_field(
        "withdrawNeed",
        _TYPE,
        WithdrawNeedInput,
        NeedPayload,
        "Takes a need back; it stays, as WITHDRAWN. For those who may change it.",
        work=needs.withdrawn,
    )
    delete_need: DeletePayload | None = delete_field(
        "deleteNeed",
        _TYPE,
        "Deletes a need, as if it had never been raised. For those who may change it.",
    )
