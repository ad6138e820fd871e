"""What an operator reads when a database cannot be used: what is wrong, and what mends it, in one line.

Clients never read any of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ServerAdvice:
    """About the server at an address; `database` is the one that was asked for, None for the server's default."""

    url: str
    database: str | None = None

    def wrong_login(self) -> str:
        """The server does not know this user with this password."""
        return (
            f"The database at {self.url} refuses the user or the password: set COLLABGRAPH_DATABASE_USER and "
            "COLLABGRAPH_DATABASE_PASSWORD to those of the database."
        )

    def refused(self, reason: str) -> str:
        """The server knows the user, and refuses for another reason."""
        return (
            f"The database at {self.url} refuses us ({reason}): let the user do this, or set "
            "COLLABGRAPH_DATABASE_USER and COLLABGRAPH_DATABASE_PASSWORD to those of a user who may."
        )

    def no_database(self) -> str:
        """The server has no database of that name."""
        return (
            f"The server at {self.url} has no database {self.database or 'by default'}: set COLLABGRAPH_DATABASE_NAME "
            "to one that it has, or unset it for the server's own."
        )

    def away(self, reason: str) -> str:
        """There is no connection, or it was lost."""
        encrypted = " (the +s in it asks for encryption)" if "+s" in self.url.partition(":")[0] else ""
        return (
            f"The database at {self.url} does not answer ({reason}): start it, or set COLLABGRAPH_DATABASE_URL"
            f"{encrypted} to the one that runs."
        )

    def another_protocol(self) -> str:
        """Something answers that is no database of ours."""
        return (
            f"What answers at {self.url} does not speak Bolt: set COLLABGRAPH_DATABASE_URL to the database's address "
            "for Bolt, usually at port 7687."
        )

    def silent(self, seconds: float) -> str:
        """It was asked, and did not answer in time."""
        return (
            f"The database at {self.url} did not answer within {seconds:g} s: it hangs, or has too much to do; look "
            "at it, or set COLLABGRAPH_DATABASE_URL to another one."
        )

    def cannot_write(self, reason: str) -> str:
        """Its disk is full, or the like: from then on Neo4j refuses everything, until it is started again."""
        return (
            f"The database at {self.url} has failed ({reason}): see its log, make room where its disk is full, and "
            "restart it; then run this again."
        )


@dataclass(frozen=True, slots=True)
class FolderAdvice:
    """About the embedded store in a folder."""

    folder: Path

    def wrong_login(self) -> str:
        """Another process has become the owner since we joined."""
        return self.away("another process has it open now")

    def refused(self, reason: str) -> str:
        """The engine refuses what was asked."""
        return self.away(reason)

    def no_database(self) -> str:
        """The engine runs without its graph."""
        return self.away("the graph is missing")

    def away(self, reason: str) -> str:
        """The engine has ended."""
        return (
            f"The store {self.folder} does not answer ({reason}): the process that had it open has ended. Run this "
            "again, or start the service again."
        )

    def another_protocol(self) -> str:
        """Something else listens where the engine did."""
        return self.away("something else has its port")

    def silent(self, seconds: float) -> str:
        """The engine was asked, and did not answer in time."""
        return (
            f"The store {self.folder} did not answer within {seconds:g} s: the process that has it open hangs, or has "
            "too much to do. End that process, or wait; then run this again."
        )

    def cannot_write(self, reason: str) -> str:
        """Its disk is full, or the like."""
        return (
            f"The store {self.folder} cannot be written ({reason}): make room on its disk, or set "
            "COLLABGRAPH_DATABASE_URL to a folder that has some; then run this again."
        )


Advice = ServerAdvice | FolderAdvice

DOUBLE_KEY = (
    "In the database more than one thing has the same key, so this cannot be made: {}. Leave one of them, then run "
    "this again. The database says: {}"
)
