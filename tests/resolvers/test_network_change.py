"""networkChange: what changed, page by page, the shape day by day, what is read; worked out by hand from the rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import pytest

from graph_store.errors import ServiceError
from graph_store.identity import encode
from graph_store.store import Store
from graph_store.viewers import ANONYMOUS, MEMBER, Viewer
from loaders.context import RequestContext
from schema.schema import schema
from tests.comparison.asking import execute
from tests.conftest import ReadingFactory
from tests.reference.community import Membership, Organisation, Partnership, Person, Place, Project, Row
from tests.support.communities import Held
from tests.support.networks import Inline, organisation, works

T = TypeVar("T")

# From New Year 2024 to New Year 2025:
#   a-b  funding the whole time, an alliance from May: 1 to 2, grew by 1
#   a-c  alliance until June: went, 1
#   b-c  a joint project from July (of b; c has always been on it): came, 0.34657359
#   c-d  partners the whole time, a shared person until March: 1.173286795 to 1, shrank by 0.173286795
#   d-e  knowledge until June, service from July: 1 and 1, nothing changed
#   a-m  from May, but m is hidden from those who are not signed in; f is alone
ROWS: tuple[Row, ...] = (
    Place("v", "Village", "SETTLEMENT"),
    *(Organisation(id_, id_.upper(), place="v" if id_ in "ab" else None) for id_ in "abcdef"),
    Organisation("m", "M", visibility="MEMBERS"),
    Partnership("b", "a", "FUNDING", "2023-05-01"),
    Partnership("a", "b", "ALLIANCE", "2024-05-01"),
    Partnership("a", "c", "ALLIANCE", None, "2024-06-30"),
    Partnership("c", "d", "MEMBERSHIP"),
    Partnership("d", "e", "KNOWLEDGE", None, "2024-06-30"),
    Partnership("d", "e", "SERVICE", "2024-07-01"),
    Partnership("a", "m", "OTHER", "2024-05-01"),
    Project("j", "J"),
    works("j", "c"),
    works("j", "b", since="2024-07-01"),
    Person("p", "P"),
    Membership("p", "c", None, None, "2024-03-31"),
    Membership("p", "d"),
)
SPAN = 'from: "2024-01-01", to: "2025-01-01"'


@pytest.fixture(autouse=True)
async def graph(held: Held) -> None:
    await held.hold(*ROWS)


async def answer(store: Store, selection: str, arguments: str = SPAN, viewer: Viewer = ANONYMOUS) -> Any:
    """The change with a selection."""
    result, _ = await execute(store, viewer, f"{{ networkChange({arguments}) {{ {selection} }} }}")
    assert result.errors is None
    assert result.data is not None
    return result.data["networkChange"]


async def refusal(store: Store, selection: str, arguments: str) -> tuple[str, str | None]:
    """The code and the argument of the error."""
    result, _ = await execute(store, ANONYMOUS, f"{{ networkChange({arguments}) {{ {selection} }} }}")
    assert result.errors
    (error,) = result.errors
    assert isinstance(error.original_error, ServiceError)
    return error.original_error.code, error.original_error.argument


TIE = "change strengthChange source { name } target { name }"


def told(tie: Any) -> str:
    return f"{tie['source']['name']}-{tie['target']['name']} {tie['change']} {tie['strengthChange']}"


async def test_ties_by_the_size_of_their_change(store: Store) -> None:
    found = await answer(store, f"ties {{ totalCount nodes {{ {TIE} }} }}")
    expected = ["A-B GREW 1.0", "A-C WENT -1.0", "B-C CAME 0.34657359", "C-D SHRANK -0.173286795"]
    assert (found["ties"]["totalCount"], list(map(told, found["ties"]["nodes"]))) == (4, expected)
    found = await answer(store, f"ties {{ nodes {{ {TIE} }} }}", viewer=MEMBER)
    assert list(map(told, found["ties"]["nodes"])) == [*expected[:2], "A-M CAME 1.0", *expected[2:]]


EDGE = "source target kinds partnerships jointProjects sharedPeople strength since"


async def test_a_tie_is_told_as_it_was_and_as_it_is(store: Store) -> None:
    found = await answer(store, f"ties {{ nodes {{ before {{ {EDGE} }} after {{ {EDGE} }} }} }}")

    def edge(*values: Any) -> dict[str, Any]:
        return dict(zip(EDGE.split(), values, strict=True))

    a, b, c, d = map(organisation, "abcd")
    assert found["ties"]["nodes"] == [
        {
            "before": edge(a, b, ["FUNDING"], 1, 0, 0, 1.0, "2023-05-01"),
            "after": edge(a, b, ["ALLIANCE", "FUNDING"], 2, 0, 0, 2.0, "2023-05-01"),
        },
        {"before": edge(a, c, ["ALLIANCE"], 1, 0, 0, 1.0, None), "after": None},
        {"before": None, "after": edge(b, c, [], 0, 1, 0, 0.34657359, None)},
        {
            "before": edge(c, d, ["MEMBERSHIP"], 1, 0, 1, 1.173286795, None),
            "after": edge(c, d, ["MEMBERSHIP"], 1, 0, 0, 1.0, None),
        },
    ]


async def test_organisations_by_the_size_of_their_change(store: Store) -> None:
    fields = "change strengthChange strengthBefore strengthAfter tiesBefore tiesAfter organisation { id name }"
    found = await answer(store, f"organisations {{ totalCount nodes {{ {fields} }} }}")
    # a: 2 as before, though it lost a tie: nothing changed. e: 1 as before. f: never any.
    assert found["organisations"] == {
        "totalCount": 3,
        "nodes": [
            dict(zip(fields.split()[:6], values, strict=True))
            | {"organisation": {"id": organisation(id_), "name": name}}
            for *values, id_, name in (
                ("GREW", 1.34657359, 1.0, 2.34657359, 1, 2, "b", "B"),
                ("SHRANK", -0.826713205, 2.173286795, 1.34657359, 2, 2, "c", "C"),
                ("SHRANK", -0.173286795, 2.173286795, 2.0, 2, 2, "d", "D"),
            )
        ],
    }
    found = await answer(
        store,
        f"organisations(changes: [CAME, WENT]) {{ nodes {{ {fields} }} }}",
        f"{SPAN}, filter: {{kinds: [ALLIANCE]}}",
    )
    assert [(one["change"], one["organisation"]["name"]) for one in found["organisations"]["nodes"]] == [
        ("CAME", "B"),
        ("WENT", "C"),
    ]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ("implicit: false", ["A-B GREW 1.0", "A-C WENT -1.0"]),
        ("kinds: [ALLIANCE]", ["A-B CAME 1.0", "A-C WENT -1.0"]),
        ("kinds: [KNOWLEDGE, SERVICE]", []),
        ("kinds: [SERVICE]", ["D-E CAME 1.0"]),
        # What is too weak on a day is not there on that day.
        ("minStrength: 1.1", ["A-B CAME 2.0", "C-D WENT -1.173286795"]),
        (f'within: "{encode("Place", "v")}"', ["A-B GREW 1.0"]),
    ],
)
async def test_the_filter_makes_the_network_of_each_day(store: Store, filters: str, expected: list[str]) -> None:
    found = await answer(store, f"ties {{ nodes {{ {TIE} }} }}", f"{SPAN}, filter: {{{filters}}}")
    assert list(map(told, found["ties"]["nodes"])) == expected


async def test_the_same_day_changes_nothing(store: Store) -> None:
    selection = "before { on tied } after { on summary { edges } } ties { totalCount } organisations { totalCount }"
    found = await answer(store, selection, 'from: "2024-05-01", to: "2024-05-01"')
    assert found == {
        "before": {"on": "2024-05-01", "tied": 5},
        "after": {"on": "2024-05-01", "summary": {"edges": 4}},
        "ties": {"totalCount": 0},
        "organisations": {"totalCount": 0},
    }


# --- pages ---

PAGE = (
    f"totalCount pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} edges {{ cursor node {{ {TIE} }} }}"
)


@pytest.mark.parametrize(
    ("paging", "expected", "following", "preceding"),
    [
        ("first: 2", "A-B A-C", True, False),
        ("last: 1", "C-D", False, True),
        ("first: 0", "", True, False),
        ("first: 1, after: 1", "B-C", True, True),
        ("first: 9, after: 1", "B-C C-D", False, True),
        ("last: 2, before: 3", "A-C B-C", True, True),
        ("first: 1, after: 0, before: 3", "A-C", True, True),
        ("after: 2, before: 1", "", True, True),
        ("first: 1, changes: [SHRANK, CAME]", "B-C", True, False),
        ("changes: []", "A-B A-C B-C C-D", False, False),
    ],
)
async def test_pages_of_ties(store: Store, paging: str, expected: str, following: bool, preceding: bool) -> None:
    whole = (await answer(store, f"ties {{ {PAGE} }}"))["ties"]["edges"]
    for name in ("after", "before"):
        for number, edge in enumerate(whole):
            paging = paging.replace(f"{name}: {number}", f'{name}: "{edge["cursor"]}"')
    found = (await answer(store, f"ties({paging}) {{ {PAGE} }}"))["ties"]
    assert " ".join(told(edge["node"]).split()[0] for edge in found["edges"]) == expected
    assert found["totalCount"] == (2 if "SHRANK" in paging else 4)
    cursors = [edge["cursor"] for edge in found["edges"]]
    assert found["pageInfo"] == {
        "hasNextPage": following,
        "hasPreviousPage": preceding,
        "startCursor": cursors[0] if cursors else None,
        "endCursor": cursors[-1] if cursors else None,
    }


async def test_pages_of_organisations(store: Store) -> None:
    page = "pageInfo { hasNextPage endCursor } nodes { organisation { name } }"
    first = (await answer(store, f"organisations(first: 2) {{ {page} }}"))["organisations"]
    after = first["pageInfo"]["endCursor"]
    second = (await answer(store, f'organisations(after: "{after}") {{ {page} }}'))["organisations"]
    assert [one["organisation"]["name"] for one in first["nodes"]] == ["B", "C"]
    assert [one["organisation"]["name"] for one in second["nodes"]] == ["D"]
    assert (first["pageInfo"]["hasNextPage"], second["pageInfo"]["hasNextPage"]) == (True, False)
    assert await refusal(store, f'ties(after: "{after}") {{ {page.replace("organisation", "source")} }}', SPAN) == (
        "BAD_INPUT",
        "after",
    )


# --- the shape, day by day ---


async def test_the_shape_on_the_last_day_of_each_period(store: Store) -> None:
    found = await answer(store, "series(by: QUARTER) { on tied summary { nodes edges density components } }")
    # Edges: a-b, a-c, c-d, d-e until June; then b-c in the place of a-c. Of 15 pairs; f is alone.
    assert [tuple(one.values())[:2] + tuple(one["summary"].values()) for one in found["series"]] == [
        ("2024-03-31", 5, 6, 4, 0.266666667, 2),
        ("2024-06-30", 5, 6, 4, 0.266666667, 2),
        ("2024-09-30", 5, 6, 4, 0.266666667, 2),
        ("2024-12-31", 5, 6, 4, 0.266666667, 2),
        ("2025-01-01", 5, 6, 4, 0.266666667, 2),
    ]
    found = await answer(
        store,
        "series(by: MONTH) { on tied summary { edges largestShare centralisation modularity } }",
        'from: "2024-05-31", to: "2024-07-31", filter: {kinds: [ALLIANCE]}',
    )
    # a-b and a-c; from July a-b alone. Of a star of three among six: (2*6 - 4) / (5*4).
    assert [tuple(one.values())[:2] + tuple(one["summary"].values()) for one in found["series"]] == [
        ("2024-05-31", 3, 2, 0.5, 0.4, 0.0),
        ("2024-06-30", 3, 2, 0.5, 0.4, 0.0),
        ("2024-07-31", 2, 1, 0.333333333, 0.2, 0.0),
    ]


async def test_a_series_has_at_most_120_days(store: Store) -> None:
    found = await answer(store, "series(by: MONTH) { on }", 'from: "2014-12-31", to: "2024-11-30"')
    assert len(found["series"]) == 120
    assert (found["series"][0], found["series"][-1]) == ({"on": "2014-12-31"}, {"on": "2024-11-30"})
    asked = 'from: "2014-12-31", to: "2024-12-01"'
    assert await refusal(store, "series(by: MONTH) { on }", asked) == ("BAD_INPUT", "by")
    assert len((await answer(store, "series(by: QUARTER) { on }", asked))["series"]) == 41


# --- statements, and what is refused ---

TERMS = {"networks/partnerships_during": 1, "networks/projects_during": 1, "networks/people_during": 1}
MEMBERS = {"networks/members": 1}


@pytest.mark.parametrize(
    ("selection", "filters", "statements", "figures"),
    [
        ("before { on }", "", {}, []),
        ("before { summary { nodes } }", "", MEMBERS, []),
        ("before { summary { edges } tied }", "", MEMBERS | TERMS, []),
        ("after { summary { density } }", "", MEMBERS | TERMS, [{"density"}]),
        (
            "before { summary { density } } after { summary { modularity } }",
            "implicit: false",
            MEMBERS | {"networks/partnerships_during": 1},
            [{"density"}, {"modularity"}],
        ),
        ("ties { totalCount }", "", TERMS, []),
        ("ties { nodes { source { id } target { id } after { kinds } } }", "", TERMS, []),
        ("ties { nodes { source { name } target { name } } }", "", {**TERMS, "organisations/by_ids": 1}, []),
        ("organisations { nodes { organisation { name } } }", "", {**TERMS, "organisations/by_ids": 1}, []),
        ("organisations(first: 0) { nodes { organisation { name } } }", "", TERMS, []),
        ("series(by: YEAR) { summary { components } }", "", MEMBERS | TERMS, [{"components"}] * 2),
        ("series(by: MONTH) { summary { components } }", "", MEMBERS | TERMS, [{"components"}] * 13),
        (
            "series(by: MONTH) { tied }",
            f'within: "{encode("Place", "v")}"',
            {**MEMBERS, **TERMS, "networks/starts": 1},
            [],
        ),
    ],
)
async def test_only_what_is_selected_is_read_and_computed(
    reading: ReadingFactory, selection: str, filters: str, statements: dict[str, int], figures: list[set[str]]
) -> None:
    bound = reading(ANONYMOUS)
    asked: list[set[str]] = []

    class Watched(Inline):
        async def run(self, function: Callable[..., T], *arguments: Any) -> T:
            asked.append(arguments[2])
            return await super().run(function, *arguments)

    document = f"{{ networkChange({SPAN}, filter: {{{filters}}}) {{ {selection} }} }}"
    result = await schema.execute(document, context_value=RequestContext(bound, Watched()))
    assert result.errors is None
    assert (dict(bound.statements), asked) == (statements, figures)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ('from: "2024-01-02", to: "2024-01-01"', ("BAD_INPUT", "to")),
        (f'{SPAN}, filter: {{asOf: "2024-05-01"}}', ("BAD_INPUT", "filter.asOf")),
        (f"{SPAN}, filter: {{minStrength: -1}}", ("BAD_INPUT", "filter.minStrength")),
        (f'{SPAN}, filter: {{within: "{organisation("a")}"}}', ("BAD_INPUT", "filter.within")),
        (f'{SPAN}, filter: {{within: "{encode("Place", "x")}"}}', ("NOT_FOUND", "filter.within")),
    ],
)
async def test_what_is_refused(store: Store, arguments: str, expected: tuple[str, str]) -> None:
    assert await refusal(store, "ties { totalCount }", arguments) == expected


@pytest.mark.parametrize("arguments", ["first: 201", "first: -1", 'after: "nonsense"'])
async def test_bad_paging(store: Store, arguments: str) -> None:
    argument = arguments.partition(":")[0]
    assert await refusal(store, f"ties({arguments}) {{ totalCount }}", SPAN) == ("BAD_INPUT", argument)
    assert await refusal(store, f"organisations({arguments}) {{ totalCount }}", SPAN) == ("BAD_INPUT", argument)
