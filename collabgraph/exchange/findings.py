"""Findings: what an import has to say about a file, a column or a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong (an error: the row or file is bad) or odd (a warning: the import goes on).

    `line` counts from 1 with the header as line 1, where the row begins; None where no line is meant.
    """

    file: str
    line: int | None
    column: str | None
    reason: str
    severity: Severity = "error"

    def __str__(self) -> str:
        """`FILE:LINE:COLUMN: reason`, LINE or COLUMN empty where there is none (M7)."""
        return f"{self.file}:{'' if self.line is None else self.line}:{self.column or ''}: {self.reason}"

    def order(self) -> tuple[str, int, str, str, str]:
        """By file, line, column, reason and severity; what has no line or column first."""
        return (self.file, self.line or 0, self.column or "", self.reason, self.severity)
