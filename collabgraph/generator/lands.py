"""The 15 member states of CARICOM: their places, and how people there are called, speak and pay."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

from collabgraph.generator.draws import SLOTS, Draw
from collabgraph.generator.tables import table

SPOTS = 256


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is: a place's id, name and coordinates; NOWHERE has no id and no coordinates."""

    id: str
    name: str
    latitude: float
    longitude: float

    def near(self, draw: Draw) -> tuple[str, str]:
        """Latitude and longitude within two kilometres or so; empty for nowhere."""
        if not self.id:
            return "", ""
        return f"{self.latitude + draw() * 0.03 - 0.015:.4f}", f"{self.longitude + draw() * 0.03 - 0.015:.4f}"


@dataclass(frozen=True, slots=True)
class Names:
    """The given names and surnames of one language, each with its spelling in an address."""

    given: tuple[tuple[str, str], ...]
    surnames: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Land:
    """One country. Of `spots`, `cultures`, `languages` and `writes` each is as likely as the others."""

    code: str
    spots: tuple[Spot, ...]
    cultures: tuple[Names, ...]
    languages: tuple[str, ...]
    writes: tuple[str, ...]
    currency: str
    phone: str


@cache
def rows() -> list[dict[str, str]]:
    """All places, those that lie around others first."""
    return table("places")


@cache
def slots() -> tuple[Land, ...]:
    """The country of each slot: every country has one slot or more, by its share, the first 15 are all different."""
    countries = table("countries")
    shares = [int(row["share"]) for row in countries]
    lands = [_land(row) for row in countries]
    given = [land for turn in range(max(shares)) for land, share in zip(lands, shares, strict=True) if share > turn]
    if len(given) != SLOTS:
        raise ValueError(f"The shares in countries.csv add up to {len(given)}, not to {SLOTS}.")
    return tuple(given)


def _land(row: dict[str, str]) -> Land:
    names = _names()
    return Land(
        row["code"],
        _spots(row["code"].lower()),
        tuple(names[culture] for culture in row["cultures"].split("|")),
        tuple(languages.replace(" ", "|") for languages in row["languages"].split("|")),
        tuple(row["writes"].split("|")),
        row["currency"],
        row["phone"],
    )


def _spots(country: str) -> tuple[Spot, ...]:
    """Mostly towns, the first of them most; now and then a district, the whole country, or nowhere."""
    districts = [row for row in rows() if row["parent"] == country]
    inside = {row["id"] for row in districts}
    towns = [_spot(row) for row in rows() if row["parent"] in inside]
    whole = next(_spot(row) for row in rows() if row["id"] == country)
    nowhere = Spot("", whole.name, 0.0, 0.0)
    regions = [_spot(row) for row in districts]
    usual = [towns[len(towns) * place * place // (SPOTS * SPOTS)] for place in range(SPOTS)]
    for place in range(0, SPOTS, 16):
        usual[place] = regions[place // 16 % len(regions)]
    usual[8::64] = [whole] * len(usual[8::64])
    usual[12::32] = [nowhere] * len(usual[12::32])
    return tuple(usual)


def _spot(row: dict[str, str]) -> Spot:
    return Spot(row["id"], row["name"], float(row["latitude"]), float(row["longitude"]))


@cache
def _names() -> dict[str, Names]:
    return {row["culture"]: Names(_spelt(row["given"]), _spelt(row["surnames"])) for row in table("names")}


def _spelt(names: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, _address(name)) for name in names.split("|"))


def _address(name: str) -> str:
    """The name as it stands in an e-mail address: small letters without accents."""
    letters = unicodedata.normalize("NFKD", name).lower()
    return "".join(letter for letter in letters if letter.isascii() and letter.isalpha())
