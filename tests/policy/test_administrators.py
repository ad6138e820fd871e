"""What administrators alone are told."""

from __future__ import annotations

from graph_store.errors import Forbidden
from graph_store.store import Store
from tests.comparison.asking import execute, viewer_in
from tests.policy.asking import hold
from tests.policy.world import ROWS, VIEWERS
from tests.reference.community import Organisation
from tests.reference.viewers import ADMINISTRATOR

DUPLICATES = """{ likelyDuplicates(type: ORGANISATION) {
  totalCount pageInfo { hasNextPage } nodes { key } edges { cursor node { key count things { id } } }
} }"""


async def test_likely_duplicates_are_for_administrators_alone(clean_store: Store) -> None:
    await hold(clean_store, *ROWS, Organisation("guild 2", "WEAVERS’ GUILD"))
    for viewer in VIEWERS.values():
        result, context = await execute(clean_store, await viewer_in(clean_store, viewer), DUPLICATES)
        if viewer is ADMINISTRATOR:
            assert result.errors is None
            assert result.data is not None
            assert [group["key"] for group in result.data["likelyDuplicates"]["nodes"]] == ["weaversguild"]
            assert result.data["likelyDuplicates"]["totalCount"] == 1
        else:
            assert result.data is None
            assert [type(error.original_error) for error in result.errors or ()] == [Forbidden]
            assert not context.reading.statements
