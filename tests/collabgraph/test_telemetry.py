"""What is said of connections that end when nobody waits for them any more."""

from __future__ import annotations

import asyncio
import logging

import pytest

from collabgraph import telemetry


class Heard:
    """A logger that keeps its warnings."""

    def __init__(self) -> None:
        self.warnings: list[tuple[str, str]] = []

    def warning(self, event: str, *, error: str) -> None:
        """Keeps one."""
        self.warnings.append((event, error))


@pytest.mark.parametrize(
    ("error", "lines", "reported"),
    [(ConnectionResetError(104, "Connection reset by peer"), 1, 0), (ValueError("a fault of ours"), 0, 1)],
)
def test_a_lost_connection_is_one_line_and_a_fault_is_reported(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, error: Exception, lines: int, reported: int
) -> None:
    heard = Heard()
    monkeypatch.setattr(telemetry, "_LOG", heard)
    loop = asyncio.new_event_loop()
    try:
        telemetry.report_lost_connections(loop)
        with caplog.at_level(logging.ERROR, logger="asyncio"):
            loop.call_exception_handler({"message": "Future exception was never retrieved", "exception": error})
    finally:
        loop.close()
    assert heard.warnings == [("connection lost", str(error))] * lines
    assert len(caplog.records) == reported
