"""The command line: `flask --app wsgi ...`. Each command calls one service and prints what it returns."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO, cast

import click
import waitress
from flask import Flask, current_app
from flask.cli import AppGroup, with_appcontext

from oversight import jobs
from oversight.documents.errors import RenderFailed
from oversight.documents.fonts import FontsMissing
from oversight.documents.sealing import SealUnusable
from oversight.documents.values import Language
from oversight.domain.errors import DomainError
from oversight.domain.terms import LANGUAGES, DocumentKind, Role
from oversight.persistence import migrate
from oversight.services import accounts as people
from oversight.services import (
    annual_report,
    audit,
    case_archive,
    demonstration,
    explaining,
    paper_files,
    paper_kinds,
    register_extract,
    verification,
)
from oversight.services.context import Services
from oversight.services.paper_kinds import Issued
from oversight.services.verification import Checked, Finding
from oversight.statute.loader import check_statute
from oversight.statute.schema import Statute


def services() -> Services:
    """The services of the running application."""
    return cast(Services, current_app.extensions["oversight"])


def show(data: dict[str, Any], form: str) -> None:
    """Print *data* as lines or as JSON."""
    if form == "json":
        click.echo(json.dumps(data, ensure_ascii=False, indent=2, default=str))
    else:
        for name, value in data.items():
            click.echo(f"{name}: {value}")


NOT_SEATED = frozenset({Role.GUEST, Role.SYSTEM})
FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")

statute = AppGroup("statute", help="The law as data.")


@statute.command("check")
def check() -> None:
    """Print ok, or each contradiction with file and line."""
    wrong = check_statute()
    for contradiction in wrong:
        click.echo(str(contradiction))
    if wrong:
        raise SystemExit(1)
    click.echo("ok")


deadline = AppGroup("deadline", help="Terms and the days they are counted by.")


@deadline.command("explain")
@click.argument("key")
@click.argument("from_on", metavar="YYYY-MM-DD")
@click.option("--lang", type=click.Choice(LANGUAGES), default="kk", show_default=True)
@FORMAT
def explain(*, key: str, from_on: str, lang: str, form: str) -> None:
    """Print when a term ends and how each of its days was counted, from the day of its event."""
    law = _statute_that_counts()
    try:
        reading = explaining.explain(law, key, from_on)
    except DomainError as error:
        raise click.ClickException(explaining.refusal_in(lang, error)) from error
    if form == "json":
        show(reading.as_json(), form)
    else:
        click.echo("\n".join(explaining.lines_of(law, reading, lang)))


def _statute_that_counts() -> Statute:
    """The statute with the approved changes of the calendar; as the files have it while there are no tables yet."""
    if not migrate.current_revision(services().database.engine):
        return services().statute
    with services().context(writes=False) as ctx:
        return ctx.statute


database = AppGroup("database", help="The tables.")


@database.command("upgrade")
@FORMAT
def upgrade(form: str) -> None:
    """Bring the tables to the newest revision; print the revision reached."""
    show({"revision": migrate.upgrade(services().database.engine)}, form)


demo = AppGroup("demo", help="The demonstration.")


@demo.command("load")
@click.option("--cases", default=60, show_default=True, type=click.IntRange(0, 10_000_000))
@click.option("--seed", default=1, show_default=True, type=int)
@click.option("--if-empty", is_flag=True, help="Do nothing when there are cases already.")
@FORMAT
def load(*, cases: int, seed: int, if_empty: bool, form: str) -> None:
    """Load reference data, the demonstration accounts and invented cases; the same seed gives the same cases."""
    show(demonstration.load(services(), cases=cases, seed=seed, if_empty=if_empty), form)


accounts = AppGroup("accounts", help="People who can sign in.")


@accounts.command("add")
@click.option("--email", prompt=True)
@click.option("--name", prompt="Name")
@click.option("--role", prompt=True, type=click.Choice([role.value for role in Role if role not in NOT_SEATED]))
@click.option("--body", default="", prompt="Body: key or BIN (empty for none)")
@click.option("--language", type=click.Choice(LANGUAGES), default="kk", show_default=True)
@click.password_option()
def add(*, email: str, name: str, role: str, body: str, language: str, password: str) -> None:
    """Add an account with one seat; asks for what is not given."""
    try:
        added = people.add_account(
            services(), email=email, name=name, role=Role(role), body=body, language=language, password=password
        )
    except DomainError as error:
        raise click.ClickException(str(error)) from error
    show(added, "text")


papers = AppGroup("papers", help="The papers of the procedure.")
HOW_ISSUED = {
    Issued.BY_ACT: "issued by an act",
    Issued.ON_DEMAND: "made on demand",
    Issued.NOT_YET: "complete, nothing issues it yet",
}
EXITS = {Finding.INTACT: 0, Finding.CHANGED: 1, Finding.UNKNOWN: 2}


@papers.command("list")
@click.option("--lang", type=click.Choice(LANGUAGES), default="kk", show_default=True)
@FORMAT
def list_papers(*, lang: Language, form: str) -> None:
    """Print every kind of paper: how it comes about, its elements and why each has to be there."""
    for line in paper_kinds.list_kinds(services().statute, lang):
        if form == "json":
            click.echo(json.dumps(asdict(line), ensure_ascii=False))
            continue
        how = f"{HOW_ISSUED[line.issued]}: {line.where}" if line.where else HOW_ISSUED[line.issued]
        click.echo(f"{line.kind}: {line.name} ({how})")
        for element in line.elements:
            click.echo(f"  {element.key}: {element.name} [{element.basis}]")


@papers.command("sample")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--kind", type=click.Choice([kind.value for kind in DocumentKind]))
@click.option("--lang", type=click.Choice(LANGUAGES))
def write_samples(*, folder: Path, kind: str | None, lang: str | None) -> None:
    """Typeset the samples of all kinds and languages, or of those asked for, with SAMPLE on each page."""
    kinds = [DocumentKind(kind)] if kind else list(DocumentKind)
    languages = paper_files.languages_of(lang)
    try:
        for path in paper_files.write_samples(services(), folder, kinds, languages):
            click.echo(str(path))
    except (FontsMissing, RenderFailed) as error:
        raise click.ClickException(str(error)) from error


@papers.command("export")
@click.argument("number")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
def export_papers(*, number: str, folder: Path) -> None:
    """Write the issued papers of a case into a folder, byte for byte."""
    try:
        for path in paper_files.export_papers(services(), number, folder):
            click.echo(str(path))
    except DomainError as error:
        raise click.ClickException(str(error)) from error


@papers.command("archive")
@click.argument("number")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--lang", type=click.Choice(LANGUAGES), default="kk", show_default=True)
@click.option("--public", "is_public", is_flag=True, help="Only what the public copy of the case lists.")
def archive_papers(*, number: str, folder: Path, lang: Language, is_public: bool) -> None:
    """Write the whole file of a case as one archive: papers, list, timeline, digests."""
    try:
        path = case_archive.write_archive(services(), number, folder, language=lang, is_public=is_public)
    except (DomainError, FontsMissing, RenderFailed) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{path} ({path.stat().st_size} bytes)")


@papers.command("annual")
@click.argument("body")
@click.argument("year", type=click.IntRange(2000, 2100))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
def write_annual_report(*, body: str, year: int, folder: Path) -> None:
    """Write the annual report of a commission or an agency (its key): the file of figures, then a paper a language."""
    try:
        for path in annual_report.write_report(services(), body, year, folder):
            click.echo(str(path))
    except (DomainError, FontsMissing, RenderFailed) as error:
        raise click.ClickException(str(error)) from error


@papers.command("register")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--filter", "filters", metavar="NAME=VALUE", multiple=True, help="As in the address of /register.")
@click.option("--issuer", metavar="KEY", help="The commission that issues it, where there is more than one.")
def write_register_extract(*, folder: Path, filters: tuple[str, ...], issuer: str | None) -> None:
    """Write an extract of the public register: tables (CSV, XLSX), their digests, a paper; in three languages."""
    given = {name: value for name, _, value in (one.partition("=") for one in filters)}
    if len(given) < len(filters):
        raise click.ClickException("A filter is given twice.")
    try:
        for path in register_extract.write_extract(services(), folder, given, issuer=issuer):
            click.echo(str(path))
    except (DomainError, FontsMissing, RenderFailed) as error:
        raise click.ClickException(str(error)) from error


@papers.command("verify")
@click.argument("file", type=click.File("rb"))
@FORMAT
def verify_paper(*, file: BinaryIO, form: str) -> None:
    """Print what a file is, its status and its place in the case log.

    Exit 0: issued here and intact; 1: the number is known, the bytes differ; 2: not issued here, such as a sample.
    """
    with services().context(writes=False) as ctx:
        checked = verification.check_file(ctx, iter(lambda: file.read(65536), b""))
    show({name: value for name, value in _found(checked).items() if value not in (None, ())}, form)
    raise SystemExit(EXITS[checked.finding])


def _found(checked: Checked) -> dict[str, Any]:
    found: dict[str, Any] = {"finding": checked.finding.value, "number": checked.number, "sha256": checked.digest}
    if checked.is_sample:
        found["sample"] = True
    if checked.paper:
        found |= asdict(checked.paper)
        if checked.paper.seal:
            found["seal"] = checked.paper.seal.state.value
            found |= {"sealed_by": checked.paper.seal.subject, "certificate_sha256": checked.paper.seal.certificate}
            found["seal_is"] = "of the operator; not a qualified electronic signature (EDS) of Kazakhstan"
    return found


log = AppGroup("log", help="The logs of the cases.")


@log.command("verify")
@click.option("--case", "number", metavar="NUMBER", help="Only this case.")
@FORMAT
def verify_log(*, number: str | None, form: str) -> None:
    """Print ok with head and count, or the first wrong event; exit 1."""
    with services().context(writes=False) as ctx:
        try:
            verdicts = (audit.verify(ctx, number),) if number else audit.verify_all(ctx)
            count = dockets = 0
            for verdict in verdicts:
                if verdict.first_wrong is not None:
                    show({"case": verdict.number, "first_wrong": verdict.first_wrong}, form)
                    raise SystemExit(1)
                count, dockets = count + verdict.count, dockets + 1
        except DomainError as error:
            raise click.ClickException(str(error)) from error
    one = {"case": number, "head": verdict.head} if number else {"cases": dockets}
    show({"log": "ok", **one, "events": count}, form)


jobs_group = AppGroup("jobs", help="Mail, papers and the daily watch.")


@jobs_group.command("run")
def run() -> None:
    """Work until told to stop."""
    try:
        jobs.run_worker(services())
    except SealUnusable as error:
        raise click.ClickException(str(error)) from error


@jobs_group.command("tick")
@FORMAT
def tick(form: str) -> None:
    """One round of the daily watch; safe to run twice."""
    show(jobs.tick(services()), form)


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, envvar="PORT", type=int)
@click.option("--threads", default=4, show_default=True, type=int)
@with_appcontext
def serve(host: str, port: int, threads: int) -> None:
    """Serve the site with waitress and print where it is; in demonstration mode also the logins."""
    settings = services().settings
    if settings.is_demo and host not in {"127.0.0.1", "::1", "localhost"}:
        raise click.ClickException("The demonstration binds to loopback only.")
    click.echo(f"Oversight: {settings.base_url}")
    if settings.is_demo:
        click.echo(demonstration.logins())
    application = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001
    waitress.serve(
        application,
        host=host,
        port=port,
        threads=threads,
        ident=None,  # no name of the server in the headers
        clear_untrusted_proxy_headers=True,
        max_request_body_size=settings.limits.body_bytes,
        max_request_header_size=32 * 1024,
    )


def init_app(app: Flask) -> None:
    """Register every command."""
    for group in (statute, deadline, database, demo, accounts, papers, log, jobs_group, serve):
        app.cli.add_command(group)
