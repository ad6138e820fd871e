"""The documents keep up with the code: every setting, command, file and column is in them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from collabgraph.demo import load_if_empty
from collabgraph.examples import EXAMPLES, Example
from collabgraph.settings import Settings
from graph_store.store import Store
from graph_store.viewers import ANONYMOUS
from tests.comparison.asking import execute
from tests.reference.community import Community

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
EXCHANGE = (ROOT / "docs" / "exchange-format.md").read_text("utf-8")


@pytest.mark.parametrize("setting", sorted(Settings.model_fields))
def test_every_setting_is_in_the_readme(setting: str) -> None:
    assert f"`{setting.upper()}`" in README


@pytest.mark.parametrize("command", ["serve", "import", "schema", "check"])
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"`collabgraph {command}" in README


def test_every_file_and_column_is_in_the_exchange_format(tmp_path: Path) -> None:
    Community.of().write(tmp_path)
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


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.title)
async def test_the_examples_answer_on_the_demo(store: Store, example: Example) -> None:
    await load_if_empty(store)
    result, _ = await execute(store, ANONYMOUS, example.query, example.variables)
    assert result.errors is None


def test_decisions_have_a_heading_and_a_paragraph() -> None:
    for decision in sorted((ROOT / "docs" / "adr").glob("*.md")):
        heading, blank, *text = decision.read_text("utf-8").splitlines()
        assert heading.startswith("# ")
        assert blank == ""
        assert text
