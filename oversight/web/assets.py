"""Addresses of static files with their digest, without a language prefix, so that they may be cached for good."""

import hashlib
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent / "static"


@cache
def asset(name: str) -> str:
    """'/static/app.css?v=1a2b3c4d' for a file of the static folder."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]
    return f"/static/{name}?v={digest}"
