"""The search: L2, N16, N17."""

from collections.abc import Collection

from .answers import Json, by_name, edge
from .community import Community, NodeRow, Skill, key_of, name_of
from .enums import SEARCH_KINDS
from .folding import every_word_begins_some, fold, words
from .lists import passes_text


def search(community: Community, text: str, kinds: Collection[str] | None = None) -> list[Json]:
    """L2: all hits with their scores, by score descending, folded name, id; a text without words finds nothing."""
    if not words(text):
        return []
    hits = [(score(row, text), row) for row in searched(community, kinds or SEARCH_KINDS) if passes_text(row, text)]
    hits.sort(key=lambda hit: (-hit[0], by_name(hit[1])))
    return [edge(key_of(row), score=figure) for figure, row in hits]


def searched(community: Community, kinds: Collection[str]) -> list[NodeRow]:
    """All things of the kinds."""
    nodes: list[NodeRow] = [
        *community.people.values(),
        *community.organisations.values(),
        *community.projects.values(),
        *community.skills.values(),
        *community.assets.values(),
        *community.places.values(),
        *community.needs.values(),
    ]
    return [row for row in nodes if key_of(row).type.upper() in kinds]


def score(row: NodeRow, text: str) -> float:
    """L2, N17: how well the name of a thing that is found fits the text."""
    name, asked = fold(name_of(row)), fold(text)
    if name == asked:
        return 1.0
    if name.startswith(asked):
        return 0.9
    if every_word_begins_some(words(text), words(name)):
        return 0.8
    alt_names = row.alt_names if isinstance(row, Skill) else ()
    if any(every_word_begins_some(words(text), words(alt_name)) for alt_name in alt_names):
        return 0.7
    return 0.5
