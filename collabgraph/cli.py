"""The command line: `collabgraph serve`, `import`, `export`, `export-engagement`, `export-network`, `export-assets`,
`demo`, `schema`, `operations`, `check`, `migrate`, `backup`, `restore`, `move`,
`keys`, `accounts`.

Exit codes: 0 done; 1 something is wrong with what was looked at (a bad row, a missing index); 2 it could not begin (a
wrong setting or argument, no database, a port that is taken) or was cut off, with one line that says how to mend it.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import App, CycloptsError, Parameter
from cyclopts.validators import Number

from collabgraph import settings as configuration
from collabgraph.settings import Settings, SettingsError

if TYPE_CHECKING:
    from collabgraph.exchange import Report

WRONG = 1
NOT_BEGUN = 2

_EXPORTS = "collabgraph.cli_exports"
_IDENTITY = "collabgraph.cli_identity"
_STRUCTURE = "collabgraph.cli_structure"
_BACKUPS = "collabgraph.cli_backups"


def _version() -> str:
    try:
        return version("collaboration-graph")
    except PackageNotFoundError:
        return "0 (not installed)"


app = App(
    name="collabgraph",
    help="The collaboration graph: people, organisations and communities of the Caribbean who work on common projects.",
    version=_version,
    version_flags=["--version"],
    help_epilogue=f"Settings are environment variables that begin with {configuration.PREFIX}; see the README.",
)


@app.command
def serve(
    *,
    workers: Annotated[int, Parameter(validator=Number(gte=1, lte=64))] = 1,
    host: str | None = None,
    port: int | None = None,
) -> int:
    """Serve GraphQL over HTTP until Ctrl-C. A new embedded store is filled with a small fictional community.

    Parameters
    ----------
    workers
        How many processes answer.
    host
        Where to listen, instead of COLLABGRAPH_HOST.
    port
        The port to listen on, instead of COLLABGRAPH_PORT.
    """
    settings = command_settings(is_service=True, host=host, port=port)
    from collabgraph import server

    try:
        server.serve(settings, workers)
    except server.PortTaken as error:
        return not_begun(str(error))
    return 0


@app.command(name="import")
def import_(directory: Path, /, *, dry_run: bool = False, partial: bool = False) -> int:
    """Import a folder of the exchange format; works while the service runs, too.

    Every file is checked before the first write; a bad row is shown as FILE:LINE:COLUMN: reason, and then nothing is
    written. A second run changes nothing.

    Parameters
    ----------
    directory
        The folder with the CSV files.
    dry_run
        Check and count, write nothing.
    partial
        Write the good rows although there are bad ones.
    """
    settings = command_settings()
    if not directory.is_dir():
        return not_begun(f"{directory} is not a folder: name the folder that the CSV files are in.")
    try:
        report = asyncio.run(_imported(settings, directory, dry_run, partial))
    except OSError as error:
        return not_begun(
            f"{directory} cannot be read, or {tempfile.gettempdir()} has no room for a copy of it ({error.strerror}): "
            "give the right to read it, make room, or set TMPDIR; then run the import again."
        )
    for finding in report.findings:
        prefix = "" if finding.severity == "error" else "warning: "
        print(f"{prefix}{finding}", file=sys.stderr)
    print(_summary(report))
    return WRONG if report.errors else 0


@app.command
def export(directory: Path, /, *, neo4j_admin: bool = False) -> int:
    """Export everything, whoever may see it, into a new folder of the exchange format; while the service runs, too.

    An import of the folder into an empty store makes the same graph.

    Parameters
    ----------
    directory
        The folder to make; one that is there must be empty.
    neo4j_admin
        Write the files that neo4j-admin database import loads instead, and show the command that does it.
    """
    settings = command_settings()
    from collabgraph.exchange.new_folder import FolderError
    from collabgraph.stores import embedded_path

    store = embedded_path(settings.database_url)
    if store is not None and not store.exists():
        return not_begun(f"There is no store in {store}: set COLLABGRAPH_DATABASE_URL to the one to export.")
    try:
        counts, steps = asyncio.run(_exported(settings, directory, neo4j_admin))
    except FolderError as error:
        return not_begun(str(error))
    wide = max(map(len, counts))
    lines = [f"{name:<{wide}} {rows:>9}" for name, rows in [("file", "rows"), *counts.items()]]
    print("\n".join([*lines, *steps]))
    return 0


@app.command
def demo(
    directory: Path,
    /,
    *,
    people: Annotated[int, Parameter(validator=Number(gte=50, lte=1_000_000))] = 1000,
    seed: int = 1,
) -> int:
    """Write an invented Caribbean community of any size into a new folder of the exchange format.

    The same number of people and seed give the same files; import reads them.

    Parameters
    ----------
    directory
        The folder to make; one that is there must be empty.
    people
        How many people, from 50 to 1,000,000; everything else grows with them.
    seed
        Another number makes another community.
    """
    from collabgraph.exchange.new_folder import FolderError
    from collabgraph.generator import write_community
    from collabgraph.progress import bars

    try:
        with bars() as progress:
            rows = write_community(directory, people, seed, progress)
    except FolderError as error:
        return not_begun(str(error))
    print("\n".join([f"{'file':<20} {'rows':>9}", *(f"{name:<20} {count:>9}" for name, count in rows.items())]))
    return 0


@app.command
def schema() -> int:
    """Print the GraphQL schema."""
    from schema.schema import schema as graph

    print(graph.as_str(), flush=True)
    return 0


@app.command(name="operations")
def operations_(name: str | None = None, /) -> int:
    """List the documents that can be asked for by their SHA-256: the ready operations, and those of the operator.

    Parameters
    ----------
    name
        A ready operation: it alone, as a line for a shell, with variables for the demo community.
    """
    from collabgraph.operations import operations
    from collabgraph.trusted import listed

    settings = command_settings()
    if name is None:
        print("\n".join(f"{hash_} {name}" for name, hash_ in listed(settings).items()))
        return 0
    operation = operations().get(name)
    if operation is None:
        return not_begun(f"There is no ready operation {name}: collabgraph operations lists them.")
    from collabgraph.server import to_try

    print(to_try(settings, operation))
    return 0


app.command(f"{_STRUCTURE}:check", name="check")
app.command(f"{_STRUCTURE}:migrate", name="migrate")
app.command(f"{_BACKUPS}:backup", name="backup")
app.command(f"{_BACKUPS}:restore", name="restore")
app.command("collabgraph.cli_moves:move", name="move")
app.command("collabgraph.cli_engagement:export_engagement", name="export-engagement")
app.command(f"{_EXPORTS}:export_network", name="export-network")
app.command(f"{_EXPORTS}:export_assets", name="export-assets")
app.command(f"{_IDENTITY}:keys", name="keys")
app.command(f"{_IDENTITY}:accounts", name="accounts")


def main(arguments: list[str] | None = None) -> int:
    """Runs a command and returns its exit code."""
    from graph_store.embedded import StoreUnusable
    from graph_store.errors import ServiceError

    try:
        result = app(arguments, exit_on_error=False, print_error=False, result_action="return_value")
    except CycloptsError as error:
        return not_begun(f"{error}\nSee collabgraph --help.")
    except SettingsError as error:
        return not_begun(str(error))
    except StoreUnusable as error:
        return not_begun(str(error))
    except ServiceError as error:
        return not_begun(" ".join([getattr(error, "for_operator", error.message), *getattr(error, "__notes__", ())]))
    except KeyboardInterrupt:
        return not_begun("Interrupted.")
    except BrokenPipeError:
        # Whoever read our output has stopped reading; Python would complain once more when it closes the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return result if isinstance(result, int) else 0


def command_settings(*, is_service: bool = False, **given: Any) -> Settings:
    settings = configuration.load(**{name: value for name, value in given.items() if value is not None})
    from collabgraph import telemetry

    # A command says itself what is wrong, in one line; its log is for who asks for it.
    is_quiet = not is_service and "log_level" not in settings.model_fields_set
    telemetry.configure(settings.log_format, "critical" if is_quiet else settings.log_level)
    return settings


def not_begun(message: str) -> int:
    print(message, file=sys.stderr)
    return NOT_BEGUN


async def _imported(settings: Settings, directory: Path, dry_run: bool, partial: bool) -> Report:
    from collabgraph.exchange import import_folder
    from collabgraph.opening import opened_store
    from collabgraph.progress import bars
    from graph_store import structure
    from graph_store.errors import ServiceError

    async with opened_store(settings) as store:
        await structure.prepare(store)
        try:
            with bars() as progress:
                return await import_folder(store, directory, dry_run=dry_run, partial=partial, progress=progress)
        except ServiceError as error:
            error.add_note("What was written stays: run the import again to complete it.")
            raise


async def _exported(settings: Settings, directory: Path, neo4j_admin: bool) -> tuple[dict[str, int], list[str]]:
    """The rows of each file that was written, and what to do with them."""
    from collabgraph.exchange.exporting import ExchangeForm, export
    from collabgraph.exchange.neo4j_admin import Neo4jAdminForm
    from collabgraph.exchange.new_folder import NewFolder
    from collabgraph.opening import opened_store
    from collabgraph.progress import bars
    from graph_store import structure

    with NewFolder(directory) as folder:
        form = Neo4jAdminForm(folder) if neo4j_admin else ExchangeForm(folder)
        async with opened_store(settings) as store:
            await structure.prepare(store)
            with bars() as progress:
                await export(store, form, progress)
    return form.counts(), [form.steps] if isinstance(form, Neo4jAdminForm) else []


def _summary(report: Report) -> str:
    lines = [f"{'file':<20} {'rows':>9} {'new':>9} {'changed':>9} {'unchanged':>9} {'left out':>9}"]
    lines += [
        f"{file.file:<20} {file.rows:>9} {file.new:>9} {file.changed:>9} {file.unchanged:>9} {file.left_out:>9}"
        for file in report.files
    ]
    if report.defaulted:
        lines.append(f"{report.defaulted} rows have no visibility and took the default of their kind.")
    if report.refused:
        lines.append(f"Nothing was written: {report.errors} errors. Mend them, or write the good rows by --partial.")
    elif report.dry_run:
        lines.append("A dry run: nothing was written.")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
