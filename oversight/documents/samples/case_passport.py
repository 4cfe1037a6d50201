"""The public passport of the case of the pasture of Saryzhaz after the answer."""

import hashlib

from oversight.documents import sample_texts as texts
from oversight.documents.papers.case_passport import CasePassport, Fact, LogLine, PaperLine, TermLine
from oversight.documents.samples.common import frame
from oversight.documents.values import Words

_SECRETARY = Words("хатшы", "секретарь", "secretary")
_SYSTEM = Words("жүйе", "система", "system")
_COMMISSION = Words("комиссия", "комиссия", "commission")
_AGENCY = Words("орган", "орган", "agency")


def _line(sequence: int, at: str, sentence: Words, role: Words) -> LogLine:
    return LogLine(sequence, at, sentence, role, hashlib.sha256(at.encode()).hexdigest())


LOG = (
    _line(
        1,
        "2026-02-06T19:42:10+05:00",
        Words("Жолданым берілді", "Обращение подано", "The complaint was filed"),
        _SYSTEM,
    ),
    _line(
        2,
        "2026-02-06T19:42:10+05:00",
        Words("Жолданым тіркелді", "Обращение зарегистрировано", "The complaint was registered"),
        _SYSTEM,
    ),
    _line(
        5,
        "2026-02-20T16:00:00+05:00",
        Words("Комиссия жолданымды қабылдады", "Комиссия приняла обращение", "The commission admitted the complaint"),
        _COMMISSION,
    ),
    _line(
        9,
        "2026-03-02T12:00:00+05:00",
        Words("Комиссия бақылауды ашты", "Комиссия открыла контроль", "The commission opened the control"),
        _COMMISSION,
    ),
    _line(
        14,
        "2026-04-15T17:00:00+05:00",
        Words("Бақылау аяқталды", "Контроль завершён", "The control was completed"),
        _COMMISSION,
    ),
    _line(
        18,
        "2026-04-23T10:15:00+05:00",
        Words(
            "Қорытынды құжат органға жіберілді",
            "Итоговый документ направлен органу",
            "The final document was sent to the agency",
        ),
        _SECRETARY,
    ),
    _line(
        19,
        "2026-04-24T09:05:00+05:00",
        Words("Орган құжатты алғанын растады", "Орган подтвердил получение", "The agency confirmed receipt"),
        _AGENCY,
    ),
    _line(
        24,
        "2026-05-12T17:10:00+05:00",
        Words(
            "Орган әр ұсынымға жауап берді",
            "Орган ответил на каждую рекомендацию",
            "The agency answered each recommendation",
        ),
        _AGENCY,
    ),
)


def sample() -> CasePassport:
    """The sample context."""
    law = Words("Заң, 13-бап, 4-тармақ", "Закон, статья 13, пункт 4", "Law, Article 13(4)")
    return CasePassport(
        frame=frame("2026-00147/22", "2026-05-25T09:10:00+05:00"),
        title=texts.TITLE,
        control_object=texts.OBJECT,
        state=Words("Жауап берілді", "Ответ получен", "Answered"),
        facts=(
            Fact(Words("Комиссия", "Комиссия", "Commission"), texts.ISSUER.name),
            Fact(Words("Өңір", "Регион", "Region"), Words("Ақмола облысы", "Акмолинская область", "Akmola Region")),
            Fact(
                Words("Берілген күні", "Дата подачи", "Filed on"),
                Words("2026 жылғы 6 ақпан", "6 февраля 2026 года", "6 February 2026"),
            ),
        ),
        terms=(
            TermLine(
                Words(
                    "Объектінің әр ұсыным бойынша жауабы",
                    "Ответ объекта по каждой рекомендации",
                    "The object’s response to each recommendation",
                ),
                "2026-04-24",
                "2026-05-13",
                "2026-05-12",
                law,
            ),
        ),
        log=LOG,
        hidden=16,
        papers=(
            PaperLine("2026-00147/01", Words("Талон", "Талон", "Receipt"), "2026-02-06", ("kk", "ru")),
            PaperLine(
                "2026-00147/09",
                Words("Қорытынды құжат – ұсыным", "Итоговый документ – рекомендация", "Final document: recommendation"),
                "2026-04-22",
                ("kk", "ru"),
            ),
        ),
        head_digest=LOG[-1].digest,
        is_public=True,
    )
