"""The land cases of one region on one day."""

from dataclasses import replace

from oversight.documents import sample_texts as texts
from oversight.documents.papers.register_extract import Condition, Entry, RegisterExtract, Sum
from oversight.documents.samples.common import BASE_URL, frame
from oversight.documents.values import CheckAddress, Passage, Words

REGION = Words("Ақмола облысы", "Акмолинская область", "Akmola Region")
_ANSWERED = Words("Жауап берілді", "Ответ получен", "Answered")
_LATE = Words("Мерзімі өтті", "Просрочено", "Overdue")
_REVIEW = Words("Зерделенуде", "Изучается", "Under review")


def sample() -> RegisterExtract:
    """The sample context."""
    return RegisterExtract(
        frame=replace(
            frame("2026-05-25/8c1d40f7", "2026-05-25T09:00:00+05:00"),
            case_number="",
            check=CheckAddress(BASE_URL, "/register?region=110000000&topic=land_and_pasture", "register"),
        ),
        taken_on="2026-05-25",
        conditions=(
            Condition(Words("Өңір", "Регион", "Region"), REGION),
            Condition(
                Words("Тақырып", "Тема", "Topic"), Words("Жер және жайылым", "Земля и пастбища", "Land and pasture")
            ),
        ),
        total=3,
        late=1,
        sums=(Sum(_REVIEW, 1), Sum(_LATE, 1), Sum(_ANSWERED, 1)),
        regions=(Sum(REGION, 3),),
        entries=(
            Entry(
                number="2026-00147",
                filed_on="2026-02-06",
                title=Passage(
                    "Сарыжаз ауылының жайылымын жалға беру",
                    "Аренда пастбищ села Сарыжаз",
                    "Lease of the pasture of Saryzhaz",
                ),
                agency=texts.OBJECT.name,
                region=REGION,
                state=_ANSWERED,
                recommendations=3,
                answered=3,
                days_late=0,
            ),
            Entry(
                number="2026-00131",
                filed_on="2026-01-29",
                title=Passage(
                    "Мемлекетке қайтарылған 620 га жердің бөлінуі",
                    "Распределение 620 га, возвращённых государству",
                    "Distribution of 620 ha returned to the state",
                ),
                agency=texts.OBJECT.name,
                region=REGION,
                state=_LATE,
                recommendations=2,
                answered=0,
                days_late=6,
            ),
            Entry(
                number="2026-00162",
                filed_on="2026-02-18",
                title=Passage("Суатқа апаратын жол", "Дорога к водопою", "The road to the watering place"),
                agency=texts.OBJECT.name,
                region=REGION,
                state=_REVIEW,
                recommendations=0,
                answered=0,
                days_late=0,
            ),
        ),
        table_files=(),
        signatory=texts.SECRETARY,
    )
