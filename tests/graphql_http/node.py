"""Node for the tests: the audits of graphql-http, installed by the lock file, and why they cannot be run here."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.support import loud

FOLDER = Path(__file__).parent
_INSTALL = ("npm", "ci", "--omit=dev", "--no-audit", "--no-fund")
_WITHIN = 120.0


def need_node() -> None:
    """Installs the packages of the lock file where they are not; skips the test, loudly, where they cannot be had.

    Under CI=true that is a failure.
    """
    reason = _why_not()
    if reason is None:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI has to run the audits of GraphQL over HTTP: {reason}")
    loud.say(f"GRAPHQL OVER HTTP WAS NOT AUDITED: {reason}")
    pytest.skip(reason)


def _why_not() -> str | None:
    missing = [name for name in ("node", "npm") if not shutil.which(name)]
    if missing:
        return f"there is no {' and no '.join(missing)}; install Node 20 or later"
    lock, done = FOLDER / "package-lock.json", FOLDER / "node_modules" / ".installed"
    if done.is_file() and done.read_bytes() == lock.read_bytes():
        return None
    try:
        run = subprocess.run(_INSTALL, cwd=FOLDER, capture_output=True, text=True, timeout=_WITHIN, check=False)
    except subprocess.TimeoutExpired:
        return "npm could not install graphql-http in time"
    if run.returncode:
        return f"npm could not install graphql-http: {run.stderr[-300:]}"
    done.write_bytes(lock.read_bytes())
    return None


def audits(url: str) -> list[dict[str, Any]]:
    """What each audit found at that URL: id, name (beginning with MUST, SHOULD or MAY), status and reason."""
    run = subprocess.run(
        ["node", "audit.mjs", url], cwd=FOLDER, capture_output=True, text=True, timeout=_WITHIN, check=True
    )
    found: list[dict[str, Any]] = json.loads(run.stdout)
    return found
