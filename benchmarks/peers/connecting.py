"""What a service is told by the environment: where the database is, and whether to profile its statements."""

from __future__ import annotations

import os

import neo4j

URI, USER, PASSWORD, PROFILE = "PEERS_URI", "PEERS_USER", "PEERS_PASSWORD", "PEERS_PROFILE"


def driver() -> neo4j.AsyncDriver:
    """A driver to the database that the environment names; KeyError where it names none."""
    return neo4j.AsyncGraphDatabase.driver(
        os.environ[URI],
        auth=(os.environ[USER], os.environ[PASSWORD]),
        max_transaction_retry_time=5.0,
        notifications_min_severity=neo4j.NotificationMinimumSeverity.OFF,
    )


def is_profiled() -> bool:
    """Whether every statement is to be profiled, and its database hits counted."""
    return bool(os.environ.get(PROFILE))
