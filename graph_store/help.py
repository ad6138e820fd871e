"""Who can help (DESIGN 5, DEFINITIONS H): what is asked, what is around it, and what a ranking takes and gives.

A request becomes a `Question`, whichever way it was asked. `graph_store.ranking` ranks who can help with it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph_store.nearness import Neighbourhood
from graph_store.paths import Node
from graph_store.reading import Reading
from graph_store.similarity import LEVELS, match_of

# The place part (H8): of places one of which contains the other, of others in the same country, of all others; of every
# place where the request has none.
NESTED = 1.0
SAME_COUNTRY = 0.6
ELSEWHERE = 0.3
UNASKED = 0.5
# Of whoever works remotely, at least.
REMOTE = 0.6


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

    @property
    def is_timed(self) -> bool:
        """Whether dates or hours are asked for: otherwise nobody's availability is known (H9)."""
        return self.is_dated or self.hours is not None

    @property
    def is_dated(self) -> bool:
        """Whether dates are asked for."""
        return self.starts_on is not None or self.ends_on is not None


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
    """The place part by id of a place (None: the request has no place), and the ids inside the filter's place.

    `things` is how many people, organisations, projects and assets are in the places whose part is highest.
    """

    parts: Mapping[str, float] | None = None
    inside: Collection[str] | None = None
    things: int = 0

    @property
    def home(self) -> str:
        """The fragment that reads where a candidate is, if the request has a place."""
        return "home_unasked" if self.parts is None else "home_asked"

    @property
    def there(self) -> list[str]:
        """The ids of the places whose part is highest."""
        return [place for place, part in (self.parts or {}).items() if part == NESTED]


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

    `similar` is what `similarity.similar_skills` found for the skills of the items, `holders` how many hold each of the
    skills that serve them; `near` what is near the asker (nothing where there is none, or where nearness plays no
    part), `excluded` who is no candidate (H4).
    """

    question: Question
    similar: Mapping[str, Mapping[str, float]]
    surroundings: Surroundings
    near: Neighbourhood
    excluded: Collection[Node]
    weights: Weights
    choice: Choice
    holders: Mapping[str, int] = field(default_factory=dict)

    def serving(self, item: Item) -> dict[str, float]:
        """The skills that serve an item, with their similarity."""
        return dict(self.similar.get(item.skill, {}))

    @property
    def chosen(self) -> str:
        """The fragment by which statements choose candidates; coverage and score are looked at elsewhere."""
        is_open = not self.choice.spaces and not self.choice.languages and self.surroundings.inside is None
        return "unfiltered" if is_open else "chosen_helper"

    @property
    def coverages(self) -> dict[str, list[float]]:
        """For each skill that serves the only item the coverage at each level, unrounded (N4)."""
        (item,) = self.question.items
        return {
            skill: [(0.0 + item.weight * match_of(similarity, level, item.min_level)) / item.weight for level in LEVELS]
            for skill, similarity in self.serving(item).items()
        }

    @property
    def is_unsure(self) -> bool:
        """Whether the order depends on who is near beyond the rings that are known."""
        return self.near.beyond > 0 and self.weights.proximity > 0


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


@dataclass(frozen=True, slots=True)
class Places:
    """The surroundings of each of some requests; the ids inside the filter's place, None where it is not there."""

    each: Sequence[Surroundings]
    within: Collection[str] | None = ()


async def surroundings_of_each(reading: Reading, places: Sequence[str | None], within: str | None = None) -> Places:
    """The places near that of each request, and inside a filter's. The parts of a place that is not there are empty.

    One statement; none where there is no place at all.
    """
    named = list(dict.fromkeys(place for place in places if place is not None))
    if not named and within is None:
        return Places([Surroundings() for _ in places])
    near, inside = await reading.one("help/surroundings", places=named, within=within)
    area = None if within is None else frozenset(inside)
    found = {
        id_: Surroundings(dict.fromkeys(compatriot, SAME_COUNTRY) | dict.fromkeys(nested, NESTED), area, things)
        for id_, nested, compatriot, things in near
    }
    each = [Surroundings(None, area) if place is None else found.get(place, Surroundings({}, area)) for place in places]
    return Places(each, area or None if within is not None else ())


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
