"""The commission asks the office of the akim for papers on the lease."""

from dataclasses import replace

from oversight.documents import sample_texts as texts
from oversight.documents.papers.information_request import InformationRequest
from oversight.documents.samples.common import frame, term
from oversight.documents.values import Passage


def sample() -> InformationRequest:
    """The sample context."""
    return InformationRequest(
        frame=frame("2026-00147/07", "2026-03-17T09:40:00+05:00"),
        control_object=texts.OBJECT,
        decision=texts.DECISION,
        decision_number="2026-00147/05",
        decided_on="2026-03-02",
        items=(
            Passage(
                "2025 жылғы 11 қарашадағы № 214 қаулының және оған қоса берілген материалдардың көшірмелері.",
                "Копии постановления от 11 ноября 2025 года № 214 и приложенных к нему материалов.",
                "Copies of resolution No. 214 of 11 November 2025 and of the papers attached to it.",
            ),
            Passage(
                "«Қамыс-Агро» ЖШС-мен жасалған жалдау шартының көшірмесі.",
                "Копия договора аренды с ТОО «Қамыс-Агро».",
                "A copy of the contract of lease with “Kamys-Agro” LLP.",
            ),
            Passage(
                "Жер комиссиясының 2025 жылғы 4 қарашадағы хаттамасының көшірмесі және қатысқан мүшелердің тізімі.",
                "Копия протокола земельной комиссии от 4 ноября 2025 года и список участвовавших членов.",
                "A copy of the minutes of the land commission of 4 November 2025 and a list of the members present.",
            ),
            Passage(
                "2023–2026 жылдардағы 1 қаңтардағы жағдай бойынша Сарыжаз ауылдық округіндегі шартты мал басы (бас).",
                "Условное поголовье скота в Сарыжазском сельском округе на 1 января 2023–2026 годов (голов).",
                "Livestock units in Saryzhaz rural district on 1 January of 2023 to 2026.",
            ),
        ),
        wanted_form=Passage(
            "Құжаттардың куәландырылған көшірмелері немесе электрондық көшірмелері; 4-тармақ бойынша – кесте.",
            "Заверенные или электронные копии документов; по пункту 4 – таблица.",
            "Certified or electronic copies; for item 4 a table.",
        ),
        term=replace(term("info_request_control", "2026-03-17"), is_assumed=True),
        contact=texts.SECRETARY,
        signatories=(texts.CHAIR,),
    )
