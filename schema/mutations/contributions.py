"""Mutations of contributions."""

from __future__ import annotations

import strawberry

from schema.contributions import Contribution
from schema.enums import ContributionKind
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
from schema.scalars import Date

_TYPE = "Contribution"


@strawberry.input(description="Values of a contribution, as a client gives them or last saw them.")
class ContributionValues:
    """The columns of contributions.csv."""

    project: strawberry.ID | None = optional("The global id of the project it was given to.")
    party: strawberry.ID | None = optional("The global id of the person or organisation that gave it.")
    kind: ContributionKind | None = optional("Hours, money, or in kind.")
    amount: float | None = optional("Hours, money in currency, or pieces; required of hours and money.")
    currency: str | None = optional("Three capital letters; of money alone.")
    on: Date | None = optional("The day.")
    note: str | None = optional("More on it.")


@strawberry.input(description="A new contribution; what is left out is empty.")
class RecordContributionInput(ContributionValues, Keyed):
    """A row of contributions.csv, whose id the service makes."""

    project: strawberry.ID = strawberry.field(description="The global id of the project it was given to.")
    party: strawberry.ID = strawberry.field(description="The global id of the person or organisation that gave it.")
    kind: ContributionKind = strawberry.field(description="Hours, money, or in kind.")
    on: Date = strawberry.field(description="The day.")


@strawberry.input(description="What to change of a contribution: what is left out stays, null empties.")
class UpdateContributionInput(ContributionValues, Keyed):
    """The columns of contributions.csv."""

    id: strawberry.ID = strawberry.field(description="The global id.")
    expected: ContributionValues | None = optional(EXPECTED_VALUES)


@strawberry.input(description="Which contribution to delete.")
class DeleteContributionInput(Keyed):
    """The contribution, and what the client knows of it."""

    id: strawberry.ID = strawberry.field(description="The global id.")
    expected: ContributionValues | None = optional(EXPECTED_VALUES)


@strawberry.type(description="The answer of a mutation of a contribution.")
class ContributionPayload(Payload):
    """The parent object is mutations.Done."""

    contribution: Contribution | None = thing_field(_TYPE, Contribution, "As it is now; null where it was not made.")


@strawberry.type
class ContributionMutation:
    """What can be done with contributions."""

    record_contribution: ContributionPayload | None = create_field(
        "recordContribution",
        _TYPE,
        RecordContributionInput,
        ContributionPayload,
        "Writes down what was given to a project: for stewards of an organisation that leads it today, and "
        "administrators.",
    )
    update_contribution: ContributionPayload | None = change_field(
        "updateContribution",
        _TYPE,
        UpdateContributionInput,
        ContributionPayload,
        "Changes a contribution: for administrators.",
    )
    delete_contribution: DeletePayload | None = delete_field(
        "deleteContribution",
        _TYPE,
        "Deletes a contribution: for administrators.",
        input_type=DeleteContributionInput,
    )
