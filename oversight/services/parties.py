"""Whom a docket concerns, as the policy wants to know it."""

from oversight.domain.policy import Parties
from oversight.persistence.models import Docket


def parties_of(docket: Docket) -> Parties:
    """Whom the docket concerns, for the policy. Complaint and declarations must be loaded."""
    return Parties(
        docket_id=docket.id,
        commission_id=docket.commission_id,
        agency_id=docket.agency_id if docket.agency_told_on else None,
        filer_account_id=docket.complaint.filer_account_id if not docket.complaint.filer_body_id else None,
        filer_body_id=docket.complaint.filer_body_id,
        declared=frozenset(d.account_id for d in docket.declarations if d.recused_at is None),
        recused=frozenset(d.account_id for d in docket.declarations if d.recused_at is not None),
    )
