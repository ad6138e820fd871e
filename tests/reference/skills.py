"""Similarity of skills: DESIGN 5, G1, G2; skills narrower than one: L3."""

import networkx as nx

from .community import Community
from .relations import are_related

NARROWER = {1: 0.8, 2: 0.64, 3: 0.512}
BROADER = {1: 0.5, 2: 0.25}
RELATED = 0.4


def steps_up(community: Community, skill: str) -> dict[str, int]:
    """G1: every skill that is the same (0) or broader, with the fewest steps up to it."""
    graph = nx.DiGraph()
    graph.add_nodes_from(community.skills)
    graph.add_edges_from((row.id, above) for row in community.skills.values() for above in row.broader)
    return dict(nx.single_source_shortest_path_length(graph, skill))


def similarity(community: Community, needed: str, held: str) -> float:
    """G1, G2: how far a held skill serves for a needed one, 0 to 1: of all that applies, the highest."""
    if needed == held:
        return 1.0
    applies = [0.0]
    if needed in (up := steps_up(community, held)):
        applies.append(NARROWER.get(up[needed], 0.0))
    if held in (up := steps_up(community, needed)):
        applies.append(BROADER.get(up[held], 0.0))
    if are_related(community.skills[needed], community.skills[held]):
        applies.append(RELATED)
    return max(applies)


def narrower_at_any_depth(community: Community, skill: str) -> set[str]:
    """L3: all skills narrower than it by one or more steps, not itself."""
    return {other for other in community.skills if other != skill and skill in steps_up(community, other)}
