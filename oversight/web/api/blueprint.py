"""The blueprint of the open data: no cookie, no prefix, no limit; what is published and nothing else."""

from flask import Blueprint

bp = Blueprint("api", __name__, url_prefix="/api/v1")
