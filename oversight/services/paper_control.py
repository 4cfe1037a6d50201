"""The papers of the control, from the tables: its opening, the notice of it, declarations of interest, recusals.

They quote the commission's own words only; of the complaint they hold the neutral title.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from oversight.documents.papers.conflict_declaration import Capacity, ConflictDeclaration
from oversight.documents.papers.control_decision import ControlDecision, GroupMember, Programme
from oversight.documents.papers.control_notice import ControlNotice
from oversight.documents.papers.final_document import ControlObject, FormUsed
from oversight.documents.papers.information_request import InformationRequest
from oversight.documents.papers.monitoring_record import MonitoringRecord, Observation
from oversight.documents.papers.recusal_decision import RecusalDecision, Weights
from oversight.documents.values import Language, Officer, Passage, Words, clauses
from oversight.domain.errors import TransitionNotAllowed
from oversight.domain.terms import Action, InterestStatement, Role
from oversight.persistence.models import Case, Docket, Event, Motion, Seat, Visit
from oversight.persistence.models import InformationRequest as RequestRow
from oversight.services.context import LOCAL, Context
from oversight.services.panel import Panel, Person, house_rules, panel_of
from oversight.services.paper_final import POSTS, object_of, vote_of, voting_rule_of
from oversight.services.paper_parts import (
    frame_of,
    in_own_language,
    language_of,
    lines_in_own_language,
    local_moment,
    term_of,
    title_of,
    words_of,
    written,
)
from oversight.services.terms import read_term

LANGUAGES: tuple[Language, ...] = ("kk", "ru")
"""In which the commission writes to a body, and keeps its own papers."""

_RAPPORTEUR = Words("Баяндамашы", "Докладчик", "Rapporteur")
_EXPERT = Words("Сарапшы", "Эксперт", "Expert")
_PARTICIPANT = Words("Топ мүшесі", "Член группы", "Member of the group")
_CAPACITIES: dict[Role, Capacity] = {Role.EXPERT: "expert", Role.SECRETARY: "employee", Role.CHAIR: "head"}
_ASKS = (
    Passage(
        "Бақылау тобымен байланысатын адамды және оның байланыс деректерін хабарлауыңызды сұраймыз.",
        "Просим назвать лицо для связи с группой контроля и его контакты.",
        "Please name a person for contact with the group, and how to reach them.",
    ),
)

_RECUSED_FOR: dict[InterestStatement, Passage] = {
    InterestStatement.PRESENT: Passage(
        "Мүдделер қақтығысы бар деп мәлімдеген адам іске қатыспайды.",
        "Заявивший о наличии конфликта интересов в деле не участвует.",
        "Whoever declares a conflict of interest takes no part in the case.",
    ),
    InterestStatement.MAY_ARISE: Passage(
        "Мүдделер қақтығысы туындауы мүмкін деп мәлімдеген адам іске қатысудан өзі бас тартты.",
        "Заявивший, что конфликт интересов может возникнуть, сам отказался от участия в деле.",
        "Whoever declared that a conflict of interest may arise chose to take no part in the case.",
    ),
}


def control_decision_of(ctx: Context, docket: Docket, event: Event) -> ControlDecision:
    """The decision to open the control, as of the act that opened it."""
    case = _case(docket)
    motion = ctx.session.get_one(Motion, UUID(str(event.data["motion"])))
    seats = _seats(ctx, case.group)
    return ControlDecision(
        frame=frame_of(ctx, docket, event, LANGUAGES),
        control_object=_object(ctx, docket),
        decision=title_of(docket),
        particulars=(),
        ground=_ground(docket),
        programme=_programme(ctx, case, seats),
        questions=lines_in_own_language(case.questions),
        information=(),
        experts=tuple(_officer(seat) for seat in seats if seat.role is Role.EXPERT),
        longest_term=term_of(read_term(ctx, docket.commission_id, "control_max_length", _starts_on(case))),
        voting_rule=voting_rule_of(ctx, docket, motion.closed_at or event.at),
        vote=vote_of(None, motion),
        signatories=desk(ctx, docket),
    )


def control_notice_of(ctx: Context, docket: Docket, event: Event) -> ControlNotice:
    """The notice to the agency that a control begins, as of the act that told it."""
    case = _case(docket)
    opened = _opened(ctx, docket)
    return ControlNotice(
        frame=frame_of(ctx, docket, event, LANGUAGES),
        control_object=_object(ctx, docket),
        decision=title_of(docket),
        decision_number=f"{docket.number}/{opened.sequence:02}",
        decided_on=_day(opened),
        programme=_programme(ctx, case, _seats(ctx, case.group)),
        asks=_ASKS,
        notice_term=term_of(read_term(ctx, docket.commission_id, "control_notice", _starts_on(case))),
        signatories=desk(ctx, docket),
    )


def information_request_of(ctx: Context, docket: Docket, event: Event) -> InformationRequest:
    """The request to the agency as of the act that asked; its term is the commission's own."""
    case, opened = _case(docket), _opened(ctx, docket)
    query = select(RequestRow).where(RequestRow.case_id == case.id, RequestRow.number == event.data["request"])
    row = ctx.session.scalars(query).one()
    language = language_of(row.items, row.wanted_form)
    asking = panel_of(ctx, docket).person(event.actor_id)
    signatories = desk(ctx, docket)
    return InformationRequest(
        frame=frame_of(ctx, docket, event, LANGUAGES),
        control_object=_object(ctx, docket),
        decision=title_of(docket),
        decision_number=f"{docket.number}/{opened.sequence:02}",
        decided_on=_day(opened),
        items=clauses(row.items, language),
        wanted_form=written(row.wanted_form, language),
        term=term_of(read_term(ctx, docket.commission_id, "info_request_control", row.asked_on)),
        contact=Officer(asking.name, POSTS[asking.role]) if asking else signatories[0],
        signatories=signatories,
    )


def monitoring_record_of(ctx: Context, docket: Docket, event: Event) -> MonitoringRecord:
    """The record of the visit that has just been written down."""
    case = _case(docket)
    query = select(Visit).where(Visit.case_id == case.id, Visit.number == event.data["visit"])
    row = ctx.session.scalars(query).one()
    seen = [text for one in row.observations for text in (one["text"], one["evidence"])]
    language = language_of(row.place, row.remarks, *seen)
    name, _, post = row.representative.partition(",")
    return MonitoringRecord(
        frame=frame_of(ctx, docket, event, LANGUAGES),
        control_object=_object(ctx, docket),
        decision=title_of(docket),
        started_at=local_moment(row.began_at),
        ended_at=local_moment(row.ended_at),
        place=written(row.place, language),
        observers=tuple(_officer(seat) for seat in _seats(ctx, row.observers)),
        representative=Officer(name.strip(), _post(post)) if name.strip() else None,
        observations=tuple(
            Observation(written(one["text"], language), written(one["evidence"], language)) for one in row.observations
        ),
        photographs=row.photographs,
        remarks=written(row.remarks, language) if row.remarks else None,
    )


_OF_THE_OBJECT = Words("Объектінің өкілі", "Представитель объекта", "Representative of the object")


def _post(written: str) -> Words:
    post = written.strip()
    return Words(post, post, post) if post else _OF_THE_OBJECT


def declaration_of(ctx: Context, docket: Docket, event: Event) -> ConflictDeclaration:
    """The declaration that one person has just made about this case. Raises TransitionNotAllowed when there is none."""
    answer = next((row for row in docket.declarations if row.account_id == event.actor_id), None)
    person = panel_of(ctx, docket).person(event.actor_id)
    if answer is None or person is None:
        raise TransitionNotAllowed
    return ConflictDeclaration(
        frame=frame_of(ctx, docket, event, LANGUAGES),
        person=Officer(person.name, POSTS[person.role]),
        capacity=_CAPACITIES.get(person.role, "member"),
        control_object=_object(ctx, docket),
        decision=title_of(docket),
        statement=answer.statement,
        nature=in_own_language(answer.nature) if answer.nature.strip() else None,
        measure=answer.measure,
        declared_at=local_moment(event.at),
        decided_on=None
        if answer.statement is InterestStatement.NONE
        else event.at.astimezone(LOCAL).date().isoformat(),
        earlier_answers=len(answer.earlier),
    )


def recusal_decision_of(ctx: Context, docket: Docket, event: Event) -> RecusalDecision:
    """The recusal as of the act, which takes effect by the declaration itself. Raises TransitionNotAllowed without one.

    The act is written while the person still counts, so the weights here are those of the moment after it.
    """
    answer = next((row for row in docket.declarations if row.account_id == event.actor_id), None)
    panel = panel_of(ctx, docket)
    person = panel.person(event.actor_id)
    if answer is None or person is None or answer.statement not in _RECUSED_FOR:
        raise TransitionNotAllowed
    eligible = len(panel.eligible - {person.account_id})
    proposed = panel.person(UUID(str(event.data["proposed"]))) if event.data.get("proposed") else None
    day = _day(event)
    return RecusalDecision(
        frame=frame_of(ctx, docket, event, LANGUAGES),
        person=Officer(person.name, POSTS[person.role]),
        control_object=_object(ctx, docket),
        decision=title_of(docket),
        raised_by="self",
        raised_on=day,
        grounds=in_own_language(answer.nature),
        decided_on=day,
        decided_by="declaration",
        is_recused=True,
        reasons=_RECUSED_FOR[answer.statement],
        weights=Weights(
            members=panel.members,
            recused=panel.members - eligible,
            eligible=eligible,
            needed=house_rules(ctx, docket.commission_id, event.at.astimezone(LOCAL).date()).needed(eligible),
        ),
        replacement=Officer(proposed.name, POSTS[proposed.role]) if proposed else None,
        term=None,
        signatories=_signing_without(panel, person),
    )


def desk(ctx: Context, docket: Docket) -> tuple[Officer, ...]:
    """Who signs for the commission: its chair and its secretary, unless recused."""
    people = panel_of(ctx, docket).people
    return tuple(
        Officer(person.name, POSTS[person.role])
        for role in (Role.CHAIR, Role.SECRETARY)
        for person in people
        if person.role is role and not person.is_recused
    )


def _signing_without(panel: Panel, recused: Person) -> tuple[Officer, ...]:
    """Chair and secretary, else the members who are left; where nobody is, whoever declared stands for it alone."""
    others = [one for one in panel.people if not one.is_recused and one.account_id != recused.account_id]
    signing = [one for one in others if one.role in (Role.CHAIR, Role.SECRETARY)]
    members = [one for one in others if one.is_voter]
    return tuple(Officer(one.name, POSTS[one.role]) for one in signing or members or [recused])


def _programme(ctx: Context, case: Case, seats: Sequence[Seat]) -> Programme:
    form = ctx.statute.control_forms[case.form or ""]
    return Programme(
        forms=(FormUsed(words_of(form.name), None),),
        tasks=lines_in_own_language(case.tasks),
        starts_on=_starts_on(case).isoformat(),
        ends_on=(case.ends_on or _starts_on(case)).isoformat(),
        place=in_own_language(case.place),
        group=tuple(GroupMember(_officer(seat), _duty(seat, case)) for seat in seats),
    )


def _duty(seat: Seat, case: Case) -> Words:
    if seat.account_id == case.rapporteur_id:
        return _RAPPORTEUR
    return _EXPERT if seat.role is Role.EXPERT else _PARTICIPANT


def _seats(ctx: Context, seat_ids: Sequence[Any]) -> Sequence[Seat]:
    """The people behind kept seat ids, in their order."""
    order = [UUID(str(seat_id)) for seat_id in seat_ids]
    found = {seat.id: seat for seat in ctx.session.scalars(select(Seat).where(Seat.id.in_(order)))}
    return [found[seat_id] for seat_id in order if seat_id in found]


def _officer(seat: Seat) -> Officer:
    return Officer(seat.public_name, POSTS[seat.role])


def _object(ctx: Context, docket: Docket) -> ControlObject:
    if docket.agency is not None:
        return object_of(ctx, docket.agency)
    name = docket.agency_text
    return ControlObject(Words(name, name, name), None, None, None)


def _ground(docket: Docket) -> Passage:
    """On what the control rests: a complaint that was admitted, by its number."""
    number = docket.number
    return Passage(
        f"Қарауға қабылданған № {number} жолданым.",
        f"Принятое к рассмотрению обращение № {number}.",
        f"Complaint No. {number}, admitted to consideration.",
    )


def _day(event: Event) -> str:
    return event.at.astimezone(LOCAL).date().isoformat()


def _case(docket: Docket) -> Case:
    if docket.case is None or docket.case.form is None:
        raise TransitionNotAllowed
    return docket.case


def _starts_on(case: Case) -> date:
    if case.starts_on is None:
        raise TransitionNotAllowed
    return case.starts_on


def _opened(ctx: Context, docket: Docket) -> Event:
    query = select(Event).where(Event.docket_id == docket.id, Event.action == Action.OPEN_CONTROL)
    return ctx.session.scalars(query.order_by(Event.sequence.desc()).limit(1)).one()
