# ruff: noqa: E501 - three languages of one text stand on lines of their own, however long
"""A slip in the date of a suggested term is corrected."""

from oversight.documents import sample_texts as texts
from oversight.documents.papers.correction_note import Correction, CorrectionNote
from oversight.documents.samples.common import frame
from oversight.documents.values import Passage, Words


def sample() -> CorrectionNote:
    """The sample context."""
    return CorrectionNote(
        frame=frame("2026-00147/14", "2026-04-28T10:00:00+05:00"),
        paper_title=Words(
            "Қорытынды құжат – ұсыным", "Итоговый документ – рекомендация", "Final document: recommendation"
        ),
        paper_number="2026-00147/09",
        paper_on="2026-04-22",
        paper_digest="3f1c9a7be2d4460f8a51c7d92e60b8134d7a5c02e98f6b1d70c3a4e5f6128b97",
        reasons=Passage(
            "Құжатты дайындау кезінде ұсыным мерзімінің айы қате терілген; дауысқа қойылған мәтінде дұрыс көрсетілген.",
            "При подготовке документа неверно набран месяц срока рекомендации; в тексте, вынесенном на голосование, он верен.",
            "The month of the suggested term was mistyped; the text put to the vote has it right.",
        ),
        corrections=(
            Correction(
                Passage(
                    "7-бөлім, 2-ұсыным, мерзімі", "раздел 7, рекомендация 2, срок", "section 7, recommendation 2, term"
                ),
                Passage("2026 жылғы 1 тамыз", "1 августа 2026 года", "1 August 2026"),
                Passage("2026 жылғы 1 қыркүйек", "1 сентября 2026 года", "1 September 2026"),
            ),
        ),
        signatories=(texts.CHAIR, texts.SECRETARY),
    )
