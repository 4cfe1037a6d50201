"""The public copy of a docket, made through an allow-list in the act's own transaction. Replaced by its owner."""

from oversight.persistence.models import Docket
from oversight.services.context import Context


def refresh(ctx: Context, docket: Docket) -> None:
    """Renew the docket's row in the public register, if it is public."""
