"""Mutations of assets."""

from __future__ import annotations

import strawberry

from schema.asset_map import PointInput
from schema.assets import Asset
from schema.enums import AssetKind, AssetTerms, Visibility
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
from schema.scalars import Date

_TYPE = "Asset"


@strawberry.input(description="What an asset can have.")
class AssetInput:
    """The columns of assets.csv that may be left out."""

    summary: str | None = optional("More on it.")
    owner: strawberry.ID | None = optional(
        "The global id of the person or organisation that owns it: the viewer, or an organisation that he is a steward "
        "of; only administrators may leave it out."
    )
    place: strawberry.ID | None = optional("The global id of the place it is in.")
    location: PointInput | None = optional("Where exactly it is.")
    capacity: float | None = optional("How much or how many, 0 or more.")
    terms: AssetTerms | None = optional("On what terms it is shared.")
    available_from: Date | None = optional("First day on which it is available.")
    available_until: Date | None = optional("Last day on which it is available.")
    visibility: Visibility | None = optional(
        "Who may see it; by default MEMBERS where a person owns it, otherwise PUBLIC."
    )


@strawberry.input(description="A new asset; what is left out is empty.")
class CreateAssetInput(AssetInput, Keyed):
    """A row of assets.csv, whose id the service makes."""

    name: str = strawberry.field(description="The name.")
    kind: AssetKind = strawberry.field(description="What it is.")


@strawberry.input(description="What to change of an asset: what is left out stays, null empties.")
class UpdateAssetInput(AssetInput, Timed):
    """The columns of assets.csv."""

    name: str | None = optional("The name, which cannot be empty.")
    kind: AssetKind | None = optional("What it is; it cannot be empty.")


@strawberry.type(description="The answer of a mutation of an asset.")
class AssetPayload(Payload):
    """The parent object is mutations.Done."""

    asset: Asset | None = thing_field(_TYPE, Asset, "The asset as it is now; null where it was not made.")


@strawberry.type
class AssetMutation:
    """What can be done with assets."""

    create_asset: AssetPayload | None = create_field(
        "createAsset",
        _TYPE,
        CreateAssetInput,
        AssetPayload,
        "Makes an asset: for its owner, stewards of the organisation that owns it, and administrators.",
    )
    update_asset: AssetPayload | None = change_field(
        "updateAsset",
        _TYPE,
        UpdateAssetInput,
        AssetPayload,
        "Changes an asset: for its owner, stewards of the organisation that owns it, and administrators.",
    )
    delete_asset: DeletePayload | None = delete_field(
        "deleteAsset",
        _TYPE,
        "Deletes an asset. For those who may change it.",
    )
