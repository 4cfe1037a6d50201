"""Read a term of a commission's case: by the calendar that counts and by the rules the commission has given itself."""

from datetime import date
from uuid import UUID

from oversight.domain import house_rules
from oversight.domain.deadlines import Reading
from oversight.services.context import Context


def read_term(ctx: Context, commission_id: UUID, key: str, from_on: date, *, modelled: bool = False) -> Reading:
    """The term *key* of a case of that commission, counted from the event on the local day *from_on*.

    *modelled* as for `read_deadline`, which says what is raised. A term that is kept in a row is not read here: the row
    holds the length it began with.
    """
    own = ctx.own_lengths(commission_id, from_on)
    return house_rules.read_term(ctx.statute, key, from_on, modelled=modelled, own=own)
