"""Examining a plan file and its backups, without changing either."""

import sqlite3
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import lock
from .database import Problem, database, told
from .examine import in_use, inspect_file, judge, leftovers, looking, real
from .schema import SCHEMA, counts, version_of
from .shelf import list_backups, verify
from .words import _, ngettext

#: Damaged rows that a report lists; more are counted only.
LISTED = 100


@dataclass(slots=True)
class Report:
    """What is to be said about a plan file. Everything in it can be written as JSON; ids are strings."""

    file: str
    problem: str = ""
    title: str = ""
    identity: str = ""
    changes: int = 0
    schema: int = 0
    open_now: bool = False
    held_by: str = ""
    left_beside: list[str] = field(default_factory=list)
    integrity: str = ""
    broken_links: list[dict[str, str]] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    damaged_rows: list[dict[str, str]] = field(default_factory=list)
    copies: list[dict[str, Any]] = field(default_factory=list)
    backups: list[dict[str, Any]] = field(default_factory=list)

    @property
    def healthy(self) -> bool:
        """Whether the plan can be opened and everything in it can be read."""
        return self.integrity == "ok" and not (self.problem or self.broken_links or self.damaged_rows)

    def lines(self) -> list[str]:
        """The report in words, a fact a line."""
        head = _("{file}: a sound plan.") if self.healthy else _("{file}: something is wrong.")
        said = [head.format(file=self.file), *filter(None, [self.problem])]
        if self.rows:
            count = sum(self.rows.values())
            said.append(ngettext("{count} entry", "{count} entries", count).format(count=count))
        said += [
            _("{table} {id} refers to an entry of {parent} that is not there.").format(**link)
            for link in self.broken_links
        ]
        said += [_("{table} {id} cannot be used: {why}").format(**row) for row in self.damaged_rows]
        if self.left_beside:
            names = ", ".join(self.left_beside)
            said.append(_("Changes of an unexpected end lie beside it: {names}.").format(names=names))
        said += [_("The same plan lies at {file}.").format(file=copy["file"]) for copy in self.copies]
        if not self.backups:
            said.append(_("There is no automatic backup."))
        for backup in self.backups:
            sentence = (
                _("Backup of {made}: {file}")
                if backup["verified"]
                else _("Backup of {made} is damaged: {file}")
            )
            said.append(sentence.format(**backup))
        return said


def examine(path: Path) -> Report:
    """Examine a plan file, also when it is open in this program. It is changed in no case."""
    from .file import is_open

    path = real(path)
    report = Report(str(path), open_now=is_open(path))
    report.backups = [{**backup._asdict(), "verified": verify(backup)} for backup in list_backups(path)]
    try:
        if report.open_now:
            with told():
                _look_into(database.connection(), path, report)
        else:
            inspect_file(path)
            if lock.held(path):
                report.held_by = lock.holder(path)
                raise in_use(path)
            report.left_beside = [file.name for file in leftovers(path)]
            with looking(path) as connection:
                _look_into(connection, path, report)
    except Problem as problem:
        report.problem = str(problem)
    report.copies = _copies(path, report.identity)
    return report


def _look_into(connection: sqlite3.Connection, path: Path, report: Report) -> None:
    report.schema = version_of(connection)
    verdicts = [row[0] for row in connection.execute("PRAGMA integrity_check(20)")]
    report.integrity = "\n".join(verdicts)
    judge(connection, path)
    report.identity, report.title, report.changes = connection.execute(
        "SELECT CAST(identity AS TEXT), CAST(title AS TEXT), changes FROM plan"
    ).fetchone()
    report.rows = counts(connection)
    report.broken_links = [
        {"table": table, "id": str(row), "parent": parent}
        for table, row, parent, _number in connection.execute("PRAGMA foreign_key_check")
    ][:LISTED]
    if report.schema == SCHEMA:
        report.damaged_rows = damaged_rows(connection)[:LISTED]


def damaged_rows(connection: sqlite3.Connection) -> list[dict[str, str]]:
    """Every row with a value that its field does not take: text that is none, a day that does not exist."""
    from . import MODELS

    found = []
    for model in MODELS:
        fields = model._meta.sorted_fields
        columns = ", ".join(f'CAST("{f.column_name}" AS BLOB), typeof("{f.column_name}")' for f in fields)
        for cells in connection.execute(f'SELECT {columns} FROM "{model._meta.table_name}"'):
            why = next(filter(None, map(_fault, fields, cells[::2], cells[1::2])), "")
            if why:
                row = cells[2 * fields.index(model._meta.primary_key)].decode()
                found.append({"table": model._meta.table_name, "id": row, "why": why})
    return found


def _fault(column: Any, raw: bytes | None, kind: str) -> str:
    """What is wrong with one stored value, in a sentence; empty where nothing is."""
    name = column.verbose_name or column.name
    wanted = {"INT": "integer", "TEXT": "text", "BLOB": "blob", "DEFAULT": "text"}.get(
        column.field_type, "integer"
    )
    if kind == "null" and column.null:
        return ""
    if kind != wanted:
        return _("“{field}” holds {kind} instead of {wanted}.").format(
            field=_(name), kind=kind, wanted=wanted
        )
    inspect = getattr(column, "inspect", None)
    if not inspect or raw is None:
        return ""
    try:
        inspect(raw.decode() if kind == "text" else int(raw))
    except Problem as problem:
        return str(problem)
    except UnicodeDecodeError:
        return _("“{field}” holds text that cannot be read.").format(field=_(name))
    return ""


def _copies(path: Path, identity: str) -> list[dict[str, Any]]:
    """Other files in the same folder that hold the same plan, as sync tools leave them."""
    from .file import ENDING

    found = []
    for other in sorted(path.parent.glob(f"*{ENDING}")) if identity else []:
        if real(other) == path or lock.held(other):
            continue
        try:
            inspect_file(other)
            with looking(real(other), alone=True) as connection:
                row = connection.execute("SELECT identity, changes FROM plan").fetchone()
        except Problem:
            continue
        if row and row[0] == identity:
            found.append({"file": str(other), "changes": row[1]})
    return found
