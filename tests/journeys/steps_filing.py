"""Steps 1 and 2: the filing page by page, the number at once, the receipt as a paper within seconds."""

import re
from typing import Any

from werkzeug.test import TestResponse

from tests.journeys.people import Person, Side
from tests.journeys.reading import choice, everything_in, links_of, text_of_pdf, words_of
from tests.journeys.steps_arrival import NGO_NAME
from tests.journeys.uploads import attachments
from tests.journeys.walk import Walk, receivers, require_none, require_says

LAND_COMMISSION = "«Жер аманаты» Солтүстік Қазақстан облыстық жер комиссиясы"
ASSOCIATION = "Комиссия общественного контроля Ассоциации неправительственных организаций «Азаматтық бақылау»"


def file_as_guest(walk: Walk) -> None:
    """A villager without an account, in Kazakh, on a Saturday evening; she wants to be known to the secretary only."""
    story = walk.story
    filer = walk.meet("filer", story.full_name, story.email, "kk", Side.FILER)
    page = filer.fill(filer.get("/complaints/new"))
    assert filer.client.get_cookie("draft"), "the draft lies on the server, behind a cookie"
    who = _who(walk)
    assert "ЖСН" in filer.is_refused(page, **{**who, "iin": "680517410005"}), "a slip in the IIN is found"
    page = filer.fill(page, **who)
    page = filer.fill(page, region=choice(page, "Солтүстік Қазақстан облысы"), topic=choice(page, "Жер және жайылым"))
    page = _choose_bodies(filer, page, LAND_COMMISSION, "Тасқайың ауданының әкімдігі")
    page = filer.fill(page, **_what(walk))
    page = filer.fill(
        page,
        happened_on="14.03.2025",
        locality=story.locality,
        cadastral_number="15-211-063-214",
        area_hectares="312,4",
    )
    page = _attach(walk, filer, page, ("№", "Үй", "Ірі қара"))
    walk.unnamed = story.identity_markers
    page = filer.fill(page, seen_as="secretary_only")
    require_says(page, story.full_name, story.subject, "312,4 га", *story.file_names)
    _send(walk, filer, page)


def file_as_ngo(walk: Walk) -> None:
    """A fund with an account, in Russian, on the morning of Orthodox Christmas; its name may be shown to members."""
    story, filer = walk.story, walk["filer"]
    filer.client.set_cookie("language", "ru")
    page = filer.fill(filer.get("/complaints/new"))
    draft = page.request.path
    page = filer.fill(page, **{**_who(walk), "organisation": choice(page, NGO_NAME), "is_citizen": None})
    walk.on(1, 7, 11, 5)
    require_says(filer.get("/my/cases"), NGO_NAME)
    page = filer.get(draft)  # it waited in the account over night
    page = filer.fill(page)
    page = filer.fill(page, region=choice(page, "город Астана"), topic=choice(page, "Бюджет народного участия"))
    page = _choose_bodies(filer, page, ASSOCIATION, "Акимат района «Жанаарна» города Астаны")
    page = filer.fill(page, **_what(walk))
    page = filer.fill(
        page, happened_on="", happened_text="ноябрь 2025 года – январь 2026 года", locality=story.locality
    )
    page = _attach(walk, filer, page, ("№", "Выход", "Дата", "Насчитали"))
    page = filer.fill(page, seen_as="public_name")
    require_says(page, NGO_NAME, story.full_name, story.subject)
    walk.on(1, 7, 11, 20)
    _send(walk, filer, page)


def _who(walk: Walk) -> dict[str, Any]:
    story = walk.story
    return {
        "full_name": story.full_name,
        "postal_address": story.postal_address,
        "email": story.email,
        "phone": story.phone,
        "iin": story.iin,
        "birth_on": story.birth_on,
        "is_citizen": "y",
    }


def _what(walk: Walk) -> dict[str, Any]:
    story = walk.story
    return {
        "category": "complaint",
        "subject": story.subject,
        "decision_text": story.decision,
        "text": story.text,
        "wish": story.wish,
    }


def _choose_bodies(filer: Person, page: TestResponse, commission: str, agency: str) -> TestResponse:
    return filer.fill(page, commission=choice(page, commission), agency=choice(page, agency))


def _attach(walk: Walk, filer: Person, page: TestResponse, heads: tuple[str, ...]) -> TestResponse:
    """Two at once, a programme that is refused, then the third; the page lists what was taken."""
    first, second, third = attachments(walk.story.file_names, heads)
    page = filer.fill(page, files=[first, second])
    refused = filer.is_refused(page, files=[(third.stream.__class__(b"MZ\x90\0"), "кесте.xlsx")])
    assert "кесте.xlsx" in refused
    return filer.fill(page, files=[third], go="on")


def _send(walk: Walk, filer: Person, page: TestResponse) -> None:
    """Send twice, as impatient people do: there is one number."""
    filer.is_refused(page, confirms="y")  # not without consent to the processing of personal data
    done = filer.fill(page, agrees="y", confirms="y")
    number = re.search(r"/my/cases/(2026-\d{5})/receipt", done.text)
    assert number
    walk.number = number[1]
    again = filer.fill(page, agrees="y", confirms="y")
    assert number[0] in again.text, "sent twice, filed once"
    secret = re.search(r'class="number"><span class="plate">((?:<span>\w{4}</span>){4})', done.text)
    if secret:
        walk.secret = re.sub(r"<[^>]+>", "", secret[1])
        assert len(walk.secret) == 16


def land_receipt(walk: Walk) -> None:
    """Filed on Saturday 7 February: the number at once, day 0 on Monday 9, the first term until Monday 2 March."""
    filer = walk["filer"]
    page = filer.get(_done_page(filer))
    require_says(page, "2026 - 00001", "7 ақпан 2026, 21:40", "9 ақпан 2026", "дүйсенбі", "2 наурыз 2026")
    assert walk.secret
    waiting = filer.get(f"/my/cases/{walk.number}/receipt")
    assert waiting.headers["Refresh"], "the page asks again by itself, without a script"
    assert walk.typeset().issued == 2, "the receipt, and the card for the desk"
    paper = filer.get(f"/my/cases/{walk.number}/receipt")
    text = _require_paper(walk, paper)
    for words in (
        walk.number,
        "2026 жылғы 7 ақпан, 21:40",
        "электрондық түрде қабылданды",
        "Қайырбек Сәуле",
        LAND_COMMISSION,
        "Жұмыс уақытынан тыс немесе жұмыс күні емес күні түсті, сондықтан келесі жұмыс күнімен тіркелді.",
        "2026 жылғы 9 ақпан",
        "2026 жылғы 2 наурыз",
        "қоса берілгені – 3 файл",
    ):
        assert words in text, f"the receipt does not say {words!r}: {text}"


def budget_receipt(walk: Walk) -> None:
    """Filed on Wednesday 7 January, a day off: day 0 is Thursday 8, the first term ends on Thursday 29 January."""
    filer = walk["filer"]
    page = filer.get(f"/my/cases/{walk.number}")
    require_says(page, "2026 - 00001", "7 января 2026 г., 11:20", "8 января 2026 г.", "четверг", "29 января 2026 г.")
    assert not walk.secret, "an account follows its cases in its list"
    assert walk.typeset().issued == 4, "receipt and card, in Kazakh and in the language of the filing"
    text = _require_paper(walk, filer.get(f"/my/cases/{walk.number}/receipt"))
    for words in (
        walk.number,
        "7 января 2026 года, 11:20",
        "принято в электронном виде",
        "Омарова Айнур",
        ASSOCIATION,
        "Поступило вне рабочего времени или в нерабочий день, поэтому зарегистрировано следующим рабочим днём.",
        "8 января 2026 года",
        "29 января 2026 года",
        "приложено 3 файла",
    ):
        assert words in text, f"the receipt does not say {words!r}: {text}"
    walk["colleague"].follow(walk["colleague"].get("/my/cases"), f"/my/cases/{walk.number}")


def _done_page(filer: Person) -> str:
    (page,) = {path for path in filer.visited if path.endswith("/done")}
    return page


def _require_paper(walk: Walk, answer: TestResponse) -> str:
    """A PDF to be saved, without a word of the filer or the secret, in its text or anywhere inside."""
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    require_none(walk.story.markers, everything_in(answer), "the receipt")
    if walk.secret:
        require_none([walk.secret], everything_in(answer), "the receipt")
    return text_of_pdf(answer.data)


def mail_after_filing(walk: Walk) -> None:
    """The secretary hears of the filing, a guest and the filer's colleagues of the registration; nobody else."""
    expected = [walk["secretary"].email, walk["colleague" if "colleague" in walk.people else "filer"].email]
    told = receivers(walk.deliver())
    assert told == sorted(expected)


def track(walk: Walk) -> TestResponse:
    """The guest comes back with number and secret on another device."""
    device = walk.meet("filer", walk.story.full_name, walk.story.email, "kk", Side.FILER)
    page = device.get("/track")
    wrong = device.is_refused(page, number=walk.number, secret="a" * 16)
    unknown = device.is_refused(page, number="2026-99999", secret="a" * 16)
    assert wrong.replace(walk.number, "") == unknown.replace("2026-99999", ""), "unknown and wrong look alike"
    return device.fill(page, number=f"№ {walk.number} ", secret="-".join(re.findall("....", walk.secret)).upper())


def nobody_else_sees_it(walk: Walk) -> None:
    """A case of somebody else and a case that is not there answer alike."""
    stranger = walk.stranger("kk")
    own, none = (stranger.ask(f"/cases/{number}") for number in (walk.number, "2026-99999"))
    assert own.status_code == none.status_code == 404
    assert words_of(own) == words_of(none)
    assert walk.number not in "".join(links_of(stranger.get("/register")))
