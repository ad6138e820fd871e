"""The demo community: a small fictional Caribbean community that a new store begins with.

Places are real, people and organisations are invented; the files are an example of the exchange format, too.
"""

from __future__ import annotations

from importlib import resources

from collabgraph.exchange import FileCount, Report, import_folder
from graph_store import constraints
from graph_store.files import FILES
from graph_store.store import Store

_NODE_FILES = frozenset(file.name for file in FILES if file.makes is not None)


async def load_if_empty(store: Store) -> bool:
    """Loads the demo community into an empty store, or completes a load that was interrupted; true where it did.

    A store with anything else in it, or with the whole community (changed meanwhile or not), is left alone.
    """
    stored = sum((await constraints.counts(store)).values())
    with resources.as_file(resources.files("collabgraph") / "demo_community") as folder:
        # Every start of a service comes by here: it does not read all names of a large store for an invented community.
        found = await import_folder(store, folder, dry_run=True, compare_names=False) if stored else None
        if found and not _unfinished(found, stored):
            return False
        await import_folder(store, folder)
    return True


def _unfinished(report: Report, stored: int) -> bool:
    """Whether the store holds nothing but a part of the community: the file that is written last is wholly missing."""
    last = report.files[-1]
    own = sum(_already_there(file) for file in report.files if file.file in _NODE_FILES)
    return own == stored and last.new == last.rows


def _already_there(file: FileCount) -> int:
    return file.changed + file.unchanged
