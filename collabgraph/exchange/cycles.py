"""Cycles in a hierarchy, sought in what is to be written and what is stored together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def cycles(own: Mapping[str, Sequence[str]], stored: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """The cycles that can be reached from `own`, each from one id upwards to the last before it comes round.

    Both map an id to those above it; where an id is in `own`, what is stored about it is replaced. With the last step
    of every cycle that is returned taken away, no cycle is left; the order follows that of `own`.
    """
    found: list[list[str]] = []
    finished: set[str] = set()
    for start in own:
        if start not in finished:
            found += _from(start, own, stored, finished)
    return found


def _from(
    start: str, own: Mapping[str, Sequence[str]], stored: Mapping[str, Sequence[str]], finished: set[str]
) -> Iterator[list[str]]:
    """Depth first from one id, without recursion: hierarchies may be deeper than Python's stack."""

    def above(id_: str) -> Iterator[str]:
        return iter(own[id_] if id_ in own else stored.get(id_, ()))

    path = {start: 0}
    waiting = [above(start)]
    while waiting:
        following = next(waiting[-1], None)
        if following is None:
            waiting.pop()
            finished.add(path.popitem()[0])
        elif following in path:
            yield list(path)[path[following] :]
        elif following not in finished:
            path[following] = len(path)
            waiting.append(above(following))
