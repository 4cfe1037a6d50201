# ruff: noqa: E501 - three languages of one text stand on lines of their own, however long
"""The association challenges the refusal of the third recommendation."""

from oversight.documents import sample_texts as texts
from oversight.documents.papers.challenge import Challenge, Complainant
from oversight.documents.samples.common import frame, term
from oversight.documents.values import Passage, Words


def sample() -> Challenge:
    """The sample context."""
    return Challenge(
        frame=frame("2026-00147/20", "2026-05-20T10:00:00+05:00"),
        body=Words("Ақмола облысының әкімдігі", "Акимат Акмолинской области", "Akimat of Akmola region"),
        filed_with=texts.OBJECT.name,
        complainant=Complainant(
            name=texts.ISSUER.name,
            identifier="991240000013",
            address=Passage(
                "Астана қаласы, Ақбидай көшесі, 12-үй",
                "город Астана, улица Акбидай, дом 12",
                "Astana, 12 Akbidai Street",
            ),
            residence=None,
        ),
        against=texts.OBJECT.name,
        subject="refusal",
        title=texts.TITLE,
        learned_on="2026-05-12",
        circumstances=(
            Passage(
                "Объект 3-ұсынымнан бас тартты: хаттамаларда үшінші тұлғалардың дербес деректері бар деп көрсетті.",
                "Объект отказал по рекомендации 3, сославшись на персональные данные третьих лиц в протоколах.",
                "The object refused recommendation 3, referring to personal data of third parties in the minutes.",
            ),
            Passage(
                "Ұсынымның мәтінінде хаттамалар дербес деректер алынып тасталғаннан кейін жарияланады делінген, яғни бас тартудың уәжі ұсынымға сай келмейді.",
                "В тексте рекомендации сказано публиковать протоколы, исключив персональные данные, то есть мотив отказа рекомендации не соответствует.",
                "The recommendation asks for publication without personal data, so the reason of the refusal does not meet it.",
            ),
        ),
        evidence=(
            Passage(
                "Қорытынды құжат № 2026-00147/09, 7-бөлім, 3-ұсыным; объектінің жауабы № 2026-00147/16.",
                "Итоговый документ № 2026-00147/09, раздел 7, рекомендация 3; ответ объекта № 2026-00147/16.",
                "Final document No. 2026-00147/09, section 7, recommendation 3; the object’s response No. 2026-00147/16.",
            ),
        ),
        asks=(
            Passage(
                "3-ұсыным бойынша бас тартуды қайта қарау және дәлелді жауап беру.",
                "Пересмотреть отказ по рекомендации 3 и дать мотивированный ответ.",
                "Reconsider the refusal of recommendation 3 and give a reasoned answer.",
            ),
        ),
        file_term=term("challenge_file", "2026-05-12"),
        annexes=(
            Passage("Қорытынды құжаттың көшірмесі.", "Копия итогового документа.", "Copy of the final document."),
            Passage("Объекті жауабының көшірмесі.", "Копия ответа объекта.", "Copy of the object’s response."),
        ),
        signed_on="2026-05-20",
        signatory=texts.CHAIR,
    )
