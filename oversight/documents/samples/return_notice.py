# ruff: noqa: E501 - three languages of one text stand on lines of their own, however long
"""The return of a complaint identical to one the commission has already decided."""

from oversight.documents import sample_texts as texts
from oversight.documents.filing import Ground
from oversight.documents.papers.return_notice import ReturnNotice
from oversight.documents.samples.common import frame, term
from oversight.documents.samples.filers import KULAN, WELL
from oversight.documents.values import Passage, Words


def sample() -> ReturnNotice:
    """The sample context."""
    return ReturnNotice(
        frame=frame("2026-00163/02", "2026-03-04T10:00:00+05:00"),
        filer=KULAN,
        subject=WELL,
        received_at="2026-03-02T14:15:00+05:00",
        registered_on="2026-03-02",
        ground=Ground(
            key="return_identical",
            name=Words(
                "Сол органның шешімі бар жолданыммен бірдей, жаңа дәлел жоқ",
                "Тождественно уже разрешённому этим же органом обращению, новых доводов нет",
                "Identical to one already decided by the same body, with no new arguments",
            ),
            provision="APPK 64(7)",
        ),
        reasons=(
            Passage(
                "Суатқа баратын жол туралы № 2026-00152 жолданымыңыз бойынша комиссия 2026 жылғы 24 ақпанда шешім қабылдап, ол туралы Сізге сол күні хабарлады.",
                "По Вашему обращению № 2026-00152 о проходе к водопою комиссия приняла решение 24 февраля 2026 года и в тот же день сообщила Вам о нём.",
                "On your complaint No. 2026-00152 about the way to the watering place the commission decided on 24 February 2026 and told you so the same day.",
            ),
            Passage(
                "Жаңа жолданымның мәтіні бұрынғысымен сөзбе-сөз бірдей; жаңа мән-жай, құжат немесе дәлел келтірілмеген.",
                "Текст нового обращения дословно повторяет прежний; новых обстоятельств, документов или доводов не приведено.",
                "The new complaint repeats the former word for word; no new circumstance, document or argument is given.",
            ),
        ),
        term=term("complaint_return", "2026-03-02"),
        enclosures=2,
        signatory=texts.CHAIR,
    )
