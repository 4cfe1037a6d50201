# ruff: noqa: E501 - three languages of one text stand on lines of their own, however long
"""A slip in the date of a suggested term is corrected; and a notice that went to the wrong agency is withdrawn."""

from dataclasses import replace

from oversight.documents import sample_texts as texts
from oversight.documents.papers.correction_note import Correction, CorrectionNote, IssuedFile
from oversight.documents.samples.common import frame
from oversight.documents.values import Passage, Words


def sample() -> CorrectionNote:
    """The sample context."""
    return CorrectionNote(
        frame=frame("2026-00147/14", "2026-04-28T10:00:00+05:00"),
        is_withdrawal=False,
        paper_title=Words(
            "Қорытынды құжат – ұсыным", "Итоговый документ – рекомендация", "Final document: recommendation"
        ),
        paper_number="2026-00147/09",
        paper_on="2026-04-22",
        paper_files=(
            IssuedFile("kk", "3f1c9a7be2d4460f8a51c7d92e60b8134d7a5c02e98f6b1d70c3a4e5f6128b97"),
            IssuedFile("ru", "a80d24e61b7f4c3395e0d8f2716ab5c04e9c83d1572f60ab8e14c7d93b52f60e"),
        ),
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


def sample_withdrawal() -> CorrectionNote:
    """The sample of a note that withdraws."""
    return replace(
        sample(),
        is_withdrawal=True,
        paper_title=Words("Бақылау туралы хабарлама", "Уведомление о контроле", "Notice of control"),
        paper_number="2026-00147/06",
        paper_on="2026-04-02",
        reasons=Passage(
            "Хабарлама атауы ұқсас басқа органға жолданған.",
            "Уведомление направлено другому органу со сходным наименованием.",
            "The notice was addressed to another agency with a similar name.",
        ),
        corrections=(),
    )
