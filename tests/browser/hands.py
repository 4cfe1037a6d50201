"""A person's hands on a tab: go, type, choose, press. Everything works with scripts turned off."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from tests.browser.looking import WIDE
from tests.browser.site import PASSWORD, Site, email_of
from tests.patience import PATIENCE

MAIN = "main form:not(.account):not(.themes)"


@dataclass
class Hands:
    """One person at one tab of one language."""

    tab: Tab
    site: Site
    language: str = "kk"

    def go(self, path: str) -> None:
        """Open a page; it must be there."""
        answer = self.tab.goto(f"{self.site.address}/{self.language}{path}")
        assert answer is not None
        assert answer.status == 200, f"{path}: {answer.status}"

    def follow(self, ending: str) -> None:
        """Click the first link of the page whose address ends so."""
        with self.tab.expect_navigation():
            self.tab.locator(f'main a[href$="{ending}"]').first.click()

    def type(self, **fields: str) -> None:
        """Type into fields by their names; a double underscore stands for a hyphen."""
        for name, text in fields.items():
            self.tab.fill(f'{MAIN} [name="{name.replace("__", "-")}"]', text)

    def choose(self, **choices: str) -> None:
        """Tick a choice by name and value, or pick it from a list."""
        for name, value in choices.items():
            field = self.tab.locator(f'{MAIN} [name="{name.replace("__", "-")}"]').first
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(value)
            else:
                self.tab.check(f'{MAIN} [name="{name.replace("__", "-")}"][value="{value}"]')

    def attach(self, name: str, *files: tuple[str, bytes]) -> None:
        """Choose files."""
        kinds = {".jpg": "image/jpeg", ".pdf": "application/pdf", ".xlsx": "application/vnd.ms-excel"}
        sent = [{"name": file, "mimeType": kinds[PurePath(file).suffix], "buffer": content} for file, content in files]
        self.tab.set_input_files(f'{MAIN} [name="{name}"]', sent)

    def press(self, form: str = "") -> None:
        """Press the main button of the page, or of the form whose address ends in *form*; it must be taken."""
        main = f"{MAIN} button.btn:not([data-kind]):not([aria-disabled])"
        with self.tab.expect_navigation():
            self.tab.locator(f'main form[action$="{form}"] button.btn' if form else main).first.click()
        errors = self.tab.locator(".errors")
        assert not errors.count(), f"{self.tab.url}: {errors.inner_text()}"

    def reads(self, *texts: str) -> None:
        """The page says all of this."""
        words = " ".join(self.tab.inner_text("main").split())
        lacking = [text for text in texts if " ".join(text.split()) not in words]
        assert not lacking, f"{self.tab.url} does not say {lacking}: {words[:1500]}"


def open_tab(browser: Browser, **more: Any) -> Tab:
    """A tab in a browser context of its own, 1280 px wide, that waits as long as a busy machine needs."""
    context = browser.new_context(viewport=WIDE, **more)
    context.set_default_timeout(PATIENCE * 1000)  # milliseconds
    return context.new_page()


def sit_down(browser: Browser, site: Site, who: str = "", *, with_scripts: bool = False) -> Hands:
    """A new browser context for somebody (a guest without a name), signed in through the form."""
    hands = Hands(open_tab(browser, java_script_enabled=with_scripts), site)
    if who:
        hands.go("/account/login")
        hands.type(email=email_of(who), password=PASSWORD)
        hands.press()
    return hands
