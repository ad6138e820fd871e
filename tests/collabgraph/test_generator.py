"""The generated community: good by the rules of the format, the same for one seed, with hubs, in constant memory."""

from __future__ import annotations

import csv
import gc
import os
import tracemalloc
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from collabgraph.cli import main
from collabgraph.exchange import FileCount, import_folder
from collabgraph.exchange.new_folder import FolderError
from collabgraph.generator import write_community
from collabgraph.generator.draws import Draw, hub, hubs, ranks
from collabgraph.generator.organisations import partnerships
from collabgraph.generator.people import memberships, person_skills
from collabgraph.generator.plan import Plan
from collabgraph.generator.projects import participations
from graph_store.drafts import vocabulary
from graph_store.files import FILES
from tests.collabgraph.exchange_folders import NothingStored
from tests.collabgraph.processes import command, environment

STATES = {"AG", "BS", "BB", "BZ", "DM", "GD", "GY", "HT", "JM", "MS", "KN", "LC", "VC", "SR", "TT"}
FIXED = {"places.csv", "skills.csv"}
CROWD = Plan(20_000, 7)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("generated") / "community"
    write_community(made, 1000, 1)
    return made


def read(folder: Path, noun: str) -> list[dict[str, str]]:
    with (folder / f"{noun}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def drawing(*numbers: float) -> Draw:
    return iter(numbers).__next__


@pytest.mark.parametrize(("people", "seed"), [(50, 1), (50, -3), (300, 2), (331, 12345678901234567890)])
async def test_every_row_is_good(tmp_path: Path, people: int, seed: int) -> None:
    rows = write_community(tmp_path, people, seed)
    report = await import_folder(NothingStored(), tmp_path, dry_run=True)
    assert report.errors == 0
    assert report.defaulted == 0
    assert report.files == tuple(FileCount(name, count, count, 0, 0, 0) for name, count in rows.items())


def test_how_many_rows(folder: Path) -> None:
    """1,000 people are 58 rounds of 17 and 14 more, 52 of 19 and 12, 43 of 23 and 11; 100 are 14 of 7 and 2, 9 of 11
    and 1, 20 of 5, 50 are 7 of 7 and 1, and 3,973 are 496 of 8 and 5."""
    assert {file.noun: len(read(folder, file.noun)) for file in FILES} == {
        "places": 408,
        "skills": 329,
        "organisations": 100,
        "people": 1000,
        "projects": 100,
        "assets": 100,
        "needs": 50,
        "contributions": 250,
        "memberships": 58 * 26 + 15,
        "participations": 100 + (14 * 14 + 1) + (52 * 32 + 8),
        "person_skills": 43 * 92 + 17,
        "partnerships": 9 * 22 + 0,
        "asset_uses": 20 * 5,
        "pledges": 7 * 8 + 0,
        "endorsements": 496 * 3 + 0,
    }


def test_a_seed_makes_the_same_files(folder: Path, tmp_path: Path) -> None:
    """Another process, in which Python hashes otherwise, as well."""
    env = environment() | {"PYTHONHASHSEED": "4711"}
    made = command("demo", "again", "--people", "1000", "--seed", "1", env=env, cwd=tmp_path)
    assert (made.returncode, made.stderr) == (0, "")
    assert contents(tmp_path / "again") == contents(folder)
    said = [line.split() for line in made.stdout.splitlines()]
    assert said[0] == ["file", "rows"]
    assert said[1:] == [[file.name, str(len(read(folder, file.noun)))] for file in FILES]


def test_another_seed_makes_others(folder: Path, tmp_path: Path) -> None:
    write_community(tmp_path, 1000, 2)
    one, other = contents(folder), contents(tmp_path)
    assert {name for name in one if one[name] == other[name]} == FIXED


def test_every_state_has_districts_and_towns(folder: Path) -> None:
    places = {row["id"]: row for row in read(folder, "places")}
    above = {"SETTLEMENT": "DISTRICT", "DISTRICT": "COUNTRY", "COUNTRY": "REGION"}
    for row in places.values():
        assert above.get(row["kind"], "") == (places[row["parent"]]["kind"] if row["parent"] else "")
        assert 1 < float(row["latitude"]) < 27
        assert -90 < float(row["longitude"]) < -53
    countries = {row["code"]: row["id"] for row in places.values() if row["kind"] == "COUNTRY"}
    assert countries.keys() == STATES
    towns = Counter(places[row["parent"]]["parent"] for row in places.values() if row["kind"] == "SETTLEMENT")
    districts = Counter(row["parent"] for row in places.values() if row["kind"] == "DISTRICT")
    assert all(towns[id_] >= 3 and districts[id_] >= 3 for id_ in countries.values())
    inhabited = {row["place"].partition("-")[0].upper() for row in read(folder, "people")}
    assert inhabited == STATES | {""}


def test_skills_have_four_levels(folder: Path) -> None:
    skills = {row["id"]: row for row in read(folder, "skills")}
    levels = Counter(_level(skills, id_) for id_ in skills)
    assert levels.keys() == {1, 2, 3, 4}
    assert sum(levels.values()) > 300
    assert all(row["related"] in skills and row["related"] != row["id"] for row in skills.values() if row["related"])
    assert any("|" in row["alt_names"] for row in skills.values())


def _level(skills: dict[str, dict[str, str]], id_: str) -> int:
    above = skills[id_]["broader"]
    return 1 + max(_level(skills, broader) for broader in above.split("|")) if above else 1


@pytest.mark.parametrize(
    ("noun", "column", "values"),
    [
        ("organisations", "kind", vocabulary.ORGANISATION_KINDS),
        ("people", "visibility", vocabulary.VISIBILITIES),
        ("people", "contact", ("", *vocabulary.CONTACT_AUDIENCES)),
        ("people", "remote", ("", "true", "false")),
        ("projects", "status", vocabulary.PROJECT_STATUSES),
        ("assets", "kind", vocabulary.ASSET_KINDS),
        ("assets", "terms", ("", *vocabulary.ASSET_TERMS)),
        ("needs", "kind", vocabulary.NEED_KINDS),
        ("needs", "urgency", ("", *vocabulary.URGENCIES)),
        ("needs", "status", vocabulary.NEED_STATUSES),
        ("memberships", "steward", ("", "true", "false")),
        ("participations", "role", vocabulary.PARTICIPATION_ROLES),
        ("person_skills", "level", ("1", "2", "3", "4", "5")),
        ("partnerships", "kind", vocabulary.PARTNERSHIP_KINDS),
        ("pledges", "status", ("", *vocabulary.PLEDGE_STATUSES[1:])),
        ("contributions", "kind", vocabulary.CONTRIBUTION_KINDS),
    ],
)
def test_every_value_occurs(folder: Path, noun: str, column: str, values: tuple[str, ...]) -> None:
    assert {row[column] for row in read(folder, noun)} == set(values)


def test_somebody_can_meet_a_need_and_nobody_can_meet_another(folder: Path) -> None:
    skills = {row["id"]: row for row in read(folder, "skills")}
    held = {row["skill"] for row in read(folder, "person_skills")}
    nobody, somebody = read(folder, "needs")[:2]
    assert nobody["status"] == somebody["status"] == "OPEN"
    assert somebody["skill"] in held
    assert not held & _similar(skills, nobody["skill"])
    gone, *_ = (row for row in read(folder, "needs") if row["asset_kind"] == "OTHER")
    supply = [row for row in read(folder, "assets") if row["kind"] == "OTHER"]
    assert supply
    assert all("" < row["available_until"] < gone["starts_on"] for row in supply)
    spaces = [row for row in read(folder, "assets") if row["kind"] == "SPACE"]
    assert any(row["available_from"] == row["available_until"] == "" for row in spaces)
    lands = {row["place"][:2] for row in read(folder, "assets") if row["kind"] == "LAND" and row["place"]}
    assert lands <= {"gy", "sr", "bz"}


def test_days_of_needs_are_known_or_not_and_in_order(folder: Path) -> None:
    rows = read(folder, "needs")
    done = [row for row in rows if row["fulfilled_on"]]
    assert {row["status"] for row in done} == {"FULFILLED"}
    assert all(row["raised_on"] <= row["fulfilled_on"] <= "2026-11-21" for row in done)
    assert {bool(row["raised_on"]) for row in rows} == {True, False}


def _similar(skills: dict[str, dict[str, str]], id_: str) -> set[str]:
    """More than the definition takes: everything that broader and related lead to, both ways, again and again."""
    found = {id_}
    while True:
        ends = [{row["id"], *row["broader"].split("|"), row["related"]} - {""} for row in skills.values()]
        more = found.union(*(group for group in ends if group & found))
        if more == found:
            return found
        found = more


def test_partners_in_both_directions_and_once_more(folder: Path) -> None:
    rows = read(folder, "partnerships")
    pairs = Counter((row["organisation"], row["partner"]) for row in rows)
    assert pairs["o5", "o6"] == 1
    assert pairs["o6", "o5"] == 1
    twice = [pair for pair, count in pairs.items() if count == 2]
    assert len(twice) == 3 * 9
    again = [row for row in rows if (row["organisation"], row["partner"]) == twice[0]]
    assert again[0]["kind"] == again[1]["kind"]
    assert again[0]["since"] != again[1]["since"]


def test_people_and_organisations_pledge_once_for_a_need(folder: Path) -> None:
    rows = read(folder, "pledges")
    _unique((row["need"], row["party"]) for row in rows)
    assert {row["party"].partition(":")[0] for row in rows} == {"person", "organisation"}


def test_skills_that_are_held_are_endorsed_once_by_others(folder: Path) -> None:
    rows = read(folder, "endorsements")
    _unique((row["endorser"], row["person"], row["skill"]) for row in rows)
    assert all(row["endorser"] != row["person"] and row["on"] <= "2026-11-21" for row in rows)
    held = {(row["person"], row["skill"]) for row in read(folder, "person_skills")}
    assert {(row["person"], row["skill"]) for row in rows} <= held


def test_the_commonest_skill() -> None:
    """A draw hits it by 316/4096. So of 23 people, who draw 0, 1, 1, 1, 1, 2, ... 20 skills, 5.549 hold it: 0.2413.
    Of 20,000 that is 4,825; five standard deviations are at most 303."""
    rows = list(person_skills(CROWD))
    keys = Counter((row[0], row[1]) for row in rows)
    assert max(keys.values()) == 1
    (_, most), *_ = Counter(row[1] for row in rows).most_common(1)
    assert abs(most - 4825) < 303


def test_the_largest_organisation() -> None:
    """Of 2,000 the first is drawn by (1/2000)^(1/3) = 0.0794, its block of 32 by 0.2520. A half of the draws stays,
    a half moves to the own slot: it is hit by 0.0397, and by 0.1657 from its own slot. Of 17 people 9 draw once,
    5 twice, 1 five times: 0.9295 of 17 come to it, and 3.6062 of 17 of its own slot. Of 20,000 that is 1,192; five
    standard deviations are 168."""
    _hub(((row[1], row[0]) for row in memberships(CROWD)), "o1", 1192, 168)
    _unique(row[:4] for row in memberships(CROWD))


def test_the_largest_project() -> None:
    """As the largest organisation: of 19 people 6 draw once, 6 twice, 1 three, 1 seven times: 1.0662 of 19, and
    3.9552 of 19 of its own slot. Of 20,000 that is 1,217; five standard deviations are 170."""
    people = ((row[0], row[1]) for row in participations(CROWD) if str(row[1]).startswith("person:"))
    _hub(people, "j1", 1217, 170)
    _unique(row[:4] for row in participations(CROWD))


def test_the_hub_of_the_partnerships() -> None:
    """As the largest organisation: of 11 organisations 4 draw once, 4 twice, 1 three, 1 four times; two in ten draw
    once less. That is 0.0598, of its own slot 0.2298; of 2,000 together 130, five standard deviations are 55."""
    _hub(((row[1], row[0]) for row in partnerships(CROWD)), "o1", 130, 55)
    _unique(row[:4] for row in partnerships(CROWD))


def _hub(pairs: Iterable[tuple[object, object]], expected: str, neighbours: int, tolerance: int) -> None:
    (largest, count), *_ = Counter(hub for hub, _ in set(pairs)).most_common(1)
    assert largest == expected
    assert abs(count - neighbours) < tolerance


def _unique(keys: Iterable[tuple[object, ...]]) -> None:
    assert max(Counter(keys).values()) == 1


def test_what_a_draw_hits() -> None:
    assert hub(drawing(0.5, 0.9), 1000, 3) == 125
    assert hub(drawing(0.5, 0.1), 1000, 3) == 99
    assert hub(drawing(0.99, 0.1), 100, 5) == 97
    assert hubs(drawing(0.0, 0.9, 0.0, 0.9, 0.0, 0.9), 3, 40, 3) == [0, 1, 2]
    assert hubs(drawing(0.999, 0.9, 0.999, 0.9), 3, 12, 3, 11) == [11, 0, 1]
    shelf = ranks(320)
    assert Counter(shelf)[0] == 316
    assert set(shelf) == set(range(320))
    assert shelf == sorted(shelf)


def test_memory_does_not_grow(tmp_path: Path) -> None:
    """One number kept for each of 10,000 more people would take 360,000 bytes: 28 itself and 8 in a list."""
    _peak(tmp_path / "tables", 50)
    few, many = (_peak(tmp_path / str(people), people) for people in (2_000, 12_000))
    assert many - few < 200_000


def _peak(folder: Path, people: int) -> int:
    """The most memory that was taken at a time, in bytes; collections would empty Python's own stock of objects."""
    gc.collect()
    gc.disable()
    tracemalloc.start()
    try:
        write_community(folder, people, 1)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        gc.enable()


def test_progress_is_told(tmp_path: Path) -> None:
    told: dict[str, tuple[int, int]] = {}
    rows = write_community(tmp_path, 50, 1, lambda label, done, total: told.update({label: (done, total)}))
    assert told == {f"Writing {name}": (count, count) for name, count in rows.items()}


@pytest.mark.parametrize("people", [0, 49, 1_000_001])
def test_sizes_that_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], people: int) -> None:
    with pytest.raises(ValueError, match="A community has 50 to 1,000,000 people, not "):
        write_community(tmp_path / "new", people, 1)
    assert main(["demo", str(tmp_path / "new"), "--people", str(people)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert f'Invalid value "{people}" for --people. Must be {">= 50" if people < 50 else "<= 1000000"}.' in err
    assert not (tmp_path / "new").exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "people.csv").write_text("mine", "utf-8")
    with pytest.raises(FolderError):
        write_community(tmp_path, 50, 1)
    assert main(["demo", str(tmp_path)]) == 2
    assert main(["demo", str(tmp_path / "people.csv")]) == 2
    assert capsys.readouterr() == (
        "",
        f"{tmp_path} is not empty (people.csv): name a new folder, or an empty one.\n"
        f"{tmp_path / 'people.csv'} is a file: name a new folder, or an empty one.\n",
    )
    assert contents(tmp_path) == {"people.csv": b"mine"}


def test_what_is_interrupted_leaves_nothing_behind(tmp_path: Path) -> None:
    def interrupt(label: str, done: int, total: int) -> None:
        if label == "Writing projects.csv":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_community(tmp_path / "new", 50, 1, interrupt)
    assert os.listdir(tmp_path) == []
