"""`collabgraph check` and `collabgraph migrate`: what is in place in the database, and the way to what is not."""

from __future__ import annotations

import asyncio
import sys

from collabgraph.cli import WRONG, command_settings, not_begun
from collabgraph.opening import opened_store
from collabgraph.settings import Settings
from collabgraph.stores import embedded_path
from graph_store import constraints, structure
from graph_store.steps import STEPS, Step
from graph_store.store import Store


def check() -> int:
    """Connect to the database and say what is there, and what mends what is missing.

    Its version, the steps of the graph's structure, constraints and indexes, how many things.
    """
    settings = command_settings()
    folder = embedded_path(settings.database_url)
    if folder is not None and not folder.exists():
        print(f"There is no store in {folder} yet; collabgraph serve or import makes it.", file=sys.stderr)
        return WRONG
    return asyncio.run(_checked(settings))


def migrate(*, dry_run: bool = False) -> int:
    """Bring the structure of the graph to where this program wants it; works while a service runs, too.

    Steps go forward only: make a back-up first. Interrupted, run it again.

    Parameters
    ----------
    dry_run
        Say what is done and what is to do, and do nothing.
    """
    settings = command_settings()
    folder = embedded_path(settings.database_url)
    if folder is not None and not folder.exists():
        return not_begun(f"There is no store in {folder}: set COLLABGRAPH_DATABASE_URL to the one to migrate.")
    return asyncio.run(_migrated(settings, dry_run))


async def _checked(settings: Settings) -> int:
    async with opened_store(settings) as store:
        print(f"database: {await store.verify()} at {settings.database_url}")
        there = await structure.current(store)
        missing = await constraints.missing(store)
        print(f"structure: {_where(there.version)}")
        print(f"constraints and indexes: {'in place' if not missing else 'missing ' + ', '.join(missing)}")
        for label, count in (await constraints.counts(store)).items():
            print(f"{label}: {count}")
    wrong = list(_wrong(there, missing))
    print(*wrong, sep="\n", end="\n" if wrong else "", file=sys.stderr)
    return WRONG if wrong else 0


def _where(version: int) -> str:
    return f"step {version} of {len(STEPS)}" if version else "no step is recorded"


def _wrong(there: structure.Structure, missing: list[str]) -> list[str]:
    """What is wrong, and what mends it, a line each."""
    if there.version > len(STEPS):
        return ["A later release has prepared this graph: run that one, or bring back an earlier back-up."]
    if there.moving is not None:
        return [f"A move from {there.moving} has not ended: run collabgraph move again to complete it."]
    left = ", ".join(f"{step.number} ({step.title})" for step in STEPS[there.version :])
    if left:
        return [f"To do: step {left}. Make a back-up, then run collabgraph migrate."]
    return ["collabgraph serve, or collabgraph import, makes what is missing."] if missing else []


async def _migrated(settings: Settings, dry_run: bool) -> int:
    async with opened_store(settings) as store:
        there = await structure.usable(store)
        for step in STEPS:
            print(f"step {step.number} {step.title}: {'done' if step.number <= there.version else 'to do'}", flush=True)
        if dry_run:
            print("A dry run: nothing was done.")
        elif there.version == len(STEPS):
            print("There is nothing to do.")
        else:
            await _do(store)
    return 0


async def _do(store: Store) -> None:
    def said(step: Step, seconds: float) -> None:
        print(f"step {step.number} is done ({seconds:.1f} s)", flush=True)

    await structure.migrate(store, said=said)
