"""Mutations of places."""

from __future__ import annotations

import strawberry

from schema.asset_map import PointInput
from schema.enums import PlaceKind
from schema.mutations.shared import (
    EXPECTED_VALUES,
    DeletePayload,
    Keyed,
    Payload,
    change_field,
    create_field,
    delete_field,
    optional,
    thing_field,
)
from schema.places import Place

_TYPE = "Place"


@strawberry.input(description="Values of a place, as a client gives them or last saw them.")
class PlaceValues:
    """The columns of places.csv."""

    name: str | None = optional("The name.")
    kind: PlaceKind | None = optional("From region to settlement.")
    code: str | None = optional("A code, such as that of a country.")
    parent: strawberry.ID | None = optional("The global id of the place that it lies in.")
    location: PointInput | None = optional("Where it is.")


@strawberry.input(description="A new place; what is left out is empty.")
class CreatePlaceInput(PlaceValues, Keyed):
    """A row of places.csv, whose id the service makes."""

    name: str = strawberry.field(description="The name.")
    kind: PlaceKind = strawberry.field(description="From region to settlement.")


@strawberry.input(description="What to change of a place: what is left out stays, null empties.")
class UpdatePlaceInput(PlaceValues, Keyed):
    """The columns of places.csv."""

    id: strawberry.ID = strawberry.field(description="The global id.")
    expected: PlaceValues | None = optional(EXPECTED_VALUES)


@strawberry.input(description="Which place to delete.")
class DeletePlaceInput(Keyed):
    """The place, and what the client knows of it."""

    id: strawberry.ID = strawberry.field(description="The global id.")
    expected: PlaceValues | None = optional(EXPECTED_VALUES)


@strawberry.type(description="The answer of a mutation of a place.")
class PlacePayload(Payload):
    """The parent object is mutations.Done."""

    place: Place | None = thing_field(_TYPE, Place, "The place as it is now; null where it was not made.")


@strawberry.type
class PlaceMutation:
    """What can be done with places."""

    create_place: PlacePayload | None = create_field(
        "createPlace",
        _TYPE,
        CreatePlaceInput,
        PlacePayload,
        "Makes a place: for administrators.",
    )
    update_place: PlacePayload | None = change_field(
        "updatePlace",
        _TYPE,
        UpdatePlaceInput,
        PlacePayload,
        "Changes a place: for administrators.",
    )
    delete_place: DeletePayload | None = delete_field(
        "deletePlace",
        _TYPE,
        "Deletes a place that nothing names: for administrators.",
        input_type=DeletePlaceInput,
    )
