"""What the tests of the import share: small folders, an empty store, a failing one, and what a store holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from collabgraph.exchange import Report, import_folder
from graph_store.errors import Unavailable
from graph_store.statements import Dialect, Statement
from graph_store.store import Store
from tests.support.statements import ad_hoc
from tests.support.untransacted import Untransacted

_TIMEOUT = 60.0

FIRST = datetime(2026, 11, 21, 10, 0, 0, 123456, UTC)
LATER = datetime(2026, 11, 22, 9, 30, 0, 0, timezone(timedelta(hours=-4)))
FIRST_STAMP = "2026-11-21T10:00:00.123456Z"
LATER_STAMP = "2026-11-22T13:30:00.000000Z"

COMMUNITY = {
    "places": "id,name,kind,code,parent,latitude,longitude\n"
    "x1,Curaçao,COUNTRY,CW,,12.5,-69\nx/2: a,Barber,SETTLEMENT,,x1,,\n",
    "skills": "id,name,alt_names,description,broader,related\n"
    "s1,Diving,,,,\ns2,Rescue diving,Salvage|S.A.R.,Deep,s1,s1\n",
    "organisations": (
        "id,name,kind,summary,sectors,spaces,place,latitude,longitude,website,email,parent,visibility\n"
        "o1,Koral,NGO,Reefs,Sea|Art,TRADE,x1,12.25,-69.5,https://koral.example.org,koral@example.org,,\n"
        "o2,Bibu,SCHOOL,,,,,,,,,o1,MEMBERS\n"
    ),
    "people": (
        "id,name,headline,about,languages,spaces,place,email,phone,contact,hours_per_week,available_from,"
        "available_until,remote,visibility\n"
        "p1,Édouard,Diver,I dive,pap-CW|nl,FAMILY,x/2: a,ed@example.org,123,PUBLIC,4.5,2026-01-01,2026-12-31,"
        "TRUE,PUBLIC\n"
        "p2,Ben,,,,,,,,,,,,,\n"
    ),
    "projects": (
        "id,name,summary,status,sectors,spaces,place,latitude,longitude,starts_on,ends_on,visibility\n"
        "j1,Reef,Grow,ACTIVE,Sea,CULTURE,x1,1,2,2026-01-01,2027-01-01,PRIVATE\n"
    ),
    "assets": (
        "id,name,kind,summary,owner,place,latitude,longitude,capacity,terms,available_from,available_until,visibility\n"
        "a1,Boat,TRANSPORT,Big,organisation:o1,x1,3,4,12,LOAN,2026-02-01,2026-03-01,PUBLIC\n"
        "a2,Tank,EQUIPMENT,,person:p1,,,,,,,,\n"
    ),
    "needs": (
        "id,title,subject,kind,skill,asset_kind,level,quantity,urgency,place,starts_on,ends_on,raised_on,"
        "fulfilled_on,status,visibility\n"
        "n1,Divers,project:j1,SKILL,s2,,3,2,HIGH,x1,2026-04-01,2026-05-01,2026-01-15,2026-02-01,PLEDGED,PUBLIC\n"
        "n2,A room,person:p1,ASSET,,SPACE,,,,,,,,,,\n"
        "n3,Divers,organisation:o1,SKILL,s1,,,,,,,,,,,\n"
    ),
    "contributions": (
        "id,project,party,kind,amount,currency,on,note\n"
        "c1,j1,person:p1,HOURS,8,,2026-05-05,Dives\nc2,j1,organisation:o1,FUNDS,-2.5,ANG,2026-05-06,\n"
    ),
    "memberships": "person,organisation,role,since,until,steward\np1,o1,chair,2020-01-01,2027-01-01,true\np1,o1,,,,\n",
    "participations": (
        "project,party,role,since,until,hours_per_week\n"
        "j1,person:p1,LEAD,2026-01-01,2026-02-01,6\nj1,organisation:o1,LEAD,,,\n"
    ),
    "person_skills": "person,skill,level,years\np1,s2,5,10\np2,s1,1,\n",
    "partnerships": (
        "organisation,partner,kind,since,until,amount,currency\n"
        "o1,o2,FUNDING,2024-01-01,2025-01-01,100,USD\no1,o2,FUNDING,,,,\no2,o1,ALLIANCE,,,,\n"
    ),
    "asset_uses": "project,asset,since,until\nj1,a1,2026-02-02,2026-02-03\nj1,a1,,\n",
    "pledges": "need,party,quantity,until,status\nn1,person:p1,1.5,2026-05-01,ACCEPTED\nn1,organisation:o1,,,\n",
    "endorsements": "endorser,person,skill,on\np1,p2,s1,2026-05-01\np2,p1,s2,\n",
}  # fmt: skip

_NODES = ad_hoc(
    "MATCH (n) WHERE NOT n:GraphVersion AND NOT n:GraphStructure "
    "RETURN collect([head(labels(n)), properties(n)]) AS nodes",
    "tests/all_nodes",
)
_RELATIONS = ad_hoc(
    "MATCH (a)-[r]->(b) "
    "RETURN collect([head(labels(a)), a.id, type(r), properties(r), head(labels(b)), b.id]) AS relations",
    "tests/all_relations",
)


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Writes files, given by their stems, into the folder; a text's first new line is dropped."""
    folder.mkdir(exist_ok=True)
    for stem, text in files.items():
        (folder / f"{stem}.csv").write_text(text.removeprefix("\n"), "utf-8", newline="")
    return folder


def _empty(folder: Path) -> None:
    for old in folder.glob("*.csv"):
        old.unlink()


class NothingStored(Untransacted):
    """A store without anything in it that must not be written to."""

    dialect: Dialect = "neo4j"

    async def read(
        self, statement: Statement, options: Mapping[str, str], parameters: Mapping[str, Any], timeout: float
    ) -> list[Any]:
        columns = {"imports/known": 7, "imports/hierarchies": 3}.get(statement.name, 1)
        return [[] for _ in range(columns)]

    async def write(
        self, statement: Statement, options: Mapping[str, str], parameters: Mapping[str, Any], timeout: float
    ) -> list[Any]:
        raise AssertionError(f"{statement.name} was to write")

    async def apply(self, statement: Statement, options: Mapping[str, str], timeout: float) -> None:
        raise AssertionError(f"{statement.name} was to change the schema")

    async def close(self) -> None:
        """Nothing to give back."""


class FailingStore(Untransacted):
    """A store that is lost after some writes; `written` counts those that it made."""

    def __init__(self, store: Store, writes: int) -> None:
        self._store = store
        self._left = writes
        self.written = 0

    @property
    def dialect(self) -> Dialect:
        return self._store.dialect

    async def read(
        self, statement: Statement, options: Mapping[str, str], parameters: Mapping[str, Any], timeout: float
    ) -> list[Any]:
        return await self._store.read(statement, options, parameters, timeout)

    async def write(
        self, statement: Statement, options: Mapping[str, str], parameters: Mapping[str, Any], timeout: float
    ) -> list[Any]:
        if self.written == self._left:
            raise Unavailable("The database is gone.")
        self.written += 1
        return await self._store.write(statement, options, parameters, timeout)

    async def apply(self, statement: Statement, options: Mapping[str, str], timeout: float) -> None:
        await self._store.apply(statement, options, timeout)

    async def close(self) -> None:
        await self._store.close()


async def content(store: Store) -> tuple[list[Any], list[Any]]:
    """Everything in the store but its versions: nodes as (label, properties), relations with both ends, each sorted."""
    (nodes,) = await store.read(_NODES, {}, {}, _TIMEOUT)
    (relations,) = await store.read(_RELATIONS, {}, {}, _TIMEOUT)
    return sorted(nodes, key=repr), sorted(relations, key=repr)


async def properties(store: Store, label: str, id_: str) -> dict[str, Any]:
    """The properties of one node."""
    nodes, _ = await content(store)
    (found,) = [values for name, values in nodes if name == label and values["id"] == id_]
    return dict(found)


async def links(store: Store, type_: str) -> list[tuple[str, str]]:
    """The relations of one type as pairs of ids, sorted."""
    _, relations = await content(store)
    return sorted((start, end) for _, start, name, _, _, end in relations if name == type_)


async def imported(
    store: Store, folder: Path, files: dict[str, str], now: datetime = FIRST, *, partial: bool = False
) -> Report:
    """Imports these files, and no others, from the folder."""
    _empty(folder)
    return await import_folder(store, write(folder, files), now=now, partial=partial)


def count(report: Report, stem: str) -> tuple[int, int, int, int]:
    """How many rows of a file were new, changed, unchanged and left out."""
    (found,) = [file for file in report.files if file.file == f"{stem}.csv"]
    return found.new, found.changed, found.unchanged, found.left_out
