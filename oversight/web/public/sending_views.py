"""Beginning a filing, its attachments, the last look, and what comes after sending."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _

from oversight.domain import policy
from oversight.domain.errors import NotVisible
from oversight.domain.terms import Action
from oversight.services import attachments, choices, complaints, drafts, filed, filing_steps
from oversight.services.answers import Step
from oversight.services.attachments import Upload
from oversight.services.drafts import DraftView
from oversight.web.access import open_to_everyone
from oversight.web.context import current, say, sentence
from oversight.web.downloads import attachment_response
from oversight.web.language import current_language
from oversight.web.public.blueprint import (
    Answer,
    DraftGone,
    bp,
    draft_token,
    drop_draft_cookie,
    keep_draft_cookie,
    key_of,
    open_draft,
    stop_tracking,
    track,
)
from oversight.web.public.filing_views import ORDER, address, following, frame_of
from oversight.web.public.forms import CATEGORIES, ActionForm, FilesForm, SendForm
from oversight.web.sanity import takes_files, takes_many


@bp.route("/complaints/new", methods=["GET", "POST"])
@open_to_everyone
def start() -> Answer:
    """Before the first field: what is asked, who will see what; then a draft begins."""
    ctx, token = current(), draft_token()
    form = ActionForm()
    if form.validate_on_submit():
        with form.submitted():
            key = drafts.start(ctx, request.remote_addr or "")
        if form.is_done:
            return keep_draft_cookie(redirect(address(key.id, Step.WHO)), key)
    found = drafts.find_by_cookie(ctx, token) if token else None
    text = render_template(
        "public/start.html",
        form=form,
        may_file=policy.is_permitted(ctx.actor, Action.SUBMIT),
        is_guest=ctx.actor.account_id is None,
        found=found,
        found_url=address(found.id, found.answers.next_page) if found else None,
        own_drafts=[(line, address(line.id, line.next_page)) for line in drafts.listed(ctx)],
        commissions=choices.commissions(ctx),
        limits=ctx.settings.limits,
    )
    return text, form.status


@bp.post("/complaints/new/adopt")
@open_to_everyone
def adopt_draft() -> Answer:
    """Go on in the account with what was begun before signing in."""
    form, token = ActionForm(), draft_token()
    if not form.validate_on_submit() or token is None:
        raise DraftGone
    try:
        key = drafts.adopt(current(), token)
    except NotVisible as error:
        raise DraftGone from error
    return drop_draft_cookie(redirect(address(key.id, open_draft(key).answers.next_page)))


@bp.route("/complaints/new/<uuid:draft_id>/files", methods=["GET", "POST"])
@open_to_everyone
@takes_files
@takes_many("files")
def files(draft_id: UUID) -> Answer:
    """Attachments: added some at a time, listed, removed; the page may be passed without any."""
    key, form = key_of(draft_id), FilesForm()
    here = address(draft_id, Step.FILES) + ("?then=check" if request.args.get("then") == "check" else "")
    if form.validate_on_submit():
        uploads = [Upload(file.filename, file.stream) for file in form.files.data or () if file and file.filename]
        refused = []
        try:
            with form.submitted():
                refused = filing_steps.add_files(current(), key, uploads)
                if request.form.get("go") == "on" and not refused:
                    filing_steps.save_files(current(), key)
        except NotVisible as error:
            raise DraftGone from error
        if form.is_done and not refused:
            to = following(draft_id, Step.FILES) if request.form.get("go") == "on" else here
            return keep_draft_cookie(redirect(to), key)
        if refused:
            form.files.errors = [_("%(name)s: %(why)s", name=one.name, why=sentence(one.error)) for one in refused]
            form.status = 422
    draft = open_draft(key)
    if draft.number is not None:
        return redirect(url_for("public.done", draft_id=draft_id))
    text = render_template(
        "public/filing_files.html",
        form=form,
        limits=current().settings.limits,
        size=sum(file.size for file in draft.files),
        **frame_of(draft, Step.FILES),
    )
    return text, form.status


@bp.post("/complaints/new/<uuid:draft_id>/files/<uuid:file_id>/remove")
@open_to_everyone
def remove_draft_file(draft_id: UUID, file_id: UUID) -> Answer:
    """Take one file out again."""
    key = key_of(draft_id)
    open_draft(key)
    if ActionForm().validate_on_submit():
        filing_steps.remove_file(current(), key, file_id)
        say("success", _("The file was removed."))
    return keep_draft_cookie(redirect(address(draft_id, Step.FILES)), key)


@bp.get("/complaints/new/<uuid:draft_id>/files/<uuid:file_id>")
@open_to_everyone
def draft_file(draft_id: UUID, file_id: UUID) -> Answer:
    """One's own file back, as a download."""
    draft = open_draft(key_of(draft_id))
    download = attachments.open_draft_file(current(), draft.id, file_id)
    return attachment_response(download.stream, download.name)


@bp.route("/complaints/new/<uuid:draft_id>/check", methods=["GET", "POST"])
@open_to_everyone
def check(draft_id: UUID) -> Answer:
    """Everything once more, each answer with the way to change it; then it is sent, once."""
    key, form = key_of(draft_id), SendForm()
    if form.validate_on_submit():
        command = form.command(key, current_language(), request.remote_addr or "")
        try:
            with form.submitted():
                complaints.submit(current(), command)
        except NotVisible as error:
            raise DraftGone from error
        if form.is_done:
            return keep_draft_cookie(redirect(url_for("public.done", draft_id=draft_id)), key)
    draft = open_draft(key)
    if draft.number is not None:
        return redirect(url_for("public.done", draft_id=draft_id))
    return render_template(
        "public/filing_check.html",
        form=form,
        names=_names(draft),
        missing=[(one.sentence, f"{address(draft_id, one.step)}?then=check") for one in draft.missing],
        urls={step.value: f"{address(draft_id, step)}?then=check" for step in ORDER},
        **frame_of(draft, None),
    ), form.status


def _names(draft: DraftView) -> dict[str, Any]:
    """The words behind the keys of the answers."""
    statute, language, answers = current().statute, current_language(), draft.answers
    commissions = {one.id: one.names[language] for one in choices.commissions(current())}
    agencies = {one.id: one.names[language] for one in choices.agencies(current())}
    region, topic = statute.regions.get(answers.region), statute.topics.get(answers.topic)
    return {
        "category": str(CATEGORIES[answers.category]) if answers.category else "",
        "region": region.name.of(language) if region else "",
        "topic": topic.name.of(language) if topic else "",
        "commission": commissions.get(answers.commission_id, "") if answers.commission_id else "",
        "agency": agencies.get(answers.agency_id, "") if answers.agency_id else answers.agency_text,
    }


@bp.get("/complaints/new/<uuid:draft_id>/done")
@open_to_everyone
def done(draft_id: UUID) -> Answer:
    """The number, the secret of a guest, the first term, the way to the receipt."""
    key = key_of(draft_id)
    if open_draft(key).number is None:
        return redirect(address(draft_id, None))
    filing = filed.show_filed(current(), key)
    if filing.is_guest:
        track(filing.docket_id)
    return render_template("public/filing_done.html", filing=filing, draft_id=draft_id, form=ActionForm())


@bp.post("/complaints/new/<uuid:draft_id>/finish")
@open_to_everyone
def finish(draft_id: UUID) -> Answer:
    """Forget the filing on this device: number and secret are written down."""
    if ActionForm().validate_on_submit():
        with suppress(NotVisible):  # it was over already: the device forgets it all the same
            drafts.delete(current(), key_of(draft_id))
        stop_tracking()
        say("success", _("This device has forgotten your filing. Number and tracking code open it again."))
    return drop_draft_cookie(redirect(url_for("public.home")))


@bp.route("/complaints/new/<uuid:draft_id>/delete", methods=["GET", "POST"])
@open_to_everyone
def delete_draft(draft_id: UUID) -> Answer:
    """Throw the draft away, after asking once."""
    key, form = key_of(draft_id), ActionForm()
    draft = open_draft(key)
    if form.validate_on_submit():
        with form.submitted():
            drafts.delete(current(), key)
        if form.is_done:
            say("success", _("The draft was deleted with everything in it."))
            return drop_draft_cookie(redirect(url_for("public.start")))
    return render_template("public/delete_draft.html", form=form, draft=draft, back_url=address(draft_id, Step.WHO))
