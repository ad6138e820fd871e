"""Mutations of who works on projects, and of what these use."""

from __future__ import annotations

import strawberry

from graph_store.writes import relations
from schema.assets import Asset
from schema.enums import ParticipationRole
from schema.mutations.shared import (
    EXPECTED_VALUES,
    Keyed,
    Payload,
    optional,
    relation_field,
    thing_field,
)
from schema.projects import Project
from schema.scalars import Date


@strawberry.input(description="Which participation: its ends, and what tells it from others between the two.")
class ParticipationKey(Keyed):
    """The key of a row of participations.csv (A16)."""

    project: strawberry.ID = strawberry.field(description="The global id of the project.")
    party: strawberry.ID = strawberry.field(description="The global id of the person or organisation.")
    role: ParticipationRole = strawberry.field(description="What the party does there.")
    since: Date | None = optional("First day; which relation it is depends on it.")


@strawberry.input(description="Values of a participation, as a client gives them or last saw them.")
class ParticipationValues:
    """The columns of participations.csv that are not its key."""

    until: Date | None = optional("Last day, inclusive; null where open.")
    hours_per_week: float | None = optional("Planned hours a week, 0 to 168.")


@strawberry.input(description="A new participation; what is left out is empty.")
class CreateParticipationInput(ParticipationValues, ParticipationKey):
    """A row of participations.csv."""


@strawberry.input(description="What to change of a participation: what is left out stays, null empties.")
class UpdateParticipationInput(ParticipationValues, ParticipationKey):
    """A row of participations.csv."""

    expected: ParticipationValues | None = optional(EXPECTED_VALUES)


@strawberry.input(description="Which participation to end.")
class DeleteParticipationInput(ParticipationKey):
    """A row of participations.csv."""

    expected: ParticipationValues | None = optional(EXPECTED_VALUES)


@strawberry.type(description="The answer of a mutation of a participation.")
class ParticipationPayload(Payload):
    """The parent object is mutations.Done."""

    project: Project | None = thing_field("Project", Project, "The project, as it is now.")


@strawberry.type
class ParticipationMutation:
    """What can be done with participations."""

    create_participation: ParticipationPayload | None = relation_field(
        "createParticipation",
        "participations",
        relations.create,
        CreateParticipationInput,
        ParticipationPayload,
        "Makes a participation. For whoever may change the party or the project; of role LEAD, for who may "
        "change the project.",
    )
    update_participation: ParticipationPayload | None = relation_field(
        "updateParticipation",
        "participations",
        relations.update,
        UpdateParticipationInput,
        ParticipationPayload,
        "Changes a participation. For whoever may change the party or the project; of role LEAD, for who may "
        "change the project.",
    )
    delete_participation: ParticipationPayload | None = relation_field(
        "deleteParticipation",
        "participations",
        relations.delete,
        DeleteParticipationInput,
        ParticipationPayload,
        "Deletes a participation, as if it had never been; what ends gets an until. For whoever may change "
        "the party or the project.",
    )


@strawberry.input(description="Which use of an asset: its ends, and what tells it from others between the two.")
class AssetUseKey(Keyed):
    """The key of a row of asset_uses.csv (A16)."""

    project: strawberry.ID = strawberry.field(description="The global id of the project.")
    asset: strawberry.ID = strawberry.field(description="The global id of the asset.")
    since: Date | None = optional("First day; which relation it is depends on it.")


@strawberry.input(description="Values of a use of an asset, as a client gives them or last saw them.")
class AssetUseValues:
    """The columns of asset_uses.csv that are not its key."""

    until: Date | None = optional("Last day, inclusive; null where open.")


@strawberry.input(description="A new use of an asset; what is left out is empty.")
class CreateAssetUseInput(AssetUseValues, AssetUseKey):
    """A row of asset_uses.csv."""


@strawberry.input(description="What to change of a use of an asset: what is left out stays, null empties.")
class UpdateAssetUseInput(AssetUseValues, AssetUseKey):
    """A row of asset_uses.csv."""

    expected: AssetUseValues | None = optional(EXPECTED_VALUES)


@strawberry.input(description="Which use of an asset to end.")
class DeleteAssetUseInput(AssetUseKey):
    """A row of asset_uses.csv."""

    expected: AssetUseValues | None = optional(EXPECTED_VALUES)


@strawberry.type(description="The answer of a mutation of a use of an asset.")
class AssetUsePayload(Payload):
    """The parent object is mutations.Done."""

    project: Project | None = thing_field("Project", Project, "The project, as it is now.")
    asset: Asset | None = thing_field("Asset", Asset, "The asset, as it is now.")


@strawberry.type
class AssetUseMutation:
    """What can be done with uses of assets."""

    create_asset_use: AssetUsePayload | None = relation_field(
        "createAssetUse",
        "asset_uses",
        relations.create,
        CreateAssetUseInput,
        AssetUsePayload,
        "Makes a use of an asset. For whoever may change the project or the asset.",
    )
    update_asset_use: AssetUsePayload | None = relation_field(
        "updateAssetUse",
        "asset_uses",
        relations.update,
        UpdateAssetUseInput,
        AssetUsePayload,
        "Changes a use of an asset. For whoever may change the project or the asset.",
    )
    delete_asset_use: AssetUsePayload | None = relation_field(
        "deleteAssetUse",
        "asset_uses",
        relations.delete,
        DeleteAssetUseInput,
        AssetUsePayload,
        "Deletes a use of an asset, as if it had never been; what ends gets an until. For whoever may change "
        "the project or the asset.",
    )
