"""Mutations of pledges: who offers help for a need, and who wants it."""

from __future__ import annotations

import strawberry

from graph_store.writes import pledges
from schema.enums import PledgeStatus
from schema.mutations.shared import EXPECTED_VALUES, Keyed, Payload, optional, relation_field, thing_field
from schema.needs import Need
from schema.scalars import Date

_NOUN = "pledges"


@strawberry.input(description="Which pledge: a party has one for a need.")
class PledgeKey(Keyed):
    """The key of a row of pledges.csv (A16)."""

    need: strawberry.ID = strawberry.field(description="The global id of the need.")
    party: strawberry.ID = strawberry.field(description="The global id of the person or organisation that pledges.")


@strawberry.input(description="Values of a pledge, as a client last saw them.")
class PledgeValues:
    """The columns of pledges.csv that are not its key."""

    quantity: float | None = optional("How much of what is needed.")
    until: Date | None = optional("Last day, inclusive; null where open.")
    status: PledgeStatus | None = optional("Where it stands.")


@strawberry.input(description="Which pledge, and what the client last saw of it.")
class SeenPledge(PledgeKey):
    """A row of pledges.csv that is there."""

    expected: PledgeValues | None = optional(EXPECTED_VALUES)


@strawberry.input(
    description="What to pledge. Where the party has pledged for the need before, what is left out stays, and null "
    "empties."
)
class PledgeHelpInput(PledgeKey):
    """A row of pledges.csv, but for its status."""

    quantity: float | None = optional("How much of what is needed, above 0; 1 where empty.")
    until: Date | None = optional("Last day, inclusive, on which the help can be had; open where empty.")
    expected: PledgeValues | None = optional(EXPECTED_VALUES)


@strawberry.input(description="Which pledge to take back.")
class WithdrawPledgeInput(SeenPledge):
    """A row of pledges.csv."""


@strawberry.input(description="Which pledge to accept.")
class AcceptPledgeInput(SeenPledge):
    """A row of pledges.csv."""


@strawberry.input(description="Which pledge to decline.")
class DeclinePledgeInput(SeenPledge):
    """A row of pledges.csv."""


@strawberry.type(description="The answer of a mutation of a pledge.")
class PledgePayload(Payload):
    """The parent object is mutations.Done."""

    need: Need | None = thing_field("Need", Need, "The need, as it is now.")


@strawberry.type
class PledgeMutation:
    """What can be done with pledges."""

    pledge_help: PledgePayload | None = relation_field(
        "pledgeHelp",
        _NOUN,
        pledges.offered,
        PledgeHelpInput,
        PledgePayload,
        "Offers help for a need that is neither fulfilled nor withdrawn, or changes what was offered, which is to be "
        "accepted anew. For the person who pledges, for stewards of the organisation that does, for administrators.",
    )
    withdraw_pledge: PledgePayload | None = relation_field(
        "withdrawPledge",
        _NOUN,
        pledges.withdrawn,
        WithdrawPledgeInput,
        PledgePayload,
        "Takes a pledge back; it stays, as WITHDRAWN, until help is pledged again. For those who may pledge.",
    )
    accept_pledge: PledgePayload | None = relation_field(
        "acceptPledge",
        _NOUN,
        pledges.accepted,
        AcceptPledgeInput,
        PledgePayload,
        "Accepts a pledge that is OFFERED. For those who may change the need. Where the accepted pledges that the "
        "viewer sees come to the need's quantity, an OPEN need is PLEDGED.",
    )
    decline_pledge: PledgePayload | None = relation_field(
        "declinePledge",
        _NOUN,
        pledges.declined,
        DeclinePledgeInput,
        PledgePayload,
        "Declines a pledge that is OFFERED or ACCEPTED. For those who may change the need. Where an accepted pledge "
        "is declined, withdrawn or changed, and the others that the viewer sees do not come to the need's quantity, a "
        "PLEDGED need is OPEN again.",
    )
