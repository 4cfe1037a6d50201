"""How the marks of the statute are said in plain words: what a row rests on, how well it is known, whom it binds."""

from oversight.domain.words import N_
from oversight.statute.schema import Basis, Binds, DayKind, DayStanding, GroundUse, Mark, Standing

BASIS = {
    Basis.LAW: N_("Law"),
    Basis.CODE: N_("Administrative Procedural Code"),
    Basis.HOUSE: N_("Rule of the commission, not law"),
}
STANDING = {
    Standing.READ: N_("The text was read."),
    Standing.FROM_MEMORY: N_("The text was not read: this is from memory, so no article is named."),
    Standing.UNKNOWN: N_("What the law says of this could not be read; until then it is a setting."),
    Standing.DESIGN: N_("A proposal of this system; no law asks for it."),
}
BINDS = {
    Binds.STATE_BODY: N_("Binds state bodies"),
    Binds.OBJECT: N_("Binds the body under control"),
    Binds.SUBJECT: N_("Binds the subject of control"),
    Binds.ANYONE: N_("For everyone"),
}
MARKS = {
    Mark.MANDATORY: N_("By a text that was read"),
    Mark.ANALOGY: N_("By analogy with the code"),
    Mark.DESIGN: N_("Our own design"),
}
USES = {
    GroundUse.RETURN: N_("Returning a complaint"),
    GroundUse.FORWARDING: N_("Forwarding a complaint"),
    GroundUse.INADMISSIBLE: N_("Not admitting a complaint"),
    GroundUse.TERMINATION: N_("Ending a complaint"),
    GroundUse.DISCONTINUATION: N_("Discontinuing a control"),
    GroundUse.HEARING_OMISSION: N_("Omitting the agency hearing"),
}
DAY_KINDS = {
    DayKind.HOLIDAY: N_("Public holiday"),
    DayKind.TRANSFERRED: N_("Day off moved from a holiday"),
    DayKind.RELIGIOUS: N_("Religious day, never moved"),
    DayKind.MOVED: N_("Moved by the Government"),
}
DAY_STANDING = {
    DayStanding.PUBLISHED: N_("In a published calendar"),
    DayStanding.COMPUTED: N_("Computed by the rule"),
    DayStanding.ESTIMATED: N_("Estimated until it is announced"),
    DayStanding.FROM_MEMORY: N_("From memory, not checked"),
}
FINAL_DOCUMENTS = {
    "protocol": N_("protocol"),
    "conclusion": N_("conclusion"),
    "recommendation": N_("recommendation"),
}
