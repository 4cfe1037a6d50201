"""What each role is called."""

from flask import Flask
from flask_babel import gettext as _

from oversight.domain.terms import Role
from oversight.domain.words import N_

NAMES: dict[Role, str] = {
    Role.GUEST: N_("Guest"),
    Role.CITIZEN: N_("Citizen"),
    Role.NGO_HEAD: N_("Head of the organisation"),
    Role.NGO_MEMBER: N_("Member of the organisation"),
    Role.SECRETARY: N_("Secretary of the commission"),
    Role.CHAIR: N_("Chair of the commission"),
    Role.MEMBER: N_("Member of the commission"),
    Role.EXPERT: N_("Expert"),
    Role.AGENCY_HEAD: N_("Head of the agency"),
    Role.AGENCY_OFFICER: N_("Officer of the agency"),
    Role.AUDITOR: N_("Auditor"),
    Role.ADMINISTRATOR: N_("Administrator"),
    Role.SYSTEM: N_("The system"),
}


def role_name(role: str) -> str:
    """The role's name in the reader's language."""
    return str(_(NAMES[Role(role)]))


def init_app(app: Flask) -> None:
    """Give templates `role_name`."""
    app.jinja_env.globals["role_name"] = role_name
