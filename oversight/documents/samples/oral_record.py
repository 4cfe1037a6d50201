"""What an elderly villager said at the reception, taken down by the secretary."""

from oversight.documents import sample_texts as texts
from oversight.documents.filing import Signed
from oversight.documents.papers.oral_record import OralRecord
from oversight.documents.samples.common import frame
from oversight.documents.samples.filers import KULAN_AS_APPLICANT, WELL_MATTER
from oversight.documents.values import Passage
from oversight.domain.terms import Channel


def sample() -> OralRecord:
    """The sample context."""
    return OralRecord(
        frame=frame("2026-00152/01", "2026-02-10T11:05:00+05:00"),
        applicant=KULAN_AS_APPLICANT,
        addressee=texts.ISSUER.name,
        category="complaint",
        spoken_language="kk",
        channel=Channel.RECEPTION,
        place=Passage(
            "Сарыжаз ауылының мәдениет үйі, комиссияның көшпелі қабылдауы",
            "дом культуры села Сарыжаз, выездной приём комиссии",
            "house of culture of the village of Saryzhaz, visiting reception of the commission",
        ),
        began_at="2026-02-10T10:20:00+05:00",
        ended_at="2026-02-10T10:50:00+05:00",
        registered_on="2026-02-10",
        matter=WELL_MATTER,
        annexes=(),
        has_no_annexes=True,
        is_read_back=True,
        remarks=Passage(
            "«он бес шақты» деген жерді «он бестен астам» деп түзету сұралды; түзету осы тармақпен ескерілді",
            "просит вместо «около пятнадцати дворов» указать «более пятнадцати»; поправка учтена этим пунктом",
            "asks to say “more than fifteen” in place of “about fifteen”; the correction is taken in by this clause",
        ),
        agrees_to_processing=True,
        confirms_contacts=True,
        signed=Signed("own_hand", "2026-02-10T10:50:00+05:00"),
        recorder=texts.SECRETARY,
    )
