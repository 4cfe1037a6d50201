"""From the sent final document to the closed case, one function a step; `cases.to_sent` walks up to here by acts.

`sent_docket` writes the rows that such a walk leaves behind, so that hundreds of tests may start at once; what the two
ways have in common is shown in tests/services/test_responses_walk.py.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from oversight.domain.chain import GENESIS
from oversight.domain.policy import SYSTEM, Actor
from oversight.domain.returned_land import Plot
from oversight.domain.terms import (
    Assessment,
    CaseState,
    Channel,
    ComplaintKind,
    ComplaintState,
    FinalDocumentKind,
    InterestMeasure,
    InterestStatement,
    Outcome,
    Position,
    RecordKind,
    Role,
    SeenAs,
    Station,
)
from oversight.persistence.cases import next_number
from oversight.persistence.models import (
    Case,
    Complaint,
    Declaration,
    Docket,
    FinalDocument,
    Recommendation,
)
from oversight.services import answer_sheet, casework, closure, delivery, hearings, responses, returned_land
from oversight.services.casework import Seen
from oversight.services.context import LOCAL, Services
from oversight.services.identity import IdentityData, store_identity
from tests.cases import acting, load
from tests.cases import seen as seen_of
from tests.world import World

FILER = "Айгүл Серікқызы Жұмабекова"
FILER_MAIL = "aigul.zhumabekova@example.kz"
FILER_WORDS = "Жайылымға малымыз шыға алмай отыр, көршім Болат та куә."
REASONS = (
    "Ұсыным тексерілді: шарттың 4-тармағы бойынша жер екі жыл пайдаланылмаған, сондықтан Жер кодексінің 92-бабы "
    "бойынша шарт бұзылады."
)
REMEDY = "Жауапқа үш ай ішінде жоғары тұрған органға шағым беруге болады."
RECORD = (
    "Ерлан Төлегенұлы, комиссия төрағасы: жер ауылға биылғы жазда керек.\n"
    "С. Ахметов, бөлім басшысы: шартты мерзімінен бұрын бұзуға негіз жоқ, қазанда бірге тексеруді ұсынамыз."
)
HEARING = {
    "ended_at": "11:00",
    "official": "С. Ахметов, бөлім басшысы",
    "participants": "Ерлан Төлегенұлы, комиссия төрағасы",
    "record_text": RECORD,
}
WHY_NOT = (
    "Тыңдауда үшінші тұлғалардың медициналық деректері ашылар еді; олардың құқығын қорғау үшін тыңдау өткізілмейді."
)


def sent_docket(services: Services, world: World, count: int = 3, **more: Any) -> str:
    """A docket in state SENT to the first agency, delivered now, with *count* adopted recommendations; the number."""
    with acting(services, world.secretary) as ctx:
        number, position = next_number(ctx.session, ctx.now.astimezone(LOCAL).year)
        identity = store_identity(ctx, IdentityData(FILER, "Тасқайың ауылы, Абай көшесі, 5", FILER_MAIL))
        docket = Docket(
            number=number,
            position=position,
            commission_id=more.get("commission_id", world.commission.id),
            agency_id=more.get("agency_id", world.agency.id),
            agency_told_on=ctx.today,
            region="590000000",
            topic="land_and_pasture",
            station=Station.AGENCY,
            title_kk="Ауыл жайылымын жалға беру туралы",
            title_ru="Об аренде сельских пастбищ",
            filed_at=ctx.now,
            last_sequence=0,
            head_digest=GENESIS,
            changed_at=ctx.now,
        )
        docket.declarations = [
            Declaration(
                account_id=person.account_id,
                role=Role.CHAIR if person is world.chair else Role.MEMBER,
                statement=InterestStatement.NONE,
                measure=InterestMeasure.CONTINUE,
                declared_at=ctx.now,
            )
            for person in (world.chair, *world.members)
        ]
        docket.complaint = Complaint(
            state=ComplaintState.CASE_OPENED,
            kind=ComplaintKind.CITIZEN_COMPLAINT,
            channel=Channel.ONLINE,
            language="kk",
            seen_as=SeenAs.SECRETARY_ONLY,
            identity_id=identity.id,
            filer_account_id=world.citizen.account_id,
            subject="Жайылым жалға берілген",
            text=FILER_WORDS,
            received_at=ctx.now,
            registered_on=ctx.today,
        )
        docket.case = Case(state=CaseState.ADOPTED, form="public_monitoring", tasks="Тексеру", completed_on=ctx.today)
        ctx.session.add(docket)
        ctx.session.flush()
        final = FinalDocument(
            case_id=docket.case.id,
            kind=FinalDocumentKind.RECOMMENDATION,
            authentic_language="kk",
            facts_text="Комиссияның ішкі жазбасы",
        )
        ctx.session.add(final)
        ctx.session.flush()
        for one in range(1, count + 1):
            ctx.session.add(
                Recommendation(
                    final_document_id=final.id,
                    number=one,
                    text_kk=f"{one}-ұсыным: жайылымды ауыл тұрғындарының пайдалануына қайтару.",
                    text_ru=f"Рекомендация {one}: вернуть пастбище в пользование жителей села.",
                    authentic_language="kk",
                    addressee="Жер қатынастары бөлімі",
                    ground="Жер екі жыл пайдаланылмаған",
                    suggested_term="30 жұмыс күні",
                    is_adopted=one not in more.get("rejected", ()),
                )
            )
        ctx.session.flush()
        final.adopted_on = ctx.today
        if more.get("is_sent", True):
            final.dispatched_at = final.delivered_at = ctx.now
        ctx.session.flush()
        docket = load(ctx, number)
        docket.case.state = CaseState.SENT if more.get("is_sent", True) else CaseState.ADOPTED
        casework.record(ctx, docket)
    return number


def seen(services: Services, number: str, kind: RecordKind = RecordKind.RESPONSE) -> Seen:
    """What somebody sees who opens the page now."""
    return seen_of(services, number, kind)


def seen_answer(services: Services, number: str, recommendation: int) -> Seen:
    """The same for one answer, whose version its assessment carries."""
    with acting(services, SYSTEM) as ctx:
        docket = load(ctx, number)
        answer = answer_sheet.sheet_of(ctx, docket).answer(recommendation)
        return Seen(answer.version if answer else 0, docket.last_sequence, uuid4().hex)


def state(services: Services, number: str) -> tuple[str, str | None]:
    """The states of case and response."""
    with acting(services, SYSTEM) as ctx:
        docket = load(ctx, number)
        assert docket.case is not None
        return docket.case.state.value, docket.response.state.value if docket.response else None


def response_row(services: Services, number: str) -> Any:
    """The response as it is stored now."""
    with acting(services, SYSTEM) as ctx:
        return load(ctx, number).response


def answer_row(services: Services, number: str, recommendation: int) -> Any:
    """One answer as it is stored now."""
    with acting(services, SYSTEM) as ctx:
        return answer_sheet.sheet_of(ctx, load(ctx, number)).answer(recommendation)


def hearing_row(services: Services, number: str) -> Any:
    """The hearing as it is stored now."""
    with acting(services, SYSTEM) as ctx:
        return answer_sheet.sheet_of(ctx, load(ctx, number)).hearing


# The agency


def receive(services: Services, world: World, number: str | None = None) -> str:
    """The officer confirms receipt of a (new) document: case RECEIVED, response RECEIVED."""
    number = number or sent_docket(services, world)
    with acting(services, world.agency_officer) as ctx:
        delivery.confirm_receipt(ctx, delivery.ConfirmReceipt(number, seen(services, number, RecordKind.CASE)))
    return number


def assign(services: Services, world: World, number: str | None = None) -> str:
    """The head names the officer: response ASSIGNED."""
    number = number or receive(services, world)
    executor_id = world.agency_officer.account_id
    assert executor_id is not None
    with acting(services, world.agency_head) as ctx:
        responses.assign(ctx, responses.Assign(number, seen(services, number), executor_id))
    return number


def drafted(recommendation: int, position: Position | None, version: int = 0, **more: Any) -> responses.DraftedAnswer:
    """A whole answer with that position; *more* overrides."""
    is_measured = position in {Position.ACCEPTED, Position.IN_PART}
    return responses.DraftedAnswer(
        **{
            "recommendation": recommendation,
            "version": version,
            "position": position,
            "reasons": REASONS,
            "measure": "Шарт бұзылады" if is_measured else "",
            "measure_on": date(2026, 5, 25) if is_measured else None,
            "responsible": "Бөлім басшысы" if is_measured else "",
            "legal_reference": "" if position is Position.ACCEPTED else "Жер кодексі, 92-бап",
            **more,
        }
    )


def draft(
    services: Services, world: World, number: str, *answers: responses.DraftedAnswer, by: Actor | None = None
) -> tuple[int, ...]:
    """The officer (or *by*) saves these answers."""
    with acting(services, by or world.agency_officer) as ctx:
        return responses.draft_answers(ctx, responses.DraftAnswers(number, seen(services, number), answers))


def draft_all(services: Services, world: World, number: str | None = None, *positions: Position) -> str:
    """Every recommendation answered with these positions in order; without any, all three are accepted."""
    number = number or assign(services, world)
    chosen = positions or (Position.ACCEPTED,) * 3
    answers = [
        drafted(one, position, seen_answer(services, number, one).version)
        for one, position in enumerate(chosen, start=1)
    ]
    draft(services, world, number, *answers)
    return number


def notify_hearing(services: Services, world: World, number: str, **more: Any) -> str:
    """The officer gives notice today; *more* overrides hearing_at and decision_on."""
    now_seen = seen(services, number)  # before the act holds the write lock: asking which rules count begins it
    with acting(services, world.agency_officer) as ctx:
        decision_on = more.pop("decision_on", None) or hearings.earliest_decision(ctx.statute, ctx.today)
        hearing_at = more.pop("hearing_at", None) or datetime(
            decision_on.year, decision_on.month, decision_on.day, 9, 30, tzinfo=LOCAL
        )
        command = hearings.NotifyHearing(
            **{
                "number": number,
                "seen": now_seen,
                "hearing_at": hearing_at,
                "place": "Әкімдік, 2-қабат, 204-кабинет",
                "decision_on": decision_on,
                "preliminary_position": "2-ұсынымды ішінара қабылдауды ұйғарып отырмыз.",
                **more,
            }
        )
        hearings.notify_hearing(ctx, command)
    return number


def hold_hearing(services: Services, world: World, number: str, **more: Any) -> str:
    """The officer records the hearing as held today."""
    with acting(services, world.agency_officer) as ctx:
        command = hearings.HoldHearing(
            **{
                "number": number,
                "seen": seen(services, number),
                "began_at": ctx.now - timedelta(hours=2),
                "ended_at": ctx.now - timedelta(hours=1),
                "place": "Әкімдік, 2-қабат, 204-кабинет",
                "official": "С. Ахметов, бөлім басшысы",
                "clerk": "Д. Оспанова, бас маман",
                "participants": "Ерлан Төлегенұлы, комиссия төрағасы",
                "is_commission_absent": False,
                "question": "2-ұсыным бойынша алдын ала ұстаным.",
                "record_text": RECORD,
                **more,
            }
        )
        hearings.hold_hearing(ctx, command)
    return number


def waive_hearing(services: Services, world: World, number: str, reasons: str = WHY_NOT) -> str:
    """The secretary waives the hearing."""
    with acting(services, world.secretary) as ctx:
        hearings.waive_hearing(ctx, hearings.WaiveHearing(number, seen(services, number), reasons))
    return number


def omit_hearing(services: Services, world: World, number: str, reasons: str = WHY_NOT) -> str:
    """The head omits the hearing."""
    with acting(services, world.agency_head) as ctx:
        hearings.omit_hearing(ctx, hearings.OmitHearing(number, seen(services, number), reasons))
    return number


def send(services: Services, world: World, number: str, by: Actor | None = None, **more: Any) -> str:
    """The head (or *by*) sends the answer."""
    with acting(services, by or world.agency_head) as ctx:
        command = responses.SendAnswer(
            **{
                "number": number,
                "seen": seen(services, number),
                "language": "kk",
                "remedy_text": REMEDY,
                **more,
            }
        )
        responses.send_answer(ctx, command)
    return number


def answer(services: Services, world: World, *positions: Position) -> str:
    """A sent answer with these positions; a refusal or a partial acceptance omits the hearing with reasons."""
    number = draft_all(services, world, None, *positions)
    if any(position is not Position.ACCEPTED for position in positions):
        omit_hearing(services, world, number)
    return send(services, world, number)


# The commission


def assess(
    services: Services,
    world: World,
    number: str,
    recommendation: int,
    assessment: Assessment = Assessment.SATISFIED,
    **more: Any,
) -> str:
    """Member 1 assesses one answer."""
    with acting(services, world.members[0]) as ctx:
        command = closure.Assess(
            **{
                "number": number,
                "seen": seen_answer(services, number, recommendation),
                "recommendation": recommendation,
                "assessment": assessment,
                "reasons": "Жауап нақты, мерзімі бар, орындалуы тексеріледі.",
                **more,
            }
        )
        closure.assess(ctx, command)
    return number


def assess_all(services: Services, world: World, number: str, count: int = 3) -> str:
    """Every answer is found satisfying."""
    for one in range(1, count + 1):
        assess(services, world, number, one)
    return number


def ask_to_complete(services: Services, world: World, number: str, *recommendations: int) -> date:
    """The secretary asks for these answers again; the last day."""
    with acting(services, world.secretary) as ctx:
        command = closure.AskToComplete(
            number, seen(services, number), recommendations, "Шараның нақты күні мен орындаушысы көрсетілмеген."
        )
        return closure.ask_to_complete(ctx, command)


def follow(services: Services, world: World, number: str, *recommendations: int, on: date = date(2026, 6, 1)) -> str:
    """The secretary sets the day of the check for each measure: response FOLLOW_UP."""
    with acting(services, world.secretary) as ctx:
        days = dict.fromkeys(recommendations or (1, 2, 3), on)
        closure.start_follow_up(ctx, closure.StartFollowUp(number, seen(services, number), days))
    return number


def report(services: Services, world: World, number: str, recommendation: int, *, is_done: bool = True) -> str:
    """The officer reports on a measure."""
    with acting(services, world.agency_officer) as ctx:
        command = closure.ReportImplementation(
            number, seen(services, number), recommendation, is_done, "Шарт 20 мамырда бұзылды, № 34 келісім."
        )
        closure.report_implementation(ctx, command)
    return number


def check(services: Services, world: World, number: str, recommendation: int, **more: Any) -> str:
    """The secretary checks a measure."""
    with acting(services, world.secretary) as ctx:
        command = closure.RecordImplementation(
            **{
                "number": number,
                "seen": seen(services, number),
                "recommendation": recommendation,
                "is_done": True,
                "evidence": "№ 34 келісімнің көшірмесі, жерді аралап көру актісі.",
                **more,
            }
        )
        closure.record_implementation(ctx, command)
    return number


def plot(**more: Any) -> Plot:
    """A plot that came back on the first day of the tests; *more* replaces what was typed."""
    typed = {
        "area": Decimal("312.5"),
        "region": "590000000",
        "district": "Тасқайың ауданы",
        "language": "kk",
        "returned_on": date(2026, 2, 2),
        "basis": "2026 жылғы 2 ақпандағы № 14 қабылдау-тапсыру актісі",
        **more,
    }
    return Plot(**typed)


def strike_out(services: Services, world: World, number: str, one: int, **more: Any) -> str:
    """The secretary strikes out a plot."""
    with acting(services, world.secretary) as ctx:
        typed = {"seen": seen(services, number), "reasons": "Алаңы қате жазылған, гектар емес.", **more}
        returned_land.strike_out(ctx, returned_land.StrikeOut(number=number, plot=one, **typed))
    return number


def close(services: Services, world: World, number: str, outcome: Outcome = Outcome.REMEDIED, **more: Any) -> str:
    """The chair closes the case."""
    with acting(services, world.chair) as ctx:
        command = closure.Close(
            **{
                "number": number,
                "seen": seen(services, number),
                "outcome": outcome,
                "reasons": "Барлық шара орындалды, дәлелдері істе бар.",
                **more,
            }
        )
        closure.close(ctx, command)
    return number
