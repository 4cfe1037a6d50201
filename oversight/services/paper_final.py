"""The final document of Article 13 as a paper, from the tables. Of the complaint it holds the neutral title only.

Only what was adopted is printed, under the numbers it was voted on. Free texts stand in the authentic language of the
document; where a paper's language lacks one, the typesetter says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, cast
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from oversight.documents.papers import final_document as paper
from oversight.documents.reading import Term
from oversight.documents.values import Language, Officer, Passage, Words, clauses
from oversight.domain.deadlines import read_deadline
from oversight.domain.errors import TransitionNotAllowed
from oversight.domain.terms import DocumentKind, MotionKind, MotionOutcome, MotionState, Role
from oversight.persistence.models import Body, Case, Docket, Event, FinalDocument, Finding, Motion, Recommendation
from oversight.services.context import LOCAL, Context
from oversight.services.panel import Panel, panel_of
from oversight.services.paper_parts import frame_of, local_moment, name_of, term_of, title_of, words_of, written
from oversight.services.reference import rules_of
from oversight.services.terms import read_term

LANGUAGES: tuple[Language, ...] = ("kk", "ru", "en")

POSTS = {
    Role.CHAIR: Words("Комиссия төрағасы", "Председатель комиссии", "Chair of the commission"),
    Role.MEMBER: Words("Комиссия мүшесі", "Член комиссии", "Member of the commission"),
    Role.EXPERT: Words("Сарапшы", "Эксперт", "Expert"),
    Role.SECRETARY: Words("Комиссия хатшысы", "Секретарь комиссии", "Secretary of the commission"),
}
_QUESTIONS = (MotionKind.RECOMMENDATION, MotionKind.ADOPT_FINAL)


@dataclass(frozen=True, slots=True)
class _Source:
    """The rows one final document is made of."""

    docket: Docket
    case: Case
    final: FinalDocument
    agency: Body
    adopted: Sequence[Recommendation]
    findings: Sequence[Finding]
    motions: Mapping[UUID | None, Motion]  # by recommendation; None: the document as a whole
    panel: Panel
    adopted_at: datetime
    completed_on: date


def final_document_kind(source: FinalDocument) -> DocumentKind:
    """Protocol, conclusion or recommendation as a kind of paper."""
    return DocumentKind(f"final_document_{source.kind.value}")


def final_document_of(ctx: Context, docket: Docket, event: Event) -> tuple[DocumentKind, paper.FinalDocument]:
    """The paper as of the act that sent the document to the agency, and its kind.

    Raises TransitionNotAllowed when there is no adopted document, no completed control or no agency.
    """
    source = _source(ctx, docket, event)
    final, case = source.final, source.case
    language = cast(Language, final.authentic_language)
    sent_on = event.at.astimezone(LOCAL).date()
    form = ctx.statute.control_forms[case.form or ""]
    return final_document_kind(final), paper.FinalDocument(
        frame=frame_of(ctx, docket, event, LANGUAGES, authentic=(language,)),
        document_kind=final.kind.value,
        title=title_of(docket),
        control_object=object_of(ctx, source.agency),
        decision=written(final.decision_text, language),
        particulars=(),
        period=paper.Period(
            (case.started_on or case.starts_on or source.completed_on).isoformat(),
            source.completed_on.isoformat(),
            written(case.place, language),
            clauses(final.held_text, language),
        ),
        tasks=clauses(final.tasks_text, language),
        subjects=tuple(_subject(row, docket.commission, language) for row in final.subjects),
        forms=(paper.FormUsed(words_of(form.name), _optional(final.forms_text, language)),),
        facts_introduction=clauses(final.facts_text, language),
        findings=tuple(_finding(row) for row in source.findings),
        proposals=tuple(paper.Proposal(None, text) for text in clauses(final.proposals_text, language)),
        has_no_violations=not source.findings,
        recommendations=_recommendations(source),
        dispatch_term=term_of(read_deadline(ctx.statute, "final_doc_dispatch", source.completed_on)),
        response_term=_response_term(ctx, source.docket.commission_id, sent_on) if source.adopted else None,
        dispatched_on=sent_on.isoformat(),
        voting_rule=voting_rule_of(ctx, docket, source.adopted_at),
        votes=_votes(source),
        dissents=_dissents(source, language),
        annexes=tuple(_annex(row, language) for row in final.other_documents),
        has_no_annexes=not final.other_documents,
        adopted_at=local_moment(source.adopted_at),
        signatories=tuple(
            Officer(person.name, POSTS[person.role])
            for role in (Role.CHAIR, Role.SECRETARY)
            for person in source.panel.people
            if person.role is role and not person.is_recused
        ),
        recusals=tuple(Officer(person.name, POSTS[person.role]) for person in source.panel.people if person.is_recused),
    )


def _source(ctx: Context, docket: Docket, event: Event) -> _Source:
    case, agency = docket.case, docket.agency
    if case is None or case.completed_on is None or agency is None:
        raise TransitionNotAllowed
    final = ctx.session.scalars(
        select(FinalDocument)
        .where(FinalDocument.case_id == case.id)
        .options(selectinload(FinalDocument.recommendations))
    ).one_or_none()
    if final is None or final.adopted_on is None:
        raise TransitionNotAllowed
    findings = ctx.session.scalars(
        select(Finding).where(Finding.case_id == case.id, Finding.withdrawn_at.is_(None)).order_by(Finding.number)
    ).all()
    motions = _last_motions(ctx, docket)
    adoption = motions.get(None)
    return _Source(
        docket,
        case,
        final,
        agency,
        [one for one in final.recommendations if one.is_adopted],
        findings,
        motions,
        panel_of(ctx, docket),
        (adoption.closed_at if adoption else None) or event.at,
        case.completed_on,
    )


def _last_motions(ctx: Context, docket: Docket) -> dict[UUID | None, Motion]:
    """The last closed motion on each recommendation and on the whole: an earlier one had no quorum or was repeated."""
    rows = ctx.session.scalars(
        select(Motion)
        .where(Motion.docket_id == docket.id, Motion.kind.in_(_QUESTIONS), Motion.state == MotionState.CLOSED)
        .options(selectinload(Motion.votes))
        .order_by(Motion.closed_at, Motion.round)
    )
    return {row.recommendation_id: row for row in rows}


def object_of(ctx: Context, agency: Body) -> paper.ControlObject:
    """The body under control as papers name it."""
    known = ctx.statute.object_classes.get(agency.object_class or "")
    address = Passage(agency.address, agency.address, agency.address) if agency.address else None
    return paper.ControlObject(name_of(agency), agency.bin, words_of(known.name) if known else None, address)


def _subject(row: Mapping[str, Any], commission: Body, language: Language) -> paper.Subject:
    name = row["name"]
    is_commission = name == commission.name(language)
    return paper.Subject(
        name_of(commission) if is_commission else Words(name, name, name),
        row["kind"],
        written(row["basis"], language),
        written(row["conflict"], language),
    )


def _finding(row: Finding) -> paper.Finding:
    language = cast(Language, row.language)
    return paper.Finding(
        written(row.text, language),
        row.established_on.isoformat(),
        _optional(row.place, language),
        written(row.evidence, language),
    )


def _recommendations(source: _Source) -> tuple[paper.Recommendation, ...]:
    """Facts are counted anew on paper, where withdrawn ones are not printed; what rests on them follows."""
    places = {row.number: place for place, row in enumerate(source.findings, start=1)}
    return tuple(_recommendation(row, places) for row in source.adopted)


def _recommendation(row: Recommendation, places: Mapping[int, int]) -> paper.Recommendation:
    language = cast(Language, row.authentic_language)
    return paper.Recommendation(
        number=row.number,
        title=None,
        text=Passage(row.text_kk or None, row.text_ru or None, None, authentic=language),
        addressee=written(row.addressee, language),
        ground=written(row.ground, language),
        findings=tuple(places[number] for number in row.findings if number in places),
        suggested_term=_optional(row.suggested_term, language),
        suggested_on=None,
    )


def _response_term(ctx: Context, commission_id: UUID, sent_on: date) -> Term:
    """The ten working days, as they will be counted if nobody confirms receipt before it is deemed."""
    deemed_on = read_term(ctx, commission_id, "receipt_deemed", sent_on).due_on
    return term_of(read_deadline(ctx.statute, "object_response", deemed_on), is_assumed=True)


def voting_rule_of(ctx: Context, docket: Docket, at: datetime) -> paper.VotingRule:
    """The commission's rule of quorum and majority as it was at that moment."""
    rules = rules_of(ctx.session, docket.commission_id, at.astimezone(LOCAL).date())
    return paper.VotingRule(
        rules.quorum_numerator,
        rules.quorum_denominator,
        cast(Literal["simple", "two_thirds"], rules.majority),
        rules.has_casting_vote,
    )


def _votes(source: _Source) -> tuple[paper.Vote, ...]:
    """The votes on what was adopted, by number, then the vote on the whole."""
    printed = [(row.number, source.motions.get(row.id)) for row in source.adopted]
    asked = [*printed, (None, source.motions.get(None))]
    return tuple(vote_of(number, motion) for number, motion in asked if motion is not None)


def vote_of(number: int | None, motion: Motion) -> paper.Vote:
    """The tally of one closed question; *number* is the recommendation it was about, None for another question."""
    closed_at = motion.closed_at or motion.closes_at
    return paper.Vote(
        recommendation=number,
        is_chair_decision=motion.is_chair_decision,
        opened_on=_local_day(motion.opened_at),
        closed_on=_local_day(closed_at),
        members=motion.members or 0,
        recused=motion.recused or 0,
        eligible=motion.eligible or 0,
        needed=motion.needed or 0,
        voted=motion.voted or 0,
        votes_for=motion.votes_for or 0,
        votes_against=motion.votes_against or 0,
        abstained=motion.abstained or 0,
        cast_by_chair=motion.cast_by_chair,
        is_carried=motion.outcome is MotionOutcome.CARRIED,
    )


def _dissents(source: _Source, language: Language) -> tuple[paper.Dissent, ...]:
    """The separate opinions on what is printed. Whoever wrote one is named, also after leaving the commission."""
    numbers = {row.id: row.number for row in source.adopted}
    known = {person.account_id: person for person in (*source.panel.former, *source.panel.people)}
    printed = {about: motion for about, motion in source.motions.items() if about is None or about in numbers}
    return tuple(
        paper.Dissent(
            Officer(known[vote.account_id].name, POSTS[known[vote.account_id].role]),
            (numbers[about],) if about is not None else (),
            written(vote.dissent, language),
        )
        for about, motion in sorted(printed.items(), key=lambda item: numbers.get(item[0], 0) if item[0] else 1 << 30)
        for vote in sorted(motion.votes, key=lambda vote: vote.cast_at)
        if vote.dissent.strip() and vote.account_id in known
    )


def _annex(row: Mapping[str, Any], language: Language) -> paper.Annex:
    return paper.Annex(written(row["title"], language), _optional(row.get("origin", ""), language), row.get("sheets"))


def _optional(text: str, language: Language) -> Passage | None:
    return written(text, language) if text.strip() else None


def _local_day(at: datetime) -> str:
    return at.astimezone(LOCAL).date().isoformat()
