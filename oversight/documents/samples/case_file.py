"""The public file of the case of the pasture of Saryzhaz."""

from oversight.documents import sample_texts as texts
from oversight.documents.papers.case_file import CaseFile, Content
from oversight.documents.samples.case_passport import LOG
from oversight.documents.samples.common import frame
from oversight.documents.values import Words
from oversight.domain.terms import Station


def sample() -> CaseFile:
    """The sample context."""
    return CaseFile(
        frame=frame("2026-00147/23", "2026-05-25T09:30:00+05:00"),
        title=texts.TITLE,
        body=texts.OBJECT.name,
        station=Station.AGENCY,
        is_public=True,
        contents=(
            Content(
                "2026-00147/09",
                Words("Қорытынды құжат – ұсыным", "Итоговый документ – рекомендация", "Final document: recommendation"),
                "2026-04-22",
                "kk",
                2,
                5,
                LOG[5].digest,
            ),
            Content(
                "2026-00147/16",
                Words("Объектінің дәлелді жауабы", "Мотивированный ответ объекта", "Agency response"),
                "2026-05-12",
                "kk",
                7,
                2,
                LOG[7].digest,
            ),
        ),
        total_pages=8,
        events=24,
        head_digest=LOG[-1].digest,
    )
