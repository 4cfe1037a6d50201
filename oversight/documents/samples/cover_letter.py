"""The letter that goes with the final document on the pasture of Saryzhaz."""

from oversight.documents import sample_texts as texts
from oversight.documents.papers.cover_letter import CoverLetter, Enclosure
from oversight.documents.samples.common import frame, term
from oversight.documents.values import Words


def sample() -> CoverLetter:
    """The sample context."""
    return CoverLetter(
        frame=frame("2026-00147/15", "2026-04-23T10:15:00+05:00"),
        control_object=texts.OBJECT,
        title=texts.TITLE,
        recommendations=3,
        enclosures=(
            Enclosure(
                Words("Қорытынды құжат – ұсыным", "Итоговый документ – рекомендация", "Final document: recommendation"),
                "2026-00147/09",
                5,
            ),
            Enclosure(
                Words("Қоғамдық тыңдау хаттамасы", "Протокол общественного слушания", "Public hearing protocol"),
                "2026-00147/10",
                2,
            ),
            Enclosure(Words("Сарапшы қорытындысы", "Заключение эксперта", "Expert opinion"), "2026-00147/11", 2),
        ),
        channel="cabinet",
        sent_at="2026-04-23T10:15:00+05:00",
        delivered_at="2026-04-23T10:15:04+05:00",
        dispatch_term=term("final_doc_dispatch", "2026-04-15"),
        deemed_on="2026-04-24",
        signatories=(texts.SECRETARY,),
    )
