"""Made-up values for the page that shows every part in every state. Only the demonstration serves it.

The case is invented and written in Kazakh, as most cases are; the names of the parts are in the reader's language.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from wtforms import (
    BooleanField,
    DateField,
    DecimalField,
    EmailField,
    Form,
    MultipleFileField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import Optional

from oversight.statute.words import Words
from oversight.web.state_tags import STATE_TAGS

TODAY = date(2026, 5, 5)
DIGEST = "4be190d3f1a5c6b90e07f27d8f4b603ee9c41e07b5d2a18f64be190d3aa7fc27a"

WEEKEND = Words("сенбі, жексенбі, демалыс", "суббота, воскресенье, выходной", "Saturday, Sunday, day off")
HOLIDAYS = {
    date(2026, 5, 1): Words(
        "Қазақстан халқының бірлігі күні, мереке күні",
        "Праздник единства народа Казахстана, праздничный день",
        "Unity Day, public holiday",
    ),
    date(2026, 5, 7): Words(
        "Отан қорғаушы күні, мереке күні",
        "День защитника Отечества, праздничный день",
        "Defender’s Day, public holiday",
    ),
    date(2026, 5, 11): Words(
        "Жеңіс күні, 9 мамырдан ауыстырылған демалыс күні",
        "День Победы, выходной день перенесён с 9 мая",
        "Victory Day, day off moved from 9 May",
    ),
}


@dataclass(frozen=True, slots=True)
class SampleDay:
    """A day of a sample term."""

    date: date
    counted: bool
    reason: Words | None
    kind: str


@dataclass(frozen=True, slots=True)
class SampleReading:
    """A computed term with the fields that templates read."""

    key: str
    from_on: date
    due_on: date
    length: int
    unit: str
    direction: str
    article: Words | None
    basis: str
    standing: str
    calendar_revision: str
    modelled_on: Words | None
    title: Words
    days: tuple[SampleDay, ...]


class SampleForm(Form):
    """One question of every kind."""

    act = StringField("Акт, шешім немесе әрекетсіздік", description="Білсеңіз, атауы мен нөмірін жазыңыз.")
    decided_on = DateField("Шешім күні", format=["%d.%m.%Y", "%Y-%m-%d"], description="Мысалы: 14.03.2026")
    area = DecimalField("Жер көлемі, га", validators=[Optional()])
    region = SelectField("Облыс", choices=[("11", "Ақмола облысы"), ("59", "Солтүстік Қазақстан облысы")])
    what = TextAreaField("Не болды және неге маңызды", description="200-ден 5 000 таңбаға дейін.")
    concerned = RadioField(
        "Бұл кімге қатысты",
        choices=[("village", "Бір ауыл тұрғындарына"), ("many", "Аудандағы көп адамға"), ("me", "Тек маған")],
        default="village",
    )
    news = SelectMultipleField(
        "Не туралы хабарлайық",
        choices=[("answer", "Органның жауабы"), ("late", "Мерзімнің өтуі")],
        default=["answer"],
        validators=[Optional()],
    )
    mail = EmailField("Электрондық пошта", render_kw={"autocomplete": "email"})
    password = PasswordField("Құпиясөз", render_kw={"autocomplete": "new-password"})
    files = MultipleFileField("Мұны көрсететін файл", validators=[Optional()], description="PDF, сурет немесе кесте, 20 МБ-қа дейін.")
    agreed = BooleanField("Жазғанымның бәрі рас", description="Көрінеу жалған мәлімет үшін заң бойынша жауаптылық бар.")


def build_sample() -> dict[str, Any]:
    """Everything the page of parts needs, without a database."""
    answer = _count_term("object_response", date(2026, 4, 24), 10, ANSWER, article=ARTICLE)
    fix = _count_term("complaint_fix", date(2026, 4, 30), 5, FIX, basis="house", modelled_on=MODEL)
    return {
        "today": TODAY,
        "form": None,
        "sample_form": SampleForm(prefix="s-"),
        "wrong_form": _build_wrong_form(),
        "states": _group_states(),
        "readings": {
            "running": answer,
            "house": fix,
            "last_day": _count_term("final_doc_dispatch", date(2026, 4, 22), 7, DISPATCH, article=DISPATCH_ARTICLE),
            "late": _count_term("object_response", date(2026, 4, 8), 10, ANSWER, article=ARTICLE),
            "backward": _count_back("object_hearing_notice", date(2026, 5, 13), 3, NOTICE),
            "long": _count_term("complaint_decide", date(2026, 4, 10), 20, DECIDE, basis="house", modelled_on=MODEL),
            "months": _count_months(),
        },
        "ledger_rows": LEDGER,
        "papers": PAPERS,
        "events": EVENTS,
        "now": datetime(2026, 5, 5, 9, 10, tzinfo=UTC),
        "digest": DIGEST,
    }


ARTICLE = Words("Заң, 13-бап, 4-тармақ", "Закон, статья 13, пункт 4", "Law, Article 13(4)")
DISPATCH_ARTICLE = Words("Заң, 13-бап, 2-тармақ", "Закон, статья 13, пункт 2", "Law, Article 13(2)")
NOTICE_ARTICLE = Words("Заң, 13-бап, 6-тармақ", "Закон, статья 13, пункт 6", "Law, Article 13(6)")
MODEL = Words("ӘРПК, 64-бап, 6-тармақ", "АППК, статья 64, пункт 6", "Administrative Procedural Code, Article 64(6)")
ANSWER = Words("Әр ұсынымға дәлелді жауап", "Мотивированный ответ по каждой рекомендации", "Reasoned response to each recommendation")
FIX = Words("Жолданымның кемшіліктерін жою", "Устранение недостатков обращения", "Mending the complaint")
DISPATCH = Words("Қорытынды құжатты жіберу", "Направление итогового документа", "Sending the final document")
NOTICE = Words("Тыңдау туралы хабарлама", "Извещение о заслушивании", "Notice of the agency hearing")
DECIDE = Words("Жолданым бойынша шешім", "Решение по обращению", "Decision on the complaint")
CHALLENGE = Words("Шағым беру", "Подача жалобы", "Filing a challenge")
LAST_DAY = Words("мерзімнің соңғы күні", "последний день срока", "last day of the term")

LEDGER: tuple[dict[str, Any], ...] = (
    {
        "number": "2026-00148",
        "title": "Қарасу ауылдық округінде 312 га жайылымды конкурссыз жалға беру",
        "about": ["Солтүстік Қазақстан облысы", "Жер және жайылым"],
        "agency": "Жаңасу ауданының жер қатынастары бөлімі",
        "state": "awaiting_answer",
        "due_on": date(2026, 5, 13),
        "working_days": 4,
        "station": "agency",
    },
    {
        "number": "2026-00131",
        "title": "Аудандық аурухананы жөндеуге бөлінген қаражаттың есебі жарияланбаған",
        "about": ["Абай облысы", "Денсаулық сақтау"],
        "agency": "Көктерек ауданының денсаулық сақтау бөлімі",
        "state": "overdue",
        "due_on": date(2026, 4, 22),
        "working_days": -8,
        "station": "agency",
    },
    {
        "number": "2026-00127",
        "title": "Пристройка к школе разрешена без общественного слушания",
        "title_lang": "ru",
        "about": ["Түркістан облысы", "Құрылыс"],
        "agency": "Сарыбұлақ ауданының сәулет бөлімі",
        "state": "in_review",
        "station": "commission",
    },
    {
        "number": "2026-00104",
        "title": "Көше жарығын орнату келісімшартының құжаттары ашылмаған",
        "about": ["Жетісу облысы", "Сатып алу"],
        "agency": "Бейбіт ауылдық округі әкімінің аппараты",
        "state": "closed",
        "station": "closed",
    },
)

PAPERS: tuple[dict[str, Any], ...] = (
    {"title": "Қорытынды құжат", "url": "#lists", "format": "PDF", "language": "kk", "pages": 9, "size": 214_000, "digest": DIGEST},
    {"title": "Жайылым картасы", "url": "#lists", "format": "PNG", "size": 1_340_000},
    {"title": "Талон", "pending": True},
    {"title": "Өтініш иелерінің тізімі", "withheld": "Жарияланбайды: дербес деректер"},
)

EVENTS: tuple[dict[str, Any], ...] = (
    {"on": date(2026, 4, 27), "title": "Жер қатынастары бөлімі екі ұсынымға жауап берді", "text": "Мерзімнен 1 жұмыс күні бұрын."},
    {
        "at": datetime(2026, 4, 24, 6, 20, tzinfo=UTC),
        "title": "Орган қорытынды құжатты алды",
        "text": "10 жұмыс күні осы оқиғадан басталды.",
        "by": "Бөлім басшысы, өз кабинетінде растады",
    },
    {"on": date(2026, 4, 10), "title": "Комиссия қорытынды құжатты қабылдады"},
)


def _build_wrong_form() -> SampleForm:
    """The same form as it comes back: typed text stays, also where it is wrong."""
    form = SampleForm(prefix="w-")
    form.act.errors = ["Қай актіні немесе шешімді тексеруді сұрайтыныңызды көрсетіңіз"]
    form.decided_on.raw_data = ["31.02.2026"]
    form.decided_on.errors = ["Мұндай күн жоқ: 31.02.2026. Күнді күн.ай.жыл түрінде жазыңыз"]
    form.what.data = "Ауыл сыртындағы жайылымды жалға берді, жиын өткізбеді."
    form.what.errors = ["Толығырақ жазыңыз: қазір 55 таңба, кемінде 200 керек"]
    form.concerned.errors = ["Жауаптардың бірін таңдаңыз"]
    form.refusal = "Сіз жазып отырғанда хатшы бұл жолданымды алды. Тексеріп, қайта жіберіңіз."  # type: ignore[attr-defined]
    form.changes = ["5 мамыр 2026, 14:32: хатшы жолданымды қарауға алды"]  # type: ignore[attr-defined]
    return form


def _group_states() -> list[tuple[str, list[str]]]:
    groups: dict[str, list[str]] = {}
    for state in STATE_TAGS:
        record, _, rest = state.partition(".")
        groups.setdefault(record if rest else "register", []).append(state)
    return list(groups.items())


def _count_term(
    key: str,
    start: date,
    length: int,
    title: Words,
    article: Words | None = None,
    basis: str = "law",
    modelled_on: Words | None = None,
) -> SampleReading:
    """A term of working days by the holidays above; good enough for a picture, never for a case."""
    days: list[SampleDay] = []
    day = start
    while sum(one.counted for one in days) < length:
        day += timedelta(days=1)
        days.append(_describe(day))
    standing = "read" if article else "design"
    return SampleReading(
        key, start, day, length, "working_days", "after", article, basis, standing, "2026-1", modelled_on, title, tuple(days)
    )


def _count_back(key: str, decision: date, length: int, title: Words) -> SampleReading:
    days: list[SampleDay] = []
    day = decision
    while sum(one.counted for one in days) < length:
        day -= timedelta(days=1)
        days.append(_describe(day))
    return replace(
        _count_term(key, decision, 0, title, article=NOTICE_ARTICLE),
        due_on=day,
        length=length,
        direction="before",
        days=tuple(days),
    )


def _count_months() -> SampleReading:
    end = SampleDay(date(2026, 7, 13), True, LAST_DAY, "calendar")
    term = _count_term("challenge_file", date(2026, 4, 13), 0, CHALLENGE, basis="house")
    return replace(term, due_on=end.date, length=3, unit="months", days=(end,))


def _describe(day: date) -> SampleDay:
    if day in HOLIDAYS:
        return SampleDay(day, False, HOLIDAYS[day], "holiday")
    if day.isoweekday() > 5:  # noqa: PLR2004 - Friday
        return SampleDay(day, False, WEEKEND, "weekend")
    return SampleDay(day, True, None, "working")
