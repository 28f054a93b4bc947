"""Write the next migration: the difference between our tables and an empty database that is brought up to date."""

from __future__ import annotations

import sys
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from storage.migrate import upgrade_to_head

_HERE = Path(__file__).resolve().parent


def write_next(name: str, connection: Connection) -> None:
    """Compare on a connection to an up-to-date database, and write what is missing."""
    config = Config(_HERE / "alembic.ini")
    config.attributes["connection"] = connection
    number = len(list((_HERE / "versions").glob("[0-9]*.py"))) + 1
    command.revision(config, name, autogenerate=True, rev_id=f"{number:04}")


def main(arguments: list[str]) -> int:
    """Write it under the given name."""
    if len(arguments) != 1:
        sys.stderr.write('What does it do? make migration name="add sessions"\n')
        return 2
    with create_engine("sqlite://", poolclass=StaticPool).begin() as connection:
        upgrade_to_head(connection)
        write_next(arguments[0], connection)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
