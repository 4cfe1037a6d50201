"""The walk in a real browser with scripts turned off: a guest files, and every role does its main act by form."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from playwright.sync_api import Browser

from oversight.domain.terms import MotionKind
from oversight.services import issuing, reviews
from tests import answering, cases
from tests.browser.hands import Hands, sit_down
from tests.browser.looking import keep_picture
from tests.browser.site import Site, running_site
from tests.journeys.matters import LAND
from tests.journeys.reading import text_of_pdf
from tests.journeys.stories import PASTURE
from tests.journeys.uploads import attachments

pytestmark = pytest.mark.browser
CHECKED_ON = date(2026, 7, 1)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("walk")) as site:
        yield site


@contextmanager
def at_desk(browser: Browser, site: Site, who: str = "") -> Iterator[Hands]:
    """Somebody at a browser without scripts, who leaves afterwards."""
    hands = sit_down(browser, site, who)
    yield hands
    hands.tab.context.close()


def test_the_walk_needs_no_script(browser: Browser, site: Site) -> None:
    number = _file(browser, site)
    _admit(browser, site, number)
    _control(browser, site, number)
    _send(browser, site, number)
    _answer(browser, site, number)
    _close(browser, site, number)


def _file(browser: Browser, site: Site) -> str:
    with at_desk(browser, site) as guest:
        guest.go("/complaints/new")
        guest.press()
        guest.type(full_name=PASTURE.full_name, postal_address=PASTURE.postal_address, email=PASTURE.email)
        guest.choose(is_citizen="y")
        guest.press()
        guest.choose(region="590000000", topic="land_and_pasture")
        guest.press()
        guest.choose(commission=str(site.world.commission.id), agency=str(site.world.agency.id))
        guest.press()
        guest.choose(category="complaint")
        guest.type(subject=PASTURE.subject, decision_text=PASTURE.decision, text=PASTURE.text, wish=PASTURE.wish)
        guest.press()
        guest.type(happened_on="14.03.2025", locality=PASTURE.locality, area_hectares="312,4")
        guest.press()
        files = attachments(PASTURE.file_names, ("№", "Үй", "Мал"))
        guest.attach("files", *((file.name, file.stream.getvalue()) for file in files))
        guest.press()
        guest.choose(seen_as="secretary_only")
        guest.press()
        guest.reads(PASTURE.subject, *PASTURE.file_names)
        guest.choose(agrees="y", confirms="y")
        guest.press()
        keep_picture(guest.tab, "guest-done-1280")
        found = re.search(r"/my/cases/(2026-\d{5})/receipt", guest.tab.content())
        assert found
        guest.follow("/receipt")
        keep_picture(guest.tab, "guest-receipt-waiting-1280")
        assert issuing.render_queued(site.services).issued == 2  # the receipt, and the card for the desk
        paper = guest.tab.context.request.get(f"{site.address}/kk/my/cases/{found[1]}/receipt")
        assert found[1] in text_of_pdf(paper.body())
        return found[1]


def _admit(browser: Browser, site: Site, number: str) -> None:
    with at_desk(browser, site, "secretary") as secretary:
        secretary.go("/commission/")
        secretary.press(f"/{number}/claim")
        secretary.follow("/put-forward")
        for question in ("object", "facility", "decision", "interest", "subject"):
            secretary.choose(**{f"{question}_met": "yes"})
            secretary.type(**{f"{question}_note": cases.NOTE})
        secretary.type(title_kk="Ауыл жайылымын жалға беру туралы", title_ru="Об аренде сельских пастбищ")
        secretary.press()
    with at_desk(browser, site, "member1") as member:
        member.go(f"/commission/cases/{number}")
        member.choose(statement="none")
        member.press()
        member.reads(PASTURE.subject)
    cases.declare(site.services, number, (site.world.chair, *site.world.members[1:]))
    with at_desk(browser, site, "chair") as chair:
        chair.go(f"/commission/cases/{number}/chair-decision/admit")
        chair.choose(decision="yes")
        chair.press()


def _control(browser: Browser, site: Site, number: str) -> None:
    services, world = site.services, site.world
    cases.plan(services, world, cases.clear(services, world, number))
    motion = cases.open_vote(services, world, number, MotionKind.OPEN_CONTROL)
    for person in (world.chair, *world.members[1:]):
        cases.vote(services, number, motion, person)
    with at_desk(browser, site, "member1") as member:
        member.go(f"/commission/cases/{number}/votes/{motion}")
        member.choose(vote="for")
        member.press()
    with at_desk(browser, site, "secretary") as secretary:
        secretary.go(f"/commission/cases/{number}/votes/{motion}/close")
        secretary.press()
        secretary.go(f"/commission/cases/{number}/notify")
        secretary.press()
    with cases.acting(services, world.members[0]) as ctx:
        reviews.start_control(ctx, reviews.StartControl(number, cases.seen_case(services, number)))
    with at_desk(browser, site, "member1") as member:
        member.go(f"/commission/cases/{number}/findings/new")
        member.type(text=LAND.facts[0].text, evidence=LAND.facts[0].evidence)
        member.press()
        member.reads(LAND.facts[0].text)
    with at_desk(browser, site, "chair") as chair:
        chair.go(f"/commission/cases/{number}/complete")
        chair.press()


def _send(browser: Browser, site: Site, number: str) -> None:
    services, world = site.services, site.world
    cases.write_sections(services, world, cases.draft(services, world, number))
    with at_desk(browser, site, "member1") as member:
        member.go(f"/commission/cases/{number}/final/recommendations/new")
        asked = LAND.asked[0]
        member.type(text_kk=asked.text_kk, text_ru=asked.text_ru, addressee=asked.addressee, ground=asked.ground)
        member.type(suggested_term=asked.suggested_term)
        member.press()
    cases.vote_on_recommendation(services, world, number, 1)
    cases.decide_by_vote(services, world, number, MotionKind.ADOPT_FINAL)
    with at_desk(browser, site, "secretary") as secretary:
        secretary.go(f"/commission/cases/{number}/dispatch")
        secretary.press()
    site.clock.forward(days=1)


def _answer(browser: Browser, site: Site, number: str) -> None:
    with at_desk(browser, site, "agency-officer") as officer:
        officer.go("/agency/")
        officer.follow(f"/agency/cases/{number}")
        officer.press("/receipt")
    with at_desk(browser, site, "agency-head") as head:
        head.go(f"/agency/cases/{number}")
        head.choose(executor=str(site.world.agency_officer.account_id))
        head.press("/executor")
    with at_desk(browser, site, "agency-officer") as officer:
        officer.go(f"/agency/cases/{number}/answer")
        given = LAND.answered[0]
        officer.choose(r1__position="accepted")
        officer.type(r1__reasons=given.reasons, r1__measure=given.measure, r1__measure_on=given.measure_on)
        officer.type(r1__responsible=given.responsible)
        officer.press("/answer")
    with at_desk(browser, site, "agency-head") as head:
        head.go(f"/agency/cases/{number}/answer/send")
        head.reads(LAND.answered[0].reasons)
        head.choose(language="kk")
        head.press("/answer/send")


def _close(browser: Browser, site: Site, number: str) -> None:
    with at_desk(browser, site, "member2") as member:
        member.go(f"/commission/cases/{number}/answers")
        member.choose(r1__assessment="satisfied")
        member.type(r1__reasons="Жауап нақты, мерзімі мен орындаушысы көрсетілген.")
        member.press("/answers/1")
    answering.follow(site.services, site.world, number, 1, on=CHECKED_ON)
    answering.check(site.services, site.world, number, 1)
    site.clock.forward(days=1)
    with at_desk(browser, site, "chair") as chair:
        chair.go(f"/commission/cases/{number}/close")
        chair.type(reasons="Шара орындалды, дәлелі істе бар.")
        chair.press("/close")
    with at_desk(browser, site) as stranger:
        stranger.go("/register")
        stranger.follow(f"/cases/{number}")
        stranger.reads("Ауыл жайылымын жалға беру туралы", LAND.asked[0].text_kk)
