"""Who can help (DESIGN 5, DEFINITIONS H): what is asked, who is near, and the ranking, which the database makes.

A request becomes a `Question`, whichever way it was asked. Nothing is filtered or ordered here: the statement ranks all
candidates that pass and returns a page of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from graph_store.folding import fold
from graph_store.paths import Node
from graph_store.reading import Reading
from graph_store.relations import Window

SAME_COUNTRY = 0.6
NESTED = 1.0
_FIRST_DAY, _LAST_DAY = "0001-01-01", "9999-12-31"


@dataclass(frozen=True, slots=True)
class Item:
    """One skill that is asked for: its id, the level from which it counts fully (1 to 5), its weight (above 0)."""

    skill: str
    min_level: int = 1
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked (H1, H2, H5, H7, H14).

    Either `items`, or an `asset_kind` of which `quantity` (above 0) is needed; with neither nobody can help. `asker` is
    whom proximity is measured from; `place` the id of a place; `hours` are asked for each week; `remote` says whether
    work from afar is welcome; `languages` are spelled as asked.
    """

    items: tuple[Item, ...] = ()
    asset_kind: str | None = None
    quantity: float = 1.0
    asker: Node | None = None
    place: str | None = None
    starts_on: str | None = None
    ends_on: str | None = None
    hours: float | None = None
    remote: bool = True
    languages: tuple[str, ...] = ()

    @property
    def is_for_something(self) -> bool:
        """Whether anybody can help: a project may be without open needs."""
        return bool(self.items) or self.asset_kind is not None


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each part counts in the score: each 0 or more, their sum above 0."""

    coverage: float = 0.6
    proximity: float = 0.2
    place: float = 0.1
    availability: float = 0.1

    @property
    def total(self) -> float:
        """The sum of the four."""
        return self.coverage + self.proximity + self.place + self.availability

    def parameters(self) -> dict[str, float]:
        """The weights as a statement that scores takes them."""
        return {
            "coverage": float(self.coverage),
            "proximity": float(self.proximity),
            "place": float(self.place),
            "availability": float(self.availability),
            "weight": float(self.total),
        }


@dataclass(frozen=True, slots=True)
class Choice:
    """Which candidates are wanted (H11); empty or None restricts nothing.

    `parties` are types, `within` is the id of a place.
    """

    parties: frozenset[str] = frozenset()
    spaces: tuple[str, ...] = ()
    within: str | None = None
    min_coverage: float | None = None
    min_score: float | None = None
    languages: tuple[str, ...] = ()

    def wants(self, type_name: str) -> bool:
        """Whether parties of this type can pass; organisations speak no languages."""
        return (not self.parties or type_name in self.parties) and (type_name == "Person" or not self.languages)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The place part by id of a place (None: the request has no place), and the ids inside the filter's place."""

    parts: Mapping[str, float] | None = None
    inside: Collection[str] | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """The four parts of a score, each between 0 and 1, rounded (A13)."""

    coverage: float
    proximity: float
    place: float
    availability: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who can help, and how well; `assets` are the ids of those that serve a need of an asset, best place first."""

    order_key: list[Any]
    parts: Parts
    assets: tuple[str, ...] = ()

    @property
    def node(self) -> Node:
        """Type and id of the party."""
        return self.order_key[1], self.order_key[2]

    @property
    def score(self) -> float:
        """The weighted mean of the parts, between 0 and 1, rounded."""
        return 0.0 - float(self.order_key[0])


@dataclass(frozen=True, slots=True)
class Ranking:
    """A page of the candidates, best first; how many pass; the indexes of the items that any of them meets."""

    candidates: list[Candidate] = field(default_factory=list)
    total: int = 0
    met: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Scoring:
    """All that the ranking of a question depends on.

    `similar` is what `similarity.similar_skills` found for the skills of the items, `hops` what `paths.hops` found from
    the asker (empty where there is none, or where nearness plays no part), `excluded` who is no candidate (H4).
    """

    question: Question
    similar: Mapping[str, Mapping[str, float]]
    surroundings: Surroundings
    hops: Mapping[Node, int]
    excluded: Collection[Node]
    weights: Weights
    choice: Choice

    def serving(self, item: Item) -> dict[str, float]:
        """The skills that serve an item, with their similarity."""
        return dict(self.similar.get(item.skill, {}))


async def question_of_need(reading: Reading, need: str) -> Question | None:
    """What a need asks for; None where the viewer sees no need with this id."""
    return (await questions_of_needs(reading, [need])).get(need)


async def questions_of_needs(reading: Reading, needs: Collection[str]) -> dict[str, Question]:
    """What each need asks for; those that the viewer does not see are left out. One statement."""
    (rows,) = await reading.one("help/needs", needs=list(dict.fromkeys(needs)))
    return {id_: _question(*row) for id_, *row in rows}


def _question(
    kind: str,
    skill: str | None,
    level: int | None,
    asset_kind: str | None,
    quantity: float,
    starts_on: str | None,
    ends_on: str | None,
    subject: Sequence[str],
    languages: Sequence[str] | None,
    place: str | None,
) -> Question:
    """What a need with these properties asks for."""
    return Question(
        items=(Item(skill, level or 1),) if kind == "SKILL" and skill is not None else (),
        asset_kind=asset_kind if kind == "ASSET" else None,
        quantity=float(quantity),
        asker=(subject[0], subject[1]),
        place=place,
        starts_on=starts_on,
        ends_on=ends_on,
        languages=tuple(languages or ()),
    )


async def question_of_project(reading: Reading, project: str) -> Question | None:
    """What a project asks for: its open needs of skills; None where the viewer sees no project with this id."""
    there, starts_on, ends_on, place, needs = await reading.one("help/project", project=project)
    if not there:
        return None
    return Question(
        items=tuple(Item(skill, level or 1) for skill, level in needs),
        asker=("Project", project),
        place=place,
        starts_on=starts_on,
        ends_on=ends_on,
    )


async def surroundings(reading: Reading, place: str | None, within: str | None) -> Surroundings | None:
    """The places near a request's and inside a filter's; None where `within` is not there. `place` must be there."""
    found = await surroundings_of_each(reading, [place], within)
    return None if found is None else found[0]


async def surroundings_of_each(
    reading: Reading, places: Sequence[str | None], within: str | None = None
) -> list[Surroundings] | None:
    """The places near that of each request, and inside a filter's; None where `within` is not there.

    One statement; none where there is no place at all.
    """
    named = list(dict.fromkeys(place for place in places if place is not None))
    if not named and within is None:
        return [Surroundings() for _ in places]
    near, inside = await reading.one("help/surroundings", places=named, within=within)
    if within is not None and not inside:
        return None
    parts = {
        id_: dict.fromkeys(compatriot, SAME_COUNTRY) | dict.fromkeys(nested, NESTED) for id_, nested, compatriot in near
    }
    area = None if within is None else frozenset(inside)
    return [Surroundings(None if place is None else parts.get(place, {}), area) for place in places]


async def rank(reading: Reading, scoring: Scoring, window: Window, count: bool, met: bool = False) -> Ranking:
    """A page of the candidates, in the order of the list; `count` and `met` where they are wanted too.

    One statement; none for a question that asks for nothing; one more where `met` is wanted, `count` is not, and those
    on the page leave an item unmet.
    """
    question = scoring.question
    if question.asset_kind is not None:
        rows, total = await reading.one(
            "help/asset_candidates",
            window.options(),
            **window.parameters(),
            **_common(scoring),
            count=count,
            kind=question.asset_kind,
            quantity=question.quantity,
        )
        return Ranking(candidates_of(rows, window), total)
    if not question.items:
        return Ranking()
    rows, total, met_items = await _skill_candidates(reading, scoring, window, count, met and count)
    indexes = _met([*met_items, *(row[-1] for row in rows)]) if met else frozenset[int]()
    if met and not count and len(indexes) < len(question.items):
        _, total, met_items = await _skill_candidates(reading, scoring, replace(window, limit=0), True, True)
        indexes |= _met(met_items)
    return Ranking(candidates_of([[*row[:-1], ()] for row in rows], window), total, indexes)


async def _skill_candidates(
    reading: Reading, scoring: Scoring, window: Window, count: bool, met: bool
) -> tuple[list[list[Any]], int, list[list[Any]]]:
    """The rows of a page, the match of each item last; the total, and which items are met together, where wanted."""
    options = {**matching(scoring.question), "scores": "skill_scores" if scoring.choice.min_score else "no_scores"}
    rows, total, met_items = await reading.one(
        "help/candidates",
        window.options() | options,
        **window.parameters(),
        **skills_asked(scoring),
        count=count,
        met=met,
    )
    return rows, total, met_items


def matching(question: Question) -> dict[str, str]:
    """The fragment that matches the held skills with the items."""
    return {"matching": "one_item" if len(question.items) == 1 else "many_items"}


def skills_asked(scoring: Scoring) -> dict[str, Any]:
    """The parameters of every statement that scores who can help with skills (`@skill_helpers`, `@skill_scores`)."""
    question = scoring.question
    return {
        **_common(scoring),
        "skills": list(dict.fromkeys(skill for item in question.items for skill in scoring.serving(item))),
        "items": [[float(item.min_level), item.weight, scoring.serving(item)] for item in question.items],
        "itemWeight": sum(item.weight for item in question.items),
        "dated": question.starts_on is not None or question.ends_on is not None,
        "hours": question.hours or 0.0,
        "remote": question.remote,
    }


def _met(matches: Iterable[Sequence[float]]) -> frozenset[int]:
    """The indexes of the items for which somebody has a match above 0 (or true)."""
    return frozenset(number for items in matches for number, match in enumerate(items) if match)


async def held_skills(
    reading: Reading, parties: Collection[Node], skills: Collection[str]
) -> dict[Node, dict[str, int]]:
    """Which of these skills each person or organisation holds, at which level (H3).

    An organisation holds what its active members hold, at their highest level. One statement.
    """
    people, organisations = await reading.one(
        "help/held",
        people=[id_ for type_name, id_ in parties if type_name == "Person"],
        organisations=[id_ for type_name, id_ in parties if type_name == "Organisation"],
        skills=dict.fromkeys(skills, True),
    )
    found = {("Person", id_): dict(held) for id_, held in people}
    return found | {("Organisation", id_): dict(held) for id_, held in organisations}


def candidates_of(rows: Sequence[Sequence[Any]], window: Window) -> list[Candidate]:
    """The candidates of a page as a statement that ranks returns them; the last of a row are [-place part, asset]."""
    made = [Candidate(key, Parts(*parts), tuple(id_ for _, id_ in sorted(assets))) for key, *parts, assets in rows]
    return made[::-1] if window.backward else made


def nearness(hops: Mapping[Node, int], excluded: Collection[Node]) -> dict[str, dict[str, Any]]:
    """Who is near and who is no candidate as statements take it: maps by `Type:id`; the start itself is not near."""
    return {
        "excluded": {f"{type_name}:{id_}": True for type_name, id_ in excluded},
        "hops": {f"{type_name}:{id_}": 1 / count for (type_name, id_), count in hops.items() if count},
    }


def _common(scoring: Scoring) -> dict[str, Any]:
    """What both rankings take: the maps are by `Type:id` of a party, or by id of a place.

    No parameter is null where it is not given: Neo4j plans a statement anew for every combination of types.
    """
    question, weights, choice = scoring.question, scoring.weights, scoring.choice
    places, inside = scoring.surroundings.parts, scoring.surroundings.inside
    parties = {node: count for node, count in scoring.hops.items() if node[0] != "Project"}
    return {
        "people": choice.wants("Person"),
        "organisations": choice.wants("Organisation"),
        **nearness(parties, scoring.excluded),
        "placed": places is not None,
        "places": places or {},
        "within": inside is not None,
        "inside": dict.fromkeys(inside or (), True),
        "startsOn": question.starts_on or _FIRST_DAY,
        "endsOn": question.ends_on or _LAST_DAY,
        "spaces": list(choice.spaces),
        "languages": [fold(language) for language in choice.languages],
        "minCoverage": float(choice.min_coverage or 0),
        "minScore": float(choice.min_score or 0),
        **weights.parameters(),
    }
