"""Drawing by lot, the same on every machine: streams of numbers, and power laws by a formula.

Only `Random.random` is drawn from, whose sequence Python promises to keep; powers are products, which every machine
rounds alike. Nothing is remembered about what was drawn before, so memory does not grow with the community.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

Draw = Callable[[], float]
"""The next number of a stream: at least 0, less than 1."""

SHELF = 4096
"""How many ready-made values a shelf holds."""

SLOTS = 32
"""Number i of every kind of thing belongs to slot i % SLOTS, and every slot to one country."""

LOCAL = 0.5
"""The share of the relations that look for their target in the own slot."""


def stream(seed: int, noun: str) -> Draw:
    """The numbers for one kind of row; every noun has a stream of its own."""
    return random.Random(f"{seed}:{noun}").random  # noqa: S311


def shelf(draw: Draw, make: Callable[[Draw], T]) -> list[T]:
    """Ready-made values; a row takes one by a single draw, which is much quicker than making it."""
    return [make(draw) for _ in range(SHELF)]


def pick(draw: Draw, values: Sequence[T]) -> T:
    """One of the values, each as likely as the others; a value that stands there twice is twice as likely."""
    return values[int(draw() * len(values))]


def hub(draw: Draw, total: int, slot: int) -> int:
    """A number below `total` by a power law: the first k of them are drawn with probability (k / total) ** (1/3).

    By half of the draws (LOCAL) it then moves within its block of SLOTS numbers to the slot, where there is one.
    """
    drawn = draw()
    number = int(total * drawn * drawn * drawn)
    if draw() < LOCAL:
        own = number - number % SLOTS + slot
        if own < total:
            return own
    return number


def hubs(draw: Draw, wanted: int, total: int, slot: int, *known: int) -> list[int]:
    """`wanted` different numbers below `total`: those known already, then drawn by `hub`.

    One that is drawn again moves on to the next number that is not there yet.
    """
    found = list(known)
    while len(found) < wanted:
        number = hub(draw, total, slot)
        while number in found:
            number = (number + 1) % total
        found.append(number)
    return found


def ranks(total: int) -> list[int]:
    """A shelf of numbers below `total`: the first k take (k / total) ** (4/9) of it, every number takes something.

    For at most 1,000 numbers: beyond, the shelf is too short.
    """
    shares = [place / SHELF for place in range(SHELF)]
    return [int(total * share * share * math.sqrt(math.sqrt(share))) for share in shares]
