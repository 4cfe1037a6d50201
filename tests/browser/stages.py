"""One docket in every state whose pages people work on, made by acts; their numbers and the ids in their addresses."""

from dataclasses import dataclass, field

from oversight.domain.terms import Assessment, InterestStatement, MotionKind, Outcome, Position, VoteChoice
from oversight.services import commission_terms, deadline_watch, filing_steps, intake, issuing
from tests import answering, cases, decrees, filing
from tests.browser.site import Site
from tests.journeys.matters import LAND
from tests.journeys.stories import PASTURE
from tests.services.test_issuing import quickly


@dataclass(slots=True)
class Stages:
    """`numbers` by stage; `more` holds whatever else an address needs: ids of motions, drafts, papers."""

    numbers: dict[str, str] = field(default_factory=dict)
    more: dict[str, str] = field(default_factory=dict)

    def address(self, template: str) -> str:
        """The address with its {stage} and {id} filled in."""
        return template.format(**self.numbers, **self.more)


def prepare(site: Site) -> Stages:
    """Fill the site; afterwards it is Wednesday 4 February 2026, 14:20."""
    clock, stages = site.clock, Stages()
    clock.set(2026, 1, 8)
    stages.numbers["overdue"] = _assigned(site)
    clock.set(2026, 1, 26)
    heard = _answered(site, Position.IN_PART)
    answering.notify_hearing(site.services, site.world, heard)
    clock.set(2026, 1, 30, 16)
    stages.numbers["heard"] = answering.hold_hearing(site.services, site.world, heard)
    clock.set(2026, 2, 2)
    _of_intake(site, stages)
    _of_the_control(site, stages)
    _of_the_agency(site, stages)
    clock.set(2026, 2, 4, 9)
    stages.numbers["sent"] = cases.to_sent(site.services, site.world, _admitted(site))
    clock.set(2026, 2, 4, 14, 20)
    _of_the_filer(site, stages)
    deadline_watch.run(site.services)
    issuing.render_queued(site.services, quickly)
    _of_the_office(site, stages)
    return stages


def _of_intake(site: Site, stages: Stages) -> None:
    services, world, numbers = site.services, site.world, stages.numbers
    numbers["filed"] = _filed(site)
    numbers["taken"] = cases.declare(services, _taken(site), [world.chair])
    numbers["fix"] = _taken(site)
    with cases.acting(services, world.secretary) as ctx:
        asked = "Өтінішіңіздің кіріс нөмірін және алған жауаптың бірінші бетін жіберіңіз."
        intake.request_fix(ctx, intake.RequestFix(numbers["fix"], asked, cases.seen(services, numbers["fix"])))
    numbers["undeclared"] = cases.put_forward(services, world, _taken(site))
    numbers["proposed"] = cases.put_forward(services, world, _taken(site))
    cases.declare(services, numbers["proposed"], cases.voters(world)[:5])
    numbers["voting"] = cases.put_forward(services, world, _taken(site))
    cases.declare(services, numbers["voting"], cases.voters(world)[:5])
    cases.declare(services, numbers["voting"], cases.voters(world)[5:], InterestStatement.PRESENT)
    motion = cases.open_vote(services, world, numbers["voting"])
    cases.vote(services, numbers["voting"], motion, world.chair)
    stages.more["admission"] = str(motion)
    numbers["admitted"] = _admitted(site)


def _of_the_control(site: Site, stages: Stages) -> None:
    services, world, numbers = site.services, site.world, stages.numbers
    numbers["cleared"] = cases.plan(services, world, cases.clear(services, world, _admitted(site)))
    numbers["opened"] = cases.to_opened(services, world, _admitted(site))
    numbers["running"] = cases.to_started(services, world, _admitted(site), form="public_hearing")
    cases.find(services, world, numbers["running"])
    cases.visit(services, world, numbers["running"])
    cases.ask(services, world, numbers["running"])
    cases.hold_public_hearing(services, world, numbers["running"])
    cases.give_opinion(services, world, cases.declare(services, numbers["running"], [world.expert]))
    numbers["completed"] = cases.to_completed(services, world, _admitted(site))
    numbers["written"] = cases.to_written(services, world, _admitted(site))
    deciding = numbers["deciding"] = cases.to_written(services, world, _admitted(site))
    asked = (cases.view(services, world, deciding).recommendation(1).id,)
    motion = cases.open_vote(services, world, deciding, MotionKind.RECOMMENDATION, recommendation_ids=asked)
    stages.more["decision"] = str(motion)
    decided = numbers["decided"] = cases.to_written(services, world, _admitted(site))
    asked = (cases.view(services, world, decided).recommendation(1).id,)
    motion = cases.open_vote(services, world, decided, MotionKind.RECOMMENDATION, recommendation_ids=asked)
    stages.more["carried"] = str(motion)
    for person in cases.voters(world):
        is_against = person is world.members[2]
        choice = VoteChoice.AGAINST if is_against else VoteChoice.FOR
        cases.vote(services, decided, motion, person, choice, LAND.dissent if is_against else "")
    cases.close_vote(services, world, decided, motion)
    numbers["adopted"] = cases.to_adopted(services, world, _admitted(site), count=3, rejected=(2,))


def _of_the_agency(site: Site, stages: Stages) -> None:
    services, world, numbers = site.services, site.world, stages.numbers
    numbers["received"] = _received(site)
    numbers["assigned"] = _assigned(site)
    numbers["refusing"] = _answered(site, Position.REFUSED)
    numbers["accepting"] = _answered(site, Position.ACCEPTED)
    numbers["answered"] = answering.send(services, world, _answered(site, Position.ACCEPTED))
    following = numbers["following"] = answering.send(services, world, _answered(site, Position.ACCEPTED))
    answering.assess_all(services, world, following)
    answering.follow(services, world, following)
    answering.report(services, world, following, 1)
    announced = numbers["announced"] = _answered(site, Position.REFUSED)
    answering.notify_hearing(services, world, announced)
    assessed = numbers["assessed"] = answering.send(services, world, _answered(site, Position.ACCEPTED))
    answering.assess_all(services, world, assessed)
    checked = numbers["checked"] = answering.send(services, world, _answered(site, Position.ACCEPTED))
    answering.follow(services, world, answering.assess_all(services, world, checked))
    for one in (1, 2, 3):
        answering.check(services, world, checked, one)
    closed = numbers["closed"] = _answered(site, Position.REFUSED, by_acts=True)
    answering.send(services, world, answering.omit_hearing(services, world, closed))
    answering.assess(services, world, closed, 1)
    answering.assess(services, world, closed, 2, Assessment.NOT_SATISFIED)
    answering.follow(services, world, closed, 1)
    answering.check(services, world, closed, 1)
    answering.close(services, world, closed, Outcome.PARTLY_REMEDIED)


def _of_the_filer(site: Site, stages: Stages) -> None:
    """A draft that only waits to be sent, and one that was just sent, both in the citizen's account."""
    for name in ("draft", "done"):
        with cases.acting(site.services, site.world.citizen) as ctx:
            key = filing.ready_draft(ctx, site.world, what={"subject": PASTURE.subject, "text": PASTURE.text})
            if name == "done":
                filing.send(ctx, key)
            else:
                filing_steps.add_files(ctx, key, [filing.note()])
        stages.more[name] = str(key.id)


def _of_the_office(site: Site, stages: Stages) -> None:
    """A decree that waits for the second person; and a commission that decided on a term of its own."""
    world = site.world
    decree = decrees.both(site.services.statute.calendar)
    stages.more["calendar"] = str(decrees.propose(site.services, world.administrator, decree))
    stages.more["commission"] = str(world.commission.id)
    with cases.acting(site.services, world.administrator) as ctx:
        first_day = commission_terms.first_day(ctx)
        reasons = "Комиссияның 2026 жылғы 4 ақпандағы отырысының шешімі."
        change = commission_terms.ChangeTerm(world.commission.id, "complaint_decide", 10, first_day, reasons, 0)
        commission_terms.change_term(ctx, change)


def _filed(site: Site) -> str:
    words = {"subject": PASTURE.subject, "text": PASTURE.text, "wish": PASTURE.wish}
    return cases.file_complaint(site.services, site.world, **words)


def _taken(site: Site) -> str:
    return cases.take(site.services, site.world, _filed(site))


def _admitted(site: Site) -> str:
    return cases.admit(site.services, site.world, _taken(site))


def _received(site: Site, *, by_acts: bool = False) -> str:
    """Received by the agency. By acts the page of the commission has its whole past; else it is quickly made."""
    number = cases.to_sent(site.services, site.world, _admitted(site)) if by_acts else None
    return answering.receive(site.services, site.world, number)


def _assigned(site: Site, *, by_acts: bool = False) -> str:
    return answering.assign(site.services, site.world, _received(site, by_acts=by_acts))


def _answered(site: Site, last: Position, *, by_acts: bool = False) -> str:
    """Every recommendation (two by acts, else three) answered in a draft, all but the last accepted."""
    number = _assigned(site, by_acts=by_acts)
    positions = (Position.ACCEPTED,) * (1 if by_acts else 2)
    return answering.draft_all(site.services, site.world, number, *positions, last)
