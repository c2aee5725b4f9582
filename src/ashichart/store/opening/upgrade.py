"""Brings a file to the newest schema with Alembic, in one transaction; imported only when a file needs it."""

import os
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from ashichart.domain.errors import NewerFileError
from ashichart.store.backend.sqlcipher import make_engine, translate_driver_errors
from ashichart.store.records.clinics import set_first_zone
from ashichart.store.tables.schema import SCHEMA_REVISION
from ashichart.wording.computer import store as say

_SCRIPTS = Path(__file__).resolve().parents[1] / "migrations"


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def known_revisions() -> tuple[str, ...]:
    """Return every schema this program can bring to the newest one, newest first."""
    return tuple(script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions())


def newer_error(path: Path) -> NewerFileError:
    """Return what is said of a file whose schema is not known here."""
    return NewerFileError(
        say.written_by_newer(file=path.name), say.install_newest()
    )


def upgrade(path: Path, file_key: bytes, found: str | None, zone: str | None = None) -> None:
    """Bring the file at `path` to the newest schema; a file that does not exist is made, for its owner only.

    The engine used here never turns foreign keys on: with them, copying and dropping a parent table takes every row of
    its children along without a word.

    Args:
        path: The encrypted file.
        file_key: 32 bytes.
        found: Revision the file has now, None for a new one.
        zone: IANA name of the zone of a clinic that says none yet, None if it is not known.

    Raises:
        NewerFileError: If `found` is not known; the file is untouched.
        UserError: For the world's faults; the file is as it was.
    """
    if found == SCHEMA_REVISION:
        return
    if found is not None and found not in known_revisions():
        raise newer_error(path)
    if found is None:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    engine = make_engine(path, file_key.hex(), foreign_keys=False, busy_timeout_s=5.0)
    try:
        with translate_driver_errors(path), engine.begin() as connection:
            config = _config()
            config.attributes["connection"] = connection
            command.upgrade(config, SCHEMA_REVISION)
            if zone is not None:
                set_first_zone(connection, zone)
    finally:
        engine.dispose()
