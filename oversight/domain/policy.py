"""Who may do what: one table, asked in one place.

`claim()` asks it for acts, `visible_to()` derives the reading query from its READ row, templates ask it to hide a
button. There is no `if role ==` anywhere else.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from oversight.domain.errors import NotPermitted, NotVisible, Recused
from oversight.domain.terms import AGENCY_ROLES, COMMISSION_ROLES, NGO_ROLES, Action, DocumentKind, Role


class Scope(StrEnum):
    """On which dockets a role may do an act."""

    ANYONE = "anyone"  # no docket needed
    FILER = "filer"  # the person or the NGO that filed
    OWN_BODY = "own_body"  # the commission or agency that is a party; never somebody recused
    OWN_BODY_DECLARED = "own_body_declared"  # the same, after the conflict-of-interest declaration
    EVERY_CASE = "every_case"


@dataclass(frozen=True, slots=True)
class Seat:
    """One capacity: a role, at a body or none."""

    role: Role
    body_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. ``tracked_docket_id`` is set for a guest who showed number and secret."""

    account_id: UUID | None
    seats: tuple[Seat, ...]
    name: str = ""
    language: str = "kk"
    tracked_docket_id: UUID | None = None

    @property
    def roles(self) -> frozenset[Role]:
        """The roles of all seats."""
        return frozenset(seat.role for seat in self.seats)

    def bodies(self, roles: frozenset[Role]) -> frozenset[UUID]:
        """The bodies at which the actor holds one of *roles*."""
        return frozenset(seat.body_id for seat in self.seats if seat.role in roles and seat.body_id)


GUEST = Actor(None, (Seat(Role.GUEST),))
SYSTEM = Actor(None, (Seat(Role.SYSTEM),))


@dataclass(frozen=True, slots=True)
class Parties:
    """Whom a docket concerns. ``agency_id`` is set only once the agency was told; before, it is no party."""

    docket_id: UUID
    commission_id: UUID | None = None
    agency_id: UUID | None = None
    filer_account_id: UUID | None = None
    filer_body_id: UUID | None = None
    declared: frozenset[UUID] = field(default=frozenset())
    recused: frozenset[UUID] = field(default=frozenset())


_SECRETARY = {Role.SECRETARY: Scope.OWN_BODY}
_CHAIR = {Role.CHAIR: Scope.OWN_BODY_DECLARED}
_DESK = {Role.SECRETARY: Scope.OWN_BODY, Role.CHAIR: Scope.OWN_BODY_DECLARED}
_GROUP = {**_DESK, Role.MEMBER: Scope.OWN_BODY_DECLARED}
_VOTERS = {Role.CHAIR: Scope.OWN_BODY_DECLARED, Role.MEMBER: Scope.OWN_BODY_DECLARED}
_FILER = {
    Role.GUEST: Scope.FILER,
    Role.CITIZEN: Scope.FILER,
    Role.NGO_HEAD: Scope.FILER,
    Role.NGO_MEMBER: Scope.FILER,
}
_AGENCY = {Role.AGENCY_HEAD: Scope.OWN_BODY, Role.AGENCY_OFFICER: Scope.OWN_BODY}
_AGENCY_HEAD = {Role.AGENCY_HEAD: Scope.OWN_BODY}
_SYSTEM = {Role.SYSTEM: Scope.EVERY_CASE}
_MEMBERS_UNDECLARED = {
    Role.SECRETARY: Scope.OWN_BODY,
    Role.CHAIR: Scope.OWN_BODY,
    Role.MEMBER: Scope.OWN_BODY,
    Role.EXPERT: Scope.OWN_BODY,
}

POLICY: dict[Action, dict[Role, Scope]] = {
    Action.READ: {
        **_MEMBERS_UNDECLARED,
        **_AGENCY,
        **_FILER,
        Role.AUDITOR: Scope.EVERY_CASE,
        Role.SYSTEM: Scope.EVERY_CASE,
    },
    Action.READ_PAPERS: {**_GROUP, Role.EXPERT: Scope.OWN_BODY_DECLARED, **_FILER},
    Action.READ_IDENTITY: {**_SECRETARY, **_FILER, **_SYSTEM},
    # complaint
    Action.SUBMIT: dict.fromkeys((Role.GUEST, Role.CITIZEN, Role.NGO_HEAD, Role.NGO_MEMBER), Scope.ANYONE),
    Action.RECORD_ON_BEHALF: {Role.SECRETARY: Scope.ANYONE},
    Action.REGISTER: _SYSTEM,
    Action.CLAIM_INTAKE: _SECRETARY,
    Action.RELEASE_INTAKE: _SECRETARY,
    Action.REQUEST_FIX: _SECRETARY,
    Action.SUPPLY_FIX: _FILER,
    Action.RETURN: _SECRETARY,
    Action.FORWARD: _SECRETARY,
    Action.FORWARD_PART: _SECRETARY,
    Action.ESCALATE: _GROUP,
    Action.WITHDRAW: _FILER,
    Action.TERMINATE: _CHAIR,
    Action.PUT_FORWARD: _SECRETARY,
    Action.ADMIT: _DESK,
    Action.DECLARE_INADMISSIBLE: _DESK,
    Action.ANSWER_DIRECTLY: _CHAIR,
    Action.OPEN_CASE: _DESK,
    Action.NOTE_SILENCE: _SYSTEM,
    # commission
    Action.DECLARE_INTEREST: _MEMBERS_UNDECLARED,
    Action.RECUSE: _MEMBERS_UNDECLARED,
    Action.OPEN_MOTION: _DESK,
    Action.CAST_VOTE: _VOTERS,
    Action.CLOSE_MOTION: {**_DESK, **_SYSTEM},
    Action.DECIDE_AS_CHAIR: _CHAIR,
    # case
    Action.CLEAR: _DESK,
    Action.PLAN_CONTROL: _DESK,
    Action.OPEN_CONTROL: _DESK,
    Action.NOTIFY_OBJECT: _SECRETARY,
    Action.START_CONTROL: _GROUP,
    Action.REQUEST_INFORMATION: _GROUP,
    Action.ANSWER_INFORMATION: {**_AGENCY, **_GROUP},  # the group where it came in another way
    Action.RECORD_VISIT: _GROUP,
    Action.RECORD_FINDING: _GROUP,
    Action.WITHDRAW_FINDING: _GROUP,
    Action.RECORD_PUBLIC_HEARING: _DESK,
    Action.GIVE_OPINION: {Role.EXPERT: Scope.OWN_BODY_DECLARED},
    Action.SUSPEND: _CHAIR,
    Action.RESUME: _CHAIR,
    Action.COMPLETE: _CHAIR,
    Action.DRAFT_FINAL: _GROUP,
    Action.EDIT_FINAL: _GROUP,
    Action.ADOPT: _DESK,
    Action.DISPATCH: _SECRETARY,
    Action.CONFIRM_RECEIPT: _AGENCY,
    Action.DEEM_RECEIVED: _SYSTEM,
    Action.CLOSE_NO_FINDINGS: _CHAIR,
    Action.DISCONTINUE: _CHAIR,
    Action.CLOSE: {**_DESK, **_SYSTEM},
    # response
    Action.ASSIGN: _AGENCY,
    Action.DRAFT_ANSWER: _AGENCY,
    Action.NOTIFY_HEARING: _AGENCY,
    Action.HOLD_HEARING: _AGENCY,
    Action.WAIVE_HEARING: _DESK,
    Action.OMIT_HEARING: _AGENCY_HEAD,
    Action.DECIDE_POSITIVE: _AGENCY_HEAD,
    Action.SEND_ANSWER: _AGENCY_HEAD,
    Action.MARK_OVERDUE: _SYSTEM,
    Action.DRAFT_LETTER: _SYSTEM,
    Action.LIST_FOR_SESSION: _SYSTEM,
    Action.ASSESS: _GROUP,
    Action.ASK_TO_COMPLETE: _SECRETARY,
    Action.START_FOLLOW_UP: _DESK,
    Action.REPORT_IMPLEMENTATION: _AGENCY,
    Action.RECORD_IMPLEMENTATION: _DESK,
    Action.STRIKE_OUT_LAND: _DESK,
    Action.CHALLENGE: {**_FILER, **_CHAIR},
    # papers
    Action.ISSUE_PAPER: _SYSTEM,
    Action.CORRECT_PAPER: _DESK,
    Action.WITHDRAW_PAPER: _DESK,
    # all three
    Action.MOVE_TERMS: _SYSTEM,
}


_EVERY_PARTY = POLICY[Action.READ]
_WITHOUT_THE_AGENCY = POLICY[Action.READ_PAPERS]
_WITH_THE_NAME = POLICY[Action.READ_IDENTITY]
_WITHIN = {**_GROUP, Role.EXPERT: Scope.OWN_BODY_DECLARED}
_BOTH_BODIES = {**_WITHIN, **_AGENCY}
_K = DocumentKind

PAPERS: dict[DocumentKind, dict[Role, Scope]] = {
    _K.RECEIPT: _WITHOUT_THE_AGENCY,
    _K.COMPLAINT_CARD: _WITH_THE_NAME,
    _K.ORAL_RECORD: _WITH_THE_NAME,
    _K.DEFECT_NOTICE: _WITH_THE_NAME,
    _K.RETURN_NOTICE: _WITH_THE_NAME,
    _K.FORWARDING_LETTER: _WITH_THE_NAME,
    _K.ADMISSIBILITY_SHEET: _WITHOUT_THE_AGENCY,
    _K.CONFLICT_DECLARATION: _WITHIN,
    _K.RECUSAL_DECISION: _WITHIN,
    _K.CONTROL_DECISION: _WITHOUT_THE_AGENCY,
    _K.CONTROL_NOTICE: _EVERY_PARTY,
    _K.INFORMATION_REQUEST: _BOTH_BODIES,
    _K.MONITORING_RECORD: _BOTH_BODIES,
    _K.PUBLIC_HEARING_PROTOCOL: _EVERY_PARTY,
    _K.EXPERT_OPINION: _BOTH_BODIES,
    _K.FINAL_DOCUMENT_PROTOCOL: _EVERY_PARTY,
    _K.FINAL_DOCUMENT_CONCLUSION: _EVERY_PARTY,
    _K.FINAL_DOCUMENT_RECOMMENDATION: _EVERY_PARTY,
    _K.COVER_LETTER: _BOTH_BODIES,
    _K.AGENCY_RESPONSE: _EVERY_PARTY,
    _K.AGENCY_HEARING_NOTICE: _BOTH_BODIES,
    _K.AGENCY_HEARING_PROTOCOL: _BOTH_BODIES,
    _K.HEARING_WAIVER: _BOTH_BODIES,
    _K.EXTENSION_DECISION: _WITH_THE_NAME,
    _K.WITHDRAWAL: _WITH_THE_NAME,
    _K.TERMINATION_DECISION: _WITH_THE_NAME,
    _K.CHALLENGE: _WITH_THE_NAME,
    _K.OVERDUE_NOTICE: _EVERY_PARTY,
    _K.REGISTER_EXTRACT: _EVERY_PARTY,
    _K.CASE_PASSPORT: _WITHIN,
    _K.SESSION_MINUTES: _WITHIN,
    _K.CORRECTION_NOTE: _WITHIN,  # with a paper that it is about it goes to the readers of that paper instead
    _K.ANNUAL_REPORT: _EVERY_PARTY,
    _K.CASE_FILE: _WITHIN,
}
"""Who reads which paper. What names the filer goes to whom READ_IDENTITY names, and so never to an agency."""

PUBLIC_PAPERS = frozenset({_K.FINAL_DOCUMENT_PROTOCOL, _K.FINAL_DOCUMENT_CONCLUSION, _K.FINAL_DOCUMENT_RECOMMENDATION})
"""What everyone reads, once it is public."""


def names_the_filer(kind: DocumentKind) -> bool:
    """Whether papers of that kind may hold the filer's name: only those who may know it read them."""
    return PAPERS[kind] is _WITH_THE_NAME


def is_read_by(kind: DocumentKind, roles: frozenset[Role]) -> bool:
    """Whether any of *roles* reads papers of that kind."""
    return not roles.isdisjoint(PAPERS[kind])


def _holds(seat: Seat, scope: Scope | None, actor: Actor, parties: Parties | None) -> bool:
    if scope is None:
        return False
    if scope in {Scope.ANYONE, Scope.EVERY_CASE}:
        return True
    if parties is None:
        return False
    if scope is Scope.FILER:
        if seat.role in NGO_ROLES:
            return seat.body_id is not None and seat.body_id == parties.filer_body_id
        if seat.role is Role.GUEST:
            return actor.tracked_docket_id == parties.docket_id
        return actor.account_id is not None and actor.account_id == parties.filer_account_id
    if seat.role in COMMISSION_ROLES:
        is_own = seat.body_id is not None and seat.body_id == parties.commission_id
    elif seat.role in AGENCY_ROLES:
        is_own = seat.body_id is not None and seat.body_id == parties.agency_id
    else:
        is_own = False
    if not is_own or actor.account_id in parties.recused:
        return False
    return scope is not Scope.OWN_BODY_DECLARED or actor.account_id in parties.declared


def is_permitted(actor: Actor, action: Action, parties: Parties | None = None) -> bool:
    """Whether one of the actor's seats may do *action* on a docket with these parties.

    Without *parties* only scopes that need no docket hold.
    """
    row = POLICY[action]
    return any(_holds(seat, row.get(seat.role), actor, parties) for seat in actor.seats)


def may_read_paper(actor: Actor, kind: DocumentKind, parties: Parties) -> bool:
    """Whether one of the actor's seats may read a paper of that kind on a docket with these parties."""
    row = PAPERS[kind]
    return any(_holds(seat, row.get(seat.role), actor, parties) for seat in actor.seats)


def role_for(actor: Actor, action: Action, parties: Parties | None = None) -> Role:
    """The role in which the actor does *action*: the first seat that may. Raises NotPermitted."""
    row = POLICY[action]
    for seat in actor.seats:
        if _holds(seat, row.get(seat.role), actor, parties):
            return seat.role
    raise NotPermitted


def require(actor: Actor, action: Action, parties: Parties) -> None:
    """Refuse unless permitted: NotVisible if the actor may not even know of the docket, else NotPermitted.

    Somebody recused knows of it by the own declaration, so that hiding it would only puzzle: Recused says why.
    """
    if is_permitted(actor, action, parties):
        return
    if is_recused(actor, parties):
        raise Recused
    if is_permitted(actor, Action.READ, parties):
        raise NotPermitted
    raise NotVisible


def is_recused(actor: Actor, parties: Parties) -> bool:
    """Whether the actor has a seat at the docket's commission and is recused from this docket."""
    return actor.account_id in parties.recused and parties.commission_id in actor.bodies(COMMISSION_ROLES)
