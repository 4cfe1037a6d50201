# ruff: noqa: E501 - three languages of one text stand on lines of their own, however long
"""The commission does without the hearing."""

from oversight.documents import sample_texts as texts
from oversight.documents.papers.hearing_waiver import HearingWaiver
from oversight.documents.samples.common import frame
from oversight.documents.values import Passage


def sample() -> HearingWaiver:
    """The sample context."""
    return HearingWaiver(
        frame=frame("2026-00147/19", "2026-05-05T09:30:00+05:00"),
        addressee=texts.OBJECT.name,
        final_document_number="2026-00147/09",
        final_document_on="2026-04-22",
        title=texts.TITLE,
        reasons=Passage(
            "Комиссияның ұстанымы қорытынды құжатта толық жазылған, ал тараптар 2026 жылғы 9 сәуірдегі қоғамдық тыңдауда сөйлеп үлгерді.",
            "Позиция комиссии полностью изложена в итоговом документе, а стороны высказались на общественном слушании 9 апреля 2026 года.",
            "The commission’s position is fully set out in the final document, and both sides spoke at the public hearing of 9 April 2026.",
        ),
        waived_on="2026-05-05",
        signatories=(texts.CHAIR,),
    )
