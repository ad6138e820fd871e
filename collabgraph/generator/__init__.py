"""An invented Caribbean community at any scale, written as a folder of the exchange format (`collabgraph demo`).

Places are real, everything else is made up. The same number of people and seed give the same files, byte for byte, on
any machine. Every row is made and written by itself: memory does not grow with the community. See docs/demo.md.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path

from collabgraph.exchange.new_folder import NewFolder
from collabgraph.generator import lands, plan, skills
from collabgraph.generator.assets import asset_uses, assets
from collabgraph.generator.contributions import contributions
from collabgraph.generator.needs import needs, pledges
from collabgraph.generator.organisations import organisations, partnerships
from collabgraph.generator.people import endorsements, memberships, people, person_skills
from collabgraph.generator.plan import LEAST, MOST, Plan, Row
from collabgraph.generator.projects import participations, projects
from collabgraph.progress import Progress, silent
from graph_store.files import FILES, ExchangeFile

__all__ = ["LEAST", "MOST", "write_community"]

_CHUNK = 10_000

_MAKERS: Mapping[str, Callable[[Plan], Iterator[Row]]] = {
    "places": lambda _: (tuple(row.values()) for row in lands.rows()),
    "skills": lambda _: (tuple(row.values()) for row in skills.rows()),
    "organisations": organisations,
    "people": people,
    "projects": projects,
    "assets": assets,
    "needs": needs,
    "contributions": contributions,
    "memberships": memberships,
    "participations": participations,
    "person_skills": person_skills,
    "partnerships": partnerships,
    "asset_uses": asset_uses,
    "pledges": pledges,
    "endorsements": endorsements,
}


def write_community(folder: Path, number: int, seed: int, progress: Progress = silent) -> dict[str, int]:
    """Writes a community of `number` people (LEAST to MOST) into a folder that is new or empty.

    Returns the number of rows of each file, by the file's name. Where it cannot finish, nothing is left behind.
    Errors: ValueError for another number; FolderError where the folder is not empty or cannot be written.
    """
    if not LEAST <= number <= MOST:
        raise ValueError(f"A community has {LEAST:,} to {MOST:,} people, not {number:,}.")
    community = Plan(number, seed)
    totals = plan.rows(community)
    with NewFolder(folder) as new:
        for file in FILES:
            _write(new, file, _MAKERS[file.noun](community), totals[file.noun], progress)
    return {file.name: totals[file.noun] for file in FILES}


def _write(folder: NewFolder, file: ExchangeFile, rows: Iterator[Row], total: int, progress: Progress) -> None:
    lines = map(csv.writer(_Line(), lineterminator="\n").writerow, chain([file.columns], rows))
    for done in range(0, total, _CHUNK):
        folder.write(file.name, islice(lines, _CHUNK))
        progress(f"Writing {file.name}", done, total)
    folder.write(file.name, lines)
    progress(f"Writing {file.name}", total, total)


class _Line:
    """What a CSV writer writes into: it gives each line back."""

    def write(self, line: str) -> str:
        return line
