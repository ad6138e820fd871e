"""What every test of the service's own room needs."""

from __future__ import annotations

import pytest

from collabgraph import telemetry


@pytest.fixture(autouse=True)
def _log_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that runs in this process does not configure the log: loggers keep what they met first, for good."""
    monkeypatch.setattr(telemetry, "configure", lambda log_format, level: None)
