"""Every page of the walk: its name, who opens it, its address. A new page is one more row.

In an address stand the stages of `stages.py` in braces, and the ids kept beside them.
"""

from typing import NamedTuple


class Page(NamedTuple):
    """One page. *who* is the mail name of one of the demonstration's people, empty for a guest."""

    name: str
    who: str
    path: str
    status: int = 200


SECRETARY, CHAIR, MEMBER = "secretary", "chair", "member1"
HEAD, OFFICER = "agency-head", "agency-officer"
CASE, CABINET, DRAFT = "/commission/cases", "/agency/cases", "/complaints/new/{draft}"

OF_EVERYBODY = (
    Page("home", "", "/"),
    Page("register", "", "/register"),
    Page("register-filtered", "", "/register?state=in_review&q=жайылым"),
    Page("register-empty", "", "/register?q=жоқ-мұндай"),
    Page("public-admitted", "", "/cases/{admitted}"),
    Page("public-sent", "", "/cases/{sent}"),
    Page("public-overdue", "", "/cases/{overdue}"),
    Page("public-closed", "", "/cases/{closed}"),
    Page("public-none", "", "/cases/2026-99999", 404),
    Page("start", "", "/complaints/new"),
    Page("track", "", "/track"),
    Page("login", "", "/account/login"),
    Page("open-account", "", "/account/register"),
    Page("reset", "", "/account/reset"),
    Page("mail-sent", "", "/account/sent/confirm"),
)
OF_THE_LAW = (
    Page("law", "", "/law"),
    Page("law-act", "", "/law/acts/appk"),
    Page("law-terms", "", "/law/deadlines"),
    Page("law-term", "", "/law/deadlines/object_response"),
    Page("law-house-rule", "", "/law/deadlines/complaint_fix"),
    Page("law-calendar", "", "/law/calendar/2026"),
    Page("law-calendar-computed", "", "/law/calendar/2031"),
    Page("law-grounds", "", "/law/grounds"),
    Page("law-papers", "", "/law/papers"),
    Page("law-paper", "", "/law/papers/final_document_recommendation"),
    Page("calculator", "", "/deadlines"),
    Page("calculator-answer", "", "/deadlines?key=final_doc_dispatch&from=2026-03-19"),
    Page("calculator-receipt", "", "/deadlines?key=complaint_register&from=2026-04-24&time=18:30&commission=other"),
    Page("calculator-refusal", "", "/deadlines?key=object_response&from=2024-02-30", 422),
)
OF_THE_FILER = (
    Page("my-cases", "citizen", "/my/cases"),
    Page("draft-who", "citizen", f"{DRAFT}/who"),
    Page("draft-place", "citizen", f"{DRAFT}/place"),
    Page("draft-body", "citizen", f"{DRAFT}/body"),
    Page("draft-what", "citizen", f"{DRAFT}/what"),
    Page("draft-when", "citizen", f"{DRAFT}/when"),
    Page("draft-files", "citizen", f"{DRAFT}/files"),
    Page("draft-seen", "citizen", f"{DRAFT}/seen"),
    Page("draft-check", "citizen", f"{DRAFT}/check"),
    Page("draft-delete", "citizen", f"{DRAFT}/delete"),
    Page("done", "citizen", "/complaints/new/{done}/done"),
    Page("own-case", "citizen", "/my/cases/{fix}"),
    Page("own-fix", "citizen", "/my/cases/{fix}/fix"),
    Page("own-withdraw", "citizen", "/my/cases/{filed}/withdraw"),
    Page("own-closed", "citizen", "/my/cases/{closed}"),
    Page("settings", "citizen", "/account/settings"),
    Page("organisation", "ngo", "/ngo/"),
)
OF_INTAKE = (
    Page("desk-secretary", SECRETARY, "/commission/"),
    Page("desk-mine", SECRETARY, "/commission/?view=mine"),
    Page("case-filed", SECRETARY, f"{CASE}/{{filed}}"),
    Page("case-taken", SECRETARY, f"{CASE}/{{taken}}"),
    Page("request-fix", SECRETARY, f"{CASE}/{{taken}}/fix"),
    Page("return", SECRETARY, f"{CASE}/{{taken}}/return"),
    Page("forward", SECRETARY, f"{CASE}/{{taken}}/forward"),
    Page("forward-part", SECRETARY, f"{CASE}/{{taken}}/forward-part"),
    Page("escalate", SECRETARY, f"{CASE}/{{taken}}/escalate"),
    Page("put-forward", SECRETARY, f"{CASE}/{{taken}}/put-forward"),
    Page("record", SECRETARY, "/commission/record"),
    Page("terminate", CHAIR, f"{CASE}/{{taken}}/terminate"),
)
OF_VOTES = (
    Page("desk-chair", CHAIR, "/commission/"),
    Page("desk-member", MEMBER, "/commission/"),
    Page("desk-expert", "expert", "/commission/"),
    Page("declaration", MEMBER, f"{CASE}/{{undeclared}}"),
    Page("declaration-again", MEMBER, f"{CASE}/{{proposed}}/declaration"),
    Page("recused", "member5", f"{CASE}/{{voting}}", 403),
    Page("case-proposed", CHAIR, f"{CASE}/{{proposed}}"),
    Page("decide-as-chair", CHAIR, f"{CASE}/{{proposed}}/chair-decision/admit"),
    Page("open-vote", SECRETARY, f"{CASE}/{{proposed}}/votes/new/admit"),
    Page("ballot", MEMBER, f"{CASE}/{{voting}}/votes/{{admission}}"),
    Page("vote-watched", SECRETARY, f"{CASE}/{{voting}}/votes/{{admission}}"),
    Page("ballot-recommendation", MEMBER, f"{CASE}/{{deciding}}/votes/{{decision}}"),
    Page("vote-closed", MEMBER, f"{CASE}/{{decided}}/votes/{{carried}}"),
)
OF_THE_CONTROL = (
    Page("case-admitted", SECRETARY, f"{CASE}/{{admitted}}"),
    Page("programme", SECRETARY, f"{CASE}/{{cleared}}/programme"),
    Page("case-cleared", CHAIR, f"{CASE}/{{cleared}}"),
    Page("notify", SECRETARY, f"{CASE}/{{opened}}/notify"),
    Page("case-running", MEMBER, f"{CASE}/{{running}}"),
    Page("findings", MEMBER, f"{CASE}/{{running}}/findings"),
    Page("finding-new", MEMBER, f"{CASE}/{{running}}/findings/new"),
    Page("finding-withdraw", MEMBER, f"{CASE}/{{running}}/findings/1/withdraw"),
    Page("visit-new", MEMBER, f"{CASE}/{{running}}/visits/new"),
    Page("public-hearing-new", SECRETARY, f"{CASE}/{{running}}/hearings/new"),
    Page("opinion-new", "expert", f"{CASE}/{{running}}/opinions/new"),
    Page("request-new", MEMBER, f"{CASE}/{{running}}/requests/new"),
    Page("request-on-paper", MEMBER, f"{CASE}/{{running}}/requests/1/answer"),
    Page("complete", CHAIR, f"{CASE}/{{running}}/complete"),
    Page("suspend", CHAIR, f"{CASE}/{{running}}/suspend"),
    Page("no-findings", CHAIR, f"{CASE}/{{running}}/close-without-findings"),
    Page("discontinue", CHAIR, f"{CASE}/{{running}}/discontinue"),
    Page("final-begin", MEMBER, f"{CASE}/{{completed}}/final/begin"),
    Page("final", MEMBER, f"{CASE}/{{written}}/final"),
    Page("final-sections", MEMBER, f"{CASE}/{{written}}/final/sections"),
    Page("recommendations", MEMBER, f"{CASE}/{{written}}/final/recommendations"),
    Page("recommendation-new", MEMBER, f"{CASE}/{{written}}/final/recommendations/new"),
    Page("recommendation-edit", MEMBER, f"{CASE}/{{written}}/final/recommendations/1"),
    Page("recommendation-remove", MEMBER, f"{CASE}/{{written}}/final/recommendations/1/remove"),
    Page("final-preview", MEMBER, f"{CASE}/{{adopted}}/final/preview"),
    Page("dispatch", SECRETARY, f"{CASE}/{{adopted}}/dispatch"),
    Page("case-adopted", SECRETARY, f"{CASE}/{{adopted}}"),
)
OF_THE_AGENCY = (
    Page("desk-agency", HEAD, "/agency/"),
    Page("desk-officer", OFFICER, "/agency/"),
    Page("cabinet-told", HEAD, f"{CABINET}/{{running}}"),
    Page("request-answer", OFFICER, f"{CABINET}/{{running}}/requests/1"),
    Page("cabinet-sent", OFFICER, f"{CABINET}/{{sent}}"),
    Page("cabinet-received", HEAD, f"{CABINET}/{{received}}"),
    Page("cabinet-assigned", OFFICER, f"{CABINET}/{{assigned}}"),
    Page("cabinet-overdue", HEAD, f"{CABINET}/{{overdue}}"),
    Page("answer-empty", OFFICER, f"{CABINET}/{{assigned}}/answer"),
    Page("answer-written", OFFICER, f"{CABINET}/{{refusing}}/answer"),
    Page("hearing", HEAD, f"{CABINET}/{{refusing}}/hearing"),
    Page("hearing-notice", OFFICER, f"{CABINET}/{{refusing}}/hearing/notice"),
    Page("hearing-record", OFFICER, f"{CABINET}/{{announced}}/hearing/record"),
    Page("hearing-held", OFFICER, f"{CABINET}/{{heard}}/hearing"),
    Page("hearing-omit", HEAD, f"{CABINET}/{{refusing}}/hearing/omission"),
    Page("send-not-yet", HEAD, f"{CABINET}/{{refusing}}/answer/send"),
    Page("send", HEAD, f"{CABINET}/{{accepting}}/answer/send"),
    Page("report-measure", OFFICER, f"{CABINET}/{{following}}/measures/2"),
    Page("cabinet-following", OFFICER, f"{CABINET}/{{following}}"),
    Page("cabinet-closed", HEAD, f"{CABINET}/{{closed}}"),
)
OF_FOLLOW_UP = (
    Page("case-answered", SECRETARY, f"{CASE}/{{answered}}"),
    Page("answers", MEMBER, f"{CASE}/{{answered}}/answers"),
    Page("completion", SECRETARY, f"{CASE}/{{answered}}/completion"),
    Page("waiver", SECRETARY, f"{CASE}/{{refusing}}/hearing/waiver"),
    Page("follow-up", SECRETARY, f"{CASE}/{{assessed}}/follow-up"),
    Page("case-following", SECRETARY, f"{CASE}/{{following}}"),
    Page("check-measure", SECRETARY, f"{CASE}/{{following}}/measures/1"),
    Page("close-not-yet", CHAIR, f"{CASE}/{{following}}/close"),
    Page("close", CHAIR, f"{CASE}/{{checked}}/close"),
    Page("case-closed", CHAIR, f"{CASE}/{{closed}}"),
)
OF_THE_OFFICE = (
    Page("office", "admin", "/admin/"),
    Page("invite", "admin", "/admin/invite"),
    Page("outbox", "admin", "/admin/mail"),
    Page("log", "auditor", "/admin/log"),
    Page("log-of-case", "auditor", "/admin/log?number={closed}"),
    Page("calendars", "auditor", "/admin/calendar/"),
    Page("calendar", "auditor", "/admin/calendar/{calendar}"),
    Page("calendar-own", "admin", "/admin/calendar/{calendar}"),
    Page("calendar-import", "admin", "/admin/calendar/import"),
    Page("rules", "admin", "/admin/rules/"),
    Page("own-terms", "admin", "/admin/rules/{commission}"),
    Page("change-term", "admin", "/admin/rules/{commission}/complaint_fix"),
    Page("acts", "auditor", "/admin/acts"),
    Page("papers", "admin", "/admin/papers"),
)

PAGES = (
    OF_EVERYBODY
    + OF_THE_LAW
    + OF_THE_FILER
    + OF_INTAKE
    + OF_VOTES
    + OF_THE_CONTROL
    + OF_THE_AGENCY
    + OF_FOLLOW_UP
    + OF_THE_OFFICE
)
