"""Step 0: commission and agency people come by single-use invitation, an NGO registers with a confirmed mail."""

from typing import NamedTuple

from oversight.services.reference import load_reference
from tests.journeys.people import PASSWORD, Person, Side
from tests.journeys.reading import choice, words_of
from tests.journeys.stories import NGO_BIN, NGO_COLLEAGUE, NGO_NAME
from tests.journeys.walk import Walk, link_in, receivers, require_says


class Invited(NamedTuple):
    """One person to be invited by the administrator, in words as the English form has them."""

    who: str
    name: str
    position: str
    role: str
    body: str
    language: str


LAND = "North Kazakhstan Regional Land Commission “Zher Amanaty”"
ASSOCIATION = "Public Oversight Commission of the NGO Association “Azamattyq Baqylau”"
SECRETARY, CHAIR, MEMBER = "Secretary of the commission", "Chair of the commission", "Member of the commission"
HEAD, OFFICER = "Head of the agency", "Officer of the agency"

OF_THE_LAND_WALK = (
    Invited("secretary", "Қайырбек Сәуле", "комиссия хатшысы", SECRETARY, LAND, "kk"),
    Invited("chair", "Төлеген Ерлан", "комиссия төрағасы", CHAIR, LAND, "kk"),
    Invited("member1", "Ахметжан Гүлнар", "комиссия мүшесі", MEMBER, LAND, "kk"),
    Invited("member2", "Ковалёв Сергей", "член комиссии", MEMBER, LAND, "ru"),
    Invited("member3", "Нұрпейіс Болат", "комиссия мүшесі", MEMBER, LAND, "kk"),
    Invited("member4", "Ысқақ Әсем", "комиссия мүшесі", MEMBER, LAND, "kk"),
    Invited("head", "Мұқан Асқар", "аудан әкімі", HEAD, "Akimat of Tasqaiyn District", "kk"),
    Invited("officer", "Лебедева Ирина", "главный специалист", OFFICER, "Akimat of Tasqaiyn District", "ru"),
)
OF_THE_BUDGET_WALK = (
    Invited("secretary", "Омарова Айнур", "секретарь комиссии", SECRETARY, ASSOCIATION, "ru"),
    Invited("chair", "Тлеубаев Марат", "председатель комиссии", CHAIR, ASSOCIATION, "ru"),
    Invited("member1", "Гордиенко Вера", "член комиссии", MEMBER, ASSOCIATION, "ru"),
    Invited("member2", "Сәрсен Мейрам", "комиссия мүшесі", MEMBER, ASSOCIATION, "kk"),
    Invited("member3", "Ли Анастасия", "член комиссии", MEMBER, ASSOCIATION, "ru"),
    Invited("member4", "Бекетова Роза", "член комиссии", MEMBER, ASSOCIATION, "en"),
    Invited("head", "Досмаганбетов Ринат", "аким района", HEAD, "Akimat of Zhanaarna District, Astana", "ru"),
    Invited("officer", "Тұяқ Самал", "бас маман", OFFICER, "Akimat of Zhanaarna District, Astana", "kk"),
)


def set_up(walk: Walk) -> Person:
    """The data files are loaded and the administrator is added from the command line."""
    with walk.services.context(writes=True) as ctx:
        load_reference(ctx.session)
        ctx.commit()
    arguments = ["accounts", "add", "--email", "admin@oversight.example", "--name", "Ибрай Данияр"]
    arguments += ["--role", "administrator", "--body", "", "--language", "en", "--password", PASSWORD]
    done = walk.app.test_cli_runner().invoke(args=arguments)
    assert done.exit_code == 0, done.output
    return walk.meet("admin", "Ибрай Данияр", "admin@oversight.example", "en", Side.OFFICE)


def invite_all(walk: Walk, invited: tuple[Invited, ...]) -> None:
    """The administrator invites; each follows the link of the mail once and signs in."""
    for one in invited:
        _invite(walk, one)
    letters = {str(letter["To"]): letter for letter in walk.deliver()}
    for one in invited:
        person = walk[one.who]
        link = link_in(letters[person.email])
        page = person.get(link)
        require_says(page, one.name, person.email)
        assert "Кіру" in words_of(person.fill(page, password=PASSWORD)) or person.language != "kk"
        assert person.ask(link).status_code == 422, "a link works once"


def _invite(walk: Walk, one: Invited) -> None:
    side = Side.AGENCY if one.role in {HEAD, OFFICER} else Side.COMMISSION
    person = walk.meet(one.who, one.name, f"{one.who}@oversight.example", one.language, side, one.position)
    person.is_shut_out = one.role in {CHAIR, MEMBER}
    page = walk["admin"].get("/admin/invite")
    walk["admin"].fill(
        page,
        name=one.name,
        position=one.position,
        email=person.email,
        role=choice(page, one.role),
        body=choice(page, one.body),
        language=one.language,
    )


def register_ngo(walk: Walk) -> Person:
    """The head of the NGO opens an account, confirms the address, forgets the password and chooses a new one."""
    story = walk.story
    head = walk.meet("filer", story.full_name, story.email, "ru", Side.FILER)
    page = head.act(
        "/account/register",
        kind="ngo",
        name=story.full_name,
        organisation=NGO_NAME,
        bin=NGO_BIN,
        email=story.email,
        password="забытый-сразу-2026",
        consent="y",
    )
    (letter,) = walk.deliver()
    assert receivers([letter]) == [story.email]
    refused = head.get("/account/login")
    head.is_refused(refused, email=story.email, password="забытый-раз-2026")
    head.act(link_in(letter))
    head.act("/account/reset", email=story.email)
    (letter,) = walk.deliver()
    head.act(link_in(letter), password=PASSWORD)
    page = head.get("/my/cases")
    require_says(page, NGO_NAME)
    walk.deliver()
    return head


def invite_colleague(walk: Walk) -> Person:
    """An NGO has several people: its head invites one, who reads English."""
    colleague = walk.meet("colleague", NGO_COLLEAGUE, "colleague@qurultai.example", "en", Side.FILER)
    walk["filer"].get("/ngo/")
    walk["filer"].client.set_cookie("language", "en")
    walk["filer"].act("/en/ngo/", name=NGO_COLLEAGUE, email=colleague.email)
    (letter,) = walk.deliver()
    colleague.act(link_in(letter), password=PASSWORD)
    require_says(colleague.get("/my/cases"), NGO_NAME)
    return colleague
