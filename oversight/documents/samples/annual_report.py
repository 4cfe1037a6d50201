# ruff: noqa: E501 - three languages of one text stand on lines of their own, however long
"""The year 2025 of a commission on land."""

from dataclasses import replace

from oversight.documents import sample_texts as texts
from oversight.documents.papers.annual_report import (
    AnnualReport,
    LandCount,
    LandYear,
    Quarter,
    RegionCount,
    StateCount,
    TopicCount,
)
from oversight.documents.samples.common import frame
from oversight.documents.values import Passage, Words


def _years(*counted: tuple[int, str]) -> tuple[LandYear, ...]:
    return tuple(LandYear(2023 + place, plots, hectares) for place, (plots, hectares) in enumerate(counted))


# fmt: off
REGIONS = (
    RegionCount(Words("Ақмола облысы", "Акмолинская область", "Akmola Region"), Words("Ақмола", "Акмолинская", "Akmola"), 3, 1, 9, 10, 11, 4, 2),
    RegionCount(Words("Қостанай облысы", "Костанайская область", "Kostanay Region"), Words("Қостанай", "Костанайская", "Kostanay"), 2, 1, 5, 8, 4, 3, 0),
    RegionCount(Words("Павлодар облысы", "Павлодарская область", "Pavlodar Region"), Words("Павлодар", "Павлодарская", "Pavlodar"), 5, 1, 4, 6, 3, 2, 1),
    RegionCount(Words("Солтүстік Қазақстан облысы", "Северо-Казахстанская область", "North Kazakhstan Region"), Words("Солтүстік Қаз.", "Северо-Каз.", "North Kaz."), 3, 0, 6, 9, 5, 3, 1),
    RegionCount(Words("Қарағанды облысы", "Карагандинская область", "Karaganda Region"), Words("Қарағанды", "Карагандинская", "Karaganda"), 3, 2, 6, 8, 6, 3, 1),
    RegionCount(Words("Түркістан облысы", "Туркестанская область", "Turkistan Region"), Words("Түркістан", "Туркестанская", "Turkistan"), 3, 3, 3, 5, 2, 2, 0),
    RegionCount(Words("Астана қаласы", "город Астана", "Astana (capital)"), Words("Астана", "Астана", "Astana"), 4, 1, 2, 4, 1, 1, 0),
)
TOPICS = (
    TopicCount(Words("Жер және жайылым", "Земля и пастбища", "Land and pasture"), 137, 71, 21),
    TopicCount(Words("Халық қатысатын бюджет", "Бюджет участия", "Participatory budget"), 61, 25, 9),
    TopicCount(Words("Тұрғын үй-коммуналдық шаруашылық", "Жилищно-коммунальное хозяйство", "Housing and utilities"), 58, 24, 14),
    TopicCount(Words("Қоршаған орта", "Окружающая среда", "Environment"), 43, 18, 6),
)
LAND = (
    LandCount(Passage("Ақбозторғай ауданы", "Акбозторгайский район", "Aqboztorghai district"), REGIONS[0].name, _years((2, "410"), (1, "96.25"), (3, "1860.5"))),
    LandCount(Passage(kk="Көлқамыс ауданы", authentic="kk"), REGIONS[1].name, _years((0, "0"), (4, "1312.4"), (2, "940"))),
    LandCount(Passage(ru="Догалансайский район", authentic="ru"), REGIONS[3].name, _years((1, "58"), (0, "0"), (1, "312.0625"))),
    LandCount(Passage("Тасқайың ауданы", "Таскаинский район", "Tasqaiyn district"), REGIONS[3].name, _years((1, "127.5"), (2, "640"), (0, "0"))),
)
# fmt: on


def sample() -> AnnualReport:
    """The sample context."""
    return AnnualReport(
        frame=replace(frame("2025/R-1", "2026-03-27T10:00:00+05:00"), case_number=""),
        scope="commission",
        subject=texts.ISSUER.name,
        year=2025,
        taken_on="2025-12-31",
        received=299,
        controls=35,
        states=(
            StateCount(Words("Жабылды", "Закрыто", "Closed"), 168),
            StateCount(Words("Қадағалауда", "На контроле исполнения", "In follow-up"), 41),
            StateCount(Words("Жауап күтілуде", "Ожидается ответ", "Awaiting an answer"), 22),
            StateCount(Words("Зерделенуде", "Изучается", "Under review"), 68),
        ),
        topics=TOPICS,
        quarters=(Quarter(1, 5, 2, 1), Quarter(2, 7, 1, 1), Quarter(3, 7, 1, 0), Quarter(4, 9, 1, 0)),
        regions=REGIONS,
        land=LAND,
        remarks=(
            Passage(
                "Жайылымды жалға беру алдында қажеттілік есептелмейтіні жиі кездеседі: 11 бақылаудың 7-еуінде анықталды.",
                "Чаще всего перед арендой пастбищ не рассчитывается потребность: установлено в 7 контролях из 11.",
                "The need of pasture is most often not computed before a lease: found in 7 of 11 controls.",
            ),
            Passage(
                "2026 жылы жер комиссиялары хаттамаларының жариялануын қайта тексеру жоспарланады.",
                "В 2026 году планируется вновь проверить публикацию протоколов земельных комиссий.",
                "In 2026 the publication of the minutes of land commissions is to be checked again.",
            ),
        ),
        data_name="annual_report-2025.json",
        data_digest="b07c1f7de2d4460f8a51c7d92e60b8134d7a5c02e98f6b1d70c3a4e5f6128b97",
        signatories=(texts.CHAIR, texts.SECRETARY),
    )
