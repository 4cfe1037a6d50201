"""The district akim's office has answered one recommendation of case 2026-00147 in time, and two not at all."""

from oversight.documents import sample_texts as texts
from oversight.documents.papers.overdue_notice import OverdueNotice, Unanswered
from oversight.documents.samples.common import frame, term


def sample() -> OverdueNotice:
    """The sample context."""
    return OverdueNotice(
        frame=frame("2026-00147/12", "2026-05-18T10:00:00+05:00"),
        object_name=texts.OBJECT.name,
        object_address=texts.OBJECT.address,
        title=texts.TITLE,
        final_number="2026-00147/09",
        adopted_on="2026-04-22",
        received_on="2026-04-24",
        term=term("object_response", "2026-04-24"),
        as_of="2026-05-18",
        days_late=3,
        unanswered=tuple(
            Unanswered(one.number, one.text, one.addressee) for one in texts.RECOMMENDATIONS if one.number > 1
        ),
        recommendations=len(texts.RECOMMENDATIONS),
        signatory=texts.CHAIR,
    )
