# ruff: noqa: E501 - three languages of one text stand on lines of their own, however long
"""The office of the akim invites the commission before it decides."""

from oversight.documents import sample_texts as texts
from oversight.documents.papers.agency_hearing_notice import AgencyHearingNotice
from oversight.documents.samples.agency_response import HEAD, OFFICER, agency_frame
from oversight.documents.samples.common import term
from oversight.documents.values import Passage


def sample() -> AgencyHearingNotice:
    """The sample context."""
    return AgencyHearingNotice(
        frame=agency_frame("2026-00147/17", "2026-05-04T12:00:00+05:00"),
        addressee=texts.ISSUER.name,
        final_document_number="2026-00147/09",
        final_document_on="2026-04-22",
        title=texts.TITLE,
        preliminary_position=Passage(
            "1-ұсыным қабылданады.\n2-ұсынымды ішінара қабылдау көзделеді: жалдау шартының мерзімі өткен жоқ.\n3-ұсынымнан бас тарту көзделеді: хаттамаларда үшінші тұлғалардың дербес деректері бар.",
            "Рекомендацию 1 предполагается принять.\nРекомендацию 2 – принять частично: срок по договору аренды не истёк.\nВ рекомендации 3 – отказать: в протоколах есть персональные данные третьих лиц.",
            "Recommendation 1 is to be accepted.\nRecommendation 2 is to be accepted in part: the term of the lease has not ended.\nRecommendation 3 is to be refused: the minutes hold personal data of third parties.",
        ),
        hearing_at="2026-05-08T11:00:00+05:00",
        place=Passage(
            "Көктал ауылы, Бірлік көшесі, 1-үй, мәжіліс залы",
            "село Коктал, улица Бирлик, дом 1, зал заседаний",
            "village of Koktal, 1 Birlik Street, meeting room",
        ),
        decision_on="2026-05-12",
        notice_term=term("object_hearing_notice", "2026-05-12"),
        contact=OFFICER,
        signatory=HEAD,
    )
