"""The documents keep up with the code: every setting, command, file and column is in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from collabgraph.settings import Settings
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


def test_decisions_have_a_heading_and_a_paragraph() -> None:
    for decision in sorted((ROOT / "docs" / "adr").glob("*.md")):
        heading, blank, *text = decision.read_text("utf-8").splitlines()
        assert heading.startswith("# ")
        assert blank == ""
        assert text
