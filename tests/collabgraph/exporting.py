"""What the tests of the export share: exporting a store, and an awkward community in the form in which it comes out."""

from __future__ import annotations

from pathlib import Path

from collabgraph.exchange.exporting import ExchangeForm, export
from collabgraph.exchange.neo4j_admin import Neo4jAdminForm
from collabgraph.exchange.new_folder import NewFolder
from graph_store.store import Store
from tests.collabgraph.exchange_folders import content

# Rows in the order of ids by code point, with every separator in them that they can have.
HARD = {
    "places": (
        "id,name,kind,code,parent,latitude,longitude\n"
        '"a, ""b""",Land,REGION,,,,\n'
        'é/1: x,Île,COUNTRY,GP,"a, ""b""",-89.99999999999999,180\n'
        "\ufd3e,West,DISTRICT,,é/1: x,0.1,-1e-07\n"
        "\U0001f600,East,SETTLEMENT,'=1+1,é/1: x,,\n"
    ),
    "skills": (
        "id,name,alt_names,description,broader,related\n"
        '1,One,"Uno|a ""b"", c|x y",,,3\n'
        "10,Ten,!,,1|3,\n"
        '3,Three,-|?,"Two\r\nlines,\rthree",,1\n'
    ),
    "organisations": (
        "id,name,kind,summary,sectors,spaces,place,latitude,longitude,website,email,parent,visibility\n"
        "o:1,None,NGO,null,Sea|\u0301|A\uff5cB,TRADE|CULTURE,\U0001f600,5e-324,-0.30000000000000004,"
        "https://o.example.org/?a=1&b=2,o@example.org,,PUBLIC\n"
        "o:2,Two,OTHER,,\u0301,,,,,,,o:1,MEMBERS\n"
        "o:3,!?,FUNDER,\\,,,,,,,,o:1,PRIVATE\n"
    ),
    "people": (
        "id,name,headline,about,languages,spaces,place,email,phone,contact,hours_per_week,available_from,"
        "available_until,remote,visibility\n"
        'p 1,"O\'Neil, ""Jo"" \\""","a\nb\n\nc",\\n,en|pap-CW,FAMILY,\ufd3e,jo@example.org,+1 (868) 555,NOBODY,0.1,'
        "2026-01-01,2026-12-31,true,PRIVATE\n"
        "p:2,\U0001f600,,,,,,,,PUBLIC,168,,,false,PUBLIC\n"
        "p:3,Cy,,,,,,,,STEWARDS,,,,,MEMBERS\n"
        "person:4,Di,,,,,,,,MEMBERS,0,,,,PUBLIC\n"
    ),
    "projects": (
        "id,name,summary,status,sectors,spaces,place,latitude,longitude,starts_on,ends_on,visibility\n"
        "j/1,Reef,,PAUSED,,,é/1: x,,,2026-01-01,,PUBLIC\nj/2,Bare,,ACTIVE,,,,,,,,PUBLIC\n"
    ),
    "assets": (
        "id,name,kind,summary,owner,place,latitude,longitude,capacity,terms,available_from,available_until,visibility\n"
        "a,Boat,TRANSPORT,,person:person:4,\ufd3e,1,2,0,LOAN,2026-01-01,,PRIVATE\n"
        "b,Hall,SPACE,,organisation:o:1,,,,1e+22,,,,PUBLIC\nc,Field,LAND,,,,,,,,,,PUBLIC\n"
    ),
    "needs": (
        "id,title,subject,kind,skill,asset_kind,level,quantity,urgency,place,starts_on,ends_on,raised_on,"
        "fulfilled_on,status,visibility\n"
        "n1,Divers,project:j/1,SKILL,10,,3,2.5,CRITICAL,\U0001f600,2026-01-01,2026-02-01,2025-12-31,2026-01-31,PLEDGED,PUBLIC\n"
        "n2,Divers,project:j/1,SKILL,10,,,1,NORMAL,,,,2026-01-01,,OPEN,PUBLIC\n"
        "n3,A room,person:p 1,ASSET,,SPACE,,0.0001,LOW,,,,,,WITHDRAWN,PUBLIC\n"
        "n4,A van,organisation:o:2,ASSET,,TRANSPORT,,1,HIGH,,,,,2026-03-01,FULFILLED,MEMBERS\n"
    ),
    "contributions": (
        "id,project,party,kind,amount,currency,on,note\n"
        'c1,j/1,person:p:2,HOURS,0,,2026-01-02,"One,\ntwo"\nc2,j/1,organisation:o:3,FUNDS,-1234567.89,XCD,2026-01-01,\n'
        "c3,j/2,person:p:2,IN_KIND,,,2026-01-01,\nc4,j/2,,HOURS,2,,2026-01-01,\n"
    ),
    "memberships": (
        "person,organisation,role,since,until,steward\n"
        "p 1,o:1,,,,false\np 1,o:1,,2025-01-01,,true\n"
        'p 1,o:1,"Chair, ""acting""",,2026-01-01,false\np 1,o:2,,,,false\n'
    ),
    "participations": (
        "project,party,role,since,until,hours_per_week\n"
        "j/1,organisation:o:1,FUNDER,,,\nj/1,organisation:o:1,LEAD,,,1.5\n"
        "j/1,organisation:o:1,LEAD,2026-01-01,2026-02-01,\nj/1,person:p:2,VOLUNTEER,,,\n"
    ),
    "person_skills": "person,skill,level,years\np 1,1,5,0.5\np 1,10,1,\n",
    "partnerships": (
        "organisation,partner,kind,since,until,amount,currency\n"
        "o:1,o:2,FUNDING,,,-100,USD\no:1,o:2,FUNDING,2024-01-01,2025-01-01,0.1,\no:1,o:2,SERVICE,,,,\n"
        "o:2,o:1,FUNDING,,,1.7976931348623157e+308,EUR\n"
    ),
    "asset_uses": "project,asset,since,until\nj/1,a,,\nj/1,a,2026-02-02,2026-02-03\n",
    "pledges": (
        "need,party,quantity,until,status\n"
        "n1,organisation:o:3,0.5,2026-01-31,DECLINED\nn1,person:p 1,1,,OFFERED\nn4,person:p 1,1e+22,,WITHDRAWN\n"
    ),
    "endorsements": "endorser,person,skill,on\np:2,p 1,1,\np:2,p 1,10,2026-01-31\n",
}  # fmt: skip

_TIMES = ("createdAt", "updatedAt")


async def exported(store: Store, folder: Path) -> dict[str, int]:
    """Exports the store into the folder; the rows a file."""
    with NewFolder(folder) as new:
        form = ExchangeForm(new)
        await export(store, form)
    return form.counts()


async def exported_for_neo4j(store: Store, folder: Path) -> Neo4jAdminForm:
    """Exports the store for neo4j-admin into the folder."""
    with NewFolder(folder) as new:
        form = Neo4jAdminForm(new)
        await export(store, form)
    return form


def texts(folder: Path) -> dict[str, str]:
    """What the files of a folder hold, by name."""
    return {file.name: file.read_bytes().decode() for file in folder.iterdir()}


async def graph(store: Store, *, times: bool = False) -> tuple[list[str], list[str]]:
    """Everything that the store holds, comparable between databases; without the times of the nodes, or with them."""
    nodes, relations = await content(store)
    left_out = () if times else _TIMES
    things = ((label, sorted(one for one in values.items() if one[0] not in left_out)) for label, values in nodes)
    ties = ((start, a, type_, sorted(values.items()), end, b) for start, a, type_, values, end, b in relations)
    return sorted(map(repr, things)), sorted(map(repr, ties))
