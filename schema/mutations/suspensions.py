"""Mutations that keep a member out, and let him in again."""

from __future__ import annotations

import strawberry

from graph_store.writes import suspensions
from schema.mutations.people import PersonPayload
from schema.mutations.shared import EXPECTED_VALUES, Keyed, change_field, optional
from schema.scalars import Date

_TYPE = "Person"


@strawberry.input(description="Values of a suspension, as the client last saw them.")
class SuspensionValues:
    """Why, and until when."""

    reason: str | None = optional("Why.")
    until: Date | None = optional("The last day; null where it is open.")


@strawberry.input(description="Who is to be suspended, why and until when.")
class SuspendMemberInput(Keyed):
    """A person."""

    id: strawberry.ID = strawberry.field(description="The global id.")
    reason: str = strawberry.field(description="Why; the person reads it.")
    until: Date | None = optional("The last day, inclusive (UTC); open where it is left out or null.")
    expected: SuspensionValues | None = optional(
        f"{EXPECTED_VALUES} Needed to change the suspension of who is suspended already, and only then."
    )


@strawberry.input(description="Whose suspension is to end.")
class LiftSuspensionInput(Keyed):
    """A person."""

    id: strawberry.ID = strawberry.field(description="The global id.")
    expected: SuspensionValues | None = optional(EXPECTED_VALUES)


@strawberry.type
class SuspensionMutation:
    """What administrators can do with a member."""

    suspend_member: PersonPayload | None = change_field(
        "suspendMember",
        _TYPE,
        SuspendMemberInput,
        PersonPayload,
        "Suspends a person, from the next request on: whoever signs in as that person changes nothing, and sees what "
        "anybody sees and his own; what others see of him stays. For administrators, of others than themselves.",
        work=suspensions.suspend,
    )
    lift_suspension: PersonPayload | None = change_field(
        "liftSuspension",
        _TYPE,
        LiftSuspensionInput,
        PersonPayload,
        "Ends the suspension of a person before its last day. For administrators.",
        work=suspensions.lift,
    )
