"""Mutations of people."""

from __future__ import annotations

import strawberry

from graph_store.writes import people
from schema.enums import ContactAudience, Space, Visibility
from schema.mutations.shared import (
    DeletePayload,
    Keyed,
    Payload,
    Timed,
    change_field,
    create_field,
    optional,
    thing_field,
)
from schema.people import Person
from schema.scalars import Date

_TYPE = "Person"


@strawberry.input(description="What a person can have.")
class PersonInput:
    """The columns of people.csv that may be left out."""

    headline: str | None = optional("One line on the person.")
    about: str | None = optional("A longer text on the person.")
    languages: list[str] | None = optional("Languages that the person speaks: BCP 47 tags.")
    spaces: list[Space] | None = optional("The platform's spaces the person is active in.")
    place: strawberry.ID | None = optional("The global id of the place the person is in.")
    email: str | None = optional("An address for messages, shown by contact. The person's own to change.")
    phone: str | None = optional("A number, shown by contact. The person's own to change.")
    contact: ContactAudience | None = optional(
        "Who may see email and phone; STEWARDS by default. The person's own to change."
    )
    hours_per_week: float | None = optional("Hours a week that the person offers, 0 to 168.")
    available_from: Date | None = optional("First day of being available.")
    available_until: Date | None = optional("Last day of being available.")
    remote: bool | None = optional("Whether the person works remotely.")
    visibility: Visibility | None = optional("Who may see it; MEMBERS by default. The person's own to change.")


@strawberry.input(description="A new person; what is left out is empty.")
class CreatePersonInput(PersonInput, Keyed):
    """A row of people.csv, whose id the service makes."""

    name: str = strawberry.field(description="The name.")


@strawberry.input(description="What to change of a person: what is left out stays, null empties.")
class UpdatePersonInput(PersonInput, Timed):
    """The columns of people.csv."""

    name: str | None = optional("The name, which cannot be empty.")


@strawberry.input(description="How a person can be reached: what is left out stays, null empties.")
class SetContactInput(Timed):
    """Three columns of people.csv."""

    email: str | None = optional("An address for messages.")
    phone: str | None = optional("A number.")
    contact: ContactAudience | None = optional("Who may see the two; null: the stewards of the person's organisations.")


@strawberry.type(description="The answer of a mutation of a person.")
class PersonPayload(Payload):
    """The parent object is mutations.Done."""

    person: Person | None = thing_field(_TYPE, Person, "The person as it is now; null where it was not made.")


@strawberry.input(description="Who is to be forgotten.")
class ForgetPersonInput(Timed):
    """The person."""


@strawberry.type
class PersonMutation:
    """What can be done with people."""

    create_person: PersonPayload | None = create_field(
        "createPerson",
        _TYPE,
        CreatePersonInput,
        PersonPayload,
        "Makes a person: for administrators.",
    )
    update_person: PersonPayload | None = change_field(
        "updatePerson",
        _TYPE,
        UpdatePersonInput,
        PersonPayload,
        "Changes a person: for that person, administrators, and, but for contact details and visibility, the "
        "stewards of an organisation of which the person is a member today.",
    )
    set_contact: PersonPayload | None = change_field(
        "setContact",
        _TYPE,
        SetContactInput,
        PersonPayload,
        "Says how a person can be reached, and by whom: for that person and administrators.",
    )
    forget_person: DeletePayload | None = change_field(
        "forgetPerson",
        _TYPE,
        ForgetPersonInput,
        DeletePayload,
        "Erases a person with his needs, assets, memberships, skills, endorsements, account and keys, and the values "
        "that were his from the audit. What he gave stays with its amount and day, without him and without its "
        "note. For that person and administrators.",
        work=people.forget,
    )
