"""`collabgraph export-network` and `collabgraph export-assets`: the files of /export, as an administrator has them."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Annotated, Literal, cast

from cyclopts import Parameter

from collabgraph.cli import command_settings, not_begun
from collabgraph.exports import Asked, Name, asked_of, made
from collabgraph.opening import opened_store
from collabgraph.settings import Settings
from collabgraph.stores import embedded_path
from collabgraph.worker import Workers
from graph_store import structure
from graph_store.reading import Reading
from graph_store.viewers import ADMINISTRATOR
from loaders.context import RequestContext

TIMEOUT = 600.0
"""Seconds for a network, or for one page of assets."""

_STANDARD_OUTPUT = Path("-")
_FORMATS = ("graphml", "csv", "json")
_File = Annotated[Path, Parameter(allow_leading_hyphen=True)]
_Where = Annotated[tuple[str, ...], Parameter(name="--where", negative="")]


def export_network(
    file: _File, /, *, where: _Where = (), format: Literal["graphml", "csv", "json"] | None = None
) -> int:
    """Export the partnership network, whoever may see it, for programs that analyse networks.

    Parameters
    ----------
    file
        The file to write, *.graphml, *.csv or *.json; one that is there is replaced. - is standard output.
    where
        A filter, as NAME=VALUE with the names of /export/network.graphml: maxNodes=500; can be repeated.
    format
        The format, where the file's name does not say it.
    """
    chosen = format or file.suffix.removeprefix(".")
    if chosen not in _FORMATS:
        return not_begun(f"Say in which format: end the file's name in .{', .'.join(_FORMATS)}, or give --format.")
    return _export(cast("Name", f"network.{chosen}"), file, where)


def export_assets(file: _File, /, *, where: _Where = ()) -> int:
    """Export the assets, whoever may see them, as GeoJSON.

    Parameters
    ----------
    file
        The file to write; one that is there is replaced. - is standard output.
    where
        A filter, as NAME=VALUE with the names of /export/assets.geojson: kinds=EQUIPMENT; can be repeated.
    """
    return _export("assets.geojson", file, where)


def _export(name: Name, file: Path, where: tuple[str, ...]) -> int:
    pairs = [(key, value) for key, equals, value in (one.partition("=") for one in where) if equals]
    if len(pairs) < len(where):
        return not_begun("Give a filter as --where NAME=VALUE.")
    return write_export(name, asked_of(name, pairs), file, TIMEOUT)


def write_export(name: Name, asked: Asked, file: Path, timeout: float) -> int:
    """Writes an export as an administrator has it; `timeout` is in seconds, for each page. The command's exit code."""
    settings = command_settings()
    folder = embedded_path(settings.database_url)
    if folder is not None and not folder.exists():
        return not_begun(f"There is no store in {folder}: set COLLABGRAPH_DATABASE_URL to the one to export.")
    try:
        with _opened(file) as target:
            asyncio.run(_write(settings, name, asked, target, timeout))
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        return not_begun(f"{file} cannot be written ({error.strerror}): name a file in a folder that is there.")
    return 0


async def _write(settings: Settings, name: Name, asked: Asked, target: IO[bytes], timeout: float) -> None:
    async with opened_store(settings) as store:
        await structure.prepare(store)
        workers = Workers()
        try:
            today = datetime.now(UTC).date().isoformat()

            def reading() -> Reading:
                return Reading(store, ADMINISTRATOR, today, time.monotonic() + timeout)

            context = RequestContext(reading(), workers)
            await _copy(await made(name, asked, context, reading, sys.maxsize), target)
        finally:
            workers.close()


async def _copy(chunks: AsyncIterator[bytes], target: IO[bytes]) -> None:
    async for chunk in chunks:
        target.write(chunk)


@contextmanager
def _opened(file: Path) -> Iterator[IO[bytes]]:
    """What to write to. A file, readable by its owner only, comes into its place when it is complete: a run that fails
    leaves what was there."""
    if file == _STANDARD_OUTPUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", delete=False) as part:
        try:
            yield part
        except BaseException:
            os.unlink(part.name)
            raise
    os.replace(part.name, file)
