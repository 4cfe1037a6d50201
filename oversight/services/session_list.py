"""Items for the next session of a commission: cases whose agency has been silent for so long that it is spoken of.

The watch lists them; they leave the list by themselves when the agency answers, or the case is challenged or closed.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, union_all

from oversight.domain.terms import COMMISSION_ROLES
from oversight.persistence.models import Body, Docket, Response
from oversight.services.context import Context
from oversight.services.worklists import days_until

LONGEST = 50


@dataclass(frozen=True, slots=True)
class Item:
    """One case. ``days`` are working days since the last day of the answer, negative; None without a calendar."""

    number: str
    titles: dict[str, str]
    agency: dict[str, str]
    due_on: date
    days: int | None
    listed_on: date


def items(ctx: Context) -> tuple[Item, ...]:
    """The items of the actor's commissions, listed longest first, at most LONGEST of each. One statement."""
    parts = [
        select(
            Docket.number,
            Docket.title_kk,
            Docket.title_ru,
            Docket.title_en,
            Docket.agency_text,
            Body.name_kk,
            Body.name_ru,
            Body.name_en,
            Response.due_on,
            Docket.listed_on,
        )
        .join(Response, Response.docket_id == Docket.id)
        .outerjoin(Body, Body.id == Docket.agency_id)
        .where(Docket.commission_id == body_id, Docket.listed_on.is_not(None))
        .order_by(Docket.listed_on)
        .limit(LONGEST)
        for body_id in sorted(ctx.actor.bodies(COMMISSION_ROLES), key=str)
    ]
    if not parts:
        return ()
    query = union_all(*(select(part.subquery()) for part in parts)) if len(parts) > 1 else parts[0]
    rows = sorted(ctx.session.execute(query).all(), key=lambda row: (row.listed_on, row.number))
    return tuple(
        Item(
            row.number,
            {"kk": row.title_kk, "ru": row.title_ru, "en": row.title_en},
            {code: getattr(row, f"name_{code}") or row.agency_text for code in ("kk", "ru", "en")},
            row.due_on,
            days_until(ctx, row.due_on),
            row.listed_on,
        )
        for row in rows
    )
