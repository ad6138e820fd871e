"""The root of what can be changed."""

from __future__ import annotations

import strawberry

from schema.mutations.assets import AssetMutation
from schema.mutations.contributions import ContributionMutation
from schema.mutations.endorsements import EndorsementMutation
from schema.mutations.memberships import MembershipMutation, PersonSkillMutation
from schema.mutations.needs import NeedMutation
from schema.mutations.organisations import OrganisationMutation
from schema.mutations.participations import AssetUseMutation, ParticipationMutation
from schema.mutations.partnerships import PartnershipMutation
from schema.mutations.people import PersonMutation
from schema.mutations.places import PlaceMutation
from schema.mutations.pledges import PledgeMutation
from schema.mutations.projects import ProjectMutation
from schema.mutations.skills import SkillMutation
from schema.mutations.suspensions import SuspensionMutation
from schema.mutations.visibility import VisibilityMutation


@strawberry.type(
    description="What can be changed: by POST, one after another, each wholly or not at all. Who may not do it gets "
    "FORBIDDEN, and for what he does not see NOT_FOUND; what the client can mend comes back as problems."
)
class Mutation(
    OrganisationMutation,
    PersonMutation,
    ProjectMutation,
    AssetMutation,
    NeedMutation,
    ContributionMutation,
    SkillMutation,
    PlaceMutation,
    VisibilityMutation,
    SuspensionMutation,
    MembershipMutation,
    ParticipationMutation,
    PersonSkillMutation,
    PartnershipMutation,
    AssetUseMutation,
    PledgeMutation,
    EndorsementMutation,
):
    """The root fields of every noun."""
