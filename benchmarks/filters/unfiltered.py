"""Statements without the viewer's filter: what they would be if everybody saw everything."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from graph_store.statements import Statement, catalogue

_FILTERS = re.compile(r"^(visible_\w+|contact_visible(__\w+)?|led_by_steward)$")


@cache
def unfiltered(name: str) -> Statement:
    """The statement with `true` in the place of every fragment that looks at the viewer."""
    statement = catalogue("anybody")[name]
    fragments = {
        known: replace(one, text="true") if _FILTERS.match(known) else one
        for known, one in statement.fragments["neo4j"].items()
    }
    return replace(statement, fragments={**statement.fragments, "neo4j": fragments}, _texts={})
