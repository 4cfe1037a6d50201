"""How a file leaves: always to be saved, never to be shown by the browser as part of this site."""

import re
from collections.abc import Generator
from typing import BinaryIO
from urllib.parse import quote

from flask import Response

from oversight.domain.attachments import clean_file_name

OCTETS = "application/octet-stream"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OWN_TYPES = frozenset({"application/pdf", "text/csv", XLSX, "application/zip", "application/json", "text/calendar"})
POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9. _-]")
_CHUNK = 64 * 1024


def attachment_response(
    content: bytes | BinaryIO | Generator[bytes, None, None], name: str, media_type: str = OCTETS
) -> Response:
    """An answer that makes the browser save *content* as *name*.

    *media_type* is for what this system made itself (PDF, CSV, XLSX, ZIP, JSON, a calendar); all else goes out as
    octets, so give none for what people sent in. A stream is closed at the end. Ranges and conditions are not answered,
    caches keep nothing.
    """
    is_own = media_type.partition(";")[0] in OWN_TYPES
    body = content if isinstance(content, bytes | Generator) else iter(lambda: content.read(_CHUNK), b"")
    response = Response(body, content_type=media_type if is_own else OCTETS)
    response.headers["Content-Disposition"] = disposition(name)
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Accept-Ranges"] = "none"
    if not isinstance(content, bytes):
        response.call_on_close(content.close)
    return response


def disposition(name: str) -> str:
    """The header value: an ASCII form for old clients and the full name in UTF-8 (RFC 6266)."""
    name = clean_file_name(name) or "file"
    plain = _NOT_PLAIN.sub("_", name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
