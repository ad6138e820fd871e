"""Mutations of memberships and of the skills that people hold."""

from __future__ import annotations

import strawberry

from graph_store.writes import relations
from schema.mutations.shared import (
    EXPECTED_VALUES,
    Keyed,
    Payload,
    optional,
    relation_field,
    thing_field,
)
from schema.organisations import Organisation
from schema.people import Person
from schema.scalars import Date
from schema.skills import Skill


@strawberry.input(description="Which membership: its ends, and what tells it from others between the two.")
class MembershipKey(Keyed):
    """The key of a row of memberships.csv (A16)."""

    person: strawberry.ID = strawberry.field(description="The global id of the person.")
    organisation: strawberry.ID = strawberry.field(description="The global id of the organisation.")
    role: str | None = optional("What the member does there, in free text; which membership it is depends on it.")
    since: Date | None = optional("First day; which relation it is depends on it.")


@strawberry.input(description="Values of a membership, as a client gives them or last saw them.")
class MembershipValues:
    """The columns of memberships.csv that are not its key."""

    until: Date | None = optional("Last day, inclusive; null where open.")
    steward: bool | None = optional("Whether the member may change the organisation; false by default.")


@strawberry.input(description="A new membership; what is left out is empty.")
class CreateMembershipInput(MembershipValues, MembershipKey):
    """A row of memberships.csv."""


@strawberry.input(description="What to change of a membership: what is left out stays, null empties.")
class UpdateMembershipInput(MembershipValues, MembershipKey):
    """A row of memberships.csv."""

    expected: MembershipValues | None = optional(EXPECTED_VALUES)


@strawberry.input(description="Which membership to end.")
class DeleteMembershipInput(MembershipKey):
    """A row of memberships.csv."""

    expected: MembershipValues | None = optional(EXPECTED_VALUES)


@strawberry.type(description="The answer of a mutation of a membership.")
class MembershipPayload(Payload):
    """The parent object is mutations.Done."""

    person: Person | None = thing_field("Person", Person, "The person, as it is now.")
    organisation: Organisation | None = thing_field("Organisation", Organisation, "The organisation, as it is now.")


@strawberry.type
class MembershipMutation:
    """What can be done with memberships."""

    create_membership: MembershipPayload | None = relation_field(
        "createMembership",
        "memberships",
        relations.create,
        CreateMembershipInput,
        MembershipPayload,
        "Makes a membership. For the person, and for stewards of the organisation who may change the person "
        "already; steward is for stewards alone.",
        stewardships=True,
    )
    update_membership: MembershipPayload | None = relation_field(
        "updateMembership",
        "memberships",
        relations.update,
        UpdateMembershipInput,
        MembershipPayload,
        "Changes a membership. For the person and stewards of the organisation; what brings a member back is "
        "as what makes one.",
        stewardships=True,
    )
    delete_membership: MembershipPayload | None = relation_field(
        "deleteMembership",
        "memberships",
        relations.delete,
        DeleteMembershipInput,
        MembershipPayload,
        "Deletes a membership, as if it had never been; what ends gets an until. For the person and stewards "
        "of the organisation.",
        stewardships=True,
    )


@strawberry.input(description="Which skill of a person: its ends, and what tells it from others between the two.")
class PersonSkillKey(Keyed):
    """The key of a row of person_skills.csv (A16)."""

    person: strawberry.ID = strawberry.field(description="The global id of the person.")
    skill: strawberry.ID = strawberry.field(description="The global id of the skill.")


@strawberry.input(description="Values of a skill of a person, as a client gives them or last saw them.")
class PersonSkillValues:
    """The columns of person_skills.csv that are not its key."""

    level: int | None = optional("1 novice, 2 beginner, 3 competent, 4 proficient, 5 expert; it must be there.")
    years: float | None = optional("Years of practice, 0 to 100.")


@strawberry.input(description="A new skill of a person; what is left out is empty.")
class CreatePersonSkillInput(PersonSkillValues, PersonSkillKey):
    """A row of person_skills.csv."""


@strawberry.input(description="What to change of a skill of a person: what is left out stays, null empties.")
class UpdatePersonSkillInput(PersonSkillValues, PersonSkillKey):
    """A row of person_skills.csv."""

    expected: PersonSkillValues | None = optional(EXPECTED_VALUES)


@strawberry.input(description="Which skill of a person to end.")
class DeletePersonSkillInput(PersonSkillKey):
    """A row of person_skills.csv."""

    expected: PersonSkillValues | None = optional(EXPECTED_VALUES)


@strawberry.type(description="The answer of a mutation of a skill of a person.")
class PersonSkillPayload(Payload):
    """The parent object is mutations.Done."""

    person: Person | None = thing_field("Person", Person, "The person, as it is now.")
    skill: Skill | None = thing_field("Skill", Skill, "The skill, as it is now.")


@strawberry.type
class PersonSkillMutation:
    """What can be done with skills of people."""

    create_person_skill: PersonSkillPayload | None = relation_field(
        "createPersonSkill",
        "person_skills",
        relations.create,
        CreatePersonSkillInput,
        PersonSkillPayload,
        "Makes a skill of a person. For whoever may change the person.",
    )
    update_person_skill: PersonSkillPayload | None = relation_field(
        "updatePersonSkill",
        "person_skills",
        relations.update,
        UpdatePersonSkillInput,
        PersonSkillPayload,
        "Changes a skill of a person. For whoever may change the person.",
    )
    delete_person_skill: PersonSkillPayload | None = relation_field(
        "deletePersonSkill",
        "person_skills",
        relations.delete,
        DeletePersonSkillInput,
        PersonSkillPayload,
        "Deletes a skill of a person. For whoever may change the person.",
    )
