"""Mutations of endorsements: who says of whom that he is good at what he can do."""

from __future__ import annotations

import strawberry

from graph_store.writes import endorsements
from schema.mutations.shared import EXPECTED_VALUES, Keyed, Payload, optional, relation_field, thing_field
from schema.people import Person
from schema.scalars import Date
from schema.skills import Skill

_NOUN = "endorsements"


@strawberry.input(description="Which endorsement: a person has one of a skill of another person.")
class EndorsementKey(Keyed):
    """The key of a row of endorsements.csv (A16)."""

    endorser: strawberry.ID = strawberry.field(description="The global id of the person who endorses.")
    person: strawberry.ID = strawberry.field(description="The global id of the person who holds the skill.")
    skill: strawberry.ID = strawberry.field(description="The global id of the skill.")


@strawberry.input(description="Values of an endorsement, as a client last saw them.")
class EndorsementValues:
    """The columns of endorsements.csv that are not its key."""

    on: Date | None = optional("The day of the endorsement.")


@strawberry.input(description="What to endorse; the day is today.")
class EndorseSkillInput(EndorsementKey):
    """A row of endorsements.csv, but for its day."""


@strawberry.input(description="Which endorsement to take away.")
class WithdrawEndorsementInput(EndorsementKey):
    """A row of endorsements.csv."""

    expected: EndorsementValues | None = optional(EXPECTED_VALUES)


@strawberry.type(description="The answer of a mutation of an endorsement.")
class EndorsementPayload(Payload):
    """The parent object is mutations.Done."""

    person: Person | None = thing_field("Person", Person, "The person who holds the skill, as it is now.")
    skill: Skill | None = thing_field("Skill", Skill, "The skill, as it is now.")


@strawberry.type
class EndorsementMutation:
    """What can be done with endorsements."""

    endorse_skill: EndorsementPayload | None = relation_field(
        "endorseSkill",
        _NOUN,
        endorsements.endorsed,
        EndorseSkillInput,
        EndorsementPayload,
        "Endorses a skill that another person holds. Only for people who have worked together: on a day up to today "
        "both worked on the same project, or were members of the same organisation, which the viewer sees. What is "
        "endorsed already stays as it is. It changes no score. For the person who endorses and administrators.",
    )
    withdraw_endorsement: EndorsementPayload | None = relation_field(
        "withdrawEndorsement",
        _NOUN,
        endorsements.withdrawn,
        WithdrawEndorsementInput,
        EndorsementPayload,
        "Takes an endorsement away. For the person who endorsed, the one who holds the skill, and administrators.",
    )
