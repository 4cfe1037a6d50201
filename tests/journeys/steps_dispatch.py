"""Step 7: the document goes out as paper; receipt starts the ten working days: confirmed, or deemed by the watch."""

import re

from tests.journeys.matters import Matter
from tests.journeys.people import Side
from tests.journeys.reading import everything_in, flat, links_of, text_of_pdf
from tests.journeys.steps_intake import case_of
from tests.journeys.walk import Walk, receivers, require_none, require_says

_BREAKS = re.compile("[\\s\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{SOFT HYPHEN}-]")


def dispatch(walk: Walk, due: str) -> None:
    """The secretary sends it within its term; the agency and the filer hear of it."""
    secretary = walk["secretary"]
    page = secretary.follow(secretary.get(case_of(secretary, walk)), "/dispatch")
    require_says(page, due)
    secretary.fill(page)
    told = [person.email for person in walk.people.values() if person.side in {Side.AGENCY, Side.FILER}]
    assert receivers(walk.deliver()) == sorted(told)


def papers(walk: Walk, matter: Matter, dates: dict[str, tuple[str, ...]]) -> None:
    """Papers by the real typesetter; the text of the final document's is compared with what was written."""
    done = walk.typeset()
    assert done.issued >= len(("kk", "ru", "en", "letter kk", "letter ru"))
    assert (done.failed, done.delayed) == (0, 0)
    head = walk["head"]
    page = head.get(f"/agency/cases/{walk.number}")
    links = [link for link in links_of(page) if "/papers/" in link]
    texts = {}
    for link in links:
        paper = head.get(link)
        assert paper.headers["Content-Disposition"].startswith("attachment")
        require_none([*walk.story.markers, walk.secret or "-" * 99], everything_in(paper), link)
        if "final_document" not in paper.headers["Content-Disposition"]:
            continue
        language = re.search(r"[._-](kk|ru|en)\.pdf", paper.headers["Content-Disposition"])
        assert language, paper.headers["Content-Disposition"]
        texts[language[1]] = text_of_pdf(paper.data)
    assert set(texts) == {"kk", "ru", "en"}
    for language, text in texts.items():
        _compare(matter, language, text, (walk.number, *dates[language]))


def _compare(matter: Matter, language: str, text: str, dates: tuple[str, ...]) -> None:
    """Every word of the record stands on the paper as it was written; so do the dates, as counted by hand."""
    written = [fact.text for fact in matter.facts]
    written += [matter.decision, *matter.tasks.splitlines(), *matter.proposals.splitlines(), *matter.held.splitlines()]
    written += [fact.evidence for fact in matter.facts]
    written += [matter.dissent, matter.how, *matter.subject[2:], *matter.document[:2]]
    for one in matter.asked:
        own = one.text_ru if language == "ru" else one.text_kk
        authentic = one.text_ru if one.authentic_language == "ru" else one.text_kk
        written += [(own if language != "en" else "") or authentic, one.addressee, one.ground, one.suggested_term]
    paper = _without_spaces(text)
    lacking = [words for words in (*written, *dates) if _without_spaces(words) not in paper]
    assert not lacking, f"the paper in {language} lacks {lacking}: {text}"


def _without_spaces(text: str) -> str:
    """Letters only in their order: a paper breaks lines elsewhere than who typed them, and marks a language with KK."""
    return _BREAKS.sub("", re.sub(r"\b(?:KK|RU)\b", "", flat(text)))


def reading_is_no_receipt(walk: Walk) -> None:
    """Pages, papers and mails are opened; the case still waits for receipt."""
    for who in ("head", "officer"):
        page = walk[who].get(f"/agency/cases/{walk.number}")
        assert f"/agency/cases/{walk.number}/receipt" in "".join(links_of(page))


def confirm_receipt(walk: Walk, due: str) -> None:
    """The officer confirms; the page said before which day that would make, and says it afterwards."""
    officer = walk["officer"]
    page = officer.get(f"/agency/cases/{walk.number}")
    require_says(page, due)
    page = officer.fill(page, action="/receipt")
    require_says(page, due)
    assert receivers(walk.deliver()) == sorted([walk["secretary"].email, walk["head"].email])


def tick(walk: Walk) -> str:
    """One round of the daily watch, from the command line."""
    done = walk.app.test_cli_runner().invoke(args=["jobs", "tick"])
    assert done.exit_code == 0, done.output
    return done.output


def deem_received(walk: Walk, due: str) -> None:
    """Nobody confirms: on the next working day the watch does, once; the page names it a rule of the commission."""
    assert "deemed_received: 1" in tick(walk)
    assert "deemed_received: 0" in tick(walk)
    expected = [walk[who].email for who in ("secretary", "head", "officer")]
    assert receivers(walk.deliver()) == sorted(expected)
    page = walk["head"].get(f"/agency/cases/{walk.number}")
    require_says(page, due, "считается полученным: правило комиссии, не закон")
