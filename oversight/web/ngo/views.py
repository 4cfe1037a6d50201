"""Pages of the ngo desk."""

from flask import Blueprint

bp = Blueprint("ngo", __name__, url_prefix="/ngo")
