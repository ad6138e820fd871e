"""The one store: statements over Bolt to Neo4j or to the embedded engine, by the official driver.

Reads run in a READ session by themselves (a managed transaction costs half as much again) and are tried once more
where the connection was lost; writes are managed transactions, which the driver tries again for a few seconds.
Nothing waits longer than the time it was given: the server is told the time-out, and the waiting ends here as well.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final, TypeVar

import neo4j
import structlog
from neo4j import exceptions as driver_errors
from neo4j._exceptions import BoltError

from graph_store.advice import DOUBLE_KEY, Advice, ServerAdvice
from graph_store.bookmarks import SharedBookmarks
from graph_store.errors import Conflict, RequestTimeout, ServiceError, Unavailable
from graph_store.statements import Dialect, Statement
from graph_store.store import Statements
from graph_store.versions import renewal

_LOG = structlog.get_logger(__name__)
_LOST = (driver_errors.SessionExpired, driver_errors.ServiceUnavailable, driver_errors.TransientError)
_AWAY = (*_LOST, driver_errors.ConnectionAcquisitionTimeoutError, OSError)
# The driver lets its BoltError through, which has no public name, where something that is no database answers.
_NO_BOLT = (driver_errors.ConfigurationError, BoltError)
_TIME_OVER_CODES = ("TransactionTimedOut", "TransactionTimedOutClientConfiguration", "LockAcquisitionTimeout")
# What a full disk does to Neo4j: it cannot append to its log, and then begins no transaction any more.
_FAILED: Final = "Neo.DatabaseError.Transaction."
_CONFLICT_TRIES: Final = 4
# Of transactions that overlap the embedded engine refuses all but the first: those of one process wait for each other.
_WRITERS: Final[Mapping[Dialect, int]] = {"neo4j": 32, "arcadedb": 1}
_FIRST_RETRY: Final = 0.05
_TOO_LATE = "The answer was not ready in time; ask for less, or try again later."
_NOT_THERE = "The database cannot be reached just now; try again later."

T = TypeVar("T")


class DatabaseUnavailable(Unavailable):
    """The database cannot be reached, or refuses us.

    The message is for clients; `for_operator` says what is wrong and which setting mends it, and is never sent out.
    """

    def __init__(self, for_operator: str) -> None:
        super().__init__(_NOT_THERE)
        self.for_operator = for_operator


class DatabaseTimeout(RequestTimeout):
    """As `RequestTimeout`; `for_operator` as for `DatabaseUnavailable`."""

    def __init__(self, for_operator: str) -> None:
        super().__init__(_TOO_LATE)
        self.for_operator = for_operator


class BoltStore:
    """A store over Bolt; safe for any number of tasks of one event loop.

    `uri` is bolt://, neo4j://, or one of these with +s or +ssc. `dialect` is asked of the server on first use where it
    is not given. Times are in seconds: `connect_timeout` for one connection, `retry_time` for trying a write again.
    `advice` words what the operator reads; `write_failure` is asked about errors, by their text, that do not say
    themselves whether the database could not write: then it says why. `bookmarks` are shared with other processes.
    """

    def __init__(
        self,
        uri: str,
        user: str,
        password: str,
        *,
        dialect: Dialect | None = None,
        database: str | None = None,
        pool_size: int = 64,
        connect_timeout: float = 5.0,
        retry_time: float = 5.0,
        advice: Advice | None = None,
        write_failure: Callable[[str], str | None] = lambda said: None,
        bookmarks: SharedBookmarks | None = None,
    ) -> None:
        self._advice = advice or ServerAdvice(uri, database)
        self._write_failure = write_failure
        self._dialect: Dialect | None = dialect
        self._connect_timeout = connect_timeout
        self._driver = neo4j.AsyncGraphDatabase.driver(
            uri,
            auth=(user, password),
            max_connection_pool_size=pool_size,
            connection_timeout=connect_timeout,
            connection_acquisition_timeout=2 * connect_timeout,
            liveness_check_timeout=60.0,
            max_transaction_retry_time=retry_time,
            initial_retry_delay=_FIRST_RETRY,
            notifications_min_severity=neo4j.NotificationMinimumSeverity.OFF,
            user_agent="collaboration-graph",
        )
        self._reader: dict[str, Any] = {
            "default_access_mode": neo4j.READ_ACCESS,
            "database": database,
            "bookmark_manager": _manager(bookmarks),
        }
        self._sessions: list[neo4j.AsyncSession] = []
        self._writers = {dialect_: asyncio.Semaphore(number) for dialect_, number in _WRITERS.items()}
        self._writer: dict[str, Any] = {**self._reader, "default_access_mode": neo4j.WRITE_ACCESS}

    @property
    def dialect(self) -> Dialect:
        """Which reading of a statement this database takes; `neo4j` until the server was asked."""
        return self._dialect or "neo4j"

    async def verify(self) -> str:
        """Connects, recognises the dialect and returns the server's name and version, such as `Neo4j 5.26.30`."""
        patience = 2 * self._connect_timeout
        with self._translated("verify", patience):
            try:
                async with asyncio.timeout(patience):
                    agent = (await self._driver.get_server_info()).agent
            except TimeoutError as error:
                raise DatabaseUnavailable(self._advice.silent(patience)) from error
        _, arcadedb, version = agent.partition("ArcadeDB ")
        self._dialect = self._dialect or ("arcadedb" if arcadedb else "neo4j")
        return f"ArcadeDB {version.rstrip(')')}" if arcadedb else agent.replace("/", " ")

    async def read(
        self, statement: Statement, options: Mapping[str, str], parameters: Mapping[str, Any], timeout: float
    ) -> list[Any]:
        """The values of the one record; tried once more where the connection was lost."""

        async def once(text: str) -> list[Any]:
            query = neo4j.Query(text, metadata={"statement": statement.name}, timeout=timeout)
            # A session is kept for the next read, for to make one takes longer; it holds no connection in between.
            session = self._sessions.pop() if self._sessions else self._driver.session(**self._reader)
            try:
                result = await session.run(query, dict(parameters))
                values = (await result.single(strict=True)).values()
            except BaseException as error:
                await session.__aexit__(type(error), error, error.__traceback__)  # type: ignore[no-untyped-call]
                raise
            self._sessions.append(session)
            return values

        with self._translated(statement.name, timeout):
            async with asyncio.timeout(timeout):
                text = await self._text(statement, options)
                try:
                    return await once(text)
                except _LOST as error:
                    _LOG.warning("statement tried again", statement=statement.name, error=str(error))
                    return await once(text)

    async def write(
        self, statement: Statement, options: Mapping[str, str], parameters: Mapping[str, Any], timeout: float
    ) -> list[Any]:
        """As `read`, in a managed transaction; `Conflict` where a unique constraint refuses what is written.

        What changes the graph gives it another version, in the same transaction.
        """

        async def alone(running: Statements) -> list[Any]:
            return await running.write(statement, options, parameters, timeout)

        return await self.transact(statement.name, alone, timeout)

    async def transact(self, name: str, work: Callable[[Statements], Awaitable[T]], timeout: float) -> T:
        """What `work` returns, its statements one managed transaction; `Conflict` as for `write`.

        Where one of them changes the graph, the last statement gives it another version.
        """

        @neo4j.unit_of_work(metadata={"statement": name}, timeout=timeout)
        async def whole(transaction: neo4j.AsyncManagedTransaction) -> T:
            running = _Running(transaction, self.dialect)
            result = await work(running)
            if running.has_changed:
                # Last of all: writers wait for each other no longer than it takes to commit.
                await (await transaction.run(*renewal(self.dialect))).consume()
            return result

        async def once() -> T:
            async with self._driver.session(**self._writer) as session:
                return await session.execute_write(whole)

        with self._translated(name, timeout):
            async with asyncio.timeout(timeout):
                if self._dialect is None:
                    await self.verify()
                async with self._writers[self.dialect]:
                    return await _despite_conflicts(once)

    async def apply(self, statement: Statement, options: Mapping[str, str], timeout: float) -> None:
        """Runs a statement of mode `schema`: commands that return nothing, each ended by a semicolon."""
        with self._translated(statement.name, timeout):
            async with asyncio.timeout(timeout), self._driver.session(**self._writer) as session:
                text = await self._text(statement, options)
                commands = [command for part in text.split(";\n") if (command := part.strip(" \n;"))]
                for command in commands:
                    query = neo4j.Query(command, metadata={"statement": statement.name}, timeout=timeout)
                    await _change_schema(session, query)

    async def close(self) -> None:
        """Gives every connection back."""
        while self._sessions:
            await self._sessions.pop().close()
        await self._driver.close()

    async def _text(self, statement: Statement, options: Mapping[str, str]) -> str:
        if self._dialect is None:
            await self.verify()
        return statement.text(self.dialect, options)

    @contextmanager
    def _translated(self, name: str, timeout: float) -> Iterator[None]:
        """Turns the driver's errors into the service's; what it does not know is logged by the statement's name."""
        try:
            yield
        except ServiceError:
            raise
        except Exception as error:
            translated = self._translate(error, timeout)
            if translated is None:
                _LOG.error("statement failed", statement=name, error=str(error), kind=type(error).__name__)
                raise
            _LOG.warning("statement not answered", statement=name, code=translated.code, error=str(error))
            raise translated from error

    def _translate(self, error: Exception, timeout: float) -> ServiceError | None:
        code = str(getattr(error, "code", "") or "")
        if isinstance(error, TimeoutError) or code.rpartition(".")[2] in _TIME_OVER_CODES:
            return DatabaseTimeout(self._advice.silent(timeout))
        if words := self._why_unavailable(error, code):
            return DatabaseUnavailable(words)
        if isinstance(error, driver_errors.ConstraintError):
            return Conflict("Something with this id is there already; read it again before changing it.")
        return None

    def _why_unavailable(self, error: Exception, code: str) -> str | None:
        """What the operator reads of a database that is away or refuses; None for an error of another kind."""
        if code.endswith((".Security.Unauthorized", ".Security.AuthenticationRateLimit")):
            return self._advice.wrong_login()
        if isinstance(error, driver_errors.AuthError) or ".Security." in code:
            return self._advice.refused(_reason(error))
        if code.endswith(".Database.DatabaseNotFound"):
            return self._advice.no_database()
        if isinstance(error, _NO_BOLT) or "looks like HTTP" in str(error):
            return self._advice.another_protocol()
        if code.startswith(_FAILED):
            return self._advice.cannot_write(_reason(error).partition(":")[0])
        if isinstance(error, driver_errors.Neo4jError) and (failure := self._write_failure(str(error))):
            return self._advice.cannot_write(failure)
        return self._advice.away(_reason(error)) if isinstance(error, _AWAY) else None


class _Running:
    """Statements in one transaction; `has_changed`: whether one of them changed what somebody may see."""

    def __init__(self, transaction: neo4j.AsyncManagedTransaction, dialect: Dialect) -> None:
        self.dialect = dialect
        self.has_changed = False
        self._transaction = transaction

    async def read(
        self, statement: Statement, options: Mapping[str, str], parameters: Mapping[str, Any], timeout: float
    ) -> list[Any]:
        """The values of the one record."""
        result = await self._transaction.run(statement.text(self.dialect, options), dict(parameters))
        return (await result.single(strict=True)).values()

    async def write(
        self, statement: Statement, options: Mapping[str, str], parameters: Mapping[str, Any], timeout: float
    ) -> list[Any]:
        """As `read`."""
        self.has_changed |= statement.changes_graph
        return await self.read(statement, options, parameters, timeout)


def _manager(shared: SharedBookmarks | None) -> neo4j.AsyncBookmarkManager:
    """Makes sessions read what earlier ones have written, those of other processes too where they are shared."""
    if shared is None:
        return neo4j.AsyncGraphDatabase.bookmark_manager()
    return neo4j.AsyncGraphDatabase.bookmark_manager(
        bookmarks_supplier=lambda: neo4j.Bookmarks.from_raw_values(shared.told()),
        bookmarks_consumer=lambda bookmarks: shared.tell(bookmarks.raw_values),
    )


async def _change_schema(session: neo4j.AsyncSession, query: neo4j.Query) -> None:
    """Runs one command; IF NOT EXISTS misses what another process makes meanwhile: that is no error."""
    for attempt in range(1, _CONFLICT_TRIES + 1):
        try:
            await (await session.run(query)).consume()
        except driver_errors.TransientError:
            if attempt == _CONFLICT_TRIES:
                raise
            await asyncio.sleep(_FIRST_RETRY * attempt)
        except (driver_errors.ClientError, driver_errors.DatabaseError) as error:
            if _is_of_double_key(error):
                raise DatabaseUnavailable(DOUBLE_KEY.format(query.text, _reason(error))) from error
            if not str(error.code).endswith("AlreadyExists"):
                raise
            return
        else:
            return


def _is_of_double_key(error: driver_errors.Neo4jError) -> bool:
    """Whether a constraint was refused for what is there: by Neo4j or by the embedded engine."""
    return str(error.code).endswith(("ConstraintCreationFailed", "ConstraintValidationFailed"))


async def _despite_conflicts(once: Callable[[], Awaitable[T]]) -> T:
    """The embedded engine refuses the loser of two MERGEs of one key; the next try finds what the winner wrote."""
    for attempt in range(1, _CONFLICT_TRIES):
        try:
            return await once()
        except driver_errors.ConstraintError:
            await asyncio.sleep(0.01 * attempt)
    return await once()


def _reason(error: BaseException) -> str:
    """What is behind an error, in one line: the system's word for it where there is one."""
    behind: BaseException | None = error
    while behind is not None:
        if isinstance(behind, OSError) and behind.errno and behind.errno > 0:
            return os.strerror(behind.errno)
        behind = behind.__cause__
    said = getattr(error, "message", None) or str(error) or type(error).__name__
    return " ".join(str(said).split()).rstrip(".")
