"""Search: what is found, its score and its order (DEFINITIONS L1, L2, N16, N17), worked out by hand from the rows."""

from __future__ import annotations

import pytest

from graph_store import search
from graph_store.relations import Row as Hit
from graph_store.relations import Window
from graph_store.viewers import ANONYMOUS, MEMBER, Viewer
from tests.conftest import ReadingFactory
from tests.reference.community import (
    Asset,
    Key,
    Membership,
    Need,
    Organisation,
    Person,
    Place,
    Project,
    Row,
    Skill,
)
from tests.support.communities import Held

ALL = Window(limit=200)

# One thing for each score of "caribbean youth", and more that nearly answer.
SCORED: tuple[Row, ...] = (
    Organisation("equal", "Caribbean  YOUTH"),
    Project("begins", "Caribbean Youth Network"),
    Need("title", "Caribbean youth worker", Key("Organisation", "equal"), "SKILL", "plain"),
    Person("hidden", "Caribbean Youthful", visibility="MEMBERS"),
    Person("words", "Youth of the Caribbeans"),
    Person("about", "Ana", about="Sings", headline="The Caribbean’s youth"),
    Skill("alt", "Mentoring", ("Youth work (Caribbean)", "Coaching")),
    Skill("split", "Animation", ("Youth", "Caribbean")),
    Skill("plain", "Teaching", (), "Of youth in the Caribbean"),
    Asset("summary", "Hall", "SPACE", "For Caribbean youth", Key("Organisation", "equal")),
    Place("code", "Caribbean", "REGION", "YOUTH"),
    Organisation("half", "Youth"),
    Organisation("inside", "Nonyouth Caribbean"),
)
RANKED = [
    (1.0, "Organisation", "equal"),
    (0.9, "Project", "begins"),
    (0.9, "Need", "title"),
    (0.9, "Person", "hidden"),
    (0.8, "Person", "words"),
    (0.7, "Skill", "alt"),
    (0.5, "Person", "about"),
    (0.5, "Skill", "split"),
    (0.5, "Place", "code"),
    (0.5, "Asset", "summary"),
    (0.5, "Skill", "plain"),
]
SEEN = [hit for hit in RANKED if hit[2] != "hidden"]

# Equal names, ids that compare by code point: an astral one comes after U+FD3E, "10" before "9".
EQUAL: tuple[Row, ...] = (
    Person("9", "Boat"),
    Person("10", "BOAT"),
    Person("\U0001f600", "boat"),
    Person("\ufd3e", "Boát"),
    Organisation("z", "Boat"),
    Skill("a", "Boat"),
    Place("a", "Boat", "SETTLEMENT"),
    Project("a", "Boat"),
    Need("z", "Boat", Key("Person", "9"), "ASSET", asset_kind="OTHER"),
    Asset("z", "Boat", "OTHER"),
)
IN_ORDER = [
    ("Asset", "z"),
    ("Need", "z"),
    ("Organisation", "z"),
    ("Person", "10"),
    ("Person", "9"),
    ("Person", "\ud7ff00fd3e"),  # U+FD3E and U+1F600 as they are stored, in the order of their code points
    ("Person", "\ud7ff01f600"),
    ("Place", "a"),
    ("Project", "a"),
    ("Skill", "a"),
]

HARD: tuple[Row, ...] = (
    Person("han-two", "漢字 学校"),
    Person("han-one", "漢字学校"),
    Person("kana", "がっこう"),
    Person("brien", "O'Brien's \"Boat\""),
    Person("party", "Fête 🎉 Culture"),
    Person("stops", "Will It The"),
    Person("it", "IT"),
    Person("operators", "AND OR NOT"),
    Person("long", "x" * 300 + "end"),
    Person("long-han", "字" * 60 + "漢"),
    Person("turkish", "DIŞI ılık"),
    Person("german", "Groß Straße"),
    Person("marked", "E\u0301douard"),
    Person("lucene", "a/b (cd)* ~1 ^2 [to] {x} field:value && || !"),
    Person("plus", "C++"),
    Person("iraq", "Iraq"),
)


def shown(hits: list[Hit]) -> list[tuple[float, str, str]]:
    """Score, type and id of each hit."""
    return [(-place[0], place[2], id_) for id_, place in hits]


@pytest.mark.parametrize(("viewer", "ranked"), [(MEMBER, RANKED), (ANONYMOUS, SEEN)])
async def test_hits_are_ranked_by_how_their_names_answer(
    held: Held, reading: ReadingFactory, viewer: Viewer, ranked: list[tuple[float, str, str]]
) -> None:
    await held.hold(*SCORED)
    assert shown(await search.hits(reading(viewer), "Caribbean youth", (), ALL)) == ranked
    assert await search.count(reading(viewer), "Caribbean youth", ()) == len(ranked)


@pytest.mark.parametrize(
    "text", ["caribbean youth", "CARIBBEAN\u3000 Yóuth ", "\u0301Caribbean youth", "Ｃａｒｉｂｂｅａｎ Youth"]
)
async def test_case_accents_and_white_space_of_the_text_do_not_matter(
    held: Held, reading: ReadingFactory, text: str
) -> None:
    await held.hold(*SCORED)
    assert shown(await search.hits(reading(ANONYMOUS), text, (), ALL)) == SEEN


async def test_the_order_of_words_matters_only_to_whole_names(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*SCORED)
    hits = shown(await search.hits(reading(MEMBER), "youth carib", ("PERSON", "PROJECT", "ORGANISATION"), ALL))
    assert hits == [
        (0.8, "Organisation", "equal"),
        (0.8, "Project", "begins"),
        (0.8, "Person", "hidden"),
        (0.8, "Person", "words"),
        (0.5, "Person", "about"),
    ]


async def test_only_the_asked_kinds_are_found_and_counted(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*EQUAL)
    for kind, count in (("PERSON", 4), ("ORGANISATION", 1), ("PROJECT", 1), ("SKILL", 1), ("ASSET", 1), ("NEED", 1)):
        hits = await search.hits(reading(), "boat", (kind,), ALL)
        assert [place[2].upper() for _, place in hits] == [kind] * count
        assert await search.count(reading(), "boat", (kind,)) == count
    assert await search.count(reading(), "boat", ("PLACE", "SKILL")) == 2


async def test_equal_hits_follow_by_type_then_by_id(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*EQUAL)
    hits = await search.hits(reading(), "boat", (), ALL)
    assert [tuple(place[2:]) for _, place in hits] == IN_ORDER
    assert {place[0] for _, place in hits} == {-1.0}


async def test_a_window_is_a_slice_from_either_end(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*EQUAL)
    keys = [(-1.0, "boat", *pair) for pair in IN_ORDER]
    windows = {
        Window(3): IN_ORDER[:3],
        Window(3, after=keys[3]): IN_ORDER[4:7],
        Window(2, backward=True): IN_ORDER[-2:],
        Window(2, backward=True, before=keys[4]): IN_ORDER[2:4],
        Window(9, after=keys[1], before=keys[4]): IN_ORDER[2:4],
        Window(9, after=(-0.95, "", "", "")): [],
        Window(9, before=(-1.0, "boat", "Asset", "z")): [],
    }
    for window, expected in windows.items():
        hits = await search.hits(reading(), "boat", (), window)
        assert [tuple(place[2:]) for _, place in hits] == expected


async def test_private_things_are_found_by_those_to_whom_they_belong(held: Held, reading: ReadingFactory) -> None:
    await held.hold(
        Organisation("o", "Boat club", visibility="PRIVATE"),
        Organisation("x", "Boat club", visibility="PRIVATE"),
        Person("p", "Boatman", visibility="PRIVATE"),
        Person("m", "Boatswain", visibility="PRIVATE"),
        Membership("p", "o", steward=True),
        Membership("m", "o"),
        Membership("m", "x", until="2026-11-20"),
        Asset("a", "Boat", "OTHER", owner=Key("Organisation", "o"), visibility="PRIVATE"),
        Need("n", "Boat", Key("Organisation", "x"), "ASSET", asset_kind="OTHER"),
    )
    own = Viewer("member", "p", ("o",))
    assert [id_ for id_, _ in await search.hits(reading(own), "boat", (), ALL)] == ["a", "o", "p", "m"]
    assert await search.count(reading(own), "boat", ()) == 4
    other = Viewer("member", "m", ("x",))
    assert [id_ for id_, _ in await search.hits(reading(other), "boat", (), ALL)] == ["n", "x", "m"]
    assert await search.count(reading(MEMBER), "boat", ()) == 0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("漢", {"han-one", "han-two"}),
        ("漢字", {"han-one", "han-two"}),
        ("漢字学", {"han-one"}),
        ("学", {"han-two"}),
        ("字", {"long-han"}),
        ("字" * 60 + "漢", {"long-han"}),
        ("字" * 60 + "学", set()),
        ("か", {"kana"}),
        ("カ", set()),
        ("o'b", {"brien"}),
        ('"boat"', {"brien"}),
        ("fete 🎉", {"party"}),
        ("Will it", {"stops"}),
        ("THE", {"stops"}),
        ("i", {"stops", "it", "turkish", "iraq"}),
        ("AND OR NOT", {"operators"}),
        ("+not -or", {"operators"}),
        ("or AND", {"operators"}),
        ("x" * 251, {"long"}),
        ("x" * 300 + "end", {"long"}),
        ("x" * 300 + "e", {"long"}),
        ("x" * 301, set()),
        ("x" * 299 + "e", set()),
        ("disi", {"turkish"}),
        ("DISI ILIK", {"turkish"}),
        ("dışı İLIK", {"turkish"}),
        ("strasse", {"german"}),
        ("STRAẞE groß", {"german"}),
        ("édouard", {"marked"}),
        ("edo\u0301", {"marked"}),
        ("a/b (cd)*", {"lucene"}),
        ("{x} [to] field:value", {"lucene"}),
        ("cd^2~1", {"lucene"}),
        ("field:*", {"lucene"}),
        ("name:it", set()),
        ("*d", {"turkish"}),
        ("c++", {"plus", "lucene", "party"}),
        ("iraq", {"iraq"}),
        ("ira", {"iraq"}),
        ("q", set()),
    ],
)
async def test_hard_texts_find_what_their_words_begin(
    held: Held, reading: ReadingFactory, text: str, found: set[str]
) -> None:
    await held.hold(*HARD)
    hits = await search.hits(reading(), text, (), ALL)
    assert {id_ for id_, _ in hits} == found
    assert len(hits) == len(found)
    assert await search.count(reading(), text, ()) == len(found)


async def test_a_name_is_compared_whole_with_its_signs(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*HARD)
    hits = await search.hits(reading(), "c++", (), ALL)
    assert [(id_, -place[0]) for id_, place in hits] == [("plus", 1.0), ("lucene", 0.8), ("party", 0.8)]
    assert [-place[0] for _, place in await search.hits(reading(), "c+", (), ALL)] == [0.9, 0.8, 0.8]


async def test_many_words_make_no_query_too_large(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*HARD)
    text = " ".join(f"{a}{b}" for a in "abcdefghijklmnopqr" for b in "abcdefghijklmnopqr")[:1000]
    assert await search.hits(reading(), text, (), ALL) == []
    assert await search.count(reading(), "a b cd 1 2 to x field value", ()) == 1
