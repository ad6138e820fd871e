"""Pages of helpers with the reasons for each (DEFINITIONS H3, H6, H12, H14), for one question or for many at once.

Statements, whatever the number of questions and helpers: one for skills held, up to seven for paths (two of them where
somebody is two relations behind the known rings around the asker), and one for each type of thing. What is not selected
is not read.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graph_store import help as store
from graph_store.folding import fold
from graph_store.help import Candidate, Parts, Question, Ranking, Scoring
from graph_store.nearness import ring_of
from graph_store.paths import Node
from graph_store.records import Entity, Person, Skill
from graph_store.relations import Window
from loaders.context import RequestContext
from resolvers.matches import SkillMatch, met_items, shown_matches
from resolvers.paging import Order, PageInfo, encode_cursor, page_of, trim
from resolvers.paths import ConnectionPath, connecting_paths, searches_to, things_of


@dataclass(frozen=True, slots=True)
class HelpWants:
    """What of the answer is selected; nothing else is read."""

    page: bool = True
    total: bool = True
    uncovered: bool = True
    parts: bool = True
    matches: bool = True
    assets: bool = True
    path: bool = True


@dataclass(frozen=True, slots=True)
class HelperEdge:
    """A helper and why; what was not wanted is empty."""

    cursor: str
    node: Entity
    score: float
    parts: Parts
    matches: Sequence[SkillMatch]
    assets: Sequence[Entity]
    shared_languages: Sequence[str]
    path: ConnectionPath | None


class HelperPage(NamedTuple):
    """A page of helpers, and the skills that none of all helpers has; otherwise as Page."""

    nodes: Sequence[Entity]
    edges: Sequence[HelperEdge]
    page_info: PageInfo
    total_count: int | None
    uncovered: Sequence[Skill]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A question with what its ranking took, and the ranking."""

    scoring: Scoring
    ranking: Ranking

    @property
    def rings(self) -> dict[Node, int]:
        """How many relations away those of the candidates are who are near."""
        rings = {one.node: ring_of(one.parts.proximity) for one in self.ranking.candidates}
        return {node: ring for node, ring in rings.items() if ring}


_Place = tuple[int, Node]
"""The number of a question, and a helper on its page."""


async def helper_pages(
    context: RequestContext, ranked: Sequence[Ranked], asked: Window, order: Order, wants: HelpWants
) -> list[HelperPage]:
    """The page of each question with the reasons for each helper; without a party that has gone meanwhile."""
    cut = [trim(one.ranking.candidates, asked) for one in ranked]
    pages = [[one.node for one in candidates] for candidates, _ in cut]
    assets = [("Asset", id_) for candidates, _ in cut for one in candidates for id_ in one.assets]
    nothing: list[list[Node]] = [[] for _ in pages]
    parties, owned, matches, paths, uncovered = await asyncio.gather(
        things_of(context, [node for page in pages for node in page]),
        things_of(context, assets if wants.assets else []),
        _matches(context, ranked, pages if wants.matches else nothing),
        _paths(context, ranked, pages if wants.path else nothing),
        _uncovered(context, ranked if wants.uncovered else []),
    )

    def edge(number: int, one: Candidate) -> HelperEdge:
        return HelperEdge(
            encode_cursor(order, one.order_key),
            parties[one.node],
            score=one.score,
            parts=one.parts,
            matches=matches.get((number, one.node), []),
            assets=[owned[node] for id_ in one.assets if (node := ("Asset", id_)) in owned],
            shared_languages=_shared_languages(ranked[number].scoring.question, parties[one.node]),
            path=paths.get((number, one.node)),
        )

    def page(number: int) -> HelperPage:
        candidates, more = cut[number]
        edges = [edge(number, one) for one in candidates if one.node in parties]
        total = ranked[number].ranking.total if wants.total else None
        missing = uncovered[number] if wants.uncovered else []
        return HelperPage(*page_of(edges, asked, more, total), missing)

    return [page(number) for number in range(len(ranked))]


async def _matches(
    context: RequestContext, ranked: Sequence[Ranked], pages: Sequence[Sequence[Node]]
) -> dict[_Place, list[SkillMatch]]:
    """With which skills each helper meets the items, in their order (H3)."""
    needing = [(number, one.scoring, pages[number]) for number, one in enumerate(ranked) if one.scoring.question.items]
    parties = list(dict.fromkeys(node for _, _, page in needing for node in page))
    if not parties:
        return {}
    serving = {
        skill for _, scoring, page in needing if page for similar in scoring.similar.values() for skill in similar
    }
    held = await store.held_skills(context.reading, parties, serving)
    met = {
        (number, node): met_items(scoring.question.items, scoring.serving, held.get(node, {}))
        for number, scoring, page in needing
        for node in page
    }
    return await shown_matches(context, met)


async def _paths(
    context: RequestContext, ranked: Sequence[Ranked], pages: Sequence[Sequence[Node]]
) -> dict[_Place, ConnectionPath]:
    """The first path from the asker to each helper who is near (H6)."""
    near = {
        number: {node: ring for node, ring in one.rings.items() if node in page}
        for number, (one, page) in enumerate(zip(ranked, pages, strict=True))
    }
    searches = [(ranked[number].scoring.near, rings) for number, rings in near.items() if rings]
    if not searches:
        return {}
    numbers = [number for number, rings in near.items() if rings]
    found = await connecting_paths(context, await searches_to(context, searches), context.reading.today)
    return {
        (number, node): paths[0]
        for number, to_each in zip(numbers, found, strict=True)
        for node, paths in to_each.items()
        if paths
    }


async def _uncovered(context: RequestContext, ranked: Sequence[Ranked]) -> list[list[Skill]]:
    """The skills of each question that nobody meets, each once, in its order (H12)."""
    missing = [_unmet(one.scoring.question, one.ranking) for one in ranked]
    found = await things_of(context, list(dict.fromkeys(node for nodes in missing for node in nodes)))
    return [[skill for node in nodes if isinstance(skill := found.get(node), Skill)] for nodes in missing]


def _unmet(question: Question, ranking: Ranking) -> list[Node]:
    covered = {question.items[index].skill for index in ranking.met}
    return list(dict.fromkeys(("Skill", item.skill) for item in question.items if item.skill not in covered))


def _shared_languages(question: Question, party: Entity) -> list[str]:
    """The languages of the request that the person speaks too, as the request spells them (H14, N10)."""
    if not isinstance(party, Person):
        return []
    spoken = {fold(language) for language in party.languages}
    return [language for language in question.languages if fold(language) in spoken]
