"""The sheet of the decision on admission, from the tables. It does not name the filer.

What the secretary noted and what was decided is quoted in the language in which it was written.
"""

from typing import Any
from uuid import UUID

from oversight.documents.filing import Ground
from oversight.documents.papers.admissibility_sheet import AdmissibilitySheet, AdmissionVote, Finding
from oversight.documents.values import Passage
from oversight.domain.admissibility import Check
from oversight.domain.errors import TransitionNotAllowed
from oversight.domain.terms import MotionOutcome
from oversight.persistence.models import Docket, Event, Motion
from oversight.services.context import LOCAL, Context
from oversight.services.paper_control import LANGUAGES, desk
from oversight.services.paper_final import object_of
from oversight.services.paper_parts import frame_of, in_own_language, lines_in_own_language, title_of, words_of

_ALL_YES = Passage(
    "Осы парақтың 1–5-бөлімдеріндегі сұрақтардың бәріне «иә» деп жауап берілді.",
    "На все вопросы разделов 1–5 этого листа дан ответ «да».",
    "Every question of sections 1 to 5 of this sheet was answered yes.",
)
_IN_SPITE_OF_A_NO = Passage(
    "Хатшының жауаптарында «жоқ» бар; соған қарамастан жолданымды қабылдау туралы шешім шығарылды.",
    "Среди ответов секретаря есть «нет»; несмотря на это, решено принять обращение.",
    "The secretary answered a question with no; it was decided to admit the complaint all the same.",
)


def admissibility_sheet_of(ctx: Context, docket: Docket, event: Event) -> AdmissibilitySheet:
    """The sheet as of the act that admitted the complaint or found it inadmissible.

    Raises TransitionNotAllowed for a complaint that was never put forward with its checklist.
    """
    complaint, agency = docket.complaint, docket.agency
    if agency is None or Check.OBJECT not in complaint.checklist:
        raise TransitionNotAllowed
    motion = ctx.session.get_one(Motion, UUID(str(event.data["motion"])))
    is_admitted = motion.outcome is MotionOutcome.CARRIED
    answers = {check: _finding(complaint.checklist, check) for check in Check}
    controlled = object_of(ctx, agency)
    return AdmissibilitySheet(
        frame=frame_of(ctx, docket, event, LANGUAGES),
        title=title_of(docket),
        registered_on=complaint.registered_on.isoformat(),
        filer_kind="organisation" if complaint.filer_body_id else "citizen",
        object_name=controlled.name,
        object_bin=controlled.bin,
        object_class=controlled.object_class,
        in_list=answers[Check.OBJECT],
        not_excluded=answers[Check.FACILITY],
        act_or_decision=answers[Check.DECISION],
        public_interest=answers[Check.INTEREST],
        eligibility=answers[Check.SUBJECT],
        is_admitted=is_admitted,
        ground=None if is_admitted else _ground(ctx, docket),
        reasons=_why_admitted(answers, motion) if is_admitted else lines_in_own_language(complaint.reasons),
        vote=None if motion.is_chair_decision else _vote(motion),
        decided_on=event.at.astimezone(LOCAL).date().isoformat(),
        signatories=desk(ctx, docket),
    )


def _finding(checklist: dict[str, Any], check: Check) -> Finding:
    """An answer as kept. Checklists of before the facility had a question of its own answered it with the object."""
    answer = checklist.get(check.value) or checklist[Check.OBJECT.value]
    return Finding(answer["is_met"], in_own_language(answer["note"]))


def _why_admitted(answers: dict[Check, Finding], motion: Motion) -> tuple[Passage, ...]:
    """What the checklist came to, and what the chair wrote who decided alone."""
    words = lines_in_own_language(motion.text) if motion.is_chair_decision else ()
    return (_ALL_YES if all(answer.is_met for answer in answers.values()) else _IN_SPITE_OF_A_NO, *words)


def _ground(ctx: Context, docket: Docket) -> Ground:
    row = ctx.statute.grounds.get(docket.complaint.ground or "")
    if row is None:
        raise TransitionNotAllowed
    article = ctx.statute.articles[row.article] if row.article else None
    return Ground(row.key, words_of(row.name), article.citation if article else None)


def _vote(motion: Motion) -> AdmissionVote:
    return AdmissionVote(
        members=motion.members or 0,
        recused=motion.recused or 0,
        needed=motion.needed or 0,
        votes_for=motion.votes_for or 0,
        votes_against=motion.votes_against or 0,
        abstained=motion.abstained or 0,
    )
