"""Progress bars: on a terminal's standard error only."""

from __future__ import annotations

import io
import sys

import pytest

from collabgraph.progress import bars, silent


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_pipe_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.StringIO()
    monkeypatch.setattr(sys, "stderr", written)
    with bars() as progress:
        assert progress is silent
        progress("Writing people.csv", 1, 2)
    assert written.getvalue() == ""


def test_a_terminal_gets_a_bar_for_each_label(monkeypatch: pytest.MonkeyPatch) -> None:
    written = Terminal()
    monkeypatch.setattr(sys, "stderr", written)
    monkeypatch.setenv("COLUMNS", "100")
    with bars() as progress:
        progress("Checking people.csv", 2, 2)
        progress("Writing people.csv", 1, 2)
    assert "Checking people.csv" in written.getvalue()
    assert "1/2" in written.getvalue()
