"""Drafts: what is to be written, validated (DEFINITIONS M). One frozen pydantic model for each kind of row.

The fields of a draft are the columns of its file, in the file's order. A value may be the text of a field, which is
trimmed and read, or a value that is typed already, as the store gives it back.
"""

from graph_store.drafts.assets import AssetDraft, AssetUseDraft
from graph_store.drafts.base import Draft, Fault, NodeDraft, faults
from graph_store.drafts.contributions import ContributionDraft
from graph_store.drafts.needs import NeedDraft, PledgeDraft
from graph_store.drafts.organisations import OrganisationDraft, PartnershipDraft
from graph_store.drafts.people import EndorsementDraft, MembershipDraft, PersonDraft, PersonSkillDraft
from graph_store.drafts.places import PlaceDraft
from graph_store.drafts.projects import ParticipationDraft, ProjectDraft
from graph_store.drafts.skills import SkillDraft
from graph_store.drafts.suspensions import SuspensionDraft

__all__ = [
    "AssetDraft",
    "AssetUseDraft",
    "ContributionDraft",
    "Draft",
    "EndorsementDraft",
    "Fault",
    "MembershipDraft",
    "NeedDraft",
    "NodeDraft",
    "OrganisationDraft",
    "ParticipationDraft",
    "PartnershipDraft",
    "PersonDraft",
    "PersonSkillDraft",
    "PlaceDraft",
    "PledgeDraft",
    "ProjectDraft",
    "SkillDraft",
    "SuspensionDraft",
    "faults",
]
