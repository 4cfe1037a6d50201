"""One case walks from the complaint to its closure, twice: a guest in Kazakh, an NGO in Russian; page by page."""

from collections.abc import Callable

from tests.journeys import steps_answer as answer
from tests.journeys import steps_arrival as arrival
from tests.journeys import steps_closure as closure
from tests.journeys import steps_control as control
from tests.journeys import steps_dispatch as dispatch
from tests.journeys import steps_filing as filing
from tests.journeys import steps_final as final
from tests.journeys import steps_intake as intake
from tests.journeys import steps_public as public
from tests.journeys import steps_votes as votes
from tests.journeys.matters import BUDGET, LAND
from tests.journeys.stories import PASTURE, SQUARE, Story
from tests.journeys.walk import Walk, receivers

Begin = Callable[[Story], Walk]
DATES_OF_THE_LAND_PAPER = {
    "kk": ("2026 жылғы 15 сәуір", "2026 жылғы 24 сәуір", "2026 жылғы 23 сәуір", "2026 жылғы 13 мамыр"),
    "ru": ("15 апреля 2026 года", "24 апреля 2026 года", "23 апреля 2026 года", "13 мая 2026 года"),
    "en": ("15 April 2026", "24 April 2026", "23 April 2026", "13 May 2026"),
}
DATES_OF_THE_BUDGET_PAPER = {
    "kk": ("2026 жылғы 19 наурыз", "2026 жылғы 2 сәуір", "2026 жылғы 17 сәуір"),
    "ru": ("19 марта 2026 года", "2 апреля 2026 года", "17 апреля 2026 года"),
    "en": ("19 March 2026", "2 April 2026", "17 April 2026"),
}
EVERYBODY = ("chair", "member1", "member2", "member3")
MISSING = "2025 жылғы 20 маусымдағы өтінішіңіздің кіріс нөмірін және алған жауаптың бірінші бетін жіберіңіз."
LAND_TITLES = (
    "Тасқайың ауданында 312 га ауыл жайылымын жалға беру туралы",
    "Об аренде 312 га сельских пастбищ в Таскаинском районе",
    "Lease of 312 ha of village pasture in Tasqaiyn District",
)
BUDGET_TITLES = (
    "Халық қатысатын бюджет жобасының орындалуы мен қабылдануы туралы",
    "О выполнении и приёмке проекта бюджета народного участия",
    "",
)


def _pasture_is_admitted(walk: Walk) -> None:
    """Filed, taken in, declared, admitted: from 23 February on the case is public."""
    walk.on(2, 7, 21, 40)
    filing.file_as_guest(walk)
    filing.land_receipt(walk)
    filing.mail_after_filing(walk)
    filing.nobody_else_sees_it(walk)

    walk.on(2, 9, 10, 5)
    intake.claim(walk)
    intake.members_see_nothing_yet(walk)
    intake.ask_for_missing_part(walk, MISSING, due="16 ақпан 2026")
    walk.on(2, 11, 19, 30)
    intake.supply_missing_part(walk, MISSING, due="16 ақпан 2026")
    walk.on(2, 12)
    intake.put_forward(walk, LAND_TITLES, "Тасқайың ауданының әкімдігі")
    filing.nobody_else_sees_it(walk)

    walk.on(2, 13)
    votes.declare(walk, "chair", "member1", "member2", "member3")
    votes.declare_conflict(walk, "member4", "Жиенім осы аудан әкімдігінде бас маман болып істейді.")
    walk.on(2, 23)
    votes.decide_as_chair(walk, "admit", "Жолданым қарауға қабылдансын.")
    assert receivers(walk.deliver()) == [walk["filer"].email]
    public.look_around(walk)


def _pasture_is_controlled(walk: Walk) -> None:
    """Planned, opened by vote, told to the agency, carried out, completed."""
    walk.on(2, 24)
    votes.clear(walk)
    control.plan(walk, LAND, "05.03.2026", "15.04.2026")
    control.the_agency_knows_nothing(walk)
    votes.open_vote(walk, "open_control", "27.02.2026")
    walk.on(2, 26)
    votes.vote(walk, dict.fromkeys(EVERYBODY, "for"))
    votes.close_vote(walk)
    assert receivers(walk.deliver()) == sorted([walk["filer"].email, *(walk[one].email for one in EVERYBODY)])
    control.tell_agency(walk)
    public.look_from_the_agency(walk)
    control.carry_out(walk, LAND, ((3, 5), (3, 12)))
    walk.on(4, 15)
    control.complete(walk, "24 сәуір 2026")


def _pasture_is_adopted_and_sent(walk: Walk) -> None:
    """Written, voted on, adopted, sent, received: the ten working days begin."""
    walk.on(4, 16)
    final.write(walk, LAND)
    walk.on(4, 17)
    final.vote_on_each(walk, LAND, "21.04.2026")
    walk.on(4, 20)
    final.adopt(walk, "22.04.2026")
    public.look_around(walk)

    walk.on(4, 23, 16)
    dispatch.dispatch(walk, "24 сәуір 2026")
    dispatch.papers(walk, LAND, DATES_OF_THE_LAND_PAPER)
    dispatch.reading_is_no_receipt(walk)
    public.no_texts_yet(walk, LAND)
    walk.on(4, 24)
    dispatch.confirm_receipt(walk, "13 мая 2026 г.")
    assert "deemed_received: 0" in dispatch.tick(walk)
    public.texts_are_public(walk, LAND)


def _pasture_is_answered(walk: Walk) -> None:
    """Drafted, heard or not, sent by the head, public a working day later."""
    walk.on(4, 27)
    answer.assign(walk)
    answer.blanket_answer_is_refused(walk, LAND)
    walk.on(4, 30)
    answer.draft(walk, LAND)
    walk.on(5, 6, 17)
    answer.announce_hearing(
        walk, too_early="12.05.2026", hearing_on="12.05.2026", decision_on="13.05.2026", earliest="13 мая 2026 г."
    )
    walk.on(5, 12, 17)
    answer.hold_hearing(walk)
    walk.on(5, 13, 11)
    answer.send(walk, LAND)
    public.look_from_the_agency(walk)
    walk.on(5, 14, 8)
    assert "published: 1" in dispatch.tick(walk)
    public.answers_are_public(walk, LAND)


def _pasture_is_closed(walk: Walk) -> None:
    """Assessed, followed, checked, closed."""
    walk.on(5, 18)
    closure.assess(walk, LAND, "satisfied", "partly", "satisfied")
    closure.follow_measures(walk, follow_up_on_1="01.07.2026", follow_up_on_2="15.07.2026", follow_up_on_3="01.06.2026")
    walk.on(7, 16)
    closure.report_and_check(walk, LAND, 1, 2, 3)
    walk.on(7, 17)
    closure.close(walk, "Ішінара жойылды")
    public.look_around(walk)
    public.search_finds_nothing(walk)
    public.look_from_the_agency(walk)
    votes.require_recused(walk, "member4")
    walk.verify_log()


def test_a_guest_complains_in_kazakh_about_a_pasture(begin: Begin) -> None:
    walk = begin(PASTURE)
    walk.clock.set(2026, 1, 5, 10)
    arrival.set_up(walk)
    arrival.invite_all(walk, arrival.OF_THE_LAND_WALK)
    _pasture_is_admitted(walk)
    _pasture_is_controlled(walk)
    _pasture_is_adopted_and_sent(walk)
    _pasture_is_answered(walk)
    _pasture_is_closed(walk)


def _square_is_admitted(walk: Walk) -> None:
    """Filed, taken in, declared, admitted: from 16 January on the case is public."""
    filing.file_as_ngo(walk)
    filing.budget_receipt(walk)
    filing.mail_after_filing(walk)
    filing.nobody_else_sees_it(walk)

    walk.on(1, 8, 9, 15)
    intake.claim(walk)
    intake.members_see_nothing_yet(walk)
    walk.on(1, 12)
    intake.put_forward(walk, BUDGET_TITLES, "Акимат района «Жанаарна» города Астаны")
    filing.nobody_else_sees_it(walk)

    walk.on(1, 14)
    votes.declare(walk, "chair", "member1", "member2", "member3")
    votes.declare_conflict(walk, "member4", "Мой супруг работает у подрядчика, который делал этот сквер.")
    votes.may_not_decide_as_chair(walk, "admit")
    votes.open_vote(walk, "admit", "16.01.2026")
    votes.vote(walk, {"chair": "for", "member1": "for", "member2": "for"})
    votes.cannot_close_yet(walk)
    votes.vote(walk, {"member3": "abstain"})
    walk.on(1, 16)
    votes.close_vote(walk)
    assert receivers(walk.deliver()) == sorted(walk[one].email for one in ("filer", "colleague"))
    public.look_around(walk)


def _square_is_controlled(walk: Walk) -> None:
    """Planned, opened by vote, told to the agency, carried out, completed."""
    walk.on(2, 2)
    votes.clear(walk)
    control.plan(walk, BUDGET, "19.02.2026", "19.03.2026")
    control.the_agency_knows_nothing(walk)
    votes.open_vote(walk, "open_control", "06.02.2026")
    walk.on(2, 5)
    votes.vote(walk, dict.fromkeys(EVERYBODY, "for"))
    votes.close_vote(walk)
    walk.deliver()
    control.tell_agency(walk)
    public.look_from_the_agency(walk)
    control.carry_out(walk, BUDGET, ((2, 26), (3, 6)))
    walk.on(3, 19)
    control.complete(walk, "2 апреля 2026 г.")


def _square_is_adopted_and_sent(walk: Walk) -> None:
    """Written, voted on, adopted, sent, received: the ten working days begin."""
    walk.on(3, 26)
    final.write(walk, BUDGET)
    walk.on(3, 27)
    final.vote_on_each(walk, BUDGET, "31.03.2026")
    walk.on(3, 31)
    final.adopt(walk, "02.04.2026")
    public.look_around(walk)

    walk.on(4, 2, 17)
    dispatch.dispatch(walk, "2 апреля 2026 г.")
    dispatch.papers(walk, BUDGET, DATES_OF_THE_BUDGET_PAPER)
    dispatch.reading_is_no_receipt(walk)
    assert "deemed_received: 0" in dispatch.tick(walk)
    public.no_texts_yet(walk, BUDGET)
    walk.on(4, 3, 10)  # what the watch does by itself is told in working hours
    dispatch.deem_received(walk, "17 апреля, пятница, осталось 10 рабочих дней")
    public.texts_are_public(walk, BUDGET)


def _square_is_answered(walk: Walk) -> None:
    """Drafted, heard or not, sent by the head, public a working day later."""
    walk.on(4, 6)
    answer.assign(walk)
    answer.blanket_answer_is_refused(walk, BUDGET)
    walk.on(4, 13)
    answer.draft(walk, BUDGET)
    walk.on(4, 15)
    answer.omit_hearing(walk)
    walk.on(4, 17, 9)
    answer.send(walk, BUDGET)
    public.look_from_the_agency(walk)
    walk.on(4, 20, 8)
    assert "published: 1" in dispatch.tick(walk)
    public.answers_are_public(walk, BUDGET)


def _square_is_closed(walk: Walk) -> None:
    """Assessed, followed, checked, closed."""
    walk.on(4, 22)
    closure.assess(walk, BUDGET, "satisfied", "not_satisfied", "satisfied")
    closure.follow_measures(walk, follow_up_on_1="29.05.2026", follow_up_on_3="30.06.2026")
    walk.on(7, 1)
    closure.report_and_check(walk, BUDGET, 1, 3)
    walk.on(7, 2)
    closure.close(walk, "Устранено частично")
    public.look_around(walk)
    public.search_finds_nothing(walk)
    public.look_from_the_agency(walk)
    votes.require_recused(walk, "member4")
    walk.verify_log()


def test_an_ngo_asks_in_russian_about_a_participatory_budget(begin: Begin) -> None:
    walk = begin(SQUARE)
    walk.clock.set(2026, 1, 5, 10)
    arrival.set_up(walk)
    arrival.invite_all(walk, arrival.OF_THE_BUDGET_WALK)
    walk.on(1, 6)
    arrival.register_ngo(walk)
    arrival.invite_colleague(walk)
    _square_is_admitted(walk)
    _square_is_controlled(walk)
    _square_is_adopted_and_sent(walk)
    _square_is_answered(walk)
    _square_is_closed(walk)
