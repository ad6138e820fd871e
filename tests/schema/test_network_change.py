"""What of a change of the network has to be read and computed for a selection."""

from __future__ import annotations

import pytest

from resolvers.network_change import ChangeWants
from schema.network_change import wants_of


@pytest.mark.parametrize(
    ("paths", "expected", "terms"),
    [
        ({"before", "before.on"}, ChangeWants(before=frozenset()), False),
        ({"after", "after.summary", "after.summary.nodes"}, ChangeWants(after=frozenset({"nodes"})), False),
        ({"after", "after.summary.edges", "after.tied"}, ChangeWants(after=frozenset({"edges", "tied"})), True),
        ({"before", "before.summary.largestShare"}, ChangeWants(before=frozenset({"largest_share"})), True),
        ({"series", "series.on"}, ChangeWants(), False),
        (
            {"series", "series.tied", "series.summary.modularity"},
            ChangeWants(series=frozenset({"tied", "modularity"})),
            True,
        ),
        ({"ties", "ties.totalCount"}, ChangeWants(ties=True), True),
        ({"ties", "ties.nodes.after.strength"}, ChangeWants(ties=True), True),
        ({"ties", "ties.nodes.after.kinds"}, ChangeWants(ties=True, kinds=True), True),
        ({"ties", "ties.edges.node.before.kinds"}, ChangeWants(ties=True, kinds=True), True),
        ({"organisations", "organisations.nodes.organisation.kind"}, ChangeWants(organisations=True), True),
    ],
)
def test_only_what_is_selected_is_wanted(paths: set[str], expected: ChangeWants, terms: bool) -> None:
    assert wants_of(frozenset(paths)) == expected
    assert expected.terms is terms
