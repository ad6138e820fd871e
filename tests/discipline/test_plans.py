"""Neo4j's plan of every statement, on 10,000 people: nothing reads everything but what says so in its header."""

from __future__ import annotations

import neo4j
import pytest

from graph_store.statements import Statement, catalogue
from tests.support.plans import Findings, findings

PLANNED = sorted(name for name, one in catalogue().items() if one.mode != "schema" and not name.startswith("setup/"))
"""Every statement but the set-up, which asks about the schema itself."""


def planned(session: neo4j.Session, statement: Statement) -> Findings:
    """What the plans of the statement do, with every fragment in every hole."""
    found = Findings()
    for options in statement.every_option():
        plan = session.run("EXPLAIN " + statement.text("neo4j", options)).consume().plan
        assert plan is not None
        one = findings(plan)
        found.whole |= one.whole
        found.refused |= one.refused
    return found


@pytest.mark.parametrize("name", PLANNED)
def test_a_plan_is_as_its_header_says(session: neo4j.Session, name: str) -> None:
    statement = catalogue()[name]
    found = planned(session, statement)
    assert found.refused == set()
    assert found.whole == statement.plan


@pytest.mark.parametrize(
    ("text", "whole", "refused"),
    [
        ("MATCH (n) RETURN count(n.name)", set(), {"AllNodesScan"}),
        ("MATCH (a:Person), (b:Project) RETURN collect([a.id, b.id])", {"label scan"}, {"CartesianProduct"}),
        ("MATCH (a:Person {id: 'p1'}) MATCH (b:Project {id: 'j1'}) RETURN a.id, b.id", set(), set()),
        ("MATCH (p:Person) WHERE p.headline = 'x' RETURN p.id", {"label scan"}, set()),
        ("MATCH (p:Person)-[:MEMBER_OF]->(o) WHERE p.headline = 'x' RETURN o.id", {"label scan", "expand"}, set()),
        (
            "MATCH (p:Person) WHERE p.headline > 'x' WITH p ORDER BY p.about LIMIT 9 RETURN collect(p.id)",
            {"label scan", "sort"},
            set(),
        ),
        ("MATCH (p:Person {id: 'p1'})-[:MEMBER_OF]->(o) RETURN o.id ORDER BY o.name", set(), set()),
        (
            "MATCH (p:Person) WHERE p.sortName >= '' AND p.id IS NOT NULL "
            "WITH p ORDER BY p.sortName, p.id LIMIT 9 RETURN collect(p.id)",
            set(),
            set(),
        ),
    ],
)
def test_what_is_refused_is_seen(session: neo4j.Session, text: str, whole: set[str], refused: set[str]) -> None:
    plan = session.run("EXPLAIN " + text).consume().plan
    assert plan is not None
    found = findings(plan)
    assert (found.whole, found.refused) == (whole, refused)
