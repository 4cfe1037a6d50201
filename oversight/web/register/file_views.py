"""The register as a file under the filters of the page: CSV, streamed, and XLSX."""

from tempfile import TemporaryFile
from threading import BoundedSemaphore
from typing import BinaryIO, cast

from flask import Blueprint, Response, request

from oversight.domain.errors import UnknownFilter
from oversight.services import register, register_files
from oversight.services.register import Filters
from oversight.services.register_files import FilesBusy
from oversight.web.access import open_to_everyone
from oversight.web.context import Context, current
from oversight.web.downloads import XLSX, attachment_response
from oversight.web.language import current_language
from oversight.web.session import services

bp = Blueprint("register_files", __name__)

CSV = "text/csv; charset=utf-8"

_place = BoundedSemaphore()
"""For long files: one at a time in a process, so that readers of pages do not wait for them."""


@bp.get("/register.csv")
@open_to_everyone
def csv_file() -> Response:
    """The rows of the page as CSV, newest first, sent while they are read."""
    ctx, filters = _asked()
    wording = register_files.wording_of(ctx, current_language())
    is_long = _take_place(ctx, filters)
    pieces = register_files.stream_csv(services(), filters, wording)
    response = attachment_response(pieces, f"register-{ctx.today}.csv", CSV)
    if is_long:
        response.call_on_close(_place.release)
    return response


@bp.get("/register.xlsx")
@open_to_everyone
def xlsx_file() -> Response:
    """The same as a workbook, every cell typed as text."""
    ctx, filters = _asked()
    wording = register_files.wording_of(ctx, current_language())
    is_long = _take_place(ctx, filters)
    file = cast(BinaryIO, TemporaryFile())  # noqa: SIM115 - closed by the answer
    try:
        if request.method != "HEAD":
            register_files.write_xlsx(services(), filters, wording, file)
            file.seek(0)
    except BaseException:
        file.close()
        raise
    finally:
        if is_long:
            _place.release()
    return attachment_response(file, f"register-{ctx.today}.xlsx", XLSX)


def _asked() -> tuple[Context, Filters]:
    """The filters of the address; a file has no pages, so it takes no cursor. Raises UnknownFilter."""
    if "cursor" in request.args:
        raise UnknownFilter
    ctx = current()
    return ctx, register.filters_from(ctx, request.args.to_dict())[0]


def _take_place(ctx: Context, filters: Filters) -> bool:
    """Whether the file is long, and so has taken the place of one. Raises FilesBusy while another has it."""
    is_long = register_files.is_longer(ctx, filters, register_files.LONG)
    if is_long and not _place.acquire(blocking=False):
        raise FilesBusy
    return is_long
