"""Correct or withdraw a paper the commission issued: a new paper names the old one, which is never changed."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from oversight.domain import policy, public_title
from oversight.domain.corrections import VALID, Stands, is_correctable, require_correctable
from oversight.domain.errors import InputRefused, NotVisible
from oversight.domain.paper_number import number_of
from oversight.domain.seals import seal
from oversight.domain.terms import COMMISSION_ROLES, Action, RecordKind
from oversight.domain.text import finds_identifier
from oversight.domain.words import N_
from oversight.persistence import cases
from oversight.persistence.models import Body, Docket, Event, PaperNote
from oversight.services import identity
from oversight.services.casework import Seen, append_event, claim, conflict, read, record
from oversight.services.context import Context
from oversight.services.issued_papers import PaperView
from oversight.services.parties import parties_of
from oversight.services.standing import PaperSet, find_set, notes_of, stands_of

MOST_CHANGES = 20

NOTHING_CORRECTED = N_("Name at least one place of the paper with what stands there and what is to be read instead.")
SAME_TEXT = N_("The old and the new text are the same: nothing would be corrected.")
EMPTY_PART = N_("Fill in all three: the place, what stands there and what is to be read instead.")
TOO_MANY = N_("One note corrects at most 20 places. Withdraw the paper if more of it is wrong.")
NO_REASONS = N_("Give the reasons")
# Which word it is stays unsaid, as with the public title.
NO_NAME = N_(
    "This holds a word of the filer's name or an identification number. The note is read by people who may not know "
    "who filed: say it without."
)


@dataclass(frozen=True, slots=True)
class Change:
    """One place of the paper: what stands there and what is to be read instead."""

    place: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class CorrectPaper:
    """Correct places of the paper of that number."""

    number: str
    paper: str
    changes: tuple[Change, ...]
    reasons: str
    seen: Seen


@dataclass(frozen=True, slots=True)
class WithdrawPaper:
    """Withdraw the paper of that number as a whole."""

    number: str
    paper: str
    reasons: str
    seen: Seen


@dataclass(frozen=True, slots=True)
class PaperPage:
    """What the page of either act shows of the paper, and what its form carries."""

    number: str  # of the docket
    paper: PaperSet
    stands: Stands
    may_name_filer: bool
    sequence: int


def open_paper(ctx: Context, number: str, paper: str, action: Action, *, is_sent: bool = False) -> PaperPage:
    """The paper for the page of one act; a form that *is_sent* is shown also when the paper has moved on.

    Raises NotVisible, NotPermitted, or what `require_correctable` raises.
    """
    docket = read(ctx, number)
    if docket.commission_id not in ctx.actor.bodies(COMMISSION_ROLES):
        raise NotVisible
    policy.require(ctx.actor, action, parties_of(docket))
    found, stands = _named(ctx, docket, paper)
    if not is_sent:
        require_correctable(found.kind, is_issued=found.is_issued, standing=stands.standing)
    return PaperPage(number, found, stands, policy.names_the_filer(found.read_as), docket.last_sequence)


def correct_paper(ctx: Context, command: CorrectPaper) -> None:
    """Issue a note that says what is to be read instead, in the languages of the paper.

    Raises NotOurs, NotIssuedYet, WithdrawnAlready; InputRefused at `places-<place>-<part>`, `places` or `reasons`;
    EditConflict when another note on the paper came first.
    """
    docket = claim(ctx, command.number, Action.CORRECT_PAPER, command.seen)
    paper = _claimed(ctx, docket, command.paper, command.seen)
    texts = {f"places-{place}-{part}": text for place, part, text in _parts(command.changes)}
    wrong = _wrong_changes(command.changes) | _wrong_reasons(command.reasons)
    _refuse(wrong | _naming(ctx, docket, paper, {**texts, "reasons": command.reasons}))
    changes = [{"place": one.place, "was": one.was, "now": one.now} for one in command.changes]
    _note(ctx, docket, paper, Action.CORRECT_PAPER, changes, command.reasons, command.seen)


def withdraw_paper(ctx: Context, command: WithdrawPaper) -> None:
    """Issue a note that the paper counts no more; it stays to be downloaded. What it started goes on.

    A note may be withdrawn too: the paper it was about then stands as it did before. Raises as `correct_paper`.
    """
    docket = claim(ctx, command.number, Action.WITHDRAW_PAPER, command.seen)
    paper = _claimed(ctx, docket, command.paper, command.seen)
    _refuse(_wrong_reasons(command.reasons) | _naming(ctx, docket, paper, {"reasons": command.reasons}))
    _note(ctx, docket, paper, Action.WITHDRAW_PAPER, [], command.reasons, command.seen)


def correctable(ctx: Context, docket: Docket, papers: Iterable[PaperView]) -> frozenset[str]:
    """The numbers of those of *papers* that the actor may correct or withdraw now."""
    if not policy.is_permitted(ctx.actor, Action.CORRECT_PAPER, parties_of(docket)):
        return frozenset()
    rows = tuple(papers)
    waiting = {row.number for row in rows if not row.is_issued}
    return frozenset(
        row.number
        for row in rows
        if is_correctable(row.kind, is_issued=row.number not in waiting, standing=row.stands.standing)
    )


def _named(ctx: Context, docket: Docket, number: str) -> tuple[PaperSet, Stands]:
    """The paper of that number as the actor may read it, and how it stands. Raises NotVisible."""
    paper = find_set(ctx, docket, number)
    if paper is None or not policy.may_read_paper(ctx.actor, paper.read_as, parties_of(docket)):
        raise NotVisible
    return paper, stands_of(notes_of(ctx, docket)).get(number, VALID)


def _claimed(ctx: Context, docket: Docket, number: str, seen: Seen) -> PaperSet:
    """The paper that is acted on, as the person saw it. Raises EditConflict when the log tells of it since."""
    paper, stands = _named(ctx, docket, number)
    meanwhile = cases.events_of(ctx.session, docket.id, after=seen.sequence)
    if any(event.data.get("paper") == number for event in meanwhile):
        raise conflict(meanwhile)
    require_correctable(paper.kind, is_issued=paper.is_issued, standing=stands.standing)
    return paper


def _note(
    ctx: Context,
    docket: Docket,
    paper: PaperSet,
    action: Action,
    changes: list[dict[str, str]],
    reasons: str,
    seen: Seen,
) -> None:
    """Keep what the note says and log it: the event orders the paper, tells its readers, and commits."""
    sequence = docket.last_sequence + 1
    ctx.session.add(
        PaperNote(
            docket_id=docket.id,
            sequence=sequence,
            number=number_of(docket.number, sequence),
            about=paper.number,
            kind=paper.read_as,
            is_withdrawal=action is Action.WITHDRAW_PAPER,
            changes=changes,
            reasons=reasons,
        )
    )
    data = {
        "paper": paper.number,
        "kind": paper.read_as.value,
        "places": len(changes),
        "sealed": seal(reasons, *(text for change in changes for text in change.values())),
    }
    append_event(ctx, docket, action, _record_of(ctx, docket, paper), data=data, seen=seen)
    record(ctx, docket)


def _record_of(ctx: Context, docket: Docket, paper: PaperSet) -> RecordKind:
    """The record whose act yielded the paper."""
    query = select(Event.record_kind).where(Event.docket_id == docket.id, Event.sequence == paper.sequence)
    return ctx.session.scalars(query).one()


def _parts(changes: Iterable[Change]) -> Iterable[tuple[int, str, str]]:
    for place, change in enumerate(changes):
        yield from ((place, "place", change.place), (place, "was", change.was), (place, "now", change.now))


def _wrong_changes(changes: tuple[Change, ...]) -> dict[str, str]:
    if not changes:
        return {"places": NOTHING_CORRECTED}
    if len(changes) > MOST_CHANGES:
        return {"places": TOO_MANY}
    wrong = {f"places-{place}-{part}": EMPTY_PART for place, part, text in _parts(changes) if not text.strip()}
    for place, change in enumerate(changes):
        if change.now.strip() and " ".join(change.was.split()) == " ".join(change.now.split()):
            wrong[f"places-{place}-now"] = SAME_TEXT
    return wrong


def _wrong_reasons(reasons: str) -> dict[str, str]:
    return {} if reasons.strip() else {"reasons": NO_REASONS}


def _naming(ctx: Context, docket: Docket, paper: PaperSet, texts: dict[str, str]) -> dict[str, str]:
    """Which of *texts* give the filer away to readers who may not know who filed."""
    if policy.names_the_filer(paper.read_as):
        return {}
    name = identity.filer_identity(ctx.as_actor(policy.SYSTEM), docket).full_name  # only compared, told to nobody
    body_id = docket.complaint.filer_body_id
    body = ctx.session.get(Body, body_id) if body_id else None
    phrases = (body.name_kk, body.name_ru, body.name_en) if body is not None else ()
    return {
        field: NO_NAME
        for field, text in texts.items()
        if finds_identifier(text)
        or public_title.holds_name(text, name)
        or any(public_title.holds_phrase(text, phrase) for phrase in phrases)
    }


def _refuse(wrong: dict[str, str]) -> None:
    if wrong:
        raise InputRefused(wrong)
