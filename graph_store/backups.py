"""Back-ups of the embedded store while it is at work, and the way back.

The engine makes a back-up itself (`BACKUP DATABASE`): a zip file of its files as they are at one moment, whatever is
written meanwhile. It is asked over the engine's own HTTP on the loopback, so that any process that may join the store
may ask. What the operator keeps is that file with one entry more, `collabgraph.json`, which says what it is.
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import IO, Any, Final

import httpx

from graph_store.embedded import DATABASE, Embedded

_FORMAT: Final = 1
_ABOUT: Final = "collabgraph.json"
_OF_A_STORE: Final = "schema.json"
_OURS: Final = "collabgraph-"
_PART: Final = ".part"
_CONNECT: Final = 5.0
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)


class BackupError(Exception):
    """A back-up cannot be made, or brought back; the message says why, and what mends it, for the operator."""


def back_up(folder: Path, engine: Embedded, file: Path, made: str, *, timeout: float) -> int:
    """Writes a back-up of the open store in `folder` into a new file, readable by its owner only; its size in bytes.

    It is of one moment between the beginning and the end of the call; `made` is kept with it, to tell it by (ISO 8601).
    `timeout`, in seconds, is for the engine. The file is on the disk, and was read once more, before it gets its name;
    what was there before is never touched. Errors: BackupError.
    """
    part = file.with_name(file.name + _PART)
    if file.exists():
        raise BackupError(f"{file} is there already: name a new file.")
    try:
        with _new(part) as written:
            with _alone(folder), _from_engine(folder, engine, timeout) as zipped, zipped.open("rb") as read:
                shutil.copyfileobj(read, written)
            with zipfile.ZipFile(written, "a") as archive:
                archive.writestr(_ABOUT, json.dumps({"format": _FORMAT, "made": made}))
            with zipfile.ZipFile(written) as archive:
                _check(file, archive)
            os.fsync(written.fileno())
            # The name is taken first: a renaming alone would replace what got it meanwhile.
            os.close(os.open(file, os.O_CREAT | os.O_EXCL, 0o600))
            part.replace(file)
            _sync(file.parent)
            return file.stat().st_size
    except FileExistsError:
        raise BackupError(f"{file} or {part} is there already: name a new file, or delete that one.") from None
    except OSError as error:
        raise BackupError(f"{file} cannot be written ({error.strerror}): make room, or name another file.") from error


@contextmanager
def restored(file: Path, folder: Path) -> Iterator[tuple[Path, str]]:
    """The store of a back-up in a folder beside `folder`, which gets that name where the block ends well.

    Yields that folder and when the back-up was made; where the block fails the folder is deleted. `folder` must not be
    there. Errors: BackupError, and nothing that was there before is ever touched.
    """
    part = folder.with_name(folder.name + _PART)
    if os.path.lexists(folder):
        raise BackupError(f"{folder} is there already: name a folder that is not there.")
    try:
        with file.open("rb") as read, zipfile.ZipFile(read) as archive:
            made = _check(file, archive)
            part.mkdir(mode=0o700, parents=True)
            try:
                _extract(archive, part / "databases" / DATABASE)
                yield part, made
                part.rename(folder)
                _sync(folder.parent)
            except BaseException:
                shutil.rmtree(part, ignore_errors=True)
                raise
    except _BROKEN as error:
        raise BackupError(f"{file} is broken, or no back-up at all ({error}): take another one.") from error
    except FileExistsError:
        raise BackupError(f"{part} is of a restore that did not end: delete it, then run this again.") from None
    except OSError as error:
        where = error.filename or folder
        raise BackupError(f"{where} cannot be read or written ({error.strerror}); nothing was restored.") from error


def _check(file: Path, archive: zipfile.ZipFile) -> str:
    """When the back-up was made; BackupError where it is none of ours, or not whole."""
    names = archive.namelist()
    if _ABOUT not in names or _OF_A_STORE not in names or any(PurePosixPath(name).name != name for name in names):
        raise BackupError(f"{file} is no back-up that collabgraph backup has made.")
    if (broken := archive.testzip()) is not None:
        raise BackupError(f"{file} is broken ({broken}): take another one.")
    try:
        about = json.loads(archive.read(_ABOUT))
        form, made = about["format"], about["made"]
    except (ValueError, KeyError, TypeError):
        raise BackupError(f"{file} is no back-up that collabgraph backup has made.") from None
    if form != _FORMAT:
        raise BackupError(f"{file} is a back-up of a later release (format {form}): restore it by that release.")
    return str(made)


def _extract(archive: zipfile.ZipFile, folder: Path) -> None:
    """Writes the store's files, each on the disk when this returns."""
    folder.mkdir(mode=0o700, parents=True)
    for name in archive.namelist():
        if name != _ABOUT:
            with archive.open(name) as read, (folder / name).open("xb") as written:
                shutil.copyfileobj(read, written)
                written.flush()
                os.fsync(written.fileno())


def _sync(folder: Path) -> None:
    """Brings the names in a folder onto the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _new(part: Path) -> Iterator[IO[bytes]]:
    """A new file, readable by its owner only, that is gone at the end of the block."""
    with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600), "w+b") as written:
        try:
            yield written
        finally:
            part.unlink(missing_ok=True)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """No other back-up of the store is made meanwhile; what a killed one left behind is deleted."""
    with (folder / "backup.lock").open("ab") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BackupError(f"Another back-up of {folder} is being made: wait until it has ended.") from None
        for left in (folder / "backups" / DATABASE).glob(f"{_OURS}*"):
            left.unlink(missing_ok=True)
        yield


@contextmanager
def _from_engine(folder: Path, engine: Embedded, timeout: float) -> Iterator[Path]:
    """The file that the engine has made, deleted at the end of the block."""
    if engine.http is None:
        raise BackupError(
            "The process that has the store open is of an earlier release, which cannot make a back-up: start it again "
            "with this one."
        )
    made = folder / "backups" / DATABASE / f"{_OURS}{secrets.token_hex(8)}.zip"
    asked = {"language": "sql", "command": f"BACKUP DATABASE file://{made.name}"}
    try:
        answer = httpx.post(
            f"{engine.http}/api/v1/command/{DATABASE}",
            json=asked,
            auth=(engine.user, engine.password),
            timeout=httpx.Timeout(timeout, connect=_CONNECT),
            trust_env=False,
        )
        if answer.status_code != httpx.codes.OK:
            raise BackupError(f"The engine made no back-up ({_reason(answer)}); {folder / 'log'} says more.")
        yield made
    except httpx.HTTPError as error:
        raise BackupError(f"The engine made no back-up ({error}): is the service still there? Try again.") from error
    finally:
        with suppress(OSError):
            made.unlink(missing_ok=True)


def _reason(answer: httpx.Response) -> str:
    try:
        said: dict[str, Any] = answer.json()
    except ValueError:
        return f"status {answer.status_code}"
    return str(said.get("detail") or said.get("error") or answer.status_code)
