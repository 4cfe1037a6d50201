"""What a page is measured by: its requests, its weight, its words, its structure, and what axe finds in it."""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Request, Response
from playwright.sync_api import Page as Tab

MOST_BYTES = 100_000
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
HEAVY = frozenset({"document", "stylesheet", "script"})
SERIOUS = frozenset({"serious", "critical"})
# Words in Latin letters that a Kazakh or Russian page may hold: formats, units, codes, names of keys and of programs.
LATIN = frozenset(
    "pdf png jpeg docx xlsx csv p7s sig cms utf txt json ics sha kk ru v vi viii english oversight holidays".split()  # noqa: SIM905
)
_AXE = Axe()
_WORDS = """() => {
  const said = []
  const own = document.documentElement.lang
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const element = node.parentElement
    if (element.closest('script,style,option,textarea,kbd,code')) continue
    if (element.closest('[lang]').lang !== own) continue
    said.push(node.textContent)
  }
  return said.join(' ')
}"""


@dataclass
class Watch:
    """What a tab asks for and what its console says, until it is cleared."""

    address: str
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    weight: int = 0

    def attach(self, tab: Tab) -> None:
        tab.on("request", self._request)
        tab.on("requestfinished", self._finished)
        tab.on("requestfailed", self._failed)
        tab.on("console", self._console)
        tab.on("pageerror", lambda error: self.complaints.append(str(error)))

    def clear(self) -> None:
        self.outside.clear()
        self.complaints.clear()
        self.weight = 0

    def _request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.address}/", "data:")):
            self.outside.append(request.url)

    def _finished(self, request: Request) -> None:
        if request.resource_type in HEAVY:
            self.weight += request.sizes()["responseBodySize"]

    def _failed(self, request: Request) -> None:
        if request.failure == "net::ERR_ABORTED":  # by the next page, before the icon came
            return
        self.complaints.append(f"{request.url}: {request.failure}")

    def _console(self, message: ConsoleMessage) -> None:
        is_own_refusal = re.search("the server responded with a status of (403|404|422)", message.text)
        if message.type in {"error", "warning"} and not is_own_refusal:
            self.complaints.append(message.text)


def faults_of(tab: Tab, answer: Response, watch: Watch, language: str) -> list[str]:
    """Whatever is wrong with the structure, the weight, the words and the requests of a loaded page."""
    faults = [f"asks {url}" for url in watch.outside] + [f"console: {text}" for text in watch.complaints]
    if watch.weight > MOST_BYTES:
        faults.append(f"{watch.weight} bytes")
    if (count := tab.locator("h1").count()) != 1:
        faults.append(f"{count} h1")
    if (lang := tab.get_attribute("html", "lang")) != language:
        faults.append(f"lang={lang}")
    if language != "en" and (foreign := foreign_words(f"{tab.title()} {tab.evaluate(_WORDS)}")):
        faults.append(f"words of another language: {foreign}")
    if "Content-Security-Policy".lower() not in answer.headers:
        faults.append("no policy")
    return faults


def foreign_words(text: str) -> list[str]:
    """Latin words that are no format, unit, code or address."""
    text = re.sub(r"\S+@\S+|https?://\S+|[0-9a-f]{4,}", " ", text)
    return sorted({word for word in re.findall(r"[A-Za-z]{2,}", text) if word.lower() not in LATIN})


def axe_faults(tab: Tab, *, with_colours: bool = True) -> list[str]:
    """What axe calls serious or critical, with the elements. Colours take most of its time and do not hang on width."""
    options = {"resultTypes": ["violations"], "rules": {"color-contrast": {"enabled": with_colours}}}
    found: list[dict[str, Any]] = _AXE.run(tab, options=options).response["violations"]
    return [
        f"axe {one['id']} ({one['impact']}): {[node['html'][:160] for node in one['nodes']][:3]}"
        for one in found
        if one["impact"] in SERIOUS
    ]


def narrow_faults(tab: Tab) -> list[str]:
    """Whether the page scrolls sideways on a telephone, and what sticks out."""
    wide = tab.evaluate("document.documentElement.scrollWidth")
    if wide <= NARROW["width"]:
        return []
    out = tab.evaluate(
        "[...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > 361)"
        ".map(e => e.outerHTML.slice(0, 90)).slice(0, 4)"
    )
    return [f"{wide} px wide at 360: {out}"]


def keep_picture(tab: Tab, name: str) -> None:
    """Save the whole page as a picture where OVERSIGHT_SCREENSHOTS says; else nothing."""
    if folder := os.environ.get("OVERSIGHT_SCREENSHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        tab.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
