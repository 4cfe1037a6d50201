# ruff: noqa: E501 - three languages of one text stand on lines of their own, however long
"""The public hearing in the house of culture of Saryzhaz."""

from oversight.documents import sample_texts as texts
from oversight.documents.papers.public_hearing_protocol import (
    Attendance,
    Exchange,
    Poll,
    PublicHearingProtocol,
    Speech,
)
from oversight.documents.samples.common import frame
from oversight.documents.samples.monitoring_record import REPRESENTATIVE
from oversight.documents.values import Officer, Passage, Words

RESIDENT = Passage("ауыл тұрғыны", "житель села", "resident of the village")


def _named(officer: Officer) -> Passage:
    name, post = officer.name, officer.post
    return Passage(f"{name}, {post.kk}", f"{name}, {post.ru}", f"{name}, {post.en}")


AGENCY = _named(REPRESENTATIVE)
LEASEHOLDER = _named(
    Officer(
        "Қ. С. Бердібай",
        Words("«Қамыс-Агро» ЖШС директоры", "директор ТОО «Қамыс-Агро»", "director of “Kamys-Agro” LLP"),
    )
)


def sample() -> PublicHearingProtocol:
    """The sample context."""
    return PublicHearingProtocol(
        frame=frame("2026-00147/10", "2026-04-10T11:00:00+05:00"),
        control_object=texts.OBJECT,
        decision=texts.DECISION,
        announced_on="2026-03-20",
        started_at="2026-04-09T15:00:00+05:00",
        ended_at="2026-04-09T17:10:00+05:00",
        place=Passage(
            "Сарыжаз ауылының мәдениет үйі", "дом культуры села Сарыжаз", "house of culture of the village of Saryzhaz"
        ),
        chair=texts.CHAIR,
        secretary=texts.SECRETARY,
        attendance=(
            Attendance(Passage("ауыл тұрғындары", "жители села", "residents of the village"), 57),
            Attendance(Passage("объектінің өкілдері", "представители объекта", "representatives of the object"), 2),
            Attendance(
                Passage("жалға алушының өкілдері", "представители арендатора", "representatives of the leaseholder"), 2
            ),
            Attendance(Passage("комиссия мүшелері", "члены комиссии", "members of the commission"), 3),
        ),
        agenda=(
            Passage(
                "Сарыжаз ауылдық округінің жайылымын жалға берудің салдары.",
                "Последствия передачи в аренду пастбищ Сарыжазского сельского округа.",
                "What the lease of the pasture of Saryzhaz rural district led to.",
            ),
            Passage(
                "Тұрғындардың комиссияға және аудан әкімінің аппаратына ұсыныстары.",
                "Предложения жителей комиссии и аппарату акима района.",
                "Proposals of the residents to the commission and the office of the akim.",
            ),
        ),
        speeches=(
            Speech(
                _named(texts.MEMBER),
                Passage(
                    "Бақылау барысында анықталған фактілерді және жайылымға шығу нәтижесін баяндады.",
                    "Доложил об установленных фактах и об итогах выезда на пастбище.",
                    "Reported the facts established and the result of the visit to the pasture.",
                ),
            ),
            Speech(
                AGENCY,
                Passage(
                    "Жалға беру рәсімі сақталды, қаулы күшінде; тұрғындардың өтініштері қаралуда деді.",
                    "Сообщил, что процедура передачи соблюдена, постановление действует; обращения жителей рассматриваются.",
                    "Said that the procedure had been kept and the resolution stands; the residents’ requests are being considered.",
                ),
            ),
            Speech(
                LEASEHOLDER,
                Passage(
                    "Мал 2026 жылдың күзінде әкелінеді, қоршау мен құдыққа қаражат бөлінген деді.",
                    "Сообщил, что скот завезут осенью 2026 года, средства на ограждение и колодец выделены.",
                    "Said that livestock would come in the autumn of 2026 and that money was set aside for a fence and a well.",
                ),
            ),
        ),
        exchanges=(
            Exchange(
                RESIDENT,
                Passage(
                    "Ауылдың малы биыл жазда қайда жайылады?",
                    "Где этим летом будет пастись скот села?",
                    "Where is the village’s livestock to graze this summer?",
                ),
                AGENCY,
                Passage(
                    "Көршілес округтің 300 га босалқы жері уақытша ұсынылады.",
                    "Временно предлагаются 300 га запаса соседнего округа.",
                    "300 ha of reserve land of the neighbouring district are offered for the time being.",
                ),
            ),
            Exchange(
                RESIDENT,
                Passage(
                    "Жер комиссиясының хаттамасы неге жарияланбады?",
                    "Почему не опубликован протокол земельной комиссии?",
                    "Why were the minutes of the land commission not published?",
                ),
                None,
                None,
            ),
        ),
        polls=(
            Poll(
                Passage(
                    "Пайдаланылмай тұрған 620 га жерді ортақ пайдалануға қайтаруды сұрау.",
                    "Просить о возврате неиспользуемых 620 га в общее пользование.",
                    "Ask for the return of the unused 620 ha to common use.",
                ),
                51,
                2,
                4,
            ),
        ),
        recommendations=(
            Passage(
                "Пайдаланылмайтын жайылымды тұрғындардың ортақ пайдалануына қайтару мәселесін қарау.",
                "Рассмотреть возврат неиспользуемых пастбищ в общее пользование жителей.",
                "Consider returning unused pasture to the common use of the residents.",
            ),
            Passage(
                "Жер комиссиясының хаттамаларын жариялап отыру.",
                "Публиковать протоколы земельной комиссии.",
                "Publish the minutes of the land commission.",
            ),
        ),
    )
