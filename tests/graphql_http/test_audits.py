"""GraphQL over HTTP as its draft says: the audits of graphql-http against the service on a port."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.collabgraph.processes import environment, served
from tests.graphql_http.node import audits, need_node

# Every audit of graphql-http 1.23.1: one that is no longer run would be a gap that nobody sees.
AUDITS = 61
# These send variables to the introspection, which production mode refuses.
BY_INTROSPECTION = {
    "SHOULD allow map {variables} parameter when accepting application/graphql-response+json",
    "MUST allow map {variables} parameter when accepting application/json",
    "MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json",
    "MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json",
}


@pytest.mark.parametrize(("production", "expected"), [("false", set()), ("true", BY_INTROSPECTION)])
def test_every_must_should_and_may_passes(tmp_path: Path, production: str, expected: set[str]) -> None:
    need_node()
    env = environment(DATABASE_URL=f"embedded://{tmp_path / 'store'}", PRODUCTION=production)
    with served(env=env) as server:
        found = audits(f"{server.address}/graphql")
    missed = {one["name"]: one["reason"] for one in found if one["status"] != "ok"}
    assert missed.keys() == expected, missed
    assert len(found) == AUDITS
    assert {one["name"].split(" ")[0] for one in found} == {"MUST", "SHOULD", "MAY"}
