"""Step 10: what everybody may read at each stage, and nothing more."""

from urllib.parse import quote, urlsplit

from tests.journeys.matters import Matter
from tests.journeys.people import Person
from tests.journeys.reading import links_of, text_of_pdf, words_of
from tests.journeys.walk import Walk, require_says

LANGUAGES = ("kk", "ru", "en")
_MOST = 40


def look_around(walk: Walk) -> list[str]:
    """Strangers in three languages open the register, the case and its papers; the watch looks over their shoulders.

    Returns what the page of the case says in each language.
    """
    said = []
    for language in LANGUAGES:
        stranger = walk.stranger(language)
        crawl(stranger, [f"/{language}/register", f"/{language}/"], f"/{language}/cases/{walk.number}")
        page = stranger.get(f"/cases/{walk.number}")
        said.append(words_of(page))
    return said


def search_finds_nothing(walk: Walk) -> None:
    """The words of the filer do not find the case; its number does. Not watched: the page repeats what was searched."""
    client = walk.app.test_client()
    for marker in walk.story.markers:
        found = client.get(f"/kk/register?q={quote(marker)}")
        assert f"/cases/{walk.number}" not in "".join(links_of(found)), f"a search for {marker!r} finds the case"
    assert f"/cases/{walk.number}" in "".join(links_of(client.get(f"/kk/register?q={walk.number}")))


def look_from_the_agency(walk: Walk) -> None:
    """The agency opens every page it can reach from its desk; the watch looks over its shoulders."""
    for who in ("head", "officer"):
        crawl(walk[who], [f"/{walk[who].language}/agency/"], f"/{walk[who].language}/agency/cases/{walk.number}")


def crawl(person: Person, starts: list[str], root: str) -> set[str]:
    """Follow every link that leads to *root* or below, papers too."""
    waiting, seen = list(starts), set[str]()
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        assert len(seen) <= _MOST
        answer = person.ask(path)
        if answer.status_code == 200 and answer.mimetype == "text/html":
            waiting += [link for link in map(_path, links_of(answer)) if link.startswith(root)]
    return seen


def _path(link: str) -> str:
    return urlsplit(link).path


def no_texts_yet(walk: Walk, matter: Matter) -> None:
    """The document is sent but its words are not public before the next working day."""
    for words in look_around(walk):
        for one in matter.asked:
            for text in (one.text_kk, one.text_ru):
                assert not text or text not in words


def texts_are_public(walk: Walk, matter: Matter) -> None:
    """One working day after dispatch everybody reads the recommendations, and gets the papers."""
    look_around(walk)
    stranger = walk.stranger("kk")
    page = stranger.get(f"/cases/{walk.number}")
    require_says(page, *(one.text_kk or one.text_ru for one in matter.asked))
    papers = [link for link in links_of(page) if "/papers/" in link]
    assert len(papers) == len(LANGUAGES)
    for paper in papers:
        answer = stranger.get(_path(paper))
        assert matter.facts[0].text in text_of_pdf(answer.data)


def answers_are_public(walk: Walk, matter: Matter) -> None:
    """One working day after the answer both sides stand beside each other."""
    look_around(walk)
    page = walk.stranger("kk").get(f"/cases/{walk.number}")
    require_says(page, *(one.reasons for one in matter.answered))
