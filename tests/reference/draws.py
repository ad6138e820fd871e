"""What random communities are drawn from: pools of hard values, and draws from a seed."""

import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TypeVar

from . import enums

T = TypeVar("T")

# Groups of spellings that fold alike or nearly alike, and letters that databases order or cut differently.
NAMES = (
    "Édouard",
    "edouard",
    "EDOUARD",
    "E\u0301douard",
    "Groß Straße",
    "gross strasse",
    "Łódź Øre Đorđe",
    "lodz ore dorde",
    "Œuvre æther þing ınci",
    "Caribbean  Youth   Network",
    "caribbean youth",
    "Caribbean Youth Council",
    "漢字 学校",
    "漢字学校",
    "かな カナ",
    "Fête 🎉 Culture",
    "🎉",
    "O'Brien's \"Boat\"",
    'Back\\slash "quote"',
    "Will It The",
    "a",
    "A",
    "-",
    "C++ / C#",
    "Zoë (Zoe) 2nd 12",
    "\ufd3eornate\ufd3f",
    "\U0001d4d0lpha",
    "Water, Sanitation & Hygiene",
    "Ñandú",
    "ﬁsh ﬁeld",
    "Ⅳ x² ½",
    "Port-au-Prince",
    "Saint Lucia; DROP {x} $y `z`",
    "100% *wild* ~1 +a -b (c)",
)
TEXTS = (
    None,
    None,
    "Teaches water engineers in the Windward Islands",
    "Caribbean culture, food and Édouard's music",
    'Line one\nline two, "quoted"',
    "漢字 and words 12 34",
    "youth",
)
# The last ones sort differently by code point and by UTF-16 code unit.
ID_FORMS = ("{}", "{}", "{}", "x:{}", "a/b {}", "é{}", "\ufd3e{}", "\U0001f600{}", "O'{}\"\\", "{}, {}")
SECTORS = ("Health", "health", "Éducation", "education", "Culture", "culture & arts", "Environment", "漢字", "Trade")
LANGUAGES = ("en", "EN", "nl", "fr", "ht", "pap", "PAP", "es", "en-TT", "en-tt", "pt-BR")
ROLES = (None, None, "chair", "Chair", "été", "member", "zz")
CURRENCIES = ("TTD", "USD", "EUR", "XCD")
CODES = (None, None, "TT", "JM", "tt", "BB-01", "K'tt")
DAYS = (None, None, None, -800, -400, -31, -1, 0, 0, 1, 31, 400)
EDGES_OF_THE_MAP = ((10.5, 180.0), (-10.5, -180.0), (0.0, 0.0), (90.0, 0.0), (-90.0, 10.0), (18.0, -63.0), (18.0, 63.0))


class Draws:
    """Draws from one seed."""

    def __init__(self, seed: int, today: str, largest: int) -> None:
        """Fix the seed, the day around which dates lie, and the most things of a kind."""
        self.random = random.Random(seed)
        self.today = date.fromisoformat(today)
        self.largest = largest
        # How open this community is: the chances of PUBLIC, MEMBERS and PRIVATE.
        self.openness = self.random.choice(((100, 0, 0), (80, 10, 10), (40, 30, 30), (15, 25, 60)))
        # Few kinds of assets, so that a need finds several.
        self.asset_kinds = self.random.sample(enums.ASSET_KINDS, 4)
        # How often a neighbour is the hub, the first of its kind.
        self.hub_chance = self.random.choice((0.0, 0.2, 0.5))

    def chance(self, probability: float) -> bool:
        """True with a probability."""
        return self.random.random() < probability

    def maybe(self, probability: float, draw: Callable[[], T]) -> T | None:
        """A draw, or None."""
        return draw() if self.chance(probability) else None

    def one(self, values: Sequence[T]) -> T:
        """One of the values."""
        return self.random.choice(values)

    def some(self, values: Sequence[T], most: int) -> tuple[T, ...]:
        """Up to so many different values, in any order."""
        return tuple(self.random.sample(values, self.random.randint(0, min(most, len(values)))))

    def neighbour(self, values: Sequence[T]) -> T:
        """One of the values, often the hub."""
        return values[0] if self.chance(self.hub_chance) else self.one(values)

    def ids(self) -> list[str]:
        """The ids of one kind of things, all different, in no order."""
        numbers = self.random.sample(range(1, 200), self.random.randint(5, max(5, self.largest)))
        return list(dict.fromkeys(self.one(ID_FORMS).format(number, number) for number in numbers))

    def name(self) -> str:
        """A name of few, so that many are equal when folded."""
        return self.one(NAMES) if self.chance(0.7) else f"{self.one(NAMES)} {self.random.randint(1, 12)}"

    def visibility(self) -> str:
        """How visible a thing is, as open as this community."""
        return self.random.choices(enums.VISIBILITIES, self.openness)[0]

    def day(self) -> str | None:
        """A date near today, or none."""
        offset = self.one(DAYS)
        return None if offset is None else (self.today + timedelta(days=offset)).isoformat()

    def period(self) -> tuple[str | None, str | None]:
        """Two dates in order, either of which may be none."""
        start, end = self.day(), self.day()
        return (end, start) if start is not None and end is not None and end < start else (start, end)

    def location(self) -> tuple[float | None, float | None]:
        """Coordinates, or none; often on a bound, often equal to another's."""
        if self.chance(0.3):
            return None, None
        if self.chance(0.3):
            return self.one(EDGES_OF_THE_MAP)
        # Not more digits: the mean of 16 or 32 of them would end in a 5 at the tenth decimal, where noise decides.
        digits = self.one((0, 1, 4))
        return round(self.random.uniform(-20, 30), digits), round(self.random.uniform(-90, -50), digits)
