"""The card of the complaint that opened case 2026-00147, filed online by a villager."""

from oversight.documents import sample_texts as texts
from oversight.documents.filing import Signed
from oversight.documents.papers.complaint_card import ComplaintCard
from oversight.documents.samples.common import frame
from oversight.documents.samples.filers import ADIL_AS_APPLICANT, LEASE_ANNEXES, LEASE_MATTER
from oversight.domain.terms import Channel, ComplaintKind


def sample() -> ComplaintCard:
    """The sample context."""
    return ComplaintCard(
        frame=frame("2026-00147/02", "2026-02-09T09:20:00+05:00"),
        applicant=ADIL_AS_APPLICANT,
        addressee=texts.ISSUER.name,
        category="application",
        complaint_kind=ComplaintKind.CITIZEN_COMPLAINT,
        complaint_language="kk",
        channel=Channel.ONLINE,
        received_at="2026-02-06T19:42:10+05:00",
        registered_on="2026-02-09",
        matter=LEASE_MATTER,
        annexes=LEASE_ANNEXES,
        has_no_annexes=False,
        agrees_to_processing=True,
        confirms_contacts=True,
        signed=Signed("sent_online", "2026-02-06T19:42:10+05:00"),
        compiler=None,
    )
