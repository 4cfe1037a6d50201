"""Step 8: a separate reasoned answer to every recommendation, after the hearing or with reasons why there is none."""

from typing import Any

from werkzeug.test import TestResponse

from tests.journeys.matters import Answered, Matter
from tests.journeys.people import Person
from tests.journeys.reading import choice, words_of
from tests.journeys.walk import Walk, receivers, require_says
from tests.web.filling import forms_of

REMEDY = {
    "kk": "Осы жауапқа үш ай ішінде жоғары тұрған органға шағым беруге болады.",
    "ru": "Настоящий ответ можно обжаловать в вышестоящий орган в течение трёх месяцев.",
}


def _case(walk: Walk) -> str:
    return f"/agency/cases/{walk.number}"


def assign(walk: Walk) -> None:
    """The head names the officer as executor."""
    head, officer = walk["head"], walk["officer"]
    page = head.get(_case(walk))
    page = head.fill(page, action="/executor", executor=choice(page, f"{officer.name}, {officer.position}"))
    require_says(page, officer.name)


def _fields(number: int, answer: Answered) -> dict[str, str]:
    return {
        f"r{number}-position": answer.position,
        f"r{number}-reasons": answer.reasons,
        f"r{number}-measure": answer.measure,
        f"r{number}-measure_on": answer.measure_on,
        f"r{number}-responsible": answer.responsible,
        f"r{number}-legal_reference": answer.legal_reference,
    }


def blanket_answer_is_refused(walk: Walk, matter: Matter) -> None:
    """One answer for all: the page has no field for it, and sending it by hand is refused with what is missing."""
    officer, head = walk["officer"], walk["head"]
    page = officer.follow(officer.get(_case(walk)), "/answer")
    typed = {"reasons": "Барлық ұсыным бойынша: қабылданды." * 4, "position": "accepted"}
    officer.fill(page, **typed)
    page = officer.get(f"{_case(walk)}/answer")
    assert typed["reasons"] not in words_of(page)
    officer.fill(page, **_fields(1, matter.answered[0]))
    assert _send_by_hand(head, walk, matter).status_code == 422
    require_says(head.get(f"{_case(walk)}/answer/send"), matter.answered[0].reasons)
    assert 'name="remedy_text"' not in head.get(f"{_case(walk)}/answer/send").text


def _send_by_hand(person: Person, walk: Walk, matter: Matter) -> TestResponse:
    """Post the sending form although the page does not offer it: what a page carries is taken from the draft's page."""
    page = person.get(f"{_case(walk)}/answer")
    (form,) = [form for form in forms_of(page) if form["action"].endswith("/answer")]
    carried: dict[str, Any] = {name: form["data"][name] for name in ("csrf_token", "version", "sequence", "key")}
    carried |= {"language": matter.language, "remedy_text": REMEDY[matter.language]}
    return person.client.post(f"/{person.language}{_case(walk)}/answer/send", data=carried)


def draft(walk: Walk, matter: Matter) -> None:
    """The officer answers each recommendation; only the head sends, and not before the hearing is dealt with."""
    officer, head = walk["officer"], walk["head"]
    page = officer.get(f"{_case(walk)}/answer")
    fields: dict[str, str] = {}
    for number, answer in enumerate(matter.answered, start=1):
        fields |= _fields(number, answer)
    officer.fill(page, **fields)
    require_says(officer.get(f"{_case(walk)}/answer"), *(answer.reasons for answer in matter.answered))
    assert _send_by_hand(officer, walk, matter).status_code == 403
    assert _send_by_hand(head, walk, matter).status_code == 422, "a refusal waits for the hearing"
    for who in ("secretary", "member1"):
        page = walk[who].get(f"/commission/cases/{walk.number}")
        assert matter.answered[0].reasons not in words_of(page), "a draft is the agency's own"


def announce_hearing(walk: Walk, *, too_early: str, decision_on: str, hearing_on: str, earliest: str) -> None:
    """Notice three working days before the decision; for an earlier day the refusal names the first lawful one."""
    officer = walk["officer"]
    page = officer.follow(officer.follow(officer.get(_case(walk)), "/hearing"), "/hearing/notice")
    fields = {
        "hearing_on": hearing_on,
        "hearing_time": "15:00",
        "place": "Аудан әкімдігі, 2-қабат, 204-кабинет",
        "preliminary_position": "2-ұсынымды ішінара қабылдауды ұйғарып отырмыз: 72 гектардың шекарасы анықталмаған.",
    }
    assert earliest in officer.is_refused(page, **fields, decision_on=too_early)
    officer.fill(page, **fields, decision_on=decision_on)
    assert receivers(walk.deliver()) == sorted([walk["chair"].email, walk["secretary"].email])
    require_says(walk["secretary"].get(f"/commission/cases/{walk.number}"), "204-кабинет")


def hold_hearing(walk: Walk) -> None:
    """The hearing is recorded on its day."""
    officer = walk["officer"]
    page = officer.follow(officer.get(f"{_case(walk)}/hearing"), "/hearing/record")
    fields = {
        "ended_at": "16:10",
        "official": "Бөлім басшысының орынбасары Қ. Сейітов, орынбасар",
        "participants": "Комиссия төрағасы\nКомиссия мүшесі",
    }
    officer.is_refused(page, **fields, record_text="Өтті.")
    officer.fill(
        page,
        **fields,
        record_text="Комиссия төрағасы: 72 гектар да ауылға керек.\n"
        "Бөлім: орман қоры шекарасының сызбасы көрсетілді, ол жерде жайылымға рұқсат жоқ.",
    )
    assert receivers(walk.deliver()) == [walk["secretary"].email]


def omit_hearing(walk: Walk) -> None:
    """Only the head may omit it, with reasons that say whom it would harm."""
    reasons = (
        "На заслушивании пришлось бы раскрыть коммерческие сведения подрядчика и персональные данные его работников; "
        "это нарушило бы их права и законные интересы."
    )
    assert walk["officer"].ask(f"{_case(walk)}/hearing/omission").status_code == 404
    head = walk["head"]
    page = head.follow(head.get(f"{_case(walk)}/hearing"), "/hearing/omission")
    head.is_refused(page, reasons="Нецелесообразно.")
    head.fill(page, reasons=reasons)
    assert receivers(walk.deliver()) == [walk["secretary"].email]
    require_says(walk["secretary"].get(f"/commission/cases/{walk.number}"), reasons)


def send(walk: Walk, matter: Matter) -> None:
    """The head sends; commission, members and filer hear of it, the recused member does not."""
    head = walk["head"]
    page = head.get(f"{_case(walk)}/answer/send")
    require_says(page, *(answer.reasons for answer in matter.answered))
    head.fill(page, action="/answer/send", language=matter.language, remedy_text=REMEDY[matter.language])
    expected = {"secretary", "chair", "member1", "member2", "member3", "filer"} | (walk.people.keys() & {"colleague"})
    assert receivers(walk.deliver()) == sorted(walk[who].email for who in expected)
    assert head.ask(f"{_case(walk)}/answer").status_code == 409
