"""Register, sign in and out, password, language and theme."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask import session as cookie
from flask_babel import gettext as _
from flask_login import current_user, login_user, logout_user
from werkzeug.wrappers import Response

from oversight.domain.errors import DomainError, TooManyTries
from oversight.domain.policy import Actor
from oversight.domain.terms import Role
from oversight.services import accounts, demonstration, invitations, sign_in
from oversight.services.accounts import Registration
from oversight.web.access import SIGNED_IN, open_to, open_to_everyone
from oversight.web.account.forms import (
    ChangePasswordForm,
    ConfirmForm,
    LanguageForm,
    NewPasswordForm,
    RegisterForm,
    ResetRequestForm,
    SignInForm,
)
from oversight.web.context import current, say
from oversight.web.language import COOKIE, current_language
from oversight.web.redirects import safe_next
from oversight.web.session import SignedIn, services

bp = Blueprint("account", __name__, url_prefix="/account")
Answer = str | Response | tuple[str, int] | tuple[str, int, dict[str, str]]
_YEAR = 365 * 24 * 3600


@bp.route("/login", methods=["GET", "POST"])
@open_to_everyone
def login() -> Answer:
    """Sign in. The answer is the same for unknown and known addresses."""
    form = SignInForm()
    if form.validate_on_submit():
        try:
            token, account = accounts.sign_in(
                services(),
                email=form.email.data or "",
                password=form.password.data or "",
                address=request.remote_addr or "",
            )
        except DomainError as error:
            form.refuse(error)
            headers = {"Retry-After": str(error.retry_after)} if isinstance(error, TooManyTries) else {}
            return _login_page(form), form.status, headers
        cookie.clear()  # a session from before the sign-in is worth nothing after it
        login_user(SignedIn(token, Actor(account.id, ())))
        answer = redirect(_after_sign_in(account.language))
        _remember(answer, COOKIE, account.language)
        return answer
    return _login_page(form), form.status


def _login_page(form: SignInForm) -> str:
    logins = demonstration.ACCOUNTS if services().settings.is_demo else ()
    return render_template("account/login.html", form=form, demo_logins=logins, demo_password=demonstration.PASSWORD)


def _after_sign_in(language: str) -> str:
    following = safe_next(request.args.get("next"))
    return (
        f"/{language}{following}"
        if following and not following.startswith(("/kk", "/ru", "/en"))
        else (following or f"/{language}/account/")
    )


@bp.get("/")
@open_to(SIGNED_IN)
def home() -> Response:
    """Send everybody to the desk they work at."""
    roles = current().actor.roles
    for wanted, endpoint in (
        ({Role.SECRETARY, Role.CHAIR, Role.MEMBER, Role.EXPERT}, "commission.desk"),
        ({Role.AGENCY_HEAD, Role.AGENCY_OFFICER}, "agency.desk"),
        ({Role.ADMINISTRATOR}, "admin.desk"),
        ({Role.AUDITOR}, "admin.log"),
    ):
        if roles & wanted:
            return redirect(url_for(endpoint))
    return redirect(url_for("public.my_cases"))


@bp.post("/logout")
@open_to_everyone
def logout() -> Response:
    """End this browser's session at once."""
    if current_user.is_authenticated:
        sign_in.end_session(current(), current_user.get_id())
    logout_user()
    cookie.clear()
    answer = redirect(url_for("public.home"))
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@bp.route("/register", methods=["GET", "POST"])
@open_to_everyone
def register() -> Answer:
    """Open an account for a citizen or for an NGO."""
    form = RegisterForm()
    if form.validate_on_submit():
        is_ngo = form.kind.data == "ngo"
        with form.submitted():
            accounts.register(
                current(),
                Registration(
                    name=form.name.data or "",
                    email=form.email.data or "",
                    password=form.password.data or "",
                    language=current_language(),
                    organisation=(form.organisation.data or " ") if is_ngo else "",
                    bin=(form.bin.data or " ") if is_ngo else "",
                ),
            )
        if form.is_done:
            return redirect(url_for("account.sent", what="confirm"))
    return render_template("account/register.html", form=form), form.status


@bp.get("/sent/<any(confirm, reset):what>")
@open_to_everyone
def sent(what: str) -> str:
    """A mail is on its way, whatever the address."""
    return render_template("account/sent.html", what=what)


@bp.route("/confirm/<string:token>", methods=["GET", "POST"])
@open_to_everyone
def confirm(token: str) -> Answer:
    """Confirm a mail address: a button, so that a mail scanner that follows links confirms nothing."""
    form = ConfirmForm()
    if form.validate_on_submit():
        with form.submitted():
            accounts.confirm_email(current(), token)
        if form.is_done:
            say("success", _("The address is confirmed. Sign in."))
            return redirect(url_for("account.login"))
    elif request.method == "GET":
        accounts.require_link(current(), "confirm", token)
    return render_template("account/confirm.html", form=form), form.status


@bp.route("/reset", methods=["GET", "POST"])
@open_to_everyone
def request_reset() -> Answer:
    """Ask for a link to choose a new password."""
    form = ResetRequestForm()
    if form.validate_on_submit():
        with form.submitted():
            accounts.request_reset(current(), form.email.data or "")
        if form.is_done:
            return redirect(url_for("account.sent", what="reset"))
    return render_template("account/request_reset.html", form=form), form.status


@bp.route("/reset/<string:token>", methods=["GET", "POST"])
@open_to_everyone
def reset(token: str) -> Answer:
    """Choose a new password by a mailed link."""
    form = NewPasswordForm()
    if form.validate_on_submit():
        with form.submitted():
            accounts.reset_password(current(), token, form.password.data or "")
        if form.is_done:
            say("success", _("The new password is set. Sign in."))
            return redirect(url_for("account.login"))
    elif request.method == "GET":
        accounts.require_link(current(), "reset", token)
    return render_template("account/reset.html", form=form), form.status


@bp.route("/invitation/<string:token>", methods=["GET", "POST"])
@open_to_everyone
def invitation(token: str) -> Answer:
    """Take an invitation: choose a password, or give the one of the account that has the address."""
    form = NewPasswordForm()
    if form.validate_on_submit():
        with form.submitted():
            invitations.take_invitation(current(), token, form.password.data or "", current_language())
        if form.is_done:
            say("success", _("The invitation is taken. Sign in."))
            return redirect(url_for("account.login"))
    offer = invitations.read_invitation(current(), token)
    return render_template("account/invitation.html", form=form, offer=offer), form.status


@bp.route("/settings", methods=["GET", "POST"])
@open_to(SIGNED_IN)
def settings() -> Answer:
    """Change one's password: every session ends, this one too."""
    form = ChangePasswordForm()
    if form.validate_on_submit():
        with form.submitted():
            accounts.change_password(current(), form.present.data or "", form.password.data or "")
        if form.is_done:
            say("success", _("The password is changed. Sign in again."))
            return redirect(url_for("account.login"))
    choice = LanguageForm(formdata=None, data={"language": current().actor.language})
    return render_template("account/settings.html", form=form, choice=choice), form.status


@bp.post("/language")
@open_to(SIGNED_IN)
def language() -> Answer:
    """Keep the language of pages and mail."""
    form = LanguageForm()
    if not form.validate_on_submit():
        return render_template(
            "account/settings.html", form=ChangePasswordForm(formdata=None), choice=form
        ), form.status
    accounts.choose_language(current(), form.language.data)
    answer = redirect(f"/{form.language.data}/account/settings")
    _remember(answer, COOKIE, form.language.data)
    return answer


@bp.post("/theme")
@open_to_everyone
def theme() -> Response:
    """Keep light or dark, or follow the device."""
    answer = redirect(safe_next(request.form.get("next")) or url_for("public.home"))
    chosen = request.form.get("theme", "")
    _remember(answer, "theme", chosen if chosen in {"light", "dark"} else "")
    return answer


def _remember(answer: Response, name: str, value: str) -> None:
    answer.set_cookie(
        name,
        value,
        max_age=_YEAR if value else 0,
        secure=services().settings.is_https,
        httponly=True,
        samesite="Lax",
        path="/",
    )
