"""What holds for the project as a whole: names, pins, who imports what."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from importlib.metadata import distributions, packages_distributions
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
OURS = ("analysis", "collabgraph", "execution", "formats", "graph_store", "loaders", "queries", "resolvers", "schema")
ONLY = {
    "neo4j": "graph_store/bolt.py",
    "arcadedb_embedded": "graph_store/embedded.py",
    "jpype": "graph_store/embedded.py",
}
LONGEST = 400
LOCKS = {"requirements.lock": ["", "dev", "build", "system"], "tools.lock": ["tools"]}
"""The files of locked versions, with what each is made from."""


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


def locked(lock: str) -> dict[str, str]:
    """The versions of a lock that are for this machine and this Python."""
    pins = re.findall(
        r"^([a-z0-9-]+)==([a-z0-9.]+)(?: ; (.+))? \\$", (ROOT / lock).read_text("utf-8"), flags=re.MULTILINE
    )
    return {name: version for name, version, marker in pins if not marker or Marker(marker).evaluate()}


@pytest.mark.parametrize("name", OURS)
def test_nobody_else_installs_our_names(name: str) -> None:
    assert set(packages_distributions()[name]) == {"collaboration-graph"}


@pytest.mark.parametrize(("library", "module"), sorted(ONLY.items()))
def test_one_module_knows_the_library(library: str, module: str) -> None:
    assert [str(file.relative_to(ROOT)) for file in sources() if library in imported(file)] == [module]


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_are_exact_versions_with_hashes_and_without_addresses(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text
    pins = re.sub(r" \\\n|^ *#.*\n|\Z", "", text, flags=re.MULTILINE).splitlines()
    exact = re.compile(r"[a-z0-9-]+==[a-z0-9.]+( ; [\w .=!<>']+)?(    --hash=sha256:[0-9a-f]{64})+")
    assert [pin for pin in pins if not exact.fullmatch(pin)] == []


@pytest.mark.parametrize(("lock", "groups"), sorted(LOCKS.items()))
def test_every_dependency_is_locked_in_a_version_that_is_declared(lock: str, groups: list[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    tables = {
        "": project["project"]["dependencies"],
        "system": project["build-system"]["requires"],
        **project["project"]["optional-dependencies"],
        **project["dependency-groups"],
    }
    declared = [Requirement(one) for group in groups for one in tables[group]]
    pinned = locked(lock)
    assert [
        str(one) for one in declared if not one.specifier.contains(pinned.get(canonicalize_name(one.name), "0"))
    ] == []


def test_what_is_installed_is_what_is_locked() -> None:
    installed = {canonicalize_name(one.name): one.version for one in distributions()}
    assert {
        name: found for name, found in installed.items() if locked("requirements.lock").get(name, found) != found
    } == {}


def test_the_lock_of_npm_has_a_hash_for_everything_and_no_addresses() -> None:
    lock = json.loads((ROOT / "benchmarks/peers/node/package-lock.json").read_text("utf-8"))["packages"]
    parts = {name: part for name, part in lock.items() if name}
    assert len(parts) > 100
    assert [name for name, part in parts.items() if "sha512-" not in part["integrity"] or "resolved" in part] == []


def test_modules_stay_short() -> None:
    """Those of the tests, too: one that is long has more than one subject there as well."""
    files = [*sources(), *sorted((ROOT / "tests").rglob("*.py"))]
    lengths = {str(file.relative_to(ROOT)): len(file.read_text("utf-8").splitlines()) for file in files}
    assert {file: length for file, length in lengths.items() if length > LONGEST} == {}


def test_no_cypher_is_put_together_in_python() -> None:
    """Statements are files; the one module that sends SQL sends it to its own engine, from its own words."""
    cypher = re.compile(r"""["'](?:\s*)(MATCH|MERGE|UNWIND|OPTIONAL MATCH|CALL) """)
    assert [str(file.relative_to(ROOT)) for file in sources() if cypher.search(file.read_text("utf-8"))] == []
