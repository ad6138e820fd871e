"""Mutations of partnerships."""

from __future__ import annotations

import strawberry

from graph_store.writes import relations
from schema.enums import PartnershipKind
from schema.mutations.shared import (
    EXPECTED_VALUES,
    Keyed,
    Payload,
    optional,
    relation_field,
    thing_field,
)
from schema.organisations import Organisation
from schema.scalars import Date


@strawberry.input(description="Which partnership: its ends, and what tells it from others between the two.")
class PartnershipKey(Keyed):
    """The key of a row of partnerships.csv (A16)."""

    organisation: strawberry.ID = strawberry.field(description="The global id of the one organisation.")
    partner: strawberry.ID = strawberry.field(description="The global id of the other organisation.")
    kind: PartnershipKind = strawberry.field(description="What the partnership is about.")
    since: Date | None = optional("First day; which relation it is depends on it.")


@strawberry.input(description="Values of a partnership, as a client gives them or last saw them.")
class PartnershipValues:
    """The columns of partnerships.csv that are not its key."""

    until: Date | None = optional("Last day, inclusive; null where open.")
    amount: float | None = optional("Money, negative where it was given back.")
    currency: str | None = optional("Three capital letters.")


@strawberry.input(description="A new partnership; what is left out is empty.")
class CreatePartnershipInput(PartnershipValues, PartnershipKey):
    """A row of partnerships.csv."""


@strawberry.input(description="What to change of a partnership: what is left out stays, null empties.")
class UpdatePartnershipInput(PartnershipValues, PartnershipKey):
    """A row of partnerships.csv."""

    expected: PartnershipValues | None = optional(EXPECTED_VALUES)


@strawberry.input(description="Which partnership to end.")
class DeletePartnershipInput(PartnershipKey):
    """A row of partnerships.csv."""

    expected: PartnershipValues | None = optional(EXPECTED_VALUES)


@strawberry.type(description="The answer of a mutation of a partnership.")
class PartnershipPayload(Payload):
    """The parent object is mutations.Done."""

    organisation: Organisation | None = thing_field("Organisation", Organisation, "The organisation, as it is now.")


@strawberry.type
class PartnershipMutation:
    """What can be done with partnerships."""

    create_partnership: PartnershipPayload | None = relation_field(
        "createPartnership",
        "partnerships",
        relations.create,
        CreatePartnershipInput,
        PartnershipPayload,
        "Makes a partnership. For stewards of either organisation.",
    )
    update_partnership: PartnershipPayload | None = relation_field(
        "updatePartnership",
        "partnerships",
        relations.update,
        UpdatePartnershipInput,
        PartnershipPayload,
        "Changes a partnership. For stewards of either organisation.",
    )
    delete_partnership: PartnershipPayload | None = relation_field(
        "deletePartnership",
        "partnerships",
        relations.delete,
        DeletePartnershipInput,
        PartnershipPayload,
        "Deletes a partnership, as if it had never been; what ends gets an until. For stewards of either organisation.",
    )
