"""A folder that is made as a whole: its files end in `.part` until all of them are complete."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

PART = ".part"


class FolderError(Exception):
    """The folder cannot be made or written; the message says how to mend it."""


class NewFolder:
    """A context in which a new, or an empty, folder is filled.

    Where the context ends well, the files are on the disk and get their names; where it does not, they are deleted,
    and the folder with them if it is ours. What a killed process leaves behind ends in `.part`. Errors: FolderError,
    and nothing that was there before is ever touched.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._made = False
        self._files: dict[str, TextIO] = {}
        self._written: dict[str, Path] = {}

    def __enter__(self) -> Self:
        try:
            self._made = not self.path.exists()
            self.path.mkdir(parents=True, exist_ok=True)
            there = sorted(entry.name for entry in self.path.iterdir())
        except FileExistsError:
            raise FolderError(f"{self.path} is a file: name a new folder, or an empty one.") from None
        except OSError as error:
            raise self._cannot(self.path, error) from error
        if any(name.endswith(PART) for name in there):
            raise FolderError(f"{self.path} holds files of a run that did not end: delete it, or name a new folder.")
        if there:
            raise FolderError(f"{self.path} is not empty ({there[0]}): name a new folder, or an empty one.")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._discard()
            return
        try:
            self._keep()
        except OSError as failure:
            self._discard()
            raise self._cannot(self.path, failure) from failure

    def write(self, name: str, lines: Iterable[str]) -> None:
        """Adds lines, each with its end, to the file of that name; the first call makes it."""
        part = self.path / f"{name}{PART}"
        try:
            if name not in self._files:
                self._files[name] = part.open("x", encoding="utf-8", newline="")
                self._written[name] = part
            self._files[name].writelines(lines)
        except OSError as error:
            raise self._cannot(part, error) from error

    def _keep(self) -> None:
        for file in self._files.values():
            file.flush()
            os.fsync(file.fileno())
            file.close()
        for name, part in self._written.items():
            self._written[name] = part.rename(self.path / name)

    def _discard(self) -> None:
        for file in self._files.values():
            with suppress(OSError):
                file.close()
        for path in self._written.values():
            path.unlink(missing_ok=True)
        if self._made:
            with suppress(OSError):
                self.path.rmdir()

    def _cannot(self, path: Path, error: OSError) -> FolderError:
        return FolderError(
            f"{path} cannot be written ({error.strerror}): make room or name another folder; nothing was written."
        )
