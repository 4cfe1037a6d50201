"""The office of the akim is told that the control begins."""

from oversight.documents import sample_texts as texts
from oversight.documents.papers.control_notice import ControlNotice
from oversight.documents.samples.common import frame, term
from oversight.documents.samples.control_decision import PROGRAMME
from oversight.documents.values import Passage


def sample() -> ControlNotice:
    """The sample context."""
    return ControlNotice(
        frame=frame("2026-00147/06", "2026-03-05T10:30:00+05:00"),
        control_object=texts.OBJECT,
        decision=texts.DECISION,
        decision_number="2026-00147/05",
        decided_on="2026-03-02",
        programme=PROGRAMME,
        asks=(
            Passage(
                "Бақылау тобымен байланысатын адамды және оның байланыс деректерін хабарлау.",
                "Назвать лицо для связи с группой контроля и его контакты.",
                "Name a person for contact with the group, and how to reach them.",
            ),
            Passage(
                "2026 жылғы 2 сәуірде жайылымға шығуға өз өкіліңізді жіберу.",
                "Направить своего представителя на выезд на пастбище 2 апреля 2026 года.",
                "Send a representative to the visit to the pasture on 2 April 2026.",
            ),
        ),
        notice_term=term("control_notice", "2026-03-16"),
        signatories=(texts.CHAIR,),
    )
