"""Known vulnerabilities of what the locks name: `python -m tools.audit LOCK ...`, in the environment of tools.lock.

Exit codes: 0 none is known; 1 there are some; 3 not every package could be looked up, so nobody knows.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

NONE, SOME, UNKNOWN = 0, 1, 3


def main(locks: Sequence[str]) -> int:
    """Looks everything up and says what was found."""
    requirements = [part for lock in locks for part in ("--requirement", lock)]
    audit = [sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes", "--format", "json", *requirements]
    done = subprocess.run(audit, capture_output=True, text=True, check=False)
    try:
        report = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        print(done.stderr.strip().rpartition("\n")[2] or f"pip-audit ended with {done.returncode}.", file=sys.stderr)
        return _said(UNKNOWN, "the service that knows of vulnerabilities could not be asked")
    return judged(report)


def judged(report: Iterable[Mapping[str, Any]]) -> int:
    """The exit code for the dependencies of pip-audit's report; says each vulnerability, and what was not looked up."""
    found = 0
    unknown: list[str] = []
    for one in report:
        if "skip_reason" in one:
            unknown.append(one["name"])
        for flaw in one.get("vulns", ()):
            found += 1
            mended = ", ".join(flaw["fix_versions"]) or "no version"
            print(f"{one['name']} {one['version']}: {flaw['id']}, mended in {mended}")
    if found:
        return _said(SOME, f"{found} known vulnerabilities: make lock LOCK='--upgrade-package NAME' for each")
    if unknown:
        return _said(UNKNOWN, f"{len(unknown)} packages could not be looked up ({unknown[0]}, ...)")
    print("No vulnerability of what is locked is known.")
    return NONE


def _said(status: int, what: str) -> int:
    print(f"!!! {'NOT AUDITED' if status == UNKNOWN else 'VULNERABLE'}: {what} !!!", file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
