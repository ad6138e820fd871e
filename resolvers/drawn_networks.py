"""A network as it was walked: its organisations and ties, and its figures, each worked out when it is first wanted.

It may be kept for later requests (resolvers/networks.py), so nothing in it depends on what one of them selects.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from typing import NamedTuple

from analysis.networks import Figures, figures
from analysis.strengths import Tie
from analysis.walks import Cut, edges_between, numbered
from graph_store.networks import Asked
from loaders.context import Compute
from resolvers.apart import apart

Ties = Collection[Tie]

# About what an organisation with every figure takes in memory, and a tie, in bytes.
_NODE = 400
_TIE = 400


class Measured(NamedTuple):
    """Figures, and the ids to which the positions of their columns belong."""

    ids: Sequence[str]
    figures: Figures


class Drawn:
    """The organisations that are shown, and all ties that may be between them.

    `asked` says what was read of partnerships. Edges and figures are made when somebody wants them, each once, whoever
    asks for them at the same time.
    """

    def __init__(self, cut: Cut, ties: Ties, asked: Asked) -> None:
        self.cut = cut
        self.asked = asked
        self._ties = ties
        self._edges: list[Tie] | None = None
        self._ids: list[str] | None = None
        self._figures = Figures()
        self._computed: frozenset[str] = frozenset()
        self._computing = asyncio.Lock()

    @property
    def ids(self) -> list[str]:
        """The ids of the organisations in their order, which is that of the columns of figures."""
        if self._ids is None:
            self._ids = sorted(self.cut.nodes)
        return self._ids

    @property
    def size(self) -> int:
        """About how many bytes it takes, with every figure."""
        return _NODE * len(self.cut.nodes) + _TIE * len(self._ties if self._edges is None else self._edges)

    async def edges(self) -> list[Tie]:
        """The ties between the organisations that are shown (E2), in the order of E6."""
        if self._edges is None:
            edges = await apart(len(self._ties), edges_between, self.cut.nodes, self._ties)
            self._edges, self._ties = edges, ()
        return self._edges

    async def figures(self, compute: Compute, wanted: frozenset[str]) -> Measured:
        """The wanted figures, names of `analysis.networks.FIGURE_NAMES`; what is not known yet is computed."""
        if not wanted <= self._computed:
            async with self._computing:
                await self._compute(compute, wanted - self._computed)
        return Measured(self.ids, self._figures.only(wanted))

    async def _compute(self, compute: Compute, missing: frozenset[str]) -> None:
        if not missing:
            return
        edges = await self.edges()
        _, columns = await apart(len(edges), numbered, self.cut.nodes, edges)
        found = await compute.run(figures, len(self.ids), columns, missing)
        self._figures = self._figures.joined(found)
        self._computed |= missing
