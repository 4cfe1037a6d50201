"""What every paper's context is made of, taken from the tables: the frame, the issuer, terms, moments."""

from datetime import datetime

from oversight.documents import reading as printed
from oversight.documents.values import CheckAddress, Frame, Issuer, Language, Passage, Words, clauses
from oversight.domain.deadlines import Reading
from oversight.domain.paper_number import number_of
from oversight.domain.terms import TEXT_LANGUAGES
from oversight.persistence.models import Body, Docket, Event
from oversight.services.context import LOCAL, Context
from oversight.statute.words import Words as StatuteWords

_KAZAKH = frozenset("әғқңөұүһі")
_CYRILLIC = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
_COUNTRY = Words("Қазақстан Республикасы", "Республика Казахстан", "Republic of Kazakhstan")


def frame_of(
    ctx: Context,
    docket: Docket,
    event: Event,
    languages: tuple[Language, ...],
    *,
    authentic: tuple[Language, ...] | None = None,
    issuer: Body | None = None,
) -> Frame:
    """The frame of the papers that *event* yields: one number for the whole set, dated by the event.

    After the slash stands the place of the act in the log of the case, so that a paper leads to its event.
    Kazakh and Russian are authentic unless *authentic* says which; English never is. The commission of the docket
    issues it unless another body does.
    """
    body = issuer or docket.commission
    number = number_of(docket.number, event.sequence)
    return Frame(
        number=number,
        case_number=docket.number,
        version=1,
        issued_at=local_moment(event.at),
        place=place_of(ctx, body),
        languages=languages,
        authentic=authentic or tuple(language for language in languages if language in TEXT_LANGUAGES),
        issuer=issuer_of(body),
        check=check_address(ctx, number),
        statute_revision=ctx.statute.revision,
        calendar_revision=ctx.statute.calendar.revision,
    )


def check_address(ctx: Context, number: str) -> CheckAddress:
    """Where anybody checks the paper of that number."""
    return CheckAddress(ctx.settings.base_url, f"/verify/{number}", "verify")


def issuer_of(body: Body) -> Issuer:
    """A commission or an agency as letterhead."""
    return Issuer(name_of(body), _details(body), body.is_state_body)


def title_of(docket: Docket) -> Passage:
    """The neutral title of a case, in the languages in which there is one."""
    return Passage(docket.title_kk or None, docket.title_ru or None, docket.title_en or None)


def name_of(body: Body) -> Words:
    """A body's name in three languages."""
    return Words(body.name_kk, body.name_ru, body.name_en)


def place_of(ctx: Context, body: Body) -> Words:
    """The region of a body; the country for one that knows no region."""
    region = ctx.statute.regions.get(body.region or "")
    return words_of(region.name) if region else _COUNTRY


def words_of(words: StatuteWords) -> Words:
    """Words of the statute as words of a paper."""
    return Words(words.kk, words.ru, words.en)


def in_own_language(text: str) -> Passage:
    """What somebody of the commission wrote where no language was asked for: told by its letters."""
    return written(text, language_of(text))


def language_of(*texts: str) -> Language:
    """The language of what one person wrote in several fields: a short one alone often has no letter that tells."""
    letters = set("".join(texts).casefold())
    return "kk" if letters & _KAZAKH else "ru" if letters & _CYRILLIC else "en"


def lines_in_own_language(text: str) -> tuple[Passage, ...]:
    """The same, a passage a line: each becomes a numbered clause. The whole text tells the language."""
    language = in_own_language(text).authentic
    return clauses(text, language) if language else ()


def written(text: str, language: Language) -> Passage:
    """What somebody wrote in one language; an empty text is nobody's word."""
    text = text.strip()
    return Passage(**{language: text}, authentic=language) if text else Passage()


def term_of(reading: Reading, *, is_assumed: bool = False) -> printed.Term:
    """A computed term as it is printed; nothing is computed anew later."""
    content = {**reading.as_json(), "title": reading.title.as_json()}
    return printed.Term(printed.Reading.from_json(content), is_assumed)


def local_moment(at: datetime) -> str:
    """An aware ISO text in Kazakhstan time, to the second."""
    return at.astimezone(LOCAL).isoformat(timespec="seconds")


def _details(body: Body) -> Words:
    def line(label: str) -> str:
        return " · ".join(part for part in (body.address, f"{label} {body.bin}" if body.bin else "") if part)

    return Words(line("БСН"), line("БИН"), line("BIN"))
