"""A paper knows its number among those of its act; a complaint keeps what its card has to say.

One act may yield two papers of one kind: the letter that passes a complaint on, and the notice of it. Old complaints were
never asked for category, consent, contacts and signature: their columns stay empty, which means "not asked".

Safe with the previous release running: yes; what it writes is the first paper of its act, and was not asked.
Reversible: yes, while no act has yielded two papers of one kind; what was asked is lost.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

CATEGORIES = ("application", "complaint", "message", "proposal", "response", "request")
SIGNINGS = ("own_hand", "e_signature", "sent_online", "by_telephone")

_TABLE, _FROZEN = "issued_document", "issued_document_no_update"
_COLUMNS = "docket_id, kind, language, sequence"
_BEFORE = f"CONSTRAINT uq_{_TABLE}_docket_id_kind_language_sequence UNIQUE ({_COLUMNS})"
_AFTER = f"CONSTRAINT uq_{_TABLE}_docket_id_kind_language_sequence_place UNIQUE ({_COLUMNS}, place)"
# Papers of before this revision carry their place in their number only: 2026-00147/09-2.
_TAIL = "substr(json_extract(context, '$.frame.number'), instr(json_extract(context, '$.frame.number'), '/') + 1)"
_PLACES = {
    "sqlite": (
        f"UPDATE {_TABLE} SET place = CAST(substr({_TAIL}, instr({_TAIL}, '-') + 1) AS INTEGER)"  # noqa: S608
        f" WHERE instr({_TAIL}, '-') > 0"
    ),
    "postgresql": (
        f"UPDATE {_TABLE} SET place = substring(context->'frame'->>'number' from '-([0-9]+)$')::int"  # noqa: S608
        " WHERE context->'frame'->>'number' ~ '/[0-9]+-[0-9]+$'"
    ),
}


def upgrade() -> None:
    """Number the papers of each act; add what a complaint is asked from now on."""
    op.add_column(_TABLE, sa.Column("place", sa.Integer(), nullable=False, server_default="1"))
    _fill_places()
    _replace_key(_BEFORE, _AFTER)
    for column, values in (("category", CATEGORIES), ("signing", SIGNINGS)):
        listed = ", ".join(f"'{value}'" for value in values)
        check = f"CONSTRAINT ck_complaint_{column} CHECK ({column} IN ({listed}))"
        op.execute(f"ALTER TABLE complaint ADD COLUMN {column} VARCHAR(40) {check}")
    op.add_column("complaint", sa.Column("agrees_to_processing", sa.Boolean(), nullable=True))
    op.add_column("complaint", sa.Column("confirms_contacts", sa.Boolean(), nullable=True))
    op.add_column("complaint", sa.Column("taken_down", sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    """Take it back. Raises RuntimeError when an act has yielded two papers of one kind: one of them would be lost."""
    twice = f"SELECT 1 FROM {_TABLE} GROUP BY {_COLUMNS} HAVING count(*) > 1 LIMIT 1"  # noqa: S608 - names of this file
    if op.get_bind().execute(sa.text(twice)).first():
        message = "an act has yielded two papers of one kind: this revision cannot be undone"
        raise RuntimeError(message)
    for column in ("taken_down", "confirms_contacts", "agrees_to_processing", "signing", "category"):
        op.drop_column("complaint", column)
    _replace_key(_AFTER, _BEFORE)
    op.drop_column(_TABLE, "place")


def _fill_places() -> None:
    """An issued paper cannot be rewritten; what it is called may be read off its text this once."""
    bind = op.get_bind()
    if bind.dialect.name != "sqlite":
        op.execute(f"ALTER TABLE {_TABLE} DISABLE TRIGGER {_FROZEN}")
        op.execute(_PLACES["postgresql"])
        op.execute(f"ALTER TABLE {_TABLE} ENABLE TRIGGER {_FROZEN}")
        return
    query = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = :name"
    trigger = bind.execute(sa.text(query), {"name": _FROZEN}).scalar_one()
    bind.exec_driver_sql(f"DROP TRIGGER {_FROZEN}")
    bind.exec_driver_sql(_PLACES["sqlite"])
    bind.exec_driver_sql(trigger)


def _replace_key(before: str, after: str) -> None:
    """One unique constraint in place of another. SQLite cannot; there the schema is mended and its index made anew."""
    bind = op.get_bind()
    if bind.dialect.name != "sqlite":
        op.execute(f"ALTER TABLE {_TABLE} DROP CONSTRAINT {before.split()[1]}")
        op.execute(f"ALTER TABLE {_TABLE} ADD {after}")
        return
    revision = bind.execute(sa.text("PRAGMA schema_version")).scalar_one()
    bind.execute(sa.text("PRAGMA writable_schema = ON"))
    bind.execute(
        sa.text("UPDATE sqlite_master SET sql = replace(sql, :before, :after) WHERE type = 'table' AND name = :table"),
        {"before": before, "after": after, "table": _TABLE},
    )
    bind.execute(sa.text(f"PRAGMA schema_version = {revision + 1}"))  # so that every connection reads the schema again
    bind.execute(sa.text("PRAGMA writable_schema = OFF"))
    bind.execute(sa.text(f"REINDEX {_TABLE}"))
    if (found := bind.execute(sa.text(f"PRAGMA integrity_check({_TABLE})")).scalar_one()) != "ok":
        raise RuntimeError(found)
