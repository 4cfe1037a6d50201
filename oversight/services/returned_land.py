"""Land returned to the state: plots recorded with the check of a measure, and struck out again where one was wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from oversight.domain.errors import InputRefused, NotVisible
from oversight.domain.returned_land import (
    ALREADY_RECORDED,
    LONGEST_BASIS,
    LONGEST_CADASTRAL_NUMBER,
    LONGEST_DISTRICT,
    MOST_PLOTS,
    Plot,
    plain_decimal,
    wrong_with,
)
from oversight.domain.seals import seal
from oversight.domain.terms import Action, RecordKind
from oversight.domain.text import clean_line
from oversight.domain.words import N_
from oversight.persistence.models import Commitment, Docket, ReturnedLand
from oversight.services.answers import LAND
from oversight.services.casework import Seen, claim, decide, record, write
from oversight.services.context import LOCAL, Context
from oversight.services.programme import REASONS_LENGTH


@dataclass(frozen=True, slots=True)
class StrikeOut:
    """Strike out a plot recorded by mistake. *plot* is its number in the case."""

    number: str
    seen: Seen
    plot: int
    reasons: str


def has_land(docket: Docket) -> bool:
    """Whether plots may be recorded in this docket: its topic is land."""
    return docket.topic == LAND


def record_plots(ctx: Context, docket: Docket, commitment: Commitment, plots: Sequence[Plot]) -> dict[str, Any]:
    """Write the plots that came up at a check; returns what goes under the digest: how many, how large, no name.

    Raises InputRefused with a sentence for each field, called as ``plots-0-area``.
    """
    if not has_land(docket):
        raise InputRefused({"plots": N_("Land is recorded only in cases about land.")})
    if len(plots) > MOST_PLOTS:
        raise InputRefused({"plots": N_("Too many plots for one check. Keep these, then check the measure again.")})
    known = ctx.session.scalars(select(ReturnedLand).where(ReturnedLand.docket_id == docket.id)).all()
    _refuse_wrong(ctx, docket, plots, {row.cadastral_number for row in known if row.is_standing})
    last = max((row.number for row in known), default=0)
    rows = [_row_of(ctx, docket, plot, number) for number, plot in enumerate(plots, start=last + 1)]
    commitment.plots.extend(rows)
    hectares = sum((row.area_hectares for row in rows), Decimal(0))
    return {"plots": len(rows), "hectares": plain_decimal(hectares), "sealed": [seal_of(row) for row in rows]}


def _refuse_wrong(ctx: Context, docket: Docket, plots: Sequence[Plot], recorded: set[str]) -> None:
    filed_on = docket.filed_at.astimezone(LOCAL).date()
    wrong: dict[str, str] = {}
    for place, plot in enumerate(plots):
        found = wrong_with(plot, regions=ctx.statute.regions, filed_on=filed_on, today=ctx.today)
        if plot.cadastral_number and plot.cadastral_number in recorded:
            found["cadastral_number"] = ALREADY_RECORDED
        recorded.add(plot.cadastral_number)
        wrong |= {f"plots-{place}-{name}": sentence for name, sentence in found.items()}
    if wrong:
        raise InputRefused(wrong)


def _row_of(ctx: Context, docket: Docket, plot: Plot, number: int) -> ReturnedLand:
    return ReturnedLand(
        docket_id=docket.id,
        number=number,
        area_hectares=plot.area,
        cadastral_number=_line(plot.cadastral_number, LONGEST_CADASTRAL_NUMBER),
        region=plot.region,
        district=_line(plot.district, LONGEST_DISTRICT),
        language=plot.language,
        returned_on=plot.returned_on,
        basis=_line(plot.basis, LONGEST_BASIS),
        recorded_by_id=ctx.actor.account_id,
        recorded_at=ctx.now,
    )


def _line(text: str, longest: int) -> str:
    return clean_line(text, longest=longest) if text else ""


def seal_of(row: ReturnedLand) -> str:
    """What the log keeps of a plot's words: proof of them, none of them."""
    area, day = plain_decimal(row.area_hectares), row.returned_on.isoformat()
    return seal(area, row.cadastral_number, row.region, row.district, row.language, day, row.basis)


def strike_out(ctx: Context, command: StrikeOut) -> None:
    """Strike out a plot, with reasons: it is kept and no longer counted. Its number is not given again.

    Possible also after the case was closed: what the annual report counts must be right.
    """
    docket = claim(ctx, command.number, Action.STRIKE_OUT_LAND, command.seen, RecordKind.RESPONSE)
    decision = decide(ctx, docket, RecordKind.RESPONSE, Action.STRIKE_OUT_LAND)
    query = select(ReturnedLand).where(ReturnedLand.docket_id == docket.id, ReturnedLand.number == command.plot)
    row = ctx.session.scalars(query).one_or_none()
    if row is None or not row.is_standing:
        raise NotVisible
    reasons = command.reasons.strip()
    if len(reasons) < REASONS_LENGTH:
        raise InputRefused({"reasons": N_("Give the reasons in at least 20 characters.")})
    row.struck_at, row.striking_reasons = ctx.now, reasons
    data = {"plot": row.number, "hectares": plain_decimal(row.area_hectares), "sealed": seal(reasons)}
    write(ctx, docket, decision, data=data, seen=command.seen)
    record(ctx, docket)
