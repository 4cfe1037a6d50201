"""Step 3: the secretary takes the complaint from the queue, asks for a missing part, puts it forward."""

from io import BytesIO

from tests.journeys.people import Person
from tests.journeys.reading import choice, links_of, words_of
from tests.journeys.steps_filing import track
from tests.journeys.uploads import File, photo
from tests.journeys.walk import Walk, link_in, receivers, require_none, require_says

QUESTIONS = ("object", "facility", "decision", "interest", "subject")


def case_of(person: Person, walk: Walk) -> str:
    """The address of the docket for its commission."""
    return f"/commission/cases/{walk.number}"


def claim(walk: Walk) -> None:
    """The queue names the complaint and its next date; the secretary takes it. Only now may others not."""
    secretary = walk["secretary"]
    desk = secretary.get("/commission/")
    require_says(desk, walk.number)
    page = secretary.fill(desk, action=f"/{walk.number}/claim")
    require_says(page, walk.story.subject, walk.story.full_name, walk.story.file_names[2])
    page = secretary.get(case_of(secretary, walk))
    for name in walk.story.file_names:
        assert name in words_of(page)
    file = secretary.get(next(link for link in links_of(page) if "/attachments/" in link))
    assert file.headers["Content-Disposition"].startswith("attachment")
    assert file.headers["X-Content-Type-Options"] == "nosniff"


def members_see_nothing_yet(walk: Walk) -> None:
    """Whoever has not answered the declaration reads neither words nor names of files."""
    for person in [walk["chair"], *walk.members]:
        answer = person.ask(case_of(person, walk))
        require_none(walk.story.markers, answer.text, f"{person.name} before the declaration")


def ask_for_missing_part(walk: Walk, request: str, due: str) -> None:
    """The filer is asked, by mail without a word of the matter; the term to mend ends on *due*."""
    secretary = walk["secretary"]
    page = secretary.follow(secretary.get(case_of(secretary, walk)), "/fix")
    page = secretary.fill(page, text=request)
    require_says(page, due)
    (letter,) = walk.deliver()
    assert receivers([letter]) == [walk["filer"].email]
    assert link_in(letter) == "/kk/track"


def supply_missing_part(walk: Walk, request: str, due: str) -> None:
    """The guest comes back with number and secret and gives what was asked for."""
    page = track(walk)
    filer = walk["filer"]
    require_says(page, request, due)
    page = filer.follow(page, "/fix")
    picture = photo((320, 240))
    picture.seek(0)
    filer.fill(page, text=walk.story.supplement, files=[File(BytesIO(picture.read()), "Қ-1187 бірінші беті.jpg")])
    assert receivers(walk.deliver()) == [walk["secretary"].email]
    page = walk["secretary"].get(case_of(walk["secretary"], walk))
    require_says(page, "Қ-1187 бірінші беті.jpg", walk.story.supplement)


def put_forward(walk: Walk, titles: tuple[str, str, str], agency: str) -> None:
    """Not without an answer to every question; then with the checklist and a neutral title."""
    secretary = walk["secretary"]
    page = secretary.follow(secretary.get(case_of(secretary, walk)), "/put-forward")
    named = {"title_kk": titles[0], "title_ru": titles[1], "title_en": titles[2], "agency_id": choice(page, agency)}
    secretary.is_refused(page, **named)
    notes = {f"{question}_note": "Жолданым мен қоса берілген құжаттар бойынша тексерілді." for question in QUESTIONS}
    met = {f"{question}_met": "yes" for question in QUESTIONS}
    secretary.fill(page, **named, **met, **notes)
    people = [walk["chair"], *walk.members]
    assert receivers(walk.deliver()) == sorted(person.email for person in people)
