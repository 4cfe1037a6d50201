# ruff: noqa: E501 - three languages of one text stand on lines of their own, however long
"""The hearing of 8 May at the office of the akim."""

from oversight.documents import sample_texts as texts
from oversight.documents.papers.agency_hearing_protocol import AgencyHearingProtocol, Remark, Statement
from oversight.documents.samples.agency_response import HEAD, OFFICER, agency_frame
from oversight.documents.values import Passage


def sample() -> AgencyHearingProtocol:
    """The sample context."""
    return AgencyHearingProtocol(
        frame=agency_frame("2026-00147/18", "2026-05-08T16:00:00+05:00"),
        addressee=texts.ISSUER.name,
        final_document_number="2026-00147/09",
        final_document_on="2026-04-22",
        title=texts.TITLE,
        started_at="2026-05-08T11:00:00+05:00",
        ended_at="2026-05-08T12:25:00+05:00",
        place=Passage(
            "Көктал ауылы, Бірлік көшесі, 1-үй, мәжіліс залы; бейнебайланыс қосылды",
            "село Коктал, улица Бирлик, дом 1, зал заседаний; подключена видеосвязь",
            "village of Koktal, 1 Birlik Street, meeting room; with a video link",
        ),
        official=HEAD,
        secretary=OFFICER,
        participants=(texts.CHAIR, texts.MEMBER),
        is_subject_absent=False,
        question=Passage(
            "Қорытынды құжаттың 2- және 3-ұсынымдары бойынша алдын ала ұстаным.",
            "Предварительная позиция по рекомендациям 2 и 3 итогового документа.",
            "The preliminary position on recommendations 2 and 3 of the final document.",
        ),
        statements=(
            Statement(
                texts.CHAIR,
                Passage(
                    "Пайдаланылмай тұрған 620 га ауылдың малына биылғы жазда қажет; шарттың мерзімін күту тұрғындарға залал келтіреді.",
                    "Неиспользуемые 620 га нужны скоту села уже этим летом; ожидание срока договора причиняет жителям ущерб.",
                    "The unused 620 ha are needed for the village’s livestock this summer; waiting for the term harms the residents.",
                ),
            ),
            Statement(
                HEAD,
                Passage(
                    "Шартты мерзімінен бұрын өзгертуге заңды негіз жоқ; қазан айында бірлескен тексеру ұсынылады.",
                    "Законных оснований менять договор досрочно нет; предлагается совместная проверка в октябре.",
                    "There is no lawful ground to change the contract early; a joint check in October is proposed.",
                ),
            ),
        ),
        remarks=(
            Remark(
                Passage(
                    "Тұрғындардың биылғы жазға ұсынылған 300 га босалқы жер туралы сөзі хаттамада жоқ.",
                    "В протоколе нет слов о 300 га запаса, предложенных жителям на это лето.",
                    "The protocol does not mention the 300 ha of reserve land offered for this summer.",
                ),
                Passage("Қабылданды, хаттамаға енгізілді.", "Принято, внесено в протокол.", "Accepted and entered."),
            ),
        ),
        remarks_until="2026-05-14",
    )
