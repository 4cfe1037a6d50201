"""Land returned to the state is recorded plot by plot, and a plot recorded by mistake is struck out.

Safe with the previous release running: yes, it neither reads nor writes what is new.
Reversible: yes, while nothing was struck out; the recorded plots are lost, the log keeps how many and how large.
"""

import sqlalchemy as sa
from alembic import op

from migrations.closed_lists import narrow, widen

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

STRIKE_OUT = ("strike_out_land",)

_FROZEN = (
    "id",
    "docket_id",
    "commitment_id",
    "number",
    "area_hectares",
    "cadastral_number",
    "region",
    "district",
    "language",
    "returned_on",
    "basis",
    "recorded_at",
)
# name, when, condition under which the change is refused
RULES = (
    (
        "returned_land_frozen",
        "UPDATE",
        " OR ".join(["OLD.struck_at IS NOT NULL", *(f"NEW.{name} <> OLD.{name}" for name in _FROZEN)]),
    ),
    ("returned_land_no_delete", "DELETE", None),
)


def upgrade() -> None:
    """Create the table with its triggers; let the log tell of a plot that was struck out."""
    op.create_table(
        "returned_land",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("docket_id", sa.Uuid(), nullable=False),
        sa.Column("commitment_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("area_hectares", sa.Numeric(precision=12, scale=4), nullable=False),
        sa.Column("cadastral_number", sa.String(length=30), nullable=False),
        sa.Column("region", sa.String(length=9), nullable=False),
        sa.Column("district", sa.String(length=120), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("returned_on", sa.Date(), nullable=False),
        sa.Column("basis", sa.String(length=300), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("struck_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("striking_reasons", sa.Text(), nullable=False),
        sa.CheckConstraint("area_hectares > 0", name=op.f("ck_returned_land_area_is_some")),
        sa.CheckConstraint("trim(district) <> '' AND trim(basis) <> ''", name=op.f("ck_returned_land_place_and_basis")),
        sa.CheckConstraint(
            "struck_at IS NULL OR trim(striking_reasons) <> ''", name=op.f("ck_returned_land_struck_has_reasons")
        ),
        sa.ForeignKeyConstraint(["commitment_id"], ["commitment.id"], name=op.f("fk_returned_land_commitment_id")),
        sa.ForeignKeyConstraint(["docket_id"], ["docket.id"], name=op.f("fk_returned_land_docket_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["account.id"], name=op.f("fk_returned_land_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_returned_land")),
        sa.UniqueConstraint("docket_id", "number", name=op.f("uq_returned_land_docket_id_number")),
    )
    op.create_index("ix_returned_land_commitment_id", "returned_land", ["commitment_id"])
    op.create_index("ix_returned_land_returned_on", "returned_land", ["returned_on", "docket_id"])
    widen("event", "action", STRIKE_OUT)
    _freeze()


def _freeze() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for name, when, condition in RULES:
        guard = f" WHEN ({condition})" if condition else ""
        refusal = (
            f"BEGIN SELECT RAISE(ABORT, 'append-only: {name}'); END"
            if is_sqlite
            else "EXECUTE FUNCTION refuse_change()"  # of revision 0002
        )
        op.execute(f"CREATE TRIGGER {name} BEFORE {when} ON returned_land FOR EACH ROW{guard} {refusal}")


def downgrade() -> None:
    """Drop it; refuse when the log tells of a plot that was struck out."""
    narrow("event", "action", STRIKE_OUT)
    op.drop_table("returned_land")
