"""Every enum of the contract. A member's value is its name, as the graph stores it and as clients read it."""

from __future__ import annotations

from enum import Enum

import strawberry


@strawberry.enum(description="Who may see a thing: everybody, signed-in members, or only those that it belongs to.")
class Visibility(Enum):
    """Who may see a thing: everybody, signed-in members, or only those that it belongs to."""

    PUBLIC = strawberry.enum_value("PUBLIC", description="Everybody.")
    MEMBERS = strawberry.enum_value("MEMBERS", description="Everybody who is signed in.")
    PRIVATE = strawberry.enum_value("PRIVATE", description="Those it belongs to, and administrators.")


@strawberry.enum(description="What an organisation is.")
class OrganisationKind(Enum):
    """What an organisation is."""

    COMMUNITY_GROUP = "COMMUNITY_GROUP"
    NGO = "NGO"
    COOPERATIVE = "COOPERATIVE"
    BUSINESS = "BUSINESS"
    SCHOOL = "SCHOOL"
    UNIVERSITY = "UNIVERSITY"
    FAITH = "FAITH"
    GOVERNMENT = "GOVERNMENT"
    FUNDER = "FUNDER"
    NETWORK = "NETWORK"
    OTHER = "OTHER"


@strawberry.enum(description="Where a project stands.")
class ProjectStatus(Enum):
    """Where a project stands."""

    PROPOSED = strawberry.enum_value("PROPOSED", description="Not begun, looking for partners.")
    ACTIVE = strawberry.enum_value("ACTIVE", description="Under way.")
    PAUSED = strawberry.enum_value("PAUSED", description="Interrupted.")
    COMPLETED = strawberry.enum_value("COMPLETED", description="Finished.")
    CANCELLED = strawberry.enum_value("CANCELLED", description="Given up.")


@strawberry.enum(description="What an asset is.")
class AssetKind(Enum):
    """What an asset is."""

    SPACE = "SPACE"
    EQUIPMENT = "EQUIPMENT"
    FUNDING = "FUNDING"
    TRANSPORT = "TRANSPORT"
    MATERIAL = "MATERIAL"
    TRAINING = "TRAINING"
    EXPERTISE = "EXPERTISE"
    INFORMATION = "INFORMATION"
    DIGITAL = "DIGITAL"
    LAND = "LAND"
    OTHER = "OTHER"


@strawberry.enum(description="On what terms an asset is shared.")
class AssetTerms(Enum):
    """On what terms an asset is shared."""

    FREE = strawberry.enum_value("FREE", description="Given or lent without pay.")
    LOAN = strawberry.enum_value("LOAN", description="Lent for a time.")
    HIRE = strawberry.enum_value("HIRE", description="Hired out.")
    SALE = strawberry.enum_value("SALE", description="Sold.")
    GRANT = strawberry.enum_value("GRANT", description="Given as a grant.")


@strawberry.enum(description="The levels of places, widest first.")
class PlaceKind(Enum):
    """The levels of places, widest first."""

    REGION = strawberry.enum_value("REGION", description="Several countries.")
    COUNTRY = strawberry.enum_value("COUNTRY", description="A country or territory.")
    DISTRICT = strawberry.enum_value("DISTRICT", description="A parish, province, department or island.")
    SETTLEMENT = strawberry.enum_value("SETTLEMENT", description="A city, town or village.")


@strawberry.enum(description="What is needed: somebody with a skill, or an asset.")
class NeedKind(Enum):
    """What is needed: somebody with a skill, or an asset."""

    SKILL = strawberry.enum_value("SKILL", description="Somebody who holds a skill.")
    ASSET = strawberry.enum_value("ASSET", description="An asset of a kind.")


@strawberry.enum(description="Where a need stands.")
class NeedStatus(Enum):
    """Where a need stands."""

    OPEN = strawberry.enum_value("OPEN", description="Nobody has taken it on.")
    PLEDGED = strawberry.enum_value("PLEDGED", description="Somebody has promised help.")
    FULFILLED = strawberry.enum_value("FULFILLED", description="Help was given.")
    WITHDRAWN = strawberry.enum_value("WITHDRAWN", description="No longer needed.")


@strawberry.enum(description="Where a pledge stands.")
class PledgeStatus(Enum):
    """Where a pledge stands."""

    OFFERED = strawberry.enum_value("OFFERED", description="Help was offered, and nobody has answered.")
    ACCEPTED = strawberry.enum_value("ACCEPTED", description="The help is wanted.")
    DECLINED = strawberry.enum_value("DECLINED", description="The help is not wanted.")
    WITHDRAWN = strawberry.enum_value("WITHDRAWN", description="Who offered it has taken it back.")


@strawberry.enum(description="How urgent a need is.")
class Urgency(Enum):
    """How urgent a need is."""

    LOW = "LOW"
    NORMAL = "NORMAL"
    HIGH = "HIGH"
    CRITICAL = "CRITICAL"


@strawberry.enum(description="What a person or organisation does in a project.")
class ParticipationRole(Enum):
    """What a person or organisation does in a project."""

    LEAD = "LEAD"
    PARTNER = "PARTNER"
    CONTRIBUTOR = "CONTRIBUTOR"
    VOLUNTEER = "VOLUNTEER"
    FUNDER = "FUNDER"
    BENEFICIARY = "BENEFICIARY"


@strawberry.enum(description="What two organisations are partners in.")
class PartnershipKind(Enum):
    """What two organisations are partners in."""

    ALLIANCE = "ALLIANCE"
    FUNDING = "FUNDING"
    SERVICE = "SERVICE"
    MEMBERSHIP = "MEMBERSHIP"
    KNOWLEDGE = "KNOWLEDGE"
    OTHER = "OTHER"


@strawberry.enum(description="The relations that paths go over.")
class RelationKind(Enum):
    """The relations that paths go over."""

    MEMBER_OF = strawberry.enum_value("MEMBER_OF", description="A person belongs to an organisation.")
    WORKS_ON = strawberry.enum_value("WORKS_ON", description="A person or organisation works on a project.")
    PARTNERS_WITH = strawberry.enum_value("PARTNERS_WITH", description="Two organisations are partners.")
    PART_OF = strawberry.enum_value("PART_OF", description="An organisation is part of another.")


@strawberry.enum(description="The direction of an order.")
class OrderDirection(Enum):
    """The direction of an order."""

    ASC = strawberry.enum_value("ASC", description="Smallest or first in the alphabet first.")
    DESC = strawberry.enum_value("DESC", description="Largest or last in the alphabet first.")


@strawberry.enum(description="The platform's six spaces.")
class Space(Enum):
    """The platform's six spaces."""

    TRADE = "TRADE"
    EDUCATION = "EDUCATION"
    COMMUNITY = "COMMUNITY"
    FAMILY = "FAMILY"
    CULTURE = "CULTURE"
    TOURISM = "TOURISM"


@strawberry.enum(description="Who may see a person's email and phone.")
class ContactAudience(Enum):
    """Who may see a person's email and phone."""

    NOBODY = strawberry.enum_value("NOBODY", description="Nobody but the person.")
    STEWARDS = strawberry.enum_value("STEWARDS", description="Stewards of the person's organisations.")
    MEMBERS = strawberry.enum_value("MEMBERS", description="Stewards and members.")
    PUBLIC = strawberry.enum_value("PUBLIC", description="Everybody.")


@strawberry.enum(description="What was given.")
class ContributionKind(Enum):
    """What was given."""

    HOURS = strawberry.enum_value("HOURS", description="Time, in hours.")
    FUNDS = strawberry.enum_value("FUNDS", description="Money, in a currency.")
    IN_KIND = strawberry.enum_value("IN_KIND", description="Goods or services.")


@strawberry.enum(description="The two kinds of party.")
class PartyKind(Enum):
    """The two kinds of party."""

    PERSON = strawberry.enum_value("PERSON", description="A person.")
    ORGANISATION = strawberry.enum_value("ORGANISATION", description="An organisation.")


@strawberry.enum(description="What people can be ordered by.")
class PersonOrderField(Enum):
    """What people can be ordered by."""

    NAME = strawberry.enum_value("NAME", description="By folded name.")
    CREATED_AT = strawberry.enum_value("CREATED_AT", description="By the time of being first recorded.")
    SKILL_COUNT = strawberry.enum_value("SKILL_COUNT", description="By how many skills the person holds.")
    PROJECT_COUNT = strawberry.enum_value("PROJECT_COUNT", description="By how many projects, past ones too.")


@strawberry.enum(description="What organisations can be ordered by.")
class OrganisationOrderField(Enum):
    """What organisations can be ordered by."""

    NAME = strawberry.enum_value("NAME", description="By folded name.")
    CREATED_AT = strawberry.enum_value("CREATED_AT", description="By the time of being first recorded.")
    MEMBER_COUNT = strawberry.enum_value("MEMBER_COUNT", description="By how many people, past ones too.")
    PROJECT_COUNT = strawberry.enum_value("PROJECT_COUNT", description="By how many projects, past ones too.")
    PARTNER_COUNT = strawberry.enum_value(
        "PARTNER_COUNT", description="By how many partners it has today, implicit ones too."
    )


@strawberry.enum(description="What projects can be ordered by.")
class ProjectOrderField(Enum):
    """What projects can be ordered by."""

    NAME = strawberry.enum_value("NAME", description="By folded name.")
    CREATED_AT = strawberry.enum_value("CREATED_AT", description="By the time of being first recorded.")
    STARTS_ON = strawberry.enum_value("STARTS_ON", description="By the first day; unknown ones last.")
    PARTICIPANT_COUNT = strawberry.enum_value(
        "PARTICIPANT_COUNT", description="By how many people and organisations together, past ones too."
    )


@strawberry.enum(description="The figures that organisations of a network can be ordered by.")
class NetworkNodeOrderField(Enum):
    """The figures that organisations of a network can be ordered by."""

    STRENGTH = strawberry.enum_value("STRENGTH", description="By the sum of the strengths of its ties.")
    PARTNER_COUNT = strawberry.enum_value("PARTNER_COUNT", description="By how many others it is tied to.")
    BETWEENNESS = strawberry.enum_value("BETWEENNESS", description="By the share of shortest ways through it.")
    CLOSENESS = strawberry.enum_value("CLOSENESS", description="By how near it is to all others.")
    PAGE_RANK = strawberry.enum_value("PAGE_RANK", description="By PageRank, weighted by strength.")


@strawberry.enum(description="What a search can find.")
class SearchKind(Enum):
    """What a search can find."""

    PERSON = "PERSON"
    ORGANISATION = "ORGANISATION"
    PROJECT = "PROJECT"
    SKILL = "SKILL"
    ASSET = "ASSET"
    PLACE = "PLACE"
    NEED = "NEED"


@strawberry.enum(description="What likely duplicates are sought among: things that have names of their own.")
class DuplicateType(Enum):
    """What likely duplicates are sought among."""

    PERSON = "PERSON"
    ORGANISATION = "ORGANISATION"
    PROJECT = "PROJECT"
    SKILL = "SKILL"


@strawberry.enum(description="What somebody who asks can be.")
class ViewerRole(Enum):
    """What somebody who asks can be."""

    ANONYMOUS = strawberry.enum_value("ANONYMOUS", description="Not signed in.")
    SUSPENDED = strawberry.enum_value(
        "SUSPENDED", description="Signed in, but suspended: sees what anybody sees and his own, and changes nothing."
    )
    MEMBER = strawberry.enum_value("MEMBER", description="Signed in.")
    STEWARD = strawberry.enum_value("STEWARD", description="May change an organisation and what belongs to it.")
    ADMINISTRATOR = strawberry.enum_value("ADMINISTRATOR", description="Sees and may change everything.")


@strawberry.enum(description="What can be done with a thing.")
class Action(Enum):
    """What can be done with a thing."""

    SEE = strawberry.enum_value("SEE", description="To read it.")
    CHANGE = strawberry.enum_value("CHANGE", description="To change it.")
    DELETE = strawberry.enum_value("DELETE", description="To delete it; of a person, to forget him.")
    SET_VISIBILITY = strawberry.enum_value("SET_VISIBILITY", description="To say who may see it.")
    SET_CONTACT = strawberry.enum_value("SET_CONTACT", description="To say how a person can be reached, and by whom.")
    SUSPEND = strawberry.enum_value("SUSPEND", description="To suspend a person, and to lift that.")
    ADD = strawberry.enum_value(
        "ADD",
        description="To make something that belongs to it: an asset of a party, a need, a project that an organisation "
        "leads, a contribution to a project.",
    )


@strawberry.enum(description="The periods of a calendar.")
class Period(Enum):
    """The periods of a calendar."""

    MONTH = strawberry.enum_value("MONTH", description="From the first day of a month to its last.")
    QUARTER = strawberry.enum_value("QUARTER", description="Three months, the first from January to March.")
    YEAR = strawberry.enum_value("YEAR", description="From 1 January to 31 December.")


@strawberry.enum(description="What became of a tie or an organisation between two days.")
class NetworkChangeKind(Enum):
    """What became of a tie or an organisation between two days."""

    CAME = strawberry.enum_value("CAME", description="A tie that was not there before; an organisation without any.")
    WENT = strawberry.enum_value("WENT", description="A tie that is no longer there; an organisation without any now.")
    GREW = strawberry.enum_value("GREW", description="Stronger than before.")
    SHRANK = strawberry.enum_value("SHRANK", description="Weaker than before.")
