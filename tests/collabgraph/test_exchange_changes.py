"""How an import changes what is there (DEFINITIONS M1, M12, A16), on both databases."""

from __future__ import annotations

from pathlib import Path

from graph_store.store import Store
from tests.collabgraph.exchange_folders import (
    COMMUNITY,
    FIRST_STAMP,
    LATER,
    LATER_STAMP,
    content,
    count,
    imported,
    links,
    properties,
)


async def test_updated_at_follows_own_properties_only(clean_store: Store, tmp_path: Path) -> None:
    await imported(clean_store, tmp_path, COMMUNITY)
    moved = {
        "people": "id,place,headline\np1,x1,Diver\np2,,New here\n",
        "memberships": "person,organisation,role,since,until\np1,o1,chair,2020-01-01,2026-06-30\np2,o1,,,\n",
    }
    report = await imported(clean_store, tmp_path, moved, LATER)
    assert (count(report, "people"), count(report, "memberships")) == ((0, 2, 0, 0), (1, 1, 0, 0))
    first, second = await properties(clean_store, "Person", "p1"), await properties(clean_store, "Person", "p2")
    assert (first["createdAt"], first["updatedAt"]) == (FIRST_STAMP, FIRST_STAMP)
    assert (second["createdAt"], second["updatedAt"]) == (FIRST_STAMP, LATER_STAMP)
    assert ("p1", "x1") in await links(clean_store, "IN_PLACE")


async def test_a_missing_column_leaves_the_property_and_an_empty_one_takes_it_away(
    clean_store: Store, tmp_path: Path
) -> None:
    await imported(clean_store, tmp_path, COMMUNITY)
    await imported(clean_store, tmp_path, {"people": "id,about,remote\np1,Now I rest,\n"}, LATER)
    person = await properties(clean_store, "Person", "p1")
    assert "remote" not in person
    assert (person["name"], person["languages"], person["visibility"]) == ("Édouard", ["pap-CW", "nl"], "PUBLIC")
    assert person["searchText"] == " edouard diver now i rest"
    assert ("p1", "x/2: a") in await links(clean_store, "IN_PLACE")

    await imported(clean_store, tmp_path, {"people": "id,place,headline,contact,languages\np1,,,,\n"}, LATER)
    person = await properties(clean_store, "Person", "p1")
    assert "headline" not in person
    assert (person["contact"], person["languages"], person["languageKeys"]) == ("STEWARDS", [], [])
    assert person["searchText"] == " edouard now i rest"
    assert "p1" not in [start for start, _ in await links(clean_store, "IN_PLACE")]


async def test_a_missing_column_of_a_relation_leaves_its_attribute(clean_store: Store, tmp_path: Path) -> None:
    await imported(clean_store, tmp_path, COMMUNITY)
    files = {
        "memberships": "person,organisation,role,since,until\np1,o1,chair,2020-01-01,\n",
        "person_skills": "person,skill,level\np1,s2,4\n",
    }
    await imported(clean_store, tmp_path, files, LATER)
    _, relations = await content(clean_store)
    assert [values for _, _, type_, values, _, _ in relations if type_ == "MEMBER_OF" and "role" in values] == [
        {"role": "chair", "since": "2020-01-01", "steward": True}
    ]
    assert [values for _, start, type_, values, _, _ in relations if type_ == "HAS_SKILL" and start == "p1"] == [
        {"level": 4, "years": 10.0}
    ]


async def test_rules_hold_for_row_and_store_together(clean_store: Store, tmp_path: Path) -> None:
    await imported(clean_store, tmp_path, COMMUNITY)
    files = {
        "people": "id,available_from\np1,2027-01-01\np9,2027-01-01\n",
        "needs": "id,kind\nn1,ASSET\n",
        "assets": "id,latitude\na1,\n",
    }
    report = await imported(clean_store, tmp_path, files, LATER)
    assert [str(finding) for finding in report.findings] == [
        "assets.csv:2:latitude: is empty although longitude is given: give both or neither",
        "needs.csv:2:asset_kind: is empty, but a need of kind ASSET must have one",
        "needs.csv:2:skill: is given, but the need is of kind ASSET: "
        "leave it empty, or make the need one of kind SKILL",
        "people.csv:2:available_until: 2026-12-31 is before available_from, which is 2027-01-01",
        "people.csv:3:name: is required for what is new, and the file has no such column: add it",
    ]


async def test_columns_replace_the_relations_that_they_made(clean_store: Store, tmp_path: Path) -> None:
    await imported(clean_store, tmp_path, COMMUNITY)
    files = {
        "assets": "id,owner\na1,person:p2\na2,\n",
        "needs": "id,subject,skill,asset_kind\nn1,person:p2,s1,\n",
        "contributions": "id,project,party\nc1,j2,organisation:o2\n",
        "projects": "id,name,status\nj2,Other,ACTIVE\n",
        "skills": "id,name,broader,related\ns1,Diving,,s2|s3\ns3,Sea,,\ns2,Rescue diving,s3,\n",
        "organisations": "id,parent\no1,o2\no2,\n",
    }
    report = await imported(clean_store, tmp_path, files, LATER)
    assert report.findings == ()
    assert count(report, "skills") == (1, 2, 0, 0)
    assert await links(clean_store, "OWNS") == [("p2", "a1")]
    assert await links(clean_store, "HAS_NEED") == [("o1", "n3"), ("p1", "n2"), ("p2", "n1")]
    assert await links(clean_store, "OF_SKILL") == [("n1", "s1"), ("n3", "s1")]
    assert await links(clean_store, "GAVE") == [("o1", "c2"), ("o2", "c1")]
    assert await links(clean_store, "GIVEN_TO") == [("c1", "j2"), ("c2", "j1")]
    assert await links(clean_store, "NARROWER_THAN") == [("s2", "s3")]
    assert await links(clean_store, "RELATED_TO") == [("s1", "s2"), ("s1", "s3")]
    assert await links(clean_store, "PART_OF") == [("o1", "o2")]


async def test_the_other_row_does_not_touch_a_related_skill(clean_store: Store, tmp_path: Path) -> None:
    await imported(clean_store, tmp_path, {"skills": "id,name,related\ns1,A,s2\ns2,B,\n"})
    await imported(clean_store, tmp_path, {"skills": "id,name,related\ns2,B,\n"})
    assert await links(clean_store, "RELATED_TO") == [("s1", "s2")]
    await imported(clean_store, tmp_path, {"skills": "id,name,related\ns2,B,s1\n"})
    assert await links(clean_store, "RELATED_TO") == [("s1", "s2"), ("s2", "s1")]


async def test_relations_are_merged_by_their_key(clean_store: Store, tmp_path: Path) -> None:
    await imported(clean_store, tmp_path, COMMUNITY)
    files = {
        "partnerships": "organisation,partner,kind,since,amount,currency\no1,o2,FUNDING,,7,XCD\no1,o2,OTHER,,,\n",
        "participations": "project,party,role,since,until\nj1,organisation:o1,LEAD,,2027-01-01\nj1,person:p1,LEAD,,\n",
        "asset_uses": "project,asset,since,until\nj1,a1,,2027-02-01\n",
        "pledges": "need,party,status\nn1,person:p1,\nn1,organisation:o1,DECLINED\nn2,person:p1,\n",
        "endorsements": "endorser,person,skill,on\np2,p1,s2,2026-06-06\np1,p2,s1,2026-05-01\n",
    }
    report = await imported(clean_store, tmp_path, files, LATER)
    counts = [(1, 1, 0, 0), (1, 1, 0, 0), (0, 1, 0, 0), (1, 2, 0, 0), (0, 1, 1, 0)]
    assert [count(report, stem) for stem in files] == counts
    _, relations = await content(clean_store)
    found = [(start, type_, sorted(values.items())) for _, start, type_, values, _, _ in relations]
    assert ("o1", "PARTNERS_WITH", [("amount", 7.0), ("currency", "XCD"), ("kind", "FUNDING")]) in found
    assert ("o1", "WORKS_ON", [("role", "LEAD"), ("until", "2027-01-01")]) in found
    assert ("o1", "PLEDGES", [("quantity", 1.0), ("status", "DECLINED")]) in found
    assert ("p1", "PLEDGES", [("quantity", 1.5), ("status", "OFFERED"), ("until", "2026-05-01")]) in found
    assert ("p2", "ENDORSES", [("on", "2026-06-06"), ("skill", "s2")]) in found
    assert ("j1", "USES", [("until", "2027-02-01")]) in found
    assert (
        len([type_ for _, type_, _ in found if type_ in {"PARTNERS_WITH", "WORKS_ON", "USES", "PLEDGES"}])
        == 4 + 3 + 2 + 3
    )


async def test_a_reference_may_be_to_the_store(clean_store: Store, tmp_path: Path) -> None:
    await imported(clean_store, tmp_path, COMMUNITY)
    files = {
        "assets": "id,name,kind,owner,place\na3,Van,TRANSPORT,person:p2,x/2: a\na4,Van,TRANSPORT,person:o1,x3\n",
        "asset_uses": "project,asset\nj1,a2\nj2,a2\n",
    }
    report = await imported(clean_store, tmp_path, files, LATER, partial=True)
    assert [str(finding) for finding in report.findings] == [
        "asset_uses.csv:3:project: there is no project 'j2', neither in projects.csv nor stored",
        "assets.csv:3:owner: there is no person 'o1', neither in people.csv nor stored",
        "assets.csv:3:place: there is no place 'x3', neither in places.csv nor stored",
    ]
    assert ("j1", "a2") in await links(clean_store, "USES")
    assert ("p2", "a3") in await links(clean_store, "OWNS")


async def test_cycles_are_sought_in_run_and_store_together(clean_store: Store, tmp_path: Path) -> None:
    await imported(
        clean_store,
        tmp_path,
        {
            "skills": "id,name,broader\ns1,A,\ns2,B,s1\ns3,C,s2\n",
            "places": "id,name,kind,parent\nx1,A,COUNTRY,\nx2,B,DISTRICT,x1\n",
            "organisations": "id,name,kind,parent\no1,A,NGO,\no2,B,NGO,o1\n",
        },
    )
    files = {
        "skills": "id,name,broader\ns1,A,s3\n",
        "places": "id,parent\nx1,x2\n",
        "organisations": "id,parent\no1,o2\no2,\n",
    }
    report = await imported(clean_store, tmp_path, files, LATER)
    assert [str(finding) for finding in report.findings] == [
        "places.csv:2:parent: goes round in a circle: 'x1' -> 'x2' -> 'x1'",
        "skills.csv:2:broader: goes round in a circle: 's1' -> 's3' -> 's2' -> 's1'",
    ]
    assert await links(clean_store, "PART_OF") == [("o2", "o1")]


async def test_what_partial_leaves_out_may_not_close_a_circle(clean_store: Store, tmp_path: Path) -> None:
    await imported(clean_store, tmp_path, {"skills": "id,name,broader\ns1,A,s2\ns2,B,\ns3,C,s1\ns4,D,\n"})
    report = await imported(
        clean_store, tmp_path, {"skills": "id,name,broader\ns1,,\ns2,B,s3\ns4,D,s2\n"}, LATER, partial=True
    )
    assert [str(finding) for finding in report.findings] == [
        "skills.csv:2:name: is required, but empty",
        "skills.csv:3:broader: goes round in a circle: 's2' -> 's3' -> 's1' -> 's2'",
        "skills.csv:4:broader: names skill 's2', whose row is left out (skills.csv line 3)",
    ]
    assert await links(clean_store, "NARROWER_THAN") == [("s1", "s2"), ("s3", "s1")]


async def test_ids_of_every_plane_are_found_again(clean_store: Store, tmp_path: Path) -> None:
    files = {
        "places": "id,name,kind\n\U0001f3dd,Isle,COUNTRY\n",
        "organisations": "id,name,kind\n\ufd3e,Reef,NGO\n",
        "people": "id,name,place\n\U0001f600,Ana,\U0001f3dd\n",
        "memberships": "person,organisation,role,since,until\n\U0001f600,\ufd3e,\U0001f389,,2026-12-31\n",
    }
    await imported(clean_store, tmp_path, files)
    report = await imported(clean_store, tmp_path, {"people": "id,name\n\U0001f600,Ana\n"}, LATER)
    assert (report.findings, count(report, "people")) == ((), (0, 0, 1, 0))
    again = {"memberships": "person,organisation,role,since\n\U0001f600,\ufd3e,\U0001f389,\n"}
    report = await imported(clean_store, tmp_path, again, LATER)
    assert (report.findings, count(report, "memberships")) == ((), (0, 0, 1, 0))
    assert await links(clean_store, "IN_PLACE") == [("\ud7ff01f600", "\ud7ff01f3dd")]
