"""Moving a graph from one database into another, without loss: what the exchange format carries, and what it does not.

The target is marked while it is filled, so that nobody serves half of a graph, and an interrupted move is completed by
running it again. The mark goes when everything that both hold was compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Sequence
from typing import Any, cast

from collabgraph.progress import Progress, silent
from graph_store import exports, imports, moves, structure
from graph_store.drafts import NodeDraft
from graph_store.exports import ExportedNode
from graph_store.files import FILES, ExchangeFile, properties
from graph_store.imports import Links
from graph_store.moves import OWN, Holding
from graph_store.store import Store

_NODES = tuple(file for file in FILES if file.makes is not None)
_RELATIONS = tuple(file for file in FILES if file.makes is None)


class MoveError(Exception):
    """A move cannot begin, or the two databases differ at its end; the message is for the operator."""


async def move(source: Store, target: Store, name: str, progress: Progress | None = None) -> Holding:
    """Moves everything from the source into the target, which is empty or half filled by an earlier run; what it was.

    `name` says which source it is, in the mark that the target has meanwhile; the source stays as it is. Nobody may
    write into either. Errors: MoveError, NotPrepared, and those of the stores, after which the move is run again.
    """
    shown = progress or silent
    is_resumed = await _begun(source, target, name)
    for file in _NODES:
        async for page in exports.nodes(source, file.noun, _linking(file)):
            await imports.write_nodes(target, file.noun, [_row(file, node) for node in page.rows])
            shown(f"Moving {file.noun}", page.done, page.total)
    for file in _NODES:
        async for page in exports.nodes(source, file.noun, _linking(file)):
            await imports.link(target, file.noun, [link for node in page.rows for link in _links(file, node)])
            shown(f"Linking {file.noun}", page.done, page.total)
    for file in _RELATIONS:
        async for rows in exports.relations(source, file.noun):
            left = await _left(target, file, rows.rows) if is_resumed else rows.rows
            if left:
                await imports.write_relations(target, file.noun, [properties(file, row) for row in left], [])
            shown(f"Moving {file.noun}", rows.done, rows.total)
    for noun in OWN:
        for keys in await moves.keys(source, noun):
            await moves.write_own(target, noun, await moves.own(source, noun, keys))
    moved = await _compared(source, target, shown)
    await structure.end_move(target)
    return moved


async def _begun(source: Store, target: Store, name: str) -> bool:
    """Marks the target; whether it was marked already, by a run that did not end."""
    if await structure.prepare(source):
        raise MoveError("The source is not at the last step of its structure: run collabgraph migrate on it first.")
    there = await structure.current(target)
    if there.moving not in (None, name):
        raise MoveError(f"A move from {there.moving} has not ended in the target: complete it, or empty the target.")
    if there.moving is None:
        if (await moves.holding(target)).nodes:
            raise MoveError("The target is not empty: move into an empty database.")
        await structure.prepare(target)
        await structure.begin_move(target, name)
    return there.moving is not None


def _linking(file: ExchangeFile) -> list[int]:
    return [file.columns.index(column) for column in file.references]


def _row(file: ExchangeFile, node: ExportedNode) -> dict[str, Any]:
    draft = cast(NodeDraft, file.draft.model_construct(**dict(zip(file.columns, node.values, strict=True))))
    return {**draft.properties(), "createdAt": node.created_at, "updatedAt": node.updated_at}


def _links(file: ExchangeFile, node: ExportedNode) -> list[Links]:
    """What the columns of a node name, for those that name anything."""
    values = zip(file.columns, node.values, strict=True)
    return [Links(column, node.values[0], value) for column, value in values if column in file.references and value]


async def _left(target: Store, file: ExchangeFile, rows: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Those of the rows that are not there yet; a row that is there twice is wanted twice."""
    there = await imports.relations(target, file.noun, list({row[0]: None for row in rows}))
    return list((Counter(rows) - Counter(there)).elements())


async def _compared(source: Store, target: Store, progress: Progress) -> Holding:
    """How much both hold, after everything in them was compared. Errors: MoveError."""
    moved, there = await moves.holding(source), await moves.holding(target)
    kinds = [(f"{name} things", moved.nodes.get(name, 0), there.nodes.get(name, 0)) for name in _both(moved, there)]
    ties = {**moved.relations, **there.relations}
    kinds += [(" ".join(tie), moved.relations.get(tie, 0), there.relations.get(tie, 0)) for tie in sorted(ties)]
    wrong = [f"{ours} {kind}, and the target {theirs}" for kind, ours, theirs in kinds if ours != theirs]
    if wrong:
        raise MoveError(f"The source has {'; '.join(wrong)}. {_MEND}")
    async for difference in _differences(source, target, progress):
        raise MoveError(f"{difference} in the source and the target differ. {_MEND}")
    return moved


_MEND = (
    "Somebody wrote meanwhile, or the target holds what is no longer in the source: see that nobody writes, empty the "
    "target and run the move again."
)


def _both(moved: Holding, there: Holding) -> list[str]:
    return sorted({**moved.nodes, **there.nodes})


async def _differences(source: Store, target: Store, progress: Progress) -> AsyncIterator[str]:
    for file in _NODES:
        done = 0
        async for first, last, total in exports.pages(source, file.noun):
            ours = await moves.stored(source, file.noun, first, last)
            if ours != await moves.stored(target, file.noun, first, last):
                yield f"{file.noun} from {first} to {last}"
            done += len(ours[0])
            progress(f"Comparing {file.noun}", done, total)
    for noun in OWN:
        keys = await moves.keys(source, noun)
        if keys != await moves.keys(target, noun):
            yield noun
        for batch in keys:
            if await moves.own(source, noun, batch) != await moves.own(target, noun, batch):
                yield noun
