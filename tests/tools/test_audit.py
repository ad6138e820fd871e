"""What the audit says and answers: a package that was not looked up is never taken for a sound one."""

from __future__ import annotations

from typing import Any

import pytest

from tools import audit

SOUND: dict[str, Any] = {"name": "sound", "version": "1.0", "vulns": []}
SKIPPED: dict[str, Any] = {"name": "skipped", "skip_reason": "not found"}
FLAWED: dict[str, Any] = {
    "name": "flawed",
    "version": "2.0",
    "vulns": [{"id": "PYSEC-1", "fix_versions": ["2.1"]}, {"id": "PYSEC-2", "fix_versions": []}],
}


@pytest.mark.parametrize(
    ("report", "status", "out", "err"),
    [
        ([SOUND], 0, "No vulnerability of what is locked is known.\n", ""),
        ([SOUND, SKIPPED], 3, "", "!!! NOT AUDITED: 1 packages could not be looked up (skipped, ...) !!!\n"),
        (
            [SKIPPED, FLAWED],
            1,
            "flawed 2.0: PYSEC-1, mended in 2.1\nflawed 2.0: PYSEC-2, mended in no version\n",
            "!!! VULNERABLE: 2 known vulnerabilities: make lock LOCK='--upgrade-package NAME' for each !!!\n",
        ),
    ],
)
def test_what_was_found(
    capsys: pytest.CaptureFixture[str], report: list[dict[str, Any]], status: int, out: str, err: str
) -> None:
    assert audit.judged(report) == status
    assert capsys.readouterr() == (out, err)


def test_a_service_that_cannot_be_asked_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert audit.main(["no-such.lock"]) == 3
    assert capsys.readouterr().err.endswith(
        "!!! NOT AUDITED: the service that knows of vulnerabilities could not be asked !!!\n"
    )
