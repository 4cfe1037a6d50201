# ruff: noqa: E501 - three languages of one text stand on lines of their own, however long
"""One part of the complaint of case 2026-00147 goes to the district's veterinary service: the letter and the notice."""

from dataclasses import replace

from oversight.documents import sample_texts as texts
from oversight.documents.filing import Ground
from oversight.documents.papers.forwarding_letter import ForwardingLetter
from oversight.documents.samples.common import frame, term
from oversight.documents.samples.filers import ADIL, LEASE, LEASE_ANNEXES
from oversight.documents.values import Passage, Words


def sample() -> ForwardingLetter:
    """The letter to the other body."""
    return ForwardingLetter(
        frame=frame("2026-00147/03", "2026-02-11T12:00:00+05:00"),
        reader="body",
        new_body=Passage(
            "«Көктал ауданының ветеринария бөлімі» мемлекеттік мекемесі",
            "Государственное учреждение «Отдел ветеринарии Коктальского района»",
            "State institution “Veterinary department of Koktal district”",
        ),
        new_body_address=Passage(
            "Ақмола облысы, Көктал ауданы, Көктал ауылы, Бірлік көшесі, 4-үй",
            "Акмолинская область, Коктальский район, село Коктал, улица Бирлик, дом 4",
            "Akmola region, Koktal district, village of Koktal, 4 Birlik Street",
        ),
        filer=ADIL,
        subject=LEASE,
        received_at="2026-02-06T19:42:10+05:00",
        sent_on="2026-02-11",
        is_whole=False,
        parts=(
            Passage(
                "Жайылым шетіндегі ескі мал қорымының қоршаусыз жатқаны туралы бөлігі.",
                "Часть о старом скотомогильнике на краю пастбища, оставшемся без ограждения.",
                "The part about the old animal burial ground at the edge of the pasture, left without a fence.",
            ),
            Passage(
                "Ауыл малының көктемгі егуге дейін жаңа жайылымға айдалуына байланысты ветеринариялық талаптарды түсіндіру туралы сұрақ.",
                "Вопрос о ветеринарных требованиях при перегоне скота на новое пастбище до весенней вакцинации.",
                "The question which veterinary requirements apply when livestock is driven to another pasture before the spring vaccination.",
            ),
        ),
        ground=Ground(
            key="forwarding_part",
            name=Words(
                "Мәселенің бір бөлігі басқа органның құзыретінде",
                "Часть вопроса в компетенции другого органа",
                "Part of the matter lies with another body",
            ),
            provision="APPK 65",
        ),
        reasons=(
            Passage(
                "Мал қорымдарын ұстау және мал айдау мәселелерін комиссия қарамайды; жалға беру туралы негізгі бөлігі комиссияда қалады.",
                "Вопросы содержания скотомогильников и перегона скота комиссия не рассматривает; основная часть – об аренде – остаётся в комиссии.",
                "The commission does not consider burial grounds and the driving of livestock; the main part, about the lease, stays with it.",
            ),
        ),
        term=term("complaint_forward", "2026-02-09"),
        annexes=LEASE_ANNEXES[:2],
        letter_number=None,
        executor=texts.SECRETARY,
        signatory=texts.CHAIR,
    )


def notice() -> ForwardingLetter:
    """The notice of it to the filer."""
    letter = sample()
    return replace(
        letter,
        frame=frame("2026-00147/04", "2026-02-11T12:00:00+05:00"),
        reader="filer",
        letter_number=letter.frame.number,
        executor=None,
    )
