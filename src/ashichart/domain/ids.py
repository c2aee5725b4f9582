"""Identifiers. Made by the domain, not by the database, so that a deleted row's key is never handed out again."""

from collections.abc import Callable
from uuid import uuid4

IdFactory = Callable[[], str]


def new_id() -> str:
    """Return a random UUID as 36 characters of text."""
    return str(uuid4())
