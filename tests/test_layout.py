"""What holds for the project as a whole: names, pins, who imports what."""

from __future__ import annotations

import ast
import re
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
OURS = ("analysis", "collabgraph", "execution", "graph_store", "loaders", "queries", "resolvers", "schema")
ONLY = {
    "neo4j": "graph_store/bolt.py",
    "arcadedb_embedded": "graph_store/embedded.py",
    "jpype": "graph_store/embedded.py",
}
LONGEST = 400


def sources() -> list[Path]:
    return [file for package in OURS for file in sorted((ROOT / package).rglob("*.py"))]


def imported(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize("name", OURS)
def test_nobody_else_installs_our_names(name: str) -> None:
    assert set(packages_distributions()[name]) == {"collaboration-graph"}


@pytest.mark.parametrize(("library", "module"), sorted(ONLY.items()))
def test_one_module_knows_the_library(library: str, module: str) -> None:
    assert [str(file.relative_to(ROOT)) for file in sources() if library in imported(file)] == [module]


def test_constraints_are_exact_versions_without_addresses() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", line)] == []


def test_every_dependency_is_pinned() -> None:
    pins = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pinned = {pin.partition("==")[0].lower().replace("_", "-") for pin in pins}
    declared = re.findall(r'^    "([A-Za-z0-9-]+)[=><~]', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    assert [name for name in declared if name.lower() not in pinned] == []


def test_modules_stay_short() -> None:
    lengths = {str(file.relative_to(ROOT)): len(file.read_text("utf-8").splitlines()) for file in sources()}
    assert {file: length for file, length in lengths.items() if length > LONGEST} == {}


def test_no_cypher_is_put_together_in_python() -> None:
    """Statements are files; the one module that sends SQL sends it to its own engine, from its own words."""
    cypher = re.compile(r"""["'](?:\s*)(MATCH|MERGE|UNWIND|OPTIONAL MATCH|CALL) """)
    assert [str(file.relative_to(ROOT)) for file in sources() if cypher.search(file.read_text("utf-8"))] == []
