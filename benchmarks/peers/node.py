"""The part that runs on Node: its packages, installed by the lock file, and the commands that start it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from benchmarks.databases import NotPossible

FOLDER = Path(__file__).parent / "node"
_LEAST = 20


def install() -> None:
    """Installs the packages of the lock file where they are missing or of another lock file.

    Errors: NotPossible where there is no Node or npm, or where the packages cannot be had.
    """
    if not shutil.which("node") or not shutil.which("npm"):
        raise NotPossible(f"Node {_LEAST} and npm are needed for this: leave these services out by --only.")
    lock, done = FOLDER / "package-lock.json", FOLDER / "node_modules" / ".installed"
    if done.is_file() and done.read_bytes() == lock.read_bytes():
        return
    installing = subprocess.run(
        ["npm", "ci", "--omit=dev", "--no-audit", "--no-fund"], cwd=FOLDER, capture_output=True, text=True, check=False
    )
    if installing.returncode:
        raise NotPossible(f"npm could not install the packages:\n{installing.stderr[-3000:]}")
    done.write_bytes(lock.read_bytes())


def command(name: str) -> list[str]:
    """What starts a service of this folder; its port and database are told by the environment."""
    return ["node", str(FOLDER / f"{name}.mjs")]


def versions(*packages: str) -> dict[str, str]:
    """The installed versions of packages, and that of Node."""
    import json

    found = {
        name: json.loads((FOLDER / "node_modules" / name / "package.json").read_text("utf-8"))["version"]
        for name in packages
    }
    said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    return {"node": said.removeprefix("v"), **found}
