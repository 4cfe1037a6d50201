"""The second chapter: the commission admits, opens the control, finds facts, writes and adopts the final document."""

from typing import Any, cast

from oversight.domain.deadlines import is_overdue, read_deadline
from oversight.domain.seals import seal
from oversight.domain.terms import Action, CaseState, FinalDocumentKind, MotionKind, Outcome, RecordKind
from oversight.persistence import models
from oversight.persistence.models import FinalDocument, Recommendation
from oversight.services.demonstration_cases.docket import Sheet
from oversight.services.demonstration_cases.evidence import hear_or_examine
from oversight.services.demonstration_cases.intake import COMPLAINT, withdraw
from oversight.services.demonstration_cases.plan import Spec, Stage
from oversight.services.demonstration_cases.rows import Row
from oversight.services.demonstration_cases.texts import Library
from oversight.services.demonstration_cases.voting import (
    count,
    decide_alone,
    declare,
    declare_all,
    may_decide_alone,
    put_to_vote,
    ready,
)
from oversight.services.final_documents import seal_of, seal_of_recommendation
from oversight.services.pausing import HOUSE_CLOCKS

CASE = RecordKind.CASE


def admit(sheet: Sheet, library: Library, spec: Spec, *, is_brief: bool) -> bool:
    """The commission decides on admission; whether there is a case to go on with."""
    sheet.wait(0, 2)
    if spec.stage is Stage.DECLARING:
        declare_all(sheet, library, fewest=False, most=3)
        return False
    declare_all(sheet, library, fewest=is_brief)
    sheet.wait(0, 1)
    if spec.stage is Stage.ADMISSION_VOTE:
        put_to_vote(sheet, library, MotionKind.ADMIT, is_left_open=True)
        return False
    is_alone = may_decide_alone(sheet, MotionKind.ADMIT) and (is_brief or sheet.rng.randint(0, 1) == 1)
    if spec.stage is Stage.INADMISSIBLE or not is_alone:
        motion = put_to_vote(sheet, library, MotionKind.ADMIT, is_carried=spec.stage is not Stage.INADMISSIBLE)[0]
        count(sheet, motion)
        who = sheet.bench.secretary
    else:
        motion = decide_alone(sheet, library, MotionKind.ADMIT)
        who = sheet.bench.chair
    if spec.stage is Stage.INADMISSIBLE:
        complaint = sheet.docket.complaint
        ground = complaint["checklist"]["proposed_ground"]
        reasons = sheet.say(library.phrase(sheet.rng, "intake", ground), "kk")
        complaint.update(ground=ground, reasons=reasons)
        data = {"motion": str(motion["id"]), "ground": ground, "sealed": seal(reasons)}
        sheet.act(COMPLAINT, Action.DECLARE_INADMISSIBLE, who, data)
        sheet.end(Outcome.INADMISSIBLE)
        return False
    sheet.act(COMPLAINT, Action.ADMIT, who, {"motion": str(motion["id"]), "case": CaseState.DRAFT.value})
    sheet.case = sheet.add(models.Case, docket_id=sheet.docket["id"], state=CaseState.DRAFT)
    return _after_admission(sheet, library, spec)


def _after_admission(sheet: Sheet, library: Library, spec: Spec) -> bool:
    if spec.stage is Stage.ADMITTED:
        return False
    if spec.stage is Stage.WITHDRAWN:
        sheet.wait(1, 4)
        withdraw(sheet, library)
        return False
    return True


def open_control(sheet: Sheet, library: Library, spec: Spec, *, is_brief: bool) -> bool:
    """Interests cleared, programme written, control opened by vote; whether it goes on."""
    sheet.wait(0, 1)
    bench = sheet.bench
    seated = 1 + len(bench.voters) + (bench.expert is not None)
    answered, out = len(sheet.declared), len(bench.voters) - len(ready(sheet))
    data: dict[str, Any] = {"answered": answered, "awaited": seated - answered, "recused": min(out, _recused(sheet))}
    sheet.act(CASE, Action.CLEAR, bench.secretary, data)
    if spec.stage is Stage.CLEARED:
        return False
    if spec.stage is Stage.DISCONTINUED and (is_brief or sheet.rng.randint(0, 1)):
        sheet.wait(1, 3)
        _discontinue(sheet, library)
        return False
    sheet.wait(0, 1)
    case = _plan(sheet)
    sheet.wait(0)
    motions = put_to_vote(sheet, library, MotionKind.OPEN_CONTROL, is_left_open=spec.stage is Stage.OPENING_VOTE)
    if spec.stage is Stage.OPENING_VOTE:
        return False
    count(sheet, motions[0])
    named: dict[str, Any] = {"motion": str(motions[0]["id"])}
    sheet.act(COMPLAINT, Action.OPEN_CASE, bench.secretary, named)
    data = {**named, "form": case["form"], "starts_on": str(case["starts_on"])}
    sheet.act(CASE, Action.OPEN_CONTROL, bench.secretary, data, from_on=case["starts_on"])
    if spec.stage is Stage.OPENED:
        return False
    sheet.wait(0, 1)
    _notify(sheet)
    return spec.stage is not Stage.NOTIFIED


def _recused(sheet: Sheet) -> int:
    return sum(row["recused_at"] is not None for row in sheet.declared.values())


def _plan(sheet: Sheet) -> Row:
    """The programme: chair or not, two members, the expert where experts examine."""
    case, telling, bench = _case(sheet), sheet.telling, sheet.bench
    able = ready(sheet)
    members = [person for person in able if person in bench.members]
    group = [person for person in able if person is bench.chair or person in members[:2]]
    form = sheet.rng.choice(telling.matter.forms)
    if bench.expert is not None and form == "public_examination":
        declare(sheet, bench.expert)
        group.append(bench.expert)
    case.update(
        form=form,
        tasks=sheet.say(telling.matter.tasks, "kk"),
        questions=sheet.say(telling.matter.questions, "kk"),
        starts_on=sheet.day_after(11),
        ends_on=sheet.day_after(11 + sheet.rng.randint(8, 15)),
        place=telling.locality["kk"],
        group=[str(person.seat_id) for person in group],
        rapporteur_id=members[sheet.rng.randrange(len(members[:2]))].account_id,
    )
    data = {
        "form": form,
        "starts_on": str(case["starts_on"]),
        "ends_on": str(case["ends_on"]),
        "group": len(group),
        "is_rapporteur_proposed": True,
        "sealed": seal(case["tasks"], case["questions"], case["place"], ""),
    }
    sheet.act(CASE, Action.PLAN_CONTROL, bench.secretary, data)
    return case


def _notify(sheet: Sheet) -> None:
    case = _case(sheet)
    due_on = read_deadline(sheet.frame.statute, "control_notice", case["starts_on"]).due_on
    case["notified_on"] = sheet.docket["agency_told_on"] = sheet.on
    data = {"starts_on": str(case["starts_on"]), "is_late": is_overdue(due_on, sheet.on)}
    sheet.act(CASE, Action.NOTIFY_OBJECT, sheet.bench.secretary, data)


def carry_out(sheet: Sheet, library: Library, spec: Spec, *, is_brief: bool) -> bool:
    """The control from its first day to its completion; whether a final document follows."""
    case = _case(sheet)
    sheet.wait(max(0, sheet.frame.place_of(case["starts_on"]) - sheet.day))
    case["started_on"] = sheet.on
    sheet.act(CASE, Action.START_CONTROL, _rapporteur(sheet), {"started_on": str(sheet.on)})
    if spec.stage is Stage.NO_FINDINGS:
        sheet.wait(3, 9)
        reasons = sheet.say(library.phrase(sheet.rng, "commission", "no_findings"), "kk")
        case.update(reasons=reasons, completed_on=sheet.on)
        sheet.act(CASE, Action.CLOSE_NO_FINDINGS, sheet.bench.chair, {"sealed": seal(reasons)})
        sheet.end(Outcome.NO_FINDINGS)
        return False
    facts = sheet.telling.matter.findings
    for number in range(1, (1 if is_brief else len(facts)) + 1):
        sheet.wait(1, 3)
        _find(sheet, number)
        hear_or_examine(sheet, library, case, number)
        if spec.stage is Stage.IN_PROGRESS and number > 1:
            _visit(sheet)
            _ask(sheet, library)
            return False
    if spec.stage in {Stage.SUSPENDED, Stage.DISCONTINUED}:
        sheet.wait(1, 3)
        _suspend(sheet, library) if spec.stage is Stage.SUSPENDED else _discontinue(sheet, library)
        return False
    sheet.wait(1, 3)
    case["completed_on"] = sheet.on
    sheet.act(CASE, Action.COMPLETE, sheet.bench.chair, {"completed_on": str(sheet.on)})
    return spec.stage is not Stage.COMPLETED


def _find(sheet: Sheet, number: int) -> None:
    fact = sheet.telling.matter.findings[number - 1]
    row = sheet.add(
        models.Finding,
        case_id=_case(sheet)["id"],
        number=number,
        text=sheet.say(fact.text, "kk"),
        language="kk",
        established_on=sheet.on,
        place=sheet.telling.locality["kk"],
        evidence=sheet.say(fact.evidence, "kk"),
        recorded_by_id=_rapporteur(sheet).account_id,
        recorded_at=sheet.at,
    )
    data = {
        "finding": number,
        "established_on": str(row["established_on"]),
        "files": [],
        "sealed": seal(row["text"], row["language"], row["place"], row["evidence"]),
    }
    sheet.act(CASE, Action.RECORD_FINDING, _rapporteur(sheet), data)


def _visit(sheet: Sheet) -> None:
    """The visit of the day before, from which two facts came."""
    case, day = _case(sheet), sheet.frame.days[sheet.day - 1]
    sheet.wait(0)
    row = sheet.add(
        models.Visit,
        case_id=case["id"],
        number=1,
        began_at=sheet.frame.moment(day, 10 * 3600),
        ended_at=sheet.frame.moment(day, 12 * 3600),
        place=sheet.telling.locality["kk"],
        observers=list(case["group"]),
        observations=[
            {"text": sheet.say(fact.text, "kk"), "evidence": sheet.say(fact.evidence, "kk")}
            for fact in sheet.telling.matter.findings[:2]
        ],
        photographs=6,
        recorded_by_id=_rapporteur(sheet).account_id,
        recorded_at=sheet.at,
    )
    seen = [text for one in row["observations"] for text in (one["text"], one["evidence"])]
    hours = (row["began_at"].isoformat(), row["ended_at"].isoformat())
    sealed = seal(*hours, row["place"], row["representative"], row["remarks"], *seen)
    data = {"visit": 1, "observations": len(row["observations"]), "sealed": sealed}
    sheet.act(CASE, Action.RECORD_VISIT, _rapporteur(sheet), data)


def _ask(sheet: Sheet, library: Library) -> None:
    """The agency is asked for papers; it has not answered yet."""
    sheet.wait(0)
    row = sheet.add(
        models.InformationRequest,
        case_id=_case(sheet)["id"],
        number=1,
        items=sheet.say(library.phrase(sheet.rng, "commission", "request_items"), "kk"),
        wanted_form=sheet.say(library.phrase(sheet.rng, "commission", "request_form"), "kk"),
        asked_by_id=_rapporteur(sheet).account_id,
        asked_at=sheet.at,
        asked_on=sheet.on,
    )
    data = {"request": 1, "items": len(row["items"].splitlines()), "sealed": seal(row["items"], row["wanted_form"])}
    sheet.act(CASE, Action.REQUEST_INFORMATION, _rapporteur(sheet), data)


def _suspend(sheet: Sheet, library: Library) -> None:
    reasons = sheet.say(library.phrase(sheet.rng, "commission", "suspend"), "kk")
    _case(sheet)["reasons"] = reasons
    data = {"sealed": seal(reasons), "stopped": sheet.running(HOUSE_CLOCKS)}
    sheet.act(CASE, Action.SUSPEND, sheet.bench.chair, data)


def _discontinue(sheet: Sheet, library: Library) -> None:
    ground, reasons = (
        "discontinuation_withdrawn",
        sheet.say(library.phrase(sheet.rng, "commission", "discontinue"), "kk"),
    )
    _case(sheet).update(ground=ground, reasons=reasons)
    sheet.act(CASE, Action.DISCONTINUE, sheet.bench.chair, {"ground": ground, "sealed": seal(reasons)})
    sheet.end(Outcome.DISCONTINUED)


def write_final(sheet: Sheet, library: Library, spec: Spec, *, is_brief: bool) -> bool:
    """The final document drafted, voted on recommendation by recommendation, adopted; whether it is to be sent."""
    sheet.wait(0, 1)
    language = "kk" if sheet.language == "kk" or sheet.rng.randint(0, 1) else "ru"
    final, author = _draft(sheet, library, language), _rapporteur(sheet)
    facts = 1 if is_brief else len(sheet.telling.matter.findings)
    for number in range(1, (1 if is_brief else len(sheet.telling.matter.recommendations)) + 1):
        sheet.wait(0)
        row = _advise(sheet, library, number, language, min(number, facts), is_brief=is_brief)
        data = {
            "part": "recommendation",
            "recommendation": number,
            "sealed": seal_of_recommendation(cast(Recommendation, row)),
        }
        sheet.act(CASE, Action.EDIT_FINAL, author, data)
        final["version"] += 1
    if spec.stage is Stage.DRAFTED:
        return False
    sheet.wait(0, 1)
    motions = put_to_vote(
        sheet,
        library,
        MotionKind.RECOMMENDATION,
        final.recommendations,
        is_left_open=spec.stage is Stage.RECOMMENDATION_VOTE,
    )
    if spec.stage is Stage.RECOMMENDATION_VOTE:
        return False
    for motion, row in zip(motions, final.recommendations, strict=True):
        row["is_adopted"] = count(sheet, motion)
        row["version"] += 1
    sheet.wait(0)
    whole = put_to_vote(sheet, library, MotionKind.ADOPT_FINAL, is_left_open=spec.stage is Stage.ADOPTION_VOTE)
    if spec.stage is Stage.ADOPTION_VOTE:
        return False
    count(sheet, whole[0])
    final["adopted_on"] = sheet.on
    final["version"] += 1
    data = {
        "motion": str(whole[0]["id"]),
        "recommendations": [row["number"] for row in final.recommendations],
        "sealed": seal_of(cast(FinalDocument, final)),
    }
    sheet.act(CASE, Action.ADOPT, sheet.bench.secretary, data)
    return spec.stage is not Stage.ADOPTED


def _draft(sheet: Sheet, library: Library, language: str) -> Row:
    case, author = _case(sheet), _rapporteur(sheet)
    kind = FinalDocumentKind(sheet.rng.choice(sheet.frame.statute.control_forms[case["form"]].final_documents))
    sheet.act(CASE, Action.DRAFT_FINAL, author, {"kind": kind.value, "authentic_language": language})

    def said(section: str, name: str, **more: str) -> str:
        return sheet.say(library.phrase(sheet.rng, section, name), language, **more)

    matter, no_conflict = sheet.telling.matter, said("commission", "no_conflict")
    subjects = [
        {
            "name": sheet.bench.body.name(language),
            "kind": "other",
            "basis": said("commission", "basis_commission"),
            "conflict": no_conflict,
        }
    ]
    origin = sheet.office.body.name(language)
    final = sheet.final = sheet.add(
        models.FinalDocument,
        case_id=case["id"],
        kind=kind,
        authentic_language=language,
        decision_text=sheet.say(matter.decision, language),
        held_text=said("commission", "held", day=sheet.telling.day(case["started_on"], language)),
        tasks_text=sheet.say(matter.tasks, language),
        subjects=subjects,
        forms_text=said("commission", "forms_text"),
        facts_text=said("commission", "facts_text"),
        proposals_text=sheet.say(matter.proposals, language),
        other_documents=[
            {"title": row[language], "origin": origin, "sheets": sheet.rng.randint(1, 12)}
            for row in library.common["commission"]["other_document"]
        ],
        version=2,
    )
    final.relate(recommendations=[])
    sheet.wait(0)
    sheet.act(CASE, Action.EDIT_FINAL, author, {"part": "sections", "sealed": seal_of(cast(FinalDocument, final))})
    return final


def _advise(sheet: Sheet, library: Library, number: int, language: str, fact: int, *, is_brief: bool) -> Row:
    advice, common = sheet.telling.matter.recommendations[number - 1], library.common["terms"]
    other = "ru" if language == "kk" else "kk"
    is_translated = not is_brief and sheet.rng.randint(1, 4) > 1
    final = cast(Row, sheet.final)
    facts = common["fact"][language].format(n=fact)
    row = sheet.add(
        models.Recommendation,
        final_document_id=final["id"],
        number=number,
        authentic_language=language,
        addressee=sheet.say(advice.to, language),
        ground=common["ground"][language].format(facts=facts),
        findings=[fact],
        suggested_term=sheet.rng.choice(common["suggested"])[language],
        **{
            f"text_{language}": sheet.say(advice.text, language),
            f"text_{other}": sheet.say(advice.text, other) if is_translated else "",
        },
    )
    final.recommendations.append(row)
    return row


def send(sheet: Sheet) -> None:
    """The secretary sends the document into the agency's cabinet, within the seven working days."""
    final, case, frame = cast(Row, sheet.final), _case(sheet), sheet.frame
    due_on = read_deadline(frame.statute, "final_doc_dispatch", case["completed_on"]).due_on
    final.update(dispatched_at=sheet.at, delivered_at=sheet.at)
    final["version"] += 1
    data: dict[str, Any] = {
        "kind": final["kind"].value,
        "recommendations": [row["number"] for row in final.recommendations],
        "due_on": str(due_on),
        "is_late": is_overdue(due_on, sheet.on),
    }
    sheet.act(CASE, Action.DISPATCH, sheet.bench.secretary, data)


def _case(sheet: Sheet) -> Row:
    return cast(Row, sheet.case)


def _rapporteur(sheet: Sheet) -> Any:
    rapporteur = _case(sheet)["rapporteur_id"]
    return next(person for person in sheet.bench.members if person.account_id == rapporteur)
