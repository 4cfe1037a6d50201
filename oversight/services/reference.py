"""Load commissions and agencies from their data files at set-up. Idempotent: keys decide what is the same."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from oversight.domain.terms import BodyKind
from oversight.persistence.models import Body, CommissionRules

FOLDER = Path(__file__).resolve().parent.parent / "reference"


def load_reference(session: Session) -> dict[str, int]:
    """Add or renew the bodies of the data files, without committing; returns how many there are of each kind."""
    commissions = _read("commissions.toml")["commission"]
    agencies = _read("agencies.toml")["agency"]
    known = {body.key: body for body in session.scalars(select(Body).where(Body.key.is_not(None)))}
    for row in commissions:
        body = _put_body(session, known, BodyKind.COMMISSION, row)
        session.flush()
        for rules in row["rules"]:
            _put_rules(session, body, rules)
    for row in agencies:
        _put_body(session, known, BodyKind.AGENCY, row)
    session.flush()
    return {"commissions": len(commissions), "agencies": len(agencies)}


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def _put_body(session: Session, known: dict[str | None, Body], kind: BodyKind, row: dict[str, Any]) -> Body:
    body = known.get(row["key"])
    if body is None:
        body = Body(kind=kind, key=row["key"])
        session.add(body)
    body.bin = row["bin"] or None
    body.name_kk, body.name_ru, body.name_en = row["name"]["kk"], row["name"]["ru"], row["name"]["en"]
    body.region = row["region"]
    body.address = row.get("address", "")
    body.is_state_body = row.get("is_state_body", True)
    body.object_class = row.get("object_class")
    body.is_excluded = row.get("is_excluded", False)
    return body


def _put_rules(session: Session, body: Body, row: dict[str, Any]) -> None:
    start: date = row["in_force_from"]
    rules = session.scalars(
        select(CommissionRules).where(CommissionRules.body_id == body.id, CommissionRules.in_force_from == start)
    ).one_or_none()
    if rules is None:
        rules = CommissionRules(body_id=body.id, in_force_from=start)
        session.add(rules)
    rules.quorum_numerator, rules.quorum_denominator = row["quorum"]
    rules.majority = row["majority"]
    rules.has_casting_vote = row["has_casting_vote"]
    rules.chair_decides = row["chair_decides"]
    rules.topics, rules.regions = row["topics"], row["regions"]
    rules.mandate_kk, rules.mandate_ru, rules.mandate_en = (row["mandate"][code] for code in ("kk", "ru", "en"))


def rules_of(session: Session, body_id: UUID, on: date) -> CommissionRules:
    """The rules of a commission in force on a local date."""
    query = (
        select(CommissionRules)
        .where(CommissionRules.body_id == body_id, CommissionRules.in_force_from <= on)
        .order_by(CommissionRules.in_force_from.desc())
        .limit(1)
    )
    return session.scalars(query).one()
