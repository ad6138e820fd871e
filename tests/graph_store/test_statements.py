"""The catalogue: headers, fragments, holes, overlays; and what every statement of ours has to keep."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from graph_store.moves import OWN
from graph_store.statements import Dialect, Fragment, Statement, StatementError, catalogue, statement

ROOT = Path(__file__).resolve().parents[2] / "queries" / "cypher"
HEADERS = {"returns": "one record", "cost": "none", "viewer": "none", "mode": "read"}
OPERATORS = {
    "setup", "imports", "exports", "moves", "viewers", "accounts", "api_keys", "versions", "structure",
    "mutations", "audit",
}  # fmt: skip
"""Folders of statements that are the operator's, or the service's own: no viewer takes part in them."""

FRAGMENTS = {
    "older": Fragment("older", ("x", "y"), "{x}.age > {y}.age AND @named({x})"),
    "named": Fragment("named", ("n",), "{n}.name IS NOT NULL"),
    "always": Fragment("always", ("x", "y"), "true"),
}


def make(text: str, holes: dict[str, tuple[str, ...]] | None = None) -> Statement:
    sources: dict[Dialect, str] = {"neo4j": text, "arcadedb": "RETURN 1"}
    fragments: dict[Dialect, dict[str, Fragment]] = {"neo4j": FRAGMENTS, "arcadedb": FRAGMENTS}
    return Statement("tests/made", "A test.", HEADERS, sources, fragments, holes or {})


def test_a_fragment_is_put_in_with_those_inside_it() -> None:
    assert make("MATCH (a), (b) WHERE @older(a, b)").text("neo4j") == (
        "MATCH (a), (b) WHERE a.age > b.age AND a.name IS NOT NULL"
    )


def test_an_overlay_is_for_the_embedded_engine_only() -> None:
    assert make("RETURN 2").text("arcadedb") == "RETURN 1"
    assert make("RETURN 2").text("neo4j") == "RETURN 2"


def test_a_hole_takes_the_chosen_fragment() -> None:
    made = make("WHERE @{filter}(a, b)", {"filter": ("older", "always")})
    assert made.text("neo4j", {"filter": "always"}) == "WHERE true"
    assert made.text("neo4j", {"filter": "older"}) == "WHERE a.age > b.age AND a.name IS NOT NULL"
    assert list(made.every_option()) == [{"filter": "older"}, {"filter": "always"}]


@pytest.mark.parametrize("chosen", [{}, {"filter": "named"}, {"filter": "always", "more": "always"}])
def test_a_hole_takes_only_what_the_header_lists(chosen: dict[str, str]) -> None:
    with pytest.raises(StatementError):
        make("WHERE @{filter}(a, b)", {"filter": ("older", "always")}).text("neo4j", chosen)


@pytest.mark.parametrize("text", ["@unknown(a)", "@named(a, b)", "@older(a)"])
def test_wrong_calls_of_fragments_are_refused(text: str) -> None:
    with pytest.raises(StatementError):
        make(text).text("neo4j")


def test_an_unknown_statement_is_refused() -> None:
    with pytest.raises(StatementError, match="there is no statement people/nothing"):
        statement("people/nothing")


def test_every_file_is_in_the_catalogue() -> None:
    files = {
        f"{file.parent.name}/{file.stem}" for file in ROOT.glob("*/*.cypher") if not file.parent.name.startswith("_")
    }
    assert set(catalogue()) == files


def test_every_overlay_lies_over_a_statement() -> None:
    overlays = {
        f"{file.parent.name}/{file.stem}"
        for file in (ROOT / "_arcadedb").glob("*/*.cypher")
        if not file.parent.name.startswith("_")
    }
    assert overlays <= set(catalogue())


def test_a_fragment_may_be_another_on_the_embedded_engine() -> None:
    common = {path.stem for path in (ROOT / "_fragments").glob("*.cypher")}
    overlaid = {path.stem for path in (ROOT / "_arcadedb" / "_fragments").glob("*.cypher")}
    assert overlaid
    assert overlaid <= common
    options = {"source": "every_place", "cut": "in_index_order", "order": "by_name", "bounds": "key_all"}
    options |= {"name": "ascending", "id": "ascending", "row": "", "columns": ""}
    texts = {dialect: statement("places/list").text(dialect, options) for dialect in ("neo4j", "arcadedb")}
    assert texts["arcadedb"].count("LIMIT $limit") == 2
    assert texts["neo4j"].count("LIMIT $limit") == 1


def test_every_write_changes_the_graph_but_those_of_who_signs_in() -> None:
    same = {name for name, one in catalogue().items() if one.mode == "write" and not one.changes_graph}
    signing_in = {"accounts/link", "accounts/unlink", "api_keys/create", "api_keys/revoke"}
    moves = {f"moves/write_{noun}" for noun in OWN}
    mutations = {"audit/erase", "audit/record", "mutations/claim", "mutations/hold", "mutations/settle"}
    mutations.add("mutations/hold_pledged")
    suspensions = {"mutations/suspend", "mutations/lift_suspension"}
    assert same == signing_in | moves | mutations | suspensions | {
        "versions/renew",
        "structure/record",
        "structure/begin_move",
    }
    assert {one.headers.get("graph") for one in catalogue().values()} == {None, "same"}


def counts_for_all(name: str, options: Mapping[str, str]) -> bool:
    """Whether it counts what everybody sees: the filter is in the rows alone, for those who endorse a skill."""
    return name == "people/skills" and options.get("part", "").startswith("count")


@pytest.mark.parametrize("name", sorted(catalogue()))
def test_every_statement_keeps_the_rules(name: str) -> None:
    found = catalogue()[name]
    for options in found.every_option():
        for dialect in ("neo4j", "arcadedb"):
            text = found.text(dialect, options)
            assert "@" not in text
            if found.viewer == "filtered" and not counts_for_all(name, options):
                assert "$visible" in text
                assert "$stewardOf" in text
                own = catalogue("self")[name].text(dialect, options)
                assert "$visible" in own
                assert "$stewardOf" not in own
                anybodys = catalogue("anybody")[name].text(dialect, options)
                assert "$visible" in anybodys
                assert "$stewardOf" not in anybodys
                assert "$self" not in anybodys
            if found.mode == "read":
                assert not re.search(r"\b(CREATE|MERGE|SET|DELETE|REMOVE|DROP|LOAD)\b", text)
                assert re.search(r"\bRETURN\b", text)
    if found.viewer == "none":
        assert name.split("/")[0] in OPERATORS
