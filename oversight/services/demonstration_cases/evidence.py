"""What a control of the demonstration holds beside its facts: a public hearing, or the opinion of an expert."""

from typing import cast

from oversight.domain.seals import seal
from oversight.domain.terms import Action, RecordKind
from oversight.persistence import models
from oversight.services.demonstration_cases.docket import Sheet
from oversight.services.demonstration_cases.rows import Row
from oversight.services.demonstration_cases.texts import Library
from oversight.services.opinions import lines_of
from oversight.services.public_hearings import FORM, seal_of

_FACTS_BEFORE = 2


def hear_or_examine(sheet: Sheet, library: Library, case: Row, facts: int) -> None:
    """After the second fact: the hearing where it is the form of the control; an opinion where an expert examines."""
    expert = sheet.bench.expert
    if facts != _FACTS_BEFORE:
        return
    if case["form"] == FORM:
        _hear(sheet, library, case)
    elif expert is not None and str(expert.seat_id) in case["group"] and expert in sheet.declared:
        _examine(sheet, library, case)


def _said(sheet: Sheet, library: Library, name: str) -> str:
    return sheet.say(library.phrase(sheet.rng, "commission", name), "kk")


def _hear(sheet: Sheet, library: Library, case: Row) -> None:
    """A hearing of the day before, announced when the agency was told."""
    day = sheet.frame.days[sheet.day - 1]
    matter = sheet.telling.matter
    chair, secretary = sheet.bench.chair, sheet.bench.secretary
    sheet.wait(0)
    row = sheet.add(
        models.PublicHearing,
        case_id=case["id"],
        number=1,
        language="kk",
        announced_on=case["notified_on"],
        started_at=sheet.frame.moment(day, 15 * 3600),
        ended_at=sheet.frame.moment(day, 17 * 3600),
        place=sheet.telling.locality["kk"],
        chair_id=chair.account_id,
        secretary_id=secretary.account_id,
        attendance=[
            {"who": "тұрғындар", "count": 41},
            {"who": "мемлекеттік органның өкілдері", "count": 2},
            {"who": "комиссия мүшелері", "count": 3},
        ],
        agenda=sheet.say(matter.tasks, "kk"),
        speeches=[
            {"speaker": "баяндамашы", "text": sheet.say(matter.findings[0].text, "kk")},
            {"speaker": "мемлекеттік органның өкілі", "text": _said(sheet, library, "hearing_agency")},
        ],
        exchanges=[
            {
                "asked_by": "тұрғын",
                "question": lines_of(case["questions"])[0],
                "answered_by": "",
                "answer": "",
            }
        ],
        polls=[],
        recommendations=_said(sheet, library, "hearing_recommendation"),
        recorded_by_id=secretary.account_id,
        recorded_at=sheet.at,
    )
    data = {"hearing": 1, "held_on": str(day), "sealed": seal_of(cast(models.PublicHearing, row))}
    sheet.act(RecordKind.CASE, Action.RECORD_PUBLIC_HEARING, secretary, data)


def _examine(sheet: Sheet, library: Library, case: Row) -> None:
    """An answer to the questions of the programme, from the facts."""
    expert = sheet.bench.expert
    if expert is None:
        return
    sheet.wait(0)
    facts = sheet.telling.matter.findings
    row = sheet.add(
        models.ExpertOpinion,
        case_id=case["id"],
        number=1,
        expert_id=expert.account_id,
        language="kk",
        qualification=_said(sheet, library, "expert_qualification"),
        materials=sheet.say(facts[0].evidence, "kk"),
        method=_said(sheet, library, "expert_method"),
        answers=[{"question": lines_of(case["questions"])[0], "answer": sheet.say(facts[0].text, "kk")}],
        limits=_said(sheet, library, "expert_limits"),
        given_at=sheet.at,
        given_on=sheet.on,
    )
    texts = (row["language"], row["qualification"], row["materials"], row["method"], row["limits"])
    said = [text for one in row["answers"] for text in (one["question"], one["answer"])]
    data = {"opinion": 1, "answers": 1, "sealed": seal(*texts, *said)}
    sheet.act(RecordKind.CASE, Action.GIVE_OPINION, expert, data)
