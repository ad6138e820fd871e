"""What the fields of our schema cost: those that are more than a value, a thing or a page of things.

Measured on 10,000 people a thing costs about 0.1 ms and ten units (docs/performance.md); what is counted or ranked has
the units of its time there. A plain connection needs no line here, a test says which fields do.
"""

from __future__ import annotations

from collabgraph.cost import THING, Length, Number, Page, Weight, Weights

_LIST = Weight(once=100, page=Page())
_ORDERED = Weight(once=100, page=Page(), by_count=10_000)
_FACETS = Weight(once=1_000)
_CLOSED = Weight(once=1_000, entries=10)
_FREE = Weight(once=1_000, entries=Number("first", 50, 1_000))
_PLACES = Weight(once=1_000, entries=50)

_LISTS = {
    "Query.nodes": Weight(entries=Length("ids", 200)),
    "Query.people": _ORDERED,
    "Query.organisations": _ORDERED,
    "Query.projects": _ORDERED,
    "Query.skills": _LIST,
    "Query.assets": _LIST,
    "Query.needs": _LIST,
    "Query.places": _LIST,
    "Query.search": Weight(once=1_000, page=Page()),
    "Organisation.partners": Weight(once=100, page=Page()),
    "Organisation.skills": Weight(once=100, page=Page()),
    "Person.collaborators": Weight(once=100, page=Page()),
    "Skill.broader": Weight(entries=3),
    "Skill.related": Weight(entries=5),
}

_FACET_LISTS = {
    "Query.personFacets": _FACETS,
    "Query.organisationFacets": _FACETS,
    "Query.projectFacets": _FACETS,
    "Query.assetFacets": _FACETS,
    "Query.needFacets": _FACETS,
    "Query.sectors": Weight(once=2_000, entries=Number("first", 200, 1_000)),
    "PersonFacets.spaces": _CLOSED,
    "PersonFacets.languages": _FREE,
    "PersonFacets.places": _PLACES,
    "OrganisationFacets.kinds": _CLOSED,
    "OrganisationFacets.sectors": _FREE,
    "OrganisationFacets.spaces": _CLOSED,
    "OrganisationFacets.places": _PLACES,
    "ProjectFacets.statuses": _CLOSED,
    "ProjectFacets.sectors": _FREE,
    "ProjectFacets.spaces": _CLOSED,
    "ProjectFacets.places": _PLACES,
    "AssetFacets.kinds": _CLOSED,
    "AssetFacets.terms": _CLOSED,
    "AssetFacets.sectors": _FREE,
    "AssetFacets.spaces": _CLOSED,
    "AssetFacets.places": _PLACES,
    "NeedFacets.kinds": _CLOSED,
    "NeedFacets.assetKinds": _CLOSED,
    "NeedFacets.statuses": _CLOSED,
    "NeedFacets.urgencies": _CLOSED,
    "NeedFacets.places": _PLACES,
}

_ANSWERS = {
    "Query.partnershipNetwork": Weight(
        once=1_000, times=Number("depth", 2, 4), page=Number("maxNodes", 500, 50_000), each=THING
    ),
    "PartnershipNetwork.nodes": Weight(entries=None),
    "PartnershipNetwork.organisations": Weight(once=5_000, page=Page()),
    "PartnershipNetwork.edges": Weight(entries=None, share=3),
    "PartnershipNetwork.communities": Weight(once=5_000, entries=50),
    "PartnershipNetwork.summary": Weight(once=5_000),
    "NetworkMetrics.betweenness": Weight(once=20),
    "NetworkMetrics.closeness": Weight(once=20),
    "NetworkCommunity.places": Weight(entries=5),
    "Query.networkChange": Weight(once=10_000),
    "NetworkChange.before": Weight(once=5_000),
    "NetworkChange.after": Weight(once=5_000),
    "NetworkChange.ties": Weight(once=1_000, page=Page()),
    "NetworkChange.organisations": Weight(once=1_000, page=Page()),
    "NetworkChange.series": Weight(once=5_000, entries=120, each=500),
    "Query.howConnected": Weight(once=500, times=Number("maxLength", 6, 8), entries=Number("first", 3, 200)),
    "ConnectionPath.steps": Weight(entries=4),
    "Query.assetMap": Weight(once=1_000),
    "AssetMap.clusters": Weight(once=1_000, entries=100),
    "AssetMap.byKind": _CLOSED,
    "AssetMap.byPlace": _PLACES,
    "AssetMap.geojson": Weight(once=1_000, entries=Number("first", 1_000, 10_000), each=10),
    "AssetCluster.byKind": Weight(entries=3),
    "Query.whoCanHelp": Weight(once=10_000, page=Page()),
    "Query.suggestTeam": Weight(once=20_000),
    "Team.members": Weight(entries=12),
    "Team.uncovered": Weight(entries=5),
    "TeamMember.covers": Weight(entries=5),
    "Query.gapReport": Weight(once=20_000, entries=Number("first", 50, 200)),
    "Need.helpers": Weight(once=10_000, page=Page()),
    "Person.canHelpWith": Weight(once=10_000, page=Page()),
    "HelperConnection.uncovered": Weight(entries=5),
    "HelperEdge.matches": Weight(entries=5),
    "HelperEdge.assets": Weight(entries=5),
    "HelperEdge.path": Weight(once=100),
    "Query.engagementReport": Weight(once=20_000),
    "EngagementReport.periods": Weight(entries=120),
    "EngagementPeriod.funds": Weight(entries=5),
    "Query.likelyDuplicates": Weight(once=20_000, page=Page()),
    "DuplicateGroup.things": Weight(entries=3),
    "HelpOpportunityEdge.matches": Weight(entries=1),
    "HelpOpportunityEdge.assets": Weight(entries=5),
    "HelpOpportunityEdge.path": Weight(once=100),
    "Subscription.newNeeds": Weight(once=10_000, entries=50),
    "Viewer.may": Weight(once=THING),
    "Viewer.mayRelate": Weight(once=100),
    "Query.changes": Weight(once=1_000, page=Page()),
    "Change.values": Weight(entries=5),
}

# Some ten statements, and the disk; what is selected of the payload is added as of any thing.
_MUTATION = Weight(once=5_000)
_PROBLEMS = Weight(entries=5)

_RELATIONS = ("Membership", "Participation", "PersonSkill", "Partnership", "AssetUse")
_NAMES = (
    *("createOrganisation", "updateOrganisation", "deleteOrganisation", "mergeOrganisations"),
    *("createPerson", "updatePerson", "setContact", "forgetPerson"),
    *("createProject", "updateProject", "deleteProject"),
    *("createAsset", "updateAsset", "deleteAsset"),
    *("raiseNeed", "updateNeed", "fulfilNeed", "withdrawNeed", "deleteNeed"),
    *("recordContribution", "updateContribution", "deleteContribution"),
    *("createSkill", "updateSkill", "deleteSkill"),
    *("createPlace", "updatePlace", "deletePlace"),
    *("pledgeHelp", "withdrawPledge", "acceptPledge", "declinePledge"),
    *("endorseSkill", "withdrawEndorsement"),
    "setVisibility",
    "suspendMember",
    "liftSuspension",
    *(f"{verb}{relation}" for relation in _RELATIONS for verb in ("create", "update", "delete")),
)
_PAYLOADS = (
    *("Organisation", "Person", "Project", "Asset", "Need", "Contribution", "Skill", "Place", "Visibility", "Delete"),
    *_RELATIONS,
    *("Pledge", "Endorsement"),
)
_MUTATIONS = {
    **{f"Mutation.{name}": _MUTATION for name in _NAMES},
    **{f"{name}Payload.problems": _PROBLEMS for name in _PAYLOADS},
}

WEIGHTS = Weights({**_LISTS, **_FACET_LISTS, **_ANSWERS, **_MUTATIONS})
