"""Every page of the walk in a real browser: axe, weight, width, words, requests, console.

By default in Kazakh, with axe on the wide page, where it sees colours too; in every language and with axe on the narrow
page as well under `-m long`.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from tests.browser.hands import open_tab as new_tab
from tests.browser.looking import NARROW, WIDE, Watch, axe_faults, faults_of, keep_picture, narrow_faults
from tests.browser.pages import PAGES, Page
from tests.browser.site import PASSWORD, Site, email_of, running_site
from tests.browser.stages import Stages, prepare

pytestmark = pytest.mark.browser
LANGUAGE = "kk"
Open = Callable[[str], tuple[Tab, Watch]]
Look = Callable[..., list[str]]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture(scope="module")
def stages(site: Site) -> Stages:
    return prepare(site)


@pytest.fixture(scope="module")
def open_tab(browser: Browser, site: Site, stages: Stages) -> Iterator[Open]:
    """`open_tab(who)` gives the tab of somebody, signed in once and kept for all their pages."""
    opened: dict[str, tuple[Tab, Watch]] = {}

    def open_tab(who: str) -> tuple[Tab, Watch]:
        if who not in opened:
            tab = new_tab(browser, locale="kk-KZ", reduced_motion="reduce")
            if who:
                tab.goto(f"{site.address}/{LANGUAGE}/account/login")
                tab.fill("input[name=email]", email_of(who))
                tab.fill("input[name=password]", PASSWORD)
                tab.click("main form button")
            watch = Watch(site.address)
            watch.attach(tab)
            opened[who] = tab, watch
        return opened[who]

    yield open_tab
    for tab, _watch in opened.values():
        tab.context.close()


@pytest.fixture
def look(open_tab: Open, site: Site, stages: Stages) -> Look:
    """`look(page, language)` opens it as who may, wide and narrow, and gives whatever is wrong with it."""

    def look(page: Page, language: str, *, twice: bool = False) -> list[str]:
        tab, watch = open_tab(page.who)
        watch.clear()
        tab.set_viewport_size(WIDE)
        answer = tab.goto(f"{site.address}/{language}{stages.address(page.path)}")
        assert answer is not None
        assert answer.status == page.status, tab.inner_text("main")[:300]
        faults = faults_of(tab, answer, watch, language) + axe_faults(tab)
        keep_picture(tab, f"{page.name}-{language}-1280")
        tab.set_viewport_size(NARROW)
        faults += narrow_faults(tab) + (axe_faults(tab, with_colours=False) if twice else [])
        keep_picture(tab, f"{page.name}-{language}-360")
        return faults

    return look


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_is_fit_to_be_read(page: Page, look: Look) -> None:
    faults = look(page, LANGUAGE)
    assert not faults, "\n".join(faults)


@pytest.mark.long
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_is_fit_to_be_read_in_every_language(page: Page, language: str, look: Look) -> None:
    faults = look(page, language, twice=True)
    assert not faults, "\n".join(faults)
