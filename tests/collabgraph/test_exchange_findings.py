"""What an import finds wrong or odd (DEFINITIONS M3 to M12), as `FILE:LINE:COLUMN: reason`; no database is needed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from collabgraph.exchange import FileCount, import_folder
from graph_store.statements import Statement
from tests.collabgraph.exchange_folders import COMMUNITY, NothingStored, write

AGAIN = "has this already; remove one of the rows"
PEOPLE = "id,name\np1,Ann\np2,Ben\n"
ORGANISATIONS = "id,name,kind\no1,Reef,NGO\no2,Fund,FUNDER\n"


async def findings(folder: Path, files: dict[str, str], *, partial: bool = False) -> list[str]:
    report = await import_folder(NothingStored(), write(folder, files), dry_run=True, partial=partial)
    return [str(finding) for finding in report.findings]


async def test_a_good_folder_has_no_findings(tmp_path: Path) -> None:
    assert await findings(tmp_path, {"people": PEOPLE, "organisations": ORGANISATIONS}) == []


async def test_byte_order_mark_empty_lines_and_line_ends_are_accepted(tmp_path: Path) -> None:
    text = "\ufeff\r\nid,name\r\n\r\np1,Ann\r\n   \r\np2,Ben\r\n\r\n"
    report = await import_folder(NothingStored(), write(tmp_path, {"people": text}), dry_run=True)
    assert (report.findings, report.files) == ((), (FileCount("people.csv", 2, 2, 0, 0, 0),))


async def test_all_errors_of_all_files_are_told_at_once_and_in_order(tmp_path: Path) -> None:
    found = await findings(
        tmp_path,
        {
            "people": "id,name,remote\np1,,no\np2,Ben,\np2,Ben,\n",
            "organisations": "id,name,kind,place\no1,Reef,Ngo,nowhere\n",
            "person_skills": "person,skill,level\np1,s1,7\np9,s1,x\n",
        },
    )
    assert found == [
        "organisations.csv:2:kind: 'Ngo' is not one of COMMUNITY_GROUP, NGO, COOPERATIVE, BUSINESS, SCHOOL, "
        "UNIVERSITY, FAITH, GOVERNMENT, FUNDER, NETWORK, OTHER",
        "organisations.csv:2:place: there is no place 'nowhere', neither in places.csv nor stored",
        "people.csv:2:name: is required, but empty",
        "people.csv:2:remote: 'no' is neither true nor false",
        f"people.csv:4:id: id 'p2': line 3 {AGAIN}",
        "person_skills.csv:2:level: 7 is not between 1 and 5",
        "person_skills.csv:2:skill: there is no skill 's1', neither in skills.csv nor stored",
        "person_skills.csv:3:level: 'x' is not a whole number between 1 and 5",
        "person_skills.csv:3:person: there is no person 'p9', neither in people.csv nor stored",
        "person_skills.csv:3:skill: there is no skill 's1', neither in skills.csv nor stored",
    ]


async def test_an_endorsement_is_of_a_skill_that_the_person_holds(tmp_path: Path) -> None:
    files = {
        "people": PEOPLE,
        "skills": "id,name\ns1,Sewing\ns2,Sailing\n",
        "person_skills": "person,skill,level\np1,s1,1\n",
        "endorsements": "endorser,person,skill\np2,p1,s1\np2,p1,s2\np1,p1,s1\np9,p1,s1\n",
    }
    assert await findings(tmp_path, files) == [
        "endorsements.csv:3:skill: there is no row 'p1', 's2', neither in person_skills.csv nor stored",
        "endorsements.csv:4:person: nobody endorses himself: name another person",
        "endorsements.csv:5:endorser: there is no person 'p9', neither in people.csv nor stored",
    ]


async def test_a_row_begins_where_its_first_line_is(tmp_path: Path) -> None:
    text = 'id,name,about\np1,Ann,"three\nlines\nlong"\n\np2,Ben,"two\nlines",more\np3,,\n'
    assert await findings(tmp_path, {"people": text}) == [
        "people.csv:6:: has 4 fields, the header has 3: fields stand between commas; one that contains a comma, "
        "a quotation mark or a new line stands in quotation marks",
        "people.csv:8:name: is required, but empty",
    ]


async def test_too_few_fields_have_no_column_and_the_id_still_counts_as_there(tmp_path: Path) -> None:
    files = {"people": "id,name\np1\n", "organisations": ORGANISATIONS, "memberships": "person,organisation\np1,o1\n"}
    assert await findings(tmp_path, files) == [
        "people.csv:2:: has 1 fields, the header has 2: fields stand between commas; one that contains a comma, "
        "a quotation mark or a new line stands in quotation marks",
    ]


async def test_unknown_columns_and_files_are_warnings(tmp_path: Path) -> None:
    write(tmp_path, {"people": "id,name,shoe size\np1,Ann,44\n", "pets": "id\n"})
    (tmp_path / "notes.txt").write_text("")
    report = await import_folder(NothingStored(), tmp_path, dry_run=True)
    assert [(str(finding).split(": ")[0], finding.severity) for finding in report.findings] == [
        ("notes.txt::", "warning"),
        ("people.csv::shoe size", "warning"),
        ("pets.csv::", "warning"),
    ]
    assert (report.errors, report.refused, report.files) == (0, False, (FileCount("people.csv", 1, 1, 0, 0, 0),))


async def test_a_file_that_is_not_utf_8_or_has_no_header(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_bytes(b"id,name\np1,Ann\np2,\xc9douard\n")
    found = await findings(
        tmp_path, {"places": "\n\n", "skills": "id,name,id\ns1,Sewing,s1\n", "assets": "name,kind\n"}
    )
    assert found == [
        "assets.csv:1:id: is missing in the header: add the column",
        "people.csv:3:: is not UTF-8: save the file in that encoding",
        "places.csv:1:: has no header: begin it with id,name,kind,code,parent,latitude,longitude",
        "skills.csv:1:id: stands in the header twice: remove one",
    ]


async def test_names_in_a_file_that_cannot_be_read_are_no_further_errors(tmp_path: Path) -> None:
    files = {"places": "", "people": "id,name,place\np1,Ann,x1\n"}
    assert await findings(tmp_path, files) == [
        "places.csv:1:: has no header: begin it with id,name,kind,code,parent,latitude,longitude"
    ]
    assert await findings(tmp_path, files, partial=True) == [
        "people.csv:2:place: there is no place 'x1', neither in places.csv nor stored",
        "places.csv:1:: has no header: begin it with id,name,kind,code,parent,latitude,longitude",
    ]


async def test_what_is_no_csv_is_told_where_its_row_begins(tmp_path: Path) -> None:
    text = 'id,name\np1,"Ann" Lee\np2,Ben\np3,"open\nand on\n'
    assert await findings(tmp_path, {"people": text}) == [
        "people.csv:2:: is not a row of CSV (',' expected after '\"'): fields stand between commas; one that "
        "contains a comma, a quotation mark or a new line stands in quotation marks",
        "people.csv:4:: a quotation mark is opened here and never closed: close it, or write it twice inside a field",
    ]
    huge = "id,about,name\np1," + "x" * 131_073 + ",Ann\np2,,\n"
    assert await findings(tmp_path, {"people": huge}) == [
        "people.csv:2:: a field is longer than 131,072 characters: shorten it, or close its quotation mark",
        "people.csv:3:name: is required, but empty",
    ]


async def test_nul_and_control_characters_do_no_harm(tmp_path: Path) -> None:
    text = "id,name,place\np\0,Ann,\np2,B\x1bn\0,\np3,Cy,x\ny\x07\n"
    found = await findings(tmp_path, {"people": text.replace("x\ny\x07", '"x\ny\x07"')})
    assert found == [
        "people.csv:2:id: contains the character NUL: remove it",
        "people.csv:3:name: contains the character NUL: remove it",
        "people.csv:4:place: there is no place 'x\\ny\\x07', neither in places.csv nor stored",
    ]


@pytest.mark.parametrize(
    ("files", "found"),
    [
        (
            {"memberships": "person,organisation,role,since\np1,o1,,\np1,o1,chair,\np1,o1,,2026-01-01\np1,o1,,\n"},
            [f"memberships.csv:5:person: person 'p1', organisation 'o1': line 2 {AGAIN}"],
        ),
        (
            {"memberships": "person,organisation,steward\np1,o1,true\np1,o1,false\n"},
            [f"memberships.csv:3:person: person 'p1', organisation 'o1': line 2 {AGAIN}"],
        ),
        (
            {"partnerships": "organisation,partner,kind\no1,o2,OTHER\no2,o1,OTHER\no1,o2,SERVICE\no1,o2,OTHER\n"},
            [f"partnerships.csv:5:organisation: organisation 'o1', partner 'o2', kind 'OTHER': line 2 {AGAIN}"],
        ),
        (
            {
                "projects": "id,name,status\nj1,Water,ACTIVE\n",
                "participations": "project,party,role\n"
                "j1,person:p1,LEAD\nj1,organisation:o1,LEAD\nj1,person: p1,LEAD\n",
            },
            [f"participations.csv:4:project: project 'j1', party 'person:p1', role 'LEAD': line 2 {AGAIN}"],
        ),
        (
            {"skills": "id,name\ns1,Sewing\n", "person_skills": "person,skill,level\np1,s1,1\np1,s1,2\n"},
            [f"person_skills.csv:3:person: person 'p1', skill 's1': line 2 {AGAIN}"],
        ),
    ],
)
async def test_a_second_row_with_the_same_key_is_told_at_its_first_column(
    tmp_path: Path, files: dict[str, str], found: list[str]
) -> None:
    assert await findings(tmp_path, {"people": PEOPLE, "organisations": ORGANISATIONS, **files}) == found


async def test_a_missing_key_column_is_told_once(tmp_path: Path) -> None:
    files = {"organisations": ORGANISATIONS, "partnerships": "organisation,partner\no1,o2\no2,o1\n"}
    assert await findings(tmp_path, files) == ["partnerships.csv:1:kind: is missing in the header: add the column"]


async def test_references_need_their_type_and_the_right_one(tmp_path: Path) -> None:
    files = {
        "people": PEOPLE,
        "assets": "id,name,kind,owner\na1,Boat,LAND,person:p1\na2,Boat,LAND,organisation:p1\na3,Boat,LAND,p1\n",
    }
    assert await findings(tmp_path, files) == [
        "assets.csv:3:owner: there is no organisation 'p1', neither in organisations.csv nor stored",
        "assets.csv:4:owner: 'p1' has no type before it: write person:... or organisation:...",
    ]


async def test_a_row_is_not_bad_because_the_row_that_it_names_is(tmp_path: Path) -> None:
    files = {"people": "id,name\np1,\n", "assets": "id,name,kind,owner\na1,Boat,TRANSPORT,person:p1\n"}
    assert await findings(tmp_path, files) == ["people.csv:2:name: is required, but empty"]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("s1,A,s1\n", ["skills.csv:2:broader: goes round in a circle: 's1' -> 's1'"]),
        ("s1,A,s2\ns2,B,s3\ns3,C,s1\n", ["skills.csv:2:broader: goes round in a circle: 's1' -> 's2' -> 's3' -> 's1'"]),
        ("s1,A,s2|s3\ns2,B,s4\ns3,C,s4\ns4,D,\n", []),
        (
            "s1,A,s2\ns2,B,s1\ns3,C,s4\ns4,D,s3|s2\n",
            [
                "skills.csv:2:broader: goes round in a circle: 's1' -> 's2' -> 's1'",
                "skills.csv:4:broader: goes round in a circle: 's3' -> 's4' -> 's3'",
            ],
        ),
    ],
)
async def test_cycles_are_told_on_one_of_their_rows(tmp_path: Path, rows: str, found: list[str]) -> None:
    assert await findings(tmp_path, {"skills": f"id,name,broader\n{rows}"}) == found


async def test_a_cycle_of_ten_thousand_rows(tmp_path: Path) -> None:
    rows = "".join(f"s{i},A{i},s{(i + 1) % 10_000}\n" for i in range(10_000))
    assert await findings(tmp_path, {"skills": f"id,name,broader\n{rows}"}) == [
        "skills.csv:2:broader: goes round in a circle: "
        "'s0' -> 's1' -> 's2' -> 's3' -> ... -> 's9998' -> 's9999' -> 's0'"
    ]


async def test_partial_leaves_out_what_names_a_row_that_is_left_out(tmp_path: Path) -> None:
    files = {
        "places": "id,name,kind,parent\nx1,Isle,ISLAND,\nx2,Town,SETTLEMENT,x1\nx3,Else,COUNTRY,\n",
        "people": "id,name,place\np1,Ann,x2\np2,Ben,x3\np2,Ben,x3\n",
        "assets": "id,name,kind,owner\na1,Boat,TRANSPORT,person:p1\na2,Van,TRANSPORT,person:p2\n",
    }
    report = await import_folder(NothingStored(), write(tmp_path, files), dry_run=True, partial=True)
    assert [str(finding) for finding in report.findings] == [
        "assets.csv:2:owner: names person 'p1', whose row is left out (people.csv line 2)",
        "people.csv:2:place: names place 'x2', whose row is left out (places.csv line 3)",
        f"people.csv:4:id: id 'p2': line 3 {AGAIN}",
        "places.csv:2:kind: 'ISLAND' is not one of REGION, COUNTRY, DISTRICT, SETTLEMENT",
        "places.csv:3:parent: names place 'x1', whose row is left out (places.csv line 2)",
    ]
    assert report.files == (
        FileCount("places.csv", 3, 1, 0, 0, 2),
        FileCount("people.csv", 3, 1, 0, 0, 2),
        FileCount("assets.csv", 2, 1, 0, 0, 1),
    )
    assert (report.refused, report.errors) == (False, 5)


async def test_partial_leaves_out_whole_cycles_and_what_hangs_on_them(tmp_path: Path) -> None:
    rows = "s1,A,s2\ns2,B,s1\ns3,C,s2\ns4,D,\n"
    report = await import_folder(
        NothingStored(), write(tmp_path, {"skills": f"id,name,broader\n{rows}"}), dry_run=True, partial=True
    )
    assert [str(finding).split(": ")[0] for finding in report.findings] == [
        "skills.csv:2:broader",
        "skills.csv:3:broader",
        "skills.csv:4:broader",
    ]
    assert report.files == (FileCount("skills.csv", 4, 1, 0, 0, 3),)


async def test_a_refused_run_says_so_and_counts_what_is_bad(tmp_path: Path) -> None:
    report = await import_folder(NothingStored(), write(tmp_path, {"people": "id,name\np1,\np2,Ben\n"}))
    assert (report.refused, report.defaulted, report.files) == (True, 0, (FileCount("people.csv", 2, 0, 0, 0, 1),))


async def test_rows_that_take_the_default_visibility_are_counted(tmp_path: Path) -> None:
    files = {
        "people": "id,name,visibility\np1,Ann,\np2,Ben,PUBLIC\n",
        "organisations": ORGANISATIONS,
        "places": "id,name,kind\nx1,Isle,COUNTRY\n",
    }
    report = await import_folder(NothingStored(), write(tmp_path, files), dry_run=True)
    assert (report.defaulted, report.dry_run) == (3, True)


async def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        await import_folder(NothingStored(), tmp_path / "gone")


class Recording(NothingStored):
    def __init__(self) -> None:
        self.asked: list[str] = []

    async def read(
        self, statement: Statement, options: Mapping[str, str], parameters: Mapping[str, Any], timeout: float
    ) -> list[Any]:
        self.asked.append(statement.name)
        return await super().read(statement, options, parameters, timeout)


async def test_of_an_empty_store_nothing_else_is_read(tmp_path: Path) -> None:
    store = Recording()
    files = {**COMMUNITY, "people": "id,name\np1,Ann\np2,Ben\n"}
    report = await import_folder(store, write(tmp_path, files), dry_run=True)
    assert (report.findings, sum(file.new for file in report.files)) == ((), 31)
    assert store.asked == ["imports/present", "imports/hierarchies"]
