"""Without a mouse: sign in, be refused, vote. The summary of errors takes the focus, the keys choose a vote."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from tests import cases
from tests.browser.hands import Hands, sit_down
from tests.browser.site import PASSWORD, Site, email_of, running_site

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("keys")) as site:
        yield site


@pytest.fixture
def hands(browser: Browser, site: Site) -> Iterator[Hands]:
    hands = sit_down(browser, site, with_scripts=True)
    yield hands
    hands.tab.context.close()


def tab_to(tab: Tab, name: str, most: int = 40) -> None:
    """Press Tab until the field of that name (or a submit button, for "submit") has the focus."""
    for _press in range(most):
        tab.keyboard.press("Tab")
        focused = tab.evaluate("[document.activeElement.name || '', document.activeElement.type || '']")
        inside = tab.evaluate("document.activeElement.closest('main') !== null")
        if inside and name in focused:
            return
    pytest.fail(f"{name} is not reached by Tab")


def send(tab: Tab) -> None:
    """Enter sends the form; the next page comes."""
    with tab.expect_navigation():
        tab.keyboard.press("Enter")


def test_the_first_tab_offers_to_skip_the_menu(hands: Hands) -> None:
    hands.go("/account/login")
    hands.tab.keyboard.press("Tab")
    assert hands.tab.evaluate("document.activeElement.getAttribute('href')") == "#main"
    hands.tab.keyboard.press("Enter")
    assert hands.tab.evaluate("location.hash") == "#main"


def test_sign_in_and_ballot_by_keys(hands: Hands, site: Site) -> None:
    services, world, tab = site.services, site.world, hands.tab
    number = cases.put_forward(services, world)
    cases.declare(services, number, cases.voters(world))
    motion = cases.open_vote(services, world, number)

    hands.go(f"/account/login?next=/commission/cases/{number}/votes/{motion}")
    tab_to(tab, "email")
    tab.keyboard.type(email_of("member1"))
    tab_to(tab, "password")
    tab.keyboard.type("жаңылыс-құпиясөз")
    send(tab)
    assert tab.evaluate("document.activeElement.classList.contains('errors')"), "the summary takes the focus"

    tab.fill("main input[name=email]", "")
    tab_to(tab, "email")
    tab.keyboard.type(email_of("member1"))
    tab_to(tab, "password")
    tab.keyboard.type(PASSWORD)
    send(tab)
    assert tab.url.endswith(f"/votes/{motion}")

    tab_to(tab, "submit")
    send(tab)
    assert tab.evaluate("document.activeElement.classList.contains('errors')"), "an empty ballot is refused"
    tab.keyboard.press("2")
    assert tab.locator("[name=vote]:checked").get_attribute("value") == "against"
    tab_to(tab, "submit")
    send(tab)
    assert not tab.locator("main [name=vote]").count(), "the vote is kept"
