"""GraphQL over HTTP as its draft says: the audits of graphql-http against the service on a port."""

from __future__ import annotations

from pathlib import Path

from tests.collabgraph.processes import environment, served
from tests.graphql_http.node import audits, need_node

# Every audit of graphql-http 1.23.1: one that is no longer run would be a gap that nobody sees.
AUDITS = 61


def test_every_must_should_and_may_passes(tmp_path: Path) -> None:
    need_node()
    with served(env=environment(DATABASE_URL=f"embedded://{tmp_path / 'store'}")) as server:
        found = audits(f"{server.address}/graphql")
    assert {one["name"]: one["reason"] for one in found if one["status"] != "ok"} == {}
    assert len(found) == AUDITS
    assert {one["name"].split(" ")[0] for one in found} == {"MUST", "SHOULD", "MAY"}
