"""The files for neo4j-admin: what is in them, and that the real neo4j-admin makes the same graph of them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from graph_store import constraints
from graph_store.bolt import BoltStore
from graph_store.store import Store
from tests.collabgraph.exchange_folders import COMMUNITY, FIRST_STAMP, imported
from tests.collabgraph.exporting import HARD, exported, exported_for_neo4j, graph, texts
from tests.collabgraph.processes import command, environment
from tests.conftest import Database, need_own_neo4j
from tests.support.neo4j_server import libraries, running
from tests.support.statements import empty

NODES = ["Asset", "Contribution", "Need", "Organisation", "Person", "Place", "Project", "Skill"]
RELATIONS = [
    "ENDORSES-Person-Person", "GAVE-Organisation-Contribution", "GAVE-Person-Contribution",
    "GIVEN_TO-Contribution-Project",
    "HAS_NEED-Organisation-Need", "HAS_NEED-Person-Need", "HAS_NEED-Project-Need", "HAS_SKILL-Person-Skill",
    "IN_PLACE-Asset-Place", "IN_PLACE-Need-Place", "IN_PLACE-Organisation-Place", "IN_PLACE-Person-Place",
    "IN_PLACE-Project-Place", "MEMBER_OF-Person-Organisation", "NARROWER_THAN-Skill-Skill", "OF_SKILL-Need-Skill",
    "OWNS-Organisation-Asset", "OWNS-Person-Asset", "PARTNERS_WITH-Organisation-Organisation",
    "PART_OF-Organisation-Organisation", "PLEDGES-Organisation-Need", "PLEDGES-Person-Need",
    "RELATED_TO-Skill-Skill", "USES-Project-Asset", "WITHIN-Place-Place",
    "WORKS_ON-Organisation-Project", "WORKS_ON-Person-Project",
]  # fmt: skip
OPENED = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in ("java.nio", "java.io", "sun.nio.ch", "java.lang")]


async def test_the_files_hold_every_property(clean_store: Store, tmp_path: Path) -> None:
    await imported(clean_store, tmp_path / "in", COMMUNITY)
    form = await exported_for_neo4j(clean_store, tmp_path / "out")
    found = texts(tmp_path / "out")
    assert list(form.counts()) == [f"{name}.csv" for name in [*NODES, *RELATIONS]]
    assert set(found) == {*form.counts(), "import.args", "README.txt"}
    assert form.counts() == {name: len(text.splitlines()) - 1 for name, text in found.items() if name.endswith(".csv")}
    times = f'"{FIRST_STAMP}","{FIRST_STAMP}"'
    assert found["Person.csv"] == (
        "id:ID(Person),name:string,headline:string,about:string,languages:string[],spaces:string[],email:string,"
        "phone:string,contact:string,hoursPerWeek:double,availableFrom:string,availableUntil:string,remote:boolean,"
        "visibility:string,sortName:string,nameWords:string,searchText:string,languageKeys:string[],createdAt:string,"
        "updatedAt:string,:LABEL\n"
        '"p1","Édouard","Diver","I dive","pap-CW\0nl","FAMILY","ed@example.org","123","PUBLIC",4.5,"2026-01-01",'
        f'"2026-12-31",true,"PUBLIC","edouard"," edouard"," edouard diver i dive","pap-cw\0nl",{times},Person\n'
        f'"p2","Ben",,,,,,,"STEWARDS",,,,,"MEMBERS","ben"," ben"," ben",,{times},Person\n'
    )
    assert found["Contribution.csv"] == (
        "id:ID(Contribution),kind:string,amount:double,currency:string,on:string,note:string,:LABEL\n"
        '"c1","HOURS",8.0,,"2026-05-05","Dives",Contribution\n"c2","FUNDS",-2.5,"ANG","2026-05-06",,Contribution\n'
    )


async def test_the_files_hold_every_relation(clean_store: Store, tmp_path: Path) -> None:
    await imported(clean_store, tmp_path / "in", COMMUNITY)
    await exported_for_neo4j(clean_store, tmp_path / "out")
    found = texts(tmp_path / "out")
    assert found["HAS_SKILL-Person-Skill.csv"] == (
        ":START_ID(Person),:END_ID(Skill),level:long,years:double,:TYPE\n"
        '"p1","s2",5,10.0,HAS_SKILL\n"p2","s1",1,,HAS_SKILL\n'
    )
    assert found["MEMBER_OF-Person-Organisation.csv"] == (
        ":START_ID(Person),:END_ID(Organisation),role:string,since:string,until:string,steward:boolean,:TYPE\n"
        '"p1","o1",,,,false,MEMBER_OF\n"p1","o1","chair","2020-01-01","2027-01-01",true,MEMBER_OF\n'
    )
    assert found["WORKS_ON-Organisation-Project.csv"] == (
        ":START_ID(Organisation),:END_ID(Project),role:string,since:string,until:string,hoursPerWeek:double,:TYPE\n"
        '"o1","j1","LEAD",,,,WORKS_ON\n'
    )
    assert found["OWNS-Person-Asset.csv"] == ':START_ID(Person),:END_ID(Asset),:TYPE\n"p1","a2",OWNS\n'
    assert found["HAS_NEED-Project-Need.csv"] == ':START_ID(Project),:END_ID(Need),:TYPE\n"j1","n1",HAS_NEED\n'
    assert found["RELATED_TO-Skill-Skill.csv"] == ':START_ID(Skill),:END_ID(Skill),:TYPE\n"s2","s1",RELATED_TO\n'


async def test_the_files_do_not_depend_on_the_database(
    both_stores: tuple[BoltStore, BoltStore], tmp_path: Path
) -> None:
    for number, store in enumerate(both_stores):
        await empty(store)
        await imported(store, tmp_path / "in", HARD)
        await exported_for_neo4j(store, tmp_path / str(number))
    first, second = texts(tmp_path / "0"), texts(tmp_path / "1")
    assert len(first) == 37
    assert first == second


async def test_the_command_says_how_to_load_them(clean_store: Store, database: Database, tmp_path: Path) -> None:
    given = environment(DATABASE_URL=database.url, DATABASE_USER=database.user, DATABASE_PASSWORD=database.password)
    done = command("export", "--neo4j-admin", "new out", env=given, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    how = "neo4j-admin database import full neo4j @import.args"
    assert done.stdout.splitlines()[-1] == f"cd '{tmp_path}/new out' && {how}"
    assert how in texts(tmp_path / "new out")["README.txt"]
    assert texts(tmp_path / "new out")["import.args"].splitlines() == [
        "--multiline-fields=true",
        "--array-delimiter=U+0000",
        "--strict=true",
        *(f"--nodes={name}.csv" for name in NODES),
        *(f"--relationships={name}.csv" for name in RELATIONS),
    ]


def load(home: Path, folder: Path) -> str:
    """Runs the real neo4j-admin in the folder, as its README says, for a server with its data in `home`."""
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").write_text("", "utf-8")
    tool = ["java", "-Xmx512m", *OPENED, "-cp", f"{libraries()}/*", "org.neo4j.cli.AdminTool"]
    (told,) = [line.split() for line in (folder / "README.txt").read_text("utf-8").splitlines() if "@" in line]
    env = {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    done = subprocess.run([*tool, *told[1:]], cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


async def test_neo4j_admin_makes_the_same_graph(both_stores: tuple[BoltStore, BoltStore], tmp_path: Path) -> None:
    need_own_neo4j()
    embedded, _ = both_stores
    await empty(embedded)
    await imported(embedded, tmp_path / "in", HARD)
    before = await graph(embedded, times=True)
    await exported_for_neo4j(embedded, tmp_path / "out")
    said = load(tmp_path / "home", tmp_path / "out").split()
    assert said[said.index("nodes") - 1 : said.index("nodes") + 3] == ["27", "nodes", "50", "relationships"]
    with running(tmp_path / "home") as server:
        loaded = BoltStore(server.uri, server.user, server.password)
        try:
            await constraints.ensure(loaded)
            assert await graph(loaded, times=True) == before
            await exported(loaded, tmp_path / "again")
        finally:
            await loaded.close()
    assert texts(tmp_path / "again") == {f"{stem}.csv": text for stem, text in HARD.items()}
