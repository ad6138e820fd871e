"""Mutations of organisations."""

from __future__ import annotations

import strawberry

from graph_store.writes import organisations
from schema.asset_map import PointInput
from schema.enums import OrganisationKind, Space, Visibility
from schema.mutations.shared import (
    DeleteInput,
    DeletePayload,
    Keyed,
    Payload,
    Timed,
    change_field,
    create_field,
    optional,
    thing_field,
)
from schema.organisations import Organisation

_TYPE = "Organisation"


@strawberry.input(description="What an organisation can have.")
class OrganisationInput:
    """The columns of organisations.csv that may be left out."""

    summary: str | None = optional("What it does.")
    sectors: list[str] | None = optional("Fields of work, in free text.")
    spaces: list[Space] | None = optional("The platform's spaces it is active in.")
    place: strawberry.ID | None = optional("The global id of the place it is in.")
    location: PointInput | None = optional("Where exactly it is.")
    website: str | None = optional("An address with http or https.")
    email: str | None = optional("Its address for messages, public with it.")
    parent: strawberry.ID | None = optional("The global id of the organisation that it is part of.")
    visibility: Visibility | None = optional("Who may see it; PUBLIC by default.")


@strawberry.input(description="A new organisation; what is left out is empty.")
class CreateOrganisationInput(OrganisationInput, Keyed):
    """A row of organisations.csv, whose id the service makes."""

    name: str = strawberry.field(description="The name.")
    kind: OrganisationKind = strawberry.field(description="What it is.")


@strawberry.input(description="What to change of an organisation: what is left out stays, null empties.")
class UpdateOrganisationInput(OrganisationInput, Timed):
    """The columns of organisations.csv."""

    name: str | None = optional("The name, which cannot be empty.")
    kind: OrganisationKind | None = optional("What it is; it cannot be empty.")


@strawberry.input(description="Two organisations that are the same.")
class MergeOrganisationsInput(Timed):
    """The one that stays, and the other."""

    merged: strawberry.ID = strawberry.field(description="The global id of the one that goes.")


@strawberry.type(description="The answer of a mutation of an organisation.")
class OrganisationPayload(Payload):
    """The parent object is mutations.Done."""

    organisation: Organisation | None = thing_field(
        _TYPE, Organisation, "The organisation as it is now; null where it was not made."
    )


@strawberry.type
class OrganisationMutation:
    """What can be done with organisations."""

    create_organisation: OrganisationPayload | None = create_field(
        "createOrganisation",
        _TYPE,
        CreateOrganisationInput,
        OrganisationPayload,
        "Makes an organisation. Its first steward is the viewer's own person.",
        make=organisations.create,
        stewardships=True,
    )
    update_organisation: OrganisationPayload | None = change_field(
        "updateOrganisation",
        _TYPE,
        UpdateOrganisationInput,
        OrganisationPayload,
        "Changes an organisation: for its stewards and administrators.",
    )
    delete_organisation: DeletePayload | None = change_field(
        "deleteOrganisation",
        _TYPE,
        DeleteInput,
        DeletePayload,
        "Deletes an organisation with its needs; what it owned or gave stays, without it. A need for which its "
        "help was accepted can be OPEN again. For its stewards and administrators.",
        work=organisations.delete,
        stewardships=True,
    )
    merge_organisations: OrganisationPayload | None = change_field(
        "mergeOrganisations",
        _TYPE,
        MergeOrganisationsInput,
        OrganisationPayload,
        "Makes one organisation of two that are the same: the one of the id keeps its values and gets what the other "
        "has besides, which is deleted. Two pledges for the same need become one, of which as much is accepted as of "
        "both. For administrators.",
        work=organisations.merge,
    )
