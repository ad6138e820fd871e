"""networkChange says of each day what partnershipNetwork says as of that day, on both databases, for every viewer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from graph_store.store import Store
from graph_store.viewers import Viewer
from tests.comparison.asking import EDGE, SUMMARY, execute, load, viewer_in
from tests.comparison.profile import compared
from tests.reference.answers import Json
from tests.reference.figures import shown
from tests.reference.questions import Asker
from tests.reference.strategies import TODAY, scene_of

SHAPE = f"on tied summary {{ {SUMMARY} }}"
CHANGE = f"""query Change($from: Date!, $to: Date!, $filter: NetworkFilter) {{
  answer: networkChange(from: $from, to: $to, filter: $filter) {{
    before {{ {SHAPE} }} after {{ {SHAPE} }}
    monthly: series(by: MONTH) {{ {SHAPE} }} yearly: series(by: YEAR) {{ {SHAPE} }}
    ties(first: 200) {{
      totalCount
      nodes {{ change strengthChange source {{ id }} target {{ id }} before {{ {EDGE} }} after {{ {EDGE} }} }}
    }}
    organisations(first: 200) {{
      totalCount
      nodes {{
        change strengthChange strengthBefore strengthAfter tiesBefore tiesAfter organisation {{ id }}
      }}
    }}
  }}
}}"""
NETWORK = f"""query Network($filter: NetworkFilter) {{
  answer: partnershipNetwork(filter: $filter) {{
    nodes {{ organisation {{ id }} metrics {{ degree strength }} }} edges {{ {EDGE} }} summary {{ {SUMMARY} }}
  }}
}}"""
SPANS = (("2026-10-21", "2026-12-23"), ("2024-09-12", "2027-12-26"), ("2026-11-20", "2026-11-22"))


@compared(examples=3)
@given(seed=st.integers(min_value=0, max_value=2**32 - 1))
async def test_each_day_is_the_network_as_of_that_day(store: Store, seed: int) -> None:
    scene = scene_of(seed)
    await load(store, scene.community)
    viewer = await viewer_in(store, scene.viewer)
    asker = Asker(scene.community, seed, TODAY)
    for first, last in SPANS:
        filters = asker.network_filter()
        # A place that is not seen is an error, which the reference tells.
        filters = {name: value for name, value in filters.items() if name not in ("asOf", "within")}
        found = await answer(store, viewer, CHANGE, {"from": first, "to": last, "filter": filters})
        days = [found["before"], found["after"], *found["monthly"], *found["yearly"]]
        networks = {
            day: await answer(store, viewer, NETWORK, {"filter": {**filters, "asOf": day}})
            for day in dict.fromkeys(one["on"] for one in days)
        }
        for one in days:
            assert one == shape(networks[one["on"]], one["on"])
        assert_changes(found, networks[first], networks[last])


async def answer(store: Store, viewer: Viewer, document: str, variables: Mapping[str, Any]) -> Any:
    result, _ = await execute(store, viewer, document, variables)
    assert result.errors is None
    assert result.data is not None
    return result.data["answer"]


def shape(network: Any, day: str) -> Json:
    """What networkChange shows of a day."""
    tied = sum(1 for node in network["nodes"] if node["metrics"]["degree"])
    return {"on": day, "tied": tied, "summary": network["summary"]}


def assert_changes(found: Any, before: Any, after: Any) -> None:
    """The changes are those between the two networks: the same ties and sums, none left out."""
    edges = [{(one["source"], one["target"]): one for one in network["edges"]} for network in (before, after)]
    strengths = [{pair: one["strength"] for pair, one in some.items()} for some in edges]
    ties = found["ties"]["nodes"]
    for one in ties:
        pair = one["source"]["id"], one["target"]["id"]
        assert (one["before"], one["after"]) == tuple(some.get(pair) for some in edges)
    told = {(one["source"]["id"], one["target"]["id"]): (one["change"], one["strengthChange"]) for one in ties}
    assert_same(told, differences(*strengths), found["ties"]["totalCount"])

    sums = [{one["organisation"]["id"]: one["metrics"] for one in network["nodes"]} for network in (before, after)]
    organisations = found["organisations"]["nodes"]
    for one in organisations:
        was, now = (some[one["organisation"]["id"]] for some in sums)
        assert (one["tiesBefore"], one["tiesAfter"]) == (was["degree"], now["degree"])
        assert (one["strengthBefore"], one["strengthAfter"]) == (was["strength"], now["strength"])
    told = {one["organisation"]["id"]: (one["change"], one["strengthChange"]) for one in organisations}
    totals = [{id_: metrics["strength"] for id_, metrics in some.items()} for some in sums]
    assert_same(told, differences(*totals), found["organisations"]["totalCount"])


def differences(before: Mapping[Any, float], after: Mapping[Any, float]) -> dict[Any, tuple[str, float]]:
    """What became of each strength that is another one; 0 and nothing are the same."""
    found = {}
    for key in {**before, **after}:
        was, now = before.get(key, 0.0), after.get(key, 0.0)
        if was != now:
            change = "CAME" if not was else "WENT" if not now else "GREW" if now > was else "SHRANK"
            found[key] = change, shown(now - was)
    return found


def assert_same(told: Mapping[Any, Any], wanted: Mapping[Any, Any], total: int) -> None:
    """The first 200 of what is wanted, and how many there are."""
    assert total == len(wanted)
    assert len(told) == min(total, 200)
    assert told.items() <= wanted.items()
    sizes = sorted((abs(difference) for _, difference in wanted.values()), reverse=True)
    assert [abs(difference) for _, difference in told.values()] == sizes[:200]
