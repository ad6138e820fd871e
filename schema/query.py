"""The root: what can be asked."""

from __future__ import annotations

import strawberry

from schema.asset_map import AssetMapQuery
from schema.changes import ChangeQuery
from schema.duplicates import DuplicateQuery
from schema.engagement import EngagementQuery
from schema.facets import FacetQuery
from schema.gaps import GapQuery
from schema.help import HelpQuery
from schema.lists import ListQuery
from schema.network_change import NetworkChangeQuery
from schema.networks import NetworkQuery
from schema.nodes import NodeQuery
from schema.paths import PathQuery
from schema.search import SearchQuery
from schema.teams import TeamQuery
from schema.viewer import ViewerQuery


@strawberry.type(description="What can be asked.")
class Query(
    NodeQuery,
    ListQuery,
    FacetQuery,
    SearchQuery,
    NetworkQuery,
    NetworkChangeQuery,
    PathQuery,
    AssetMapQuery,
    HelpQuery,
    TeamQuery,
    GapQuery,
    EngagementQuery,
    DuplicateQuery,
    ChangeQuery,
    ViewerQuery,
):
    """The root fields of every subject."""
