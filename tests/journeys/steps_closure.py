"""Step 9: the commission assesses each answer, follows the measures, closes the case with an outcome."""

from tests.journeys.matters import Matter
from tests.journeys.people import Side
from tests.journeys.reading import choice, links_of
from tests.journeys.steps_intake import case_of
from tests.journeys.walk import Walk, receivers, require_says

REASONS = {
    "kk": "Жауап нақты, мерзімі мен орындаушысы көрсетілген, орындалуы тексеріледі.",
    "ru": "Ответ конкретен, срок и исполнитель названы, исполнение будет проверено.",
}
REPORT = {
    "kk": "Қаулының күші жойылды, шарт бұзылды; № 34 келісім мен № 87 қаулының көшірмесі тіркелді.",
    "ru": "Сделано: акт повторной приёмки подписан, распоряжение издано, копии приложены к делу.",
}
EVIDENCE = {
    "kk": "№ 34 келісімнің көшірмесі, жерді аралап көру актісі, сайттағы бет.",
    "ru": "Копия акта, осмотр сквера комиссией, страница на сайте района.",
}


def assess(walk: Walk, matter: Matter, *assessments: str) -> None:
    """A member assesses each answer by itself; a sentence is asked for."""
    member = walk["member2"]
    for number, assessment in enumerate(assessments, start=1):
        page = member.follow(member.get(case_of(member, walk)), "/answers")
        action, prefix = f"/answers/{number}", f"r{number}"
        member.is_refused(page, action=action, **{f"{prefix}-assessment": assessment, f"{prefix}-reasons": "жоқ"})
        member.fill(
            page,
            action=action,
            **{f"{prefix}-assessment": assessment, f"{prefix}-reasons": REASONS[matter.language]},
        )
    agency = [walk["head"].email, walk["officer"].email]
    assert receivers(walk.deliver()) == sorted(agency * len(assessments))


def follow_measures(walk: Walk, **days: str) -> None:
    """Every accepted measure gets the day on which it is checked; closing before that is refused."""
    chair = walk["chair"]
    assert 'name="outcome"' not in chair.get(f"{case_of(chair, walk)}/close").text
    secretary = walk["secretary"]
    page = secretary.follow(secretary.get(case_of(secretary, walk)), "/follow-up")
    secretary.fill(page, **days)
    told = [person.email for person in walk.people.values() if person.side in {Side.AGENCY, Side.FILER}]
    assert receivers(walk.deliver()) == sorted(told)


def report_and_check(walk: Walk, matter: Matter, *numbers: int) -> None:
    """The agency reports on each measure; only the commission's own check, with evidence, says that it is done."""
    officer, secretary = walk["officer"], walk["secretary"]
    for number in numbers:
        page = officer.follow(officer.get(f"/agency/cases/{walk.number}"), f"/measures/{number}")
        officer.fill(page, result="yes", report=REPORT[matter.language])
        page = secretary.follow(secretary.get(case_of(secretary, walk)), f"/measures/{number}")
        require_says(page, REPORT[matter.language])
        secretary.is_refused(page, result="yes", evidence="бар")
        secretary.fill(page, result="yes", evidence=EVIDENCE[matter.language])
    expected = ["secretary", "head", "officer"]  # of a report, of a check
    assert receivers(walk.deliver()) == sorted(walk[who].email for who in expected * len(numbers))


def close(walk: Walk, outcome: str) -> None:
    """The chair closes it with an outcome and reasons; no term runs any more, nothing more can be done."""
    chair = walk["chair"]
    page = chair.follow(chair.get(case_of(chair, walk)), "/close")
    chair.fill(
        page, outcome=choice(page, outcome), reasons="Шаралар орындалды, дәлелдері істе бар; қалғаны негізделген."
    )
    told = [person.email for person in walk.people.values() if person.side in {Side.AGENCY, Side.FILER}]
    assert receivers(walk.deliver()) == sorted(told)
    for who in ("secretary", "chair", "member1"):
        page = walk[who].get(case_of(walk[who], walk))
        assert not [
            link for link in links_of(page) if link.endswith(("/close", "/follow-up", "/dispatch", "/complete"))
        ]
    require_says(walk["secretary"].get(case_of(chair, walk)), outcome if walk["secretary"].language == "kk" else "")


def filer_sees_the_end(walk: Walk, *texts: str) -> None:
    """The filer reads how it ended."""
    require_says(walk["filer"].get(f"/my/cases/{walk.number}"), *texts)
