"""The export of an engagement report: its rows are the periods of the field."""

from __future__ import annotations

import csv
import io

from graph_store.viewers import ANONYMOUS
from tests.collabgraph.shore import serving
from tests.comparison.asking import execute
from tests.support.communities import Held
from tests.support.reef_report import ROWS as REEF


async def test_an_engagement_report_says_what_the_field_says(held: Held) -> None:
    await held.hold(*REEF)
    asked = """{ engagementReport(scope: {everything: true}, from: "2025-01-01", to: "2025-08-15", by: QUARTER) {
      periods { from to participants hours funds { currency amount } }
    } }"""
    result, _ = await execute(held.store, ANONYMOUS, asked)
    assert result.data is not None
    wanted = result.data["engagementReport"]["periods"]
    days = {"from": "2025-01-01", "to": "2025-08-15", "by": "QUARTER", "everything": "true"}
    async with serving(held.store) as client:
        answer = await client.get("/export/engagement.csv", params=days)
    rows = list(csv.DictReader(io.StringIO(answer.text, newline="")))
    assert [(row["from"], row["to"]) for row in rows] == [(one["from"], one["to"]) for one in wanted]
    assert [int(row["participants"]) for row in rows] == [one["participants"] for one in wanted]
    assert [float(row["hours"]) for row in rows] == [one["hours"] for one in wanted]
    money = [{one["currency"]: one["amount"] for one in period["funds"]} for period in wanted]
    assert {currency for period in money for currency in period} == {"TTD", "USD"}
    for row, period in zip(rows, money, strict=True):
        assert (float(row["funds_TTD"]), float(row["funds_USD"])) == (period.get("TTD", 0.0), period.get("USD", 0.0))
