"""Random communities and random questions, made from a seed: the same seed makes the same community.

``communities()`` and ``scenes()`` are hypothesis strategies; ``community_of(seed)`` and ``scene_of(seed)`` are the
plain functions behind them. Everything made is well formed by DEFINITIONS M, and hard: hubs, hierarchies with several
parents, parallel relations, relations that ended or begin later, hidden things, equal folded names, ids that sort
differently by UTF-16, coordinates on the bounds.
"""

from dataclasses import dataclass, field

from hypothesis import strategies as st

from .community import Community
from .making import Maker
from .questions import Question, questions_of
from .viewers import Viewer, visible

TODAY = "2026-11-21"
_SEEDS = st.integers(min_value=0, max_value=2**32 - 1)


@dataclass(frozen=True, slots=True)
class Scene:
    """A community, a viewer, and questions that mostly name what the viewer sees."""

    seed: int
    community: Community = field(repr=False)
    viewer: Viewer
    questions: tuple[Question, ...] = field(repr=False)

    @property
    def seen(self) -> Community:
        """The community as the viewer sees it today."""
        return visible(self.community, self.viewer, TODAY)


def community_of(seed: int, largest: int = 40) -> Community:
    """The community of a seed: 5 to about ``largest`` things of each kind."""
    return Maker(seed, TODAY, largest).community()


def scene_of(seed: int, largest: int = 40) -> Scene:
    """The community, a viewer and questions of a seed."""
    community = community_of(seed, largest)
    viewer, questions = questions_of(community, seed, TODAY)
    return Scene(seed, community, viewer, tuple(questions))


def communities(largest: int = 40) -> st.SearchStrategy[Community]:
    """Random communities."""
    return _SEEDS.map(lambda seed: community_of(seed, largest))


def scenes(largest: int = 40) -> st.SearchStrategy[Scene]:
    """Random communities with a viewer and questions; a failing example shows its seed."""
    return _SEEDS.map(lambda seed: scene_of(seed, largest))


def pages(count: int) -> st.SearchStrategy[dict[str, int]]:
    """Valid paging arguments for a list: first or last or neither, after and before as positions in the list."""
    sizes = st.one_of(st.just(0), st.integers(1, count + 2), st.just(200))
    size: st.SearchStrategy[dict[str, int]] = st.one_of(
        st.just({}), st.fixed_dictionaries({"first": sizes}), st.fixed_dictionaries({"last": sizes})
    )
    positions = st.integers(0, count - 1) if count else st.nothing()
    window = st.fixed_dictionaries({}, optional={"after": positions, "before": positions}) if count else st.just({})
    return st.tuples(size, window).map(lambda parts: parts[0] | parts[1])
