"""`collabgraph export-engagement`: an engagement report as a CSV file, of everything, whoever may see it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from collabgraph.cli import not_begun
from collabgraph.cli_exports import write_export
from graph_store.drafts.vocabulary import SPACES
from graph_store.folding import sortable
from graph_store.identity import encode
from resolvers.engagement import ReportRequest, ScopeRequest
from schema.scalars import parse_date

TIMEOUT = 300.0
"""Seconds for the report."""


def export_engagement(
    file: Annotated[Path, Parameter(allow_leading_hyphen=True)],
    /,
    *,
    from_: Annotated[str, Parameter(name="--from")],
    to: str,
    by: Literal["MONTH", "QUARTER", "YEAR"] = "MONTH",
    project: str | None = None,
    organisation: str | None = None,
    place: str | None = None,
    sector: str | None = None,
    space: str | None = None,
    everything: bool = False,
) -> int:
    """Write an engagement report as CSV: who took part, what was given and what came of it.

    A row for each period; docs/engagement.md says what each column means. Works while the service runs, too.

    Parameters
    ----------
    file
        The file to write; one that is there is replaced. - is standard output.
    from_
        The first day, YYYY-MM-DD.
    to
        The last day.
    by
        How long a period is.
    project
        The id in projects.csv of the project that the report is about.
    organisation
        The id in organisations.csv of the organisation that it is about.
    place
        The id in places.csv of the place that it is about, with all that lies in it.
    sector
        The sector that it is about.
    space
        The space that it is about.
    everything
        It is about all organisations and projects.
    """
    scope = ScopeRequest(
        _global("Project", project),
        _global("Organisation", organisation),
        _global("Place", place),
        sector,
        space,
        everything or None,
    )
    wrong = _wrong(scope, (from_, to), space)
    if wrong:
        return not_begun(wrong)
    return write_export("engagement.csv", ReportRequest(scope, from_, to, by), file, TIMEOUT)


def _global(type_name: str, id_: str | None) -> str | None:
    return None if id_ is None else encode(type_name, sortable(id_))


def _wrong(scope: ScopeRequest, days: tuple[str, str], space: str | None) -> str | None:
    """What of the arguments is wrong by itself, and how to mend it."""
    given = (scope.project, scope.organisation, scope.place, scope.sector, scope.space, scope.everything)
    if sum(one is not None for one in given) != 1:
        return (
            "Say whom the report is about: one of --project ID, --organisation ID, --place ID, --sector NAME, "
            "--space SPACE and --everything."
        )
    if space is not None and space not in SPACES:
        return f"--space: must be one of {', '.join(SPACES)}."
    for name, day in zip(("--from", "--to"), days, strict=True):
        try:
            parse_date(day)
        except ValueError:
            return f"{name}: write the day as YYYY-MM-DD, as in 2026-11-21."
    return None
