"""The documents keep up with the code: every setting, command, file and column is in them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from collabgraph.cli import app
from collabgraph.demo import load_if_empty
from collabgraph.errors import Unauthenticated
from collabgraph.operations import Operation, operations
from collabgraph.settings import Settings
from graph_store.errors import ServiceError
from graph_store.store import Store
from graph_store.viewers import ANONYMOUS
from tests.comparison.asking import execute
from tests.reference.community import Community
from tests.reference.folders import write_folder

COMMANDS = sorted(name for name in app if not name.startswith("-"))
ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
OPERATION = (ROOT / "docs" / "operation.md").read_text("utf-8")
TOUR = (ROOT / "docs" / "tour.md").read_text("utf-8")
EXCHANGE = (ROOT / "docs" / "exchange-format.md").read_text("utf-8")


@pytest.mark.parametrize("setting", sorted(Settings.model_fields))
def test_every_setting_is_in_the_readme(setting: str) -> None:
    assert f"`{setting.upper()}`" in README


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"`collabgraph {command}" in README


def test_every_file_and_column_is_in_the_exchange_format(tmp_path: Path) -> None:
    write_folder(Community.of(), tmp_path)
    rows = dict(re.findall(r"^\| (\w+\.csv) \| (.*) \|$", EXCHANGE, flags=re.MULTILINE))
    documented = {
        name: [column.split("(")[0].strip(" *\\") for column in re.sub(r"\([^)]*\)", "", text).split(",")]
        for name, text in rows.items()
    }
    written = {path.name: path.read_text("utf-8").splitlines()[0].split(",") for path in tmp_path.iterdir()}
    assert documented == written


async def test_the_request_of_the_readme_has_the_answer_of_the_readme(clean_store: Store) -> None:
    assert await load_if_empty(clean_store)
    request = json.loads(re.findall(r"-d '(.*)'$", README, flags=re.MULTILINE)[0])
    answer = json.loads(re.findall(r"```json\n(.*?)```", README, flags=re.DOTALL)[0])
    result, _ = await execute(clean_store, ANONYMOUS, request["query"])
    assert {"data": result.data} == answer


def test_decisions_have_a_heading_and_a_paragraph() -> None:
    for decision in sorted((ROOT / "docs" / "adr").glob("*.md")):
        heading, blank, *text = decision.read_text("utf-8").splitlines()
        assert heading.startswith("# ")
        assert blank == ""
        assert text


@pytest.mark.parametrize("setting", sorted(Settings.model_fields))
def test_every_setting_is_in_the_operation_page(setting: str) -> None:
    assert f"`{setting.upper()}`" in OPERATION


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_operation_page(command: str) -> None:
    assert f"`collabgraph {command}" in OPERATION


def test_every_error_code_is_in_the_operation_page() -> None:
    (section,) = re.findall(r"\n## Error codes\n(.*?)\n## ", OPERATION, flags=re.DOTALL)
    codes = set(re.findall(r"^\| `([A-Z_]+)` \|", section, flags=re.MULTILINE))
    made = {kind.code for kind in every_kind(ServiceError)}
    assert codes == made | {Unauthenticated.code, "FORBIDDEN"}


def every_kind(kind: type[ServiceError]) -> set[type[ServiceError]]:
    """A kind of error with all that are made of it."""
    return {kind}.union(*map(every_kind, kind.__subclasses__()))


@pytest.mark.parametrize("operation", operations().values(), ids=lambda operation: operation.name)
def test_every_ready_operation_is_in_the_tour(operation: Operation) -> None:
    cost = f"`queries/graphql/{operation.name}.graphql`; statements: {operation.statements} on the demo."
    for part in (f"### {operation.question}\n", operation.description, f"```graphql\n{operation.query}\n```", cost):
        assert part in TOUR


@pytest.mark.parametrize("page", sorted(path.name for path in (ROOT / "docs").glob("*.md")))
def test_links_between_documents_lead_somewhere(page: str) -> None:
    text = (ROOT / "docs" / page).read_text("utf-8")
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
        assert (ROOT / "docs" / target).exists(), target
