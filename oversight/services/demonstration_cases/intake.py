"""The first chapter of an invented case: filed, registered, taken, put forward, or ended at the secretary's desk."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from oversight.domain.admissibility import Check
from oversight.domain.calendar_days import registration_day
from oversight.domain.seals import seal
from oversight.domain.terms import (
    NGO_ROLES,
    Action,
    Channel,
    ComplaintCategory,
    ComplaintKind,
    ComplaintState,
    Outcome,
    RecordKind,
    SeenAs,
    Signing,
    Station,
)
from oversight.persistence import models
from oversight.services.answers import LAND
from oversight.services.demonstration_cases.cast import CLOCK, GUEST, Person
from oversight.services.demonstration_cases.docket import Sheet
from oversight.services.demonstration_cases.plan import Spec, Stage
from oversight.services.demonstration_cases.texts import Library
from oversight.services.demonstration_cases.voting import declare
from oversight.services.intake import ESCALATION_GROUND, FORWARDING_GROUND

COMPLAINT = RecordKind.COMPLAINT
_CATEGORIES = (ComplaintCategory.COMPLAINT, ComplaintCategory.APPLICATION, ComplaintCategory.COMPLAINT)
_NOT_ADMITTED = ("inadmissible_private_dispute", "inadmissible_no_act_or_decision")


def file(
    sheet: Sheet,
    library: Library,
    filer: Person | None,
    ngo_id: Any,
    *,
    filed_at: datetime,
    position: int,
    pages: int,
    secret_digest: str | None,
) -> None:
    """Filed online, or by a guest on paper and typed in the next day; registered with its first term."""
    rng, telling = sheet.rng, sheet.telling
    sheet.filer = filer or GUEST
    is_ngo = sheet.filer.role in NGO_ROLES
    is_paper = filer is None and rng.randint(1, 10) == 1
    registered_on = registration_day(sheet.frame.statute, filed_at)
    sheet.begin(
        position,
        filed_at=filed_at,
        changed_at=filed_at,
        station=Station.COMPLAINT,
        secret_digest=secret_digest if filer is None else None,
    )
    people = library.common["people"]
    identity = sheet.add(
        models.Identity,
        full_name=f"{rng.choice(people['surnames'])} {rng.choice(people['names'])}",
        postal_address=f"{telling.locality['kk']}, {rng.choice(people['streets'])}, {rng.randint(1, 90)}",
        created_at=filed_at,
    )
    is_land = telling.matter.topic == LAND
    complaint = sheet.add(
        models.Complaint,
        docket_id=sheet.docket["id"],
        state=ComplaintState.RECEIVED,
        kind=ComplaintKind.OVERSIGHT_REQUEST if is_ngo else ComplaintKind.CITIZEN_COMPLAINT,
        channel=Channel.PAPER if is_paper else Channel.ONLINE,
        language=sheet.language,
        seen_as=SeenAs.PUBLIC_NAME if is_ngo or rng.randint(1, 4) == 1 else SeenAs.SECRETARY_ONLY,
        identity_id=identity["id"],
        filer_account_id=sheet.filer.account_id,
        filer_body_id=ngo_id,
        is_citizen_by_statement=not is_ngo,
        category=_CATEGORIES[position % len(_CATEGORIES)],
        signing=Signing.OWN_HAND if is_paper else Signing.SENT_ONLINE,
        agrees_to_processing=True,
        confirms_contacts=True,
        subject=sheet.say(telling.matter.subject),
        decision_text=sheet.say(telling.matter.decision),
        text=telling.complaint(rng, sheet.language, pages, is_ngo=is_ngo),
        wish=sheet.say(telling.matter.wish),
        happened_text=telling.slots["kk"]["year"],
        locality=telling.locality["kk"],
        cadastral_number=telling.cadastre if is_land else "",
        area_hectares=Decimal(telling.area) if is_land else None,
        received_at=filed_at,
        registered_on=registered_on,
        recorded_by_id=sheet.bench.secretary.account_id if is_paper else None,
    )
    sheet.docket.relate(complaint=complaint)
    entered: dict[str, Any] = {
        "channel": complaint["channel"].value,
        "kind": complaint["kind"].value,
        "received_at": filed_at.isoformat(timespec="seconds"),
        "registered_on": registered_on.isoformat(),
        "attachments": [],
        "sealed": seal(complaint["subject"], complaint["decision_text"], complaint["text"], complaint["wish"]),
    }
    action, who = (Action.RECORD_ON_BEHALF, sheet.bench.secretary) if is_paper else (Action.SUBMIT, sheet.filer)
    if is_paper:
        sheet.wait(1)
    else:
        sheet.exact = filed_at  # also in the evening and on days off
    sheet.act(COMPLAINT, action, who, entered)
    sheet.act(COMPLAINT, Action.REGISTER, CLOCK, {"registered_on": registered_on.isoformat()}, from_on=registered_on)
    sheet.exact = None


def at_the_desk(sheet: Sheet, library: Library, spec: Spec) -> bool:
    """The secretary works on it; whether it was put to the commission."""
    secretary = sheet.bench.secretary
    if spec.stage is Stage.QUEUED:
        return False
    if spec.stage is Stage.WITHDRAWN_EARLY:
        sheet.wait(1, 4)
        withdraw(sheet, library)
        return False
    sheet.wait(0, 1)
    sheet.docket.complaint["claimed_by_id"] = secretary.account_id
    sheet.act(COMPLAINT, Action.CLAIM_INTAKE, secretary)
    if spec.stage is Stage.TAKEN:
        return False
    sheet.wait(0, 2)
    end = _ENDINGS_AT_THE_DESK.get(spec.stage)
    if end is not None:
        end(sheet, library)
        return False
    if sheet.rng.randint(1, 12) == 1:
        _ask_for_missing(sheet, library)
        sheet.wait(1, 3)
        text = sheet.say(library.phrase(sheet.rng, "intake", "fix_answer"))
        complaint = sheet.docket.complaint
        complaint["text"] = f"{complaint['text']}\n\n[{sheet.on:%d.%m.%Y}]\n{text}"
        sheet.act(COMPLAINT, Action.SUPPLY_FIX, sheet.filer, {"attachments": [], "sealed": seal(text)})
        sheet.wait(1)
    _put_forward(sheet, library, spec)
    return spec.stage is not Stage.PROPOSED


def _put_forward(sheet: Sheet, library: Library, spec: Spec) -> None:
    note = library.phrase(sheet.rng, "intake", "note")["kk"]
    ground = sheet.rng.choice(_NOT_ADMITTED) if spec.stage is Stage.INADMISSIBLE else None
    unmet = {None: None, _NOT_ADMITTED[0]: Check.INTEREST, _NOT_ADMITTED[1]: Check.DECISION}[ground]
    met = {check.value: check is not unmet for check in Check}
    docket, titles = sheet.docket, sheet.telling.title
    docket.complaint["checklist"] = {
        **{key: {"is_met": is_met, "note": note} for key, is_met in met.items()},
        "proposed_ground": ground,
    }
    for language in ("kk", "ru", "en"):
        docket[f"title_{language}"] = sheet.say(titles, language)
    data = {
        "checklist": met,
        "proposed_ground": ground,
        "agency": str(sheet.office.body.id),
        "topic": docket["topic"],
        "region": docket["region"],
        "sealed": seal(*(note for _ in Check)),
    }
    sheet.act(COMPLAINT, Action.PUT_FORWARD, sheet.bench.secretary, data)


def _ask_for_missing(sheet: Sheet, library: Library) -> None:
    text = sheet.say(library.phrase(sheet.rng, "intake", "fix_request"))
    sheet.docket.complaint["fix_request"] = text
    sheet.act(COMPLAINT, Action.REQUEST_FIX, sheet.bench.secretary, {"sealed": seal(text)})


def _return(sheet: Sheet, library: Library) -> None:
    ground = "return_identical"
    if sheet.rng.randint(0, 1):
        ground = "return_not_fixed"
        _ask_for_missing(sheet, library)
        sheet.wait(6, 7)  # the term of five working days has passed
    reasons = sheet.say(library.phrase(sheet.rng, "intake", ground))
    sheet.docket.complaint.update(ground=ground, reasons=reasons)
    data = {"ground": ground, "sealed": seal(reasons)}
    sheet.act(COMPLAINT, Action.RETURN, sheet.bench.secretary, data)
    sheet.end(None)


def _forward(sheet: Sheet, library: Library) -> None:
    to = sheet.say(library.phrase(sheet.rng, "intake", "forward_to"))
    reasons = sheet.say(library.phrase(sheet.rng, "intake", "forward_reasons"))
    sheet.docket.complaint.update(ground=FORWARDING_GROUND, forwarded_to=to, reasons=reasons)
    data = {"ground": FORWARDING_GROUND, "sent_on": sheet.on.isoformat(), "sealed": seal(to)}
    sheet.act(COMPLAINT, Action.FORWARD, sheet.bench.secretary, data)
    sheet.end(None)


def _escalate(sheet: Sheet, library: Library) -> None:
    to = sheet.say(library.phrase(sheet.rng, "intake", "escalate_to"))
    reasons = sheet.say(library.phrase(sheet.rng, "intake", "escalate_reasons"))
    sheet.docket.complaint.update(ground=ESCALATION_GROUND, forwarded_to=to, reasons=reasons)
    data = {"ground": ESCALATION_GROUND, "sealed": seal(to, reasons)}
    sheet.act(COMPLAINT, Action.ESCALATE, sheet.bench.secretary, data)
    sheet.end(None)


def _terminate(sheet: Sheet, library: Library) -> None:
    ground, chair = "termination_no_substance", sheet.bench.chair
    declare(sheet, chair)
    sheet.wait(0)
    reasons = sheet.say(library.phrase(sheet.rng, "intake", "terminate"))
    sheet.docket.complaint.update(ground=ground, reasons=reasons)
    sheet.act(COMPLAINT, Action.TERMINATE, chair, {"ground": ground, "sealed": seal(reasons)})
    sheet.end(None)


def withdraw(sheet: Sheet, library: Library) -> None:
    """The filer withdraws; a case that was admitted is discontinued with it."""
    reasons = sheet.say(library.phrase(sheet.rng, "intake", "withdraw"))
    data: dict[str, Any] = {"sealed": seal(reasons)}
    case = sheet.case
    if case is not None:
        step = sheet.frame.decide(RecordKind.CASE, case["state"], Action.WITHDRAW, sheet.on, modelled=True)
        case["state"] = step.target
        case["version"] += 1
        data["case"] = step.target
    sheet.docket.complaint["reasons"] = reasons
    sheet.act(COMPLAINT, Action.WITHDRAW, sheet.filer, data)
    sheet.end(Outcome.WITHDRAWN)


_ENDINGS_AT_THE_DESK = {
    Stage.NEEDS_FIX: _ask_for_missing,
    Stage.RETURNED: _return,
    Stage.FORWARDED: _forward,
    Stage.ESCALATED: _escalate,
    Stage.TERMINATED: _terminate,
}
