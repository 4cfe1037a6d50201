"""The third chapter: the agency receives the document, answers each recommendation or keeps silent; the case closes."""

from datetime import date
from typing import Any, cast

from oversight.domain.seals import seal
from oversight.domain.terms import (
    Action,
    Assessment,
    HearingMode,
    Outcome,
    Position,
    ReceiptKind,
    RecordKind,
    ResponseState,
)
from oversight.persistence import models
from oversight.services.demonstration_cases.cast import CLOCK
from oversight.services.demonstration_cases.docket import Sheet
from oversight.services.demonstration_cases.land import return_land
from oversight.services.demonstration_cases.plan import Ending, Spec, Stage
from oversight.services.demonstration_cases.rows import Row
from oversight.services.demonstration_cases.texts import Library

RESPONSE = RecordKind.RESPONSE
_WATCH = 7 * 60  # seconds after midnight at which the daily watch comes by
_TERM = 10  # working days: Article 13(4)
_HEARING_STAGES = {Stage.HEARING_NOTICED, Stage.HEARD}


def receive(sheet: Sheet, spec: Spec, *, is_confirmed: bool) -> bool:
    """The agency confirms receipt the same day, or it is deemed the next working day; whether the story goes on."""
    if is_confirmed:
        sheet.second += sheet.rng.randint(1200, 5400)
        action, who, kind = Action.CONFIRM_RECEIPT, sheet.office.officer, ReceiptKind.CONFIRMED
    else:
        sheet.wait(1)
        sheet.second = _WATCH
        action, who, kind = Action.DEEM_RECEIVED, CLOCK, ReceiptKind.DEEMED
    case, final = cast(Row, sheet.case), cast(Row, sheet.final)
    step = sheet.frame.decide(RecordKind.CASE, case["state"], action, sheet.on, modelled=True)
    case["state"] = step.target
    case["version"] += 1
    final.update(received_at=sheet.at, received_on=sheet.on, receipt_kind=kind)
    final["version"] += 1
    due_on = sheet.day_after(_TERM)
    data = {
        "case": step.target,
        "receipt": kind.value,
        "received_on": sheet.on.isoformat(),
        "due_on": due_on.isoformat(),
    }
    received_on = sheet.on
    sheet.act(RESPONSE, action, who, data)
    sheet.response = sheet.add(
        models.Response,
        docket_id=sheet.docket["id"],
        state=ResponseState.RECEIVED,
        received_on=received_on,
        due_on=due_on,
        language=final["authentic_language"],
    )
    return spec.stage is not Stage.RECEIVED


def keep_silent(sheet: Sheet, library: Library, spec: Spec) -> None:
    """The ten working days pass; the watch records it, and in the end the commission closes the case."""
    sheet.wait(_TERM + 1)
    sheet.second = _WATCH
    data = {"due_on": _response(sheet)["due_on"].isoformat()}
    sheet.act(RESPONSE, Action.MARK_OVERDUE, CLOCK, data)
    if spec.stage is Stage.OVERDUE:
        return
    sheet.wait(12, 25)
    _close(sheet, library, Outcome.NO_ANSWER, Outcome.NO_ANSWER)


def answer(sheet: Sheet, library: Library, spec: Spec) -> bool:
    """Executor, draft, hearing where it is asked for, and the answer sent; whether the commission goes on with it."""
    office, response = sheet.office, _response(sheet)
    sheet.wait(0, 1)
    response["executor_id"] = office.officer.account_id
    sheet.act(RESPONSE, Action.ASSIGN, office.head, {"executor": str(office.officer.account_id)})
    sheet.wait(1)
    rows = _draft(sheet, library, spec)
    numbers = [row.number for row in rows]
    sheet.act(RESPONSE, Action.DRAFT_ANSWER, office.officer, {"recommendations": numbers})
    if spec.stage is Stage.ASSIGNED:
        return False
    accepted = sum(row["position"] is Position.ACCEPTED for row in rows)
    if accepted == len(rows):
        sheet.wait(0, 1)
        sheet.act(RESPONSE, Action.DECIDE_POSITIVE, office.head, {"accepted": accepted})
        if spec.stage is Stage.POSITIVE:
            return False
        sheet.wait(0, 2)
    elif not _hear(sheet, library, spec):
        return False
    _send(sheet, library, rows)
    return spec.stage is not Stage.ANSWERED


def _draft(sheet: Sheet, library: Library, spec: Spec) -> list[Row]:
    response, language = _response(sheet), _response(sheet)["language"]
    rows = []
    adopted = cast(Row, sheet.final).recommendations
    for place, recommendation in enumerate(adopted):
        position = _position(spec, place, len(adopted))
        advice = sheet.telling.matter.recommendations[place]
        row = sheet.add(
            models.Answer,
            response_id=response["id"],
            recommendation_id=recommendation["id"],
            position=position,
            reasons=sheet.say(library.phrase(sheet.rng, "agency", position.value), language),
        )
        if position is not Position.REFUSED:
            row.update(
                measure=sheet.say(advice.measure, language),
                measure_on=sheet.day_after(sheet.rng.randint(14, 30)),
                responsible=library.phrase(sheet.rng, "agency", "responsible")[language],
            )
        if position is not Position.ACCEPTED:
            row["legal_reference"] = library.phrase(sheet.rng, "agency", "reference")[language]
        row.relate(number=recommendation["number"])
        rows.append(row)
    return rows


def _position(spec: Spec, place: int, recommendations: int) -> Position:
    if spec.ending is Ending.REFUSED:
        return Position.REFUSED
    if spec.ending is Ending.PARTLY and place == recommendations - 1:
        return Position.IN_PART if place % 2 else Position.REFUSED
    return Position.ACCEPTED


def _hear(sheet: Sheet, library: Library, spec: Spec) -> bool:
    """A hearing with notice, or its waiver; whether the story goes on."""
    if spec.stage not in _HEARING_STAGES and sheet.rng.randint(1, 4) == 1:
        sheet.wait(0, 1)
        reasons = sheet.say(library.phrase(sheet.rng, "agency", "waive"), "kk")
        sheet.add(models.AgencyHearing, response_id=_response(sheet)["id"], mode=HearingMode.WAIVED, reasons=reasons)
        sheet.act(RESPONSE, Action.WAIVE_HEARING, sheet.bench.secretary, {"sealed": seal(reasons)})
        sheet.wait(1, 2)
        return True
    sheet.wait(0)
    place = library.phrase(sheet.rng, "agency", "hearing_place")["kk"]
    preliminary = sheet.say(library.phrase(sheet.rng, "agency", "preliminary"), "kk")
    held_on, decided_on = sheet.day_after(4), sheet.day_after(5)
    hearing = sheet.add(
        models.AgencyHearing,
        response_id=_response(sheet)["id"],
        mode=HearingMode.NOTICED,
        notice_on=sheet.on,
        decision_on=decided_on,
        hearing_at=sheet.frame.moment(held_on, 11 * 3600),
        place=place,
        preliminary_position=preliminary,
    )
    data = {
        "notice_on": sheet.on.isoformat(),
        "hearing_on": held_on.isoformat(),
        "decision_on": decided_on.isoformat(),
        "sealed": seal(place, preliminary),
    }
    sheet.act(RESPONSE, Action.NOTIFY_HEARING, sheet.office.officer, data)
    if spec.stage is Stage.HEARING_NOTICED:
        return False
    sheet.wait(4)
    sheet.second = 12 * 3600 + sheet.rng.randint(0, 3600)
    record = sheet.say(library.phrase(sheet.rng, "agency", "record"), "kk")
    hearing.update(mode=HearingMode.HELD, held_on=sheet.on, **_protocol(sheet, place, preliminary, record))
    told = ("official", "clerk", "participants", "question", "record_text", "remarks", "remarks_decision")
    hours = (hearing["began_at"].isoformat(), hearing["ended_at"].isoformat())
    sealed = seal(*hours, hearing["held_place"], *(hearing[name] for name in told))
    data = {"held_on": sheet.on.isoformat(), "sealed": sealed}
    sheet.act(RESPONSE, Action.HOLD_HEARING, sheet.office.officer, data)
    if spec.stage is Stage.HEARD:
        return False
    sheet.wait(1)
    return True


def _protocol(sheet: Sheet, place: str, question: str, record: str) -> dict[str, Any]:
    """What the protocol tells: over by noon, with the first of the commission who is free of conflicts."""
    people = (sheet.bench.chair, *sheet.bench.members)
    free = [one for one in people if one in sheet.declared and sheet.declared[one]["recused_at"] is None]
    return {
        "began_at": sheet.frame.moment(sheet.on, 11 * 3600),
        "ended_at": sheet.frame.moment(sheet.on, 11 * 3600 + 2700),
        "held_place": place,
        "official": ", ".join(filter(None, (sheet.office.head.name, sheet.office.head.position))),
        "clerk": ", ".join(filter(None, (sheet.office.officer.name, sheet.office.officer.position))),
        "participants": "\n".join(", ".join(filter(None, (person.name, person.position))) for person in free[:1]),
        "question": question,
        "record_text": record,
        "remarks": "",
        "remarks_decision": "",
    }


def _send(sheet: Sheet, library: Library, rows: list[Row]) -> None:
    response = _response(sheet)
    for row in rows:
        row.update(is_sent=True, sent_on=sheet.on)
        row["version"] += 1
    head = sheet.office.head
    response.update(
        sent_at=sheet.at,
        signed_by=", ".join(part for part in (head.name, head.position) if part),
        remedy_text=sheet.say(library.phrase(sheet.rng, "agency", "remedy"), response["language"]),
    )
    data = {
        "positions": {position.value: sum(row["position"] is position for row in rows) for position in Position},
        "sealed": {str(row.number): _seal_of(row) for row in rows},
        "days_late": max(0, (sheet.on - response["due_on"]).days),
    }
    sheet.act(RESPONSE, Action.SEND_ANSWER, head, data)


def _seal_of(row: Row) -> str:
    measure_on = row["measure_on"].isoformat() if row["measure_on"] else ""
    return seal(
        row["position"].value, row["reasons"], row["measure"], measure_on, row["responsible"], row["legal_reference"]
    )


def follow(sheet: Sheet, library: Library, spec: Spec) -> None:
    """The commission assesses, asks to complete, follows the measures and closes."""
    rows = [row for row in sheet.rows[models.Answer] if row["is_sent"]]
    sheet.wait(1, 4)
    secretary = sheet.bench.secretary
    if spec.stage is Stage.INCOMPLETE:
        _ask_to_complete(sheet, library, rows[-1])
        return
    for row in rows:
        _assess(sheet, library, row)
        sheet.wait(0)
    followed = [row for row in rows if row["position"] is not Position.REFUSED]
    if not followed:
        sheet.wait(1, 3)
        _close(sheet, library, Outcome.REFUSED, Outcome.REFUSED)
        return
    days: dict[str, str] = {}
    for row in followed:
        check_on = _later(sheet, row["measure_on"], sheet.rng.randint(2, 10))
        row.relate(commitment=sheet.add(models.Commitment, answer_id=row["id"], follow_up_on=check_on))
        days[str(row.number)] = check_on.isoformat()
    sheet.act(RESPONSE, Action.START_FOLLOW_UP, secretary, {"follow_up_on": days})
    if spec.stage is Stage.FOLLOW_UP:
        return
    _check(sheet, library, followed)
    sheet.wait(1, 4)
    whole = len(followed) == len(rows) and all(row["position"] is Position.ACCEPTED for row in rows)
    outcome = Outcome.REMEDIED if whole else Outcome.PARTLY_REMEDIED
    _close(sheet, library, outcome, outcome)


def _assess(sheet: Sheet, library: Library, row: Row) -> None:
    found = {
        Position.ACCEPTED: Assessment.SATISFIED,
        Position.IN_PART: Assessment.PARTLY,
        Position.REFUSED: Assessment.NOT_SATISFIED,
    }[row["position"]]
    reasons = sheet.say(library.phrase(sheet.rng, "assessment", found.value), _response(sheet)["language"])
    row.update(assessment=found, assessment_reasons=reasons, assessed_on=sheet.on)
    row["version"] += 1
    data = {"recommendation": row.number, "assessment": found.value, "sealed": seal(reasons)}
    sheet.act(RESPONSE, Action.ASSESS, sheet.bench.members[0], data)


def _ask_to_complete(sheet: Sheet, library: Library, row: Row) -> None:
    reasons = sheet.say(library.phrase(sheet.rng, "assessment", "completion_request"), "kk")
    kept = {
        "sent_on": row["sent_on"].isoformat(),
        "position": row["position"].value,
        "reasons": row["reasons"],
        "measure": row["measure"],
        "measure_on": row["measure_on"].isoformat() if row["measure_on"] else None,
        "responsible": row["responsible"],
        "legal_reference": row["legal_reference"],
        "assessment": None,
        "assessment_reasons": "",
    }
    row.update(earlier=[kept], is_sent=False, sent_on=None)
    row["version"] += 1
    _response(sheet)["completion_request"] = reasons
    data = {"recommendations": [row.number], "sealed": seal(reasons)}
    sheet.act(RESPONSE, Action.ASK_TO_COMPLETE, sheet.bench.secretary, data)


def _check(sheet: Sheet, library: Library, followed: list[Row]) -> None:
    """The agency reports, then the commission looks, each measure on the day set for it."""
    for row in sorted(followed, key=lambda row: row.commitment["follow_up_on"]):
        sheet.wait(max(0, sheet.frame.place_of(row.commitment["follow_up_on"]) - sheet.day))
        report = sheet.say(library.phrase(sheet.rng, "agency", "report"), "kk")
        row.commitment.update(reported_on=sheet.on, is_reported_done=True, report=report)
        data: dict[str, Any] = {"recommendation": row.number, "is_done": True, "sealed": seal(report)}
        sheet.act(RESPONSE, Action.REPORT_IMPLEMENTATION, sheet.office.officer, data)
        sheet.wait(0)
        evidence = sheet.say(library.phrase(sheet.rng, "assessment", "done"), "kk")
        row.commitment.update(is_done=True, checked_on=sheet.on, evidence=evidence)
        days = {"checked_on": sheet.on.isoformat(), "due_on": row.commitment["follow_up_on"].isoformat()}
        data = {"recommendation": row.number, "is_done": True, "sealed": seal(evidence)} | days
        if sheet.telling.matter.recommendations[row.number - 1].returns_land:
            data["land"] = return_land(sheet, row.commitment)
        sheet.act(RESPONSE, Action.RECORD_IMPLEMENTATION, sheet.bench.secretary, data)


def _close(sheet: Sheet, library: Library, outcome: Outcome, proposed: Outcome) -> None:
    reasons = sheet.say(library.phrase(sheet.rng, "assessment", f"close_{outcome.value}"), "kk")
    case = cast(Row, sheet.case)
    step = sheet.frame.decide(RecordKind.CASE, case["state"], Action.CLOSE, sheet.on, modelled=True)
    case.update(state=step.target, reasons=reasons)
    case["version"] += 1
    sheet.end(outcome)
    data = {
        "case": step.target,
        "outcome": outcome.value,
        "proposed": proposed.value,
        "sealed": seal(reasons),
    }
    sheet.act(RESPONSE, Action.CLOSE, sheet.bench.chair, data)


def _later(sheet: Sheet, day: date, days: int) -> date:
    place = min(sheet.frame.place_of(day) + days, len(sheet.frame.days) - 1)
    return sheet.frame.days[place]


def _response(sheet: Sheet) -> Row:
    return cast(Row, sheet.response)
