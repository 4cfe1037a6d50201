"""A complaint filed by a guest on a Friday evening: its day 0 is the Monday after."""

from oversight.documents import sample_texts as texts
from oversight.documents.papers.receipt import Receipt
from oversight.documents.reading import Term
from oversight.documents.samples.common import BASE_URL, frame, reading
from oversight.documents.values import CheckAddress, Words
from oversight.domain.terms import Channel


def sample() -> Receipt:
    """The sample context."""
    return Receipt(
        frame=frame("2026-00147/01", "2026-02-06T19:42:10+05:00"),
        received_at="2026-02-06T19:42:10+05:00",
        recorded_at=None,
        registered_on="2026-02-09",
        receiver=texts.SECRETARY,
        addressee=texts.ISSUER.name,
        complaint_kind=Words("Азаматтың шағымы", "Жалоба гражданина", "Complaint of a citizen"),
        complaint_language="kk",
        channel=Channel.ONLINE,
        attachments=3,
        is_guest=True,
        follow=CheckAddress(BASE_URL, "/track", "track"),
        term=Term(
            reading(
                "complaint_decide",
                Words("Жолданымды қарау", "Рассмотрение обращения", "Deciding the complaint"),
                ("2026-02-09", 15),
                None,
            )
        ),
    )
