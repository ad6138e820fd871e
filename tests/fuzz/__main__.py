"""`make fuzz`: for each role FUZZ_SECONDS (300) of requests that depend on FUZZ_SEED, by default another one each time;
then as long mutations by everybody (`FUZZ_ROLES=everybody` for these alone), on a world of their own.

With the seed that a run prints, and as many seconds or FUZZ_REQUESTS, everything is sent again.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from pathlib import Path

from tests.fuzz.changing import Changes, change
from tests.fuzz.roles import ROLES, signed_in
from tests.fuzz.running import MOST_GROWTH, Client, Run, documents, fuzz, given_seed
from tests.fuzz.writers import world

WARM_UP = 500
_EVERYBODY = "everybody"


def main() -> int:
    """Runs every role; 1 where something was wrong."""
    seed = given_seed()
    seconds = float(os.environ.get("FUZZ_SECONDS") or 300)
    requests = int(os.environ.get("FUZZ_REQUESTS") or 10**9)
    bad = False
    print(f"FUZZ_SEED={seed} FUZZ_SECONDS={seconds:g} make fuzz   # sends all this again", flush=True)
    for role in os.environ.get("FUZZ_ROLES", " ".join((*ROLES, _EVERYBODY))).split():
        if role == _EVERYBODY:
            changes = asyncio.run(_changed(seed, requests, seconds))
            print(f"{role}: {changes}", flush=True)
            bad |= bool(changes.wrong or changes.logged)
            continue
        with tempfile.TemporaryDirectory() as folder, signed_in(role, Path(folder) / "store") as caller:
            run = fuzz(caller, seed, WARM_UP, requests, seconds)
        print(f"{role}: {run}", flush=True)
        bad |= is_bad(run)
    print("Something was wrong." if bad else "Nothing was wrong.")
    return int(bad)


async def _changed(seed: int, requests: int, seconds: float) -> Changes:
    with tempfile.TemporaryDirectory() as folder:
        async with world(Path(folder) / "store") as found:
            asides = documents(Client(found.signed_in("administrator")), seed)
            return await change(found, seed, requests, asides, seconds=seconds, selections=1_000)


def is_bad(run: Run) -> bool:
    """Whether anything is as it must not be."""
    return bool(run.wrong or run.logged or not run.healthy or run.growth >= MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())
