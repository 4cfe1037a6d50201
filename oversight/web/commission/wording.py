"""Words the pages of the commission share: questions, ways of filing, the standing of a ground."""

from collections.abc import Iterable

from flask_babel import gettext as _

from oversight.domain.grounds import GroundReading
from oversight.domain.terms import Channel, ComplaintCategory, ComplaintKind, MotionKind, SeenAs, Signing
from oversight.domain.words import N_
from oversight.statute.schema import Article, Statute
from oversight.web.presentation import current_language, name_article

QUESTIONS: dict[MotionKind, str] = {
    MotionKind.ADMIT: N_("Admission of the complaint"),
    MotionKind.OPEN_CONTROL: N_("Opening of the control"),
    MotionKind.RECOMMENDATION: N_("Recommendation %(number)s"),
    MotionKind.ADOPT_FINAL: N_("Adoption of the final document"),
}
ASKED: dict[MotionKind, str] = {
    MotionKind.ADMIT: N_("Put admission to the vote"),
    MotionKind.OPEN_CONTROL: N_("Put the opening of the control to the vote"),
    MotionKind.RECOMMENDATION: N_("Put the recommendations to the vote"),
    MotionKind.ADOPT_FINAL: N_("Put the final document to the vote"),
}
DECIDED: dict[MotionKind, str] = {
    MotionKind.ADMIT: N_("Decide on admission as chair"),
    MotionKind.OPEN_CONTROL: N_("Decide on opening the control as chair"),
    MotionKind.RECOMMENDATION: N_("Decide on the recommendations as chair"),
    MotionKind.ADOPT_FINAL: N_("Decide on the final document as chair"),
}
CHANNELS: dict[Channel, str] = {
    Channel.ONLINE: N_("on this site"),
    Channel.PAPER: N_("on paper"),
    Channel.PHONE: N_("by telephone"),
    Channel.RECEPTION: N_("at the reception"),
    Channel.E_OTINISH: N_("through E-Otinish"),
}
KINDS: dict[ComplaintKind, str] = {
    ComplaintKind.CITIZEN_COMPLAINT: N_("Complaint of a citizen"),
    ComplaintKind.OVERSIGHT_REQUEST: N_("Request of an organisation"),
}
CATEGORIES: dict[ComplaintCategory, str] = {
    ComplaintCategory.APPLICATION: N_("Application"),
    ComplaintCategory.COMPLAINT: N_("Complaint of a violation"),
    ComplaintCategory.MESSAGE: N_("Message"),
    ComplaintCategory.PROPOSAL: N_("Proposal"),
    ComplaintCategory.RESPONSE: N_("Response"),
    ComplaintCategory.REQUEST: N_("Inquiry"),
}
SIGNINGS: dict[Signing, str] = {
    Signing.OWN_HAND: N_("Signed by hand"),
    Signing.E_SIGNATURE: N_("Signed with an electronic digital signature"),
    Signing.BY_TELEPHONE: N_("Confirmed by word over the telephone"),
}
SEEN: dict[SeenAs, str] = {
    SeenAs.PUBLIC_NAME: N_("The name may be shown to the commission"),
    SeenAs.SECRETARY_ONLY: N_("The name is known to the secretary only"),
}
MAJORITIES: dict[str, str] = {
    "simple": N_("carried when more vote for than against"),
    "two_thirds": N_("carried by two thirds of those who vote for or against"),
}


def question(kind: MotionKind, recommendation: int | None = None) -> str:
    """What is put to the vote, in the reader's language."""
    text = str(_(QUESTIONS[kind]))
    return text % {"number": recommendation or ""} if kind is MotionKind.RECOMMENDATION else text


def standing(statute: Statute, ground: GroundReading) -> str:
    """On what a ground rests, in one sentence; a rule of the house is never shown as law."""
    if ground.article:
        return _name(statute, ground.article)
    if ground.is_unread:
        return str(_("The law behind this ground was not read; the commission uses it as its own rule."))
    if ground.modelled_on:
        article = _name(statute, ground.modelled_on)
        return str(_("A rule of the commission, not law. It is modelled on: %(article)s", article=article))
    return str(_("A rule of the commission, not law."))


def standings(statute: Statute, grounds: Iterable[GroundReading]) -> dict[str, str]:
    """The standing of each ground by its key, for the hints under the choices."""
    return {ground.key: standing(statute, ground) for ground in grounds}


def _name(statute: Statute, citation: str) -> str:
    articles: dict[str, Article] = dict(statute.articles)
    return name_article(citation, current_language(), articles)
