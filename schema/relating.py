"""Whether a mutation of a relation would be allowed: what `Viewer.mayRelate` asks with."""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Any

import strawberry
from strawberry import UNSET

from resolvers import relating
from schema.info import Info
from schema.scalars import Date

_TAKEN = "Of a membership, as the mutation takes it."


@strawberry.enum(description="The mutations of relations, by the types that they need in `first` and `second`.")
class RelationMutation(Enum):
    """The value is the name of the mutation."""

    CREATE_MEMBERSHIP = strawberry.enum_value("createMembership", description="Person, Organisation.")
    UPDATE_MEMBERSHIP = strawberry.enum_value("updateMembership", description="Person, Organisation.")
    DELETE_MEMBERSHIP = strawberry.enum_value("deleteMembership", description="Person, Organisation.")
    CREATE_PARTICIPATION = strawberry.enum_value("createParticipation", description="Project, Party.")
    UPDATE_PARTICIPATION = strawberry.enum_value("updateParticipation", description="Project, Party.")
    DELETE_PARTICIPATION = strawberry.enum_value("deleteParticipation", description="Project, Party.")
    CREATE_PERSON_SKILL = strawberry.enum_value("createPersonSkill", description="Person, Skill.")
    UPDATE_PERSON_SKILL = strawberry.enum_value("updatePersonSkill", description="Person, Skill.")
    DELETE_PERSON_SKILL = strawberry.enum_value("deletePersonSkill", description="Person, Skill.")
    CREATE_PARTNERSHIP = strawberry.enum_value("createPartnership", description="Organisation, Organisation.")
    UPDATE_PARTNERSHIP = strawberry.enum_value("updatePartnership", description="Organisation, Organisation.")
    DELETE_PARTNERSHIP = strawberry.enum_value("deletePartnership", description="Organisation, Organisation.")
    CREATE_ASSET_USE = strawberry.enum_value("createAssetUse", description="Project, Asset.")
    UPDATE_ASSET_USE = strawberry.enum_value("updateAssetUse", description="Project, Asset.")
    DELETE_ASSET_USE = strawberry.enum_value("deleteAssetUse", description="Project, Asset.")
    PLEDGE_HELP = strawberry.enum_value("pledgeHelp", description="Need, Party.")
    WITHDRAW_PLEDGE = strawberry.enum_value("withdrawPledge", description="Need, Party.")
    ACCEPT_PLEDGE = strawberry.enum_value("acceptPledge", description="Need, Party.")
    DECLINE_PLEDGE = strawberry.enum_value("declinePledge", description="Need, Party.")
    ENDORSE_SKILL = strawberry.enum_value("endorseSkill", description="Person who endorses, Person.")
    WITHDRAW_ENDORSEMENT = strawberry.enum_value("withdrawEndorsement", description="Person who endorsed, Person.")


async def may_relate(
    info: Info,
    mutation: Annotated[RelationMutation, strawberry.argument(description="What the viewer wants to do.")],
    first: Annotated[strawberry.ID, strawberry.argument(description="A global id.")],
    second: Annotated[strawberry.ID, strawberry.argument(description="The global id of the other end.")],
    role: Annotated[
        str | None, strawberry.argument(description="Of a membership or participation, as the mutation takes it.")
    ] = UNSET,
    since: Annotated[Date | None, strawberry.argument(description="Of a membership that is to be changed.")] = UNSET,
    until: Annotated[Date | None, strawberry.argument(description=_TAKEN)] = UNSET,
    steward: Annotated[bool | None, strawberry.argument(description=_TAKEN)] = UNSET,
) -> bool:
    """As resolvers.relating says."""
    values: dict[str, Any] = {"role": role, "since": since, "until": until, "steward": steward}
    given = {name: value for name, value in values.items() if value is not UNSET}
    return await relating.may_relate(info.context, str(mutation.value), first, second, given)
