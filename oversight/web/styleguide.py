"""Made-up values for the page that shows every part in every state. Only the demonstration serves it.

The case is invented and written in Kazakh, as most cases are; the names of the parts are in the reader's language.
"""

from datetime import UTC, date, datetime
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
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # the stubs are older
from wtforms.validators import Optional

from oversight.domain.deadlines import read_deadline
from oversight.statute.schema import Statute
from oversight.web.state_tags import STATE_TAGS

TODAY = date(2026, 5, 5)
DIGEST = "4be190d3f1a5c6b90e07f27d8f4b603ee9c41e07b5d2a18f64be190d3aa7fc27a"


class SampleForm(Form):
    """One question of every kind."""

    act = StringField("Акт, шешім немесе әрекетсіздік", description="Білсеңіз, атауы мен нөмірін жазыңыз.")
    decided_on = DateField("Шешім күні", format=["%d.%m.%Y", "%Y-%m-%d"], description="Мысалы: 14.03.2026")
    area = DecimalField("Жер көлемі, га", validators=[Optional()])
    region = SelectField(
        "Облыс", choices=[SelectChoice("11", "Ақмола облысы"), SelectChoice("59", "Солтүстік Қазақстан облысы")]
    )
    what = TextAreaField("Не болды және неге маңызды", description="200-ден 5 000 таңбаға дейін.")
    concerned = RadioField(
        "Бұл кімге қатысты",
        choices=[
            SelectChoice("village", "Бір ауыл тұрғындарына"),
            SelectChoice("many", "Аудандағы көп адамға"),
            SelectChoice("me", "Тек маған"),
        ],
        default="village",
    )
    news = SelectMultipleField(
        "Не туралы хабарлайық",
        choices=[SelectChoice("answer", "Органның жауабы"), SelectChoice("late", "Мерзімнің өтуі")],
        default=["answer"],
        validators=[Optional()],
    )
    mail = EmailField("Электрондық пошта", render_kw={"autocomplete": "email"})
    password = PasswordField("Құпиясөз", render_kw={"autocomplete": "new-password"})
    files = MultipleFileField(
        "Мұны көрсететін файл", validators=[Optional()], description="PDF, сурет немесе кесте, 20 МБ-қа дейін."
    )
    agreed = BooleanField("Жазғанымның бәрі рас", description="Көрінеу жалған мәлімет үшін заң бойынша жауаптылық бар.")


def build_sample(statute: Statute) -> dict[str, Any]:
    """Everything the page of parts needs, without a database. The terms are counted by *statute*, as on a real page."""
    return {
        "today": TODAY,
        "form": None,
        "sample_form": SampleForm(prefix="s-"),
        "wrong_form": _build_wrong_form(),
        "states": _group_states(),
        "readings": {
            "running": read_deadline(statute, "object_response", date(2026, 4, 24)),
            "late": read_deadline(statute, "object_response", date(2026, 4, 8)),
            "backward": read_deadline(statute, "object_hearing_notice", date(2026, 5, 13)),
            "long": read_deadline(statute, "challenge_decide", date(2026, 4, 10)),
            "months": read_deadline(statute, "challenge_file", date(2026, 4, 13), modelled=True),
            "unread": read_deadline(statute, "info_request_401", date(2026, 4, 24)),
            "same_day": read_deadline(statute, "complaint_register", TODAY, modelled=True),
        },
        "ledger_rows": LEDGER,
        "papers": PAPERS,
        "events": EVENTS,
        "now": datetime(2026, 5, 5, 9, 10, tzinfo=UTC),
        "digest": DIGEST,
    }


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
    {
        "title": "Қорытынды құжат",
        "url": "#lists",
        "format": "PDF",
        "language": "kk",
        "pages": 9,
        "size": 214_000,
        "digest": DIGEST,
    },
    {"title": "Жайылым картасы", "url": "#lists", "format": "PNG", "size": 1_340_000},
    {"title": "Талон", "pending": True},
    {"title": "Өтініш иелерінің тізімі", "withheld": "Жарияланбайды: дербес деректер"},
)

EVENTS: tuple[dict[str, Any], ...] = (
    {
        "on": date(2026, 4, 27),
        "title": "Жер қатынастары бөлімі екі ұсынымға жауап берді",
        "text": "Мерзімнен 1 жұмыс күні бұрын.",
    },
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
