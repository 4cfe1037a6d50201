"""What a filer chooses from: commissions whose rules cover the matter, agencies by region."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from oversight.domain.terms import NGO_ROLES, BodyKind
from oversight.persistence.models import Body, CommissionRules
from oversight.services.context import Context


@dataclass(frozen=True, slots=True)
class CommissionChoice:
    """A commission and what it takes up, by its own rules in force today."""

    id: UUID
    names: dict[str, str]
    mandates: dict[str, str]
    topics: frozenset[str]  # empty: every topic
    regions: frozenset[str]  # empty: the whole country
    is_state_body: bool

    def covers(self, region: str, topic: str) -> bool:
        """Whether its rules cover this topic in this region."""
        return (not self.topics or topic in self.topics) and (not self.regions or region in self.regions)


@dataclass(frozen=True, slots=True)
class BodyChoice:
    """An agency, or an organisation of the filer."""

    id: UUID
    names: dict[str, str]
    region: str | None


def commissions(ctx: Context) -> tuple[CommissionChoice, ...]:
    """The active commissions with their rules of today, narrowest mandate first."""
    rows = ctx.session.execute(
        select(Body, CommissionRules)
        .join(CommissionRules, CommissionRules.body_id == Body.id)
        .where(Body.kind == BodyKind.COMMISSION, Body.is_active.is_(True), CommissionRules.in_force_from <= ctx.today)
        .order_by(CommissionRules.in_force_from)
    )
    newest = {body.id: (body, rules) for body, rules in rows}
    choices = [_choice(body, rules) for body, rules in newest.values()]
    return tuple(sorted(choices, key=lambda one: (not one.topics, not one.regions, one.names["kk"])))


def _choice(body: Body, rules: CommissionRules) -> CommissionChoice:
    return CommissionChoice(
        id=body.id,
        names=names_of(body),
        mandates={"kk": rules.mandate_kk, "ru": rules.mandate_ru, "en": rules.mandate_en},
        topics=frozenset(rules.topics),
        regions=frozenset(rules.regions),
        is_state_body=body.is_state_body,
    )


def agencies(ctx: Context) -> tuple[BodyChoice, ...]:
    """The active agencies; the page orders them by name in its language."""
    rows = ctx.session.execute(
        select(Body.id, Body.name_kk, Body.name_ru, Body.name_en, Body.region).where(
            Body.kind == BodyKind.AGENCY, Body.is_active.is_(True)
        )
    )
    return tuple(BodyChoice(row[0], {"kk": row[1], "ru": row[2], "en": row[3]}, row[4]) for row in rows)


def own_organisations(ctx: Context) -> tuple[BodyChoice, ...]:
    """The NGOs for which the actor may file."""
    ids = ctx.actor.bodies(NGO_ROLES)
    if not ids:
        return ()
    rows = ctx.session.scalars(select(Body).where(Body.id.in_(ids), Body.is_active.is_(True)).order_by(Body.name_kk))
    return tuple(BodyChoice(body.id, names_of(body), body.region) for body in rows)


def names_of(body: Body) -> dict[str, str]:
    """The names of a body by language."""
    return {"kk": body.name_kk, "ru": body.name_ru, "en": body.name_en}
