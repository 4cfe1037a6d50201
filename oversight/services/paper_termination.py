"""The decision to end the procedure, from the tables. It names the filer, whom the chair who decides need not know.

Where the decision can be challenged no reference data say. The code has a challenge filed with the body that decided,
which sends it upward; a commission that is no state body has nobody above it that was read of, and says so.
"""

from oversight.documents.filing import Ground
from oversight.documents.papers.termination_decision import Remedy, TerminationDecision
from oversight.documents.values import Language, Passage
from oversight.domain.errors import TransitionNotAllowed
from oversight.domain.policy import SYSTEM
from oversight.persistence.models import Docket, Event
from oversight.services.context import LOCAL, Context
from oversight.services.paper_control import desk
from oversight.services.paper_intake import filer_of, language_of
from oversight.services.paper_parts import frame_of, lines_in_own_language, term_of, words_of, written
from oversight.services.terms import read_term

_ABOVE = Passage(
    "жоғары тұрған органға; шағым шешім қабылдаған осы комиссия арқылы беріледі.",
    "вышестоящему органу; жалоба подаётся через эту комиссию, принявшую решение.",
    "the superior body; the challenge is filed with this commission, which decided.",
)
_ITSELF = Passage(
    "осы комиссияның өзіне, оның ішкі ережесі бойынша: комиссия мемлекеттік орган емес, оның жоғары тұрған органы"
    " белгіленбеген. Заң өзге жол берсе, бұл ереже оны шектемейді.",
    "в саму эту комиссию, по её внутреннему правилу: она не является государственным органом, вышестоящий орган для неё"
    " не установлен. Если закон даёт иной путь, это правило его не ограничивает.",
    "this commission itself, by its own rule: it is no state body, and no body above it is named. Where a law gives"
    " another way, this rule does not stand against it.",
)
_WAY = Passage(
    "жазбаша түрде; шешімнің нөмірі, келіспеу себептері, күні және қолтаңба көрсетіледі.",
    "письменно; в жалобе указывают номер решения, доводы несогласия, дату и подпись.",
    "in writing; give the number of the decision, why you disagree, the date and your signature.",
)


def termination_decision_of(
    ctx: Context, docket: Docket, event: Event, languages: tuple[Language, ...]
) -> TerminationDecision:
    """The decision as of the act. Raises TransitionNotAllowed without a coded ground."""
    complaint, is_state_body = docket.complaint, docket.commission.is_state_body
    row = ctx.statute.grounds.get(complaint.ground or "")
    if row is None:
        raise TransitionNotAllowed
    article = ctx.statute.articles[row.article] if row.article else None
    decided_on = event.at.astimezone(LOCAL).date()
    notice = read_term(ctx, docket.commission_id, "termination_notice", decided_on, modelled=not is_state_body)
    challenge = read_term(ctx, docket.commission_id, "challenge_file", decided_on, modelled=not is_state_body)
    return TerminationDecision(
        frame=frame_of(ctx, docket, event, languages),
        filer=filer_of(ctx.as_actor(SYSTEM), docket),
        subject=written(complaint.subject, language_of(docket)),
        registered_on=complaint.registered_on.isoformat(),
        decided_on=decided_on.isoformat(),
        ground=Ground(row.key, words_of(row.name), article.citation if article else None),
        reasons=lines_in_own_language(complaint.reasons),
        remedy=Remedy(
            body=_ABOVE if is_state_body else _ITSELF,
            term=term_of(challenge, is_assumed=True),  # on which day the filer learns of it nobody knows yet
            way=_WAY,
        ),
        notice_term=term_of(notice),
        signatory=desk(ctx, docket)[0],
    )
