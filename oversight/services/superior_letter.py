"""The letter about an agency's silence to the body above it: a text prepared for the secretary, in Kazakh and Russian.

It says facts of the case and nothing that was not read in the law: no answer came, and inaction may be looked at. Who
the superior body is, no reference data say: the secretary names it. Nothing of the filer stands in it.
"""

from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from oversight.domain.deadlines import read_deadline
from oversight.domain.errors import NotVisible
from oversight.domain.lateness import ANSWER_TERM, LETTER_DRAFTED, days_left
from oversight.domain.terms import TEXT_LANGUAGES, ReceiptKind, ResponseState
from oversight.domain.words import N_
from oversight.notifications.catalogues import translate
from oversight.persistence.models import Docket, FinalDocument, Response
from oversight.services.answer_sheet import final_document_of
from oversight.services.casework import read, running_term
from oversight.services.context import LOCAL, Context

_DAY = {"kk": "y 'жылғы' d MMMM", "ru": "d MMMM y 'г.'"}


@dataclass(frozen=True, slots=True)
class Letter:
    """The draft as of today. ``texts`` by language; ``agency`` and ``due_on`` are for the page around it."""

    number: str
    agency: dict[str, str]
    due_on: date
    working_days_late: int
    texts: dict[str, str]


def letter_of(ctx: Context, number: str, superior: str = "") -> Letter:
    """The draft for a docket of the actor's commission whose agency is silent, addressed to *superior*.

    Raises NotVisible unless the ladder has come to the letter and no answer has come since.
    """
    docket = read(ctx, number)
    response, final = docket.response, final_document_of(ctx, docket)
    term = running_term(ctx, docket, ANSWER_TERM)
    is_due = term is not None and term.rung >= LETTER_DRAFTED
    if not is_due or response is None or response.state is not ResponseState.OVERDUE or final is None:
        raise NotVisible
    late = -days_left(ctx.statute.calendar, ctx.today, response.due_on)
    texts = {
        language: _text(ctx, docket, response, final, language, superior=superior.strip(), late=late)
        for language in TEXT_LANGUAGES
    }
    agency = {code: docket.agency.name(code) if docket.agency else docket.agency_text for code in ("kk", "ru", "en")}
    return Letter(number, agency, response.due_on, late, texts)


def _text(
    ctx: Context, docket: Docket, response: Response, final: FinalDocument, language: str, *, superior: str, late: int
) -> str:
    def say(sentence: str, **places: object) -> str:
        return translate(language, sentence) % places

    def day(value: date) -> str:
        return format_date(value, _DAY[language], language)

    reading = read_deadline(ctx.statute, ANSWER_TERM, response.received_on)
    article = ctx.statute.articles[reading.article_key].words.of(language) if reading.article_key else ""
    sent_on = final.dispatched_at.astimezone(LOCAL).date() if final.dispatched_at else response.received_on
    received = (
        N_("It was received on %(day)s.")
        if final.receipt_kind is ReceiptKind.CONFIRMED
        else N_("It is deemed received on %(day)s (a rule of the commission, not law).")
    )
    return "\n\n".join(
        [
            superior or say(N_("[name of the superior body]")),
            say(N_("On case № %(number)s: no answer to the final document of a public control"), number=docket.number),
            say(
                N_("On %(day)s the commission (%(commission)s) sent its final document to this body: %(agency)s."),
                day=day(sent_on),
                commission=docket.commission.name(language),
                agency=docket.agency.name(language) if docket.agency else docket.agency_text,
            )
            + " "
            + say(received, day=day(response.received_on)),
            say(
                N_("Each recommendation had to be answered with reasons by %(day)s (%(article)s)."),
                day=day(response.due_on),
                article=article,
            )
            + " "
            + say(N_("By %(day)s no answer has come in. Working days late: %(days)s."), day=day(ctx.today), days=late),
            say(
                N_(
                    "We tell you this as a fact and ask you, within your powers, to look into the inaction of the "
                    "body and to let the commission know what was done."
                )
            ),
            say(N_("Enclosed: the final document; the count of the term, day by day.")),
        ]
    )
