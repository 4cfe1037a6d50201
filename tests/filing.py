"""A filing on its way: begun and answered page by page, as the pages do it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from oversight.domain.terms import ComplaintCategory, SeenAs
from oversight.services import complaints, drafts
from oversight.services import filing_steps as steps
from oversight.services.attachments import Upload
from oversight.services.complaints import Filed, SubmitComplaint
from oversight.services.context import Context
from oversight.services.drafts import DraftKey
from tests.world import World

REGION = "590000000"
TOPIC = "land_and_pasture"
IIN = "900101300017"
TEXT = (
    "2025 жылғы 14 наурызда аудан әкімдігі ауыл жайылымының 312 гектарын бәсекесіз жалға берді.\n\n"
    "Жалға алушы жерді пайдаланбайды: мал жоқ, шөп шабылмаған. Ауылдың 46 отбасының малы жайылымсыз қалды."
)


def who(key: DraftKey, **changes: Any) -> steps.SaveWho:
    """A citizen without an IIN."""
    command = steps.SaveWho(
        key=key,
        version=99,
        organisation_id=None,
        full_name="Әлия Ғабитқызы Өмірзақ",
        postal_address="150700, СҚО, Тасқайың ауданы, Жаңажол ауылы, Бейбітшілік көшесі, 5",
        email="",
        phone="",
        iin="",
        birth_on=None,
        is_citizen=True,
    )
    return replace(command, **changes)


def place(key: DraftKey, **changes: Any) -> steps.SavePlace:
    return replace(steps.SavePlace(key, 99, REGION, TOPIC), **changes)


def body(key: DraftKey, world: World, **changes: Any) -> steps.SaveBody:
    return replace(steps.SaveBody(key, 99, world.commission.id, world.agency.id, ""), **changes)


def what(key: DraftKey, **changes: Any) -> steps.SaveWhat:
    command = steps.SaveWhat(
        key,
        99,
        ComplaintCategory.COMPLAINT,
        "Ауыл жайылымы пайдаланбайтын адамға берілді",
        "№ 112 қаулы",
        TEXT,
        "Жер ауылға қайтарылсын.",
    )
    return replace(command, **changes)


def when(key: DraftKey, **changes: Any) -> steps.SaveWhen:
    command = steps.SaveWhen(key, 99, date(2025, 3, 14), "", "Жаңажол ауылы", "15-123-045-678", Decimal("312.5"))
    return replace(command, **changes)


def answer_all(ctx: Context, key: DraftKey, world: World, **changes: Any) -> DraftKey:
    """Every page answered; *changes* by page name: who={...}, body={...} ..."""
    steps.save_who(ctx, who(key, **changes.get("who", {})))
    steps.save_place(ctx, place(key, **changes.get("place", {})))
    steps.save_body(ctx, body(key, world, **changes.get("body", {})))
    steps.save_what(ctx, what(key, **changes.get("what", {})))
    steps.save_when(ctx, when(key, **changes.get("when", {})))
    steps.save_files(ctx, key)
    steps.save_seen(ctx, steps.SaveSeen(key, 99, changes.get("seen_as", SeenAs.SECRETARY_ONLY)))
    return key


def ready_draft(ctx: Context, world: World, **changes: Any) -> DraftKey:
    """A draft that only waits to be sent."""
    return answer_all(ctx, drafts.start(ctx), world, **changes)


_answered: dict[str, dict[str, Any]] = {}


def copied_draft(ctx: Context, world: World, **changes: Any) -> DraftKey:
    """The same draft for tests of what comes after the filing: answered page by page once in a run, copied from then on.

    Only the page about the person is always saved by its act, because identity is kept apart from the answers.
    """
    kind = repr((world.commission.id, world.agency.id, ctx.actor.roles, sorted(changes.items())))
    if kind not in _answered:
        key = ready_draft(ctx, world, **changes)
        _answered[kind] = drafts.hold(ctx, key).content
        return key
    key = drafts.start(ctx)
    steps.save_who(ctx, who(key, **changes.get("who", {})))
    draft = drafts.hold(ctx, key)
    draft.content = _answered[kind] | {"saved": dict.fromkeys(_answered[kind]["saved"], draft.version + 1)}
    ctx.commit()
    return key


def send(ctx: Context, key: DraftKey, language: str = "kk", address: str = "192.0.2.1") -> Filed:
    """Send a draft."""
    return complaints.submit(
        ctx, SubmitComplaint(key, language, address, agrees_to_processing=True, confirms_contacts=True)
    )


def file_one(ctx: Context, world: World, **changes: Any) -> Filed:
    """A filing from the first page to its number."""
    return send(ctx, copied_draft(ctx, world, **changes))


def note(name: str = "тізім.txt", text: str = "Ауыл тұрғындарының тізімі\n") -> Upload:
    """A small file that is taken."""
    return Upload(name, BytesIO(text.encode()))
