# ruff: noqa: E501 - three languages of one text stand on lines of their own, however long
"""The notice to a villager whose complaint lacks an address, the act it is about and a signature."""

from oversight.documents import sample_texts as texts
from oversight.documents.papers.defect_notice import Defect, DefectNotice
from oversight.documents.samples.common import BASE_URL, frame, term
from oversight.documents.samples.filers import KULAN, WELL
from oversight.documents.values import CheckAddress, Passage


def sample() -> DefectNotice:
    """The sample context."""
    return DefectNotice(
        frame=frame("2026-00152/03", "2026-02-11T15:10:00+05:00"),
        filer=KULAN,
        subject=WELL,
        received_at="2026-02-10T10:20:00+05:00",
        registered_on="2026-02-10",
        missing=(
            Defect(
                Passage(
                    "Бірге жүгінген тұрғындардың тегі, аты және пошталық мекенжайлары көрсетілмеген.",
                    "Не указаны фамилии, имена и почтовые адреса жителей, обратившихся вместе с Вами.",
                    "The names and postal addresses of the residents who file together with you are not given.",
                ),
                "APPK 63",
            ),
            Defect(
                Passage(
                    "Өкілге берілген сенімхаттың көшірмесі қоса берілмеген.",
                    "Не приложена копия доверенности, выданной представителю.",
                    "A copy of the power of attorney given to the representative is not enclosed.",
                ),
                "APPK 68",
            ),
            Defect(
                Passage(
                    "Жолдың жабылғанын көрсететін фотосурет немесе орнының сипаттамасы болса, қоса беруіңізді сұраймыз.",
                    "Если есть фотография или описание места, где закрыт проход, просим приложить.",
                    "If there is a photograph or a description of the place where the way is closed, please enclose it.",
                ),
                None,
            ),
        ),
        term=term("complaint_fix", "2026-02-11"),
        is_guest=True,
        online=CheckAddress(BASE_URL, "/track", "track"),
        signatory=texts.SECRETARY,
    )
