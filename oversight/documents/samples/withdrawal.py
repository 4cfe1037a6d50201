"""The villager withdraws her complaint: the way to the watering place was opened."""

from oversight.documents import sample_texts as texts
from oversight.documents.filing import Signed
from oversight.documents.papers.withdrawal import Withdrawal
from oversight.documents.samples.common import frame
from oversight.documents.samples.filers import KULAN, WELL
from oversight.documents.values import Passage


def sample() -> Withdrawal:
    """The sample context."""
    return Withdrawal(
        frame=frame("2026-00152/05", "2026-02-23T10:40:00+05:00"),
        filer=KULAN,
        subject=WELL,
        registered_on="2026-02-10",
        statement=Passage(
            "№ 2026-00152 жолданымымды кері қайтарып аламын және оны қарауды тоқтатуды сұраймын.",
            "Отзываю своё обращение № 2026-00152 и прошу прекратить его рассмотрение.",
            "I withdraw my complaint No. 2026-00152 and ask that its consideration be ended.",
        ),
        reasons=Passage(
            "20 ақпанда суатқа апаратын жол ашылды, шлагбаум алынып тасталды.",
            "20 февраля проход к водопою открыли, шлагбаум убрали.",
            "On 20 February the way to the watering place was opened and the barrier removed.",
        ),
        signed=Signed("own_hand", "2026-02-23T10:35:00+05:00"),
        receiver=texts.SECRETARY,
    )
