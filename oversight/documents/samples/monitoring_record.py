"""The visit to the pasture of Saryzhaz."""

from oversight.documents import sample_texts as texts
from oversight.documents.papers.monitoring_record import MonitoringRecord, Observation
from oversight.documents.samples.common import frame
from oversight.documents.samples.control_decision import EXPERT
from oversight.documents.values import Officer, Passage, Words

REPRESENTATIVE = Officer(
    "Б. Т. Сақтапберген",
    Words(
        "Объекті өкілі, бас маман",
        "Представитель объекта, главный специалист",
        "Representative of the object, chief specialist",
    ),
)


def sample() -> MonitoringRecord:
    """The sample context."""
    return MonitoringRecord(
        frame=frame("2026-00147/08", "2026-04-02T16:00:00+05:00"),
        control_object=texts.OBJECT,
        decision=texts.DECISION,
        started_at="2026-04-02T10:00:00+05:00",
        ended_at="2026-04-02T14:30:00+05:00",
        place=Passage(
            "Сарыжаз ауылының жайылымы, кадастрлық нөмірі 99-101-014-207 учаске",
            "пастбище села Сарыжаз, участок с кадастровым номером 99-101-014-207",
            "pasture of the village of Saryzhaz, plot with cadastral number 99-101-014-207",
        ),
        observers=(texts.MEMBER, EXPERT),
        representative=REPRESENTATIVE,
        observations=(
            Observation(
                Passage(
                    "Учаскенің батыс шекарасында қоршау жоқ; шекара белгілерінің бесеуінің екеуі ғана тұр.",
                    "По западной границе участка ограждения нет; из пяти межевых знаков стоят два.",
                    "There is no fence along the western boundary; two of the five boundary marks stand.",
                ),
                Passage("1–6-фотосуреттер", "фотографии 1–6", "photographs 1–6"),
            ),
            Observation(
                Passage(
                    "Учаскеде мал болған жоқ; мал жайылғанының немесе шөп шабылғанының ізі байқалмады.",
                    "Скота на участке не было; следов выпаса или сенокоса не обнаружено.",
                    "There was no livestock on the plot, and no trace of grazing or haymaking.",
                ),
                Passage("7–15-фотосуреттер", "фотографии 7–15", "photographs 7–15"),
            ),
            Observation(
                Passage(
                    "Суат салынбаған; ең жақын құдық учаскеден 4,2 км жерде және ауыл тұрғындарының пайдалануында.",
                    "Водопоя нет; ближайший колодец в 4,2 км от участка, им пользуются жители села.",
                    "There is no watering place; the nearest well is 4.2 km away and used by the villagers.",
                ),
                Passage("16–18-фотосуреттер, өлшеу", "фотографии 16–18, измерение", "photographs 16–18, measurement"),
            ),
        ),
        photographs=18,
        remarks=Passage(
            "Жалға алушы малды 2026 жылдың күзінде әкелмек; шарт бойынша мерзімі өткен жоқ.",
            "Арендатор намерен завезти скот осенью 2026 года; срок по договору не истёк.",
            "The leaseholder means to bring livestock in the autumn of 2026; the term of the contract has not ended.",
        ),
    )
