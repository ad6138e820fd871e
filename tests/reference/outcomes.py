"""What the reference answers to a question."""

from collections.abc import Mapping
from typing import Any

from . import enums, facets, lists, network_change, networks
from .answers import Json, RefusedError, required
from .asset_map import AssetMap
from .community import Community
from .engagement import engagement_report
from .gaps import gap_report
from .help import who_can_help
from .paths import how_connected
from .questions import Question
from .search import search
from .teams import suggest_team


def outcome(seen: Community, today: str, question: Question) -> Any:
    """The answer, or ``{"code": ..., "argument": ...}`` where it is an error."""
    try:
        return answer(seen, today, question)
    except RefusedError as refusal:
        return {"code": refusal.code, "argument": refusal.argument}


def answer(seen: Community, today: str, question: Question) -> Any:
    """What the reference answers: an edge list, or the shape of the field; RefusedError where the answer is an error.

    assetMap: totalCount, assets (edges), byKind, byPlace (by kind), clusters (by zoom) and geojson.
    """
    arguments = question.arguments
    if question.field == "partnershipNetwork":
        return networks.partnership_network(seen, today, arguments)
    if question.field == "networkChange":
        return network_change.network_change(seen, today, arguments)
    if question.field == "whoCanHelp":
        return who_can_help(seen, today, arguments["with"], arguments.get("filter"), arguments.get("weights"))
    if question.field == "suggestTeam":
        size = arguments.get("maxSize") or 6
        return suggest_team(seen, today, arguments["with"], arguments.get("filter"), arguments.get("weights"), size)
    if question.field == "gapReport":
        return gap_report(seen, today, **{**arguments, "first": arguments.get("first") or 50})
    if question.field == "assetMap":
        return _map_answer(AssetMap(seen, arguments["area"], arguments.get("filter")))
    if question.field == "howConnected":
        return _paths_answer(seen, today, arguments)
    if question.field == "engagementReport":
        return engagement_report(seen, arguments)
    if question.field == "search":
        return search(seen, arguments["text"], arguments.get("kinds"))
    if question.field == "places":
        return lists.places(seen, arguments.get("kind"), arguments.get("within"))
    if question.field in ("skills", "assets", "needs"):
        return getattr(lists, question.field)(seen, arguments.get("filter"))
    if question.field.endswith("Facets"):
        return getattr(facets, question.field.replace("Facets", "_facets"))(seen, arguments.get("filter"))
    if question.field == "sectors":
        return facets.sectors(seen)
    return getattr(lists, question.field)(seen, arguments.get("filter"), arguments.get("orderBy"), today)


def _map_answer(found: AssetMap) -> Json:
    return {
        "totalCount": found.total_count(),
        "assets": found.assets(),
        "byKind": found.by_kind(),
        "byPlace": {kind: found.by_place(kind) for kind in enums.PLACE_KINDS},
        "clusters": {zoom: found.clusters(zoom) for zoom in (0, 3, 10, 22)},
        "geojson": found.geojson(),
    }


def _paths_answer(seen: Community, today: str, arguments: Mapping[str, Any]) -> list[Json]:
    connected = ("Person", "Organisation", "Project")
    start = required(seen, arguments["from"], "from", *connected)
    end = required(seen, arguments["to"], "to", *connected)
    day = arguments.get("asOf") or today
    return how_connected(seen, start, end, day, arguments.get("maxLength") or 6, arguments.get("first") or 3)
