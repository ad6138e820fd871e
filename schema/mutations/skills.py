"""Mutations of skills."""

from __future__ import annotations

import strawberry

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
from schema.skills import Skill

_TYPE = "Skill"


@strawberry.input(description="Values of a skill, as a client gives them or last saw them.")
class SkillValues:
    """The columns of skills.csv."""

    name: str | None = optional("The name.")
    alt_names: list[str] | None = optional("Other names.")
    description: str | None = optional("What it is.")
    broader: list[strawberry.ID] | None = optional("Global ids of broader skills.")
    related: list[strawberry.ID] | None = optional("Global ids of related skills, as this skill names them.")


@strawberry.input(description="A new skill; what is left out is empty.")
class CreateSkillInput(SkillValues, Keyed):
    """A row of skills.csv, whose id the service makes."""

    name: str = strawberry.field(description="The name.")


@strawberry.input(description="What to change of a skill: what is left out stays, null empties.")
class UpdateSkillInput(SkillValues, Keyed):
    """The columns of skills.csv."""

    id: strawberry.ID = strawberry.field(description="The global id.")
    expected: SkillValues | None = optional(EXPECTED_VALUES)


@strawberry.input(description="Which skill to delete.")
class DeleteSkillInput(Keyed):
    """The skill, and what the client knows of it."""

    id: strawberry.ID = strawberry.field(description="The global id.")
    expected: SkillValues | None = optional(EXPECTED_VALUES)


@strawberry.type(description="The answer of a mutation of a skill.")
class SkillPayload(Payload):
    """The parent object is mutations.Done."""

    skill: Skill | None = thing_field(_TYPE, Skill, "The skill as it is now; null where it was not made.")


@strawberry.type
class SkillMutation:
    """What can be done with skills."""

    create_skill: SkillPayload | None = create_field(
        "createSkill",
        _TYPE,
        CreateSkillInput,
        SkillPayload,
        "Makes a skill: for administrators.",
    )
    update_skill: SkillPayload | None = change_field(
        "updateSkill",
        _TYPE,
        UpdateSkillInput,
        SkillPayload,
        "Changes a skill: for administrators.",
    )
    delete_skill: DeletePayload | None = delete_field(
        "deleteSkill",
        _TYPE,
        "Deletes a skill that nothing names: for administrators.",
        input_type=DeleteSkillInput,
    )
