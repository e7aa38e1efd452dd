"""What the site has stored, read from its database beside the running processes."""

import sqlite3
from contextlib import closing
from pathlib import Path


class Records:
    """Looks into the database of a site under test."""

    def __init__(self, database: Path) -> None:
        self.database = database

    def inquiries(self, **wanted) -> list[dict]:
        """Return the inquiries whose columns equal `wanted`, oldest first."""
        return self.rows("contact_inquiry", **wanted)

    def rows(self, table: str, **wanted) -> list[dict]:
        condition = " AND ".join(f"{column} = ?" for column in wanted) or "1"
        statement = f"SELECT * FROM {table} WHERE {condition} ORDER BY id"  # noqa: S608 - ours
        with closing(self._open()) as database:
            return [dict(row) for row in database.execute(statement, tuple(wanted.values()))]

    def change(self, table: str, pk: int, **values) -> None:
        """Set columns of one row, for what a person could only wait for: time."""
        columns = ", ".join(f"{column} = ?" for column in values)
        statement = f"UPDATE {table} SET {columns} WHERE id = ?"  # noqa: S608 - ours
        with closing(self._open()) as database, database:
            database.execute(statement, (*values.values(), pk))

    def _open(self) -> sqlite3.Connection:
        database = sqlite3.connect(self.database, timeout=20)
        database.row_factory = sqlite3.Row
        return database
